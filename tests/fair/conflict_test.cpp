// An infeasible fair is explained by rules that really contradict each other, and by no more than needed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "caunoi/fair.hpp"

using namespace caunoi;

namespace {

Fair fair() {
  Fair f;
  f.sessions = {{"am", "", 2}, {"pm", "", 1}};
  f.tables = {{"1", "", {}}, {"2", "", {}}};
  f.participants = {{"a"}, {"b"}, {"c"}, {"d"}, {"e"}};
  f.pairs = {{"ab", "a", "b"}, {"ac", "a", "c"}, {"ad", "a", "d"}, {"ae", "a", "e"}, {"bc", "b", "c"}};
  return f;
}

std::vector<std::string> conflict_of(const Fair& f) {
  const auto programme = plan(f);
  EXPECT_TRUE(programme);
  EXPECT_EQ(programme->status, Programme::Status::infeasible);
  EXPECT_TRUE(programme->meetings.empty());
  EXPECT_EQ(programme->unplaced.size(), f.pairs.size());
  EXPECT_THAT(violations(f, *programme), testing::IsEmpty());
  auto words = programme->conflict;
  if (!words.empty()) words.pop_back();  // the last line says what no rule can change: slots
  return words;
}

}  // namespace

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Conflict, MoreRequiredPairsThanSlots) {
  auto f = fair();
  for (auto& pair : f.pairs) pair.required = true;
  EXPECT_THAT(conflict_of(f),
              ElementsAre(HasSubstr("pair ab"), HasSubstr("pair ac"), HasSubstr("pair ad"), HasSubstr("pair ae")));
}

TEST(Conflict, RequiredAboveTheMaximum) {
  auto f = fair();
  f.participants[0].max_meetings = 1;
  f.participants[1].unavailable = {0};  // not part of it
  f.pairs[0].required = f.pairs[1].required = true;
  EXPECT_THAT(conflict_of(f),
              ElementsAre("participant a has at most 1 meetings", HasSubstr("pair ab"), HasSubstr("pair ac")));
}

TEST(Conflict, LeastMeetingsThatTheSlotsDoNotHold) {
  auto f = fair();
  f.participants[4].min_meetings = 2;  // only one pair
  EXPECT_THAT(conflict_of(f), ElementsAre("participant e has at least 2 meetings"));
  f.participants[4].min_meetings = 1;
  f.participants[4].unavailable = {0, 1};
  f.pairs[3].session = "am";
  EXPECT_THAT(conflict_of(f), ElementsAre(HasSubstr("participant e is not available in slots 0, 1"),
                                          HasSubstr("e has at least 1"), HasSubstr("session am")));
}

TEST(Conflict, LocksTablesInterpretersOrder) {
  auto f = fair();
  f.locked = {{"ab", 1, "", ""}, {"ac", 1, "", ""}};
  EXPECT_THAT(conflict_of(f), ElementsAre(HasSubstr("pair ab is locked"), HasSubstr("pair ac is locked")));
  f = fair();
  f.locked = {{"ad", 1, "1", ""}, {"bc", 1, "1", ""}};
  EXPECT_THAT(conflict_of(f),
              ElementsAre(HasSubstr("ad is locked to slot 1, table 1"), HasSubstr("bc is locked to slot 1, table 1")));
  f = fair();
  f.pairs[0].required = f.pairs[0].interpreter.emplace(true);
  EXPECT_THAT(conflict_of(f), ElementsAre("pair ab needs an interpreter", HasSubstr("ab (a with b) is required"),
                                          HasSubstr("there are 0 interpreters")));
  f = fair();
  f.pairs[0].before = {"ac"};
  f.pairs[1].before = {"ab"};
  f.pairs[0].required = f.pairs[1].required = true;
  EXPECT_THAT(conflict_of(f), testing::SizeIs(4));
}
