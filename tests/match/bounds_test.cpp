// The best pairs found by bounds are those of scoring every pair, and no pair scores above its bound.
#include "match/bounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "match/scratch.hpp"
#include "world.hpp"

namespace caunoi {
namespace {

// Records that leave out this and that, about a few topics, in one or two languages.
Survey random_survey(std::uint64_t seed, int technologies = 150, int experts = 25) {
  Random random(seed);
  Survey::Records r;
  const auto some = [&](unsigned of) { return random.below(of) == 0; };
  const auto text = [&](std::size_t topic) {
    std::string out;
    for (int i = 0; i < 12; ++i) out += (some(3) ? "word" + std::to_string(random.below(60)) : "topic" + std::to_string(topic) + "x" + std::to_string(random.below(9))) + " ";
    return out;
  };
  const auto put = [&](LangText& into, std::size_t topic) {
    (some(3) ? into.vi : into.en) = text(topic);
    if (some(5)) into.ja = text(topic);
  };
  const auto fields = [&] {
    std::vector<FieldWeight> out;
    if (some(6)) return out;
    out.push_back({all_fields[random.below(5)], 0.7});
    if (some(2)) out.push_back({all_fields[random.below(5)], 0.3});
    return out;
  };
  for (int i = 0; i < 12; ++i) {
    Organisation o;
    o.id = "O-" + std::to_string(i);
    o.name.vi = "Tổ chức " + std::to_string(i);
    if (!some(4)) o.country = some(2) ? "VN" : "JP";
    if (some(2)) o.province = some(2) ? "Hải Phòng" : "Hà Nội";
    if (some(2)) o.tax_id = std::to_string(random.below(4));
    if (!some(3)) o.languages = {some(2) ? Lang::vi : Lang::ja};
    if (some(2)) o.capability = 1 + static_cast<int>(random.below(5));
    r.organisations.push_back(o);
  }
  const auto organisation = [&] { return some(6) ? std::string() : "O-" + std::to_string(random.below(12)); };
  for (int i = 0; i < technologies; ++i) {
    Technology t;
    t.id = "T-" + std::to_string(i);
    const auto topic = random.below(9);
    put(t.title, topic);
    put(t.summary, topic);
    t.provider = organisation();
    t.fields = fields();
    if (!some(3)) t.trl = 1 + static_cast<int>(random.below(9));
    if (some(2)) t.capex = Money{1e8 * static_cast<double>(1 + random.below(50)), 5e9, "VND", 2014};
    if (some(2)) t.modes = {some(2) ? "EQUIP" : "TURNKEY"};
    if (some(2)) t.kind = technology_kinds()[random.below(technology_kinds().size())].code;
    if (some(2)) t.ip = {std::string(ip_states()[random.below(ip_states().size())].code)};
    if (some(3)) t.operator_skill = 1 + static_cast<int>(random.below(5));
    if (some(2)) t.capacity = Quantity{static_cast<double>(10 + random.below(200)), static_cast<double>(300 + random.below(900)), "m3/d"};
    if (some(3)) t.standards = {some(2) ? "QCVN 40:2011/BTNMT" : "TCVN 5945"};
    r.technologies.push_back(t);
  }
  for (int i = 0; i < experts; ++i) {
    Expert x;
    x.id = "X-" + std::to_string(i);
    put(x.expertise, random.below(9));
    x.organisation = organisation();
    x.fields = fields();
    r.experts.push_back(x);
  }
  for (int i = 0; i < 30; ++i) {
    Need n;
    n.id = "N-" + std::to_string(i);
    const auto topic = random.below(9);
    put(n.title, topic);
    put(n.problem, topic);
    n.organisation = organisation();
    n.fields = fields();
    if (some(2)) n.trl_min = 1 + static_cast<int>(random.below(9));
    if (some(2)) n.budget = Money{1e9, 2e9, "VND", 2014};
    if (some(2)) n.modes = {"EQUIP"};
    if (some(3)) n.kind_wanted = {std::string(technology_kinds()[random.below(technology_kinds().size())].code)};
    if (some(2)) n.capacity = Quantity{static_cast<double>(random.below(800)), static_cast<double>(800 + random.below(900)), "m3/d"};
    if (some(3)) n.standards = {some(2) ? "QCVN 40:2011/BTNMT" : "QCVN 14"};
    if (some(3)) n.urgency = 1 + static_cast<int>(random.below(3));
    r.needs.push_back(n);
  }
  return test::made(std::move(r));
}

// best() against the definition: every pair scored, sorted, cut.
void expect_best_of_all(const Result<Scorer>& scorer, const MatchOptions& options, Scorer::Scratch& scratch) {
  ASSERT_TRUE(scorer);
  const Analyser analyser(scorer->ground().lexicon);
  const auto near = scorer->nearness(scorer->needs(), {});
  ASSERT_TRUE(near);
  for (std::size_t n = 0; n < scorer->needs().size(); ++n) {
    auto all = scorer->score(scorer->needs()[n], analyser);
    std::ranges::sort(all.pairs, [&](const auto& a, const auto& b) { return better(a, b, scorer->supplies()); });
    std::vector<Scorer::Pair> wanted;
    std::size_t technologies = 0, experts = 0;
    for (const auto& pair : all.pairs) {
      const bool expert = scorer->supplies()[pair.supply].kind == SupplyKind::expert;
      if (expert && topic_of(pair.signals).value_or(0) < options.weights.gate_text_below) continue;
      if ((expert ? experts : technologies)++ < (expert ? options.experts_per_need : options.per_need)) wanted.push_back(pair);
    }
    const auto best = scorer->best(scorer->needs()[n], analysed(*scorer->needs()[n].need, analyser), (*near)[n], scratch);
    ASSERT_EQ(best.blocked.size(), all.blocked.size());
    for (std::size_t i = 0; i < all.blocked.size(); ++i) EXPECT_EQ(best.blocked[i].supply + best.blocked[i].gate, all.blocked[i].supply + all.blocked[i].gate);
    ASSERT_EQ(best.pairs.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      EXPECT_EQ(best.pairs[i].supply, wanted[i].supply) << scorer->needs()[n].need->id << " rank " << i;
      EXPECT_EQ(best.pairs[i].score.score, wanted[i].score.score);
      EXPECT_EQ(best.pairs[i].signals.demand, wanted[i].signals.demand);
    }
  }
}

void expect_best_of_all(const test::World& world, const MatchOptions& options) {
  Scorer::Scratch scratch;
  expect_best_of_all(Scorer::make(world.ground, options, {}), options, scratch);
}

MatchOptions with_wishes(std::uint64_t seed, std::size_t technologies) {
  MatchOptions options;
  Random random(seed);
  for (int i = 0; i < 40; ++i)
    options.wishes.push_back({static_cast<Wish::Kind>(random.below(3)), "N-" + std::to_string(random.below(30)), "T-" + std::to_string(random.below(technologies))});
  return options;
}

TEST(Bounds, TheBestAreThoseOfAllPairs) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const test::World world(random_survey(seed));
    auto options = with_wishes(seed, 150);
    options.per_need = 7;
    if (seed == 3) {
      Random random(seed);
      for (auto* side : {&options.weights.demand, &options.weights.supply})
        for (auto& weight : *side) weight = static_cast<double>(random.below(4));
    }
    expect_best_of_all(world, options);
  }
}

