// network.hpp -- the cooperation network: who and what is near whom, through fields, places, providers, visits and past work.
//
// Nodes are organisations, technologies, needs, experts, visits, fields, provinces and sectors; arcs carry weights. The nearness
// of a technology to an enterprise is the stationary probability of a random walk with restart from that enterprise.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/survey.hpp"

namespace caunoi {

/// [shared] const methods from any thread.
class Network {
 public:
  /// O(records).
  explicit Network(const Survey& survey);
  ~Network();
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;

  [[nodiscard]] std::size_t node_count() const noexcept;
  [[nodiscard]] std::size_t arc_count() const noexcept;

  struct WalkOptions {
    double restart = 0.15;      ///< probability of going back to the seed, in (0, 1)
    double tolerance = 1e-9;    ///< largest change of a probability in the last step
  };
  /// Stationary probabilities of a walk that restarts at `seed` ("organisation/E-01", "need/N-07"), for every technology (expert)
  /// of the survey in its order. All zero when there is no such seed. They do not sum to 1: the rest is on other nodes.
  /// O(arcs x steps), steps about log(tolerance) / log(1 - restart).
  [[nodiscard]] std::vector<double> near_technologies(std::string_view seed, const WalkOptions& options) const;
  [[nodiscard]] std::vector<double> near_technologies(std::string_view seed) const { return near_technologies(seed, WalkOptions{}); }
  [[nodiscard]] std::vector<double> near_experts(std::string_view seed, const WalkOptions& options) const;
  [[nodiscard]] std::vector<double> near_experts(std::string_view seed) const { return near_experts(seed, WalkOptions{}); }

  /// Closeness from 0 to 1: lift / (1 + lift), where lift is how many times likelier the walk is at the node than a walk without a
  /// seed, which favours whatever has many arcs; 0.5 is as near as anybody. For every technology, then every expert, in the order
  /// of the survey; nullopt where the seed or the node is joined to nothing. One walk.
  [[nodiscard]] std::vector<std::optional<double>> closeness(std::string_view seed, const WalkOptions& options) const;
  [[nodiscard]] std::vector<std::optional<double>> closeness(std::string_view seed) const { return closeness(seed, WalkOptions{}); }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace caunoi
