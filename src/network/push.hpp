// push.hpp -- forward push: one seed's walk where it matters, without looking at the rest of the graph.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "network/graph.hpp"

namespace caunoi {

/// One thread's workbench. run() leaves an estimate and a residual at the places it touched; with residual r,
///   probability = estimate + (a walk that starts from r),   0 <= probability - estimate <= strength x worst().
/// 24 bytes a node. [own]
class ForwardPush {
 public:
  explicit ForwardPush(const WalkGraph& graph);

  /// Pushes until every residual is at most epsilon x strength, or the next push would pass `most_arcs` arcs.
  /// `seed` is a place of positive strength. At most 1 / (epsilon restart) strength is pushed over, whatever the graph.
  void run(std::uint32_t seed, double restart, double epsilon, std::uint64_t most_arcs);

  /// Places whose estimate or residual is not zero, in the order they were reached.
  [[nodiscard]] std::span<const std::uint32_t> touched() const noexcept { return touched_; }
  [[nodiscard]] double estimate(std::uint32_t place) const { return cells_[place].estimate; }
  [[nodiscard]] double residual(std::uint32_t place) const { return cells_[place].residual; }
  /// The largest residual / strength.
  [[nodiscard]] double worst() const noexcept { return worst_; }

 private:
  struct Cell {  // together, for an arc costs one line of memory
    double residual = 0, estimate = 0, strength = 0;
  };
  const WalkGraph& graph_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> touched_, queue_;
  double worst_ = 0;
};

}  // namespace caunoi
