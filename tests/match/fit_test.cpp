// The model of the results: its numbers against score_of and against differences, its minimum against a naive search.
#include <gtest/gtest.h>

#include "simulated.hpp"

namespace caunoi {
namespace {

Parameters random_parameters(const Evidence& evidence, Random& random, double spread) {
  auto at = starting_parameters(evidence);
  for (auto& t : at.moved) t = spread * test::normal(random);
  at.level = test::normal(random);
  at.log_slope += 0.3 * test::normal(random);
  return at;
}

// By moved, level, log slope.
double& entry(Parameters& at, Eigen::Index k) {
  return k < at.moved.size() ? at.moved[k] : k == at.moved.size() ? at.level : at.log_slope;
}

Weights as_weights(const Evidence& evidence, const Parameters& at) {
  Weights out = default_weights();
  const auto sides = weights_of(evidence, at);
  for (std::size_t c = 0; c < evidence.demand.signals.size(); ++c)
    out.demand[caunoi::at(evidence.demand.signals[c])] = sides.demand[static_cast<Eigen::Index>(c)];
  for (std::size_t c = 0; c < evidence.supply.signals.size(); ++c)
    out.supply[caunoi::at(evidence.supply.signals[c])] = sides.supply[static_cast<Eigen::Index>(c)];
  return out;
}

// Some signals that do not apply, texts on both sides of the gate: all that a real survey has.
Meetings mixed(std::uint64_t seed, std::size_t count) {
  auto out = test::simulated({.meetings = count, .enterprises = 20, .unknown = 0.4, .graded = true, .seed = seed},
                             test::planted_weights(seed, 0.6));
  Random random(seed);
  for (auto& meeting : out.meetings) {
    for (auto* side : {&meeting.signals.demand, &meeting.signals.supply}) (*side)[at(Signal::text_fit)] = random.unit();
    if (random.below(4) != 0) continue;
    for (const auto signal : {Signal::cost, Signal::scale, Signal::trust}) {
      meeting.signals.applicable.reset(at(signal));
      meeting.signals.demand[at(signal)].reset();
      meeting.signals.supply[at(signal)].reset();
    }
  }
  return out;
}

TEST(Fit, ScoresAreThoseOfTheMatching) {
  const auto meetings = mixed(3, 600);
  const auto evidence = evidence_of(meetings, default_weights());
  Random random(4);
  for (int round = 0; round < 20; ++round) {
    const auto at = random_parameters(evidence, random, 1);
    const auto weights = as_weights(evidence, at);
    const auto got = scores(evidence, at);
    for (std::size_t n = 0; n < meetings.meetings.size(); ++n)
      ASSERT_NEAR(got[static_cast<Eigen::Index>(n)], score_of(meetings.meetings[n].signals, weights).score, 1e-12);
  }
}

TEST(Fit, GradientIsThatOfDifferences) {
  const auto meetings = mixed(5, 300);
  const auto evidence = evidence_of(meetings, default_weights());
  Random random(6);
  Eigen::VectorXd count(evidence.meetings());
  for (auto& times : count) times = static_cast<double>(random.below(3));
  for (const double shrinkage : {1.0, 30.0}) {
    for (int round = 0; round < 5; ++round) {
      const auto at = random_parameters(evidence, random, 0.5);
      const auto found = slopes(evidence, count, shrinkage, at);
      for (Eigen::Index k = 0; k < found.gradient.size(); ++k) {
        constexpr double step = 1e-5;
        auto below = at, above = at;
        entry(below, k) -= step;
        entry(above, k) += step;
        const double naive =
            (objective(evidence, count, shrinkage, above) - objective(evidence, count, shrinkage, below)) / (2 * step);
        EXPECT_NEAR(found.gradient[k], naive, 1e-4 * (1 + std::abs(naive))) << k;
      }
      EXPECT_EQ(found.curvature, found.curvature.transpose());
    }
  }
}

TEST(Fit, UnmovableWeightsDoNotMove) {
  const auto evidence = evidence_of(mixed(7, 400), default_weights());
  const Eigen::VectorXd once = Eigen::VectorXd::Ones(evidence.meetings());
  const auto fitted = fit(evidence, once, unmovable, starting_parameters(evidence));
  EXPECT_EQ(fitted.moved.norm(), 0);
  EXPECT_NE(fitted.level, 0);
  EXPECT_EQ(as_weights(evidence, fitted), default_weights());
}

TEST(Fit, NothingNearByIsBetter) {
  const auto evidence = evidence_of(mixed(8, 500), default_weights());
  const Eigen::VectorXd once = Eigen::VectorXd::Ones(evidence.meetings());
  Random random(9);
  for (const double shrinkage : {4.0, 64.0}) {
    const auto fitted = fit(evidence, once, shrinkage, starting_parameters(evidence));
    const double least = objective(evidence, once, shrinkage, fitted);
    EXPECT_LT(least, objective(evidence, once, shrinkage, starting_parameters(evidence)));
    for (int round = 0; round < 2000; ++round) {  // at every distance, in every direction
      auto other = fitted;
      const double distance = std::pow(10, -3 * random.unit());
      for (Eigen::Index k = 0; k < other.moved.size() + 2; ++k) entry(other, k) += distance * test::normal(random) / 5;
      ASSERT_GT(objective(evidence, once, shrinkage, other), least - 1e-5);
    }
    const auto again = fit(evidence, once, shrinkage, random_parameters(evidence, random, 0.2));
    EXPECT_NEAR(objective(evidence, once, shrinkage, again), least, 1e-4);
  }
}

TEST(Fit, StrongerShrinkageStaysNearer) {
  const auto evidence = evidence_of(mixed(10, 800), default_weights());
  const Eigen::VectorXd once = Eigen::VectorXd::Ones(evidence.meetings());
  const auto path = fit_path(evidence, once);
  const auto held = [&](const Parameters& at) {
    double sum = 0;
    for (std::size_t k = 0; k < evidence.demand.held.size() + evidence.supply.held.size(); ++k) {
      const auto& side = k < evidence.demand.held.size() ? evidence.demand.held : evidence.supply.held;
      const double t = at.moved[static_cast<Eigen::Index>(k)];
      sum += side[k < evidence.demand.held.size() ? k : k - evidence.demand.held.size()] * t * t;
    }
    return sum;
  };
  for (std::size_t s = 1; s < strength_count; ++s) EXPECT_GT(held(path[s]), held(path[s - 1])) << strengths[s];
}

TEST(Fit, WeightsStayPositiveAndKeepTheirSums) {
  auto meetings = mixed(11, 300);
  for (auto& meeting : meetings.meetings) meeting.signals.demand[at(Signal::language)].reset();  // never known
  const auto evidence = evidence_of(meetings, default_weights());
  Random random(12);
  for (const double spread : {0.1, 3.0, 500.0}) {
    const auto weights = as_weights(evidence, random_parameters(evidence, random, spread));
    double demand = 0, supply = 0, demand_before = 0, supply_before = 0;
    for (std::size_t s = 0; s < signal_count; ++s) {
      EXPECT_TRUE(weights.demand[s] >= 0 && weights.supply[s] >= 0);
      demand += weights.demand[s], supply += weights.supply[s];
      demand_before += default_weights().demand[s], supply_before += default_weights().supply[s];
    }
    EXPECT_NEAR(demand, demand_before, 1e-9);
    EXPECT_NEAR(supply, supply_before, 1e-9);
    EXPECT_EQ(weights.demand[at(Signal::language)], default_weights().demand[at(Signal::language)]);
  }
}

TEST(Fit, FindsPlantedWeightsAgain) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const auto truth = test::planted_weights(seed, 0.8);
    const auto meetings =
        test::simulated({.meetings = 6000, .enterprises = 600, .slope = 12, .graded = true, .seed = seed}, truth);
    const auto evidence = evidence_of(meetings, default_weights());
    const auto fitted = fit_path(evidence, Eigen::VectorXd::Ones(evidence.meetings())).back();
    const double was = test::apart(truth, default_weights()), is = test::apart(truth, as_weights(evidence, fitted));
    EXPECT_LT(is, 0.25 * was) << seed;
  }
}

TEST(CrossEntropy, IsThatOfTheBook) {
  for (const double y : {0.0, 0.3, 1.0})
    for (const double z : {-30.0, -2.0, 0.0, 0.5, 8.0}) {
      const double p = 1 / (1 + std::exp(-z));
      EXPECT_NEAR(cross_entropy(y, z), -(y == 0 ? 0 : y * std::log(p)) - (y == 1 ? 0 : (1 - y) * std::log1p(-p)),
                  1e-5 * (1 + std::abs(z)));
    }
  EXPECT_EQ(cross_entropy(0, 1000), 1000);
  EXPECT_EQ(cross_entropy(1, 1000), 0);
}

}  // namespace
}  // namespace caunoi
