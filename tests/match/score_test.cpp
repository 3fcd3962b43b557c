#include "match/score.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.hpp"

namespace caunoi {
namespace {

// The oracle: the formulas of the domain, written down naively.
double naive_side(const SignalValues& v, const std::array<double, signal_count>& w, const SignalSet& applicable,
                  double prior) {
  double applicable_weight = 0, known_weight = 0, known_sum = 0;
  for (std::size_t i = 0; i < signal_count; ++i) {
    if (!applicable[i]) continue;
    applicable_weight += w[i];
    if (v[i]) {
      known_weight += w[i];
      known_sum += w[i] * *v[i];
    }
  }
  if (applicable_weight == 0) return prior;
  if (known_weight == 0) return prior;
  const double mean = known_sum / known_weight, known_share = known_weight / applicable_weight;
  return known_share * mean +
         (1 - known_share) * prior;  // "the mean of the known, shrunk toward the prior by the missing weight"
}

TEST(Score, EqualsTheNaiveFormula) {
  Random random(7);
  for (int round = 0; round < 3000; ++round) {
    Weights w = default_weights();
    PairSignals s;
    for (std::size_t i = 0; i < signal_count; ++i) {
      s.applicable[i] = random.below(5) != 0;
      if (s.applicable[i] && random.below(3) != 0) s.demand[i] = random.unit();
      if (s.applicable[i] && random.below(3) != 0) s.supply[i] = random.unit();
      if (random.below(4) == 0) w.demand[i] = random.unit();
    }
    const auto got = score_of(s, w);
    const double d = naive_side(s.demand, w.demand, s.applicable, w.prior_for_unknown),
                 p = naive_side(s.supply, w.supply, s.applicable, w.prior_for_unknown);
    EXPECT_NEAR(got.demand, d, 1e-12);
    EXPECT_NEAR(got.supply, p, 1e-12);
    double score = d + p == 0 ? 0 : 2 / (1 / d + 1 / p);
    const bool no_topic = s.demand[0].value_or(0) < 0.20 && s.demand[1].value_or(0) < 0.30;
    EXPECT_EQ(got.capped, no_topic);
    if (no_topic) score = std::min(score, 0.40);
    const double text = s.demand[0].value_or(0.35), closed = s.demand[1].value_or(0) < 0.30 ? 0.40 : 0.50;
    if (text < 0.20) score = std::min(score, closed);
    else if (text < 0.60) score = std::min(score, closed + (1 - closed) * (text - 0.20) / 0.40);
    EXPECT_NEAR(got.score, score, 1e-12);
    EXPECT_TRUE(got.confidence >= 0 && got.confidence <= 1);
  }
}

PairSignals all(double value) {
  PairSignals s;
  s.applicable.set();
  s.demand.fill(value);
  s.supply.fill(value);
  s.cost_published = true;
  return s;
}

TEST(Score, TheEndsOfTheScale) {
  const Weights w = default_weights();
  EXPECT_NEAR(score_of(all(1), w).score, 1, 1e-12);
  EXPECT_NEAR(score_of(all(1), w).confidence, 1, 1e-12);
  EXPECT_EQ(score_of(all(0), w).score, 0);
  PairSignals nothing;
  nothing.applicable.set();
  EXPECT_NEAR(score_of(nothing, w).score, w.prior_for_unknown, 1e-12);  // unknown is neither 0 nor 1
}

TEST(Score, NeitherSideCanCarryTheOther) {
  EXPECT_EQ(harmonic_mean(0, 1), 0);
  EXPECT_EQ(harmonic_mean(0, 0), 0);
  EXPECT_NEAR(harmonic_mean(0.2, 1), 1.0 / 3, 1e-12);
  auto s = all(1);
  s.supply.fill(0);
  EXPECT_EQ(score_of(s, default_weights()).score, 0);
}

TEST(Gate, NoStructureRescuesAPairWithoutATopic) {
  const Weights w = default_weights();
  auto s = all(1);
  for (auto* side : {&s.demand, &s.supply}) (*side)[at(Signal::text_fit)] = 0.19, (*side)[at(Signal::field_fit)] = 0.29;
  EXPECT_TRUE(score_of(s, w).capped);
  EXPECT_EQ(score_of(s, w).score, 0.40);
  s.demand[at(Signal::field_fit)] = 0.30;
  EXPECT_FALSE(score_of(s, w).capped);
  s.demand[at(Signal::field_fit)] = 0.29;
  s.demand[at(Signal::text_fit)] = 0.20;
  EXPECT_FALSE(score_of(s, w).capped);
  s.demand[at(Signal::text_fit)].reset();  // unknown shows nothing, so it does not open the gate
  EXPECT_TRUE(score_of(s, w).capped);
  s.demand[at(Signal::field_fit)].reset();
  EXPECT_TRUE(score_of(s, w).capped);
}

TEST(Gate, OpensWithTheText) {
  const Weights w = default_weights();
  auto s = all(1);
  double last = 0;
  for (const double text : {0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.9}) {
    s.demand[at(Signal::text_fit)] = text;
    const double score = score_of(s, w).score;
    EXPECT_GE(score, last);
    last = score;
  }
  s.demand[at(Signal::text_fit)] = 0.1;
  EXPECT_EQ(score_of(s, w).score, 0.50);  // the same field alone
  s.demand[at(Signal::text_fit)] = 0.4;
  EXPECT_NEAR(score_of(s, w).score, 0.75, 1e-12);
}

TEST(Score, WishesMoveItWithinItsRange) {
  const Weights w = default_weights();
  const auto s = all(0.5);
  const double base = score_of(s, w).score;
  EXPECT_NEAR(score_of(s, w, {true, false}).score, base + 0.15, 1e-12);
  EXPECT_NEAR(score_of(s, w, {false, true}).score, base - 0.10, 1e-12);
  EXPECT_EQ(score_of(all(1), w, {true, false}).score, 1);
  EXPECT_EQ(score_of(all(0), w, {false, true}).score, 0);
}

TEST(Confidence, IsTheKnownShareAndDoesNotTellTheBudget) {
  const Weights w = default_weights();
  auto s = all(0.5);
  s.demand[at(Signal::cost)].reset();  // no budget: the published cost still counts as known
  s.supply[at(Signal::seriousness)].reset();
  EXPECT_NEAR(score_of(s, w).confidence, 1, 1e-12);
  s.cost_published = false;
  EXPECT_NEAR(score_of(s, w).confidence, 1 - 0.12 * 0.96 / 2, 1e-12);
  s = all(0.5);
  s.demand[at(Signal::text_fit)].reset();
  s.supply[at(Signal::text_fit)].reset();
  EXPECT_NEAR(score_of(s, w).confidence, 1 - (0.28 * 0.96 + 0.22) / 2, 1e-12);
}

TEST(Weights, SumToOneOnBothSides) {
  const Weights w = default_weights();
  double demand = 0, supply = 0;
  for (std::size_t i = 0; i < signal_count; ++i) {
    demand += w.demand[i];
    supply += w.supply[i];
    EXPECT_TRUE(w.demand[i] > 0 || w.supply[i] > 0) << signal_code(static_cast<Signal>(i));
    for (const Lang lang : all_langs) EXPECT_FALSE(signal_label(static_cast<Signal>(i), lang).empty());
  }
  EXPECT_NEAR(demand, 1, 1e-12);
  EXPECT_NEAR(supply, 1, 1e-12);
  EXPECT_EQ(signal_code(Signal::text_fit), "text_fit");
  EXPECT_EQ(signal_code(Signal::trust), "trust");
  EXPECT_TRUE(from_secret(Signal::cost) && from_secret(Signal::seriousness) && !from_secret(Signal::text_fit));
}

}  // namespace
}  // namespace caunoi
