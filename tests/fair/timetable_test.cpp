// Grid, colouring, and breaks: search and bound.
#include <gtest/gtest.h>

#include "caunoi/fair.hpp"
#include "fair/breaks.hpp"
#include "fair/colouring.hpp"
#include "fair/fairs.hpp"
#include "fair/grid.hpp"
#include "fair/oracle.hpp"
#include "fair/patterns.hpp"
#include "fair/selection.hpp"
#include "fair/slotted.hpp"
#include "fair/windows.hpp"

using namespace caunoi;
using namespace caunoi::planning;

namespace {

const auto never = [] { return false; };

/// `slots` meetings for each of `hosts` hosts with guests by chance, tables for all of them.
Fair dense(unsigned seed, int hosts, int guests, int slots, int tables) {
  fairs::Dice dice(seed);
  Fair fair;
  fair.sessions = {{"d", "", slots}};
  for (int t = 0; t < tables; ++t) fair.tables.push_back({std::to_string(t), {}, {}});
  for (int i = 0; i < hosts + guests; ++i)
    fair.participants.push_back({fmt::format("{}{:03}", i < hosts ? 'h' : 'v', i)});
  for (int p = 0; p < hosts * guests; ++p) {
    if (dice.one_in(3)) continue;
    Fair::Pair pair;
    pair.a = fair.participants[static_cast<std::size_t>(p % hosts)].id;
    pair.b = fair.participants[static_cast<std::size_t>(hosts + p / hosts)].id;
    pair.id = pair.a + "~" + pair.b;
    fair.pairs.push_back(std::move(pair));
  }
  return fair;
}

}  // namespace

TEST(Grid, BreaksAreCountedLikeByHandAcrossWords) {
  Fair fair;
  fair.sessions = {{"d", "", 200}};
  fair.participants.push_back({"a"});
  for (int i = 0; i < 40; ++i) {
    fair.participants.push_back({fmt::format("b{}", i)});
    fair.pairs.push_back({fmt::format("p{:02}", i), "a", fmt::format("b{}", i)});
  }
  fair.tables = {{"1", "", {}}};
  const Model model = make_model(fair);
  for (unsigned seed = 0; seed < 200; ++seed) {
    fairs::Dice dice(seed);
    Grid grid(model);
    std::vector<char> busy(200, 0);
    for (int p = 0; p < model.pairs(); ++p) {
      const int slot = 60 + dice.below(80);
      if (busy[static_cast<std::size_t>(slot)] != 0) continue;
      busy[static_cast<std::size_t>(slot)] = 1;
      grid.place(p, slot);
    }
    const auto breaks = [&] {
      int count = 0, last = -1;
      for (int s = 0; s < 200; ++s) {
        if (busy[static_cast<std::size_t>(s)] == 0) continue;
        if (last >= 0 && s > last + 1) ++count;
        last = s;
      }
      return count;
    };
    EXPECT_EQ(grid.breaks(0), breaks());
    const int s = 60 + dice.below(80), t = 60 + dice.below(80);
    const int changed = grid.breaks_exchanged(0, s, t);
    std::swap(busy[static_cast<std::size_t>(s)], busy[static_cast<std::size_t>(t)]);
    EXPECT_EQ(changed, breaks());
  }
}

TEST(Grid, KempeExchangesKeepEveryCount) {
  const auto fair = dense(1, 6, 8, 8, 6);
  const Model model = make_model(fair);
  Grid grid(model);
  ASSERT_TRUE(colour(model, std::vector<char>(static_cast<std::size_t>(model.pairs()), 1), grid));
  fairs::Dice dice(2);
  std::vector<int> chain;
  for (int step = 0; step < 2000; ++step) {
    const int p = dice.below(model.pairs()), s = grid.slot_of(p), t = dice.below(model.slots);
    if (s == t) continue;
    grid.chain(p, t, chain);
    const int excess = grid.excess(), change = grid.excess_after(chain, s, t);
    grid.exchange(chain, s, t);
    ASSERT_EQ(grid.excess(), excess + change);
    ASSERT_EQ(grid.slot_of(p), t);
    ASSERT_EQ(grid.meetings(), model.pairs());
    Grid fresh(model);
    fresh.assign(grid.slots());
    for (int i = 0; i < model.persons(); ++i) {
      ASSERT_EQ(fresh.breaks(i), grid.breaks(i));
      for (int k = 0; k < model.slots; ++k) ASSERT_EQ(fresh.at(i, k), grid.at(i, k));
    }
  }
}

TEST(Colouring, AsManySlotsAsTheBusiestHasMeetingsAndLevelTables) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    auto fair = dense(seed, 3 + static_cast<int>(seed % 9), 4 + static_cast<int>(seed % 14), 1, 1);
    std::map<std::string, int> degree;
    int busiest = 1;
    for (const auto& pair : fair.pairs) busiest = std::max({busiest, ++degree[pair.a], ++degree[pair.b]});
    fair.sessions[0].slots = busiest;
    const int tables = (static_cast<int>(fair.pairs.size()) + busiest - 1) / busiest;
    fair.tables.clear();
    for (int t = 0; t < tables; ++t) fair.tables.push_back({std::to_string(t), {}, {}});
    const Model model = make_model(fair);
    const std::vector<char> all(static_cast<std::size_t>(model.pairs()), 1);
    ASSERT_TRUE(slots_are_colours(model, all));
    Grid grid(model);
    ASSERT_TRUE(colour(model, all, grid)) << seed;
    EXPECT_EQ(grid.meetings(), model.pairs());
    EXPECT_EQ(grid.excess(), 0);
  }
}

