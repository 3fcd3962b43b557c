// Scores looked up document by document, and those of a sample, against all scored at once: the same to the last bit.
#include "index/lookup.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/random.hpp"
#include "index/sample.hpp"

namespace caunoi {
namespace {

TermCounts random_text(Random& random, std::size_t topic, std::size_t size) {
  TermCounts out;
  out.lang = Lang::en;
  for (std::size_t i = 0; i < size; ++i) {
    const auto word = random.below(3) == 0 ? "topic" + std::to_string(topic) + "-" + std::to_string(random.below(1 + random.below(40)))
                                           : "w" + std::to_string(1 + random.below(1 + random.below(1 + random.below(2000))));
    out.channels[channel(Part::all, View::words)].emplace_back(word, 1.0F);
    if (i < 4) out.channels[channel(Part::title, View::words)].emplace_back(word, 1.0F);
    if (random.below(4) == 0) out.channels[channel(Part::all, View::pairs)].emplace_back(word + " x", 1.0F);
  }
  out.finish();
  return out;
}

struct Collection {
  explicit Collection(std::size_t count, std::uint64_t seed) : random(seed) {
    std::vector<TermCounts> texts;
    for (std::size_t d = 0; d < count; ++d) texts.push_back(text());
    ranker = Ranker::make(texts, {});
  }
  TermCounts text() { return random_text(random, random.below(20), 5 + random.below(80)); }
  Random random;
  std::unique_ptr<Ranker> ranker;
};

void expect_same(Collection& c, Lookup& lookup) {
  const auto& ranker = *c.ranker;
  std::vector<double> all(ranker.size());
  for (int q = 0; q < 15; ++q) {
    const auto query = ranker.panel().prepare(c.text());
    ranker.score(query, all);
    lookup.reset(ranker, query);
    std::vector<char> given(ranker.size());
    const double least = 0.3 * std::ranges::max(all);
    const double of_class[] = {0.9 * least, least, std::numeric_limits<double>::infinity()};
    const auto class_of = [](std::uint32_t d) { return d % 7 == 0 ? 2U : d % 3 == 0 ? 1U : 0U; };
    for (const auto& [d, reach] : lookup.at_least(of_class, class_of)) {
      EXPECT_FALSE(given[d]) << d;
      given[d] = 1;
      EXPECT_GE(reach, all[d]);
      EXPECT_TRUE(d % 7 != 0);
    }
    std::vector<std::uint32_t> found;
    for (std::uint32_t d = 0; d < ranker.size(); ++d) {
      if (ranker.panel().removed(d)) continue;
      if (c.random.below(2) == 0) ASSERT_GE(lookup.nearly(d), all[d]) << d;
      ASSERT_EQ(lookup(d), all[d]) << d;
      ASSERT_GE(lookup.most(d), all[d]);
      ASSERT_TRUE(given[d] != 0 || all[d] < of_class[class_of(d)]) << d;
    }
    lookup.strongest(20, found);
    EXPECT_TRUE(std::ranges::any_of(found, [&](auto d) { return all[d] >= 0.8 * std::ranges::max(all); }));

    std::vector<std::uint32_t> some;
    for (int i = 0; i < 60; ++i) some.push_back(static_cast<std::uint32_t>(c.random.below(ranker.size())));
    std::vector<double> scratch, scores;
    Sample(ranker, some).score(lookup.entries(), scratch, scores);
    for (std::size_t i = 0; i < some.size(); ++i)
      if (!ranker.panel().removed(some[i])) ASSERT_EQ(scores[i], all[some[i]]);
  }
}

TEST(Lookup, GivesTheScoresOfAll) {
  Lookup lookup;  // one for all: nothing is left of the query before, nor of another collection
  for (const std::size_t count : {40U, 900U, 4000U}) {
    Collection c(count, count);
    if (count == 4000) ASSERT_GT(c.ranker->panel().data().planes.size(), 0U);
    expect_same(c, lookup);
  }
}

// Documents that hold no word of the query, next to some that do: only their neighbours lift them.
TEST(Lookup, FindsWhoHasNothingButItsNeighbours) {
  Random random(3);
  std::vector<TermCounts> texts;
  const auto text = [&](std::initializer_list<std::pair<const char*, std::size_t>> words, std::size_t of) {
    TermCounts out;
    out.lang = Lang::en;
    for (const auto& [word, count] : words)
      for (std::size_t i = 0; i < count; ++i) out.channels[channel(Part::all, View::words)].emplace_back(word + std::to_string(of) + "-" + std::to_string(random.below(12)), 1.0F);
    out.finish();
    return out;
  };
  const auto both = [&](std::size_t group, std::size_t count, std::size_t asked) {
    auto out = text({{"group", 14}}, group);
    const auto more = text({{"asked", count}}, asked);
    auto& words = out.channels[channel(Part::all, View::words)];
    words.insert(words.end(), more.channels[channel(Part::all, View::words)].begin(), more.channels[channel(Part::all, View::words)].end());
    out.finish();
    return out;
  };
  for (std::size_t d = 0; d < 1200; ++d) texts.push_back(d % 4 == 0 ? text({{"group", 14}}, d / 12) : both(d / 12, 1 + random.below(4), d / 12 % 3));
  for (std::size_t d = 0; d < 90; ++d) texts.push_back(text({{"asked", 8}}, d % 3));  // the best: they widen the query by no other word
  const auto ranker = Ranker::make(texts, {});
  Lookup lookup;
  const auto lifted = [&](std::size_t asked) {
    std::vector<double> all(ranker->size()), own(ranker->size());
    const auto query = ranker->panel().prepare(text({{"asked", 6}}, asked % 3));
    ranker->score(query, all);
    lookup.reset(*ranker, query);
    ranker->panel().score(lookup.entries(), own);
    std::size_t out = 0;
    for (const double share : {0.02, 0.1, 0.2, 0.3, 0.4, 0.5}) {
      const double least = share * std::ranges::max(all);
      const double of_class[] = {least, 2 * least};
      std::vector<char> given(ranker->size());
      for (const auto& [d, reach] : lookup.at_least(of_class, [](std::uint32_t d) { return d % 2; })) {
        given[d] = 1;
        EXPECT_GE(reach, all[d]);
      }
      for (std::uint32_t d = 0; d < ranker->size(); ++d) {
        if (all[d] < of_class[d % 2]) continue;
        EXPECT_TRUE(given[d] != 0) << d << " " << share;
        out += own[d] == 0 ? 1 : 0;
      }
    }
    return out;
  };
  std::size_t found = 0;
  for (std::size_t asked = 0; asked < 30; ++asked) found += lifted(asked);
  EXPECT_GT(found, 100U);
  // Of documents added since the snapshot nothing is known but that they are there.
  for (std::size_t group = 0; group < 10; ++group) {
    ranker->add(text({{"group", 14}}, group));
    for (int i = 0; i < 6; ++i) ranker->add(both(group, 8, group % 3));
    for (std::size_t asked = 0; asked < 3; ++asked) (void)lifted(asked);
  }
}

// The bar may lie so high that no sum of a document reaches it where its neighbours have little: those whose neighbours have as much do.
TEST(Lookup, GivesWhoReachesTheHighestBar) {
  const auto text = [](View view, const std::string& word, std::size_t count) {
    TermCounts out;
    for (std::size_t i = 0; i < count; ++i) out.channels[channel(Part::all, view)].emplace_back(word, 1.0F);
    out.finish();
    return out;
  };
  std::vector<TermCounts> texts;
  for (std::size_t d = 0; d < 2000; ++d) {  // the first forty are next to each other
    auto made = text(View::words, "group" + std::to_string(d / 40), 5);
    made.channels[channel(Part::all, View::words)].emplace_back("own" + std::to_string(d), 1.0F);
    made.channels[channel(Part::all, View::bigrams)] = text(View::bigrams, d < 40 ? "asked" : "other", d < 40 ? 900 + d : 40 + d % 7).channels[channel(Part::all, View::bigrams)];
    made.finish();
    texts.push_back(std::move(made));
  }
  const auto ranker = Ranker::make(texts, {});
  for (std::size_t d = 0; d < 3; ++d) ranker->add(texts[d]);
  Lookup lookup;
  std::vector<double> all(ranker->size());
  const auto query = ranker->panel().prepare(text(View::bigrams, "asked", 1));  // without words: nothing widens it, and a sum can be as large as there are
  ranker->score(query, all);
  lookup.reset(*ranker, query);
  for (const double share : {0.9, 0.95, 0.97, 0.99, 0.999}) {
    const double least[] = {share * std::ranges::max(all)};
    std::vector<char> given(ranker->size());
    for (const auto& [d, reach] : lookup.at_least(least, [](std::uint32_t) { return 0U; })) given[d] = 1;
    for (std::uint32_t d = 0; d < ranker->size(); ++d) EXPECT_TRUE(given[d] != 0 || all[d] < least[0]) << d << " " << share << " " << all[d];
  }
}

TEST(Lookup, FollowsChanges) {
  Collection c(1500, 7);
  Lookup lookup;
  for (int round = 0; round < 4; ++round) {
    for (int i = 0; i < 10; ++i) {
      c.ranker->add(c.text());
      c.ranker->remove(static_cast<std::uint32_t>(c.random.below(c.ranker->size())));
    }
    expect_same(c, lookup);
  }
}

TEST(Lookup, FindsNothingForNothing) {
  Collection c(100, 8);
  Lookup lookup;
  lookup.reset(*c.ranker, c.ranker->panel().prepare(TermCounts{}));
  EXPECT_EQ(lookup(3), 0);
  const double least[] = {0.1};
  EXPECT_TRUE(lookup.at_least(least, [](std::uint32_t) { return 0U; }).empty());
}

}  // namespace
}  // namespace caunoi
