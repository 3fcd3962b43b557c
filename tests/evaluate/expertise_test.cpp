// Expertise loss against a hand-computed case, its definition word for word, and its edges.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "base/random.hpp"
#include "caunoi/evaluate.hpp"

namespace caunoi {
namespace {

Result<Expertise> of(std::string_view run, std::string_view ratings) {
  const caunoi::Run runs[] = {parse_run(run).value()};
  return expertise(runs, parse_judgments(ratings).value());
}

TEST(Expertise, AgreesWithHandComputation) {
  // Pairs: (a5,b4) weight 1 wrong, hard; (a5,c1) weight 4 right, easy; (b4,c1) weight 3 right, easy; (c1,d1) no weight;
  // (a5,d1) weight 4: d is not listed, below a: right, easy; (b4,d1) right, easy.
  const auto e = of("e Q0 a 1 2 x\ne Q0 b 2 3 x\ne Q0 c 3 1 x\n", "e 0 a 5\ne 0 b 4\ne 0 c 1\ne 0 d 1\n").value();
  EXPECT_NEAR(e.loss, 1.0 / 15, 1e-12);
  EXPECT_EQ(e.pairs, 5U);
  EXPECT_EQ(e.easy_pairs, 4U);
  EXPECT_EQ(e.hard_pairs, 1U);
  EXPECT_NEAR(e.easy.value(), 1, 1e-12);
  EXPECT_NEAR(e.hard.value(), 0, 1e-12);
}

TEST(Expertise, CountsATieAsHalfLostAndNotRight) {
  const auto e = of("e Q0 a 1 2 x\ne Q0 b 2 2 x\n", "e 0 a 5\ne 0 b 1\n").value();
  EXPECT_NEAR(e.loss, 0.5, 1e-12);
  EXPECT_NEAR(e.easy.value(), 0, 1e-12);
  EXPECT_FALSE(e.hard);
}

TEST(Expertise, DoesNotLeaveOutAnExpertWithoutAList) {
  EXPECT_NEAR(of("other Q0 a 1 2 x\n", "e 0 a 5\ne 0 b 1\n").value().loss, 0.5, 1e-12);
}

TEST(Expertise, RefusesWhatHasNoOrder) {
  EXPECT_EQ(of("e Q0 a 1 2 x\n", "e 0 a 5\ne 0 b 5\n").error().code, Code::invalid_argument);
  EXPECT_EQ(expertise({}, parse_judgments("e 0 a 5\ne 0 b 1\n").value()).error().code, Code::invalid_argument);
}

TEST(Expertise, AgreesWithItsDefinition) {
  Random random(3);
  for (int round = 0; round < 100; ++round) {
    std::vector<caunoi::Run> runs;  // inside a TEST, Run is a function of testing::Test
    std::string ratings;
    std::map<std::string, std::map<std::string, double>> rated;
    for (int e = 0; e < 4; ++e)
      for (int d = 0; d < 6; ++d) {
        const auto expert = "e" + std::to_string(e), document = "d" + std::to_string(d);
        const double grade = 1 + static_cast<double>(random.below(9)) / 2;
        rated[expert][document] = grade;
        ratings += expert + " 0 " + document + " " + std::to_string(grade) + "\n";
      }
    double mean = 0, easy = 0, easy_right = 0, hard = 0, hard_right = 0;
    for (int r = 0; r < 3; ++r) {
      std::string text;
      std::map<std::string, std::map<std::string, double>> scores;
      for (const auto& [expert, documents] : rated)
        for (const auto& entry : documents) {
          scores[expert][entry.first] = -1;
          if (random.below(5) == 0) continue;
          scores[expert][entry.first] = static_cast<double>(random.below(5));
          text += expert + " Q0 " + entry.first + " 1 " + std::to_string(scores[expert][entry.first]) + " x\n";
        }
      runs.push_back(parse_run(text).value());
      double lost = 0, most = 0;
      for (const auto& [expert, documents] : rated)
        for (auto p = documents.begin(); p != documents.end(); ++p)
          for (auto q = std::next(p); q != documents.end(); ++q) {
            const double truth = p->second - q->second, said = scores[expert][p->first] - scores[expert][q->first];
            if (truth == 0) continue;
            most += std::abs(truth);
            if (said == 0) lost += std::abs(truth) / 2;
            if (said * truth < 0) lost += std::abs(truth);
            if (std::min(p->second, q->second) >= 4) {
              ++hard;
              hard_right += said * truth > 0;
            }
            if (std::max(p->second, q->second) >= 4 && std::min(p->second, q->second) <= 2) {
              ++easy;
              easy_right += said * truth > 0;
            }
          }
      mean += lost / most / 3;
    }
    const auto e = expertise(runs, parse_judgments(ratings).value()).value();
    ASSERT_NEAR(e.loss, mean, 1e-9);
    ASSERT_EQ(e.by_run.size(), 3U);
    if (easy > 0) {
      ASSERT_NEAR(e.easy.value(), easy_right / easy, 1e-9);
    }
    if (hard > 0) {
      ASSERT_NEAR(e.hard.value(), hard_right / hard, 1e-9);
    }
    ASSERT_LE(e.low, e.high);
    const auto again = expertise(runs, parse_judgments(ratings).value()).value();
    ASSERT_EQ(e.low, again.low);
  }
}

}  // namespace
}  // namespace caunoi
