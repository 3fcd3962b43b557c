// lookup.hpp -- the scores of one query where they are asked for, and bounds on all others.
#pragma once
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
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
  /// The same, closer: with the document's own unsmoothed score. O(terms of it) the first time.
  double nearly(std::uint32_t document);
  /// A document, and what its score is at most.
  struct Found { std::uint32_t document; float reach; };
  /// Every document that may score as much as `of_class` says of its class or more, once. Infinite: none of it is asked for; all are 0 or more.
  /// Stands until the next call. O(documents + those left x neighbours).
  template <class ClassOf>
  [[nodiscard]] std::span<const Found> at_least(std::span<const double> of_class, ClassOf&& class_of);
  /// About k documents that score most before smoothing, by number.
  void strongest(std::size_t k, std::vector<std::uint32_t>& out);

  /// What documents are scored for: each term once, ascending.
  [[nodiscard]] const std::vector<Panel::Query::Entry>& entries() const noexcept { return widened_.entries; }

 private:
  static constexpr float no_square = std::numeric_limits<float>::max();  ///< of a class that is not asked for
  void prepare_floors(std::span<const double> of_class);
  /// Marks the documents that can lift another by themselves, and those added since the snapshot; works out floors_alone_.
  void mark_near(std::span<const double> of_class);
  /// The sum that a document must have itself where no neighbour has more than `near`, for a score of at least `least`. Rounded down.
  [[nodiscard]] std::uint32_t own_sum(double least, std::uint32_t near) const;
  [[nodiscard]] double square_of(double score) const noexcept { return score / unit_ * (score / unit_); }
  [[nodiscard]] double score_of(float square) const noexcept { return unit_ * std::sqrt(static_cast<double>(square)); }
  /// score_of() in single precision, rounded up: by more than the half unit, 6e-8, that is lost.
  [[nodiscard]] float reach_of(float square) const noexcept { return static_cast<float>(score_of(square) * (1 + 1e-7)); }

  const Ranker* ranker_ = nullptr;
  Ranker::Widened widened_;
  Ranker::Scratch scratch_;
  double unit_ = 0;                     ///< of the sums, in scores
  Panel::Squares squares_;              ///< of unsmoothed scores
  std::uint16_t little_ = 0;            ///< few sums are larger
  std::vector<std::uint32_t> lifted_;   ///< documents with a neighbour that has more, and those added since the snapshot
  std::vector<std::uint64_t> marked_;   ///< a bit a document: lifted, in reset(); able to lift another, after mark_near()
  std::vector<std::uint32_t> floors_;   ///< by class: the smallest sum that suffices where no neighbour has more than little
  std::vector<float> least_squares_;    ///< by class: what the square of a smoothed score must be
  std::vector<std::uint32_t> floors_alone_;  ///< by class: the smallest sum that suffices where no neighbour is marked
  std::vector<Found> found_;                 ///< by the last at_least()
};

template <class ClassOf>
std::span<const Lookup::Found> Lookup::at_least(std::span<const double> of_class, ClassOf&& class_of) {
  prepare_floors(of_class);
  const auto* values = scratch_.panel.sums.values.data();
  const auto* floors = floors_.data();
  const auto in_snapshot = static_cast<std::uint32_t>(ranker_->panel().data().documents());
  // Without a branch: which documents have enough by themselves, no processor guesses.
  auto& left = scratch_.candidates;
  left.resize(ranker_->size());
  std::size_t count = 0;
  for (std::uint32_t d = 0; d < in_snapshot; ++d) {
    left[count] = d;
    count += values[d] >= floors[class_of(d)] ? 1 : 0;
  }
  left.resize(count);
  // Of a class that is asked for at all; its floor may be above all sums.
  for (const auto d : lifted_)
    if (const auto c = class_of(d); least_squares_[c] < no_square && (d >= in_snapshot || values[d] < floors[c])) left.push_back(d);
  const auto& neighbours = ranker_->neighbours();
  // Where texts are all alike most are left, and most of them have next to nothing, nor have those next to them.
  // The memory of the rows is fetched ahead: waiting for it was a third of the time.
  constexpr std::size_t ahead = 32;
  const auto fetch = [&](std::size_t i) {
    if (i < left.size()) neighbours.prefetch(left[i]);
  };
  if (!neighbours.empty() && left.size() > ranker_->size() / 32) {
    mark_near(of_class);
    const auto* marked = marked_.data();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
      fetch(i + ahead);
      const auto d = left[i];
      const bool alone = neighbours.all(d, [&](std::uint32_t near) { return (marked[near / 64] >> near % 64 & 1) == 0; });
      left[kept] = d;
      kept += d >= in_snapshot || values[d] >= floors_alone_[class_of(d)] || !alone ? 1 : 0;
    }
    left.resize(kept);
  }
  found_.resize(left.size());
  count = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    fetch(i + ahead);
    const auto d = left[i];
    const auto square = neighbours.smoothed_square(d, squares_);
    found_[count] = {d, square};  // till all are there
    count += square >= least_squares_[class_of(d)] ? 1 : 0;
  }
  found_.resize(count);
  for (auto& found : found_) found.reach = reach_of(found.reach);
  return found_;
}

}  // namespace caunoi
