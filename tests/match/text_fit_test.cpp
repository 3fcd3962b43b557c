#include "match/text_fit.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "world.hpp"

namespace caunoi {
namespace {

using test::World;

std::vector<std::optional<double>> fits(const World& world, const Need& need, std::vector<SupplyTraits>& supplies) {
  supplies.clear();
  for (const auto& t : world.survey.technologies()) supplies.push_back(traits_of(t, world.survey, {}));
  for (const auto& x : world.survey.experts()) supplies.push_back(traits_of(x, world.survey));
  const auto text = TextFit::make(world.survey, supplies, world.ground.texts, world.ground.lexicon, {});
  return (*text)(need, Analyser(world.ground.lexicon));
}

TEST(Curve, RisesFromZeroThroughAHalf) {
  EXPECT_EQ(fit_of_excess(-1, 0.06), 0);
  EXPECT_EQ(fit_of_excess(0, 0.06), 0);
  EXPECT_NEAR(fit_of_excess(0.06, 0.06), 0.5, 1e-12);
  EXPECT_LT(fit_of_excess(0.029, 0.06), 0.20);
  double before = 0;
  for (double e = 0.01; e < 1; e += 0.01) {
    EXPECT_GT(fit_of_excess(e, 0.06), before);
    before = fit_of_excess(e, 0.06);
    EXPECT_LT(before, 1);
  }
}

TEST(Background, IsCautiousWhereThereIsLittle) {
  EXPECT_EQ(background_of({}), 0);
  std::vector<double> one{0.4}, three{0.5, 0.01, 0.01};
  EXPECT_LT(background_of(one), 0.2);     // the only offer may be the answer
  EXPECT_LT(background_of(three), 0.01);  // so may one of three
  std::vector<double> many(200, 0.02);
  many[0] = many[1] = 0.9;
  EXPECT_NEAR(background_of(many), 0.02, 1e-3);
}

TEST(TextFit, TheSameProblemFitsAnotherDoesNot) {
  const World world(test::made(test::small_records()));
  std::vector<SupplyTraits> supplies;
  const auto fit = fits(world, *world.survey.need("N-1"), supplies);
  ASSERT_EQ(fit.size(), 5U);
  EXPECT_GT(*fit[0], 0.5);  // dyeing wastewater
  EXPECT_LT(*fit[3], 0.2);  // orchids
  EXPECT_GT(*fit[4], 0.2);  // the expert of dyeing wastewater
}

TEST(TextFit, WithoutALexiconAnotherLanguageIsUnknown) {
  const World world(test::made(test::small_records()));
  std::vector<SupplyTraits> supplies;
  EXPECT_FALSE(fits(world, *world.survey.need("N-2"), supplies)[1]);
}

class WithLexicon : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::temp_directory_path() /
            ("caunoi-lexicon-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".tsv");
    std::ofstream(path_) << "concept\tfield\tbroader\tvi\tja\ten\n"
                            "foundry_sand\tMAT\t\tkhuôn cát|cát\t鋳物砂|砂\tfoundry sand\n"
                            "gas_defect\tMAT\t\trỗ khí\tガス欠陥\tgas defect\n"
                            "clay\tMAT\t\tsét\t粘土\tclay\n"
                            "iron\tMAT\t\tgang\t鋳鉄\tcast iron\n"
                            "dye\tENV\t\tnhuộm\t染色\tdyeing\n";
  }
  void TearDown() override { std::filesystem::remove(path_); }
  std::filesystem::path path_;
};

TEST_F(WithLexicon, ConceptsCrossLanguages) {
  const auto lexicon = Lexicon::load(path_);
  ASSERT_TRUE(lexicon);
  auto records = test::small_records();
  for (int i = 0; i < 6; ++i) {  // other Japanese technologies, so that there is a background
    Technology t = records.technologies[1];
    t.id = "T-9" + std::to_string(i);
    t.title = {"", "染色工場の省エネ", ""};
    t.summary.ja = "染色機の廃熱を回収する。粘土と鋳鉄の設備にも使う。";
    records.technologies.push_back(t);
  }
  const World world(test::made(records), &*lexicon);
  std::vector<SupplyTraits> supplies;
  const auto fit = fits(world, *world.survey.need("N-2"), supplies);
  ASSERT_TRUE(fit[1]);
  EXPECT_GT(*fit[1], 0.5);
  for (std::size_t i = 4; i < 10; ++i) EXPECT_LT(fit[i].value_or(0), *fit[1]);
}

TEST(TextFit, TheCorpusMostlyFallsBelowTheGate) {
  const Survey survey = test::corpus();
  if (survey.needs().empty()) GTEST_SKIP() << "no corpus";
  const World world(survey);
  std::vector<SupplyTraits> supplies;
  std::size_t pairs = 0, below = 0, needs = 0, answered = 0;
  for (std::size_t k = 0; k < survey.needs().size(); k += 5) {
    const auto& need = world.survey.needs()[k];
    if (need.title.vi.empty()) continue;
    ++needs;
    double best = 0;
    for (const auto& fit : fits(world, need, supplies)) {
      if (!fit) continue;
      ++pairs;
      below += *fit < 0.20;
      best = std::max(best, *fit);
    }
    answered += best > 0.5;
  }
  EXPECT_GT(static_cast<double>(below), 0.90 * static_cast<double>(pairs));
  EXPECT_GT(static_cast<double>(answered), 0.5 * static_cast<double>(needs));
}

TEST(TextFit, ARecordWrittenTwiceIsNotHalfAsGood) {
  auto records = test::small_records();
  const World once(test::made(records));
  for (auto& need : records.needs)
    if (need.id == "N-1") {
      need.title.en = "Coloured effluent of the dye house";
      need.problem.en = "Effluent stays red after coagulation.";
    }
  const World twice(test::made(records));
  std::vector<SupplyTraits> supplies;
  const auto a = fits(once, *once.survey.need("N-1"), supplies), b = fits(twice, *twice.survey.need("N-1"), supplies);
  EXPECT_GE(*b[0], *a[0] - 1e-9);
}

}  // namespace
}  // namespace caunoi
