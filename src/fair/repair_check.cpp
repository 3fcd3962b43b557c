// The checker of repairs: from the old fair, the old programme and the changes it works out afresh what the new ones
// must hold, and compares. It shares nothing with repair() but the public headers; plain loops over ids on purpose.
// Tested by fair/repair_check_test, which spoils a good repair in every way once.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "caunoi/repair.hpp"

namespace caunoi {

namespace {

using Meeting = Programme::Meeting;

template <typename T>
const T* find(const std::vector<T>& records, std::string_view id) {
  for (const auto& record : records)
    if (record.id == id) return &record;
  return nullptr;
}

bool holds(const std::vector<int>& list, int value) { return std::find(list.begin(), list.end(), value) != list.end(); }

std::set<int> as_set(const std::vector<int>& list) { return {list.begin(), list.end()}; }

class RepairChecker {
 public:
  RepairChecker(const Fair& fair, const Programme& programme, const Changes& changes, const Repair& repair)
      : fair_(fair), programme_(programme), changes_(changes), repair_(repair), slots_(fair.slot_count()) {
    begun_ = changes.now ? std::clamp(*changes.now, -1, slots_ - 1) + 1 : 0;
    for (const auto& meeting : programme.meetings) old_[meeting.pair] = &meeting;
    for (const auto& meeting : repair.programme.meetings) new_[meeting.pair] = &meeting;
  }

  std::vector<std::string> run() && {
    broken_ = violations(repair_.fair, repair_.programme);
    if (changes_.now && *changes_.now != begun_ - 1) say("changes: there is no slot {} that could run", *changes_.now);
    if (repair_.programme.status == Programme::Status::infeasible) return std::move(broken_);
    what_has_begun();
    locks();
    people();
    resources("table", fair_.tables, changes_.new_tables, repair_.fair.tables, changes_.broken_tables);
    resources("interpreter", fair_.interpreters, changes_.new_interpreters, repair_.fair.interpreters,
              changes_.lost_interpreters);
    pairs();
    relaxed();
    ledger();
    disturbed();
    for (const auto& entry : repair_.standby) standby(entry);
    return std::move(broken_);
  }

 private:
  template <typename... Args>
  void say(fmt::format_string<Args...> words, Args&&... args) {
    broken_.push_back(fmt::format(words, std::forward<Args>(args)...));
  }

  static bool same(const Meeting& x, const Meeting& y) {
    return x.slot == y.slot && x.table == y.table && x.interpreter == y.interpreter;
  }

  void what_has_begun() {
    for (const auto& [pair, was] : old_) {
      if (was->slot >= begun_) continue;
      const auto is = new_.find(pair);
      if (is == new_.end())
        say("meeting {}: it is in slot {}, which has begun, and is cancelled", pair, was->slot);
      else if (!same(*was, *is->second))
        say("meeting {}: it is in slot {}, which has begun, and is moved", pair, was->slot);
    }
    for (const auto& [pair, is] : new_) {
      const auto was = old_.find(pair);
      if (is->slot < begun_ && (was == old_.end() || was->second->slot >= begun_))
        say("meeting {}: it is put into slot {}, which has begun", pair, is->slot);
    }
  }

  void locks() {
    const auto check = [&](const Fair::Lock& lock) {
      const auto is = new_.find(lock.pair);
      if (is == new_.end()) return say("lock {}: the pair has no meeting", lock.pair);
      if (is->second->slot != lock.slot || (!lock.table.empty() && is->second->table != lock.table) ||
          (!lock.interpreter.empty() && is->second->interpreter != lock.interpreter))
        say("lock {}: the meeting is not where it is locked", lock.pair);
    };
    const auto named = [](const auto& list, const std::string& pair) {
      return std::find(list.begin(), list.end(), pair) != list.end();
    };
    for (const auto& lock : changes_.locked) check(lock);
    for (const auto& lock : fair_.locked) {
      const bool replaced = std::any_of(changes_.locked.begin(), changes_.locked.end(),
                                        [&](const auto& other) { return other.pair == lock.pair; });
      const auto was = old_.find(lock.pair);
      const bool begun = was != old_.end() && was->second->slot < begun_;
      if (!replaced && !begun && !named(changes_.unlocked, lock.pair) && !named(changes_.withdrawn, lock.pair))
        check(lock);
    }
  }

