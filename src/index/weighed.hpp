// weighed.hpp -- words that weigh in a query as Xapian's BM25 would have it, their lists read once.
//
// Xapian reads a list from its blocks as the match goes along, wherever the word stands in a query and each time that is asked. Here the
// lists are read into memory, those of frequent words for the life of a revision, what all words of an OR weigh is summed in one pass,
// and Xapian gets a source that knows its weights and passes over whatever cannot reach the page.
#pragma once
#include <vector>

#include <xapian.h>

#include "index/reader.hpp"

namespace caunoi {

/// `times` the sum of what some words weigh (BM25 with k1 1, b 1/2, k3 1, lengths from half the mean on: BM25Weight as it comes; Robertson
/// et al., "Okapi at TREC-3"), for `records`, in a query where no factor above 1 is around it. O(postings + words x records + documents / 64).
[[nodiscard]] Xapian::Query weighed(const std::vector<const Postings*>& words, const DocumentSet& records, double times, const Xapian::Database& database,
                                    const Revision& revision);

}  // namespace caunoi
