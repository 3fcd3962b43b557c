// The way of a match: the best pairs of each need, then why.
//
// Needs are taken a block at a time: the walks of a block go together, its needs are independent, and each answer goes to its own
// place, hence the same bytes for any number of threads. Tested by match/match_test.
#include "caunoi/match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "base/parallel.hpp"
#include "base/try.hpp"
#include "match/guarded.hpp"
#include "match/reasons.hpp"
#include "match/scratch.hpp"
#include "text/analysers.hpp"

namespace caunoi {

namespace {

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

std::vector<Match> explained(const NeedTraits& need, const AnalysedNeed& analysed, const std::vector<Scorer::Pair>& pairs, const Scorer& scorer, const Analyser& analyser) {
  std::vector<Match> out;
  const auto text = text_of(analysed);
  const auto hidden = hidden_names(*need.need, need.organisation);
  std::array<std::optional<TermWeights>, 2> weights;  // by kind of supply
  for (const auto& pair : pairs) {
    const auto& supply = scorer.supplies()[pair.supply];
    const auto [panel, document] = scorer.ground().texts.of(supply.kind, pair.supply);
    auto& of_kind = weights[static_cast<std::size_t>(supply.kind)];
    if (!of_kind) of_kind.emplace(text, *panel);
    const auto common = in_common(text, *of_kind, supply, *panel, document, analyser);
    ReasonInput input{&need, &supply, &pair.signals, &scorer.options().weights, pair.score.confidence, {}, {}};
    input.need_quotes = quotes(text.passages, common.weights, {}, hidden);
    const auto strongest = std::ranges::max_element(input.need_quotes, {}, &Quote::weight);
    if (strongest != input.need_quotes.end()) input.supply_quotes = quotes(common.passages, common.weights, strongest->terms, hidden);
    auto made = match_of(need, supply, pair);
    made.reasons = reasons_of(input);
    out.push_back(std::move(made));
  }
  return out;
}

NeedMatches matches_of(const NeedTraits& need, const Network::Nearness& near, const Scorer& scorer, const Analyser& analyser, Scorer::Scratch& scratch) {
  const auto texts = analysed(*need.need, analyser);
  auto best = scorer.best(need, texts, near, scratch);
  return {need.need->id, explained(need, texts, best.pairs, scorer, analyser), std::move(best.blocked)};
}

}  // namespace

Result<void> match_each(const Ground& ground, const MatchOptions& options, const Control& control,
                        const std::function<bool(NeedMatches&&)>& take) {
  CAUNOI_TRY(const Scorer scorer, Scorer::make(ground, options, control));
  const std::span<const NeedTraits> needs = scorer.needs();
  const auto cancelled = [] { return fail(Code::cancelled, "matching was cancelled"); };
  Analysers analysers(ground.lexicon);
  Control quiet = control;  // progress counts all needs, not those of a block
  quiet.progress = nullptr;
  Pool<Scorer::Scratch> scratches([] { return std::make_unique<Scorer::Scratch>(); });
  struct State { Analysers::Lent analyser; Pool<Scorer::Scratch>::Lent scratch; };
  constexpr std::size_t block = 512;  // needs at a time: threads wait for each other between blocks, and 80 KB of answers a need wait to be taken
  std::vector<NeedMatches> made(std::min(block, needs.size()));
  for (std::size_t begin = 0; begin < needs.size(); begin += block) {
    if (!control.go_on("match", begin, needs.size())) return cancelled();
    const auto here = needs.subspan(begin, std::min(block, needs.size() - begin));
    CAUNOI_TRY(const auto near, scorer.nearness(here, quiet));
    if (!parallel_for(here.size(), quiet, "match", [&] { return State{analysers.lend(), scratches.lend()}; }, [&](const State& state, std::size_t n) {
          made[n] = matches_of(here[n], near[n], scorer, *state.analyser, *state.scratch);
        }))
      return cancelled();
    for (std::size_t n = 0; n < here.size(); ++n)
      if (!take(std::move(made[n]))) return cancelled();
  }
  return control.go_on("match", needs.size(), needs.size()) ? Result<void>() : cancelled();
}

struct Matcher::Impl {
  MatchOptions options;
  std::optional<Scorer> scorer;
  std::unique_ptr<Analysers> analysers;
  mutable Pool<Scorer::Scratch> scratches{[] { return std::make_unique<Scorer::Scratch>(); }};
};

Matcher::Matcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

Result<Matcher> Matcher::make(const Survey& survey, const Index& index, MatchOptions options, const Control& control) {
  return guarded([&]() -> Result<Matcher> {
    CAUNOI_TRY(const Ground ground, ground_of(survey, index, control));
    auto impl = std::make_unique<Impl>();
    impl->options = std::move(options);
    impl->options.needs.clear();
    CAUNOI_TRY(impl->scorer, Scorer::make(ground, impl->options, control));
    impl->analysers = std::make_unique<Analysers>(ground.lexicon);
    return Matcher(std::move(impl));
  });
}

Result<NeedMatches> Matcher::match(std::string_view need, const Control& control) const {
  return guarded([&]() -> Result<NeedMatches> {
    const auto& scorer = *impl_->scorer;
    const auto& needs = scorer.needs();  // in survey order, by id
    const auto found = std::ranges::lower_bound(needs, need, {}, [](const NeedTraits& n) { return std::string_view(n.need->id); });
    if (found == needs.end() || found->need->id != need) return fail(Code::not_found, fmt::format("there is no need '{}'", need), std::string(need));
    CAUNOI_TRY(const auto near, scorer.nearness({&*found, 1}, control));
    const auto analyser = impl_->analysers->lend();
    return matches_of(*found, near.front(), scorer, *analyser, *impl_->scratches.lend());
  });
}

Result<Matches> match(const Ground& ground, const MatchOptions& options, const Control& control) {
  Matches out;
  out.weights = options.weights;
  CAUNOI_CHECK(match_each(ground, options, control, [&](NeedMatches&& of_need) {
    std::ranges::move(of_need.matches, std::back_inserter(out.matches));
    std::ranges::move(of_need.blocked, std::back_inserter(out.blocked));
    return true;
  }));
  return out;
}

}  // namespace caunoi
