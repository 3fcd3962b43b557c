// A smoothed score is a mean of squares: its bound is a weighted sum of seven squares in single precision, rounded up. Most documents
// need not even that: unless one of the few that score far more is next to it, a document that has little itself stays below. And where
// that leaves many, a bit a document tells which have so much as to lift another: who has none of them next to it stays below as well.
// Tested by index/lookup_test (against Ranker::score()).
#include "index/lookup.hpp"

#include <algorithm>

namespace caunoi {

void Lookup::reset(const Ranker& ranker, const Panel::Query& query) {
  ranker_ = &ranker;
  widened_ = ranker.widened(query, scratch_);
  auto& panel = scratch_.panel;
  unit_ = panel.sums.unit * widened_.own_share;
  panel.exact.reset(ranker.panel(), widened_.entries);
  squares_ = ranker.panel().squares(panel.sums);
  // In nine of ten chunks the best has more than this, so about one document in two hundred; all others lift nobody by more.
  auto maxima = panel.maxima;
  const auto tenth = maxima.begin() + static_cast<std::ptrdiff_t>(maxima.size() / 10);
  std::ranges::nth_element(maxima, tenth);
  little_ = maxima.empty() ? std::uint16_t{0} : *tenth;
  lifted_.clear();
  marked_.assign(ranker.size() / 64 + 1, 0);
  const auto lift = [&](std::uint32_t d) {
    const auto bit = std::uint64_t{1} << d % 64;
    if ((marked_[d / 64] & bit) == 0) lifted_.push_back(d);
    marked_[d / 64] |= bit;
  };
  ranker.panel().at_least(panel.sums, little_ + 1.0, panel, scratch_.candidates);
  for (const auto d : scratch_.candidates) ranker.neighbours().each_reverse(d, lift);
  for (auto d = static_cast<std::uint32_t>(ranker.panel().data().documents()); d < ranker.size(); ++d) {
    lift(d);
    ranker.neighbours().each_reverse(d, lift);
  }
  scratch_.known.start(ranker.size());
}

double Lookup::operator()(std::uint32_t document) {
  auto& known = scratch_.known;
  if (const auto& neighbours = ranker_->neighbours(); !neighbours.empty())
    for (const auto& near : neighbours.of(document))
      if (near.cosine > 0 && !known.has(near.document)) ranker_->panel().prefetch(near.document);
  return ranker_->neighbours().smoothed(document, [&](std::uint32_t d) { return known.of(d, scratch_.panel.exact); });
}

double Lookup::most(std::uint32_t document) const {
  return score_of(ranker_->neighbours().smoothed_square(document, squares_));
}

double Lookup::nearly(std::uint32_t document) {
  auto& known = scratch_.known;
  (void)known.of(document, scratch_.panel.exact);
  return ranker_->neighbours().smoothed(document, [&](std::uint32_t d) { return known.has(d) ? known.of(d, scratch_.panel.exact) : score_of(squares_(d)); }) * (1 + 1e-12);
}

std::uint32_t Lookup::own_sum(double least, std::uint32_t near) const {
  const auto& neighbours = ranker_->neighbours();
  return squares_.least_sum((square_of(least) - neighbours.most_square(0, squares_.of(static_cast<float>(near)))) / neighbours.most_square(1, 0));
}

void Lookup::prepare_floors(std::span<const double> of_class) {
  floors_.clear();
  least_squares_.clear();
  constexpr double rounding = 1 - 1e-6;  // to single precision
  for (const double least : of_class) {
    floors_.push_back(own_sum(least, little_));
    least_squares_.push_back(static_cast<float>(std::min(square_of(least) * rounding, double{no_square})));
  }
}

void Lookup::mark_near(std::span<const double> of_class) {
  // `near`: without a sum of its own, a document of any class needs a neighbour with no less.
  const auto& neighbours = ranker_->neighbours();
  const double share = neighbours.most_square(0, 1), least = std::ranges::min(of_class);
  const auto near = std::min(squares_.least_sum((square_of(least) - neighbours.most_square(squares_.of(0), 0)) / share), 65535U);
  const auto& values = scratch_.panel.sums.values;
  const auto documents = ranker_->panel().data().documents();
  marked_.assign(ranker_->size() / 64 + 1, ~std::uint64_t{0});
  for (std::size_t first = 0; first < documents; first += 64) {
    std::uint64_t bits = 0;
    for (std::size_t d = 0; d < 64; ++d) bits |= std::uint64_t{values[first + d] >= near} << d;  // there are whole chunks of them
    marked_[first / 64] = first + 64 <= documents ? bits : bits | ~std::uint64_t{0} << documents % 64;
  }
  floors_alone_.clear();
  for (const double of : of_class) floors_alone_.push_back(own_sum(of, near));
}

void Lookup::strongest(std::size_t k, std::vector<std::uint32_t>& out) {
  out.clear();
  for (; k > 0 && out.empty(); k /= 4) ranker_->panel().strongest(scratch_.panel.sums, k, 0, scratch_.panel, out);  // few may score at all
  if (out.empty()) ranker_->panel().at_least(scratch_.panel.sums, 1, scratch_.panel, out);
}

}  // namespace caunoi
