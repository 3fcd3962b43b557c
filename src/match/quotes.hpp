// quotes.hpp -- the words of two records that met: one short passage of each, as it stands there.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/panel.hpp"
#include "match/traits.hpp"

namespace caunoi {

/// A field of a record, cut: where its words begin and end, its clauses, and the terms it holds.
struct Passage {
  Lang lang = Lang::unknown;
  bool title = false;
  std::string text;
  struct Span {
    std::uint32_t begin, end;
  };
  std::vector<Span> words;  ///< blank-separated words, or characters of Japanese
  struct Clause {
    std::uint32_t first, last;
  };
  std::vector<Clause> clauses;  ///< ranges of `words`
  struct Held {
    std::uint32_t begin, end;
    std::uint64_t term;
  };
  std::vector<Held> terms;  ///< by begin
  std::vector<std::pair<View, std::string>> spellings;  ///< of the terms, in no particular order; of a need only
};
using Passages = std::vector<Passage>;

/// With the spelling of each term.
[[nodiscard]] Passages passages_of(const Need& need, const Analyser& analyser);
[[nodiscard]] Passages passages_of(const SupplyTraits& supply, const Analyser& analyser);

/// Folded names that nothing printed about this need may hold: those of the organisation behind a confidential one.
[[nodiscard]] std::vector<std::string> hidden_names(const Need& need, const Organisation* organisation);

/// How telling each term of a need is in a collection: what a document gains at most by holding it. Sorted by term.
using TermWeights = std::vector<std::pair<std::uint64_t, double>>;
/// `passages`: those of the need, cut with its terms spelled.
[[nodiscard]] TermWeights term_weights(const Passages& passages, const Panel& panel);
/// The different terms of passages, sorted.
[[nodiscard]] std::vector<std::uint64_t> terms_in(const Passages& passages);
/// The part of `weights` whose terms are among `terms` (sorted): what the two records have in common.
[[nodiscard]] TermWeights in_common(const TermWeights& weights, std::span<const std::uint64_t> terms);

inline constexpr std::size_t quote_words = 14, quote_characters = 28;

struct Quote {
  std::string text;
  Lang lang = Lang::unknown;
  double weight = 0;
  std::vector<std::uint64_t> terms;  ///< matched in it, sorted
};

/// The passage of `passages` whose terms weigh most, in each language where
/// that is not much less than in the best (in the order vi, ja, en). `weights` as above;
/// a term in `preferred` counts double. Passages that name money, or one of `hidden` (folded names), are not quoted.
[[nodiscard]] std::vector<Quote> quotes(const Passages& passages, const TermWeights& weights,
                                        std::span<const std::uint64_t> preferred, std::span<const std::string> hidden);
}  // namespace caunoi
