// OLL (Andres, Kaufmann, Matheis, Schaub, ICLP 2012; with soft cardinalities as in RC2, Ignatiev, Morgado,
// Marques-Silva, JSAT 2019).
//
// Every soft literal is assumed. A core, a set of assumptions that cannot hold together, costs at least its smallest
// weight w: that much is taken off each member, and a counter over the violated ones allows one violation, charging w
// for every further. When the assumptions hold, the cost of the solution is the sum of what cores charged, a lower
// bound, so it is optimal. Moreover the solutions that satisfy all assumptions left are exactly the optimal ones: made
// into clauses, they are the search space of the next goal. Weights are taken from the heaviest down (stratification),
// which gives good solutions early. Tested by fair/sat_test.
#include "fair/maxsat.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace caunoi::planning {

namespace {

/// A counter takes the square of its inputs in clauses; a core beyond this would fill the memory before it proved
/// anything.
constexpr std::size_t largest_core = 1500;

class Oll {
 public:
  Oll(Sat& sat, const std::vector<Soft>& softs) : sat_(sat) {
    for (const auto& soft : softs) charge(soft.literal, soft.weight);
  }

  MaxSatResult run(const std::function<bool()>& found, const std::function<bool()>& refused) {
    std::int64_t level = next_level(std::numeric_limits<std::int64_t>::max());
    for (;;) {
      std::vector<int> assumptions;
      for (const auto& [literal, weight] : weight_)
        if (weight >= level) assumptions.push_back(literal);
      switch (sat_.solve(assumptions)) {
        case Sat::Answer::stopped:
          return result_;
        case Sat::Answer::yes: {
          if (refused && refused()) break;
          const bool go_on = found();
          if (heaviest(level) == 0) {
            result_.proved = true;
            for (const int literal : assumptions) sat_.add({literal});
            return result_;
          }
          if (!go_on) return result_;
          level = next_level(level);
          break;
        }
        case Sat::Answer::no: {
          auto core = sat_.core();
          if (core.empty()) {
            result_.impossible = true;
            return result_;
          }
          if (core.size() > largest_core) return result_;
          relax(std::move(core));
        }
      }
    }
  }

 private:
  struct Output {
    int sum, k;
  };

  /// A literal and its opposite cancel: one of them is missed in any case.
  void charge(int literal, std::int64_t weight) {
    const auto opposite = weight_.find(-literal);
    if (opposite != weight_.end()) {
      const auto common = std::min(weight, opposite->second);
      result_.least_cost += common;
      weight -= common;
      if ((opposite->second -= common) == 0) weight_.erase(opposite);
    }
    if (weight > 0) weight_[literal] += weight;
  }

  /// The heaviest weight below `limit`; 0 when there is none.
  [[nodiscard]] std::int64_t heaviest(std::int64_t limit) const {
    std::int64_t most = 0;
    for (const auto& [literal, weight] : weight_)
      if (weight < limit) most = std::max(most, weight);
    return most;
  }

  /// Levels at least halve, so that many different weights do not mean as many searches.
  [[nodiscard]] std::int64_t next_level(std::int64_t level) const { return (heaviest(level) + 1) / 2; }

  void relax(std::vector<int> core) {
    std::sort(core.begin(), core.end());
    std::int64_t weight = weight_.at(core.front());
    for (const int literal : core) weight = std::min(weight, weight_.at(literal));
    result_.least_cost += weight;
    std::vector<int> violated;
    for (const int literal : core) {
      if ((weight_[literal] -= weight) == 0) weight_.erase(literal);
      violated.push_back(-literal);
      if (const auto output = outputs_.find(literal); output != outputs_.end()) next_output(output->second, weight);
    }
    sat_.add(violated);
    if (violated.size() < 2) return;
    const int sum = static_cast<int>(counters_.size());
    counters_.emplace_back(sat_, violated, static_cast<int>(violated.size()));
    next_output({sum, 1}, weight);
  }

  /// One more violation of a counter than `output` allows is charged from now on.
  void next_output(Output output, std::int64_t weight) {
    const int above = counters_[output.sum].at_least(output.k + 1);
    if (above == 0) return;
    outputs_[-above] = {output.sum, output.k + 1};
    charge(-above, weight);
  }

  Sat& sat_;
  MaxSatResult result_;
  std::map<int, std::int64_t> weight_;  ///< by literal that is wanted
  std::map<int, Output> outputs_;
  std::vector<Counter> counters_;
};

}  // namespace

MaxSatResult minimise(Sat& sat, const std::vector<Soft>& softs, const std::function<bool()>& found,
                      const std::function<bool()>& refused) {
  return Oll(sat, softs).run(found, refused);
}

}  // namespace caunoi::planning
