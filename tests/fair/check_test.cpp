// The checker: a good programme passes, and each rule broken once is named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "caunoi/fair.hpp"

using namespace caunoi;

namespace {

Fair fair() {
  Fair f;
  f.sessions = {{"am", "", 2}, {"pm", "", 2}};
  f.tables = {{"T1", "", {}}, {"T2", "", {3}}, {"T3", "", {}}};
  f.interpreters = {{"I1", {"ja", "vi"}, {3}}, {"I2", {"en", "vi"}, {}}};
  f.participants = {{"J", "", Fair::Side::exhibitor, {"ja"}, 1, 2, {3}, "T1"},
                    {"K", "", Fair::Side::exhibitor, {"en"}, 0, {}, {}, ""},
                    {"V", "", Fair::Side::visitor, {"vi"}, 0, {}, {}, ""},
                    {"W", "", Fair::Side::visitor, {}, 0, {}, {}, ""}};
  f.pairs = {{"JV", "J", "V", 2, true, "am", {}, {"KV"}, {}},
             {"JW", "J", "W", 1, false, "", 2, {}, {}},
             {"KV", "K", "V", 1, false, "", {}, {}, {}},
             {"KW", "K", "W", 1, false, "", {}, {}, {}}};
  f.break_spread = 1;
  f.locked = {{"JV", 0, "T1", "I1"}};
  return f;
}

Programme programme() {
  Programme p;
  p.status = Programme::Status::optimal;
  p.meetings = {{"JV", "J", "V", 0, "T1", "I1"}, {"KV", "K", "V", 1, "T2", "I2"}, {"JW", "J", "W", 2, "T1", ""}};
  p.unplaced = {{"KW", "K", "W", "less_valuable", "words", ""}};
  p.value = p.value_bound = 4;
  p.breaks = p.breaks_bound = 1;  // J waits in slot 1
  return p;
}

}  // namespace

TEST(Violations, NoneInAGoodProgramme) { EXPECT_THAT(violations(fair(), programme()), testing::IsEmpty()); }

