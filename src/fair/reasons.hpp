// reasons.hpp -- why a pair has no meeting, and the cheapest change that would give it one.
#pragma once
#include <vector>

#include "fair/solver.hpp"

namespace caunoi::planning {

/// One entry for each pair without a meeting, by pair. A remedy is only named when the timetable in hand, with that
/// change, takes the pair in and keeps every other meeting: then planning again must find more value.
[[nodiscard]] std::vector<Programme::Unplaced> reasons(const Model& model, const Solution& solution);

}  // namespace caunoi::planning
