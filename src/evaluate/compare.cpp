// Is one run better than another? Both answered the same queries, so the differences are paired by query.
//
// The test is Fisher's randomisation test, which Smucker, Allan and Carterette (CIKM 2007) recommend for retrieval:
// were both runs alike, each difference could as well have had the other sign. p is the share of sign patterns whose
// mean lies at least as far from 0 as the one observed. Up to 13 queries all 8,192 patterns are tried; beyond, 10,000
// are drawn and p = (1 + hits) / (1 + draws), so that a test by sampling never claims a p of 0 (Davison & Hinkley
// 1997). Tested by evaluate/compare_test.
#include <fmt/format.h>

#include <cmath>

#include "caunoi/evaluate.hpp"
#include "evaluate/statistics.hpp"

namespace caunoi {

namespace {

constexpr std::size_t most_exact = 13;
constexpr int draws = 10'000;

// Signs of up to 64 differences a word, a set bit turns one round.
double turned_sum(std::span<const double> differences, std::span<const std::uint64_t> signs) {
  double sum = 0;
  for (std::size_t i = 0; i < differences.size(); ++i)
    sum += ((signs[i / 64] >> (i % 64)) & 1U) != 0 ? -differences[i] : differences[i];
  return sum;
}

double randomisation_p(std::span<const double> all) {
  std::vector<double> differences;  // a difference of 0 has no sign to turn
  for (const double d : all)
    if (d != 0) differences.push_back(d);
  if (differences.empty()) return 1;
  double observed = 0, size = 0;
  for (const double d : differences) {
    observed += d;
    size += std::abs(d);
  }
  // Sums of the same numbers in another sign pattern may differ in the last bits and still be equal.
  const double far = std::abs(observed) - 1e-12 * size;
  if (differences.size() <= most_exact) {
    const std::uint64_t patterns = std::uint64_t{1} << differences.size();
    std::uint64_t hits = 0;
    for (std::uint64_t pattern = 0; pattern < patterns; ++pattern)
      hits += std::abs(turned_sum(differences, {&pattern, 1})) >= far ? 1 : 0;
    return static_cast<double>(hits) / static_cast<double>(patterns);
  }
  Random random(resampling_seed);
  std::vector<std::uint64_t> signs((differences.size() + 63) / 64);
  int hits = 0;
  for (int r = 0; r < draws; ++r) {
    for (auto& word : signs) word = random.next();
    hits += std::abs(turned_sum(differences, signs)) >= far ? 1 : 0;
  }
  return (1.0 + hits) / (1.0 + draws);
}

}  // namespace

Result<std::vector<Difference>> compare(const Evaluation& run, const Evaluation& other) {
  if (run.queries != other.queries || run.measures.size() != other.measures.size())
    return fail(
        Code::invalid_argument,
        fmt::format(
            "the runs were evaluated on {} and {} queries that are not the same; use one file of judgments for both",
            run.queries.size(), other.queries.size()));
  std::vector<Difference> out;
  if (run.queries.empty()) return out;
  for (std::size_t m = 0; m < run.measures.size(); ++m) {
    Difference difference{.measure = run.measures[m].name};
    std::vector<double> by_query;
    for (std::size_t q = 0; q < run.queries.size(); ++q) {
      by_query.push_back(run.measures[m].by_query[q] - other.measures[m].by_query[q]);
      ++(by_query.back() > 0 ? difference.better : by_query.back() < 0 ? difference.worse : difference.equal);
    }
    const auto [low, high] = bootstrap_mean(by_query);
    difference.mean = mean_of(by_query);
    difference.low = low;
    difference.high = high;
    difference.p = randomisation_p(by_query);
    out.push_back(std::move(difference));
  }
  return out;
}

}  // namespace caunoi
