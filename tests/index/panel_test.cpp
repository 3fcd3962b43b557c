// The panel against a naive BM25 that computes everything anew for each pair.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "base/random.hpp"
#include "index/neighbours.hpp"
#include "index/panel.hpp"

namespace caunoi {
namespace {

using Bag = std::map<std::string, double>;

TermCounts counts(const std::map<std::size_t, Bag>& channels, Lang lang) {
  TermCounts out;
  out.lang = lang;
  for (const auto& [c, bag] : channels)
    for (const auto& [term, tf] : bag) out.channels[c].emplace_back(term, static_cast<float>(tf));
  out.finish();
  return out;
}

// A document as bags by channel; everything else follows from the formula at the top of panel.cpp.
struct Oracle {
  std::vector<std::map<std::size_t, Bag>> documents;

  [[nodiscard]] double idf(std::size_t c, const std::string& term) const {
    double df = 0;
    for (const auto& d : documents) df += d.contains(c) && d.at(c).contains(term) ? 1 : 0;
    return std::log(1 + (static_cast<double>(documents.size()) - df + 0.5) / (df + 0.5));
  }
  static double length(const Bag& bag) {
    double sum = 0;
    for (const auto& [t, tf] : bag) sum += tf;
    return sum;
  }
  [[nodiscard]] double mean(std::size_t c) const {
    double sum = 0, with = 0;
    for (const auto& d : documents)
      if (d.contains(c) && !d.at(c).empty()) sum += length(d.at(c)), ++with;
    return with == 0 ? 0 : sum / with;
  }
  [[nodiscard]] double score(const std::map<std::size_t, Bag>& query, Lang lang, std::size_t d) const {
    double total = 0;
    for (const View view : {View::words, View::pairs, View::bigrams, View::unigrams}) {
      const auto all = channel(Part::all, view), title = channel(Part::title, view);
      if (!query.contains(all)) continue;
      for (const auto& [term, qtf] : query.at(all)) {
        const double weight = view_weight(view, lang) * 9 * qtf / (8 + qtf) * std::pow(idf(all, term), 0.25);
        for (const auto& [c, share] : {std::pair{all, 1.0}, {title, 0.3}}) {
          if (!documents[d].contains(c) || !documents[d].at(c).contains(term)) continue;
          const auto& bag = documents[d].at(c);
          const double tf = bag.at(term);
          total += share * weight * idf(c, term) * tf * 1.5 / (tf + 0.5 * (0.15 + 0.85 * length(bag) / mean(c)));
        }
      }
    }
    return total;
  }
};

Bag random_bag(Random& random, std::size_t size) {
  Bag bag;
  for (std::size_t i = 0; i < size; ++i) bag["t" + std::to_string(random.below(1 + random.below(40)))] += 1;
  return bag;
}

TEST(Panel, AgreesWithTheNaiveOracle) {
  Random random(3);
  for (int round = 0; round < 30; ++round) {
    Oracle oracle;
    std::vector<TermCounts> documents;
    const Lang lang = all_langs[random.below(3)];
    for (std::size_t d = 0; d < 25; ++d) {
      std::map<std::size_t, Bag> channels;
      for (const View view : {View::words, View::pairs, View::unigrams}) {
        channels[channel(Part::all, view)] = random_bag(random, random.below(30));
        channels[channel(Part::title, view)] = random_bag(random, random.below(4));
      }
      oracle.documents.push_back(channels);
      documents.push_back(counts(channels, lang));
    }
    const Panel panel(documents);
    std::map<std::size_t, Bag> query;
    for (const View view : {View::words, View::pairs, View::unigrams}) query[channel(Part::all, view)] = random_bag(random, 1 + random.below(20));
    const auto prepared = panel.prepare(counts(query, lang));
    std::vector<float> scores(panel.size());
    panel.score(prepared, scores);
    for (std::size_t d = 0; d < scores.size(); ++d) {
      ASSERT_NEAR(scores[d], oracle.score(query, lang, d), 1e-3);
      ASSERT_LE(scores[d], prepared.bound * 1.0001);
    }
  }
}

TEST(Panel, IsEmptyForNothing) {
  const Panel none(std::span<const TermCounts>{});
  EXPECT_EQ(none.size(), 0U);
  EXPECT_TRUE(none.prepare(counts({{0, {{"x", 1.0}}}}, Lang::en)).entries.empty());
  const std::vector<TermCounts> empty(3);
  const Panel panel(empty);
  EXPECT_EQ(panel.prepare(counts({{0, {{"x", 1.0}}}}, Lang::en)).bound, 0);
}

TEST(Panel, HearsUnaccentedVietnameseOnlyWhenTheQueryHasNoMarks) {
  const Analyser analyser;
  std::vector<TermCounts> documents(2);
  documents[0].add(analyser.analyse("xử lý nước thải", Lang::vi), Part::all);
  documents[1].add(analyser.analyse("sản xuất bia hơi", Lang::vi), Part::all);
  for (auto& d : documents) d.finish();
  const Panel panel(documents);
  const auto scored = [&](std::string_view text) {
    TermCounts query;
    query.add(analyser.analyse(text, Lang::vi), Part::all);
    query.finish();
    std::vector<float> scores(2);
    panel.score(panel.prepare(query), scores);
    return scores;
  };
  EXPECT_GT(scored("xu ly nuoc thai")[0], 0);
  EXPECT_EQ(scored("xu ly nuoc thai")[1], 0);
  EXPECT_EQ(scored("nược thài")[0], 0);  // other marks are other words
}

TEST(Neighbours, AreTheNearestByCosine) {
  Random random(5);
  std::vector<TermCounts> documents;
  for (std::size_t d = 0; d < 40; ++d) documents.push_back(counts({{0, random_bag(random, 5 + random.below(10))}}, Lang::en));
  const Vectors vectors(documents);
  std::vector<float> scores(40), smoothed;
  scores[7] = 1;
  for (const unsigned threads : {1U, 2U}) {
    Control control;
    control.threads = threads;
    const Neighbours neighbours(vectors, 3, control);
    auto now = scores;
    neighbours.smooth(now, 0.25F);
    EXPECT_TRUE(smoothed.empty() || smoothed == now);
    smoothed = now;
  }
  EXPECT_FLOAT_EQ(smoothed[7], 0.75F);
  for (std::uint32_t d = 0; d < 40; ++d) {  // who gains has 7 among its three nearest
    if (d == 7) continue;
    std::vector<float> cosines(40);
    vectors.cosines(vectors.document(d), cosines);
    int nearer = 0;
    for (std::uint32_t other = 0; other < 40; ++other) nearer += other != d && cosines[other] > cosines[7];
    if (smoothed[d] > 0) EXPECT_LT(nearer, 3);
    if (nearer >= 3) EXPECT_EQ(smoothed[d], 0);
  }
}

}  // namespace
}  // namespace caunoi
