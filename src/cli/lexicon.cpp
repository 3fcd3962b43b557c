// Where the command finds its lexicon; see lexicon.hpp.
#include "cli/lexicon.hpp"

#include <filesystem>
#include <system_error>
#include <vector>

namespace caunoi::cli {

namespace fs = std::filesystem;

std::vector<fs::path> lexicon_folders() {
  std::error_code ec;
  const fs::path self = fs::read_symlink("/proc/self/exe", ec);
  const fs::path prefix = ec ? fs::path() : self.parent_path().parent_path();
  std::vector<fs::path> folders;
  const auto there = [&](const fs::path& folder) { return !folder.empty() && fs::is_directory(folder, ec); };
  for (const fs::path& folder : {prefix / "share" / "caunoi" / "lexicon", fs::path(CAUNOI_LEXICON_DIR)}) {
    if (!there(folder)) continue;
    folders.push_back(folder);
    break;
  }
  if (there(prefix / "lexicon")) folders.push_back(prefix / "lexicon");
  return folders;
}

Result<Lexicon> load_lexicon(const std::string& path) {
  if (!path.empty()) return Lexicon::load(path);
  return Lexicon::load(lexicon_folders());
}

}  // namespace caunoi::cli
