// weights.hpp -- weights.json as the commands that match take it.
#pragma once
#include <CLI/CLI.hpp>
#include <string>

#include "caunoi/match.hpp"

namespace caunoi::cli {

/// Adds --weights.
void add_weights(CLI::App& command, std::string& path);
/// The weights of a file; the default ones where no file is named.
[[nodiscard]] Result<Weights> load_weights(const std::string& path);

}  // namespace caunoi::cli
