// Hosts are the side with fewer people, so each has many meetings, and scarce tables or interpreters make all of them
// wait for each other; guests have few. Exchanging meetings one by one hardly ever improves both. So:
//   1. Give every meeting a guest of its own. What is left are the busy patterns of the hosts under the capacity of the
//   slots, which
//      local search settles in a moment, usually at the bound of breaks_bound.cpp.
//   2. Keep the hosts to these patterns and ask the SAT solver for whom they meet when, with as few breaks for the real
//   guests.
// The solver is limited in conflicts, not in seconds, so that the answer is the same on every machine. Tested by
// fair/timetable_test.
#include "fair/patterns.hpp"

#include <algorithm>

#include "fair/breaks.hpp"
#include "fair/encoding.hpp"
#include "fair/sat.hpp"

namespace caunoi::planning {

namespace {

constexpr int tries = 6;
constexpr int conflicts_a_try = 60'000;
constexpr std::int64_t most_places = 60'000;  // meetings * slots: beyond, the solver is too slow to be worth a try

int end_on(const Model& model, int pair, int side) {
  return (model.right[model.a[pair]] != 0) == (side != 0) ? model.a[pair] : model.b[pair];
}

/// 0 or 1: the side with fewer participants that have meetings.
int host_side(const Model& model, const Grid& grid) {
  int people[2] = {0, 0};
  for (int i = 0; i < model.persons(); ++i)
    if (grid.degree(i) > 0) ++people[model.right[i] != 0 ? 1 : 0];
  return people[1] < people[0] ? 1 : 0;
}

/// The model in which every pair has a guest of its own.
Model without_guests(const Model& model, int hosts) {
  Model alone = model;
  alone.spread.reset();
  for (int p = 0; p < model.pairs(); ++p) {
    const int guest = alone.persons();
    (end_on(model, p, hosts) == model.a[p] ? alone.b : alone.a)[p] = guest;
    alone.pairs_of[end_on(model, p, 1 - hosts)].clear();
    alone.pairs_of.push_back({p});
    alone.person_of.push_back(-1);
    alone.least.push_back(0);
    alone.most.push_back(1);
    alone.right.push_back(static_cast<char>(1 - hosts));
  }
  return alone;
}

/// The model with each host kept to the slots in which `patterns` has it busy.
Model kept_to(const Model& model, const Grid& patterns, int hosts) {
  Model kept = model;
  for (int p = 0; p < model.pairs(); ++p) {
    kept.allowed_count[p] = 0;
    for (int s = 0; s < model.slots; ++s) {
      char& allowed = kept.allowed[static_cast<std::size_t>(p) * model.slots + s];
      if (patterns.at(end_on(model, p, hosts), s) < 0) allowed = 0;
      kept.allowed_count[p] += allowed;
    }
  }
  return kept;
}

/// The meetings of `start` within the patterns, with fewer breaks than `grid` has, and as few as the first success
/// gives.
void fill_patterns(const Model& kept, const Grid& start, int least, const std::function<bool()>& stop, Grid& grid) {
  Sat sat(stop);
  Encoding encoding(kept, sat);
  std::vector<char> chosen(kept.pairs());
  for (int p = 0; p < kept.pairs(); ++p) chosen[p] = start.placed(p) ? 1 : 0;
  const int only = encoding.only(chosen), now = grid.breaks();
  const Counter counter = encoding.break_counter(now);
  for (int allowed = least, step = 1; allowed < now; allowed += step, step *= 2) {
    std::vector<int> assumptions{only};
    if (const int above = counter.at_least(allowed + 1); above != 0) assumptions.push_back(-above);
    const auto answer = sat.solve(assumptions, conflicts_a_try);
    if (answer == Sat::Answer::stopped) return;
    if (answer == Sat::Answer::no) continue;
    grid.assign(encoding.slots());
    return;
  }
}

}  // namespace

void arrange_by_patterns(const Model& model, int target, const Grid& start, std::uint64_t seed,
                         const std::function<bool()>& stop, Grid& grid) {
  if (!model.bipartite || model.ordered || std::int64_t{start.meetings()} * model.slots > most_places) return;
  const int hosts = host_side(model, start);
  const Model alone = without_guests(model, hosts);
  Grid patterns(alone);
  for (int k = 0; k < tries && grid.breaks() > target && !stop(); ++k) {
    patterns.assign(start.slots());
    reduce_breaks_loosely(alone, target, seed + static_cast<std::uint64_t>(k), stop, patterns);
    const int least = std::max(target, patterns.breaks());
    if (least >= grid.breaks() || (least > target && k + 1 < tries)) continue;
    fill_patterns(kept_to(model, patterns, hosts), start, least, stop, grid);
  }
}

}  // namespace caunoi::planning
