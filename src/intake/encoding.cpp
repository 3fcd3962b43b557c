// Which character set a text is in, and its decoding.
//
// A byte-order mark or well-formed UTF-8 settles it. Otherwise every candidate set decodes the bytes, and the readings
// compete: a reading is worth the share of its accented words that are frequent Vietnamese ones, or the share of its
// letters beyond ASCII that are kana and common kanji; replacement characters cost. uchardet breaks near ties among the
// Japanese sets. ICU has no TCVN 5712 (ABC fonts) and no VNI, so their tables are here. Tested by intake/encoding_test.
#include "intake/encoding.hpp"

#include <uchardet/uchardet.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>
#include <vector>

namespace caunoi::intake {

namespace {

// TCVN 5712:1993 VN3, bytes A1-FE; U+FFFD where nothing is defined. Capitals with tones do not exist in it: its fonts
// for headings draw small letters as capitals.
constexpr std::array<char16_t, 94> tcvn3 = [] {
  std::array<char16_t, 94> table{};
  table.fill(u'\uFFFD');
  constexpr unsigned char bytes[] = {
      0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9,
      0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5,
      0xD6, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC,
      0xED, 0xEE, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE};
  constexpr std::u16string_view letters = u"ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
  for (std::size_t i = 0; i < letters.size(); ++i) table[bytes[i] - 0xA1u] = letters[i];
  return table;
}();

// VNI-Windows: the letter, then a byte that carries its hat and tone together; a few letters are one byte.
struct VniMark {
  char16_t mark;             // as Latin-1, small
  std::u16string_view adds;  // combining characters
  std::u16string_view on;    // the letters it may follow
};
constexpr VniMark vni_marks[] = {
    {u'ø', u"\u0300", u"aeouyôö"},   {u'ù', u"\u0301", u"aeouyôö"},   {u'û', u"\u0309", u"aeouyôö"},
    {u'õ', u"\u0303", u"aeouyôö"},   {u'ï', u"\u0323", u"aeouyôö"},   {u'â', u"\u0302", u"aeo"},
    {u'á', u"\u0302\u0301", u"aeo"}, {u'à', u"\u0302\u0300", u"aeo"}, {u'å', u"\u0302\u0309", u"aeo"},
    {u'ã', u"\u0302\u0303", u"aeo"}, {u'ä', u"\u0302\u0323", u"aeo"}, {u'ê', u"\u0306", u"a"},
    {u'é', u"\u0306\u0301", u"a"},   {u'è', u"\u0306\u0300", u"a"},   {u'ú', u"\u0306\u0309", u"a"},
    {u'ü', u"\u0306\u0303", u"a"},   {u'ë', u"\u0306\u0323", u"a"},
};
struct VniLetter {
  char16_t from, to;
};
constexpr VniLetter vni_letters[] = {{u'ô', u'ơ'}, {u'ö', u'ư'}, {u'ñ', u'đ'}, {u'æ', u'ỉ'}, {u'ó', u'ĩ'},
                                     {u'ò', u'ị'}, {u'î', u'ỵ'}, {u'Ô', u'Ơ'}, {u'Ö', u'Ư'}, {u'Ñ', u'Đ'},
                                     {u'Æ', u'Ỉ'}, {u'Ó', u'Ĩ'}, {u'Ò', u'Ị'}, {u'Î', u'Ỵ'}};

char16_t small(char16_t c) {
  return (c >= u'A' && c <= u'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ? static_cast<char16_t>(c + 0x20) : c;
}

icu::UnicodeString from_tcvn3(const icu::UnicodeString& latin) {
  icu::UnicodeString out;
  for (int32_t i = 0; i < latin.length(); ++i) {
    const char16_t c = latin[i];
    out += c >= 0xA1 && c <= 0xFE ? (tcvn3[c - 0xA1u] != u'\uFFFD' ? tcvn3[c - 0xA1u] : c) : c;
  }
  return out;
}

icu::UnicodeString from_vni(const icu::UnicodeString& latin) {
  icu::UnicodeString out;
  for (int32_t i = 0; i < latin.length(); ++i) {
    const char16_t c = latin[i];
    char16_t letter = c;
    for (const VniLetter& one : vni_letters)
      if (one.from == c) letter = one.to;
    out += letter;
    if (i + 1 == latin.length()) break;
    for (const VniMark& mark : vni_marks)
      if (mark.mark == small(latin[i + 1]) && mark.on.find(small(c)) != std::u16string_view::npos) {
        out.append(mark.adds.data(), static_cast<int32_t>(mark.adds.size()));
        ++i;
        break;
      }
  }
  return out;
}

icu::UnicodeString compose(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  icu::UnicodeString out = form->normalize(text, status);
  return U_FAILURE(status) ? text : out;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString converted(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(charset, &status), ucnv_close);
  if (U_FAILURE(status)) return {};
  return {bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status};
}

// Frequent in survey sheets and in Vietnamese at large, each with an accent.
const std::set<icu::UnicodeString>& frequent_words() {
  static const std::set<icu::UnicodeString> words = [] {
    constexpr std::u16string_view list =
        u"công nghệ của và các được không thiết bị sản xuất xử lý nước thải chuyển giao đơn vị tên số năm một với hệ "
        u"thống quy trình kỹ "
        u"thuật lượng triệu đồng tỷ cần giải quyết vấn đề nhu cầu địa chỉ điện thoại hải phòng hà nội phần lĩnh vực mô "
        u"tả môi trường "
        u"sinh học vật liệu mới tự động hóa hoá tiết kiệm chế biến chất bảo quản nông thủy sấy máy giống cây trồng "
        u"nuôi dây chuyền thành "
        u"phố tỉnh viện nghiên cứu đại mức độ phát triển phương thức hình giá bán chi phí dự kiến kinh ghi chú người "
        u"liên chức vụ tại "
        u"để là có những trong khi đã đang sẽ như này đến từ người việt nam cổ tập đoàn hợp tác xã hội ứng dụng hiện "
        u"trạng yêu khả "
        u"năng chính thời gian đầu tư suất lợi hiệu quả tiêu chuẩn mặn ngọt đất gió điều khiển bột sợi gỗ thép nhựa "
        u"sơn tàu biển cá tôm lúa";
    std::set<icu::UnicodeString> made;
    for (std::size_t at = 0; at < list.size();) {
      const auto end = std::min(list.find(u' ', at), list.size());
      const icu::UnicodeString word(list.data() + at, static_cast<int32_t>(end - at));
      for (int32_t i = 0; i < word.length(); ++i)
        if (word[i] > 0x7F) {
          made.insert(word);
          break;
        }
      at = end + 1;
    }
    return made;
  }();
  return words;
}

struct Score {
  double value = 0;    // 0..1
  bool words = false;  // some were recognised
};

// Of the words with letters beyond ASCII, the share that are frequent Vietnamese ones. A third is plenty for running
// text.
Score vietnamese(const icu::UnicodeString& text) {
  icu::UnicodeString lower(text);
  lower.toLower();
  int known = 0, accented = 0, bad = 0;
  for (int32_t at = 0; at < lower.length();) {
    int32_t end = at;
    bool beyond = false;
    for (; end < lower.length() && (u_isalpha(lower[end]) || lower[end] > 0x7F); ++end) {
      beyond = beyond || lower[end] > 0x7F;
      bad += lower[end] == 0xFFFD || (lower[end] > 0x7F && lower[end] < 0xC0) ||
             (lower[end] >= 0x300 && lower[end] < 0x370);
    }
    if (beyond) {
      ++accented;
      known += frequent_words().contains(icu::UnicodeString(lower, at, end - at));
    }
    at = end + (end == at);
  }
  if (accented == 0) return {};
  return {std::clamp((known - 0.5 * bad) / accented, 0.0, 1.0), known > 0};
}

Score japanese(const icu::UnicodeString& text) {
  int kana = 0, kanji = 0, half = 0, beyond = 0, bad = 0;
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    if (c <= 0x7F) continue;
    ++beyond;
    if ((c >= 0x3040 && c <= 0x30FF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60))
      ++kana;
    else if (c >= 0x4E00 && c <= 0x9FFF)
      ++kanji;
    else if (c >= 0xFF61 && c <= 0xFF9F)
      ++half;  // what single bytes of other sets turn into
    else if (c == 0xFFFD || (c >= 0xE000 && c < 0xF900))
      ++bad;
  }
  if (beyond == 0) return {};
  // Kana make up a good half of Japanese text; kanji without any kana are rather a wrong reading of something else.
  const double kanji_weight = kana * 4 >= kanji ? 1.0 : 0.55;
  return {std::clamp((kana + kanji_weight * kanji + 0.2 * half - 3.0 * bad) / beyond, 0.0, 1.0), kana > 0};
}

std::string guess_of_uchardet(std::string_view bytes) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, void (*)(uchardet_t)> detector(uchardet_new(),
                                                                                          uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), std::min<std::size_t>(bytes.size(), 1 << 18)) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

std::optional<Decoded> utf16(std::string_view bytes) {
  std::string_view name;
  if (bytes.starts_with("\xFF\xFE"))
    name = "UTF-16LE";
  else if (bytes.starts_with("\xFE\xFF"))
    name = "UTF-16BE";
  if (!name.empty()) {
    bytes.remove_prefix(2);
  } else {
    // Without a mark: every other byte of ASCII text is zero.
    if (bytes.size() < 4) return std::nullopt;
    std::size_t even = 0, odd = 0;
    const std::size_t n = std::min<std::size_t>(bytes.size(), 4096);
    for (std::size_t i = 0; i < n; ++i) (i % 2 == 0 ? even : odd) += bytes[i] == '\0';
    if (odd * 5 > n && even * 50 < n)
      name = "UTF-16LE";
    else if (even * 5 > n && odd * 50 < n)
      name = "UTF-16BE";
    else
      return std::nullopt;
  }
  return Decoded{utf8(compose(converted(bytes, std::string(name).c_str()))), std::string(name), false};
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  const auto* p = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto length = static_cast<int32_t>(bytes.size());
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(p, i, length, c);
    if (c < 0) return false;
  }
  return true;
}

