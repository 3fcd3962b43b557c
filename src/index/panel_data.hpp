// panel_data.hpp -- the arrays of a panel, whether made in memory or mapped from a snapshot.
//
//   term ▶ documents   posting_*    one by one: document, count, and the impact of the count in 65535ths of the largest there can be
//                      planes       a bit a document, for a count that at least 1/128 of the documents share ("levels")
//   document ▶ terms   text_*        the same once more by document, for exact scores, feedback and neighbours
//
// A frequent word is thus held as bits: 12.5 KB a plane of 100,000 documents, and adding a weight to 32 documents is one instruction.
// What a count is worth in a document depends on the document's length alone, so it is a row of factors shared by all terms.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/large_pages.hpp"
#include "index/kernels.hpp"
#include "index/term_counts.hpp"

namespace caunoi {

template <class T>
using Aligned = std::vector<T, LargePages<T>>;

struct PanelData {
  struct Channel {
    double total = 0;               ///< length of all its documents
    std::uint64_t documents = 0;    ///< that have a term of the channel
    std::uint32_t first_term = 0;   ///< terms of a channel are numbered in a row
    std::vector<std::uint16_t> levels;           ///< counts that have planes
    std::vector<std::uint32_t> factor_row;       ///< of each level, in `factors`
  };
  struct Header {
    std::uint64_t documents = 0;
    std::array<Channel, channel_count> channels{};
  };

  Header header;
  std::span<const std::uint64_t> key_begin;         ///< terms + 1, into keys
  std::span<const char> keys;                       ///< channel letter and term, one after the other, ascending
  std::span<const std::uint64_t> slots;             ///< upper half of a key's hash, its term; open addressing, a power of two; all ones: free
  std::span<const std::uint32_t> frequency;         ///< documents, by term
  std::span<const float> best;                      ///< largest impact, by term
  std::span<const std::uint64_t> posting_begin;     ///< terms + 1
  std::span<const std::uint32_t> posting_document;
  std::span<const std::uint16_t> posting_impact, posting_count;
  std::span<const std::uint32_t> plane_begin;       ///< terms + 1
  std::span<const std::uint8_t> plane_level;        ///< by plane
  std::span<const std::uint32_t> plane_count;       ///< documents, by plane
  std::span<const std::uint32_t> planes;            ///< plane after plane, chunks x 16 words each
  std::span<const std::uint64_t> text_begin;        ///< documents + 1
  std::span<const std::uint32_t> text_term;
  std::span<const std::uint16_t> text_count;
  // Of records, else empty: where terms stand that may be quoted, see TermCounts::places.
  std::span<const std::uint64_t> digest, place_begin;  ///< by document; documents + 1
  std::span<const std::uint8_t> place_count;        ///< as text_term
  std::span<const std::uint32_t> place_at;
  std::span<const std::uint8_t> place_length;
  std::span<const float> lengths;                   ///< document after document, channel_count each: who scores one waits for one line of memory
  std::span<const std::uint8_t> factors;            ///< impacts in 255ths of the largest there can be, row after row, chunks x 512 each
  std::shared_ptr<const void> owner;                ///< of the memory

  [[nodiscard]] std::size_t documents() const noexcept { return header.documents; }
  [[nodiscard]] std::size_t terms() const noexcept { return frequency.size(); }
  [[nodiscard]] std::size_t chunks() const noexcept { return (documents() + chunk_documents - 1) / chunk_documents; }
  [[nodiscard]] std::span<const std::uint32_t> plane(std::size_t p) const noexcept { return planes.subspan(p * chunks() * (chunk_documents / 32), chunks() * (chunk_documents / 32)); }
  [[nodiscard]] std::span<const std::uint8_t> factor(std::size_t channel, std::size_t level) const noexcept {
    return factors.subspan(header.channels[channel].factor_row[level] * chunks() * chunk_documents, chunks() * chunk_documents);
  }
  [[nodiscard]] float length(std::size_t channel, std::uint32_t document) const noexcept { return lengths[document * channel_count + channel]; }
  [[nodiscard]] std::string_view key(std::uint32_t term) const noexcept { return {keys.data() + key_begin[term], key_begin[term + 1] - key_begin[term]}; }
};

/// Channel letter and term.
[[nodiscard]] std::string key_of(std::size_t channel, std::string_view term);
[[nodiscard]] std::uint64_t key_hash(std::string_view key) noexcept;
/// A slot of PanelData::slots.
[[nodiscard]] constexpr std::uint64_t slot_of(std::uint64_t hash, std::uint32_t term) noexcept { return (hash & 0xffffffff00000000U) | term; }
inline constexpr std::uint64_t free_slot = ~std::uint64_t{0};

// The formula of an impact, in one place: panel.cpp says why.
inline constexpr double k1 = 0.5, b = 0.85;
/// What a count saturates against.
template <class Number>
[[nodiscard]] Number norm_of(std::size_t channel, Number length, Number mean_length) noexcept {
  return static_cast<Number>(unit_of(channel)) * Number(k1) * (Number(1 - b) + Number(b) * length / (mean_length > 0 ? mean_length : Number(1)));
}
template <class Number>
[[nodiscard]] Number impact_of(Number count, Number norm) noexcept {
  return count * Number(k1 + 1) / (count + norm);
}
inline constexpr double most_impact = k1 + 1;

template <class Use>
void each_bit(std::span<const std::uint32_t> plane, Use&& use) {
  for (std::size_t w = 0; w < plane.size(); ++w)
    for (auto bits = plane[w]; bits != 0; bits &= bits - 1) use(static_cast<std::uint32_t>(w * 32 + static_cast<std::size_t>(std::countr_zero(bits))));
}

/// Builds a panel text by text; of a text only term numbers and counts are kept (6 bytes a term) and places (5 bytes each).
class PanelBuilder {
 public:
  PanelBuilder();
  /// Of a text that TermCounts::finish() has sorted.
  void add(const TermCounts& text);
  [[nodiscard]] std::size_t size() const noexcept { return text_begin_.size() - 1; }
  /// The arrays. O(terms log(vocabulary)). Same bytes for the same texts in the same order.
  [[nodiscard]] PanelData finish() &&;

 private:
  struct Arrays;
  std::uint32_t number_of(std::string_view key);

  std::shared_ptr<Arrays> arrays_;
  Aligned<std::uint64_t> text_begin_{0};
  std::vector<std::uint64_t> slots_;       ///< as in PanelData, by number of arrival
  std::vector<std::uint64_t> key_begin_{0};
  std::vector<char> keys_;
};

}  // namespace caunoi
