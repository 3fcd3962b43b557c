// Character sets and old fonts.
#include "intake/encoding.hpp"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <map>
#include <random>

namespace caunoi::intake {
namespace {

const std::string vietnamese =
    "STT;Tên công nghệ;Đơn vị;Lĩnh vực;Giá chào bán\r\n1;Máy sấy nông sản bằng bơm nhiệt;Viện Cơ điện Cửa Cấm;Tự động "
    "hóa;1,2 tỷ\r\n"
    "2;Xử lý nước thải sản xuất bún bằng bể kỵ khí;Công ty Môi trường Đồi Ngọc;Môi trường;thỏa thuận\r\n";
const std::string japanese =
    "番号,出展者名,技術名,分野,価格\r\n1,株式会社ミドリ環境,膜分離活性汚泥装置,環境,300万円\r\n2,(有)ヤマダ工業,"
    "小型バイオガス発電機,新エネルギー,応相談\r\n";

std::string encoded(const std::string& utf8, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string out(static_cast<std::size_t>(text.length()) * 6 + 8, '\0');
  const int32_t size = ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()), text.getBuffer(),
                                       text.length(), &status);
  ucnv_close(converter);
  out.resize(static_cast<std::size_t>(size));
  return out;
}

icu::UnicodeString decomposed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
}

// An encoder written from the description of each font, not from the decoder's tables.
std::string vni(const std::string& utf8) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  const std::map<char16_t, int> tones{{0x300, 0}, {0x301, 1}, {0x309, 2}, {0x303, 3}, {0x323, 4}};
  const unsigned char plain[] = {0xF8, 0xF9, 0xFB, 0xF5, 0xEF}, hat[] = {0xE0, 0xE1, 0xE5, 0xE3, 0xE4, 0xE2},
                      breve[] = {0xE8, 0xE9, 0xFA, 0xFC, 0xEB, 0xEA}, i_tone[] = {0xEC, 0xED, 0xE6, 0xF3, 0xF2};
  std::string out;
  for (int32_t at = 0; at < text.length(); ++at) {
    if (text[at] == u'đ' || text[at] == u'Đ') {
      out += static_cast<char>(text[at] == u'đ' ? 0xF1 : 0xD1);
      continue;
    }
    const icu::UnicodeString parts = decomposed(icu::UnicodeString(text[at]));
    int tone = -1, mark = 0;
    for (int32_t p = 1; p < parts.length(); ++p) {
      if (tones.contains(parts[p]))
        tone = tones.at(parts[p]);
      else
        mark = parts[p];
    }
    const char base = static_cast<char>(parts[0]);
    const bool upper = base >= 'A' && base <= 'Z';
    const auto put = [&](unsigned char c) { out += static_cast<char>(upper ? c - 0x20 : c); };
    if (parts.length() == 1)
      out += base;
    else if ((base | 0x20) == 'i')
      put(i_tone[tone]);
    else if ((base | 0x20) == 'y' && tone == 4)
      put(0xEE);
    else if (mark == 0x302)
      out += base, put(hat[tone < 0 ? 5 : tone]);
    else if (mark == 0x306)
      out += base, put(breve[tone < 0 ? 5 : tone]);
    else if (mark == 0x31B) {
      put((base | 0x20) == 'o' ? 0xF4 : 0xF6);
      if (tone >= 0) put(plain[tone]);
    } else {
      out += base, put(plain[tone]);
    }
  }
  return out;
}

// TCVN 5712 VN3 as its standard lists it: base letter, then à ả ã á ạ.
std::string tcvn3(const std::string& utf8) {
  struct Row {
    const char16_t* letters;
    unsigned char bytes[5];
  };
  const Row rows[] = {{u"àảãáạ", {0xB5, 0xB6, 0xB7, 0xB8, 0xB9}}, {u"ằẳẵắặ", {0xBB, 0xBC, 0xBD, 0xBE, 0xC6}},
                      {u"ầẩẫấậ", {0xC7, 0xC8, 0xC9, 0xCA, 0xCB}}, {u"èẻẽéẹ", {0xCC, 0xCE, 0xCF, 0xD0, 0xD1}},
                      {u"ềểễếệ", {0xD2, 0xD3, 0xD4, 0xD5, 0xD6}}, {u"ìỉĩíị", {0xD7, 0xD8, 0xDC, 0xDD, 0xDE}},
                      {u"òỏõóọ", {0xDF, 0xE1, 0xE2, 0xE3, 0xE4}}, {u"ồổỗốộ", {0xE5, 0xE6, 0xE7, 0xE8, 0xE9}},
                      {u"ờởỡớợ", {0xEA, 0xEB, 0xEC, 0xED, 0xEE}}, {u"ùủũúụ", {0xEF, 0xF1, 0xF2, 0xF3, 0xF4}},
                      {u"ừửữứự", {0xF5, 0xF6, 0xF7, 0xF8, 0xF9}}, {u"ỳỷỹýỵ", {0xFA, 0xFB, 0xFC, 0xFD, 0xFE}}};
  std::map<char16_t, unsigned char> table{{u'Ă', 0xA1}, {u'Â', 0xA2}, {u'Ê', 0xA3}, {u'Ô', 0xA4}, {u'Ơ', 0xA5},
                                          {u'Ư', 0xA6}, {u'Đ', 0xA7}, {u'ă', 0xA8}, {u'â', 0xA9}, {u'ê', 0xAA},
                                          {u'ô', 0xAB}, {u'ơ', 0xAC}, {u'ư', 0xAD}, {u'đ', 0xAE}};
  for (const Row& row : rows)
    for (int i = 0; i < 5; ++i) table[row.letters[i]] = row.bytes[i];
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string out;
  for (int32_t at = 0; at < text.length(); ++at)
    out += static_cast<char>(text[at] < 0x80 ? text[at] : table.at(text[at]));
  return out;
}

