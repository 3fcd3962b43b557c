// plan(): the fair is validated, turned into numbers, solved, written out in ids and checked by violations() before
// anybody sees it. Tested by fair/plan_test.
#include "caunoi/fair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <new>

#include "base/try.hpp"
#include "fair/conflict.hpp"
#include "fair/leximin.hpp"
#include "fair/model.hpp"
#include "fair/reasons.hpp"
#include "fair/solver.hpp"
#include "fair/validate.hpp"

namespace caunoi {

namespace {

using namespace planning;

class Planning {
 public:
  Planning(const Fair& fair, const PlanOptions& options, const Control& control)
      : fair_(fair), options_(options), control_(control), start_(Clock::now()) {
    stops_.cancelled = [this] { return cancelled(); };
    stops_.late = [this] { return cancelled() || seconds() >= options_.time_limit; };
  }

  Result<Programme> run() {
    Model model = make_model(fair_);
    for (;;) {
      const Solution solution = solve(model, options_.seed, stops_);
      switch (solution.outcome) {
        case Solution::Outcome::cancelled:
          return fail(Code::cancelled, "the plan was cancelled before there was one");
        case Solution::Outcome::infeasible:
          return infeasible();
        case Solution::Outcome::found:
          return checked(programme(model, solution));
        case Solution::Outcome::shortage:
          break;
      }
      bool added = false;
      for (const auto& shortage : solution.resources.shortages)
        added = add_group(model, shortage.interpreters ? model.interpreters : model.tables, shortage.members) || added;
      if (!added) return fail(Code::internal, "a shortage of tables or interpreters that no rule explains");
    }
  }

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  /// Progress is reported at most every 50 ms; between reports the flag alone is looked at.
  bool cancelled() {
    if (!stopped_ && control_.cancelled()) stopped_ = true;
    if (stopped_ || !control_.progress) return stopped_;
    const double now = seconds();
    if (now - reported_ < 0.05) return false;
    reported_ = now;
    const auto total = static_cast<std::uint64_t>(std::min(options_.time_limit, 1e9) * 1000);
    stopped_ = !control_.go_on("plan", std::min(static_cast<std::uint64_t>(now * 1000), total), total);
    return stopped_;
  }

  Programme blank() const {
    Programme programme;
    programme.seconds = seconds();
    programme.seed = options_.seed;
    programme.version = CAUNOI_VERSION;
    return programme;
  }

  Result<Programme> infeasible() {
    Programme programme = blank();
    programme.status = Programme::Status::infeasible;
    programme.conflict = conflict(fair_, stops_.late);
    for (const auto& pair : fair_.pairs)
      programme.unplaced.push_back(
          {pair.id, pair.a, pair.b, "rules", "the rules of the fair contradict each other", {}});
    std::sort(programme.unplaced.begin(), programme.unplaced.end(),
              [](const auto& x, const auto& y) { return x.pair < y.pair; });
    programme.seconds = seconds();
    return checked(std::move(programme));
  }

  Programme programme(const Model& model, const Solution& solution) const {
    Programme programme = blank();
    programme.status = solution.optimal ? Programme::Status::optimal : Programme::Status::feasible;
    for (int p = 0; p < model.pairs(); ++p) {
      if (solution.slot_of[p] < 0) continue;
      const auto& pair = fair_.pairs[model.pair_of[p]];
      const int table = solution.resources.table[p], interpreter = solution.resources.interpreter[p];
      programme.meetings.push_back({pair.id, pair.a, pair.b, solution.slot_of[p], fair_.tables[table].id,
                                    interpreter >= 0 ? fair_.interpreters[interpreter].id : std::string()});
      programme.value += pair.worth();
    }
    std::stable_sort(programme.meetings.begin(), programme.meetings.end(),
                     [](const auto& x, const auto& y) { return x.slot < y.slot; });
    // Rounding of values that are no decimals may hide less than a millionth of a millionth; equal weights mean equal
    // values.
    const bool reached = solution.weight == solution.weight_bound;
    programme.value_bound =
        reached ? programme.value : std::max(programme.value, static_cast<double>(solution.weight_bound) / model.scale);
    programme.breaks = solution.breaks;
    programme.breaks_bound = std::min(solution.breaks, solution.breaks_bound);
    if (std::find(fair_.order.begin(), fair_.order.end(), Fair::Goal::fairness) != fair_.order.end())
      programme.fairness = price(model, solution, programme.value);
    programme.unplaced = reasons(model, solution);
    programme.seconds = seconds();
    return programme;
  }

  static Programme::Price price(const Model& model, const Solution& solution, double value) {
    std::vector<char> chosen;
    for (const int slot : solution.slot_of) chosen.push_back(slot >= 0 ? 1 : 0);
    Programme::Price price;
    const auto sorted = sorted_weights(model, counted_in_fairness(model), chosen);
    if (!sorted.empty()) price.least = static_cast<double>(sorted.front()) / model.scale;
    price.least_bound = solution.least_bound < 0 ? static_cast<double>(most_for_least(model)) / model.scale
                                                 : static_cast<double>(solution.least_bound) / model.scale;
    price.least_bound = std::max(price.least, price.least_bound);
    price.value_without = solution.weight == solution.weight_without
                              ? value
                              : std::max(value, static_cast<double>(solution.weight_without) / model.scale);
    price.lost = price.value_without - value;
    return price;
  }

  Result<Programme> checked(Programme programme) const {
    const auto broken = violations(fair_, programme);
    if (broken.empty()) return programme;
    return fail(Code::internal,
                fmt::format("a plan failed its own check ({} rules): {}", broken.size(), broken.front()));
  }

  const Fair& fair_;
  const PlanOptions& options_;
  const Control& control_;
  Clock::time_point start_;
  Stops stops_;
  bool stopped_ = false;
  double reported_ = 0;
};

}  // namespace

Result<Programme> plan(const Fair& fair, const PlanOptions& options, const Control& control) {
  if (!(options.time_limit >= 0))
    return fail(Code::invalid_argument, "a time limit is a number of seconds of at least 0", "time_limit");
  CAUNOI_CHECK(validate(fair, "fair.json"));
  try {
    return Planning(fair, options, control).run();
  } catch (const std::bad_alloc&) {
    return fail(Code::out_of_memory, "there is not enough memory to plan this fair");
  } catch (const std::exception& e) {
    return fail(Code::internal, fmt::format("planning failed: {}", e.what()));
  }
}

}  // namespace caunoi
