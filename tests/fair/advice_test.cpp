// Advice must be true: with what it calls enough a programme holds the meetings, with less none does, and a step brings
// what it says.
#include "caunoi/advice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "fair/fairs.hpp"

using namespace caunoi;

namespace {

Fair plain(Fair fair) {
  fair.locked.clear();
  fair.order = {Fair::Goal::value};
  fair.break_spread.reset();
  for (auto& pair : fair.pairs) pair.required = false;
  for (auto& person : fair.participants) person.min_meetings = 0;
  return fair;
}

Fair with(Fair fair, const Advice::Step& step) {
  const int slots = fair.slot_count();
  std::vector<int> away;
  for (int s = 0; s < slots; ++s)
    if (std::find(step.slots.begin(), step.slots.end(), s) == step.slots.end()) away.push_back(s);
  if (step.kind == Advice::Kind::tables) fair.tables.push_back({"+", "", away});
  if (step.kind == Advice::Kind::interpreters) fair.interpreters.push_back({"+", step.languages, away});
  if (step.kind == Advice::Kind::slots) ++fair.sessions.back().slots;
  return fair;
}

}  // namespace

TEST(Advice, StepsBringWhatTheySay) {
  int steps = 0;
  for (unsigned seed = 0; seed < 150; ++seed) {
    const auto fair = fairs::small(seed);
    const auto advice = advise(fair);
    ASSERT_TRUE(advice) << advice.error().text();
    EXPECT_TRUE(advice->proved) << seed;
    const auto now = plan(plain(fair));
    ASSERT_TRUE(now);
    EXPECT_NEAR(now->value, advice->value, 1e-9) << seed;
    EXPECT_LE(advice->value, advice->possible_value + 1e-9);
    for (const auto& step : advice->steps) {
      ++steps;
      const auto then = plan(with(plain(fair), step));
      ASSERT_TRUE(then);
      EXPECT_NEAR(then->value, now->value + step.value, 1e-9) << seed << ": only in the slots that are named";
    }
    for (const auto& need : advice->needs) EXPECT_EQ(need.least, need.enough) << seed;
  }
  EXPECT_GT(steps, 60);
}

TEST(Advice, CountsAsAnOrganiserWould) {
  auto fair = fairs::hai_phong(0, 6);
  const auto advice = advise(fair, {20, 1});
  ASSERT_TRUE(advice);
  EXPECT_EQ(advice->wishes, 150);
  EXPECT_EQ(advice->possible, 120);
  EXPECT_EQ(advice->placed, 72) << "six interpreters for twelve slots";
  ASSERT_EQ(advice->needs.size(), 3u);
  EXPECT_EQ(advice->needs[0].enough, 10);  // 120 meetings in 12 slots
  EXPECT_EQ(advice->needs[0].least, 10);
  EXPECT_EQ(advice->needs[1].enough, 10);  // the busiest exhibitor has ten
  EXPECT_EQ(advice->needs[2].enough, 10);
  EXPECT_EQ(advice->needs[2].least, 10);
  EXPECT_EQ(advice->needs[2].has, 6);
  EXPECT_EQ(advice->needs[2].meetings, 120);
  ASSERT_EQ(advice->steps.size(), 2u);
  EXPECT_EQ(advice->steps[0].kind, Advice::Kind::interpreters);
  EXPECT_EQ(advice->steps[0].places, 12);
  EXPECT_EQ(advice->steps[0].slots.size(), 12u);
  EXPECT_EQ(advice->steps[1].kind, Advice::Kind::slots);
  EXPECT_EQ(advice->steps[1].places, 6);
  ASSERT_FALSE(advice->asked.empty());
  EXPECT_THAT(to_json(*advice), testing::HasSubstr("\"possible\": 120"));
}

TEST(Advice, OfAFairWithNothing) {
  Fair fair;
  fair.sessions = {{"d", "", 2}};
  const auto advice = advise(fair);
  ASSERT_TRUE(advice) << advice.error().text();
  EXPECT_EQ(advice->placed, 0);
  for (const auto& need : advice->needs) EXPECT_EQ(need.enough, 0);
  EXPECT_FALSE(advise(Fair{})) << "no session at all";
  EXPECT_FALSE(advise(fair, {-1, 1}));
}
