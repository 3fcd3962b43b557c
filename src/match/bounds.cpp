// Most signals are unknown for a pair because one of the two records is silent, and then they count as the prior, whatever
// the other says. So the supplies fall into a few dozen classes by what they are silent about, and for each the sides are
// bounded once a need: a signal that may be known counts 1, one that cannot be known the prior. Text, network, fields and
// vectors are given, and enter as they are; the score grows with each of them. Tested by match/bounds_test.
#include "match/bounds.hpp"

#include <algorithm>
#include <map>

namespace caunoi {

Bounds::Class Bounds::class_of(const SupplyTraits& supply, bool embedding_applies) {
  Class out;
  out.applicable = applicable(supply);
  out.applicable[at(Signal::embedding)] = embedding_applies;
  out.fields = supply.fields;
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

Bounds::Bounds(std::span<const SupplyTraits> supplies, const Weights& weights, std::array<bool, 2> embedding_applies) : weights_(&weights) {
  std::map<std::tuple<unsigned long, unsigned long, bool, bool, FieldShares>, std::uint32_t> known;
  for (const auto& supply : supplies) {
    auto c = class_of(supply, embedding_applies[static_cast<std::size_t>(supply.kind)]);
    const auto [found, added] =
        known.emplace(std::tuple(c.applicable.to_ulong(), c.unknown.to_ulong(), c.modes, c.kind, c.fields), static_cast<std::uint32_t>(classes_.size()));
    if (added) classes_.push_back(std::move(c));
    class_of_.push_back(found->second);
  }
}

Bounds::OfNeed::OfNeed(const Bounds& bounds, const NeedTraits& need) : bounds_(&bounds) {
  const auto& weights = *bounds.weights_;
  const bool nowhere = need.organisation == nullptr || need.organisation->country.empty();
  const std::optional<double> serious = seriousness(*need.need), trusted = trust(need.organisation);
  for (const auto& c : bounds.classes_) {
    Alike alike;
    alike.field = field_fit(need.fields, c.fields);
    auto unknown = c.unknown;
    unknown[at(Signal::readiness)] = unknown[at(Signal::readiness)] || !need.trl_min;
    unknown[at(Signal::capability)] = unknown[at(Signal::capability)] || !need.capability;
    unknown[at(Signal::cost)] = unknown[at(Signal::cost)] || !need.budget;
    unknown[at(Signal::scale)] = unknown[at(Signal::scale)] || !need.capacity;
    unknown[at(Signal::standards)] = unknown[at(Signal::standards)] || need.standards.empty();
    unknown[at(Signal::service_reach)] = unknown[at(Signal::service_reach)] || nowhere;
    unknown[at(Signal::region)] = unknown[at(Signal::region)] || nowhere;
    unknown[at(Signal::language)] = unknown[at(Signal::language)] || need.languages == 0;
    unknown[at(Signal::mode_ip)] = !(need.modes != 0 && c.modes) && !(need.kinds != 0 && c.kind);
    unknown[at(Signal::site)] = true;  // no signal says it yet
    for (const bool demand : {true, false}) {
      auto& side = demand ? alike.demand : alike.supply;
      const auto& of_side = demand ? weights.demand : weights.supply;
      for (std::size_t s = 0; s < signal_count; ++s) {
        if (!c.applicable[s] || of_side[s] <= 0) continue;
        side.total += of_side[s];
        const auto fixed = [&](std::optional<double> value) { side.fixed += of_side[s] * value.value_or(weights.prior_for_unknown); };
        switch (static_cast<Signal>(s)) {
          case Signal::text_fit: side.text = of_side[s]; break;
          case Signal::embedding: side.embedding = of_side[s]; break;
          case Signal::field_fit: fixed(alike.field); break;
          case Signal::network:
            if (demand) side.network = of_side[s];
            else fixed(std::nullopt);
            break;
          case Signal::seriousness: fixed(demand ? std::nullopt : serious); break;
          case Signal::trust: fixed(demand ? std::nullopt : trusted); break;
          default: fixed(unknown[s] ? std::nullopt : std::optional(1.0));
        }
      }
    }
    alike_.push_back(alike);
  }
}

double Bounds::OfNeed::most(std::uint32_t supply, std::optional<double> text, std::optional<double> near, std::optional<double> embedding) const {
  const auto& alike = alike_[bounds_->class_of_[supply]];
  const auto& weights = *bounds_->weights_;
  const double prior = weights.prior_for_unknown;
  const auto side = [&](const Side& s) {
    return s.total <= 0 ? prior : (s.fixed + s.text * text.value_or(prior) + s.network * near.value_or(prior) + s.embedding * embedding.value_or(prior)) / s.total;
  };
  return opening(std::max(text, embedding), alike.field.value_or(0), weights) * harmonic_mean(side(alike.demand), side(alike.supply));
}

}  // namespace caunoi
