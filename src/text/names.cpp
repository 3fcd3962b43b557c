// Consonant skeletons: a name crosses scripts by its consonants, since katakana adds vowels between them, draws others
// out, and merges l with r, v with b, f with h. コンピュータ and "computer" are both k-n-p-t. Knight & Graehl ("Machine
// Transliteration", 1998) model this as a noisy channel; keeping classes of consonants is its cheapest form, needs no
// training, and costs a lookup. Tested by text/names_test.
#include "text/names.hpp"

#include <array>

#include "text/unicode.hpp"

namespace caunoi::text {

namespace {

// The class of each katakana from U+30A1 to U+30FA. 'a' is a vowel, '.' changes nothing (small letters, length).
constexpr std::string_view katakana_classes =
    ".a.a.a.a.a"       // ァアィイゥウェエォオ
    "kgkgkgkgkg"       // カガ .. コゴ
    "szsjszszsz"       // サザシジスズセゼソゾ
    "tdtj.tdtdtd"      // タダチヂッツヅテデトド
    "nnnnn"            // ナ .. ノ
    "hbphbphbphbphbp"  // ハバパ .. ホボポ
    "mmmmm"            // マ .. モ
    ".a.a.a"           // ャヤュユョヨ
    "rrrrr"            // ラ .. ロ
    ".aaaan"           // ヮワヰヱヲン
    "b..aaaa";         // ヴヵヶヷヸヹヺ

char class_of_kana(char32_t c) {
  if (c == U'ー' || c == U'・') return '.';
  if (c < 0x30A1 || c - 0x30A1 >= katakana_classes.size()) return '\0';
  return katakana_classes[c - 0x30A1];
}

void push(std::string& out, char c) { out += c == 'j' ? 'z' : c; }

// ン is m before p and b in other scripts, n elsewhere; a doubled consonant is one.
std::string settled(const std::string& raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char after = i + 1 < raw.size() ? raw[i + 1] : '\0';
    char c = raw[i];
    if (c == 'm' && (after == 'p' || after == 'b')) c = 'n';
    if (!out.empty() && out.back() == c && c != 'n') continue;
    out += c;
  }
  return out;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

}  // namespace

std::string skeleton_of_katakana(std::string_view utf8) {
  std::string raw;
  bool first = true;
  for (std::size_t at = 0; at < utf8.size();) {
    const char c = class_of_kana(next(utf8, at));
    if (c == '\0') return {};
    if (c == 'a' && first) raw += '*';
    if (c != 'a' && c != '.') push(raw, c);
    first = false;
  }
  return settled(raw);
}

std::string skeleton_of_latin(std::string_view s) {
  std::string raw;
  for (const char c : s)
    if (c < 'a' || c > 'z') return {};
  const auto at = [&](std::size_t i) { return i < s.size() ? s[i] : '\0'; };
  if (!s.empty() && (is_vowel(s[0]) || s[0] == 'w')) raw += '*';
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i], after = at(i + 1);
    const char before = i > 0 ? s[i - 1] : '\0';
    const bool soft = after == 'e' || after == 'i' || after == 'y';
    switch (c) {
      case 'a':
      case 'e':
      case 'i':
      case 'o':
      case 'u':
      case 'y':
      case 'w':
        break;
      case 'b':
      case 'v':
        push(raw, 'b');
        break;
      case 'c':
        if (after == 'h') {
          push(raw, 't');
          ++i;
        } else if (after == 'k') {
          push(raw, 'k');
          ++i;
        } else
          push(raw, soft ? 's' : 'k');
        break;
      case 'd':
        push(raw, 'd');
        break;
      case 'f':
        push(raw, 'h');
        break;
      case 'g':
        if (after == 'h') {
          ++i;
          if (before == '\0') push(raw, 'g');
        } else
          push(raw, soft ? 'z' : 'g');
        break;
      case 'h':
        if (is_vowel(after)) push(raw, 'h');
        break;
      case 'j':
        push(raw, 'z');
        break;
      case 'k':
        if (!(before == '\0' && after == 'n')) push(raw, 'k');
        break;
      case 'l':
        push(raw, 'r');
        break;
      case 'm':
        push(raw, 'm');
        break;
      case 'n':
        push(raw, 'n');
        break;
      case 'p':
        if (after == 'h') {
          push(raw, 'h');
          ++i;
        } else
          push(raw, 'p');
        break;
      case 'q':
        push(raw, 'k');
        break;
      case 'r': {  // after a vowel and before a consonant or the end it only draws the vowel out
        const bool silent_end = after == '\0' || (after == 'e' && i + 2 == s.size());
        if (is_vowel(before) && (silent_end || (!is_vowel(after) && after != 'r'))) break;
        push(raw, 'r');
        break;
      }
      case 's':
        if (after == 'h') ++i;
        push(raw, 's');
        break;
      case 't':
        if (after == 'h') {
          push(raw, 's');
          ++i;
        } else if (after == 'i' && at(i + 2) == 'o' && i > 0)
          push(raw, 's');
        else
          push(raw, 't');
        break;
      case 'x':
        push(raw, 'k');
        push(raw, 's');
        break;
      case 'z':
        push(raw, 'z');
        break;
    }
  }
  return settled(raw);
}

}  // namespace caunoi::text
