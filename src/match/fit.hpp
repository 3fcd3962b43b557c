// fit.hpp -- the score as a model of the results of meetings: how well it foretells them, and the weights that do it
// best.
#pragma once
#include <Eigen/Core>
#include <limits>
#include <vector>

#include "caunoi/match.hpp"

namespace caunoi {

/// The signals of one side that take part in any meeting: a row a meeting, a column a signal.
struct EvidenceSide {
  std::vector<Signal> signals;     ///< of the columns
  Eigen::MatrixXd value;           ///< the prior where unknown, 0 where it takes no part
  Eigen::MatrixXd applies;         ///< 1, or 0 where it takes no part
  Eigen::VectorXd start;           ///< weights
  std::vector<Eigen::Index> free;  ///< columns whose weight may move; the others keep theirs
  std::vector<double>
      held;  ///< by `free`: meetings to each in which the signal is known; shrinkage counts so many times

  /// The sum of `start` over `free`, which they share in new proportions.
  [[nodiscard]] double shared() const;
};

/// What weights are learnt from.
struct Evidence {
  EvidenceSide demand, supply;
  Eigen::VectorXd opening;  ///< the share of each pair's score that its topic lets through (match/score.hpp)
  Eigen::VectorXd result;   ///< 0..1
  double prior = 0;

  [[nodiscard]] Eigen::Index meetings() const { return result.size(); }
};

/// What is fitted.
struct Parameters {
  Eigen::VectorXd moved;  ///< logarithms of how far each free weight has moved: demand, then supply
  double level = 0, log_slope = 0;
};
/// The weights as they are, with the level and slope one would guess.
[[nodiscard]] Parameters starting_parameters(const Evidence& evidence);
/// The weights of the columns of both sides: the free ones move by the factors exp(moved) and are brought back to their
/// sum.
struct SideWeights {
  Eigen::VectorXd demand, supply;
};
[[nodiscard]] SideWeights weights_of(const Evidence& evidence, const Parameters& at);

/// The scores of the meetings, as score_of() gives them without wishes.
[[nodiscard]] Eigen::VectorXd scores(const Evidence& evidence, const Parameters& at);
/// The chance of success foretold for each meeting, as log odds.
[[nodiscard]] Eigen::VectorXd log_odds(const Evidence& evidence, const Parameters& at);
/// Cross-entropy of a result in 0..1 and log odds, in nats.
[[nodiscard]] double cross_entropy(double result, double log_odds);

/// As a shrinkage: the weights do not move at all.
inline constexpr double unmovable = std::numeric_limits<double>::infinity();

/// What is minimised: see fit.cpp. `count` says how often each meeting counts.
[[nodiscard]] double objective(const Evidence& evidence, const Eigen::VectorXd& count, double shrinkage,
                               const Parameters& at);

/// Its gradient and a positive definite stand-in for its curvature, by moved, level, log slope.
struct Slopes {
  Eigen::VectorXd gradient;
  Eigen::MatrixXd curvature;
};
[[nodiscard]] Slopes slopes(const Evidence& evidence, const Eigen::VectorXd& count, double shrinkage,
                            const Parameters& at);

/// The parameters that fit best, looked for from `at`; never worse than `at`. O(steps x meetings x signals^2), mostly
/// under ten.
[[nodiscard]] Parameters fit(const Evidence& evidence, const Eigen::VectorXd& count, double shrinkage, Parameters at,
                             int most_steps = 100);

}  // namespace caunoi
