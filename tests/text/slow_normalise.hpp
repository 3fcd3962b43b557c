// slow_normalise.hpp -- normalise() as its documentation says it, character by character, for comparison.
#pragma once
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

#include "text/unicode.hpp"

namespace caunoi {

inline std::string slow_normalise(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString all;
  for (std::size_t at = 0; at < utf8.size();) all.append(static_cast<UChar32>(text::next(utf8, at)));
  all = icu::Normalizer2::getNFKCInstance(status)->normalize(all, status);
  std::u32string kept;
  bool blank_before = false;
  for (std::int32_t i = 0; i < all.length(); i = all.moveIndex32(i, 1)) {
    auto c = static_cast<char32_t>(all.char32At(i));
    const bool blank = u_isUWhiteSpace(all.char32At(i)) || u_iscntrl(all.char32At(i));
    if (blank && c != U'\n') c = U' ';
    if (c == 0xD0 || c == 0x189) c = 0x110;
    if (c == 0xF0 || c == 0x256) c = 0x111;
    if ((c == U' ' && blank_before) || u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR) continue;
    blank_before = blank;
    kept += c;
  }
  // The tone goes from the second letter to the first.
  constexpr std::u32string_view seconds = U"àảãáạèẻẽéẹỳỷỹýỵÀẢÃÁẠÈẺẼÉẸỲỶỸÝỴ", plain = U"aeyAEY";
  constexpr std::u32string_view firsts = U"òỏõóọÒỎÕÓỌùủũúụÙỦŨÚỤ";
  for (std::size_t i = 1; i < kept.size(); ++i) {
    const auto second = seconds.find(kept[i]);
    if (second == std::u32string_view::npos) continue;
    const auto first = std::u32string_view(second / 5 % 3 == 2 ? U"uU" : U"oO").find(kept[i - 1]);
    if (first == std::u32string_view::npos || (i > 1 && (kept[i - 2] == U'q' || kept[i - 2] == U'Q'))) continue;
    if (i + 1 < kept.size() && u_isalpha(static_cast<UChar32>(kept[i + 1]))) continue;
    kept[i - 1] = firsts[(second / 5 % 3 == 2 ? 10 : 0) + 5 * first + second % 5];
    kept[i] = plain[second / 5];
  }
  std::string out;
  for (const char32_t c : kept) text::append(out, c);
  const auto first = out.find_first_not_of(" \n");
  return first == std::string::npos ? std::string() : out.substr(first, out.find_last_not_of(" \n") + 1 - first);
}

}  // namespace caunoi
