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
    const auto vectors = s.demand[at(Signal::embedding)];
    const auto topic = !s.demand[0] || (vectors && *vectors > *s.demand[0]) ? vectors : s.demand[0];
    const bool no_topic = topic.value_or(0) < 0.20 && s.demand[1].value_or(0) < 0.30;
    EXPECT_EQ(got.capped, no_topic);
    const double text = topic.value_or(0.20);
    if (no_topic) score *= 0.40;
    else if (s.demand[1].value_or(0) >= 0.30) score *= text < 0.40 ? 0.40 + 1.5 * text : 1;
    else score *= text < 0.20 ? 0.40 : text < 0.40 ? 0.40 + 3 * (text - 0.20) : 1;
    EXPECT_NEAR(got.score, score, 1e-12);
    EXPECT_TRUE(got.confidence >= 0 && got.confidence <= 1);
  }
}

// Of a survey without the caller's vectors.
PairSignals all(double value) {
  PairSignals s;
  s.applicable.set();
  s.demand.fill(value);
  s.supply.fill(value);
  s.applicable.reset(at(Signal::embedding));
  s.demand[at(Signal::embedding)].reset();
  s.supply[at(Signal::embedding)].reset();
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
  EXPECT_NEAR(score_of(nothing, w).demand, w.prior_for_unknown, 1e-12);  // unknown is neither 0 nor 1
  EXPECT_NEAR(score_of(nothing, w).score, w.gate_cap * w.prior_for_unknown, 1e-12);
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
  EXPECT_LE(score_of(s, w).score, 0.40);
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
  for (const double field : {0.0, 0.29, 0.3, 1.0}) {
    s.demand[at(Signal::field_fit)] = field;
    double last = 0, last_text = 0;
    for (double text = 0; text <= 1; text += 0.01) {
      s.demand[at(Signal::text_fit)] = text;
      const double open = opening(s, w);
      EXPECT_GE(open, last);
      EXPECT_LE(open - last, text == 0 ? 1 : (text - last_text) * 3.01);  // no jump: the slope is at most .6 / .2
      last = open;
      last_text = text;
    }
    EXPECT_EQ(last, 1);
  }
  s.demand[at(Signal::text_fit)] = 0.0;
  EXPECT_EQ(opening(s, w), 0.40);
  s.demand[at(Signal::text_fit)] = 0.2;
  EXPECT_NEAR(opening(s, w), 0.70, 1e-12);  // one field
  s.demand[at(Signal::field_fit)] = 0.0;
  EXPECT_NEAR(opening(s, w), 0.40, 1e-12);  // none in common: closed up to the threshold
  s.demand[at(Signal::text_fit)] = 0.3;
  EXPECT_NEAR(opening(s, w), 0.70, 1e-12);
  s.demand[at(Signal::text_fit)].reset();  // what cannot be compared counts as just at the threshold
  EXPECT_NEAR(opening(s, w), 0.40, 1e-12);
  s.demand[at(Signal::field_fit)] = 1.0;
  EXPECT_NEAR(opening(s, w), 0.70, 1e-12);
}

TEST(Gate, MultipliesWhatTheSidesAgreeOn) {
  const Weights w = default_weights();
  auto s = all(0.8);
  s.demand[at(Signal::text_fit)] = 0.3;
  const double d = side_score(s.demand, w.demand, s.applicable, w.prior_for_unknown);
  EXPECT_NEAR(score_of(s, w).score, opening(s, w) * harmonic_mean(d, 0.8), 1e-12);
}

TEST(Gate, OpensWithTheVectorsToo) {
  const Weights w = default_weights();
  auto s = all(1);
  s.applicable.set(at(Signal::embedding));
  s.demand[at(Signal::field_fit)] = 0.0;
  s.demand[at(Signal::text_fit)] = 0.0;
  EXPECT_TRUE(score_of(s, w).capped);
  for (const auto text : {std::optional(0.0), std::optional<double>()}) {
    s.demand[at(Signal::text_fit)] = text;
    s.demand[at(Signal::embedding)] = 0.19;
    EXPECT_TRUE(score_of(s, w).capped);
    s.demand[at(Signal::embedding)] = 0.3;
    EXPECT_NEAR(opening(s, w), 0.70, 1e-12);
    s.demand[at(Signal::embedding)] = 0.4;
    EXPECT_EQ(opening(s, w), 1);
  }
  s.demand[at(Signal::text_fit)] = 0.9;
  s.demand[at(Signal::embedding)] = 0.0;  // and never closes what the text has opened
  EXPECT_EQ(opening(s, w), 1);
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
    if (static_cast<Signal>(i) != Signal::embedding) demand += w.demand[i], supply += w.supply[i];
    EXPECT_TRUE(w.demand[i] > 0 || w.supply[i] > 0) << signal_code(static_cast<Signal>(i));
    for (const Lang lang : all_langs) EXPECT_FALSE(signal_label(static_cast<Signal>(i), lang).empty());
  }
  EXPECT_NEAR(demand, 1, 1e-12);
  EXPECT_NEAR(supply, 1, 1e-12);
  for (const auto* side : {&w.demand, &w.supply})  // the caller's vectors come on top, with half of the text's weight
    EXPECT_NEAR((*side)[at(Signal::embedding)], (*side)[at(Signal::text_fit)] / 2, 1e-12);
  EXPECT_EQ(signal_code(Signal::text_fit), "text_fit");
  EXPECT_EQ(signal_code(Signal::trust), "trust");
  EXPECT_TRUE(from_secret(Signal::cost) && from_secret(Signal::seriousness) && !from_secret(Signal::text_fit));
}

}  // namespace
}  // namespace caunoi
