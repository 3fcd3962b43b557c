#include <gtest/gtest.h>

#include "world.hpp"

namespace caunoi {
namespace {

using test::World;

TEST(Shortlist, RanksWhatTheTerritoryNeeds) {
  const World world(test::made(test::small_records()));
  ShortlistOptions options;
  options.count = 1;
  const auto list = shortlist(world.ground, options, {}, {});
  ASSERT_TRUE(list) << list.error().text();
  ASSERT_EQ(list->choices.size(), 2U);  // T-1 and T-4 were surveyed
  const auto& orchids = list->choices[0];
  const auto& dyeing = list->choices[1];
  EXPECT_EQ(orchids.technology, "T-4");
  EXPECT_EQ(dyeing.technology, "T-1");
  EXPECT_TRUE(dyeing.chosen);
  EXPECT_FALSE(orchids.chosen);
  EXPECT_GT(dyeing.score, orchids.score);
  EXPECT_EQ(dyeing.needs.front().first, "N-1");
  EXPECT_EQ(dyeing.reasons.front().code, "territory_needs");
  for (const auto& r : dyeing.reasons)
    for (const Lang lang : all_langs) EXPECT_FALSE(sentence(r, lang).empty()) << r.code;
  const auto& all = list->agreement.back();
  EXPECT_EQ(all.field, "ALL");
  EXPECT_EQ(all.marked, 1U);
  EXPECT_EQ(all.both, 1U);
  EXPECT_EQ(all.precision, 1);
  EXPECT_EQ(all.recall, 1);
}

TEST(Shortlist, QuotasHoldByField) {
  const World world(test::made(test::small_records()));
  ShortlistOptions options;
  options.quotas = {{"BIO", 1}, {"ENV", 0}};
  const auto list = shortlist(world.ground, options, {}, {});
  ASSERT_TRUE(list);
  EXPECT_TRUE(list->choices[0].chosen);
  EXPECT_FALSE(list->choices[1].chosen);
  options.quotas = {{"XYZ", 1}};
  EXPECT_EQ(shortlist(world.ground, options, {}, {}).error().place, "quotas");
}

TEST(Shortlist, ATerritoryWithoutNeedsIsAnError) {
  const World world(test::made(test::small_records()));
  ShortlistOptions options;
  options.territory = "Cà Mau";
  EXPECT_EQ(shortlist(world.ground, options, {}, {}).error().code, Code::not_found);
  options.territory = "hai phong";  // written without marks
  EXPECT_TRUE(shortlist(world.ground, options, {}, {}));
}

TEST(Shortlist, DoesNotReadTheMarks) {
  auto records = test::small_records();
  const World world(test::made(records));
  records.technologies[0].proposed = false;
  records.technologies[3].proposed = true;
  const World turned(test::made(records));
  const auto a = shortlist(world.ground, {}, {}, {}), b = shortlist(turned.ground, {}, {}, {});
  ASSERT_EQ(a->choices.size(), b->choices.size());
  for (std::size_t i = 0; i < a->choices.size(); ++i) EXPECT_EQ(a->choices[i].score, b->choices[i].score);
}

TEST(Shortlist, AgreesWithTheSurveyBetterThanChance) {
  const Survey survey = test::corpus();
  if (survey.needs().empty()) GTEST_SKIP() << "no corpus";
  const World world(survey);
  ShortlistOptions options;
  options.quotas = {{"BIO", 50}, {"ENV", 23}, {"NEN", 11}, {"AUT", 10}, {"MAT", 32}};
  const auto list = shortlist(world.ground, options, {}, {});
  ASSERT_TRUE(list);
  EXPECT_EQ(list->choices.size(), 209U);
  EXPECT_EQ(list->agreement.back().chosen, 126U);
  EXPECT_GT(list->agreement.back().precision, 0.70);  // chance: 0.62 with these quotas
  Control control;
  control.threads = 1;
  const auto again = shortlist(world.ground, options, {}, control);
  for (std::size_t i = 0; i < list->choices.size(); ++i) {
    EXPECT_EQ(list->choices[i].technology, again->choices[i].technology);
    EXPECT_EQ(list->choices[i].score, again->choices[i].score);
  }
}

}  // namespace
}  // namespace caunoi
