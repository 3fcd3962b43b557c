// The exact top k against all documents scored, widened and smoothed in double precision, and changes against a rebuild.
#include "index/ranker.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/random.hpp"

namespace caunoi {
namespace {

// Texts with a Zipf vocabulary and topics, so that terms are frequent and rare, and counts vary.
TermCounts random_text(Random& random, std::size_t topic, std::size_t size, Lang lang = Lang::en) {
  TermCounts out;
  out.lang = lang;
  for (std::size_t i = 0; i < size; ++i) {
    const auto wide = 1 + random.below(1 + random.below(1 + random.below(3000)));
    const auto word = random.below(3) == 0 ? "topic" + std::to_string(topic) + "-" + std::to_string(random.below(1 + random.below(40))) : "w" + std::to_string(wide);
    out.channels[channel(Part::all, View::words)].emplace_back(word, 1.0F);
    if (random.below(2) == 0) out.channels[channel(Part::all, View::pairs)].emplace_back(word + " x" + std::to_string(random.below(20)), 1.0F);
    if (random.below(5) == 0) out.channels[channel(Part::all, View::concepts)].emplace_back("en:c" + std::to_string(random.below(50)), 30.0F);
    if (i < 4) out.channels[channel(Part::title, View::words)].emplace_back(word, 1.0F);
  }
  out.finish();
  return out;
}

std::vector<TermCounts> random_texts(Random& random, std::size_t count) {
  std::vector<TermCounts> out;
  for (std::size_t d = 0; d < count; ++d) out.push_back(random_text(random, random.below(1 + count / 40), 5 + random.below(80)));
  return out;
}

// By definition: every document, everything in double precision.
std::vector<Scored> all_of(const Ranker& ranker, const Panel::Query& query) {
  const auto& panel = ranker.panel();
  const auto scores_of = [&](std::span<const Panel::Query::Entry> entries) {
    const Panel::Exact exact(panel, entries);
    std::vector<double> out(panel.size());
    for (std::uint32_t d = 0; d < out.size(); ++d) out[d] = exact(d);
    return out;
  };
  const auto smoothed = [&](const std::vector<double>& scores) {
    std::vector<Scored> out;
    for (std::uint32_t d = 0; d < scores.size(); ++d)
      if (!panel.removed(d)) out.push_back({d, ranker.neighbours().smoothed(d, [&](std::uint32_t o) { return scores[o]; })});
    std::erase_if(out, [](const Scored& s) { return s.score <= 0; });
    keep_best(out, out.size());
    return out;
  };
  auto best = smoothed(scores_of(query.entries));
  best.resize(std::min(best.size(), feedback_documents(panel.alive())));
  const auto widening = feedback(query, best, ranker.vectors());
  auto entries = query.entries;
  for (auto& entry : entries) entry.weight *= widening.own_share;
  entries.insert(entries.end(), widening.entries.begin(), widening.entries.end());
  return smoothed(scores_of(entries));
}

void expect_same(const std::vector<Scored>& got, std::vector<Scored> wanted, std::size_t k, const char* what) {
  wanted.resize(std::min(k, wanted.size()));
  ASSERT_EQ(got.size(), wanted.size()) << what;
  for (std::size_t i = 0; i < got.size(); ++i) {
    ASSERT_EQ(got[i].document, wanted[i].document) << what << " rank " << i;
    ASSERT_NEAR(got[i].score, wanted[i].score, 1e-12 * wanted[i].score) << what;
  }
}

TEST(Ranker, FindsTheBestOfAllDocumentsExactly) {
  Random random(21);
  for (const std::size_t count : {30U, 700U, 5000U}) {
    const auto texts = random_texts(random, count);
    const auto ranker = Ranker::make(texts, {});
    if (count == 5000) ASSERT_GT(ranker->panel().data().planes.size(), 0U);  // frequent terms are planes there
    Ranker::Scratch scratch;
    for (int q = 0; q < 40; ++q) {
      const auto query = ranker->panel().prepare(random_text(random, random.below(1 + count / 40), 1 + random.below(50)));
      const auto wanted = all_of(*ranker, query);
      for (const auto* kernels : runnable_kernels()) {
        scratch.panel.kernels = kernels;
        for (const std::size_t k : {1U, 20U, 200U}) expect_same(ranker->best(query, k, scratch), wanted, k, kernels->name);
      }
      std::vector<double> scores(count);
      ranker->score(query, scores);
      for (const auto& [d, score] : wanted) ASSERT_NEAR(scores[d], score, 1e-12 * score);
    }
  }
}

TEST(Ranker, FindsNothingForNothing) {
  Random random(22);
  const auto ranker = Ranker::make(random_texts(random, 100), {});
  Ranker::Scratch scratch;
  EXPECT_TRUE(ranker->best(ranker->panel().prepare(TermCounts{}), 20, scratch).empty());
  TermCounts unknown;
  unknown.channels[channel(Part::all, View::words)].emplace_back("nowhere", 1.0F);
  EXPECT_TRUE(ranker->best(ranker->panel().prepare(unknown), 20, scratch).empty());
  const auto none = Ranker::make(std::span<const TermCounts>{}, {});
  EXPECT_TRUE(none->best(none->panel().prepare(unknown), 20, scratch).empty());
}

TEST(Ranker, ChangesStayExactAndAreThoseOfARebuild) {
  Random random(23);
  auto texts = random_texts(random, 3000);
  const auto ranker = Ranker::make(texts, {});
  Ranker::Scratch scratch;
  std::vector<bool> gone(texts.size());
  for (int round = 0; round < 25; ++round) {
    const auto added = random.below(3);
    for (std::size_t i = 0; i < added; ++i) {
      texts.push_back(random_text(random, random.below(75), 5 + random.below(200)));
      gone.push_back(false);
      ranker->add(texts.back());
    }
    if (random.below(2) == 0) {
      const auto d = static_cast<std::uint32_t>(random.below(texts.size()));
      ranker->remove(d);
      gone[d] = true;
    }
    const auto asked = random_text(random, random.below(75), 1 + random.below(50));
    const auto query = ranker->panel().prepare(asked);
    const auto wanted = all_of(*ranker, query);
    for (const std::size_t k : {1U, 20U, 300U}) expect_same(ranker->best(query, k, scratch), wanted, k, "changed");
    for (const auto& row : wanted) ASSERT_FALSE(gone[row.document]);

    // The panel's own scores are those of a panel built anew of what is left.
    std::vector<TermCounts> left;
    std::vector<std::uint32_t> number;
    for (std::uint32_t d = 0; d < texts.size(); ++d)
      if (!gone[d]) left.push_back(texts[d]), number.push_back(d);
    const Panel anew(left);
    Panel::Scratch panel_scratch;
    const auto fresh = anew.best(anew.prepare(asked), 50, panel_scratch), kept = ranker->panel().best(query, 50, panel_scratch);
    ASSERT_EQ(fresh.size(), kept.size());
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      ASSERT_EQ(number[fresh[i].document], kept[i].document);
      ASSERT_NEAR(fresh[i].score, kept[i].score, 1e-9 * fresh[i].score);
    }
    std::vector<double> all(ranker->size());
    ranker->panel().score(query.entries, all);
    for (const auto& row : kept) ASSERT_NEAR(all[row.document], row.score, 1e-12 * row.score);
    for (std::uint32_t d = 0; d < texts.size(); ++d)
      if (gone[d]) ASSERT_EQ(all[d], 0);
  }
}

TEST(Ranker, ADocumentAddedIsSmoothedByWhoIsNearAndLiftsThem) {
  Random random(24);
  auto texts = random_texts(random, 200);
  const auto ranker = Ranker::make(texts, {});
  auto twin = texts[17];
  twin.channels[channel(Part::all, View::words)].emplace_back("zzz-only-here", 3.0F);
  ranker->add(twin);
  const auto near = ranker->neighbours().of(200);
  EXPECT_EQ(near.front().document, 17U);
  EXPECT_EQ(ranker->neighbours().of(17).front().document, 200U);
  ranker->remove(17);
  for (const auto& n : ranker->neighbours().of(200)) EXPECT_FALSE(n.cosine > 0 && n.document == 17);
}

}  // namespace
}  // namespace caunoi
