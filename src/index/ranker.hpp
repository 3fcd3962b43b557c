// ranker.hpp -- the one way texts are ranked, whether they are files given to rank() or records of an index.
#pragma once
#include <memory>
#include <span>

#include "index/feedback.hpp"
#include "index/neighbours.hpp"
#include "index/panel.hpp"

namespace caunoi {

/// Panel, feedback and neighbours over the same texts. [shared] const methods from any thread.
class Ranker {
 public:
  /// Null when cancelled. O(texts x postings) for the neighbours.
  [[nodiscard]] static std::unique_ptr<const Ranker> make(std::span<const TermCounts> documents, const Control& control);

  Ranker(const Ranker&) = delete;  // its feedback refers to its panel
  Ranker& operator=(const Ranker&) = delete;

  [[nodiscard]] const Panel& panel() const noexcept { return panel_; }
  [[nodiscard]] std::size_t size() const noexcept { return panel_.size(); }

  /// Scores of all documents for a query of the panel, written to `scores`, size() of them: the panel's, widened by the words of the
  /// best documents, smoothed over the neighbours. O(postings of the query + documents x neighbours).
  void score(const Panel::Query& query, std::span<float> scores) const;

 private:
  explicit Ranker(std::span<const TermCounts> documents) : panel_(documents), vectors_(documents), feedback_(panel_, vectors_) {}

  Panel panel_;
  Vectors vectors_;
  Feedback feedback_;
  Neighbours neighbours_;
};

}  // namespace caunoi
