// Primal network simplex on flat arrays with strongly feasible spanning trees, which cannot cycle (Cunningham, "A
// network simplex method", Mathematical Programming 11, 1976). Costs are integers, so every comparison is exact. What
// makes it fast on b-matchings, each found by measuring (bench/NOTES.md):
//
// Sifting. The few cheapest arcs of every node are hot; pivots look at hot arcs alone until none is attractive, then
// all others are priced once and the attractive ones become hot as well. A handful of rounds ends at the true optimum.
//
// Pricing goes round the hot arcs in blocks, in mixed order (neighbours in the input compete for the same node), and
// comes back to the attractive arcs of the last blocks a few times before it looks at new ones.
//
// Potentials in two halves. Where the capacity of the event binds, the tree consists of two large parts, the two sides
// of the fair, joined by one arc, and every few pivots that arc changes and moves all potentials of one side: nearly
// all of the time of a plain implementation. Here each node carries the half it lies in and each half a common offset,
// so that such a move is one addition. The tree edge between the halves is the border; a pivot that cuts the tree
// elsewhere walks the smallest of the parts that border and cut leave, and gives it the half of its new neighbours.
//
// The tree keeps children in sibling lists and the size of each subtree: sizes find the top of a cycle and need an
// update along the cycle only. Flow is kept in the tree; outside it is that of a bound. Tested by fair/selection_test.
#include "fair/network_simplex.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace caunoi::planning {

namespace {
constexpr int unlimited = std::numeric_limits<int>::max();
constexpr int pivots_between_asking = 256;
/// Of every node so many arcs are hot at the beginning. 3 and 5 need more rounds, 16 more pivots.
constexpr int hot_arcs = 8;
/// A scan goes on until it has so many attractive arcs, and they are used again so often.
constexpr std::size_t enough_candidates = 10;
constexpr int most_reuses = 8;
}  // namespace

NetworkSimplex::NetworkSimplex(int nodes, std::size_t arcs) : nodes_(nodes) {
  const std::size_t all = arcs + static_cast<std::size_t>(nodes);
  for (auto* list : {&source_, &target_, &lower_, &room_}) list->reserve(all);
  cost_.reserve(all);
  state_.reserve(all);
  arc_at_.reserve(arcs);
  place_.reserve(arcs);
  for (int node = 0; node < nodes; ++node) push_arc(node, nodes, 0, unlimited, 0);
}

int NetworkSimplex::push_arc(int source, int target, int lower, int upper, std::int64_t cost) {
  source_.push_back(source);
  target_.push_back(target);
  lower_.push_back(lower);
  room_.push_back(upper - lower);
  cost_.push_back(cost);
  state_.push_back(lower == upper ? not_priced : at_lower);
  return static_cast<int>(source_.size()) - 1;
}

int NetworkSimplex::add_arc(int source, int target, int lower, int upper, std::int64_t cost) {
  const int arc = static_cast<int>(place_.size());
  place_.push_back(push_arc(source, target, started_ ? 0 : lower, started_ ? 0 : upper, cost));
  arc_at_.push_back(arc);
  touch(arc, cost);
  if (started_) set_bounds(arc, lower, upper);
  return arc;
}

int NetworkSimplex::flow(int arc) const {
  const int place = place_[arc], bound = lower_[place];
  if (state_[place] == at_upper) return bound + room_[place];
  if (state_[place] == at_lower || room_[place] == 0) return bound;
  return bound + tree_[below(place)].flow;
}

std::int64_t NetworkSimplex::total_cost() const {
  std::int64_t total = 0;
  for (int arc = 0; arc < static_cast<int>(place_.size()); ++arc) total += cost_[place_[arc]] * flow(arc);
  return total;
}

void NetworkSimplex::fix_face() {
  for (const int place : place_) {
    if (state_[place] == not_priced || reduced_cost(place) == 0) continue;
    if (state_[place] == at_upper) lower_[place] += room_[place];
    room_[place] = 0;
    state_[place] = not_priced;
  }
}

bool NetworkSimplex::in_tree(int place) const {
  return tree_[source_[place]].pred == place || tree_[target_[place]].pred == place;
}

/// The node under a tree arc.
int NetworkSimplex::below(int place) const {
  return tree_[source_[place]].pred == place ? source_[place] : target_[place];
}

