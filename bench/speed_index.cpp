// The durable index: making it beside Xapian's own loop over the same texts, opening it to match, searching with a
// filter, and a change of one record until it can be matched.
#include <fmt/format.h>

#include <cctype>

#include "bench/panel_driver.hpp"
#include "bench/peers.hpp"
#include "bench/speed.hpp"
#include "caunoi/match.hpp"

namespace caunoi::bench {

namespace {

constexpr std::uint64_t needs = 500;  // of the survey; the index has them too

void build(benchmark::State& state, const Settings& settings, std::uint64_t documents) {
  const auto& lexicon = lexicon_of(settings);
  const auto survey = generated_survey(Generator({settings.seed, true}), Spelling(&lexicon),
                                       {.technologies = documents, .needs = needs});
  const auto folder = settings.scratch / "built";
  for (auto _ : state) benchmark::DoNotOptimize(value_of(Index::build(survey, folder, &lexicon)).size());
  state.counters["bytes_document"] = folder_bytes(folder) / static_cast<double>(documents);
  std::filesystem::remove_all(folder);
}

void build_xapian(benchmark::State& state, const Settings& settings, std::uint64_t documents) {
  const auto survey = generated_survey(Generator({settings.seed, true}), Spelling(&lexicon_of(settings)),
                                       {.technologies = documents, .needs = needs});
  const auto folder = settings.scratch / "built-by-xapian";
  for (auto _ : state) xapian_index_texts(survey, folder);
  state.counters["bytes_document"] = folder_bytes(folder) / static_cast<double>(documents);
  std::filesystem::remove_all(folder);
}

void open(benchmark::State& state, const Settings& settings, std::uint64_t documents) {
  const auto& made = indexed(settings, documents, needs);
  for (auto _ : state) benchmark::DoNotOptimize(value_of(open_to_match(made.folder, &lexicon_of(settings))).size());
}

enum class Typed { with_marks, without };

template <Typed typed>
void search(benchmark::State& state, const Settings& settings, std::uint64_t documents) {
  const auto& made = indexed(settings, documents, needs);
  const Generator generator({settings.seed, true});
  const Spelling spelling(&lexicon_of(settings));
  std::vector<std::string> words;
  for (std::uint64_t i = 0; i < 200; ++i) {
    const auto need = generator.need(i);
    const auto bag = Generator::bag(need, Keep::content_words);
    std::string query;
    for (std::size_t w = 0; w < std::min<std::size_t>(3, bag.size()); ++w)
      query += spelling.word(need.lang, Generator::rank_of(bag[bag.size() / 3 * w].term)) + ' ';
    std::ranges::replace_if(
        query, [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; }, ' ');  // words, not syntax
    if (typed == Typed::with_marks) words.push_back(query);
    else if (need.lang == Lang::vi) words.push_back(fold(query));
  }
  Latencies latencies;
  for (std::size_t i = 0; auto _ : state) {
    SearchQuery query;
    query.words = words[i++ % words.size()];
    query.filter.kinds = {RecordKind::technology};
    query.filter.trl_min = 6;
    latencies.time([&] {
      const auto answer = made.index->search(query);
      if (!answer) give_up(query.words + ": " + answer.error().text());
      benchmark::DoNotOptimize(answer->found);
    });
  }
  latencies.report(state);
}

// A technology changes its text, then a matcher that is there matches it: as an organiser would on the day.
void update(benchmark::State& state, const Settings& settings, std::uint64_t documents) {
  auto& made = indexed(settings, documents, needs);
  auto matcher = value_of(Matcher::make(made.survey, *made.index));
  Latencies latencies;
  std::size_t i = 0;
  for (auto _ : state) {
    Survey::Records records;
    records.technologies = {made.survey.technologies()[i]};
    std::swap(records.technologies[0].summary, records.technologies[0].problem);
    ++i;
    const auto changed = make_survey(std::move(records)).survey;
    latencies.time([&] {
      value_of(made.index->update(changed));
      value_of(matcher.update(changed));
    });
  }
  latencies.report(state);
  drop_indexed();  // its records are no longer those of the survey
}

}  // namespace

void register_index(const Settings& settings) {
  using Body = void (*)(benchmark::State&, const Settings&, std::uint64_t);
  for (const auto documents : settings.sizes(settings.largest_survey)) {
    const auto add = [&](const std::string& name, Body body) {
      return benchmark::RegisterBenchmark(name.c_str(),
                                          [=, &settings](benchmark::State& state) { body(state, settings, documents); })
          ->MeasureProcessCPUTime()
          ->UseRealTime()
          ->Unit(benchmark::kMillisecond);
    };
    const auto size = size_name(documents);
    add("index/build/" + size + "/caunoi", build)->Iterations(1)->Unit(benchmark::kSecond);
    add("index/build/" + size + "/xapian", build_xapian)->Iterations(1)->Unit(benchmark::kSecond);
    add("index/open/" + size, open)->Iterations(3);
    add("index/search/" + size, search<Typed::with_marks>)->MinTime(2);
    add("index/search-unmarked/" + size, search<Typed::without>)->MinTime(2);
    add("index/update/" + size, update)->Iterations(20);
  }
}

}  // namespace caunoi::bench
