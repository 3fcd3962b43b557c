// Where the command finds its lexicon; see lexicon.hpp.
#include "cli/lexicon.hpp"

#include <filesystem>
#include <system_error>

namespace caunoi::cli {

Result<Lexicon> load_lexicon(const std::string& path) {
  namespace fs = std::filesystem;
  if (!path.empty()) return Lexicon::load(path);
  std::error_code ec;
  const fs::path self = fs::read_symlink("/proc/self/exe", ec);
  for (const fs::path& folder : {ec ? fs::path() : self.parent_path().parent_path() / "share" / "caunoi" / "lexicon", fs::path(CAUNOI_LEXICON_DIR)})
    if (!folder.empty() && fs::is_directory(folder, ec)) return Lexicon::load(folder);
  return Lexicon();
}

}  // namespace caunoi::cli
