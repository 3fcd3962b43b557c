// placement.hpp -- puts as much value as possible into a timetable by search, for fairs with any rules.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "fair/grid.hpp"

namespace caunoi::planning {

/// Places what fits without taking anything out: required pairs first, then the chosen, then the others.
void fill(const Model& model, const std::vector<char>& chosen, Grid& grid);

/// Starts from what `grid` holds, which must keep every rule but least meetings, required pairs and spread; never
/// breaks those it keeps. Ends at `weight_bound`, after a number of steps that depends on the fair alone, or when
/// `stop` says so.
void improve_value(const Model& model, std::int64_t weight_bound, std::uint64_t seed,
                   const std::function<bool()>& stop, Grid& grid);

/// Places the pair in a slot where it fits, moving others along Kempe chains where that makes room. Nothing is taken
/// out.
bool insert(const Model& model, Grid& grid, int pair);

}  // namespace caunoi::planning
