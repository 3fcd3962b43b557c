// The signal of the caller's vectors: cosines made comparable between needs, and between models.
//
// A cosine means nothing by itself. The vectors of most neural models lie in a narrow cone (Ethayarajh, EMNLP 2019), so
// that one gives 0.75 to texts that have nothing in common where another gives 0.1, and one spreads what is unrelated
// over twice the range of the other. Both the place and the spread of chance are therefore read from the survey, as
// text_fit.cpp reads the place from both ends (CSLS: Conneau et al., ICLR 2018):
//
//   b      = max(chance of the need's cosines with all offers, of the offer's with up to 200 needs)
//   excess = (cosine - b) / (1 - b)                the part of what chance left open
//   fit    = excess^2 / (excess^2 + h^2)           the curve of text_fit
//   h      = max(0.25, 2 x 1.645 s)
//
// Chance is the median, moved down where there are few cosines, since of three offers the middle one may be the answer;
// and n cosines of one record weigh against ten of what is usual in the survey, the median of all pairs. If the vectors
// are those of a model without a cone plus one direction that all share, the excess is the cosine without that
// direction. s is the spread of chance in units of the excess: the distance from that median down to the lower
// quartile, as that of a normal distribution, the mean over the needs. Below the median there are no answers, so a
// survey in which much fits much is not taken for a noisy one. With this h, about 95 % of chance lies below a fit of
// 0.20, the relevance gate. The least h keeps a model whose chance hardly spreads, or vectors made by hand, from
// calling every small excess an answer. A rotation of all vectors, and the length of any, change nothing.
//
// Measured with latent semantic vectors (bench/NOTES.md). Tested by match/embedding_fit_test (against a naive oracle).
#include "match/embedding_fit.hpp"

#include <algorithm>
#include <cmath>

#include "base/parallel.hpp"
#include "match/text_fit.hpp"

namespace caunoi {

namespace {

constexpr std::size_t most_references = 200;  // needs an offer's background and the spread are taken over
constexpr double trusted = 10;                // cosines of a record that weigh as much as what is usual
constexpr double least_half = 0.25;
constexpr double quartile = 0.6745, tail = 1.645;  // of the normal distribution: its quartile, its 95 % point

// The quantile; of few values a lower one, of three the least.
double low_quantile(std::vector<float>& values, double share) {
  const auto n = static_cast<double>(values.size());
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::floor((n - 1) * share * n / (n + trusted)));
  std::ranges::nth_element(values, at);
  return *at;
}

double excess_over(double cosine, double chance) {
  constexpr double rounding = 1e-6;
  return 1 - chance > rounding ? (cosine - chance) / (1 - chance) : 0;
}

std::span<const float> vector_of(const SupplyTraits& supply) {
  return supply.technology != nullptr ? supply.technology->embedding : supply.expert->embedding;
}

double spread_of(std::vector<float> cosines) {
  const double middle = low_quantile(cosines, 0.5), low = low_quantile(cosines, 0.25);
  return -excess_over(low, middle) / quartile;
}

}  // namespace

double chance_of(std::vector<float> cosines, double usual) {
  if (cosines.empty()) return usual;
  const auto n = static_cast<double>(cosines.size());
  return (n * low_quantile(cosines, 0.5) + trusted * usual) / (n + trusted);
}

std::optional<EmbeddingFit> EmbeddingFit::make(const Survey& survey, std::span<const SupplyTraits> supplies,
                                               const Control& control) {
  EmbeddingFit out;
  out.supplies_ = supplies;
  std::vector<const Need*> asking;
  for (const auto& need : survey.needs())
    if (!need.embedding.empty()) asking.push_back(&need);
  std::vector<std::span<const float>> vectors;
  std::size_t offered = 0;
  for (const auto& supply : supplies) offered += !vectors.emplace_back(vector_of(supply)).empty();
  if (asking.empty() || offered < least_vectors) return out;
  for (const auto& supply : supplies)
    if (!vector_of(supply).empty()) out.applies_[static_cast<std::size_t>(supply.kind)] = true;
  out.vectors_ = UnitVectors(vectors);

  // Needs at equal steps, the same whichever needs are asked for.
  std::vector<std::vector<float>> reference(std::min(asking.size(), most_references));
  if (!parallel_for(
          reference.size(), control, "compare", [] { return 0; },
          [&](int, std::size_t k) {
            std::vector<float> all(supplies.size());
            out.vectors_.cosines(asking[k * asking.size() / reference.size()]->embedding, all);
            for (std::size_t i = 0; i < all.size(); ++i)
              if (out.vectors_.has(i)) reference[k].push_back(all[i]);
          }))
    return std::nullopt;
  std::vector<float> pairs;
  double spread = 0;
  for (const auto& cosines : reference) {
    pairs.insert(pairs.end(), cosines.begin(), cosines.end());
    spread += spread_of(cosines) / static_cast<double>(reference.size());
  }
  out.usual_ = low_quantile(pairs, 0.5);
  out.half_ = std::max(least_half, 2 * tail * spread);
  out.background_.resize(supplies.size());
  for (std::size_t i = 0, column = 0; i < supplies.size(); ++i) {
    if (!out.vectors_.has(i)) continue;
    std::vector<float> seen;
    for (const auto& cosines : reference) seen.push_back(cosines[column]);
    out.background_[i] = chance_of(std::move(seen), out.usual_);
    ++column;
  }
  return out;
}

std::vector<std::optional<double>> EmbeddingFit::operator()(const Need& need) const {
  std::vector<std::optional<double>> out(supplies_.size());
  if (vectors_.count() == 0 || need.embedding.size() != vectors_.width()) return out;
  std::vector<float> cosines(supplies_.size());
  vectors_.cosines(need.embedding, cosines);
  for (const SupplyKind kind : {SupplyKind::technology, SupplyKind::expert}) {
    std::vector<float> around;
    for (std::size_t i = 0; i < supplies_.size(); ++i)
      if (supplies_[i].kind == kind && vectors_.has(i)) around.push_back(cosines[i]);
    const double own = chance_of(std::move(around), usual_);
    for (std::size_t i = 0; i < supplies_.size(); ++i)
      if (supplies_[i].kind == kind && vectors_.has(i))
        out[i] = fit_of_excess(excess_over(cosines[i], std::max(own, background_[i])), half_);
  }
  return out;
}

}  // namespace caunoi
