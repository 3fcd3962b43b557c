// The lookup tables of the lexicon. A term is kept as the sequence of words the Analyser cuts it into, Japanese as
// single characters, so that it is found in a text whatever its case, tone placement or inflection.
//
// What takes time is the start of the command, where every term is cut and stored once; so words are cut once each,
// keys stand in one block, and a term costs no allocation of its own (bench/NOTES.md, "packages"). Tested by
// text/lexicon_test.
#include "text/lexicon_table.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace caunoi::text {

namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};

// Words of Latin letters with blanks between them. What else a term holds ("R & D", "200 m3", 排水) may be read
// together with what is beside it.
bool is_words(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    const auto kind = class_of(next(s, at));
    if (kind != Class::letter && kind != Class::mark && (kind != Class::space || s[at - 1] != ' ')) return false;
  }
  return true;
}

std::uint64_t hash_of(std::string_view key) {
  WordHash hash;
  for (std::size_t begin = 0; begin < key.size();) {
    const auto end = key.find(TermKey::joint, begin);
    hash.add(WordHash::of(key.substr(begin, end - begin)));
    begin = end + 1;
  }
  return hash.value();
}

}  // namespace

const TermKey& TermCutter::key(std::string_view term, Lang lang) {
  key_.clear();
  if (lang != Lang::ja) {
    latin(term, lang);
    return key_;
  }
  for (std::size_t at = 0; at < term.size();) {
    const auto begin = at;
    const auto c = next(term, at);
    const auto kind = class_of(c);
    if (kind == Class::space) continue;
    const auto character = term.substr(begin, at - begin);
    if (is_cjk(kind))
      key_.add(character);
    else
      key_.add(lower(character));
  }
  return key_;
}

void TermCutter::latin(std::string_view term, Lang lang) {
  const auto cut = [&](std::string_view s, TermKey& out) {
    for (const auto& t : analyser_.analyse(s, lang).terms)
      if (t.view == View::words) out.add(t.text);
  };
  if (!is_words(term)) return cut(term, key_);
  auto& known = known_[static_cast<std::size_t>(lang)];
  std::string piece;
  for (std::size_t begin = 0; begin < term.size();) {
    const auto end = std::min(term.find(' ', begin), term.size());
    piece.assign(term, begin, end - begin);
    begin = end + 1;
    const auto [found, added] = known.try_emplace(piece);
    if (added) cut(piece, found->second);
    key_.bytes += found->second.bytes;
    key_.words += found->second.words;
  }
}

template <class Same>
std::size_t TermTable::slot_of(std::uint64_t hash, Same&& same) const {
  const std::size_t mask = slots_.size() - 1;
  const auto tag = static_cast<std::uint32_t>(hash);
  std::size_t slot = tag & mask;
  while (slots_[slot].entry != none && (slots_[slot].tag != tag || !same(key_of(entries_[slots_[slot].entry]))))
    slot = (slot + 1) & mask;
  return slot;
}

const TermTable::Entry* TermTable::find(std::string_view key) const {
  if (entries_.empty()) return nullptr;
  const auto found = slots_[slot_of(hash_of(key), [&](std::string_view other) { return other == key; })].entry;
  return found == none ? nullptr : &entries_[found];
}

const TermTable::Entry* TermTable::find(std::span<const std::string_view> words, std::uint64_t hash) const {
  if (entries_.empty()) return nullptr;
  const auto same = [&](std::string_view key) {
    for (const auto word : words) {
      if (key.size() <= word.size() || key[word.size()] != TermKey::joint || !key.starts_with(word)) return false;
      key.remove_prefix(word.size() + 1);
    }
    return key.empty();
  };
  const auto found = slots_[slot_of(hash, same)].entry;
  return found == none ? nullptr : &entries_[found];
}

std::span<const Lexicon::Sense> TermTable::senses(const Entry* term) const {
  return term == nullptr ? std::span<const Lexicon::Sense>()
                         : std::span(senses_).subspan(term->first_sense, term->senses);
}

void TermTable::grow() {
  constexpr std::size_t least = 1024;
  std::vector<Slot> wider(std::max(least, 2 * slots_.size()), {0, none});
  for (const auto& from : slots_) {
    if (from.entry == none) continue;
    auto slot = from.tag & (wider.size() - 1);
    while (wider[slot].entry != none) slot = (slot + 1) & (wider.size() - 1);
    wider[slot] = from;
  }
  slots_ = std::move(wider);
}

TermTable::Entry& TermTable::make(std::string_view key) {
  if (2 * (entries_.size() + 1) > slots_.size()) grow();
  const auto hash = hash_of(key);
  auto& slot = slots_[slot_of(hash, [&](std::string_view other) { return other == key; })];
  if (slot.entry == none) {
    slot = {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(entries_.size())};
    entries_.push_back(
        {static_cast<std::uint32_t>(keys_.size()), static_cast<std::uint32_t>(key.size()), none, 0, 0, 0});
    keys_ += key;
  }
  return entries_[slot.entry];
}

void TermTable::add(const TermKey& key, std::uint32_t index, float weight) {
  if (key.words == 0) return;
  auto& term = make(key.bytes);
  for (auto link = term.first_sense; link != none; link = links_[link].before)
    if (links_[link].sense.index == index) return;  // two spellings of one term
  links_.push_back({{index, weight}, term.first_sense});
  term.first_sense = static_cast<std::uint32_t>(links_.size() - 1);
  ++term.senses;
  auto& first = make(key.first());
  first.longest = std::max(first.longest, key.words);
  first.lengths |= 1U << std::min(key.words, 31U);
  if (key.words < 2) return;
  if (pairs_.empty()) pairs_.resize(pair_mask + 1);
  const auto second = key.bytes.find(TermKey::joint, key.first().size()) + 1;
  pairs_[hash_of(std::string_view(key.bytes).substr(0, second)) & pair_mask] = true;
}

void TermTable::finish(std::span<const TermTable* const> before) {
  // Whole units made texts of the one language that has a dictionary long, and their other terms weak (bench/NOTES.md).
  constexpr float known_share = 0.25F;
  senses_.clear();
  senses_.reserve(links_.size());
  for (auto& term : entries_) {
    const auto first = senses_.size();
    const auto key = key_of(term);
    const bool known =
        std::ranges::any_of(before, [&](const TermTable* table) { return !table->senses(table->find(key)).empty(); });
    const float share = (known ? known_share : 1.0F) / static_cast<float>(std::max(1U, term.senses));
    for (auto link = term.first_sense; link != none; link = links_[link].before) {
      senses_.push_back(links_[link].sense);
      senses_.back().weight *= share;
    }
    std::sort(senses_.begin() + static_cast<std::ptrdiff_t>(first), senses_.end(),
              [](const auto& x, const auto& y) { return x.index < y.index; });
    term.first_sense = static_cast<std::uint32_t>(first);
  }
  links_ = {};
}

}  // namespace caunoi::text
