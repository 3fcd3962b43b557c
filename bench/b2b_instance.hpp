// b2b_instance.hpp -- the instances of B2B meeting scheduling (Bofill et al., JAIR 74, 2022) as fairs: MiniZinc data
// files (.dzn) in, a Fair out. All meetings are required, the fewest breaks are wanted, and nobody has over `spread`
// breaks more than anybody else.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/fair.hpp"
#include "caunoi/result.hpp"

namespace caunoi::bench {

struct B2bInstance {
  struct Request {
    int a, b, session;  ///< participants from 1; session 1 morning, 2 afternoon, 3 any
  };
  int businesses = 0, tables = 0, slots = 0, morning = 0;
  std::vector<Request> requested;
  std::vector<std::vector<int>> forbidden;  ///< by participant: slots from 1; 0 stands for none
  std::vector<int> fixed;                   ///< by meeting: a slot from 1, or 0
  std::vector<std::vector<int>> earlier;    ///< by meeting: the meetings, from 1, that come before it
};

/// invalid_argument with the name of the entry that is missing or has the wrong length.
[[nodiscard]] Result<B2bInstance> parse_b2b(std::string_view dzn, std::string_view file);

[[nodiscard]] Fair to_fair(const B2bInstance& instance, int spread);

/// The same as a pseudo-Boolean optimisation problem (OPB), for solvers to compare with.
[[nodiscard]] std::string to_opb(const B2bInstance& instance, int spread);

}  // namespace caunoi::bench
