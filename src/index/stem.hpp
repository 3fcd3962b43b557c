// stem.hpp -- the stemmer of what is searched, for words that come again and again.
#pragma once
#include <string>

#include <xapian.h>

namespace caunoi {

/// True for a word, in lower case, that may have an English ending: endings are letters, and a word with marks is not English. To the
/// stemmer "máy" (machine) would be a form of "mái" (roof).
[[nodiscard]] bool may_have_ending(const std::string& word) noexcept;

/// Xapian's English stemmer with a memory of some thousand words: what it says of a word costs as much as finding the word in a text. [one]
[[nodiscard]] Xapian::Stem remembering_stem();

}  // namespace caunoi
