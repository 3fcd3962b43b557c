// repair(): the changes become part of the fair (changes.cpp), and the meetings that are left are placed goal after
// goal by core-guided MaxSAT (maxsat.cpp) on the formula of repair_formula.cpp.
//
// Two steps. First everything that can stay as it was is frozen: only meetings that cannot stay and pairs without a
// meeting are variables. When this places every promise that any timetable could place, nothing better exists: whoever
// has one of those meetings is disturbed in every timetable that keeps as many promises, and nobody else is. That
// settles most repairs in milliseconds whatever the size of the fair. Else the second step thaws the day: each
// participant has a literal "disturbed", all are assumed false, and the cores of the solver tell which small sets of
// people cannot all be left alone; the search grows outwards from the changes by itself, and ends with a proof.
// Tested by fair/repair_test against an oracle that tries everything.
#include "caunoi/repair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <limits>
#include <map>
#include <new>
#include <numeric>

#include "base/try.hpp"
#include "fair/changes.hpp"
#include "fair/conflict.hpp"
#include "fair/grid.hpp"
#include "fair/ledger.hpp"
#include "fair/placement.hpp"
#include "fair/reasons.hpp"
#include "fair/repair_formula.hpp"
#include "fair/selection.hpp"
#include "fair/validate.hpp"

namespace caunoi {

namespace {

using namespace planning;

/// What counts, most first. `changes` of an order are three: people, then their meetings, then those in another slot.
enum class Level : std::uint8_t { rules, promises, disturbed, changed, moved, value, fairness, breaks };

/// More variables than this are no search but a way to fill the memory.
constexpr std::int64_t most_variables = 3'000'000;
/// No cap on the disturbed.
constexpr int nobody_counts = -1;

std::vector<Level> levels_of(const Fair& fair) {
  std::vector<Level> levels;
  levels.push_back(Level::rules);
  levels.push_back(Level::promises);
  const auto changes = [&] {
    levels.push_back(Level::disturbed);
    levels.push_back(Level::changed);
    levels.push_back(Level::moved);
  };
  const auto& order = fair.order;
  if (std::find(order.begin(), order.end(), Fair::Goal::changes) == order.end()) changes();
  for (const auto goal : order) {
    if (goal == Fair::Goal::changes) changes();
    if (goal == Fair::Goal::value) levels.push_back(Level::value);
    if (goal == Fair::Goal::fairness) levels.push_back(Level::fairness);
    if (goal == Fair::Goal::breaks) levels.push_back(Level::breaks);
  }
  if (std::find(levels.begin(), levels.end(), Level::value) == levels.end()) levels.push_back(Level::value);
  return levels;
}

class Repairing {
 public:
  Repairing(const Programme& programme, Day day, const RepairOptions& options, const Control& control)
      : programme_(programme),
        day_(std::move(day)),
        options_(options),
        control_(control),
        start_(Clock::now()),
        levels_(levels_of(day_.fair)),
        model_(make_model(day_.fair)) {}

