// unmarked.hpp -- words typed without their marks, "nuoc thai" for "nước thải".
//
// Many type Vietnamese without its marks, and a reader knows which are meant. Texts stand in the index once, as they are written;
// Xapian's table of synonyms says for a word without marks which words of the index differ from it by their marks alone, and a query
// is widened by them. (A second set of terms without marks made the index a third larger and a fifth dearer to build.)
#pragma once
#include <optional>
#include <string>

#include <xapian.h>

namespace caunoi {

/// What `word`, in lower case, is typed as without its marks; empty where it has none, or is not ASCII without them either.
[[nodiscard]] std::string unmarked(const std::string& word);

/// `query` with each word standing for all of the index that differ from it by their marks alone, in titles and names too; nothing
/// when no word does. Beside `query` only: in an OR the words themselves, which it finds, are left out. O(words and their synonyms).
[[nodiscard]] std::optional<Xapian::Query> with_marks(const Xapian::Query& query, const Xapian::Database& database);

}  // namespace caunoi
