// arcs.hpp -- the cooperation network as a list of weighted arcs, before any graph library sees it.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "caunoi/survey.hpp"

namespace caunoi {

/// An undirected arc; a < b, at most one a pair of nodes.
struct Arc {
  std::uint32_t a, b;
  double weight;  ///< > 0
};

struct ArcList {
  std::map<std::string, std::uint32_t, std::less<>> nodes;  ///< "need/N-07" ▶ number
  std::vector<Arc> arcs;                                    ///< by (a, b)
  std::vector<std::uint32_t> technologies, experts;         ///< node numbers, survey order
};

/// What joins what, and how strongly; arcs.cpp gives the weights and their reasons. O(records x provinces).
[[nodiscard]] ArcList arcs_of(const Survey& survey);

}  // namespace caunoi
