// learn.hpp -- weights fitted to what became of the meetings, and what that changed.
//
// Only meetings that were held teach anything, and only with their result: somebody who stayed away said nothing about the fit.
// Learning starts from the weights in use and leaves them no further than the results demand; where the result of meetings it has
// not seen is not foretold better than before, it leaves them as they are and says so. How: src/match/learn.cpp.
//
// Meetings are no random sample of pairs: somebody proposed them, mostly by the score. What is learnt holds among pairs that
// people would let meet, and says nothing about those that never did. [any] Plain values and free functions: any thread.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caunoi/match.hpp"

namespace caunoi {

/// What became of a meeting.
struct Outcome {
  std::string demand;  ///< need, or the enterprise that asks
  std::string supply;  ///< technology or expert, or the organisation behind technologies
  std::string stage;   ///< code of outcomes()
  std::string date;    ///< ISO, when the stage was noted; may be empty
  std::string place;   ///< "outcomes.csv:17"; may be empty
};

/// The result of a meeting as a number: NONE is 0, each of the seven stages to CONTRACT a seventh more, and what follows a
/// contract is 1 too: it tells of the work, no longer of the fit. nullopt: not held, or held and the result not known.
[[nodiscard]] std::optional<double> result_of(std::string_view stage) noexcept;
/// True for a state of a meeting that did not take place.
[[nodiscard]] bool not_held(std::string_view stage) noexcept;

struct OutcomeTable {
  std::vector<Outcome> outcomes;    ///< in the order of the file
  std::vector<Error> problems;      ///< every line that says nothing usable and why, by line
  std::vector<std::string> unread;  ///< headers of columns that were passed over
};

/// A table under a header line, cells separated by tab, comma or semicolon and quoted where they hold one: columns for need,
/// technology, stage and, if there is one, date, in any order, by these names or by Vietnamese and Japanese ones. A stage is a code
/// of outcomes() or its words. Two rows about one pair are one meeting followed up: the later date counts; without dates that
/// differ they must agree. invalid_argument: empty, or a header without need, technology and stage. O(rows log records).
[[nodiscard]] Result<OutcomeTable> parse_outcomes(std::string_view bytes, const Survey& survey, std::string_view file = "outcomes.csv");

/// From fewer nothing is learnt: the practice of the field, and about twenty meetings a weight.
inline constexpr std::size_t least_meetings = 200, least_enterprises = 10;
/// A signal known in fewer meetings keeps its weight.
inline constexpr std::size_t least_known = 20;

struct LearnOptions {
  Weights weights = default_weights();  ///< where learning starts and toward which it is shrunk
  Rates rates;                          ///< as in MatchOptions
  std::size_t folds = 5;                ///< 3..10 parts for cross-validation; an enterprise is in one part
  std::uint64_t seed = 1;               ///< deals the parts and draws the resamples
};

/// One weight before and after.
struct LearntWeight {
  Signal signal;
  bool demand = true;          ///< the side
  double before = 0, after = 0;
  double low = 0, high = 0;    ///< of after - before: 95 % percentile interval, enterprises resampled; both 0 where nothing was learnt
  std::size_t known = 0;       ///< meetings in which it was known; of the cost, in which one was published: budgets are not counted
  bool fixed = false;          ///< known too rarely, or always the same: keeps its weight
};

struct Learnt {
  enum class Verdict : std::uint8_t {
    learnt,      ///< `weights` foretell results better than those it started from, by more than chance
    not_better,  ///< they do not: `weights` are those it started from
    all_alike    ///< every meeting had the same result: nothing to learn, nothing was tried
  };
  Verdict verdict = Verdict::not_better;
  Weights weights;
  std::vector<LearntWeight> changes;  ///< demand then supply, every weight above 0, in the order of Signal
  std::size_t meetings = 0, enterprises = 0;
  /// Outcomes that teach nothing, by reason: "not_held", "no_result", "superseded" (a later row of the same pair), "repeated",
  /// "no_need" (an enterprise without needs), "no_technology" (likewise), "same_organisation". Reasons that do not occur are not there.
  std::vector<std::pair<std::string, std::size_t>> left_out;

  /// How well results are foretold for enterprises that learning has not seen.
  struct Quality {
    double log_loss = 0;      ///< mean cross-entropy, nats; less is better
    double concordance = 0.5; ///< share of pairs of meetings with different results in the right order (AUC); 0.5 is chance
  };
  Quality before, after;      ///< `after`: of the whole way of learning, strength of shrinkage and all
  double log_loss_of_mean = 0;               ///< that of one number for all meetings, for comparison
  double gain = 0, gain_low = 0, gain_high = 0;  ///< log loss before - after; 95 % interval, enterprises resampled
  double shrinkage = 0;       ///< 1 / variance of the logarithm of a weight around where it started; 0 where nothing was learnt
};

/// Fits the weights to outcomes. Same answer for any number of threads. invalid_argument: fewer than least_meetings held meetings
/// with a result or fewer than least_enterprises behind them (the message counts), an id that is not there, rows that contradict
/// each other, weights as in match(), folds out of range, or a survey that is not the one of the index; cancelled.
/// O(needs x (postings + supplies) + folds^2 x meetings x signals).
[[nodiscard]] Result<Learnt> learn_weights(const Survey& survey, const Index& index, std::span<const Outcome> outcomes,
                                           const LearnOptions& options = {}, const Control& control = {});

}  // namespace caunoi
