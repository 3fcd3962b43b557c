// colouring.hpp -- a timetable without search, where theory promises one.
#pragma once
#include <vector>

#include "fair/grid.hpp"

namespace caunoi::planning {

/// True when slots are interchangeable for the pairs: bipartite, every chosen pair may meet in every slot, no order
/// among pairs.
[[nodiscard]] bool slots_are_colours(const Model& model, const std::vector<char>& chosen);

/// Places all chosen pairs, when slots_are_colours() and nobody has more of them than slots. Groups are levelled as far
/// as exchanges go; false: some group is still too large in some slot.
[[nodiscard]] bool colour(const Model& model, const std::vector<char>& chosen, Grid& grid);

}  // namespace caunoi::planning
