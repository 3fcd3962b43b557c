// Gates, then signals, then scores, for one need against all supplies.
//
// No pair is left out for want of a common word: one that shares none may still be what a foreign exhibitor brings. But where
// only the best are asked for, text and network of all supplies bound what each can score (bounds.hpp), and structure is
// looked at from the largest bound down until no bound reaches the last of the best. Tested by match/match_test.
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
  for (const auto& supply : out.supplies_) {
    auto entity = nobody;
    if (!supply.organisation_id.empty())
      entity = out.entities_.emplace(entity_key(supply.organisation_id, supply.organisation), static_cast<std::uint32_t>(out.entities_.size())).first->second;
    out.entity_.push_back(entity);
    out.kind_.push_back(supply.kind);
  }
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
  out.bounds_ = std::make_unique<Bounds>(out.supplies_, options.weights, std::array{applies(SupplyKind::technology), applies(SupplyKind::expert)});
  return out;
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
  return with_vectors_ ? (*embedding_)(*need.need) : std::vector<std::optional<double>>(supplies_.size());
}

Scorer::Pair Scorer::pair_of(const NeedTraits& need, std::uint32_t supply, std::optional<double> text, std::optional<double> near,
                             std::optional<double> embedding, Modifiers modifiers) const {
  auto signals = signals_of(need, supplies_[supply], text, near);
  signals.applicable[at(Signal::embedding)] = with_vectors_ && embedding_->applies(supplies_[supply].kind);
  signals.demand[at(Signal::embedding)] = signals.supply[at(Signal::embedding)] = embedding;
  const auto score = score_of(signals, options_->weights, modifiers);
  return {supply, std::move(signals), score, modifiers};
}

Result<void> Scorer::nearness(std::span<const NeedTraits> needs, const Control& control,
                              const std::function<void(std::size_t, Nearness)>& use) const {
  std::vector<std::string> seeds;
  for (const auto& need : needs) seeds.push_back("need/" + need.need->id);
  return network_->closeness(seeds, {}, control, use);
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
      out.pairs.push_back(pair_of(need, i, text[i], near[i], embedding[i], gate.modifiers));
  }
  return out;
}

Scorer::Best Scorer::best(const NeedTraits& need, Nearness near, const Analyser& analyser) const {
  Best out;
  const auto text = (*text_)(*need.need, analyser);
  const auto embedding = with_vectors_ ? embeddings_of(need) : std::vector<std::optional<double>>();
  const auto wishes = wishes_of(need);
  const auto entity = entity_of(need.need->organisation, need.organisation);
  const Bounds::OfNeed bounds(*bounds_, need);
  const auto embedding_of = [&](std::uint32_t i) { return with_vectors_ ? embedding[i] : std::nullopt; };
  const auto better_pair = [&](const Pair& a, const Pair& b) { return better(a, b, supplies_); };
  std::vector<double> most(supplies_.size(), -1.0);  // what a pair can score; below 0: it is none, or has been looked at
  std::uint32_t i = 0;
  for (const SupplyKind kind : {SupplyKind::technology, SupplyKind::expert}) {
    const auto first = i;
    double largest = 0;
    for (; i < supplies_.size() && kind_[i] == kind; ++i) {
      if (!asked_for_[i]) continue;
      const auto gate = wishes.empty() && entity_[i] != entity ? Gate() : gate_of(entity, i, wishes);
      if (!gate.blocked.empty()) {
        out.blocked.push_back({need.need->id, std::string(supplies_[i].id), std::string(gate.blocked)});
        continue;
      }
      // Of an expert little else is known than what he or she works on: without that there is nothing to propose.
      if (kind == SupplyKind::expert && std::max(text[i], embedding_of(i)).value_or(0) < options_->weights.gate_text_below) continue;
      constexpr double rounding = 1 + 1e-9;
      most[i] = bounds.most(i, text[i], near[i], embedding_of(i)) * rounding + (gate.modifiers.must_meet ? options_->weights.must_meet_bonus : 0);
      largest = std::max(largest, most[i]);
    }
    const auto wanted = kind == SupplyKind::expert ? options_->experts_per_need : options_->per_need;
    std::vector<Pair> kept;  // a heap, the worst on top
    // From the largest bounds down, in a few sweeps; the last looks at all that is left.
    for (const double share : {0.97, 0.9, 0.8, 0.65, 0.0}) {
      for (auto s = first; s < i; ++s) {
        if (most[s] < 0 || most[s] < share * largest || wanted == 0) continue;
        if (kept.size() == wanted && most[s] < kept.front().score.score) continue;
        const auto modifiers = wishes.empty() ? Modifiers() : gate_of(entity, s, wishes).modifiers;
        kept.push_back(pair_of(need, s, text[s], near[s], embedding_of(s), modifiers));
        std::ranges::push_heap(kept, better_pair);
        if (kept.size() > wanted) {
          std::ranges::pop_heap(kept, better_pair);
          kept.pop_back();
        }
        most[s] = -1;
      }
      if (kept.size() == wanted && (wanted == 0 || share * largest < kept.front().score.score)) break;
    }
    std::ranges::move(kept, std::back_inserter(out.pairs));
  }
  std::ranges::sort(out.pairs, better_pair);
  return out;
}

bool better(const Scorer::Pair& a, const Scorer::Pair& b, const std::vector<SupplyTraits>& supplies) {
  if (a.score.score != b.score.score) return a.score.score > b.score.score;
  if (supplies[a.supply].id != supplies[b.supply].id) return supplies[a.supply].id < supplies[b.supply].id;
  return a.supply < b.supply;  // a technology and an expert may share an id
}

}  // namespace caunoi
