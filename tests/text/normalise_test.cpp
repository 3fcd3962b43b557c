// One spelling, folding, languages.
#include <gtest/gtest.h>

#include "caunoi/text.hpp"
#include "text/unicode.hpp"

namespace caunoi {
namespace {

TEST(Normalise, PutsToneMarksWhereTraditionDoes) {
  EXPECT_EQ(normalise("hoà"), "hòa");
  EXPECT_EQ(normalise("hòa"), "hòa");
  EXPECT_EQ(normalise("THUÝ Hoè khoẻ"), "THÚY Hòe khỏe");
  EXPECT_EQ(normalise("hoàng, quý, quỳ, toán, thuỷ"), "hoàng, quý, quỳ, toán, thủy");  // not at the end of the syllable; after q
}

TEST(Normalise, ComposesAndNarrows) {
  EXPECT_EQ(normalise("nu\u031Bo\u031B\u0301c"), "nước");
  EXPECT_EQ(normalise("ｍ３　ＡＢＣ１２３"), "m3 ABC123");
  EXPECT_EQ(normalise("ｶﾞｽ"), "ガス");
  EXPECT_EQ(normalise("m³ ㎥"), "m3 m3");
  EXPECT_EQ(normalise("  a \t b\u200B\u00A0 c  "), "a b c");
  EXPECT_EQ(normalise(""), "");
  EXPECT_EQ(normalise("\u00D0\u1ED3 S\u01A1n, \u00F0\u1EA5t"), "Đồ Sơn, đất");  // eth for Đ
}

TEST(Normalise, SurvivesAnyBytes) {
  EXPECT_EQ(normalise("a\xff" "b"), "a\uFFFD" "b");
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  for (int round = 0; round < 3; ++round) {
    const std::string once = normalise(all);
    EXPECT_EQ(normalise(once), once);
    all = once + all;
  }
}

TEST(Normalise, MapsBackToTheOriginal) {
  const std::string text = "Ｗ u\u031B\u0301ng hoà ㎥ 水処理";
  const auto mapped = text::normalise_mapped(text);
  ASSERT_EQ(mapped.origin.size(), mapped.text.size() + 1);
  const auto at = mapped.text.find("水処理");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(text.substr(mapped.from(at)), "水処理");
  const auto tone = mapped.text.find("hòa");
  ASSERT_NE(tone, std::string::npos);
  EXPECT_EQ(text.substr(mapped.from(tone), 4), "hoà");
  EXPECT_TRUE(std::is_sorted(mapped.origin.begin(), mapped.origin.end()));
}

TEST(Fold, TakesMarksAway) {
  EXPECT_EQ(fold("Xử lý nước thải Đồ Sơn"), "xu ly nuoc thai do son");
  EXPECT_EQ(fold("café"), "cafe");
  EXPECT_EQ(fold("バイオガス"), "バイオガス");  // voicing marks are other sounds
}

TEST(Spelling, UnifiesIAndY) {
  EXPECT_EQ(text::unify_iy("kĩ"), "kỹ");
  EXPECT_EQ(text::unify_iy("lí"), "lý");
  EXPECT_EQ(text::unify_iy("mi"), "mi");
  EXPECT_EQ(text::unify_iy("thí"), "thí");
  EXPECT_EQ(text::unify_iy("quí"), "quý");
  EXPECT_EQ(text::unify_iy("qui"), "quy");
  EXPECT_EQ(text::unify_iy("quá"), "quá");
}

TEST(Language, IsToldByLetters) {
  EXPECT_EQ(detect_language("Xử lý nước thải dệt nhuộm"), Lang::vi);
  EXPECT_EQ(detect_language("xu ly nuoc thai"), Lang::vi);
  EXPECT_EQ(detect_language("排水処理装置"), Lang::ja);
  EXPECT_EQ(detect_language("PLC制御によるライン"), Lang::ja);
  EXPECT_EQ(detect_language("Wastewater treatment for the textile industry"), Lang::en);
  EXPECT_EQ(detect_language("Membrane bioreactor from Hải Phòng"), Lang::en);
  EXPECT_EQ(detect_language("123 - 456"), Lang::unknown);
  EXPECT_EQ(detect_language(""), Lang::unknown);
  EXPECT_EQ(lang_from("ja"), Lang::ja);
  EXPECT_EQ(lang_from("xx"), Lang::unknown);
}

}  // namespace
}  // namespace caunoi