  Result<Repair> run() {
    give_up_the_impossible();
    read_promises();
    bool solved = false;
    if (levels_[2] == Level::disturbed) {
      const auto frozen = freeze([](int) { return true; });
      if (std::count(frozen.begin(), frozen.end(), 1) ==
          std::count_if(promises_.begin(), promises_.end(), [](const auto& was) { return was.keepable; }))
        solved = within(0.3, [&] { return search(frozen, false, true); });
    }
    const auto begun = freeze([](int) { return false; });
    const auto thawed = [&](int cap) {
      const auto face = promises_alone();
      return (face && search(begun, false, false, &*face, cap)) ||
             (!stopped() && search(begun, false, false, nullptr, cap));
    };
    if (!solved && !stopped()) solved = thawed(nobody_counts);
    if (solved && options_.disturb > 0 && levels_[2] == Level::disturbed) {
      // Value first from here on, with a cap on the disturbed; what was found stays the one to beat.
      const auto cap = missed(Level::disturbed) + std::min<std::int64_t>(options_.disturb, model_.persons());
      std::erase(levels_, Level::value);
      levels_.insert(levels_.begin() + 2, Level::value);
      best_misses_ = misses(best_);
      for (auto level = levels_.begin() + 2; level != levels_.end(); ++level) bounds_.erase(*level);
      solved = !stopped() && thawed(static_cast<int>(cap));
    }
    if (!has_best_ && !cancelled()) solved = search(begun, true, false);
    if (!has_best_) {
      if (cancelled()) return fail(Code::cancelled, "the repair was cancelled before there was one");
      return infeasible();
    }
    return finish(solved);
  }

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  bool cancelled() {
    if (!cancelled_ && control_.cancelled()) cancelled_ = true;
    if (cancelled_ || !control_.progress) return cancelled_;
    const double now = seconds();
    if (now - reported_ < 0.05) return false;
    reported_ = now;
    const auto total = static_cast<std::uint64_t>(std::min(options_.time_limit, 1e9) * 1000);
    cancelled_ = !control_.go_on("repair", std::min(static_cast<std::uint64_t>(now * 1000), total), total);
    return cancelled_;
  }
  /// The first repair is waited for.
  bool stopped() { return cancelled() || (has_best_ && seconds() >= std::min(until_, options_.time_limit)); }

  /// Does something in a share of the time that is left.
  template <typename Work>
  bool within(double share, Work work) {
    until_ = seconds() + share * std::max(0.0, options_.time_limit - seconds());
    const bool done = work();
    until_ = std::numeric_limits<double>::infinity();
    return done;
  }

  void read_promises() {
    const Fair& fair = day_.fair;
    std::map<std::string_view, int> pairs, tables, interpreters;
    for (int p = 0; p < model_.pairs(); ++p) pairs[model_.pair_id(p)] = p;
    for (std::size_t k = 0; k < fair.tables.size(); ++k) tables[fair.tables[k].id] = static_cast<int>(k);
    for (std::size_t k = 0; k < fair.interpreters.size(); ++k)
      interpreters[fair.interpreters[k].id] = static_cast<int>(k);
    promises_.resize(model_.pairs());
    // By value, then by number, as far as both fit into one.
    const auto all = std::accumulate(model_.weight.begin(), model_.weight.end(), std::int64_t{1});
    const auto factor = std::clamp<std::int64_t>((std::int64_t{1} << 61) / all, 1, model_.pairs() + 1);
    for (const auto& meeting : programme_.meetings) {
      const auto pair = pairs.find(meeting.pair);
      if (pair == pairs.end()) continue;  // withdrawn
      const int p = pair->second;
      auto& was = promises_[p];
      was.slot = meeting.slot;
      was.weight = model_.weight[p] * factor + 1;
      was.table = tables.at(meeting.table);
      if (!meeting.interpreter.empty()) was.interpreter = interpreters.at(meeting.interpreter);
      const auto usable = [&](const Pool& pool, int resource) {
        if (pool.class_of[p] < 0) return resource < 0;
        const auto& set = pool.classes[pool.class_of[p]];
        return resource >= 0 && pool.is_free(resource, was.slot) &&
               std::binary_search(set.begin(), set.end(), resource);
      };
      was.keepable = model_.allows(p, was.slot) && usable(model_.tables, was.table) &&
                     usable(model_.interpreters, was.interpreter);
    }
  }

