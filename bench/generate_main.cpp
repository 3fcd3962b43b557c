// caunoi_generate -- writes the generator's texts as files: a survey as `caunoi index` and `caunoi match` read it, or
// documents and queries as `caunoi rank` does.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <optional>

#include "base/file.hpp"
#include "base/try.hpp"
#include "bench/generated_survey.hpp"

namespace caunoi::bench {

namespace {

struct Options {
  std::uint64_t documents = 10'000, needs = 1'000, seed = 1;
  std::string lang = "mixed", form = "survey", lexicon;
  std::filesystem::path out;
};

template <class Line>
Result<void> write_lines(const std::filesystem::path& path, std::uint64_t count, Line&& line) {
  std::ofstream file(path, std::ios::binary);  // a million lines need not be in memory at once
  for (std::uint64_t i = 0; i < count; ++i) file << line(i);
  file.close();
  if (!file) return fail(Code::io, "cannot be written", path.string());
  return {};
}

Result<void> generate(const Options& options) {
  std::optional<Lexicon> lexicon;
  if (!options.lexicon.empty()) {
    CAUNOI_TRY(lexicon, Lexicon::load(options.lexicon));
  }
  const Generator generator({options.seed, options.lang == "mixed"});
  const Spelling spelling(lexicon ? &*lexicon : nullptr);
  std::error_code ec;
  std::filesystem::create_directories(options.out, ec);
  if (options.form == "survey") {
    const auto survey =
        generated_survey(generator, spelling, {.technologies = options.documents, .needs = options.needs});
    return write_file(options.out / "survey.jsonl", to_jsonl(survey));
  }
  CAUNOI_CHECK(write_lines(options.out / "documents.jsonl", options.documents,
                           [&](std::uint64_t i) { return document_line(generator, spelling, i); }));
  return write_lines(options.out / "queries.jsonl", options.needs,
                     [&](std::uint64_t i) { return query_line(generator, spelling, i); });
}

}  // namespace

}  // namespace caunoi::bench

int main(int argc, char** argv) {
  caunoi::bench::Options options;
  CLI::App app("Documents and needs of any number, the same for the same seed.", "caunoi_generate");
  app.add_option("--documents", options.documents, "technologies or documents")->capture_default_str();
  app.add_option("--needs", options.needs, "needs or queries")->capture_default_str();
  app.add_option("--seed", options.seed)->capture_default_str();
  app.add_option("--lang", options.lang, "English alone or three languages")
      ->check(CLI::IsMember({"en", "mixed"}))
      ->capture_default_str();
  app.add_option("--form", options.form, "survey.jsonl, or documents.jsonl and queries.jsonl")
      ->check(CLI::IsMember({"survey", "texts"}))
      ->capture_default_str();
  app.add_option("--lexicon", options.lexicon, "spell part of the words as its terms, so that languages meet");
  app.add_option("-o,--output", options.out, "folder")->required();
  CLI11_PARSE(app, argc, argv);
  if (const auto done = caunoi::bench::generate(options); !done) {
    fmt::print(stderr, "{}\n", done.error().text());
    return 3;
  }
  return 0;
}
