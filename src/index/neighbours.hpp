// neighbours.hpp -- tf-idf vectors of texts, and the graph of nearest documents that smooths scores.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "caunoi/control.hpp"
#include "index/panel.hpp"

namespace caunoi {

/// The documents of a panel as unit vectors over their words: (1 + ln tf) x idf, length 1. Borrows the panel. [shared] const methods
/// from any thread.
class Vectors {
 public:
  /// O(postings of words).
  explicit Vectors(const Panel& panel);
  /// As kept by a snapshot, whose memory the panel holds.
  Vectors(const Panel& panel, std::span<const float> scales) : panel_(&panel), scales_(scales) {}
  Vectors(const Vectors&) = delete;
  Vectors& operator=(const Vectors&) = delete;

  using Vector = std::vector<std::pair<std::uint32_t, float>>;  ///< term of the panel, weight; strongest first
  [[nodiscard]] Vector document(std::uint32_t d) const;
  /// Adds the cosine of `vector` with every document of the panel's snapshot to `cosines` (zeroed by the caller).
  void cosines(const Vector& vector, std::span<float> cosines) const;
  [[nodiscard]] std::size_t size() const noexcept { return panel_->size(); }
  [[nodiscard]] const Panel& panel() const noexcept { return *panel_; }
  [[nodiscard]] float idf(std::uint32_t term) const;
  /// What 1 + ln tf is scaled by in a document besides idf.
  [[nodiscard]] float scale(std::uint32_t d) const { return d < scales_.size() ? scales_[d] : added_scales_[d - scales_.size()]; }
  [[nodiscard]] std::span<const float> scales() const noexcept { return scales_; }  ///< of the panel's snapshot
  /// After a document was added to the panel.
  void grow();

 private:
  [[nodiscard]] float scale_of(std::uint32_t d) const;

  const Panel* panel_;
  std::span<const float> scales_;  ///< of the panel's snapshot
  std::vector<float> own_scales_, added_scales_;
};

/// Adds up the weights of equal terms; strongest first again.
void merge_terms(Vectors::Vector& vector);
/// 1 + ln count.
[[nodiscard]] float dampened(std::uint16_t count);

/// Each document of [first, last) with its six nearest ones among them, fewer where six were more than a twentieth of them: in a
/// small collection the nearest are not near. The same text once more tells nothing and is none. Built once, O(documents x postings);
/// smoothing a few scores costs a few reads each. [shared] const methods from any thread; add() and remove() [one].
class Neighbours {
 public:
  struct Near { std::uint32_t document; float cosine; };  ///< cosine 0: none

  Neighbours() = default;
  Neighbours(Neighbours&&) noexcept = default;  // views of its own arrays move with them
  Neighbours& operator=(Neighbours&&) noexcept = default;
  /// Empty when cancelled. Same graph for any number of threads.
  Neighbours(const Vectors& vectors, const Control& control) : Neighbours(vectors, 0, vectors.size(), control) {}
  Neighbours(const Vectors& vectors, std::size_t first, std::size_t last, const Control& control);
  /// As kept by a snapshot: `width` a document, documents counted from 0.
  Neighbours(std::size_t width, std::span<const Near> nearest, std::span<const std::uint64_t> reverse_begin, std::span<const std::uint32_t> reverse)
      : width_(width), nearest_(nearest), reverse_begin_(reverse_begin), reverse_(reverse) {}

  /// score' = sqrt((1 - a) score^2 + a x mean of the squared scores of the neighbours, weighted by cosine): what Diaz proposed with a
  /// plain mean ("Regularizing ad hoc retrieval scores", CIKM 2005). The square lets a good neighbour lift a document more than
  /// poor ones pull it down; a = .25. `scores`: those of [first, last), none below 0.
  void smooth(std::span<double> scores) const;
  /// The smoothed score of one document, where score_of(d) is the score of any.
  template <class Score>
  [[nodiscard]] double smoothed(std::uint32_t d, Score&& score_of) const;
  /// The same of a score and those of its neighbours, as of() gives them.
  template <class Score>
  [[nodiscard]] static double smoothed_by(double own, std::span<const Near> near, Score&& score_of);
  /// A bound on its square, square_of(d) being a bound on that of the score of any; rounded up.
  template <class Square>
  [[nodiscard]] float smoothed_square(std::uint32_t d, Square&& square_of) const noexcept;
  /// The same where of the neighbours nothing is known but that none has more than `largest`.
  [[nodiscard]] float most_square(float own, float largest) const noexcept;
  /// No smoothed score is less than this share of the score.
  [[nodiscard]] double least_share() const noexcept;
  /// A smoothed score of t needs a score of `own` x t, or a neighbour with one of near_reach(own) x t; `own` in (0, 1]. Without
  /// neighbours it needs t itself.
  [[nodiscard]] double near_reach(double own) const noexcept { return std::sqrt((1 - (1 - share) * own * own) / share); }

