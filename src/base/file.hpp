// file.hpp -- whole files in and out. A file is written beside its target and renamed, so that nobody sees a half.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "caunoi/result.hpp"

namespace caunoi {

/// The bytes of a file. not_found, io; `limit` bytes at most (invalid_argument beyond).
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::uintmax_t limit = std::uintmax_t{1} << 32);

/// Writes `bytes` to a temporary file in the same folder and renames it over `path`. io.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace caunoi
