#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <thread>

#include "world.hpp"

namespace caunoi {
namespace {

using test::find;
using test::World;

std::string text_of(const Matches& matches, const Survey& survey) {
  std::string out;
  for (const auto& m : matches.matches) {
    out += m.need + " " + m.supply + " " + std::to_string(m.score) + " " + std::to_string(m.confidence) + "\n";
    for (const Lang lang : all_langs) out += explain(m, survey, lang) + "\n";
    for (const auto& r : m.reasons)
      for (const auto& [key, word] : r.words)
        out += r.code + " " + key + "=" + word + " " + std::to_string(r.strength) + "\n";
  }
  for (const auto& b : matches.blocked) out += b.need + " " + b.supply + " " + b.gate + "\n";
  return out;
}

TEST(Match, FindsTheAnswerAndSaysWhy) {
  const World world(test::made(test::small_records()));
  const auto matches = match(world.ground, {}, {});
  ASSERT_TRUE(matches);
  ASSERT_FALSE(matches->matches.empty());
  const auto& best = matches->matches.front();
  EXPECT_EQ(best.need, "N-1");
  EXPECT_EQ(best.supply, "T-1");
  EXPECT_GT(best.score, 0.7);
  EXPECT_FALSE(best.capped);
  for (const char* code : {"text_fit", "field_fit", "trl_ok", "scale_ok", "mode_ok", "cert_ok", "reference",
                           "cost_published", "other_side", "questions", "coverage"})
    EXPECT_NE(find(best.reasons, code), nullptr) << code;
  EXPECT_EQ(best.reasons.front().code, "text_fit");
  EXPECT_EQ(find(best.reasons, "reference")->words.at("ref"), "Nam Định (2012)");
  const auto* expert = find(*matches, "N-1", "X-1");
  ASSERT_NE(expert, nullptr);
  EXPECT_EQ(expert->kind, SupplyKind::expert);
  const auto* orchids = find(*matches, "N-1", "T-4");
  ASSERT_NE(orchids, nullptr);
  EXPECT_TRUE(orchids->capped);
  EXPECT_LE(orchids->score, 0.40);
}

TEST(Match, ListsAreOrderedAndBounded) {
  const World world(test::made(test::small_records()));
  MatchOptions options;
  options.per_need = 2;
  options.experts_per_need = 0;
  const auto matches = match(world.ground, options, {});
  ASSERT_TRUE(matches);
  std::map<std::string, std::size_t> count;
  for (std::size_t i = 0; i < matches->matches.size(); ++i) {
    const auto& m = matches->matches[i];
    EXPECT_EQ(m.kind, SupplyKind::technology);
    EXPECT_LE(++count[m.need], 2U);
    if (i > 0 && matches->matches[i - 1].need == m.need) EXPECT_GE(matches->matches[i - 1].score, m.score);
    for (std::size_t r = 1; r < m.reasons.size(); ++r) EXPECT_LE(m.reasons[r - 1].part, m.reasons[r].part);
  }
}

TEST(Match, GatesLeaveAReason) {
  auto records = test::small_records();
  records.organisations[1].tax_id = records.organisations[2].tax_id = "0200123456";
  const World world(test::made(records));
  MatchOptions options;
  options.wishes = {{Wish::Kind::must_not, "E-1", "J-1"}};
  const auto matches = match(world.ground, options, {});
  ASSERT_TRUE(matches);
  std::vector<std::string> blocked;
  for (const auto& b : matches->blocked) blocked.push_back(b.need + " " + b.supply + " " + b.gate);
  // E-1 provides T-3 itself; E-2 and U-1 are one legal entity by tax number.
  EXPECT_EQ(blocked, (std::vector<std::string>{"N-1 T-2 must_not", "N-1 T-3 same_organisation",
                                               "N-2 T-1 same_organisation", "N-2 X-1 same_organisation"}));
  for (const auto& b : matches->blocked) EXPECT_EQ(find(*matches, b.need, b.supply), nullptr);
}

TEST(Match, WishesMoveTheScore) {
  const World world(test::made(test::small_records()));
  const double base = find(*match(world.ground, {}, {}), "N-1", "T-1")->score;
  MatchOptions options;
  options.wishes = {{Wish::Kind::already_met, "N-1", "U-1"}};
  EXPECT_NEAR(find(*match(world.ground, options, {}), "N-1", "T-1")->score, base - 0.10, 1e-12);
  options.wishes = {{Wish::Kind::must_meet, "E-1", "T-1"}};
  EXPECT_NEAR(find(*match(world.ground, options, {}), "N-1", "T-1")->score, std::min(1.0, base + 0.15), 1e-12);
  options.wishes = {{Wish::Kind::must_meet, "N-2", "T-1"}, {Wish::Kind::must_not, "E-2", "U-1"}};  // another need's
  EXPECT_EQ(find(*match(world.ground, options, {}), "N-1", "T-1")->score, base);
  options.wishes = {{Wish::Kind::must_meet, "", ""}};
  EXPECT_EQ(find(*match(world.ground, options, {}), "N-1", "T-1")->score, base);
}

TEST(Match, BadOptionsAreRefusedByName) {
  const World world(test::made(test::small_records()));
  const auto place = [&](const MatchOptions& options) {
    const auto matches = match(world.ground, options, {});
    return matches                                                        ? std::string("matched")
           : code_name(matches.error().code) == "CAUNOI_INVALID_ARGUMENT" ? matches.error().place
                                                                          : "code";
  };
  MatchOptions options;
  options.needs = {"N-9"};
  EXPECT_EQ(place(options), "N-9");
  options = {};
  options.weights.demand[at(Signal::cost)] = -0.1;
  EXPECT_EQ(place(options), "weights.demand.cost");
  options = {};
  options.weights.supply.fill(0);
  EXPECT_EQ(place(options), "weights.supply");
  options = {};
  options.weights.supply[0] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(place(options), "weights.supply.text_fit");
  options = {};
  options.weights.prior_for_unknown = 2;
  EXPECT_EQ(place(options), "weights.prior_for_unknown");
  options = {};
  options.weights.demand[at(Signal::cost)] = 1e308;
  EXPECT_EQ(place(options), "weights.demand.cost");
  options = {};
  options.weights.gate_text_open = options.weights.gate_text_below;
  EXPECT_EQ(place(options), "weights.relevance_gate");
  options = {};
  options.weights.gate_text_open = options.weights.gate_text_below = 0;  // a field in common would divide by 0
  EXPECT_EQ(place(options), "weights.relevance_gate");
  options = {};
  options.weights.gate_cap = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(place(options), "weights.relevance_gate.cap");
  options = {};
  options.weights.already_met_penalty = -0.1;
  EXPECT_EQ(place(options), "weights.already_met_penalty");
  options = {};
  options.needs = {"N-2", "N-2"};
  EXPECT_EQ(place(options), "matched");
  const RankedRecords wrong(Ranker::make(std::span<const TermCounts>{}, {}), {});
  Ground other = world.ground;
  other.texts.technologies = &wrong;
  EXPECT_FALSE(match(other, {}, {}));
}

TEST(Match, OneNeedAloneScoresAsAmongAll) {
  const World world(test::made(test::small_records()));
  MatchOptions options;
  options.needs = {"N-2"};
  const auto alone = match(world.ground, options, {}), all = match(world.ground, {}, {});
  ASSERT_TRUE(alone && all);
  for (const auto& m : alone->matches) EXPECT_EQ(find(*all, "N-2", m.supply)->score, m.score);
  options.needs.clear();
  options.supplies = {"T-4", "T-1"};
  const auto two = match(world.ground, options, {});
  ASSERT_TRUE(two);
  EXPECT_EQ(two->matches.size(), 4U);
  for (const auto& m : two->matches) EXPECT_EQ(find(*all, m.need, m.supply)->score, m.score);
  options.supplies = {"T-9"};
  EXPECT_EQ(match(world.ground, options, {}).error().place, "T-9");
}

TEST(Match, ScalingAllWeightsChangesNothing) {
  const World world(test::made(test::small_records()));
  MatchOptions options;
  for (auto& w : options.weights.demand) w *= 7;
  EXPECT_NEAR(find(*match(world.ground, options, {}), "N-1", "T-1")->score,
              find(*match(world.ground, {}, {}), "N-1", "T-1")->score, 1e-12);
}

TEST(Match, AnEmptySurveyIsAnAnswer) {
  const World world{Survey{}};
  const auto matches = match(world.ground, {}, {});
  ASSERT_TRUE(matches);
  EXPECT_TRUE(matches->matches.empty());
}

TEST(Match, TheSameBytesForAnyNumberOfThreads) {
  const Survey survey = test::corpus();
  const World world(survey.needs().empty() ? test::made(test::small_records()) : survey);
  std::string first;
  for (const unsigned threads : {1U, 2U, 5U}) {
    Control control;
    control.threads = threads;
    const auto matches = match(world.ground, {}, control);
    ASSERT_TRUE(matches);
    const auto text = text_of(*matches, world.survey);
    if (first.empty()) first = text;
    EXPECT_TRUE(text == first) << threads;
  }
}

TEST(Match, IsCancelledAndReportsProgress) {
  const World world(test::made(test::small_records()));
  Cancel cancel;
  cancel.request();
  Control control;
  control.cancel = &cancel;
  const auto matches = match(world.ground, {}, control);
  ASSERT_FALSE(matches);
  EXPECT_EQ(matches.error().code, Code::cancelled);
  std::set<std::string> stages;
  control.cancel = nullptr;
  const auto caller = std::this_thread::get_id();
  control.progress = [&](const Tick& tick) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    EXPECT_LE(tick.done, tick.total);
    stages.insert(std::string(tick.stage));
    return true;
  };
  ASSERT_TRUE(match(world.ground, {}, control));
  EXPECT_TRUE(stages.contains("match"));
  control.progress = [](const Tick& tick) { return tick.stage != "match" || tick.done == 0; };
  EXPECT_EQ(match(world.ground, {}, control).error().code, Code::cancelled);
}

}  // namespace
}  // namespace caunoi