  [[nodiscard]] std::set<int> slots_of(const Changes::Absence& absence) const {
    std::set<int> slots(absence.slots.begin(), absence.slots.end());
    if (slots.empty())
      for (int s = std::max(0, absence.from.value_or(begun_)); s < slots_; ++s) slots.insert(s);
    return slots;
  }

  /// The slots still to come in which somebody is away now.
  [[nodiscard]] std::set<int> away(const std::string& id, std::set<int> slots) const {
    for (const auto& presence : changes_.present)
      if (presence.id == id)
        for (const int s : slots_of(presence)) slots.erase(s);
    for (const auto& absence : changes_.absent)
      if (absence.id == id) slots.merge(slots_of(absence));
    for (const auto& arrival : changes_.late)
      if (arrival.participant == id)
        for (int s = begun_; s < std::min(arrival.slot, slots_); ++s) slots.insert(s);
    std::erase_if(slots, [&](int s) { return s < begun_; });
    return slots;
  }

  [[nodiscard]] std::set<int> to_come(const std::vector<int>& list) const {
    auto slots = as_set(list);
    std::erase_if(slots, [&](int s) { return s < begun_; });
    return slots;
  }

  void people() {
    std::vector<const Fair::Participant*> wanted;
    for (const auto& person : fair_.participants) wanted.push_back(&person);
    for (const auto& person : changes_.walk_ins) wanted.push_back(&person);
    if (repair_.fair.participants.size() != wanted.size())
      say("fair: it has {} participants, {} were expected", repair_.fair.participants.size(), wanted.size());
    for (const auto* was : wanted) {
      const auto* is = find(repair_.fair.participants, was->id);
      if (is == nullptr) {
        say("participant {}: the fair does not have it any more", was->id);
        continue;
      }
      if (away(was->id, as_set(was->unavailable)) != to_come(is->unavailable))
        say("participant {}: the slots in which it is away are not those of the changes", was->id);
      if (is->name != was->name || is->side != was->side || is->languages != was->languages ||
          is->max_meetings != was->max_meetings || is->table != was->table)
        say("participant {}: it is not as it was", was->id);
      for (int s = 0; s < begun_; ++s) {
        const bool met =
            std::any_of(repair_.programme.meetings.begin(), repair_.programme.meetings.end(),
                        [&](const Meeting& m) { return m.slot == s && (m.a == was->id || m.b == was->id); });
        if (!met && !holds(is->unavailable, s)) say("participant {}: slot {} has begun and is still open", was->id, s);
      }
    }
  }

  template <typename T>
  void resources(std::string_view kind, const std::vector<T>& old, const std::vector<T>& fresh,
                 const std::vector<T>& now, const std::vector<Changes::Absence>& gone) {
    if (now.size() != old.size() + fresh.size())
      say("fair: it has {} {}s, {} were expected", now.size(), kind, old.size() + fresh.size());
    for (const auto* list : {&old, &fresh}) {
      for (const auto& was : *list) {
        const T* is = find(now, was.id);
        if (is == nullptr) {
          say("{} {}: the fair does not have it any more", kind, was.id);
          continue;
        }
        auto slots = as_set(was.unavailable);
        for (const auto& absence : gone)
          if (absence.id == was.id) slots.merge(slots_of(absence));
        std::erase_if(slots, [&](int s) { return s < begun_; });
        if (slots != to_come(is->unavailable))
          say("{} {}: the slots in which it is missing are not those of the changes", kind, was.id);
        if constexpr (requires { was.languages; })
          if (was.languages != is->languages) say("{} {}: it is not as it was", kind, was.id);
        if constexpr (requires { was.room; })
          if (was.room != is->room) say("{} {}: it is not as it was", kind, was.id);
      }
    }
  }

