// The independent checker: reads the fair and the programme afresh and names every broken rule in words. It shares
// nothing with the planner but fair.hpp, works on ids alone and prefers plain loops to cleverness, so that a mistake in
// the planner's model cannot hide here as well. Tested by fair/check_test, which breaks each rule once.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "caunoi/fair.hpp"

namespace caunoi {

namespace {

bool share(const std::vector<std::string>& x, const std::vector<std::string>& y) {
  return std::any_of(x.begin(), x.end(),
                     [&](const std::string& word) { return std::find(y.begin(), y.end(), word) != y.end(); });
}

bool holds(const std::vector<int>& list, int value) { return std::find(list.begin(), list.end(), value) != list.end(); }

class Checker {
 public:
  Checker(const Fair& fair, const Programme& programme) : fair_(fair), programme_(programme) {
    for (const auto& pair : fair.pairs) pairs_[pair.id] = &pair;
    for (const auto& person : fair.participants) persons_[person.id] = &person;
    for (const auto& table : fair.tables) tables_[table.id] = &table;
    for (const auto& interpreter : fair.interpreters) interpreters_[interpreter.id] = &interpreter;
  }

  std::vector<std::string> run() && {
    if (programme_.status == Programme::Status::infeasible) {
      if (!programme_.meetings.empty())
        say("an infeasible programme holds {} meetings, none was expected", programme_.meetings.size());
      if (programme_.conflict.empty()) say("an infeasible programme names no conflict");
      return std::move(broken_);
    }
    if (!programme_.conflict.empty()) say("only an infeasible programme names a conflict, this one does: {}", programme_.conflict.front());
    for (const auto& meeting : programme_.meetings) check_meeting(meeting);
    check_at_once();
    check_participants();
    check_pairs();
    check_order_of_pairs();
    check_locks();
    check_figures();
    return std::move(broken_);
  }

 private:
  template <typename... Args>
  void say(fmt::format_string<Args...> words, Args&&... args) {
    broken_.push_back(fmt::format(words, std::forward<Args>(args)...));
  }

  void check_meeting(const Programme::Meeting& meeting) {
    const auto found = pairs_.find(meeting.pair);
    if (found == pairs_.end()) return say("meeting {}: the fair has no such pair", meeting.pair);
    const Fair::Pair& pair = *found->second;
    if (meeting.a != pair.a || meeting.b != pair.b)
      say("meeting {}: it joins {} and {}, the pair joins {} and {}", meeting.pair, meeting.a, meeting.b, pair.a,
          pair.b);
    for (const auto& id : {pair.a, pair.b})
      if (!persons_.contains(id)) return say("meeting {}: the fair has no participant {}", meeting.pair, id);
    if (meeting.slot < 0 || meeting.slot >= fair_.slot_count())
      return say("meeting {}: there is no slot {}, the last is {}", meeting.pair, meeting.slot, fair_.slot_count() - 1);
    check_time(meeting, pair);
    check_table(meeting, pair);
    check_interpreter(meeting, pair);
    if (!slot_of_.emplace(meeting.pair, meeting.slot).second)
      return say("meeting {}: the pair meets more than once", meeting.pair);
    slots_of_[pair.a].push_back(meeting.slot);
    slots_of_[pair.b].push_back(meeting.slot);
    value_ += pair.worth();
  }

  void check_time(const Programme::Meeting& meeting, const Fair::Pair& pair) {
    for (const auto& id : {pair.a, pair.b}) {
      const auto person = persons_.find(id);
      if (person != persons_.end() && holds(person->second->unavailable, meeting.slot))
        say("meeting {}: {} is not available in slot {}", meeting.pair, id, meeting.slot);
    }
    if (pair.slot && *pair.slot != meeting.slot)
      say("meeting {}: it is in slot {}, its pair is fixed to slot {}", meeting.pair, meeting.slot, *pair.slot);
    if (pair.session.empty()) return;
    int first = 0;
    for (const auto& session : fair_.sessions) {
      if (session.id == pair.session && (meeting.slot < first || meeting.slot >= first + session.slots))
        say("meeting {}: slot {} is not in session {}, which has the slots {} to {}", meeting.pair, meeting.slot,
            session.id, first, first + session.slots - 1);
      first += session.slots;
    }
  }

