// network_simplex.hpp -- minimum-cost circulation with lower and upper bounds, by the primal network simplex method.
//
// Costs, bounds and arcs may change between solves: the next solve starts from the basis of the last.
//
// One tool beyond the textbook: fix_face(). After an optimum, every optimal circulation has the flow of its bound on
// the arcs whose reduced cost is not zero (complementary slackness), and every circulation that has is optimal. Fixing
// those arcs and setting new costs therefore optimises a second goal among the optima of the first, without weights
// that swallow each other.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

namespace caunoi::planning {

/// Memory: about 33 bytes an arc and 48 a node. A copy is an independent solver with the same basis.
class NetworkSimplex {
 public:
  enum class Outcome : std::uint8_t { optimal, infeasible, stopped };

  /// `nodes` nodes numbered from 0; `arcs` is a hint.
  explicit NetworkSimplex(int nodes, std::size_t arcs = 0);

  /// Flow between lower and upper (0 <= lower <= upper < 2^30) at `cost` a unit. |cost| * nodes must stay below 2^58.
  /// The arc's number. Also between solves.
  int add_arc(int source, int target, int lower, int upper, std::int64_t cost);

  /// `stop` is asked every few hundred pivots; true ends the search. Later solves start from the last basis, whatever
  /// the outcome was.
  Outcome solve(const std::function<bool()>& stop = {});

  /// Of the last solve, which was optimal.
  [[nodiscard]] int flow(int arc) const;
  /// Sum of cost * flow over all arcs, with the costs that hold now.
  [[nodiscard]] std::int64_t total_cost() const;
  /// cost + potential of the source - potential of the target; of the last solve.
  [[nodiscard]] std::int64_t reduced_cost_of(int arc) const { return reduced_cost(place_[arc]) / 2; }

  void set_cost(int arc, std::int64_t cost) {
    const int place = place_[arc];
    if (cost_[place] == cost) return;
    cost_[place] = cost;
    touch(arc, cost);
  }
  /// An arc that is no longer there has the bounds 0 and 0. Cost: the length of a path in the tree.
  void set_bounds(int arc, int lower, int upper);
  /// After an optimal solve: from now on only optimal circulations are considered. Bounds of fixed arcs must not
  /// change any more.
  void fix_face();
  /// True when the arc's flow is the same in every circulation still considered, because of its bounds or fix_face().
  [[nodiscard]] bool fixed(int arc) const { return room_[place_[arc]] == 0; }

  [[nodiscard]] std::int64_t pivots() const { return pivots_; }

 private:
  // The state of an arc outside the tree is the sign of the reduced cost that makes it attractive; 0 never is.
  static constexpr signed char at_lower = 1, at_upper = -1, not_priced = 0;

  struct Node {  // half a cache line holds what a walk through the tree touches
    int parent = -1, pred = -1;
    int child = -1, next = -1, previous = -1;
    int size = 1;    ///< nodes of the subtree
    int flow = 0;    ///< of pred, from its lower bound
    bool up = true;  ///< pred leads from the node to its parent
  };

  int push_arc(int source, int target, int lower, int upper, std::int64_t cost);
  void start_tree();
  void price_tree();
  void choose_hot();
  void touch(int arc, std::int64_t cost) {
    largest_ = cost > largest_ ? cost : -cost > largest_ ? -cost : largest_;
    if (started_ && place_[arc] >= hot_end_) touched_.push_back(arc);
  }
  void price_touched();
  bool price_cold();
  void exchange(int place, int other);
  void mix(int first, int last);
  int entering_arc();
  void pivot(int entering);
  void attach(int node, int parent, int arc);
  void detach(int node);
  int carry(int node, int supply, int top);
  void hang(int node, int supply);
  [[nodiscard]] int common_ancestor(int x, int y) const;
  [[nodiscard]] bool in_tree(int place) const;
  [[nodiscard]] int below(int place) const;
  void shift_potentials(int cut, int inside, int outside, std::int64_t delta);
  void shift_region(int top, int skipped, int also_skipped, std::int64_t delta, int relabel);
  void split_at(int cut);

  [[nodiscard]] std::int64_t potential(int node) const {
    const std::int64_t half = potential_[node] & 1;
    return (potential_[node] - half) / 2 + half * offset_;
  }
  /// Twice the reduced cost.
  [[nodiscard]] std::int64_t reduced_cost(int place) const {
    const std::int64_t source = potential_[source_[place]], target = potential_[target_[place]];
    return 2 * cost_[place] + source - target + ((source & 1) - (target & 1)) * (2 * offset_ - 1);
  }

  int nodes_;
  bool started_ = false;
  // Arcs by place: those from each node to the root first, then hot arcs, then cold ones. room is upper - lower.
  std::vector<int> source_, target_, lower_, room_;
  std::vector<std::int64_t> cost_;
  std::vector<signed char> state_;
  std::vector<int> arc_at_, place_;  ///< arc by place (less nodes_), place by arc
  int hot_end_ = 0, next_ = 0, block_ = 0, reuses_ = 0;
  std::vector<int> candidates_;
  std::vector<int> touched_;  ///< cold arcs that are no longer what they were when cold arcs were priced
  std::int64_t largest_ = 0;  ///< no cost was ever larger
  std::vector<Node> tree_;
  /// Twice the potential, plus the half of the tree that the node lies in; `offset_` is to be added for half 1.
  std::vector<std::int64_t> potential_;
  std::int64_t offset_ = 0;
  int border_ = -1;  ///< the one node whose parent lies in the other half
  std::vector<int> stack_;
  std::int64_t pivots_ = 0;
};

}  // namespace caunoi::planning