  void pairs() {
    const std::set<std::string_view> withdrawn(changes_.withdrawn.begin(), changes_.withdrawn.end());
    std::size_t expected = changes_.wishes.size();
    const auto check = [&](const Fair::Pair& was) {
      const auto* is = find(repair_.fair.pairs, was.id);
      if (is == nullptr) return say("pair {}: the fair does not have it any more", was.id);
      auto before = was.before;
      std::erase_if(before, [&](const auto& id) { return withdrawn.contains(id); });
      if (is->a != was.a || is->b != was.b || is->value != was.value || is->session != was.session ||
          is->slot != was.slot || is->before != before)
        say("pair {}: it is not as it was", was.id);
      const auto meeting = old_.find(was.id);
      const bool given = meeting != old_.end() && !meeting->second->interpreter.empty() && is->interpreter == true;
      if (is->interpreter != was.interpreter && !(given && !was.interpreter))
        say("pair {}: whether it has an interpreter is not as it was", was.id);
    };
    for (const auto& pair : fair_.pairs) {
      if (!withdrawn.contains(pair.id)) {
        ++expected;
        check(pair);
        continue;
      }
      if (find(repair_.fair.pairs, pair.id) != nullptr) say("pair {}: it is withdrawn and still in the fair", pair.id);
    }
    for (const auto& pair : changes_.wishes) check(pair);
    if (repair_.fair.pairs.size() != expected)
      say("fair: it has {} pairs, {} were expected", repair_.fair.pairs.size(), expected);
    if (repair_.fair.order != fair_.order) say("fair: the order of the goals is not as it was");
  }

  /// Rules are given up only where that is said.
  void relaxed() {
    const auto check = [&](std::string_view rule, const std::string& id, int was, int is) {
      const auto told = std::find_if(repair_.relaxed.begin(), repair_.relaxed.end(),
                                     [&](const auto& entry) { return entry.rule == rule && entry.id == id; });
      if (was == is && told != repair_.relaxed.end()) say("relaxed: {} of \"{}\" is named and was kept", rule, id);
      if (was != is && (told == repair_.relaxed.end() || told->was != was || told->is != is))
        say("relaxed: {} of \"{}\" went from {} to {} and that is not told", rule, id, was, is);
    };
    for (const auto* list : {&fair_.participants, &changes_.walk_ins})
      for (const auto& was : *list)
        if (const auto* is = find(repair_.fair.participants, was.id))
          check("min_meetings", was.id, was.min_meetings, is->min_meetings);
    for (const auto* list : {&fair_.pairs, &changes_.wishes})
      for (const auto& was : *list)
        if (const auto* is = find(repair_.fair.pairs, was.id))
          check("required", was.id, was.required ? 1 : 0, is->required ? 1 : 0);
    if (fair_.break_spread.has_value() != repair_.fair.break_spread.has_value())
      say("fair: the spread of breaks is not as it was");
    else if (fair_.break_spread)
      check("break_spread", {}, *fair_.break_spread, *repair_.fair.break_spread);
  }

  using Told = std::tuple<std::string, bool, Repair::What, std::string, std::string, int, std::string, std::string, int,
                          std::string, std::string>;
  static Told told(const std::string& who, bool interprets, Repair::What what, const std::string& pair,
                   const std::string& with, const Meeting* was, const Meeting* is) {
    const Meeting none{{}, {}, {}, -1, {}, {}};
    const Meeting &x = was != nullptr ? *was : none, &y = is != nullptr ? *is : none;
    return {who, interprets, what, pair, with, x.slot, x.table, x.interpreter, y.slot, y.table, y.interpreter};
  }

