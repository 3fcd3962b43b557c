// traits.hpp -- what the structural signals need of a record, worked out once: codes as bits, ranges in base units,
// places.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "caunoi/match.hpp"
#include "match/places.hpp"

namespace caunoi {

/// A set of codes of one vocabulary, a bit each in the order of the vocabulary.
using CodeSet = std::uint32_t;
[[nodiscard]] CodeSet code_set(std::span<const Term3> vocabulary, const std::vector<std::string>& codes);
[[nodiscard]] constexpr CodeSet lang_bit(Lang lang) noexcept {
  return lang == Lang::unknown ? 0 : CodeSet{1} << static_cast<unsigned>(lang);
}

/// An amount in its own currency and, where a rate is known, in VND.
struct Amount {
  double min = 0, max = 0;
  std::string currency;
  std::optional<double> rate;  ///< VND a unit
};

/// A range in the base unit of its kind; a unit nobody knows is its own base.
struct Volume {
  double min = 0, max = 0;
  std::string base;
};

/// "QCVN 40:2011/BTNMT" ▶ {"qcvn 40", "2011"}.
struct Standard {
  std::string number, edition, text;
};
[[nodiscard]] Standard standard_of(const std::string& words);

using FieldShares = std::array<double, 5>;  ///< sums to 1, or all 0: unknown

struct NeedTraits {
  const Need* need = nullptr;
  const Organisation* organisation = nullptr;  ///< may be null
  FieldShares fields{};
  CodeSet modes = 0, kinds = 0, languages = 0;
  CodeSet related_modes = 0;   ///< that negotiate into one of its modes
  std::optional<int> trl_min;  ///< stated, or what the capability can absorb
  std::optional<int> capability;
  std::optional<Amount> budget;
  std::optional<Volume> capacity;
  std::vector<Standard> standards;
  std::optional<Place> place;
  CodeSet texts = 0;  ///< languages it is written in
};

/// A technology or an expert with who stands behind it.
struct SupplyTraits {
  SupplyKind kind = SupplyKind::technology;
  const Technology* technology = nullptr;  ///< exactly one of both
  const Expert* expert = nullptr;
  const Organisation* organisation = nullptr;  ///< may be null
  std::string_view id, organisation_id;
  FieldShares fields{};
  CodeSet modes = 0, kind_bit = 0, languages = 0, ip = 0;
  std::optional<Amount> cost;  ///< as published
  bool cost_is_total = false;  ///< false: a unit price, which bounds the total from below
  std::optional<Volume> capacity;
  std::vector<Standard> standards;  ///< of the technology and the certificates of its provider
  std::optional<Place> place;
  std::string_view country;
  CodeSet texts = 0;
};

[[nodiscard]] NeedTraits traits_of(const Need& need, const Survey& survey, const Rates& rates);
[[nodiscard]] SupplyTraits traits_of(const Technology& technology, const Survey& survey, const Rates& rates);
[[nodiscard]] SupplyTraits traits_of(const Expert& expert, const Survey& survey);

}  // namespace caunoi
