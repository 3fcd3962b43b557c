// statistics.hpp -- what the measures share: percentile bootstrap of a mean.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/random.hpp"

namespace caunoi {

inline constexpr std::uint64_t resampling_seed = 20150101;

struct Interval {
  double low, high;
};

/// The 95 % percentile interval of resampled values (Efron 1979); sorts them. At least 40 values.
[[nodiscard]] Interval percentile_interval(std::vector<double>& resampled);

/// 1,000 resamples of the values with replacement, always by the same draws.
[[nodiscard]] Interval bootstrap_mean(std::span<const double> values);

[[nodiscard]] double mean_of(std::span<const double> values);

}  // namespace caunoi
