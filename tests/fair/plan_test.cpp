// plan() against an oracle that tries everything, and on fairs of the size people have.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>

#include "caunoi/fair.hpp"
#include "fair/fairs.hpp"
#include "fair/oracle.hpp"

using namespace caunoi;

namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

void agree(const Fair& fair, const std::string& name) {
  const auto best = oracle::best(fair);
  const auto programme = plan(fair, {20, 1});
  ASSERT_TRUE(programme) << name << programme.error().message;
  if (!best.feasible) {
    EXPECT_EQ(programme->status, Programme::Status::infeasible) << name;
    EXPECT_FALSE(programme->conflict.empty()) << name;
    return;
  }
  ASSERT_EQ(programme->status, Programme::Status::optimal) << name;
  EXPECT_THAT(violations(fair, *programme), testing::IsEmpty()) << name;
  EXPECT_NEAR(programme->value, best.value, 1e-9) << name;
  EXPECT_NEAR(programme->value_bound, best.value, 1e-9) << name;
  if (std::find(fair.order.begin(), fair.order.end(), Fair::Goal::breaks) != fair.order.end()) {
    EXPECT_EQ(programme->breaks, best.breaks) << name;
    EXPECT_EQ(programme->breaks_bound, best.breaks) << name;
  }
}

}  // namespace

TEST(Plan, AgreesWithTheOracleUnderAnyRules) {
  for (unsigned seed = 0; seed < 2000; ++seed) agree(fairs::small(seed), fmt::format("seed {}", seed));
}

TEST(Plan, AgreesWithTheOracleOnLongDays) {
  for (unsigned seed = 0; seed < 400; ++seed)
    agree(fairs::small(seed, {.times = seed % 2 == 0, .hard = seed % 3 != 0, .slots = 7, .pairs = 5}),
          fmt::format("seed {}", seed));
}

TEST(Plan, AgreesWithTheOracleWhereNothingIsHard) {
  for (unsigned seed = 1000; seed < 1400; ++seed)
    agree(fairs::small(seed, {.times = false, .odd = false, .hard = false}), fmt::format("seed {}", seed));
  for (unsigned seed = 1400; seed < 1700; ++seed)
    agree(fairs::small(seed, {.hard = false}), fmt::format("seed {}", seed));
}

TEST(Plan, AgreesWithTheOracleInOtherOrders) {
  using enum Fair::Goal;
  const std::vector<std::vector<Fair::Goal>> orders{{breaks, value},           {value, fairness, breaks},
                                                    {fairness, value},         {value},
                                                    {value, breaks, fairness}, {changes, fairness, breaks, value}};
  for (unsigned seed = 2000; seed < 2600; ++seed) {
    auto fair = fairs::small(seed, {.times = seed % 2 == 0, .odd = seed % 3 == 0, .hard = seed % 4 == 0});
    fair.order = orders[seed % orders.size()];
    agree(fair, fmt::format("seed {}", seed));
  }
}

/// Leximin is proved by selections alone, so where times decide an answer may stay without a proof; one with a proof is
/// the oracle's, in every goal.
TEST(Plan, LeximinAgreesWithTheOracle) {
  using enum Fair::Goal;
  const std::vector<std::vector<Fair::Goal>> orders{
      {fairness, value}, {fairness, value, breaks}, {value, fairness}, {value, fairness, breaks}, {fairness}};
  int proved = 0, asked = 0, lost = 0;
  for (unsigned seed = 5000; seed < 5600; ++seed) {
    auto fair = fairs::small(seed, {.times = seed % 2 == 0, .odd = seed % 3 == 0, .hard = seed % 4 == 0});
    fair.order = orders[seed % orders.size()];
    fair.fairness = Fair::Fairness::leximin;
    if (seed % 7 == 0) fair.fairness_side = Fair::Side::visitor;
    const auto best = oracle::best(fair);
    const auto programme = plan(fair, {20, 1});
    ASSERT_TRUE(programme) << seed << programme.error().message;
    ASSERT_EQ(programme->status == Programme::Status::infeasible, !best.feasible) << seed;
    if (!best.feasible) continue;
    EXPECT_THAT(violations(fair, *programme), testing::IsEmpty()) << seed;
    ++asked;
    ASSERT_TRUE(programme->fairness) << seed;
    EXPECT_LE(programme->fairness->least, programme->fairness->least_bound) << seed;
    EXPECT_NEAR(programme->fairness->lost, programme->fairness->value_without - programme->value, 1e-9) << seed;
    lost += programme->fairness->lost > 0.1 ? 1 : 0;
    const auto score = oracle::score_of(fair, *programme);
    for (std::size_t k = 0; k < score.size(); ++k) {
      if (programme->status == Programme::Status::optimal)
        EXPECT_NEAR(score[k], best.score[k], 1e-9) << seed << " " << k;
      else if (score[k] < best.score[k] - 1e-9)
        break;
    }
    proved += programme->status == Programme::Status::optimal ? 1 : 0;
  }
  EXPECT_GT(proved * 10, asked * 7) << proved << " of " << asked;
  EXPECT_GT(lost, 10);
}