std::string nfc(std::string_view text) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return std::string(text);
  return utf8(compose(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))));
}

std::string lower_case(std::string_view text) {
  return utf8(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))).toLower());
}

std::optional<Decoded> decode(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF") && is_utf8(bytes)) return Decoded{nfc(bytes.substr(3)), "UTF-8", false};
  if (auto wide = utf16(bytes)) return wide;
  const auto control = std::ranges::count_if(bytes.substr(0, 1 << 16), [](char c) {
    return (c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\x1B') || c == 0x7F;
  });
  if (static_cast<std::size_t>(control) * 100 > std::min<std::size_t>(bytes.size(), 1 << 16)) return std::nullopt;
  if (bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B$@") != std::string_view::npos)
    return Decoded{utf8(compose(converted(bytes, "ISO-2022-JP"))), "ISO-2022-JP", false};
  if (is_utf8(bytes)) {
    // Text of the old fonts may have been saved as UTF-8 afterwards, wrong letters and all.
    const auto font = legacy_font(bytes);
    if (!font.empty()) return Decoded{from_legacy_font(bytes, font), std::string(font), false};
    return Decoded{nfc(bytes), "UTF-8", false};
  }

  struct Reading {
    const char* name;
    icu::UnicodeString text;
    Score score;
  };
  const icu::UnicodeString latin = converted(bytes, "ISO-8859-1");
  std::vector<Reading> readings;
  readings.push_back({"CP932", converted(bytes, "windows-31j"), {}});
  readings.push_back({"EUC-JP", converted(bytes, "EUC-JP"), {}});
  readings.push_back({"windows-1258", compose(converted(bytes, "windows-1258")), {}});
  readings.push_back({"TCVN3", from_tcvn3(latin), {}});
  readings.push_back({"VNI", compose(from_vni(latin)), {}});
  const std::string hint = guess_of_uchardet(bytes);
  for (Reading& reading : readings) {
    const std::string_view name = reading.name;
    const bool ja = name == "CP932" || name == "EUC-JP";
    reading.score = ja ? japanese(reading.text) : vietnamese(reading.text);
    if ((name == "CP932" && (hint == "SHIFT_JIS" || hint == "CP932")) || (name == "EUC-JP" && hint == "EUC-JP"))
      reading.score.value += 0.1;
    if (!ja) reading.score.value *= 2;  // half of the accented words being frequent ones is as sure as Japanese gets
  }
  const auto best = std::ranges::max_element(readings, {}, [](const Reading& r) { return r.score.value; });
  double second = 0;
  for (const Reading& reading : readings)
    if (&reading != &*best) second = std::max(second, reading.score.value);
  if (best->score.value < 0.15) return Decoded{utf8(compose(converted(bytes, "windows-1252"))), "windows-1252", true};
  return Decoded{utf8(compose(best->text)), best->name,
                 best->score.value < 0.3 || best->score.value - second < 0.1 * best->score.value};
}

std::string_view legacy_font(std::string_view sample) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(sample.data(), static_cast<int32_t>(std::min<std::size_t>(sample.size(), 1 << 20))));
  icu::UnicodeString latin;  // words of Latin-1 only: a sheet may mix fonts
  for (int32_t i = 0; i < text.length(); ++i) latin += text[i] <= 0xFF ? text[i] : u' ';
  const double as_is = vietnamese(text).value;
  const Score abc = vietnamese(from_tcvn3(latin)), vni = vietnamese(compose(from_vni(latin)));
  const Score& best = abc.value >= vni.value ? abc : vni;
  if (!best.words || best.value < 0.25 || best.value < 2 * as_is) return {};
  return abc.value >= vni.value ? "TCVN3" : "VNI";
}

std::string from_legacy_font(std::string_view text, std::string_view font) {
  const icu::UnicodeString latin =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  for (int32_t i = 0; i < latin.length(); ++i)
    if (latin[i] > 0xFF && latin[i] != 0x2013 && latin[i] != 0x2019 && latin[i] != 0x201C && latin[i] != 0x201D)
      return nfc(text);
  return utf8(compose(font == "VNI" ? from_vni(latin) : from_tcvn3(latin)));
}

}  // namespace caunoi::intake
