// changes.json: read strictly, and refused with the place where it contradicts itself, the locks or what has begun.
#include "fair/changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "caunoi/repair.hpp"

using namespace caunoi;

namespace {

/// Three exhibitors, four visitors, six slots; two meetings in slot 0, one in 1, one locked in 3, one in 4.
Fair fair() {
  return parse_fair(R"({"sessions": [{"id": "am", "slots": 3}, {"id": "pm", "slots": 3}],
    "tables": [{"id": "T1"}, {"id": "T2"}], "interpreters": [{"id": "I1", "languages": ["vi", "ja"]}, {"id": "I2", "languages": ["vi", "ja"]}],
    "participants": [{"id": "J1", "languages": ["ja"]}, {"id": "J2", "languages": ["ja"]}, {"id": "K", "languages": ["vi"]},
      {"id": "V1", "languages": ["vi"]}, {"id": "V2", "languages": ["vi"]}, {"id": "V3", "languages": ["vi"]}, {"id": "V4", "languages": ["vi"]}],
    "pairs": [{"a": "J1", "b": "V1"}, {"a": "J2", "b": "V2"}, {"a": "J1", "b": "V3"}, {"a": "J2", "b": "V4"}, {"a": "K", "b": "V1"}, {"a": "J1", "b": "V4"}],
    "locked": [{"pair": "J2~V4", "slot": 3, "table": "T2"}]})")
      .value();
}

Programme programme() {
  Programme p;
  p.meetings = {{"J1~V1", "J1", "V1", 0, "T1", "I1"},
                {"J2~V2", "J2", "V2", 0, "T2", "I2"},
                {"J1~V3", "J1", "V3", 1, "T1", "I1"},
                {"J2~V4", "J2", "V4", 3, "T2", "I2"},
                {"K~V1", "K", "V1", 4, "T1", ""}};
  p.unplaced = {{"J1~V4", "J1", "V4", "less_valuable", "words", ""}};
  p.value = p.value_bound = 5;
  p.breaks = 2;
  return p;
}

/// The place and the message of what is refused; "" when nothing is.
std::string refusal(const std::string& json) {
  const auto changes = parse_changes(json);
  if (!changes) return changes.error().text();
  const auto repaired = repair(fair(), programme(), *changes);
  if (repaired) return {};
  EXPECT_EQ(repaired.error().code, Code::invalid_argument) << json;
  return repaired.error().text();
}

}  // namespace

TEST(Changes, WhatIsNotWellFormedNamesItsPlace) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"absent": [{"participant": "J1", "form": 2}]})", "changes.json#/absent/0/form"},
      {R"({"absents": []})", "the nearest"},
      {R"({"absent": [{"from": 2}]})", "/absent/0"},
      {R"({"absent": [{"participant": "J1", "from": 2, "slots": [3]}]})", "exclude each other"},
      {R"({"absent": [{"participant": "J1", "slots": []}]})", "/absent/0/slots"},
      {R"({"broken_tables": [{"participant": "J1"}]})", "/broken_tables/0"},
      {R"({"now": "nine"})", "/now"},
      {R"({"format": "caunoi-changes/2"})", "caunoi-changes"},
      {R"({"late": [{"participant": "J1"}]})", "/late/0"},
      {R"({"withdrawn": [3]})", "/withdrawn/0"},
      {R"([])", "changes.json"},
      {R"({"now": 1, )", "changes.json"},
  };
  for (const auto& [json, words] : cases) EXPECT_THAT(refusal(json), testing::HasSubstr(words)) << json;
}

