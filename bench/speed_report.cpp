// Papers: the page of a survey with its matches, and the lines of them.
#include "bench/speed.hpp"
#include "caunoi/match.hpp"
#include "caunoi/report.hpp"

namespace caunoi::bench {

void register_report(const Settings& settings) {
  benchmark::RegisterBenchmark("report/page/500x150",
                               [&settings](benchmark::State& state) {
                                 const auto& made = indexed(settings, 500, 150);
                                 const auto matches = value_of(match(made.survey, *made.index));
                                 const ReportInput input{.survey = &made.survey, .matches = &matches};
                                 std::size_t bytes = 0;
                                 for (auto _ : state) bytes = value_of(page(input)).size();
                                 state.counters["bytes"] = static_cast<double>(bytes);
                               })
      ->Iterations(5)
      ->Repetitions(settings.repetitions)
      ->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("report/matches/500x150",
                               [&settings](benchmark::State& state) {
                                 const auto& made = indexed(settings, 500, 150);
                                 const auto matches = value_of(match(made.survey, *made.index));
                                 std::size_t bytes = 0;
                                 for (auto _ : state) bytes = matches_jsonl(made.survey, matches).size();
                                 state.counters["bytes"] = static_cast<double>(bytes);
                               })
      ->Iterations(5)
      ->Repetitions(settings.repetitions)
      ->Unit(benchmark::kMillisecond);
}

}  // namespace caunoi::bench