  /// Pairs that meet as promised whatever else does, unless two of them cannot both: those who come second are let go.
  template <typename Stays>
  std::vector<char> freeze(Stays stays) const {
    std::vector<char> frozen(model_.pairs(), 0);
    const std::size_t slots = model_.slots;
    std::vector<char> person(model_.persons() * slots, 0), table(model_.tables.size() * slots, 0),
        interpreter(model_.interpreters.size() * slots, 0);
    std::vector<int> count(model_.persons(), 0);
    for (const bool must : {true, false}) {
      for (int p = 0; p < model_.pairs(); ++p) {
        const auto& was = promises_[p];
        if (frozen[p] != 0 || was.slot < 0 || !was.keepable || (must ? !fixed(p) : !stays(p))) continue;
        const int a = model_.a[p], b = model_.b[p];
        char* taken[] = {&person[a * slots + was.slot], &person[b * slots + was.slot],
                         &table[was.table * slots + was.slot],
                         was.interpreter >= 0 ? &interpreter[was.interpreter * slots + was.slot] : nullptr};
        const bool clash =
            std::any_of(std::begin(taken), std::end(taken), [](const char* t) { return t != nullptr && *t != 0; });
        const auto ordered = [&](const std::vector<int>& others, bool later) {
          return std::all_of(others.begin(), others.end(), [&](int q) {
            return frozen[q] == 0 || (later ? promises_[q].slot > was.slot : promises_[q].slot < was.slot);
          });
        };
        if (clash || count[a] >= model_.most[a] || count[b] >= model_.most[b] || !ordered(model_.before[p], true) ||
            !ordered(model_.after[p], false))
          continue;
        for (char* t : taken)
          if (t != nullptr) *t = 1;
        ++count[a], ++count[b];
        frozen[p] = 1;
      }
    }
    return frozen;
  }
  /// It has begun, or is locked where it is.
  [[nodiscard]] bool fixed(int p) const {
    return promises_[p].slot < day_.begun || (locked(p) && promises_[p].keepable);
  }
  [[nodiscard]] bool locked(int p) const {
    return std::any_of(day_.fair.locked.begin(), day_.fair.locked.end(),
                       [&](const auto& lock) { return lock.pair == model_.pair_id(p); });
  }
  /// True when every goal is proved. With `local` nothing is proved unless every promise is kept that could be, and the
  /// search ends where one is not.
  bool search(const std::vector<char>& frozen, bool soft_rules, bool local, const Selection* face = nullptr,
              int cap = nobody_counts) {
    if (has_best_ && too_large(frozen)) return false;
    Sat sat([this] { return stopped(); });
    RepairFormula formula(model_, promises_, frozen, soft_rules, face, sat);
    if (cap != nobody_counts) formula.disturb_at_most(cap);
    formula.prefer(has_best_ ? best_ : as_promised());
    if (face != nullptr && cap == nobody_counts && !easy(sat, formula)) start_from(*face, formula);
    const auto refused = [&] { return !formula.serve(); };
    const auto found = [&] {
      take(formula.timetable(), soft_rules);
      return !stopped();
    };
    for (const auto level : levels_) {
      if (face != nullptr && level == Level::promises) {  // every selection on the face keeps as many
        bounds_[level] = missed(level);
        continue;
      }
      const auto goal = goal_of(formula, level);
      const auto result = minimise(sat, goal.softs, found, refused);
      const auto bound = goal.constant + result.least_cost;
      if (result.impossible || (local && level == Level::promises && bound > lost_for_certain())) return false;
      if (!local || level > Level::rules) bounds_[level] = bound;
      if (!result.proved) return false;
    }
    return true;
  }

  [[nodiscard]] bool too_large(const std::vector<char>& frozen) const {
    std::int64_t open = 0;
    for (int p = 0; p < model_.pairs(); ++p) open += frozen[p] != 0 ? 0 : model_.allowed_count[p];
    return open * 4 > most_variables;
  }

  static RepairFormula::Goal goal_of(RepairFormula& formula, Level level) {
    switch (level) {
      case Level::rules:
        return formula.rules();
      case Level::promises:
        return formula.promises();
      case Level::disturbed:
        return formula.disturbed();
      case Level::changed:
        return formula.changed();
      case Level::moved:
        return formula.moved();
      case Level::value:
        return formula.value();
      case Level::fairness:
        return formula.fairness();
      case Level::breaks:
        return formula.breaks();
    }
    return {};
  }

