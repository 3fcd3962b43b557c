// conflict.hpp -- why there is no programme: a small set of rules that cannot hold together, in words.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "caunoi/fair.hpp"

namespace caunoi::planning {

/// `fair` must be infeasible. Taking away any one of the rules named would help, unless `stop` ended the shrinking
/// early.
[[nodiscard]] std::vector<std::string> conflict(const Fair& fair, const std::function<bool()>& stop);

}  // namespace caunoi::planning
