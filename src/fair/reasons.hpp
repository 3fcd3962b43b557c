// reasons.hpp -- why a pair has no meeting, and the cheapest change that would give it one.
#pragma once
#include <vector>

#include "fair/solver.hpp"

namespace caunoi::planning {

/// One entry for each pair without a meeting, by pair. A remedy is only named when the timetable in hand, with that
/// change, takes the pair in and keeps every other meeting: then planning again must find more value.
/// Slots below `begun` are over. `settled`: the meetings of the model are locked, so that nobody is moved for another.
[[nodiscard]] std::vector<Programme::Unplaced> reasons(const Model& model, const Solution& solution, int begun = 0,
                                                       bool settled = false);

}  // namespace caunoi::planning
