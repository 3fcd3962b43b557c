// A smoothed score is a mean of squares: its bound is a weighted sum of seven squares in single precision, rounded up. Most documents
// need not even that: unless one of the few that score far more is next to it, a document that has little itself stays below.
// Tested by index/lookup_test (against Ranker::score()).
#include "index/lookup.hpp"

#include <algorithm>
#include <limits>

namespace caunoi {

void Lookup::reset(const Ranker& ranker, const Panel::Query& query) {
  ranker_ = &ranker;
  widened_ = ranker.widened(query, scratch_);
  auto& panel = scratch_.panel;
  unit_ = panel.sums.unit * widened_.own_share;
  panel.exact.reset(ranker.panel(), widened_.entries);
  constexpr float rounding = 1 + 1e-5F;  // far more than single precision loses in a sum of seven
  error_ = static_cast<float>(panel.sums.error + 1) * rounding;
  drift_ = static_cast<float>(1 + panel.sums.drift) * rounding;
  // Few documents score a third of the best; all others lift nobody by much.
  panel.maxima.resize(ranker.panel().data().chunks());
  panel.kernels->maxima(panel.sums.values.data(), panel.maxima.size(), panel.maxima.data());
  third_ = panel.maxima.empty() ? std::uint16_t{0} : static_cast<std::uint16_t>(std::ranges::max(panel.maxima) / 3);
  lifted_.clear();
  const auto lift = [&](std::uint32_t d) { lifted_.push_back(d); };
  ranker.panel().at_least(panel.sums, third_ + 1.0, panel, scratch_.candidates);
  for (const auto d : scratch_.candidates) ranker.neighbours().each_reverse(d, lift);
  for (auto d = static_cast<std::uint32_t>(ranker.panel().data().documents()); d < ranker.size(); ++d) {
    lift(d);
    ranker.neighbours().each_reverse(d, lift);
  }
  std::ranges::sort(lifted_);
  lifted_.erase(std::ranges::unique(lifted_).begin(), lifted_.end());
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
  return score_of(ranker_->neighbours().smoothed_square(document, [&](std::uint32_t d) { return square(d); }));
}

void Lookup::prepare_floors(std::span<const double> of_class) {
  // The own square that makes up for neighbours of which none has more than a third, turned back into a sum and rounded down.
  const auto& neighbours = ranker_->neighbours();
  const double lifted = neighbours.most_square(0, square_of(third_));
  const double of_own = neighbours.most_square(1, 0);
  floors_.clear();
  for (const double least : of_class) {
    const double square = least / unit_ * (least / unit_) - lifted;
    const double sum = square <= 0 ? 0 : (std::sqrt(square / of_own) - static_cast<double>(error_)) / static_cast<double>(drift_) * (1 - 1e-5) - 1;
    floors_.push_back(sum >= no_floor ? no_floor : static_cast<std::uint32_t>(std::max(sum, 0.0)));
  }
}

void Lookup::strongest(std::size_t k, std::vector<std::uint32_t>& out) {
  ranker_->panel().strongest(scratch_.panel.sums, k, 0, scratch_.panel, out);  // whose maxima at_least() uses
  if (out.empty()) ranker_->panel().at_least(scratch_.panel.sums, 1, scratch_.panel, out);
}

}  // namespace caunoi
