// dense_walk.hpp -- the oracle of the walks: p = c e_seed + (1 - c) W p solved by Eigen's LU on a dense matrix, and
// graphs to try.
#pragma once
#include <Eigen/LU>
#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "network/arcs.hpp"

namespace caunoi {

struct DenseWalk {
  Eigen::VectorXd strength;
  Eigen::MatrixXd system;  // I - (1 - c) W

  DenseWalk(std::uint32_t nodes, const std::vector<Arc>& arcs, double restart)
      : strength(Eigen::VectorXd::Zero(nodes)) {
    Eigen::MatrixXd weight = Eigen::MatrixXd::Zero(nodes, nodes);
    for (const auto& arc : arcs) {
      if (!(arc.weight > 0) || !std::isfinite(arc.weight)) continue;
      weight(arc.a, arc.b) += arc.weight;
      if (arc.a != arc.b) weight(arc.b, arc.a) += arc.weight;
    }
    for (std::uint32_t v = 0; v < nodes; ++v) {
      strength[v] = weight.col(v).sum();
      if (strength[v] == 0) weight(v, v) = 1;  // who has nowhere to go stays
      weight.col(v) /= weight.col(v).sum();
    }
    system = Eigen::MatrixXd::Identity(nodes, nodes) - (1 - restart) * weight;
    lu.compute(system);
    this->restart = restart;
  }
  [[nodiscard]] Eigen::VectorXd from(std::uint32_t seed) const {
    return lu.solve(restart * Eigen::VectorXd::Unit(system.rows(), seed));
  }

  Eigen::PartialPivLU<Eigen::MatrixXd> lu;
  double restart = 0;
};

struct TestGraph {
  std::uint32_t nodes = 0;
  std::vector<Arc> arcs;
};

/// Each kind is awkward in its own way: 0 sparse, in pieces, with isolated nodes; 1 hubs; 2 weights over six decades;
/// 3 a ring (slow); 4 bipartite; 5 two cliques and a thread between; 6 parallel arcs, loops and weights that do not
/// count.
inline constexpr int graph_kinds = 7;
inline TestGraph test_graph(int kind, std::uint32_t nodes, std::uint64_t seed) {
  Random random(seed * 16 + static_cast<std::uint64_t>(kind));
  TestGraph out{nodes, {}};
  const auto any = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random.below(n)); };
  const auto join = [&](std::uint32_t a, std::uint32_t b, double weight) {
    if (a != b || kind == 6) out.arcs.push_back({std::min(a, b), std::max(a, b), weight});
  };
  for (std::uint32_t v = 0; v < nodes; ++v) {
    switch (kind) {
      case 0:
        if (v % 3 != 0) join(v, any(nodes), 0.1 + random.unit());
        break;
      case 1:
        join(v, any(3), 1.0);
        if (v % 2 == 0) join(v, any(nodes), 0.5);
        break;
      case 2:
        for (int e = 0; e < 3; ++e) join(v, any(nodes), std::pow(10.0, 6 * random.unit() - 3));
        break;
      case 3:
        join(v, (v + 1) % nodes, 1.0);
        break;
      case 4:
        for (int e = 0; e < 4; ++e) join(v / 2 * 2, any(nodes) / 2 * 2 + 1, 0.2 + random.unit());
        break;
      case 5:
        for (int e = 0; e < 8; ++e) join(v, v < nodes / 2 ? any(nodes / 2) : nodes / 2 + any(nodes - nodes / 2), 1.0);
        if (v == 0) join(0, nodes - 1, 1e-4);
        break;
      default:
        for (int e = 0; e < 3; ++e) join(any(nodes / 2), v, 0.5 + random.unit());
        join(v, any(nodes), v % 2 == 0 ? 0.0 : v % 3 == 0 ? -1.0 : HUGE_VAL);
    }
  }
  return out;
}

}  // namespace caunoi
