// tf-idf vectors and the neighbour graph; see neighbours.hpp. Near texts tend to be relevant to the same query (the cluster
// hypothesis), so a document whose neighbours score well gains a little.
// Tested by index/neighbours_test.
#include "index/neighbours.hpp"

#include <algorithm>
#include <cmath>

#include "base/parallel.hpp"

namespace caunoi {

namespace {

constexpr std::size_t most_neighbours = 6, least_share = 20;
constexpr float smoothing = 0.25F;  // share of the neighbours in a score

void strongest_first(Vectors::Vector& vector) {
  std::ranges::sort(vector, [](const auto& x, const auto& y) { return x.second != y.second ? x.second > y.second : x.first < y.first; });
}

}  // namespace

void merge_terms(Vectors::Vector& vector) {
  std::ranges::stable_sort(vector, {}, &Vectors::Vector::value_type::first);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < vector.size(); ++i) {
    if (kept > 0 && vector[kept - 1].first == vector[i].first) vector[kept - 1].second += vector[i].second;
    else vector[kept++] = vector[i];
  }
  vector.resize(kept);
  strongest_first(vector);
}

Vectors::Vectors(std::span<const TermCounts> documents) : document_count_(documents.size()) {
  constexpr auto words = channel(Part::all, View::words);
  std::vector<std::uint32_t> frequency;
  for (const auto& document : documents) {
    for (const auto& [term, tf] : document.channels[words]) {
      const auto [at, added] = vocabulary_.emplace(term, static_cast<std::uint32_t>(frequency.size()));
      if (added) frequency.push_back(0);
      ++frequency[at->second];
    }
  }
  idf_.resize(frequency.size());
  postings_.resize(frequency.size());
  for (std::size_t t = 0; t < frequency.size(); ++t) {
    idf_[t] = std::log(static_cast<float>(document_count_ + 1) / static_cast<float>(frequency[t]));
    postings_[t].reserve(frequency[t]);
  }
  documents_.reserve(document_count_);
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    documents_.push_back(vector_of(documents[d]));
    for (const auto& [term, weight] : documents_.back()) postings_[term].emplace_back(d, weight);
  }
}

Vectors::Vector Vectors::vector_of(const TermCounts& text) const {
  Vector out;
  double norm = 0;
  for (const auto& [term, tf] : text.channels[channel(Part::all, View::words)]) {
    const auto found = vocabulary_.find(term);
    if (found == vocabulary_.end()) continue;
    const float weight = (1 + std::log(tf)) * idf_[found->second];
    out.emplace_back(found->second, weight);
    norm += static_cast<double>(weight) * weight;
  }
  const auto scale = norm > 0 ? static_cast<float>(1 / std::sqrt(norm)) : 0.0F;
  for (auto& [term, weight] : out) weight *= scale;
  strongest_first(out);
  return out;
}

void Vectors::cosines(const Vector& vector, std::span<float> cosines, std::size_t strongest) const {
  for (std::size_t i = 0; i < std::min(strongest, vector.size()); ++i)
    for (const auto& [document, weight] : postings_[vector[i].first]) cosines[document] += vector[i].second * weight;
}

Neighbours::Neighbours(const Vectors& vectors, std::size_t first, std::size_t last, const Control& control)
    : first_(first), count_(std::min(most_neighbours, (last - first) / least_share)) {
  if (count_ == 0) return;
  constexpr std::size_t strongest = 50;  // the weak tail of a long document costs most postings and moves no neighbour
  nearest_.resize((last - first) * count_);
  struct State { std::vector<float> cosines; std::vector<std::pair<float, std::uint32_t>> found; };
  const bool whole = parallel_for(
      last - first, control, "neighbours", [&] { return State{std::vector<float>(vectors.size()), {}}; },
      [&](State& state, std::size_t at) {
        const auto d = static_cast<std::uint32_t>(first + at);
        const auto& own = vectors.document(d);
        std::ranges::fill(state.cosines, 0.0F);
        vectors.cosines(own, state.cosines, strongest);
        state.found.clear();
        for (auto other = static_cast<std::uint32_t>(first); other < last; ++other)
          if (other != d && state.cosines[other] > 0 && vectors.document(other) != own) state.found.emplace_back(-state.cosines[other], other);
        const auto kept = std::min(count_, state.found.size());
        std::ranges::partial_sort(state.found, state.found.begin() + static_cast<std::ptrdiff_t>(kept));
        float sum = 0;
        for (std::size_t i = 0; i < kept; ++i) sum -= state.found[i].first;
        for (std::size_t i = 0; i < kept; ++i) nearest_[at * count_ + i] = {state.found[i].second, -state.found[i].first / sum};
      });
  if (!whole) nearest_.clear();
}

void Neighbours::smooth(std::span<float> scores) const {
  if (nearest_.empty()) return;
  std::vector<float> squares(scores.size());
  for (std::size_t d = 0; d < scores.size(); ++d) squares[d] = scores[d] * scores[d];
  for (std::size_t d = 0; d < scores.size(); ++d) {
    float near = 0;
    for (std::size_t i = d * count_; i < (d + 1) * count_; ++i)
      if (nearest_[i].second > 0) near += nearest_[i].second * squares[nearest_[i].first - first_];
    scores[d] = std::sqrt((1 - smoothing) * squares[d] + smoothing * near);
  }
}

Vectors::Vector Neighbours::smoothed(const Vectors& vectors, std::uint32_t d, float a) const {
  Vectors::Vector out = vectors.document(d);
  if (nearest_.empty()) return out;
  for (auto& [term, weight] : out) weight *= 1 - a;
  for (auto i = (d - first_) * count_; i < (d - first_ + 1) * count_; ++i)
    for (const auto& [term, weight] : nearest_[i].second > 0 ? vectors.document(nearest_[i].first) : Vectors::Vector{})
      out.emplace_back(term, a * nearest_[i].second * weight);
  merge_terms(out);
  return out;
}

}  // namespace caunoi
