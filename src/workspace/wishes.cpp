// From matches to the fair: what a wish is worth, and which meetings to propose where nobody has asked.
//
// A wish somebody made is worth the best score between any offer of one side and any need of the other; where nothing is known it
// is worth the prior for the unknown, since somebody did ask. Values are rounded to thousandths so that equal wishes stay equal.
// Tested by workspace/wishes_test.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "caunoi/workspace.hpp"

namespace caunoi {

namespace {

using PairOfIds = std::pair<std::string, std::string>;

// Best score between each provider and each enterprise, by organisation ids.
std::map<PairOfIds, double> best_scores(const Survey& survey, const Matches& matches) {
  std::map<PairOfIds, double> best;
  for (const auto& match : matches.matches) {
    const auto* need = survey.need(match.need);
    const auto* technology = survey.technology(match.supply);
    if (need == nullptr || technology == nullptr || technology->provider.empty()) continue;
    auto& score = best[{technology->provider, need->organisation}];
    score = std::max(score, match.score);
  }
  return best;
}

double thousandths(double value) { return std::round(value * 1000) / 1000; }

}  // namespace

Fair fair_from_matches(const Fair& fair, const Survey& survey, const Matches& matches) {
  constexpr double least_proposed = 0.45;       // below, a half hour of two firms is better spent otherwise
  constexpr std::size_t proposals_a_visitor = 4;
  Fair out = fair;
  const auto best = best_scores(survey, matches);
  const auto score = [&](const std::string& a, const std::string& b) -> std::optional<double> {
    std::optional<double> found;
    for (const auto& ids : {PairOfIds{a, b}, PairOfIds{b, a}})
      if (const auto at = best.find(ids); at != best.end()) found = std::max(found.value_or(0), at->second);
    return found;
  };
  for (auto& pair : out.pairs)
    if (!pair.value) pair.value = thousandths(score(pair.a, pair.b).value_or(matches.weights.prior_for_unknown));
  if (!out.pairs.empty()) return out;

  for (const auto& visitor : fair.participants) {
    if (visitor.side != Fair::Side::visitor) continue;
    std::vector<std::pair<double, std::string>> liked;
    for (const auto& exhibitor : fair.participants)
      if (exhibitor.side == Fair::Side::exhibitor)
        if (const auto s = score(exhibitor.id, visitor.id); s && *s >= least_proposed) liked.emplace_back(-*s, exhibitor.id);
    std::ranges::sort(liked);
    for (std::size_t i = 0; i < std::min(proposals_a_visitor, liked.size()); ++i) {
      Fair::Pair pair;
      pair.id = liked[i].second + "~" + visitor.id;
      pair.a = liked[i].second;
      pair.b = visitor.id;
      pair.value = thousandths(-liked[i].first);
      out.pairs.push_back(std::move(pair));
    }
  }
  return out;
}

}  // namespace caunoi
