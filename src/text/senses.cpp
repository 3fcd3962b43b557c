// From the words of a text to weighted concepts. A hit carries one unit of weight, which the senses of its term share
// by
//   share = (weight of the row / number of senses) ^ .7  x  2 for a sense that its neighbours speak for;
// neighbours are the terms of the text with one sense: a sense is spoken for when they are of its field, or name the
// concept or a broader or narrower one. A term within a longer one counts half: it is a part of what is meant. Japanese
// is looked up twice: by characters, since compounds have no blanks, and inflected words by the base form MeCab gives.
// What no term covers may be a name: it crosses by its consonants (names.hpp), written as the concept "~kntr".
// The constants are measured: bench/NOTES.md, "lexicon".
// Tested by text/lexicon_test.
#include "text/senses.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

#include "text/names.hpp"
#include "text/unicode.hpp"

namespace caunoi::text {

namespace {

constexpr float inner_weight = 0.5F;
constexpr float share_power = 0.7F;  // 1 would drown words of many near-equal senses, 0 would let them drown the others
constexpr float neighbour_factor = 2.0F;
constexpr float name_weight = 1.0F;
constexpr std::size_t least_skeleton = 3;  // two consonants meet by chance
constexpr std::size_t most_skeleton = 32;  // no name is longer; sequences of bases and blobs are

struct Found {
  std::uint32_t begin, end;
  bool inner;
  std::vector<Lexicon::Sense> senses;
};

bool is_japanese(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_cjk(class_of(next(word, at)));
}

// Identifiers that were met, by open addressing: a text has dozens, and asks for each of its ambiguous senses.
class Met {
 public:
  explicit Met(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) {}
  void insert(std::string_view id) { slots_[slot_of(id)] = {id, true}; }
  [[nodiscard]] bool contains(std::string_view id) const { return slots_[slot_of(id)].used; }

 private:
  struct Slot {
    std::string_view id;
    bool used = false;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view id) const {
    auto slot = std::hash<std::string_view>()(id) & (slots_.size() - 1);
    while (slots_[slot].used && slots_[slot].id != id) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }
  std::vector<Slot> slots_;
};

// What the terms of one sense say about the text.
class Neighbours {
 public:
  Neighbours(std::span<const Concept> concepts, std::span<const Found> found)
      : concepts_(concepts), relatives_(2 * found.size()) {
    for (const auto& f : found) {
      if (f.senses.size() != 1) continue;
      const auto& c = concepts[f.senses.front().index];
      if (!c.field.empty() && std::ranges::find(fields_, c.field) == fields_.end()) fields_.push_back(c.field);
      relatives_.insert(c.id);
      if (!c.broader.empty()) relatives_.insert(c.broader);
    }
  }
  [[nodiscard]] bool speak_for(std::uint32_t index) const {
    const auto& c = concepts_[index];
    return std::ranges::find(fields_, c.field) != fields_.end() || relatives_.contains(c.id) ||
           relatives_.contains(c.broader);
  }

