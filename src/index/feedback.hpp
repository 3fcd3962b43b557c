// feedback.hpp -- the words of the best documents asked for as well.
#pragma once
#include <span>
#include <vector>

#include "index/neighbours.hpp"
#include "index/panel.hpp"

namespace caunoi {

/// [shared] const methods from any thread. The panel and the vectors, of the same documents in the same order, must outlive it.
class Feedback {
 public:
  Feedback(const Panel& panel, const Vectors& vectors);

  /// Scores with the query widened by words of the documents that score best. `first`: the panel's scores of `query`; `judged`: the
  /// scores that decide which documents are best. Nothing changes for a query none of whose words the panel holds.
  void widen(const Panel::Query& query, std::span<const float> judged, std::span<float> first) const;

 private:
  const Panel& panel_;
  const Vectors& vectors_;
  std::vector<std::uint32_t> term_of_;  ///< the panel's number of each term of the vectors
};

}  // namespace caunoi