/// A star of artificial arcs around an extra root: node -> root at any small cost, root -> node so dear that no real
/// circulation pays it. Arcs without flow point to the root, which is what makes the tree strongly feasible. When no
/// flow comes from the root none goes there, whatever it costs.
void NetworkSimplex::start_tree() {
  std::vector<int> supply(nodes_, 0);
  for (int place = nodes_; place < static_cast<int>(source_.size()); ++place) {
    supply[source_[place]] -= lower_[place];
    supply[target_[place]] += lower_[place];
  }
  const int root = nodes_;
  tree_.assign(static_cast<std::size_t>(nodes_) + 1, {});
  potential_.assign(static_cast<std::size_t>(nodes_) + 1, 0);
  tree_[root].size = nodes_ + 1;
  for (int node = 0; node < nodes_; ++node) {
    source_[node] = supply[node] >= 0 ? node : root;
    target_[node] = supply[node] >= 0 ? root : node;
    cost_[node] = 0;
    state_[node] = not_priced;
    attach(node, root, node);
    tree_[node].flow = std::abs(supply[node]);
  }
  started_ = true;
}

/// The dear cost follows the real costs of this solve: it must not pay to go down on one artificial arc and up on
/// another. Then potentials from the root down.
void NetworkSimplex::price_tree() {
  const std::int64_t longest = (largest_ + 1) * (nodes_ + 1);  // of any path
  for (int node = 0; node < nodes_; ++node) {
    if (source_[node] == nodes_)
      cost_[node] = 3 * longest;
    else if (std::abs(cost_[node]) > longest)
      cost_[node] = 0;
  }
  offset_ = 0;
  border_ = -1;
  potential_[nodes_] = 0;
  stack_.assign(1, nodes_);
  while (!stack_.empty()) {
    const int node = stack_.back();
    stack_.pop_back();
    for (int child = tree_[node].child; child >= 0; child = tree_[child].next) {
      const Node& below = tree_[child];
      potential_[child] = potential_[node] + 2 * (below.up ? -cost_[below.pred] : cost_[below.pred]);
      stack_.push_back(child);
    }
  }
}

/// The cheapest arcs of every node, cheap against the mean of those at their other end (whom everybody wants will have a
/// price), and all that are no plain yes or no. Where that is most of them, all are hot.
void NetworkSimplex::choose_hot() {
  const int places = static_cast<int>(source_.size());
  std::vector<std::int64_t> mean(static_cast<std::size_t>(nodes_) + 1, 0);
  std::vector<int> arcs(static_cast<std::size_t>(nodes_) + 1, 0);
  for (int place = nodes_; place < places; ++place)
    for (const int end : {source_[place], target_[place]}) {
      mean[end] += cost_[place];
      ++arcs[end];
    }
  for (int node = 0; node <= nodes_; ++node)
    if (arcs[node] > 0) mean[node] /= arcs[node];
  std::vector<char> hot(places - nodes_, 0);
  std::vector<int> first(static_cast<std::size_t>(nodes_) + 1);
  std::vector<std::int64_t> key(places - nodes_);
  for (const auto* ends : {&source_, &target_}) {
    const auto& others = ends == &source_ ? target_ : source_;
    const auto against = [&](int place) { return cost_[place] - mean[others[place]]; };
    std::fill(first.begin(), first.end(), 0);
    for (int place = nodes_; place < places; ++place) ++first[(*ends)[place] + 1];
    for (int node = 0; node < nodes_; ++node) first[node + 1] += first[node];
    auto fill = first;
    for (int place = nodes_; place < places; ++place) key[fill[(*ends)[place]]++] = against(place);
    std::vector<std::int64_t> dearest(nodes_, std::numeric_limits<std::int64_t>::max());
    for (int node = 0; node < nodes_; ++node) {
      if (first[node + 1] - first[node] <= hot_arcs) continue;
      std::nth_element(key.begin() + first[node], key.begin() + first[node] + hot_arcs - 1,
                       key.begin() + first[node + 1]);
      dearest[node] = key[first[node] + hot_arcs - 1];
    }
    fill = first;
    for (int place = nodes_; place < places; ++place) {
      const int node = (*ends)[place];
      if (lower_[place] > 0 || room_[place] > 1 || against(place) < dearest[node] ||
          (against(place) == dearest[node] && fill[node]++ < first[node] + hot_arcs))
        hot[place - nodes_] = 1;
    }
  }
  hot_end_ = nodes_;
  for (int place = nodes_; place < places; ++place)
    if (hot[place - nodes_] != 0) exchange(hot_end_++, place);
  if (2 * (hot_end_ - nodes_) > places - nodes_) hot_end_ = places;
  mix(nodes_, hot_end_);
}

