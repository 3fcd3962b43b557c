// Changes made part of the fair. Once they are, the day is an ordinary fair again: the planner's model, the checker and
// a further repair need to know nothing of clocks and absences. Each entry is checked where it stands, so that a
// message names the line of changes.json to correct. Tested by fair/changes_test.
#include "fair/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/try.hpp"
#include "fair/validate.hpp"

namespace caunoi::planning {

namespace {

using Meeting = Programme::Meeting;
using Slots = std::map<std::pair<std::string_view, int>, std::string>;  ///< id and slot to the place that says so

void insert_slot(std::vector<int>& slots, int slot) {
  const auto at = std::lower_bound(slots.begin(), slots.end(), slot);
  if (at == slots.end() || *at != slot) slots.insert(at, slot);
}

bool holds(const std::vector<int>& slots, int slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

template <typename T>
T* find(std::vector<T>& records, std::string_view id) {
  const auto at = std::find_if(records.begin(), records.end(), [&](const T& record) { return record.id == id; });
  return at == records.end() ? nullptr : &*at;
}

class Applier {
 public:
  Applier(const Fair& fair, const Programme& programme, const Changes& changes)
      : original_(fair), programme_(programme), changes_(changes), fair_(fair), slots_(fair.slot_count()) {
    for (std::size_t i = 0; i < fair.pairs.size(); ++i) pairs_[fair.pairs[i].id] = i;
    first_walk_in_ = fair.participants.size();
    first_table_ = fair.tables.size();
    first_interpreter_ = fair.interpreters.size();
    sort_slots(fair_.participants), sort_slots(fair_.tables), sort_slots(fair_.interpreters);
  }

  Result<Day> run() && {
    if (changes_.now) {
      if (*changes_.now < 0 || *changes_.now >= slots_)
        return refuse("/now", "there is no slot {}: the sessions have the slots 0 to {}", *changes_.now, slots_ - 1);
      begun_ = *changes_.now + 1;
    }
    CAUNOI_CHECK(meetings());
    const auto append = [](auto& list, const auto& more) { list.insert(list.end(), more.begin(), more.end()); };
    append(fair_.participants, changes_.walk_ins);
    append(fair_.tables, changes_.new_tables);
    append(fair_.interpreters, changes_.new_interpreters);
    CAUNOI_CHECK(withdrawals());
    first_wish_ = fair_.pairs.size();
    append(fair_.pairs, changes_.wishes);
    CAUNOI_CHECK(lock_list());
    CAUNOI_CHECK(valid());
    sort_slots(fair_.participants), sort_slots(fair_.tables), sort_slots(fair_.interpreters);
    CAUNOI_CHECK(absences(changes_.absent, "absent", "participant", fair_.participants, begun_persons_, gone_persons_));
    CAUNOI_CHECK(absences(changes_.broken_tables, "broken_tables", "table", fair_.tables, begun_tables_, gone_tables_));
    CAUNOI_CHECK(absences(changes_.lost_interpreters, "lost_interpreters", "interpreter", fair_.interpreters,
                          begun_interpreters_, gone_interpreters_));
    CAUNOI_CHECK(arrivals());
    CAUNOI_CHECK(presences());
    CAUNOI_CHECK(locks());
    close_the_past();
    return Day{std::move(fair_), begun_};
  }

 private:
  template <typename... Args>
  std::unexpected<Error> refuse(std::string_view pointer, fmt::format_string<Args...> words, Args&&... args) const {
    return fail(Code::invalid_argument, fmt::format(words, std::forward<Args>(args)...),
                fmt::format("{}#{}", changes_.file, pointer));
  }

  template <typename T>
  static void sort_slots(std::vector<T>& records) {
    for (auto& record : records) {
      std::sort(record.unavailable.begin(), record.unavailable.end());
      record.unavailable.erase(std::unique(record.unavailable.begin(), record.unavailable.end()),
                               record.unavailable.end());
    }
  }

  /// The programme must be one of this fair, as far as ids go, and what has begun must be possible.
  Result<void> meetings() {
    const auto wrong = [](std::size_t i, std::string_view key, std::string words) {
      return fail(Code::invalid_argument, std::move(words), fmt::format("programme.json#/meetings/{}/{}", i, key));
    };
    if (programme_.status == Programme::Status::infeasible)
      return fail(Code::invalid_argument, "an infeasible programme cannot be repaired; plan the fair first",
                  "programme.json#/status");
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < programme_.meetings.size(); ++i) {
      const Meeting& meeting = programme_.meetings[i];
      const auto pair = pairs_.find(meeting.pair);
      if (pair == pairs_.end()) return wrong(i, "pair", fmt::format("the fair has no pair \"{}\"", meeting.pair));
      if (!seen.insert(meeting.pair).second)
        return wrong(i, "pair", fmt::format("the pair \"{}\" meets twice", meeting.pair));
      if (meeting.slot < 0 || meeting.slot >= slots_)
        return wrong(i, "slot",
                     fmt::format("there is no slot {}: the sessions have the slots 0 to {}", meeting.slot, slots_ - 1));
      const auto* table = find(fair_.tables, meeting.table);
      if (table == nullptr) return wrong(i, "table", fmt::format("the fair has no table \"{}\"", meeting.table));
      const auto* interpreter = meeting.interpreter.empty() ? nullptr : find(fair_.interpreters, meeting.interpreter);
      if (!meeting.interpreter.empty() && interpreter == nullptr)
        return wrong(i, "interpreter", fmt::format("the fair has no interpreter \"{}\"", meeting.interpreter));
      auto& wish = fair_.pairs[pair->second];
      if (interpreter != nullptr && !wish.interpreter && !strangers(wish)) wish.interpreter = true;  // as it was given
      if (meeting.slot >= begun_) continue;
      const auto& ends = original_.pairs[pair->second];  // its texts outlive the changes to fair_
      for (const auto* id : {&ends.a, &ends.b}) {
        if (holds(find(fair_.participants, *id)->unavailable, meeting.slot))
          return wrong(i, "slot", fmt::format("{} is not available in slot {}", *id, meeting.slot));
        if (!begun_persons_.emplace(std::pair(std::string_view(*id), meeting.slot), meeting.pair).second)
          return wrong(i, "slot", fmt::format("{} has two meetings in slot {}", *id, meeting.slot));
      }
      if (holds(table->unavailable, meeting.slot) ||
          !begun_tables_.emplace(std::pair(std::string_view(meeting.table), meeting.slot), meeting.pair).second)
        return wrong(i, "table", fmt::format("table {} is not free in slot {}", meeting.table, meeting.slot));
      if (interpreter != nullptr &&
          (holds(interpreter->unavailable, meeting.slot) ||
           !begun_interpreters_.emplace(std::pair(std::string_view(meeting.interpreter), meeting.slot), meeting.pair)
                .second))
        return wrong(i, "interpreter",
                     fmt::format("interpreter {} is not free in slot {}", meeting.interpreter, meeting.slot));
      begun_pairs_[meeting.pair] = &meeting;
    }
    return {};
  }

  /// The two name languages and share none, so that an interpreter is needed without being asked for.
  [[nodiscard]] bool strangers(const Fair::Pair& pair) {
    const auto &a = find(fair_.participants, pair.a)->languages, &b = find(fair_.participants, pair.b)->languages;
    return !a.empty() && !b.empty() && std::none_of(a.begin(), a.end(), [&](const auto& language) {
      return std::find(b.begin(), b.end(), language) != b.end();
    });
  }

  Result<void> known_pair(std::string_view pair, std::string_view pointer) const {
    if (pairs_.contains(pair)) return {};
    return refuse(pointer, "the fair has no pair \"{}\"", pair);
  }

  Result<void> withdrawals() {
    for (std::size_t i = 0; i < changes_.withdrawn.size(); ++i) {
      const auto& id = changes_.withdrawn[i];
      const auto pointer = fmt::format("/withdrawn/{}", i);
      CAUNOI_CHECK(known_pair(id, pointer));
      if (begun_pairs_.contains(id))
        return refuse(pointer, "the pair \"{}\" meets in slot {}, which has begun", id, begun_pairs_.at(id)->slot);
      if (!withdrawn_.insert(id).second) return refuse(pointer, "the pair \"{}\" is withdrawn twice", id);
      for (std::size_t k = 0; k < changes_.wishes.size(); ++k)
        if (changes_.wishes[k].id == id)
          return refuse(pointer, "the pair \"{}\" is withdrawn here and wished for in wishes/{}", id, k);
      for (std::size_t k = 0; k < changes_.locked.size(); ++k)
        if (changes_.locked[k].pair == id)
          return refuse(pointer, "the pair \"{}\" is withdrawn here and locked in locked/{}", id, k);
    }
    std::erase_if(fair_.pairs, [&](const auto& pair) { return withdrawn_.contains(pair.id); });
    for (auto& pair : fair_.pairs) std::erase_if(pair.before, [&](const auto& id) { return withdrawn_.contains(id); });
    return {};
  }

  /// Locks that stay, what has begun, new locks.
  Result<void> lock_list() {
    std::set<std::string_view> opened, renewed;
    for (std::size_t i = 0; i < changes_.locked.size(); ++i) {
      const auto& id = changes_.locked[i].pair;
      if (!renewed.insert(id).second)
        return refuse(fmt::format("/locked/{}/pair", i), "the pair \"{}\" is locked twice", id);
      if (const auto begun = begun_pairs_.find(id); begun != begun_pairs_.end())
        return refuse(fmt::format("/locked/{}/pair", i),
                      "the pair \"{}\" meets in slot {}, which has begun: it is locked already", id,
                      begun->second->slot);
    }
    for (std::size_t i = 0; i < changes_.unlocked.size(); ++i) {
      const auto& id = changes_.unlocked[i];
      const auto pointer = fmt::format("/unlocked/{}", i);
      CAUNOI_CHECK(known_pair(id, pointer));
      if (begun_pairs_.contains(id))
        return refuse(pointer, "the pair \"{}\" meets in slot {}, which has begun: it stays locked", id,
                      begun_pairs_.at(id)->slot);
      if (renewed.contains(id)) return refuse(pointer, "the pair \"{}\" is locked and unlocked at once", id);
      if (std::none_of(fair_.locked.begin(), fair_.locked.end(), [&](const auto& lock) { return lock.pair == id; }))
        return refuse(pointer, "the pair \"{}\" is not locked", id);
      opened.insert(id);
    }
    std::erase_if(fair_.locked, [&](const Fair::Lock& lock) {
      return opened.contains(lock.pair) || renewed.contains(lock.pair) || withdrawn_.contains(lock.pair) ||
             begun_pairs_.contains(lock.pair);
    });
    for (const auto& [id, meeting] : begun_pairs_)
      fair_.locked.push_back({meeting->pair, meeting->slot, meeting->table, meeting->interpreter});
    first_lock_ = fair_.locked.size();
    for (std::size_t i = 0; i < changes_.locked.size(); ++i) {
      const auto& lock = changes_.locked[i];
      if (lock.slot < begun_)
        return refuse(fmt::format("/locked/{}/slot", i), "slot {} has begun: nothing new can be put there", lock.slot);
      fair_.locked.push_back(lock);
    }
    return {};
  }

  /// The fair with everything new in it is valid; what is not is told at its place in the changes.
  Result<void> valid() const {
    auto result = validate(fair_, {});
    if (result) return result;
    Error error = std::move(result).error();
    const std::tuple<std::string_view, std::size_t, std::string_view> lists[] = {
        {"#/participants/", first_walk_in_, "walk_ins"},
        {"#/pairs/", first_wish_, "wishes"},
        {"#/tables/", first_table_, "new_tables"},
        {"#/interpreters/", first_interpreter_, "new_interpreters"},
        {"#/locked/", first_lock_, "locked"}};
    for (const auto& [prefix, first, name] : lists) {
      if (!error.place.starts_with(prefix)) continue;
      std::size_t digits = 0;
      const std::size_t number = std::stoul(error.place.substr(prefix.size()), &digits);
      if (number < first) continue;
      error.place =
          fmt::format("{}#/{}/{}{}", changes_.file, name, number - first, error.place.substr(prefix.size() + digits));
      return std::unexpected(std::move(error));
    }
    error.place = "fair.json" + error.place;
    return std::unexpected(std::move(error));
  }

  template <typename T>
  Result<void> absences(const std::vector<Changes::Absence>& list, std::string_view key, std::string_view kind,
                        std::vector<T>& records, const Slots& begun, Slots& gone) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto& absence = list[i];
      T* record = find(records, absence.id);
      if (record == nullptr)
        return refuse(fmt::format("/{}/{}/{}", key, i, kind), "the fair has no {} \"{}\"", kind, absence.id);
      CAUNOI_TRY(const auto slots, slots_of(absence, fmt::format("/{}/{}", key, i)));
      for (const auto& [slot, pointer] : slots) {
        if (slot < begun_) {
          const auto meeting = begun.find({absence.id, slot});
          if (meeting != begun.end())
            return refuse(pointer,
                          "{} has the meeting {} in slot {}, which has begun and cannot move; what has not begun is "
                          "slot {} and later",
                          absence.id, meeting->second, slot, begun_);
        }
        insert_slot(record->unavailable, slot);
        gone.emplace(std::pair(std::string_view(record->id), slot), pointer);
      }
    }
    return {};
  }

