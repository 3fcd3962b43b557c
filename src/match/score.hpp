// score.hpp -- from signals to the score of a pair: two sides, harmonic mean, relevance gate, wishes, confidence.
#pragma once
#include <optional>

#include "match/signals.hpp"

namespace caunoi {

struct PairScore {
  double score = 0, demand = 0, supply = 0, confidence = 0;
  bool capped = false;
};

/// What wishes do to a pair that is not blocked.
struct Modifiers {
  bool must_meet = false, already_met = false;
  bool operator==(const Modifiers&) const = default;
};

/// Mean of the known signals, each with its weight, and the prior for the weight of those unknown. Signals that do not
/// apply are left out of the weight. The prior alone when no weight is left.
[[nodiscard]] double side_score(const SignalValues& values, const std::array<double, signal_count>& weights,
                                const SignalSet& applicable, double prior);
[[nodiscard]] double harmonic_mean(double a, double b);
/// Whether the pair shows no topic in common.
[[nodiscard]] bool capped(const PairSignals& signals, const Weights& weights);
/// Whether both speak of one topic: the better of what the texts and what the caller's vectors say. nullopt: neither can tell.
[[nodiscard]] std::optional<double> topic_of(const PairSignals& signals);
/// The share of what structure says that the topic lets through: gate_cap for a pair about nothing, 1 for one on a topic.
[[nodiscard]] double opening(const PairSignals& signals, const Weights& weights);
/// The same of the topic and the field fit alone.
[[nodiscard]] double opening(std::optional<double> topic, double field, const Weights& weights);
[[nodiscard]] PairScore score_of(const PairSignals& signals, const Weights& weights, Modifiers modifiers = {});

/// Whether the explanation may say that the signal is known; the cost counts as known when it is published (see
/// score.cpp).
[[nodiscard]] bool publicly_known(const PairSignals& signals, Signal signal);

}  // namespace caunoi
