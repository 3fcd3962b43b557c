// Plain BM25 (Robertson, Walker et al., TREC-3) and the two kinds of term it is run on. Kept apart from the library's
// own panel, so that a defect there does not flatter the comparison; `claims.py` holds it to the published figures.
#include "bench/bm25.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace caunoi::bench {

namespace {

constexpr double k1 = 0.9, b = 0.4;

// The first bytes of the characters of UTF-8 text, and its end.
std::vector<std::size_t> characters_of(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) out.push_back(i);
  out.push_back(text.size());
  return out;
}

std::map<std::uint32_t, std::uint32_t> counts_of(const std::vector<std::uint32_t>& terms) {
  std::map<std::uint32_t, std::uint32_t> out;
  for (const auto term : terms) ++out[term];
  return out;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text, Lang lang, const Analyser& analyser, Bag bag) {
  std::vector<std::string> out;
  for (auto& term : analyser.analyse(text, lang).terms)
    if (term.view == View::words || (bag == Bag::words_and_pairs && term.view == View::pairs))
      out.push_back(std::move(term.text));
  return out;
}

std::vector<std::string> trigrams_of(std::string_view text) {
  const std::string folded = fold(text);
  const auto at = characters_of(folded);
  std::vector<std::string> out;
  for (std::size_t i = 0; i + 3 < at.size(); ++i) out.push_back(folded.substr(at[i], at[i + 3] - at[i]));
  return out;
}

void Bm25::add(const std::vector<std::string>& terms) {
  std::vector<std::uint32_t> known;
  for (const auto& term : terms) {
    const auto [found, is_new] = ids_.emplace(term, static_cast<std::uint32_t>(postings_.size()));
    if (is_new) postings_.emplace_back();
    known.push_back(found->second);
  }
  for (const auto& [term, count] : counts_of(known))
    postings_[term].push_back({static_cast<std::uint32_t>(lengths_.size()), static_cast<float>(count)});
  lengths_.push_back(static_cast<std::uint32_t>(terms.size()));
}

void Bm25::finish() {
  double mean = 0;
  for (const auto length : lengths_) mean += length;
  const auto n = static_cast<double>(lengths_.size());
  mean = std::max(mean / n, 1.0);
  for (auto& list : postings_) {
    const auto df = static_cast<double>(list.size());
    const double idf = std::log(1 + (n - df + 0.5) / (df + 0.5));
    for (auto& [document, impact] : list) {
      const double tf = impact;
      impact = static_cast<float>(idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * lengths_[document] / mean)));
    }
  }
}

std::vector<double> Bm25::scores(const std::vector<std::string>& terms) const {
  std::vector<std::uint32_t> known;
  for (const auto& term : terms)
    if (const auto found = ids_.find(term); found != ids_.end()) known.push_back(found->second);
  std::vector<double> out(lengths_.size());
  for (const auto& [term, count] : counts_of(known))
    for (const auto& [document, impact] : postings_[term]) out[document] += count * impact;
  return out;
}

}  // namespace caunoi::bench