TEST(Changes, WhatContradictsIsRefusedAtItsPlace) {
  const std::pair<const char*, std::vector<const char*>> cases[] = {
      {R"({"now": 6})", {"#/now", "0 to 5"}},
      {R"({"now": -1})", {"#/now"}},
      {R"({"absent": [{"participant": "J9"}]})", {"#/absent/0/participant", "J9"}},
      {R"({"absent": [{"participant": "J1", "from": 6}]})", {"#/absent/0/from", "0 to 5"}},
      {R"({"absent": [{"participant": "J1", "slots": [2, 9]}]})", {"#/absent/0/slots/1"}},
      // somebody absent from a meeting that is running or over
      {R"({"now": 1, "absent": [{"participant": "J1", "from": 1}]})", {"#/absent/0/from", "J1~V3", "slot 2 and later"}},
      {R"({"now": 1, "absent": [{"participant": "V1", "slots": [0, 3]}]})", {"#/absent/0/slots/0", "J1~V1"}},
      {R"({"now": 1, "broken_tables": [{"table": "T1", "from": 0}]})", {"#/broken_tables/0/from", "J1~V1"}},
      {R"({"now": 0, "lost_interpreters": [{"interpreter": "I2", "slots": [0]}]})",
       {"#/lost_interpreters/0/slots/0", "J2~V2"}},
      {R"({"lost_interpreters": [{"interpreter": "PD-9"}]})", {"#/lost_interpreters/0/interpreter", "PD-9"}},
      {R"({"broken_tables": [{"table": "T9"}]})", {"#/broken_tables/0/table"}},
      // against itself
      {R"({"absent": [{"participant": "J1", "from": 4}], "present": [{"participant": "J1", "slots": [5]}]})",
       {"#/present/0/slots/0", "/absent/0/from"}},
      {R"({"absent": [{"participant": "J1", "from": 2}], "late": [{"participant": "J1", "slot": 4}]})",
       {"#/late/0/slot", "/absent/0/from"}},
      {R"({"late": [{"participant": "J1", "slot": 7}]})", {"#/late/0/slot"}},
      {R"({"late": [{"participant": "XX", "slot": 2}]})", {"#/late/0/participant"}},
      {R"({"withdrawn": ["J9~V9"]})", {"#/withdrawn/0", "J9~V9"}},
      {R"({"withdrawn": ["K~V1", "K~V1"]})", {"#/withdrawn/1", "twice"}},
      {R"({"now": 0, "withdrawn": ["J1~V1"]})", {"#/withdrawn/0", "which has begun"}},
      {R"({"withdrawn": ["K~V1"], "locked": [{"pair": "K~V1", "slot": 4}]})", {"#/withdrawn/0", "locked/0"}},
      {R"({"withdrawn": ["K~V1"], "wishes": [{"a": "K", "b": "V1"}]})", {"#/withdrawn/0", "wishes/0"}},
      // locks
      {R"({"locked": [{"pair": "J9", "slot": 2}]})", {"#/locked/0/pair", "J9"}},
      {R"({"locked": [{"pair": "K~V1", "slot": 8}]})", {"#/locked/0/slot"}},
      {R"({"locked": [{"pair": "K~V1", "slot": 4}, {"pair": "K~V1", "slot": 5}]})", {"#/locked/1/pair", "twice"}},
      {R"({"locked": [{"pair": "K~V1", "slot": 4}, {"pair": "J1~V1", "slot": 4}]})", {"#/locked/1/slot", "V1", "K~V1"}},
      {R"({"locked": [{"pair": "K~V1", "slot": 3, "table": "T2"}]})", {"#/locked/0/slot", "T2", "J2~V4"}},
      {R"({"now": 2, "locked": [{"pair": "K~V1", "slot": 2}]})", {"#/locked/0/slot", "has begun"}},
      {R"({"now": 0, "locked": [{"pair": "J1~V1", "slot": 2}]})", {"#/locked/0/pair", "has begun"}},
      {R"({"absent": [{"participant": "V1", "from": 4}], "locked": [{"pair": "K~V1", "slot": 4}]})",
       {"#/locked/0/slot", "/absent/0/from"}},
      {R"({"absent": [{"participant": "V4", "from": 2}]})", {"#/absent/0/from", "J2~V4", "unlocked"}},
      {R"({"broken_tables": [{"table": "T2"}]})", {"#/broken_tables/0", "J2~V4", "unlocked"}},
      {R"({"unlocked": ["K~V1"]})", {"#/unlocked/0", "not locked"}},
      {R"({"unlocked": ["J2~V4"], "locked": [{"pair": "J2~V4", "slot": 3}]})", {"#/unlocked/0", "at once"}},
      // what is new must be valid as in fair.json
      {R"({"walk_ins": [{"id": "J1"}]})", {"#/walk_ins/0/id", "already used"}},
      {R"({"walk_ins": [{"id": "W", "min_meetings": 3, "max_meetings": 1}]})", {"#/walk_ins/0/max_meetings"}},
      {R"({"walk_ins": [{"id": "W", "unavailable": [7]}]})", {"#/walk_ins/0/unavailable/0"}},
      {R"({"wishes": [{"a": "W", "b": "J1"}]})", {"#/wishes/0/a", "W"}},
      {R"({"wishes": [{"a": "J1", "b": "V1"}]})", {"#/wishes/0/id", "already used"}},
      {R"({"wishes": [{"id": "x", "a": "J1", "b": "J1"}]})", {"#/wishes/0/b"}},
      {R"({"new_tables": [{"id": "T1"}]})", {"#/new_tables/0/id"}},
  };
  for (const auto& [json, words] : cases)
    for (const auto* word : words) EXPECT_THAT(refusal(json), testing::HasSubstr(word)) << json;
}