  /// The selections that give up least, whatever their timetable: where one of them can be placed, the promises are
  /// settled without a search. Nothing when a network cannot say it exactly, or its numbers would grow too large.
  std::optional<Selection> promises_alone() {
    Fair fair = day_.fair;
    fair.order = {Fair::Goal::value};
    Model model = model_;
    model.fair = &fair;
    std::int64_t most = 0;
    for (int p = 0; p < model.pairs(); ++p) most = std::max(most, model.weight[p] = promises_[p].weight);
    if (!model.bipartite || most > (std::int64_t{1} << 57) / (2 * model.persons() + 16)) return {};
    auto selection = select(model, [this] { return stopped(); });
    if (selection.outcome != Selection::Outcome::optimal || !selection.has_face) return {};
    return selection;
  }

  /// Whether the solver fills the day without much ado.
  static bool easy(Sat& sat, RepairFormula& formula) {
    constexpr int conflicts = 2000, rounds = 20;
    for (int round = 0; round < rounds; ++round) {
      const auto answer = sat.solve({}, conflicts);
      if (answer != Sat::Answer::yes) return answer == Sat::Answer::no;
      if (formula.serve()) return true;
    }
    return false;
  }

  /// A timetable near the face by insertion and ejection chains from the best so far, its meetings then brought back to
  /// their old slots along Kempe chains where that is possible. A solver that has to fill a tight day from nothing
  /// takes many times as long as one that starts there, and when the time ends first this is the repair.
  void start_from(const Selection& face, RepairFormula& formula) {
    Model model = model_;
    std::int64_t all = 0;
    for (int p = 0; p < model.pairs(); ++p) all += model.weight[p] = promises_[p].weight;
    bounds_[Level::promises] = all - face.weight_bound;
    Grid grid(model);
    grid.assign(has_best_ ? best_.slot : std::vector<int>(model.pairs(), -1));
    within(0.5, [&] {
      const auto late = [this] { return stopped(); };
      fill(model, face.chosen, grid);
      improve_value(model, face.weight_bound, 1, late, grid);
      bring_back(model, grid, late);
      return true;
    });
    Timetable near = has_best_ ? best_ : as_promised();
    near.slot = grid.slots();
    formula.prefer(near);
    if (!keeps_rules(grid) || !formula.serve(grid.slots())) return;
    take(formula.timetable(), false);
  }

  [[nodiscard]] bool keeps_rules(const Grid& grid) const {
    for (int p = 0; p < model_.pairs(); ++p)
      if (model_.required[p] != 0 && !grid.placed(p)) return false;
    for (int i = 0; i < model_.persons(); ++i)
      if (grid.degree(i) < model_.least[i]) return false;
    return !model_.spread || grid.spread() <= *model_.spread;
  }

  template <typename Late>
  void bring_back(const Model& model, Grid& grid, const Late& late) const {
    const auto at_home = [&](int p) { return grid.slot_of(p) == promises_[p].slot; };
    std::vector<int> chain;
    for (bool better = true; better && !late();) {
      better = false;
      for (int p = 0; p < model.pairs() && !late(); ++p) {
        const int home = promises_[p].slot, now = grid.slot_of(p);
        if (home < 0 || now < 0 || now == home || !model.allows(p, home)) continue;
        grid.chain(p, home, chain);
        if (!grid.may_exchange(chain, now, home)) continue;
        const auto before = std::count_if(chain.begin(), chain.end(), at_home);
        grid.exchange(chain, now, home);
        if (std::count_if(chain.begin(), chain.end(), at_home) > before)
          better = true;
        else
          grid.exchange(chain, now, home);
      }
    }
  }

  /// Promises that no timetable keeps, by weight.
  [[nodiscard]] std::int64_t lost_for_certain() const {
    std::int64_t lost = 0;
    for (int p = 0; p < model_.pairs(); ++p)
      if (promises_[p].slot >= 0 && model_.allowed_count[p] == 0) lost += promises_[p].weight;
    return lost;
  }

