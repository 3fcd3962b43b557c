// plan_fairs.hpp -- fairs of the sizes the planner is measured on: generated, seeded, the same everywhere.
#pragma once
#include <string>
#include <vector>

#include "caunoi/fair.hpp"

namespace caunoi::bench {

struct NamedFair {
  std::string name;
  Fair fair;
  double limit;  ///< seconds it is given
};

struct EventShape {
  int exhibitors = 13, visitors = 81, meetings = 120;  ///< pairs that may meet
  int days = 1, slots_a_day = 12;                      ///< two sessions a day
  int tables = 13, rooms = 1, interpreters = 10;       ///< 0 interpreters: nobody needs one
  bool booths = false;                                 ///< every exhibitor at a table of its own
  bool everybody_interpreted = true;                   ///< else every second exhibitor speaks the visitors' language
  int unavailable = 0;                                 ///< of a hundred slots of a participant
  bool values = false;                                 ///< graded wishes; else all count 1
  bool required = false;
  bool round_table = false;                            ///< anybody may wish anybody: odd cycles
};

[[nodiscard]] Fair event(std::uint64_t seed, const EventShape& shape);

/// The fairs of `./do bench plan fairs`.
[[nodiscard]] std::vector<NamedFair> plan_fairs(std::uint64_t seed);

}  // namespace caunoi::bench
