// Gates, then signals, then scores, for one need against all supplies.
//
// There is no candidate selection: a structural signal is a few comparisons of prepared traits, cheaper than any index
// that could spare it, and a pair that shares no word may still be what a foreign exhibitor brings. Tested by
// match/match_test.
#include "match/scorer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/try.hpp"
#include "match/weights_json.hpp"

namespace caunoi {

namespace {

Result<void> check(const Weights& weights) {
  const auto bad = bad_weights(weights);
  return bad ? fail(Code::invalid_argument, bad->message, fmt::format("weights.{}", fmt::join(bad->keys, ".")))
             : Result<void>();
}

bool names(std::string_view wished, std::string_view record, std::string_view organisation) {
  return !wished.empty() && (wished == record || wished == organisation);
}

// The same legal entity, by id or by tax number, must not be matched with itself.
bool same_entity(const NeedTraits& need, const SupplyTraits& supply) {
  if (!supply.organisation_id.empty() && supply.organisation_id == need.need->organisation) return true;
  return need.organisation != nullptr && supply.organisation != nullptr && !need.organisation->tax_id.empty() &&
         need.organisation->tax_id == supply.organisation->tax_id;
}

}  // namespace

Result<Scorer> Scorer::make(const Ground& ground, const MatchOptions& options, const Control& control) {
  CAUNOI_CHECK(check(options.weights));
  const Survey& survey = *ground.survey;
  if (ground.texts.technologies->order().size() != survey.technologies().size() ||
      ground.texts.experts->order().size() != survey.experts().size())
    return fail(Code::invalid_argument, "the texts are not those of this survey");
  for (const auto& id : options.needs)
    if (survey.need(id) == nullptr) return fail(Code::invalid_argument, fmt::format("there is no need '{}'", id), id);
  for (const auto& id : options.supplies)
    if (survey.technology(id) == nullptr && survey.expert(id) == nullptr)
      return fail(Code::invalid_argument, fmt::format("there is no technology or expert '{}'", id), id);

  Scorer out;
  out.ground_ = ground;
  out.options_ = &options;
  auto needed = options.needs;
  std::ranges::sort(needed);
  for (const auto& need : survey.needs())
    if (needed.empty() || std::ranges::binary_search(needed, need.id))
      out.needs_.push_back(traits_of(need, survey, options.rates));
  for (const auto& technology : survey.technologies())
    out.supplies_.push_back(traits_of(technology, survey, options.rates));
  for (const auto& expert : survey.experts()) out.supplies_.push_back(traits_of(expert, survey));
  auto wanted = options.supplies;
  std::ranges::sort(wanted);
  for (const auto& supply : out.supplies_)
    out.asked_for_.push_back(wanted.empty() || std::ranges::binary_search(wanted, supply.id));
  out.network_ = std::make_unique<Network>(survey);

  auto text = TextFit::make(survey, out.supplies_, ground.texts, ground.lexicon, control);
  if (!text) return fail(Code::cancelled, "matching was cancelled");
  out.text_ = std::make_unique<TextFit>(*std::move(text));
  auto embedding = EmbeddingFit::make(survey, out.supplies_, control);
  if (!embedding) return fail(Code::cancelled, "matching was cancelled");
  out.embedding_ = std::make_unique<EmbeddingFit>(*std::move(embedding));
  return out;
}

bool Scorer::takes_part(Signal signal) const noexcept {
  if (signal != Signal::embedding) return true;
  const auto s = at(signal);  // without a weight it must not open the relevance gate either
  return (options_->weights.demand[s] > 0 || options_->weights.supply[s] > 0) &&
         (embedding_->applies(SupplyKind::technology) || embedding_->applies(SupplyKind::expert));
}

Scorer::Scored Scorer::score(const NeedTraits& need, const Analyser& analyser) const {
  Scored out;
  const auto text = (*text_)(*need.need, analyser);
  const bool with_vectors = takes_part(Signal::embedding);
  const auto embedding =
      with_vectors ? (*embedding_)(*need.need) : std::vector<std::optional<double>>(supplies_.size());
  const auto near = network_->closeness("need/" + need.need->id);
  std::vector<const Wish*> wishes;  // those that this need may have made
  for (const auto& wish : options_->wishes)
    if (names(wish.demand, need.need->id, need.need->organisation)) wishes.push_back(&wish);
  out.pairs.reserve(supplies_.size());
  for (std::uint32_t i = 0; i < supplies_.size(); ++i) {
    if (!asked_for_[i]) continue;
    const auto& supply = supplies_[i];
    Modifiers modifiers;
    bool must_not = false;
    for (const auto* wish : wishes) {
      if (!names(wish->supply, supply.id, supply.organisation_id)) continue;
      must_not |= wish->kind == Wish::Kind::must_not;
      modifiers.must_meet |= wish->kind == Wish::Kind::must_meet;
      modifiers.already_met |= wish->kind == Wish::Kind::already_met;
    }
    const bool same = same_entity(need, supply);
    if (same || must_not) {
      out.blocked.push_back({need.need->id, std::string(supply.id), same ? "same_organisation" : "must_not"});
      continue;
    }
    auto signals = signals_of(need, supply, text[i], near[i]);
    signals.applicable[at(Signal::embedding)] = with_vectors && embedding_->applies(supply.kind);
    signals.demand[at(Signal::embedding)] = signals.supply[at(Signal::embedding)] = embedding[i];
    const auto score = score_of(signals, options_->weights, modifiers);
    out.pairs.push_back({i, std::move(signals), score, modifiers});
  }
  return out;
}

bool better(const Scorer::Pair& a, const Scorer::Pair& b, const std::vector<SupplyTraits>& supplies) {
  if (a.score.score != b.score.score) return a.score.score > b.score.score;
  if (supplies[a.supply].id != supplies[b.supply].id) return supplies[a.supply].id < supplies[b.supply].id;
  return a.supply < b.supply;  // a technology and an expert may share an id
}

}  // namespace caunoi
