// lexicon.hpp -- where the command finds its lexicon.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "caunoi/lexicon.hpp"

namespace caunoi::cli {

/// The folders of the default lexicon, the most trusted first: ours (share/caunoi/lexicon beside the command, else the source
/// tree's), then what was imported when the command was built (lexicon beside its bin). Those that are there.
[[nodiscard]] std::vector<std::filesystem::path> lexicon_folders();

/// The lexicon at `path`; when that is empty the default one, which is empty when no folder is there.
[[nodiscard]] Result<Lexicon> load_lexicon(const std::string& path);

}  // namespace caunoi::cli
