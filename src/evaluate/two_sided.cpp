// What a list of matches, or a programme of meetings, does for both of its sides.
//
// A measure of each side alone misleads: the same ten technologies on every list look good to every need. Yang et al.
// (KDD 2024, arXiv 2408.09748) ask for three views of the whole instead, coverage, stability and balance. Stability is
// that of Gale and Shapley: a pair blocks when it was not given although both would rather have it. Exposure falls with
// the place on a list as nDCG's discount does (Singh & Joachims, KDD 2018). Mutual acceptance takes the two scores as
// independent probabilities, so it is as good as their calibration. Tested by evaluate/two_sided_test (hand-computed
// cases and a naive oracle).
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "caunoi/evaluate.hpp"

namespace caunoi {

namespace {

using Pair = std::pair<std::string, std::string>;

constexpr double nothing = -std::numeric_limits<double>::infinity();

// Gini's coefficient of values >= 0: half the mean difference between two of them, over their mean.
double gini(std::vector<double> values) {
  std::ranges::sort(values);
  double sum = 0, ranked = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum += values[i];
    ranked += (2.0 * static_cast<double>(i + 1) - static_cast<double>(values.size()) - 1) * values[i];
  }
  return sum > 0 ? ranked / (static_cast<double>(values.size()) * sum) : 0;
}

// The best of each demand with the exposure of their places.
std::map<Pair, double> lists_of(const std::map<Pair, const ScoredPair*>& scored, std::size_t length) {
  std::map<Pair, double> given;
  for (auto begin = scored.begin(); begin != scored.end();) {
    std::vector<const ScoredPair*> list;
    auto end = begin;
    for (; end != scored.end() && end->first.first == begin->first.first; ++end) list.push_back(end->second);
    std::ranges::stable_sort(list, std::greater<>(), &ScoredPair::score);  // they come by id, so ties go to the smaller
    for (std::size_t i = 0; i < std::min(length, list.size()); ++i)
      given[{list[i]->demand, list[i]->supply}] = 1 / std::log2(static_cast<double>(i) + 2);
    begin = end;
  }
  return given;
}

}  // namespace

Result<TwoSided> two_sided(const Market& market) {
  std::map<Pair, const ScoredPair*> scored;
  std::map<std::string_view, double> exposure;                    // by supply
  std::map<std::string_view, double> least_demand, least_supply;  // the least of what each got
  for (const auto& id : market.demand) least_demand[id] = nothing;
  for (const auto& id : market.supply) least_supply[id] = nothing;
  bool probabilities = true;
  const auto demand_score = [](const ScoredPair& pair) { return pair.demand_score.value_or(pair.score); };
  const auto supply_score = [](const ScoredPair& pair) { return pair.supply_score.value_or(pair.score); };
  for (const auto& pair : market.pairs) {
    if (!scored.emplace(Pair{pair.demand, pair.supply}, &pair).second)
      return fail(Code::invalid_argument, fmt::format("'{}' and '{}' are scored twice", pair.demand, pair.supply));
    for (const double score : {pair.score, demand_score(pair), supply_score(pair)}) {
      if (!std::isfinite(score))
        return fail(Code::invalid_argument,
                    fmt::format("a score of '{}' and '{}' is no number", pair.demand, pair.supply));
      probabilities = probabilities && score >= 0 && score <= 1;
    }
    least_demand.emplace(pair.demand, nothing);
    least_supply.emplace(pair.supply, nothing);
  }

  std::map<Pair, double> given;  // with its exposure
  if (market.meetings) {
    for (const auto& meeting : *market.meetings) {
      if (!scored.contains(meeting))
        return fail(Code::invalid_argument,
                    fmt::format("'{}' and '{}' meet and have no score", meeting.first, meeting.second));
      given[meeting] = 1;
    }
  } else {
    given = lists_of(scored, market.list_length);
  }

  TwoSided out;
  out.demand = least_demand.size();
  out.supply = least_supply.size();
  out.given = given.size();
  double accepted = 0;
  for (const auto& [ids, seen] : given) {
    const auto& pair = *scored.at(ids);
    exposure[pair.supply] += seen;
    accepted += demand_score(pair) * supply_score(pair);
    const auto lower = [](double& least, double score) { least = least == nothing ? score : std::min(least, score); };
    lower(least_demand[pair.demand], demand_score(pair));
    lower(least_supply[pair.supply], supply_score(pair));
  }
  for (const auto& [ids, pair] : scored)
    if (!given.contains(ids) && demand_score(*pair) > least_demand[pair->demand] &&
        supply_score(*pair) > least_supply[pair->supply])
      ++out.blocking_pairs;

  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  const auto served = [](const auto& side) {
    return std::ranges::count_if(side, [](const auto& entry) { return entry.second != nothing; });
  };
  out.demand_coverage = share(static_cast<std::size_t>(served(least_demand)), out.demand);
  out.supply_coverage = share(static_cast<std::size_t>(served(least_supply)), out.supply);
  out.blocking_share = share(out.blocking_pairs, scored.size() - given.size());
  std::vector<double> exposures;
  for (const auto& entry : least_supply)
    exposures.push_back(exposure.contains(entry.first) ? exposure[entry.first] : 0);
  out.exposure_gini = gini(std::move(exposures));
  if (probabilities && !given.empty()) out.mutual_acceptance = accepted / static_cast<double>(given.size());
  return out;
}

}  // namespace caunoi
