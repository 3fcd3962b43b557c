// A minimal conflict by deletion. Each rule of the fair is something an organiser wrote and could take back. Rules are
// taken away in blocks, then in halves of blocks, then one by one; what the rest still contradicts itself without was
// not part of the conflict (the deletion filter of Chinneck & Dravnieks, ORSA J. Computing 3, 1991, by blocks as in
// delta debugging). Whether a rest is feasible is asked of the solver on a changed copy of the fair, so the words and
// the proof speak of the same thing. Tested by fair/conflict_test.
#include "fair/conflict.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "fair/solver.hpp"

namespace caunoi::planning {

namespace {

struct Rule {
  std::string words;
  std::function<void(Fair&)> take_away;
};

std::vector<Rule> rules_of(const Fair& fair) {
  std::vector<Rule> rules;
  const auto add = [&](std::string words, std::function<void(Fair&)> take_away) {
    rules.push_back({std::move(words), std::move(take_away)});
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
      add(fmt::format("participant {} is not available in slots {}", person.id, fmt::join(person.unavailable, ", ")),
          [i](Fair& f) { f.participants[i].unavailable.clear(); });
    if (!person.table.empty())
      add(fmt::format("participant {} meets at its booth {}", person.id, person.table),
          [i](Fair& f) { f.participants[i].table.clear(); });
    if (person.max_meetings)
      add(fmt::format("participant {} has at most {} meetings", person.id, *person.max_meetings),
          [i](Fair& f) { f.participants[i].max_meetings.reset(); });
    if (person.min_meetings > 0)
      add(fmt::format("participant {} has at least {} meetings", person.id, person.min_meetings),
          [i](Fair& f) { f.participants[i].min_meetings = 0; });
  }
  for (std::size_t i = 0; i < fair.pairs.size(); ++i) {
    const auto& pair = fair.pairs[i];
    for (const auto& later : pair.before)
      add(fmt::format("pair {} meets before pair {}", pair.id, later),
          [i, later](Fair& f) { std::erase(f.pairs[i].before, later); });
    if (!pair.session.empty())
      add(fmt::format("pair {} meets in session {}", pair.id, pair.session),
          [i](Fair& f) { f.pairs[i].session.clear(); });
    if (pair.slot)
      add(fmt::format("pair {} meets in slot {}", pair.id, *pair.slot), [i](Fair& f) { f.pairs[i].slot.reset(); });
    if (pair.interpreter == true)
      add(fmt::format("pair {} needs an interpreter", pair.id), [i](Fair& f) { f.pairs[i].interpreter = false; });
    if (pair.required)
      add(fmt::format("pair {} ({} with {}) is required", pair.id, pair.a, pair.b),
          [i](Fair& f) { f.pairs[i].required = false; });
  }
  for (const auto& lock : fair.locked) {
    auto words = fmt::format("pair {} is locked to slot {}", lock.pair, lock.slot);
    if (!lock.table.empty()) words += fmt::format(", table {}", lock.table);
    if (!lock.interpreter.empty()) words += fmt::format(", interpreter {}", lock.interpreter);
    add(std::move(words), [id = lock.pair](Fair& f) {
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

class Shrinker {
 public:
  Shrinker(const Fair& fair, const std::function<bool()>& stop)
      : fair_(fair), stop_(stop), rules_(rules_of(fair)), kept_(rules_.size(), 1) {}

  std::vector<std::string> run() {
    std::size_t block = std::max<std::size_t>(1, rules_.size() / 2);
    for (;; block = (block + 1) / 2) {
      for (std::size_t first = 0; first < rules_.size(); first += block)
        drop(first, std::min(rules_.size(), first + block));
      if (block == 1) break;
    }
    std::vector<std::string> words;
    for (std::size_t i = 0; i < rules_.size(); ++i)
      if (kept_[i] != 0) words.push_back(rules_[i].words);
    words.push_back(fmt::format("a participant has one meeting a slot, and there are {} slots", fair_.slot_count()));
    return words;
  }

 private:
  /// Takes the rules of a block away for good when the others still contradict each other.
  void drop(std::size_t first, std::size_t last) {
    const auto before = kept_;
    std::fill(kept_.begin() + static_cast<std::ptrdiff_t>(first), kept_.begin() + static_cast<std::ptrdiff_t>(last), 0);
    if (kept_ == before) return;
    Fair rest = fair_;
    for (std::size_t i = 0; i < rules_.size(); ++i)
      if (kept_[i] == 0) rules_[i].take_away(rest);
    if (stop_() || feasible(make_model(rest), stop_) != Solution::Outcome::infeasible) kept_ = before;
  }

  const Fair& fair_;
  const std::function<bool()>& stop_;
  std::vector<Rule> rules_;
  std::vector<char> kept_;
};

}  // namespace

std::vector<std::string> conflict(const Fair& fair, const std::function<bool()>& stop) {
  return Shrinker(fair, stop).run();
}

}  // namespace caunoi::planning