TEST(Plan, HaiPhongIsOptimalWithinASecond) {
  for (unsigned seed = 0; seed < 3; ++seed) {
    for (const int interpreters : {10, 13}) {
      const auto fair = fairs::hai_phong(seed, interpreters);
      const double start = now();
      const auto programme = plan(fair);
      const double seconds = now() - start;
      ASSERT_TRUE(programme) << programme.error().message;
      EXPECT_EQ(programme->meetings.size(), 120u);
      EXPECT_EQ(programme->status, Programme::Status::optimal);
      EXPECT_EQ(programme->value_bound, 120);
      // Ten interpreters at once leave three exhibitors idle in every slot, so some wait in the middle of the day.
      EXPECT_EQ(programme->breaks, interpreters == 10 ? 7 : 0);
      EXPECT_EQ(programme->unplaced.size(), 30u);
#ifdef NDEBUG
      EXPECT_LT(seconds, 3) << "meant to be under one on a quiet machine";
#else
      (void)seconds;
#endif
    }
  }
}

TEST(Plan, SameBytesForAnyThreadsAndAnyOrderInTheFile) {
  auto fair = fairs::hai_phong(3, 13);
  for (std::size_t i = 0; i < 13; ++i) fair.participants[i].table = std::to_string(i + 1);
  const auto bytes = [&](unsigned threads) {
    auto programme = plan(fair, {30, 5}, {.threads = threads}).value();
    programme.seconds = 0;  // whole seconds differ where the machine is busy
    return to_json(programme);
  };
  const auto text = bytes(1);
  EXPECT_EQ(bytes(2), text);
  std::reverse(fair.participants.begin(), fair.participants.end());
  std::reverse(fair.pairs.begin(), fair.pairs.end());
  EXPECT_EQ(bytes(0), text);
}

TEST(Plan, ExhibitorsStayAtTheirTableWithTheirInterpreter) {
  const auto programme = plan(fairs::hai_phong(0, 13));
  ASSERT_TRUE(programme);
  std::map<std::string, std::set<std::string>> tables, interpreters;
  for (const auto& meeting : programme->meetings)
    tables[meeting.a].insert(meeting.table), interpreters[meeting.a].insert(meeting.interpreter);
  for (const auto& [id, used] : tables) EXPECT_EQ(used.size(), 1u) << id;
  for (const auto& [id, used] : interpreters) EXPECT_EQ(used.size(), 1u) << id;
}

TEST(Plan, NoTimeStillGivesACheckedPlan) {
  for (const int interpreters : {5, 10}) {
    const auto fair = fairs::hai_phong(1, interpreters);
    const auto programme = plan(fair, {0, 1});
    ASSERT_TRUE(programme) << programme.error().message;
    EXPECT_THAT(violations(fair, *programme), testing::IsEmpty());
    EXPECT_EQ(programme->value, interpreters == 5 ? 60 : 120);
  }
  for (unsigned seed = 0; seed < 200; ++seed) {
    const auto fair = fairs::small(seed);
    const auto programme = plan(fair, {0, 1});
    ASSERT_TRUE(programme) << programme.error().message;
    EXPECT_EQ(programme->status == Programme::Status::infeasible, !oracle::best(fair).feasible) << seed;
    EXPECT_GE(programme->value_bound, oracle::best(fair).value - 1e-9) << seed;
  }
  EXPECT_FALSE(plan(fairs::small(1), {-1, 1}));
}

