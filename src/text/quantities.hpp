// quantities.hpp -- numbers with a unit in running text.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/text.hpp"

namespace caunoi::text {

/// A number in the base unit of its kind: "200 m³/ngày" and 「日量200㎥」 are both 200 of "m3/d".
struct Measured {
  double value;
  std::string unit;
  std::uint32_t begin, end;  ///< bytes of the text given
};

/// The quantities of a normalised text in order; both ends of a range. Money, dates and bare counts are none. O(size).
[[nodiscard]] std::vector<Measured> quantities_in(std::string_view normalised, Lang lang);

/// The terms a quantity is indexed by: the value to three digits, and the two windows of an octave it lies in, so that
/// 180 and 200 of a unit share something, and 100 and 250 nothing.
[[nodiscard]] std::vector<std::string> terms_of(const Measured& quantity);

}  // namespace caunoi::text
