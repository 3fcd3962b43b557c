// maxsat.hpp -- weighted maximum satisfiability on an incremental SAT solver, core-guided.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "fair/encoding.hpp"

namespace caunoi::planning {

struct MaxSatResult {
  bool proved = false;          ///< the optimum was found; its solutions are now the only ones of the solver
  bool impossible = false;      ///< the clauses have no solution
  std::int64_t least_cost = 0;  ///< no solution costs less
};

/// Finds a solution that misses the least weight of `softs`. `found` sees every solution on the way and may return
/// false to stop. Rules may be lazy: `refused` is asked first and says true when it has added clauses that exclude the
/// solution.
[[nodiscard]] MaxSatResult minimise(Sat& sat, const std::vector<Soft>& softs, const std::function<bool()>& found,
                                    const std::function<bool()>& refused = {});

}  // namespace caunoi::planning
