// Most signals are unknown for a pair because one of the two records is silent, and then they count as the prior, whatever
// the other says. So the supplies fall into a few dozen classes by what they are silent about, and for each the sides are
// bounded once a need: a signal that may be known counts 1, one that cannot be known the prior. Text, network, fields and
// vectors are given, and enter as they are; the score grows with each of them. Tested by match/bounds_test.
#include "match/bounds.hpp"

#include <algorithm>

namespace caunoi {

namespace {

// What a signal looks at in a supply where that has few values in a survey: it is worked out once a need and value, of one supply that
// has it.
using PairValue = std::optional<double> (*)(const NeedTraits&, const SupplyTraits&);
enum Aspect : std::uint8_t { readiness_level, skill, modes_and_rights, languages, place };
struct AspectSignal {
  Aspect aspect;
  Signal signal;
  PairValue demand, supply;  // null: says nothing to that side
};
constexpr AspectSignal aspect_signals[] = {
    {readiness_level, Signal::readiness, readiness, nullptr},
    {skill, Signal::capability, nullptr, capability},
    {modes_and_rights, Signal::mode_ip, mode_fit, mode_safety},
    {languages, Signal::language, language, language},
    {place, Signal::service_reach, service_reach, nullptr},
    {place, Signal::region, nullptr, region},
};

// What is worked out pair by pair.
struct OwnSignal {
  Signal signal;
  PairValue demand, supply;
};
constexpr OwnSignal own_signals[] = {{Signal::cost, cost, nullptr}, {Signal::scale, scale_for_buyer, scale_for_seller}, {Signal::standards, standards, nullptr}};

}  // namespace

Bounds::Silence Bounds::silence_of(const SupplyTraits& supply, bool embedding_applies) {
  Silence out;
  out.applicable = applicable(supply);
  out.applicable[at(Signal::embedding)] = embedding_applies;
  out.modes = supply.modes != 0;
  out.kind = supply.kind_bit != 0;
  const auto silent = [&](Signal signal, bool unknown) { out.unknown[at(signal)] = unknown; };
  silent(Signal::language, supply.languages == 0);
  if (supply.technology == nullptr) return out;
  silent(Signal::readiness, !supply.technology->trl);
  silent(Signal::capability, !supply.technology->operator_skill);
  silent(Signal::cost, !supply.cost);
  silent(Signal::scale, !supply.capacity);
  silent(Signal::standards, supply.standards.empty());
  silent(Signal::service_reach, supply.country.empty());
  silent(Signal::region, supply.country.empty());
  return out;
}

Bounds::Bounds(std::span<const SupplyTraits> supplies, std::span<const Speech> speech, const Weights& weights, std::array<bool, 2> embedding_applies)
    : weights_(&weights), embedding_applies_(embedding_applies) {
  add(supplies, speech);
}

void Bounds::add(std::span<const SupplyTraits> supplies, std::span<const Speech> speech) {
  supplies_ = supplies;
  for (auto i = class_of_.size(); i < supplies.size(); ++i) add(supplies[i], speech[i]);
}

void Bounds::add(const SupplyTraits& supply, Speech speech) {
  const auto i = static_cast<std::uint32_t>(class_of_.size());
  const auto number = [](auto& known, const auto& key, auto& values, auto value) {
    const auto [found, added] = known.emplace(key, static_cast<std::uint32_t>(values.size()));
    if (added) values.push_back(std::move(value));
    return found->second;
  };
  const auto s = silence_of(supply, embedding_applies_[static_cast<std::size_t>(supply.kind)]);
  const auto silence = number(silence_numbers_, std::tuple(s.applicable.to_ulong(), s.unknown.to_ulong(), s.modes, s.kind), silences_, s);
  const auto field = number(field_numbers_, supply.fields, fields_, supply.fields);
  const auto c = number(class_numbers_, std::tuple(supply.kind, speech, silence, field), classes_, Class{supply.kind, speech, silence, field, {}});
  classes_[c].members.push_back(i);
  class_of_.push_back(c);
  if (c == speech_.size()) speech_.push_back(speech);

  auto& of = aspects_.emplace_back();
  const auto note = [&](Aspect which, auto& known, const auto& key) { of[which] = number(known, key, example_[which], i); };
  note(languages, tongue_numbers_, supply.languages);
  if (supply.technology == nullptr) return;  // nothing else applies to experts
  constexpr double nowhere = 1e9;
  note(readiness_level, level_numbers_, supply.technology->trl.value_or(-1));
  note(skill, skill_numbers_, supply.technology->operator_skill.value_or(-1));
  note(modes_and_rights, rights_numbers_, std::tuple(supply.modes, supply.kind_bit, rights_factor(supply.ip)));
  const auto presence = supply.organisation == nullptr ? std::string() : supply.organisation->vn_presence;
  note(place, place_numbers_, std::tuple(std::string(supply.country), presence, supply.place ? supply.place->latitude : nowhere, supply.place ? supply.place->longitude : nowhere));
}

void Bounds::OfNeed::reset(const Bounds& bounds, const NeedTraits& need) {
  bounds_ = &bounds;
  need_ = &need;
  const auto& weights = *bounds.weights_;
  const bool nowhere = need.organisation == nullptr || need.organisation->country.empty();
  const std::optional<double> serious = seriousness(*need.need), trusted = trust(need.organisation);
  silent_.clear();
  for (const auto& s : bounds.silences_) {
    auto unknown = s.unknown;
    unknown[at(Signal::readiness)] = unknown[at(Signal::readiness)] || !need.trl_min;
    unknown[at(Signal::capability)] = unknown[at(Signal::capability)] || !need.capability;
    unknown[at(Signal::cost)] = unknown[at(Signal::cost)] || !need.budget;
    unknown[at(Signal::scale)] = unknown[at(Signal::scale)] || !need.capacity;
    unknown[at(Signal::standards)] = unknown[at(Signal::standards)] || need.standards.empty();
    unknown[at(Signal::service_reach)] = unknown[at(Signal::service_reach)] || nowhere;
    unknown[at(Signal::region)] = unknown[at(Signal::region)] || nowhere;
    unknown[at(Signal::language)] = unknown[at(Signal::language)] || need.languages == 0;
    unknown[at(Signal::mode_ip)] = !(need.modes != 0 && s.modes) && !(need.kinds != 0 && s.kind);
    unknown[at(Signal::site)] = true;  // no signal says it yet
    auto& silent = silent_.emplace_back();
    silent.unknown = unknown;
    for (const bool demand : {true, false}) {
      auto& side = demand ? silent.demand : silent.supply;
      const auto& of_side = demand ? weights.demand : weights.supply;
      for (std::size_t n = 0; n < signal_count; ++n) {
        if (!s.applicable[n] || of_side[n] <= 0) continue;
        side.total += of_side[n];
        const auto fixed = [&](std::optional<double> value) { side.fixed += of_side[n] * value.value_or(weights.prior_for_unknown); };
        const double before = side.fixed;
        switch (static_cast<Signal>(n)) {
          case Signal::text_fit: side.text = of_side[n]; break;
          case Signal::embedding: side.embedding = of_side[n]; break;
          case Signal::field_fit: side.field = of_side[n]; break;
          case Signal::network:
            if (demand) side.network = of_side[n];
            else fixed(std::nullopt);
            break;
          case Signal::seriousness: fixed(demand ? std::nullopt : serious); break;
          case Signal::trust: fixed(demand ? std::nullopt : trusted); break;
          default: fixed(unknown[n] ? std::nullopt : std::optional(1.0));
        }
        if (std::ranges::any_of(aspect_signals, [&](const auto& c) { return at(c.signal) == n; })) side.coded += side.fixed - before;
      }
    }
  }
  for (std::size_t aspect = 0; aspect < aspect_count; ++aspect) worth_[aspect].assign(bounds.example_[aspect].size(), {0, 0});
  for (const auto& [aspect, signal, demand, supply] : aspect_signals)
    for (std::size_t n = 0; n < worth_[aspect].size(); ++n) {
      const auto& example = bounds.supplies_[bounds.example_[aspect][n]];
      const auto weigh = [&](double weight, PairValue value) { return weight > 0 ? weight * (value != nullptr ? value(need, example) : std::nullopt).value_or(weights.prior_for_unknown) : 0.0; };
      worth_[aspect][n].demand += weigh(weights.demand[at(signal)], demand);
      worth_[aspect][n].supply += weigh(weights.supply[at(signal)], supply);
    }
  field_.clear();
  values_.clear();
  value_of_.clear();
  for (const auto& shares : bounds.fields_) {
    field_.push_back(field_fit(need.fields, shares));
    const double value = field_.back().value_or(-1);
    auto same = std::ranges::find(values_, value);
    if (same == values_.end()) same = values_.insert(values_.end(), value);
    value_of_.push_back(static_cast<std::uint32_t>(same - values_.begin()));
  }
}

double Bounds::OfNeed::bound(const Silent& silent, std::optional<double> field, double demand, double supply, std::optional<double> text, std::optional<double> near,
                             std::optional<double> embedding) const {
  const auto& weights = *bounds_->weights_;
  const double prior = weights.prior_for_unknown;
  const auto side = [&](const Side& s, double fixed) {
    return s.total <= 0 ? prior : (std::max(fixed, 0.0) + 1e-12 + s.field * field.value_or(prior) + s.text * text.value_or(prior) + s.network * near.value_or(prior) + s.embedding * embedding.value_or(prior)) / s.total;
  };
  constexpr double rounding = 1 + 1e-9;
  return rounding * opening(std::max(text, embedding), field.value_or(0), weights) * harmonic_mean(side(silent.demand, demand), side(silent.supply, supply));
}

double Bounds::OfNeed::most(std::uint32_t of_class, std::optional<double> text, std::optional<double> near, std::optional<double> embedding) const {
  const auto& c = bounds_->classes_[of_class];
  const auto& silent = silent_[c.silence];
  return bound(silent, field_[c.fields], silent.demand.fixed, silent.supply.fixed, text, near, embedding);
}

Bounds::OfNeed::OfPair Bounds::OfNeed::of(std::uint32_t supply) const {
  OfPair out;
  out.need_ = this;
  out.supply_ = supply;
  out.class_ = bounds_->class_of_[supply];
  const auto& c = bounds_->classes_[out.class_];
  const auto& silent = silent_[c.silence];
  out.for_demand_ = silent.demand.fixed;
  out.for_supply_ = silent.supply.fixed;
  if (c.kind == SupplyKind::expert) return out;
  out.for_demand_ -= silent.demand.coded;
  out.for_supply_ -= silent.supply.coded;
  for (std::size_t aspect = 0; aspect < aspect_count; ++aspect) {
    const auto& worth = worth_[aspect][bounds_->aspects_[supply][aspect]];
    out.for_demand_ += worth.demand;
    out.for_supply_ += worth.supply;
  }
  return out;
}

void Bounds::OfNeed::OfPair::look_closer() {
  const auto& bounds = *need_->bounds_;
  const auto& c = bounds.classes_[class_];
  if (c.kind == SupplyKind::expert) return;
  for (const auto& [signal, demand, supply] : own_signals) {
    if (!bounds.silences_[c.silence].applicable[at(signal)] || need_->silent_[c.silence].unknown[at(signal)]) continue;  // counted as they are
    const auto less = [&](double weight, PairValue value) {
      return weight > 0 ? weight * (1 - (value != nullptr ? value(*need_->need_, bounds.supplies_[supply_]) : std::nullopt).value_or(bounds.weights_->prior_for_unknown)) : 0.0;
    };
    for_demand_ -= less(bounds.weights_->demand[at(signal)], demand);
    for_supply_ -= less(bounds.weights_->supply[at(signal)], supply);
  }
}

double Bounds::OfNeed::OfPair::most(std::optional<double> text, std::optional<double> near, std::optional<double> embedding) const {
  const auto& c = need_->bounds_->classes_[class_];
  return need_->bound(need_->silent_[c.silence], need_->field_[c.fields], for_demand_, for_supply_, text, near, embedding);
}

void Bounds::OfNeed::prepare(double score, double near) {
  score_ = score;
  near_ = near;
  takes_.assign(silent_.size() * values_.size(), {-1, false});
}

const Bounds::OfNeed::Takes& Bounds::OfNeed::takes(std::uint32_t of_class) {
  const auto& c = bounds_->classes_[of_class];
  auto& out = takes_[c.silence * values_.size() + value_of_[c.fields]];
  if (out.fit >= 0) return out;
  const auto reaches = [&](std::optional<double> text) { return most(of_class, text, near_, std::nullopt) >= score_; };
  out = {2, reaches(std::nullopt)};
  if (!reaches(1)) return out;
  double below = 0, above = 1;  // the score grows with the text
  if (!reaches(below))
    for (int halving = 0; halving < 8; ++halving) {
      const double middle = (below + above) / 2;
      (reaches(middle) ? above : below) = middle;
    }
  out.fit = below;
  return out;
}

}  // namespace caunoi