TEST(Plan, CancelledBeforeAnythingOrWithTheBestSoFar) {
  Cancel cancel;
  cancel.request();
  const auto nothing = plan(fairs::hai_phong(0), {}, {.cancel = &cancel});
  if (!nothing) EXPECT_EQ(nothing.error().code, Code::cancelled);

  auto fair = fairs::hai_phong(0, 26);  // two days of everybody with everybody: nobody proves its breaks
  fair.sessions = {{"first", "", 13}, {"second", "", 13}};
  for (int t = 14; t <= 26; ++t) fair.tables.push_back({std::to_string(t), {}, {}});
  for (auto& person : fair.participants) person.max_meetings.reset();
  fair.pairs.clear();
  for (int i = 0; i < 26; ++i) {
    for (int j = 26; j < 83; ++j) {
      const auto &a = fair.participants[static_cast<std::size_t>(i)].id,
                 &b = fair.participants[static_cast<std::size_t>(j)].id;
      if ((i + j) % 4 == 0) fair.pairs.push_back({a + "~" + b, a, b});
    }
  }
  const double start = now();
  Control control;
  control.progress = [&](const Tick& tick) { return tick.stage == "plan" && now() - start < 0.5; };
  const auto programme = plan(fair, {60, 1}, control);
  ASSERT_TRUE(programme) << programme.error().message;
  EXPECT_EQ(programme->status, Programme::Status::feasible);
  EXPECT_THAT(violations(fair, *programme), testing::IsEmpty());
  EXPECT_LT(now() - start, 10);
}

TEST(Plan, InterpretersShortAcrossBothSidesHaveATightBound) {
  auto fair = fairs::hai_phong(0, 5);
  for (std::size_t i = 0; i < fair.participants.size(); ++i) {
    fair.participants[i].max_meetings.reset();
    if (i % 2 == 0) fair.participants[i].languages.push_back("en");
  }
  const auto programme = plan(fair, {1, 1});
  ASSERT_TRUE(programme);
  EXPECT_EQ(programme->value, programme->value_bound);
}

TEST(Plan, RulesThatContradictEachOtherAreAnAnswer) {
  Fair fair;
  fair.sessions = {{"d", "", 3}};
  fair.tables = {{"1", "", {}}, {"2", "", {}}};
  fair.participants = {{"a"}, {"b"}, {"c"}, {"d"}, {"e"}};
  fair.pairs = {{"ab", "a", "b"}, {"ac", "a", "c"}, {"ad", "a", "d"}, {"ae", "a", "e"}};
  const auto refused = [](const Fair& f, const std::string& word) {
    for (const double limit : {0.0, 10.0}) {
      const auto programme = plan(f, {limit, 1});
      ASSERT_TRUE(programme) << programme.error().message;
      EXPECT_EQ(programme->status, Programme::Status::infeasible);
      EXPECT_THAT(programme->conflict, testing::Contains(testing::HasSubstr(word)));
    }
  };
  auto everywhere = fair;  // somebody who is never there
  everywhere.participants[1].unavailable = {0, 1, 2};
  auto programme = plan(everywhere);
  ASSERT_TRUE(programme);
  EXPECT_EQ(programme->status, Programme::Status::optimal);
  ASSERT_EQ(programme->unplaced.size(), 1u);
  EXPECT_EQ(programme->unplaced[0].pair, "ab");
  everywhere.pairs[0].required = true;
  refused(everywhere, "participant b is not available in slots 0, 1, 2");

  auto cycle = fair;
  cycle.pairs[0].before = {"ac"}, cycle.pairs[1].before = {"ad"}, cycle.pairs[2].before = {"ab"};
  programme = plan(cycle);  // wishes: all but one of the circle
  ASSERT_TRUE(programme);
  EXPECT_EQ(programme->status, Programme::Status::optimal);
  EXPECT_EQ(programme->value, 3);
  for (auto& pair : cycle.pairs) pair.required = pair.id != "ae";
  refused(cycle, "pair ab meets before pair ac");

  auto chain = fair;  // four after one another in three slots
  chain.participants.push_back({"f"});
  chain.pairs = {{"p", "a", "b", {}, true}, {"q", "c", "d", {}, true}, {"r", "e", "f", {}, true}, {"s", "a", "c", {}, true}};
  for (std::size_t i = 0; i < 3; ++i) chain.pairs[i].before = {chain.pairs[i + 1].id};
  refused(chain, "pair r meets before pair s");

  auto crowded = fair;
  for (auto& pair : crowded.pairs) pair.required = true;
  refused(crowded, "pair ae (a with e) is required");

  auto locks = fair;
  locks.locked = {{"ab", 1, "", ""}, {"ac", 1, "", ""}};
  refused(locks, "pair ac is locked to slot 1");

  const auto wrong = [](const Fair& f, const std::string& place) {
    const auto answer = plan(f);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Code::invalid_argument);
    EXPECT_EQ(answer.error().place, place);
  };
  auto itself = fair;
  itself.pairs[2].b = "a";
  wrong(itself, "fair.json#/pairs/2/b");
  auto none = fair;
  none.sessions[0].slots = 0;
  wrong(none, "fair.json#/sessions/0/slots");
  none.sessions.clear();
  wrong(none, "fair.json#/sessions");
  auto twice = fair;
  twice.locked = {{"ab", 1, "", ""}, {"ab", 2, "", ""}};
  wrong(twice, "fair.json#/locked/1/pair");
}

