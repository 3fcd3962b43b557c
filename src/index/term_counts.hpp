// term_counts.hpp -- what a text becomes before it is a document or a query: its terms with how often they stand there.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caunoi/text.hpp"

namespace caunoi {

/// Where a term stands. A text is its title and everything; the title counts once more as a field of its own.
enum class Part : std::uint8_t { all, title };
inline constexpr std::size_t channel_count = 2 * view_count;
/// A channel is a view of a part; each has its own length norm and document frequencies.
[[nodiscard]] constexpr std::size_t channel(Part part, View view) noexcept {
  return static_cast<std::size_t>(part) * view_count + static_cast<std::size_t>(view);
}

/// What 1 is counted as in a channel: concepts count in sixtieths, since a sense may be a part of one and counts are whole.
[[nodiscard]] constexpr float unit_of(std::size_t channel) noexcept {
  return channel % view_count == static_cast<std::size_t>(View::concepts) ? 60.0F : 1.0F;
}

/// How a concept found in a text of a language is written as a term: "vi:wastewater".
[[nodiscard]] std::string concept_term(Lang lang, std::string_view id);

/// Whether a term may make a quote. Single characters and mark-less syllables meet everywhere, and so do figures and, outside
/// Vietnamese, Latin symbols of one or two letters ("mm", "kg"); they rank, but that they met convinces nobody.
[[nodiscard]] bool quotable(const Term& term, Lang lang);

/// The terms of one text with their counts, whole numbers, by channel; sorted by term within a channel.
struct TermCounts {
  std::vector<std::pair<std::string, float>> channels[channel_count];
  Lang lang = Lang::unknown;  ///< of the first text added

  // Of records alone: where those of their terms stand that may be quoted (record_text.hpp). By view, term after term; a term has the
  // number of places that `place_counts` says: its first 255, none where it is longer than 255 bytes.
  struct Place { std::uint32_t begin; std::uint8_t length; };  ///< bytes of the texts of the record, one after the other
  std::vector<Place> places[view_count];
  std::vector<std::uint8_t> place_counts[view_count];
  std::uint64_t digest = 0;  ///< of the texts that the places are of; 0: there are none

  /// Counts the terms of a text. A record in several languages calls this once a language.
  void add(const Analysis& analysis, Part part);
  void add(Analysis&& analysis, Part part);  ///< takes the terms' texts
  /// The same of Part::all, which begins at the byte `at` of the texts of its record: the places are kept as well.
  void add(Analysis&& analysis, std::uint32_t at);
  /// Sorts and merges. Call once after the last add().
  void finish();
};

}  // namespace caunoi
