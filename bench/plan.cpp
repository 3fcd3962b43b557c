// caunoi_plan_board -- the planner on the published instances of B2B meeting scheduling, on generated fairs and against
// the oracle of the tests. README.md says how to read the tables.
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/file.hpp"
#include "bench/b2b_instance.hpp"
#include "bench/plan_fairs.hpp"
#include "fair/fairs.hpp"
#include "fair/oracle.hpp"

namespace caunoi::bench {

namespace {

struct Clock {
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  double cpu_start = cpu();

  static double cpu() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
      return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
  }
  [[nodiscard]] double wall() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  [[nodiscard]] double processor() const { return cpu() - cpu_start; }
};

struct Row {
  std::string instance;
  int spread = 0;
  int optimum = -1;  ///< -1: infeasible
  double maxsat = 0;
};

std::vector<Row> read_published(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Row> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string instance, spread, optimum, maxsat;
    std::getline(cells, instance, ',');
    std::getline(cells, spread, ',');
    std::getline(cells, optimum, ',');
    std::getline(cells, maxsat, ',');
    if (maxsat.empty()) continue;
    rows.push_back({instance, std::stoi(spread), optimum == "-" ? -1 : std::stoi(optimum), std::stod(maxsat)});
  }
  return rows;
}

const char* word(Programme::Status status) {
  switch (status) {
    case Programme::Status::optimal:
      return "optimal";
    case Programme::Status::feasible:
      return "feasible";
    case Programme::Status::infeasible:
      return "infeasible";
  }
  return "";
}

struct PeerAnswer {
  std::string status = "none";  ///< optimal, infeasible, feasible, none
  int breaks = -1;
  double seconds = 0;
};

/// clasp with unsatisfiable cores, as a process of its own.
PeerAnswer ask_clasp(const B2bInstance& instance, int spread, double limit) {
  const auto path = std::filesystem::temp_directory_path() / fmt::format("caunoi-{}.opb", ::getpid());
  {
    std::ofstream file(path);
    file << to_opb(instance, spread);
  }
  PeerAnswer answer;
  const Clock clock;
  const auto command = fmt::format("clasp --opt-strategy=usc,oll --time-limit={} '{}' 2>/dev/null",
                                   static_cast<int>(std::ceil(limit)), path.string());
  if (FILE* pipe = ::popen(command.c_str(), "r")) {
    char line[65536];
    while (std::fgets(line, sizeof line, pipe) != nullptr) {
      const std::string_view text(line);
      if (text.starts_with("o ")) answer.breaks = std::atoi(line + 2), answer.status = "feasible";
      if (text.starts_with("s OPTIMUM")) answer.status = "optimal";
      if (text.starts_with("s UNSAT")) answer.status = "infeasible";
    }
    ::pclose(pipe);
  }
  answer.seconds = clock.wall();
  std::filesystem::remove(path);
  return answer;
}

int b2b(const std::filesystem::path& data, const std::string& filter, double limit, double peer_limit,
        std::uint64_t seed, int from, int every) {
  const auto rows = read_published(data / "published.csv");
  if (rows.empty()) {
    fmt::print("B2B instances: {} is not there; left out\n", (data / "published.csv").string());
    return 0;
  }
  int proved = 0, wrong = 0, count = 0, peer_proved = 0, number = 0;
  double sum = 0, worst = 0, sum_published = 0, peer_sum = 0;
  fmt::print("{:<28} {:>2} {:>10} {:>6} {:>6} {:>9} {:>8} {:>8} {:>9}{}\n", "instance", "d", "status", "breaks", "bound",
             "published", "clock s", "CPU s", "maxsat s", peer_limit > 0 ? "   clasp s" : "");
  for (const auto& row : rows) {
    if (row.instance.find(filter) == std::string::npos) continue;
    if (number++ % every != from) continue;
    const auto path = data / "instances" / (row.instance + ".dzn");
    const auto text = read_file(path);
    if (!text) return fmt::print("{}: {}\n", path.string(), text.error().message), 1;
    const auto instance = parse_b2b(*text, path.string());
    if (!instance) return fmt::print("{}: {}\n", instance.error().place, instance.error().message), 1;
    const auto fair = to_fair(*instance, row.spread);
    const Clock clock;
    const auto programme = plan(fair, {.time_limit = limit, .seed = seed});
    const double wall = clock.wall(), cpu = clock.processor();
    if (!programme) return fmt::print("{}: {}\n", row.instance, programme.error().message), 1;
    const bool infeasible = programme->status == Programme::Status::infeasible;
    const bool closed = infeasible || programme->status == Programme::Status::optimal;
    const bool right = closed ? (infeasible ? row.optimum < 0 : row.optimum == programme->breaks)
                              : row.optimum >= 0 && programme->breaks >= row.optimum &&
                                    programme->breaks_bound <= row.optimum;
    ++count;
    proved += closed ? 1 : 0;
    wrong += right && violations(fair, *programme).empty() ? 0 : 1;
    sum += wall, sum_published += row.maxsat, worst = std::max(worst, wall);
    std::string peer;
    if (peer_limit > 0) {
      const auto answer = ask_clasp(*instance, row.spread, peer_limit);
      peer_sum += answer.seconds;
      const bool done = answer.status == "optimal" || answer.status == "infeasible";
      peer_proved += done ? 1 : 0;
      const int best = answer.status == "infeasible" ? -1 : answer.breaks;
      peer = fmt::format(" {:>9.2f}{}", answer.seconds, !done ? " *" : best == row.optimum ? "" : "  PEER DIFFERS");
    }
    fmt::print("{:<28} {:>2} {:>10} {:>6} {:>6} {:>9} {:>8.2f} {:>8.2f} {:>9.1f}{}{}\n", row.instance, row.spread,
               word(programme->status), infeasible ? "-" : std::to_string(programme->breaks),
               infeasible ? "-" : std::to_string(programme->breaks_bound),
               row.optimum < 0 ? "-" : std::to_string(row.optimum), wall, cpu, row.maxsat, peer,
               right ? "" : "  WRONG");
    std::fflush(stdout);
  }
  fmt::print("{} rows, {} proved, {} wrong; sum {:.2f} s, worst {:.2f} s; published MaxSAT sum {:.1f} s\n", count,
             proved, wrong, sum, worst, sum_published);
  if (peer_limit > 0)
    fmt::print("clasp usc,oll: {} proved within {} s each, sum {:.1f} s (* not proved); ours is {:.3f} of it\n",
               peer_proved, peer_limit, peer_sum, sum / peer_sum);
  return wrong == 0 ? 0 : 1;
}

