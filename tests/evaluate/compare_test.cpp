// Paired tests: hand-computed cases, enumeration of all sign patterns, and that sampling agrees with it.
#include <gtest/gtest.h>

#include <cmath>

#include "base/random.hpp"
#include "caunoi/evaluate.hpp"

namespace caunoi {
namespace {

Evaluation with(const std::vector<double>& values) {
  Evaluation e;
  for (std::size_t i = 0; i < values.size(); ++i) e.queries.push_back("q" + std::to_string(100 + i));
  e.measures.push_back({"MAP", 0, 0, 0, values});
  return e;
}

// All 2^n sign patterns, in integers so that equal sums are equal.
double enumerated_p(const std::vector<int>& differences) {
  long observed = 0;
  for (const int d : differences) observed += d;
  long hits = 0;
  const std::size_t patterns = std::size_t{1} << differences.size();
  for (std::size_t pattern = 0; pattern < patterns; ++pattern) {
    long sum = 0;
    for (std::size_t i = 0; i < differences.size(); ++i)
      sum += (pattern >> i & 1) != 0 ? -differences[i] : differences[i];
    if (std::labs(sum) >= std::labs(observed)) ++hits;
  }
  return static_cast<double>(hits) / static_cast<double>(patterns);
}

TEST(Compare, AgreesWithHandComputation) {
  const auto d = compare(with({0.5, 0.75, 1.0}), with({0.25, 0.5, 0.75})).value().at(0);
  EXPECT_EQ(d.measure, "MAP");
  EXPECT_NEAR(d.mean, 0.25, 1e-12);
  EXPECT_NEAR(d.p, 2.0 / 8, 1e-12);  // only all plus and all minus are as far
  EXPECT_NEAR(d.low, 0.25, 1e-12);
  EXPECT_NEAR(d.high, 0.25, 1e-12);
  EXPECT_EQ(d.better, 3U);
  EXPECT_EQ(d.worse + d.equal, 0U);
}

TEST(Compare, FindsNothingBetweenARunAndItself) {
  const auto d = compare(with({0.1, 0.2, 0.9}), with({0.1, 0.2, 0.9})).value().at(0);
  EXPECT_EQ(d.p, 1);
  EXPECT_EQ(d.mean, 0);
  EXPECT_EQ(d.equal, 3U);
}

TEST(Compare, EnumeratesFewQueries) {
  Random random(11);
  for (int round = 0; round < 100; ++round) {
    std::vector<double> x, y;
    std::vector<int> differences;
    for (std::size_t i = 0, n = 1 + random.below(10); i < n; ++i) {
      const int a = static_cast<int>(random.below(11)), b = static_cast<int>(random.below(11));
      x.push_back(a / 10.0);
      y.push_back(b / 10.0);
      differences.push_back(a - b);
    }
    ASSERT_NEAR(compare(with(x), with(y)).value().at(0).p, enumerated_p(differences), 1e-12);
  }
}

TEST(Compare, SamplesManyQueriesCloseToTheTruth) {
  Random random(12);
  for (int round = 0; round < 5; ++round) {
    std::vector<double> x, y;
    std::vector<int> differences;
    for (int i = 0; i < 16; ++i) {
      const int a = static_cast<int>(random.below(11)), b = static_cast<int>(random.below(9));
      x.push_back(a / 10.0);
      y.push_back(b / 10.0);
      differences.push_back(a - b);
    }
    EXPECT_NEAR(compare(with(x), with(y)).value().at(0).p, enumerated_p(differences), 0.025);  // five standard errors
  }
}

TEST(Compare, HoldsItsLevelAndHasPower) {
  Random random(13);
  int alarms = 0, found = 0;
  constexpr int rounds = 100;
  for (int round = 0; round < rounds; ++round) {
    std::vector<double> x, y, better;
    for (int i = 0; i < 40; ++i) {
      x.push_back(random.unit());
      y.push_back(random.unit());
      better.push_back(y.back() + 0.2 * random.unit());
    }
    alarms += compare(with(x), with(y)).value().at(0).p < 0.05 ? 1 : 0;
    found += compare(with(better), with(y)).value().at(0).p < 0.001 ? 1 : 0;
  }
  EXPECT_LE(alarms, 12);  // 5 expected
  EXPECT_EQ(found, rounds);
}

TEST(Compare, IsTurnedRoundWithItsArguments) {
  Random random(14);
  std::vector<double> x, y;
  for (int i = 0; i < 30; ++i) {
    x.push_back(random.unit());
    y.push_back(random.unit());
  }
  const auto there = compare(with(x), with(y)).value().at(0), back = compare(with(y), with(x)).value().at(0);
  EXPECT_NEAR(there.mean, -back.mean, 1e-12);
  EXPECT_EQ(there.p, back.p);
  EXPECT_EQ(there.better, back.worse);
  EXPECT_LE(there.low, there.mean);
  EXPECT_LE(there.mean, there.high);
  const auto again = compare(with(x), with(y)).value().at(0);
  EXPECT_EQ(again.p, there.p);
  EXPECT_EQ(again.low, there.low);
}

TEST(Compare, RefusesOtherQueries) {
  const auto d = compare(with({0.5, 0.5}), with({0.5}));
  ASSERT_FALSE(d);
  EXPECT_EQ(d.error().code, Code::invalid_argument);
}

}  // namespace
}  // namespace caunoi
