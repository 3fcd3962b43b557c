// Forward push (Andersen, Chung, Lang: Local graph partitioning using PageRank vectors, FOCS 2006).
//
// The walker's probability starts as residual at the seed. A push settles a share `restart` of a node's residual there
// and hands the rest to its neighbours. Nodes wait in the order their residual passed epsilon x strength; each push
// settles at least restart x epsilon x strength, and all of it sums to 1, hence the bound on the work. What is not
// settled is itself a walk from the residual: non-negative, and at most epsilon x strength anywhere, since strength is
// what a walk keeps. Tested by network/push_test.
#include "network/push.hpp"

#include <algorithm>

namespace caunoi {

ForwardPush::ForwardPush(const WalkGraph& graph) : graph_(graph), cells_(graph.node_count()) {
  for (std::uint32_t p = 0; p < graph.node_count(); ++p) cells_[p].strength = graph.strength(p);
}

void ForwardPush::run(std::uint32_t seed, double restart, double epsilon, std::uint64_t most_arcs) {
  for (const auto p : touched_) cells_[p].residual = cells_[p].estimate = 0;
  const auto starts = graph_.row_starts(), column = graph_.columns();
  const auto* share = graph_.shares<double>();
  touched_.assign(1, seed);
  queue_.assign(1, seed);
  cells_[seed].residual = 1;
  std::uint64_t arcs = 0;
  for (std::size_t head = 0; head < queue_.size(); ++head) {
    const auto p = queue_[head];
    arcs += starts[p + 1] - starts[p];
    if (arcs > most_arcs) break;
    const double residual = cells_[p].residual;
    cells_[p].residual = 0;
    cells_[p].estimate += restart * residual;
    for (auto k = starts[p]; k < starts[p + 1]; ++k) {
      auto& cell = cells_[column[k]];
      if (cell.residual == 0 && cell.estimate == 0) touched_.push_back(column[k]);
      const double limit = epsilon * cell.strength;
      const bool waits = cell.residual > limit;
      cell.residual += (1 - restart) * residual * share[k];
      if (!waits && cell.residual > limit) queue_.push_back(column[k]);
    }
  }
  worst_ = 0;
  for (const auto p : touched_) worst_ = std::max(worst_, cells_[p].residual / cells_[p].strength);
}

}  // namespace caunoi
