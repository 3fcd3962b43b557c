// The way of a match: score every pair, keep the best of each need, then say why.
//
// Two passes, so that texts are analysed for quotes only for supplies that are on some list, and once each. Needs are
// independent and each answer goes to its own place, hence the same bytes for any number of threads. Tested by
// match/match_test.
#include "caunoi/match.hpp"

#include <algorithm>

#include "base/parallel.hpp"
#include "base/try.hpp"
#include "match/reasons.hpp"
#include "match/scorer.hpp"

namespace caunoi {

namespace {

struct Kept {
  std::vector<Scorer::Pair> pairs;  // best first, technologies and experts together
  std::vector<Blocked> blocked;
};

Kept keep_best(Scorer::Scored scored, const Scorer& scorer) {
  const auto& supplies = scorer.supplies();
  std::ranges::sort(scored.pairs, [&](const auto& a, const auto& b) { return better(a, b, supplies); });
  std::size_t technologies = 0, experts = 0;
  Kept out;
  out.blocked = std::move(scored.blocked);
  for (auto& pair : scored.pairs) {
    const bool expert = supplies[pair.supply].kind == SupplyKind::expert;
    // Of an expert little else is known than what he or she works on: without that there is nothing to propose.
    if (expert && topic_of(pair.signals).value_or(0) < scorer.options().weights.gate_text_below)
      continue;
    auto& taken = expert ? experts : technologies;
    if (taken >= (expert ? scorer.options().experts_per_need : scorer.options().per_need)) continue;
    ++taken;
    out.pairs.push_back(std::move(pair));
  }
  return out;
}

Match match_of(const NeedTraits& need, const SupplyTraits& supply, const Scorer::Pair& pair) {
  Match out;
  out.need = need.need->id;
  out.supply = supply.id;
  out.kind = supply.kind;
  out.score = pair.score.score;
  out.demand_score = pair.score.demand;
  out.supply_score = pair.score.supply;
  out.confidence = pair.score.confidence;
  out.capped = pair.score.capped;
  out.demand = pair.signals.demand;
  out.supply_values = pair.signals.supply;
  return out;
}

}  // namespace

Result<Matches> match(const Ground& ground, const MatchOptions& options, const Control& control) {
  CAUNOI_TRY(const Scorer scorer, Scorer::make(ground, options, control));
  const auto& needs = scorer.needs();
  const auto& supplies = scorer.supplies();
  const auto cancelled = [] { return fail(Code::cancelled, "matching was cancelled"); };
  const auto analyser = [&] { return Analyser(ground.lexicon); };

  std::vector<Kept> kept(needs.size());
  if (!parallel_for(needs.size(), control, "match", analyser,
                    [&](const Analyser& a, std::size_t n) { kept[n] = keep_best(scorer.score(needs[n], a), scorer); }))
    return cancelled();

  std::vector<std::uint32_t> listed;
  for (const auto& k : kept)
    for (const auto& pair : k.pairs) listed.push_back(pair.supply);
  std::ranges::sort(listed);
  listed.erase(std::ranges::unique(listed).begin(), listed.end());
  std::vector<Passages> passages(supplies.size());
  if (!parallel_for(listed.size(), control, "read", analyser, [&](const Analyser& a, std::size_t i) {
        passages[listed[i]] = passages_of(supplies[listed[i]], a);
      }))
    return cancelled();

  std::vector<std::vector<Match>> explained(needs.size());
  if (!parallel_for(needs.size(), control, "explain", analyser, [&](const Analyser& a, std::size_t n) {
        const auto& need = needs[n];
        const auto own = passages_of(*need.need, a);
        const auto hidden = hidden_names(*need.need, need.organisation);
        const auto of_technologies = term_weights(*need.need, ground.texts.technologies->ranker().panel(), a);
        const auto of_experts = term_weights(*need.need, ground.texts.experts->ranker().panel(), a);
        for (const auto& pair : kept[n].pairs) {
          const auto& supply = supplies[pair.supply];
          const auto common =
              in_common(supply.kind == SupplyKind::expert ? of_experts : of_technologies, passages[pair.supply]);
          ReasonInput input{&need, &supply, &pair.signals, &options.weights, pair.score.confidence, {}, {}};
          input.need_quotes = quotes(own, common, {}, hidden);
          const auto strongest = std::ranges::max_element(input.need_quotes, {}, &Quote::weight);
          if (strongest != input.need_quotes.end())
            input.supply_quotes = quotes(passages[pair.supply], common, strongest->terms, hidden);
          auto made = match_of(need, supply, pair);
          made.reasons = reasons_of(input);
          explained[n].push_back(std::move(made));
        }
      }))
    return cancelled();

  Matches out;
  out.weights = options.weights;
  for (std::size_t n = 0; n < needs.size(); ++n) {
    std::ranges::move(explained[n], std::back_inserter(out.matches));
    std::ranges::move(kept[n].blocked, std::back_inserter(out.blocked));
  }
  return out;
}

}  // namespace caunoi
