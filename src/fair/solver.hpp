// solver.hpp -- from a model to the slots of the meetings, with what is proved about them.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "fair/model.hpp"
#include "fair/resources.hpp"

namespace caunoi::planning {

/// When a search has to end. Both may be asked often; they look at the clock themselves.
struct Stops {
  std::function<bool()> cancelled;  ///< the caller no longer wants an answer
  std::function<bool()> late;       ///< that, or the time limit is over: what there is will do
};

struct Solution {
  enum class Outcome : std::uint8_t {
    found,
    infeasible,  ///< proved
    cancelled,   ///< before there was any timetable
    shortage,    ///< the model misses the groups of resources.shortages: add them and solve again
  };
  Outcome outcome = Outcome::found;
  std::vector<int> slot_of;  ///< by pair, -1: not placed
  Resources resources;
  std::int64_t weight = 0, weight_bound = 0;
  std::int64_t weight_without = 0;  ///< no programme weighs more, fair or not
  std::int64_t least_bound = -1;    ///< nobody's least weight can be more; -1: not known
  int breaks = 0, breaks_bound = 0;
  bool optimal = false;  ///< in every goal of the order
};

[[nodiscard]] Solution solve(const Model& model, std::uint64_t seed, const Stops& stops);

/// Only whether there is any programme: yes (found), no (infeasible), or stopped by `stop` or after `conflicts` of the
/// SAT solver (cancelled).
[[nodiscard]] Solution::Outcome feasible(Model model, std::int64_t conflicts, const std::function<bool()>& stop);

/// Required pairs that cannot all be placed, whatever else is required; none when that was not found out.
[[nodiscard]] std::vector<int> clashing_pairs(const Model& model, std::int64_t conflicts,
                                              const std::function<bool()>& stop);

}  // namespace caunoi::planning
