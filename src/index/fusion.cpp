// Scores of texts and cosines of the caller's vectors on one scale.
//
//   z(d)     = (cosine(d) - mean) / deviation          over the documents with a vector
//   near(d)  = (mean over what is asked of max(0, z)^3)^(1/3)
//   score(d) = 0.6 text(d) / deviation of the texts + 0.4 near(d)
//
// A convex combination: it keeps how far apart scores are, which fusion of ranks throws away, and needs one number
// (Bruch, Gai, Ingber, "An analysis of fusion functions for hybrid retrieval", TOIS 2023). Both parts are put on the
// scale of their own deviation, so that neither the length of a query nor the cone a model's vectors lie in matters:
// any a + b cosine gives the same list. A peaked distribution, which knows its answer, so counts more than a flat one.
// Where the cosine is below the mean it says nothing: a document is not worse for being further from the query than
// most. A document without a vector counts as an average one. Several works are joined as their texts are, by a power
// mean between mean and maximum (rank.cpp).
//
// 0.4 since the model is the caller's and unmeasured: in bench/NOTES.md vectors that say nothing cost .008 nDCG@10 at
// most, planted answers gained .03 to .05; with 0.5 the cost doubled. Tested by index/fusion_test (against a naive
// oracle).
#include "index/fusion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace caunoi {

namespace {

constexpr double share = 0.4, works_power = 3;

struct Moments {
  double mean = 0, deviation = 0;
};

template <class Counts>
Moments moments_of(std::span<const float> values, Counts counts) {
  double n = 0, sum = 0, squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (counts(i)) ++n, sum += values[i];
  const double mean = n > 0 ? sum / n : 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (counts(i)) squares += (values[i] - mean) * (values[i] - mean);
  return {mean, n > 0 ? std::sqrt(squares / n) : 0};
}

// Equal values differ by rounding only; that must not be blown up to a deviation of one.
bool spreads(const Moments& moments) { return moments.deviation > 1e-6 * std::max(1e-3, std::abs(moments.mean)); }

bool compares(const TextDocument& text) {
  return std::ranges::any_of(text.embedding, [](float v) { return v != 0; });
}

}  // namespace

Result<Fusion> Fusion::make(std::span<const TextDocument> documents, std::span<const TextDocument> asked) {
  std::size_t width = 0;
  for (const auto texts : {documents, asked})
    for (const auto& text : texts) {
      if (text.embedding.empty()) continue;
      if (width == 0) width = text.embedding.size();
      if (text.embedding.size() != width)
        return fail(Code::invalid_argument,
                    fmt::format("the vector has {} numbers, the first one has {}; all must have the same",
                                text.embedding.size(), width),
                    text.id);
      if (!std::ranges::all_of(text.embedding, [](float v) { return std::isfinite(v); }))
        return fail(Code::invalid_argument, "the vector has a number that is not finite", text.id);
    }
  std::vector<std::span<const float>> vectors;
  if (std::ranges::any_of(asked, [](const TextDocument& text) { return !text.embedding.empty(); }))
    for (const auto& document : documents) vectors.emplace_back(document.embedding);
  Fusion out;
  out.documents_ = UnitVectors(vectors);
  return out;
}

bool Fusion::joins(std::span<const TextDocument> asked) const {
  return documents_.count() != 0 && std::ranges::any_of(asked, compares);
}

void Fusion::join(std::span<const TextDocument> asked, std::span<float> scores) const {
  if (!joins(asked)) return;
  const auto count = static_cast<double>(std::ranges::count_if(asked, compares));
  std::vector<float> cosines(scores.size());
  std::vector<double> near(scores.size());
  for (const auto& text : asked) {
    if (!compares(text)) continue;
    documents_.cosines(text.embedding, cosines);
    const auto usual = moments_of(cosines, [&](std::size_t d) { return documents_.has(d); });
    if (!spreads(usual)) continue;
    for (std::size_t d = 0; d < near.size(); ++d)
      if (documents_.has(d))
        near[d] += std::pow(std::max(0.0, (cosines[d] - usual.mean) / usual.deviation), works_power) / count;
  }
  const auto texts = moments_of(scores, [](std::size_t) { return true; });
  // Texts that are all equally near have no scale of their own; they must not vanish for it.
  const double unit = spreads(texts) ? (1 - share) / texts.deviation : texts.mean > 0 ? (1 - share) / texts.mean : 0;
  for (std::size_t d = 0; d < scores.size(); ++d)
    scores[d] = static_cast<float>(unit * scores[d] + share * std::pow(near[d], 1 / works_power));
}

}  // namespace caunoi