  void check_table(const Programme::Meeting& meeting, const Fair::Pair& pair) {
    const auto table = tables_.find(meeting.table);
    if (table == tables_.end()) return say("meeting {}: there is no table \"{}\"", meeting.pair, meeting.table);
    if (holds(table->second->unavailable, meeting.slot))
      say("meeting {}: table {} is not available in slot {}", meeting.pair, meeting.table, meeting.slot);
    std::vector<std::string> booths;
    for (const auto& id : {pair.a, pair.b}) {
      const auto person = persons_.find(id);
      if (person != persons_.end() && !person->second->table.empty()) booths.push_back(person->second->table);
    }
    if (!booths.empty() && std::find(booths.begin(), booths.end(), meeting.table) == booths.end())
      say("meeting {}: it is at table {}, the booth is {}", meeting.pair, meeting.table, fmt::join(booths, " or "));
  }

  void check_interpreter(const Programme::Meeting& meeting, const Fair::Pair& pair) {
    const auto& a = persons_.at(pair.a)->languages;
    const auto& b = persons_.at(pair.b)->languages;
    const bool needed = pair.interpreter ? *pair.interpreter : !a.empty() && !b.empty() && !share(a, b);
    if (meeting.interpreter.empty()) {
      if (needed) say("meeting {}: it needs an interpreter and has none", meeting.pair);
      return;
    }
    const auto found = interpreters_.find(meeting.interpreter);
    if (found == interpreters_.end())
      return say("meeting {}: there is no interpreter \"{}\"", meeting.pair, meeting.interpreter);
    const Fair::Interpreter& interpreter = *found->second;
    if (holds(interpreter.unavailable, meeting.slot))
      say("meeting {}: interpreter {} is not available in slot {}", meeting.pair, interpreter.id, meeting.slot);
    for (const auto& id : {pair.a, pair.b}) {
      const auto& spoken = persons_.at(id)->languages;
      if (!spoken.empty() && !share(spoken, interpreter.languages))
        say("meeting {}: interpreter {} speaks no language of {}", meeting.pair, interpreter.id, id);
    }
  }

  /// Nobody and nothing twice in one slot.
  void check_at_once() {
    std::map<std::pair<int, std::string>, int> persons, tables, interpreters;
    for (const auto& meeting : programme_.meetings) {
      ++persons[{meeting.slot, meeting.a}];
      ++persons[{meeting.slot, meeting.b}];
      ++tables[{meeting.slot, meeting.table}];
      if (!meeting.interpreter.empty()) ++interpreters[{meeting.slot, meeting.interpreter}];
    }
    for (const auto& [key, count] : persons)
      if (count > 1) say("slot {}: {} has {} meetings at once", key.first, key.second, count);
    for (const auto& [key, count] : tables)
      if (count > 1) say("slot {}: table {} has {} meetings at once", key.first, key.second, count);
    for (const auto& [key, count] : interpreters)
      if (count > 1) say("slot {}: interpreter {} has {} meetings at once", key.first, key.second, count);
  }

  void check_participants() {
    int fewest = 0, most = 0;
    bool first = true;
    for (const auto& person : fair_.participants) {
      auto& slots = slots_of_[person.id];
      const int count = static_cast<int>(slots.size());
      if (count < person.min_meetings)
        say("participant {}: {} meetings, at least {} were asked for", person.id, count, person.min_meetings);
      if (person.max_meetings && count > *person.max_meetings)
        say("participant {}: {} meetings, at most {} are allowed", person.id, count, *person.max_meetings);
      std::sort(slots.begin(), slots.end());
      int breaks = 0;
      for (std::size_t i = 1; i < slots.size(); ++i) breaks += slots[i] > slots[i - 1] + 1 ? 1 : 0;
      breaks_ += breaks;
      fewest = first ? breaks : std::min(fewest, breaks);
      most = std::max(most, breaks);
      first = false;
    }
    if (fair_.break_spread && most - fewest > *fair_.break_spread)
      say("the participants have from {} to {} breaks, a spread of at most {} was asked for", fewest, most,
          *fair_.break_spread);
  }