  [[nodiscard]] Timetable as_promised() const {
    Timetable was;
    for (const auto& promise : promises_) {
      was.slot.push_back(promise.slot);
      was.table.push_back(promise.table);
      was.interpreter.push_back(promise.interpreter);
    }
    return was;
  }

  /// By person, ascending.
  [[nodiscard]] std::vector<std::vector<int>> slots_of_people(const Timetable& timetable) const {
    std::vector<std::vector<int>> slots(model_.persons());
    for (int p = 0; p < model_.pairs(); ++p) {
      if (timetable.slot[p] < 0) continue;
      slots[model_.a[p]].push_back(timetable.slot[p]);
      slots[model_.b[p]].push_back(timetable.slot[p]);
    }
    for (auto& list : slots) std::sort(list.begin(), list.end());
    return slots;
  }
  static int breaks_in(const std::vector<int>& slots) {
    int breaks = 0;
    for (std::size_t k = 1; k < slots.size(); ++k) breaks += slots[k] > slots[k - 1] + 1 ? 1 : 0;
    return breaks;
  }

  [[nodiscard]] int disturbed(const Timetable& timetable) const {
    std::vector<char> people(model_.persons(), 0);
    for (int p = 0; p < model_.pairs(); ++p)
      if (timetable.slot[p] >= 0 && promises_[p].slot >= 0 && !timetable.kept(p, promises_[p]))
        people[model_.a[p]] = people[model_.b[p]] = 1;
    return static_cast<int>(std::count(people.begin(), people.end(), 1));
  }

  /// What each level misses; smaller is better, first level first.
  [[nodiscard]] std::vector<std::int64_t> misses(const Timetable& timetable) const {
    std::vector<std::int64_t> misses;
    const auto slots = slots_of_people(timetable);
    for (const auto level : levels_) {
      std::int64_t miss = 0;
      for (int i = 0; i < model_.persons(); ++i) {
        const int count = static_cast<int>(slots[i].size());
        if (level == Level::rules) miss += std::max(0, model_.least[i] - count);
        if (level == Level::fairness)
          for (int k = count + 1; k <= model_.most[i]; ++k) miss += fairness_weight(model_.slots, k);
        if (level == Level::breaks) miss += breaks_in(slots[i]);
      }
      if (level == Level::disturbed) miss += disturbed(timetable);
      for (int p = 0; p < model_.pairs(); ++p) {
        const bool placed = timetable.slot[p] >= 0, promised = promises_[p].slot >= 0;
        if (level == Level::rules && !placed && model_.fair->pairs[model_.pair_of[p]].required) ++miss;
        if (level == Level::promises && !placed && promised) miss += promises_[p].weight;
        if (level == Level::changed && placed && promised && !timetable.kept(p, promises_[p])) ++miss;
        if (level == Level::moved && placed && promised && timetable.slot[p] != promises_[p].slot) ++miss;
        if (level == Level::value && !placed) miss += model_.weight[p];
      }
      misses.push_back(miss);
    }
    return misses;
  }

  void take(const Timetable& timetable, bool soft_rules) {
    auto now = misses(timetable);
    if (has_best_ && now >= best_misses_) return;
    has_best_ = true;
    soft_rules_ = soft_rules;
    best_ = timetable;
    best_misses_ = std::move(now);
  }

  [[nodiscard]] std::int64_t missed(Level level) const {
    return best_misses_[std::find(levels_.begin(), levels_.end(), level) - levels_.begin()];
  }
  [[nodiscard]] bool has(Level level) const {
    return std::find(levels_.begin(), levels_.end(), level) != levels_.end();
  }
  /// What no timetable that is as good in the goals before gets below.
  [[nodiscard]] std::int64_t bound(Level level) const {
    const auto known = bounds_.find(level);
    return known == bounds_.end() ? 0 : std::min(known->second, missed(level));
  }

