// lexicon_table.hpp -- the terms of one language, by their words, with the concepts each may mean.
#pragma once
#include <cstdint>
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
  /// Empty when there is no such term.
  [[nodiscard]] std::span<const Lexicon::Sense> find(std::string_view key) const;
  /// Words of the longest term that begins with this word (given with its joint), 0 for none.
  [[nodiscard]] std::uint32_t longest(std::string_view first) const;

 private:
  // A term, or the first word of one, or both.
  struct Entry {
    std::uint32_t begin, size;          // of the key
    std::uint32_t first_sense, senses;  // before finish(): the last link added, their number
    std::uint32_t longest;              // of the terms that begin with this word
  };
  struct Link {
    Lexicon::Sense sense;
    std::uint32_t before;  // the link before it of the same term
  };

  [[nodiscard]] std::uint32_t slot_of(std::string_view key) const;
  [[nodiscard]] const Entry* entry(std::string_view key) const;
  Entry& make(std::string_view key);
  void grow();

  std::string keys_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // indexes of entries; a power of two of them, at most half in use
  std::vector<Link> links_;
  std::vector<Lexicon::Sense> senses_;
};

}  // namespace caunoi::text
