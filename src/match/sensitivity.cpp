// How much hangs on each weight: the lists are made again with one weight halved or raised by half, the others sharing
// the rest in their own proportions (side_score() divides by the sum, so nothing else has to be done). Tested by
// match/sensitivity_test.
#include <algorithm>

#include "base/parallel.hpp"
#include "base/try.hpp"
#include "match/scorer.hpp"

namespace caunoi {

namespace {

constexpr std::size_t list_length = 10;
constexpr double factors[] = {0.5, 1.5};

// The best technologies under some weights, as indexes, best first.
std::vector<std::uint32_t> best(std::vector<Scorer::Pair>& pairs, const Weights& weights,
                                const std::vector<SupplyTraits>& supplies) {
  for (auto& pair : pairs) pair.score = score_of(pair.signals, weights, pair.modifiers);
  std::vector<const Scorer::Pair*> order;
  for (const auto& pair : pairs)
    if (supplies[pair.supply].kind == SupplyKind::technology) order.push_back(&pair);
  const auto count = std::min(list_length, order.size());
  std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count),
                            [&](const auto* a, const auto* b) { return better(*a, *b, supplies); });
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(order[i]->supply);
  return out;
}

}  // namespace

Result<std::vector<Sensitivity>> sensitivity(const Ground& ground, const MatchOptions& options,
                                             const Control& control) {
  CAUNOI_TRY(const Scorer scorer, Scorer::make(ground, options, control));
  std::vector<Sensitivity> rows;
  std::vector<Weights> variants;
  for (const bool demand : {true, false}) {
    for (std::size_t s = 0; s < signal_count; ++s) {
      if ((demand ? options.weights.demand : options.weights.supply)[s] <= 0) continue;
      if (!scorer.takes_part(static_cast<Signal>(s))) continue;
      for (const double factor : factors) {
        rows.push_back({static_cast<Signal>(s), demand, factor, 0, 0});
        variants.push_back(options.weights);
        (demand ? variants.back().demand : variants.back().supply)[s] *= factor;
      }
    }
  }
  struct Kept {
    double overlap, first;
  };
  std::vector<std::vector<Kept>> kept(scorer.needs().size());
  if (!parallel_for(
          kept.size(), control, "sensitivity", [&] { return Analyser(ground.lexicon); },
          [&](const Analyser& analyser, std::size_t n) {
            auto pairs = scorer.score(scorer.needs()[n], analyser).pairs;
            const auto base = best(pairs, options.weights, scorer.supplies());
            if (base.empty()) return;
            for (const auto& weights : variants) {
              const auto list = best(pairs, weights, scorer.supplies());
              const auto stayed = std::ranges::count_if(
                  list, [&](std::uint32_t supply) { return std::ranges::find(base, supply) != base.end(); });
              kept[n].push_back({static_cast<double>(stayed) / static_cast<double>(base.size()),
                                 list.front() == base.front() ? 1.0 : 0.0});
            }
          }))
    return fail(Code::cancelled, "the sensitivity report was cancelled");
  double needs = 0;
  for (const auto& of_need : kept) {
    if (of_need.empty()) continue;
    ++needs;
    for (std::size_t v = 0; v < rows.size(); ++v) {
      rows[v].overlap += of_need[v].overlap;
      rows[v].first_kept += of_need[v].first;
    }
  }
  for (auto& row : rows) {
    row.overlap = needs > 0 ? row.overlap / needs : 1;
    row.first_kept = needs > 0 ? row.first_kept / needs : 1;
  }
  return rows;
}

}  // namespace caunoi
