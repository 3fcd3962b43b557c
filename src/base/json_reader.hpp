// json_reader.hpp -- strict reading of JSON objects: every key is known, every value has the type its key asks for, and
// a refusal names the place as a JSON pointer. Shared by fair.json, programme.json and weights.json.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/result.hpp"

namespace caunoi {

using Json = nlohmann::ordered_json;

/// Thrown inside the readers and turned into a Result by read_json(); never leaves the stage.
struct Refusal {
  Error error;
};

/// The candidate with the smallest edit distance to `word`; the first of equals. Empty when there is no candidate.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// One JSON value and where it stands.
class JsonPlace {
 public:
  JsonPlace(const Json& value, std::string place) : value_(&value), place_(std::move(place)) {}

  [[noreturn]] void refuse(std::string message, Code code = Code::invalid_argument) const;
  [[nodiscard]] const std::string& place() const { return place_; }
  [[nodiscard]] bool is_number() const { return value_->is_number(); }

  /// An object with no key outside `known`.
  const JsonPlace& object(std::span<const std::string_view> known) const;
  const JsonPlace& object(std::initializer_list<std::string_view> known) const {
    return object(std::span(known.begin(), known.size()));
  }
  [[nodiscard]] std::optional<JsonPlace> find(std::string_view key) const;
  [[nodiscard]] JsonPlace at(std::string_view key) const;  ///< refuses when it is missing
  [[nodiscard]] std::vector<JsonPlace> items() const;      ///< of an array

  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] double number() const;
  [[nodiscard]] int integer(int least = std::numeric_limits<int>::min(),
                            int most = std::numeric_limits<int>::max()) const;
  [[nodiscard]] std::uint64_t natural() const;
  [[nodiscard]] std::vector<std::string> texts() const;
  [[nodiscard]] std::vector<int> integers(int least) const;

  [[nodiscard]] std::string text_or(std::string_view key, std::string otherwise = {}) const;

  /// Checks `"format"` when it is there: the same name with another number is bad_version.
  void check_format(std::string_view name, int version) const;

 private:
  [[noreturn]] void wrong_type(std::string_view wanted) const;
  const Json* value_;
  std::string place_;
};

/// Parses `text` (a key used twice in one object is refused) and hands the root to `read`.
template <typename T, typename Read>
[[nodiscard]] Result<T> read_json(std::string_view text, std::string_view file, Read read);

[[nodiscard]] Result<Json> parse_json(std::string_view text, std::string_view file);

template <typename T, typename Read>
Result<T> read_json(std::string_view text, std::string_view file, Read read) {
  auto json = parse_json(text, file);
  if (!json) return std::unexpected(std::move(json).error());
  try {
    return read(JsonPlace(*json, std::string(file) + "#"));
  } catch (Refusal& refusal) {
    return std::unexpected(std::move(refusal.error));
  }
}

}  // namespace caunoi
