// caunoi evaluate -- how good a run is.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/try.hpp"
#include "caunoi/evaluate.hpp"
#include "cli/command.hpp"

namespace caunoi::cli {

namespace {

struct Options { std::string run, judgments, out; bool as_json = false; };

Result<std::string> evaluate_files(const Options& options) {
  CAUNOI_TRY(const auto run_bytes, read_file(options.run));
  CAUNOI_TRY(const auto run, parse_run(run_bytes, options.run));
  CAUNOI_TRY(const auto judgment_bytes, read_file(options.judgments));
  CAUNOI_TRY(const auto judgments, parse_judgments(judgment_bytes, options.judgments));
  const auto found = evaluate(run, judgments);
  if (found.queries.empty()) return fail(Code::invalid_argument, "no query has a relevant judgment (a score above 0)", options.judgments);
  if (options.as_json) {
    nlohmann::ordered_json out{{"queries", found.queries.size()}};
    for (const auto& m : found.measures) out["measures"][m.name] = {{"mean", m.mean}, {"low", m.low}, {"high", m.high}};
    return out.dump(2) + "\n";
  }
  std::string out = fmt::format("{:<10} {:>7}   95 % interval      ({} queries)\n", "measure", "mean", found.queries.size());
  for (const auto& m : found.measures) out += fmt::format("{:<10} {:>7.4f}   [{:.4f}, {:.4f}]\n", m.name, m.mean, m.low, m.high);
  return out;
}

}  // namespace

void add_evaluate(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  auto* command = add_command(app, "evaluate", "nDCG@10, MRR, MAP, P@5, R@100 of a TREC run, with 95 % bootstrap intervals",
                              "caunoi evaluate run.trec qrels.tsv");
  command->add_option("run", options->run, "TREC run")->required();
  command->add_option("judgments", options->judgments, "query-id, corpus-id, score with a header line, or classic TREC qrels")->required();
  command->add_flag("--json", options->as_json, "as JSON");
  command->add_option("-o,--output", options->out, "where to write (default: stdout)");
  command->callback([options, &status] {
    const auto text = evaluate_files(*options);
    status = text ? deliver(*text, options->out) : complain(text.error());
  });
}

}  // namespace caunoi::cli
