// caunoi_instructions -- a fixed piece of work of every stage, run once under valgrind's callgrind, which counts its
// instructions.
//
// Time on a shared machine varies by tens of per cent, the number of instructions by thousandths. Each piece is run
// twice: once uncounted, so that what is made on first use is there, then between client requests that switch counting
// on and dump the count under the piece's name. One thread wherever a caller may choose: what threads do while they
// wait is chance.
// Without valgrind the requests do nothing and the program only runs. Driven by instructions.py.
#include <fmt/format.h>
#include <stdlib.h>
#include <valgrind/callgrind.h>

#include <functional>

#include "base/file.hpp"
#include "bench/generated_fair.hpp"
#include "bench/generated_files.hpp"
#include "bench/generated_survey.hpp"
#include "bench/kernel.hpp"
#include "bench/panel_driver.hpp"
#include "bench/walk_driver.hpp"
#include "caunoi/evaluate.hpp"
#include "caunoi/intake.hpp"
#include "caunoi/match.hpp"
#include "caunoi/report.hpp"

namespace caunoi::bench {

namespace {

template <class T>
T value_of(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "caunoi_instructions: {}\n", result.error().text());
    std::exit(1);
  }
  return *std::move(result);
}

// What is worked on is kept from being optimised away.
std::size_t kept = 0;

void count(const char* name, std::size_t items, const std::function<std::size_t()>& work) {
  kept += work();
  CALLGRIND_START_INSTRUMENTATION;
  CALLGRIND_ZERO_STATS;
  kept += work();
  CALLGRIND_DUMP_STATS_AT(name);
  CALLGRIND_STOP_INSTRUMENTATION;
  fmt::print("{}\t{}\n", name, items);
}

void texts(const Generator& generator, const Spelling& spelling, const Lexicon& lexicon) {
  const Analyser analyser(&lexicon);
  for (const auto& [lang, name] :
       {std::pair{Lang::vi, "text/analyse/vi"}, {Lang::ja, "text/analyse/ja"}, {Lang::en, "text/analyse/en"}}) {
    std::vector<std::string> some;
    for (std::uint64_t i = 0; some.size() < 60; ++i)
      if (const auto text = generator.document(i); text.lang == lang)
        some.push_back(spelling.sentences(text, 0, text.ranks.size()));
    count(name, some.size(), [&, lang = lang] {
      std::size_t terms = 0;
      for (const auto& text : some) terms += analyser.analyse(text, lang).terms.size();
      return terms;
    });
  }
}

void panel() {
  constexpr std::uint64_t documents = 4'000, needs = 150;
  const KernelTexts texts(1, false);
  std::vector<TermCounts> made;
  for (std::uint64_t i = 0; i < documents; ++i) made.push_back(texts.document(i));
  const auto build = [&] {
    PanelDriver::Builder builder;
    for (const auto& document : made) builder.add(document);
    return std::move(builder).finish();
  };
  count("panel/build", documents, [&] { return build().size(); });
  const auto built = build();
  for (const auto& [keep, name] :
       {std::pair{Keep::all_words, "panel/all-words"}, {Keep::content_words, "panel/content-words"}}) {
    std::vector<TermCounts> asked;
    for (std::uint64_t i = 0; i < needs; ++i) asked.push_back(texts.need(i, keep));
    PanelDriver::Scratch scratch;
    count(name, asked.size(), [&] {
      std::size_t found = 0;
      for (const auto& need : asked) found += built.best(built.prepare(need), 20, scratch).size();
      return found;
    });
  }
}

