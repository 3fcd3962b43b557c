#include "network/walks.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>

#include "network/dense_walk.hpp"

namespace caunoi {
namespace {

struct Answer {
  std::vector<double> probability;
  double error = -1;
  int steps = 0;
  bool operator==(const Answer&) const = default;
};

std::vector<Answer> walk(const WalkGraph& graph, const std::vector<std::uint32_t>& seeds,
                         const std::vector<std::uint32_t>& targets = {}, const WalkTask& task = {},
                         unsigned threads = 1) {
  std::vector<Answer> out(seeds.size());
  Control control;
  control.threads = threads;
  std::atomic<std::size_t> calls{0};
  EXPECT_TRUE(walk_many(graph, seeds, targets, task, control, [&](std::size_t i, const WalkAnswer& answer) {
    out[i] = {{answer.probability.begin(), answer.probability.end()}, answer.error, answer.steps};
    ++calls;
  }));
  EXPECT_EQ(calls, seeds.size());
  return out;
}

std::vector<std::uint32_t> every_node(std::uint32_t nodes) {
  std::vector<std::uint32_t> out(nodes);
  std::iota(out.begin(), out.end(), 0U);
  return out;
}

TEST(Walks, EqualTheDenseSolutionWithinTheirProvenError) {
  for (int kind = 0; kind < graph_kinds; ++kind) {
    for (std::uint64_t round = 0; round < 4; ++round) {
      const auto [nodes, arcs] = test_graph(kind, 40 + 30 * static_cast<std::uint32_t>(round), round);
      const WalkGraph graph(nodes, arcs);
      for (const double restart : {0.15, 0.02, 0.7}) {
        const DenseWalk dense(nodes, arcs, restart);
        for (const double tolerance : {1e-3, 1e-6, 1e-9, 1e-11, 5e-13}) {
          WalkTask task;
          task.restart = restart;
          task.tolerance = tolerance;
          const auto answers = walk(graph, every_node(nodes), {}, task);
          for (std::uint32_t seed = 0; seed < nodes; ++seed) {
            const auto exact = dense.from(seed);
            const auto& got = answers[seed];
            ASSERT_EQ(got.probability.size(), nodes);
            ASSERT_LE(got.error, std::max(tolerance, 1e-11)) << "kind " << kind << " seed " << seed;
            for (std::uint32_t v = 0; v < nodes; ++v)
              ASSERT_NEAR(got.probability[v], exact[v], got.error + 1e-13) << "kind " << kind << " seed " << seed;
          }
        }
      }
    }
  }
}

TEST(Walks, TheErrorToldIsNotIdle) {
  // It must not be so large that anything would pass: on a graph without hubs it is within some 100 times of the real
  // one.
  const auto [nodes, arcs] = test_graph(3, 60, 1);
  const DenseWalk dense(nodes, arcs, 0.15);
  double real = 0, told = 0;
  const auto answers = walk(WalkGraph(nodes, arcs), every_node(nodes));
  for (std::uint32_t seed = 0; seed < nodes; ++seed) {
    const auto exact = dense.from(seed);
    for (std::uint32_t v = 0; v < nodes; ++v) real = std::max(real, std::abs(answers[seed].probability[v] - exact[v]));
    told = std::max(told, answers[seed].error);
  }
  EXPECT_LT(real, told);
  EXPECT_GT(real, told / 100);
}

TEST(Walks, ClosenessIsWithinItsOwnTolerance) {
  for (int kind = 0; kind < graph_kinds; ++kind) {
    const auto [nodes, arcs] = test_graph(kind, 120, 9);
    const WalkGraph graph(nodes, arcs);
    const DenseWalk dense(nodes, arcs, 0.15);
    for (const double tolerance : {1e-2, 1e-6, 1e-9}) {
      WalkTask task;
      task.tolerance = 1e-2;
      task.closeness_tolerance = tolerance;
      const auto answers = walk(graph, every_node(nodes), {}, task);
      for (std::uint32_t seed = 0; seed < nodes; ++seed) {
        if (dense.strength[seed] == 0) continue;
        const auto exact = dense.from(seed);
        for (std::uint32_t v = 0; v < nodes; ++v) {
          if (dense.strength[v] == 0) continue;
          const double share = dense.strength[v] / dense.strength.sum();
          const double got = answers[seed].probability[v] / share, wanted = exact[v] / share;
          ASSERT_NEAR(got / (1 + got), wanted / (1 + wanted), tolerance) << "kind " << kind;
        }
      }
    }
  }
}

TEST(Walks, TargetsInAnyOrderAndTwice) {
  const auto [nodes, arcs] = test_graph(0, 90, 3);
  const WalkGraph graph(nodes, arcs);
  const DenseWalk dense(nodes, arcs, 0.15);
  std::vector<std::uint32_t> targets{7, 89, 0, 7, 33, 0};
  for (std::uint32_t i = 0; i < 200; ++i) targets.push_back(i % 50);  // more than there are nodes
  const auto answers = walk(graph, {5, 7, 7}, targets);
  for (const auto& [seed, at] : {std::pair(5U, 0), std::pair(7U, 1), std::pair(7U, 2)}) {
    const auto exact = dense.from(seed);
    for (std::size_t i = 0; i < targets.size(); ++i)
      EXPECT_NEAR(answers[static_cast<std::size_t>(at)].probability[i], exact[targets[i]], 1e-6);
  }
}

// Two crowds and one arc between them, a small restart: the slowest mode is all but 1, and what is known of the
// spectrum is a guess.
TEST(Walks, ABottleneckAndASmallRestart) {
  Random random(3);
  constexpr std::uint32_t half = 400;
  std::vector<Arc> arcs{{0, half, 1.0}};
  for (std::uint32_t v = 1; v < half; ++v)
    for (int k = 0; k < 4; ++k)
      for (const std::uint32_t first : {0U, half})
        arcs.push_back({first + v, first + static_cast<std::uint32_t>(random.below(v)), 1 + random.unit()});
  const WalkGraph graph(2 * half, arcs);
  for (const double restart : {0.15, 0.01, 0.001}) {
    const DenseWalk dense(2 * half, arcs, restart);
    for (const double tolerance : {1e-6, 1e-9}) {
      WalkTask task;
      task.restart = restart;
      task.tolerance = tolerance;
      const auto answers = walk(graph, {0, 5, half + 7}, {}, task);
      for (const auto& [seed, at] : {std::pair(0U, 0), std::pair(5U, 1), std::pair(half + 7, 2)}) {
        const auto& got = answers[static_cast<std::size_t>(at)];
        EXPECT_LE(got.error, tolerance) << restart;
        const auto exact = dense.from(seed);
        for (std::uint32_t v = 0; v < 2 * half; ++v)
          ASSERT_NEAR(got.probability[v], exact[v], got.error + 1e-12) << restart;
      }
    }
  }
}

TEST(Walks, TheScaleOfTheWeightsIsNothing) {
  auto [nodes, arcs] = test_graph(0, 200, 8);
  const auto wanted = walk(WalkGraph(nodes, arcs), {3, 77});
  for (const int exponent : {-1000, -130, 130, 900}) {
    auto scaled = arcs;
    for (auto& arc : scaled) arc.weight = std::ldexp(arc.weight, exponent);
    EXPECT_EQ(walk(WalkGraph(nodes, scaled), {3, 77}), wanted) << exponent;
  }
}

TEST(Walks, AHubOfFiftyThousandLeaves) {
  std::vector<Arc> arcs;
  for (std::uint32_t v = 1; v <= 50000; ++v) arcs.push_back({0, v, 1.0});
  const auto answers = walk(WalkGraph(50001, arcs), {0, 17});
  const double c = 0.15, hub = c / (1 - (1 - c) * (1 - c));  // from the hub all goes out and comes back
  EXPECT_LE(answers[0].error, 1e-6);
  EXPECT_NEAR(answers[0].probability[0], hub, 1e-6);
  EXPECT_NEAR(answers[0].probability[1], (1 - c) * hub / 50000, 1e-6);
  EXPECT_NEAR(answers[1].probability[0], (1 - c) * hub, 1e-6);
  EXPECT_NEAR(answers[1].probability[17], c + (1 - c) * (1 - c) * hub / 50000, 1e-6);
}

TEST(Walks, ProbabilitiesSumToOneAndStayInTheComponent) {
  const auto [nodes, arcs] = test_graph(0, 300, 4);
  const WalkGraph graph(nodes, arcs);
  WalkTask task;
  task.tolerance = 1e-12;
  const auto answers = walk(graph, every_node(nodes), {}, task);
  bool apart = false;
  for (std::uint32_t seed = 0; seed < nodes; ++seed) {
    const auto& p = answers[seed].probability;
    EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-9);
    for (std::uint32_t v = 0; v < nodes; ++v) {
      if (graph.component_of(graph.place_of(v)) == graph.component_of(graph.place_of(seed))) continue;
      EXPECT_EQ(p[v], 0);
      apart = true;
    }
    if (graph.strength(graph.place_of(seed)) == 0) {
      EXPECT_EQ(p[seed], 1);
    }
  }
  EXPECT_TRUE(apart);
}

// Two decades of weights and several components, so that seeds need different numbers of steps, some of them double.
WalkGraph mixed_graph(std::uint32_t& nodes) {
  std::vector<Arc> arcs;
  nodes = 0;
  for (int kind = 0; kind < graph_kinds; ++kind) {
    const auto part = test_graph(kind, 150, 21);
    for (const auto& arc : part.arcs) arcs.push_back({arc.a + nodes, arc.b + nodes, arc.weight});
    nodes += part.nodes;
  }
  return {nodes, arcs};
}

TEST(Walks, SameBytesWhateverTheThreadsTheCompanyAndTheInstructions) {
  std::uint32_t nodes = 0;
  const auto graph = mixed_graph(nodes);
  Random random(5);
  std::vector<std::uint32_t> seeds;
  for (int i = 0; i < 150; ++i) seeds.push_back(static_cast<std::uint32_t>(random.below(nodes)));
  for (const double tolerance : {1e-4, 1e-6, 1e-9, 1e-13}) {  // float, some of them refined, all, double
    WalkTask task;
    task.tolerance = tolerance;
    task.simd = Simd::baseline;
    const auto wanted = walk(graph, seeds, {}, task);
    std::set<int> steps;
    for (const auto& answer : wanted) steps.insert(answer.steps);
    EXPECT_GT(steps.size(), 3U);  // else lanes that wait for others were not tried
    for (const unsigned threads : {2U, 3U}) EXPECT_EQ(walk(graph, seeds, {}, task, threads), wanted);
    for (const auto simd : {Simd::avx2, Simd::avx512}) {
      if (simd > best_simd()) continue;
      task.simd = simd;
      EXPECT_EQ(walk(graph, seeds, {}, task), wanted);
    }
    task.simd = best_simd();
    for (const std::size_t group : {1, 3, 16, 40}) {
      for (std::size_t from = 0; from < seeds.size(); from += group) {
        const auto to = std::min(from + group, seeds.size());
        const auto got =
            walk(graph, {seeds.begin() + static_cast<long>(from), seeds.begin() + static_cast<long>(to)}, {}, task);
        for (std::size_t i = from; i < to; ++i) ASSERT_EQ(got[i - from], wanted[i]) << "group of " << group;
      }
    }
    auto backwards = seeds;
    std::ranges::reverse(backwards);
    const auto got = walk(graph, backwards, {}, task, 2);
    for (std::size_t i = 0; i < seeds.size(); ++i) EXPECT_EQ(got[seeds.size() - 1 - i], wanted[i]);
  }
}

// Rows of all lengths and lines of random values, to be compared with the formulas in long double.
template <class Real, class Share>
struct Rows {
  static constexpr std::size_t width = lanes<Real>;
  static constexpr std::uint32_t nodes = 200, hub = 3000;
  struct alignas(64) Line {
    Real at[width] = {};
  };
  std::vector<std::uint32_t> starts{0}, columns;
  std::vector<Share> shares;
  std::vector<Line> own, other, source;

