// Apart from the tests because the headers of LEMON's matching are older than C++20.
#include "fair/lemon_matching.hpp"

#include <lemon/matching.h>
#include <lemon/smart_graph.h>

std::int64_t heaviest_matching(int nodes, const std::vector<WeightedEdge>& edges) {
  lemon::SmartGraph graph;
  lemon::SmartGraph::EdgeMap<std::int64_t> weight(graph);
  for (int i = 0; i < nodes; ++i) graph.addNode();
  for (const auto& edge : edges)
    weight[graph.addEdge(lemon::SmartGraph::nodeFromId(edge.a), lemon::SmartGraph::nodeFromId(edge.b))] = edge.weight;
  lemon::MaxWeightedMatching<lemon::SmartGraph, lemon::SmartGraph::EdgeMap<std::int64_t>> matching(graph, weight);
  matching.run();
  return matching.matchingWeight();
}
