// The layout of the graph, and how fast a walk on it forgets where it began.
//
// A walk step reads one line of values an arc. With components in ranges of their own a block of seeds works on its
// component alone, and the constant vector, the walk's slowest mode there, can be taken out exactly. Nodes of many arcs
// come first: rows of one length follow each other, which branch prediction rewards, and the values read most often
// share pages and cache sets.
//
// What is left of the spectrum decides how many steps are needed. Its ends are estimated by a few steps of Lanczos'
// iteration (1950) in the inner product weighted by strength, where the walk is self-adjoint. An estimate is enough:
// the walks prove their answers from the residual, a poor interval only costs steps. Tested by network/walks_test.
#include "network/graph.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "base/random.hpp"

namespace caunoi {

namespace {

bool counts(const Arc& arc) { return arc.weight > 0 && std::isfinite(arc.weight); }

// The smallest node known to be joined to v; halves the path on the way.
std::uint32_t root_of(std::vector<std::uint32_t>& root, std::uint32_t v) {
  while (root[v] != v) v = root[v] = root[root[v]];
  return v;
}

// How many eigenvalues of the tridiagonal matrix lie below x (Sturm sequence).
std::size_t eigenvalues_below(std::span<const double> diagonal, std::span<const double> beside, double x) {
  std::size_t below = 0;
  double pivot = 1;
  for (std::size_t i = 0; i < diagonal.size(); ++i) {
    pivot = diagonal[i] - x - (i == 0 ? 0 : beside[i - 1] * beside[i - 1] / pivot);
    if (pivot == 0) pivot = 1e-300;
    below += pivot < 0 ? 1 : 0;
  }
  return below;
}

// The eigenvalue number `rank` from below, all of which lie in [-1, 1].
double eigenvalue(std::span<const double> diagonal, std::span<const double> beside, std::size_t rank) {
  double low = -1, high = 1;
  for (int halving = 0; halving < 30; ++halving) {
    const double middle = (low + high) / 2;
    (eigenvalues_below(diagonal, beside, middle) > rank ? high : low) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

WalkGraph::WalkGraph(std::uint32_t nodes, std::span<const Arc> arcs)
    : place_(nodes), node_(nodes), component_(nodes), strength_(nodes, 0.0) {
  std::vector<std::uint32_t> degree(nodes, 0), root(nodes), size(nodes, 0);
  std::iota(root.begin(), root.end(), 0U);
  for (const auto& arc : arcs) {
    if (!counts(arc)) continue;
    ++degree[arc.a];
    if (arc.a != arc.b) ++degree[arc.b];
    const auto a = root_of(root, arc.a), b = root_of(root, arc.b);
    root[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t v = 0; v < nodes; ++v) ++size[root[v] = root_of(root, v)];
  std::iota(node_.begin(), node_.end(), 0U);
  std::ranges::sort(node_, [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(size[root[b]], root[a], degree[b], a) < std::tuple(size[root[a]], root[b], degree[a], b);
  });
  for (std::uint32_t p = 0; p < nodes; ++p) place_[node_[p]] = p;

  // In units of a power of two near the largest weight: only ratios matter, and floats must hold 1 / strength.
  double largest = 0;
  for (const auto& arc : arcs)
    if (counts(arc)) largest = std::max(largest, arc.weight);
  const int unit = largest > 0 ? std::ilogb(largest) : 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<ArcShare> share;
  ends.reserve(2 * arcs.size());
  share.reserve(2 * arcs.size());
  for (const auto& arc : arcs) {
    if (!counts(arc)) continue;
    const auto a = place_[arc.a], b = place_[arc.b];
    const double weight = std::ldexp(arc.weight, -unit);
    if (weight == 0) continue;
    ends.emplace_back(a, b);
    strength_[a] += weight;
    share.push_back({weight});
    if (a == b) continue;
    ends.emplace_back(b, a);
    strength_[b] += weight;
    share.push_back({weight});
  }
  for (std::size_t k = 0; k < ends.size(); ++k) share[k].share /= strength_[ends[k].first];
  graph_ = Graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), share.begin(), nodes);
  shares_float_.assign(shares<double>(), shares<double>() + ends.size());

  for (std::uint32_t p = 0; p < nodes; ++p) {
    if (p == 0 || root[node_[p]] != root[node_[p - 1]]) components_.push_back({p, p, 0, 0, 0});
    auto& component = components_.back();
    component.end = p + 1;
    component.strength += strength_[p];
    component_[p] = static_cast<std::uint32_t>(components_.size() - 1);
  }
  for (auto& component : components_) {
    total_strength_ += component.strength;
    find_spectrum(component);
  }
}

void WalkGraph::find_spectrum(Component& component) const {
  constexpr std::size_t steps = 12;  // beyond, the interval grows too little to save a step of a walk
  const auto begin = component.begin, end = component.end;
  const auto starts = row_starts(), column = columns();
  const auto* share = shares<double>();
  std::vector<double> before(end - begin, 0.0), here(end - begin), next(end - begin);
  const auto product = [&](const std::vector<double>& x, const std::vector<double>& y) {
    double sum = 0;
    for (std::uint32_t p = begin; p < end; ++p) sum += strength_[p] * x[p - begin] * y[p - begin];
    return sum;
  };
  const auto without_mean = [&](std::vector<double>& x) {
    double mean = 0;
    for (std::uint32_t p = begin; p < end; ++p) mean += strength_[p] * x[p - begin];
    for (auto& value : x) value -= mean / component.strength;
  };
  Random random(1);
  for (auto& value : here) value = random.unit();
  without_mean(here);
  std::vector<double> diagonal, beside;
  double norm = std::sqrt(product(here, here));
  for (std::size_t step = 0; step < steps && norm > 1e-9 * std::sqrt(component.strength); ++step) {
    if (step > 0) beside.push_back(norm);
    for (auto& value : here) value /= norm;
    for (std::uint32_t p = begin; p < end; ++p) {
      double sum = 0;
      for (auto k = starts[p]; k < starts[p + 1]; ++k) sum += share[k] * here[column[k] - begin];
      next[p - begin] = sum;
    }
    diagonal.push_back(product(next, here));
    for (std::size_t i = 0; i < here.size(); ++i)
      next[i] -= diagonal.back() * here[i] + (step > 0 ? norm * before[i] : 0);
    without_mean(next);
    std::swap(before, here);
    std::swap(here, next);
    norm = std::sqrt(product(here, here));
    if (norm < 1e-9) break;  // the vectors seen span all there is
  }
  if (diagonal.empty()) return;
  component.low = eigenvalue(diagonal, beside, 0);
  component.high = eigenvalue(diagonal, beside, diagonal.size() - 1);
}

}  // namespace caunoi
