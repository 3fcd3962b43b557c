// caunoi evaluate -- how good runs and matches are.
#include "caunoi/evaluate.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/try.hpp"
#include "caunoi/text.hpp"
#include "cli/command.hpp"
#include "cli/evaluate.hpp"
#include "cli/jsonl.hpp"

namespace caunoi::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::vector<std::string> files, queries, documents;
  std::string against, slices, ratings, out;
  MarketFiles market;
  EvaluateOptions evaluate;
  bool by_query = false, calibration = false, as_json = false;
};

// A TREC run, or matches.jsonl as one: needs are queries, supplies documents.
Result<Run> read_run(const std::string& path) {
  CAUNOI_TRY(const auto bytes, read_file(path));
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || bytes[first] != '{') return parse_run(bytes, path);
  std::map<std::string, std::map<std::string, double>> lists;
  CAUNOI_CHECK(each_object(path, [&](const nlohmann::json& object, const std::string& place) -> Result<void> {
    CAUNOI_TRY(const auto need, text_at(object, "need", true, place));
    CAUNOI_TRY(const auto supply, text_at(object, "supply", true, place));
    CAUNOI_TRY(const auto score, number_at(object, "score", true, place));
    if (!lists[need].emplace(supply, *score).second)
      return fail(Code::invalid_argument, fmt::format("'{}' stands twice in the list of '{}'", supply, need), place);
    return {};
  }));
  Run run;
  for (const auto& [need, supplies] : lists) {
    auto& query = run.queries.emplace_back(Run::Query{need, {}});
    for (const auto& [supply, score] : supplies) query.rows.push_back({supply, score});
  }
  return run;
}

Result<Judgments> read_judgments(const std::string& path) {
  CAUNOI_TRY(const auto bytes, read_file(path));
  return parse_judgments(bytes, path);
}

// -- slices from records
// --------------------------------------------------------------------------------------------------------

// "vi": as stated, else the languages its title is given in, else what the text looks like. Empty: unknown.
std::string language_of(const nlohmann::json& record) {
  if (const auto lang = record.find("lang"); lang != record.end() && lang->is_string()) return lang->get<std::string>();
  const auto title = record.find("title");
  std::string out, text;
  if (title != record.end() && title->is_object()) {
    for (const Lang lang : all_langs)
      if (title->contains(lang_name(lang))) out += (out.empty() ? "" : "+") + std::string(lang_name(lang));
    return out;
  }
  for (const char* key : {"title", "text"})
    if (const auto found = record.find(key); found != record.end() && found->is_string())
      text += found->get<std::string>() + "\n";
  return std::string(lang_name(detect_language(text)));
}

// The field that weighs most, from `field` or `fields`. Empty: unknown.
std::string field_of(const nlohmann::json& record) {
  if (const auto field = record.find("field"); field != record.end() && field->is_string())
    return field->get<std::string>();
  const auto fields = record.find("fields");
  std::string out;
  double most = -1;
  if (fields == record.end() || !fields->is_array()) return out;
  for (const auto& field : *fields) {
    const bool plain = field.is_string();
    if (!plain && !(field.is_object() && field.contains("code") && field["code"].is_string())) continue;
    const double weight =
        plain || !field.contains("weight") || !field["weight"].is_number() ? 0 : field["weight"].get<double>();
    if (weight <= most) continue;
    most = weight;
    out = (plain ? field : field["code"]).get<std::string>();
  }
  return out;
}

template <class Label>
Result<std::map<std::string, std::string>> read_labels(const std::vector<std::string>& paths, Label&& label) {
  std::map<std::string, std::string> out;
  for (const auto& path : paths)
    CAUNOI_CHECK(each_object(path, [&](const nlohmann::json& record, const std::string& place) -> Result<void> {
      CAUNOI_TRY(auto id, text_at(record, "id", true, place));
      if (auto value = label(record); !value.empty()) out.emplace(std::move(id), std::move(value));
      return {};
    }));
  return out;
}

