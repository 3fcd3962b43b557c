// programme.json (format `caunoi-programme/1`) to a Programme and back. Tested by fair/json_test.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/json_reader.hpp"
#include "caunoi/fair.hpp"

namespace caunoi {

namespace {

constexpr std::array<std::string_view, 3> status_names{"optimal", "feasible", "infeasible"};

Programme::Meeting read_meeting(const JsonPlace& place) {
  place.object({"pair", "a", "b", "slot", "table", "interpreter"});
  return {place.at("pair").text(),     place.at("a").text(),     place.at("b").text(),
          place.at("slot").integer(0), place.at("table").text(), place.text_or("interpreter")};
}

Programme::Unplaced read_unplaced(const JsonPlace& place) {
  place.object({"pair", "a", "b", "code", "reason", "remedy"});
  return {place.at("pair").text(), place.text_or("a"),        place.text_or("b"),
          place.text_or("code"),   place.at("reason").text(), place.text_or("remedy")};
}

double number_or_zero(const JsonPlace& place, std::string_view key) {
  const auto found = place.find(key);
  return found ? found->number() : 0;
}

Programme read_programme(const JsonPlace& root) {
  root.object({"format", "status", "meetings", "unplaced", "value", "value_bound", "breaks", "breaks_bound", "fairness", "conflict",
               "seconds", "seed", "version",
               // what a repair adds (repair_json.cpp) is not part of the programme
               "disturbed", "disturbed_bound", "ledger", "standby", "relaxed"});
  root.check_format("caunoi-programme", 1);
  Programme programme;
  const auto status = root.at("status");
  const auto word = status.text();
  std::size_t known = 0;
  while (known < status_names.size() && status_names[known] != word) ++known;
  if (known == status_names.size())
    status.refuse(fmt::format("\"{}\" is not a status; the nearest is \"{}\"", word, nearest(word, status_names)));
  programme.status = static_cast<Programme::Status>(known);
  for (const auto& item : root.at("meetings").items()) programme.meetings.push_back(read_meeting(item));
  if (const auto list = root.find("unplaced")) {
    for (const auto& item : list->items()) programme.unplaced.push_back(read_unplaced(item));
  }
  programme.value = number_or_zero(root, "value");
  programme.value_bound = number_or_zero(root, "value_bound");
  if (const auto breaks = root.find("breaks")) programme.breaks = breaks->integer(0);
  if (const auto bound = root.find("breaks_bound")) programme.breaks_bound = bound->integer(0);
  if (const auto price = root.find("fairness")) {
    price->object({"least", "least_bound", "value_without", "lost"});
    programme.fairness = {price->at("least").number(), price->at("least_bound").number(),
                          price->at("value_without").number(), price->at("lost").number()};
  }
  if (const auto list = root.find("conflict")) programme.conflict = list->texts();
  programme.seconds = number_or_zero(root, "seconds");
  if (const auto seed = root.find("seed")) programme.seed = seed->natural();
  programme.version = root.text_or("version");
  return programme;
}

}  // namespace

Result<Programme> parse_programme(std::string_view json, std::string_view file) {
  return read_json<Programme>(json, file, read_programme);
}

std::string to_json(const Programme& programme) {
  Json root{{"format", "caunoi-programme/1"}, {"status", status_names[static_cast<std::size_t>(programme.status)]}};
  root["meetings"] = Json::array();
  for (const auto& meeting : programme.meetings) {
    Json& item = root["meetings"].emplace_back(Json{
        {"pair", meeting.pair}, {"a", meeting.a}, {"b", meeting.b}, {"slot", meeting.slot}, {"table", meeting.table}});
    if (!meeting.interpreter.empty()) item["interpreter"] = meeting.interpreter;
  }
  root["unplaced"] = Json::array();
  for (const auto& unplaced : programme.unplaced) {
    Json& item = root["unplaced"].emplace_back(Json{{"pair", unplaced.pair},
                                                    {"a", unplaced.a},
                                                    {"b", unplaced.b},
                                                    {"code", unplaced.code},
                                                    {"reason", unplaced.reason}});
    if (!unplaced.remedy.empty()) item["remedy"] = unplaced.remedy;
  }
  root["value"] = programme.value;
  root["value_bound"] = programme.value_bound;
  root["breaks"] = programme.breaks;
  root["breaks_bound"] = programme.breaks_bound;
  if (const auto& price = programme.fairness)
    root["fairness"] = {{"least", price->least},
                        {"least_bound", price->least_bound},
                        {"value_without", price->value_without},
                        {"lost", price->lost}};
  if (!programme.conflict.empty()) root["conflict"] = programme.conflict;
  root["seconds"] = static_cast<std::int64_t>(std::floor(programme.seconds));
  root["seed"] = programme.seed;
  root["version"] = programme.version;
  return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace caunoi
