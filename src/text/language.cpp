// Which language a text is in, from its letters: three languages with three clearly different alphabets need no model.
//
// Kana decide for Japanese; letters that only Vietnamese has (đ, ơ, ư, ă and toned vowels) decide for Vietnamese. ASCII text is
// English unless every word could be a Vietnamese syllable without its marks ("xu ly nuoc thai") and none is a common English one.
// Tested by text/language_test.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "caunoi/text.hpp"
#include "text/stopwords.hpp"
#include "text/unicode.hpp"

namespace caunoi {

std::string_view lang_name(Lang lang) noexcept {
  switch (lang) {
    case Lang::vi: return "vi";
    case Lang::ja: return "ja";
    case Lang::en: return "en";
    case Lang::unknown: break;
  }
  return "";
}

Lang lang_from(std::string_view name) noexcept {
  for (const Lang lang : all_langs)
    if (lang_name(lang) == name) return lang;
  return Lang::unknown;
}

Lang detect_language(std::string_view utf8) {
  constexpr std::u32string_view vietnamese = U"ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĩũ";
  const std::string text = text::normalise_mapped(utf8.substr(0, 4096)).text;  // the beginning tells
  std::size_t kana = 0, han = 0, latin = 0, marked = 0;
  std::size_t words = 0, syllables = 0, english = 0;
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    ++words;
    if (text::is_english_stop_word(word)) ++english;
    if (text::could_be_vietnamese(word)) ++syllables;
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next(text, at);
    const auto kind = text::class_of(c);
    if (kind == text::Class::hiragana || kind == text::Class::katakana) ++kana;
    if (kind == text::Class::han) ++han;
    if (kind == text::Class::letter) {
      ++latin;
      std::string letter;
      text::append(letter, c);
      letter = text::lower(letter);
      std::size_t i = 0;
      if (vietnamese.find(text::next(letter, i)) != std::u32string_view::npos) ++marked;
      word += letter;
    } else {
      end_word();
    }
  }
  end_word();
  if (kana + han > 0 && (kana + han) * 3 >= latin) return Lang::ja;
  if (latin == 0) return Lang::unknown;
  // Vietnamese text carries a letter of its own in about every second syllable; one borrowed name in English text does not.
  if (marked * 20 >= latin) return Lang::vi;
  if (words >= 2 && english == 0 && syllables == words) return Lang::vi;
  return Lang::en;
}

}  // namespace caunoi
