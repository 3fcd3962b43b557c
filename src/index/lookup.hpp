// lookup.hpp -- the scores of one query where they are asked for, and bounds on all others.
#pragma once
#include <algorithm>
#include <cmath>
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
  /// Calls use(document, reach) for every document that may score least_of(document) or more; `reach` bounds its score. least_of is asked
  /// for each document once, by number; infinite: not this one. O(documents x neighbours).
  template <class LeastOf, class Use>
  void at_least(LeastOf&& least_of, Use&& use) const;
  /// About k documents that score most before smoothing, by number.
  void strongest(std::size_t k, std::vector<std::uint32_t>& out);

  /// What documents are scored for: each term once, ascending.
  [[nodiscard]] const std::vector<Panel::Query::Entry>& entries() const noexcept { return widened_.entries; }

 private:
  [[nodiscard]] double score_of(float square) const noexcept { return unit_ * std::sqrt(static_cast<double>(square)); }

  const Ranker* ranker_ = nullptr;
  Ranker::Widened widened_;
  Ranker::Scratch scratch_;
  double unit_ = 0;            ///< of the sums, in scores
  std::vector<float> squares_; ///< of the largest that the unsmoothed score of each document may be, in units; infinite: nothing is known
  float most_square_ = 0, little_ = 0;  ///< of all; of the neighbours of documents that are not lifted
  std::vector<std::uint64_t> lifted_;   ///< a bit a document
};

template <class LeastOf, class Use>
void Lookup::at_least(LeastOf&& least_of, Use&& use) const {
  const auto& neighbours = ranker_->neighbours();
  const std::span<const float> squares = squares_;
  const double per_unit = 1 / unit_;
  const float much = most_square_, little = little_;
  const auto* lifted = lifted_.data();
  // A block at a time, first without a branch what its neighbours cannot lift: which documents those are, no processor guesses.
  constexpr std::uint32_t block = 1024;
  std::uint32_t left[block];
  float wanted[block];
  for (std::uint32_t begin = 0; begin < squares.size(); begin += block) {
    const auto end = std::min<std::uint32_t>(begin + block, static_cast<std::uint32_t>(squares.size()));
    std::size_t count = 0;
    for (auto d = begin; d < end; ++d) {
      const auto least = static_cast<float>(least_of(d) * per_unit), square = least * least;
      left[count] = d;
      wanted[count] = square;
      const float near = (lifted[d / 64] >> d % 64 & 1) != 0 ? much : little;
      count += square < std::numeric_limits<float>::infinity() && neighbours.most_square(squares[d], near) >= square ? 1 : 0;
    }
    for (std::size_t i = 0; i < count; ++i)
      if (const float square = neighbours.smoothed_square(left[i], squares); square >= wanted[i]) use(left[i], score_of(square));
  }
}

}  // namespace caunoi
