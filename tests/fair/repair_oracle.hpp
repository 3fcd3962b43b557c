// repair_oracle.hpp -- the best repair of a very small day by trying every timetable and, in it, every set of meetings
// that could stay exactly as they were. Reads the fair of the day itself; slow and plain on purpose.
#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "caunoi/repair.hpp"

namespace repair_oracle {

using caunoi::Fair, caunoi::Programme;

/// What a repair misses, most important first; smaller is better.
struct Misses {
  std::vector<double> list;
  int disturbed = 0;
  bool operator<(const Misses& other) const { return list < other.list; }
};

class Trial {
 public:
  Trial(const Fair& fair, const Programme& old)
      : fair_(fair), slots_(fair.slot_count()), slot_of_(fair.pairs.size(), -1) {
    for (const auto& meeting : old.meetings) was_[meeting.pair] = &meeting;
    for (const auto& pair : fair.pairs) ends_.emplace_back(person(pair.a), person(pair.b));
    busy_.assign(fair.participants.size(), std::vector<int>(static_cast<std::size_t>(slots_), 0));
  }

  /// With `spread` only timetables that keep the spread of breaks.
  std::optional<Misses> run(bool spread, int cap = -1) {
    spread_ = spread;
    cap_ = cap;
    best_.reset();
    place(0);
    return best_;
  }

 private:
  [[nodiscard]] std::size_t person(const std::string& id) const {
    std::size_t i = 0;
    while (fair_.participants[i].id != id) ++i;
    return i;
  }
  [[nodiscard]] const Fair::Lock* lock(const std::string& pair) const {
    for (const auto& lock : fair_.locked)
      if (lock.pair == pair) return &lock;
    return nullptr;
  }
  [[nodiscard]] const Programme::Meeting* was(std::size_t p) const {
    const auto found = was_.find(fair_.pairs[p].id);
    return found == was_.end() ? nullptr : found->second;
  }
  static bool holds(const std::vector<int>& list, int value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  }
  static bool share(const std::vector<std::string>& x, const std::vector<std::string>& y) {
    for (const auto& word : x)
      if (std::find(y.begin(), y.end(), word) != y.end()) return true;
    return false;
  }

  void place(std::size_t p) {
    if (p == fair_.pairs.size()) return judge();
    const auto& pair = fair_.pairs[p];
    const auto* locked = lock(pair.id);
    if (locked == nullptr) place(p + 1);
    const auto [a, b] = ends_[p];
    int first = 0;
    for (const auto& session : fair_.sessions) {
      for (int s = first; s < first + session.slots; ++s) {
        if (!pair.session.empty() && pair.session != session.id) continue;
        if ((pair.slot && *pair.slot != s) || (locked != nullptr && locked->slot != s)) continue;
        if (busy_[a][s] != 0 || busy_[b][s] != 0) continue;
        if (holds(fair_.participants[a].unavailable, s) || holds(fair_.participants[b].unavailable, s)) continue;
        busy_[a][s] = busy_[b][s] = 1;
        slot_of_[p] = s;
        if (served(s, {})) place(p + 1);
        slot_of_[p] = -1;
        busy_[a][s] = busy_[b][s] = 0;
      }
      first += session.slots;
    }
  }

  bool served(int s, const std::set<std::size_t>& kept) {
    std::vector<std::size_t> here;
    for (std::size_t p = 0; p < slot_of_.size(); ++p)
      if (slot_of_[p] == s) here.push_back(p);
    std::set<std::string> tables, interpreters;
    return give_table(here, 0, s, kept, tables) && give_interpreter(here, 0, s, kept, interpreters);
  }

  bool give_table(const std::vector<std::size_t>& here, std::size_t k, int s, const std::set<std::size_t>& kept,
                  std::set<std::string>& used) {
    if (k == here.size()) return true;
    const auto [a, b] = ends_[here[k]];
    const auto& x = fair_.participants[a].table;
    const auto& y = fair_.participants[b].table;
    const auto* locked = lock(fair_.pairs[here[k]].id);
    for (const auto& table : fair_.tables) {
      if (holds(table.unavailable, s) || used.contains(table.id)) continue;
      if ((!x.empty() || !y.empty()) && table.id != x && table.id != y) continue;
      if (locked != nullptr && !locked->table.empty() && locked->table != table.id) continue;
      if (kept.contains(here[k]) && was(here[k])->table != table.id) continue;
      used.insert(table.id);
      if (give_table(here, k + 1, s, kept, used)) return true;
      used.erase(table.id);
    }
    return false;
  }

  bool give_interpreter(const std::vector<std::size_t>& here, std::size_t k, int s, const std::set<std::size_t>& kept,
                        std::set<std::string>& used) {
    if (k == here.size()) return true;
    const auto& pair = fair_.pairs[here[k]];
    const auto [i, j] = ends_[here[k]];
    const auto& a = fair_.participants[i].languages;
    const auto& b = fair_.participants[j].languages;
    const auto* locked = lock(pair.id);
    const bool named = locked != nullptr && !locked->interpreter.empty();
    const bool needed = pair.interpreter.value_or(!a.empty() && !b.empty() && !share(a, b));
    if (!needed && !named) {
      if (kept.contains(here[k]) && !was(here[k])->interpreter.empty()) return false;
      return give_interpreter(here, k + 1, s, kept, used);
    }
    for (const auto& interpreter : fair_.interpreters) {
      if (holds(interpreter.unavailable, s) || used.contains(interpreter.id)) continue;
      if ((!a.empty() && !share(a, interpreter.languages)) || (!b.empty() && !share(b, interpreter.languages)))
        continue;
      if (named && locked->interpreter != interpreter.id) continue;
      if (kept.contains(here[k]) && was(here[k])->interpreter != interpreter.id) continue;
      used.insert(interpreter.id);
      if (give_interpreter(here, k + 1, s, kept, used)) return true;
      used.erase(interpreter.id);
    }
    return false;
  }