void NetworkSimplex::exchange(int place, int other) {
  if (place == other) return;
  for (auto* list : {&source_, &target_, &lower_, &room_}) std::swap((*list)[place], (*list)[other]);
  std::swap(cost_[place], cost_[other]);
  std::swap(state_[place], state_[other]);
  std::swap(arc_at_[place - nodes_], arc_at_[other - nodes_]);
  place_[arc_at_[place - nodes_]] = place;
  place_[arc_at_[other - nodes_]] = other;
}

/// A fixed shuffle, before any real arc is in the tree.
void NetworkSimplex::mix(int first, int last) {
  std::uint64_t dice = 0x9e3779b97f4a7c15u;
  for (int place = last - 1; place > first; --place) {
    dice ^= dice << 13;
    dice ^= dice >> 7;
    dice ^= dice << 17;
    exchange(place, first + static_cast<int>(dice % static_cast<std::uint64_t>(place - first + 1)));
  }
}

/// Those of the changed arcs that are attractive become hot; when most have changed, after a look at all.
void NetworkSimplex::price_touched() {
  if (2 * touched_.size() > source_.size() - static_cast<std::size_t>(hot_end_)) {
    price_cold();
  } else {
    for (const int arc : touched_) {
      const int place = place_[arc];
      if (place >= hot_end_ && state_[place] * reduced_cost(place) < 0) exchange(hot_end_++, place);
    }
  }
  touched_.clear();
}

/// Makes the attractive cold arcs hot: where they are many, the most attractive of each source first. False: none.
bool NetworkSimplex::price_cold() {
  const int places = static_cast<int>(source_.size());
  std::vector<std::int64_t> best(static_cast<std::size_t>(nodes_) + 1, 0);
  std::vector<int> found;
  for (int place = hot_end_; place < places; ++place) {
    const std::int64_t gain = state_[place] * reduced_cost(place);
    if (gain >= 0) continue;
    found.push_back(place);
    best[source_[place]] = std::min(best[source_[place]], gain);
  }
  const bool all = found.size() < static_cast<std::size_t>(hot_end_ - nodes_) / 64 + 16;
  for (const int place : found)
    if (all || 2 * state_[place] * reduced_cost(place) <= best[source_[place]]) exchange(hot_end_++, place);
  return !found.empty();
}

NetworkSimplex::Outcome NetworkSimplex::solve(const std::function<bool()>& stop) {
  if (!started_) {
    start_tree();
    choose_hot();
  }
  price_tree();
  price_touched();
  candidates_.clear();
  next_ = nodes_;
  bool open = true;
  do {
    block_ = std::max(16, static_cast<int>(std::sqrt(static_cast<double>(hot_end_ - nodes_))));
    for (int place = entering_arc(); place >= 0; place = entering_arc()) {
      pivot(place);
      if (++pivots_ % pivots_between_asking == 0 && stop && stop()) return Outcome::stopped;
    }
    open = price_cold();
  } while (open);
  for (int node = 0; node < nodes_; ++node) {
    const int pred = tree_[node].pred;
    if (pred < nodes_ && source_[pred] == nodes_ && tree_[node].flow > 0) return Outcome::infeasible;
  }
  return Outcome::optimal;
}

/// The most attractive arc of the last blocks that had some.
int NetworkSimplex::entering_arc() {
  std::int64_t least = 0;
  int best = -1;
  if (reuses_ < most_reuses) {
    std::size_t kept = 0;
    for (const int place : candidates_) {
      const std::int64_t gain = state_[place] * reduced_cost(place);
      if (gain >= 0) continue;
      candidates_[kept++] = place;
      if (gain < least) least = gain, best = place;
    }
    candidates_.resize(kept);
    if (best >= 0) {
      ++reuses_;
      return best;
    }
  }
  candidates_.clear();
  reuses_ = 0;
  int place = next_, left = block_;
  for (int seen = nodes_; seen < hot_end_; ++seen) {
    const std::int64_t gain = state_[place] * reduced_cost(place);
    if (gain < 0) {
      candidates_.push_back(place);
      if (gain < least) least = gain, best = place;
    }
    if (++place == hot_end_) place = nodes_;
    if (--left == 0) {
      if (candidates_.size() >= enough_candidates) break;
      left = block_;
    }
  }
  next_ = place;
  return best;
}

