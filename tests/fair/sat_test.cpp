// The SAT wrapper, its counters and MaxSAT, against enumeration.
#include "fair/sat.hpp"

#include <gtest/gtest.h>

#include "fair/fairs.hpp"
#include "fair/maxsat.hpp"

using namespace caunoi::planning;

TEST(Sat, AnswersCoresAndWrongOrderAreSafe) {
  Sat sat;
  const int x = sat.variable(), y = sat.variable(), z = sat.variable();
  EXPECT_FALSE(sat.value(x));  // before any answer
  EXPECT_TRUE(sat.core().empty());
  sat.add({-x, -y});
  ASSERT_EQ(sat.solve(std::vector<int>{x, z}), Sat::Answer::yes);
  EXPECT_TRUE(sat.value(x));
  EXPECT_TRUE(sat.value(-y));
  sat.add({-x, z});
  EXPECT_TRUE(sat.value(x));  // the answer outlives new clauses
  ASSERT_EQ(sat.solve(std::vector<int>{z, x, y}), Sat::Answer::no);
  EXPECT_FALSE(sat.value(x));
  auto core = sat.core();
  std::sort(core.begin(), core.end());
  EXPECT_EQ(core, (std::vector{x, y}));
}

TEST(Sat, StopEndsASearch) {
  Sat sat([] { return true; });
  std::vector<std::vector<int>> hole(12);
  for (auto& list : hole)
    for (int i = 0; i < 13; ++i) list.push_back(sat.variable());
  for (int i = 0; i < 13; ++i) {
    std::vector<int> clause;
    for (const auto& list : hole) clause.push_back(list[static_cast<std::size_t>(i)]);
    sat.add(clause);
  }
  for (const auto& list : hole) sat.at_most_one(list);
  EXPECT_EQ(sat.solve(), Sat::Answer::stopped);
}

TEST(Sat, ConflictsCanBeRationed) {
  Sat sat;
  std::vector<std::vector<int>> hole(9);
  for (auto& list : hole)
    for (int i = 0; i < 10; ++i) list.push_back(sat.variable());
  for (int i = 0; i < 10; ++i) {
    std::vector<int> clause;
    for (const auto& list : hole) clause.push_back(list[static_cast<std::size_t>(i)]);
    sat.add(clause);
  }
  for (const auto& list : hole) sat.at_most_one(list);
  sat.allow(0);
  EXPECT_EQ(sat.solve(), Sat::Answer::stopped);
  EXPECT_TRUE(sat.spent());
  sat.allow(100);
  EXPECT_EQ(sat.solve(), Sat::Answer::stopped);
  sat.allow(-1);
  EXPECT_EQ(sat.solve(), Sat::Answer::no);
  EXPECT_FALSE(sat.spent());
}

TEST(Sat, AtMostOneAndCountersAgreeWithCounting) {
  for (int n = 1; n <= 9; ++n) {
    for (int limit = 1; limit <= n; ++limit) {
      Sat sat;
      std::vector<int> inputs;
      for (int i = 0; i < n; ++i) inputs.push_back(sat.variable());
      const Counter counter(sat, inputs, limit, true);
      ASSERT_EQ(counter.limit(), limit);
      for (int bits = 0; bits < 1 << n; ++bits) {
        std::vector<int> assumptions;
        for (int i = 0; i < n; ++i)
          assumptions.push_back((bits >> i & 1) != 0 ? inputs[static_cast<std::size_t>(i)]
                                                     : -inputs[static_cast<std::size_t>(i)]);
        ASSERT_EQ(sat.solve(assumptions), Sat::Answer::yes);
        for (int k = 1; k <= limit; ++k)
          ASSERT_EQ(sat.value(counter.at_least(k)), __builtin_popcount(static_cast<unsigned>(bits)) >= k);
      }
    }
    Sat sat;
    std::vector<int> inputs;
    for (int i = 0; i < n; ++i) inputs.push_back(sat.variable());
    sat.at_most_one(inputs);
    for (int bits = 0; bits < 1 << n; ++bits) {
      std::vector<int> assumptions;
      for (int i = 0; i < n; ++i)
        assumptions.push_back((bits >> i & 1) != 0 ? inputs[static_cast<std::size_t>(i)]
                                                   : -inputs[static_cast<std::size_t>(i)]);
      ASSERT_EQ(sat.solve(assumptions) == Sat::Answer::yes, __builtin_popcount(static_cast<unsigned>(bits)) <= 1);
    }
  }
}

TEST(MaxSat, FindsTheLeastCostAndKeepsOnlyItsSolutions) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    fairs::Dice dice(seed);
    const int n = 3 + dice.below(6);
    std::vector<std::vector<int>> clauses;
    for (int c = dice.below(14); c > 0; --c) {
      std::vector<int> clause;
      for (int l = 1 + dice.below(3); l > 0; --l) clause.push_back((1 + dice.below(n)) * (dice.one_in(2) ? 1 : -1));
      clauses.push_back(std::move(clause));
    }
    std::vector<Soft> softs;
    for (int s = 2 + dice.below(8); s > 0; --s)
      softs.push_back({(1 + dice.below(n)) * (dice.one_in(4) ? -1 : 1), 1 + dice.below(6)});
    const auto holds = [](int literal, int bits) {
      return (bits >> (std::abs(literal) - 1) & 1) == (literal > 0 ? 1 : 0);
    };
    const auto cost_of = [&](int bits) {
      std::int64_t cost = 0;
      for (const auto& soft : softs) cost += holds(soft.literal, bits) ? 0 : soft.weight;
      return cost;
    };
    std::int64_t least = -1;
    for (int bits = 0; bits < 1 << n; ++bits) {
      bool all = true;
      for (const auto& clause : clauses)
        all = all && std::any_of(clause.begin(), clause.end(), [&](int literal) { return holds(literal, bits); });
      if (all && (least < 0 || cost_of(bits) < least)) least = cost_of(bits);
    }
    Sat sat;
    for (int v = 0; v < n; ++v) sat.variable();
    for (const auto& clause : clauses) sat.add(clause);
    const auto result = minimise(sat, softs, [] { return true; });
    ASSERT_EQ(result.impossible, least < 0) << seed;
    if (least < 0) continue;
    ASSERT_TRUE(result.proved) << seed;
    EXPECT_EQ(result.least_cost, least) << seed;
    ASSERT_EQ(sat.solve(), Sat::Answer::yes);
    int bits = 0;
    for (int v = 1; v <= n; ++v) bits |= sat.value(v) ? 1 << (v - 1) : 0;
    EXPECT_EQ(cost_of(bits), least) << seed;
  }
}
