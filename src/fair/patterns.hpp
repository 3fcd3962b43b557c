// patterns.hpp -- fewer breaks where local search is stuck: decide first when the hosts are busy, then whom they meet
// when.
#pragma once
#include <cstdint>
#include <functional>

#include "fair/grid.hpp"

namespace caunoi::planning {

/// For bipartite models. Keeps the meetings of `start` and gives them other slots when the breaks become fewer than
/// those of `grid`, at best `target`; `grid` then holds them.
void arrange_by_patterns(const Model& model, int target, const Grid& start, std::uint64_t seed,
                         const std::function<bool()>& stop, Grid& grid);

}  // namespace caunoi::planning
