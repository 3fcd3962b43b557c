// Planning: the first checked programme of a fair, without any time to make it better, so that the work is the same in
// every run. Repair: a large fair of two days after five changes, to the proof.
#include <fmt/format.h>

#include "bench/generated_fair.hpp"
#include "caunoi/repair.hpp"
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

/// An exhibitor leaves, a visitor is late, a table breaks, an interpreter is lost, somebody walks in; before the day, and
/// in slots 4 to 20.
void five_changes(benchmark::State& state, const Settings& settings) {
  auto fair = generated_fair(settings.seed, {131, 102, 28, 80, 24, 19});
  fair.sessions = {{"first morning", "", 7}, {"first afternoon", "", 7}, {"second morning", "", 7}, {"second afternoon", "", 7}};
  const auto programme = value_of(plan(fair, {.time_limit = 2, .seed = settings.seed}));
  int proved = 0, disturbed = 0, repairs = 0;
  for (auto _ : state) {
    for (int k = 0; k < 6; ++k, ++repairs) {
      Changes changes;
      if (k % 3 != 0) changes.now = 4 * k;
      const int next = changes.now.value_or(-1) + 1;
      changes.absent = {{fmt::format("exhibitor-{:04}", 7 + k), next + 3, {}}};
      changes.late = {{fmt::format("visitor-{:04}", 11 + k), next + 2}};
      changes.broken_tables = {{fmt::format("table-{:03}", 5 + k), {}, {}}};
      changes.lost_interpreters = {{fmt::format("interpreter-{:02}", 3 + k), next + 1, {}}};
      changes.walk_ins = {{"walk-in", "", Fair::Side::visitor, {"vi"}}};
      for (int w = 0; w < 5; ++w) {
        const auto exhibitor = fmt::format("exhibitor-{:04}", 9 * w + k);
        changes.wishes.push_back({exhibitor + "~walk-in", exhibitor, "walk-in"});
      }
      const auto repaired = value_of(repair(fair, programme, changes, {.time_limit = 60}));
      proved += repaired.programme.status == Programme::Status::optimal;
      disturbed += repaired.disturbed;
    }
  }
  state.counters["meetings"] = static_cast<double>(programme.meetings.size());
  state.counters["proved_share"] = static_cast<double>(proved) / repairs;
  state.counters["disturbed"] = static_cast<double>(disturbed) / repairs;
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
  benchmark::RegisterBenchmark("fair/six_repairs/1890", [&settings](benchmark::State& state) { five_changes(state, settings); })
      ->Iterations(1)
      ->Repetitions(settings.repetitions)
      ->MeasureProcessCPUTime()
      ->UseRealTime()
      ->Unit(benchmark::kMillisecond);
}

}  // namespace caunoi::bench