// Where supplies are many for each one wanted, most are never looked at.
TEST(Bounds, TheBestOfManyAreThoseOfAllPairs) {
  for (const std::uint64_t seed : {11U, 12U, 13U, 14U}) {
    const test::World world(random_survey(seed, 1500, 300));
    auto options = with_wishes(seed, 1500);
    options.per_need = seed == 11 ? 20 : 3;
    options.experts_per_need = 2;
    Random random(seed);
    if (seed == 13)
      for (auto* side : {&options.weights.demand, &options.weights.supply})
        for (auto& weight : *side) weight = static_cast<double>(random.below(4));
    if (seed == 14) options.weights.gate_text_below = 0, options.weights.gate_cap = 1;  // the text hardly matters
    expect_best_of_all(world, options);
  }
}

// What is added, replaced and taken out later is found as well, and nothing that is no more.
TEST(Bounds, TheBestFollowChanges) {
  for (const bool many : {false, true}) {
    test::World world(random_survey(21, many ? 1500 : 150, many ? 300 : 25));
    auto options = with_wishes(21, 150);
    options.per_need = 5;
    options.experts_per_need = 2;
    auto scorer = Scorer::make(world.ground, options, {});
    ASSERT_TRUE(scorer);
    Scorer::Scratch scratch;
    const Analyser analyser;
    std::vector<std::unique_ptr<Survey>> taken;
    Random random(22);
    for (int round = 0; round < 4; ++round) {
      // Records of another survey under ids of which some are there and some are not.
      Survey::Records records = random_survey(30U + static_cast<unsigned>(round), 12, 4).records();
      const auto rename = [&](auto& of, const char* prefix, std::size_t below) {
        for (auto& record : of) record.id = prefix + std::to_string(random.below(below));
      };
      rename(records.technologies, "T-", many ? 1600 : 200);
      rename(records.experts, "X-", many ? 320 : 40);
      records.needs.resize(6);
      rename(records.needs, "N-", 36);
      const auto& changes = *taken.emplace_back(std::make_unique<Survey>(test::made(std::move(records))));
      std::vector<std::pair<RecordKind, std::string>> remove;
      for (int i = 0; i < 5; ++i) remove.emplace_back(RecordKind::technology, "T-" + std::to_string(random.below(150)));
      remove.emplace_back(RecordKind::expert, "X-" + std::to_string(random.below(25)));
      remove.emplace_back(RecordKind::need, "N-" + std::to_string(random.below(30)));
      for (const auto& [kind, id] : remove) (kind == RecordKind::expert ? *world.experts : *world.technologies).remove(kind == RecordKind::need ? "" : id);
      for (const auto& technology : changes.technologies()) world.technologies->put(technology.id, terms_of(technology, analyser));
      for (const auto& expert : changes.experts()) world.experts->put(expert.id, terms_of(expert, analyser));
      scorer->take(changes, remove);
      for (const auto& technology : changes.technologies()) {
        const auto found = std::ranges::find_if(scorer->supplies(), [&](const auto& s) { return s.technology == &technology; });
        ASSERT_NE(found, scorer->supplies().end());
        EXPECT_EQ(scorer->text_at(static_cast<std::uint32_t>(found - scorer->supplies().begin())).document, *world.technologies->find(technology.id));
      }
      expect_best_of_all(scorer, options, scratch);
      if (::testing::Test::HasFatalFailure()) return;
    }
  }
}

