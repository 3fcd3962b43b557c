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
#include <set>
#include <unordered_map>

#include "base/parallel.hpp"
#include "base/pool.hpp"
#include "base/try.hpp"
#include "index/store.hpp"
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
  out.reserve(pairs.size());
  const auto text = text_of(analysed);
  const auto hidden = hidden_names(*need.need, need.organisation);
  std::array<std::optional<TermWeights>, 2> weights;  // by kind of supply
  Common common;
  Quoter quotes;
  for (const auto& pair : pairs) {
    const auto& supply = scorer.supplies()[pair.supply];
    const auto [panel, document] = scorer.text_at(pair.supply);
    auto& of_kind = weights[static_cast<std::size_t>(supply.kind)];
    if (!of_kind) of_kind.emplace(text, *panel);
    in_common(text, *of_kind, supply, *panel, document, analyser, common);
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
  const Index* index;
  MatchOptions options, used;  // used: with the supplies asked for that are still there
  std::optional<Survey> own;  // once it has made itself anew
  std::optional<Scorer> scorer;
  std::unique_ptr<Analysers> analysers;
  std::vector<std::unique_ptr<const Survey>> taken;                                    // what update() brought
  std::unordered_map<std::string, const Organisation*> organisations;                  // changed by it; null: taken out
  mutable Pool<Scorer::Scratch> scratches{[] { return std::make_unique<Scorer::Scratch>(); }};

  Impl(const Index& of, MatchOptions given) : index(&of), options(std::move(given)) {
    options.needs.clear();
    used = options;
  }

  Result<void> make(const Survey& survey, const Control& control) {
    CAUNOI_TRY(const Ground ground, ground_of(survey, *index, control));
    CAUNOI_TRY(scorer, Scorer::make(ground, used, control));
    analysers = std::make_unique<Analysers>(ground.lexicon);
    return {};
  }

  Result<void> make_anew(const Control& control) {
    scorer.reset();  // what it borrowed may be gone by now
    taken.clear();
    organisations.clear();
    CAUNOI_TRY(own, index->survey());
    used.supplies = options.supplies;
    std::erase_if(used.supplies, [&](const auto& id) { return own->technology(id) == nullptr && own->expert(id) == nullptr; });
    if (used.supplies.empty() && !options.supplies.empty()) return fail(Code::not_found, "none of the supplies asked for is left");
    return make(*own, control);
  }

  const Organisation* organisation(const std::string& id) const {
    const auto changed = organisations.find(id);
    return changed != organisations.end() ? changed->second : scorer->ground().survey->organisation(id);
  }

  // The changes as a survey of their own: with the organisations behind them, and with the records behind whom an organisation changed.
  Survey whole(const Survey& changes, std::span<const std::pair<RecordKind, std::string>> remove) {
    const auto copied = [](const auto& records) { return std::vector(records.begin(), records.end()); };
    Survey::Records out;
    out.organisations = copied(changes.organisations());
    out.technologies = copied(changes.technologies());
    out.needs = copied(changes.needs());
    out.experts = copied(changes.experts());
    std::set<std::string, std::less<>> changed;
    for (const auto& organisation : changes.organisations()) changed.insert(organisation.id);
    for (const auto& [kind, id] : remove)
      if (kind == RecordKind::organisation) changed.insert(id);
    const auto goes = [&](RecordKind kind, std::string_view id) { return std::ranges::any_of(remove, [&](const auto& r) { return r.first == kind && r.second == id; }); };
    if (!changed.empty()) {
      for (const auto i : scorer->supplies_of(changed)) {
        const auto& supply = scorer->supplies()[i];
        if (supply.technology != nullptr && changes.technology(supply.id) == nullptr && !goes(RecordKind::technology, supply.id)) out.technologies.push_back(*supply.technology);
        if (supply.expert != nullptr && changes.expert(supply.id) == nullptr && !goes(RecordKind::expert, supply.id)) out.experts.push_back(*supply.expert);
      }
      for (const auto& need : scorer->needs())
        if (changed.contains(need.need->organisation) && changes.need(need.need->id) == nullptr && !goes(RecordKind::need, need.need->id)) out.needs.push_back(*need.need);
    }
    const auto bring = [&](const std::string& id) {
      if (id.empty() || !changed.insert(id).second) return;
      if (const auto* known = organisation(id)) out.organisations.push_back(*known);
    };
    for (const auto& technology : out.technologies) bring(technology.provider);
    for (const auto& expert : out.experts) bring(expert.organisation);
    for (const auto& need : out.needs) bring(need.organisation);
    return make_survey(std::move(out)).survey;
  }
};

