// fair.json and programme.json: what is read, what is refused and where, and that nothing is lost on the way back.
#include <gtest/gtest.h>

#include "base/json_reader.hpp"
#include "caunoi/fair.hpp"
#include "fair/fairs.hpp"

using namespace caunoi;

namespace {

const std::string small = R"({
  "name": "day", "time_zone": "Asia/Ho_Chi_Minh",
  "sessions": [{"id": "am", "start": "2026-11-21T08:30", "slots": 2, "slot_minutes": 25}, {"id": "pm", "slots": 2}],
  "tables": [{"id": "T1", "room": "A", "unavailable": [0]}, {"id": "T2"}],
  "interpreters": [{"id": "I", "languages": ["ja", "vi"], "unavailable": [3]}],
  "participants": [
    {"id": "J", "name": "Jo", "side": "exhibitor", "languages": ["ja"], "min_meetings": 1, "max_meetings": 2, "unavailable": [1], "table": "T1"},
    {"id": "V", "side": "visitor", "languages": ["vi"]}, {"id": "W"}],
  "pairs": [{"a": "J", "b": "V", "value": 0.85, "required": true, "session": "am", "before": ["q"]}, {"id": "q", "a": "W", "b": "J", "slot": 3, "interpreter": false}],
  "objective": {"order": ["fairness", "value"], "break_spread": 2, "fairness": "leximin", "fairness_side": "visitor"},
  "locked": [{"pair": "q", "slot": 3, "table": "T2"}]})";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

}  // namespace

TEST(FairJson, ReadsEveryKey) {
  const auto fair = parse_fair(small);
  ASSERT_TRUE(fair) << fair.error().message << fair.error().place;
  EXPECT_EQ(fair->slot_count(), 4);
  EXPECT_EQ(fair->sessions[0].slot_minutes, 25);
  EXPECT_EQ(fair->sessions[1].slot_minutes, 30);
  EXPECT_EQ(fair->tables[0].room, "A");
  EXPECT_EQ(fair->tables[0].unavailable, std::vector<int>{0});
  EXPECT_EQ(fair->interpreters[0].unavailable, std::vector<int>{3});
  EXPECT_EQ(fair->participants[0].side, Fair::Side::exhibitor);
  EXPECT_EQ(fair->participants[0].min_meetings, 1);
  EXPECT_EQ(fair->participants[0].max_meetings, 2);
  EXPECT_EQ(fair->participants[0].table, "T1");
  EXPECT_EQ(fair->participants[2].side, Fair::Side::none);
  EXPECT_FALSE(fair->participants[2].max_meetings);
  EXPECT_EQ(fair->pairs[0].id, "J~V");
  EXPECT_EQ(fair->pairs[0].value, 0.85);
  EXPECT_TRUE(fair->pairs[0].required);
  EXPECT_FALSE(fair->pairs[0].interpreter);
  EXPECT_EQ(fair->pairs[1].interpreter, false);
  EXPECT_EQ(fair->pairs[1].slot, 3);
  EXPECT_FALSE(fair->pairs[1].value);
  EXPECT_EQ(fair->pairs[1].worth(), 1);
  EXPECT_EQ(fair->order, (std::vector{Fair::Goal::fairness, Fair::Goal::value}));
  EXPECT_EQ(fair->break_spread, 2);
  EXPECT_EQ(fair->fairness, Fair::Fairness::leximin);
  EXPECT_EQ(fair->fairness_side, Fair::Side::visitor);
  EXPECT_EQ(fair->locked[0].table, "T2");
}

TEST(FairJson, TablesMayBeANumber) {
  const auto fair =
      parse_fair(with(R"({"sessions":[{"id":"d","slots":1}],"tables":3,"participants":[],"pairs":[]})", "3", "12"));
  ASSERT_TRUE(fair);
  ASSERT_EQ(fair->tables.size(), 12u);
  EXPECT_EQ(fair->tables.front().id, "1");
  EXPECT_EQ(fair->tables.back().id, "12");
  EXPECT_NE(to_json(*fair).find("\"tables\": 12"), std::string::npos);
}

TEST(FairJson, RoundTrip) {
  std::vector<Fair> fairs{*parse_fair(small), fairs::hai_phong(1)};
  for (unsigned seed = 0; seed < 50; ++seed) fairs.push_back(fairs::small(seed));
  for (const auto& fair : fairs) {
    const auto text = to_json(fair);
    const auto again = parse_fair(text);
    ASSERT_TRUE(again) << again.error().message << text;
    EXPECT_EQ(to_json(*again), text);
  }
}

