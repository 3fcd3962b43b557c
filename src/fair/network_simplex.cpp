// Primal network simplex on flat arrays: block-search pricing and strongly feasible spanning trees, which cannot cycle
// (Cunningham, "A network simplex method", Mathematical Programming 11, 1976; the pricing as measured by Kiraly and
// Kovacs, "Efficient implementations of minimum-cost flow algorithms", Acta Univ. Sapientiae 2012). Costs are integers,
// so every comparison is exact. The tree keeps children in sibling lists: a pivot re-roots the cut subtree along one
// path and then walks that subtree once, for depths and potentials together. Tested by fair/selection_test.
#include "fair/network_simplex.hpp"

#include <algorithm>
#include <cmath>

namespace caunoi::planning {

namespace {
constexpr int unlimited = 1 << 30;
constexpr int pivots_between_asking = 256;
}  // namespace

NetworkSimplex::NetworkSimplex(int nodes, std::size_t arcs) : nodes_(nodes) {
  const std::size_t all = arcs + static_cast<std::size_t>(nodes);
  for (auto* list : {&source_, &target_, &lower_, &cap_, &flow_}) list->reserve(all);
  cost_.reserve(all);
  state_.reserve(all);
}

int NetworkSimplex::add_arc(int source, int target, int lower, int upper, std::int64_t cost) {
  source_.push_back(source);
  target_.push_back(target);
  lower_.push_back(lower);
  cap_.push_back(upper - lower);
  flow_.push_back(0);
  cost_.push_back(cost);
  state_.push_back(at_lower);
  return static_cast<int>(source_.size()) - 1;
}

/// A star of artificial arcs around an extra root: node -> root free of charge, root -> node so dear that no real
/// circulation pays it. Arcs without flow point to the root, which is what makes the tree strongly feasible.
void NetworkSimplex::start_tree() {
  arcs_ = static_cast<int>(source_.size());
  block_ = std::max(16, static_cast<int>(std::sqrt(static_cast<double>(arcs_))));
  std::vector<int> supply(nodes_, 0);
  for (int arc = 0; arc < arcs_; ++arc) {
    supply[source_[arc]] -= lower_[arc];
    supply[target_[arc]] += lower_[arc];
  }
  const int root = nodes_;
  tree_.assign(static_cast<std::size_t>(nodes_) + 1, {});
  potential_.assign(static_cast<std::size_t>(nodes_) + 1, 0);
  for (int node = 0; node < nodes_; ++node) {
    const bool up = supply[node] >= 0;
    const int arc = up ? add_arc(node, root, 0, unlimited, 0) : add_arc(root, node, 0, unlimited, 0);
    flow_[arc] = std::abs(supply[node]);
    state_[arc] = in_tree;
    attach(node, root, arc);
  }
}

/// The dear cost follows the real costs of this solve; then potentials from the root down.
void NetworkSimplex::price_tree() {
  std::int64_t largest = 0;
  for (int arc = 0; arc < arcs_; ++arc) largest = std::max(largest, std::abs(cost_[arc]));
  for (std::size_t arc = arcs_; arc < cost_.size(); ++arc)
    cost_[arc] = source_[arc] == nodes_ ? (largest + 1) * (nodes_ + 1) : 0;
  stack_.assign(1, nodes_);
  while (!stack_.empty()) {
    const int node = stack_.back();
    stack_.pop_back();
    for (int child = tree_[node].child; child >= 0; child = tree_[child].next) {
      const Node& below = tree_[child];
      potential_[child] = potential_[node] + (below.up ? -cost_[below.pred] : cost_[below.pred]);
      stack_.push_back(child);
    }
  }
}

NetworkSimplex::Outcome NetworkSimplex::solve(const std::function<bool()>& stop) {
  if (arcs_ < 0) start_tree();
  price_tree();
  next_arc_ = 0;
  int pivots = 0;
  for (int arc = entering_arc(); arc >= 0; arc = entering_arc()) {
    pivot(arc);
    if (++pivots % pivots_between_asking == 0 && stop && stop()) return Outcome::stopped;
  }
  for (std::size_t arc = arcs_; arc < flow_.size(); ++arc) {
    if (source_[arc] == nodes_ && flow_[arc] > 0) return Outcome::infeasible;
  }
  return Outcome::optimal;
}

std::int64_t NetworkSimplex::total_cost() const {
  std::int64_t total = 0;
  for (int arc = 0; arc < arcs_; ++arc) total += cost_[arc] * flow(arc);
  return total;
}

void NetworkSimplex::fix_face() {
  for (int arc = 0; arc < arcs_; ++arc) {
    if ((state_[arc] == at_lower || state_[arc] == at_upper) && reduced_cost(arc) != 0) state_[arc] = fixed_arc;
  }
}

/// The most attractive arc of the first block that has one, going round.
int NetworkSimplex::entering_arc() {
  std::int64_t least = 0;
  int best = -1, left = block_;
  for (int seen = 0; seen < arcs_; ++seen) {
    const int arc = next_arc_;
    if (++next_arc_ == arcs_) next_arc_ = 0;
    const signed char state = state_[arc];
    if (state == at_lower || state == at_upper) {
      const std::int64_t gain = state * reduced_cost(arc);
      if (gain < least) least = gain, best = arc;
    }
    if (--left == 0) {
      if (best >= 0) return best;
      left = block_;
    }
  }
  return best;
}

/// Pushes flow round the cycle of `entering` and exchanges it for the arc that blocks last, seen from the cycle's top:
/// that rule keeps the tree strongly feasible.
void NetworkSimplex::pivot(int entering) {
  const bool forward = state_[entering] == at_lower;
  const int first = forward ? source_[entering] : target_[entering];
  const int second = forward ? target_[entering] : source_[entering];
  int x = first, y = second;
  while (x != y) {
    if (tree_[x].depth >= tree_[y].depth)
      x = tree_[x].parent;
    else
      y = tree_[y].parent;
  }
  const int top = x;

  int push = cap_[entering], cut = -1;
  bool on_first = false;
  for (int u = first; u != top; u = tree_[u].parent) {  // flow runs down here
    const int arc = tree_[u].pred, room = tree_[u].up ? flow_[arc] : cap_[arc] - flow_[arc];
    if (room < push) push = room, cut = u, on_first = true;
  }
  for (int u = second; u != top; u = tree_[u].parent) {  // and up here
    const int arc = tree_[u].pred, room = tree_[u].up ? cap_[arc] - flow_[arc] : flow_[arc];
    if (room <= push) push = room, cut = u, on_first = false;
  }
  if (push > 0) {
    flow_[entering] += forward ? push : -push;
    for (int u = first; u != top; u = tree_[u].parent) flow_[tree_[u].pred] += tree_[u].up ? -push : push;
    for (int u = second; u != top; u = tree_[u].parent) flow_[tree_[u].pred] += tree_[u].up ? push : -push;
  }
  if (cut < 0) {  // the entering arc itself blocks: it goes from one bound to the other
    state_[entering] = forward ? at_upper : at_lower;
    return;
  }
  const int leaving = tree_[cut].pred;
  state_[leaving] = flow_[leaving] == 0 ? at_lower : at_upper;
  state_[entering] = in_tree;

  // Re-root the subtree under `cut` at the end of the entering arc that lies in it.
  int node = on_first ? first : second, parent = on_first ? second : first, arc = entering;
  const int inside = node;
  const std::int64_t target = potential_[parent] + (node == source_[entering] ? -cost_[entering] : cost_[entering]);
  const std::int64_t delta = target - potential_[node];
  for (bool last = false; !last;) {
    last = node == cut;
    const int old_parent = tree_[node].parent, old_arc = tree_[node].pred;
    detach(node);
    attach(node, parent, arc);
    parent = node;
    node = old_parent;
    arc = old_arc;
  }
  shift_subtree(inside, delta);
}

void NetworkSimplex::attach(int node, int parent, int arc) {
  Node& below = tree_[node];
  below.parent = parent;
  below.pred = arc;
  below.up = source_[arc] == node;
  below.depth = tree_[parent].depth + 1;
  below.previous = -1;
  below.next = tree_[parent].child;
  if (below.next >= 0) tree_[below.next].previous = node;
  tree_[parent].child = node;
}

void NetworkSimplex::detach(int node) {
  const Node& below = tree_[node];
  if (below.previous >= 0)
    tree_[below.previous].next = below.next;
  else
    tree_[below.parent].child = below.next;
  if (below.next >= 0) tree_[below.next].previous = below.previous;
}

void NetworkSimplex::shift_subtree(int top, std::int64_t delta) {
  stack_.assign(1, top);
  while (!stack_.empty()) {
    const int node = stack_.back();
    stack_.pop_back();
    potential_[node] += delta;
    tree_[node].depth = tree_[tree_[node].parent].depth + 1;
    for (int child = tree_[node].child; child >= 0; child = tree_[child].next) stack_.push_back(child);
  }
}

}  // namespace caunoi::planning
