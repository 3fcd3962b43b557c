// The reader of meeting instances, and published optima found again.
#include "bench/b2b_instance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.hpp"
#include "bench/plan_fairs.hpp"

namespace caunoi::bench {
namespace {

constexpr auto small = R"(nBusiness = 4;
nMeetings = 3;
nTables = 1;
nTotalSlots = 4;
nMorningSlots = 2;
requested = [|1, 2,1,
|1, 3,3,
|4, 2,2, 
|];
meetingsxBusiness = [{1,2,3},{1,2,4},{1,3},{1,4}];
nMeetingsBusiness = [2,2,1,1];
forbidden = [{},{0},{1,2},{}];
fixed = [1,0,0];
precedences = [{},{1},{}];
)";

TEST(B2b, reads_every_rule) {
  const auto instance = parse_b2b(small, "small.dzn");
  ASSERT_TRUE(instance) << instance.error().message;
  const auto fair = to_fair(*instance, 2);
  ASSERT_EQ(fair.sessions.size(), 2u);
  EXPECT_EQ(fair.sessions[0].slots, 2);
  EXPECT_EQ(fair.tables.size(), 1u);
  EXPECT_THAT(fair.participants[1].unavailable, testing::IsEmpty());
  EXPECT_THAT(fair.participants[2].unavailable, testing::ElementsAre(0, 1));
  EXPECT_EQ(fair.pairs[0].session, "morning");
  EXPECT_EQ(fair.pairs[0].slot, 0);
  EXPECT_THAT(fair.pairs[0].before, testing::ElementsAre(fair.pairs[1].id));
  EXPECT_EQ(fair.pairs[2].session, "afternoon");
  const auto programme = plan(fair);
  ASSERT_TRUE(programme);
  EXPECT_EQ(programme->status, Programme::Status::optimal);
  EXPECT_EQ(programme->breaks, 2);  // b1 and b2 both meet first in slot 0 and again after the morning
}

TEST(B2b, names_what_is_wrong) {
  const auto refused = [](std::string text, std::string_view from, std::string_view to, std::string_view word) {
    text.replace(text.find(from), from.size(), to);
    const auto instance = parse_b2b(text, "x.dzn");
    ASSERT_FALSE(instance);
    EXPECT_EQ(instance.error().place, "x.dzn");
    EXPECT_THAT(instance.error().message, testing::HasSubstr(word));
  };
  refused(small, "nTables = 1;", "", "nTables");
  refused(small, "|4, 2,2", "|5, 2,2", "requested");
  refused(small, "[1,0,0]", "[1,0]", "fixed");
  refused(small, "{1},{}]", "{1}]", "precedences");
}

TEST(B2b, published_optima) {
  const std::filesystem::path folder = std::filesystem::path(CAUNOI_SHARED_DATA) / "b2b-scheduling/instances";
  struct Row {
    const char* name;
    int spread, optimum;  // -1: infeasible
  };
  for (const auto& [name, spread, optimum] :
       {Row{"tic-13crafc.original", 2, 4}, Row{"tic-12.fixed020-Forb", 2, 1}, Row{"forumt-14crafc.original", 1, 5},
        Row{"tic-12.prec25", 2, 0}, Row{"tic-13crafc.forb0003", 2, -1}, Row{"tic-14crafd.fixed040-Forb", 2, -1}}) {
    const auto text = read_file(folder / (std::string(name) + ".dzn"));
    if (!text) GTEST_SKIP() << folder << " is not there";
    const auto instance = parse_b2b(*text, name);
    ASSERT_TRUE(instance) << instance.error().message;
    const auto fair = to_fair(*instance, spread);
    const auto programme = plan(fair, {.time_limit = 120});
    ASSERT_TRUE(programme) << programme.error().message;
    if (optimum < 0) {
      EXPECT_EQ(programme->status, Programme::Status::infeasible) << name;
      EXPECT_LT(programme->conflict.size(), fair.pairs.size() / 2) << name;
    } else {
      EXPECT_EQ(programme->status, Programme::Status::optimal) << name;
      EXPECT_EQ(programme->breaks, optimum) << name;
    }
    EXPECT_THAT(violations(fair, *programme), testing::IsEmpty()) << name;
  }
}

TEST(PlanFairs, are_of_the_shape_they_claim) {
  const auto fair = event(3, {.exhibitors = 20, .visitors = 30, .meetings = 100, .days = 2, .slots_a_day = 8, .unavailable = 20});
  EXPECT_EQ(fair.pairs.size(), 100u);
  EXPECT_EQ(fair.slot_count(), 16);
  const auto programme = plan(fair, {.time_limit = 0});
  ASSERT_TRUE(programme) << programme.error().message;
  EXPECT_GT(programme->meetings.size(), 90u);
}

}  // namespace
}  // namespace caunoi::bench
