// Nearness in the cooperation network: random walks with restart (personalised PageRank; Page, Brin, Motwani, Winograd
// 1999; Haveliwala 2002) over an undirected weighted graph.
//
//   p = c e_seed + (1 - c) W' p,   W[u][v] = weight(u, v) / strength(u)
//
// by power iteration: each step shrinks the error by (1 - c), so the number of steps is known beforehand, and one order
// of additions gives the same bits everywhere. Forward push would be faster on large graphs but stops at a set of nodes
// that depends on its threshold; a walk over a survey of hundreds of records is a matter of a millisecond.
//
// The probability alone favours nodes with many arcs: without a seed the walk is at a node in proportion to its
// strength. So closeness() divides by that share (degree-normalised PageRank) and maps the lift to 0..1. Tested by
// network/network_test against a dense solve.
#include "caunoi/network.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/range/iterator_range.hpp>
#include <cmath>

#include "network/arcs.hpp"

namespace caunoi {

namespace {
struct ArcProperty {
  double weight;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, ArcProperty, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;
}  // namespace

struct Network::Impl {
  ArcList list;
  Graph graph;                   // both directions of every arc, so out-arcs are in-arcs too
  std::vector<double> strength;  // sum of the weights at a node
  double total = 0;

  explicit Impl(ArcList made) : list(std::move(made)), strength(list.nodes.size(), 0.0) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<ArcProperty> properties;
    for (const auto& arc : list.arcs) {
      ends.insert(ends.end(), {{arc.a, arc.b}, {arc.b, arc.a}});
      properties.insert(properties.end(), {{arc.weight}, {arc.weight}});
      strength[arc.a] += arc.weight;
      strength[arc.b] += arc.weight;
    }
    graph = Graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), properties.begin(),
                  static_cast<std::uint32_t>(list.nodes.size()));
    for (const double s : strength) total += s;
  }

  // Empty when the seed is not there or is joined to nothing.
  std::vector<double> walk(std::string_view seed, const WalkOptions& options) const {
    const auto at = list.nodes.find(seed);
    if (at == list.nodes.end() || strength[at->second] == 0) return {};
    const double restart = std::clamp(options.restart, 1e-3, 1 - 1e-3);  // outside (0, 1) there is no stationary state
    const double tolerance = std::max(options.tolerance, 1e-15);
    const auto n = list.nodes.size();
    std::vector<double> p(n, 0.0), flow(n, 0.0);
    p[at->second] = 1;
    const auto most = static_cast<int>(std::ceil(std::log(tolerance / 2) / std::log(1 - restart))) + 1;
    for (int step = 0; step < most; ++step) {
      for (std::size_t u = 0; u < n; ++u) flow[u] = strength[u] > 0 ? p[u] / strength[u] : 0;
      double change = 0;
      for (std::uint32_t v = 0; v < n; ++v) {
        double sum = 0;
        for (const auto arc : boost::make_iterator_range(boost::out_edges(v, graph)))
          sum += graph[arc].weight * flow[boost::target(arc, graph)];
        const double next = (1 - restart) * sum + (v == at->second ? restart : 0);
        change = std::max(change, std::abs(next - p[v]));
        p[v] = next;
      }
      if (change <= tolerance) break;
    }
    return p;
  }

  std::vector<double> at(std::string_view seed, const WalkOptions& options,
                         const std::vector<std::uint32_t>& nodes) const {
    const auto p = walk(seed, options);
    std::vector<double> out(nodes.size(), 0.0);
    if (!p.empty()) std::ranges::transform(nodes, out.begin(), [&](std::uint32_t node) { return p[node]; });
    return out;
  }
};

Network::Network(const Survey& survey) : impl_(std::make_unique<Impl>(arcs_of(survey))) {}
Network::~Network() = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;

std::size_t Network::node_count() const noexcept { return impl_->list.nodes.size(); }
std::size_t Network::arc_count() const noexcept { return impl_->list.arcs.size(); }

std::vector<double> Network::near_technologies(std::string_view seed, const WalkOptions& options) const {
  return impl_->at(seed, options, impl_->list.technologies);
}
std::vector<double> Network::near_experts(std::string_view seed, const WalkOptions& options) const {
  return impl_->at(seed, options, impl_->list.experts);
}

std::vector<std::optional<double>> Network::closeness(std::string_view seed, const WalkOptions& options) const {
  const auto p = impl_->walk(seed, options);
  std::vector<std::optional<double>> out;
  for (const auto* nodes : {&impl_->list.technologies, &impl_->list.experts}) {
    for (const auto node : *nodes) {
      const double strength = impl_->strength[node];
      if (p.empty() || strength == 0) {
        out.emplace_back();
        continue;
      }
      const double lift = p[node] * impl_->total / strength;
      out.emplace_back(lift / (1 + lift));
    }
  }
  return out;
}

}  // namespace caunoi
