// unicode.hpp -- code points of UTF-8, and the few classes the segmenter needs.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/utf8.h>

namespace caunoi::text {

/// The code point at `at`, which moves past it; U+FFFD for a bad byte.
inline char32_t next(std::string_view s, std::size_t& at) {
  UChar32 c = 0;
  auto i = static_cast<std::int32_t>(at);
  U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(s.data()), i, static_cast<std::int32_t>(s.size()), c);
  at = static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

inline void append(std::string& out, char32_t c) {
  char bytes[4];
  std::int32_t n = 0;
  U8_APPEND_UNSAFE(bytes, n, static_cast<UChar32>(c));
  out.append(bytes, static_cast<std::size_t>(n));
}

bool is_ascii(std::string_view s);

enum class Class : std::uint8_t { space, letter, digit, mark, han, hiragana, katakana, other };
Class class_of(char32_t c);
inline bool is_cjk(Class c) { return c == Class::han || c == Class::hiragana || c == Class::katakana; }
/// What words written with blanks are made of.
inline bool wordlike(Class c) { return c == Class::letter || c == Class::digit || c == Class::mark; }
/// The class of the code point at `at`; space behind the end.
inline Class class_at(std::string_view s, std::size_t at) { return at < s.size() ? class_of(next(s, at)) : Class::space; }

/// normalise() with, for each character of the answer, the byte of the input it came from (one more entry for the end).
struct Mapped {
  std::string text;
  std::vector<std::uint32_t> origin;  ///< by byte of text; empty: the same bytes, origin is the identity
  [[nodiscard]] std::uint32_t from(std::size_t i) const { return origin.empty() ? static_cast<std::uint32_t>(i) : origin[i]; }
};
Mapped normalise_mapped(std::string_view utf8);

/// Lower case of one normalised word, Vietnamese included.
std::string lower(std::string_view word);
/// The same into a string that keeps its memory.
void lower(std::string_view word, std::string& out);
/// Without diacritics (đ ▶ d), lower case.
std::string strip(std::string_view word);
/// Tone mark where tradition puts it, for one Vietnamese syllable in NFC lower case; other words come back as they are.
std::string place_tone(std::string_view syllable);
/// One spelling for i and y after h, k, l, m, s, t (kĩ thuật is kỹ thuật) and qu (quí is quý); lower case NFC in and out.
std::string unify_iy(std::string_view syllable);
/// True for an ASCII word that could be a Vietnamese syllable without its marks ("nuoc").
bool could_be_vietnamese(std::string_view ascii_lower);

}  // namespace caunoi::text
