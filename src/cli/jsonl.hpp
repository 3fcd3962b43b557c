// jsonl.hpp -- JSON lines as the analyst's commands read them.
#pragma once
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "caunoi/result.hpp"

namespace caunoi::cli {

/// Calls `each(object, "file:line")` for every line of a file that is not blank, until it fails. A line that is no JSON
/// object is invalid_argument at its place.
[[nodiscard]] Result<void> each_object(
    const std::string& path, const std::function<Result<void>(const nlohmann::json&, const std::string&)>& each);

/// The text at `key`; empty when absent or null. invalid_argument when it must be there and is not, or is no text.
[[nodiscard]] Result<std::string> text_at(const nlohmann::json& object, const char* key, bool must,
                                          const std::string& place);
/// Likewise a number; absent or null: nullopt.
[[nodiscard]] Result<std::optional<double>> number_at(const nlohmann::json& object, const char* key, bool must,
                                                      const std::string& place);

}  // namespace caunoi::cli
