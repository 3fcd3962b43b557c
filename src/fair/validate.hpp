// validate.hpp -- the one place that says what a Fair may be. parse_fair() and plan() both pass through it.
#pragma once
#include <string_view>

#include "caunoi/fair.hpp"

namespace caunoi::planning {

/// More slots or tables than any event has are a slip of the keyboard and would only eat memory.
inline constexpr int most_slots = 4096;
inline constexpr int most_tables = 100'000;

[[nodiscard]] Result<void> validate(const Fair& fair, std::string_view file);

}  // namespace caunoi::planning
