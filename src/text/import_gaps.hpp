// import_gaps.hpp -- what a lexicon has no word for: how a dictionary is loaded beside it.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/import.hpp"
#include "text/lexicon_table.hpp"

namespace caunoi::text {

/// The terms of a lexicon by how they are written. Borrows the lexicon.
class Gaps {
 public:
  explicit Gaps(const Lexicon& known);

  [[nodiscard]] const Lexicon& known() const noexcept { return known_; }
  /// The concepts, by index, with exactly this term, whatever its case.
  [[nodiscard]] std::span<const std::uint32_t> concepts_of(Lang lang, std::string_view term) const;
  /// Concepts of an English term that is written so but for inflection.
  [[nodiscard]] std::vector<std::uint32_t> inflected(std::string_view term);
  /// Concepts of the terms that together make up an English phrase of at most three words; empty when a word is of
  /// none.
  [[nodiscard]] std::vector<std::uint32_t> made_of(std::string_view phrase);

  /// Of rows in several languages those, and of them that, which the lexicon does not know. A row that agrees with a
  /// concept in two languages is that concept and brings the terms the lexicon has not; one that it knows no term of is
  /// a concept of its own; of one that agrees in a single language it cannot be told whether the same is meant.
  /// `source` is where the count of them is reported.
  [[nodiscard]] ImportRows fill(ImportRows&& rows, const std::string& source) const;

 private:
  std::vector<Lexicon::Hit> match(std::string_view english, std::size_t& words);

  const Lexicon& known_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> terms_[4];  // by language, lower case
  TermCutter cutter_;
};

/// True for a term that is as often a part of other words as a word: a Vietnamese syllable, a Japanese character, a few
/// hiragana, which are found in every sentence.
[[nodiscard]] bool too_short(std::string_view term, Lang lang);

/// Begins of the characters of `s`, and its end.
[[nodiscard]] std::vector<std::size_t> character_begins(std::string_view s);

}  // namespace caunoi::text
