// The ledger is the difference of two programmes seen from each person: a meeting that is gone, new, or elsewhere is
// one notice to either side, and one to an interpreter whose duty changed. The standby list answers the question of the
// hostess at the empty table: for each meeting, wishes of the one who came that fit into this very slot, table and
// interpreter without moving anybody. Tested by fair/repair_test.
#include "fair/ledger.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace caunoi::planning {

namespace {

using Meeting = Programme::Meeting;
using Notice = Repair::Notice;

constexpr std::size_t most_standby = 5;  ///< nobody telephones a sixth

bool holds(const std::vector<int>& slots, int slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

bool share(const std::vector<std::string>& x, const std::vector<std::string>& y) {
  return std::any_of(x.begin(), x.end(),
                     [&](const auto& word) { return std::find(y.begin(), y.end(), word) != y.end(); });
}

template <typename T>
std::map<std::string_view, const T*> by_id(const std::vector<T>& records) {
  std::map<std::string_view, const T*> index;
  for (const auto& record : records) index[record.id] = &record;
  return index;
}

struct Index {
  std::map<std::string_view, const Fair::Participant*> people;
  std::map<std::string_view, const Fair::Pair*> pairs;
  std::map<std::string_view, const Fair::Table*> tables;
  std::map<std::string_view, const Fair::Interpreter*> interpreters;

  explicit Index(const Fair& fair)
      : people(by_id(fair.participants)),
        pairs(by_id(fair.pairs)),
        tables(by_id(fair.tables)),
        interpreters(by_id(fair.interpreters)) {}
};

class Ledger {
 public:
  Ledger(const Programme& before, const Day& day, Repair& repair) : day_(day), repair_(repair), index_(repair.fair) {
    for (const auto& meeting : before.meetings) both_[meeting.pair].first = &meeting;
    for (const auto& meeting : repair.programme.meetings) both_[meeting.pair].second = &meeting;
  }

  void run() {
    for (const auto& [pair, meetings] : both_) tell(meetings.first, meetings.second);
    std::stable_sort(repair_.ledger.begin(), repair_.ledger.end(), [](const Notice& x, const Notice& y) {
      const auto key = [](const Notice& n) {
        return std::tuple(n.interprets, std::string_view(n.who), n.is.slot >= 0 ? n.is.slot : n.was.slot,
                          std::string_view(n.pair));
      };
      return key(x) < key(y);
    });
  }

 private:
  static Repair::Place place(const Meeting* meeting) {
    return meeting == nullptr ? Repair::Place{} : Repair::Place{meeting->slot, meeting->table, meeting->interpreter};
  }

  void tell(const Meeting* was, const Meeting* is) {
    using enum Repair::What;
    if (was != nullptr && is != nullptr && was->slot == is->slot && was->table == is->table &&
        was->interpreter == is->interpreter)
      return;
    const Meeting& any = is != nullptr ? *is : *was;
    Notice notice;
    notice.pair = any.pair;
    notice.was = place(was);
    notice.is = place(is);
    notice.what = was == nullptr            ? placed
                  : is == nullptr           ? cancelled
                  : was->slot != is->slot   ? moved
                  : was->table != is->table ? table
                                            : interpreter;
    explain(was, is, notice);
    for (const bool first : {true, false}) {
      notice.who = first ? any.a : any.b;
      notice.with = first ? any.b : any.a;
      repair_.ledger.push_back(notice);
    }
    notice.interprets = true;
    notice.with.clear();
    const std::string old = was != nullptr ? was->interpreter : std::string(),
                      fresh = is != nullptr ? is->interpreter : std::string();
    if (!old.empty() && old != fresh) {
      auto gone = notice;
      gone.who = old;
      gone.what = cancelled;
      gone.is = {};
      repair_.ledger.push_back(std::move(gone));
    }
    if (fresh.empty()) return;
    if (old == fresh && notice.what == interpreter) return;
    notice.who = fresh;
    if (old != fresh) notice.what = placed, notice.was = {};
    repair_.ledger.push_back(std::move(notice));
  }

  /// Why the old place is not the new one: the first thing that stands against it.
  void explain(const Meeting* was, const Meeting* is, Notice& notice) const {
    using enum Repair::Because;
    if (was == nullptr) {
      notice.because = wish;
      return;
    }
    const auto pair = index_.pairs.find(was->pair);
    if (pair == index_.pairs.end()) {
      notice.because = withdrawn;
      return;
    }
    const auto gone = [&](const auto& records, const std::string& id, Repair::Because because) {
      if (id.empty() || !holds(records.at(id)->unavailable, was->slot)) return false;
      notice.because = because;
      notice.cause = id;
      return true;
    };
    if (gone(index_.people, pair->second->a, absent) || gone(index_.people, pair->second->b, absent) ||
        gone(index_.tables, was->table, table) || gone(index_.interpreters, was->interpreter, interpreter))
      return;
    const bool lock = is != nullptr && std::any_of(day_.fair.locked.begin(), day_.fair.locked.end(),
                                                   [&](const auto& l) { return l.pair == was->pair; });
    notice.because = lock ? locked : room;
  }

  const Day& day_;
  Repair& repair_;
  Index index_;
  std::map<std::string_view, std::pair<const Meeting*, const Meeting*>> both_;
};

class Standby {
 public:
  Standby(const Day& day, Repair& repair) : day_(day), repair_(repair), index_(repair.fair) {
    for (const auto& meeting : repair.programme.meetings) {
      at_[{meeting.a, meeting.slot}] = at_[{meeting.b, meeting.slot}] = &meeting;
      slot_of_[meeting.pair] = meeting.slot;
      ++count_[meeting.a], ++count_[meeting.b];
      if (!meeting.interpreter.empty()) interpreting_[meeting.slot].push_back(meeting.interpreter);
    }
    for (const auto& unplaced : repair.programme.unplaced) {
      const auto* pair = index_.pairs.at(unplaced.pair);
      waiting_[pair->a].push_back(pair);
      waiting_[pair->b].push_back(pair);
    }
    for (auto& [person, pairs] : waiting_)
      std::stable_sort(pairs.begin(), pairs.end(), [](const auto* x, const auto* y) {
        return std::tuple(!x->required, -x->worth(), std::string_view(x->id)) <
               std::tuple(!y->required, -y->worth(), std::string_view(y->id));
      });
    for (const auto& pair : repair.fair.pairs)
      for (const auto& later : pair.before) after_[later].push_back(pair.id);
  }

  void run() {
    for (const auto& meeting : repair_.programme.meetings) {
      if (meeting.slot < day_.begun) continue;
      const bool swap = meeting.b < meeting.a;
      add(meeting, swap ? meeting.b : meeting.a, swap ? meeting.a : meeting.b);
      add(meeting, swap ? meeting.a : meeting.b, swap ? meeting.b : meeting.a);
    }
  }

 private:
  void add(const Meeting& meeting, const std::string& missing, const std::string& host) {
    const auto waiting = waiting_.find(host);
    if (waiting == waiting_.end()) return;
    Repair::Standby entry{meeting.pair, missing, host, meeting.slot, meeting.table, {}};
    for (const auto* pair : waiting->second) {
      if (entry.pairs.size() == most_standby) break;
      const auto& other = pair->a == host ? pair->b : pair->a;
      if (other != missing && fits(meeting, *pair, other)) entry.pairs.push_back(pair->id);
    }
    if (!entry.pairs.empty()) repair_.standby.push_back(std::move(entry));
  }

  [[nodiscard]] bool fits(const Meeting& meeting, const Fair::Pair& pair, const std::string& other) const {
    const int slot = meeting.slot;
    const auto& guest = *index_.people.at(other);
    const auto& host = *index_.people.at(pair.a == other ? pair.b : pair.a);
    if (at_.contains({other, slot}) || holds(guest.unavailable, slot)) return false;
    const auto count = count_.find(other);
    if (guest.max_meetings && (count == count_.end() ? 0 : count->second) >= *guest.max_meetings) return false;
    if (pair.slot && *pair.slot != slot) return false;
    if (!pair.session.empty()) {
      int first = 0;
      for (const auto& session : repair_.fair.sessions) {
        if (session.id == pair.session && (slot < first || slot >= first + session.slots)) return false;
        first += session.slots;
      }
    }
    for (const auto& later : pair.before)
      if (const auto placed = slot_of_.find(later); placed != slot_of_.end() && placed->second <= slot) return false;
    if (const auto earlier = after_.find(pair.id); earlier != after_.end())
      for (const auto& id : earlier->second)
        if (const auto placed = slot_of_.find(id); placed != slot_of_.end() && placed->second >= slot) return false;
    const bool booths = !guest.table.empty() || !host.table.empty();
    if (booths && meeting.table != guest.table && meeting.table != host.table) return false;
    const auto& a = guest.languages;
    const auto& b = host.languages;
    if (!pair.interpreter.value_or(!a.empty() && !b.empty() && !share(a, b))) return true;
    return std::any_of(
        repair_.fair.interpreters.begin(), repair_.fair.interpreters.end(), [&](const auto& interpreter) {
          const auto busy = interpreting_.find(slot);
          const bool free = interpreter.id == meeting.interpreter || busy == interpreting_.end() ||
                            std::find(busy->second.begin(), busy->second.end(), interpreter.id) == busy->second.end();
          return free && !holds(interpreter.unavailable, slot) && (a.empty() || share(a, interpreter.languages)) &&
                 (b.empty() || share(b, interpreter.languages));
        });
  }

  const Day& day_;
  Repair& repair_;
  Index index_;
  std::map<std::pair<std::string_view, int>, const Meeting*> at_;
  std::map<std::string_view, int> slot_of_, count_;
  std::map<int, std::vector<std::string_view>> interpreting_;
  std::map<std::string_view, std::vector<const Fair::Pair*>> waiting_;
  std::map<std::string_view, std::vector<std::string_view>> after_;
};

}  // namespace

void write_ledger(const Programme& before, const Day& day, Repair& repair) { Ledger(before, day, repair).run(); }
void write_standby(const Day& day, Repair& repair) { Standby(day, repair).run(); }

}  // namespace caunoi::planning
