// caunoi_speed -- what every stage costs, beside what a user would take instead; the figures as JSON for table.py and
// compare.py.
//
// Google Benchmark runs it, so its options work (--benchmark_filter, --benchmark_out). Iterations are fixed where items
// differ (needs are long and short): the same items in every run, and in ours and a peer's. Bars compare the least
// processor time of several repetitions, since what else the machine does only ever adds.
#include "bench/speed.hpp"

#include <fmt/format.h>
#include <malloc.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

namespace caunoi::bench {

std::vector<std::uint64_t> Settings::sizes(std::uint64_t limit) const {
  std::vector<std::uint64_t> out;
  for (std::uint64_t size = 10'000; size <= std::min<std::uint64_t>(limit, 1'000'000); size *= 10) out.push_back(size);
  if (out.empty()) out.push_back(limit);
  return out;
}

std::string size_name(std::uint64_t documents) {
  if (documents % 1'000'000 == 0) return fmt::format("{}M", documents / 1'000'000);
  return documents % 1'000 == 0 ? fmt::format("{}k", documents / 1'000) : fmt::format("{}", documents);
}

double processor_seconds() noexcept {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

// A line of what the system says of this process, in bytes; 0 where it does not tell.
static double status_bytes(std::string_view name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(name)) return 1024 * std::strtod(line.c_str() + name.size(), nullptr);
  return 0;
}

double held_bytes() {
  malloc_trim(0);
  return status_bytes("RssAnon:");
}

void reset_peak() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << '5';
}

double peak_bytes() { return status_bytes("VmHWM:"); }

double folder_bytes(const std::filesystem::path& folder) {
  double out = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) out += static_cast<double>(entry.file_size());
  return out;
}

void give_up(const std::string& message) {
  fmt::print(stderr, "caunoi_speed: {}\n", message);
  std::exit(1);
}

const Lexicon& lexicon_of(const Settings& settings) {
  static const Lexicon lexicon = value_of(Lexicon::load(settings.lexicon));
  return lexicon;
}

namespace {
Kept<std::pair<std::uint64_t, std::uint64_t>, Indexed> kept_index;
}

Indexed& indexed(const Settings& settings, std::uint64_t technologies, std::uint64_t needs) {
  return kept_index.get({technologies, needs}, [&] {
    auto out = std::make_unique<Indexed>();
    const auto& lexicon = lexicon_of(settings);
    out->folder = settings.scratch / fmt::format("index-{}-{}", technologies, needs);
    out->survey = generated_survey(Generator({settings.seed, true}), Spelling(&lexicon),
                                   {.technologies = technologies, .needs = needs});
    out->index = value_of(Index::build(out->survey, out->folder, &lexicon));
    return out;
  });
}

void drop_indexed() { kept_index.drop(); }

}  // namespace caunoi::bench

int main(int argc, char** argv) {
  using namespace caunoi::bench;
  Settings settings;
  CLI::App app(
      "What every stage costs, beside what a user would take instead. Options of Google Benchmark follow these.",
      "caunoi_speed");
  app.add_option("--seed", settings.seed)->capture_default_str();
  app.add_option("--largest", settings.largest, "documents of the largest collection")->capture_default_str();
  app.add_option("--largest-survey", settings.largest_survey, "records of the largest survey")->capture_default_str();
  app.add_option("--needs", settings.needs, "queries of a batch")->capture_default_str();
  app.add_option("--peer-needs", settings.peer_needs, "of these, how many peers are asked")->capture_default_str();
  app.add_option("--seeds", settings.seeds, "of random walks")->capture_default_str();
  app.add_option("--repetitions", settings.repetitions)->capture_default_str();
  app.add_option("--lexicon", settings.lexicon)->capture_default_str();
  app.allow_extras();
  CLI11_PARSE(app, argc, argv);

  auto rest = app.remaining();
  std::vector<char*> words{argv[0]};
  for (auto& word : rest) words.push_back(word.data());
  int count = static_cast<int>(words.size());
  words.push_back(nullptr);
  benchmark::Initialize(&count, words.data());
  if (benchmark::ReportUnrecognizedArguments(count, words.data())) return 2;

  std::string scratch = (std::filesystem::temp_directory_path() / "caunoi-speed-XXXXXX").string();
  if (mkdtemp(scratch.data()) == nullptr) give_up("no folder can be made in " + scratch);
  settings.scratch = scratch;
  benchmark::AddCustomContext("seed", std::to_string(settings.seed));
  benchmark::AddCustomContext("compiler", __VERSION__);
  register_machine(settings);
  register_records(settings);
  register_text(settings);
  register_panel(settings);
  register_index(settings);
  register_match(settings);
  register_network(settings);
  register_fair(settings);
  register_report(settings);
  benchmark::RunSpecifiedBenchmarks();
  drop_indexed();
  std::error_code ec;
  std::filesystem::remove_all(settings.scratch, ec);
  return 0;
}
