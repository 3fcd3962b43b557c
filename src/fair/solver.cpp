// The order of work. Selection says which meetings are worth most and bounds the value of every programme. Where slots
// are interchangeable a colouring places them without search; else insertion, Kempe chains and ejection do. Breaks are
// lowered by local search towards their own bound. What the bounds leave open goes to the SAT solver, goal after goal:
// value and fairness by core-guided MaxSAT, breaks by asking for one more until the answer is yes. Each stage only ever
// improves the timetable in hand in the order of the goals, so a time limit can end the work anywhere. Tested by
// fair/plan_test.
#include "fair/solver.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "fair/breaks.hpp"
#include "fair/colouring.hpp"
#include "fair/encoding.hpp"
#include "fair/leximin.hpp"
#include "fair/maxsat.hpp"
#include "fair/patterns.hpp"
#include "fair/placement.hpp"
#include "fair/sat.hpp"
#include "fair/selection.hpp"

namespace caunoi::planning {

namespace {

using Goal = Fair::Goal;

class Solver {
 public:
  Solver(const Model& model, std::uint64_t seed, const Stops& stops)
      : model_(model), seed_(seed), stops_(stops), grid_(model) {
    for (const auto goal : model.fair->order)
      if (goal != Goal::changes) goals_.push_back(goal);
    if (std::find(goals_.begin(), goals_.end(), Goal::value) == goals_.end()) goals_.push_back(Goal::value);
  }

  Solution run() && {
    selection_ = select(model_, stops_.cancelled);
    if (selection_.outcome == Selection::Outcome::infeasible) return end(Solution::Outcome::infeasible);
    if (selection_.outcome == Selection::Outcome::stopped) return end(Solution::Outcome::cancelled);
    solution_.weight_bound = solution_.weight_without = selection_.weight_bound;
    if (wants_leximin()) choose_fairly();
    construct();
    if (!keeps_rules(grid_)) {
      if (const auto outcome = find_any(); outcome != Solution::Outcome::found) return end(outcome);
    }
    if (!record()) return end(Solution::Outcome::shortage);
    if (wants_breaks()) {
      bound_breaks();
      const Grid start = grid_;
      reduce_breaks(model_, solution_.breaks_bound, may_exchange_pairs(), seed_ + 1, stops_.late, grid_);
      if (!take(grid_.slots())) return end(Solution::Outcome::shortage);
      arrange_by_patterns(model_, solution_.breaks_bound, start, seed_ + 2, stops_.late, grid_);
      if (!take(grid_.slots())) return end(Solution::Outcome::shortage);
    }
    solution_.optimal =
        relaxed_goals_reached() &&
        (!wants_breaks() || (goals_.back() == Goal::breaks && solution_.breaks == solution_.breaks_bound));
    if (!solution_.optimal && !stops_.late() && !Encoding::too_large(model_)) prove();
    if (short_) return end(Solution::Outcome::shortage);
    if (solution_.optimal) {
      solution_.weight_bound = solution_.weight;
      if (wants_breaks()) solution_.breaks_bound = solution_.breaks;
    }
    return std::move(solution_);
  }

 private:
  Solution end(Solution::Outcome outcome) {
    solution_.outcome = outcome;
    return std::move(solution_);
  }

  [[nodiscard]] bool wants_breaks() const {
    return std::find(goals_.begin(), goals_.end(), Goal::breaks) != goals_.end();
  }
  [[nodiscard]] bool wants_leximin() const {
    return model_.fair->fairness == Fair::Fairness::leximin &&
           std::find(goals_.begin(), goals_.end(), Goal::fairness) != goals_.end();
  }
  /// Leximin before value chooses among all selections, after it among the heaviest.
  void choose_fairly() {
    const auto fairness = std::find(goals_.begin(), goals_.end(), Goal::fairness);
    const bool first = fairness < std::find(goals_.begin(), goals_.end(), Goal::value);
    fairest_ = leximin(model_, first ? 0 : selection_.weight_bound, stops_.late);
    if (fairest_.outcome != Selection::Outcome::optimal) fairest_.proved = false;
    solution_.least_bound = fairest_.proved ? fairest_.least_bound : -1;
    if (fairest_.chosen.empty()) return;
    selection_.chosen = fairest_.chosen;
    if (!first) return;  // the face of the heaviest holds the fairest of them
    selection_.has_face = false;
    selection_.weight_goal = fairest_.weight;
  }

  /// Exchanging equal pairs keeps the value, but not the fairness.
  [[nodiscard]] bool may_exchange_pairs() const {
    return std::find(goals_.begin(), goals_.end(), Goal::fairness) == goals_.end();
  }

  void construct() {
    if (slots_are_colours(model_, selection_.chosen) && !colour(model_, selection_.chosen, grid_)) thin_out();
    const auto goal = wants_leximin() ? selection_.weight_goal : selection_.weight_bound;
    if (grid_.weight() < goal || !keeps_rules(grid_)) {
      improve_value(model_, selection_.chosen, goal, seed_, stops_.late, grid_);
    }
    if (model_.spread && grid_.spread() > *model_.spread) reduce_breaks(model_, 0, false, seed_, stops_.late, grid_);
  }

