// caunoi_leaderboard -- every quality number in one go: the survey of corpus/ and the measuring sets that are there,
// the baselines beside the default configuration; a table on stdout, leaderboard.tsv with all figures, leaderboard.html
// with charts.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "base/file.hpp"
#include "base/try.hpp"
#include "bench/page.hpp"
#include "bench/rankers.hpp"

namespace caunoi::bench {

namespace {

// The measuring sets with the measure each is usually told by.
struct Set {
  const char *name, *headline;
};
constexpr Set sets[] = {{"npl", "MAP"},         {"cranfield", "nDCG@10"}, {"sbir-need-award", "MRR"},
                        {"jsic-ja", "nDCG@10"}, {"jaquad-ja", "MRR"},     {"alqac-vi", "MRR"},
                        {"xquad-vi", "MRR"},    {"xquad-vi-en", "MRR"},   {"sib-vi-en", "MRR"},
                        {"sib-ja-en", "MRR"},   {"sib-ja-vi", "MRR"},     {"sib-vi-ja", "MRR"}};
constexpr const char* survey_name = "haiphong-2015";
constexpr const char* experts_name = "expertise";

struct Options {
  std::string data = "../shared/data", corpus = "corpus", out = "build/bench", packages = "build/lexicon";
  std::vector<std::string> only;
};

void print_board(const Board& board) {
  fmt::print(
      "\n{} ({} queries)\n\n| ranker | nDCG@10 | MRR | MAP | P@5 | R@100 | difference of {} |\n| --- | --- | --- | --- "
      "| --- | --- | --- |\n",
      board.name, board.entries.front().evaluation.queries.size(), board.headline);
  for (const auto& e : board.entries) {
    fmt::print("| {} |", e.ranker);
    for (const auto& m : e.evaluation.measures) fmt::print(" {:.3f} |", m.mean);
    const auto* d = difference_of(e, board.headline);
    fmt::print(" {} |\n", d == nullptr ? "" : fmt::format("{:+.3f}, p {:.4f} against {}", d->mean, d->p, e.against));
  }
}

std::string tsv_of(const Leaderboard& all) {
  std::string out = "collection\tranker\tmeasure\tmean\tlow\thigh\tdifference\tp\n";
  const auto add = [&](const Board& board) {
    for (const auto& e : board.entries)
      for (std::size_t m = 0; m < e.evaluation.measures.size(); ++m) {
        const auto& value = e.evaluation.measures[m];
        out += fmt::format("{}\t{}\t{}\t{:.6f}\t{:.6f}\t{:.6f}", board.name, e.ranker, value.name, value.mean,
                           value.low, value.high);
        out += e.differences.empty() ? "\t\t\n"
                                     : fmt::format("\t{:.6f}\t{:.4f}\n", e.differences[m].mean, e.differences[m].p);
      }
  };
  if (all.survey) add(all.survey->board);
  for (const auto& board : all.collections) add(board);
  for (const auto& e : all.experts) {
    const auto& x = e.expertise;
    out += fmt::format(
        "{0}\t{1}\tloss\t{2:.6f}\t{3:.6f}\t{4:.6f}\t\t\n{0}\t{1}\teasy\t{5:.6f}\t\t\t\t\n{0}\t{1}\thard\t{6:.6f}"
        "\t\t\t\t\n",
        experts_name, e.ranker, x.loss, x.low, x.high, x.easy.value_or(0), x.hard.value_or(0));
  }
  return out;
}

Result<Leaderboard> measure_all(const Options& options) {
  const auto wanted = [&](std::string_view name) {
    return options.only.empty() || std::ranges::find(options.only, name) != options.only.end();
  };
  const Control control;
  const std::filesystem::path data = options.data, corpus = options.corpus;
  CAUNOI_TRY(const auto own, Lexicon::load(corpus / "lexicon"));
  std::vector<std::filesystem::path> folders{corpus / "lexicon"};
  if (std::filesystem::is_directory(options.packages)) folders.emplace_back(options.packages);
  CAUNOI_TRY(const auto lexicon, Lexicon::load(folders));
  Leaderboard all;
  if (wanted(survey_name) && std::filesystem::exists(corpus / survey_name / "judgments.tsv")) {
    fmt::print(stderr, "{}\n", survey_name);
    CAUNOI_TRY(all.survey, survey_board(corpus / survey_name, options.out, {lexicon, own}, control));
    print_board(all.survey->board);
  }
  for (const auto& [name, headline] : sets) {
    if (!wanted(name) || !std::filesystem::exists(data / name)) continue;
    fmt::print(stderr, "{}\n", name);
    CAUNOI_TRY(const auto collection, read_collection(data / name));
    CAUNOI_TRY(auto board, text_board(collection, {lexicon, own}, control));
    board.headline = headline;
    print_board(board);
    all.collections.push_back(std::move(board));
  }
  if (wanted(experts_name) && std::filesystem::exists(data / experts_name)) {
    fmt::print(stderr, "{}\n", experts_name);
    CAUNOI_TRY(const auto experts, read_experts(data / experts_name));
    CAUNOI_TRY(all.experts, expert_board(experts, lexicon, control));
    fmt::print("\n{}\n\n| ranker | loss | 95 % | easy | hard |\n| --- | --- | --- | --- | --- |\n", experts_name);
    for (const auto& [ranker, x] : all.experts)
      fmt::print("| {} | {:.4f} | {:.3f} to {:.3f} | {:.3f} | {:.3f} |\n", ranker, x.loss, x.low, x.high,
                 x.easy.value_or(0), x.hard.value_or(0));
  }
  return all;
}

Result<void> write_all(const Options& options) {
  std::error_code error;
  std::filesystem::create_directories(options.out, error);
  if (error) return fail(Code::io, error.message(), options.out);
  CAUNOI_TRY(const auto all, measure_all(options));
  const std::filesystem::path out = options.out;
  CAUNOI_CHECK(write_file(out / "leaderboard.tsv", tsv_of(all)));
  CAUNOI_CHECK(write_file(out / "leaderboard.html", page(all)));
  fmt::print("\n{}\n", (out / "leaderboard.html").string());
  return {};
}

}  // namespace

}  // namespace caunoi::bench

int main(int argc, char** argv) {
  caunoi::bench::Options options;
  CLI::App app{"Ranking quality of the default configuration beside its baselines"};
  app.add_option("sets", options.only, "only these: haiphong-2015, expertise, or a folder of --data");
  app.add_option("--data", options.data, "folder of the measuring sets; those that are not there are left out")
      ->capture_default_str();
  app.add_option("--corpus", options.corpus, "folder with haiphong-2015 and lexicon")->capture_default_str();
  app.add_option("--packages", options.packages,
                 "folder of what was imported from packages, loaded beside the lexicon when it is there")
      ->capture_default_str();
  app.add_option("-o,--output", options.out, "folder for leaderboard.html and leaderboard.tsv")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const auto written = caunoi::bench::write_all(options);
  if (!written) fmt::print(stderr, "caunoi_leaderboard: {}\n", written.error().text());
  return written ? 0 : 2;
}
