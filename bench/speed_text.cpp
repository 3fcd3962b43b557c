// Texts: analysing a document of about 79 words by language, with the lexicon; and ranking whole files of them as
// `caunoi rank` does.
#include <fmt/format.h>

#include "bench/speed.hpp"
#include "caunoi/text.hpp"

namespace caunoi::bench {

namespace {

void analyse(benchmark::State& state, const Settings& settings, Lang lang) {
  const Generator generator({settings.seed, true});
  const Spelling spelling(&lexicon_of(settings));
  std::vector<std::string> texts;
  std::size_t bytes = 0, terms = 0;
  for (std::uint64_t i = 0; texts.size() < 300; ++i) {
    const auto text = generator.document(i);
    if (text.lang != lang) continue;
    texts.push_back(spelling.sentences(text, 0, text.ranks.size()));
    bytes += texts.back().size();
  }
  const Analyser analyser(&lexicon_of(settings));
  for (std::size_t i = 0; auto _ : state) terms += analyser.analyse(texts[i++ % texts.size()], lang).terms.size();
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes / texts.size()));
  state.counters["terms"] = static_cast<double>(terms) / static_cast<double>(state.iterations());
}

std::vector<TextDocument> documents_of(const Settings& settings, std::uint64_t count, bool needs) {
  const Generator generator({settings.seed, true});
  const Spelling spelling(&lexicon_of(settings));
  std::vector<TextDocument> out;
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto text = needs ? generator.need(i) : generator.document(i);
    out.push_back(
        {fmt::format("{}{}", needs ? 'q' : 'd', i), "", spelling.sentences(text, 0, text.ranks.size()), text.lang, {}});
  }
  return out;
}

void rank_whole(benchmark::State& state, const Settings& settings, std::uint64_t documents, std::uint64_t needs) {
  const auto texts = documents_of(settings, documents, false), queries = documents_of(settings, needs, true);
  RankStats stats;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        value_of(rank(texts, queries, {.k = 20, .lexicon = &lexicon_of(settings)}, {}, &stats)).data());
  state.counters["analyse"] = stats.analyse;
  state.counters["index"] = stats.index;
  state.counters["score"] = stats.score;
}

}  // namespace

void register_text(const Settings& settings) {
  for (const Lang lang : all_langs)
    benchmark::RegisterBenchmark(fmt::format("text/analyse/{}", lang_name(lang)).c_str(),
                                 [=, &settings](benchmark::State& state) { analyse(state, settings, lang); })
        ->Iterations(3'000)
        ->Repetitions(settings.repetitions)
        ->Unit(benchmark::kMicrosecond);
  for (const auto documents : settings.sizes(std::min<std::uint64_t>(settings.largest_survey, 100'000)))
    benchmark::RegisterBenchmark(
        fmt::format("text/rank/{}", size_name(documents)).c_str(),
        [=, &settings](benchmark::State& state) { rank_whole(state, settings, documents, documents / 10); })
        ->Iterations(1)
        ->MeasureProcessCPUTime()
        ->UseRealTime()
        ->Unit(benchmark::kSecond);
}

}  // namespace caunoi::bench
