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
    if (some(3)) t.operator_skill = 1 + static_cast<int>(random.below(5));
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
    if (some(3)) n.urgency = 1 + static_cast<int>(random.below(3));
    r.needs.push_back(n);
  }
  return test::made(std::move(r));
}

// best() against the definition: every pair scored, sorted, cut.
void expect_best_of_all(const test::World& world, const MatchOptions& options) {
  const auto scorer = Scorer::make(world.ground, options, {});
  ASSERT_TRUE(scorer);
  const Analyser analyser(world.ground.lexicon);
  Scorer::Scratch scratch;
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
      tight += pair.score.score > 0.7 * most ? 1 : 0;
      ++pairs;
    }
  }
  EXPECT_GT(tight, pairs / 2);  // and it is of use
}

}  // namespace
}  // namespace caunoi
