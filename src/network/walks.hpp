// walks.hpp -- random walks with restart from many seeds at once, every probability proved.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>

#include "caunoi/control.hpp"
#include "network/graph.hpp"
#include "network/lanes.hpp"

namespace caunoi {

struct WalkTask {
  double restart = 0.15;    ///< taken into [0.001, 0.999]
  double tolerance = 1e-6;  ///< largest error of any probability asked for, absolute; taken to at least 1e-14
  /// Largest error of any lift / (1 + lift), the lift being probability x total strength / strength of the node.
  double closeness_tolerance = std::numeric_limits<double>::infinity();
  Simd simd = best_simd();  ///< never changes the answer
};

/// One seed's answer; the views live as long as the call of the sink.
struct WalkAnswer {
  std::span<const double> probability;  ///< of each target, in the order asked for; sums to 1 over all nodes
  double error;                         ///< no probability is further from the exact one
  int steps;                            ///< passes over the graph that it took
};

/// Called once a seed, from any of the threads that work, perhaps for several seeds at once; it must not throw.
using WalkSink = std::function<void(std::size_t seed, const WalkAnswer& answer)>;

/// The stationary probabilities, at `targets` (nodes; none: every node in turn), of walkers that go back to `seeds[i]`
/// (nodes) with probability `restart` a step. A walker at a node joined to nothing stays there. `error` is at most
/// `tolerance`, unless that is below the rounding of double: then it says what was reached.
/// A seed's answer is the same bits whatever the other seeds, their order, the number of threads and the instructions.
///
/// False when cancelled; the sink has had some of the seeds then. Cost a block of 16 seeds: about 5 to 30 passes over
/// the arcs, one line of memory an arc; seeds that two floats cannot prove (below 1e-12) are walked again in double, 8
/// a block. Memory a thread: 4 x 64 bytes a node or target, whichever are more, 24 bytes a node, and 16 (in double
/// 32) for each node that the first push of a seed in the block touches.
[[nodiscard]] bool walk_many(const WalkGraph& graph, std::span<const std::uint32_t> seeds,
                             std::span<const std::uint32_t> targets, const WalkTask& task, const Control& control,
                             const WalkSink& sink);

}  // namespace caunoi
