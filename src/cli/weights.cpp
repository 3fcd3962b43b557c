// weights.json from the command line; see weights.hpp.
#include "cli/weights.hpp"

#include "base/file.hpp"
#include "base/try.hpp"

namespace caunoi::cli {

void add_weights(CLI::App& command, std::string& path) {
  command.add_option("--weights", path,
                     "weights of the signals, as 'caunoi learn' writes them (default: the built-in ones)");
}

Result<Weights> load_weights(const std::string& path) {
  if (path.empty()) return default_weights();
  CAUNOI_TRY(const auto json, read_file(path, 1 << 20));
  return parse_weights(json, path);
}

}  // namespace caunoi::cli
