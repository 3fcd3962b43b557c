// walk_driver.hpp -- the one place where the benchmarks touch the random walks.
#pragma once
#include <span>
#include <vector>

#include "network/walks.hpp"

namespace caunoi::bench {

class WalkDriver {
 public:
  static constexpr double restart = 0.15;

  explicit WalkDriver(const ArcList& arcs) : graph_(static_cast<std::uint32_t>(arcs.nodes.size()), arcs.arcs) {}

  /// Walks from every seed, on one thread; the probabilities of all nodes for the first.
  [[nodiscard]] std::vector<double> from(std::span<const std::uint32_t> seeds, double tolerance) const {
    std::vector<double> first;
    Control control;
    control.threads = 1;
    static_cast<void>(walk_many(graph_, seeds, {}, {.restart = restart, .tolerance = tolerance}, control,
                                [&](std::size_t seed, const WalkAnswer& answer) {
                                  if (seed == 0) first.assign(answer.probability.begin(), answer.probability.end());
                                }));
    return first;
  }

 private:
  WalkGraph graph_;
};

}  // namespace caunoi::bench
