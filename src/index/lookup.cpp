// Whoever reaches a bound smoothed has nearly reached it before, or is next to a document that scores far more
// (Neighbours::near_reach()). Tested by index/lookup_test (against Ranker::score()).
#include "index/lookup.hpp"

#include <algorithm>
#include <limits>

namespace caunoi {

void Lookup::reset(const Ranker& ranker, const Panel::Query& query) {
  ranker_ = &ranker;
  widened_ = ranker.widened(query, scratch_);
  auto& panel = scratch_.panel;
  unit_ = panel.sums.unit * widened_.own_share;
  panel.maxima.resize(ranker.panel().data().chunks());
  panel.kernels->maxima(panel.sums.values.data(), panel.maxima.size(), panel.maxima.data());
  panel.exact.reset(ranker.panel(), widened_.entries);
  if (known_.size() < ranker.size() || ++round_ == 0) {
    known_.assign(ranker.size(), {0, 0});
    round_ = 1;
  }
}

double Lookup::unsmoothed(std::uint32_t document) {
  auto& known = known_[document];
  if (known.round != round_) known = {scratch_.panel.exact(document), round_};
  return known.score;
}

double Lookup::operator()(std::uint32_t document) {
  if (const auto& neighbours = ranker_->neighbours(); !neighbours.empty())
    for (const auto& near : neighbours.of(document))
      if (near.cosine > 0 && known_[near.document].round != round_) ranker_->panel().prefetch(near.document);
  return ranker_->neighbours().smoothed(document, [&](std::uint32_t d) { return unsmoothed(d); });
}

double Lookup::most(std::uint32_t document) const {
  const auto& sums = scratch_.panel.sums;
  const auto in_snapshot = ranker_->panel().data().documents();
  return unit_ * ranker_->neighbours().smoothed(document, [&](std::uint32_t d) {
    if (d >= in_snapshot) return std::numeric_limits<double>::infinity();
    const auto value = static_cast<double>(sums.values[d]);
    return value + sums.slack(value) + 1;  // and one for the rounding of this bound itself
  });
}

void Lookup::strongest(std::size_t k, std::vector<std::uint32_t>& out) {
  ranker_->panel().strongest(scratch_.panel.sums, k, 0, scratch_.panel, out);
  if (out.empty()) ranker_->panel().at_least(scratch_.panel.sums, 1, scratch_.panel, out);
}

}  // namespace caunoi
