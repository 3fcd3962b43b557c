// What a Fair may be: ids are unique and not empty, references lead somewhere, slots exist, limits do not contradict
// their own type. Rules that contradict each other (two required pairs in one slot) are not checked here: they are an
// answer of plan(). Tested by fair/json_test.
#include "fair/validate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "base/try.hpp"

namespace caunoi::planning {

namespace {

using Ids = std::map<std::string_view, std::size_t>;

/// "2026-11-21T08:30", seconds optional.
bool is_local_time(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";
  if (text.size() != 16 && text.size() != 19) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i]) return false;
  }
  const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  return number(5) >= 1 && number(5) <= 12 && number(8) >= 1 && number(8) <= 31 && number(11) <= 23 && number(14) <= 59;
}

class Validator {
 public:
  Validator(const Fair& fair, std::string_view file) : fair_(fair), file_(file) {}

  Result<void> run() {
    CAUNOI_CHECK(sessions());
    CAUNOI_TRY(tables_, ids(fair_.tables, "tables"));
    CAUNOI_TRY(interpreters_, ids(fair_.interpreters, "interpreters"));
    CAUNOI_TRY(participants_, ids(fair_.participants, "participants"));
    CAUNOI_TRY(pairs_, ids(fair_.pairs, "pairs"));
    CAUNOI_CHECK(resources());
    CAUNOI_CHECK(participants());
    CAUNOI_CHECK(pairs());
    CAUNOI_CHECK(objective());
    return locks();
  }

 private:
  template <typename... Parts>
  std::unexpected<Error> refuse(std::string message, const Parts&... parts) const {
    std::string place(file_);
    place += '#';
    ((place += fmt::format("/{}", parts)), ...);
    return fail(Code::invalid_argument, std::move(message), std::move(place));
  }