TEST(FairJson, RefusesWithPlaceAndNearestKey) {
  struct Case {
    std::string from, to, place, words;
    Code code = Code::invalid_argument;
  };
  const std::vector<Case> cases{
      {"max_meetings", "max_meeting", "#/participants/0/max_meeting", "max_meetings"},
      {"\"languages\": [\"ja\"]", "\"langauges\": [\"ja\"]", "#/participants/0/langauges", "\"languages\""},
      {"\"time_zone\"", "\"timezone\"", "#/timezone", "time_zone"},
      {"\"slot\": 3, \"interpreter\"", "\"slot\": 4, \"interpreter\"", "#/pairs/1/slot", "0 to 3"},
      {"\"slot\": 3, \"interpreter\"", "\"slot\": -1, \"interpreter\"", "#/pairs/1/slot", "no slot -1"},
      {"\"slot\": 3, \"interpreter\"", "\"slot\": 3.5, \"interpreter\"", "#/pairs/1/slot", "whole number"},
      {"\"slot\": 3, \"interpreter\"", "\"slot\": 99999999999999999999, \"interpreter\"", "#/pairs/1/slot",
       "whole number"},
      {"\"slot\": 3, \"interpreter\"", "\"slot\": 9999999999, \"interpreter\"", "#/pairs/1/slot", "too large"},
      {"\"a\": \"W\", \"b\": \"J\"", "\"a\": \"W\", \"b\": \"W\"", "#/pairs/1/b", "itself"},
      {"\"a\": \"W\"", "\"a\": \"X\"", "#/pairs/1/a", "no participant \"X\""},
      {"{\"id\": \"W\"}", "{\"id\": \"V\"}", "#/participants/2/id", "participants/1"},
      {"\"id\": \"T2\"", "\"id\": \"T1\"", "#/tables/1/id", "tables/0"},
      {"\"id\": \"pm\"", "\"id\": \"am\"", "#/sessions/1/id", "already used"},
      {"\"id\": \"q\"", "\"id\": \"J~V\"", "#/pairs/1/id", "already used"},
      {"\"id\": \"W\"", "\"id\": \"\"", "#/participants/2/id", "empty"},
      {"0.85", "-0.85", "#/pairs/0/value", "at least 0"},
      {"0.85", "\"much\"", "#/pairs/0/value", "number"},
      {"\"required\": true", "\"required\": 1", "#/pairs/0/required", "true or false"},
      {"\"slots\": 2, \"slot_minutes\"", "\"slots\": 0, \"slot_minutes\"", "#/sessions/0/slots", "at least 1"},
      {"\"slots\": 2, \"slot_minutes\"", "\"slots\": 2000000000, \"slot_minutes\"", "#/sessions/0/slots", "at most"},
      {"\"slot_minutes\": 25", "\"slot_minutes\": 0", "#/sessions/0/slot_minutes", "minute"},
      {"2026-11-21T08:30", "21/11/2026", "#/sessions/0/start", "local time"},
      {"2026-11-21T08:30", "2026-13-21T08:30", "#/sessions/0/start", "local time"},
      {"\"unavailable\": [1]", "\"unavailable\": [0, 4]", "#/participants/0/unavailable/1", "no slot 4"},
      {"\"unavailable\": [3]", "\"unavailable\": [7]", "#/interpreters/0/unavailable/0", "no slot 7"},
      {"\"unavailable\": [0]", "\"unavailable\": [-1]", "#/tables/0/unavailable/0", "too small"},
      {"\"unavailable\": [0]", "\"unavailable\": 0", "#/tables/0/unavailable", "a list"},
      {"\"min_meetings\": 1", "\"min_meetings\": 3", "#/participants/0/max_meetings", "below min_meetings"},
      {"\"min_meetings\": 1", "\"min_meetings\": -1", "#/participants/0/min_meetings", "at least 0"},
      {"\"table\": \"T1\"", "\"table\": \"T9\"", "#/participants/0/table", "no table \"T9\""},
      {"\"side\": \"exhibitor\"", "\"side\": \"exibitor\"", "#/participants/0/side", "\"exhibitor\""},
      {"\"session\": \"am\"", "\"session\": \"noon\"", "#/pairs/0/session", "no session"},
      {"\"before\": [\"q\"]", "\"before\": [\"z\"]", "#/pairs/0/before/0", "no pair \"z\""},
      {"\"before\": [\"q\"]", "\"before\": [\"J~V\"]", "#/pairs/0/before/0", "itself"},
      {"\"fairness\"", "\"fairnes\"", "#/objective/order/0", "\"fairness\""},
      {"\"fairness\"", "\"value\"", "#/objective/order/1", "twice"},
      {"[\"fairness\", \"value\"]", "[]", "#/objective/order", "at least one"},
      {"\"leximin\"", "\"leximax\"", "#/objective/fairness", "\"leximin\""},
      {"\"fairness_side\": \"visitor\"", "\"fairness_side\": \"guest\"", "#/objective/fairness_side", "side"},
      {"\"break_spread\": 2", "\"break_spread\": -2", "#/objective/break_spread", "at least 0"},
      {"\"pair\": \"q\"", "\"pair\": \"r\"", "#/locked/0/pair", "no pair"},
      {"\"slot\": 3, \"table\"", "\"slot\": 5, \"table\"", "#/locked/0/slot", "no slot 5"},
      {"\"table\": \"T2\"", "\"table\": \"T3\"", "#/locked/0/table", "no table"},
      {"\"table\": \"T2\"", "\"interpreter\": \"K\"", "#/locked/0/interpreter", "no interpreter"},
      {"\"name\": \"day\"", "\"name\": \"day\", \"name\": \"night\"", "fair.json", "twice"},
      {"\"name\": \"day\"", "\"name\": \"day\", \"format\": \"caunoi-fair/2\"", "#/format", "caunoi-fair/1",
       Code::bad_version},
      {"\"name\": \"day\"", "\"name\": \"\xff\"", "fair.json", "not JSON"},
      {"\"tables\"", "\"a/b\"", "#/a~1b", "not a key"},
      {"{\n", "[\n", "fair.json", "not JSON"},
  };
  for (const auto& [from, to, place, words, code] : cases) {
    const auto fair = parse_fair(with(small, from, to), "fair.json");
    ASSERT_FALSE(fair) << to;
    EXPECT_EQ(fair.error().code, code) << to;
    EXPECT_EQ(fair.error().place, place.starts_with('#') ? "fair.json" + place : place) << fair.error().message;
    EXPECT_NE(fair.error().message.find(words), std::string::npos) << fair.error().message;
  }
  for (const auto* text :
       {"", "null", "[]", "{}", "3", R"({"sessions":[]})", R"({"sessions":[],"tables":1,"participants":[],"pairs":[]})",
        R"({"sessions":[{"id":"d","slots":1}],"tables":-1,"participants":[],"pairs":[]})"})
    EXPECT_FALSE(parse_fair(text)) << text;
}

