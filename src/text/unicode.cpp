// Unicode as the engine needs it: NFKC with a map back to the original bytes, Vietnamese tone placement, classes of characters.
//
// Two spellings of a Vietnamese syllable differ only in where the tone mark stands when the nucleus is oa, oe or uy and nothing
// follows: "hoà" (new) and "hòa" (traditional). The traditional one is kept, being the more common in documents. After q the u
// belongs to the onset, so "quý" stays.
// Tested by text/normalise_test.
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "caunoi/text.hpp"

namespace caunoi::text {
namespace {

const icu::Normalizer2& normaliser(bool compatible) {
  UErrorCode status = U_ZERO_ERROR;
  return compatible ? *icu::Normalizer2::getNFKCInstance(status) : *icu::Normalizer2::getNFDInstance(status);
}

// A vowel with each of the five tone marks; index 0 is without.
constexpr std::array<std::u32string_view, 12> vowels{U"aàảãáạ", U"ăằẳẵắặ", U"âầẩẫấậ", U"eèẻẽéẹ", U"êềểễếệ", U"iìỉĩíị",
                                                     U"oòỏõóọ", U"ôồổỗốộ", U"ơờởỡớợ", U"uùủũúụ", U"ưừửữứự", U"yỳỷỹýỵ"};

struct Vowel { int row = -1, tone = 0; };
Vowel vowel_of(char32_t c) {
  for (std::size_t row = 0; row < vowels.size(); ++row)
    if (const auto tone = vowels[row].find(c); tone != std::u32string_view::npos) return {static_cast<int>(row), static_cast<int>(tone)};
  return {};
}
constexpr int row_a = 0, row_e = 3, row_i = 5, row_o = 6, row_u = 9, row_y = 11;

std::u32string decode(std::string_view s) {
  std::u32string out;
  for (std::size_t at = 0; at < s.size();) out.push_back(next(s, at));
  return out;
}
std::string encode(std::u32string_view s) {
  std::string out;
  for (const char32_t c : s) append(out, c);
  return out;
}

// Characters that NFKC leaves alone unless a mark follows: nearly all of what the three languages write, so that the general
// path below runs for decomposed and full-width text only.
bool stable(char32_t c) {
  return c < 0x80 || (c >= 0xC0 && c <= 0x131) || (c >= 0x1A0 && c <= 0x1B0) || (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x3001 || c == 0x3002 ||
         (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || (c >= 0x4E00 && c <= 0x9FFF);
}
bool combines(char32_t c) { return (c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF); }
// Punctuation that NFKC leaves alone too, where what follows is nothing that could combine: dashes, quotation marks, brackets.
bool stable_sign(char32_t c) { return c == 0x2013 || c == 0x2014 || (c >= 0x2018 && c <= 0x201E) || (c >= 0x3008 && c <= 0x3011) || c == 0x30FB; }

// The end of the characters from `at` that normalise_mapped() leaves as they are. `space`: a blank stands before; updated.
std::size_t kept_end(std::string_view s, std::size_t at, bool& space) {
  std::size_t last = at;  // the last character, taken back where what follows may change it
  bool before_last = space;
  while (at < s.size()) {
    const auto byte = static_cast<unsigned char>(s[at]);
    if (byte < 0x80) {
      if (byte < ' ' ? byte != '\n' : byte == 0x7F || (byte == ' ' && space)) return at;
      before_last = space;
      space = byte <= ' ';
      last = at++;
      continue;
    }
    std::size_t end = at;
    const char32_t c = next(s, end);
    const bool letter = stable(c) && c != 0xD0 && c != 0xF0;
    if (!letter && !stable_sign(c)) {
      if (c == 0xD0 || c == 0xF0 || last == at) return at;
      space = before_last;
      return last;
    }
    before_last = space;
    space = false;
    last = at;
    at = end;
  }
  return at;
}

// A vowel that bears the tone in "oà", "oè", "uỳ", any case.
bool second_of_pair(char32_t c) {
  static constexpr std::u32string_view all = U"àảãáạèẻẽéẹỳỷỹýỵÀẢÃÁẠÈẺẼÉẸỲỶỸÝỴ";
  return all.find(c) != std::u32string_view::npos;
}

// Tone placement inside running text, any case: looks at each oa/oe/uy pair that ends a syllable. The first letter of such a pair
// is ASCII, so what to look at stands behind one of four bytes. An empty `origin` is the identity.
void place_tones(std::string& text, std::vector<std::uint32_t>& origin) {
  std::string out;
  std::vector<std::uint32_t> map;
  std::size_t copied = 0;
  const auto from = [&](std::size_t i) { return origin.empty() ? static_cast<std::uint32_t>(i) : origin[i]; };
  const auto copy_to = [&](std::size_t end) {
    out.append(text, copied, end - copied);
    for (; copied < end; ++copied) map.push_back(from(copied));
  };
  for (std::size_t here = 1; here < text.size(); ++here) {
    if (static_cast<unsigned char>(text[here]) < 0xC3) continue;
    const char first = text[here - 1], first_lower = static_cast<char>(first | 0x20);
    if (first_lower != 'o' && first_lower != 'u') continue;
    if (here > 1 && (text[here - 2] | 0x20) == 'q') continue;
    std::size_t at = here;
    const char32_t c = next(text, at);
    if (!second_of_pair(c)) continue;
    const Vowel second = vowel_of(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    if ((first_lower == 'u') != (second.row == row_y)) continue;
    std::size_t look = at;
    if (at < text.size() && u_isalpha(static_cast<UChar32>(next(text, look)))) continue;
    const auto nucleus = static_cast<std::size_t>(first_lower == 'o' ? row_o : row_u);
    char32_t a = vowels[nucleus][static_cast<std::size_t>(second.tone)];
    char32_t b = vowels[static_cast<std::size_t>(second.row)][0];
    if (first != first_lower) a = static_cast<char32_t>(u_toupper(static_cast<UChar32>(a)));
    if (u_isupper(static_cast<UChar32>(c))) b = static_cast<char32_t>(u_toupper(static_cast<UChar32>(b)));
    copy_to(here - 1);
    for (const auto& [letter, begin] : {std::pair{a, here - 1}, std::pair{b, here}}) {
      append(out, letter);
      map.resize(out.size(), from(begin));
    }
    copied = at;
  }
  if (copied == 0) return;
  copy_to(text.size());
  map.push_back(from(text.size()));
  text = std::move(out);
  origin = std::move(map);
}

Class class_by_icu(char32_t c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::letter;
    if (c >= '0' && c <= '9') return Class::digit;
    return c <= ' ' ? Class::space : Class::other;
  }
  if (c == 0x3001 || c == 0x3002) return Class::other;  // 、。
  if ((c >= 0x3041 && c <= 0x309F)) return Class::hiragana;
  if ((c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF)) return Class::katakana;
  if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF))
    return Class::han;
  const auto point = static_cast<UChar32>(c);
  if (u_isalpha(point)) return Class::letter;
  if (u_isdigit(point)) return Class::digit;
  if (const auto type = u_charType(point); type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK) return Class::mark;
  return u_isUWhiteSpace(point) ? Class::space : Class::other;
}

// What ICU says of the characters that Latin text is written with, looked up once.
struct Tables {
  static constexpr char32_t end = 0x2100;
  std::array<Class, end> kind;
  std::array<char16_t, end> lower;
  Tables() {
    for (char32_t c = 0; c < end; ++c) {
      kind[c] = class_by_icu(c);
      lower[c] = static_cast<char16_t>(u_tolower(static_cast<UChar32>(c)));
    }
  }
};
const Tables& tables() {
  static const Tables made;
  return made;
}

// ASCII for a letter of Latin script with marks, '\0' for anything else. Such letters are stripped one by one, since what is left
// cannot compose.
char stripped(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
  if (c >= Tables::end) return '\0';
  c = tables().lower[c];
  if (c == 0x111) return 'd';
  const int row = vowel_of(c).row;
  return row < 0 ? '\0' : "aaaeeiooouuy"[row];
}

std::string stripped_by_icu(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const auto parts = normaliser(false).normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size()))), status);
  std::string out;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 c = u_tolower(parts.char32At(i));
    // Marks on Latin letters go; those on kana (the voicing marks U+3099, U+309A) are other sounds and stay.
    if (u_charType(c) == U_NON_SPACING_MARK && c != 0x3099 && c != 0x309A) continue;
    append(out, c == 0x111 ? U'd' : static_cast<char32_t>(c));
  }
  icu::UnicodeString composed = icu::UnicodeString::fromUTF8(out);
  composed = normaliser(true).normalize(composed, status);
  out.clear();
  composed.toUTF8String(out);
  return out;
}

}  // namespace

