// Terms of the views, and where they stand in the text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>

#include "caunoi/text.hpp"

namespace caunoi {
namespace {

using testing::ElementsAre;
using testing::Contains;
using testing::Not;
using testing::IsEmpty;

std::vector<std::string> terms(std::string_view text, View view, Lang lang = Lang::unknown) {
  static const Analyser analyser;
  std::vector<std::string> out;
  for (auto& t : analyser.analyse(text, lang).terms)
    if (t.view == view) out.push_back(t.text);
  return out;
}

TEST(Analyser, CutsVietnameseIntoSyllablesAndPairs) {
  EXPECT_THAT(terms("Xử lí nước thải", View::words), ElementsAre("xử", "lý", "nước", "thải"));
  EXPECT_THAT(terms("Xử lý nước thải. Nhà máy", View::pairs), ElementsAre("xử lý", "lý nước", "nước thải", "nhà máy"));
  EXPECT_THAT(terms("Xử lý nước thải", View::folded), ElementsAre("xu", "ly", "nuoc", "thai"));
  EXPECT_THAT(terms("hoà", View::words, Lang::vi), ElementsAre("hòa"));
}

TEST(Analyser, StemsEnglishWithoutFunctionWords) {
  EXPECT_THAT(terms("The treatment of wastewaters in factories", View::words), ElementsAre("treatment", "wastewat", "factori"));
  EXPECT_THAT(terms("state-of-the-art", View::pairs), ElementsAre("state art"));
  EXPECT_THAT(terms("The treatment", View::folded), IsEmpty());
}

TEST(Analyser, FindsBaseFormsInJapanese) {
  const auto words = terms("排水を処理しました。", View::words);
  EXPECT_THAT(words, Contains("排水"));
  EXPECT_THAT(words, Contains("処理"));
  EXPECT_THAT(words, Not(Contains("を")));
  EXPECT_THAT(terms("廃水", View::bigrams), ElementsAre("廃水"));
  EXPECT_THAT(terms("廃水", View::unigrams), ElementsAre("廃", "水"));
  EXPECT_THAT(terms("動いた", View::words), ElementsAre("動く"));
}

TEST(Analyser, GivesSpellingsOfOneWordOneTerm) {
  EXPECT_EQ(terms("書類の取扱い", View::words), terms("書類の取り扱い", View::words));
  EXPECT_EQ(terms("コンピューターの操作", View::words), terms("コンピュータの操作", View::words));
  EXPECT_THAT(terms("データ・ベース", View::joined), ElementsAre("デタベス"));
  EXPECT_THAT(terms("データベース", View::words, Lang::ja), ElementsAre("デタベス"));
  EXPECT_THAT(terms("waste-water", View::joined), ElementsAre("wastewat"));
  EXPECT_THAT(terms("R&D in the U.S.", View::words), ElementsAre("r&d", "us"));
}

TEST(Analyser, ReadsMixedText) {
  const auto words = terms("Hệ thống 排水処理 PLC", View::words, Lang::vi);
  EXPECT_THAT(words, Contains("排水"));
  EXPECT_THAT(words, Contains("thống"));
  EXPECT_THAT(terms("ＰＬＣ制御", View::words), Contains("plc"));
}

TEST(Analyser, KeepsNumbersWhole) {
  EXPECT_THAT(terms("1.000 m³/ngày và 2,5 tỷ", View::words, Lang::vi), ElementsAre("1.000", "m3", "ngày", "và", "2,5", "tỷ"));
}

TEST(Analyser, PointsIntoTheOriginal) {
  const Analyser analyser;
  const std::string text = "Khử màu ＣＯＤ 排水処理 hoà tan";
  for (const auto& t : analyser.analyse(text).terms) {
    ASSERT_LE(t.begin, t.end);
    ASSERT_LE(t.end, text.size());
    if (t.text == "cod") EXPECT_EQ(text.substr(t.begin, t.end - t.begin), "ＣＯＤ");
    if (t.text == "hòa") EXPECT_EQ(text.substr(t.begin, t.end - t.begin), "hoà");
    if (t.text == "処理" && t.view == View::words) EXPECT_EQ(text.substr(t.begin, t.end - t.begin), "処理");
  }
}

TEST(Analyser, SurvivesAnyBytes) {
  const Analyser analyser;
  std::string bytes;
  unsigned state = 1;
  for (int i = 0; i < 20'000; ++i) bytes += static_cast<char>((state = state * 1664525U + 1013904223U) >> 24);
  for (const Lang lang : {Lang::unknown, Lang::vi, Lang::ja, Lang::en})
    for (const auto& t : analyser.analyse(bytes, lang).terms) {
      ASSERT_LE(t.text.size(), 130U);
      ASSERT_FALSE(t.text.empty());
      ASSERT_LE(t.end, bytes.size());
    }
  EXPECT_TRUE(analyser.analyse(std::string(5000, 'x') + std::string(1, '\0'), Lang::en).terms.front().text.size() <= 64);
}

// What looks back or ahead through a text without blanks takes minutes here.
TEST(Analyser, TakesLinearTime) {
  const Analyser analyser;
  std::string hours, letters;
  while (hours.size() < 1'000'000) hours += "1h,";
  while (letters.size() < 1'000'000) letters += "a.";
  letters += "b1";
  for (const std::string& text : {hours, letters})
    for (const Lang lang : {Lang::vi, Lang::en}) {
      const auto start = std::clock();  // of this process: other load does not count
      EXPECT_FALSE(analyser.analyse(text, lang).terms.empty());
      EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 2) << text.substr(0, 6);
    }
}

}  // namespace
}  // namespace caunoi
