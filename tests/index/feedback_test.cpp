// Feedback widens a short query by what its best documents speak of, and leaves everything else alone.
#include "index/feedback.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.hpp"

namespace caunoi {
namespace {

TermCounts text_of(const std::vector<std::string>& words) {
  TermCounts out;
  out.lang = Lang::en;
  for (const auto& word : words) out.channels[channel(Part::all, View::words)].emplace_back(word, 1.0F);
  out.finish();
  return out;
}

struct Collection {
  std::vector<TermCounts> texts;
  Panel panel{texts};
  Vectors vectors{panel};

  // Scores before and after feedback.
  [[nodiscard]] std::pair<std::vector<double>, std::vector<double>> scores(const TermCounts& asked) const {
    const auto query = panel.prepare(asked);
    std::vector<double> before(panel.size());
    panel.score(query.entries, before);
    std::vector<Scored> best;
    for (std::uint32_t d = 0; d < before.size(); ++d)
      if (before[d] > 0) best.push_back({d, before[d]});
    keep_best(best, feedback_documents(panel.size()));
    const auto widening = feedback(query, best, vectors);
    auto after = before;
    for (auto& score : after) score *= widening.own_share;
    panel.score(widening.entries, after);
    for (std::size_t d = 0; d < after.size(); ++d) EXPECT_LE(after[d] - widening.own_share * before[d], feedback_most(query, panel) * 1.0001);
    return {before, after};
  }
};

TEST(Feedback, FindsWhatTheBestDocumentsSpeakOf) {
  std::vector<TermCounts> texts{text_of({"sludge", "digester", "methane"}), text_of({"sludge", "digester", "biogas"}), text_of({"digester", "biogas", "engine"}),
                                text_of({"ship", "engine", "propeller"}), text_of({"rice", "dryer"})};
  for (int i = 0; i < 60; ++i) texts.push_back(text_of({"other" + std::to_string(i), "matter"}));
  const Collection c{texts};
  const auto [before, after] = c.scores(text_of({"sludge"}));
  EXPECT_EQ(before[2], 0);
  EXPECT_GT(after[2], 0);         // shares no word with the query, but two with what it found
  EXPECT_LT(after[2], after[1]);  // and stays behind
  EXPECT_EQ(after[4], 0);
}

TEST(Feedback, AsksNobodyInASmallCollection) {
  const Collection c{{text_of({"sludge", "digester"}), text_of({"digester", "biogas"}), text_of({"ship"})}};
  const auto [before, after] = c.scores(text_of({"sludge"}));
  EXPECT_EQ(before, after);
}

TEST(Feedback, IsNothingForAQueryThatMeetsInNoWord) {
  std::vector<TermCounts> texts;
  for (int d = 0; d < 60; ++d) {
    texts.push_back(text_of({"other" + std::to_string(d), "matter"}));
    texts.back().channels[channel(Part::all, View::pairs)].emplace_back("other matter", 1.0F);
  }
  const Collection c{texts};
  TermCounts query;
  query.lang = Lang::en;
  query.channels[channel(Part::all, View::pairs)].emplace_back("other matter", 1.0F);
  const auto [before, after] = c.scores(query);
  EXPECT_GT(before[0], 0);
  EXPECT_EQ(before, after);
}

TEST(Feedback, CountsLessTheLongerTheQuery) {
  Random random(9);
  std::vector<TermCounts> texts;
  for (int d = 0; d < 60; ++d) {
    std::vector<std::string> words;
    for (int i = 0; i < 25; ++i) words.push_back("t" + std::to_string(random.below(80)));
    texts.push_back(text_of(words));
  }
  const Collection c{texts};
  double moved[2] = {0, 0};
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> words;
    for (int i = 0; i < 40; ++i) words.push_back("t" + std::to_string(random.below(80)));
    for (const bool long_query : {false, true}) {
      const auto [before, after] = c.scores(text_of(long_query ? words : std::vector(words.begin(), words.begin() + 3)));
      const double best = *std::ranges::max_element(before), best_after = *std::ranges::max_element(after);
      double there = 0, difference = 0;
      for (std::size_t d = 0; d < before.size(); ++d) there += before[d] / best, difference += std::abs(before[d] / best - after[d] / best_after);
      moved[long_query] += difference / there;
    }
  }
  EXPECT_LT(moved[1], moved[0] / 2);
}

}  // namespace
}  // namespace caunoi
