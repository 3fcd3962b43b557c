// caunoi shortlist -- which of the surveyed technologies can be transferred to a territory.
#include <fmt/format.h>

#include <charconv>

#include "base/file.hpp"
#include "base/try.hpp"
#include "caunoi/index.hpp"
#include "caunoi/match.hpp"
#include "caunoi/report.hpp"
#include "cli/command.hpp"
#include "cli/lexicon.hpp"
#include "cli/weights.hpp"

namespace caunoi::cli {

namespace {

struct Options {
  Common common;
  std::string index, out, lexicon, rates, weights, quota;
  ShortlistOptions shortlist;
};

// "BIO=50,ENV=23".
Result<std::map<std::string, std::size_t>> quotas_of(std::string_view words) {
  std::map<std::string, std::size_t> out;
  while (!words.empty()) {
    const auto comma = std::min(words.find(','), words.size());
    const auto part = words.substr(0, comma);
    words.remove_prefix(std::min(comma + 1, words.size()));
    const auto equals = part.find('=');
    const auto field = field_from(part.substr(0, equals));
    std::size_t count = 0;
    const auto* end = part.data() + part.size();
    const bool read = equals != std::string_view::npos &&
                      std::from_chars(part.data() + equals + 1, end, count).ptr == end && equals + 1 < part.size();
    if (!field || !read)
      return fail(Code::invalid_argument,
                  fmt::format("'{}' is no quota; write BIO=50,ENV=23,NEN=11,AUT=10,MAT=32", part), "--quota");
    out[std::string(field_code(*field))] = count;
  }
  return out;
}

std::string as_table(const Shortlist& shortlist) {
  std::size_t chosen = 0;
  for (const auto& choice : shortlist.choices) chosen += choice.chosen;
  std::string out = fmt::format("{} of {} surveyed technologies chosen\n", chosen, shortlist.choices.size());
  if (shortlist.agreement.empty()) return out;
  out +=
      fmt::format("{:<6} {:>7} {:>7} {:>6} {:>10} {:>7}\n", "field", "marked", "chosen", "both", "precision", "recall");
  for (const auto& row : shortlist.agreement)
    out += fmt::format("{:<6} {:>7} {:>7} {:>6} {:>10.3f} {:>7.3f}\n", row.field, row.marked, row.chosen, row.both,
                       row.precision, row.recall);
  return out;
}

Result<std::string> answer(Options& options, const Control& control) {
  MatchOptions match_options;
  CAUNOI_TRY(match_options.weights, load_weights(options.weights));
  if (!options.rates.empty()) {
    CAUNOI_TRY(const auto csv, read_file(options.rates));
    CAUNOI_TRY(match_options.rates, parse_rates(csv, options.rates));
  }
  CAUNOI_TRY(options.shortlist.quotas, quotas_of(options.quota));
  CAUNOI_TRY(const auto lexicon, load_lexicon(options.lexicon));
  CAUNOI_TRY(const auto index, Index::open(options.index, &lexicon));
  CAUNOI_TRY(const auto survey, index.survey());
  CAUNOI_TRY(const auto made, shortlist(survey, index, options.shortlist, match_options, control));
  tell(index.notices());
  if (!options.out.empty()) CAUNOI_CHECK(write_file(options.out, shortlist_jsonl(survey, made)));
  return as_table(made);
}

}  // namespace

void add_shortlist(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  auto* command =
      add_command(app, "shortlist", "Rank the surveyed technologies by how well they meet the needs of a territory",
                  "caunoi shortlist build/index --quota BIO=50,ENV=23,NEN=11,AUT=10,MAT=32 -o shortlist.jsonl");
  command->add_option("index", options->index, "folder of the index")->required();
  command->add_option("-o,--output", options->out,
                      "where to write the choices, one JSON object a technology (default: only the table is printed)");
  command->add_option("--territory", options->shortlist.territory, "province whose needs count")->capture_default_str();
  auto* quota = command->add_option("--quota", options->quota,
                                    "how many of each field, as BIO=50,ENV=23; fields not named get none");
  command->add_option("--count", options->shortlist.count, "how many in all, by merit, where no quota is given")
      ->capture_default_str()
      ->excludes(quota);
  command->add_option("--rates", options->rates, "exchange rates: date,currency,vnd");
  add_weights(*command, options->weights);
  command->add_option("--lexicon", options->lexicon, "lexicon file or folder (default: the installed one)");
  add_common(*command, options->common);
  command->callback([options, &status] {
    const Progress progress(options->common);
    const auto made = answer(*options, progress.control());
    status = made ? deliver(*made, "") : complain(made.error());
  });
}

}  // namespace caunoi::cli