TEST(BreaksBound, NeverPassesTheOracle) {
  int positive = 0;
  for (unsigned seed = 0; seed < 150; ++seed) {
    fairs::Dice dice(seed);
    auto fair = dense(seed, 2, 2 + dice.below(2), 3 + dice.below(2), 1 + dice.below(2));
    for (auto& table : fair.tables)
      if (dice.one_in(2)) table.unavailable.push_back(dice.below(fair.slot_count()));
    for (auto& pair : fair.pairs) pair.required = true;
    fair.order = {Fair::Goal::breaks};
    const auto best = oracle::best(fair);
    if (!best.feasible) continue;
    const Model model = make_model(fair);
    const auto selection = select(model);
    const int bound = least_breaks(model, {selection.least, selection.most, selection.least_meetings}, best.breaks + 3);
    EXPECT_LE(bound, best.breaks) << seed;
    positive += bound > 0 ? 1 : 0;
  }
  EXPECT_GT(positive, 5);
}

TEST(Breaks, SearchAndPatternsKeepTheRulesAndNeverGetWorse) {
  int reached = 0;  // which of many equal selections it starts from decides the rest
  for (unsigned seed = 0; seed < 4; ++seed) {
    const auto fair = fairs::hai_phong(seed);
    const Model model = make_model(fair);
    const auto selection = select(model);
    Grid start(model);
    ASSERT_TRUE(colour(model, selection.chosen, start));
    Grid searched = start;
    reduce_breaks(model, 0, true, seed, never, searched);
    EXPECT_LT(searched.breaks(), start.breaks());
    EXPECT_EQ(searched.weight(), start.weight());
    EXPECT_EQ(searched.excess(), 0);
    Grid arranged = searched;
    const int bound =
        least_breaks(model, {selection.least, selection.most, selection.least_meetings}, searched.breaks());
    EXPECT_EQ(bound, 7);
    arrange_by_patterns(model, bound, start, seed, never, arranged);
    EXPECT_LE(arranged.breaks(), searched.breaks());
    reached += arranged.breaks() == bound ? 1 : 0;
    EXPECT_EQ(arranged.excess(), 0);
    EXPECT_EQ(arranged.weight(), start.weight());
  }
  EXPECT_GE(reached, 3);
}

TEST(Slotted, BoundsTheValueAndIsTighterThanSelectionWherePeopleAreAway) {
  int tighter = 0, reached = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    const auto fair = fairs::small(seed, {.odd = false});
    const Model model = make_model(fair);
    const auto best = oracle::best(fair);
    const auto bound = slotted(model, never);
    if (bound.outcome == Slotted::Outcome::infeasible) EXPECT_FALSE(best.feasible) << seed;
    if (bound.outcome != Slotted::Outcome::optimal || !best.feasible) continue;
    EXPECT_GE(static_cast<double>(bound.weight_bound) / model.scale, best.value - 1e-9) << seed;
    tighter += bound.weight_bound < select(model).weight_bound ? 1 : 0;
    reached += std::abs(static_cast<double>(bound.weight_bound) / model.scale - best.value) < 1e-9 ? 1 : 0;
  }
  EXPECT_GT(tighter, 5);
  EXPECT_GT(reached, 200);
}

TEST(Windows, KeepTheRulesAndTheMeetingsAndLowerTheBreaks) {
  for (unsigned seed = 0; seed < 3; ++seed) {
    auto fair = dense(seed, 12, 16, 16, 10);
    for (std::size_t p = 3; p < fair.pairs.size(); p += 9) fair.pairs[p].before = {fair.pairs[p - 2].id};
    fairs::Dice dice(seed);
    for (auto& person : fair.participants) person.unavailable = {dice.below(16)};
    const Model model = make_model(fair);
    Grid grid(model);
    for (int p = 0; p < model.pairs(); ++p) {
      const int first = dice.below(model.slots);
      for (int k = 0; k < model.slots && !grid.placed(p); ++k)
        if (const int s = (first + k) % model.slots; grid.fits(p, s)) grid.place(p, s);
    }
    const int breaks = grid.breaks(), meetings = grid.meetings();
    const auto start = grid.slots();
    arrange_windows(model, breaks / 2, seed, never, grid);
    EXPECT_LT(grid.breaks(), breaks);
    EXPECT_EQ(grid.meetings(), meetings);
    EXPECT_EQ(grid.excess(), 0);
    for (int p = 0; p < model.pairs(); ++p) {
      if (!grid.placed(p)) continue;
      EXPECT_TRUE(grid.fits_time(p, grid.slot_of(p))) << p;
    }
    Grid again(model);
    again.assign(start);
    arrange_windows(model, breaks / 2, seed, never, again);
    EXPECT_EQ(again.slots(), grid.slots());
  }
}
