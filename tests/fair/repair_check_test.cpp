// The checker of repairs: a good one passes, and each way to spoil it is named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "caunoi/repair.hpp"

using namespace caunoi;

namespace {

struct Case {
  Fair fair;
  Programme programme;
  Changes changes;
  Repair repair;
};

/// J1 arrives late, table T2 breaks, a walk-in wishes, a wish is withdrawn; slot 0 is running.
Case good() {
  Case c;
  c.fair = parse_fair(R"({"sessions": [{"id": "d", "slots": 5}], "tables": [{"id": "T1"}, {"id": "T2"}, {"id": "T3"}],
    "interpreters": [{"id": "I1", "languages": ["vi", "ja"]}, {"id": "I2", "languages": ["vi", "ja"]}],
    "participants": [{"id": "J1", "languages": ["ja"], "max_meetings": 2, "min_meetings": 1}, {"id": "J2", "languages": ["ja"]},
      {"id": "V1", "languages": ["vi"]}, {"id": "V2", "languages": ["vi"]}, {"id": "V3", "languages": ["vi"]}],
    "pairs": [{"a": "J1", "b": "V1"}, {"a": "J2", "b": "V2"}, {"a": "J1", "b": "V3"}, {"a": "J2", "b": "V3"}, {"a": "J2", "b": "V1"}, {"a": "J1", "b": "V2"}]})")
               .value();
  c.programme.meetings = {{"J2~V2", "J2", "V2", 0, "T1", "I1"},
                          {"J1~V1", "J1", "V1", 1, "T1", "I1"},
                          {"J2~V3", "J2", "V3", 1, "T2", "I2"},
                          {"J1~V3", "J1", "V3", 2, "T1", "I1"},
                          {"J2~V1", "J2", "V1", 3, "T2", "I2"}};
  c.changes =
      parse_changes(R"({"now": 0, "late": [{"participant": "J1", "slot": 2}], "broken_tables": [{"table": "T2"}],
    "walk_ins": [{"id": "W", "languages": ["vi"]}], "wishes": [{"a": "J2", "b": "W"}], "withdrawn": ["J2~V3"],
    "lost_interpreters": [{"interpreter": "I2", "from": 4}], "locked": [{"pair": "J1~V3", "slot": 2}]})")
          .value();
  c.repair = repair(c.fair, c.programme, c.changes).value();
  return c;
}

}  // namespace

TEST(RepairViolations, NoneInAGoodRepair) {
  const auto c = good();
  EXPECT_THAT(violations(c.fair, c.programme, c.changes, c.repair), testing::IsEmpty());
  EXPECT_EQ(c.repair.disturbed, 3);  // J1~V1 must move, J2~V1 needs another table
  EXPECT_EQ(c.repair.programme.status, Programme::Status::optimal);
}

