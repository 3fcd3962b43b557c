// neighbours.hpp -- tf-idf vectors of texts, and the graph of nearest documents that smooths scores.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "caunoi/control.hpp"
#include "index/panel.hpp"

namespace caunoi {

/// Documents as unit vectors over their words: (1 + ln tf) x idf, length 1. [shared] const methods from any thread.
class Vectors {
 public:
  explicit Vectors(std::span<const TermCounts> documents);

  using Vector = std::vector<std::pair<std::uint32_t, float>>;  ///< term, weight; strongest first
  /// A unit vector over the terms that the documents hold; idf are those of the documents.
  [[nodiscard]] Vector vector_of(const TermCounts& text) const;
  /// Adds the cosine of `vector` with every document to `cosines` (zeroed by the caller), over its `strongest` terms.
  void cosines(const Vector& vector, std::span<float> cosines, std::size_t strongest = ~std::size_t{0}) const;
  [[nodiscard]] std::size_t size() const noexcept { return document_count_; }
  [[nodiscard]] const Vector& document(std::uint32_t d) const { return documents_[d]; }
  [[nodiscard]] const std::unordered_map<std::string, std::uint32_t>& vocabulary() const noexcept { return vocabulary_; }

 private:
  std::size_t document_count_;
  std::unordered_map<std::string, std::uint32_t> vocabulary_;
  std::vector<float> idf_;
  std::vector<Vector> documents_;
  std::vector<std::vector<std::pair<std::uint32_t, float>>> postings_;
};

/// Adds up the weights of equal terms; strongest first again.
void merge_terms(Vectors::Vector& vector);

/// Each document of [first, last) with its six nearest ones among them, fewer where six were more than a twentieth of them: in a
/// small collection the nearest are not near. The same text once more tells nothing and is none. Built once, O(documents x postings);
/// smoothing costs O(documents x neighbours) a query. [shared] const methods from any thread.
class Neighbours {
 public:
  Neighbours() = default;
  /// Empty when cancelled. Same graph for any number of threads.
  Neighbours(const Vectors& vectors, const Control& control) : Neighbours(vectors, 0, vectors.size(), control) {}
  Neighbours(const Vectors& vectors, std::size_t first, std::size_t last, const Control& control);

  /// score' = sqrt((1 - a) score^2 + a x mean of the squared scores of the neighbours, weighted by cosine): what Diaz proposed with a
  /// plain mean ("Regularizing ad hoc retrieval scores", CIKM 2005). The square lets a good neighbour lift a document more than
  /// poor ones pull it down; a = .25. `scores`: those of [first, last), none below 0.
  void smooth(std::span<float> scores) const;
  /// (1 - a) x the vector of document `d` + a x mean of its neighbours' vectors, weighted by cosine.
  [[nodiscard]] Vectors::Vector smoothed(const Vectors& vectors, std::uint32_t d, float a) const;

 private:
  std::size_t first_ = 0, count_ = 0;
  std::vector<std::pair<std::uint32_t, float>> nearest_;  ///< count_ a document, from first_; weight 0: none. Weights of a document sum to 1.
};

}  // namespace caunoi