  Result<std::vector<std::pair<int, std::string>>> slots_of(const Changes::Absence& absence,
                                                            const std::string& pointer) const {
    std::vector<std::pair<int, std::string>> slots;
    const auto outside = [&](int slot, const std::string& place) {
      return refuse(place, "there is no slot {}: the sessions have the slots 0 to {}", slot, slots_ - 1);
    };
    if (absence.from && (*absence.from < 0 || *absence.from >= slots_))
      return outside(*absence.from, pointer + "/from");
    for (std::size_t k = 0; k < absence.slots.size(); ++k) {
      const auto place = fmt::format("{}/slots/{}", pointer, k);
      if (absence.slots[k] < 0 || absence.slots[k] >= slots_) return outside(absence.slots[k], place);
      slots.emplace_back(absence.slots[k], place);
    }
    if (absence.slots.empty())
      for (int s = absence.from.value_or(begun_); s < slots_; ++s)
        slots.emplace_back(s, absence.from ? pointer + "/from" : pointer);
    return slots;
  }

  Result<void> arrivals() {
    for (std::size_t i = 0; i < changes_.late.size(); ++i) {
      const auto& [id, slot] = changes_.late[i];
      auto* person = find(fair_.participants, id);
      if (person == nullptr)
        return refuse(fmt::format("/late/{}/participant", i), "the fair has no participant \"{}\"", id);
      const auto pointer = fmt::format("/late/{}/slot", i);
      if (slot < 0 || slot >= slots_)
        return refuse(pointer, "there is no slot {}: the sessions have the slots 0 to {}", slot, slots_ - 1);
      if (gone_persons_.contains({person->id, slot}))
        return refuse(pointer, "{} arrives in slot {}, in which it is absent ({})", id, slot,
                      gone_persons_.at({person->id, slot}));
      for (int s = begun_; s < slot; ++s) {
        insert_slot(person->unavailable, s);
        gone_persons_.emplace(std::pair(std::string_view(person->id), s), pointer);
      }
    }
    return {};
  }

