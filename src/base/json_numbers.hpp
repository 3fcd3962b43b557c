// json_numbers.hpp -- what programs write for numbers that JSON does not have.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace caunoi {

/// A text in which null stands for every number that is none.
struct MendedNumbers {
  std::string text;
  std::string first;      ///< the first of them as written
  std::size_t count = 0;  ///< how many
};

/// NaN and Infinity in any case and with any sign (Python's json writes them), numbers beyond a double (1e999) and
/// misspelt ones (1., .5, +1) make a text that no parser takes, though all else in it is sound. nullopt: there is none.
/// What stands in strings is left alone. [any]
[[nodiscard]] std::optional<MendedNumbers> mend_numbers(std::string_view json);

}  // namespace caunoi
