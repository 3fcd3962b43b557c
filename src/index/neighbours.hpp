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
  [[nodiscard]] Vector document(std::uint32_t d) const { return documents_[d]; }

 private:
  std::size_t document_count_;
  std::unordered_map<std::string, std::uint32_t> vocabulary_;
  std::vector<float> idf_;
  std::vector<Vector> documents_;
  std::vector<std::vector<std::pair<std::uint32_t, float>>> postings_;
};

/// Each document with its nearest ones. Built once, O(documents x postings); smoothing costs O(documents x neighbours) a query.
class Neighbours {
 public:
  Neighbours() = default;
  /// Empty when cancelled. Same graph for any number of threads.
  Neighbours(const Vectors& vectors, std::size_t count, const Control& control);
  /// score' = (1 - a) score + a x mean of the neighbours' scores weighted by cosine (Diaz, "Regularizing ad hoc retrieval scores",
  /// CIKM 2005).
  void smooth(std::span<float> scores, float a) const;

 private:
  std::size_t count_ = 0;
  std::vector<std::pair<std::uint32_t, float>> nearest_;  ///< count_ a document; weight 0: none. Weights of a document sum to 1.
};

}  // namespace caunoi
