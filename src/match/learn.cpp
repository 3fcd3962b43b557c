// Weights from what became of the meetings, and what that changed.
//
//   outcomes ▶ meetings with the signals of their pairs (meetings.cpp) ▶ how far weights may move and what it brings
//   (validation.cpp) ▶ the fit (fit.cpp) ▶ the weights, each with the interval of its change
//
// Learnt weights are taken only when the 95 % interval of the gain for enterprises not seen lies above 0. A table of
// two hundred meetings rarely gets there, and then the answer is that the weights stay; DECISIONS.md has the figures.
//
// What is not learnt: the prior for the unknown, the gates and the bonuses. The gates were set by what a meeting about
// nothing costs, and the meetings cannot tell, for pairs that the gate stops do not meet. Tested by match/learn_test.
#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.hpp"
#include "base/random.hpp"
#include "base/try.hpp"
#include "match/learning.hpp"
#include "match/validation.hpp"

namespace caunoi {

namespace {

// A few steps from the fit are as good as a fit of its own for each resample (Andrews, Econometrica 70, 2002).
constexpr std::size_t weight_resamples = 200;
constexpr int steps_a_resample = 3;

Weights weights_of(const Evidence& evidence, const Weights& start, const Parameters& at_end) {
  const auto [demand, supply] = weights_of(evidence, at_end);
  Weights out = start;
  for (const auto c : evidence.demand.free)
    out.demand[at(evidence.demand.signals[static_cast<std::size_t>(c)])] = demand[c];
  for (const auto c : evidence.supply.free)
    out.supply[at(evidence.supply.signals[static_cast<std::size_t>(c)])] = supply[c];
  return out;
}

double weight_of(const LearntWeight& row, const Weights& weights) {
  return (row.demand ? weights.demand : weights.supply)[at(row.signal)];
}

// Whether a budget was stated is a secret too: of signals that rest on one, what anybody may know is counted.
std::size_t openly_known(const Meetings& meetings, Signal signal, bool demand) {
  if (!from_secret(signal)) return known(meetings, signal, demand);
  return static_cast<std::size_t>(std::ranges::count_if(
      meetings.meetings, [&](const Meeting& meeting) { return publicly_known(meeting.signals, signal); }));
}

// The rows of the report, all weights as they were.
std::vector<LearntWeight> rows_of(const Meetings& meetings, const Evidence& evidence, const Weights& weights) {
  std::vector<LearntWeight> rows;
  for (const bool demand : {true, false}) {
    const auto& side = demand ? evidence.demand : evidence.supply;
    for (std::size_t s = 0; s < signal_count; ++s) {
      LearntWeight row{static_cast<Signal>(s), demand};
      row.before = row.after = weight_of(row, weights);
      if (row.before <= 0) continue;
      row.known = openly_known(meetings, row.signal, demand);
      row.fixed = std::ranges::none_of(
          side.free, [&](Eigen::Index c) { return side.signals[static_cast<std::size_t>(c)] == row.signal; });
      rows.push_back(row);
    }
  }
  return rows;
}

// How much each change would differ had other enterprises come. False: cancelled.
bool add_intervals(std::vector<LearntWeight>& rows, const Meetings& meetings, const Evidence& evidence,
                   const LearnOptions& options, double shrinkage, const Parameters& fitted, const Control& control) {
  Random random(options.seed);
  std::vector<Eigen::VectorXd> counts;
  for (std::size_t b = 0; b < weight_resamples; ++b) {
    std::vector<double> drawn(meetings.enterprises);
    for (std::size_t i = 0; i < drawn.size(); ++i) ++drawn[random.below(drawn.size())];
    auto& count = counts.emplace_back(evidence.meetings());
    for (Eigen::Index n = 0; n < count.size(); ++n)
      count[n] = drawn[meetings.meetings[static_cast<std::size_t>(n)].enterprise];
  }
  std::vector<Weights> resampled(weight_resamples);
  if (!parallel_for(
          weight_resamples, control, "learn", [] { return 0; },
          [&](int, std::size_t b) {
            resampled[b] =
                weights_of(evidence, options.weights, fit(evidence, counts[b], shrinkage, fitted, steps_a_resample));
          }))
    return false;
  for (auto& row : rows) {
    std::vector<double> changes;
    for (const auto& weights : resampled) changes.push_back(weight_of(row, weights) - row.before);
    std::tie(row.low, row.high) = percentiles(std::move(changes));
  }
  return true;
}

}  // namespace

Result<Learnt> learn_weights(const Meetings& meetings, const LearnOptions& options, const Control& control) {
  const auto cancelled = [] { return fail(Code::cancelled, "learning was cancelled"); };
  const Evidence evidence = evidence_of(meetings, options.weights);
  const Eigen::VectorXd once = Eigen::VectorXd::Ones(evidence.meetings());
  std::vector<std::uint32_t> enterprise_of;
  for (const auto& meeting : meetings.meetings) enterprise_of.push_back(meeting.enterprise);

  Learnt out;
  out.weights = options.weights;
  out.meetings = meetings.meetings.size();
  out.enterprises = meetings.enterprises;
  out.left_out.assign(meetings.left_out.begin(), meetings.left_out.end());
  out.changes = rows_of(meetings, evidence, options.weights);
  if (evidence.result.minCoeff() == evidence.result.maxCoeff()) {
    out.verdict = Learnt::Verdict::all_alike;
    return out;
  }
  const auto validated =
      cross_validate(evidence, enterprise_of, meetings.enterprises, options.folds, options.seed, control);
  if (!validated) return cancelled();
  out.before = validated->before;
  out.after = validated->after;
  out.log_loss_of_mean = validated->log_loss_of_mean;
  out.gain = validated->gain;
  out.gain_low = validated->gain_low;
  out.gain_high = validated->gain_high;
  if (validated->strength == 0 || !(out.gain_low > 0)) return out;

  out.verdict = Learnt::Verdict::learnt;
  out.shrinkage = strengths[validated->strength];
  const auto path = fit_path(evidence, once, validated->strength + 1);
  out.weights = weights_of(evidence, options.weights, path.back());
  for (auto& row : out.changes) row.after = weight_of(row, out.weights);
  if (!add_intervals(out.changes, meetings, evidence, options, out.shrinkage, path.back(), control)) return cancelled();
  return out;
}

Result<Learnt> learn_weights(const Ground& ground, std::span<const Outcome> outcomes, const LearnOptions& options,
                             const Control& control) {
  if (options.folds < 3 || options.folds > least_enterprises)
    return fail(Code::invalid_argument,
                fmt::format("{} folds were asked for, 3 to {} are possible", options.folds, least_enterprises), "folds");
  CAUNOI_TRY(const Meetings meetings, meetings_of(ground, outcomes, options, control));
  return learn_weights(meetings, options, control);
}

}  // namespace caunoi
