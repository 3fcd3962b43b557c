// Tokens of Latin text, and what neighbours would be as one word.
#include "text/latin.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.hpp"
#include "text/stopwords.hpp"

namespace caunoi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<text::LatinToken> tokens(std::string_view s) {
  std::vector<text::LatinToken> out;
  for (std::size_t at = 0;;) {
    out.push_back(text::latin_token(s, at));
    if (out.back().text.empty()) return out.pop_back(), out;
    at = out.back().end;
  }
}

std::vector<std::string> words(std::string_view s) {
  std::vector<std::string> out;
  for (const auto& token : tokens(s)) out.push_back(token.text);
  return out;
}

std::vector<std::string> joins(std::string_view s, Lang lang = Lang::en) {
  std::vector<std::string> out;
  const auto all = tokens(s);
  for (std::size_t i = 1; i < all.size(); ++i) {
    const bool stops = text::is_english_stop_word(all[i - 1].text) || text::is_english_stop_word(all[i].text);
    if (auto one = text::joined(s, all[i - 1], all[i], lang, stops); !one.empty()) out.push_back(one);
  }
  return out;
}

TEST(LatinToken, KeepsNamesOfSingleLettersWhole) {
  EXPECT_THAT(words("The U.S. and the U.S.A, U.S"), ElementsAre("the", "us", "and", "the", "usa", "us"));
  EXPECT_THAT(words("R&D, R & D; AT&T"), ElementsAre("r&d", "r&d", "at&t"));
  EXPECT_THAT(words("C++ and C# (C)"), ElementsAre("c++", "and", "c#", "c"));
  EXPECT_THAT(words("salt & pepper"), ElementsAre("salt", "pepper"));
  EXPECT_THAT(words("a.b.c.d.e.f.g.h"), ElementsAre("abcdefgh"));
  EXPECT_THAT(words("a.b.c1"), ElementsAre("a", "b", "c1"));
  EXPECT_THAT(words("Vitamin C. A plant"), ElementsAre("vitamin", "c", "a", "plant"));
}

TEST(LatinToken, KeepsNumbersWhole) {
  EXPECT_THAT(words("1.000 m3. 2"), ElementsAre("1.000", "m3", "2"));
  EXPECT_THAT(words("200m3 3D 2SO4 1990s 4th BOD5 H2O"),
              ElementsAre("200m3", "3d", "2so4", "1990s", "4th", "bod5", "h2o"));
}

TEST(Joined, IsWhatIsWrittenInTwoWays) {
  EXPECT_THAT(joins("waste-water"), ElementsAre("wastewater"));
  EXPECT_THAT(joins("waste water"), ElementsAre("wastewater"));
  EXPECT_THAT(joins("on-site"), ElementsAre("onsite"));
  EXPECT_THAT(joins("on site"), IsEmpty());  // a function word alone
  EXPECT_THAT(joins("3-D, BOD 5, CO 2"), ElementsAre("3d", "bod5", "co2"));
  EXPECT_THAT(joins("waste, water"), IsEmpty());
  EXPECT_THAT(joins("10-20"), IsEmpty());
  EXPECT_THAT(joins("nước thải", Lang::vi), IsEmpty());
  EXPECT_THAT(joins("a-xít", Lang::vi), ElementsAre("axít"));
}

TEST(LatinToken, SurvivesAnyBytes) {
  Random random(1);
  const std::vector<std::string> parts{"U", ".", "&", "R", " ", "+", "#", "1", "m3", "ơ", "\xff", "\xe1\xba", "-", ","};
  for (int i = 0; i < 20'000; ++i) {
    std::string s;
    for (auto n = random.below(12); n > 0; --n) s += parts[random.below(parts.size())];
    std::size_t last = 0;
    for (const auto& token : tokens(s)) {
      ASSERT_GE(token.begin, last);
      ASSERT_GT(token.end, token.begin);
      ASSERT_LE(token.end, s.size());
      last = token.end;
    }
    joins(s);
  }
}

}  // namespace
}  // namespace caunoi
