// caunoi index -- makes or changes the index of a survey.
#include <fmt/format.h>

#include "base/try.hpp"
#include "caunoi/index.hpp"
#include "caunoi/intake.hpp"
#include "cli/command.hpp"
#include "cli/lexicon.hpp"

namespace caunoi::cli {

namespace {

struct Options {
  Common common;
  std::vector<std::string> sources, remove;
  std::string out, lexicon;
  bool update = false;
};

Result<std::vector<std::pair<RecordKind, std::string>>> removals(const std::vector<std::string>& words) {
  std::vector<std::pair<RecordKind, std::string>> out;
  for (const auto& word : words) {
    const auto slash = word.find('/');
    const auto kind = word.substr(0, slash);
    bool known = false;
    for (const auto k : {RecordKind::technology, RecordKind::need, RecordKind::expert, RecordKind::organisation}) {
      if (slash == std::string::npos || kind_name(k) != kind) continue;
      out.emplace_back(k, word.substr(slash + 1));
      known = true;
    }
    if (!known) return fail(Code::invalid_argument, "must be KIND/ID with a kind of technology, need, expert, organisation, as technology/T-001", "--remove " + word);
  }
  return out;
}

Result<std::string> index_files(const Options& options, const Control& control) {
  CAUNOI_TRY(const Lexicon lexicon, load_lexicon(options.lexicon));
  CAUNOI_TRY(const auto remove, removals(options.remove));
  Survey survey;
  std::size_t findings = 0;
  if (!options.sources.empty()) {
    const std::vector<std::filesystem::path> paths(options.sources.begin(), options.sources.end());
    CAUNOI_TRY(auto intake, read_workspace(paths, {}, control));
    survey = std::move(intake.survey);
    findings = intake.findings.size();
  } else if (!options.update) {
    return fail(Code::invalid_argument, "say what to index: a folder of workbooks, or files");
  }
  if (options.update || !remove.empty()) {
    CAUNOI_TRY(auto index, Index::open(options.out, &lexicon));
    CAUNOI_CHECK(index.update(survey, remove));
    return fmt::format("{}: {} records\n", options.out, index.size());
  }
  CAUNOI_TRY(const auto index, Index::build(survey, options.out, &lexicon, control));
  return fmt::format("{}: {} records ({} organisations, {} technologies, {} needs, {} experts, {} visits), {} findings\n", options.out, index.size(),
                     survey.organisations().size(), survey.technologies().size(), survey.needs().size(), survey.experts().size(), survey.visits().size(), findings);
}

}  // namespace

void add_index(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  auto* command = add_command(app, "index", "Make the index of a survey, or change records in it",
                              "caunoi index corpus/haiphong-2015 -o build/index\n  caunoi index new-needs.xlsx --update -o build/index --remove technology/T-BIO-001");
  command->add_option("sources", options->sources, "a folder of workbooks, or files (XLSX, ODS, XLS, CSV, TSV, JSONL)");
  command->add_option("-o,--output", options->out, "folder of the index")->required();
  command->add_flag("--update", options->update, "add to or replace in the index that is there");
  command->add_option("--remove", options->remove, "KIND/ID of a record to take out of the index that is there");
  command->add_option("--lexicon", options->lexicon, "lexicon file or folder (default: the one installed)");
  add_common(*command, options->common);
  command->callback([options, &status] {
    const Progress progress(options->common);
    const auto said = index_files(*options, progress.control());
    status = said ? ok : complain(said.error());
    if (said) fmt::print(stderr, "{}", *said);
  });
}

}  // namespace caunoi::cli
