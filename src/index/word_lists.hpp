// word_lists.hpp -- the words of one search, each list read once, that weigh as Xapian's BM25 would have it.
//
// Xapian reads a list from its blocks as the match goes along, wherever the word stands in a query and each time that is asked. Here the
// lists are read into memory, those of frequent words for the life of a revision, what several words weigh is summed in one pass, and
// Xapian gets a source that knows its weights and passes over whatever cannot reach the page.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/reader.hpp"

namespace caunoi {

/// What records weigh.
struct Weighed {
  std::vector<Xapian::docid> documents;  ///< ascending
  std::vector<double> weights;
  double most = 0;
};

/// Records with their weights as a part of a query that has no factor above 1 around it.
[[nodiscard]] Xapian::Query query_of(std::shared_ptr<const Weighed> records);

/// [one]
class WordLists {
 public:
  /// For a search among the records of `within`.
  WordLists(const DocumentSet& within, const Xapian::Database& database, const Revision& revision) : within_(within), database_(database), revision_(revision) {}

  /// Where a word stands, in the whole database; lives as long as this. O(postings) the first time.
  [[nodiscard]] const Postings& of(const std::string& word);
  /// How often records hold any of some words. O(postings + documents / 64) the first time.
  [[nodiscard]] const Postings& of_any(const std::vector<std::string>& words);
  /// The words asked for so far that some of `records` hold.
  [[nodiscard]] std::vector<std::string> held_by(const DocumentSet& records) const;

  [[nodiscard]] DocumentSet none() const { return DocumentSet(revision_.last()); }
  [[nodiscard]] DocumentSet holding(const Postings& word) const { return {revision_.last(), word.documents}; }
  /// `times` the sum of what some words weigh (BM25 with k1 1, b 1/2, k3 1, lengths from half the mean on: BM25Weight as it comes; Robertson
  /// et al., "Okapi at TREC-3"), for `records`. O(postings + words x records).
  [[nodiscard]] std::shared_ptr<const Weighed> weighed(const std::vector<const Postings*>& words, const DocumentSet& records, double times) const;

  [[nodiscard]] const DocumentSet& within() const noexcept { return within_; }
  [[nodiscard]] const Xapian::Database& database() const noexcept { return database_; }
  [[nodiscard]] const Revision& revision() const noexcept { return revision_; }

 private:
  const DocumentSet& within_;
  const Xapian::Database& database_;
  const Revision& revision_;
  std::map<std::string, std::shared_ptr<const Postings>> lists_;
  std::map<std::vector<std::string>, Postings> of_any_;
  std::vector<Xapian::termcount> times_;  ///< by document; all 0 between calls
};

}  // namespace caunoi
