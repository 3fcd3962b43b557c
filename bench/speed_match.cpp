// Matching with every signal and its reasons: one need at a time as it is typed, and a whole survey in both directions.
#include <fmt/format.h>

#include "bench/speed.hpp"
#include "caunoi/match.hpp"

namespace caunoi::bench {

namespace {

void live(benchmark::State& state, const Settings& settings, std::uint64_t documents) {
  const auto& made = indexed(settings, documents, 500);
  const auto matcher = value_of(Matcher::make(made.survey, *made.index));
  Control control;
  control.threads = 1;
  Latencies latencies;
  const auto needs = made.survey.needs();
  benchmark::DoNotOptimize(value_of(matcher.match(needs[0].id, control)).matches.size());  // what is derived once, is
  for (std::size_t i = 0; auto _ : state) {
    const auto& need = needs[i++ % needs.size()].id;
    latencies.time([&] { benchmark::DoNotOptimize(value_of(matcher.match(need, control)).matches.size()); });
  }
  latencies.report(state);
}

struct Shape {
  const char* name;
  std::uint64_t technologies, needs;
};
constexpr Shape tenth{"1865x600", 1'865, 600}, whole{"18649x6000", 18'649, 6'000};

void survey(benchmark::State& state, const Settings& settings, const Shape& shape) {
  drop_indexed();
  auto& made = indexed(settings, shape.technologies, shape.needs);
  reset_peak();
  std::size_t matches = 0;
  for (auto _ : state)
    value_of(match_each(made.survey, *made.index, {}, {}, [&](NeedMatches&& of_need) {
      matches += of_need.matches.size();
      return true;
    }));
  state.counters["peak_bytes"] = peak_bytes();
  state.counters["matches"] = static_cast<double>(matches);
  drop_indexed();
}

}  // namespace

void register_match(const Settings& settings) {
  for (const auto documents : settings.sizes(settings.largest_survey))
    benchmark::RegisterBenchmark(fmt::format("match/live/{}", size_name(documents)).c_str(),
                                 [=, &settings](benchmark::State& state) { live(state, settings, documents); })
        ->MinTime(2)
        ->MeasureProcessCPUTime()
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
  for (const auto& shape : {tenth, whole})
    if (shape.technologies <= settings.largest_survey)
      benchmark::RegisterBenchmark(fmt::format("match/survey/{}", shape.name).c_str(),
                                   [=, &settings](benchmark::State& state) { survey(state, settings, shape); })
          ->Iterations(1)
          ->MeasureProcessCPUTime()
          ->UseRealTime()
          ->Unit(benchmark::kSecond);
}

}  // namespace caunoi::bench
