// Walks put together from hubs against walks of the whole graph.
#include "network/hubs.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.hpp"
#include "network/walks.hpp"

namespace caunoi {
namespace {

// A few hubs that hundreds hang on, organisations with what belongs to them, islands and nodes joined to nothing.
std::vector<Arc> random_arcs(std::uint64_t seed, std::uint32_t nodes) {
  Random random(seed);
  std::vector<Arc> out;
  const auto join = [&](std::uint64_t a, std::uint64_t b, double weight) {
    if (a != b) out.push_back({static_cast<std::uint32_t>(std::min(a, b)), static_cast<std::uint32_t>(std::max(a, b)), weight});
  };
  for (std::uint32_t n = 12; n + 20 < nodes; ++n) {
    if (random.below(30) == 0) continue;  // stays an island, or hangs on another quiet node
    join(n, random.below(12), 0.1 + 0.1 * static_cast<double>(random.below(9)));
    if (random.below(2) == 0) join(n, 12 + random.below(nodes - 32), random.below(9) == 0 ? 1e3 : 1.0);
  }
  for (std::uint32_t n = nodes - 20; n + 12 < nodes; n += 2) join(n, n + 1, 1);
  return out;
}

TEST(HubWalks, AreTheWalksOfTheWholeGraph) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    constexpr std::uint32_t nodes = 900;
    const WalkGraph graph(nodes, random_arcs(seed, nodes));
    std::vector<std::uint32_t> targets, seeds;
    for (std::uint32_t n = 0; n < nodes; n += 2) targets.push_back(n);
    for (std::uint32_t n = 0; n < nodes; n += 7) seeds.push_back(n);
    const HubWalks hubs(graph, targets, 0.15, {});
    ASSERT_TRUE(hubs.complete());
    WalkTask task;
    task.tolerance = 1e-14;
    std::vector<std::vector<double>> exact(seeds.size());
    ASSERT_TRUE(walk_many(graph, seeds, targets, task, {}, [&](std::size_t i, const WalkAnswer& answer) { exact[i].assign(answer.probability.begin(), answer.probability.end()); }));
    std::size_t near = 0;
    HubWalks::Parts parts;
    std::vector<double> lifts(targets.size());
    for (std::size_t i = 0; i < seeds.size(); ++i) {
      if (graph.strength(graph.place_of(seeds[i])) == 0 || !hubs.parts_of(seeds[i], parts)) continue;
      ++near;
      hubs.lifts_of(parts, lifts);
      for (std::size_t t = 0; t < targets.size(); ++t) {
        const double strength = graph.strength(graph.place_of(targets[t]));
        if (strength == 0) continue;
        const double lift = exact[i][t] * graph.total_strength() / strength;
        ASSERT_NEAR(lifts[t] / (1 + lifts[t]), lift / (1 + lift), 1e-6) << seeds[i] << " " << targets[t];
      }
    }
    EXPECT_GT(near, seeds.size() / 2);
  }
}

TEST(HubWalks, GiveUpWhereThereAreNoHubs) {
  std::vector<Arc> ring;
  for (std::uint32_t n = 0; n + 1 < 30'000; ++n) ring.push_back({n, n + 1, 1.0});
  const WalkGraph graph(30'000, ring);
  const std::vector<std::uint32_t> targets{1, 2, 3};
  const HubWalks hubs(graph, targets, 0.15, {});
  HubWalks::Parts parts;
  EXPECT_FALSE(hubs.parts_of(15'000, parts));
}

}  // namespace
}  // namespace caunoi
