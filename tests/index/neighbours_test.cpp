// The neighbour graph against cosines computed in full, and what smoothing promises.
#include "index/neighbours.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/random.hpp"

namespace caunoi {
namespace {

std::vector<TermCounts> random_texts(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<TermCounts> out(count);
  for (auto& text : out) {
    const auto size = 5 + random.below(10);
    for (std::size_t i = 0; i < size; ++i)
      text.channels[channel(Part::all, View::words)].emplace_back("t" + std::to_string(random.below(1 + random.below(40))), 1.0F);
    text.finish();
  }
  return out;
}

std::vector<float> cosines_of(const Vectors& vectors, std::uint32_t d) {
  std::vector<float> out(vectors.size());
  vectors.cosines(vectors.document(d), out);
  return out;
}

// The documents of [first, last) that have fewer than `count` others strictly nearer to d.
bool among_nearest(const Vectors& vectors, std::uint32_t d, std::uint32_t other, std::size_t first, std::size_t last, std::size_t count) {
  const auto cosines = cosines_of(vectors, d);
  std::size_t nearer = 0;
  for (auto x = first; x < last; ++x) nearer += x != d && cosines[x] > cosines[other];
  return nearer < count;
}

TEST(Neighbours, AreTheNearestByCosine) {
  const auto texts = random_texts(140, 5);
  const Panel panel(texts);
  const Vectors vectors(panel);
  std::vector<double> scores(140), smoothed;
  scores[7] = 1;
  for (const unsigned threads : {1U, 2U}) {
    Control control;
    control.threads = threads;
    const Neighbours neighbours(vectors, control);
    auto now = scores;
    neighbours.smooth(now);
    EXPECT_TRUE(smoothed.empty() || smoothed == now);
    smoothed = now;
  }
  EXPECT_DOUBLE_EQ(smoothed[7], std::sqrt(0.75));
  for (std::uint32_t d = 0; d < 140; ++d) {  // who gains has 7 among its six nearest
    if (d == 7) continue;
    if (smoothed[d] > 0) EXPECT_TRUE(among_nearest(vectors, d, 7, 0, 140, 6)) << d;
    else EXPECT_FALSE(among_nearest(vectors, d, 7, 0, 140, 1)) << d;
  }
}

// Texts about topics, so that each has neighbours: some dozens are compared in full for each. So many documents that the largest sums
// of chunks say where the nearest are.
TEST(Neighbours, AreFoundWithoutComparingAll) {
  Random random(9);
  std::vector<TermCounts> texts(15'000);
  for (auto& text : texts) {
    const auto topic = std::to_string(random.below(700));
    for (int i = 0; i < 16; ++i)
      text.channels[channel(Part::all, View::words)].emplace_back(random.below(2) == 0 ? "topic" + topic + "x" + std::to_string(random.below(30)) : "t" + std::to_string(random.below(1 + random.below(3000))), 1.0F);
    text.finish();
  }
  const Panel panel(texts);
  ASSERT_GT(panel.data().planes.size(), 0U);
  const Neighbours neighbours(Vectors(panel), {});
  EXPECT_GE(neighbours.compared(), 6 * texts.size());
  EXPECT_LT(neighbours.compared(), 60 * texts.size());
}

TEST(Neighbours, LeaveEqualScoresAsTheyAre) {
  const auto texts = random_texts(130, 6);
  const Panel panel(texts);
  const Neighbours neighbours(Vectors(panel), {});
  std::vector<double> scores(130, 2.5);
  neighbours.smooth(scores);
  for (const double score : scores) EXPECT_NEAR(score, 2.5, 1e-5);
}

TEST(Neighbours, OfARangeStayInIt) {
  const auto texts = random_texts(200, 7);
  const Panel panel(texts);
  const Vectors vectors(panel);
  const Neighbours neighbours(vectors, 20, 200, {});
  int lifted = 0;
  for (std::uint32_t one = 20; one < 200; one += 10) {
    std::vector<double> scores(180);
    scores[one - 20] = 1;
    neighbours.smooth(scores);
    for (std::uint32_t d = 20; d < 200; ++d)
      if (d != one && scores[d - 20] > 0) {
        EXPECT_TRUE(among_nearest(vectors, d, one, 20, 200, 6)) << d;
        ++lifted;
      }
  }
  EXPECT_GT(lifted, 18);

  // A smoothed vector is the mean of its own and its neighbours': its cosines are those of the mixture.
  const auto mixed = neighbours.smoothed(vectors, 24, 0.4F);
  std::map<std::uint32_t, float> own, got;
  for (const auto& [term, weight] : vectors.document(24)) own[term] = 0.6F * weight;
  float length = 0;
  for (const auto& [term, weight] : mixed) {
    EXPECT_TRUE(got.emplace(term, weight).second) << "a term stands twice";
    EXPECT_GE(weight, own[term] - 1e-6F);
    length += weight * weight;
  }
  for (const auto& [term, weight] : own)
    if (weight > 0) EXPECT_TRUE(got.contains(term));
  EXPECT_LE(std::sqrt(length), 1.0001F);
  for (std::size_t i = 1; i < mixed.size(); ++i) EXPECT_GE(mixed[i - 1].second, mixed[i].second);
}

TEST(Neighbours, OfNobody) {
  const std::vector<TermCounts> empty(130);
  const Panel panel(empty);
  const Neighbours neighbours(Vectors(panel), {});
  std::vector<double> scores(130);
  scores[0] = 1;
  neighbours.smooth(scores);
  EXPECT_DOUBLE_EQ(scores[0], std::sqrt(0.75));
  EXPECT_EQ(scores[1], 0);
}

TEST(Neighbours, AreFewBesideTheCollection) {
  const auto texts = random_texts(45, 8);
  const Panel panel(texts);
  const Vectors vectors(panel);
  std::vector<double> scores(45);
  scores[3] = 1;
  auto two = scores, none = std::vector<double>(scores.begin(), scores.begin() + 19);
  Neighbours(vectors, {}).smooth(two);
  EXPECT_DOUBLE_EQ(two[3], std::sqrt(0.75));
  for (std::uint32_t d = 0; d < 45; ++d)
    if (d != 3 && two[d] > 0) EXPECT_TRUE(among_nearest(vectors, d, 3, 0, 45, 2)) << d;
  Neighbours(vectors, 0, 19, {}).smooth(none);
  EXPECT_TRUE(std::equal(none.begin(), none.end(), scores.begin()));
}

}  // namespace
}  // namespace caunoi
