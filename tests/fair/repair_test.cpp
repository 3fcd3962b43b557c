// repair() against an oracle that tries everything, what must never happen, and the sizes people have.
#include "caunoi/repair.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "fair/changes.hpp"
#include "fair/days.hpp"
#include "fair/repair_oracle.hpp"

using namespace caunoi;

namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

int breaks_of(const Fair& fair, const Programme& programme) {
  int breaks = 0;
  for (const auto& person : fair.participants) {
    std::set<int> slots;
    for (const auto& m : programme.meetings)
      if (m.a == person.id || m.b == person.id) slots.insert(m.slot);
    int last = -1;
    for (const int s : slots) breaks += last >= 0 && s > last + 1 ? 1 : 0, last = s;
  }
  return breaks;
}

/// What a repair misses, in the order of the oracle.
std::vector<double> misses_of(const Fair& day, const Programme& old, const Repair& repair) {
  double rules = 0, promises = 0, given_up = 0, lost = 0, unfair = 0, changed = 0;
  std::map<std::string, const Programme::Meeting*> is;
  std::map<std::string, int> count;
  for (const auto& m : repair.programme.meetings) is[m.pair] = &m, ++count[m.a], ++count[m.b];
  const int slots = day.slot_count();
  for (const auto& person : day.participants) {
    const int open = slots - static_cast<int>(std::set<int>(person.unavailable.begin(), person.unavailable.end()).size());
    const int limit = std::min(person.max_meetings.value_or(open), open);
    rules += std::max(0, person.min_meetings - count[person.id]);
    for (int k = count[person.id] + 1; k <= limit; ++k) unfair += slots + 1 - k;
  }
  for (const auto& pair : day.pairs) {
    if (is.contains(pair.id)) continue;
    lost += pair.worth();
    rules += pair.required ? 1 : 0;
  }
  for (const auto& m : old.meetings) {
    const auto pair = std::find_if(day.pairs.begin(), day.pairs.end(), [&](const auto& p) { return p.id == m.pair; });
    if (pair == day.pairs.end()) continue;
    const auto there = is.find(m.pair);
    if (there == is.end())
      promises += pair->worth(), ++given_up;
    else
      changed += there->second->slot != m.slot || there->second->table != m.table ||
                 there->second->interpreter != m.interpreter;
  }
  std::vector<double> list{rules, promises, given_up};
  const auto changes = [&] { list.insert(list.end(), {double(repair.disturbed), changed}); };
  if (std::find(day.order.begin(), day.order.end(), Fair::Goal::changes) == day.order.end()) changes();
  for (const auto goal : day.order) {
    if (goal == Fair::Goal::changes) changes();
    if (goal == Fair::Goal::value) list.push_back(lost);
    if (goal == Fair::Goal::fairness) list.push_back(unfair);
    if (goal == Fair::Goal::breaks) list.push_back(breaks_of(day, repair.programme));
  }
  return list;
}

struct Tally {
  int repaired = 0, disturbed = 0, relaxed = 0, refused = 0, infeasible = 0;
};

void agree(unsigned seed, const std::vector<Fair::Goal>& order, Tally& tally) {
  auto fair = days::fair(seed);
  fair.order = order;
  const auto programme = plan(fair, {20, 1});
  ASSERT_TRUE(programme);
  if (programme->status == Programme::Status::infeasible) return;
  const auto changes = days::changes(seed, fair);
  const auto repair = caunoi::repair(fair, *programme, changes);
  if (!repair) {
    ASSERT_EQ(repair.error().code, Code::invalid_argument) << seed << repair.error().text();
    ASSERT_THAT(repair.error().place, testing::StartsWith("changes.json#/")) << seed << repair.error().text();
    ++tally.refused;
    return;
  }
  const auto day = planning::apply(fair, *programme, changes);
  ASSERT_TRUE(day);
  repair_oracle::Trial trial(day->fair, *programme);
  auto best = trial.run(true);
  if (repair->programme.status == Programme::Status::infeasible) {
    EXPECT_FALSE(trial.run(false)) << seed;
    EXPECT_FALSE(repair->programme.conflict.empty());
    ++tally.infeasible;
    return;
  }
  EXPECT_THAT(violations(fair, *programme, changes, *repair), testing::IsEmpty()) << seed;
  EXPECT_EQ(repair->programme.status, Programme::Status::optimal) << seed;
  EXPECT_EQ(repair->disturbed, repair->disturbed_bound) << seed;
  // Rules that cannot be kept: then the spread is given up too where it stands in the way.
  if (day->fair.break_spread && (!best || !repair->relaxed.empty())) return;
  ASSERT_TRUE(best) << seed;
  const auto misses = misses_of(day->fair, *programme, *repair);
  ASSERT_EQ(misses.size(), best->list.size());
  for (std::size_t i = 0; i < misses.size(); ++i) EXPECT_NEAR(misses[i], best->list[i], 1e-9) << seed << " goal " << i;
  ++tally.repaired;
  tally.disturbed += repair->disturbed > 0 ? 1 : 0;
  tally.relaxed += repair->relaxed.empty() ? 0 : 1;
}

}  // namespace

TEST(Repair, AgreesWithTheOracle) {
  Tally tally;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    agree(seed, {Fair::Goal::value, Fair::Goal::breaks}, tally);
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(tally.repaired, 500);
  EXPECT_GT(tally.disturbed, 60);
  EXPECT_GT(tally.relaxed, 20);
  EXPECT_GT(tally.refused, 50);
  EXPECT_LT(tally.refused, 400);
}

TEST(Repair, AgreesWithTheOracleInOtherOrders) {
  using enum Fair::Goal;
  const std::vector<std::vector<Fair::Goal>> orders{
      {value, Fair::Goal::changes, breaks}, {Fair::Goal::changes, fairness, value}, {breaks, value}, {value, fairness, breaks, Fair::Goal::changes}};
  Tally tally;
  for (unsigned seed = 3000; seed < 4200; ++seed) {
    agree(seed, orders[seed % orders.size()], tally);
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(tally.repaired, 400);
}
