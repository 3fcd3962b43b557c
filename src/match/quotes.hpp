// quotes.hpp -- the words of two records that met: one short passage of each, as it stands there.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/panel.hpp"
#include "index/record_text.hpp"
#include "match/traits.hpp"

namespace caunoi {

/// A text of a record, cut: where its words begin and end, its clauses, and the terms it holds. Borrows the text.
struct Passage {
  Lang lang = Lang::unknown;
  bool title = false;
  std::string_view text;
  struct Span {
    std::uint32_t begin, end;
  };
  std::vector<Span> words;  ///< blank-separated words, or characters of Japanese
  struct Clause {
    std::uint32_t first, last;
    std::optional<bool> names_money = {};  ///< where it is known already
  };
  std::vector<Clause> clauses;  ///< ranges of `words`
  struct Held {
    std::uint32_t begin, end;
    std::uint32_t term;  ///< its number in NeedText::terms
  };
  std::vector<Held> terms;  ///< by begin
};
using Passages = std::vector<Passage>;

/// A need, cut for quotation; its different terms are numbered. Borrows the texts and terms of what was analysed.
struct NeedText {
  Passages passages;
  std::vector<std::pair<View, std::string_view>> terms;
  std::vector<CodeSet> langs;  ///< of the passages that hold a term, by term
};
[[nodiscard]] NeedText text_of(const AnalysedNeed& need);
NeedText text_of(AnalysedNeed&& need) = delete;

/// Folded names that nothing printed about this need may hold: those of the organisation behind a confidential one.
[[nodiscard]] std::vector<std::string> hidden_names(const Need& need, const Organisation* organisation);

/// How telling the terms of a need are in a collection: what a document gains at most by holding one. Each is found out when it is first
/// asked for. Borrows both, and what the need was analysed to. [one]
class TermWeights {
 public:
  TermWeights(const NeedText& need, const Panel& panel);
  /// Of a term, by number; 0: a document gains nothing.
  double operator()(std::uint32_t term);
  struct Held { std::uint32_t in_panel, term; };
  /// The terms as the panel has them, a concept once a language; by number there.
  [[nodiscard]] const std::vector<Held>& held() const noexcept { return held_; }
  [[nodiscard]] std::size_t size() const noexcept { return weights_.size(); }

 private:
  double weight_in(View view, std::string_view term, Lang lang);

  const NeedText* need_;
  const Panel* panel_;
  std::vector<Held> held_;
  std::vector<double> weights_;  ///< by term; below 0: not asked for yet
  TermCounts one_;
  Panel::Query query_;
};

/// What a supply has in common with a need.
struct Common {
  std::vector<double> weights;  ///< of the need's terms; 0: the supply does not hold it
  Passages passages;            ///< of the supply, with these terms alone; those that hold none are not cut
};
/// Fills `out`, whose memory is used again. `document`: of the supply in `panel`, whose weights are given. Where the panel was made of other
/// texts than the supply has now, these are analysed. O(terms of both).
void in_common(const NeedText& need, TermWeights& weights, const SupplyTraits& supply, const Panel& panel, std::uint32_t document, const Analyser& analyser, Common& out);

inline constexpr std::size_t quote_words = 14, quote_characters = 28;

struct Quote {
  std::string text;
  Lang lang = Lang::unknown;
  double weight = 0;
  std::vector<std::uint32_t> terms;  ///< matched in it, sorted
};

/// Finds quotes, and keeps its memory from record to record. [one]
class Quoter {
 public:
  /// The passage of `passages` whose terms weigh most, in each language where
  /// that is not much less than in the best (in the order vi, ja, en). `weights` by term, 0 for those that did not meet;
  /// a term in `preferred` counts double. Passages that name money, or one of `hidden` (folded names), are not quoted.
  [[nodiscard]] std::vector<Quote> operator()(const Passages& passages, std::span<const double> weights,
                                              std::span<const std::uint32_t> preferred, std::span<const std::string> hidden);

 private:
  struct Matched {
    std::uint32_t begin, end, term;
    double weight;
  };
  class Window;
  /// Of the passage that matched_ is of, if it weighs more than `to_beat`.
  std::optional<Quote> best_of(const Passage& p, double to_beat, std::span<const std::string> hidden);

  std::vector<Matched> matched_;
  std::vector<std::uint64_t> mark_;
  std::uint64_t round_ = 0;
  std::vector<double> sum_;
};

}  // namespace caunoi
