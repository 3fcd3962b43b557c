// Parts that hold whole enterprises, the choice of a strength, and what is foretold for enterprises not seen.
#include <gtest/gtest.h>

#include <set>

#include "simulated.hpp"

namespace caunoi {
namespace {

TEST(Deal, PutsAnEnterpriseIntoOnePartAndPartsAreAlike) {
  Random random(1);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::size_t> sizes(10 + random.below(100));
    std::size_t meetings = 0, largest = 0;
    for (auto& size : sizes) meetings += size = 1 + random.below(9), largest = std::max(largest, size);
    const std::size_t folds = 3 + random.below(8);
    const auto part = deal(sizes, folds, static_cast<std::uint64_t>(round));
    ASSERT_EQ(part.size(), sizes.size());
    std::vector<std::size_t> of_part(folds);
    for (std::size_t e = 0; e < sizes.size(); ++e) of_part.at(part[e]) += sizes[e];
    for (const auto size : of_part) {
      EXPECT_GT(size, 0U);
      EXPECT_LE(std::abs(static_cast<double>(size) - static_cast<double>(meetings) / static_cast<double>(folds)),
                largest);
    }
    EXPECT_EQ(part, deal(sizes, folds, static_cast<std::uint64_t>(round)));
  }
  EXPECT_NE(deal(std::vector<std::size_t>(40, 3), 5, 1), deal(std::vector<std::size_t>(40, 3), 5, 2));
}

// The rule word by word: the mean of each column, the least, the standard error of the difference between enterprises.
std::size_t naive_choice(const Eigen::MatrixXd& losses, const std::vector<std::size_t>& rows,
                         const std::vector<std::uint32_t>& enterprise_of) {
  std::vector<double> mean(static_cast<std::size_t>(losses.cols()));
  for (std::size_t s = 0; s < mean.size(); ++s) {
    for (const auto n : rows) mean[s] += losses(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(s));
    mean[s] /= static_cast<double>(rows.size());
  }
  const auto best = static_cast<std::size_t>(std::ranges::min_element(mean) - mean.begin());
  std::set<std::uint32_t> seen;
  for (const auto n : rows) seen.insert(enterprise_of[n]);
  for (std::size_t s = 0; s < mean.size(); ++s) {
    double variance = 0;
    for (const auto enterprise : seen) {
      double sum = 0;
      for (const auto n : rows)
        if (enterprise_of[n] == enterprise)
          sum += losses(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(s)) -
                 losses(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(best)) - (mean[s] - mean[best]);
      variance += sum * sum;
    }
    const auto count = static_cast<double>(seen.size()), meetings = static_cast<double>(rows.size());
    if (mean[s] - mean[best] <= std::sqrt(variance * count / (count - 1)) / meetings) return s;
  }
  return best;
}

TEST(Strength, IsTheStrongestWithinOneErrorOfTheBest) {
  Random random(2);
  std::set<std::size_t> chosen;
  for (int round = 0; round < 300; ++round) {
    Eigen::MatrixXd losses(60, 4);
    std::vector<std::uint32_t> enterprise_of;
    std::vector<std::size_t> rows;
    for (Eigen::Index n = 0; n < 60; ++n) {
      enterprise_of.push_back(static_cast<std::uint32_t>(random.below(12)));
      if (random.below(5) != 0) rows.push_back(static_cast<std::size_t>(n));
      const double common = random.unit();
      for (Eigen::Index s = 0; s < 4; ++s)
        losses(n, s) = common + 0.1 * test::normal(random) - 0.02 * static_cast<double>(s);
    }
    const auto got = strongest_within_one_error(losses, rows, enterprise_of, 12);
    EXPECT_EQ(got, naive_choice(losses, rows, enterprise_of));
    chosen.insert(got);
  }
  EXPECT_GE(chosen.size(), 3U);
  EXPECT_EQ(strongest_within_one_error(Eigen::MatrixXd::Constant(5, 3, 0.5), {0, 1, 2, 3, 4}, {0, 1, 2, 3, 4}, 5),
            0U);  // all alike: do nothing
}

TEST(Concordance, IsTheShareOfPairsInOrderWithinAPart) {
  const Eigen::VectorXd odds{{1, 2, 3, 0, 0}}, results{{0, 1, 0.5, 1, 0}};
  EXPECT_DOUBLE_EQ(concordance(odds, results, {0, 0, 0, 1, 1}), (1 + 1 + 0 + 0.5) / 4.0);
  EXPECT_DOUBLE_EQ(concordance(odds, Eigen::VectorXd::Ones(5), {0, 0, 0, 1, 1}), 0.5);
}

// Every pair of meetings looked at.
double naive_concordance(const Eigen::VectorXd& odds, const Eigen::VectorXd& results,
                         const std::vector<std::size_t>& part_of) {
  double right = 0, pairs = 0;
  for (Eigen::Index a = 0; a < odds.size(); ++a)
    for (Eigen::Index b = 0; b < a; ++b) {
      if (results[a] == results[b] || part_of[static_cast<std::size_t>(a)] != part_of[static_cast<std::size_t>(b)])
        continue;
      right += odds[a] == odds[b] ? 0.5 : (odds[a] > odds[b]) == (results[a] > results[b]) ? 1 : 0;
      ++pairs;
    }
  return pairs > 0 ? right / pairs : 0.5;
}

TEST(Concordance, IsWhatLookingAtEveryPairGives) {
  Random random(7);
  for (int round = 0; round < 500; ++round) {
    const std::size_t size = random.below(60), folds = 1 + random.below(5);
    const std::uint64_t levels = 1 + random.below(8), odds_levels = 1 + random.below(20);
    Eigen::VectorXd odds(static_cast<Eigen::Index>(size)), results(odds.size());
    std::vector<std::size_t> part_of;
    for (Eigen::Index n = 0; n < odds.size(); ++n) {
      odds[n] = round % 3 == 0 ? test::normal(random) : static_cast<double>(random.below(odds_levels)) - 5;
      results[n] = static_cast<double>(random.below(levels)) / 7;
      part_of.push_back(random.below(folds));
    }
    EXPECT_EQ(concordance(odds, results, part_of), naive_concordance(odds, results, part_of)) << round;
  }
}

TEST(CrossValidation, ATemperIsNotForetold) {
  // What the signals of an enterprise look like names it, and its results are its own: whoever has seen it knows the
  // rest.
  Random random(3);
  Meetings meetings;
  meetings.enterprises = 40;
  std::vector<PairSignals> signals;
  std::vector<double> tempers;
  for (std::uint32_t e = 0; e < meetings.enterprises; ++e) {
    signals.push_back(test::random_signals(random, 0));
    tempers.push_back(e % 2);
  }
  std::vector<std::uint32_t> enterprise_of, alone;
  for (std::uint32_t n = 0; n < 400; ++n) {
    meetings.meetings.push_back({signals[n % 40], tempers[n % 40], n % 40});
    enterprise_of.push_back(n % 40);
    alone.push_back(n);
  }
  const auto evidence = evidence_of(meetings, default_weights());
  const auto grouped = cross_validate(evidence, enterprise_of, 40, 5, 1, {});
  const auto leaking = cross_validate(evidence, alone, 400, 5, 1, {});  // each meeting an enterprise of its own
  ASSERT_TRUE(grouped && leaking);
  EXPECT_EQ(grouped->strength, 0U);
  EXPECT_LE(grouped->gain_low, 0);
  EXPECT_GT(leaking->gain_low, 0.05);
}

TEST(CrossValidation, StaysWhereResultsAreChance) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const auto meetings = test::simulated({.meetings = 400, .enterprises = 60, .slope = 0, .temper = 0.5, .seed = seed},
                                          default_weights());
    const auto learnt = learn_weights(meetings, {}, {});
    ASSERT_TRUE(learnt);
    EXPECT_EQ(learnt->verdict, Learnt::Verdict::not_better) << seed;
    EXPECT_EQ(learnt->weights, default_weights());
  }
}

TEST(CrossValidation, OneNumberIsTheMeanOfTheOthers) {
  const auto meetings =
      test::simulated({.meetings = 2000, .enterprises = 300, .slope = 0, .seed = 4}, default_weights());
  const auto learnt = learn_weights(meetings, {}, {});
  ASSERT_TRUE(learnt);
  double mean = 0;
  for (const auto& meeting : meetings.meetings) mean += meeting.result / 2000;
  EXPECT_NEAR(learnt->log_loss_of_mean, -mean * std::log(mean) - (1 - mean) * std::log(1 - mean), 0.002);
  EXPECT_NEAR(learnt->before.concordance, 0.5, 0.03);
}

}  // namespace
}  // namespace caunoi
