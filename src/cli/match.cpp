// caunoi match -- every need against every technology and expert of an index.
#include "caunoi/match.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "base/file.hpp"
#include "base/parallel.hpp"
#include "base/try.hpp"
#include "caunoi/index.hpp"
#include "caunoi/report.hpp"
#include "cli/command.hpp"
#include "cli/lexicon.hpp"
#include "cli/weights.hpp"

namespace caunoi::cli {

namespace {

struct Options {
  Common common;
  std::string index, out, lexicon, rates, weights;
  std::vector<std::string> needs;
  std::size_t per_need = 20, experts = 3;
  bool explain = false, table = false, sensitivity = false;
};

std::string as_table(const Survey& survey, const Matches& matches, Lang lang, bool explained) {
  std::string out, need;
  for (const auto& match : matches.matches) {
    if (match.need != need) {
      need = match.need;
      out += fmt::format("{}{}  {}\n", out.empty() ? "" : "\n", need, survey.need(need)->title.best(lang));
    }
    const auto* technology = survey.technology(match.supply);
    const bool expert = match.kind == SupplyKind::expert;
    out +=
        fmt::format("  {:.3f}{} {:3.0f}%  {:<12} {}\n", match.score, match.capped ? "*" : " ", 100 * match.confidence,
                    match.supply, expert ? survey.expert(match.supply)->name.best(lang) : technology->title.best(lang));
    if (explained) out += fmt::format("         {}\n", explain(match, survey, lang));
  }
  out += "\nscore, confidence; *: capped, no topic in common was found\n";
  return out;
}

std::string as_table(const std::vector<Sensitivity>& rows) {
  std::string out =
      fmt::format("{:<14} {:<7} {:>7} {:>10} {:>12}\n", "weight", "side", "factor", "top 10", "first stays");
  for (const auto& row : rows)
    out += fmt::format("{:<14} {:<7} {:>7.1f} {:>10.3f} {:>12.3f}\n", signal_code(row.signal),
                       row.demand ? "demand" : "supply", row.factor, row.overlap, row.first_kept);
  return out;
}

Result<void> answer(const Options& options, const Control& control, Delivery& out) {
  MatchOptions match_options;
  match_options.per_need = options.per_need;
  match_options.experts_per_need = options.experts;
  match_options.needs = options.needs;
  CAUNOI_TRY(match_options.weights, load_weights(options.weights));
  if (!options.rates.empty()) {
    CAUNOI_TRY(const auto csv, read_file(options.rates));
    CAUNOI_TRY(match_options.rates, parse_rates(csv, options.rates));
  }
  CAUNOI_TRY(const auto lexicon, load_lexicon(options.lexicon));
  CAUNOI_TRY(const auto index, Index::open(options.index, &lexicon));
  CAUNOI_TRY(const auto survey, index.survey());
  if (options.sensitivity) {
    CAUNOI_TRY(const auto rows, sensitivity(survey, index, match_options, control));
    tell(index.notices());
    return out.write(as_table(rows));
  }
  const bool terminal = options.out.empty() && ::isatty(STDOUT_FILENO) == 1;
  if (terminal || options.table || options.explain) {
    CAUNOI_TRY(const auto matches, match(survey, index, match_options, control));
    tell(index.notices());
    return out.write(as_table(survey, matches, lang_from(options.common.lang), options.explain));
  }
  // Lines are made by several threads, some needs at a time, and written in order: no more is held than that.
  constexpr std::size_t together = 256;
  const MatchLines lines(survey);
  std::vector<NeedMatches> waiting;
  Control quiet = control;
  quiet.progress = nullptr;
  Result<void> written;
  const auto write = [&] {
    std::vector<std::string> made(waiting.size());
    const bool whole = parallel_for(waiting.size(), quiet, "write", [] { return 0; }, [&](int, std::size_t n) { made[n] = lines(waiting[n].matches); });
    waiting.clear();
    for (const auto& text : made)
      if (whole && written) written = out.write(text);
    return whole && written.has_value();
  };
  const auto matched = match_each(survey, index, match_options, control, [&](NeedMatches&& of_need) {
    waiting.push_back(std::move(of_need));
    return waiting.size() < together || write();
  });
  tell(index.notices());
  if (!written) return written;
  if (!matched) return matched;
  if (!write()) return written ? fail(Code::cancelled, "matching was cancelled") : written;
  return {};
}

}  // namespace

void add_match(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  auto* command =
      add_command(app, "match", "Match every need with the technologies and experts of an index, with reasons",
                  "caunoi match build/index --rates corpus/haiphong-2015/rates.csv -o matches.jsonl\n"
                  "  caunoi match build/index --need N-EN-01 --per-need 3 --explain --lang ja");
  command->add_option("index", options->index, "folder of the index")->required();
  command->add_option("-o,--output", options->out,
                      "where to write, one JSON object a match (default: stdout; a table on a terminal)");
  command->add_option("--need", options->needs, "only this need; may be given several times");
  command->add_option("--per-need", options->per_need, "longest list of technologies a need")->capture_default_str();
  command->add_option("--experts", options->experts, "longest list of experts a need")->capture_default_str();
  command->add_option(
      "--rates", options->rates,
      "exchange rates: date,currency,vnd; without them costs in another currency than the budget are unknown");
  add_weights(*command, options->weights);
  command->add_option("--lexicon", options->lexicon, "lexicon file or folder (default: the installed one)");
  command->add_flag("--explain", options->explain, "a table with the explanation of every match");
  command->add_flag("--table", options->table, "a table also where the output is no terminal");
  command->add_flag("--sensitivity", options->sensitivity,
                    "instead: how much the lists change when each weight is halved or raised by half");
  add_common(*command, options->common, true);
  command->callback([options, &status] {
    const Progress progress(options->common);
    Delivery out(options->out);
    auto said = answer(*options, progress.control(), out);
    if (said) said = out.finish();
    status = said ? ok : complain(said.error());
  });
}

}  // namespace caunoi::cli
