// leximin.hpp -- the fairest selection: who has least has as much as can be, then who has least of the others, and so
// on.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "fair/selection.hpp"

namespace caunoi::planning {

struct Leximin {
  Selection::Outcome outcome = Selection::Outcome::optimal;
  std::vector<char> chosen;          ///< by pair: of the fairest selections the heaviest
  std::vector<std::int64_t> sorted;  ///< weights of the counted participants in it, from the least
  std::int64_t weight = 0;
  std::int64_t least_bound = 0;  ///< nobody's least can be more
  bool proved = true;            ///< no selection is fairer
};

/// Participants whose weight fairness looks at: those of Fair::fairness_side, all when it is `none`, that some pair
/// could give something.
[[nodiscard]] std::vector<char> counted_in_fairness(const Model& model);
/// Weights of the counted participants, from the least.
[[nodiscard]] std::vector<std::int64_t> sorted_weights(const Model& model, const std::vector<char>& counted,
                                                       const std::vector<char>& chosen);

/// What the poorest of the counted participants could have if all others gave way: a bound of anybody's least.
[[nodiscard]] std::int64_t most_for_least(const Model& model);

/// Among the selections of at least the weight `at_least`. Exact while `proved`; finding the leximin of integral
/// selections is NP-hard, so the work has a limit. With `stop` the best so far, if there is any: else outcome is
/// stopped.
[[nodiscard]] Leximin leximin(const Model& model, std::int64_t at_least = 0, const std::function<bool()>& stop = {});

}  // namespace caunoi::planning