Result<std::vector<Slicing>> read_slicings(const Options& options) {
  std::vector<Slicing> out;
  if (!options.slices.empty()) {
    CAUNOI_TRY(const auto bytes, read_file(options.slices));
    CAUNOI_TRY(out, parse_slices(bytes, options.slices));
  }
  if (!options.queries.empty()) {
    Slicing languages{"language", {}, {}}, fields{"field", {}, {}};
    CAUNOI_TRY(languages.of_query, read_labels(options.queries, language_of));
    CAUNOI_TRY(languages.of_document, read_labels(options.documents, language_of));
    CAUNOI_TRY(fields.of_query, read_labels(options.queries, field_of));
    out.push_back(std::move(languages));
    out.push_back(std::move(fields));
  }
  return out;
}

// -- what is printed
// ------------------------------------------------------------------------------------------------------------

Json measures_json(const Evaluation& found) {
  Json out = Json::object();
  for (const auto& m : found.measures) out[m.name] = {{"mean", m.mean}, {"low", m.low}, {"high", m.high}};
  return out;
}

// One line a query and measure: what trec_eval prints with -q, and beside it the other run.
std::string by_query_table(const Evaluation& found, const Evaluation* other) {
  std::string out = other != nullptr ? "query\tmeasure\tvalue\tother\tdifference\n" : "query\tmeasure\tvalue\n";
  for (std::size_t q = 0; q < found.queries.size(); ++q)
    for (std::size_t m = 0; m < found.measures.size(); ++m) {
      const double value = found.measures[m].by_query[q];
      out += fmt::format("{}\t{}\t{:.4f}", found.queries[q], found.measures[m].name, value);
      if (other != nullptr)
        out += fmt::format("\t{:.4f}\t{:.4f}", other->measures[m].by_query[q], value - other->measures[m].by_query[q]);
      out += '\n';
    }
  return out;
}

Json by_query_json(const Evaluation& found) {
  Json out = Json::object();
  for (std::size_t q = 0; q < found.queries.size(); ++q)
    for (const auto& m : found.measures) out[found.queries[q]][m.name] = m.by_query[q];
  return out;
}

std::string measures_table(const Evaluation& found) {
  std::string out =
      fmt::format("{:<10} {:>7}   95 % interval      ({} queries)\n", "measure", "mean", found.queries.size());
  for (const auto& m : found.measures)
    out += fmt::format("{:<10} {:>7.4f}   [{:.4f}, {:.4f}]\n", m.name, m.mean, m.low, m.high);
  return out;
}

std::string differences_table(const std::vector<Difference>& differences, const std::string& other) {
  std::string out = fmt::format("\nless {}\n{:<10} {:>7}   95 % interval            p      better/equal/worse\n", other,
                                "measure", "mean");
  for (const auto& d : differences)
    out += fmt::format("{:<10} {:>+7.4f}   [{:+.4f}, {:+.4f}]   {:.4f}   {}/{}/{}\n", d.measure, d.mean, d.low, d.high,
                       d.p, d.better, d.equal, d.worse);
  return out;
}

std::string slices_table(const std::vector<Slice>& slices) {
  if (slices.empty()) return "\nno judged query is in a slice\n";
  std::string out = fmt::format("\n{:<24} {:>8}", "slice", "queries");
  for (const auto& m : slices.front().evaluation.measures) out += fmt::format(" {:>8}", m.name);
  for (const auto& slice : slices) {
    out += fmt::format("\n{:<24} {:>8}", slice.name + "=" + slice.value, slice.evaluation.queries.size());
    for (const auto& m : slice.evaluation.measures) out += fmt::format(" {:>8.4f}", m.mean);
  }
  return out + "\n";
}

std::string calibration_table(const Calibration& c) {
  std::string out =
      fmt::format("\nscores of {} judged pairs, {:.1f} % relevant\n{:<12} {:>6} {:>8} {:>9}   95 % interval\n", c.pairs,
                  100 * c.observed, "score", "pairs", "mean", "relevant");
  for (const auto& bin : c.bins)
    if (bin.count > 0)
      out += fmt::format("{:.1f} to {:.1f}   {:>6} {:>8.3f} {:>9.3f}   [{:.3f}, {:.3f}]\n", bin.from, bin.to, bin.count,
                         bin.mean_score, bin.observed, bin.low, bin.high);
  return out + fmt::format("expected calibration error {:.4f}, largest {:.4f}, Brier score {:.4f}\n", c.expected_error,
                           c.largest_error, c.brier);
}

