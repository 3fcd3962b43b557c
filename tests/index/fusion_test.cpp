// The caller's vectors in rank(): a naive oracle, what must not change a list, planted answers, wrong vectors.
#include "index/fusion.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/random.hpp"

namespace caunoi {
namespace {

using Lists = std::vector<std::vector<Ranked>>;

std::vector<float> random_vector(Random& random, std::size_t width) {
  std::vector<float> out(width);
  for (float& v : out) v = static_cast<float>(random.unit() + random.unit() + random.unit() - 1.5);
  return out;
}

double cosine(const std::vector<float>& a, const std::vector<float>& b) {
  double dot = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    dot += double{a[i]} * b[i], aa += double{a[i]} * a[i], bb += double{b[i]} * b[i];
  return dot / std::sqrt(aa * bb);
}

// The formula of fusion.cpp, written down naively.
std::vector<double> naive(const std::vector<TextDocument>& documents, const std::vector<TextDocument>& asked,
                          const std::vector<float>& scores) {
  std::vector<double> near(documents.size());
  double with = 0;
  for (const auto& text : asked) with += !text.embedding.empty();
  if (with == 0) return {scores.begin(), scores.end()};
  for (const auto& text : asked) {
    if (text.embedding.empty()) continue;
    std::vector<double> c;
    for (const auto& d : documents)
      if (!d.embedding.empty()) c.push_back(cosine(d.embedding, text.embedding));
    double mean = 0, variance = 0;
    for (const double v : c) mean += v / static_cast<double>(c.size());
    for (const double v : c) variance += (v - mean) * (v - mean) / static_cast<double>(c.size());
    for (std::size_t d = 0; d < documents.size(); ++d) {
      if (documents[d].embedding.empty()) continue;
      const double z = (cosine(documents[d].embedding, text.embedding) - mean) / std::sqrt(variance);
      if (z > 0) near[d] += z * z * z / with;
    }
  }
  double mean = 0, variance = 0;
  for (const float s : scores) mean += s / static_cast<double>(scores.size());
  for (const float s : scores) variance += (s - mean) * (s - mean) / static_cast<double>(scores.size());
  std::vector<double> out;
  for (std::size_t d = 0; d < documents.size(); ++d)
    out.push_back(0.6 * scores[d] / std::sqrt(variance) + 0.4 * std::cbrt(near[d]));
  return out;
}

TEST(Fusion, EqualsTheNaiveFormula) {
  Random random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<TextDocument> documents(3 + random.below(40)), asked(1 + random.below(3));
    for (auto* texts : {&documents, &asked})
      for (auto& text : *texts)
        if (random.below(4) != 0) text.embedding = random_vector(random, 9);
    std::vector<float> scores;
    for (std::size_t d = 0; d < documents.size(); ++d)
      scores.push_back(random.below(3) == 0 ? 0.0F : static_cast<float>(10 * random.unit()));
    scores[0] = 0, scores[1] = 3;
    documents[0].embedding = random_vector(random, 9);
    documents[1].embedding = random_vector(random, 9);
    const auto wanted = naive(documents, asked, scores);
    Fusion::make(documents, asked).value().join(asked, scores);
    for (std::size_t d = 0; d < documents.size(); ++d) EXPECT_NEAR(scores[d], wanted[d], 1e-4) << round;
  }
}

// Documents of few different words, so that the texts tie or mislead; `answer` is the document a query wants.
struct Planted {
  std::vector<TextDocument> documents, queries;
};
Planted planted(std::size_t width, double noise) {
  Random random(21);
  Planted out;
  const char* words[] = {"nước thải", "sấy nông sản", "đúc gang", "màng lọc"};
  for (std::size_t i = 0; i < 120; ++i) {
    out.documents.push_back(
        {"d" + std::to_string(i), "", std::string(words[i % 4]) + " số " + std::to_string(i % 7), Lang::vi});
    out.queries.push_back({"q" + std::to_string(i), "", words[i % 4], Lang::vi});
    out.documents.back().embedding = random_vector(random, width);
    auto near = out.documents.back().embedding;
    for (float& v : near) v += static_cast<float>(noise * (random.unit() - 0.5));
    out.queries.back().embedding = std::move(near);
  }
  return out;
}

Lists ranked(const Planted& p, unsigned threads = 1) {
  Control control;
  control.threads = threads;
  return rank(p.documents, std::span<const TextDocument>(p.queries), {.k = 1000}, control).value();
}

double first_answers(const Lists& lists) {
  double right = 0;
  for (std::size_t q = 0; q < lists.size(); ++q) right += !lists[q].empty() && lists[q][0].document == q;
  return right / static_cast<double>(lists.size());
}

TEST(Fusion, PlantedVectorsFindTheAnswersThatTextsCannot) {
  auto p = planted(24, 1.0);
  EXPECT_GT(first_answers(ranked(p)), 0.95);
  for (auto& d : p.documents) d.embedding.clear();
  EXPECT_LT(first_answers(ranked(p)), 0.2);
}

void expect_equal(const Lists& a, const Lists& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t q = 0; q < a.size(); ++q) {
    ASSERT_EQ(a[q].size(), b[q].size()) << q;
    for (std::size_t i = 0; i < a[q].size(); ++i) {
      ASSERT_EQ(a[q][i].document, b[q][i].document) << q;
      ASSERT_EQ(a[q][i].score, b[q][i].score) << q;
    }
  }
}