  /// After a colouring that levelling did not fit under the groups: takes out the lightest meetings that are too many.
  void thin_out() {
    for (std::size_t g = 0; g < model_.groups.size(); ++g) {
      for (int s = 0; s < model_.slots; ++s) {
        while (grid_.load(static_cast<int>(g), s) > model_.groups[g].cap[s]) {
          int out = -1;
          for (const int p : model_.groups[g].pairs) {
            if (grid_.slot_of(p) != s) continue;
            if (out < 0 ||
                std::pair(model_.required[p], model_.weight[p]) < std::pair(model_.required[out], model_.weight[out]))
              out = p;
          }
          grid_.remove(out);
        }
      }
    }
  }

  /// The rules that a search may have to give up for the moment; the others hold at every step.
  [[nodiscard]] bool keeps_rules(const Grid& grid) const {
    for (int p = 0; p < model_.pairs(); ++p)
      if (model_.required[p] != 0 && !grid.placed(p)) return false;
    for (int i = 0; i < model_.persons(); ++i)
      if (grid.degree(i) < model_.least[i]) return false;
    return !model_.spread || grid.spread() <= *model_.spread;
  }

  /// Any programme at all, however long it takes: there is no answer without one.
  Solution::Outcome find_any() {
    Sat sat(stops_.cancelled);
    Encoding encoding(model_, sat);
    encoding.prefer(grid_.slots());
    switch (sat.solve()) {
      case Sat::Answer::stopped:
        return Solution::Outcome::cancelled;
      case Sat::Answer::no:
        return Solution::Outcome::infeasible;
      case Sat::Answer::yes:
        break;
    }
    grid_.assign(encoding.slots());
    return Solution::Outcome::found;
  }

  [[nodiscard]] std::int64_t fairness(const Grid& grid) const {
    std::int64_t sum = 0;
    for (int i = 0; i < model_.persons(); ++i)
      for (int k = 1; k <= grid.degree(i); ++k) sum += fairness_weight(model_.slots, k);
    return sum;
  }

  [[nodiscard]] std::vector<char> placed(const Grid& grid) const {
    std::vector<char> placed;
    for (int p = 0; p < model_.pairs(); ++p) placed.push_back(grid.placed(p) ? 1 : 0);
    return placed;
  }
  [[nodiscard]] bool is_fairest(const Grid& grid) const {
    return fairest_.proved && sorted_weights(model_, counted_, placed(grid)) >= fairest_.sorted;
  }

  /// Larger is better, first goal first.
  [[nodiscard]] std::vector<std::int64_t> score(const Grid& grid) const {
    std::vector<std::int64_t> score;
    for (const auto goal : goals_) {
      if (goal == Goal::fairness && wants_leximin()) {
        const auto sorted = sorted_weights(model_, counted_, placed(grid));
        score.insert(score.end(), sorted.begin(), sorted.end());
      } else {
        score.push_back(goal == Goal::value ? grid.weight() : goal == Goal::breaks ? -grid.breaks() : fairness(grid));
      }
    }
    return score;
  }

  /// Keeps what the grid holds as the solution in hand. False: its tables or interpreters do not suffice.
  bool record() {
    solution_.resources = assign_resources(model_, grid_.slots());
    if (!solution_.resources.shortages.empty()) {
      short_ = true;
      return false;
    }
    solution_.slot_of = grid_.slots();
    solution_.weight = grid_.weight();
    solution_.breaks = grid_.breaks();
    score_ = score(grid_);
    return true;
  }

  /// Takes a timetable when it is better than the one in hand. False: a shortage.
  bool take(const std::vector<int>& slot_of) {
    const auto slots = slot_of;  // may be the grid's own
    grid_.assign(slots);
    if (keeps_rules(grid_) && score(grid_) > score_) return record();
    grid_.assign(solution_.slot_of);
    return true;
  }

  /// Goals before breaks stand at the optimum of the relaxation, so they are proved.
  [[nodiscard]] bool relaxed_goals_reached() const {
    bool first = true;
    for (const auto goal : goals_) {
      if (goal == Goal::breaks) break;
      if (goal == Goal::value && grid_.weight() < (first ? selection_.weight_bound : selection_.weight_goal))
        return false;
      if (goal == Goal::fairness && wants_leximin()) {
        if (!is_fairest(grid_)) return false;
        first = false;
        continue;
      }
      if (goal == Goal::fairness && fairness(grid_) < selection_.fairness_goal) return false;
      if (!first && !(wants_leximin() && goal == Goal::value) && !selection_.has_face)
        return false;  // later goals of a relaxation that is not exact
      first = false;
    }
    return true;
  }

  void bound_breaks() {
    Degrees degrees{model_.least, model_.most, 0};
    if (relaxed_goals_reached() && selection_.has_face)
      degrees = {selection_.least, selection_.most, selection_.least_meetings};
    solution_.breaks_bound = std::max(solution_.breaks_bound, least_breaks(model_, degrees, solution_.breaks));
  }