Json calibration_json(const Calibration& c) {
  Json bins = Json::array();
  for (const auto& bin : c.bins)
    bins.push_back({{"from", bin.from},
                    {"to", bin.to},
                    {"pairs", bin.count},
                    {"mean_score", bin.mean_score},
                    {"relevant", bin.observed},
                    {"low", bin.low},
                    {"high", bin.high}});
  return {{"pairs", c.pairs},
          {"relevant", c.observed},
          {"expected_error", c.expected_error},
          {"largest_error", c.largest_error},
          {"brier", c.brier},
          {"bins", bins}};
}

Result<std::string> evaluate_run(const Options& options) {
  if (options.files.size() != 2)
    return fail(Code::invalid_argument,
                fmt::format("named: {} files; say a run and its judgments: caunoi evaluate run.trec qrels.tsv",
                            options.files.size()));
  CAUNOI_TRY(const auto run, read_run(options.files[0]));
  CAUNOI_TRY(const auto judgments, read_judgments(options.files[1]));
  const auto found = evaluate(run, judgments, options.evaluate);
  if (found.queries.empty())
    return fail(Code::invalid_argument,
                fmt::format("no query has a relevant judgment (a score above {})", options.evaluate.relevant_above),
                options.files[1]);
  CAUNOI_TRY(const auto slicings, read_slicings(options));
  const auto slices = evaluate_slices(run, judgments, slicings, options.evaluate);
  std::optional<Evaluation> other;
  std::vector<Difference> differences;
  if (!options.against.empty()) {
    CAUNOI_TRY(const auto other_run, read_run(options.against));
    other = evaluate(other_run, judgments, options.evaluate);
    CAUNOI_TRY(differences, compare(found, *other));
  }
  std::optional<Calibration> calibration;
  if (options.calibration) {
    auto made = calibrate(run, judgments, options.evaluate);
    if (!made) return fail(made.error().code, made.error().message, options.files[0]);
    calibration = *std::move(made);
  }
  if (!options.as_json) {
    if (options.by_query) return by_query_table(found, other ? &*other : nullptr);
    return measures_table(found) + (other ? differences_table(differences, options.against) : "") +
           (slicings.empty() ? "" : slices_table(slices)) + (calibration ? calibration_table(*calibration) : "");
  }
  Json out{{"queries", found.queries.size()}, {"measures", measures_json(found)}};
  for (const auto& d : differences)
    out["against"][d.measure] = {{"mean", d.mean},     {"low", d.low},     {"high", d.high},  {"p", d.p},
                                 {"better", d.better}, {"equal", d.equal}, {"worse", d.worse}};
  for (const auto& slice : slices)
    out["slices"][slice.name][slice.value] = {{"queries", slice.evaluation.queries.size()},
                                              {"measures", measures_json(slice.evaluation)}};
  if (calibration) out["calibration"] = calibration_json(*calibration);
  if (options.by_query) out["by_query"] = by_query_json(found);
  return out.dump(2) + "\n";
}

Result<std::string> evaluate_experts(const Options& options) {
  if (options.files.empty())
    return fail(Code::invalid_argument, "say which runs: caunoi evaluate --expertise judgments.tsv run.trec...");
  CAUNOI_TRY(const auto ratings, read_judgments(options.ratings));
  std::vector<Run> runs;
  for (const auto& path : options.files) {
    CAUNOI_TRY(runs.emplace_back(), read_run(path));
  }
  const auto found = expertise(runs, ratings);
  if (!found) return fail(found.error().code, found.error().message, options.ratings);
  if (options.as_json) {
    Json out{{"experts", found->experts},
             {"pairs", found->pairs},
             {"loss", {{"mean", found->loss}, {"low", found->low}, {"high", found->high}}}};
    out["easy"] = found->easy ? Json(*found->easy) : Json();
    out["hard"] = found->hard ? Json(*found->hard) : Json();
    for (std::size_t r = 0; r < options.files.size(); ++r) out["runs"][options.files[r]] = found->by_run[r];
    return out.dump(2) + "\n";
  }
  std::string out = fmt::format("expertise loss  {:.4f}   [{:.4f}, {:.4f}]   ({} experts, {} pairs, {} runs)\n",
                                found->loss, found->low, found->high, found->experts, found->pairs, runs.size());
  if (found->easy) out += fmt::format("easy pairs      {:.4f}   ({})\n", *found->easy, found->easy_pairs);
  if (found->hard) out += fmt::format("hard pairs      {:.4f}   ({})\n", *found->hard, found->hard_pairs);
  if (runs.size() > 1)
    for (std::size_t r = 0; r < runs.size(); ++r)
      out += fmt::format("{:<15} {:.4f}\n", options.files[r], found->by_run[r]);
  return out;
}

