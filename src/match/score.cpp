// From signals to the score of a pair.
//
//   side   = (sum of w v over known signals + prior x sum of w over unknown ones) / sum of w over applicable ones
//   score  = 2 d s / (d + s)
//
// Unknown is neither 0 nor 1: it pulls toward the prior of 0.35, a little below the middle, because most pairs do not
// fit. The harmonic mean (RECON, Pizzato et al., RecSys 2010) is near the lower side, so neither side can carry the
// other.
//
// Relevance gate: no structural fit may rescue a pair without a topic in common. It closes when neither the text nor
// the field shows one. Unknown shows nothing, so a text that cannot be compared does not open it; a field in common
// does, but only ajar: a fifth of all pairs share a field, and ripe, cheap and near is no reason to meet about nothing.
// So the gate opens with the text, in a straight line from the cap at 0.20 to wide open at 0.60; a text that cannot be
// compared counts there as the prior.
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

double ceiling(double text, double field, const Weights& weights) {
  const double closed = field < weights.gate_field_below ? weights.gate_cap : weights.gate_cap_same_field;
  const double open = (text - weights.gate_text_below) / (weights.gate_text_open - weights.gate_text_below);
  return closed + (1 - closed) * std::clamp(open, 0.0, 1.0);
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
  out.score = harmonic_mean(out.demand, out.supply);
  const auto text = signals.demand[at(Signal::text_fit)], field = signals.demand[at(Signal::field_fit)];
  out.capped = text.value_or(0) < weights.gate_text_below && field.value_or(0) < weights.gate_field_below;
  out.score = std::min(out.score, out.capped ? weights.gate_cap : ceiling(text.value_or(weights.prior_for_unknown), field.value_or(0), weights));
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
