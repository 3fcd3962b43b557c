// caunoi report -- makes the papers of a folder of results again.
#include "caunoi/report.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/file.hpp"
#include "cli/command.hpp"

namespace caunoi::cli {

namespace {

struct Options {
  Common common;
  std::string folder;
};

int make(const Options& options) {
  namespace fs = std::filesystem;
  const fs::path folder = options.folder;
  const Progress progress(options.common);
  auto results = read_results(folder);
  if (!results) return complain(results.error());
  auto made = papers(results->input(lang_from(options.common.lang)));
  if (!made) return complain(made.error());
  std::error_code error;
  fs::create_directories(folder / "calendars", error);  // write_file() says what is wrong
  std::uint64_t done = 0;
  for (const auto& [path, bytes] : *made) {
    if (!progress.control().go_on("report", done++, made->size()))
      return complain({Code::cancelled, "stopped before all papers were written", options.folder});
    if (auto written = write_file(folder / path, bytes); !written) return complain(written.error());
  }
  fmt::print("{}\n", (folder / "index.html").string());
  return ok;
}

}  // namespace

void add_report(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  auto* command =
      add_command(app, "report", "Make the page, the workbooks and the calendars of a folder of results again",
                  "caunoi report build/demo --lang ja");
  command->add_option("folder", options->folder, "folder with survey.jsonl and what else 'caunoi run' has put there")
      ->required();
  add_common(*command, options->common, true);
  command->callback([options, &status] { status = make(*options); });
}

}  // namespace caunoi::cli
