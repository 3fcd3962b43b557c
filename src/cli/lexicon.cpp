// Where the command finds its lexicon; see lexicon.hpp.
#include "cli/lexicon.hpp"

#include <fmt/format.h>

#include <algorithm>
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
  for (const fs::path& folder : {prefix / "share" / "caunoi" / "imported", prefix / "lexicon"}) {
    if (!there(folder)) continue;
    folders.push_back(folder);
    break;
  }
  return folders;
}

std::string lexicon_in_words(const std::string& path) {
  if (!path.empty()) return path;
  const auto folders = lexicon_folders();
  if (folders.empty()) return "none";
  std::vector<std::string> imported;
  std::error_code ec;
  for (std::size_t i = 1; i < folders.size(); ++i)
    for (const auto& entry : fs::directory_iterator(folders[i], ec))
      if (entry.path().extension() == ".tsv") imported.push_back(entry.path().stem().string());
  std::ranges::sort(imported);
  return folders.front().lexically_normal().string() +
         (imported.empty() ? " alone" : fmt::format(" with {}", fmt::join(imported, ", ")));
}

Result<Lexicon> load_lexicon(const std::string& path) {
  if (!path.empty()) return Lexicon::load(path);
  return Lexicon::load(lexicon_folders());
}

Result<Lexicon> load_own_lexicon(const std::string& path) {
  if (!path.empty()) return Lexicon::load(path);
  auto folders = lexicon_folders();
  if (!folders.empty()) folders.resize(1);
  return Lexicon::load(folders);
}

}  // namespace caunoi::cli
