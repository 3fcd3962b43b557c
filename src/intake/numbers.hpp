// numbers.hpp -- numbers in running text, by the habits of three languages.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/text.hpp"

namespace caunoi::intake {

/// A number and the words up to the next one.
struct Amount {
  double value = 0;
  std::string before;  ///< words before the first number (empty for the others)
  std::string after;   ///< words after it, folded
};

/// Numbers of a folded text in order. `comma_thousands`: a single comma before three digits groups thousands (en, ja);
/// otherwise it is the decimal mark (vi). A point before three digits groups thousands unless `point_decimal`.
[[nodiscard]] std::vector<Amount> amounts(std::string_view folded, bool comma_thousands, bool point_decimal);

/// One number of digits, points and commas.
[[nodiscard]] double number_value(std::string_view digits, bool comma_thousands, bool point_decimal);

}  // namespace caunoi::intake
