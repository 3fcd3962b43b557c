// japanese.hpp -- one spelling for Japanese words that are written in several ways.
#pragma once
#include <string>
#include <string_view>

namespace caunoi::text {

/// Of a word in NFKC: without the okurigana of a compound (取り扱い, 取扱い and 取扱 are 取扱), and loanwords by
/// one habit (コンピューター is コンピュータ, ヴァルブ is バルブ). Other words come back as they are.
[[nodiscard]] std::string one_spelling(std::string_view word);

/// True for a word of katakana alone.
[[nodiscard]] bool is_katakana(std::string_view word);

}  // namespace caunoi::text
