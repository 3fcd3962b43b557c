// Pseudo-relevance feedback: short queries gain most from the words of the documents they find (relevance models: Lavrenko & Croft,
// SIGIR 2001; interpolated with the query: Abdul-Jaleel et al., TREC 2004). Two things keep it from drifting, where published
// settings are fitted to a collection:
//
//   share of the feedback = strongest share x s / (s + words of the query)      a long query needs no help
//   weight of document d  ~ (score of d / best score)^sharpness                 where one document stands out, it speaks alone
//
// At most a twentieth of the documents speak: of a handful the best may be about something else. The widened part is scaled so that
// its weights sum to those of the query's own words; only the words' view is widened, the others follow the query. Values:
// bench/NOTES.md. Tested by index/feedback_test.
#include "index/feedback.hpp"

#include <algorithm>
#include <cmath>

namespace caunoi {

namespace {

constexpr std::size_t most_documents = 10, least_share = 20, most_words = 30;
constexpr double sharpness = 8;
constexpr double strongest_share = 0.4, half_at = 16;

double share_of(const Panel::Query& query) noexcept { return strongest_share * half_at / (half_at + static_cast<double>(query.words)); }

}  // namespace

std::size_t feedback_documents(std::size_t collection) noexcept { return std::min(most_documents, collection / least_share); }

double feedback_most(const Panel::Query& query, const Panel& panel) noexcept {
  if (query.words == 0) return 0;
  return share_of(query) * query.word_weight * panel.idf(Panel::none) * most_impact;
}

Widening feedback(const Panel::Query& query, std::span<const Scored> best, const Vectors& vectors) {
  Widening out;
  if (query.words == 0 || best.empty()) return out;
  Vectors::Vector words;
  for (const auto& [d, score] : best) {
    const auto weight = static_cast<float>(std::pow(score / best.front().score, sharpness));
    for (const auto& [term, share] : vectors.document(d)) words.emplace_back(term, weight * share);
  }
  merge_terms(words);
  words.resize(std::min(words.size(), most_words));
  double sum = 0;
  for (const auto& [term, weight] : words) sum += static_cast<double>(weight);
  const double share = share_of(query);
  out.own_share = 1 - share;
  for (const auto& [term, weight] : words)
    out.entries.push_back({term, share * static_cast<double>(weight) / sum * query.word_weight * vectors.panel().idf(term)});
  return out;
}

}  // namespace caunoi
