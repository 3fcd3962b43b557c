// Learning from end to end: how many meetings it takes, which of them count, and that it changes weights only for the
// better.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "simulated.hpp"
#include "world.hpp"

namespace caunoi {
namespace {

using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

// 20 enterprises with a need each and 12 technologies, all about the same thing and otherwise as different as can be.
Survey::Records fair_records() {
  Survey::Records r;
  Random random(11);
  const auto organisation = [&](std::string id, int capability) {
    Organisation o;
    o.id = std::move(id);
    o.name.vi = "Công ty " + o.id;
    o.country = "VN";
    o.province = random.below(2) == 0 ? "Hải Phòng" : "Hà Nội";
    o.capability = capability;
    o.languages = {Lang::vi};
    if (random.below(2) == 0) o.certs = {"ISO 9001"};
    r.organisations.push_back(std::move(o));
  };
  for (int e = 10; e < 30; ++e) {
    organisation("E-" + std::to_string(e), 1 + static_cast<int>(random.below(5)));
    Need n;
    n.id = "N-" + std::to_string(e);
    n.organisation = "E-" + std::to_string(e);
    n.title.vi = "Xử lý nước thải dệt nhuộm";
    n.problem.vi = "Nước thải dệt nhuộm còn màu, COD cao, cần xử lý.";
    n.fields = {{Field::env, 1.0}};
    if (random.below(3) != 0) n.budget = Money{1e9 * static_cast<double>(1 + random.below(9)), 10e9, "VND", 2015, ""};
    if (random.below(3) != 0) n.urgency = 1 + static_cast<int>(random.below(3));
    n.capacity = Quantity{static_cast<double>(100 + random.below(2000)), 3000, "m3/d"};
    n.modes = {random.below(2) == 0 ? "TURNKEY" : "LIC_NX"};
    n.confidential = true;
    r.needs.push_back(std::move(n));
  }
  for (int t = 10; t < 22; ++t) {
    organisation("U-" + std::to_string(t), 5);
    Technology x;
    x.id = "T-" + std::to_string(t);
    x.provider = "U-" + std::to_string(t);
    x.title.vi = "Xử lý nước thải dệt nhuộm bằng màng";
    x.summary.vi = "Nước thải dệt nhuộm được khử màu, COD giảm.";
    x.fields = {{Field::env, 0.5 + 0.5 * random.unit()}};
    x.fields.push_back({Field::bio, 1 - x.fields[0].weight});
    x.trl = 3 + static_cast<int>(random.below(7));
    x.kind = "PROCESS";
    x.modes = {random.below(2) == 0 ? "TURNKEY" : "CONSULT"};
    x.capex = Money{5e8 * static_cast<double>(1 + random.below(20)), 12e9, "VND", 2015, ""};
    x.capacity = Quantity{50, static_cast<double>(100 + random.below(3000)), "m3/d"};
    x.operator_skill = 1 + static_cast<int>(random.below(5));
    r.technologies.push_back(std::move(x));
  }
  return r;
}

const test::World& world() {
  static const test::World made(test::made(fair_records()));
  return made;
}

// The first `count` pairs of a need and a technology with results by chance.
std::vector<Outcome> some_outcomes(std::size_t count) {
  std::vector<Outcome> out;
  Random random(5);
  for (const auto& need : world().survey.needs())
    for (const auto& technology : world().survey.technologies())
      if (out.size() < count)
        out.push_back({need.id, technology.id,
                       random.below(2) == 0   ? "NONE"
                       : random.below(2) == 0 ? "QUOTE"
                                              : "CONTRACT",
                       "", "o.csv:" + std::to_string(out.size() + 2)});
  return out;
}

Result<Learnt> learn(std::span<const Outcome> outcomes, const LearnOptions& options = {}, const Control& control = {}) {
  return learn_weights(world().ground, outcomes, options, control);
}

TEST(Learn, RefusesOneMeetingTooFewAndTakesTheLast) {
  const auto few = learn(some_outcomes(least_meetings - 1));
  ASSERT_FALSE(few);
  EXPECT_EQ(few.error().code, Code::invalid_argument);
  EXPECT_THAT(few.error().message, HasSubstr("199 meetings with a result, 1 fewer than the 200"));
  const auto enough = learn(some_outcomes(least_meetings));
  ASSERT_TRUE(enough) << enough.error().text();
  EXPECT_EQ(enough->meetings, least_meetings);
  EXPECT_EQ(enough->verdict, Learnt::Verdict::not_better);  // the results are chance
  EXPECT_EQ(enough->weights, default_weights());
}

TEST(Learn, MeetingsWithoutAResultDoNotCount) {
  auto outcomes = some_outcomes(204);
  outcomes[0].stage = "NO_SHOW_A";
  outcomes[1].stage = "HELD";
  outcomes[2].stage = "CANCELLED";
  outcomes[3] = outcomes[4];
  const auto learnt = learn(outcomes);
  ASSERT_TRUE(learnt) << learnt.error().text();
  EXPECT_EQ(learnt->meetings, 200U);
  EXPECT_THAT(learnt->left_out, UnorderedElementsAre(Pair("not_held", 2), Pair("no_result", 1), Pair("repeated", 1)));
  outcomes[5].stage = "DECLINED";
  EXPECT_THAT(learn(outcomes).error().message,
              HasSubstr("199 meetings with a result, 1 fewer than the 200 that learning needs (left out: "));
}

TEST(Learn, TheLatestWordOnAPairCounts) {
  auto outcomes = some_outcomes(200);
  for (auto& outcome : outcomes) outcome.stage = "NONE", outcome.date = "2016-01-01";
  auto later = outcomes;
  for (auto& outcome : later) outcome.stage = "CONTRACT", outcome.date = "2016-06-01";
  outcomes.insert(outcomes.begin(), later.begin(), later.end());
  const auto learnt = learn(outcomes);
  ASSERT_TRUE(learnt) << learnt.error().text();
  EXPECT_EQ(learnt->verdict, Learnt::Verdict::all_alike);  // all are contracts now
  EXPECT_EQ(learnt->weights, default_weights());
  EXPECT_THAT(learnt->left_out, UnorderedElementsAre(Pair("superseded", 200)));
}

TEST(Learn, FewEnterprisesAreNotEnough) {
  auto records = fair_records();
  for (auto& need : records.needs)
    need.organisation = need.id < "N-19" ? "E-10" : need.id;  // 9 needs of one, 11 others
  records.needs.resize(17);
  const test::World few(test::made(records));
  std::vector<Outcome> outcomes;
  for (const auto& outcome : some_outcomes(240))
    if (few.survey.need(outcome.demand) != nullptr) outcomes.push_back(outcome);
  ASSERT_GE(outcomes.size(), 200U);
  const auto learnt = learn_weights(few.ground, outcomes, {}, {});
  ASSERT_FALSE(learnt);
  EXPECT_THAT(learnt.error().message, HasSubstr("those of 9 enterprises"));
}

TEST(Learn, OrganisationsMeetAboutTheirBestPair) {
  std::vector<Outcome> by_record = some_outcomes(220), by_organisation = by_record;
  for (auto& outcome : by_organisation) {
    outcome.demand[0] = 'E';  // each has one need
    outcome.supply[0] = 'U';  // and one technology
  }
  const auto a = learn(by_record), b = learn(by_organisation);
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->before.log_loss, b->before.log_loss);
  EXPECT_EQ(a->meetings, b->meetings);
  by_organisation.push_back({"U-10", "T-11", "NONE", "", ""});
  by_organisation.push_back({"E-10", "E-11", "NONE", "", ""});
  EXPECT_THAT(learn(by_organisation)->left_out, UnorderedElementsAre(Pair("no_need", 1), Pair("no_technology", 1)));
}

TEST(Learn, MeetingsOfOneWithItselfDoNotCount) {
  auto records = fair_records();
  for (auto& technology : records.technologies)
    if (technology.id == "T-10") technology.provider = "E-12";
  const test::World made(test::made(records));
  const auto learnt = learn_weights(made.ground, some_outcomes(240), {}, {});
  ASSERT_TRUE(learnt) << learnt.error().text();
  EXPECT_EQ(learnt->meetings, 239U);
  EXPECT_THAT(learnt->left_out, UnorderedElementsAre(Pair("same_organisation", 1)));
}

TEST(Learn, RefusesWhatCannotBe) {
  auto outcomes = some_outcomes(200);
  outcomes[7].demand = "N-99";
  outcomes[9].stage = "contract";
  const auto learnt = learn(outcomes);
  ASSERT_FALSE(learnt);
  EXPECT_EQ(learnt.error().place, "o.csv:9");
  EXPECT_THAT(learnt.error().message, HasSubstr("'N-99'"));
  EXPECT_THAT(learnt.error().message, HasSubstr("(and 1 problem more)"));
  const auto good = some_outcomes(200);
  EXPECT_THAT(learn(good, {.folds = 2}).error().message, HasSubstr("3 to 10"));
  EXPECT_FALSE(learn(good, {.folds = 11}));
  LearnOptions negative;
  negative.weights.supply[0] = -1;
  EXPECT_EQ(learn(good, negative).error().place, "weights.supply.text_fit");
  Cancel cancel;
  cancel.request();
  Control control;
  control.cancel = &cancel;
  EXPECT_EQ(learn(good, {}, control).error().code, Code::cancelled);
}

// Results of the pairs of the world under weights that are known.
std::vector<Outcome> planted_outcomes(const Weights& truth) {
  MatchOptions options;
  options.weights = truth;
  options.per_need = 1000;
  const auto matches = match(world().ground, options, {}).value();
  double middle = 0;
  for (const auto& match : matches.matches) middle += match.score / static_cast<double>(matches.matches.size());
  std::vector<Outcome> out;
  Random random(8);
  for (const auto& match : matches.matches) {
    const double chance = 1 / (1 + std::exp(-25 * (match.score - middle)));
    out.push_back({match.need, match.supply, random.unit() < chance ? "CONTRACT" : "NONE", "", ""});
  }
  return out;
}

TEST(Learn, WhatSucceedsWeighsMore) {
  LearnOptions options;
  options.weights.gate_cap = 1;  // the topic must not hide what the weights do
  Weights truth = options.weights;  // only what it costs and how it is transferred decides
  for (auto* side : {&truth.demand, &truth.supply})
    for (auto& weight : *side) weight *= 0.15;
  truth.demand[at(Signal::cost)] = 0.5;
  truth.demand[at(Signal::mode_ip)] = truth.supply[at(Signal::mode_ip)] = 0.5;
  const auto outcomes = planted_outcomes(truth);
  ASSERT_EQ(outcomes.size(), 240U);
  const auto learnt = learn(outcomes, options);
  ASSERT_TRUE(learnt) << learnt.error().text();
  ASSERT_EQ(learnt->verdict, Learnt::Verdict::learnt)
      << learnt->gain << ' ' << learnt->gain_low;
  EXPECT_GT(learnt->gain_low, 0);
  EXPECT_GT(learnt->after.concordance, learnt->before.concordance);
  EXPECT_GT(learnt->weights.demand[at(Signal::cost)] + learnt->weights.demand[at(Signal::mode_ip)],
            1.2 * (options.weights.demand[at(Signal::cost)] + options.weights.demand[at(Signal::mode_ip)]));
  EXPECT_GT(learnt->weights.supply[at(Signal::mode_ip)], 1.2 * options.weights.supply[at(Signal::mode_ip)]);
  for (const auto& row : learnt->changes) {
    const auto& side = row.demand ? learnt->weights.demand : learnt->weights.supply;
    EXPECT_EQ(row.after, side[at(row.signal)]);
    EXPECT_LE(row.low, row.high);
    if (row.fixed) EXPECT_TRUE(row.before == row.after && row.low == 0 && row.high == 0) << signal_code(row.signal);
  }
  // The order of the rows, the threads and a second time change nothing.
  auto turned = outcomes;
  std::ranges::reverse(turned);
  Control one;
  one.threads = 1;
  Control three;
  three.threads = 3;
  for (const auto& again : {learn(turned, options, one), learn(outcomes, options, three)}) {
    ASSERT_TRUE(again);
    EXPECT_EQ(again->weights, learnt->weights);
    EXPECT_EQ(again->gain_low, learnt->gain_low);
    for (std::size_t i = 0; i < learnt->changes.size(); ++i) {
      EXPECT_EQ(again->changes[i].low, learnt->changes[i].low);
      EXPECT_EQ(again->changes[i].high, learnt->changes[i].high);
    }
  }
}

TEST(Learn, FindsTheTruthAndForetellsBetter) {
  for (const std::uint64_t seed : {21, 22}) {
    const auto truth = test::planted_weights(seed, 0.8);
    const auto meetings = test::simulated(
        {.meetings = 2500, .enterprises = 400, .slope = 12, .temper = 0.5, .graded = true, .seed = seed}, truth);
    const auto learnt = learn_weights(meetings, {}, {});
    ASSERT_TRUE(learnt);
    ASSERT_EQ(learnt->verdict, Learnt::Verdict::learnt) << seed;
    EXPECT_LT(test::apart(truth, learnt->weights), 0.6 * test::apart(truth, default_weights())) << seed;
    EXPECT_LT(learnt->after.log_loss, learnt->before.log_loss);
    EXPECT_GT(learnt->gain_low, 0);
    std::size_t inside = 0, free = 0;
    for (const auto& row : learnt->changes) {
      const double change = (row.demand ? truth.demand : truth.supply)[at(row.signal)] - row.before;
      inside += change >= row.low && change <= row.high;
      free += !row.fixed;
    }
    EXPECT_GT(inside, free / 2) << seed;  // the intervals are of shrunken weights; most reach the truth all the same
  }
}

TEST(Learn, ASignalNeverKnownKeepsItsWeight) {
  const auto truth = test::planted_weights(31, 0.9);
  auto meetings =
      test::simulated({.meetings = 2000, .enterprises = 300, .slope = 15, .graded = true, .seed = 31}, truth);
  std::size_t left = least_known - 1;
  for (auto& meeting : meetings.meetings) {
    meeting.signals.demand[at(Signal::site)].reset();
    if (left > 0 && meeting.signals.demand[at(Signal::standards)])
      --left;
    else
      meeting.signals.demand[at(Signal::standards)].reset();
    meeting.signals.supply[at(Signal::language)] = 1;  // always the same
  }
  const auto learnt = learn_weights(meetings, {}, {});
  ASSERT_TRUE(learnt);
  ASSERT_EQ(learnt->verdict, Learnt::Verdict::learnt);
  for (const auto& row : learnt->changes) {
    const bool kept = (row.demand && (row.signal == Signal::site || row.signal == Signal::standards)) ||
                      (!row.demand && row.signal == Signal::language);
    EXPECT_EQ(row.fixed, kept) << signal_code(row.signal);
    if (kept)
      EXPECT_EQ(row.after, row.before);
    else
      EXPECT_NE(row.after, row.before);
    if (row.demand && row.signal == Signal::standards) EXPECT_EQ(row.known, least_known - 1);
  }
}

TEST(Learn, AllAlikeTeachesNothing) {
  auto outcomes = some_outcomes(240);
  for (auto& outcome : outcomes) outcome.stage = "NONE";
  const auto learnt = learn(outcomes);
  ASSERT_TRUE(learnt);
  EXPECT_EQ(learnt->verdict, Learnt::Verdict::all_alike);
  EXPECT_EQ(learnt->weights, default_weights());
  outcomes[3].stage = "CONTRACT";  // one that differs teaches nothing either, and breaks nothing
  EXPECT_EQ(learn(outcomes)->verdict, Learnt::Verdict::not_better);
}

TEST(Learn, DoesNotTellWhetherABudgetWasStated) {
  const auto known_of = [](const Learnt& learnt, Signal signal) {
    for (const auto& row : learnt.changes)
      if (row.signal == signal) return row.known;
    return std::size_t{0};
  };
  auto records = fair_records();
  const auto with = learn_weights(world().ground, some_outcomes(240), {}, {});
  for (auto& need : records.needs) need.budget.reset();
  const test::World poor(test::made(records));
  const auto without = learn_weights(poor.ground, some_outcomes(240), {}, {});
  ASSERT_TRUE(with && without);
  for (const auto signal : {Signal::cost, Signal::seriousness})
    EXPECT_EQ(known_of(*with, signal), known_of(*without, signal));
  EXPECT_EQ(known_of(*with, Signal::cost), 240U);  // the published costs
}

TEST(Learn, OverAnIndex) {
  const auto folder = std::filesystem::temp_directory_path() / "caunoi-learn-index";
  std::filesystem::remove_all(folder);
  const auto index = Index::build(world().survey, folder);
  ASSERT_TRUE(index) << index.error().text();
  const auto outcomes = some_outcomes(210);
  const auto over_index = learn_weights(world().survey, *index, outcomes);
  const auto over_panels = learn(outcomes);
  ASSERT_TRUE(over_index) << over_index.error().text();
  EXPECT_NEAR(over_index->before.log_loss, over_panels->before.log_loss, 1e-6);
  EXPECT_FALSE(learn_weights(test::made(test::small_records()), *index, outcomes));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace caunoi
