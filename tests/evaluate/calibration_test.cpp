// Calibration against hand-computed cases and properties of scores that are, and are not, probabilities.
#include <gtest/gtest.h>

#include <cmath>

#include "base/random.hpp"
#include "caunoi/evaluate.hpp"

namespace caunoi {
namespace {

TEST(Calibration, AgreesWithHandComputation) {
  const auto run =
      parse_run(
          "q Q0 a 1 1 x\nq Q0 b 2 0.85 x\nq Q0 c 3 0.81 x\nq Q0 d 4 0.25 x\nq Q0 unjudged 5 0.1 x\nz Q0 a 1 0.5 x\n")
          .value();
  const auto c =
      calibrate(run, parse_judgments("q 0 a 1\nq 0 b 1\nq 0 c 0\nq 0 d 0\nq 0 elsewhere 1\n").value()).value();
  EXPECT_EQ(c.pairs, 4U);
  EXPECT_NEAR(c.observed, 0.5, 1e-12);
  ASSERT_EQ(c.bins.size(), 10U);
  EXPECT_EQ(c.bins[9].count, 1U);  // 1 belongs to the last bin
  EXPECT_EQ(c.bins[8].count, 2U);
  EXPECT_NEAR(c.bins[8].mean_score, 0.83, 1e-12);
  EXPECT_NEAR(c.bins[8].observed, 0.5, 1e-12);
  EXPECT_EQ(c.bins[2].count, 1U);
  EXPECT_NEAR(c.expected_error, (1 * 0 + 2 * 0.33 + 1 * 0.25) / 4, 1e-12);
  EXPECT_NEAR(c.largest_error, 0.33, 1e-12);
  EXPECT_NEAR(c.brier, (0 + 0.15 * 0.15 + 0.81 * 0.81 + 0.25 * 0.25) / 4, 1e-12);
}

TEST(Calibration, TakesWilsonsInterval) {
  std::string run, judged;
  for (int i = 0; i < 10; ++i) {
    run += "q Q0 d" + std::to_string(i) + " 1 0.75 x\n";
    judged += "q 0 d" + std::to_string(i) + (i < 8 ? " 1\n" : " 0\n");
  }
  const auto bin = calibrate(parse_run(run).value(), parse_judgments(judged).value()).value().bins[7];
  EXPECT_NEAR(bin.low, 0.4902, 5e-5);  // eight of ten, as in Brown, Cai and DasGupta's tables
  EXPECT_NEAR(bin.high, 0.9433, 5e-5);
}

TEST(Calibration, IsSmallForProbabilitiesAndLargeForOthers) {
  Random random(5);
  std::string honest, boastful, judged;
  for (int i = 0; i < 5000; ++i) {
    const double p = random.unit();
    const auto id = "d" + std::to_string(i);
    honest += "q Q0 " + id + " 1 " + std::to_string(p) + " x\n";
    boastful += "q Q0 " + id + " 1 " + std::to_string(std::sqrt(p)) + " x\n";
    judged += "q 0 " + id + (random.unit() < p ? " 2\n" : " 0\n");
  }
  const auto judgments = parse_judgments(judged).value();
  EXPECT_LT(calibrate(parse_run(honest).value(), judgments).value().expected_error, 0.03);
  EXPECT_NEAR(calibrate(parse_run(boastful).value(), judgments).value().expected_error, 1.0 / 6,
              0.03);  // mean of sqrt(p) - p
  EXPECT_EQ(calibrate(parse_run(honest).value(), judgments, {.relevant_above = 2}).value().observed, 0);
}

TEST(Calibration, RefusesScoresThatAreNoProbabilities) {
  const auto judged = parse_judgments("q 0 a 1\n").value();
  for (const char* score : {"1.5", "-0.1"}) {
    const auto c = calibrate(parse_run(std::string("q Q0 a 1 ") + score + " x\n").value(), judged);
    ASSERT_FALSE(c);
    EXPECT_EQ(c.error().code, Code::invalid_argument);
  }
  EXPECT_FALSE(calibrate(parse_run("q Q0 b 1 0.5 x\n").value(), judged));
}

}  // namespace
}  // namespace caunoi
