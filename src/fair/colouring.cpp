// Meetings as an edge colouring of a bipartite graph, slots being colours. Koenig (1916): as many colours as the
// busiest participant has meetings suffice; each edge is placed after one alternating path at most. de Werra
// ("Equitable colorations of graphs", 1971): two colour classes of different size always have an alternating path that
// brings them closer, so the load of all meetings, and with luck that of several groups, can be levelled below the
// capacity of every slot. Tested by fair/timetable_test.
#include "fair/colouring.hpp"

#include <algorithm>

namespace caunoi::planning {

namespace {

int overload(const Model& model, const Grid& grid, int slot) {
  int sum = 0;
  for (std::size_t g = 0; g < model.groups.size(); ++g)
    sum += std::max(0, grid.load(static_cast<int>(g), slot) - model.groups[g].cap[slot]);
  return sum;
}

/// The idle slot of the participant with the fewest meetings; where `other` is idle too if there is such a slot.
int idle_slot(const Grid& grid, const std::vector<int>& load, int person, int other) {
  int best = -1;
  bool best_common = false;
  for (int s = 0; s < static_cast<int>(load.size()); ++s) {
    if (grid.at(person, s) >= 0) continue;
    const bool common = grid.at(other, s) < 0;
    if (best < 0 || (common && !best_common) || (common == best_common && load[s] < load[best]))
      best = s, best_common = common;
  }
  return best;
}

/// One exchange of a component of slots s and t that lowers their overload.
bool level(const Model& model, Grid& grid, int s, int t) {
  const int before = overload(model, grid, s) + overload(model, grid, t);
  std::vector<int> pairs, chain;
  for (int p = 0; p < model.pairs(); ++p)
    if (grid.slot_of(p) == s) pairs.push_back(p);
  std::vector<char> seen(model.pairs(), 0);
  for (const int p : pairs) {
    if (seen[p] != 0) continue;
    grid.chain(p, t, chain);
    for (const int q : chain) seen[q] = 1;
    grid.exchange(chain, s, t);
    if (overload(model, grid, s) + overload(model, grid, t) < before) return true;
    grid.exchange(chain, s, t);
  }
  return false;
}

}  // namespace

bool slots_are_colours(const Model& model, const std::vector<char>& chosen) {
  if (!model.bipartite || model.ordered) return false;
  for (int p = 0; p < model.pairs(); ++p)
    if (chosen[p] != 0 && model.allowed_count[p] < model.slots) return false;
  return true;
}

bool colour(const Model& model, const std::vector<char>& chosen, Grid& grid) {
  std::vector<int> load(model.slots, 0), chain;
  for (int p = 0; p < model.pairs(); ++p) {
    if (chosen[p] == 0) continue;
    const int a = model.a[p], b = model.b[p], s = idle_slot(grid, load, a, b);
    if (const int met = grid.at(b, s); met >= 0) {
      const int t = idle_slot(grid, load, b, a);
      grid.chain(met, t, chain);
      for (const int q : chain) --load[grid.slot_of(q)];
      grid.exchange(chain, s, t);
      for (const int q : chain) ++load[grid.slot_of(q)];
    }
    grid.place(p, s);
    ++load[s];
  }
  for (bool better = true; better;) {
    better = false;
    for (int s = 0; s < model.slots; ++s) {
      for (int t = 0; t < model.slots && overload(model, grid, s) > 0; ++t)
        while (s != t && overload(model, grid, s) > 0 && level(model, grid, s, t)) better = true;
    }
  }
  for (int s = 0; s < model.slots; ++s)
    if (overload(model, grid, s) > 0) return false;
  return true;
}

}  // namespace caunoi::planning
