#include "network/push.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "network/dense_walk.hpp"

namespace caunoi {
namespace {

constexpr auto no_limit = std::numeric_limits<std::uint64_t>::max();

TEST(ForwardPush, ExactIsBetweenTheEstimateAndItsBound) {
  for (int kind = 0; kind < graph_kinds; ++kind) {
    const auto [nodes, arcs] = test_graph(kind, 100, 2);
    const WalkGraph graph(nodes, arcs);
    for (const double restart : {0.15, 0.5}) {
      const DenseWalk dense(nodes, arcs, restart);
      ForwardPush push(graph);
      for (const double epsilon : {1e-2, 1e-4, 1e-7}) {
        for (const std::uint64_t most : {no_limit, std::uint64_t{50}}) {
          for (std::uint32_t seed = 0; seed < nodes; seed += 7) {
            if (dense.strength[seed] == 0) continue;
            push.run(graph.place_of(seed), restart, epsilon, most);
            if (most == no_limit) {
              ASSERT_LE(push.worst(), epsilon);
            }
            const auto exact = dense.from(seed);
            double settled = 0;
            for (std::uint32_t v = 0; v < nodes; ++v) {
              const auto place = graph.place_of(v);
              ASSERT_LE(push.estimate(place), exact[v] + 1e-14);
              ASSERT_LE(exact[v], push.estimate(place) + push.worst() * dense.strength[v] + 1e-14);
              ASSERT_LE(push.residual(place), push.worst() * dense.strength[v] * (1 + 1e-15));
              settled += push.estimate(place) + push.residual(place);
            }
            EXPECT_NEAR(settled, 1, 1e-12);  // what is not settled is still held
          }
        }
      }
    }
  }
}

TEST(ForwardPush, AWorkbenchForgetsTheLastRun) {
  const auto [nodes, arcs] = test_graph(1, 200, 6);
  const WalkGraph graph(nodes, arcs);
  ForwardPush used(graph);
  for (std::uint32_t seed = 0; seed < nodes; ++seed) {
    used.run(seed, 0.15, 1e-5, no_limit);
    ForwardPush fresh(graph);
    fresh.run(seed, 0.15, 1e-5, no_limit);
    ASSERT_TRUE(std::ranges::equal(used.touched(), fresh.touched()));
    for (std::uint32_t p = 0; p < nodes; ++p) {
      ASSERT_EQ(used.estimate(p), fresh.estimate(p));
      ASSERT_EQ(used.residual(p), fresh.residual(p));
    }
  }
}

TEST(ForwardPush, ALargeGraphIsNotLookedAt) {
  const auto [nodes, arcs] = test_graph(3, 200000, 1);
  const WalkGraph graph(nodes, arcs);
  ForwardPush push(graph);
  push.run(graph.place_of(1000), 0.15, 1e-6, no_limit);
  EXPECT_LT(push.touched().size(), 200U);  // a ring: the walker is within some 60 steps
  EXPECT_GT(push.touched().size(), 20U);
}

TEST(ForwardPush, NoMoreArcsThanAllowed) {
  const auto [nodes, arcs] = test_graph(3, 1000, 1);
  const WalkGraph graph(nodes, arcs);
  ForwardPush push(graph);
  push.run(graph.place_of(500), 0.15, 1e-12, 20);  // two arcs a node
  EXPECT_LE(push.touched().size(), 21U);
  push.run(graph.place_of(500), 0.15, 1e-12, 0);
  EXPECT_EQ(push.touched().size(), 1U);
  EXPECT_EQ(push.residual(graph.place_of(500)), 1);
}

}  // namespace
}  // namespace caunoi