  void judge() {
    for (std::size_t p = 0; p < fair_.pairs.size(); ++p) {
      for (const auto& later : fair_.pairs[p].before) {
        for (std::size_t q = 0; q < fair_.pairs.size(); ++q)
          if (fair_.pairs[q].id == later && slot_of_[p] >= 0 && slot_of_[q] >= 0 && slot_of_[q] <= slot_of_[p]) return;
      }
    }
    double rules = 0, promises = 0, given_up = 0, lost = 0, unfair = 0;
    int breaks = 0, fewest = slots_, most = 0;
    for (std::size_t i = 0; i < fair_.participants.size(); ++i) {
      int count = 0, own = 0, last = -1;
      const auto& person = fair_.participants[i];
      const int open =
          slots_ - static_cast<int>(std::set<int>(person.unavailable.begin(), person.unavailable.end()).size());
      const int limit = std::min(person.max_meetings.value_or(open), open);
      for (int s = 0; s < slots_; ++s) {
        if (busy_[i][s] == 0) continue;
        if (last >= 0 && s > last + 1) ++own;
        last = s;
        ++count;
      }
      if (count > limit) return;
      for (int k = count + 1; k <= limit; ++k) unfair += slots_ + 1 - k;
      rules += std::max(0, person.min_meetings - count);
      breaks += own;
      fewest = std::min(fewest, own);
      most = std::max(most, own);
    }
    if (spread_ && fair_.break_spread && most - fewest > *fair_.break_spread) return;
    std::vector<std::size_t> staying;  // in their slot
    std::vector<std::size_t> moved;
    for (std::size_t p = 0; p < fair_.pairs.size(); ++p) {
      if (slot_of_[p] < 0) {
        lost += fair_.pairs[p].worth();
        if (fair_.pairs[p].required) ++rules;
        if (was(p) != nullptr) promises += fair_.pairs[p].worth(), ++given_up;
      } else if (was(p) != nullptr) {
        (was(p)->slot == slot_of_[p] ? staying : moved).push_back(p);
      }
    }
    // The best set of meetings that keep everything.
    int best_disturbed = -1, best_changed = -1;
    for (std::size_t subset = 0; subset < std::size_t{1} << staying.size(); ++subset) {
      std::set<std::size_t> kept;
      std::set<std::size_t> people;
      int changed = static_cast<int>(moved.size());
      for (const auto p : moved) people.insert(ends_[p].first), people.insert(ends_[p].second);
      for (std::size_t k = 0; k < staying.size(); ++k) {
        if ((subset >> k & 1) != 0) {
          kept.insert(staying[k]);
        } else {
          ++changed;
          people.insert(ends_[staying[k]].first), people.insert(ends_[staying[k]].second);
        }
      }
      const int disturbed = static_cast<int>(people.size());
      if (best_disturbed >= 0 && std::pair(disturbed, changed) >= std::pair(best_disturbed, best_changed)) continue;
      bool all = true;
      for (int s = 0; s < slots_ && all; ++s) all = served(s, kept);
      if (all) best_disturbed = disturbed, best_changed = changed;
    }
    if (cap_ >= 0 && best_disturbed > cap_) return;
    Misses misses;
    misses.disturbed = best_disturbed;
    misses.list = {rules, promises, given_up};
    const auto changes = [&] {
      misses.list.insert(misses.list.end(), {double(best_disturbed), double(best_changed), double(moved.size())});
    };
    const bool named =
        std::find(fair_.order.begin(), fair_.order.end(), caunoi::Fair::Goal::changes) != fair_.order.end();
    if (cap_ >= 0) misses.list.push_back(lost);
    if (!named) changes();
    for (const auto goal : fair_.order) {
      if (goal == caunoi::Fair::Goal::changes) changes();
      if (goal == caunoi::Fair::Goal::value && cap_ < 0) misses.list.push_back(lost);
      if (goal == caunoi::Fair::Goal::fairness) misses.list.push_back(unfair);
      if (goal == caunoi::Fair::Goal::breaks) misses.list.push_back(breaks);
    }
    if (!best_ || misses < *best_) best_ = misses;
  }

  const Fair& fair_;
  int slots_;
  bool spread_ = true;
  int cap_ = -1;  ///< at least 0: value first, with so many disturbed at most
  std::vector<int> slot_of_;
  std::map<std::string, const Programme::Meeting*> was_;
  std::vector<std::pair<std::size_t, std::size_t>> ends_;
  std::vector<std::vector<int>> busy_;
  std::optional<Misses> best_;
};

}  // namespace repair_oracle
