// sample.hpp -- some documents of a ranker set aside, so that what they score for a query costs their own postings alone.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "index/ranker.hpp"

namespace caunoi {

/// [shared] const methods from any thread. What changes in the ranker later is not followed.
class Sample {
 public:
  Sample() = default;
  /// At most 9,000 documents, so that they and six neighbours each have numbers of 16 bits. O(terms of all these, sorted).
  Sample(const Ranker& ranker, std::span<const std::uint32_t> documents);

  /// The scores of the documents, in the order they were given, to the last bit those of Ranker::score(). `entries` as Lookup has them.
  /// `scratch` may be reused from call to call. O(entries x log(terms) + postings).
  void score(std::span<const Panel::Query::Entry> entries, std::vector<double>& scratch, std::vector<double>& out) const;

 private:
  std::vector<std::uint32_t> own_;      ///< by document: which member it is. Members are the documents and their neighbours
  std::size_t width_ = 0;
  std::vector<Neighbours::Near> near_;  ///< width_ a document: members, in place of documents
  std::size_t members_ = 0;
  std::vector<std::uint32_t> terms_, begin_;  ///< ascending; terms + 1
  std::vector<std::uint32_t> member_;         ///< by posting
  std::vector<double> impact_;
};

}  // namespace caunoi