TEST(Changes, AProgrammeOfAnotherFairIsRefused) {
  const auto place = [](auto change) {
    auto p = programme();
    change(p);
    const auto repaired = repair(fair(), p, {});
    return repaired ? std::string() : repaired.error().text();
  };
  using testing::HasSubstr;
  EXPECT_EQ(place([](Programme&) {}), "");
  EXPECT_THAT(place([](Programme& p) { p.meetings[1].pair = "A~B"; }), HasSubstr("programme.json#/meetings/1/pair"));
  EXPECT_THAT(place([](Programme& p) { p.meetings[1].slot = 6; }), HasSubstr("programme.json#/meetings/1/slot"));
  EXPECT_THAT(place([](Programme& p) { p.meetings[1].table = "T7"; }), HasSubstr("programme.json#/meetings/1/table"));
  EXPECT_THAT(place([](Programme& p) { p.meetings[1].interpreter = "I7"; }), HasSubstr("/meetings/1/interpreter"));
  EXPECT_THAT(place([](Programme& p) { p.meetings.push_back(p.meetings[0]); }), HasSubstr("meets twice"));
  EXPECT_THAT(place([](Programme& p) { p.status = Programme::Status::infeasible; }), HasSubstr("plan the fair first"));
}

TEST(Changes, EmptyChangesChangeNothing) {
  const auto repaired = repair(fair(), programme(), {});
  ASSERT_TRUE(repaired) << repaired.error().text();
  EXPECT_EQ(repaired->disturbed, 0);
  // The one wish that had no meeting is put into a place that is free.
  for (const auto& notice : repaired->ledger) EXPECT_EQ(notice.pair, "J1~V4");
  EXPECT_EQ(repaired->programme.meetings.size(), 6u);
  const auto again = repair(repaired->fair, repaired->programme, {});
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->ledger.empty());
  EXPECT_EQ(to_json(again->fair), to_json(repaired->fair));
}

TEST(Changes, ADayIsAFairThatCannotBePlannedIntoThePast) {
  Changes changes;
  changes.now = 1;
  const auto day = planning::apply(fair(), programme(), changes);
  ASSERT_TRUE(day);
  EXPECT_EQ(day->begun, 2);
  EXPECT_TRUE(parse_fair(to_json(day->fair))) << "it is an ordinary fair";
  const auto anew = plan(day->fair);
  ASSERT_TRUE(anew);
  std::vector<std::string> past;
  for (const auto& m : anew->meetings)
    if (m.slot < 2) past.push_back(m.pair);
  EXPECT_THAT(past, testing::UnorderedElementsAre("J1~V1", "J2~V2", "J1~V3"));
}
