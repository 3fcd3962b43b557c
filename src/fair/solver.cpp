// The order of work. Selection says which meetings are worth most and bounds the value of every programme; a flow
// through the slots (slotted.hpp) bounds it once more where people are away. Where slots are interchangeable a colouring
// places the meetings without search, else they are inserted one by one. A small fair then goes to the SAT solver at
// once, goal after goal: value by counting, by the face of the flow or by core-guided MaxSAT, breaks from below and from
// above in turn. What that leaves open, and every large fair, is searched first: ejection chains for the value, Kempe
// chains, patterns of busy hosts or windows of slots for the breaks; then the solver goes on with what time is left.
// Each stage only ever improves the timetable in hand in the order of the goals, so a time limit can end the work
// anywhere. Tested by fair/plan_test.
#include "fair/solver.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>

#include "fair/breaks.hpp"
#include "fair/colouring.hpp"
#include "fair/encoding.hpp"
#include "fair/leximin.hpp"
#include "fair/maxsat.hpp"
#include "fair/patterns.hpp"
#include "fair/placement.hpp"
#include "fair/sat.hpp"
#include "fair/selection.hpp"
#include "fair/slotted.hpp"
#include "fair/windows.hpp"

namespace caunoi::planning {

namespace {

using Goal = Fair::Goal;

/// Pairs times slots they may take: up to here the SAT solver is asked before any local search.
constexpr std::int64_t most_places_at_once = 12'000;
/// What it may spend then.
constexpr std::int64_t first_conflicts = 12'000;
/// What one question may spend; it grows while neither bound nor solution gets better.
constexpr int first_share = 8'000, most_share = 1 << 28;
/// Questions without an answer before the turn goes back to the bound.
constexpr int most_open = 2;
/// Up to here above the bound the next question from above is for one less, further away for half way.
constexpr int near = 6;
/// Breaks above the bound that a counter has room for while no programme is known.
constexpr int more_breaks = 16;

std::int64_t places(const Model& model) {
  return std::accumulate(model.allowed_count.begin(), model.allowed_count.end(), std::int64_t{0});
}

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
    start();
    if (!have_ || solution_.weight < solution_.weight_bound) {
      slotted_ = slotted(model_, stops_.cancelled);
      if (slotted_.outcome == Slotted::Outcome::infeasible) return end(Solution::Outcome::infeasible);
      if (slotted_.outcome == Slotted::Outcome::optimal)
        solution_.weight_bound = solution_.weight_without =
            std::min(solution_.weight_bound, slotted_.weight_bound);
    }
    const bool small = places(model_) <= most_places_at_once;
    bool done = false;
    if (small && !stops_.late()) done = settle(first_conflicts);
    if (!done && !ended()) done = search() && !stops_.late() && !Encoding::too_large(model_) && settle(-1);
    if (ended()) return end(*ended_);
    if (done) {
      solution_.optimal = true;
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

  /// Meetings in slots as far as that goes without a search.
  void start() {
    if (slots_are_colours(model_, selection_.chosen) && !colour(model_, selection_.chosen, grid_)) thin_out();
    const auto goal = wants_leximin() ? selection_.weight_goal : selection_.weight_bound;
    if (grid_.weight() < goal || !keeps_rules(grid_)) fill(model_, selection_.chosen, grid_);
    if (keeps_rules(grid_)) record();
  }

  /// Local search for value, then for breaks. False: there is nothing to go on from.
  bool search() {
    if (!have_ || grid_.weight() < solution_.weight_bound) {
      improve_value(model_, solution_.weight_bound, seed_, stops_.late, grid_);
      if (model_.spread && grid_.spread() > *model_.spread) reduce_breaks(model_, 0, false, seed_, stops_.late, grid_);
    }
    if (have_) {
      if (!take(grid_.slots())) return false;
    } else if (keeps_rules(grid_)) {
      if (!record()) return false;
    } else if (!find_any()) {
      return false;
    }
    const bool large = places(model_) > most_places_at_once;
    if (large && goals_.front() == Goal::value && solution_.weight < solution_.weight_bound && !stops_.late() &&
        !Encoding::too_large(model_)) {  // value comes first, and breaks below may take all the time
      prover();
      sat_->allow(first_conflicts);
      while (!reach_slotted_bound() && !ended() && !sat_->spent() && solution_.weight < solution_.weight_bound &&
             slotted_.weight_bound == solution_.weight_bound) {
      }
      if (ended()) return false;
    }
    if (!wants_breaks()) return true;
    bound_breaks();
    const Grid from = grid_;
    reduce_breaks(model_, solution_.breaks_bound, may_exchange_pairs(), seed_ + 1, stops_.late, grid_);
    if (!take(grid_.slots())) return false;
    if (!large) arrange_by_patterns(model_, solution_.breaks_bound, from, seed_ + 2, stops_.late, grid_);
    if (!take(grid_.slots())) return false;
    if (large) arrange_windows(model_, solution_.breaks_bound, seed_ + 3, stops_.late, grid_);
    return take(grid_.slots());
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
  bool find_any() {
    prover();
    sat_->allow(-1);
    encoding_->prefer(grid_.slots());
    const auto answer = sat_->solve();
    if (answer == Sat::Answer::stopped) ended_ = Solution::Outcome::cancelled;
    if (answer == Sat::Answer::no) ended_ = Solution::Outcome::infeasible;
    return answer == Sat::Answer::yes && take(encoding_->slots());
  }

  void prover() {
    if (encoding_) return;
    sat_.emplace([this] { return have_ ? stops_.late() : stops_.cancelled(); });
    encoding_.emplace(model_, *sat_);
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

  [[nodiscard]] bool ended() const { return ended_.has_value(); }

  /// Keeps what the grid holds as the solution in hand. False: its tables or interpreters do not suffice.
  bool record() {
    solution_.resources = assign_resources(model_, grid_.slots());
    if (!solution_.resources.shortages.empty()) {
      ended_ = Solution::Outcome::shortage;
      return false;
    }
    have_ = true;
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
    if (keeps_rules(grid_) && (!have_ || score(grid_) > score_)) return record();
    if (have_) grid_.assign(solution_.slot_of);
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
    if (goals_.front() == Goal::value && slotted_.outcome == Slotted::Outcome::optimal &&
        solution_.weight == slotted_.weight_bound) {
      for (int i = 0; i < model_.persons(); ++i)
        if (slotted_.meetings[i] >= 0) degrees.least[i] = degrees.most[i] = slotted_.meetings[i];
    }
    const int known = have_ ? solution_.breaks : grid_.breaks() + 1;
    solution_.breaks_bound = std::max(solution_.breaks_bound, least_breaks(model_, degrees, known));
  }

  /// Goal after goal by the SAT solver, within so many conflicts (-1: no limit). True: all are proved.
  bool settle(std::int64_t conflicts) {
    prover();
    sat_->allow(conflicts);
    for (; next_ < goals_.size(); ++next_) {
      if (goals_[next_] == Goal::fairness && wants_leximin()) return settle_fairest();
      const bool proved = goals_[next_] == Goal::breaks ? prove_breaks() : prove_sum();
      if (!proved || ended()) return false;
    }
    return have_;
  }

  /// Leximin, and the goals after it, are proved by the selection and the bound of the breaks alone: clauses would need
  /// sums of values. A timetable of the fairest selection is what the search has to find.
  bool settle_fairest() {
    if (next_ > 0 && have_ && selection_.weight_bound > solution_.weight_bound) {  // no timetable holds the heaviest
      selection_.weight_bound = selection_.weight_goal = solution_.weight_bound;
      choose_fairly();
    }
    if ((!have_ || !is_fairest(grid_)) && !fairest_.chosen.empty()) {
      const auto answer = sat_->solve(std::vector<int>{encoding_->only(fairest_.chosen)});
      if (answer != Sat::Answer::yes || !take(encoding_->slots())) return false;
    }
    if (!have_ || !is_fairest(grid_)) return false;
    for (std::size_t after = next_ + 1; after < goals_.size(); ++after) {
      if (goals_[after] == Goal::value && grid_.weight() < fairest_.weight) return false;
      if (goals_[after] != Goal::breaks) continue;
      bound_breaks();
      return after + 1 == goals_.size() && solution_.breaks == solution_.breaks_bound;
    }
    return true;
  }

  bool prove_sum() {
    if (next_ == 0 && have_ && relaxed_goals_reached() && selection_.has_face) {
      encoding_->keep_to(selection_);
      if (counts_alone()) require_number(solution_.weight);
      while (next_ + 1 < goals_.size() && goals_[next_ + 1] != Goal::breaks &&
             !(goals_[next_ + 1] == Goal::fairness && wants_leximin()))
        ++next_;
      return true;
    }
    const bool value = goals_[next_] == Goal::value;
    if (value && next_ == 0 && reach_slotted_bound()) return true;
    if (ended()) return false;
    if (value && counts_alone()) return prove_number();
    const auto softs = value ? encoding_->value_goal() : encoding_->fairness_goal();
    if (have_) encoding_->prefer(solution_.slot_of);
    const auto result = minimise(*sat_, softs, [&] { return take(encoding_->slots()); });
    if (result.impossible) ended_ = Solution::Outcome::infeasible;
    if (value && next_ == 0) {
      const auto all = std::accumulate(softs.begin(), softs.end(), std::int64_t{0},
                                       [](auto sum, const Soft& soft) { return sum + soft.weight; });
      solution_.weight_bound = std::min(solution_.weight_bound, all - result.least_cost);
    }
    return result.proved;
  }

  /// Asks for a programme that weighs as much as the slots let, and keeps to such. False: there is none, or not yet.
  bool reach_slotted_bound() {
    if (slotted_.outcome != Slotted::Outcome::optimal || slotted_.weight_bound != solution_.weight_bound) return false;
    if (heaviest_ == 0) heaviest_ = encoding_->heaviest(slotted_);
    if (!have_ || solution_.weight < slotted_.weight_bound) {
      if (have_) encoding_->prefer(solution_.slot_of);
      const auto answer = sat_->solve(std::vector<int>{heaviest_}, first_share);
      if (answer == Sat::Answer::no) --solution_.weight_bound;
      if (answer != Sat::Answer::yes || !take(encoding_->slots())) return false;
    }
    sat_->add({heaviest_});
    if (counts_alone()) require_number(solution_.weight);
    return true;
  }

  /// The value is the number of meetings, and the encoding counts them.
  [[nodiscard]] bool counts_alone() const { return encoding_->total() != nullptr && one() > 0; }

  /// What every pair weighs; 0 when they differ or weigh nothing.
  [[nodiscard]] std::int64_t one() const {
    std::int64_t weight = 0;
    for (int p = 0; p < model_.pairs(); ++p) {
      if (model_.allowed_count[p] == 0) continue;
      if (model_.weight[p] == 0 || (weight != 0 && model_.weight[p] != weight)) return 0;
      weight = model_.weight[p];
    }
    return weight;
  }

  void require_number(std::int64_t weight) {
    const auto number = static_cast<int>(weight / one());
    if (const int enough = number > 0 ? encoding_->total()->at_least(number) : 0; enough != 0) sat_->add({enough});
  }

  /// As many meetings as possible, which costs those that are missing.
  bool prove_number() {
    const int most = encoding_->total()->limit();
    const auto bound = next_ == 0 ? std::min<std::int64_t>(solution_.weight_bound / one(), most) : most;
    return close_gap(
        most - static_cast<int>(bound), [&] { return most - static_cast<int>(solution_.weight / one()); },
        [&](int missing) { return missing < most ? encoding_->total()->at_least(most - missing) : 0; },
        [&](int missing) {
          if (next_ == 0) solution_.weight_bound = (most - missing) * one();
        });
  }

  /// Goals before are proved, so every timetable that is taken here is as good in them.
  bool prove_breaks() {
    bound_breaks();
    if (have_ && solution_.breaks == solution_.breaks_bound && next_ + 1 == goals_.size()) return true;
    return close_gap(
        solution_.breaks_bound, [&] { return solution_.breaks; },
        [&](int allowed) {
          if (!breaks_ || breaks_->at_least(allowed + 1) == 0)
            breaks_ = encoding_->break_counter(have_ ? solution_.breaks + 1 : allowed + more_breaks);
          return -breaks_->at_least(allowed + 1);
        },
        [&](int allowed) { solution_.breaks_bound = allowed; });
  }

  /// Lowers the cost of the solution in hand to the least, which is then a rule. Asks from below, where a no raises the
  /// bound, and from above, where a yes is a better solution to start from; whichever gets on, goes on. `within(k)` is
  /// the literal "costs at most k" or 0 where that always holds; `raised` is told every bound.
  bool close_gap(int low, const std::function<int()>& cost, const std::function<int(int)>& within,
                 const std::function<void(int)>& raised) {
    bool astray = false;  // an answer that is not what was asked for: better no proof than an endless search
    const auto ask = [&](int most, int conflicts) {
      const int literal = most < 0 ? 0 : within(most);
      const auto answer = literal == 0 ? sat_->solve({}, conflicts) : sat_->solve(std::vector<int>{literal}, conflicts);
      if (answer == Sat::Answer::no && sat_->core().empty() && !have_) ended_ = Solution::Outcome::infeasible;
      if (answer == Sat::Answer::yes && take(encoding_->slots())) {
        astray = literal != 0 && cost() > most;
        encoding_->prefer(solution_.slot_of);
      }
      return answer;
    };
    for (int conflicts = first_share; !ended();) {
      if (have_ && cost() <= low) break;
      const auto below = ask(low, conflicts);
      if (astray) return false;
      if (ended() || below == Sat::Answer::yes) continue;
      if (below == Sat::Answer::no) {
        raised(++low);
        continue;
      }
      const auto next = [&] { return cost() - low > near ? (low + cost()) / 2 : cost() - 1; };
      for (int open = 0, target = have_ ? next() : -1; !ended() && !astray && (!have_ || (target > low && target < cost()));) {
        const auto above = ask(target, conflicts / 2);
        if (above == Sat::Answer::stopped && (sat_->spent() || ++open == most_open || !have_)) break;
        if (above == Sat::Answer::no && have_) raised(low = target + 1);
        if (have_) target = above == Sat::Answer::stopped ? (target + cost() + 1) / 2 : next();
      }
      if (astray || sat_->spent()) return false;
      if (conflicts < most_share) conflicts *= 2;
    }
    if (ended()) return false;
    if (const int literal = within(low); literal != 0) sat_->add({literal});
    return true;
  }

  const Model& model_;
  std::uint64_t seed_;
  const Stops& stops_;
  std::vector<Goal> goals_;
  Selection selection_;
  Leximin fairest_;
  std::vector<char> counted_ = counted_in_fairness(model_);
  Slotted slotted_;
  Grid grid_;
  Solution solution_;
  std::vector<std::int64_t> score_;
  bool have_ = false;  ///< there is a solution in hand
  std::optional<Solution::Outcome> ended_;
  std::optional<Sat> sat_;
  std::optional<Encoding> encoding_;
  std::size_t next_ = 0;  ///< the first goal that is not proved
  std::optional<Counter> breaks_;
  int heaviest_ = 0;  ///< the literal of slotted_, once asked for
};

}  // namespace

Solution solve(const Model& model, std::uint64_t seed, const Stops& stops) { return Solver(model, seed, stops).run(); }

Solution::Outcome feasible(Model model, std::int64_t conflicts, const std::function<bool()>& stop) {
  for (;;) {
    const auto selection = select(model, stop);
    if (selection.outcome == Selection::Outcome::infeasible) return Solution::Outcome::infeasible;
    if (selection.outcome == Selection::Outcome::stopped) return Solution::Outcome::cancelled;
    Sat sat(stop);
    sat.allow(conflicts);
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

std::vector<int> clashing_pairs(const Model& model, std::int64_t conflicts, const std::function<bool()>& stop) {
  Model wishes = model;
  wishes.required.assign(model.pairs(), 0);
  Sat sat(stop);
  sat.allow(conflicts);
  const Encoding encoding(wishes, sat);
  std::vector<int> assumptions;
  for (int p = 0; p < model.pairs(); ++p) {
    if (model.required[p] == 0) continue;
    if (encoding.placed(p) == 0) return {p};
    assumptions.push_back(encoding.placed(p));
  }
  if (sat.solve(assumptions) != Sat::Answer::no) return {};
  const auto core = sat.core();
  std::vector<int> pairs;
  for (int p = 0; p < model.pairs(); ++p)
    if (model.required[p] != 0 && std::find(core.begin(), core.end(), encoding.placed(p)) != core.end())
      pairs.push_back(p);
  return pairs;
}

}  // namespace caunoi::planning
