// unmarked.hpp -- words typed without their marks, "nuoc thai" for "nước thải".
//
// Many type Vietnamese without its marks, and a reader knows which are meant. Texts stand in the index once, as they are written;
// Xapian's table of synonyms says for a word without marks which words of the index differ from it by their marks alone, and a query
// is widened by them. (A second set of terms without marks made indexing a tenth dearer.)
//
// Such words, up to a few dozen that differ by their tones, count as one (weighed.hpp): a record weighs by how often it holds any of them,
// they by how many records hold one. OP_SYNONYM does so from an estimate of that number and can pass over nothing.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/reader.hpp"

namespace caunoi {

/// What `word`, in lower case, is typed as without its marks; empty where it has none, or is not ASCII without them either.
[[nodiscard]] std::string unmarked(const std::string& word);

/// Widens the queries of one search, in titles and names too, and knows who has their words together. [one] O(postings of the words that a word may stand for) once a word.
class WithMarks {
 public:
  /// `weight`: of such words beside those that are written as they are asked for, at most 1.
  WithMarks(const Xapian::Database& database, const Revision& revision, double weight) : database_(database), revision_(revision), weight_(weight) {}

  /// Records that mean the words of a query without having them. Empty when none of its words may stand for another, or there are more
  /// than most_words, each of which may stand for dozens.
  static constexpr Xapian::termcount most_words = 32;
  struct Widened {
    Xapian::Query words;   ///< beside the query given: in an OR the words themselves, which that finds, are left out
    Xapian::Query others;  ///< more than words, without the weight
    DocumentSet found;     ///< by both, of those in `within`; of others it is open
  };
  [[nodiscard]] Widened operator()(const Xapian::Query& query, const DocumentSet& within);

  /// A word of the index.
  struct Word {
    std::string term;
    std::shared_ptr<const Postings> postings;
  };

  /// The same of a NEAR.
  struct Neighbourhood {
    Xapian::Query near;
    Xapian::Query together;  ///< its words, wherever they stand; they weigh `times` what they do elsewhere
    DocumentSet holding;     ///< who has all of them

    std::vector<std::vector<Word>> words;  ///< that may stand for each; empty when one stands for two, or there is more than words
    Xapian::termcount window = 0;

    /// Those of `records` that have the words together.
    [[nodiscard]] DocumentSet of(const DocumentSet& records, const Xapian::Database& database, const Revision& revision) const;
  };
  [[nodiscard]] Neighbourhood near(const Xapian::Query& near, double times);
  /// A NEAR, or what the parser made of its words, as it is.
  [[nodiscard]] Neighbourhood as_written(const Xapian::Query& near, double times);

  /// What words of the queries stood for, as far as some of `records` hold it.
  [[nodiscard]] std::vector<std::string> shown_in(const DocumentSet& records) const;

 private:
  enum class As {
    alone,  ///< in an OR: the words themselves bring nothing new
    part,
    place   ///< where positions are compared
  };
  [[nodiscard]] std::optional<Xapian::Query> of(const Xapian::Query& query, As as);
  [[nodiscard]] std::optional<Xapian::Query> by_parts(const Xapian::Query& query, As as, Xapian::termcount window = 0);
  template <class Words>
  [[nodiscard]] Neighbourhood neighbourhood(const Xapian::Query& query, const Xapian::Query& near, double times, Words&& words_of);
  [[nodiscard]] std::vector<std::string> stands_for(const Xapian::Query& word) const;
  [[nodiscard]] const std::shared_ptr<const Postings>& list(const std::string& word);
  /// How often records hold any of some words.
  [[nodiscard]] const Postings& together(const std::vector<std::string>& words);

  const Xapian::Database& database_;
  const Revision& revision_;
  const double weight_;
  std::map<std::vector<std::string>, Postings> counted_;  ///< by the words
  std::map<std::string, std::shared_ptr<const Postings>> lists_;
  std::vector<Xapian::termcount> times_;  ///< by document; all 0 between calls
};

}  // namespace caunoi
