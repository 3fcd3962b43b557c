// units.hpp -- the units of measurement that survey sheets and running text are read with.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace caunoi::text {

enum class UnitUse : std::uint8_t {
  measure,  ///< volume, mass, power ...: means something after any number
  time,     ///< so do times, but "3月" and "ngày 3 tháng 5" are dates
  count,    ///< "20 trees" is any twenty trees; "20 trees/h" is a capacity
};

struct Unit {
  std::string_view canonical;  ///< UCUM-like; d, h, min, mo, a for times, t for the tonne
  double factor;               ///< one of it is that many of `base`
  std::string_view base;
  std::string_view spelled;  ///< '|' between spellings, as people write them; an initial M is mega, never m
  UnitUse use = UnitUse::measure;
};

/// Every unit. Static.
[[nodiscard]] std::span<const Unit> units() noexcept;

/// Calls `each(spelling, unit)` for every spelling, in the order of the table.
template <class Each>
void for_each_spelling(Each&& each) {
  for (const Unit& unit : units()) {
    for (std::string_view rest = unit.spelled; !rest.empty();) {
      const auto bar = rest.find('|');
      each(rest.substr(0, bar), unit);
      rest.remove_prefix(bar == std::string_view::npos ? rest.size() : bar + 1);
    }
  }
}

}  // namespace caunoi::text
