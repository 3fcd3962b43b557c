// names.hpp -- the sound of a word written in another script: what is left of a name when the lexicon does not know it.
#pragma once
#include <string>
#include <string_view>

namespace caunoi::text {

/// The consonants of a katakana word in coarse classes, "*" before them when it begins with a vowel; empty for anything
/// else.
[[nodiscard]] std::string skeleton_of_katakana(std::string_view utf8);
/// The same of a word in Latin letters (lower case, without diacritics), as a Japanese ear hears it; empty for anything
/// else.
[[nodiscard]] std::string skeleton_of_latin(std::string_view ascii_lower);

}  // namespace caunoi::text
