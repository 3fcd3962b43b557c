// Pseudo-relevance feedback: short queries gain most from the words of the documents they find (relevance models: Lavrenko & Croft,
// SIGIR 2001; interpolated with the query: Abdul-Jaleel et al., TREC 2004). Two things keep it from drifting, where published
// settings are fitted to a collection:
//
//   share of the feedback = strongest share x s / (s + words of the query)      a long query needs no help
//   weight of document d  ~ (score of d / best score)^sharpness                 where one document stands out, it speaks alone
//
// At most a twentieth of the documents speak: of a handful the best may be about something else. The widened part is scaled so that its weights sum to those of the query's own words; only the words' view is widened, the
// others follow the query. Values: bench/NOTES.md. Tested by index/feedback_test.
#include "index/feedback.hpp"

#include <algorithm>
#include <cmath>

namespace caunoi {

namespace {

constexpr std::size_t most_documents = 10, least_share = 20, most_words = 30;
constexpr float sharpness = 8;
constexpr float strongest_share = 0.4F, half_at = 16;

}  // namespace

Feedback::Feedback(const Panel& panel, const Vectors& vectors) : panel_(panel), vectors_(vectors), term_of_(vectors.vocabulary().size()) {
  for (const auto& [word, term] : vectors.vocabulary()) term_of_[term] = panel.find(channel(Part::all, View::words), word);
}

void Feedback::widen(const Panel::Query& query, std::span<const float> judged, std::span<float> first) const {
  if (query.words == 0) return;
  std::vector<std::pair<float, std::uint32_t>> best;
  for (std::uint32_t d = 0; d < judged.size(); ++d)
    if (judged[d] > 0) best.emplace_back(-judged[d], d);
  const auto kept = std::min({most_documents, best.size(), judged.size() / least_share});
  if (kept == 0) return;
  std::ranges::partial_sort(best, best.begin() + static_cast<std::ptrdiff_t>(kept));
  best.resize(kept);

  Vectors::Vector words;
  for (const auto& [score, d] : best) {
    const float weight = std::pow(score / best.front().first, sharpness);
    for (const auto& [term, share] : vectors_.document(d)) words.emplace_back(term, weight * share);
  }
  merge_terms(words);
  words.resize(std::min(words.size(), most_words));
  float sum = 0;
  for (const auto& [term, weight] : words) sum += weight;

  Panel::Query widened;
  for (const auto& [term, weight] : words)
    if (term_of_[term] != Panel::none) widened.entries.push_back({term_of_[term], weight / sum * query.word_weight});
  const float share = strongest_share * half_at / (half_at + static_cast<float>(query.words));
  for (auto& score : first) score *= 1 - share;
  for (auto& entry : widened.entries) entry.weight *= share;
  panel_.score(widened, first);
}

}  // namespace caunoi
