// windows.hpp -- fewer breaks in large fairs: a few slots at a time are arranged anew by the SAT solver.
#pragma once
#include <cstdint>
#include <functional>

#include "fair/grid.hpp"

namespace caunoi::planning {

/// Meetings within some slots change places among these, all others stay; `grid` holds the better timetable. Ends at
/// `target` breaks, when no window has brought anything for long, or when `stop` says so. A spread within its limit
/// stays there.
void arrange_windows(const Model& model, int target, std::uint64_t seed, const std::function<bool()>& stop, Grid& grid);

}  // namespace caunoi::planning
