// Gates, then signals, then scores, for one need against all supplies.
//
// No pair is left out for want of a common word: one that shares none may still be what a foreign exhibitor brings. Where only
// the best are asked for, best.cpp finds them without looking at all. Tested by match/match_test.
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

std::string entity_key(std::string_view id, const Organisation* organisation) {
  return organisation != nullptr && !organisation->tax_id.empty() ? "tax/" + organisation->tax_id : "id/" + std::string(id);
}

constexpr std::size_t least_room = 1000;  // for supplies that are added later

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
  out.wanted_ = options.supplies;
  std::ranges::sort(out.wanted_);
  const auto count = survey.technologies().size() + survey.experts().size();
  out.supplies_.reserve(count + std::max(least_room, count / 16));
  for (const auto& technology : survey.technologies())
    out.supplies_.push_back(traits_of(technology, survey, options.rates));
  out.experts_begin_ = static_cast<std::uint32_t>(out.supplies_.size());
  for (const auto& expert : survey.experts()) out.supplies_.push_back(traits_of(expert, survey));
  out.added_begin_ = static_cast<std::uint32_t>(out.supplies_.size());
  for (std::uint32_t i = 0; i < out.added_begin_; ++i) out.note(i);
  out.network_ = std::make_unique<Network>(survey);
  if (!out.network_->settle(control)) return fail(Code::cancelled, "matching was cancelled");

  auto text = TextFit::make(survey, out.supplies_, ground.texts, ground.lexicon, control);
  if (!text) return fail(Code::cancelled, "matching was cancelled");
  out.text_ = std::make_unique<TextFit>(*std::move(text));
  auto embedding = EmbeddingFit::make(survey, out.supplies_, control);
  if (!embedding) return fail(Code::cancelled, "matching was cancelled");
  out.embedding_ = std::make_unique<EmbeddingFit>(*std::move(embedding));
  out.with_vectors_ = out.takes_part(Signal::embedding);
  const auto applies = [&](SupplyKind kind) { return out.with_vectors_ && out.embedding_->applies(kind); };
  out.bounds_ = std::make_unique<Bounds>(out.supplies_, out.text_->speech(), options.weights, std::array{applies(SupplyKind::technology), applies(SupplyKind::expert)});
  return out;
}

void Scorer::note(std::uint32_t i) {
  const auto& supply = supplies_[i];
  asked_for_.push_back(wanted_.empty() || std::ranges::binary_search(wanted_, supply.id));
  auto entity = nobody;
  if (!supply.organisation_id.empty())
    entity = entities_.emplace(entity_key(supply.organisation_id, supply.organisation), static_cast<std::uint32_t>(entities_.size())).first->second;
  entity_.push_back(entity);
  of_entity_.resize(entities_.size());
  if (entity != nobody) of_entity_[entity].push_back(i);
  if (options_->wishes.empty()) return;
  named_[supply.id].push_back(i);
  if (!supply.organisation_id.empty() && supply.organisation_id != supply.id) named_[supply.organisation_id].push_back(i);
}

std::optional<std::uint32_t> Scorer::number_of(SupplyKind kind, std::string_view id) const {
  const auto in = [&](std::uint32_t i) { return asked_for_[i] && supplies_[i].kind == kind && supplies_[i].id == id; };
  for (auto i = static_cast<std::uint32_t>(supplies_.size()); i-- > added_begin_;)
    if (in(i)) return i;
  const auto first = supplies_.begin() + (kind == SupplyKind::expert ? experts_begin_ : 0U), last = supplies_.begin() + (kind == SupplyKind::expert ? added_begin_ : experts_begin_);
  const auto found = std::ranges::lower_bound(first, last, id, {}, &SupplyTraits::id);
  const auto i = static_cast<std::uint32_t>(found - supplies_.begin());
  return found != last && in(i) ? std::optional(i) : std::nullopt;
}

std::vector<std::uint32_t> Scorer::supplies_of(const std::set<std::string, std::less<>>& organisations) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < supplies_.size(); ++i)
    if (asked_for_[i] && organisations.contains(supplies_[i].organisation_id)) out.push_back(i);
  return out;
}

static std::string_view need_id(const NeedTraits& traits) { return traits.need->id; }

const NeedTraits* Scorer::need(std::string_view id) const {
  const auto at = std::ranges::lower_bound(needs_, id, {}, need_id);
  return at != needs_.end() && need_id(*at) == id ? &*at : nullptr;
}

void Scorer::take_out(std::uint32_t supply) {
  asked_for_[supply] = false;
  text_->remove(supply);
}

void Scorer::take(const Survey& changes, std::span<const std::pair<RecordKind, std::string>> remove) {
  for (const auto& [kind, id] : remove) {
    if (kind == RecordKind::need) {
      if (const auto* at = this->need(id)) needs_.erase(needs_.begin() + (at - needs_.data()));
    } else if (kind == RecordKind::technology || kind == RecordKind::expert) {
      if (const auto i = number_of(kind == RecordKind::technology ? SupplyKind::technology : SupplyKind::expert, id)) take_out(*i);
    }
  }
  for (const auto& need : changes.needs()) {
    auto traits = traits_of(need, changes, options_->rates);
    const auto at = std::ranges::lower_bound(needs_, std::string_view(need.id), {}, need_id);
    if (at != needs_.end() && need_id(*at) == need.id) *at = std::move(traits);
    else needs_.insert(at, std::move(traits));
  }
  const auto add = [&](SupplyTraits traits) {
    const auto before = number_of(traits.kind, traits.id);
    const auto i = static_cast<std::uint32_t>(supplies_.size());
    supplies_.push_back(std::move(traits));
    replaced_.push_back(before ? node_of(*before) : none);
    if (before) take_out(*before);
    note(i);
  };
  for (const auto& technology : changes.technologies()) add(traits_of(technology, changes, options_->rates));
  for (const auto& expert : changes.experts()) add(traits_of(expert, changes));
  text_->add(supplies_);
  bounds_->add(supplies_, text_->speech());
}