std::string windows_1258(const std::string& utf8) {
  // Tones are separate bytes, hats are not.
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString split;
  for (int32_t at = 0; at < text.length(); ++at) {
    const icu::UnicodeString parts = decomposed(icu::UnicodeString(text[at]));
    icu::UnicodeString letter, tone;
    for (int32_t p = 0; p < parts.length(); ++p)
      (p > 0 && (parts[p] == 0x300 || parts[p] == 0x301 || parts[p] == 0x309 || parts[p] == 0x303 || parts[p] == 0x323)
           ? tone
           : letter) += parts[p];
    split += nfc->normalize(letter, status) + tone;
  }
  std::string spelled;
  split.toUTF8String(spelled);
  return encoded(spelled, "windows-1258");
}

void expect_read(const std::string& bytes, const char* encoding, const std::string& text) {
  const auto decoded = decode(bytes);
  ASSERT_TRUE(decoded) << encoding;
  EXPECT_EQ(decoded->encoding, encoding);
  EXPECT_EQ(decoded->text, text) << encoding;
  EXPECT_FALSE(decoded->unsure) << encoding;
}

TEST(Encoding, JapaneseSets) {
  expect_read(encoded(japanese, "windows-31j"), "CP932", japanese);
  expect_read(encoded(japanese, "EUC-JP"), "EUC-JP", japanese);
  expect_read(encoded(japanese, "ISO-2022-JP"), "ISO-2022-JP", japanese);
}

TEST(Encoding, VietnameseSets) {
  expect_read(tcvn3(vietnamese), "TCVN3", vietnamese);
  expect_read(vni(vietnamese), "VNI", vietnamese);
  expect_read(windows_1258(vietnamese), "windows-1258", vietnamese);
}

TEST(Encoding, UnicodeForms) {
  expect_read(vietnamese, "UTF-8", vietnamese);
  expect_read("\xEF\xBB\xBF" + japanese, "UTF-8", japanese);
  expect_read("\xFF\xFE" + encoded(vietnamese, "UTF-16LE"), "UTF-16LE", vietnamese);
  expect_read("\xFE\xFF" + encoded(vietnamese, "UTF-16BE"), "UTF-16BE", vietnamese);
  expect_read(encoded(vietnamese, "UTF-16LE"), "UTF-16LE", vietnamese);
  std::string apart;
  decomposed(icu::UnicodeString::fromUTF8(vietnamese)).toUTF8String(apart);
  ASSERT_NE(apart, vietnamese);
  expect_read(apart, "UTF-8", vietnamese);
}

// Every letter of Vietnamese survives the old fonts.
TEST(Encoding, EveryLetterOfTheOldFonts) {
  const std::string letters =
      "à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ê ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ư "
      "ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ đ";
  const auto latin = [](const std::string& bytes) {
    std::string out;
    for (const char c : bytes) {
      const auto u = static_cast<unsigned char>(c);
      if (u < 0x80)
        out += c;
      else
        out += static_cast<char>(0xC0 | (u >> 6)), out += static_cast<char>(0x80 | (u & 0x3F));
    }
    return out;
  };
  EXPECT_EQ(from_legacy_font(latin(tcvn3(letters)), "TCVN3"), letters);
  EXPECT_EQ(from_legacy_font(latin(vni(letters)), "VNI"), letters);
  EXPECT_EQ(legacy_font(latin(tcvn3(vietnamese))), "TCVN3");
  EXPECT_EQ(legacy_font(latin(vni(vietnamese))), "VNI");
}

TEST(Encoding, OrdinaryTextIsNoOldFont) {
  for (const std::string& text :
       {vietnamese, japanese, std::string("Café façade naïve, 25 °C ±2, Ø63 §3"), std::string("plain text of a sheet")})
    EXPECT_EQ(legacy_font(text), "") << text;
}

TEST(Encoding, NoTextAtAll) {
  EXPECT_FALSE(decode(std::string(5000, '\0')));
  std::string noise;
  std::mt19937 random(1);
  for (int i = 0; i < 5000; ++i) noise += static_cast<char>(random());
  EXPECT_FALSE(decode(noise));
  const auto odd = decode("caf\xE9 au lait \xE0 la carte");
  ASSERT_TRUE(odd);
  EXPECT_TRUE(odd->unsure);
  EXPECT_EQ(decode("")->text, "");
}

}  // namespace
}  // namespace caunoi::intake
