// vectors.hpp -- the caller's vectors out of JSON lines.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "caunoi/result.hpp"

namespace caunoi::cli {

/// Reads the vectors of all files of one call, which must have one width. [one]
class VectorReader {
 public:
  /// The list of numbers at `key`; empty when it is missing, null or []. invalid_argument with `place` and what would
  /// be right.
  [[nodiscard]] Result<std::vector<float>> at(const nlohmann::json& object, const char* key, const std::string& place);

 private:
  std::size_t width_ = 0;
  std::string first_;  ///< place of the first vector
};

}  // namespace caunoi::cli
