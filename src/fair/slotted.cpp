// Selection asks how many meetings a participant has, not when. Here its meetings leave it once more, by slots: root ->
// slot -> left participant -> pair -> right participant -> slot -> root, with the capacity of each slot on both sides
// and one meeting a participant and slot. What is forgotten is only that both ends of a pair mean the same slot. Groups
// that are all pairs of some participants of a side, nested, become nodes between a slot and these. Still a flow, so
// exact and fast; it sees a morning in which most exhibitors are away, which selection does not. What is fixed on the
// optimal face (network_simplex.hpp) says, arc by arc, how the heaviest programmes look, if any weighs as much. Tested
// by fair/timetable_test.
#include "fair/slotted.hpp"

#include <algorithm>

#include "fair/network_simplex.hpp"

namespace caunoi::planning {

namespace {

/// A group as participants of one side, all of whose pairs are in it.
struct Nest {
  int group;
  std::vector<int> persons;
};

std::vector<Nest> nests_of(const Model& model, char side) {
  std::vector<int> degree(model.persons(), 0);
  for (int p = 0; p < model.pairs(); ++p)
    if (model.allowed_count[p] > 0) ++degree[model.a[p]], ++degree[model.b[p]];
  std::vector<Nest> nests;
  for (std::size_t g = 0; g < model.groups.size(); ++g) {
    std::vector<int> inside(model.persons(), 0);
    for (const int p : model.groups[g].pairs) ++inside[model.right[model.a[p]] == side ? model.a[p] : model.b[p]];
    Nest nest{static_cast<int>(g), {}};
    bool whole = true;
    for (int i = 0; i < model.persons(); ++i) {
      if (inside[i] == 0) continue;
      whole = whole && inside[i] == degree[i];
      nest.persons.push_back(i);
    }
    const auto fits = [&](const Nest& other) {
      std::vector<int> both;
      std::set_intersection(nest.persons.begin(), nest.persons.end(), other.persons.begin(), other.persons.end(),
                            std::back_inserter(both));
      return both.empty() || both.size() == std::min(nest.persons.size(), other.persons.size());
    };
    if (whole && std::all_of(nests.begin(), nests.end(), fits)) nests.push_back(std::move(nest));
  }
  std::stable_sort(nests.begin(), nests.end(),
                   [](const Nest& x, const Nest& y) { return x.persons.size() > y.persons.size(); });
  return nests;
}

}  // namespace

Slotted slotted(const Model& model, const std::function<bool()>& stop) {
  Slotted result;
  if (!model.bipartite) return result;
  const int people = model.persons(), slots = model.slots;
  const std::vector<Nest> nests[2] = {nests_of(model, 0), nests_of(model, 1)};
  // Nodes: the root, then participants towards their slots, then towards their pairs, then the nests slot by slot.
  const auto by_slots = [](int i) { return 1 + i; };
  const auto by_pairs = [people](int i) { return 1 + people + i; };
  const int first[2] = {1 + 2 * people, 1 + 2 * people + static_cast<int>(nests[0].size() + 1) * slots};
  const int nodes = first[1] + static_cast<int>(nests[1].size() + 1) * slots;
  NetworkSimplex simplex(nodes);
  const auto arc = [&](int side, int from, int to, int lower, int upper) {  // from the root on the left, to it on the right
    return side == 0 ? simplex.add_arc(from, to, lower, upper, 0) : simplex.add_arc(to, from, lower, upper, 0);
  };
  std::vector<char> open(static_cast<std::size_t>(people) * slots, 0);
  for (int p = 0; p < model.pairs(); ++p) {
    for (int s = 0; s < slots; ++s) {
      if (!model.allows(p, s)) continue;
      for (const int i : {model.a[p], model.b[p]}) open[static_cast<std::size_t>(i) * slots + s] = 1;
    }
  }
  const auto impossible = [&] {
    result.outcome = Slotted::Outcome::infeasible;
    return result;
  };
  std::vector<int> top_arc[2];
  std::vector<int> busy_arc(open.size(), -1), person_arc(people), pair_arc(model.pairs(), -1);
  std::vector<std::pair<int, Slotted::Load>> nest_arc;
  for (int side = 0; side < 2; ++side) {
    for (int s = 0; s < slots; ++s) {
      int next = first[side] + s * static_cast<int>(nests[side].size() + 1);
      const int top = next++;
      top_arc[side].push_back(arc(side, 0, top, 0, people));
      std::vector<int> above(people, top);
      for (const auto& nest : nests[side]) {
        nest_arc.push_back({arc(side, above[nest.persons.front()], next, 0, model.groups[nest.group].cap[s]),
                            {nest.group, s, 0}});
        for (const int i : nest.persons) above[i] = next;
        ++next;
      }
      for (int i = 0; i < people; ++i)
        if (model.right[i] == side && open[static_cast<std::size_t>(i) * slots + s] != 0)
          busy_arc[static_cast<std::size_t>(i) * slots + s] = arc(side, above[i], by_slots(i), 0, 1);
    }
    for (int i = 0; i < people; ++i) {
      if (model.least[i] > model.most[i]) return impossible();
      if (model.right[i] == side) person_arc[i] = arc(side, by_slots(i), by_pairs(i), model.least[i], model.most[i]);
    }
  }
  for (int p = 0; p < model.pairs(); ++p) {
    if (model.allowed_count[p] == 0) {
      if (model.required[p] != 0) return impossible();
      continue;
    }
    const bool turned = model.right[model.a[p]] != 0;
    pair_arc[p] = simplex.add_arc(by_pairs(turned ? model.b[p] : model.a[p]), by_pairs(turned ? model.a[p] : model.b[p]),
                    model.required[p] != 0 ? 1 : 0, 1, -model.weight[p]);
  }
  switch (simplex.solve(stop)) {
    case NetworkSimplex::Outcome::infeasible:
      return impossible();
    case NetworkSimplex::Outcome::stopped:
      return result;
    case NetworkSimplex::Outcome::optimal:
      break;
  }
  result.outcome = Slotted::Outcome::optimal;
  result.weight_bound = -simplex.total_cost();
  simplex.fix_face();
  const auto known = [&](int arc) { return arc < 0 ? 0 : simplex.fixed(arc) ? simplex.flow(arc) : -1; };
  for (const int arc : pair_arc) result.placed.push_back(static_cast<signed char>(known(arc)));
  for (const int arc : busy_arc) result.busy.push_back(static_cast<signed char>(known(arc)));
  for (int i = 0; i < people; ++i) {
    for (int s = 0; s < slots; ++s)  // nobody is busy in a slot without meetings
      if (known(top_arc[model.right[i] != 0 ? 1 : 0][s]) == 0) result.busy[static_cast<std::size_t>(i) * slots + s] = 0;
  }
  for (const int arc : person_arc) result.meetings.push_back(known(arc));
  for (auto& [arc, load] : nest_arc)
    if (load.meetings = known(arc); load.meetings >= 0) result.loads.push_back(load);
  return result;
}

}  // namespace caunoi::planning
