// A repair as JSON: programme.json with what is to be told added to it, so that whoever reads programmes reads repairs.
// Tested by fair/repair_test.
#include <array>
#include <nlohmann/json.hpp>

#include "base/json_reader.hpp"
#include "caunoi/repair.hpp"

namespace caunoi {

namespace {

constexpr std::array<std::string_view, 5> what_names{"cancelled", "new", "moved", "table", "interpreter"};
constexpr std::array<std::string_view, 7> because_names{"wish",        "withdrawn", "absent", "table",
                                                        "interpreter", "locked",    "room"};

Json place_json(const Repair::Place& place) {
  Json json{{"slot", place.slot}, {"table", place.table}};
  if (!place.interpreter.empty()) json["interpreter"] = place.interpreter;
  return json;
}

Json notice_json(const Repair::Notice& notice) {
  Json json{{"what", what_names[static_cast<std::size_t>(notice.what)]}, {"pair", notice.pair}};
  if (!notice.with.empty()) json["with"] = notice.with;
  if (notice.was.slot >= 0) json["was"] = place_json(notice.was);
  if (notice.is.slot >= 0) json["is"] = place_json(notice.is);
  json["because"] = because_names[static_cast<std::size_t>(notice.because)];
  if (!notice.cause.empty()) json["cause"] = notice.cause;
  return json;
}

}  // namespace

std::string to_json(const Repair& repair) {
  Json root = Json::parse(to_json(repair.programme));
  root["disturbed"] = repair.disturbed;
  root["disturbed_bound"] = repair.disturbed_bound;
  Json& ledger = root["ledger"] = Json::array();
  for (std::size_t i = 0; i < repair.ledger.size(); ++i) {
    const auto& notice = repair.ledger[i];
    const bool same =
        i > 0 && repair.ledger[i - 1].who == notice.who && repair.ledger[i - 1].interprets == notice.interprets;
    if (!same) {
      ledger.push_back(Json{{notice.interprets ? "interpreter" : "participant", notice.who}});
      if (!notice.interprets) ledger.back()["disturbed"] = false;
      ledger.back()["notices"] = Json::array();
    }
    ledger.back()["notices"].push_back(notice_json(notice));
    if (!notice.interprets && notice.what != Repair::What::cancelled && notice.what != Repair::What::placed)
      ledger.back()["disturbed"] = true;
  }
  Json& standby = root["standby"] = Json::array();
  for (const auto& entry : repair.standby)
    standby.push_back(Json{{"slot", entry.slot},
                           {"table", entry.table},
                           {"pair", entry.pair},
                           {"missing", entry.missing},
                           {"host", entry.host},
                           {"pairs", entry.pairs}});
  Json& relaxed = root["relaxed"] = Json::array();
  for (const auto& entry : repair.relaxed) {
    Json& item = relaxed.emplace_back(Json{{"rule", entry.rule}});
    if (!entry.id.empty()) item["id"] = entry.id;
    item["was"] = entry.was;
    item["is"] = entry.is;
  }
  return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace caunoi
