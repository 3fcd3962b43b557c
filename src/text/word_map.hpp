// word_map.hpp -- what is known of a word, found out when it is met first.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace caunoi::text {

/// Open addressing with a part of the hash in the slot: a word costs one look at the slots and one at its entry, where a
/// std::unordered_map follows a chain. Values stay where they are until clear().
template <class Value>
class WordMap {
 public:
  /// The value of the word; `make` is called for a new one.
  template <class Make>
  const Value& get(std::string_view word, Make&& make) {
    const auto tag = static_cast<std::uint32_t>(std::hash<std::string_view>()(word));
    auto slot = slot_of(tag, word);
    if (slots_[slot].entry == none) {
      if (2 * (entries_.size() + 1) > slots_.size()) {
        grow();
        slot = slot_of(tag, word);
      }
      entries_.push_back({std::string(word), make()});
      slots_[slot] = {tag, static_cast<std::uint32_t>(entries_.size() - 1)};
    }
    return entries_[slots_[slot].entry].value;
  }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
  void clear() {
    entries_.clear();
    slots_.assign(least, {0, none});
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  static constexpr std::size_t least = 256;
  struct Entry {
    std::string word;
    Value value;
  };
  struct Slot {
    std::uint32_t tag, entry;
  };

  [[nodiscard]] std::size_t slot_of(std::uint32_t tag, std::string_view word) const {
    const auto mask = slots_.size() - 1;
    std::size_t slot = tag & mask;
    while (slots_[slot].entry != none && (slots_[slot].tag != tag || entries_[slots_[slot].entry].word != word))
      slot = (slot + 1) & mask;
    return slot;
  }
  void grow() {
    std::vector<Slot> wider(2 * slots_.size(), {0, none});
    for (const auto& from : slots_) {
      if (from.entry == none) continue;
      auto slot = from.tag & (wider.size() - 1);
      while (wider[slot].entry != none) slot = (slot + 1) & (wider.size() - 1);
      wider[slot] = from;
    }
    slots_ = std::move(wider);
  }

  std::deque<Entry> entries_;
  std::vector<Slot> slots_ = std::vector<Slot>(least, {0, none});  // a power of two of them, at most half in use
};

}  // namespace caunoi::text