  Result<Repair> finish(bool proved) {
    Repair repair;
    Programme& programme = repair.programme;
    programme.status = proved ? Programme::Status::optimal : Programme::Status::feasible;
    programme.seed = programme_.seed;
    programme.version = CAUNOI_VERSION;
    const Fair& fair = day_.fair;
    std::int64_t weight = 0;
    for (int p = 0; p < model_.pairs(); ++p) {
      if (best_.slot[p] < 0) continue;
      const auto& pair = fair.pairs[model_.pair_of[p]];
      programme.meetings.push_back(
          {pair.id, pair.a, pair.b, best_.slot[p], fair.tables[best_.table[p]].id,
           best_.interpreter[p] >= 0 ? fair.interpreters[best_.interpreter[p]].id : std::string()});
      programme.value += pair.worth();
      weight += model_.weight[p];
    }
    std::stable_sort(programme.meetings.begin(), programme.meetings.end(),
                     [](const auto& x, const auto& y) { return x.slot < y.slot; });
    const auto all = std::accumulate(model_.weight.begin(), model_.weight.end(), std::int64_t{0});
    auto most = all - bound(Level::value);
    if (!bounds_.contains(Level::value))
      if (const auto selection = select(model_, [this] { return cancelled(); });
          selection.outcome == Selection::Outcome::optimal)
        most = std::min(most, selection.weight_bound);
    programme.value_bound =
        most <= weight ? programme.value : std::max(programme.value, static_cast<double>(most) / model_.scale);
    for (const auto& slots : slots_of_people(best_)) programme.breaks += breaks_in(slots);
    programme.breaks_bound = has(Level::breaks) ? static_cast<int>(bound(Level::breaks)) : 0;
    repair.disturbed = disturbed(best_);
    repair.disturbed_bound = static_cast<int>(bound(Level::disturbed));
    repair.fair = fair;
    repair.relaxed = relaxed_;
    if (soft_rules_) relax(repair);
    programme.unplaced = unplaced(fair);
    write_ledger(programme_, day_, repair);
    write_standby(day_, repair);
    programme.seconds = seconds();
    return repair;
  }

  /// Least meetings that somebody cannot have any more and required pairs that have no slot left are no reason to give
  /// no answer on the day.
  void give_up_the_impossible() {
    Fair& fair = day_.fair;
    for (int p = 0; p < model_.pairs(); ++p) {
      auto& pair = fair.pairs[model_.pair_of[p]];
      if (model_.allowed_count[p] > 0 || !pair.required || locked(p)) continue;
      relaxed_.push_back({"required", pair.id, 1, 0});
      pair.required = false;
      model_.required[p] = 0;
    }
    for (int i = 0; i < model_.persons(); ++i) {
      auto& person = fair.participants[model_.person_of[i]];
      const auto possible = static_cast<int>(std::count_if(model_.pairs_of[i].begin(), model_.pairs_of[i].end(),
                                                           [&](int p) { return model_.allowed_count[p] > 0; }));
      const int most = std::min(possible, model_.most[i]);
      if (most >= person.min_meetings) continue;
      relaxed_.push_back({"min_meetings", person.id, person.min_meetings, most});
      model_.least[i] = person.min_meetings = most;
    }
  }

  /// The rules that were given up become what could be kept of them.
  void relax(Repair& repair) const {
    Fair& fair = repair.fair;
    const auto slots = slots_of_people(best_);
    for (int i = 0; i < model_.persons(); ++i) {
      auto& person = fair.participants[model_.person_of[i]];
      const int count = static_cast<int>(slots[i].size());
      if (count >= person.min_meetings) continue;
      const auto before = std::find_if(repair.relaxed.begin(), repair.relaxed.end(), [&](const auto& other) {
        return other.rule == "min_meetings" && other.id == person.id;
      });
      if (before != repair.relaxed.end())
        before->is = count;
      else
        repair.relaxed.push_back({"min_meetings", person.id, person.min_meetings, count});
      person.min_meetings = count;
    }
    for (int p = 0; p < model_.pairs(); ++p) {
      auto& pair = fair.pairs[model_.pair_of[p]];
      if (!pair.required || best_.slot[p] >= 0) continue;
      repair.relaxed.push_back({"required", pair.id, 1, 0});
      pair.required = false;
    }
    if (!fair.break_spread) return;
    int fewest = model_.slots, most = 0;
    for (const auto& list : slots) {
      fewest = std::min(fewest, breaks_in(list));
      most = std::max(most, breaks_in(list));
    }
    if (most - fewest <= *fair.break_spread) return;
    repair.relaxed.push_back({"break_spread", {}, *fair.break_spread, most - fewest});
    fair.break_spread = most - fewest;
  }

