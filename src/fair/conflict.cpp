// A minimal conflict by deletion. Each rule of the fair is something an organiser wrote and could take back. Rules are
// taken away in blocks, then in halves of blocks, then one by one; what the rest still contradicts itself without was
// not part of the conflict (the deletion filter of Chinneck & Dravnieks, ORSA J. Computing 3, 1991, by blocks as in
// delta debugging). Whether a rest is feasible is asked of the solver on a changed copy of the fair, so the words and
// the proof speak of the same thing.
//
// Questions are made cheap first. Where counting alone (the flow of selection.cpp) refutes the fair, it alone is asked
// until few rules are left. Else the SAT solver says which required pairs its refutation used, and rules that speak of
// none of them go at once. Wishes that nobody needs are left out of every question. All work is limited in conflicts
// and sizes, not in seconds, so that the same fair has the same conflict everywhere. Tested by fair/conflict_test.
#include "fair/conflict.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "fair/selection.hpp"
#include "fair/solver.hpp"

namespace caunoi::planning {

namespace {

struct Rule {
  std::string words;
  std::function<void(Fair&)> take_away;
  std::string pair;     ///< the id of the one it speaks of
  std::string person;
};

/// What one question may cost the SAT solver.
constexpr std::int64_t conflicts_a_question = 2'000;
/// All questions together, in tens of the clauses that count the meetings of one: a second or so.
constexpr std::int64_t most_work = 60'000;

std::vector<Rule> rules_of(const Fair& fair) {
  std::vector<Rule> rules;
  const auto add = [&](std::string words, std::function<void(Fair&)> take_away) {
    rules.push_back({std::move(words), std::move(take_away), {}, {}});
  };
  const auto add_of_person = [&](const std::string& id, std::string words, std::function<void(Fair&)> take_away) {
    rules.push_back({std::move(words), std::move(take_away), {}, id});
  };
  const auto add_of_pair = [&](const std::string& id, std::string words, std::function<void(Fair&)> take_away) {
    rules.push_back({std::move(words), std::move(take_away), id, {}});
  };
  if (fair.break_spread)
    add(fmt::format("the numbers of breaks differ by at most {}", *fair.break_spread),
        [](Fair& f) { f.break_spread.reset(); });
  for (std::size_t i = 0; i < fair.tables.size(); ++i) {
    const auto& table = fair.tables[i];
    if (!table.unavailable.empty())
      add(fmt::format("table {} is not available in slots {}", table.id, fmt::join(table.unavailable, ", ")),
          [i](Fair& f) { f.tables[i].unavailable.clear(); });
  }
  for (std::size_t i = 0; i < fair.interpreters.size(); ++i) {
    const auto& interpreter = fair.interpreters[i];
    if (!interpreter.unavailable.empty())
      add(fmt::format("interpreter {} is not available in slots {}", interpreter.id,
                      fmt::join(interpreter.unavailable, ", ")),
          [i](Fair& f) { f.interpreters[i].unavailable.clear(); });
  }
  for (std::size_t i = 0; i < fair.participants.size(); ++i) {
    const auto& person = fair.participants[i];
    if (!person.unavailable.empty())
      add_of_person(person.id, fmt::format("participant {} is not available in slots {}", person.id, fmt::join(person.unavailable, ", ")),
          [i](Fair& f) { f.participants[i].unavailable.clear(); });
    if (!person.table.empty())
      add_of_person(person.id, fmt::format("participant {} meets at its booth {}", person.id, person.table),
          [i](Fair& f) { f.participants[i].table.clear(); });
    if (person.max_meetings)
      add_of_person(person.id, fmt::format("participant {} has at most {} meetings", person.id, *person.max_meetings),
          [i](Fair& f) { f.participants[i].max_meetings.reset(); });
    if (person.min_meetings > 0)
      add_of_person(person.id, fmt::format("participant {} has at least {} meetings", person.id, person.min_meetings),
          [i](Fair& f) { f.participants[i].min_meetings = 0; });
  }
  for (std::size_t i = 0; i < fair.pairs.size(); ++i) {
    const auto& pair = fair.pairs[i];
    for (const auto& later : pair.before)
      add_of_pair(pair.id, fmt::format("pair {} meets before pair {}", pair.id, later),
          [i, later](Fair& f) { std::erase(f.pairs[i].before, later); });
    if (!pair.session.empty())
      add_of_pair(pair.id, fmt::format("pair {} meets in session {}", pair.id, pair.session),
          [i](Fair& f) { f.pairs[i].session.clear(); });
    if (pair.slot)
      add_of_pair(pair.id, fmt::format("pair {} meets in slot {}", pair.id, *pair.slot), [i](Fair& f) { f.pairs[i].slot.reset(); });
    if (pair.interpreter == true)
      add_of_pair(pair.id, fmt::format("pair {} needs an interpreter", pair.id), [i](Fair& f) { f.pairs[i].interpreter = false; });
    if (pair.required)
      add_of_pair(pair.id, fmt::format("pair {} ({} with {}) is required", pair.id, pair.a, pair.b),
          [i](Fair& f) { f.pairs[i].required = false; });
  }
  for (const auto& lock : fair.locked) {
    auto words = fmt::format("pair {} is locked to slot {}", lock.pair, lock.slot);
    if (!lock.table.empty()) words += fmt::format(", table {}", lock.table);
    if (!lock.interpreter.empty()) words += fmt::format(", interpreter {}", lock.interpreter);
    add_of_pair(lock.pair, std::move(words), [id = lock.pair](Fair& f) {
      std::erase_if(f.locked, [&](const Fair::Lock& other) { return other.pair == id; });
    });
  }
  // Capacity comes last, so that a smaller explanation is preferred to it where there is one of either kind.
  add(fmt::format("there are {} interpreters, each for one meeting a slot and the languages it speaks",
                  fair.interpreters.size()),
      [](Fair& f) {
        for (auto& pair : f.pairs) pair.interpreter = false;
        for (auto& lock : f.locked) lock.interpreter.clear();
      });
  add(fmt::format("there are {} tables, each for one meeting a slot", fair.tables.size()), [](Fair& f) {
    std::set<std::string> ids;
    for (const auto& table : f.tables) ids.insert(table.id);
    std::string id = "+";
    for (std::size_t k = 0; k < f.participants.size(); ++k, id += '+')
      if (!ids.contains(id)) f.tables.push_back({id, {}, {}});
  });
  return rules;
}

/// Optional pairs of people without a least number of meetings do not matter to whether there is a programme, unless
/// they could fill a break.
void leave_out_wishes(Fair& fair) {
  if (fair.break_spread) return;
  std::set<std::string> needy, kept;
  for (const auto& person : fair.participants)
    if (person.min_meetings > 0) needy.insert(person.id);
  for (const auto& lock : fair.locked) kept.insert(lock.pair);
  std::erase_if(fair.pairs, [&](const Fair::Pair& pair) {
    return !pair.required && !needy.contains(pair.a) && !needy.contains(pair.b) && !kept.contains(pair.id);
  });
  for (const auto& pair : fair.pairs) kept.insert(pair.id);
  for (auto& pair : fair.pairs) std::erase_if(pair.before, [&](const auto& id) { return !kept.contains(id); });
}

class Shrinker {
 public:
  Shrinker(const Fair& fair, const std::function<bool()>& stop) : fair_(fair), stop_(stop), rules_(rules_of(fair)) {
    for (std::size_t i = 0; i < rules_.size(); ++i) kept_.push_back(i);
  }

