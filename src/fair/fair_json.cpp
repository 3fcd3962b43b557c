// fair.json (format `caunoi-fair/1`) to a Fair and back. Reading is strict: an unknown key is answered with the nearest
// known one, because a `max_meeting` that is silently ignored costs an organiser a day. Types are read here; what the
// values may be is said once, in validate.cpp. Tested by fair/json_test.
#include <fmt/format.h>

#include <array>
#include <numeric>

#include "base/json_reader.hpp"
#include "base/try.hpp"
#include "fair/fair_json.hpp"
#include "fair/validate.hpp"

namespace caunoi {

using namespace planning;

namespace {

constexpr std::string_view format_name = "caunoi-fair";
constexpr std::array<std::string_view, 4> goal_names{"value", "fairness", "breaks", "changes"};
constexpr std::array<std::string_view, 2> fairness_names{"meetings", "leximin"};
constexpr std::array<std::string_view, 3> side_names{"", "exhibitor", "visitor"};

template <typename Enum, std::size_t N>
Enum one_of(const JsonPlace& place, const std::array<std::string_view, N>& names, std::size_t first,
            std::string_view kind) {
  const auto word = place.text();
  for (std::size_t i = first; i < N; ++i) {
    if (names[i] == word) return static_cast<Enum>(i);
  }
  const std::span<const std::string_view> known(names.data() + first, N - first);
  place.refuse(fmt::format("\"{}\" is not a {}; the nearest is \"{}\"", word, kind, nearest(word, known)));
}

std::vector<int> unavailable(const JsonPlace& place) {
  const auto list = place.find("unavailable");
  return list ? list->integers(0) : std::vector<int>{};
}

std::vector<std::string> texts(const JsonPlace& place, std::string_view key) {
  const auto list = place.find(key);
  return list ? list->texts() : std::vector<std::string>{};
}

Fair::Session read_session(const JsonPlace& place) {
  place.object({"id", "start", "slots", "slot_minutes"});
  Fair::Session session{place.at("id").text(), place.text_or("start"), place.at("slots").integer()};
  if (const auto minutes = place.find("slot_minutes")) session.slot_minutes = minutes->integer();
  return session;
}

std::vector<Fair::Table> read_tables(const JsonPlace& place) {
  std::vector<Fair::Table> tables;
  if (place.is_number()) {
    const int count = place.integer(0, planning::most_tables);
    for (int i = 1; i <= count; ++i) tables.push_back({std::to_string(i), {}, {}});
    return tables;
  }
  for (const auto& item : place.items()) tables.push_back(read_table(item));
  return tables;
}

}  // namespace

namespace planning {

Fair::Table read_table(const JsonPlace& place) {
  place.object({"id", "room", "unavailable"});
  return {place.at("id").text(), place.text_or("room"), unavailable(place)};
}

Fair::Interpreter read_interpreter(const JsonPlace& place) {
  place.object({"id", "languages", "unavailable"});
  return {place.at("id").text(), place.at("languages").texts(), unavailable(place)};
}

Fair::Participant read_participant(const JsonPlace& place) {
  place.object({"id", "name", "side", "languages", "min_meetings", "max_meetings", "unavailable", "table"});
  Fair::Participant person;
  person.id = place.at("id").text();
  person.name = place.text_or("name");
  if (const auto side = place.find("side")) person.side = one_of<Fair::Side>(*side, side_names, 1, "side");
  person.languages = texts(place, "languages");
  if (const auto least = place.find("min_meetings")) person.min_meetings = least->integer();
  if (const auto most = place.find("max_meetings")) person.max_meetings = most->integer();
  person.unavailable = unavailable(place);
  person.table = place.text_or("table");
  return person;
}

Fair::Pair read_pair(const JsonPlace& place) {
  place.object({"id", "a", "b", "value", "required", "session", "slot", "before", "interpreter"});
  Fair::Pair pair;
  pair.a = place.at("a").text();
  pair.b = place.at("b").text();
  pair.id = place.text_or("id", pair.a + "~" + pair.b);
  if (const auto value = place.find("value")) pair.value = value->number();
  if (const auto required = place.find("required")) pair.required = required->boolean();
  pair.session = place.text_or("session");
  if (const auto slot = place.find("slot")) pair.slot = slot->integer();
  pair.before = texts(place, "before");
  if (const auto interpreter = place.find("interpreter")) pair.interpreter = interpreter->boolean();
  return pair;
}

Fair::Lock read_lock(const JsonPlace& place) {
  place.object({"pair", "slot", "table", "interpreter"});
  return {place.at("pair").text(), place.at("slot").integer(), place.text_or("table"), place.text_or("interpreter")};
}

}  // namespace planning

namespace {

Fair read_fair(const JsonPlace& root) {
  root.object({"format", "name", "time_zone", "sessions", "tables", "interpreters", "participants", "pairs",
               "objective", "locked"});
  root.check_format(format_name, 1);
  Fair fair;
  fair.name = root.text_or("name");
  fair.time_zone = root.text_or("time_zone");
  for (const auto& item : root.at("sessions").items()) fair.sessions.push_back(read_session(item));
  fair.tables = read_tables(root.at("tables"));
  if (const auto list = root.find("interpreters")) {
    for (const auto& item : list->items()) fair.interpreters.push_back(read_interpreter(item));
  }
  for (const auto& item : root.at("participants").items()) fair.participants.push_back(read_participant(item));
  for (const auto& item : root.at("pairs").items()) fair.pairs.push_back(read_pair(item));
  if (const auto objective = root.find("objective")) {
    objective->object({"order", "break_spread", "fairness", "fairness_side"});
    if (const auto order = objective->find("order")) {
      fair.order.clear();
      for (const auto& goal : order->items()) fair.order.push_back(one_of<Fair::Goal>(goal, goal_names, 0, "goal"));
    }
    if (const auto spread = objective->find("break_spread")) fair.break_spread = spread->integer();
    if (const auto fairness = objective->find("fairness"))
      fair.fairness = one_of<Fair::Fairness>(*fairness, fairness_names, 0, "fairness");
    if (const auto side = objective->find("fairness_side"))
      fair.fairness_side = one_of<Fair::Side>(*side, side_names, 1, "side");
  }
  if (const auto list = root.find("locked")) {
    for (const auto& item : list->items()) fair.locked.push_back(read_lock(item));
  }
  return fair;
}

void put_text(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

template <typename T>
void put_list(Json& object, const char* key, const std::vector<T>& list) {
  if (!list.empty()) object[key] = list;
}

Json tables_json(const std::vector<Fair::Table>& tables) {
  bool plain = true;
  for (std::size_t i = 0; i < tables.size(); ++i)
    plain = plain && tables[i].id == std::to_string(i + 1) && tables[i].room.empty() && tables[i].unavailable.empty();
  if (plain) return tables.size();
  Json list = Json::array();
  for (const auto& table : tables) {
    Json& item = list.emplace_back(Json{{"id", table.id}});
    put_text(item, "room", table.room);
    put_list(item, "unavailable", table.unavailable);
  }
  return list;
}

Json participant_json(const Fair::Participant& person) {
  Json item{{"id", person.id}};
  put_text(item, "name", person.name);
  if (person.side != Fair::Side::none) item["side"] = side_names[static_cast<std::size_t>(person.side)];
  put_list(item, "languages", person.languages);
  if (person.min_meetings != 0) item["min_meetings"] = person.min_meetings;
  if (person.max_meetings) item["max_meetings"] = *person.max_meetings;
  put_list(item, "unavailable", person.unavailable);
  put_text(item, "table", person.table);
  return item;
}

Json pair_json(const Fair::Pair& pair) {
  Json item{{"id", pair.id}, {"a", pair.a}, {"b", pair.b}};
  if (pair.value) item["value"] = *pair.value;
  if (pair.required) item["required"] = true;
  put_text(item, "session", pair.session);
  if (pair.slot) item["slot"] = *pair.slot;
  put_list(item, "before", pair.before);
  if (pair.interpreter) item["interpreter"] = *pair.interpreter;
  return item;
}

}  // namespace

int Fair::slot_count() const noexcept {
  return std::accumulate(sessions.begin(), sessions.end(), 0,
                         [](int sum, const Session& session) { return sum + session.slots; });
}

Result<Fair> parse_fair(std::string_view json, std::string_view file) {
  CAUNOI_TRY(Fair fair, read_json<Fair>(json, file, read_fair));
  CAUNOI_CHECK(planning::validate(fair, file));
  return fair;
}

std::string to_json(const Fair& fair) {
  Json root{{"format", "caunoi-fair/1"}};
  put_text(root, "name", fair.name);
  put_text(root, "time_zone", fair.time_zone);
  root["sessions"] = Json::array();
  for (const auto& session : fair.sessions) {
    Json& item = root["sessions"].emplace_back(Json{{"id", session.id}});
    put_text(item, "start", session.start);
    item["slots"] = session.slots;
    item["slot_minutes"] = session.slot_minutes;
  }
  root["tables"] = tables_json(fair.tables);
  root["interpreters"] = Json::array();
  for (const auto& interpreter : fair.interpreters) {
    Json& item = root["interpreters"].emplace_back(Json{{"id", interpreter.id}, {"languages", interpreter.languages}});
    put_list(item, "unavailable", interpreter.unavailable);
  }
  root["participants"] = Json::array();
  for (const auto& person : fair.participants) root["participants"].push_back(participant_json(person));
  root["pairs"] = Json::array();
  for (const auto& pair : fair.pairs) root["pairs"].push_back(pair_json(pair));
  Json& objective = root["objective"] = Json{{"order", Json::array()}};
  for (const auto goal : fair.order) objective["order"].push_back(goal_names[static_cast<std::size_t>(goal)]);
  if (fair.break_spread) objective["break_spread"] = *fair.break_spread;
  if (fair.fairness != Fair::Fairness::meetings)
    objective["fairness"] = fairness_names[static_cast<std::size_t>(fair.fairness)];
  if (fair.fairness_side != Fair::Side::none)
    objective["fairness_side"] = side_names[static_cast<std::size_t>(fair.fairness_side)];
  root["locked"] = Json::array();
  for (const auto& lock : fair.locked) {
    Json& item = root["locked"].emplace_back(Json{{"pair", lock.pair}, {"slot", lock.slot}});
    put_text(item, "table", lock.table);
    put_text(item, "interpreter", lock.interpreter);
  }
  return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace caunoi
