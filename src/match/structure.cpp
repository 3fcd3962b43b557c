// What the numbers and codes of both records say: field, readiness, cost, scale, modes, standards.
//
// All are piecewise linear with few corners, so that an organiser can follow them with a pencil. Tested by
// match/signals_test.
#include <algorithm>
#include <cmath>

#include "match/signals.hpp"

namespace caunoi {

namespace {

bool known(const FieldShares& shares) {
  return std::ranges::any_of(shares, [](double s) { return s > 0; });
}

// A level that is missing costs a third: two levels short is a project of its own, three is research.
double levels_short(int have, int needed) { return std::clamp(1 - std::max(0, needed - have) / 3.0, 0.0, 1.0); }

// 1 up to the budget, 0 at twice the budget.
double affordable(double cost, double budget) {
  return budget <= 0 ? (cost <= 0 ? 1 : 0) : std::clamp(2 - cost / budget, 0.0, 1.0);
}

// A plant runs down to about 60 % of its smallest rating before it has to be switched off and on.
constexpr double turndown = 0.6;
// Four times too big is beyond any adaptation; too small for the need is milder, since units can stand side by side, up
// to ten.
constexpr double hopeless_oversize = 4, hopeless_count = 10;

bool comparable(const NeedTraits& need, const SupplyTraits& supply) {
  return need.capacity && supply.capacity && need.capacity->base == supply.capacity->base && need.capacity->max > 0 &&
         supply.capacity->max > 0;
}

// Share of the need's range (on a log scale: plants differ by factors) that an installation covers, given that they
// meet.
double covered(const Volume& need, double low, double high) {
  const double bottom = std::max(need.min, 1e-9), top = std::max(need.max, bottom);
  if (top / bottom < 1 + 1e-9) return 1;
  return std::clamp(std::log(std::min(top, high) / std::max(bottom, low)) / std::log(top / bottom), 0.0, 1.0);
}

// Modes that negotiate into each other: half a match. Exclusive against non-exclusive is the classic late quarrel.
constexpr std::pair<std::string_view, std::string_view> related_codes[] = {
    {"LIC_EX", "LIC_NX"},   {"LIC_NX", "SUBLIC"}, {"LIC_EX", "SALE"}, {"SALE", "IPASSIGN"},
    {"LIC_EX", "IPASSIGN"}, {"EQUIP", "TURNKEY"}, {"EQUIP", "SALE"},  {"JV", "CAPITAL"},
    {"CORD", "CONTRACTRD"}, {"CONSULT", "TRAIN"}, {"OEM", "DISTRIB"}, {"LIC_NX", "FRANCHISE"}};

const std::vector<std::pair<CodeSet, CodeSet>>& related_pairs() {
  static const auto pairs = [] {
    std::vector<std::pair<CodeSet, CodeSet>> out;
    for (const auto& [x, y] : related_codes) out.emplace_back(code_set(transfer_modes(), {std::string(x)}), code_set(transfer_modes(), {std::string(y)}));
    return out;
  }();
  return pairs;
}

CodeSet ip_code(std::string_view code) { return code_set(ip_states(), {std::string(code)}); }

}  // namespace

CodeSet related_modes(CodeSet modes) {
  CodeSet out = 0;
  for (const auto& [x, y] : related_pairs()) {
    if ((modes & x) != 0) out |= y;
    if ((modes & y) != 0) out |= x;
  }
  return out;
}

SignalSet applicable(const SupplyTraits& supply) {
  SignalSet set;
  if (supply.kind == SupplyKind::expert) {
    for (const Signal s : {Signal::text_fit, Signal::field_fit, Signal::language, Signal::network}) set.set(at(s));
    return set;
  }
  set.set();
  set.reset(at(Signal::embedding));  // what the survey as a whole decides: scorer.cpp
  // Voltage, water and floor space are questions for what gets installed.
  const auto& kind = supply.technology->kind;
  if (!kind.empty() && kind != "EQUIPMENT" && kind != "PROCESS") set.reset(at(Signal::site));
  return set;
}

std::optional<double> field_fit(const FieldShares& need, const FieldShares& supply) {
  if (!known(need) || !known(supply)) return std::nullopt;
  double overlap = 0;
  for (std::size_t f = 0; f < need.size(); ++f) overlap += std::min(need[f], supply[f]);
  return std::min(overlap, 1.0);
}

std::optional<double> readiness(const NeedTraits& need, const SupplyTraits& supply) {
  if (!need.trl_min || supply.technology == nullptr || !supply.technology->trl) return std::nullopt;
  return levels_short(*supply.technology->trl, *need.trl_min);
}

std::optional<double> capability(const NeedTraits& need, const SupplyTraits& supply) {
  if (!need.capability || supply.technology == nullptr || !supply.technology->operator_skill) return std::nullopt;
  return levels_short(*need.capability, *supply.technology->operator_skill);
}

// Both are ranges, so the answer is one: from the dearest offer against the smallest budget to the cheapest against the
// largest. Its middle is taken, unless the range says nothing at all. A unit price bounds the total from below: it can
// show that something is too dear, never that it is affordable.
std::optional<double> cost(const NeedTraits& need, const SupplyTraits& supply) {
  if (!need.budget || !supply.cost) return std::nullopt;
  const auto& budget = *need.budget;
  const auto& price = *supply.cost;
  double factor = 1;
  if (budget.currency != price.currency) {
    if (!budget.rate || !price.rate || *budget.rate <= 0) return std::nullopt;
    factor = *price.rate / *budget.rate;
  }
  const double best = affordable(price.min * factor, budget.max);
  const double worst = supply.cost_is_total ? affordable(price.max * factor, budget.min) : 0;
  if (!supply.cost_is_total && best >= 1) return std::nullopt;
  return (best + worst) / 2;
}

Size size_of(const NeedTraits& need, const SupplyTraits& supply) {
  if (!comparable(need, supply)) return Size::unknown;
  if (need.capacity->max < supply.capacity->min * turndown) return Size::too_small;
  if (need.capacity->min > supply.capacity->max) return Size::too_big;
  return Size::fits;
}

std::optional<double> scale_for_buyer(const NeedTraits& need, const SupplyTraits& supply) {
  switch (size_of(need, supply)) {
    case Size::unknown:
      return std::nullopt;
    case Size::fits:
      return 0.75 + 0.25 * covered(*need.capacity, supply.capacity->min * turndown, supply.capacity->max);
    case Size::too_small:
      return std::max(0.0,
                      1 - std::log(supply.capacity->min * turndown / need.capacity->max) / std::log(hopeless_oversize));
    case Size::too_big:
      return std::max(0.0, 1 - std::log(need.capacity->min / supply.capacity->max) / std::log(hopeless_count));
  }
  return std::nullopt;
}

// A need beyond one unit is several units sold.
std::optional<double> scale_for_seller(const NeedTraits& need, const SupplyTraits& supply) {
  return size_of(need, supply) == Size::too_big ? std::optional(1.0) : scale_for_buyer(need, supply);
}

// One mode in common is enough for a contract. Being offered another kind of thing than was asked for (a machine where
// a strain was wanted) takes a third off: it happens that people ask for the wrong thing.
std::optional<double> mode_fit(const NeedTraits& need, const SupplyTraits& supply) {
  const bool modes = need.modes != 0 && supply.modes != 0, kinds = need.kinds != 0 && supply.kind_bit != 0;
  if (!modes && !kinds) return std::nullopt;
  double value = 1;
  if (modes && (need.modes & supply.modes) == 0) value = (need.related_modes & supply.modes) != 0 ? 0.5 : 0;
  if (kinds && (need.kinds & supply.kind_bit) == 0) value *= 2.0 / 3;
  return value;
}

double rights_factor(CodeSet ip) {
  static const CodeSet granted =
      ip_code("PAT_GRANTED") | ip_code("UM") | ip_code("DESIGN") | ip_code("PVR") | ip_code("COPYRIGHT");
  static const CodeSet pending = ip_code("PAT_PENDING"), secret = ip_code("TRADESECRET");
  if (ip == 0 || (ip & granted) != 0) return 1;
  if ((ip & pending) != 0) return 0.9;
  return (ip & secret) != 0 ? 0.8 : 0.7;
}

// The provider also asks whether its rights hold where it hands the technology over.
std::optional<double> mode_safety(const NeedTraits& need, const SupplyTraits& supply) {
  const auto fit = mode_fit(need, supply);
  return fit ? std::optional(*fit * rights_factor(supply.ip)) : std::nullopt;
}

double standard_met(const Standard& required, const std::vector<Standard>& listed) {
  double best = 0;
  for (const auto& met : listed)
    if (met.number == required.number)
      best = std::max(best,
                      met.edition.empty() || required.edition.empty() || met.edition == required.edition ? 1.0 : 0.8);
  return best;
}

std::optional<double> standards(const NeedTraits& need, const SupplyTraits& supply) {
  if (need.standards.empty() || supply.standards.empty()) return std::nullopt;
  double met = 0;
  for (const auto& required : need.standards) met += standard_met(required, supply.standards);
  return met / static_cast<double>(need.standards.size());
}

PairSignals signals_of(const NeedTraits& need, const SupplyTraits& supply, std::optional<double> text,
                       std::optional<double> network) {
  PairSignals out;
  out.applicable = applicable(supply);
  out.cost_published = supply.cost.has_value();
  const auto both = [&](Signal s, std::optional<double> value) { out.demand[at(s)] = out.supply[at(s)] = value; };
  both(Signal::text_fit, text);
  both(Signal::field_fit, field_fit(need.fields, supply.fields));
  both(Signal::language, language(need, supply));
  out.demand[at(Signal::network)] = network;
  if (supply.kind == SupplyKind::expert) return out;
  out.demand[at(Signal::readiness)] = readiness(need, supply);
  out.demand[at(Signal::cost)] = cost(need, supply);
  out.demand[at(Signal::scale)] = scale_for_buyer(need, supply);
  out.supply[at(Signal::scale)] = scale_for_seller(need, supply);
  out.demand[at(Signal::mode_ip)] = mode_fit(need, supply);
  out.supply[at(Signal::mode_ip)] = mode_safety(need, supply);
  out.demand[at(Signal::standards)] = standards(need, supply);
  out.demand[at(Signal::service_reach)] = service_reach(need, supply);
  out.supply[at(Signal::seriousness)] = seriousness(*need.need);
  out.supply[at(Signal::capability)] = capability(need, supply);
  out.supply[at(Signal::region)] = region(need, supply);
  out.supply[at(Signal::trust)] = trust(need.organisation);
  return out;
}

}  // namespace caunoi
