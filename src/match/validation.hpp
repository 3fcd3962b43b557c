// validation.hpp -- how far weights may be moved, and whether moving them foretells results that learning has not seen.
#pragma once
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/learn.hpp"
#include "match/fit.hpp"

namespace caunoi {

/// Strengths of shrinkage, strongest first: a weight may err by a factor of about exp(1 / sqrt(strength)), from none at
/// all over 6 % to 2.7.
inline constexpr double strengths[] = {unmovable, 256, 128, 64, 32, 16, 8, 4, 2, 1};
inline constexpr std::size_t strength_count = std::size(strengths);

/// The parameters for the first `wanted` strengths. Each fit starts from the one before, so that all belong to one
/// valley, that of the weights in use.
[[nodiscard]] std::vector<Parameters> fit_path(const Evidence& evidence, const Eigen::VectorXd& count,
                                               std::size_t wanted = strength_count);

/// A part in [0, folds) for each enterprise, whole enterprises at random, the parts as equal in meetings as that
/// allows.
[[nodiscard]] std::vector<std::size_t> deal(const std::vector<std::size_t>& meetings_of_enterprise, std::size_t folds,
                                            std::uint64_t seed);

/// The first column of `losses` (a row a meeting, a column a strength) whose mean over `rows` is at most one standard
/// error above the least; the error is that of the paired difference, enterprises drawn as a whole.
[[nodiscard]] std::size_t strongest_within_one_error(const Eigen::MatrixXd& losses,
                                                     const std::vector<std::size_t>& rows,
                                                     const std::vector<std::uint32_t>& enterprise_of,
                                                     std::size_t enterprises);

/// Pairs of meetings of one part with different results: the share in the right order, ties half; 0.5 without such
/// pairs. O(meetings log meetings).
[[nodiscard]] double concordance(const Eigen::VectorXd& odds, const Eigen::VectorXd& results,
                                 const std::vector<std::size_t>& part_of);

/// The 95 % percentile interval of resampled values.
[[nodiscard]] std::pair<double, double> percentiles(std::vector<double> values);

struct Validation {
  std::size_t strength = 0;  ///< chosen over all meetings
  Learnt::Quality before, after;
  double log_loss_of_mean = 0, gain = 0, gain_low = 0, gain_high = 0;  ///< as in Learnt
};
/// nullopt: cancelled.
[[nodiscard]] std::optional<Validation> cross_validate(const Evidence& evidence,
                                                       const std::vector<std::uint32_t>& enterprise_of,
                                                       std::size_t enterprises, std::size_t folds, std::uint64_t seed,
                                                       const Control& control);

}  // namespace caunoi
