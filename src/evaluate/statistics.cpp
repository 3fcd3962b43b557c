// Bootstrap intervals. The percentile method (Efron 1979): as many queries are drawn with replacement as there are, a
// thousand times, and the middle 95 % of the means is the interval. The draws are seeded, so that the same run prints
// the same interval. Tested by evaluate/measures_test and evaluate/compare_test.
#include "evaluate/statistics.hpp"

#include <algorithm>
#include <numeric>

namespace caunoi {

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

Interval percentile_interval(std::vector<double>& resampled) {
  std::ranges::sort(resampled);
  const auto n = static_cast<double>(resampled.size());
  return {resampled[static_cast<std::size_t>(0.025 * n)], resampled[static_cast<std::size_t>(0.975 * n) - 1]};
}

Interval bootstrap_mean(std::span<const double> values) {
  constexpr int resamples = 1000;
  std::vector<double> means;
  Random random(resampling_seed);
  for (int r = 0; r < resamples; ++r) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += values[random.below(values.size())];
    means.push_back(sum / static_cast<double>(values.size()));
  }
  return percentile_interval(means);
}

}  // namespace caunoi
