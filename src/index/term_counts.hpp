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

/// The terms of one text with their counts, whole numbers, by channel; sorted by term within a channel.
struct TermCounts {
  std::vector<std::pair<std::string, float>> channels[channel_count];
  Lang lang = Lang::unknown;  ///< of the first text added

  /// Counts the terms of a text. A record in several languages calls this once a language.
  void add(const Analysis& analysis, Part part);
  void add(Analysis&& analysis, Part part);  ///< takes the terms' texts
  /// Sorts and merges. Call once after the last add().
  void finish();
};

}  // namespace caunoi