int NetworkSimplex::common_ancestor(int x, int y) const {
  while (x != y) {
    if (tree_[x].size <= tree_[y].size && x != nodes_)
      x = tree_[x].parent;
    else
      y = tree_[y].parent;
  }
  return x;
}

/// Pushes flow round the cycle of `entering` and exchanges it for the arc that blocks last, seen from the cycle's top:
/// that rule keeps the tree strongly feasible.
void NetworkSimplex::pivot(int entering) {
  const bool forward = state_[entering] == at_lower;
  const int first = forward ? source_[entering] : target_[entering];
  const int second = forward ? target_[entering] : source_[entering];
  const int top = common_ancestor(first, second);

  int push = room_[entering], cut = -1;
  bool on_first = false;
  for (int u = first; u != top; u = tree_[u].parent) {  // flow runs down here
    const Node& node = tree_[u];
    const int room = node.up ? node.flow : room_[node.pred] - node.flow;
    if (room < push) push = room, cut = u, on_first = true;
  }
  for (int u = second; u != top; u = tree_[u].parent) {  // and up here
    const Node& node = tree_[u];
    const int room = node.up ? room_[node.pred] - node.flow : node.flow;
    if (room <= push) push = room, cut = u, on_first = false;
  }
  if (push > 0) {
    for (int u = first; u != top; u = tree_[u].parent) tree_[u].flow += tree_[u].up ? -push : push;
    for (int u = second; u != top; u = tree_[u].parent) tree_[u].flow += tree_[u].up ? push : -push;
  }
  if (cut < 0) {  // the entering arc itself blocks: it goes from one bound to the other
    state_[entering] = forward ? at_upper : at_lower;
    return;
  }
  const int leaving = tree_[cut].pred;
  if (leaving >= nodes_)  // artificial arcs do not come back
    state_[leaving] = room_[leaving] == 0 ? not_priced : tree_[cut].flow == 0 ? at_lower : at_upper;
  state_[entering] = not_priced;

  int node = on_first ? first : second, parent = on_first ? second : first, arc = entering;
  const std::int64_t step = node == source_[entering] ? -cost_[entering] : cost_[entering];
  shift_potentials(cut, node, parent, potential(parent) + step - potential(node));

  // Re-root the subtree under `cut` at the end of the entering arc that lies in it.
  const int size = tree_[cut].size;
  for (int u = tree_[cut].parent; u != top; u = tree_[u].parent) tree_[u].size -= size;
  for (int u = parent; u != top; u = tree_[u].parent) tree_[u].size += size;
  int flow = forward ? push : room_[entering] - push, inside = 0;
  for (bool last = false; !last;) {
    last = node == cut;
    const Node old = tree_[node];
    detach(node);
    attach(node, parent, arc);
    tree_[node].flow = flow;
    tree_[node].size = size - inside;
    inside = old.size;
    flow = old.flow;
    parent = node;
    node = old.parent;
    arc = old.pred;
  }
}

