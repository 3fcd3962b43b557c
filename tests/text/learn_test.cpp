// Model 1 against a dense oracle, and what is learned from a toy corpus.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/random.hpp"
#include "caunoi/lexicon.hpp"
#include "text/model1.hpp"

namespace caunoi {
namespace {

// The formulas of Brown et al. over a full table, words by their numbers; 0 is the null word.
std::map<std::pair<std::uint32_t, std::uint32_t>, double> oracle(const text::Bitext& pairs, std::uint32_t words,
                                                                 int rounds) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> t;
  for (std::uint32_t e = 0; e < words; ++e)
    for (std::uint32_t f = 1; f < words; ++f) t[{e, f}] = 1.0 / words;
  for (int round = 0; round < rounds; ++round) {
    decltype(t) count;
    std::map<std::uint32_t, double> total;
    for (auto [from, to] : pairs) {
      from.push_back(0);
      for (const auto f : to) {
        double sum = 0;
        for (const auto e : from) sum += t[{e, f}];
        for (const auto e : from) {
          count[{e, f}] += t[{e, f}] / sum;
          total[e] += t[{e, f}] / sum;
        }
      }
    }
    for (auto& [key, p] : t) p = total[key.first] > 0 ? count[key] / total[key.first] : 0;
  }
  return t;
}

TEST(Model1, IsWhatTheDenseFormulaGives) {
  Random random(3);
  for (int round = 0; round < 20; ++round) {
    constexpr std::uint32_t words = 8;
    text::Bitext pairs;
    for (int s = 0; s < 12; ++s) {
      auto& [from, to] = pairs.emplace_back();
      for (auto n = 1 + random.below(5); n > 0; --n)
        from.push_back(1 + static_cast<std::uint32_t>(random.below(words - 1)));
      for (auto n = 1 + random.below(5); n > 0; --n)
        to.push_back(1 + static_cast<std::uint32_t>(random.below(words - 1)));
    }
    const text::Model1 model(pairs, 0, 5, {});
    const auto expected = oracle(pairs, words, 5);
    std::map<std::uint32_t, double> sums;
    for (const auto& [key, p] : expected) {
      EXPECT_NEAR(model.probability(key.first, key.second), p, 1e-9);
      sums[key.first] += model.probability(key.first, key.second);
    }
    for (const auto& [e, sum] : sums) EXPECT_TRUE(std::abs(sum - 1) < 1e-9 || sum == 0) << e;
  }
}

TEST(Learn, FindsWordsAndPhrases) {
  const std::vector<std::pair<const char*, const char*>> nouns{
      {"nước thải", "wastewater"}, {"tôm", "shrimp"}, {"thép", "steel"}, {"gạo", "rice"}};
  const std::vector<std::pair<const char*, const char*>> verbs{
      {"bán", "sells"}, {"mua", "buys"},  {"rửa", "washes"},  {"cân", "weighs"}, {"đếm", "counts"}, {"đốt", "burns"},
      {"sấy", "dries"}, {"nấu", "cooks"}, {"chở", "carries"}, {"cắt", "cuts"},   {"kéo", "pulls"},  {"đẩy", "pushes"}};
  std::vector<SentencePair> pairs;
  for (const auto& n : nouns)
    for (const auto& v : verbs)
      pairs.push_back(
          {std::string("công ty ") + v.first + " " + n.first, std::string("the company ") + v.second + " " + n.second});
  const auto rows = learn_lexicon(pairs, Lang::vi, Lang::en, {.iterations = 20});
  ASSERT_TRUE(rows) << rows.error().text();
  std::map<std::string, std::string> best;
  for (const auto& c : *rows) {
    ASSERT_GT(c.weight, 0);
    ASSERT_LE(c.weight, 1);
    best.emplace(c.vi.at(0), c.en.at(0));
  }
  for (const auto& n : nouns) EXPECT_EQ(best[n.first], n.second);
  EXPECT_EQ(best["công ty"], "company");
  EXPECT_EQ(best["bán"], "sells");  // as it is written, not its stem
  EXPECT_TRUE(std::ranges::is_sorted(*rows, std::greater<>(), &Concept::weight));
  const auto again = learn_lexicon(pairs, Lang::vi, Lang::en, {.iterations = 20});
  EXPECT_EQ(to_tsv(*rows), to_tsv(*again));
}

TEST(Learn, RefusesWhatMakesNoSense) {
  const std::vector<SentencePair> one{{"một", "one"}};
  EXPECT_EQ(learn_lexicon(one, Lang::vi, Lang::vi).error().code, Code::invalid_argument);
  EXPECT_EQ(learn_lexicon(one, Lang::unknown, Lang::vi).error().code, Code::invalid_argument);
  EXPECT_EQ(learn_lexicon({}, Lang::vi, Lang::en).error().code, Code::invalid_argument);
  EXPECT_EQ(learn_lexicon(one, Lang::vi, Lang::en, {.iterations = 0}).error().code, Code::invalid_argument);
  EXPECT_EQ(learn_lexicon(one, Lang::vi, Lang::en, {.least_probability = 2}).error().code, Code::invalid_argument);
  Cancel cancel;
  cancel.request();
  Control control;
  control.cancel = &cancel;
  EXPECT_EQ(learn_lexicon(one, Lang::vi, Lang::en, {}, control).error().code, Code::cancelled);
}

}  // namespace
}  // namespace caunoi
