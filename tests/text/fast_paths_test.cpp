// Where common text takes a shorter way than any text: both ways say the same.
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "base/random.hpp"
#include "caunoi/text.hpp"
#include "text/slow_normalise.hpp"
#include "text/unicode.hpp"
#include "text/word_map.hpp"

namespace caunoi {
namespace {

std::string decomposed(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size()))), status)
      .toUTF8String(out);
  return out;
}

// Letters, marks, signs and blanks that take part in a rule, and bytes that are not UTF-8.
constexpr std::array<std::string_view, 52> pieces{
    "a", "o", "O", "u", "U", "q", "Q", "y", "n", "7", ".", "-", "à", "ò", "á", "ẻ", "ỳ", "Ý", "Ạ", "oà", "UỲ", "khoẻ", "đ", "Đ", "ữ", "ß", "\u00D0", "\u00F0",
    "\u0301", "\u0323", "\u031B", "\u3099", "か", "ガ", "ー", "漢", "、", "「", "」", "・", "–", "“", "ｶﾞ", "Ａ", "m³", " ", "  ", "\n", "\t", "\u00A0", "\u200B", "\x7F"};
constexpr std::array<std::string_view, 5> bad{"\xff", "\xE1\xBA", "\xC3", "\xA0", "\xF0\x9F"};

TEST(FastPaths, NormaliseAsTheDocumentationSays) {
  Random random(11);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const auto ascii_only = random.below(4) == 0;
    for (auto left = random.below(14); left-- > 0;) {
      const auto piece = ascii_only ? pieces[random.below(12)] : pieces[random.below(pieces.size())];
      text += random.below(30) == 0 ? bad[random.below(bad.size())] : piece;
      if (random.below(3) == 0) text += ' ';
    }
    ASSERT_EQ(normalise(text), slow_normalise(text)) << text;
    const auto mapped = text::normalise_mapped(text);
    std::uint32_t before = 0;
    for (std::size_t at = 0; at < mapped.text.size(); text::next(mapped.text, at)) {
      ASSERT_LE(before, mapped.from(at)) << text;
      ASSERT_LT(mapped.from(at), text.size()) << text;
      before = mapped.from(at);
    }
    ASSERT_EQ(mapped.from(mapped.text.size()), text.size()) << text;
  }
}

TEST(FastPaths, MapTheRestOfATextThatIsPartlyKept) {
  const std::string before = "Xử lý hoá chất (水処理) ", changed = "ｍ３  ", after = "và thuỷ lợi – 排水";
  const auto mapped = text::normalise_mapped(before + changed + after);
  EXPECT_EQ(mapped.text, "Xử lý hóa chất (水処理) m3 và thủy lợi – 排水");
  for (const std::string_view word : {"lý", "chất", "水処理", "và", "lợi", "排水"})
    EXPECT_EQ(mapped.from(mapped.text.find(word)), (before + changed + after).find(word)) << word;
}

TEST(FastPaths, StripLettersComposedOrNot) {
  for (char32_t c = 0xC0; c < 0x1F00; ++c) {
    if (c == 0x250) c = 0x1E00;
    std::string word = "t";
    text::append(word, c);
    word += 'n';
    EXPECT_EQ(text::strip(word), text::strip(decomposed(word))) << word;
    EXPECT_EQ(fold(word), fold(decomposed(word))) << word;
  }
  EXPECT_EQ(text::strip("ĐƯỜNG"), "duong");
  EXPECT_EQ(text::strip(decomposed("thuỷ điện")), "thuy dien");
}

TEST(FastPaths, LowerAsIcuDoes) {
  for (char32_t c = 1; c < 0x3100; ++c) {
    std::string word, lower;
    text::append(word, c);
    text::append(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    EXPECT_EQ(text::lower(word), lower) << static_cast<std::uint32_t>(c);
  }
}

TEST(FastPaths, AnAnalyserThatHasSeenMuchSaysTheSame) {
  const std::array<std::string_view, 4> texts{"Xử lí nước thải THUỶ sản và hoá chất", "The treatment of waste-water, R & D in C++", "排水を処理しました。データ・ベース 取り扱い",
                                              "Thiết bị 排水処理 with membranes 200 m³/ngày"};
  const auto said = [&](const Analyser& analyser) {
    std::vector<std::string> out;
    for (const auto text : texts)
      for (const auto& t : analyser.analyse(text).terms)
        out.push_back(t.text + ' ' + std::to_string(t.begin) + ' ' + std::to_string(t.end) + ' ' + std::to_string(static_cast<int>(t.view)));
    return out;
  };
  const Analyser analyser;
  const auto first = said(analyser);
  EXPECT_EQ(said(analyser), first);
  std::string many;  // more words than are remembered
  for (int i = 0; i < 101'000; ++i) many += "w" + std::to_string(i) + ". ";
  EXPECT_GE(analyser.analyse(many, Lang::en).terms.size(), 101'000U);
  EXPECT_EQ(said(analyser), first);
}

TEST(FastPaths, AWordMapKeepsItsValues) {
  text::WordMap<int> map;
  std::vector<const int*> where;
  for (int i = 0; i < 3000; ++i) where.push_back(&map.get("w" + std::to_string(i), [&] { return i; }));
  for (int i = 0; i < 3000; ++i) {
    EXPECT_EQ(&map.get("w" + std::to_string(i), [] { return -1; }), where[static_cast<std::size_t>(i)]);
    EXPECT_EQ(*where[static_cast<std::size_t>(i)], i);
  }
  EXPECT_EQ(map.size(), 3000U);
  map.clear();
  EXPECT_EQ(map.get("w7", [] { return 70; }), 70);
  EXPECT_EQ(map.size(), 1U);
}

}  // namespace
}  // namespace caunoi