void NetworkSimplex::attach(int node, int parent, int arc) {
  Node& below = tree_[node];
  below.parent = parent;
  below.pred = arc;
  below.up = source_[arc] == node;
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

/// The subtree under `cut` is about to hang from `outside` by its node `inside`: raises its potentials by `delta`. Only
/// differences count, so lowering those of all others is as good.
void NetworkSimplex::shift_potentials(int cut, int inside, int outside, std::int64_t delta) {
  const int all = nodes_ + 1, size = tree_[cut].size, heavy = std::max(64, all / 16);
  const auto half_of = [&](int node) { return static_cast<int>(potential_[node] & 1); };
  const auto raise = [&](int half, std::int64_t by) { offset_ += half == 1 ? by : -by; };
  if (border_ < 0) {
    if (std::min(size, all - size) <= heavy) {
      if (2 * size <= all)
        shift_region(cut, -1, -1, delta, 0);
      else
        shift_region(nodes_, cut, -1, -delta, 0);
      return;
    }
    split_at(cut);
  }
  if (cut != border_) {
    int above = border_;
    while (above >= 0 && above != cut) above = tree_[above].parent;
    const bool holds_border = above == cut;
    const int here = half_of(cut), other = 1 - here, end = half_of(outside);
    const bool within = half_of(border_) == here;  // for a cut that does not hold the border: it lies below it
    const int rest = holds_border ? all - size : (within ? tree_[border_].size : all - tree_[border_].size) - size;
    const int own = holds_border ? size - tree_[border_].size : size;
    if (std::min(own, rest) <= heavy) {
      if (!holds_border && own <= rest) {
        shift_region(cut, -1, -1, delta + (here - end) * offset_, end - here);
      } else if (!holds_border) {
        raise(other, -delta);
        shift_region(within ? border_ : nodes_, cut, within ? -1 : border_, -delta + (here - end) * offset_,
                     end - here);
        if (end != here) border_ = inside;
      } else {
        const bool crosses = half_of(inside) == other;
        const int half = crosses ? other : here;
        if (own <= rest) {
          raise(other, delta);
          shift_region(cut, border_, -1, delta + (here - half) * offset_, half - here);
          if (crosses) border_ = inside;
        } else {
          shift_region(nodes_, cut, -1, -delta + (here - half) * offset_, half - here);
          if (crosses) border_ = tree_[border_].parent;
        }
      }
      return;
    }
    split_at(cut);
  }
  raise(half_of(cut), delta);
  border_ = inside;
}

/// Raises the potentials from `top` down by `delta` and moves the nodes to the other half where `relabel` is not 0.
void NetworkSimplex::shift_region(int top, int skipped, int also_skipped, std::int64_t delta, int relabel) {
  const std::int64_t change = 2 * delta + relabel;
  stack_.assign(1, top);
  while (!stack_.empty()) {
    const int node = stack_.back();
    stack_.pop_back();
    potential_[node] += change;
    for (int child = tree_[node].child; child >= 0; child = tree_[child].next)
      if (child != skipped && child != also_skipped) stack_.push_back(child);
  }
}

/// New halves: the subtree under `cut`, and the others.
void NetworkSimplex::split_at(int cut) {
  for (int node = 0; node <= nodes_; ++node) potential_[node] = 2 * potential(node);
  offset_ = 0;
  shift_region(cut, -1, -1, 0, 1);
  border_ = cut;
}

/// The flow outside the tree changes with its bound, and the path of the tree between the ends takes it up. Where a
/// path has no room the tree is cut, and what is left goes over the root, for the next solve to bring back.
void NetworkSimplex::set_bounds(int arc, int lower, int upper) {
  const int place = place_[arc], source = source_[place], target = target_[place], before = started_ ? flow(arc) : 0;
  const bool inside = started_ && in_tree(place);
  lower_[place] = lower;
  room_[place] = upper - lower;
  touch(arc, 0);
  if (inside) {
    const int node = below(place), parent = tree_[node].parent;
    tree_[node].flow = before - lower;
    carry(parent, carry(node, 0, parent), nodes_);
    return;
  }
  const int after = state_[place] == at_upper ? upper : lower;
  if (room_[place] == 0)
    state_[place] = not_priced;
  else if (state_[place] == not_priced)
    state_[place] = at_lower;
  if (!started_ || after == before) return;
  const int top = common_ancestor(source, target);
  carry(top, carry(source, before - after, top) + carry(target, after - before, top), nodes_);
}

/// Carries more supply of a node up to `top`; what arrives there. Leaves the tree strongly feasible.
int NetworkSimplex::carry(int node, int supply, int top) {
  while (node != top) {
    Node& here = tree_[node];
    const int parent = here.parent, pred = here.pred, wanted = here.flow + (here.up ? supply : -supply);
    if (pred < nodes_) {
      hang(node, here.up ? wanted : -wanted);
      return 0;
    }
    const int flow = std::clamp(wanted, 0, room_[pred]);
    if (flow == wanted && flow != (here.up ? room_[pred] : 0)) {
      here.flow = flow;
    } else {
      const int carried = here.up ? flow - here.flow : here.flow - flow;
      state_[pred] = room_[pred] == 0 ? not_priced : flow == 0 ? at_lower : at_upper;
      hang(node, supply - carried);
      supply = carried;
    }
    if (supply == 0) return 0;
    node = parent;
  }
  return supply;
}

/// Hangs a subtree from the root, with its potentials as they are.
void NetworkSimplex::hang(int node, int supply) {
  const int size = tree_[node].size;
  for (int above = tree_[node].parent; above != nodes_; above = tree_[above].parent) tree_[above].size -= size;
  detach(node);
  source_[node] = supply >= 0 ? node : nodes_;
  target_[node] = supply >= 0 ? nodes_ : node;
  cost_[node] = potential(nodes_) - potential(node);
  attach(node, nodes_, node);
  tree_[node].flow = std::abs(supply);
}

}  // namespace caunoi::planning