int fairs_board(const std::string& filter, std::uint64_t seed, double limit) {
  fmt::print("{:<64} {:>10} {:>9} {:>9} {:>6} {:>6} {:>6} {:>8} {:>8}\n", "fair", "status", "value", "bound", "gap %",
             "breaks", "bound", "clock s", "CPU s");
  for (const auto& [name, fair, own_limit] : plan_fairs(seed)) {
    if (name.find(filter) == std::string::npos) continue;
    const Clock clock;
    const auto programme = plan(fair, {.time_limit = limit >= 0 ? limit : own_limit, .seed = seed});
    if (!programme) return fmt::print("{}: {}\n", name, programme.error().message), 1;
    const double gap =
        programme->value_bound > 0 ? 100 * (programme->value_bound - programme->value) / programme->value_bound : 0;
    fmt::print("{:<64} {:>10} {:>9.1f} {:>9.1f} {:>6.2f} {:>6} {:>6} {:>8.2f} {:>8.2f}{}\n", name,
               word(programme->status), programme->value, programme->value_bound, gap, programme->breaks,
               programme->breaks_bound, clock.wall(), clock.processor(),
               violations(fair, *programme).empty() ? "" : "  BREAKS RULES");
    std::fflush(stdout);
  }
  return 0;
}

/// As the property tests of plan(), but many more.
int oracle_board(unsigned count, unsigned first) {
  using enum Fair::Goal;
  const std::vector<std::vector<Fair::Goal>> orders{
      {value, breaks}, {value, breaks}, {breaks, value}, {value, fairness, breaks}, {fairness, value}, {value}};
  unsigned wrong = 0;
  const Clock clock;
  for (unsigned seed = first; seed < first + count; ++seed) {
    auto fair = fairs::small(seed, {.times = seed % 5 != 0, .odd = seed % 3 != 0, .hard = seed % 4 != 0});
    fair.order = orders[seed % orders.size()];
    const auto best = oracle::best(fair);
    const auto programme = plan(fair, {.time_limit = 60, .seed = 1});
    bool right = programme.has_value();
    if (right && !best.feasible) right = programme->status == Programme::Status::infeasible;
    if (right && best.feasible) {
      right = programme->status == Programme::Status::optimal && std::abs(programme->value - best.value) < 1e-9 &&
              violations(fair, *programme).empty();
      if (std::ranges::find(fair.order, breaks) != fair.order.end())
        right = right && programme->breaks == best.breaks && programme->breaks_bound == best.breaks;
    }
    if (!right) ++wrong, fmt::print("seed {}: not as the oracle says\n", seed);
  }
  fmt::print("{} small fairs against the oracle, {} differ, {:.1f} s\n", count, wrong, clock.wall());
  return wrong == 0 ? 0 : 1;
}

}  // namespace

}  // namespace caunoi::bench

int main(int argc, char** argv) {
  CLI::App app("The planner on published instances, on generated fairs and against the oracle.", "caunoi_plan_board");
  app.require_subcommand(1);
  std::filesystem::path data;
  std::string filter;
  double limit = -1, peer_limit = 0;
  std::uint64_t seed = 1;
  unsigned count = 5000, first = 0;
  int from = 0, every = 1;
  auto* b2b = app.add_subcommand("b2b", "B2B meeting scheduling, JAIR 74 (2022)");
  b2b->add_option("--data", data, "folder of published.csv and instances/")->required();
  b2b->add_option("--filter", filter, "only instances whose name holds this");
  b2b->add_option("--limit", limit, "seconds an instance; 60");
  b2b->add_option("--clasp", peer_limit, "seconds that clasp gets an instance; 0: it is not asked");
  b2b->add_option("--seed", seed, "");
  b2b->add_option("--from", from, "the first row, with --every");
  b2b->add_option("--every", every, "every so many rows only");
  auto* fairs = app.add_subcommand("fairs", "generated fairs");
  fairs->add_option("--filter", filter, "only fairs whose name holds this");
  fairs->add_option("--limit", limit, "seconds a fair; else its own");
  fairs->add_option("--seed", seed, "");
  auto* oracle = app.add_subcommand("oracle", "small fairs against a search of everything");
  oracle->add_option("--count", count, "")->capture_default_str();
  oracle->add_option("--first", first, "")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (*b2b) return caunoi::bench::b2b(data, filter, limit < 0 ? 60 : limit, peer_limit, seed, from, every);
  if (*fairs) return caunoi::bench::fairs_board(filter, seed, limit);
  return caunoi::bench::oracle_board(count, first);
}
