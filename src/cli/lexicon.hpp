// lexicon.hpp -- where the command finds its lexicon.
#pragma once
#include <string>

#include "caunoi/lexicon.hpp"

namespace caunoi::cli {

/// The lexicon at `path`; when that is empty the installed one (share/caunoi/lexicon beside the command, else the source tree's);
/// none installed: an empty lexicon.
[[nodiscard]] Result<Lexicon> load_lexicon(const std::string& path);

}  // namespace caunoi::cli