  [[nodiscard]] std::span<const Near> of(std::uint32_t d) const noexcept { return nearest_.empty() ? nearest_ : nearest_.subspan((d - first_) * width_, width_); }
  /// Documents that have d among their nearest, and maybe some that had.
  template <class Use>
  void each_reverse(std::uint32_t d, Use&& use) const;
  /// Whether is(document) holds for all of them; where there are fewer than width(), document 0 may be asked for as well.
  template <class Is>
  [[nodiscard]] bool all(std::uint32_t d, Is&& is) const noexcept;
  [[nodiscard]] bool empty() const noexcept { return nearest_.empty(); }
  /// of(d) will be asked for.
  void prefetch(std::uint32_t d) const noexcept {
    if (nearest_.empty()) return;
    const auto* const row = reinterpret_cast<const char*>(nearest_.data() + (d - first_) * width_);
    __builtin_prefetch(row);
    __builtin_prefetch(row + width_ * sizeof(Near) - 1);
  }
  [[nodiscard]] std::size_t width() const noexcept { return width_; }
  /// How many pairs of documents were compared in full when it was built: the graph is the same however many, what it costs is not.
  [[nodiscard]] std::uint64_t compared() const noexcept { return compared_; }
  [[nodiscard]] std::span<const Near> nearest() const noexcept { return nearest_; }
  [[nodiscard]] std::span<const std::uint64_t> reverse_begin() const noexcept { return reverse_begin_; }
  [[nodiscard]] std::span<const std::uint32_t> reverse() const noexcept { return reverse_; }

  /// (1 - a) x the vector of document `d` + a x mean of its neighbours' vectors, weighted by cosine.
  [[nodiscard]] Vectors::Vector smoothed(const Vectors& vectors, std::uint32_t d, float a) const;

  /// Takes in the last document of the panel: finds its nearest, and puts it among those of documents it is nearer to than theirs.
  /// O(postings of the document).
  void add(const Vectors& vectors);
  /// A removed document is nobody's neighbour.
  void remove(std::uint32_t d);

 private:
  static constexpr double share = 0.25;  // a
  static constexpr std::size_t most_neighbours = 6;
  void index_reverse();
  void own();
  /// Calls use(near) for all width() of a document, those with cosine 0 as well.
  template <class Use>
  void each_near(std::uint32_t d, Use&& use) const noexcept {
    const auto* const nearest = nearest_.data() + (d - first_) * width_;
    if (width_ == most_neighbours) {  // known to the compiler, it takes half the time
      for (std::size_t n = 0; n < most_neighbours; ++n) use(nearest[n]);
    } else {
      for (std::size_t n = 0; n < width_; ++n) use(nearest[n]);
    }
  }

  std::size_t first_ = 0, width_ = 0;
  std::uint64_t compared_ = 0;
  std::span<const Near> nearest_;  ///< width_ a document, from first_, nearest first
  std::span<const std::uint64_t> reverse_begin_;
  std::span<const std::uint32_t> reverse_;
  std::vector<std::uint64_t> own_reverse_begin_;
  std::vector<std::uint32_t> own_reverse_;
  std::vector<Near> own_nearest_;  ///< when built here or changed since
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> added_reverse_;
};

template <class Score>
double Neighbours::smoothed(std::uint32_t d, Score&& score_of) const {
  return smoothed_by(score_of(d), of(d), score_of);
}

template <class Score>
double Neighbours::smoothed_by(double own, std::span<const Near> near, Score&& score_of) {
  if (near.empty()) return own;
  double squares = 0, sum = 0;
  for (const auto& [document, cosine] : near) {
    if (cosine <= 0) continue;
    const double score = score_of(document);
    squares += static_cast<double>(cosine) * score * score;
    sum += static_cast<double>(cosine);
  }
  return std::sqrt((1 - share) * own * own + (sum > 0 ? share * squares / sum : 0));
}

template <class Square>
float Neighbours::smoothed_square(std::uint32_t d, Square&& square_of) const noexcept {
  constexpr auto a = static_cast<float>(share), rounding = 1 + 1e-5F;
  if (nearest_.empty()) return square_of(d);
  float near = 0, sum = 0;
  each_near(d, [&](const Near& n) {  // where there is none, the cosine is 0
    near += n.cosine * square_of(n.document);
    sum += n.cosine;
  });
  return ((1 - a) * square_of(d) + a * near / std::max(sum, 1e-20F)) * rounding;
}

template <class Is>
bool Neighbours::all(std::uint32_t d, Is&& is) const noexcept {
  bool out = true;
  if (!nearest_.empty()) each_near(d, [&](const Near& near) { out &= is(near.document); });
  return out;
}

inline float Neighbours::most_square(float own, float largest) const noexcept {
  constexpr auto a = static_cast<float>(share), rounding = 1 + 1e-5F;
  return nearest_.empty() ? own : ((1 - a) * own + a * largest) * rounding;
}

template <class Use>
void Neighbours::each_reverse(std::uint32_t d, Use&& use) const {
  if (d + 1 < reverse_begin_.size())
    for (auto i = reverse_begin_[d]; i < reverse_begin_[d + 1]; ++i) use(reverse_[i]);
  if (added_reverse_.empty()) return;
  if (const auto found = added_reverse_.find(d); found != added_reverse_.end())
    for (const auto other : found->second) use(other);
}

}  // namespace caunoi
