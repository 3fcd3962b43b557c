// lexicon.hpp -- where the command finds its lexicon.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "caunoi/lexicon.hpp"

namespace caunoi::cli {

/// The folders of the default lexicon, the most trusted first: ours (share/caunoi/lexicon beside the command's bin, else
/// the source tree's), then what was imported from packages (share/caunoi/imported, else lexicon, where `./do` puts it).
/// Those that are there.
[[nodiscard]] std::vector<std::filesystem::path> lexicon_folders();

/// The lexicon at `path`; when that is empty the default one, which is empty when no folder is there.
[[nodiscard]] Result<Lexicon> load_lexicon(const std::string& path);

/// The same without what was imported beside ours: what a dictionary is imported onto.
[[nodiscard]] Result<Lexicon> load_own_lexicon(const std::string& path);

/// What load_lexicon(path) reads, for people: "corpus/lexicon with edict, wordnet-base".
[[nodiscard]] std::string lexicon_in_words(const std::string& path);

}  // namespace caunoi::cli
