#include "match/quotes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "world.hpp"

namespace caunoi {
namespace {

using test::World;

struct Met {
  std::vector<Quote> need, supply;
};

// `kept`: what is used again from pair to pair.
struct Kept {
  Common common;
  Quoter quotes;
};

Met meet(const World& world, const Need& need, const SupplyTraits& supply, const Panel& panel, const Analyser& analyser, Kept* kept = nullptr) {
  Kept fresh;
  auto& [common, quotes] = kept != nullptr ? *kept : fresh;
  const auto& records = *world.technologies;
  const auto hidden = hidden_names(need, world.survey.organisation(need.organisation));
  const auto analysis = analysed(need, analyser);
  const auto text = text_of(analysis);
  TermWeights weights(text, panel);
  const auto document = std::ranges::find(records.order(), supply.id, [&](auto d) { return records.id(d); });
  in_common(text, weights, supply, panel, *document, analyser, common);
  Met out{quotes(text.passages, common.weights, {}, hidden), {}};
  const auto best = std::ranges::max_element(out.need, {}, &Quote::weight);
  if (best != out.need.end()) out.supply = quotes(common.passages, common.weights, best->terms, hidden);
  return out;
}

Met meet(const World& world, const Need& need, const SupplyTraits& supply) { return meet(world, need, supply, world.technologies->ranker().panel(), Analyser()); }

bool stands_in(const std::string& quote, std::initializer_list<const LangText*> texts) {
  for (const auto* text : texts)
    for (const Lang lang : all_langs)
      if (text->in(lang).find(quote) != std::string::npos) return true;
  return false;
}

std::size_t length_of(const Quote& q) {
  std::size_t count = 0;
  if (q.lang == Lang::ja) {
    for (const char c : q.text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
  }
  return static_cast<std::size_t>(std::ranges::count(q.text, ' ')) + 1;
}

TEST(Quotes, AreWhatBothSaid) {
  const World world(test::made(test::small_records()));
  const auto met = meet(world, *world.survey.need("N-1"), traits_of(*world.survey.technology("T-1"), world.survey, {}));
  ASSERT_FALSE(met.need.empty());
  ASSERT_FALSE(met.supply.empty());
  EXPECT_NE(met.need[0].text.find("nhuộm"), std::string::npos) << met.need[0].text;
  EXPECT_NE(met.supply[0].text.find("nhuộm"), std::string::npos) << met.supply[0].text;
}

TEST(Quotes, NeverNameMoneyNorAHiddenOrganisation) {
  auto records = test::small_records();
  auto& need = records.needs[0];
  need.title.vi = "Công ty Nhuộm Sông Cấm xử lý nước thải dệt nhuộm bằng MBBR";
  need.problem.vi = "Nước thải dệt nhuộm MBBR Fenton giá 9.000 đ/m3 tầng sôi";
  need.requirements.vi = "Cần khử màu triệt để. Sông Cấm muốn MBBR Fenton tầng sôi.";
  const World world(test::made(records));
  const auto met = meet(world, *world.survey.need("N-1"), traits_of(*world.survey.technology("T-1"), world.survey, {}));
  for (const auto& q : met.need) {
    for (const char* word : {"song", "cam", "9.000"}) EXPECT_EQ(fold(q.text).find(word), std::string::npos) << q.text;
  }
  EXPECT_FALSE(met.need.empty());
}

TEST(Quotes, NothingInCommonIsNoQuote) {
  const World world(test::made(test::small_records()));
  EXPECT_TRUE(meet(world, *world.survey.need("N-2"), traits_of(*world.survey.technology("T-2"), world.survey, {}))
                  .need.empty());
}

TEST(Quotes, OfTheCorpusStandInTheRecordsAndAreShort) {
  const Survey survey = test::corpus();
  if (survey.needs().empty()) GTEST_SKIP() << "no corpus";
  const World world(survey);
  Random random(11);
  std::size_t quoted = 0;
  for (int round = 0; round < 400; ++round) {
    const auto& need = world.survey.needs()[random.below(survey.needs().size())];
    const auto& technology = world.survey.technologies()[random.below(survey.technologies().size())];
    const auto met = meet(world, need, traits_of(technology, world.survey, {}));
    for (const auto& q : met.need) {
      EXPECT_TRUE(stands_in(q.text, {&need.title, &need.problem, &need.requirements})) << q.text;
      EXPECT_LE(length_of(q), q.lang == Lang::ja ? 2 * quote_characters : quote_words)
          << q.text;  // a Latin run in Japanese is one
    }
    for (const auto& q : met.supply) {
      EXPECT_TRUE(
          stands_in(q.text, {&technology.title, &technology.problem, &technology.summary, &technology.advantage}))
          << q.text;
      EXPECT_LE(length_of(q), q.lang == Lang::ja ? 2 * quote_characters : quote_words) << q.text;
    }
    for (const auto* side : {&met.need, &met.supply})
      for (const auto& q : *side) {
        EXPECT_FALSE(q.text.starts_with(' ') || q.text.ends_with(' '));
        EXPECT_EQ(normalise(q.text).find("\xEF\xBF\xBD"), std::string::npos);  // never cut inside a character
        ++quoted;
      }
  }
  EXPECT_GT(quoted, 200U);
}

bool same(const std::vector<Quote>& x, const std::vector<Quote>& y) {
  return std::ranges::equal(x, y, [](const Quote& a, const Quote& b) { return a.text == b.text && a.lang == b.lang && a.terms == b.terms && std::abs(a.weight - b.weight) < 1e-9; });
}

TermCounts without_places(TermCounts text) {
  text.digest = 0;
  for (auto& places : text.places) places.clear();
  for (auto& counts : text.place_counts) counts.clear();
  return text;
}

TEST(Quotes, FromPlacesAreThoseOfAnalysedTexts) {
  const Survey survey = test::corpus();
  if (survey.needs().empty()) GTEST_SKIP() << "no corpus";
  const World world(survey);
  const Analyser analyser;
  // The texts as they were handed over, with their places and without, so that they are analysed.
  const auto& panel = world.technologies->ranker().panel();
  std::vector<TermCounts> placed, unplaced;
  for (std::uint32_t d = 0; d < panel.size(); ++d) {
    placed.push_back(panel.counts_of(d));
    unplaced.push_back(without_places(placed.back()));
    ASSERT_NE(placed.back().digest, 0U);
  }
  // A part of them added later.
  const auto grown = [](std::span<const TermCounts> texts) {
    Panel out(texts.first(texts.size() / 2));
    for (const auto& text : texts.subspan(texts.size() / 2)) out.add(text);
    return out;
  };
  const Panel built[] = {Panel(placed), grown(placed)}, without[] = {Panel(unplaced), grown(unplaced)};
  Random random(12);
  std::size_t quoted = 0;
  Kept kept;
  for (int round = 0; round < 300; ++round) {
    const auto& need = world.survey.needs()[random.below(world.survey.needs().size())];
    const auto supply = traits_of(world.survey.technologies()[random.below(survey.technologies().size())], world.survey, {});
    for (const std::size_t i : {0U, 1U}) {
      const auto met = meet(world, need, supply, built[i], analyser, &kept), expected = meet(world, need, supply, without[i], analyser);
      ASSERT_TRUE(same(met.need, expected.need) && same(met.supply, expected.supply)) << need.id << " " << supply.id;
      quoted += expected.supply.size();
    }
  }
  EXPECT_GT(quoted, 100U);
}

TEST(Quotes, TextsThatChangedSinceTheyWereIndexedAreAnalysed) {
  auto records = test::small_records();
  const World world(test::made(records));
  auto& t = records.technologies[0];
  t.title.vi = "Khử màu triệt để cho nước thải của nhà máy dệt nhuộm, COD dưới 150 mg/L";  // other bytes, from the first word on
  t.problem.vi = "Ồ. " + t.problem.vi + " Nước thải dệt nhuộm được khử màu.";
  const Survey changed = test::made(records);
  const Analyser analyser;
  const auto& panel = world.technologies->ranker().panel();
  std::vector<TermCounts> unplaced;
  for (std::uint32_t d = 0; d < panel.size(); ++d) unplaced.push_back(without_places(panel.counts_of(d)));
  const auto supply = traits_of(*changed.technology("T-1"), changed, {});
  const auto met = meet(world, *changed.need("N-1"), supply, panel, analyser), expected = meet(world, *changed.need("N-1"), supply, Panel(unplaced), analyser);
  ASSERT_FALSE(expected.supply.empty());
  EXPECT_TRUE(same(met.need, expected.need) && same(met.supply, expected.supply)) << met.supply[0].text << " | " << expected.supply[0].text;
}

TEST(Quotes, JapaneseIsCutByCharacters) {
  auto records = test::small_records();
  records.needs[1].title.ja = "鋳物砂の粘土分が多くガス欠陥が減らない";
  const World world(test::made(records));
  const auto met = meet(world, *world.survey.need("N-2"), traits_of(*world.survey.technology("T-2"), world.survey, {}));
  ASSERT_FALSE(met.supply.empty());
  const auto ja = std::ranges::find(met.supply, Lang::ja, &Quote::lang);
  ASSERT_NE(ja, met.supply.end());
  EXPECT_NE(ja->text.find("砂"), std::string::npos);
}

}  // namespace
}  // namespace caunoi