Result<std::string> evaluate_files(const Options& options) {
  if (!options.ratings.empty()) return evaluate_experts(options);
  const bool market = !options.market.matches.empty() || !options.market.programme.empty();
  return market ? evaluate_market(options.market, options.as_json) : evaluate_run(options);
}

}  // namespace

void add_evaluate(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "evaluate", "Measures of runs, expert rankings, matches and programmes, with 95 % bootstrap intervals",
      "caunoi evaluate run.trec qrels.tsv --against other.trec\n"
      "  caunoi evaluate matches.jsonl judgments.tsv --calibration --relevant-above 1 --queries needs.jsonl "
      "--documents technologies.jsonl\n"
      "  caunoi evaluate --expertise judgments.tsv set1.trec set2.trec\n"
      "  caunoi evaluate --two-sided build/demo/matches.jsonl --survey build/demo/survey.jsonl\n"
      "  caunoi evaluate --programme build/demo/programme.json --fair build/demo/fair.json");
  command->add_option("files", options->files,
                      "a run (TREC, or matches.jsonl) and its judgments (query-id, corpus-id, score with a header "
                      "line, or classic TREC qrels); with --expertise: runs");
  command
      ->add_option("--relevant-above", options->evaluate.relevant_above,
                   "a document is relevant when its grade is greater (nDCG uses the grades themselves)")
      ->capture_default_str();
  command->add_option("--against", options->against,
                      "another run: differences with interval and p of a paired randomisation test");
  command->add_flag("--by-query", options->by_query, "one line a query and measure instead of the means");
  command->add_option("--slices", options->slices, "TSV: query-id, then cells name=value; the measures of each group");
  auto* queries = command->add_option("--queries", options->queries,
                                      "JSON lines of the queries (or needs): slices by language and field");
  command
      ->add_option("--documents", options->documents,
                   "JSON lines of the documents (or technologies): slices by pair of languages")
      ->needs(queries);
  command->add_flag("--calibration", options->calibration, "reliability of scores from 0 to 1 against the judgments");
  auto* ratings =
      command->add_option("--expertise", options->ratings,
                          "ratings expert, paper, expertise: the weighted Kendall loss, mean over the runs");
  auto* matches = command->add_option(
      "--two-sided", options->market.matches,
      "matches.jsonl: coverage, blocking pairs, exposure and mutual acceptance of its lists of technologies");
  command
      ->add_option("--survey", options->market.survey,
                   "with --two-sided: survey.jsonl, so that needs and technologies on no list count too")
      ->needs(matches);
  command
      ->add_option("--list-length", options->market.list_length,
                   "with --two-sided: how much of each need's list is shown")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  auto* programme = command->add_option("--programme", options->market.programme,
                                        "programme.json: the same measures of its meetings");
  auto* fair =
      command->add_option("--fair", options->market.fair, "with --programme: the fair.json it was planned for");
  programme->needs(fair);
  fair->needs(programme);
  for (auto* market : {matches, programme}) ratings->excludes(market);
  command->add_flag("--json", options->as_json, "as JSON");
  command->add_option("-o,--output", options->out, "where to write (default: stdout)");
  command->callback([options, &status] {
    const auto text = evaluate_files(*options);
    status = text ? deliver(*text, options->out) : complain(text.error());
  });
}

}  // namespace caunoi::cli
