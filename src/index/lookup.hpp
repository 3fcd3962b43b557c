// lookup.hpp -- the scores of one query where they are asked for, and bounds on all others.
#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include "index/ranker.hpp"

namespace caunoi {

/// What Ranker::score() gives, to the last bit, without scoring every document: approximate sums are there for all, and a score is
/// worked out when it is first asked for. May be reset for query after query and keeps its memory. Borrows the ranker. [one]
class Lookup {
 public:
  /// O(postings of the query).
  void reset(const Ranker& ranker, const Panel::Query& query);

  /// The score of a document. O(terms of it and its neighbours) the first time.
  double operator()(std::uint32_t document);
  /// What a document scores at most; infinite where only the score itself can tell. O(neighbours).
  [[nodiscard]] double most(std::uint32_t document) const;
  /// Calls use(document, reach, whole) for the documents that may score `least` or more, some twice: once for itself and once for each
  /// neighbour that might lift it. A document that scores s is called with reach >= s at least once; where `whole`, reach bounds its
  /// score. O(documents / 32) and what is found.
  template <class Use>
  void at_least(double least, Use&& use);
  /// About k documents that score most before smoothing, by number.
  void strongest(std::size_t k, std::vector<std::uint32_t>& out);

  /// What documents are scored for: each term once, ascending.
  [[nodiscard]] const std::vector<Panel::Query::Entry>& entries() const noexcept { return widened_.entries; }

 private:
  struct Known { double score; std::uint32_t round; };

  double unsmoothed(std::uint32_t document);

  const Ranker* ranker_ = nullptr;
  Ranker::Widened widened_;
  Ranker::Scratch scratch_;
  double unit_ = 0;            ///< of the sums, in scores
  std::vector<Known> known_;   ///< unsmoothed scores, valid where `round` is this one
  std::uint32_t round_ = 0;
};

template <class Use>
void Lookup::at_least(double least, Use&& use) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  const auto& sums = scratch_.panel.sums;
  const auto& panel = ranker_->panel();
  const auto& neighbours = ranker_->neighbours();
  const double own = neighbours.empty() ? 1 : 0.8, near = neighbours.near_reach(own);
  const auto sum_of = [&](double score) { return (score / unit_ - 1 - sums.error) / (1 + sums.drift); };
  const auto most_of = [&](std::uint32_t d) { return unit_ * (sums.values[d] + sums.slack(sums.values[d]) + 1); };
  const double sum = sum_of(own * least), next_to = sum_of(near * least);
  auto& found = scratch_.needed;
  found.clear();
  if (sum >= 1 && sum < 65536) panel.at_least(sums, sum, scratch_.panel, found);
  constexpr std::size_t many = 8;
  if (!(sum >= 1) || found.size() > panel.data().documents() / many) {  // one after the other costs less than to and fro
    for (std::uint32_t d = 0; d < ranker_->size(); ++d)
      if (const double reach = this->most(d); reach >= least) use(d, reach, true);
    return;
  }
  for (const auto d : found) {
    const double most = most_of(d);
    use(d, most / own, false);
    if (sums.values[d] >= next_to) neighbours.each_reverse(d, [&](std::uint32_t other) { use(other, most / near, false); });
  }
  for (auto d = static_cast<std::uint32_t>(panel.data().documents()); d < ranker_->size(); ++d) {  // added since: they have no sum
    use(d, infinite, false);
    neighbours.each_reverse(d, [&](std::uint32_t other) { use(other, infinite, false); });
  }
}

}  // namespace caunoi
