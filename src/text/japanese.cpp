// Spellings of Japanese words.
//
// Okurigana: the kana of a compound of two han characters or more may be written or left out (送り仮名の付け方, 1973,
// allows both), so they say nothing and are dropped; of a word with one han character they tell 洗う from 洗い場 and
// stay. Loanwords: JIS Z 8301 drops the last long mark of words of three sounds and more, the style of newspapers keeps
// it; v is ヴ or バ; small vowels are written large. The form made here is a key and is never shown. Tested by
// text/japanese_test.
#include "text/japanese.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/unicode.hpp"

namespace caunoi::text {

namespace {

constexpr char32_t long_mark = U'ー';
constexpr std::size_t drops_last_mark = 4, drops_all_marks = 6;  // characters of the word

constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 15> loans{{{U"ヴァ", U"バ"},
                                                                                     {U"ヴィ", U"ビ"},
                                                                                     {U"ヴェ", U"ベ"},
                                                                                     {U"ヴォ", U"ボ"},
                                                                                     {U"ヴ", U"ブ"},
                                                                                     {U"ウィ", U"ウイ"},
                                                                                     {U"ウェ", U"ウエ"},
                                                                                     {U"ウォ", U"ウオ"},
                                                                                     {U"クォ", U"クオ"},
                                                                                     {U"イェ", U"イエ"},
                                                                                     {U"ティ", U"チ"},
                                                                                     {U"ディ", U"デ"},
                                                                                     {U"フュ", U"ヒュ"},
                                                                                     {U"ヂ", U"ジ"},
                                                                                     {U"ヅ", U"ズ"}}};

std::u32string loanword(const std::u32string& word) {
  std::u32string out;
  for (std::size_t i = 0; i < word.size();) {
    const auto found = std::ranges::find_if(
        loans, [&](const auto& loan) { return word.compare(i, loan.first.size(), loan.first) == 0; });
    if (found != loans.end()) {
      out += found->second;
      i += found->first.size();
    } else {
      out += word[i++];
    }
  }
  if (word.find_first_not_of(long_mark) == std::u32string::npos) return word;  // a line ruled across the page
  if (word.size() >= drops_all_marks) std::erase(out, long_mark);
  if (word.size() >= drops_last_mark && !out.empty() && out.back() == long_mark) out.pop_back();
  return out;
}

}  // namespace

bool is_katakana(std::string_view word) {
  for (std::size_t at = 0; at < word.size();)
    if (class_of(next(word, at)) != Class::katakana) return false;
  return !word.empty();
}

std::string one_spelling(std::string_view word) {
  std::u32string characters;
  std::size_t han = 0, hiragana = 0, katakana = 0;
  for (std::size_t at = 0; at < word.size();) {
    characters += next(word, at);
    const Class kind = class_of(characters.back());
    han += kind == Class::han;
    hiragana += kind == Class::hiragana;
    katakana += kind == Class::katakana;
  }
  if (katakana == characters.size() && katakana > 0) {
    characters = loanword(characters);
  } else if (han >= 2 && hiragana > 0 && han + hiragana == characters.size() &&
             class_of(characters.front()) == Class::han) {
    std::erase_if(characters, [](char32_t c) { return class_of(c) == Class::hiragana; });
  } else {
    return std::string(word);
  }
  std::string out;
  for (const char32_t c : characters) append(out, c);
  return out;
}

}  // namespace caunoi::text