TEST(Fusion, VectorsOfOneSideChangeNothing) {
  auto none = planted(8, 1), documents_only = none, queries_only = none;
  for (auto& d : none.documents) d.embedding.clear();
  for (auto& q : none.queries) q.embedding.clear();
  documents_only.queries = none.queries;
  queries_only.documents = none.documents;
  expect_equal(ranked(none), ranked(documents_only));
  expect_equal(ranked(none), ranked(queries_only));
  // A query without a vector among queries with one keeps its list.
  auto one = planted(8, 1);
  one.queries[5].embedding.clear();
  const auto a = ranked(none), b = ranked(one);
  expect_equal({a[5]}, {b[5]});
}

TEST(Fusion, ThreadsAndLengthsChangeNoBit) {
  auto p = planted(16, 1);
  const auto once = ranked(p);
  expect_equal(once, ranked(p, 2));
  for (std::size_t i = 0; i < p.documents.size(); ++i)
    for (auto* v : {&p.documents[i].embedding, &p.queries[i].embedding})
      for (float& x : *v) x *= std::ldexp(1.0F, static_cast<int>(i % 9) - 4);
  expect_equal(once, ranked(p));
}

TEST(Fusion, TheConeOfAModelAndTheOrderOfItsDimensionsChangeNothing) {
  const auto p = planted(16, 1);
  auto cone = p, reversed = p;
  for (std::size_t i = 0; i < p.documents.size(); ++i) {
    for (auto* v :
         {&cone.documents[i].embedding, &cone.queries[i].embedding}) {  // a direction all share: cosine' = a + b cosine
      double length = 0;
      for (const float x : *v) length += double{x} * x;
      v->push_back(static_cast<float>(2 * std::sqrt(length)));
    }
    std::ranges::reverse(reversed.documents[i].embedding);
    std::ranges::reverse(reversed.queries[i].embedding);
  }
  const auto a = ranked(p);
  for (const auto& b : {ranked(cone), ranked(reversed)})
    for (std::size_t q = 0; q < a.size(); ++q) {
      std::vector<double> x(p.documents.size()), y(x);
      for (const auto& row : a[q]) x[row.document] = row.score;
      for (const auto& row : b[q]) y[row.document] = row.score;
      for (std::size_t d = 0; d < x.size(); ++d) ASSERT_NEAR(x[d], y[d], 1e-4);
    }
}