 private:
  std::span<const Concept> concepts_;
  std::vector<std::string_view> fields_;  // a handful
  Met relatives_;
};

struct Share {
  std::uint32_t index, begin, end;
  float weight;
};

void add_senses(const Found& f, const Neighbours& neighbours, std::vector<Share>& out) {
  const auto first = out.size();
  float plain = 0, moved = 0;
  float weight = 1, share = 1;  // most senses of a term weigh the same
  for (const auto& sense : f.senses) {
    if (sense.weight != weight) {
      weight = sense.weight;
      share = std::pow(weight, share_power);
    }
    const float own = f.senses.size() > 1 && neighbours.speak_for(sense.index) ? share * neighbour_factor : share;
    out.push_back({sense.index, f.begin, f.end, own});
    plain += share;
    moved += own;
  }
  for (auto i = first; i < out.size(); ++i)
    out[i].weight = std::min(1.0F, (f.inner ? inner_weight : 1.0F) * out[i].weight * plain / moved);
}

// The consonants of a Latin word of a text. A Vietnamese syllable with marks is no foreign name; "café" in an English
// text may be.
std::string skeleton_of_written(std::string_view written, Lang lang) {
  if (lang == Lang::vi || is_ascii(written)) return skeleton_of_latin(lower(written));
  return skeleton_of_latin(fold(written));
}

}  // namespace

std::vector<WeightedConcept> senses_of(const Lexicon& lexicon, std::string_view s, std::span<const Token> words,
                                       std::span<const Token> characters, Lang lang) {
  std::vector<Found> found;
  std::vector<std::string_view> texts;
  texts.reserve(std::max(words.size(), characters.size()));
  for (const auto& w : words) texts.push_back(w.text);
  for (auto& hit : lexicon.match(texts, lang == Lang::vi ? Lang::vi : Lang::en))
    found.push_back({words[hit.first].begin, words[hit.first + hit.count - 1].end, hit.inner, std::move(hit.senses)});

  std::vector<Token> inflected;
  for (const auto& w : words) {
    if (!is_japanese(w.text) || s.substr(w.begin, w.end - w.begin) == w.text) continue;
    texts.clear();
    for (std::size_t at = 0; at < w.text.size();) {
      const auto begin = at;
      next(w.text, at);
      texts.push_back(w.text.substr(begin, at - begin));
    }
    bool whole = false;
    for (auto& hit : lexicon.match(texts, Lang::ja)) {
      if (hit.inner || hit.count != texts.size()) continue;
      found.push_back({w.begin, w.end, false, std::move(hit.senses)});
      whole = true;
    }
    if (whole) inflected.push_back(w);
  }
  texts.clear();
  for (const auto& c : characters) texts.push_back(c.text);
  for (auto& hit : lexicon.match(texts, Lang::ja)) {
    const auto begin = characters[hit.first].begin, end = characters[hit.first + hit.count - 1].end;
    const auto known = std::ranges::upper_bound(inflected, begin, {}, &Token::begin);
    if (known != inflected.begin() && end <= std::prev(known)->end)
      continue;  // a part of an inflected word says less than the word
    found.push_back({begin, end, hit.inner, std::move(hit.senses)});
  }
  if (!std::ranges::is_sorted(found, {}, &Found::begin)) std::ranges::stable_sort(found, {}, &Found::begin);

  std::vector<Share> shares;
  shares.reserve(2 * found.size());
  const auto concepts = lexicon.concepts();
  const Neighbours neighbours(concepts, found);
  std::vector<Token> covered;  // stretches of the text that longest terms cover, joined where they touch or overlap
  for (const auto& f : found) {
    add_senses(f, neighbours, shares);
    if (f.inner) continue;
    if (covered.empty() || f.begin >= covered.back().end)
      covered.push_back({{}, f.begin, f.end});
    else
      covered.back().end = std::max(covered.back().end, f.end);
  }
  // Both the shares and the words stand by begin: merged, shares first.
  std::vector<WeightedConcept> out;
  out.reserve(shares.size() + words.size() / 4);
  auto share = shares.begin();
  auto stretch = covered.begin();
  const auto add_shares = [&](std::uint32_t before) {
    for (; share != shares.end() && share->begin <= before; ++share)
      out.push_back({concepts[share->index].id, share->begin, share->end, share->weight});
  };
  for (const auto& w : words) {
    while (stretch != covered.end() && stretch->end <= w.begin) ++stretch;
    if (stretch != covered.end() && stretch->begin <= w.begin && w.end <= stretch->end) continue;
    std::string skeleton = is_japanese(w.text) ? skeleton_of_katakana(w.text)
                                               : skeleton_of_written(s.substr(w.begin, w.end - w.begin), lang);
    if (skeleton.size() < least_skeleton || skeleton.size() > most_skeleton) continue;
    add_shares(w.begin);
    out.push_back({std::move(skeleton.insert(0, 1, '~')), w.begin, w.end, name_weight});
  }
  add_shares(~std::uint32_t{0});
  return out;
}

}  // namespace caunoi::text