  Result<void> presences() {
    for (std::size_t i = 0; i < changes_.present.size(); ++i) {
      const auto& presence = changes_.present[i];
      auto* person = find(fair_.participants, presence.id);
      if (person == nullptr)
        return refuse(fmt::format("/present/{}/participant", i), "the fair has no participant \"{}\"", presence.id);
      CAUNOI_TRY(const auto slots, slots_of(presence, fmt::format("/present/{}", i)));
      for (const auto& [slot, pointer] : slots) {
        if (const auto gone = gone_persons_.find({person->id, slot}); gone != gone_persons_.end())
          return refuse(pointer, "{} is present in slot {} here and absent by {}", presence.id, slot, gone->second);
        if (slot >= begun_) std::erase(person->unavailable, slot);
      }
    }
    return {};
  }

  /// A lock is a promise of the organiser: what takes it away is said, not done in silence.
  Result<void> locks() const {
    std::map<std::string_view, const Fair::Pair*> pairs;
    for (const auto& pair : fair_.pairs) pairs[pair.id] = &pair;
    std::map<std::pair<std::string, int>, std::string_view> taken;  // "person J-01" and slot
    for (std::size_t i = 0; i < fair_.locked.size(); ++i) {
      const auto& lock = fair_.locked[i];
      const bool fresh = i >= first_lock_;
      const auto pointer = fmt::format("/locked/{}", fresh ? i - first_lock_ : 0);
      const Fair::Pair& pair = *pairs.at(lock.pair);
      const auto clash = [&](std::string_view kind, const std::string& id, const auto& records,
                             const Slots& gone) -> Result<void> {
        const auto record = std::find_if(records.begin(), records.end(), [&](const auto& r) { return r.id == id; });
        if (holds(record->unavailable, lock.slot)) {
          const auto here = gone.find({id, lock.slot});
          if (fresh)
            return refuse(pointer + "/slot", "{} {} is not available in slot {}{}", kind, id, lock.slot,
                          here == gone.end() ? std::string() : " by " + here->second);
          if (here != gone.end())
            return refuse(here->second,
                          "{} {} has the pair \"{}\" locked to slot {}: withdraw the pair, or name it in \"unlocked\" "
                          "to let it move",
                          kind, id, lock.pair, lock.slot);
        }
        const auto [first, free] = taken.emplace(std::pair(fmt::format("{} {}", kind, id), lock.slot), lock.pair);
        if (!free && fresh)
          return refuse(pointer + "/slot", "{} {} has the pair \"{}\" locked to slot {} already", kind, id,
                        first->second, lock.slot);
        return {};
      };
      CAUNOI_CHECK(clash("participant", pair.a, fair_.participants, gone_persons_));
      CAUNOI_CHECK(clash("participant", pair.b, fair_.participants, gone_persons_));
      if (!lock.table.empty()) CAUNOI_CHECK(clash("table", lock.table, fair_.tables, gone_tables_));
      if (!lock.interpreter.empty())
        CAUNOI_CHECK(clash("interpreter", lock.interpreter, fair_.interpreters, gone_interpreters_));
      if (fresh && pair.slot && *pair.slot != lock.slot)
        return refuse(pointer + "/slot", "the pair \"{}\" is fixed to slot {}", pair.id, *pair.slot);
    }
    return {};
  }

  void close_the_past() {
    for (auto& person : fair_.participants) {
      for (int s = 0; s < begun_; ++s)
        if (!begun_persons_.contains({person.id, s})) insert_slot(person.unavailable, s);
    }
  }

  const Fair& original_;
  const Programme& programme_;
  const Changes& changes_;
  Fair fair_;
  int slots_, begun_ = 0;
  std::size_t first_walk_in_, first_table_, first_interpreter_, first_wish_ = 0, first_lock_ = 0;
  std::map<std::string_view, std::size_t> pairs_;
  std::map<std::string_view, const Meeting*> begun_pairs_;
  std::set<std::string_view> withdrawn_;
  Slots begun_persons_, begun_tables_, begun_interpreters_;  ///< to the pair that meets
  Slots gone_persons_, gone_tables_, gone_interpreters_;     ///< to the change that says so
};

}  // namespace

Result<Day> apply(const Fair& fair, const Programme& programme, const Changes& changes) {
  return Applier(fair, programme, changes).run();
}

}  // namespace caunoi::planning
