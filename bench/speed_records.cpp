// Records in and out: JSON lines, a sheet of a thousand rows, and the measures of a run.
#include "base/file.hpp"
#include "bench/generated_files.hpp"
#include "bench/speed.hpp"
#include "caunoi/evaluate.hpp"
#include "caunoi/intake.hpp"

namespace caunoi::bench {

namespace {

constexpr std::uint64_t rows = 1'000;

Survey survey_of(const Settings& settings) {
  return generated_survey(Generator({settings.seed, true}), Spelling(), {.technologies = rows, .needs = 100});
}

void write_lines(benchmark::State& state, const Settings& settings) {
  const auto survey = survey_of(settings);
  std::size_t bytes = 0;
  for (auto _ : state) bytes = to_jsonl(survey).size();
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void read_lines(benchmark::State& state, const Settings& settings) {
  const auto lines = to_jsonl(survey_of(settings));
  for (auto _ : state) {
    Survey::Records records;
    Origins origins;
    std::vector<Finding> findings;
    read_jsonl(lines, "survey.jsonl", records, origins, findings);
    benchmark::DoNotOptimize(make_survey(std::move(records), origins).findings.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
}

void read_sheet(benchmark::State& state, const Settings& settings) {
  const auto file = settings.scratch / "technologies.csv";
  const auto sheet = technologies_csv(survey_of(settings));
  value_of(write_file(file, sheet));
  for (auto _ : state)
    if (value_of(read_workspace(file)).survey.technologies().size() != rows) give_up("rows of the sheet are lost");
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(sheet.size()));
}

void measures(benchmark::State& state, const Settings& settings) {
  const auto files = generated_run(settings.seed, 200, 100);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        evaluate(value_of(parse_run(files.run)), value_of(parse_judgments(files.judgments))).measures.data());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(files.run.size() + files.judgments.size()));
}

}  // namespace

void register_records(const Settings& settings) {
  using Body = void (*)(benchmark::State&, const Settings&);
  constexpr std::pair<const char*, Body> all[] = {{"survey/write/1k", write_lines},
                                                  {"survey/read/1k", read_lines},
                                                  {"intake/csv/1k", read_sheet},
                                                  {"evaluate/run/200x100", measures}};
  for (const auto& [name, body] : all)
    benchmark::RegisterBenchmark(name, [&settings, body = body](benchmark::State& state) { body(state, settings); })
        ->Iterations(3)
        ->Repetitions(settings.repetitions)
        ->MeasureProcessCPUTime()
        ->Unit(benchmark::kMillisecond);
}

}  // namespace caunoi::bench