bool Scorer::takes_part(Signal signal) const noexcept {
  if (signal != Signal::embedding) return true;
  const auto s = at(signal);  // without a weight it must not open the relevance gate either
  return (options_->weights.demand[s] > 0 || options_->weights.supply[s] > 0) &&
         (embedding_->applies(SupplyKind::technology) || embedding_->applies(SupplyKind::expert));
}

std::uint32_t Scorer::entity_of(std::string_view id, const Organisation* organisation) const {
  if (id.empty()) return nobody;
  const auto found = entities_.find(entity_key(id, organisation));
  return found == entities_.end() ? nobody : found->second;
}

std::vector<const Wish*> Scorer::wishes_of(const NeedTraits& need) const {
  std::vector<const Wish*> out;
  for (const auto& wish : options_->wishes)
    if (names(wish.demand, need.need->id, need.need->organisation)) out.push_back(&wish);
  return out;
}

Scorer::Gate Scorer::gate_of(std::uint32_t entity, std::uint32_t supply, std::span<const Wish* const> wishes) const {
  Gate out;
  for (const auto* wish : wishes) {
    if (!names(wish->supply, supplies_[supply].id, supplies_[supply].organisation_id)) continue;
    if (wish->kind == Wish::Kind::must_not) out.blocked = "must_not";
    out.modifiers.must_meet |= wish->kind == Wish::Kind::must_meet;
    out.modifiers.already_met |= wish->kind == Wish::Kind::already_met;
  }
  if (entity != nobody && entity_[supply] == entity) out.blocked = "same_organisation";
  return out;
}

std::vector<std::optional<double>> Scorer::embeddings_of(const NeedTraits& need) const {
  auto out = with_vectors_ ? (*embedding_)(*need.need) : std::vector<std::optional<double>>();
  out.resize(supplies_.size());
  const auto vector_of = [&](std::uint32_t i) -> const std::vector<float>& { return supplies_[i].technology != nullptr ? supplies_[i].technology->embedding : supplies_[i].expert->embedding; };
  for (auto i = added_begin_; i < out.size(); ++i)  // of those added since the model knows what has stayed
    if (const auto before = node_of(i); before != none && vector_of(i) == vector_of(before)) out[i] = out[before];
  return out;
}

Scorer::Pair Scorer::pair_of(const NeedTraits& need, std::uint32_t supply, std::optional<double> text, std::optional<double> near,
                             std::optional<double> embedding, Modifiers modifiers) const {
  auto signals = signals_of(need, supplies_[supply], text, near);
  signals.applicable[at(Signal::embedding)] = with_vectors_ && embedding_->applies(supplies_[supply].kind);
  signals.demand[at(Signal::embedding)] = signals.supply[at(Signal::embedding)] = embedding;
  const auto score = score_of(signals, options_->weights, modifiers);
  return {supply, std::move(signals), score, modifiers};
}

std::vector<std::uint32_t> Scorer::gated(std::uint32_t entity, std::span<const Wish* const> wishes) const {
  std::vector<std::uint32_t> out;
  if (entity != nobody) out = of_entity_[entity];
  for (const auto* wish : wishes)
    if (const auto found = named_.find(wish->supply); found != named_.end()) out.insert(out.end(), found->second.begin(), found->second.end());
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

Result<std::vector<Network::Nearness>> Scorer::nearness(std::span<const NeedTraits> needs, const Control& control) const {
  std::vector<std::string> seeds;
  for (const auto& need : needs) seeds.push_back("need/" + need.need->id);
  return network_->nearness(seeds, control);
}

Scorer::Scored Scorer::score(const NeedTraits& need, const Analyser& analyser) const {
  Scored out;
  const auto text = (*text_)(*need.need, analyser);
  const auto embedding = embeddings_of(need);
  const auto near = network_->closeness("need/" + need.need->id);
  const auto wishes = wishes_of(need);
  const auto entity = entity_of(need.need->organisation, need.organisation);
  out.pairs.reserve(supplies_.size());
  for (std::uint32_t i = 0; i < supplies_.size(); ++i) {
    if (!asked_for_[i]) continue;
    const auto gate = gate_of(entity, i, wishes);
    if (!gate.blocked.empty())
      out.blocked.push_back({need.need->id, std::string(supplies_[i].id), std::string(gate.blocked)});
    else
      out.pairs.push_back(pair_of(need, i, text[i], node_of(i) == none ? std::nullopt : near[node_of(i)], embedding[i], gate.modifiers));
  }
  return out;
}

bool better(const Scorer::Pair& a, const Scorer::Pair& b, const std::vector<SupplyTraits>& supplies) {
  if (a.score.score != b.score.score) return a.score.score > b.score.score;
  if (supplies[a.supply].id != supplies[b.supply].id) return supplies[a.supply].id < supplies[b.supply].id;
  return a.supply < b.supply;  // a technology and an expert may share an id
}

}  // namespace caunoi
