// From signals to the score of a pair.
//
//   side   = (sum of w v over known signals + prior x sum of w over unknown ones) / sum of w over applicable ones
//   score  = opening x 2 d s / (d + s)
//
// Unknown is neither 0 nor 1: it pulls toward the prior of 0.35, a little below the middle, because most pairs do not
// fit. The harmonic mean (RECON, Pizzato et al., RecSys 2010) is near the lower side, so neither side can carry the
// other.
//
// Relevance gate: no structural fit may rescue a pair without a topic in common. A ripe, cheap and near technology is
// worth something to an enterprise as far as it is about its problem, so the topic multiplies: the gate opens in a
// straight line from 0.40 to 1, reached where the text fit is 0.40, twice the threshold below which texts speak of one
// thing by chance. A pair in one field starts at once, any other at that threshold; where neither shows a topic the
// opening stays at 0.40, and so does the score. (A ceiling in place of the factor, as it was, left pairs about nothing
// tied at the ceiling, ahead of pairs about the need that fitted less well otherwise: bench/NOTES.md.) A text that
// cannot be compared is taken for one at the threshold. The caller's vectors, where there are any, open the gate just as
// the text does: the better of both counts, since a synonym or another language is where a model sees what shared words
// cannot.
//
// Confidence is the share of the weight that rests on known values, averaged over both sides. It is printed, and the
// budget must not be deducible from it, not even whether one was given. So the cost counts as known when the supplier
// has published one, and the buyer's seriousness always: urgency, deadline and budget are either stated or not, and
// that is known. Tested by match/score_test (with a naive oracle).
#include "match/score.hpp"

#include <algorithm>

namespace caunoi {

double side_score(const SignalValues& values, const std::array<double, signal_count>& weights,
                  const SignalSet& applicable, double prior) {
  double sum = 0, total = 0;
  for (std::size_t s = 0; s < signal_count; ++s) {
    if (!applicable[s] || weights[s] <= 0) continue;
    sum += weights[s] * values[s].value_or(prior);
    total += weights[s];
  }
  return total > 0 ? sum / total : prior;
}

double harmonic_mean(double a, double b) { return a + b > 0 ? 2 * a * b / (a + b) : 0; }

std::optional<double> topic_of(const PairSignals& signals) {
  const auto text = signals.demand[at(Signal::text_fit)], vectors = signals.demand[at(Signal::embedding)];
  return std::max(text, vectors);  // an absent one is less than any
}

bool capped(const PairSignals& signals, const Weights& weights) {
  return topic_of(signals).value_or(0) < weights.gate_text_below &&
         signals.demand[at(Signal::field_fit)].value_or(0) < weights.gate_field_below;
}

double opening(const PairSignals& signals, const Weights& weights) {
  return opening(topic_of(signals), signals.demand[at(Signal::field_fit)].value_or(0), weights);
}

double opening(std::optional<double> topic, double field, const Weights& weights) {
  const double closed_at = field < weights.gate_field_below ? weights.gate_text_below : 0;
  const double text = topic.value_or(weights.gate_text_below);
  const double open = (text - closed_at) / (weights.gate_text_open - closed_at);
  return weights.gate_cap + (1 - weights.gate_cap) * std::clamp(open, 0.0, 1.0);
}

bool publicly_known(const PairSignals& signals, Signal signal) {
  if (signal == Signal::cost) return signals.cost_published;
  if (signal == Signal::seriousness) return true;
  return signals.demand[at(signal)].has_value() || signals.supply[at(signal)].has_value();
}

PairScore score_of(const PairSignals& signals, const Weights& weights, Modifiers modifiers) {
  PairScore out;
  out.demand = side_score(signals.demand, weights.demand, signals.applicable, weights.prior_for_unknown);
  out.supply = side_score(signals.supply, weights.supply, signals.applicable, weights.prior_for_unknown);
  out.capped = capped(signals, weights);
  out.score = opening(signals, weights) * harmonic_mean(out.demand, out.supply);
  if (modifiers.must_meet) out.score += weights.must_meet_bonus;
  if (modifiers.already_met) out.score -= weights.already_met_penalty;
  out.score = std::clamp(out.score, 0.0, 1.0);

  double shares = 0;
  int sides = 0;
  for (const auto* side : {&weights.demand, &weights.supply}) {
    double known = 0, total = 0;
    for (std::size_t s = 0; s < signal_count; ++s) {
      if (!signals.applicable[s] || (*side)[s] <= 0) continue;
      total += (*side)[s];
      if (publicly_known(signals, static_cast<Signal>(s))) known += (*side)[s];
    }
    if (total <= 0) continue;
    shares += known / total;
    ++sides;
  }
  out.confidence = sides > 0 ? shares / sides : 0;
  return out;
}

}  // namespace caunoi
