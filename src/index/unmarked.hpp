// unmarked.hpp -- words typed without their marks, "nuoc thai" for "nước thải".
//
// Many type Vietnamese without its marks, and a reader knows which are meant. Texts stand in the index once, as they are written;
// Xapian's table of synonyms says for a word without marks which words of the index differ from it by their marks alone, and a query
// is widened by them. (A second set of terms without marks made indexing a twelfth dearer and the database a quarter larger.)
//
// Such words, up to a few dozen that differ by their tones, count as one (word_lists.hpp): a record weighs by how often it holds any of
// them, they by how many records hold one. OP_SYNONYM does so from an estimate of that number and can pass over nothing.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/near.hpp"
#include "index/word_lists.hpp"

namespace caunoi {

/// What `word`, in lower case, is typed as without its marks; empty where it has none, or is not ASCII without them either.
[[nodiscard]] std::string unmarked(const std::string& word);

/// Widens the queries of one search, in titles and names too. [one] O(postings of the words that a word may stand for) once a word.
class WithMarks {
 public:
  /// `weight`: of such words beside those that are written as they are asked for, at most 1. `lists` must outlive what is made of them.
  WithMarks(double weight, WordLists& lists) : weight_(weight), lists_(lists) {}

  /// Records that mean the words of a query without having them. Empty when none of its words may stand for another, or there are more
  /// than most_words, each of which may stand for dozens; one cut short counts for eight.
  static constexpr std::size_t most_words = 32;
  struct Widened {
    std::shared_ptr<const Weighed> words;  ///< null: none; beside the query given: in an OR the words themselves, which that finds, are left out
    Xapian::Query others;                  ///< more than words, without the weight
    DocumentSet found;                     ///< by both, among the records of the search
    bool anywhere = false;                 ///< some record of the database has one of `words`
    [[nodiscard]] bool empty() const { return words == nullptr && others.empty(); }
  };
  [[nodiscard]] Widened operator()(const Xapian::Query& query);
  /// The same of a NEAR.
  [[nodiscard]] Neighbourhood near(const Xapian::Query& near, double times);

 private:
  enum class As {
    alone,  ///< in an OR: the words themselves bring nothing new
    part,
    place   ///< where positions are compared
  };
  [[nodiscard]] std::optional<Xapian::Query> of(const Xapian::Query& query, As as);
  [[nodiscard]] std::optional<Xapian::Query> by_parts(const Xapian::Query& query, As as, Xapian::termcount window = 0);

  const double weight_;
  WordLists& lists_;
};

}  // namespace caunoi
