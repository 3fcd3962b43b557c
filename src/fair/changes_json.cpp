// changes.json (format `caunoi-changes/1`) to Changes. Strict as fair.json: a key that is not known is answered with
// the nearest known one. Only types are read here; what the changes mean for a fair is said in changes.cpp. Tested by
// fair/changes_test.
#include "caunoi/repair.hpp"
#include "fair/fair_json.hpp"

namespace caunoi {

namespace {

using namespace planning;

/// `who` is the key that names the absent: "participant", "table", "interpreter".
std::vector<Changes::Absence> read_absences(const JsonPlace& root, std::string_view key, std::string_view who) {
  std::vector<Changes::Absence> absences;
  const auto list = root.find(key);
  if (!list) return absences;
  for (const auto& item : list->items()) {
    item.object({who, "from", "slots"});
    Changes::Absence absence{item.at(who).text(), {}, {}};
    if (const auto from = item.find("from")) absence.from = from->integer();
    if (const auto slots = item.find("slots")) {
      absence.slots = slots->integers(0);
      if (absence.from) item.refuse("\"from\" and \"slots\" exclude each other: give one of them");
      if (absence.slots.empty()) slots->refuse("no slot is named; without \"slots\" all that have not begun are meant");
    }
    absences.push_back(std::move(absence));
  }
  return absences;
}

template <typename T, typename Read>
void read_list(const JsonPlace& root, std::string_view key, std::vector<T>& out, Read read) {
  if (const auto list = root.find(key))
    for (const auto& item : list->items()) out.push_back(read(item));
}

Changes read_changes(const JsonPlace& root) {
  root.object({"format", "now", "absent", "present", "late", "broken_tables", "lost_interpreters", "new_tables",
               "new_interpreters", "walk_ins", "wishes", "withdrawn", "locked", "unlocked"});
  root.check_format("caunoi-changes", 1);
  Changes changes;
  if (const auto now = root.find("now")) changes.now = now->integer();
  changes.absent = read_absences(root, "absent", "participant");
  changes.present = read_absences(root, "present", "participant");
  changes.broken_tables = read_absences(root, "broken_tables", "table");
  changes.lost_interpreters = read_absences(root, "lost_interpreters", "interpreter");
  read_list(root, "late", changes.late, [](const JsonPlace& item) {
    item.object({"participant", "slot"});
    return Changes::Arrival{item.at("participant").text(), item.at("slot").integer()};
  });
  read_list(root, "new_tables", changes.new_tables, read_table);
  read_list(root, "new_interpreters", changes.new_interpreters, read_interpreter);
  read_list(root, "walk_ins", changes.walk_ins, read_participant);
  read_list(root, "wishes", changes.wishes, read_pair);
  read_list(root, "locked", changes.locked, read_lock);
  if (const auto list = root.find("withdrawn")) changes.withdrawn = list->texts();
  if (const auto list = root.find("unlocked")) changes.unlocked = list->texts();
  return changes;
}

}  // namespace

Result<Changes> parse_changes(std::string_view json, std::string_view file) {
  auto changes = read_json<Changes>(json, file, read_changes);
  if (changes) changes->file = file;
  return changes;
}

}  // namespace caunoi
