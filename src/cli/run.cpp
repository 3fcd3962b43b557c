// caunoi run -- the main job in one go.
#include <fmt/format.h>

#include "base/try.hpp"
#include "caunoi/workspace.hpp"
#include "cli/command.hpp"
#include "cli/lexicon.hpp"
#include "cli/weights.hpp"

namespace caunoi::cli {

namespace {

struct Options {
  Common common;
  std::string workspace, out, lexicon, weights;
  double time_limit = PlanOptions{}.time_limit;
  std::uint64_t seed = PlanOptions{}.seed;
};

std::string_view status_word(Programme::Status status) {
  return status == Programme::Status::optimal ? "optimal" : status == Programme::Status::feasible ? "feasible" : "infeasible";
}

}  // namespace

void add_run(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  auto* command = add_command(app, "run", "The main job: from a folder of workbooks to matches, a programme and a page",
                              "caunoi run corpus/haiphong-2015 -o build/demo");
  command->add_option("workspace", options->workspace, "folder with workbooks (XLSX, ODS, XLS, CSV, TSV, JSONL) and, for a fair, fair.json")->required();
  command->add_option("-o,--output", options->out, "folder for everything that is written")->required();
  command->add_option("--time-limit", options->time_limit, "most seconds for the planner")->check(CLI::NonNegativeNumber)->capture_default_str();
  command->add_option("--seed", options->seed, "seed of the planner's search")->capture_default_str();
  command->add_option("--weights", options->weights, "weights of the signals (default: weights.json of the workspace, else the built-in ones)");
  command->add_option("--lexicon", options->lexicon, "lexicon file or folder (default: the one installed)");
  add_common(*command, options->common, true);
  command->callback([options, &status] {
    const auto summary = [&]() -> Result<RunSummary> {
      const Progress progress(options->common);
      CAUNOI_TRY(const Lexicon lexicon, load_lexicon(options->lexicon));
      fmt::print(stderr, "lexicon: {}\n", lexicon_in_words(options->lexicon));
      RunOptions run_options;
      run_options.lang = lang_from(options->common.lang);
      run_options.lexicon = &lexicon;
      if (!options->weights.empty()) {
        CAUNOI_TRY(run_options.weights, load_weights(options->weights));
      }
      run_options.plan.time_limit = options->time_limit;
      run_options.plan.seed = options->seed;
      return run(options->workspace, options->out, run_options, progress.control());
    }();
    if (!summary) {
      status = complain(summary.error());
      return;
    }
    fmt::print(stderr, "{} organisations, {} technologies, {} needs, {} experts; {} findings\n{} matches\n", summary->organisations, summary->technologies,
               summary->needs, summary->experts, summary->findings, summary->matches);
    if (summary->planned) fmt::print(stderr, "{} meetings ({}), {} wishes not placed\n", summary->meetings, status_word(summary->status), summary->unplaced);
    fmt::print("{}\n", summary->page.string());
  });
}

}  // namespace caunoi::cli
