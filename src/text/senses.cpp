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
#include <cmath>
#include <set>

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

// What the terms of one sense say about the text.
class Neighbours {
 public:
  Neighbours(std::span<const Concept> concepts, std::span<const Found> found) : concepts_(concepts) {
    for (const auto& f : found) {
      if (f.senses.size() != 1) continue;
      const auto& c = concepts[f.senses.front().index];
      if (!c.field.empty()) fields_.insert(c.field);
      relatives_.insert(c.id);
      if (!c.broader.empty()) relatives_.insert(c.broader);
    }
  }
  [[nodiscard]] bool speak_for(std::uint32_t index) const {
    const auto& c = concepts_[index];
    return fields_.contains(c.field) || relatives_.contains(c.id) || relatives_.contains(c.broader);
  }

 private:
  std::span<const Concept> concepts_;
  std::set<std::string_view> fields_, relatives_;
};

void add_senses(const Found& f, std::span<const Concept> concepts, const Neighbours& neighbours,
                std::vector<WeightedConcept>& out) {
  std::vector<float> shares;
  float plain = 0, moved = 0;
  for (const auto& sense : f.senses) {
    const float share = std::pow(sense.weight, share_power);
    shares.push_back(f.senses.size() > 1 && neighbours.speak_for(sense.index) ? share * neighbour_factor : share);
    plain += share;
    moved += shares.back();
  }
  for (std::size_t i = 0; i < f.senses.size(); ++i)
    out.push_back({concepts[f.senses[i].index].id, f.begin, f.end,
                   std::min(1.0F, (f.inner ? inner_weight : 1.0F) * shares[i] * plain / moved)});
}

}  // namespace

std::vector<WeightedConcept> senses_of(const Lexicon& lexicon, std::string_view s, std::span<const Token> words,
                                       std::span<const Token> characters, Lang lang) {
  std::vector<Found> found;
  std::vector<std::string_view> texts;
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
  std::ranges::stable_sort(found, {}, &Found::begin);

  std::vector<WeightedConcept> out;
  const auto concepts = lexicon.concepts();
  const Neighbours neighbours(concepts, found);
  std::vector<Token> covered;  // stretches of the text that longest terms cover, joined where they touch or overlap
  for (const auto& f : found) {
    add_senses(f, concepts, neighbours, out);
    if (f.inner) continue;
    if (covered.empty() || f.begin >= covered.back().end)
      covered.push_back({{}, f.begin, f.end});
    else
      covered.back().end = std::max(covered.back().end, f.end);
  }
  for (const auto& w : words) {
    const auto after = std::ranges::upper_bound(covered, w.begin, {}, &Token::begin);
    if (after != covered.begin() && w.end <= std::prev(after)->end) continue;
    // A Vietnamese syllable with marks is no foreign name; "café" in an English text may be.
    const auto written = s.substr(w.begin, w.end - w.begin);
    const std::string skeleton = is_japanese(w.text)
                                     ? skeleton_of_katakana(w.text)
                                     : skeleton_of_latin(lang == Lang::vi ? lower(written) : fold(written));
    if (skeleton.size() >= least_skeleton && skeleton.size() <= most_skeleton)
      out.push_back({"~" + skeleton, w.begin, w.end, name_weight});
  }
  std::ranges::stable_sort(out, {}, &WeightedConcept::begin);
  return out;
}

}  // namespace caunoi::text
