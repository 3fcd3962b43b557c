// Two-sided measures against hand-computed cases and an oracle that looks at every pair.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/random.hpp"
#include "caunoi/evaluate.hpp"

namespace caunoi {
namespace {

TEST(TwoSided, AgreesWithHandComputationOnLists) {
  Market market;
  market.pairs = {{"n1", "s1", 0.9}, {"n1", "s2", 0.8}, {"n2", "s1", 0.7}, {"n2", "s2", 0.6}};
  market.supply = {"s3"};
  market.demand = {"n3"};
  market.list_length = 1;
  const auto t = two_sided(market).value();  // lists: n1: s1; n2: s1
  EXPECT_EQ(t.demand, 3U);
  EXPECT_EQ(t.supply, 3U);
  EXPECT_EQ(t.given, 2U);
  EXPECT_NEAR(t.demand_coverage, 2.0 / 3, 1e-12);
  EXPECT_NEAR(t.supply_coverage, 1.0 / 3, 1e-12);
  EXPECT_EQ(t.blocking_pairs, 0U);               // s2 has nobody, but both needs like s1 better
  EXPECT_NEAR(t.exposure_gini, 2.0 / 3, 1e-12);  // all on one of three
  EXPECT_NEAR(t.mutual_acceptance.value(), (0.81 + 0.49) / 2, 1e-12);
}

TEST(TwoSided, FindsPairsThatWouldRatherMeet) {
  Market market;
  market.pairs = {{"n1", "s1", 0.5, 0.2, 0.9},
                  {"n1", "s2", 0.5, 0.8, 0.4},
                  {"n2", "s2", 0.5, 0.5, 0.3},
                  {"n2", "s1", 0.5, 0.1, 0.2}};
  market.meetings = {{{"n1", "s1"}, {"n2", "s2"}}};
  auto t = two_sided(market).value();
  EXPECT_EQ(t.blocking_pairs, 1U);  // n1 and s2: .8 > .2 and .4 > .3
  EXPECT_NEAR(t.blocking_share, 0.5, 1e-12);
  EXPECT_NEAR(t.exposure_gini, 0, 1e-12);
  EXPECT_NEAR(t.mutual_acceptance.value(), (0.2 * 0.9 + 0.5 * 0.3) / 2, 1e-12);
  market.meetings = {{{"n1", "s2"}, {"n2", "s1"}}};
  t = two_sided(market).value();
  EXPECT_EQ(t.blocking_pairs, 0U);  // n1 likes s2 best; n2 would rather have s2, which likes n1 better
}

TEST(TwoSided, DoesNotCallValuesProbabilities) {
  Market market;
  market.pairs = {{"n", "s", 12}};
  EXPECT_FALSE(two_sided(market).value().mutual_acceptance);
}

TEST(TwoSided, IsFairWhenThereIsNothing) {
  const auto t = two_sided({}).value();
  EXPECT_EQ(t.demand_coverage, 0);
  EXPECT_EQ(t.exposure_gini, 0);
  EXPECT_FALSE(t.mutual_acceptance);
}

TEST(TwoSided, RefusesWhatCannotBe) {
  Market market;
  market.pairs = {{"n", "s", 0.5}, {"n", "s", 0.6}};
  EXPECT_EQ(two_sided(market).error().code, Code::invalid_argument);
  market.pairs = {{"n", "s", std::nan("")}};
  EXPECT_EQ(two_sided(market).error().code, Code::invalid_argument);
  market.pairs = {{"n", "s", 0.5}};
  market.meetings = {{{"n", "t"}}};
  EXPECT_EQ(two_sided(market).error().code, Code::invalid_argument);
}

TEST(TwoSided, AgreesWithANaiveOracle) {
  Random random(21);
  for (int round = 0; round < 300; ++round) {
    const int needs = 1 + static_cast<int>(random.below(6)), supplies = 1 + static_cast<int>(random.below(6));
    const auto tenths = [&] { return static_cast<double>(random.below(11)) / 10; };
    Market market;
    market.list_length = 1 + random.below(3);
    std::map<std::pair<std::string, std::string>, std::pair<double, double>> likes;
    for (int n = 0; n < needs; ++n) market.demand.push_back("n" + std::to_string(n));
    for (int s = 0; s < supplies; ++s) market.supply.push_back("s" + std::to_string(s));
    for (const auto& n : market.demand)
      for (const auto& s : market.supply) {
        if (random.below(4) == 0) continue;
        ScoredPair pair{n, s, tenths(), {}, {}};
        if (random.below(2) == 0) pair.demand_score = tenths();
        if (random.below(2) == 0) pair.supply_score = tenths();
        likes[{n, s}] = {pair.demand_score.value_or(pair.score), pair.supply_score.value_or(pair.score)};
        market.pairs.push_back(pair);
      }
    std::set<std::pair<std::string, std::string>> given;
    std::map<std::string, double> exposure;
    if (random.below(2) == 0) {
      market.meetings.emplace();
      for (const auto& pair : market.pairs)
        if (random.below(3) == 0) {
          market.meetings->emplace_back(pair.demand, pair.supply);
          given.emplace(pair.demand, pair.supply);
          exposure[pair.supply] += 1;
        }
    } else {
      for (const auto& n : market.demand) {
        std::vector<std::pair<double, std::string>> list;
        for (const auto& pair : market.pairs)
          if (pair.demand == n) list.emplace_back(-pair.score, pair.supply);
        std::sort(list.begin(), list.end());
        for (std::size_t i = 0; i < list.size() && i < market.list_length; ++i) {
          given.emplace(n, list[i].second);
          exposure[list[i].second] += 1 / std::log2(static_cast<double>(i) + 2);
        }
      }
    }
    std::size_t blocking = 0;
    for (const auto& [pair, like] : likes) {
      if (given.contains(pair)) continue;
      bool n_would = false, s_would = false, n_has = false, s_has = false;
      for (const auto& got : given) {
        if (got.first == pair.first) n_has = true, n_would = n_would || likes[got].first < like.first;
        if (got.second == pair.second) s_has = true, s_would = s_would || likes[got].second < like.second;
      }
      if ((n_would || !n_has) && (s_would || !s_has)) ++blocking;
    }
    double differences = 0, total = 0;
    for (const auto& a : market.supply) {
      total += exposure[a];
      for (const auto& b : market.supply) differences += std::abs(exposure[a] - exposure[b]);
    }
    std::reverse(market.pairs.begin(), market.pairs.end());  // the order of the pairs must not matter
    const auto t = two_sided(market).value();
    ASSERT_EQ(t.given, given.size());
    ASSERT_EQ(t.blocking_pairs, blocking);
    ASSERT_NEAR(t.exposure_gini, total > 0 ? differences / (2 * supplies * total) : 0, 1e-9);
    std::set<std::string> n_served, s_served;
    for (const auto& [n, s] : given) n_served.insert(n), s_served.insert(s);
    ASSERT_NEAR(t.demand_coverage, static_cast<double>(n_served.size()) / needs, 1e-12);
    ASSERT_NEAR(t.supply_coverage, static_cast<double>(s_served.size()) / supplies, 1e-12);
  }
}

}  // namespace
}  // namespace caunoi