  template <typename T>
  Result<Ids> ids(const std::vector<T>& records, std::string_view list) const {
    Ids ids;
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (records[i].id.empty()) return refuse("an id may not be empty", list, i, "id");
      const auto [first, fresh] = ids.emplace(records[i].id, i);
      if (!fresh)
        return refuse(fmt::format("the id \"{}\" is already used by {}/{}", records[i].id, list, first->second), list,
                      i, "id");
    }
    return ids;
  }

  Result<void> slot(int slot, auto... parts) const {
    if (slot >= 0 && slot < slots_) return {};
    return refuse(fmt::format("there is no slot {}: the sessions have the slots 0 to {}", slot, slots_ - 1), parts...);
  }

  Result<void> slot_list(const std::vector<int>& slots, std::string_view list, std::size_t i) const {
    for (std::size_t k = 0; k < slots.size(); ++k) CAUNOI_CHECK(slot(slots[k], list, i, "unavailable", k));
    return {};
  }

  Result<void> known(const Ids& ids, std::string_view id, std::string_view kind, auto... parts) const {
    if (ids.contains(id)) return {};
    return refuse(fmt::format("there is no {} \"{}\"", kind, id), parts...);
  }

  Result<void> language_list(const std::vector<std::string>& languages, std::string_view list, std::size_t i) const {
    for (std::size_t k = 0; k < languages.size(); ++k) {
      if (languages[k].empty()) return refuse("a language may not be empty", list, i, "languages", k);
    }
    return {};
  }

  Result<void> sessions() {
    if (fair_.sessions.empty()) return refuse("an event needs at least one session", "sessions");
    CAUNOI_TRY(sessions_, ids(fair_.sessions, "sessions"));
    for (std::size_t i = 0; i < fair_.sessions.size(); ++i) {
      const auto& session = fair_.sessions[i];
      if (session.slots < 1)
        return refuse(fmt::format("{} slots: a session needs at least 1", session.slots), "sessions", i, "slots");
      if (session.slots > most_slots - slots_)
        return refuse(fmt::format("an event has at most {} slots", most_slots), "sessions", i, "slots");
      if (session.slot_minutes < 1) return refuse("a slot lasts at least 1 minute", "sessions", i, "slot_minutes");
      if (!session.start.empty() && !is_local_time(session.start))
        return refuse(fmt::format("\"{}\" is not a local time such as 2026-11-21T08:30", session.start), "sessions", i,
                      "start");
      slots_ += session.slots;
    }
    return {};
  }

  Result<void> resources() const {
    if (fair_.tables.size() > most_tables)
      return refuse(fmt::format("an event has at most {} tables", most_tables), "tables");
    for (std::size_t i = 0; i < fair_.tables.size(); ++i)
      CAUNOI_CHECK(slot_list(fair_.tables[i].unavailable, "tables", i));
    for (std::size_t i = 0; i < fair_.interpreters.size(); ++i) {
      CAUNOI_CHECK(slot_list(fair_.interpreters[i].unavailable, "interpreters", i));
      CAUNOI_CHECK(language_list(fair_.interpreters[i].languages, "interpreters", i));
    }
    return {};
  }

  Result<void> participants() const {
    for (std::size_t i = 0; i < fair_.participants.size(); ++i) {
      const auto& person = fair_.participants[i];
      if (person.min_meetings < 0)
        return refuse("a number of meetings is at least 0", "participants", i, "min_meetings");
      if (person.max_meetings && *person.max_meetings < 0)
        return refuse("a number of meetings is at least 0", "participants", i, "max_meetings");
      if (person.max_meetings && *person.max_meetings < person.min_meetings)
        return refuse(
            fmt::format("max_meetings {} is below min_meetings {}", *person.max_meetings, person.min_meetings),
            "participants", i, "max_meetings");
      CAUNOI_CHECK(slot_list(person.unavailable, "participants", i));
      CAUNOI_CHECK(language_list(person.languages, "participants", i));
      if (!person.table.empty()) CAUNOI_CHECK(known(tables_, person.table, "table", "participants", i, "table"));
    }
    return {};
  }

  Result<void> pairs() const {
    for (std::size_t i = 0; i < fair_.pairs.size(); ++i) {
      const auto& pair = fair_.pairs[i];
      CAUNOI_CHECK(known(participants_, pair.a, "participant", "pairs", i, "a"));
      CAUNOI_CHECK(known(participants_, pair.b, "participant", "pairs", i, "b"));
      if (pair.a == pair.b) return refuse(fmt::format("\"{}\" cannot meet itself", pair.a), "pairs", i, "b");
      if (!std::isfinite(pair.worth()) || pair.worth() < 0)
        return refuse("a value is a finite number of at least 0", "pairs", i, "value");
      if (!pair.session.empty()) CAUNOI_CHECK(known(sessions_, pair.session, "session", "pairs", i, "session"));
      if (pair.slot) CAUNOI_CHECK(slot(*pair.slot, "pairs", i, "slot"));
      for (std::size_t k = 0; k < pair.before.size(); ++k) {
        CAUNOI_CHECK(known(pairs_, pair.before[k], "pair", "pairs", i, "before", k));
        if (pair.before[k] == pair.id) return refuse("a pair cannot come before itself", "pairs", i, "before", k);
      }
    }
    return {};
  }

  Result<void> objective() const {
    if (fair_.order.empty()) return refuse("the order names at least one goal", "objective", "order");
    for (std::size_t i = 0; i < fair_.order.size(); ++i) {
      if (std::find(fair_.order.begin(), fair_.order.begin() + static_cast<std::ptrdiff_t>(i), fair_.order[i]) !=
          fair_.order.begin() + static_cast<std::ptrdiff_t>(i))
        return refuse("a goal is named twice", "objective", "order", i);
    }
    if (fair_.break_spread && *fair_.break_spread < 0)
      return refuse("a spread is at least 0", "objective", "break_spread");
    return {};
  }

  Result<void> locks() const {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < fair_.locked.size(); ++i) {
      const auto& lock = fair_.locked[i];
      CAUNOI_CHECK(known(pairs_, lock.pair, "pair", "locked", i, "pair"));
      if (!seen.insert(lock.pair).second)
        return refuse(fmt::format("the pair \"{}\" is locked twice", lock.pair), "locked", i, "pair");
      CAUNOI_CHECK(slot(lock.slot, "locked", i, "slot"));
      if (!lock.table.empty()) CAUNOI_CHECK(known(tables_, lock.table, "table", "locked", i, "table"));
      if (!lock.interpreter.empty())
        CAUNOI_CHECK(known(interpreters_, lock.interpreter, "interpreter", "locked", i, "interpreter"));
    }
    return {};
  }

  const Fair& fair_;
  std::string_view file_;
  int slots_ = 0;
  Ids sessions_, tables_, interpreters_, participants_, pairs_;
};

}  // namespace

Result<void> validate(const Fair& fair, std::string_view file) { return Validator(fair, file).run(); }

}  // namespace caunoi::planning
