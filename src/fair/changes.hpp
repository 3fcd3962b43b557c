// changes.hpp -- a fair on the day: what has changed, made part of the fair itself.
#pragma once
#include "caunoi/repair.hpp"

namespace caunoi::planning {

struct Day {
  /// Every rule of the day, the clock included: what has begun is locked with its table and interpreter, and whoever
  /// was idle in a slot that has begun is not available in it, so that nothing can be put there. Valid (validate.hpp).
  Fair fair;
  int begun = 0;  ///< slots below are over or running
};

/// invalid_argument for changes that name nobody or contradict each other, the locks or what has begun, and for a
/// programme that is not one of the fair.
[[nodiscard]] Result<Day> apply(const Fair& fair, const Programme& programme, const Changes& changes);

}  // namespace caunoi::planning
