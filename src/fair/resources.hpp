// resources.hpp -- which table and which interpreter a meeting gets, once its slot is known.
#pragma once
#include <vector>

#include "fair/model.hpp"

namespace caunoi::planning {

/// A set of tables or interpreters that too many meetings of one slot depend on.
struct Shortage {
  bool interpreters = false;
  std::vector<int> members;
};

struct Resources {
  std::vector<int> table, interpreter;  ///< by pair; -1: none
  std::vector<Shortage> shortages;      ///< not empty: the timetable cannot be served; each is to become a Group
};

/// Serves every placed pair. A participant keeps its table and its interpreter from one meeting to the next where
/// possible.
[[nodiscard]] Resources assign_resources(const Model& model, const std::vector<int>& slot_of);

}  // namespace caunoi::planning