TEST(Bounds, NoPairScoresAboveItsBound) {
  const test::World world(random_survey(4));
  const MatchOptions options;
  const auto scorer = Scorer::make(world.ground, options, {});
  ASSERT_TRUE(scorer);
  const Analyser analyser;
  const std::vector<Speech> speech(scorer->supplies().size());
  const Bounds bounds(scorer->supplies(), speech, options.weights, {false, false});
  std::size_t tight = 0, pairs = 0;
  for (const auto& need : scorer->needs()) {
    const Bounds::OfNeed of_need(bounds, need);
    for (const auto& pair : scorer->score(need, analyser).pairs) {
      const auto value = [&](Signal s) { return pair.signals.demand[at(s)]; };
      const double most = of_need.most(bounds.class_of()[pair.supply], value(Signal::text_fit), value(Signal::network), std::nullopt);
      EXPECT_LE(pair.score.score, most + 1e-12);
      const double most_of = of_need.of(pair.supply).most(value(Signal::text_fit), value(Signal::network).value_or(options.weights.prior_for_unknown), std::nullopt);
      EXPECT_LE(pair.score.score, most_of + 1e-12);
      EXPECT_LE(most_of, most + 1e-12);
      auto closer = of_need.of(pair.supply);
      closer.look_closer();
      EXPECT_NEAR(closer.most(value(Signal::text_fit), value(Signal::network), std::nullopt), pair.score.score, 1e-8);  // but for rounding up
      tight += pair.score.score > 0.7 * most ? 1 : 0;
      ++pairs;
    }
  }
  EXPECT_GT(tight, pairs / 2);  // and it is of use
}

}  // namespace
}  // namespace caunoi
