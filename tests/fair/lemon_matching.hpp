// lemon_matching.hpp -- weighted matching in any graph by LEMON, an exact method that shares nothing with ours.
#pragma once
#include <cstdint>
#include <vector>

struct WeightedEdge {
  int a, b;
  std::int64_t weight;
};

/// The weight of a heaviest matching.
std::int64_t heaviest_matching(int nodes, const std::vector<WeightedEdge>& edges);