TEST(Violations, EachRuleBrokenOnceIsNamed) {
  struct Case {
    std::string words;
    std::function<void(Fair&, Programme&)> change;
  };
  const std::vector<Case> cases{
      {"no such pair", [](Fair&, Programme& p) { p.meetings[1].pair = "ZZ"; }},
      {"it joins", [](Fair&, Programme& p) { p.meetings[1].a = "J"; }},
      {"no slot 4", [](Fair&, Programme& p) { p.meetings[1].slot = 4; }},
      {"no slot -1", [](Fair&, Programme& p) { p.meetings[1].slot = -1; }},
      {"more than once",
       [](Fair&, Programme& p) {
         p.meetings.push_back({"KV", "K", "V", 3, "T1", "I2"});
       }},
      {"J is not available in slot 2", [](Fair& f, Programme&) { f.participants[0].unavailable = {2}; }},
      {"fixed to slot 3", [](Fair& f, Programme&) { f.pairs[1].slot = 3; }},
      {"not in session pm", [](Fair& f, Programme&) { f.pairs[0].session = "pm"; }},
      {"no table", [](Fair&, Programme& p) { p.meetings[1].table = ""; }},
      {"table T2 is not available", [](Fair& f, Programme&) { f.tables[1].unavailable = {1}; }},
      {"the booth is T1", [](Fair&, Programme& p) { p.meetings[2].table = "T3"; }},
      {"needs an interpreter", [](Fair&, Programme& p) { p.meetings[1].interpreter = ""; }},
      {"needs an interpreter", [](Fair& f, Programme&) { f.pairs[1].interpreter = true; }},
      {"no interpreter \"I9\"", [](Fair&, Programme& p) { p.meetings[1].interpreter = "I9"; }},
      {"I2 is not available", [](Fair& f, Programme&) { f.interpreters[1].unavailable = {1}; }},
      {"speaks no language of K", [](Fair&, Programme& p) { p.meetings[1].interpreter = "I1"; }},
      {"V has 2 meetings at once", [](Fair&, Programme& p) { p.meetings[1].slot = 0; }},
      {"table T1 has 2 meetings at once",
       [](Fair&, Programme& p) { p.meetings[1].slot = 2, p.meetings[1].table = "T1"; }},
      {"interpreter I2 has 2 meetings at once",
       [](Fair&, Programme& p) { p.meetings[1].slot = 2, p.meetings[2].interpreter = "I2"; }},
      {"at most 1 are allowed", [](Fair& f, Programme&) { f.participants[0].max_meetings = 1; }},
      {"at least 2 were asked for", [](Fair& f, Programme&) { f.participants[3].min_meetings = 2; }},
      {"a spread of at most 0", [](Fair& f, Programme&) { f.break_spread = 0; }},
      {"not before KV", [](Fair&, Programme& p) { p.meetings[0].slot = 1, p.meetings[1].slot = 0; }},
      {"required and has no meeting", [](Fair& f, Programme&) { f.pairs[3].required = true; }},
      {"lock JV: the pair has no meeting", [](Fair&, Programme& p) { p.meetings.erase(p.meetings.begin()); }},
      {"locked to 1", [](Fair& f, Programme&) { f.locked[0].slot = 1; }},
      {"locked to T3", [](Fair& f, Programme&) { f.locked[0].table = "T3"; }},
      {"locked to I2", [](Fair& f, Programme&) { f.locked[0].interpreter = "I2"; }},
      {"named 0 times as unplaced", [](Fair&, Programme& p) { p.unplaced.clear(); }},
      {"named 2 times as unplaced", [](Fair&, Programme& p) { p.unplaced.push_back(p.unplaced[0]); }},
      {"is named as unplaced",
       [](Fair&, Programme& p) {
         p.unplaced.push_back({"JV", "J", "V", "", "words", ""});
       }},
      {"no reason", [](Fair&, Programme& p) { p.unplaced[0].reason.clear(); }},
      {"unplaced ZZ", [](Fair&, Programme& p) { p.unplaced[0].pair = "ZZ"; }},
      {"value: 5 is written", [](Fair&, Programme& p) { p.value = p.value_bound = 5; }},
      {"breaks: 0 is written", [](Fair&, Programme& p) { p.breaks = p.breaks_bound = 0; }},
      {"value_bound: 3", [](Fair&, Programme& p) { p.value_bound = 3; }},
      {"breaks_bound: 2", [](Fair&, Programme& p) { p.breaks_bound = 2; }},
      {"below its bound", [](Fair&, Programme& p) { p.value_bound = 5; }},
      {"above their bound", [](Fair&, Programme& p) { p.breaks_bound = 0; }},
      {"infeasible programme holds",
       [](Fair&, Programme& p) { p.status = Programme::Status::infeasible, p.conflict = {"words"}; }},
      {"names no conflict", [](Fair&, Programme& p) { p.status = Programme::Status::infeasible, p.meetings.clear(); }},
  };
  for (const auto& [words, change] : cases) {
    auto f = fair();
    auto p = programme();
    change(f, p);
    EXPECT_THAT(violations(f, p), testing::Contains(testing::HasSubstr(words)));
  }
}

TEST(Violations, BreakIsARunOfIdleSlotsBetweenMeetingsOverAllSessions) {
  Fair f;
  f.sessions = {{"am", "", 3}, {"pm", "", 3}};
  f.tables = {{"1", "", {}}};
  f.participants = {{"a"}, {"b"}, {"c"}, {"d"}};
  f.pairs = {{"p", "a", "b"}, {"q", "a", "c"}, {"r", "a", "d"}};
  Programme p;
  p.meetings = {{"p", "a", "b", 0, "1", ""}, {"q", "a", "c", 3, "1", ""}, {"r", "a", "d", 4, "1", ""}};
  p.value = p.value_bound = 3;
  p.breaks = 1;  // slots 1 and 2 are one break, lunch is none of its own
  EXPECT_THAT(violations(f, p), testing::IsEmpty());
}