TEST(RepairViolations, EachWayToSpoilItIsNamed) {
  const auto meeting = [](Repair& r, std::string_view pair) -> Programme::Meeting& {
    return *std::find_if(r.programme.meetings.begin(), r.programme.meetings.end(),
                         [&](const auto& m) { return m.pair == pair; });
  };
  const auto person = [](Repair& r, std::string_view id) -> Fair::Participant& {
    return *std::find_if(r.fair.participants.begin(), r.fair.participants.end(),
                         [&](const auto& p) { return p.id == id; });
  };
  const auto pair = [](Repair& r, std::string_view id) -> Fair::Pair& {
    return *std::find_if(r.fair.pairs.begin(), r.fair.pairs.end(), [&](const auto& p) { return p.id == id; });
  };
  const auto gone = [](Repair& r, std::string_view id) {
    std::erase_if(r.programme.meetings, [&](const auto& m) { return m.pair == id; });
  };
  const std::pair<const char*, std::function<void(Repair&)>> cases[] = {
      {"which has begun, and is moved", [&](Repair& r) { meeting(r, "J2~V2").slot = 4; }},
      {"which has begun, and is moved", [&](Repair& r) { meeting(r, "J2~V2").table = "T3"; }},
      {"which has begun, and is cancelled", [&](Repair& r) { gone(r, "J2~V2"); }},
      {"is put into slot 0, which has begun", [&](Repair& r) { meeting(r, "J1~V1").slot = 0; }},
      {"lock J1~V3: the meeting is not where", [&](Repair& r) { meeting(r, "J1~V3").slot = 4; }},
      {"lock J1~V3: the pair has no meeting", [&](Repair& r) { gone(r, "J1~V3"); }},
      {"table T2 is not available", [&](Repair& r) { meeting(r, "J2~V1").table = "T2"; }},  // by the rules of the day
      {"participant J1: the slots in which it is away", [&](Repair& r) { std::erase(person(r, "J1").unavailable, 1); }},
      {"participant V2: the slots in which it is away", [&](Repair& r) { person(r, "V2").unavailable.push_back(3); }},
      {"participant V1: slot 0 has begun and is still open",
       [&](Repair& r) { std::erase(person(r, "V1").unavailable, 0); }},
      {"participant J1: it is not as it was", [&](Repair& r) { person(r, "J1").max_meetings = 3; }},
      {"participant W: the fair does not have it",
       [&](Repair& r) { std::erase_if(r.fair.participants, [](const auto& p) { return p.id == "W"; }); }},
      {"7 participants, 6 were expected", [&](Repair& r) { r.fair.participants.push_back({"X"}); }},
      {"table T2: the slots in which it is missing", [&](Repair& r) { r.fair.tables[1].unavailable.pop_back(); }},
      {"interpreter I2: the slots in which it is missing",
       [&](Repair& r) { r.fair.interpreters[1].unavailable.clear(); }},
      {"interpreter I1: it is not as it was", [&](Repair& r) { r.fair.interpreters[0].languages.push_back("en"); }},
      {"4 tables, 3 were expected",
       [&](Repair& r) {
         r.fair.tables.push_back({"T9", "", {}});
       }},
      {"pair J2~V3: it is withdrawn and still",
       [&](Repair& r) {
         r.fair.pairs.push_back({"J2~V3", "J2", "V3"});
       }},
      {"pair J2~W: the fair does not have it",
       [&](Repair& r) {
         std::erase_if(r.fair.pairs, [](const auto& p) { return p.id == "J2~W"; });
         gone(r, "J2~W");
       }},
      {"pair J1~V2: it is not as it was", [&](Repair& r) { pair(r, "J1~V2").value = 7; }},
      {"pair J1~V2: whether it has an interpreter", [&](Repair& r) { pair(r, "J1~V2").interpreter = false; }},
      {"order of the goals", [&](Repair& r) { r.fair.order = {Fair::Goal::breaks}; }},
      {"min_meetings of \"J1\" went from 1 to 0", [&](Repair& r) { person(r, "J1").min_meetings = 0; }},
      {"required of \"J1~V2\" went from 0 to 1", [&](Repair& r) { pair(r, "J1~V2").required = true; }},
      {"is named and was kept",
       [&](Repair& r) {
         r.relaxed.push_back({"min_meetings", "J1", 1, 1});
       }},
      {"spread of breaks is not as it was", [&](Repair& r) { r.fair.break_spread = 5; }},
      {"is not told what became of", [&](Repair& r) { r.ledger.pop_back(); }},
      {"is told of", [&](Repair& r) { r.ledger.push_back(r.ledger.front()); }},
      {"is told of", [&](Repair& r) { r.ledger.front().is.slot += 1; }},
      {"is told of", [&](Repair& r) { r.ledger.front().what = Repair::What::table; }},
      {"disturbed: 9 is written", [&](Repair& r) { r.disturbed = 9; }},
      {"disturbed_bound: 8 is above", [&](Repair& r) { r.disturbed_bound = 8; }},
      {"disturbed above their bound", [&](Repair& r) { r.disturbed_bound = 0; }},
      {"there is no such meeting",
       [&](Repair& r) {
         r.standby.push_back({"J1~V9", "V9", "J1", 2, "T1", {}});
       }},
      {"do not meet in it",
       [&](Repair& r) {
         r.standby.push_back({"J1~V3", "V1", "J1", 2, "T1", {}});
       }},
      {"slot 0 has begun",
       [&](Repair& r) {
         r.standby.push_back({"J2~V2", "V2", "J2", 0, "T1", {}});
       }},
      {"is no open wish",
       [&](Repair& r) {
         r.standby.push_back({"J1~V3", "V3", "J1", 2, "T1", {"J2~W"}});
       }},
  };
  for (const auto& [words, change] : cases) {
    auto c = good();
    change(c.repair);
    EXPECT_THAT(violations(c.fair, c.programme, c.changes, c.repair), testing::Contains(testing::HasSubstr(words)));
  }
}
