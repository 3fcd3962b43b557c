// network.hpp -- the cooperation network: who and what is near whom, through fields, places, providers, visits and past work.
//
// Nodes are organisations, technologies, needs, experts, visits, fields, provinces and sectors; arcs carry weights. The nearness
// of a technology to an enterprise is the stationary probability of a random walk with restart from that enterprise.
//
// Seeds are named "organisation/E-01" or "need/N-07". Supplies are the technologies, then the experts, in the order of the survey.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/result.hpp"
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

  /// Walks from the busiest nodes, so that closeness() of a seed near them (a need, an organisation) costs microseconds and not a
  /// walk of the whole network. Worth it from some dozen seeds on. False when cancelled; closeness() works all the same. [one]
  [[nodiscard]] bool settle(const Control& control = {});

  [[nodiscard]] std::size_t node_count() const noexcept;
  [[nodiscard]] std::size_t arc_count() const noexcept;

  struct WalkOptions {
    double restart = 0.15;    ///< probability of going back to the seed, in (0, 1); taken into [0.001, 0.999]
    double tolerance = 1e-6;  ///< no probability and no closeness is further from the exact one; proved, not hoped. From 1e-14.
  };
  /// Stationary probabilities of a walk that restarts at `seed`, for every technology (expert) of the survey in its order.
  /// All zero when there is no such seed or it is joined to nothing. They do not sum to 1: the rest is on other nodes.
  /// O(arcs x steps), steps about 5 to 30; for many seeds walk them together, below.
  [[nodiscard]] std::vector<double> near_technologies(std::string_view seed, const WalkOptions& options) const;
  [[nodiscard]] std::vector<double> near_technologies(std::string_view seed) const { return near_technologies(seed, WalkOptions{}); }
  [[nodiscard]] std::vector<double> near_experts(std::string_view seed, const WalkOptions& options) const;
  [[nodiscard]] std::vector<double> near_experts(std::string_view seed) const { return near_experts(seed, WalkOptions{}); }

  /// Closeness from 0 to 1: lift / (1 + lift), where lift is how many times likelier the walk is at the node than a walk without a
  /// seed, which favours whatever has many arcs; 0.5 is as near as anybody. For every supply; nullopt where the seed or the supply
  /// is joined to nothing. One walk.
  [[nodiscard]] std::vector<std::optional<double>> closeness(std::string_view seed, const WalkOptions& options) const;
  [[nodiscard]] std::vector<std::optional<double>> closeness(std::string_view seed) const { return closeness(seed, WalkOptions{}); }

  /// Takes the closeness of every supply to seeds[seed]; the view lives as long as the call. Called once a seed, in no order,
  /// from any of the threads that work and for several seeds at once; it must not throw.
  using ClosenessSink = std::function<void(std::size_t seed, std::span<const std::optional<double>> closeness)>;
  /// The closeness of every supply to each of many seeds, 8 or 16 seeds a walk: each answer is, bit for bit, that of the call for
  /// one seed, whatever the other seeds and the number of threads. Handed over seed by seed, for all of it at once would be
  /// seeds x supplies. Errors: CANCELLED (the sink has had some seeds then), OUT_OF_MEMORY.
  /// Cost a block: O(arcs x steps); memory a thread: about 250 bytes a node.
  [[nodiscard]] Result<void> closeness(std::span<const std::string> seeds, const WalkOptions& options, const Control& control,
                                       const ClosenessSink& sink) const;

  /// The closeness of supplies to one seed, worked out for those that are asked for. Borrows the network. [shared]
  class Nearness {
   public:
    /// As closeness() has it, bit for bit. `supply`: its number. O(busy nodes that the walk comes to), some dozen at most.
    [[nodiscard]] std::optional<double> operator()(std::uint32_t supply) const;
    /// The largest there can be, but for the supplies in passed().
    [[nodiscard]] std::optional<double> most() const noexcept { return most_; }
    /// Supplies next to the seed, ascending.
    [[nodiscard]] const std::vector<std::uint32_t>& passed() const noexcept { return passed_; }

   private:
    friend class Network;
    const Network* network_ = nullptr;
    std::vector<std::pair<std::uint32_t, double>> hubs_, targets_;
    std::vector<std::uint32_t> passed_;
    std::optional<double> most_;
    std::vector<std::optional<double>> all_;  ///< where the seed had to be walked for
  };
  /// One for each seed, in their order. Microseconds a seed near busy nodes after settle(), else a walk. Errors as above.
  [[nodiscard]] Result<std::vector<Nearness>> nearness(std::span<const std::string> seeds, const Control& control) const;

  struct QuickOptions {
    double restart = 0.15;  ///< as above
    double epsilon = 1e-5;  ///< largest error of a probability, as a share of the node's strength (its weights' sum); from 1e-9
  };
  struct QuickWalk {
    struct Near {
      std::uint32_t supply;  ///< its number
      double probability;    ///< at most the exact one,
      double error;          ///< and at least the exact one less this
    };
    std::vector<Near> near;  ///< by number
    double elsewhere = 0;    ///< no supply that is not listed is likelier than this
  };
  /// What is near `seed`, found by looking at its neighbourhood alone: for interactive use. Empty when there is no such seed or it
  /// is joined to nothing. O(1 / (epsilon restart)), whatever the size of the network.
  [[nodiscard]] QuickWalk near_quickly(std::string_view seed, const QuickOptions& options) const;
  [[nodiscard]] QuickWalk near_quickly(std::string_view seed) const { return near_quickly(seed, QuickOptions{}); }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace caunoi