  explicit Rows(Random& random) : own(nodes), other(nodes), source(nodes) {
    for (std::uint32_t p = 0; p < nodes; ++p) {
      const std::uint32_t length = p == 0 ? hub : p % 40;  // a hub, none, one, whole and broken parts
      for (std::uint32_t k = 0; k < length; ++k) {
        columns.push_back(static_cast<std::uint32_t>(random.below(nodes)));
        shares.push_back(static_cast<Share>(random.unit() / length));
      }
      starts.push_back(static_cast<std::uint32_t>(columns.size()));
    }
    for (auto* lines : {&own, &other, &source})
      for (auto& line : *lines)
        for (auto& value : line.at) value = static_cast<Real>(random.unit() - 0.5);
  }
  [[nodiscard]] long double walked(std::uint32_t p, std::size_t lane) const {
    long double sum = 0;
    for (auto k = starts[p]; k < starts[p + 1]; ++k) sum += (long double){shares[k]} * own[columns[k]].at[lane];
    return sum;
  }
};

template <class Real>
void check_step(Simd simd) {
  Random random(31);
  Rows<Real, Real> rows(random);
  const auto& [starts, columns, shares, own, other, source] = rows;
  constexpr auto width = Rows<Real, Real>::width;
  constexpr auto nodes = Rows<Real, Real>::nodes;
  typename Rows<Real, Real>::Line shift, active, residual, largest;
  for (std::size_t l = 0; l < width; ++l) {
    shift.at[l] = static_cast<Real>(random.unit());
    active.at[l] = l % 3 == 0 ? Real{0} : Real{1};
  }
  const auto before = other;
  const Step<Real> step{starts.back(),    starts.data(), columns.data(), shares.data(), own[0].at,
                        rows.other[0].at, source[0].at,  shift.at,       active.at,     Real(0.85),
                        Real(1.1),        Real(1.2),     residual.at,    largest.at};
  take_step(step, 0, 77, simd);
  take_step(step, 77, nodes, simd);
  typename Rows<Real, Real>::Line worst, widest;
  const long double u = std::numeric_limits<Real>::epsilon() / 2;
  for (std::uint32_t p = 0; p < nodes; ++p) {
    for (std::size_t l = 0; l < width; ++l) {
      const long double g =
          (long double){step.damping} * rows.walked(p, l) + source[p].at[l] - shift.at[l] - own[p].at[l];
      const long double next = step.omega * (step.gamma * g + own[p].at[l] - before[p].at[l]) + before[p].at[l];
      const long double slack = u * residual_roundoffs<Real>(3000) * (0.5L + 1.5L);  // largest own, source and shift
      if (active.at[l] != 0) {
        ASSERT_NEAR(other[p].at[l], next, 2 * slack);
      } else {
        ASSERT_EQ(other[p].at[l], before[p].at[l]);
      }
      worst.at[l] = std::max(worst.at[l], static_cast<Real>(std::abs(g)));
      widest.at[l] = std::max(widest.at[l], std::abs(own[p].at[l]));
      ASSERT_LE(std::abs(g), residual.at[l] + slack);
    }
  }
  for (std::size_t l = 0; l < width; ++l) {
    EXPECT_NEAR(worst.at[l], residual.at[l], 20 * residual_roundoffs<Real>(20) * u);
    EXPECT_EQ(widest.at[l], largest.at[l]);
  }
}

void check_remainder(Simd simd) {
  Random random(32);
  using Lanes = Rows<float, double>;
  Lanes rows(random);
  constexpr auto width = Lanes::width;
  std::vector<double> strengths(Lanes::nodes);
  for (auto& strength : strengths) strength = random.unit();
  struct alignas(64) {
    double shift[width] = {}, sum[width] = {};
  } wide;
  for (auto& shift : wide.shift) shift = random.unit();
  Lanes::Line residual, largest;
  const auto before = rows.source;
  const Remainder remainder{rows.starts.back(), rows.starts.data(), rows.columns.data(),
                            rows.shares.data(), strengths.data(),   rows.own[0].at,
                            rows.source[0].at,  wide.shift,         0.85,
                            wide.sum,           residual.at,        largest.at};
  take_remainder(remainder, 0, 77, simd);
  take_remainder(remainder, 77, Lanes::nodes, simd);
  const long double slack = std::numeric_limits<double>::epsilon() / 2 * remainder_roundoffs(Lanes::hub) * 2;
  for (std::size_t l = 0; l < width; ++l) {
    long double sum = 0;
    float worst = 0, widest = 0;
    for (std::uint32_t p = 0; p < Lanes::nodes; ++p) {
      const long double g = 0.85L * rows.walked(p, l) + before[p].at[l] - wide.shift[l] - rows.own[p].at[l];
      ASSERT_NEAR(rows.source[p].at[l], g, slack + std::abs(g) * std::numeric_limits<float>::epsilon() / 2);
      sum += strengths[p] * g;
      worst = std::max(worst, std::abs(rows.source[p].at[l]));
      widest = std::max(widest, std::abs(rows.own[p].at[l]));
    }
    EXPECT_NEAR(wide.sum[l], sum, Lanes::nodes * slack);
    EXPECT_EQ(residual.at[l], worst);
    EXPECT_EQ(largest.at[l], widest);
  }
}

TEST(Walks, AStepIsItsFormula) {
  for (const auto simd : {Simd::baseline, Simd::avx2, Simd::avx512}) {
    if (simd > best_simd()) continue;
    check_step<float>(simd);
    check_step<double>(simd);
    check_remainder(simd);
  }
}

TEST(Walks, NothingToDo) {
  const WalkGraph empty(0, {});
  EXPECT_EQ(empty.node_count(), 0U);
  EXPECT_TRUE(walk(empty, {}).empty());
  const WalkGraph arcless(3, {});
  EXPECT_EQ(walk(arcless, {1})[0].probability, (std::vector<double>{0, 1, 0}));
  const std::vector<Arc> pair{{0, 2, 5.0}};
  const auto both = walk(WalkGraph(3, pair), {0})[0];
  EXPECT_NEAR(both.probability[0], 0.15 / (1 - 0.85 * 0.85), 1e-6);
  EXPECT_EQ(both.probability[1], 0);
  const std::vector<Arc> loop{{0, 0, 2.0}};
  EXPECT_NEAR(walk(WalkGraph(1, loop), {0})[0].probability[0], 1, 1e-6);
}

TEST(Walks, OptionsOutOfRangeAreTakenIntoIt) {
  const auto [nodes, arcs] = test_graph(1, 30, 1);
  const WalkGraph graph(nodes, arcs);
  for (const double restart : {-1.0, 0.0, 1.0, 7.0}) {
    WalkTask task;
    task.restart = restart;
    task.tolerance = 0;
    const auto got = walk(graph, {3}, {}, task)[0];
    const auto exact = DenseWalk(nodes, arcs, std::clamp(restart, 0.001, 0.999)).from(3);
    EXPECT_LT(got.error, 1e-9);  // as near as double goes, and said so
    for (std::uint32_t v = 0; v < nodes; ++v) EXPECT_NEAR(got.probability[v], exact[v], got.error + 1e-11);
  }
}

TEST(Walks, CancelComesBackSoon) {
  constexpr std::uint32_t nodes = 200000;  // a long ring and a small restart: a block takes seconds
  std::vector<Arc> arcs;
  for (std::uint32_t v = 0; v < nodes; ++v)
    for (std::uint32_t step = 1; step <= 3; ++step) arcs.push_back({v, (v + step) % nodes, 1});
  const WalkGraph graph(nodes, arcs);
  const auto seeds = every_node(100);
  for (const bool by_progress : {false, true}) {
    Cancel cancel;
    Control control;
    control.cancel = &cancel;
    control.threads = 2;
    std::atomic<bool> asked{false}, late{false};
    std::chrono::steady_clock::time_point when;
    std::once_flag once;
    const auto ask = [&] {
      std::call_once(once, [&] { when = std::chrono::steady_clock::now(); });
      asked = true;
    };
    const auto begin = std::chrono::steady_clock::now();
    if (by_progress)
      control.progress = [&](const Tick&) {
        if (std::chrono::steady_clock::now() - begin > std::chrono::milliseconds(40)) ask();
        return !asked;
      };
    std::jthread other([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(40));
      if (by_progress) return;
      ask();
      cancel.request();
    });
    WalkTask task;
    task.tolerance = 1e-13;
    task.restart = 0.001;
    EXPECT_FALSE(walk_many(graph, seeds, {}, task, control, [](std::size_t, const WalkAnswer&) {}));
    EXPECT_TRUE(asked);
    EXPECT_LT(std::chrono::steady_clock::now() - when,
              std::chrono::milliseconds(500));  // 50 promised; the machine may be busy
  }
}

}  // namespace
}  // namespace caunoi