  void ledger() {
    using enum Repair::What;
    std::multiset<Told> expected;
    std::set<std::string_view> all;
    for (const auto& [pair, meeting] : old_) all.insert(pair);
    for (const auto& [pair, meeting] : new_) all.insert(pair);
    for (const auto pair : all) {
      const auto x = old_.find(pair), y = new_.find(pair);
      const Meeting *was = x == old_.end() ? nullptr : x->second, *is = y == new_.end() ? nullptr : y->second;
      if (was != nullptr && is != nullptr && same(*was, *is)) continue;
      const auto what = was == nullptr            ? placed
                        : is == nullptr           ? cancelled
                        : was->slot != is->slot   ? moved
                        : was->table != is->table ? table
                                                  : interpreter;
      const Meeting& any = is != nullptr ? *is : *was;
      expected.insert(told(any.a, false, what, any.pair, any.b, was, is));
      expected.insert(told(any.b, false, what, any.pair, any.a, was, is));
      const std::string before = was != nullptr ? was->interpreter : "", after = is != nullptr ? is->interpreter : "";
      if (before == after && !after.empty()) expected.insert(told(after, true, what, any.pair, "", was, is));
      if (before != after && !before.empty())
        expected.insert(told(before, true, cancelled, any.pair, "", was, nullptr));
      if (before != after && !after.empty()) expected.insert(told(after, true, placed, any.pair, "", nullptr, is));
    }
    for (const auto& n : repair_.ledger) {
      const auto entry = expected.find(Told{n.who, n.interprets, n.what, n.pair, n.with, n.was.slot, n.was.table,
                                            n.was.interpreter, n.is.slot, n.is.table, n.is.interpreter});
      if (entry == expected.end())
        say("ledger: {} is told of {} what did not happen", n.who, n.pair);
      else
        expected.erase(entry);
    }
    for (const auto& entry : expected)
      say("ledger: {} is not told what became of {}", std::get<0>(entry), std::get<3>(entry));
  }

  void disturbed() {
    std::set<std::string_view> people;
    for (const auto& [pair, was] : old_) {
      const auto is = new_.find(pair);
      if (is == new_.end() || same(*was, *is->second)) continue;
      people.insert(was->a);
      people.insert(was->b);
    }
    if (repair_.disturbed != static_cast<int>(people.size()))
      say("disturbed: {} is written, {} are", repair_.disturbed, people.size());
    if (repair_.disturbed_bound > repair_.disturbed)
      say("disturbed_bound: {} is above the {} disturbed", repair_.disturbed_bound, repair_.disturbed);
    if (repair_.programme.status == Programme::Status::optimal && repair_.disturbed_bound != repair_.disturbed)
      say("status: \"optimal\" with {} disturbed above their bound {}", repair_.disturbed, repair_.disturbed_bound);
  }

  void standby(const Repair::Standby& entry) {
    const auto meeting = new_.find(entry.pair);
    if (meeting == new_.end() || meeting->second->slot != entry.slot || meeting->second->table != entry.table)
      return say("standby {}: there is no such meeting", entry.pair);
    const auto& m = *meeting->second;
    if (!((m.a == entry.host && m.b == entry.missing) || (m.b == entry.host && m.a == entry.missing)))
      return say("standby {}: {} and {} do not meet in it", entry.pair, entry.host, entry.missing);
    if (entry.slot < begun_) say("standby {}: slot {} has begun", entry.pair, entry.slot);
    for (const auto& id : entry.pairs) {  // as if the meeting were replaced by this one
      const auto* pair = find(repair_.fair.pairs, id);
      if (pair == nullptr || new_.contains(id) || (pair->a != entry.host && pair->b != entry.host)) {
        say("standby {}: {} is no open wish of {}", entry.pair, id, entry.host);
        continue;
      }
      const auto& other = pair->a == entry.host ? pair->b : pair->a;
      const auto* person = find(repair_.fair.participants, other);
      int count = 0;
      bool busy = person == nullptr || holds(person->unavailable, entry.slot);
      for (const auto& m2 : repair_.programme.meetings) {
        if (m2.a != other && m2.b != other) continue;
        ++count;
        busy = busy || m2.slot == entry.slot;
      }
      if (busy || (person->max_meetings && count >= *person->max_meetings))
        say("standby {}: {} cannot step in", entry.pair, other);
    }
  }

  const Fair& fair_;
  const Programme& programme_;
  const Changes& changes_;
  const Repair& repair_;
  int slots_, begun_ = 0;
  std::map<std::string_view, const Meeting*> old_, new_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> violations(const Fair& fair, const Programme& programme, const Changes& changes,
                                    const Repair& repair) {
  return RepairChecker(fair, programme, changes, repair).run();
}

}  // namespace caunoi
