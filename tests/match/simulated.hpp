// simulated.hpp -- meetings whose results follow weights that are known, to see whether these are found again.
#pragma once
#include <cmath>

#include "base/random.hpp"
#include "match/learning.hpp"
#include "match/validation.hpp"

namespace caunoi::test {

struct Simulation {
  std::size_t meetings = 2000, enterprises = 150;
  double slope = 10;     // of the log odds of success by the score; 0: results at random
  double unknown = 0.3;  // share of signals
  double temper = 0;     // spread of the log odds between enterprises
  bool graded = false;   // results anywhere on the ladder in place of all or nothing
  std::uint64_t seed = 1;
};

inline double normal(Random& random) {
  return std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(2 * M_PI * random.unit());
}

/// The weights in use, each off by a factor exp(normal x `spread`), sums as before.
inline Weights planted_weights(std::uint64_t seed, double spread) {
  Random random(seed);
  Weights out = default_weights();
  for (auto* side : {&out.demand, &out.supply}) {
    double was = 0, is = 0;
    for (auto& weight : *side) {
      was += weight;
      weight *= std::exp(spread * normal(random));
      is += weight;
    }
    for (auto& weight : *side) weight *= was / is;
  }
  return out;
}

inline PairSignals random_signals(Random& random, double unknown) {
  PairSignals out;
  out.applicable.set();
  out.cost_published = random.unit() >= unknown;
  for (std::size_t s = 0; s < signal_count; ++s) {
    const bool there = random.unit() >= unknown;
    const double demand = random.unit(), supply = random.unit();
    if (there)
      out.demand[s] = demand, out.supply[s] = s % 2 == 0 ? demand : supply;  // some signals are the same on both sides
  }
  // Pairs that meet have a topic in common; now and then it is all that decides.
  for (auto* side : {&out.demand, &out.supply}) (*side)[at(Signal::text_fit)] = 0.4 + 0.6 * random.unit();
  return out;
}

inline Meetings simulated(const Simulation& wanted, const Weights& truth) {
  Random random(wanted.seed);
  Meetings out;
  out.enterprises = static_cast<std::uint32_t>(wanted.enterprises);
  std::vector<double> tempers(wanted.enterprises);
  for (auto& temper : tempers) temper = wanted.temper * normal(random);
  for (std::size_t n = 0; n < wanted.meetings; ++n) {
    Meeting meeting;
    meeting.enterprise = static_cast<std::uint32_t>(n < wanted.enterprises ? n : random.below(wanted.enterprises));
    meeting.signals = random_signals(random, wanted.unknown);
    const double odds = wanted.slope * (score_of(meeting.signals, truth).score - 0.5) + tempers[meeting.enterprise];
    const double chance = 1 / (1 + std::exp(-odds));
    if (wanted.graded) {
      for (int rung = 0; rung < 7; ++rung) meeting.result += random.unit() < chance ? 1.0 / 7 : 0;
    } else {
      meeting.result = random.unit() < chance ? 1 : 0;
    }
    out.meetings.push_back(std::move(meeting));
  }
  return out;
}

/// How far weights are from each other: the sum of |log ratio|, each times the weight in `a`, over both sides.
inline double apart(const Weights& a, const Weights& b) {
  double sum = 0;
  for (const auto side : {&Weights::demand, &Weights::supply})
    for (std::size_t s = 0; s < signal_count; ++s)
      if ((a.*side)[s] > 0) sum += (a.*side)[s] * std::abs(std::log((b.*side)[s] / (a.*side)[s]));
  return sum;
}

}  // namespace caunoi::test