  std::vector<std::string> run() {
    counting_ = true;
    if (refuted(kept_))
      shrink();
    else
      keep_to_core();
    counting_ = false;
    shrink();
    std::vector<std::string> words;
    for (const auto i : kept_) words.push_back(rules_[i].words);
    words.push_back(fmt::format("a participant has one meeting a slot, and there are {} slots", fair_.slot_count()));
    return words;
  }

 private:
  using Rules = std::vector<std::size_t>;  ///< ascending

  [[nodiscard]] Fair with(const Rules& rules) const {
    Fair fair = fair_;
    auto next = rules.begin();
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (next != rules.end() && *next == i)
        ++next;
      else
        rules_[i].take_away(fair);
    }
    leave_out_wishes(fair);
    return fair;
  }

  /// Shown to contradict each other.
  bool refuted(const Rules& rules) {
    if (stop_() || work_ > most_work) return false;
    const Fair fair = with(rules);
    Model model = make_model(fair);
    const std::int64_t pairs = model.pairs();
    work_ += counting_ ? (pairs + model.persons()) / 10 : std::min(pairs * (pairs + model.slots) / 10, most_work / 12);
    if (counting_) return select(model, stop_).outcome == Selection::Outcome::infeasible;
    const auto outcome = feasible(std::move(model), conflicts_a_question, stop_);
    if (outcome == Solution::Outcome::cancelled) work_ += most_work / 12;
    return outcome == Solution::Outcome::infeasible;
  }

  bool take(Rules rules) {
    if (rules.size() == kept_.size() || !refuted(rules)) return false;
    kept_ = std::move(rules);
    return true;
  }

  void shrink() {
    for (std::size_t block = std::max<std::size_t>(1, kept_.size() / 2);; block = (block + 1) / 2) {
      for (std::size_t first = 0; first < kept_.size();) {
        Rules rest = kept_;
        const auto last = std::min(first + block, rest.size());
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(first), rest.begin() + static_cast<std::ptrdiff_t>(last));
        if (!take(std::move(rest))) first = last;
      }
      if (block == 1) break;
    }
  }

  /// Only rules about the pairs that one refutation used, and those about everybody.
  void keep_to_core() {
    counting_ = false;
    Rules rest = kept_;
    if (fair_.break_spread) {
      rest.erase(rest.begin());  // the first rule
      take(std::move(rest));
    }
    const Fair fair = with(kept_);
    const Model model = make_model(fair);
    const auto core = clashing_pairs(model, 4 * conflicts_a_question, stop_);
    if (core.empty()) return;
    std::set<std::string> pairs, people;
    for (const int p : core) {
      const auto& pair = fair.pairs[model.pair_of[p]];
      pairs.insert(pair.id);
      people.insert({pair.a, pair.b});
    }
    rest = kept_;
    std::erase_if(rest, [&](std::size_t i) {
      return (!rules_[i].pair.empty() && !pairs.contains(rules_[i].pair)) ||
             (!rules_[i].person.empty() && !people.contains(rules_[i].person));
    });
    take(std::move(rest));
  }

  const Fair& fair_;
  const std::function<bool()>& stop_;
  std::vector<Rule> rules_;
  Rules kept_;
  bool counting_ = false;  ///< only the flow is asked
  std::int64_t work_ = 0;
};

}  // namespace

std::vector<std::string> conflict(const Fair& fair, const std::function<bool()>& stop) {
  return Shrinker(fair, stop).run();
}

}  // namespace caunoi::planning
