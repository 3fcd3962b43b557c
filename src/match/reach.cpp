// Distance in its three forms: who can come and repair, who speaks with whom, who is near. Tested by
// match/signals_test.
#include <algorithm>
#include <cmath>

#include "match/signals.hpp"

namespace caunoi {

namespace {

// A service engineer within the country: next door 1, then a slow decay (half of what can be lost is lost after 350 km)
// to a floor, because the other end of Vietnam is one flight away.
double within_country(double km) {
  constexpr double floor = 0.6, half = 350;
  return floor + (1 - floor) * std::exp2(-km / half);
}

// What a foreign provider has in Vietnam. A factory can repair, an office can come, an agent can call.
std::optional<double> presence(std::string_view code) {
  if (code == "FACTORY") return 0.9;
  if (code == "OFFICE") return 0.75;
  if (code == "AGENT") return 0.65;
  if (code == "NONE") return 0.25;
  return std::nullopt;
}

}  // namespace

std::optional<double> service_reach(const NeedTraits& need, const SupplyTraits& supply) {
  if (supply.country.empty() || need.organisation == nullptr || need.organisation->country.empty()) return std::nullopt;
  if (supply.country != need.organisation->country) return presence(supply.organisation->vn_presence);
  if (!need.place || !supply.place) return std::nullopt;
  return within_country(distance_km(*need.place, *supply.place));
}

// An interpreter can be had for the languages of the house; for others nobody has asked yet.
std::optional<double> language(const NeedTraits& need, const SupplyTraits& supply) {
  if (need.languages == 0 || supply.languages == 0) return std::nullopt;
  return (need.languages & supply.languages) != 0 ? 1.0 : 0.7;
}

// As the provider sees it: the same country by distance, another country is far whichever province it is.
std::optional<double> region(const NeedTraits& need, const SupplyTraits& supply) {
  if (supply.country.empty() || need.organisation == nullptr || need.organisation->country.empty()) return std::nullopt;
  if (supply.country != need.organisation->country) return 0.4;
  if (!need.place || !supply.place) return std::nullopt;
  return within_country(distance_km(*need.place, *supply.place));
}

}  // namespace caunoi
