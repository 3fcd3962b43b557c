// generated_fair.hpp -- a fair of any size: exhibitors and visitors with wishes, tables, interpreters.
#pragma once
#include "caunoi/fair.hpp"

namespace caunoi::bench {

struct FairSize {
  int exhibitors = 40, visitors = 80, slots = 12, tables = 40, interpreters = 12, wishes = 5;  ///< wishes of a visitor
};
[[nodiscard]] Fair generated_fair(std::uint64_t seed, const FairSize& size);

}  // namespace caunoi::bench
