// tf-idf vectors and the neighbour graph; see neighbours.hpp. Near texts tend to be relevant to the same query (the cluster
// hypothesis), so a document whose neighbours score well gains a little.
// Tested by index/neighbours_test.
#include "index/neighbours.hpp"

#include <algorithm>
#include <cmath>

#include "base/parallel.hpp"

namespace caunoi {

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
  std::ranges::sort(out, [](const auto& x, const auto& y) { return x.second != y.second ? x.second > y.second : x.first < y.first; });
  return out;
}

void Vectors::cosines(const Vector& vector, std::span<float> cosines, std::size_t strongest) const {
  for (std::size_t i = 0; i < std::min(strongest, vector.size()); ++i)
    for (const auto& [document, weight] : postings_[vector[i].first]) cosines[document] += vector[i].second * weight;
}

Neighbours::Neighbours(const Vectors& vectors, std::size_t count, const Control& control) : count_(count) {
  constexpr std::size_t strongest = 50;  // the weak tail of a long document costs most postings and moves no neighbour
  nearest_.resize(vectors.size() * count);
  struct State { std::vector<float> cosines; std::vector<std::pair<float, std::uint32_t>> found; };
  const bool whole = parallel_for(
      vectors.size(), control, "neighbours", [&] { return State{std::vector<float>(vectors.size()), {}}; },
      [&](State& state, std::size_t d) {
        std::ranges::fill(state.cosines, 0.0F);
        vectors.cosines(vectors.document(static_cast<std::uint32_t>(d)), state.cosines, strongest);
        state.found.clear();
        for (std::uint32_t other = 0; other < state.cosines.size(); ++other)
          if (other != d && state.cosines[other] > 0) state.found.emplace_back(-state.cosines[other], other);
        const auto kept = std::min(count, state.found.size());
        std::ranges::partial_sort(state.found, state.found.begin() + static_cast<std::ptrdiff_t>(kept));
        float sum = 0;
        for (std::size_t i = 0; i < kept; ++i) sum -= state.found[i].first;
        for (std::size_t i = 0; i < kept; ++i) nearest_[d * count + i] = {state.found[i].second, -state.found[i].first / sum};
      });
  if (!whole) count_ = 0, nearest_.clear();
}

void Neighbours::smooth(std::span<float> scores, float a) const {
  if (count_ == 0) return;
  std::vector<float> before(scores.begin(), scores.end());
  for (std::size_t d = 0; d < scores.size(); ++d) {
    float near = 0;
    for (std::size_t i = d * count_; i < (d + 1) * count_; ++i) near += nearest_[i].second * before[nearest_[i].first];
    scores[d] = (1 - a) * before[d] + a * near;
  }
}

}  // namespace caunoi