  void prove() {
    Sat sat(stops_.late);
    Encoding encoding(model_, sat);
    encoding.prefer(solution_.slot_of);
    std::size_t next = 0;
    if (relaxed_goals_reached() && selection_.has_face) {
      if (wants_leximin()) return;  // the face holds more than the fairest
      encoding.keep_to(selection_);
      while (next < goals_.size() && goals_[next] != Goal::breaks) ++next;
    }
    for (; next < goals_.size(); ++next) {
      if (goals_[next] == Goal::fairness && wants_leximin()) return place_fairest(encoding);
      const bool proved = goals_[next] == Goal::breaks ? prove_breaks(encoding) : prove_sum(encoding, next);
      if (!proved || short_) return;
      encoding.prefer(solution_.slot_of);
    }
    solution_.optimal = true;
  }

  /// The timetable of the fairest selection, if it has one. Leximin is proved by the selection alone: clauses would
  /// need sums of values.
  void place_fairest(Encoding& encoding) {
    if (selection_.weight_bound > solution_.weight_bound) {  // no timetable holds the heaviest selections
      selection_.weight_bound = selection_.weight_goal = solution_.weight_bound;
      choose_fairly();
    }
    if (fairest_.chosen.empty() || is_fairest(grid_)) return;
    if (encoding.sat().solve(std::vector<int>{encoding.only(fairest_.chosen)}) != Sat::Answer::yes) return;
    if (!take(encoding.slots())) return;
    if (wants_breaks()) {
      bound_breaks();
      reduce_breaks(model_, solution_.breaks_bound, false, seed_ + 200, stops_.late, grid_);
      if (!take(grid_.slots())) return;
    }
    solution_.optimal =
        relaxed_goals_reached() &&
        (!wants_breaks() || (goals_.back() == Goal::breaks && solution_.breaks == solution_.breaks_bound));
  }

  bool prove_sum(Encoding& encoding, std::size_t goal) {
    const bool value = goals_[goal] == Goal::value;
    const auto softs = value ? encoding.value_goal() : encoding.fairness_goal();
    const auto result = minimise(encoding.sat(), softs, [&] { return take(encoding.slots()); });
    if (value && goal == 0) {
      const auto all = std::accumulate(softs.begin(), softs.end(), std::int64_t{0},
                                       [](auto sum, const Soft& soft) { return sum + soft.weight; });
      solution_.weight_bound = std::min(solution_.weight_bound, all - result.least_cost);
    }
    return result.proved;
  }

  /// Goals before are proved, so every timetable that is taken here is as good in them.
  bool prove_breaks(Encoding& encoding) {
    bound_breaks();
    reduce_breaks(model_, solution_.breaks_bound, may_exchange_pairs(), seed_ + 100, stops_.late,
                  grid_);  // the proof may have changed the selection
    if (!take(grid_.slots())) return false;
    if (solution_.breaks == 0 && goals_.back() == Goal::breaks) return true;
    const Counter counter = encoding.break_counter(solution_.breaks + 1);
    for (int allowed = solution_.breaks_bound;; ++allowed) {
      const int above = counter.at_least(allowed + 1);
      if (allowed < solution_.breaks) {
        const auto answer = above == 0 ? encoding.sat().solve() : encoding.sat().solve(std::vector<int>{-above});
        if (answer == Sat::Answer::stopped) return false;
        if (answer == Sat::Answer::no) {
          solution_.breaks_bound = allowed + 1;
          continue;
        }
        if (!take(encoding.slots())) return false;
      }
      if (above != 0) encoding.sat().add({-above});
      return true;
    }
  }

  const Model& model_;
  std::uint64_t seed_;
  const Stops& stops_;
  std::vector<Goal> goals_;
  Selection selection_;
  Leximin fairest_;
  std::vector<char> counted_ = counted_in_fairness(model_);
  Grid grid_;
  Solution solution_;
  std::vector<std::int64_t> score_;
  bool short_ = false;
};

}  // namespace

Solution solve(const Model& model, std::uint64_t seed, const Stops& stops) { return Solver(model, seed, stops).run(); }

Solution::Outcome feasible(Model model, const std::function<bool()>& stop) {
  for (;;) {
    const auto selection = select(model, stop);
    if (selection.outcome == Selection::Outcome::infeasible) return Solution::Outcome::infeasible;
    Sat sat(stop);
    Encoding encoding(model, sat);
    const auto answer = sat.solve();
    if (answer == Sat::Answer::stopped) return Solution::Outcome::cancelled;
    if (answer == Sat::Answer::no) return Solution::Outcome::infeasible;
    const auto resources = assign_resources(model, encoding.slots());
    if (resources.shortages.empty()) return Solution::Outcome::found;
    for (const auto& shortage : resources.shortages)
      add_group(model, shortage.interpreters ? model.interpreters : model.tables, shortage.members);
  }
}

}  // namespace caunoi::planning