Matcher::Matcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

Result<Matcher> Matcher::make(const Survey& survey, const Index& index, MatchOptions options, const Control& control) {
  return guarded([&]() -> Result<Matcher> {
    auto impl = std::make_unique<Impl>(index, std::move(options));
    CAUNOI_CHECK(impl->make(survey, control));
    return Matcher(std::move(impl));
  });
}

Result<void> Matcher::update(const Survey& changes, std::span<const std::pair<RecordKind, std::string>> remove, const Control& control) {
  return guarded([&]() -> Result<void> {
    constexpr std::size_t most_taken = 1000;  // surveys that are kept, of needs alone, say
    if (!impl_->scorer || impl_->taken.size() == most_taken) return impl_->make_anew(control);
    auto& scorer = *impl_->scorer;
    const auto& texts = scorer.ground().texts;
    CAUNOI_TRY(const auto* technologies, ranked_records(*impl_->index, RecordKind::technology, control));
    CAUNOI_TRY(const auto* experts, ranked_records(*impl_->index, RecordKind::expert, control));
    if (technologies != texts.technologies || experts != texts.experts) return impl_->make_anew(control);  // they were made anew themselves
    try {
      auto whole = std::make_unique<const Survey>(impl_->whole(changes, remove));
      const auto missing = [](const auto& records, const RankedRecords& in) { return std::ranges::find_if(records, [&](const auto& record) { return !in.find(record.id); }); };
      if (const auto at = missing(whole->technologies(), *technologies); at != whole->technologies().end())
        return fail(Code::invalid_argument, fmt::format("the index does not hold '{}': update it first", at->id), at->id);
      if (const auto at = missing(whole->experts(), *experts); at != whole->experts().end())
        return fail(Code::invalid_argument, fmt::format("the index does not hold '{}': update it first", at->id), at->id);
      if (whole->technologies().size() + whole->experts().size() > scorer.room()) return impl_->make_anew(control);
      for (const auto& [kind, id] : remove)
        if (kind == RecordKind::organisation) impl_->organisations[id] = nullptr;
      for (const auto& organisation : whole->organisations()) impl_->organisations[organisation.id] = &organisation;
      const auto& kept = impl_->taken.emplace_back(std::move(whole));
      scorer.take(*kept, remove);
    } catch (...) {  // out of memory half way: the next update makes it anew
      impl_->scorer.reset();
      throw;
    }
    return {};
  });
}

Result<NeedMatches> Matcher::match(std::string_view need, const Control& control) const {
  return guarded([&]() -> Result<NeedMatches> {
    if (!impl_->scorer) return fail(Code::invalid_argument, "the matcher could not be made anew: call update() again");
    const auto& scorer = *impl_->scorer;
    const auto* found = scorer.need(need);
    if (found == nullptr) return fail(Code::not_found, fmt::format("there is no need '{}'", need), std::string(need));
    CAUNOI_TRY(const auto near, scorer.nearness({found, 1}, control));
    const auto analyser = impl_->analysers->lend();
    return matches_of(*found, near.front(), scorer, *analyser, *impl_->scratches.lend());
  });
}

Survey Matcher::records_of(const NeedMatches& matches) const {
  Survey::Records out;
  if (!impl_->scorer) return make_survey(std::move(out)).survey;
  const auto& scorer = *impl_->scorer;
  std::set<std::string, std::less<>> organisations;
  std::set<std::uint32_t> supplies;
  const auto bring = [&](const Organisation* organisation) {
    if (organisation != nullptr && organisations.insert(organisation->id).second) out.organisations.push_back(*organisation);
  };
  if (const auto* need = scorer.need(matches.need)) {
    out.needs.push_back(*need->need);
    bring(need->organisation);
  }
  const auto supply = [&](SupplyKind kind, std::string_view id) {
    const auto i = scorer.number_of(kind, id);
    if (!i || !supplies.insert(*i).second) return;
    const auto& traits = scorer.supplies()[*i];
    if (traits.technology != nullptr) out.technologies.push_back(*traits.technology);
    if (traits.expert != nullptr) out.experts.push_back(*traits.expert);
    bring(traits.organisation);
  };
  for (const auto& match : matches.matches) supply(match.kind, match.supply);
  for (const auto& blocked : matches.blocked)
    for (const auto kind : {SupplyKind::technology, SupplyKind::expert}) supply(kind, blocked.supply);
  return make_survey(std::move(out)).survey;
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