TEST(Plan, SomebodyAwayIsPlannedToOptimalityInATenthOfASecond) {
  for (unsigned seed = 0; seed < 4; ++seed) {
    auto fair = fairs::hai_phong(seed);
    fairs::Dice dice(seed + 100);
    for (auto& person : fair.participants)
      for (int s = 0; s < 12; ++s)
        if (dice.below(100) < 15) person.unavailable.push_back(s);
    if (seed % 2 == 1)
      for (auto& pair : fair.pairs) pair.value = 0.5 * (1 + dice.below(4));
    const double start = now();
    const auto programme = plan(fair);
    const double seconds = now() - start;
    ASSERT_TRUE(programme) << programme.error().message;
    EXPECT_EQ(programme->status, Programme::Status::optimal) << seed;
    EXPECT_EQ(programme->breaks, programme->breaks_bound);
#ifdef NDEBUG
    EXPECT_LT(seconds, 3) << "meant to be under a tenth on a quiet machine";
#else
    (void)seconds;
#endif
  }
}

TEST(Plan, EmptyFairsAreOptimal) {
  Fair fair;
  fair.sessions = {{"d", "", 1}};
  auto programme = plan(fair);
  ASSERT_TRUE(programme);
  EXPECT_EQ(programme->status, Programme::Status::optimal);
  fair.participants = {{"a"}, {"b"}};
  fair.pairs = {{"p", "a", "b"}};
  programme = plan(fair);  // no table
  ASSERT_TRUE(programme);
  EXPECT_TRUE(programme->meetings.empty());
  EXPECT_EQ(programme->unplaced.at(0).code, "no_table");
}

TEST(Plan, MoreThan64Slots) {
  Fair fair;
  fair.sessions = {{"d1", "", 50}, {"d2", "", 50}};
  fair.tables = {{"1", "", {}}};
  fair.participants = {{"a"}, {"b"}, {"c"}};
  fair.pairs = {{"p", "a", "b"}, {"q", "a", "c"}};
  fair.pairs[0].slot = 63;
  const auto programme = plan(fair);
  ASSERT_TRUE(programme);
  EXPECT_EQ(programme->status, Programme::Status::optimal);
  EXPECT_EQ(programme->breaks, 0);
  ASSERT_EQ(programme->meetings.size(), 2u);
  EXPECT_EQ(programme->meetings[1].slot - programme->meetings[0].slot, 1);
}
