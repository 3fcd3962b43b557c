// What must not come out: the budget, and the organisation behind a confidential need.
#include <gtest/gtest.h>

#include "world.hpp"

namespace caunoi {
namespace {

using test::World;

// Everything that is printed about a pair, in full length, and what orders it.
std::map<std::string, std::string> printed(const Survey& survey) {
  const World world(survey);
  MatchOptions options;
  options.per_need = 1000;  // so that both runs list the same pairs
  options.experts_per_need = 1000;
  options.rates.per_unit = {{"JPY", 187}, {"USD", 22450}};
  const auto matches = match(world.ground, options, {});
  std::map<std::string, std::string> out;
  for (const auto& m : matches->matches) {
    auto& text = out[m.need + " " + m.supply];
    text += std::to_string(m.confidence) + "\n";
    for (const Lang lang : all_langs)
      text += explain(m, world.survey, lang) + "\n" + explain(m, world.survey, lang, 1000) + "\n";
    for (const auto& r : m.reasons) {
      text += r.code + " " + std::to_string(r.strength);
      for (const auto& [key, word] : r.words) text += " " + key + "=" + word;
      text += "\n";
    }
  }
  return out;
}

void expect_same_whatever_the_budget(const Survey::Records& base) {
  const auto first = printed(test::made(base));
  for (const double budget : {-1.0, 1.0, 5e8, 12e9, 1e15}) {
    auto records = base;
    for (auto& need : records.needs) {
      if (budget < 0)
        need.budget.reset();
      else
        need.budget = Money{budget / 2, budget, "VND", 2015, ""};
    }
    const auto other = printed(test::made(records));
    ASSERT_EQ(first.size(), other.size());
    for (const auto& [pair, text] : first) ASSERT_EQ(text, other.at(pair)) << pair << " at " << budget;
  }
}

TEST(Secret, NoPrintedTextChangesWithTheBudgetAlone) { expect_same_whatever_the_budget(test::small_records()); }

TEST(Secret, NorInTheCorpus) {
  auto records = test::corpus().records();
  if (records.needs.empty()) GTEST_SKIP() << "no corpus";
  records.needs.resize(12);
  records.technologies.resize(80);
  expect_same_whatever_the_budget(records);
}

TEST(Secret, TheBudgetIsStillScored) {
  auto records = test::small_records();
  const World rich(test::made(records));
  records.needs[0].budget = Money{1e8, 1e8, "VND", 2015, ""};
  const World poor(test::made(records));
  EXPECT_GT(test::find(*match(rich.ground, {}, {}), "N-1", "T-1")->score,
            test::find(*match(poor.ground, {}, {}), "N-1", "T-1")->score + 0.02);
}

TEST(Secret, AConfidentialNeedNamesNobody) {
  auto records = test::small_records();
  records.needs[0].title.vi = "Sông Cấm Dyeing: nước thải dệt nhuộm còn màu";
  for (const auto& [pair, text] : printed(test::made(records))) {
    if (!pair.starts_with("N-1 ")) continue;
    const auto folded = fold(text);
    EXPECT_EQ(folded.find("song cam dyeing"), std::string::npos) << text;
    EXPECT_EQ(folded.find("cong ty nhuom song cam"), std::string::npos) << text;
  }
  // The second lock: even a reason that carries the name is not said.
  Match m;
  m.need = "N-1";
  m.reasons = {{Reason::Part::reason, "service_near", {{"place", "Công ty Nhuộm Sông Cấm"}}, 1}};
  EXPECT_EQ(explain(m, test::made(records), Lang::vi), "");
  records.needs[0].confidential = false;
  EXPECT_NE(explain(m, test::made(records), Lang::vi), "");
}

}  // namespace
}  // namespace caunoi