bool is_ascii(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

Class class_of(char32_t c) { return c < Tables::end ? tables().kind[c] : class_by_icu(c); }

Mapped normalise_mapped(std::string_view utf8) {
  Mapped out;
  bool space = false;  // the last byte written is a blank
  std::size_t at = kept_end(utf8, 0, space);
  out.text = utf8.substr(0, at);
  if (at == utf8.size()) {
    place_tones(out.text, out.origin);
    return out;
  }
  const auto& nfkc = normaliser(true);
  out.text.reserve(utf8.size());
  out.origin.reserve(utf8.size() + 1);
  const auto keep = [&](std::size_t begin, std::size_t end) {
    for (; begin < end; ++begin) out.origin.push_back(static_cast<std::uint32_t>(begin));
  };
  keep(0, at);
  const auto put = [&](char32_t c, std::size_t from) {
    const bool blank = u_isUWhiteSpace(static_cast<UChar32>(c)) || u_iscntrl(static_cast<UChar32>(c));
    if (blank && c != U'\n') c = U' ';
    if (c == 0xD0 || c == 0x189) c = 0x110;  // eth and the African D are what some keyboards and fonts give for Đ
    if (c == 0xF0 || c == 0x256) c = 0x111;
    if (blank && c == U' ' && space) return;
    if (u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR) return;  // zero-width marks and byte order marks
    space = blank;
    append(out.text, c);
    out.origin.resize(out.text.size(), static_cast<std::uint32_t>(from));
  };
  // Chunks between normalisation boundaries keep the map to the original exact.
  while (at < utf8.size()) {
    const std::size_t begin = at;
    std::size_t end = at;
    const char32_t c = next(utf8, end);
    std::size_t ahead = end;
    if (stable(c) && (end >= utf8.size() || !combines(next(utf8, ahead)))) {
      put(c, begin);
      at = end;
    } else {
      icu::UnicodeString chunk(static_cast<UChar32>(c));
      while (end < utf8.size()) {
        std::size_t look = end;
        const char32_t following = next(utf8, look);
        if (nfkc.hasBoundaryBefore(static_cast<UChar32>(following))) break;
        chunk.append(static_cast<UChar32>(following));
        end = look;
      }
      UErrorCode status = U_ZERO_ERROR;
      const icu::UnicodeString composed = nfkc.normalize(chunk, status);
      for (std::int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) put(static_cast<char32_t>(composed.char32At(i)), begin);
      at = end;
    }
    const std::size_t kept = kept_end(utf8, at, space);
    out.text.append(utf8.substr(at, kept - at));
    keep(at, kept);
    at = kept;
  }
  out.origin.push_back(static_cast<std::uint32_t>(utf8.size()));
  place_tones(out.text, out.origin);
  return out;
}

void lower(std::string_view word, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < word.size();) {
    if (const char c = word[at]; static_cast<unsigned char>(c) < 0x80) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      ++at;
      continue;
    }
    const char32_t c = next(word, at);
    append(out, c < Tables::end ? tables().lower[c] : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
}

std::string lower(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  lower(word, out);
  return out;
}

std::string strip(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const char plain = stripped(next(word, at));
    if (plain == '\0') return is_ascii(word) ? lower(word) : stripped_by_icu(word);
    out += plain;
  }
  return out;
}

