// signals.hpp -- the signals of a pair, each from 0 (no) to 1 (fully), nullopt: unknown. Pure functions of traits.
#pragma once
#include <bitset>
#include <optional>

#include "match/traits.hpp"

namespace caunoi {

using SignalSet = std::bitset<signal_count>;
[[nodiscard]] constexpr std::size_t at(Signal signal) noexcept { return static_cast<std::size_t>(signal); }

/// The signals that mean something for this supply; others leave the weight altogether, which is not the same as
/// unknown.
[[nodiscard]] SignalSet applicable(const SupplyTraits& supply);

// structure.cpp
[[nodiscard]] std::optional<double> field_fit(const FieldShares& need, const FieldShares& supply);
[[nodiscard]] std::optional<double> readiness(const NeedTraits& need, const SupplyTraits& supply);
[[nodiscard]] std::optional<double> capability(const NeedTraits& need, const SupplyTraits& supply);
[[nodiscard]] std::optional<double> cost(const NeedTraits& need, const SupplyTraits& supply);
/// The modes that negotiate into one of these.
[[nodiscard]] CodeSet related_modes(CodeSet modes);
[[nodiscard]] std::optional<double> mode_fit(const NeedTraits& need, const SupplyTraits& supply);
/// What mode_safety() multiplies by: 1 where rights are granted or nothing is said of them, less the weaker they are.
[[nodiscard]] double rights_factor(CodeSet ip);
[[nodiscard]] std::optional<double> mode_safety(const NeedTraits& need, const SupplyTraits& supply);
[[nodiscard]] std::optional<double> standards(const NeedTraits& need, const SupplyTraits& supply);
/// Where the need lies beside what one installation does.
enum class Size { unknown, fits, too_small, too_big };  ///< too_small: the smallest unit exceeds the need
[[nodiscard]] Size size_of(const NeedTraits& need, const SupplyTraits& supply);
[[nodiscard]] std::optional<double> scale_for_buyer(const NeedTraits& need, const SupplyTraits& supply);
[[nodiscard]] std::optional<double> scale_for_seller(const NeedTraits& need, const SupplyTraits& supply);
/// How well `required` is met by what is listed: 1, 0.8 for another edition, 0.
[[nodiscard]] double standard_met(const Standard& required, const std::vector<Standard>& listed);

// reach.cpp
[[nodiscard]] std::optional<double> service_reach(const NeedTraits& need, const SupplyTraits& supply);
[[nodiscard]] std::optional<double> language(const NeedTraits& need, const SupplyTraits& supply);
[[nodiscard]] std::optional<double> region(const NeedTraits& need, const SupplyTraits& supply);

// buyer.cpp
[[nodiscard]] std::optional<double> seriousness(const Need& need);
[[nodiscard]] std::optional<double> trust(const Organisation* buyer);

/// All signals of a pair; text and network come from outside.
struct PairSignals {
  SignalValues demand, supply;
  SignalSet applicable;
  bool cost_published = false;  ///< whether a cost stands in the record: what anybody may know about the signal `cost`
};
[[nodiscard]] PairSignals signals_of(const NeedTraits& need, const SupplyTraits& supply, std::optional<double> text,
                                     std::optional<double> network);

}  // namespace caunoi
