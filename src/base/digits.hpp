// digits.hpp -- numbers as people read them.
#pragma once
#include <array>
#include <charconv>

namespace caunoi {

/// The nearest number of six significant digits: 0.28 x 0.96 is 0.26880000000000004 in a file, and nobody reads the seventh
/// digit. However small, a number does not become 0. The same in every locale.
[[nodiscard]] inline double six_digits(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 6).ptr;
  double out = value;
  std::from_chars(digits.data(), end, out);
  return out;
}

}  // namespace caunoi
