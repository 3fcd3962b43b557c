// caunoi_selection_board -- the network simplex on generated b-matchings, from nothing and again after one arc in a
// hundred has a new cost, beside LEMON's from nothing. Every solve runs in a process of its own, so that memory is its
// own too. Objectives must be equal, or the command fails. README.md says what the families are.
#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "fair/network_simplex.hpp"
#if __has_include(<lemon/network_simplex.h>)
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#define HAS_LEMON 1
#endif

namespace {

struct Arc {
  int source, target, lower, upper, cost;
};

struct Family {
  std::string_view name;
  int left_least, left_most, right_least, right_most;  ///< of the maxima, evenly between
  bool least_meetings;                                 ///< one or two for everybody
  double capacity;                                     ///< of the event, meetings a participant of a side; 0: none
  bool popular;  ///< values come from popular participants rather than from chance
};

constexpr Family families[] = {
    {"papers", 6, 6, 3, 3, false, 0, false},    {"roomy", 3, 8, 6, 11, true, 0, false},
    {"capacity", 3, 8, 3, 8, true, 4.5, false}, {"tight", 3, 8, 3, 8, true, 0, false},
    {"popular", 3, 8, 3, 8, true, 0, true},
};

constexpr int most_value = 1000;

struct Problem {
  int nodes = 0, wishes = 0;
  std::vector<Arc> arcs;                     ///< wishes first
  std::vector<std::pair<int, int>> changes;  ///< arc, new cost
};

Problem generate(const Family& family, int side, int wishes) {
  std::mt19937 engine(20151015);
  const auto below = [&](int n) { return static_cast<int>(engine() % static_cast<unsigned>(n)); };
  Problem problem{2 * side + 2, wishes, {}, {}};
  std::vector<int> fame(2 * static_cast<std::size_t>(side), 0);
  if (family.popular)
    for (auto& own : fame) own = below(300);
  const auto value = [&](int i, int j) {
    return family.popular ? 1 + fame[i] + fame[j] + below(400) : 1 + below(most_value);
  };
  std::vector<int> others;
  for (int i = 0; i < side; ++i) {
    others.clear();
    while (static_cast<int>(others.size()) < wishes / side) {
      while (static_cast<int>(others.size()) < wishes / side) others.push_back(side + below(side));
      std::sort(others.begin(), others.end());
      others.erase(std::unique(others.begin(), others.end()), others.end());
    }
    for (const int j : others) problem.arcs.push_back({i, j, 0, 1, -value(i, j)});
  }
  for (int i = 0; i < 2 * side; ++i) {
    const bool left = i < side;
    const int from = left ? family.left_least : family.right_least, to = left ? family.left_most : family.right_most;
    const int most = from + below(to - from + 1);
    const int least = family.name == "papers" ? (left ? 1 : most) : family.least_meetings ? 1 + below(2) : 0;
    problem.arcs.push_back(left ? Arc{2 * side, i, least, most, 0} : Arc{i, 2 * side + 1, least, most, 0});
  }
  const int capacity = family.capacity > 0 ? static_cast<int>(family.capacity * side) : 12 * side;
  problem.arcs.push_back({2 * side + 1, 2 * side, 0, capacity, 0});
  for (int k = 0; k < wishes / 100; ++k) {
    const int arc = below(wishes);
    problem.changes.emplace_back(arc, -value(problem.arcs[arc].source, problem.arcs[arc].target));
  }
  return problem;
}

struct Result {
  double seconds[2] = {0, 0};  ///< of processor: from nothing, again after the changes
  std::int64_t cost[2] = {0, 0};
  double megabytes = 0;  ///< what building and solving added
};

double processor() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

double peak() {
  malloc_trim(0);  // what generating has freed must not hide what solving takes
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

Result ours(const Problem& problem) {
  Result result;
  const double before = peak();
  caunoi::planning::NetworkSimplex simplex(problem.nodes, problem.arcs.size());
  for (const auto& arc : problem.arcs) simplex.add_arc(arc.source, arc.target, arc.lower, arc.upper, arc.cost);
  for (int round = 0; round < 2; ++round) {
    const double start = processor();
    if (simplex.solve() != caunoi::planning::NetworkSimplex::Outcome::optimal) std::abort();
    result.seconds[round] = processor() - start;
    result.cost[round] = simplex.total_cost();
    if (round == 0) result.megabytes = peak() - before;
    for (const auto& [arc, cost] : problem.changes) simplex.set_cost(arc, cost);
  }
  return result;
}

#ifdef HAS_LEMON
Result lemons(Problem problem, bool again) {
  Result result;
  for (int round = 0; round < (again ? 2 : 1); ++round) {
    const double before = peak();
    lemon::SmartDigraph graph;
    graph.reserveNode(problem.nodes);
    graph.reserveArc(static_cast<int>(problem.arcs.size()));
    lemon::SmartDigraph::ArcMap<int> lower(graph), upper(graph);
    lemon::SmartDigraph::ArcMap<std::int64_t> cost(graph);
    for (int i = 0; i < problem.nodes; ++i) graph.addNode();
    for (const auto& arc : problem.arcs) {
      const auto added =
          graph.addArc(lemon::SmartDigraph::nodeFromId(arc.source), lemon::SmartDigraph::nodeFromId(arc.target));
      lower[added] = arc.lower, upper[added] = arc.upper, cost[added] = arc.cost;
    }
    lemon::NetworkSimplex<lemon::SmartDigraph, int, std::int64_t> simplex(graph);
    const double start = processor();
    if (simplex.lowerMap(lower).upperMap(upper).costMap(cost).run() != simplex.OPTIMAL) std::abort();
    result.seconds[round] = processor() - start;
    result.cost[round] = simplex.totalCost<std::int64_t>();
    if (round == 0) result.megabytes = peak() - before;
    for (const auto& [arc, value] : problem.changes) problem.arcs[static_cast<std::size_t>(arc)].cost = value;
  }
  return result;
}
#endif

/// In a process of its own.
template <typename Work>
Result apart(const Work& work) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    const Result result = work();
    _exit(write(ends[1], &result, sizeof result) == sizeof result ? 0 : 1);
  }
  close(ends[1]);
  Result result;
  if (read(ends[0], &result, sizeof result) != sizeof result) {
    fmt::print(stderr, "a solver died\n");
    std::exit(1);
  }
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return result;
}

