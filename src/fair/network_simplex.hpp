// network_simplex.hpp -- minimum-cost circulation with lower and upper bounds, by the primal network simplex method.
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

class NetworkSimplex {
 public:
  enum class Outcome : std::uint8_t { optimal, infeasible, stopped };

  /// `nodes` nodes numbered from 0; `arcs` is a hint.
  explicit NetworkSimplex(int nodes, std::size_t arcs = 0);

  /// Flow between lower and upper (0 <= lower <= upper) at `cost` a unit. |cost| * nodes must stay below 2^58. The
  /// arc's number.
  int add_arc(int source, int target, int lower, int upper, std::int64_t cost);

  /// `stop` is asked every few hundred pivots; true ends the search. May be called again after set_cost(), warm.
  Outcome solve(const std::function<bool()>& stop = {});

  [[nodiscard]] int flow(int arc) const { return flow_[arc] + lower_[arc]; }
  /// Sum of cost * flow over all arcs, of the last solve.
  [[nodiscard]] std::int64_t total_cost() const;

  void set_cost(int arc, std::int64_t cost) { cost_[arc] = cost; }
  /// After an optimal solve: from now on only optimal circulations are considered.
  void fix_face();
  /// True when fix_face() has fixed the arc: its flow is the same in every circulation still considered.
  [[nodiscard]] bool fixed(int arc) const { return state_[arc] == fixed_arc; }

 private:
  // State doubles as the sign of the reduced cost that makes an arc attractive; 0 never is.
  static constexpr signed char at_lower = 1, at_upper = -1, in_tree = 0, fixed_arc = 2;

  struct Node {  // one cache line holds what a walk through the tree touches
    int parent = -1, pred = -1;
    int child = -1, next = -1, previous = -1;
    int depth = 0;
    bool up = true;  ///< pred leads from the node to its parent
  };

  void start_tree();
  void price_tree();
  int entering_arc();
  void pivot(int entering);
  void attach(int node, int parent, int arc);
  void detach(int node);
  void shift_subtree(int top, std::int64_t delta);
  [[nodiscard]] std::int64_t reduced_cost(int arc) const {
    return cost_[arc] + potential_[source_[arc]] - potential_[target_[arc]];
  }

  int nodes_;
  int arcs_ = -1;  ///< real arcs; -1 until the first solve
  int block_ = 0, next_arc_ = 0;
  std::vector<int> source_, target_, lower_, cap_, flow_;  // flow and cap are counted from lower
  std::vector<std::int64_t> cost_;
  std::vector<signed char> state_;
  std::vector<std::int64_t> potential_;
  std::vector<Node> tree_;
  std::vector<int> stack_;
};

}  // namespace caunoi::planning
