// graph.hpp -- an undirected weighted graph laid out for random walks: Boost.Graph's compressed sparse rows, nodes
// renumbered.
#pragma once
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <span>
#include <vector>

#include "network/arcs.hpp"

namespace caunoi {

/// Undirected, weighted; parallel arcs add up, a loop counts once. Nodes are known to callers by their number and to
/// the walks by their place: components one after the other, in each the nodes of most arcs first. [shared]
class WalkGraph {
 public:
  /// Places [begin, end) joined to each other and to nothing else.
  struct Component {
    std::uint32_t begin, end;
    double strength;   ///< sum of the strengths of its nodes
    double low, high;  ///< where the walk's eigenvalues lie, the trivial 1 left out: an estimate, never a promise
  };

  /// Arcs whose weight is not positive and finite, or nothing beside the largest, are left out. Ends must be below
  /// `nodes`; at most 2^31 arcs. O(nodes log nodes + arcs); 24 bytes a node and 32 an arc stay.
  WalkGraph(std::uint32_t nodes, std::span<const Arc> arcs);

  [[nodiscard]] std::uint32_t node_count() const noexcept { return static_cast<std::uint32_t>(place_.size()); }
  [[nodiscard]] std::uint32_t place_of(std::uint32_t node) const { return place_[node]; }
  [[nodiscard]] std::uint32_t node_at(std::uint32_t place) const { return node_[place]; }

  /// By place from here on. Sum of the weights at a node, in a unit of the graph's own; 0: joined to nothing.
  [[nodiscard]] double strength(std::uint32_t place) const { return strength_[place]; }
  [[nodiscard]] std::span<const double> strengths() const noexcept { return strength_; }
  [[nodiscard]] double total_strength() const noexcept { return total_strength_; }
  [[nodiscard]] std::span<const Component> components() const noexcept { return components_; }
  [[nodiscard]] std::uint32_t component_of(std::uint32_t place) const { return component_[place]; }

  /// The rows: the neighbours of place p are columns()[k], k in [row_starts()[p], row_starts()[p + 1]), and a walker at
  /// p goes there with probability shares<double>()[k] = weight / strength(p).
  [[nodiscard]] std::span<const std::uint32_t> row_starts() const noexcept { return graph_.m_forward.m_rowstart; }
  [[nodiscard]] std::span<const std::uint32_t> columns() const noexcept { return graph_.m_forward.m_column; }
  template <class Real>
  [[nodiscard]] const Real* shares() const noexcept;

 private:
  struct ArcShare {
    double share;
  };
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, ArcShare, boost::no_property,
                                                   std::uint32_t, std::uint32_t>;
  void find_spectrum(Component& component) const;

  std::vector<std::uint32_t> place_, node_, component_;
  std::vector<double> strength_;
  double total_strength_ = 0;
  std::vector<Component> components_;
  Graph graph_;  // both directions of every arc, so a row holds the arcs that come in too
  std::vector<float> shares_float_;
};

template <>
inline const double* WalkGraph::shares<double>() const noexcept {
  static_assert(sizeof(ArcShare) == sizeof(double));
  const auto& properties = graph_.m_forward.m_edge_properties;
  return properties.empty() ? nullptr : &properties.front().share;
}
template <>
inline const float* WalkGraph::shares<float>() const noexcept {
  return shares_float_.data();
}

}  // namespace caunoi