TEST(FairJson, TextCutAnywhereIsRefusedNotFatal) {
  for (std::size_t size = 0; size + 1 < small.size(); ++size) EXPECT_FALSE(parse_fair(small.substr(0, size)));
}

TEST(FairJson, PlanRefusesWhatTheReaderWould) {
  auto fair = *parse_fair(small);
  fair.pairs[1].slot = 9;
  const auto programme = plan(fair);
  ASSERT_FALSE(programme);
  EXPECT_EQ(programme.error().code, Code::invalid_argument);
  EXPECT_EQ(programme.error().place, "fair.json#/pairs/1/slot");
}

TEST(ProgrammeJson, RoundTripAndWholeSeconds) {
  auto programme = *plan(fairs::hai_phong(2), {0, 7});
  programme.seconds = 1.999;
  programme.conflict = {"words"};
  programme.fairness = {1, 2, 120, 0.5};
  const auto text = to_json(programme);
  EXPECT_NE(text.find("\"seconds\": 1,"), std::string::npos);
  const auto again = parse_programme(text);
  ASSERT_TRUE(again) << again.error().message << again.error().place;
  EXPECT_EQ(to_json(*again), text);
  EXPECT_EQ(again->seed, 7u);
}

TEST(ProgrammeJson, Refuses) {
  const std::string good =
      R"({"status":"feasible","meetings":[{"pair":"p","a":"x","b":"y","slot":0,"table":"1"}],"unplaced":[{"pair":"q","reason":"r"}]})";
  ASSERT_TRUE(parse_programme(good));
  EXPECT_EQ(parse_programme(with(good, "feasible", "fesible")).error().place, "programme.json#/status");
  EXPECT_EQ(parse_programme(with(good, "\"slot\":0", "\"slot\":-1")).error().place, "programme.json#/meetings/0/slot");
  EXPECT_EQ(parse_programme(with(good, "\"table\"", "\"tabel\"")).error().place, "programme.json#/meetings/0/tabel");
  EXPECT_EQ(parse_programme(with(good, "\"reason\":\"r\"", "\"reason\":3")).error().place,
            "programme.json#/unplaced/0/reason");
}

TEST(JsonReader, NearestIsByEditDistanceThenFirst) {
  const std::vector<std::string_view> words{"value", "fairness", "breaks"};
  EXPECT_EQ(nearest("vaule", words), "value");
  EXPECT_EQ(nearest("break", words), "breaks");
  EXPECT_EQ(nearest("x", std::vector<std::string_view>{"ab", "cd"}), "ab");
}
