// feedback.hpp -- the words of the best documents asked for as well.
#pragma once
#include <span>
#include <vector>

#include "index/neighbours.hpp"
#include "index/panel.hpp"

namespace caunoi {

/// How a query is widened: score' = own_share x score + the score for `entries`.
struct Widening {
  double own_share = 1;
  std::vector<Panel::Query::Entry> entries;
};

/// How many of the best documents speak, of a collection: fewer where ten were more than a twentieth.
[[nodiscard]] std::size_t feedback_documents(std::size_t collection) noexcept;
/// No widening of the query adds more to a score.
[[nodiscard]] double feedback_most(const Panel::Query& query, const Panel& panel) noexcept;
/// `best`: the best documents, best first, at most feedback_documents(). Nothing is widened for a query none of whose words the panel
/// holds. O(words of the best).
[[nodiscard]] Widening feedback(const Panel::Query& query, std::span<const Scored> best, const Vectors& vectors);

}  // namespace caunoi
