// latin.hpp -- text in Latin letters as a row of tokens.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "caunoi/text.hpp"

namespace caunoi::text {

/// A word or number in lower case, and its bytes in the text.
struct LatinToken {
  std::string text;  ///< empty at the end of the text; "us" for "U.S.", "r&d" for "R & D"
  std::size_t begin = 0, end = 0;
  bool number = false;  ///< begins with a digit
};

/// The first token of normalised text at or after `at`. O(bytes passed over).
[[nodiscard]] LatinToken latin_token(std::string_view s, std::size_t at);
/// The same into a token that keeps its memory.
void latin_token(std::string_view s, std::size_t at, LatinToken& out);

/// What two tokens that follow each other would be as one word: "wastewater" for "waste-water" and "waste water". Empty
/// where they stand too far apart, and where only a blank parts a function word (`stops`: one of them is one); in
/// Vietnamese, where blanks part syllables, only a hyphen joins ("a-xít").
[[nodiscard]] std::string joined(std::string_view s, const LatinToken& first, const LatinToken& second, Lang lang,
                                 bool stops);

}  // namespace caunoi::text
