// Planning: the first checked programme of a fair, without any time to make it better, so that the work is the same in
// every run.
#include <fmt/format.h>

#include "bench/generated_fair.hpp"
#include "bench/speed.hpp"

namespace caunoi::bench {

namespace {

void first_plan(benchmark::State& state, const Settings& settings, const FairSize& size) {
  const auto fair = generated_fair(settings.seed, size);
  Programme programme;
  for (auto _ : state) programme = value_of(plan(fair, {.time_limit = 0, .seed = settings.seed}));
  if (!violations(fair, programme).empty()) give_up("the programme breaks a rule");
  state.counters["pairs"] = static_cast<double>(fair.pairs.size());
  state.counters["meetings"] = static_cast<double>(programme.meetings.size());
  state.counters["value_share"] = programme.value_bound > 0 ? programme.value / programme.value_bound : 1;
}

}  // namespace

void register_fair(const Settings& settings) {
  for (const int scale : {1, 3})
    benchmark::RegisterBenchmark(fmt::format("fair/plan/{}", 400 * scale).c_str(),
                                 [=, &settings](benchmark::State& state) {
                                   FairSize size;
                                   for (auto* n : {&size.exhibitors, &size.visitors, &size.tables, &size.interpreters})
                                     *n *= scale;
                                   first_plan(state, settings, size);
                                 })
        ->Iterations(1)
        ->Repetitions(settings.repetitions)
        ->MeasureProcessCPUTime()
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
}

}  // namespace caunoi::bench