  void check_pairs() {
    std::map<std::string_view, int> told;
    for (const auto& unplaced : programme_.unplaced) {
      const auto pair = pairs_.find(unplaced.pair);
      if (pair == pairs_.end())
        say("unplaced {}: the fair has no such pair", unplaced.pair);
      else if ((!unplaced.a.empty() && unplaced.a != pair->second->a) ||
               (!unplaced.b.empty() && unplaced.b != pair->second->b))
        say("unplaced {}: it joins {} and {}, the pair joins {} and {}", unplaced.pair, unplaced.a, unplaced.b,
            pair->second->a, pair->second->b);
      if (unplaced.reason.empty()) say("unplaced {}: no reason is given", unplaced.pair);
      ++told[unplaced.pair];
    }
    for (const auto& pair : fair_.pairs) {
      const bool placed = slot_of_.contains(pair.id);
      const auto found = told.find(pair.id);
      const int times = found == told.end() ? 0 : found->second;
      if (pair.required && !placed) say("pair {}: it is required and has no meeting", pair.id);
      if (placed && times > 0) say("pair {}: it has a meeting and is named as unplaced", pair.id);
      if (!placed && times != 1) say("pair {}: it has no meeting and is named {} times as unplaced", pair.id, times);
    }
  }

  void check_order_of_pairs() {
    for (const auto& pair : fair_.pairs) {
      const auto first = slot_of_.find(pair.id);
      if (first == slot_of_.end()) continue;
      for (const auto& later : pair.before) {
        const auto second = slot_of_.find(later);
        if (second != slot_of_.end() && second->second <= first->second)
          say("pair {}: it meets in slot {}, not before {} in slot {}", pair.id, first->second, later, second->second);
      }
    }
  }

  void check_locks() {
    for (const auto& lock : fair_.locked) {
      const auto meeting =
          std::find_if(programme_.meetings.begin(), programme_.meetings.end(),
                       [&](const Programme::Meeting& candidate) { return candidate.pair == lock.pair; });
      if (meeting == programme_.meetings.end()) {
        say("lock {}: the pair has no meeting", lock.pair);
        continue;
      }
      if (meeting->slot != lock.slot)
        say("lock {}: it is in slot {}, locked to {}", lock.pair, meeting->slot, lock.slot);
      if (!lock.table.empty() && meeting->table != lock.table)
        say("lock {}: it is at table {}, locked to {}", lock.pair, meeting->table, lock.table);
      if (!lock.interpreter.empty() && meeting->interpreter != lock.interpreter)
        say("lock {}: its interpreter is \"{}\", locked to {}", lock.pair, meeting->interpreter, lock.interpreter);
    }
  }

  void check_figures() {
    const double slack = 1e-9 * std::max(1.0, std::abs(value_));
    if (std::abs(programme_.value - value_) > slack)
      say("value: {} is written, the meetings are worth {}", programme_.value, value_);
    if (programme_.breaks != breaks_) say("breaks: {} is written, the meetings have {}", programme_.breaks, breaks_);
    if (programme_.value_bound < programme_.value - slack)
      say("value_bound: {} is below the value {}", programme_.value_bound, programme_.value);
    if (programme_.breaks_bound > programme_.breaks)
      say("breaks_bound: {} is above the breaks {}", programme_.breaks_bound, programme_.breaks);
    if (programme_.status != Programme::Status::optimal) return;
    if (programme_.value_bound > programme_.value + slack)
      say("status: \"optimal\" with the value {} below its bound {}", programme_.value, programme_.value_bound);
    const bool counts = std::find(fair_.order.begin(), fair_.order.end(), Fair::Goal::breaks) != fair_.order.end();
    if (counts && programme_.breaks_bound < programme_.breaks)
      say("status: \"optimal\" with {} breaks above their bound {}", programme_.breaks, programme_.breaks_bound);
  }

  const Fair& fair_;
  const Programme& programme_;
  std::map<std::string_view, const Fair::Pair*> pairs_;
  std::map<std::string_view, const Fair::Participant*> persons_;
  std::map<std::string_view, const Fair::Table*> tables_;
  std::map<std::string_view, const Fair::Interpreter*> interpreters_;
  std::map<std::string_view, int> slot_of_;
  std::map<std::string_view, std::vector<int>> slots_of_;
  std::vector<std::string> broken_;
  double value_ = 0;
  int breaks_ = 0;
};

}  // namespace

std::vector<std::string> violations(const Fair& fair, const Programme& programme) {
  return Checker(fair, programme).run();
}

}  // namespace caunoi
