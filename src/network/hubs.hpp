// hubs.hpp -- walks put together from those of the busiest nodes, walked beforehand.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "caunoi/control.hpp"
#include "network/graph.hpp"

namespace caunoi {

/// The lifts (probability x total strength / strength) at some nodes, the targets, of walks from any seed. [shared]
class HubWalks {
 public:
  /// Walks from every node of 24 arcs or more, the busiest 256 at most and no more than fit into 128 MB (4 bytes a hub and
  /// target). The graph must outlive it. Incomplete, and of no use, when cancelled: look at complete().
  HubWalks(const WalkGraph& graph, std::span<const std::uint32_t> targets, double restart, const Control& control);
  [[nodiscard]] bool complete() const noexcept { return complete_; }
  [[nodiscard]] double restart() const noexcept { return restart_; }

  /// What a seed's walk is made of: hubs it comes to and nodes it passes before.
  struct Parts {
    std::vector<std::pair<std::uint32_t, double>> hubs;     ///< number of a hub, share of its walk
    std::vector<std::pair<std::uint32_t, double>> targets;  ///< number of a target, probability from before any hub
  };
  /// False when the walk passes too many nodes before it comes to hubs: then the whole graph has to be walked.
  [[nodiscard]] bool parts_of(std::uint32_t seed, Parts& out) const;
  /// The lift at every target; within 1e-6 of the exact one. O(hubs of the parts x targets).
  void lifts_of(const Parts& parts, std::span<double> out) const;
  /// The same at one target, and the most there is at any that the walk does not pass before a hub.
  [[nodiscard]] double lift_of(std::span<const std::pair<std::uint32_t, double>> hubs, std::span<const std::pair<std::uint32_t, double>> passed, std::uint32_t target) const;
  [[nodiscard]] double most_lift(std::span<const std::pair<std::uint32_t, double>> hubs) const;

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  const WalkGraph* graph_;
  double restart_;
  bool complete_ = false;
  std::vector<std::uint32_t> hub_at_;     ///< by place
  std::vector<std::uint32_t> target_at_;  ///< by place; the first of equal ones
  std::vector<double> scale_;             ///< total strength / strength, by target; 0: joined to nothing
  std::vector<float> lifts_;              ///< hub after hub
  std::vector<float> most_;               ///< of each hub
};

}  // namespace caunoi
