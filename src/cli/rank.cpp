// caunoi rank -- the analyst's command: TREC run from JSON lines.
#include <sys/resource.h>

#include <chrono>
#include <unordered_set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/try.hpp"
#include "caunoi/index.hpp"
#include "cli/command.hpp"
#include "cli/jsonl.hpp"
#include "cli/lexicon.hpp"
#include "cli/vectors.hpp"

namespace caunoi::cli {

namespace {

using nlohmann::json;

struct Options {
  Common common;
  std::string documents, queries, experts, out, stats, lexicon;
  std::size_t k = 1000;
};

Result<TextDocument> document_of(const json& object, bool with_id, VectorReader& vectors, const std::string& place) {
  TextDocument out;
  CAUNOI_TRY(out.id, text_at(object, "id", with_id, place));
  CAUNOI_TRY(out.title, text_at(object, "title", false, place));
  CAUNOI_TRY(out.text, text_at(object, "text", out.title.empty(), place));
  CAUNOI_TRY(const std::string lang, text_at(object, "lang", false, place));
  out.lang = lang_from(lang);
  if (out.lang == Lang::unknown && !lang.empty()) return fail(Code::invalid_argument, fmt::format("\"lang\" is \"{}\"; vi, ja and en are known", lang), place);
  CAUNOI_TRY(out.embedding, vectors.at(object, "embedding", place));
  if (out.id.find_first_of("\t\n\r") != std::string::npos) return fail(Code::invalid_argument, "an id must not hold a tab or a line break: the run file could not be read back", place);
  return out;
}

Result<std::vector<TextDocument>> read_documents(const std::string& path, VectorReader& vectors) {
  std::vector<TextDocument> out;
  std::unordered_set<std::string> seen;
  CAUNOI_CHECK(each_object(path, [&](const json& object, const std::string& place) -> Result<void> {
    CAUNOI_TRY(auto document, document_of(object, true, vectors, place));
    if (!seen.insert(document.id).second) return fail(Code::invalid_argument, fmt::format("the id \"{}\" was used before", document.id), place);
    out.push_back(std::move(document));
    return {};
  }));
  return out;
}

Result<std::vector<TextExpert>> read_experts(const std::string& path, VectorReader& vectors) {
  std::vector<TextExpert> out;
  CAUNOI_CHECK(each_object(path, [&](const json& object, const std::string& place) -> Result<void> {
    TextExpert expert;
    CAUNOI_TRY(expert.id, text_at(object, "id", true, place));
    const auto works = object.find("works");
    if (works == object.end() || !works->is_array()) return fail(Code::invalid_argument, "\"works\" must be a list of {title?, text, lang?}", place);
    for (const auto& work : *works) {
      if (!work.is_object()) return fail(Code::invalid_argument, "a work must be an object {title?, text, lang?}", place);
      CAUNOI_TRY(auto document, document_of(work, false, vectors, place));
      expert.works.push_back(std::move(document));
    }
    out.push_back(std::move(expert));
    return {};
  }));
  return out;
}

void append_rows(std::string& out, const std::string& query, std::span<const TextDocument> documents, std::span<const Ranked> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    fmt::format_to(std::back_inserter(out), "{}\tQ0\t{}\t{}\t{:.6f}\tcaunoi\n", query, documents[rows[i].document].id, i + 1, rows[i].score);
}

Result<std::string> rank_files(const Options& options, const Control& control) {
  const auto now = [] { return std::chrono::steady_clock::now(); };
  const auto seconds = [](auto from, auto to) { return std::chrono::duration<double>(to - from).count(); };
  const auto begin = now();
  CAUNOI_TRY(const Lexicon lexicon, load_lexicon(options.lexicon));
  VectorReader vectors;
  CAUNOI_TRY(const auto documents, read_documents(options.documents, vectors));
  const RankOptions rank_options{.k = options.k, .lexicon = &lexicon};
  RankStats spent;
  std::string run;
  std::size_t queries = 0;
  double read = 0, write = 0;
  const auto finish = [&](const auto& asked, const Result<std::vector<std::vector<Ranked>>>& lists) {
    const auto start = now();
    queries = asked.size();
    for (std::size_t q = 0; q < asked.size(); ++q) append_rows(run, asked[q].id, documents, (*lists)[q]);
    write = seconds(start, now());
  };
  if (!options.experts.empty()) {
    CAUNOI_TRY(const auto experts, read_experts(options.experts, vectors));
    read = seconds(begin, now());
    const auto lists = rank(documents, std::span<const TextExpert>(experts), rank_options, control, &spent);
    if (!lists) return std::unexpected(lists.error());
    finish(experts, lists);
  } else {
    CAUNOI_TRY(const auto asked, read_documents(options.queries, vectors));
    read = seconds(begin, now());
    const auto lists = rank(documents, std::span<const TextDocument>(asked), rank_options, control, &spent);
    if (!lists) return std::unexpected(lists.error());
    finish(asked, lists);
  }
  if (!options.stats.empty()) {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const nlohmann::ordered_json stats{{"documents", documents.size()},
                                       {"queries", queries},
                                       {"seconds", {{"read", read}, {"analyse", spent.analyse}, {"index", spent.index}, {"score", spent.score}, {"write", write}}},
                                       {"peak_rss_bytes", static_cast<std::uint64_t>(usage.ru_maxrss) * 1024}};
    CAUNOI_CHECK(write_file(options.stats, stats.dump(2) + "\n"));
  }
  return run;
}

}  // namespace

void add_rank(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  auto* command = add_command(app, "rank", "Rank documents for queries or experts; writes a TREC run",
                              "caunoi rank --documents documents.jsonl --queries queries.jsonl -k 1000 -o run.trec");
  command->add_option("--documents", options->documents, "JSON lines {id, text, title?, lang?, embedding?}")->required();
  auto* queries = command->add_option("--queries", options->queries, "JSON lines {id, text, title?, lang?, embedding?}");
  auto* experts = command->add_option("--experts", options->experts, "JSON lines {id, works: [{title?, text, lang?, embedding?}]}");
  queries->excludes(experts);
  command->add_option("-k", options->k, "longest list")->check(CLI::PositiveNumber)->capture_default_str();
  command->add_option("-o,--output", options->out, "the run file (default: stdout)");
  command->add_option("--stats", options->stats, "write seconds of each step and peak memory as JSON");
  command->add_option("--lexicon", options->lexicon, "lexicon file or folder (default: the one installed)");
  add_common(*command, options->common);
  command->callback([options, &status] {
    if (options->queries.empty() && options->experts.empty()) {
      status = complain({Code::invalid_argument, "say what to rank for: --queries FILE or --experts FILE", ""});
      return;
    }
    const Progress progress(options->common);
    const auto run = rank_files(*options, progress.control());
    status = run ? deliver(*run, options->out) : complain(run.error());
  });
}

}  // namespace caunoi::cli