  /// Reasons are asked of a day on which nobody moves any more, so that no remedy disturbs anybody.
  [[nodiscard]] std::vector<Programme::Unplaced> unplaced(const Fair& fair) const {
    Fair settled = fair;
    settled.break_spread.reset();
    for (int p = 0; p < model_.pairs(); ++p) {
      if (best_.slot[p] < 0) continue;
      const auto& id = model_.pair_id(p);
      std::erase_if(settled.locked, [&](const auto& lock) { return lock.pair == id; });
      settled.locked.push_back(
          {id, best_.slot[p], settled.tables[best_.table[p]].id,
           best_.interpreter[p] >= 0 ? settled.interpreters[best_.interpreter[p]].id : std::string()});
    }
    const Model model = make_model(settled);
    Solution solution;
    solution.slot_of = best_.slot;
    return reasons(model, solution, day_.begun, true);
  }

  Result<Repair> infeasible() {
    Repair repair;
    repair.fair = day_.fair;
    Programme& programme = repair.programme;
    programme.status = Programme::Status::infeasible;
    programme.seed = programme_.seed;
    programme.version = CAUNOI_VERSION;
    programme.conflict = conflict(day_.fair, [this] { return cancelled() || seconds() >= options_.time_limit; });
    for (const auto& pair : day_.fair.pairs)
      programme.unplaced.push_back(
          {pair.id, pair.a, pair.b, "rules", "the rules of the day contradict each other", {}});
    std::sort(programme.unplaced.begin(), programme.unplaced.end(),
              [](const auto& x, const auto& y) { return x.pair < y.pair; });
    programme.seconds = seconds();
    return repair;
  }

  const Programme& programme_;
  Day day_;
  const RepairOptions& options_;
  const Control& control_;
  Clock::time_point start_;
  std::vector<Level> levels_;
  Model model_;
  std::vector<Promise> promises_;
  Timetable best_;
  std::vector<std::int64_t> best_misses_;
  std::map<Level, std::int64_t> bounds_;
  std::vector<Repair::Relaxed> relaxed_;
  bool has_best_ = false, soft_rules_ = false, cancelled_ = false;
  double reported_ = 0, until_ = std::numeric_limits<double>::infinity();
};

}  // namespace

Result<Repair> repair(const Fair& fair, const Programme& programme, const Changes& changes,
                      const RepairOptions& options, const Control& control) {
  if (!(options.time_limit >= 0))
    return fail(Code::invalid_argument, "a time limit is a number of seconds of at least 0", "time_limit");
  if (options.disturb < 0) return fail(Code::invalid_argument, "a number of participants is at least 0", "disturb");
  CAUNOI_CHECK(planning::validate(fair, "fair.json"));
  try {
    CAUNOI_TRY(Day day, apply(fair, programme, changes));
    CAUNOI_TRY(Repair repair, Repairing(programme, std::move(day), options, control).run());
    const auto broken = violations(fair, programme, changes, repair);
    if (broken.empty()) return repair;
    return fail(Code::internal,
                fmt::format("a repair failed its own check ({} rules): {}", broken.size(), broken.front()));
  } catch (const std::bad_alloc&) {
    return fail(Code::out_of_memory, "there is not enough memory to repair this programme");
  } catch (const std::exception& e) {
    return fail(Code::internal, fmt::format("repairing failed: {}", e.what()));
  }
}

}  // namespace caunoi
