// breaks.hpp -- the second goal: nobody waits between two meetings. A search that lowers the breaks, and a bound it
// cannot pass.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "fair/grid.hpp"

namespace caunoi::planning {

/// Meetings of every participant, and of all, in the programmes the bound is to hold for.
struct Degrees {
  std::vector<int> least, most;
  std::int64_t meetings = 0;  ///< at least so many in all
};

/// No programme with these degrees has fewer breaks. `known` is the number of breaks of some programme. Bipartite
/// models only; 0 for others.
[[nodiscard]] int least_breaks(const Model& model, const Degrees& degrees, int known);

/// Lowers breaks (and the spread above its limit first) down to `target` by exchanging slots, and by exchanging pairs
/// of equal weight when `exchange_pairs`. Ends after a number of steps that depends on the fair alone, or when `stop`
/// says so.
void reduce_breaks(const Model& model, int target, bool exchange_pairs, std::uint64_t seed,
                   const std::function<bool()>& stop, Grid& grid);

/// The same without exchanging pairs, and on the way groups may hold more than their caps at the price of a break each:
/// better where full slots leave hardly any exchange that keeps them all.
void reduce_breaks_loosely(const Model& model, int target, std::uint64_t seed, const std::function<bool()>& stop,
                           Grid& grid);

}  // namespace caunoi::planning
