// stem.hpp -- the stemmer of what is searched, for words that come again and again.
#pragma once
#include <string>

#include <xapian.h>

namespace caunoi {

/// True where the English stemmer may change a word, which is in lower case: English endings are letters, so most syllables and all
/// n-grams are left as they are without a look at them.
[[nodiscard]] bool may_have_ending(const std::string& word) noexcept;

/// Xapian's English stemmer with a memory of some thousand words: what it says of a word costs as much as finding the word in a text. [one]
[[nodiscard]] Xapian::Stem remembering_stem();

}  // namespace caunoi