std::string place_tone(std::string_view syllable) {
  std::string text(syllable);
  std::vector<std::uint32_t> origin(text.size() + 1);
  place_tones(text, origin);
  return text;
}

std::string unify_iy(std::string_view syllable) {
  if (syllable.size() < 2 || syllable.size() > 5) return std::string(syllable);
  auto s = decode(syllable);
  if (s.size() == 3 && s.starts_with(U"qu")) {  // "qui trình" is "quy trình"
    if (const Vowel v = vowel_of(s[2]); v.row == row_i) s[2] = vowels[row_y][static_cast<std::size_t>(v.tone)];
    return encode(s);
  }
  if (s.size() != 2 || std::u32string_view(U"hklmst").find(s[0]) == std::u32string_view::npos) return std::string(syllable);
  const Vowel v = vowel_of(s[1]);
  if (v.row != row_i || v.tone == 0) return std::string(syllable);  // "hi", "mi" without a tone may be foreign: left alone
  s[1] = vowels[row_y][static_cast<std::size_t>(v.tone)];
  return encode(s);
}

bool could_be_vietnamese(std::string_view word) {
  static const std::unordered_set<std::string_view> rimes{
      "a",   "ac",  "ach", "ai",  "am",  "an",  "ang", "anh", "ao",  "ap",  "at",  "au",   "ay",   "e",    "ec",   "em",   "en",   "eng",  "eo",   "ep",
      "et",  "eu",  "ech", "enh", "i",   "ia",  "ich", "iec", "iem", "ien", "ieng", "iep", "iet",  "ieu",  "im",   "in",   "inh",  "ip",   "it",   "iu",
      "o",   "oa",  "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc",   "oe",   "oen",  "oeo",  "oet",  "oi",   "om",
      "on",  "ong", "oong", "ooc", "op",  "ot",  "u",   "ua",  "uan", "uang", "uat", "uay", "uc",   "ue",   "uech", "uenh", "ui",   "um",   "un",   "ung",
      "uo",  "uoc", "uoi", "uom", "uon", "uong", "uop", "uot", "uou", "up",  "ut",  "uu",  "uy",   "uya",  "uych", "uyen", "uyet", "uynh", "uyt",  "uyu",
      "y",   "ych", "yem", "yen", "yet", "yeu", "ynh", "yt"};
  static constexpr std::array<std::string_view, 28> onsets{"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d",
                                                           "g",   "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v",  "x", "",  ""};
  return std::ranges::any_of(onsets, [&](std::string_view onset) { return word.starts_with(onset) && rimes.contains(word.substr(onset.size())); });
}

}  // namespace caunoi::text

namespace caunoi {

std::string normalise(std::string_view utf8) {
  auto text = text::normalise_mapped(utf8).text;
  const auto blank = [](char c) { return c == ' ' || c == '\n'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  text.erase(0, static_cast<std::size_t>(std::ranges::find_if_not(text, blank) - text.begin()));
  return text;
}

std::string fold(std::string_view utf8) { return text::strip(normalise(utf8)); }

}  // namespace caunoi
