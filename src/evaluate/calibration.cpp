// Does a score mean what it says? Scores are put in ten bins of equal width; in each the mean score should be the share
// that turned out relevant. The expected calibration error (Naeini, Cooper, Hauskrecht, AAAI 2015) is the mean gap,
// weighted by the pairs in a bin. Shares come with Wilson's interval (1927), which stays within 0..1 and is honest for
// bins of five pairs. Tested by evaluate/calibration_test.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "caunoi/evaluate.hpp"

namespace caunoi {

namespace {

constexpr std::size_t bin_count = 10;

void wilson(Calibration::Bin& bin) {
  constexpr double z = 1.959964;
  const auto n = static_cast<double>(bin.count);
  const double p = bin.observed, middle = p + z * z / (2 * n),
               half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)), scale = 1 + z * z / n;
  bin.low = std::max(0.0, (middle - half) / scale);
  bin.high = std::min(1.0, (middle + half) / scale);
}

}  // namespace

Result<Calibration> calibrate(const Run& run, const Judgments& judgments, const EvaluateOptions& options) {
  Calibration out;
  for (std::size_t b = 0; b < bin_count; ++b)
    out.bins.push_back({static_cast<double>(b) / bin_count, static_cast<double>(b + 1) / bin_count, 0, 0, 0, 0, 0});
  double relevant_pairs = 0;
  for (const auto& query : run.queries) {
    const auto judged = std::ranges::lower_bound(judgments.queries, query.id, {}, &Judgments::Query::id);
    if (judged == judgments.queries.end() || judged->id != query.id) continue;
    std::map<std::string_view, double> grades;
    for (const auto& row : judged->rows) grades[row.document] = row.grade;
    for (const auto& row : query.rows) {
      const auto grade = grades.find(row.document);
      if (grade == grades.end()) continue;
      if (!(row.score >= 0 && row.score <= 1))
        return fail(Code::invalid_argument,
                    fmt::format("the score {} of '{}' for '{}' is no probability; calibration needs scores from 0 to 1",
                                row.score, row.document, query.id));
      auto& bin = out.bins[std::min(static_cast<std::size_t>(row.score * bin_count), bin_count - 1)];
      const double relevant = grade->second > options.relevant_above ? 1 : 0;
      ++bin.count;
      bin.mean_score += row.score;
      bin.observed += relevant;
      ++out.pairs;
      relevant_pairs += relevant;
      out.brier += (row.score - relevant) * (row.score - relevant);
    }
  }
  if (out.pairs == 0)
    return fail(Code::invalid_argument, "no row of the run is judged, so there is nothing to calibrate against");
  const auto pairs = static_cast<double>(out.pairs);
  out.observed = relevant_pairs / pairs;
  out.brier /= pairs;
  for (auto& bin : out.bins) {
    if (bin.count == 0) continue;
    const auto n = static_cast<double>(bin.count);
    bin.mean_score /= n;
    bin.observed /= n;
    wilson(bin);
    const double error = std::abs(bin.mean_score - bin.observed);
    out.expected_error += error * n / pairs;
    out.largest_error = std::max(out.largest_error, error);
  }
  return out;
}

}  // namespace caunoi