TEST(Fusion, ADocumentWithoutAnyWordInCommonIsFound) {
  const std::vector<TextDocument> documents{{"d1", "", "nước thải", Lang::vi, {1, 0, 0}},
                                            {"d2", "", "thơ ca", Lang::vi, {0, 1, 0}},
                                            {"d3", "", "máy sấy", Lang::vi, {0, 0, 1}},
                                            {"d4", "", "lò hơi", Lang::vi, {}}};
  const std::vector<TextDocument> queries{{"q", "", "truyện", Lang::vi, {0.1F, 1, 0.1F}}};
  const auto lists = rank(documents, std::span<const TextDocument>(queries)).value();
  ASSERT_EQ(lists[0].size(), 1U);
  EXPECT_EQ(lists[0][0].document, 1U);
}

TEST(Fusion, TextsThatAreEquallyNearDoNotVanish) {
  for (const std::size_t count : {1U, 4U}) {
    std::vector<TextDocument> documents;
    for (std::size_t i = 0; i < count; ++i) documents.push_back({"d" + std::to_string(i), "", "heat pump dryer", Lang::en, {1, 0}});
    const std::vector<TextDocument> queries{{"q", "", "heat pump", Lang::en, {1, 0}}};
    EXPECT_EQ(rank(documents, std::span<const TextDocument>(queries)).value()[0].size(), count);
  }
}

TEST(Fusion, EqualVectorsSayNothing) {
  auto p = planted(4, 1), none = p;
  for (std::size_t i = 0; i < p.documents.size(); ++i) {
    p.documents[i].embedding = {1.1F, 0.3F, 0.7F, 0.2F};
    none.documents[i].embedding.clear();
  }
  const auto a = ranked(p), b = ranked(none);
  for (std::size_t q = 0; q < a.size(); ++q) {
    ASSERT_EQ(a[q].size(), b[q].size());
    // In single precision with vectors, in double without: texts that tie may change places.
    std::map<std::uint32_t, double> score_of;
    for (const auto& row : a[q]) score_of[row.document] = row.score;
    for (std::size_t i = 0; i < a[q].size(); ++i) ASSERT_NEAR(a[q][i].score, score_of.at(b[q][i].document), 1e-5 * std::abs(a[q][i].score));
  }
}

TEST(Fusion, ExpertsByTheirNearestWork) {
  const auto p = planted(24, 1);
  std::vector<TextExpert> experts;
  for (std::size_t i = 0; i + 1 < 40; i += 2)
    experts.push_back({"x" + std::to_string(i), {p.queries[i], p.queries[i + 1], {"", "", "thơ ca", Lang::vi}}});
  const auto lists = rank(p.documents, std::span<const TextExpert>(experts)).value();
  std::size_t right = 0;
  for (std::size_t e = 0; e < experts.size(); ++e)
    for (std::size_t i = 0; i < 2; ++i) right += lists[e][i].document / 2 == e;
  EXPECT_GT(right, 35U);  // of 40
}

TEST(Fusion, WrongVectorsNameTheirText) {
  auto p = planted(3, 1);
  p.queries[7].embedding = {1, 2};
  auto failed = rank(p.documents, std::span<const TextDocument>(p.queries));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, Code::invalid_argument);
  EXPECT_EQ(failed.error().place, "q7");
  EXPECT_NE(failed.error().message.find("has 2 numbers, the first one has 3"), std::string::npos);
  p.queries[7].embedding = {1, 2, NAN};
  EXPECT_EQ(rank(p.documents, std::span<const TextDocument>(p.queries)).error().place, "q7");
  p.documents[2].embedding = {INFINITY, 0, 0};
  EXPECT_EQ(rank(p.documents, std::span<const TextDocument>(p.queries)).error().place, "d2");
  const std::vector<TextExpert> experts{{"x", {{"w", "", "a", Lang::vi, {1}}}}};
  EXPECT_FALSE(rank(p.documents, std::span<const TextExpert>(experts)));
}

}  // namespace
}  // namespace caunoi
