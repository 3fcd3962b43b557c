// Panel, feedback, neighbours in that order; each says in its own file why. Tested by index/rank_test.
#include "index/ranker.hpp"

#include <algorithm>
#include <vector>

namespace caunoi {

std::unique_ptr<const Ranker> Ranker::make(std::span<const TermCounts> documents, const Control& control) {
  std::unique_ptr<Ranker> out(new Ranker(documents));
  out->neighbours_ = Neighbours(out->vectors_, control);
  if (control.cancelled()) return nullptr;
  return out;
}

void Ranker::score(const Panel::Query& query, std::span<float> scores) const {
  std::ranges::fill(scores, 0.0F);
  panel_.score(query, scores);
  std::vector<float> judged(scores.begin(), scores.end());
  neighbours_.smooth(judged);
  feedback_.widen(query, judged, scores);
  neighbours_.smooth(scores);
}

}  // namespace caunoi
