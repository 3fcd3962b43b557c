// oracle.hpp -- the best programme of a very small fair by trying everything. Reads the Fair itself and shares nothing
// with the planner but fair.hpp: slow and plain on purpose.
#pragma once
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "caunoi/fair.hpp"

namespace oracle {

struct Best {
  bool feasible = false;
  double value = 0;
  int breaks = 0;
  std::vector<double> score;  ///< by goal in the order of the fair, larger is better
};

class Trial {
 public:
  explicit Trial(const caunoi::Fair& fair) : fair_(fair), slots_(fair.slot_count()), slot_of_(fair.pairs.size(), -1) {
    for (const auto& pair : fair.pairs) ends_.emplace_back(person(pair.a), person(pair.b));
    busy_.assign(fair.participants.size(), std::vector<int>(static_cast<std::size_t>(slots_), 0));
  }

  Best run() {
    place(0);
    return best_;
  }

 private:
  [[nodiscard]] std::size_t person(const std::string& id) const {
    std::size_t i = 0;
    while (fair_.participants[i].id != id) ++i;
    return i;
  }
  [[nodiscard]] const caunoi::Fair::Lock* lock(const std::string& pair) const {
    for (const auto& lock : fair_.locked)
      if (lock.pair == pair) return &lock;
    return nullptr;
  }
  static bool holds(const std::vector<int>& list, int value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  }
  static bool share(const std::vector<std::string>& x, const std::vector<std::string>& y) {
    for (const auto& word : x)
      if (std::find(y.begin(), y.end(), word) != y.end()) return true;
    return false;
  }

  friend std::vector<double> score_of(const caunoi::Fair& fair, const caunoi::Programme& programme);

  void place(std::size_t p) {
    if (p == fair_.pairs.size()) return judge();
    const auto& pair = fair_.pairs[p];
    const auto* locked = lock(pair.id);
    if (!pair.required && locked == nullptr) place(p + 1);
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
        if (served(s)) place(p + 1);
        slot_of_[p] = -1;
        busy_[a][s] = busy_[b][s] = 0;
      }
      first += session.slots;
    }
  }

  /// Tables and interpreters of a slot, by backtracking.
  bool served(int s) {
    std::vector<std::size_t> here;
    for (std::size_t p = 0; p < slot_of_.size(); ++p)
      if (slot_of_[p] == s) here.push_back(p);
    std::set<std::string> tables, interpreters;
    return give_table(here, 0, s, tables) && give_interpreter(here, 0, s, interpreters);
  }

  bool give_table(const std::vector<std::size_t>& here, std::size_t k, int s, std::set<std::string>& used) {
    if (k == here.size()) return true;
    const auto [a, b] = ends_[here[k]];
    const auto& x = fair_.participants[a].table;
    const auto& y = fair_.participants[b].table;
    const auto* locked = lock(fair_.pairs[here[k]].id);
    for (const auto& table : fair_.tables) {
      if (holds(table.unavailable, s) || used.contains(table.id)) continue;
      if ((!x.empty() || !y.empty()) && table.id != x && table.id != y) continue;
      if (locked != nullptr && !locked->table.empty() && locked->table != table.id) continue;
      used.insert(table.id);
      if (give_table(here, k + 1, s, used)) return true;
      used.erase(table.id);
    }
    return false;
  }

  bool give_interpreter(const std::vector<std::size_t>& here, std::size_t k, int s, std::set<std::string>& used) {
    if (k == here.size()) return true;
    const auto& pair = fair_.pairs[here[k]];
    const auto [i, j] = ends_[here[k]];
    const auto& a = fair_.participants[i].languages;
    const auto& b = fair_.participants[j].languages;
    const auto* locked = lock(pair.id);
    const bool named = locked != nullptr && !locked->interpreter.empty();
    const bool needed = pair.interpreter.value_or(!a.empty() && !b.empty() && !share(a, b));
    if (!needed && !named) return give_interpreter(here, k + 1, s, used);
    for (const auto& interpreter : fair_.interpreters) {
      if (holds(interpreter.unavailable, s) || used.contains(interpreter.id)) continue;
      if ((!a.empty() && !share(a, interpreter.languages)) || (!b.empty() && !share(b, interpreter.languages)))
        continue;
      if (named && locked->interpreter != interpreter.id) continue;
      used.insert(interpreter.id);
      if (give_interpreter(here, k + 1, s, used)) return true;
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
    int breaks = 0, fewest = slots_, most = 0, fairness = 0;
    for (std::size_t i = 0; i < fair_.participants.size(); ++i) {
      int count = 0, own = 0, last = -1;
      for (int s = 0; s < slots_; ++s) {
        if (busy_[i][s] == 0) continue;
        if (last >= 0 && s > last + 1) ++own;
        last = s;
        fairness += slots_ - count;
        ++count;
      }
      const auto& person = fair_.participants[i];
      if (count < person.min_meetings || (person.max_meetings && count > *person.max_meetings)) return;
      breaks += own;
      fewest = std::min(fewest, own);
      most = std::max(most, own);
    }
    if (fair_.break_spread && most - fewest > *fair_.break_spread) return;
    double value = 0;
    for (std::size_t p = 0; p < fair_.pairs.size(); ++p)
      if (slot_of_[p] >= 0) value += fair_.pairs[p].worth();
    std::vector<double> score;
    for (const auto goal : fair_.order) {
      if (goal == caunoi::Fair::Goal::value) score.push_back(value);
      if (goal == caunoi::Fair::Goal::breaks) score.push_back(-breaks);
      if (goal == caunoi::Fair::Goal::fairness && fair_.fairness == caunoi::Fair::Fairness::meetings)
        score.push_back(fairness);
      if (goal == caunoi::Fair::Goal::fairness && fair_.fairness == caunoi::Fair::Fairness::leximin)
        for (const double own : values()) score.push_back(own);
    }
    if (!best_.feasible || score > best_.score) best_ = {true, value, breaks, score};
  }

  /// Of the participants that fairness looks at, from the least.
  [[nodiscard]] std::vector<double> values() const {
    std::vector<double> values;
    for (std::size_t i = 0; i < fair_.participants.size(); ++i) {
      if (fair_.fairness_side != caunoi::Fair::Side::none && fair_.participants[i].side != fair_.fairness_side) continue;
      double own = 0;
      for (std::size_t p = 0; p < fair_.pairs.size(); ++p)
        if (slot_of_[p] >= 0 && (ends_[p].first == i || ends_[p].second == i)) own += fair_.pairs[p].worth();
      values.push_back(own);
    }
    std::sort(values.begin(), values.end());
    return values;
  }

  const caunoi::Fair& fair_;
  int slots_;
  std::vector<int> slot_of_;
  std::vector<std::pair<std::size_t, std::size_t>> ends_;
  std::vector<std::vector<int>> busy_;
  Best best_;
};

/// The score of a programme whose rules hold.
inline std::vector<double> score_of(const caunoi::Fair& fair, const caunoi::Programme& programme) {
  Trial trial(fair);
  for (const auto& meeting : programme.meetings) {
    for (std::size_t p = 0; p < fair.pairs.size(); ++p) {
      if (fair.pairs[p].id != meeting.pair) continue;
      const auto slot = static_cast<std::size_t>(meeting.slot);
      trial.slot_of_[p] = meeting.slot;
      trial.busy_[trial.ends_[p].first][slot] = trial.busy_[trial.ends_[p].second][slot] = 1;
    }
  }
  trial.judge();
  return trial.best_.score;
}

inline Best best(const caunoi::Fair& fair) { return Trial(fair).run(); }

}  // namespace oracle
