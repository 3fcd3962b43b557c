// The panel against a naive BM25 that computes everything anew for each pair.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "base/random.hpp"
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
        const double weight = view_weight(view, lang) * qtf * std::pow(idf(all, term), 0.25);
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
  Panel::Query again;
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
    panel.prepare(counts(query, lang), again);
    EXPECT_TRUE(std::ranges::equal(again.entries, prepared.entries, [](const auto& x, const auto& y) { return x.term == y.term && x.weight == y.weight; }));
    EXPECT_EQ(std::tuple(again.bound, again.self, again.words, again.word_weight), std::tuple(prepared.bound, prepared.self, prepared.words, prepared.word_weight));
    std::vector<double> scores(panel.size());
    panel.score(prepared.entries, scores);
    std::vector<Scored> wanted;
    for (std::size_t d = 0; d < scores.size(); ++d) {
      const double score = oracle.score(query, lang, d);
      ASSERT_NEAR(scores[d], score, 1e-3);
      ASSERT_LE(scores[d], prepared.bound * 1.0001);
      if (score > 0) wanted.push_back({static_cast<std::uint32_t>(d), score});
    }
    keep_best(wanted, 10);
    Panel::Scratch scratch;
    const auto best = panel.best(prepared, 10, scratch);
    ASSERT_EQ(best.size(), wanted.size());
    for (std::size_t i = 0; i < best.size(); ++i) {
      ASSERT_EQ(best[i].document, wanted[i].document);
      ASSERT_NEAR(best[i].score, wanted[i].score, 1e-12 * wanted[i].score);
    }
  }
}

// The bound of the approximate sums, where frequent terms are planes and the rest postings.
TEST(Panel, SumsAreWithinTheirBound) {
  Random random(4);
  std::vector<TermCounts> documents;
  for (std::size_t d = 0; d < 4000; ++d)
    documents.push_back(counts({{channel(Part::all, View::words), random_bag(random, 1 + random.below(60))}, {channel(Part::title, View::words), random_bag(random, random.below(4))}}, Lang::en));
  Panel panel(documents);
  ASSERT_GT(panel.data().planes.size(), 0U);
  ASSERT_GT(panel.data().posting_document.size(), 0U);
  for (int round = 0; round < 20; ++round) {
    if (round == 10) {  // mean lengths move
      for (int i = 0; i < 40; ++i) panel.add(counts({{channel(Part::all, View::words), random_bag(random, 900)}}, Lang::en));
      for (std::uint32_t d = 0; d < 400; d += 7) panel.remove(d);
    }
    const auto query = panel.prepare(counts({{channel(Part::all, View::words), random_bag(random, 1 + random.below(40))}}, Lang::en));
    const Panel::Exact exact(panel, query.entries);
    for (const auto* kernels : runnable_kernels()) {
      Panel::Scratch scratch;
      scratch.kernels = kernels;
      panel.start(query, 1.5 * query.bound, scratch.sums);
      panel.add_to(scratch.sums, query.entries, scratch);
      for (std::uint32_t d = 0; d < 4000; ++d) {
        const double value = scratch.sums.values[d];
        ASSERT_NEAR(exact(d), value * scratch.sums.unit, scratch.sums.slack(value) * scratch.sums.unit) << kernels->name << " " << d;
      }
      if (round < 10) ASSERT_LT(scratch.sums.slack(2000), 120);  // and the bound is of use
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

// The scores of two documents for a query, all of them text of a language.
std::vector<double> scores_of(std::string_view query_text, Lang query_lang, const std::vector<std::pair<const char*, Lang>>& texts) {
  const Analyser analyser;
  std::vector<TermCounts> documents(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    documents[i].add(analyser.analyse(texts[i].first, texts[i].second), Part::all);
    documents[i].finish();
  }
  TermCounts query;
  query.add(analyser.analyse(query_text, query_lang), Part::all);
  query.finish();
  const Panel panel(documents);
  std::vector<double> scores(texts.size());
  panel.score(panel.prepare(query).entries, scores);
  return scores;
}

TEST(Panel, HearsUnaccentedVietnameseOnlyWhenTheQueryHasNoMarks) {
  const std::vector<std::pair<const char*, Lang>> texts{{"xử lý nước thải", Lang::vi}, {"sản xuất bia hơi", Lang::vi}};
  EXPECT_GT(scores_of("xu ly nuoc thai", Lang::vi, texts)[0], 0);
  EXPECT_EQ(scores_of("xu ly nuoc thai", Lang::vi, texts)[1], 0);
  EXPECT_EQ(scores_of("nược thài", Lang::vi, texts)[0], 0);  // other marks are other words
  // A sheet with a title in full and a body without marks is met by the words of its title.
  EXPECT_GT(scores_of("xử lý nước", Lang::vi, {{"Xử lý nước thải\ncong suat lon cho nha may", Lang::vi}})[0], 0);
}

TEST(Panel, QuantitiesMeetAcrossLanguagesAndNearOnesToo) {
  const auto scores = scores_of("công suất 200 m³/ngày", Lang::vi,
                                {{"200㎥/日の装置", Lang::ja}, {"180 m3/day", Lang::en}, {"2 m3/day", Lang::en}, {"pump", Lang::en}});
  EXPECT_GT(scores[0], scores[1]);
  EXPECT_GT(scores[1], scores[2]);
  EXPECT_EQ(scores[3], 0);
}

TEST(Panel, NeighboursMeetTheWordTheyMakeTogether) {
  for (const auto& [query, text] : std::vector<std::pair<const char*, const char*>>{
           {"wastewater", "waste-water"}, {"waste water", "wastewater"}, {"wastewater", "waste waters"}, {"onsite", "on-site"}, {"BOD5", "BOD 5"}, {"BOD₅", "BOD-5"}}) {
    const auto scores = scores_of(query, Lang::en, {{text, Lang::en}, {"other things", Lang::en}});
    EXPECT_GT(scores[0], 0) << query;
    EXPECT_EQ(scores[1], 0) << query;
  }
  EXPECT_GT(scores_of("axit", Lang::vi, {{"a-xít mạnh", Lang::vi}, {"thép", Lang::vi}})[0], 0);
  EXPECT_GT(scores_of("データベース", Lang::ja, {{"データ・ベースの設計", Lang::ja}, {"鋼", Lang::ja}})[0], 0);
}

}  // namespace
}  // namespace caunoi