bool row(const Family& family, int side, int wishes, bool peer, bool again) {
  const auto problem = generate(family, side, wishes);
  const auto own = apart([&] { return ours(problem); });
  fmt::print("| {} | {} x {} x {} | {:.3f} | {:.4f} | {:.0f} MB |", family.name, side, side, wishes, own.seconds[0],
             own.seconds[1], own.megabytes);
  bool equal = true;
#ifdef HAS_LEMON
  if (peer) {
    const auto theirs = apart([&] { return lemons(problem, again); });
    equal = theirs.cost[0] == own.cost[0] && (!again || theirs.cost[1] == own.cost[1]);
    fmt::print(" {:.3f} | {:.0f} MB | {:.1f}x | {:.1f}x |{}", theirs.seconds[0], theirs.megabytes,
               theirs.seconds[0] / own.seconds[0], theirs.seconds[0] / own.seconds[1],
               equal ? "" : " OBJECTIVES DIFFER");
  }
#endif
  fmt::print("\n");
  std::fflush(stdout);
  return equal;
}

}  // namespace

/// Usage: caunoi_selection_board [full]
int main(int count, char** words) {
  const bool full = count > 1 && std::string_view(words[1]) == "full";
  fmt::print("| family | size | ours, s | after 1 % | memory | LEMON, s | memory | to ours | to ours after 1 % |\n");
  fmt::print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
  bool equal = true;
  for (const auto& family : families) equal = row(family, 10'000, 1'000'000, true, true) && equal;
  equal = row(families[0], 100'000, 5'000'000, true, false) && equal;
  if (full) {  // LEMON alone takes many minutes
    for (const auto& family : {families[1], families[2]}) equal = row(family, 100'000, 5'000'000, true, false) && equal;
  }
  return equal ? 0 : 1;
}
