// lexicon_table.hpp -- the terms of one language, by their words, with the concepts each may mean.
#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "caunoi/lexicon.hpp"

namespace caunoi::text {

/// The words of a term as Lexicon::match() is given them, one after another with `joint` after each.
struct TermKey {
  static constexpr char joint = '\x1f';
  std::string bytes;
  std::uint32_t words = 0;

  void add(std::string_view word) {
    (bytes += word) += joint;
    ++words;
  }
  void clear() {
    bytes.clear();
    words = 0;
  }
  [[nodiscard]] std::string_view first() const { return std::string_view(bytes).substr(0, bytes.find(joint) + 1); }
};

/// The hash of a row of words, made of those of its words, so that the rows that begin at a word cost one step each.
class WordHash {
 public:
  [[nodiscard]] static std::uint64_t of(std::string_view word) { return std::hash<std::string_view>()(word); }
  void add(std::uint64_t word) {
    value_ = (value_ ^ word) * 0x9E3779B97F4A7C15ULL;
    value_ ^= value_ >> 32;
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

/// Cuts terms into their keys.
class TermCutter {
 public:
  /// Empty for a term without letters. Valid until the next call.
  [[nodiscard]] const TermKey& key(std::string_view normalised, Lang lang);

 private:
  void latin(std::string_view term, Lang lang);

  Analyser analyser_;
  TermKey key_;
  // A word is cut alike wherever it stands, and a few thousand syllables make up all of Vietnamese.
  std::unordered_map<std::string, TermKey> known_[4];
};

/// Terms to senses: open addressing over one block of bytes, since a dictionary of 100,000 terms is loaded at every
/// start of the command.
class TermTable {
 public:
  void add(const TermKey& key, std::uint32_t index, float weight);
  /// Puts the senses in order and lets those of a term share one unit, or a quarter where one of `before` has the
  /// term. After the last add().
  void finish(std::span<const TermTable* const> before);

  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
  /// A term, or the first word of one, or both.
  struct Entry {
    std::uint32_t begin, size;          ///< of the key
    std::uint32_t first_sense, senses;  ///< before finish(): the last link added, their number
    std::uint32_t longest;              ///< words of the longest term that begins with this word, 0 for none
    std::uint32_t lengths;              ///< bit i: a term of i words begins with it; bit 31: of 31 or more
    /// False when no term of `count` words begins with this word.
    [[nodiscard]] bool may_have(std::uint32_t count) const { return (lengths >> std::min(count, 31U) & 1U) != 0; }
  };
  /// Null when there is no such term or first word.
  [[nodiscard]] const Entry* find(std::string_view key) const;
  /// The term of these words, whose hash is `hash`: see WordHash.
  [[nodiscard]] const Entry* find(std::span<const std::string_view> words, std::uint64_t hash) const;
  /// False when no term begins with the two words of this hash; true may be wrong.
  [[nodiscard]] bool may_begin(std::uint64_t pair) const { return !pairs_.empty() && pairs_[pair & pair_mask]; }
  /// Empty for a first word that is no term, and for null.
  [[nodiscard]] std::span<const Lexicon::Sense> senses(const Entry* term) const;

 private:
  // The lower half of the hash stands beside the entry, so that a row that is no term costs one look.
  struct Slot {
    std::uint32_t tag, entry;
  };
  struct Link {
    Lexicon::Sense sense;
    std::uint32_t before;  // the link before it of the same term
  };

  static constexpr std::size_t pair_mask = (std::size_t{1} << 20U) - 1;

  // The slot of the key with this hash that `same` recognises, else the free one where it would stand.
  template <class Same>
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash, Same&& same) const;
  [[nodiscard]] std::string_view key_of(const Entry& e) const { return std::string_view(keys_).substr(e.begin, e.size); }
  Entry& make(std::string_view key);
  void grow();

  std::string keys_;
  std::vector<Entry> entries_;
  std::vector<bool> pairs_;  // a bit for the first two words of each term (Bloom 1970, with one hash)
  std::vector<Slot> slots_;  // a power of two of them, at most half in use
  std::vector<Link> links_;
  std::vector<Lexicon::Sense> senses_;
};

}  // namespace caunoi::text
