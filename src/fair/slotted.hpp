// slotted.hpp -- a bound on the value that knows when people, tables and interpreters are there.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "fair/model.hpp"

namespace caunoi::planning {

struct Slotted {
  enum class Outcome : std::uint8_t { optimal, infeasible, stopped };
  Outcome outcome = Outcome::stopped;
  std::int64_t weight_bound = 0;  ///< no programme weighs more

  /// What all programmes that weigh as much have in common; and every programme with that weighs as much.
  std::vector<signed char> placed;  ///< by pair: 1 or 0, -1 open
  std::vector<signed char> busy;    ///< participant * slots + slot: 1 or 0, -1 open
  std::vector<int> meetings;        ///< by participant, -1 open
  struct Load {
    int group, slot, meetings;
  };
  std::vector<Load> loads;
};

/// infeasible: no programme keeps the rules. Bipartite models only; stopped for others.
[[nodiscard]] Slotted slotted(const Model& model, const std::function<bool()>& stop);

}  // namespace caunoi::planning
