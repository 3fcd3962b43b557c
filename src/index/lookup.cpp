// A smoothed score is a mean of squares, so the bounds of all documents are kept as squares, in single precision and rounded up: a
// bound on a smoothed score is then a weighted sum of seven of them. Tested by index/lookup_test (against Ranker::score()).
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
  const auto in_snapshot = ranker.panel().data().documents();
  squares_.assign(ranker.size(), std::numeric_limits<float>::infinity());
  constexpr float rounding = 1 + 1e-5F;  // far more than single precision loses in a sum of seven
  const auto error = static_cast<float>(panel.sums.error + 1) * rounding, drift = static_cast<float>(1 + panel.sums.drift) * rounding;
  std::uint16_t most = 0;
  for (std::size_t d = 0; d < in_snapshot; ++d) {
    const auto value = static_cast<float>(panel.sums.values[d]) * drift + error;
    squares_[d] = value * value;
    most = std::max(most, panel.sums.values[d]);
  }
  // Few documents score a third of the best; all others lift nobody by much.
  const auto bound_of = [&](double value) { return (static_cast<float>(value) * drift + error) * (static_cast<float>(value) * drift + error); };
  most_square_ = ranker.size() > in_snapshot ? std::numeric_limits<float>::infinity() : bound_of(most);
  const auto third = static_cast<std::uint16_t>(most / 3);
  little_ = bound_of(third);
  lifted_.assign(ranker.size() / 64 + 1, 0);
  const auto lift = [&](std::uint32_t d) { lifted_[d / 64] |= std::uint64_t{1} << d % 64; };
  for (std::uint32_t d = 0; d < ranker.size(); ++d)
    if (d >= in_snapshot || panel.sums.values[d] > third) ranker.neighbours().each_reverse(d, lift);
  scratch_.known.start(ranker.size());
}

double Lookup::operator()(std::uint32_t document) {
  auto& known = scratch_.known;
  if (const auto& neighbours = ranker_->neighbours(); !neighbours.empty())
    for (const auto& near : neighbours.of(document))
      if (near.cosine > 0 && !known.has(near.document)) ranker_->panel().prefetch(near.document);
  return ranker_->neighbours().smoothed(document, [&](std::uint32_t d) { return known.of(d, scratch_.panel.exact); });
}

double Lookup::most(std::uint32_t document) const { return score_of(ranker_->neighbours().smoothed_square(document, squares_)); }

void Lookup::strongest(std::size_t k, std::vector<std::uint32_t>& out) {
  ranker_->panel().strongest(scratch_.panel.sums, k, 0, scratch_.panel, out);  // whose maxima at_least() uses
  if (out.empty()) ranker_->panel().at_least(scratch_.panel.sums, 1, scratch_.panel, out);
}

}  // namespace caunoi