void records(const Survey& survey, const std::filesystem::path& scratch) {
  count("survey/write", survey.technologies().size(), [&] { return to_jsonl(survey).size(); });
  const auto lines = to_jsonl(survey);
  count("survey/read", survey.technologies().size(), [&] {
    Survey::Records records;
    Origins origins;
    std::vector<Finding> findings;
    read_jsonl(lines, "survey.jsonl", records, origins, findings);
    return make_survey(std::move(records), origins).survey.technologies().size();
  });
  const auto sheet = scratch / "technologies.csv";
  if (!write_file(sheet, technologies_csv(survey))) std::exit(1);
  count("intake/csv", survey.technologies().size(),
        [&] { return value_of(read_workspace(sheet)).survey.technologies().size(); });
  const auto files = generated_run(1, 20, 100);
  count("evaluate/run", 20, [&] {
    return evaluate(value_of(parse_run(files.run)), value_of(parse_judgments(files.judgments))).measures.size();
  });
}

void index_and_match(const Survey& survey, const Spelling& spelling, const Generator& generator, const Lexicon& lexicon,
                     const std::filesystem::path& scratch) {
  Control control;
  control.threads = 1;
  count("index/build", survey.technologies().size(),
        [&] { return value_of(Index::build(survey, scratch / "index", &lexicon, control)).size(); });
  count("index/open", survey.technologies().size(),
        [&] { return value_of(open_to_match(scratch / "index", &lexicon, control)).size(); });
  const auto index = value_of(Index::open(scratch / "index", &lexicon));
  count("index/search", 20, [&] {
    std::size_t found = 0;
    for (std::uint64_t i = 0; i < 20; ++i) {
      const auto need = generator.need(i);
      SearchQuery query;
      query.words =
          spelling.word(need.lang, need.ranks[0]) + ' ' + spelling.word(need.lang, need.ranks[need.ranks.size() / 2]);
      query.filter.kinds = {RecordKind::technology};
      found += value_of(index.search(query)).found;
    }
    return found;
  });
  count("match/live", 5, [&] {
    std::size_t found = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      MatchOptions options;
      options.needs = {survey.needs()[i].id};
      found += value_of(match(survey, index, options, control)).matches.size();
    }
    return found;
  });
  count("match/survey", survey.needs().size(),
        [&] { return value_of(match(survey, index, {}, control)).matches.size(); });
  const auto matches = value_of(match(survey, index, {}, control));
  count("match/explain", matches.matches.size(), [&] {
    std::size_t bytes = 0;
    for (const auto& m : matches.matches) bytes += explain(m, survey, Lang::vi).size();
    return bytes;
  });
  const ReportInput input{.survey = &survey, .matches = &matches};
  count("report/page", matches.matches.size(), [&] { return value_of(page(input)).size(); });
}

void network() {
  const auto arcs = arcs_of(generated_network(1, 2'000));
  const WalkDriver walks(arcs);
  std::vector<std::uint32_t> seeds;
  for (std::uint32_t i = 0; i < 32; ++i) seeds.push_back(i * 40);
  count("network/graph", arcs.arcs.size(), [&] { return WalkDriver(arcs).from(std::span(seeds).first(1), 1).size(); });
  count("network/walk", seeds.size(), [&] { return walks.from(seeds, 1e-6).size(); });
}

void fair() {
  const auto fair =
      generated_fair(1, {.exhibitors = 10, .visitors = 20, .slots = 8, .tables = 10, .interpreters = 3, .wishes = 4});
  Control control;
  control.threads = 1;
  count("fair/plan", fair.pairs.size(),
        [&] { return value_of(plan(fair, {.time_limit = 0}, control)).meetings.size(); });
}

}  // namespace

}  // namespace caunoi::bench

int main(int argc, char** argv) {
  using namespace caunoi::bench;
  if (argc != 3) {
    fmt::print(stderr, "usage: caunoi_instructions LEXICON SCRATCH-FOLDER\n");
    return 2;
  }
  const std::filesystem::path scratch = argv[2];
  const auto lexicon = value_of(caunoi::Lexicon::load(argv[1]));
  const Generator generator({.seed = 1, .mixed = true});
  const Spelling spelling(&lexicon);
  const auto survey = generated_survey(generator, spelling, {.technologies = 120, .needs = 20});
  texts(generator, spelling, lexicon);
  panel();
  records(survey, scratch);
  index_and_match(survey, spelling, generator, lexicon, scratch);
  network();
  fair();
  return kept == 0;
}
