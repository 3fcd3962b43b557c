// From the terms of a query to weights of the panel's terms.
//
// q(t) = idf^.25 x qtf: rare words of a long need count more than its frequent ones, and what it repeats is what it is about. Only
// for concepts repeating helps less and less, (k3 + 1) qtf / (k3 + qtf) in place of qtf (Robertson & Walker, TREC-3), for one word of
// a text may name several. Only the most telling terms of a view take part, since a need of 300 words is not a bag of equals.
// Tested by index/panel_test (against a naive oracle).
#include <algorithm>
#include <cmath>

#include <boost/container/small_vector.hpp>

#include "index/panel.hpp"

namespace caunoi {

namespace {

constexpr double k3 = 8;
// idf x idf^.25, the idf in the score and that in the weight; two roots take a third of the time of a power.
double with_rarity(double idf) { return idf * std::sqrt(std::sqrt(idf)); }
constexpr double joined_weight = 0.3;
constexpr double title_weight = 0.3;
constexpr double own_language_share = 0.1;  // of a concept between texts of one language
constexpr double near_name_share = 0.5;     // of a name one consonant away
constexpr std::size_t most_terms = 60;      // of a view of a query

constexpr auto concepts = channel(Part::all, View::concepts);

double length_of(const std::vector<std::pair<std::string, float>>& terms) {
  double length = 0;
  for (const auto& [term, tf] : terms) length += tf;
  return length;
}

// std::ranges::stable_sort() takes memory even for one element, and terms of a need are prepared one by one as well (match/quotes.cpp).
template <class Range, class Before, class Of>
void sort_stably(Range& range, Before before, Of of) {
  if (range.size() > 1) std::ranges::stable_sort(range, before, of);
}

struct Spelling { std::string term; double share; };

// A concept term as it is looked for in documents of each language. Texts of one language meet by their own words, and a concept adds
// its synonyms, which is little and much of it noise (bench/NOTES.md). A name by its consonants ("~kntr") meets across scripts only:
// in Latin letters it is written alike and is a word already.
boost::container::small_vector<Spelling, all_langs.size()> in_all_languages(std::string_view term) {
  const auto colon = term.find(':');
  const bool name = term.substr(colon + 1).starts_with('~');
  boost::container::small_vector<Spelling, all_langs.size()> out;
  for (const Lang lang : all_langs) {
    const bool own = lang_name(lang) == term.substr(0, colon);
    if (name && (own || (lang != Lang::ja && !term.starts_with("ja")))) continue;
    out.push_back({concept_term(lang, term.substr(colon + 1)), own ? own_language_share : 1.0});
  }
  return out;
}

// The strength of a term: what it adds at most but for saturation, weight x idf.
struct Telling { double strength, idf, frequency; std::uint32_t term, in_title; };

}  // namespace

double view_weight(View view, Lang lang) noexcept {
  switch (view) {
    case View::words: return 1.0;
    case View::pairs: return lang == Lang::vi ? 0.8 : 0.2;
    case View::bigrams: return 0.5;
    case View::unigrams: return 0.8;
    case View::folded: return 0.0;  // set by prepare() for queries typed without marks
    case View::concepts: return 1.0;
    case View::quantities: return 0.5;
    case View::joined: return 0.0;  // set by prepare()
  }
  return 0.0;
}

void Panel::prefetch(std::span<const Key> keys) const {
  if (data_.slots.empty()) return;
  std::array<std::uint64_t, 512> at;  // of slots
  std::string key;
  for (; !keys.empty(); keys = keys.subspan(std::min(keys.size(), at.size()))) {
    std::size_t count = 0;
    for (const auto& [channel, term] : keys.first(std::min(keys.size(), at.size()))) {
      key.assign(1, static_cast<char>('A' + channel));
      key += term;
      at[count] = key_hash(key) & (data_.slots.size() - 1);
      __builtin_prefetch(&data_.slots[at[count++]]);
    }
    const auto found = std::span(at).first(count);
    for (const auto slot : found) {
      if (data_.slots[slot] == free_slot) continue;
      const auto term = static_cast<std::uint32_t>(data_.slots[slot]);
      __builtin_prefetch(&data_.key_begin[term]);
      __builtin_prefetch(&data_.frequency[term]);
      __builtin_prefetch(&data_.best[term]);
      __builtin_prefetch(&data_.posting_begin[term]);
      __builtin_prefetch(&data_.plane_begin[term]);
    }
    for (const auto slot : found)
      if (data_.slots[slot] != free_slot) __builtin_prefetch(&data_.keys[data_.key_begin[static_cast<std::uint32_t>(data_.slots[slot])]]);
  }
}

Panel::Query Panel::prepare(const TermCounts& query) const {
  std::vector<Key> keys;
  for (std::size_t v = 0; v < view_count; ++v) {
    const auto view = static_cast<View>(v);
    if (view == View::concepts || view_weight(view, query.lang) == 0) continue;
    for (const auto part : {Part::all, Part::title})
      if (channels_[channel(part, view)].documents > 0)
        for (const auto& [term, tf] : query.channels[channel(Part::all, view)]) keys.push_back({channel(part, view), term});
  }
  prefetch(keys);
  Query out;
  prepare(query, out);
  return out;
}

void Panel::prepare(const TermCounts& query, Query& out) const {
  out.entries.clear();
  out.self = out.bound = out.word_weight = 0;
  out.words = 0;
  // Someone who types without marks means every word that reads so: only then the folded view takes part, in place of the words.
  const auto& words = query.channels[channel(Part::all, View::words)];
  const auto& folded = query.channels[channel(Part::all, View::folded)];
  const bool unaccented = !folded.empty() && words == folded;
  boost::container::small_vector<Telling, 8> telling;
  for (std::size_t v = 0; v < view_count; ++v) {
    const auto view = static_cast<View>(v);
    const double view_share = view == View::folded ? (unaccented ? 0.7 : 0.0) : view_weight(view, query.lang);
    if (view_share == 0) continue;
    const auto& terms = query.channels[channel(Part::all, view)];
    // A term that no document has counts in `self` with the idf of a term in none.
    telling.clear();
    const auto tell = [&](const std::string& term, double share, double frequency) {
      const auto all = find(channel(Part::all, view), term);
      if (view == View::concepts && all == none) {  // of the languages a concept is asked in, most are not there
        for (const auto near : near_names(term)) telling.push_back({near_name_share * frequency * with_rarity(idf(near)), idf(near), frequency, near, none});
        return;
      }
      const double rarity = idf(all);
      const double repeated = view == View::concepts ? (k3 + 1) * frequency / (k3 + frequency) : frequency;
      telling.push_back({share * repeated * with_rarity(rarity), rarity, frequency, all, find(channel(Part::title, view), term)});
    };
    for (const auto& [term, count] : terms) {
      const double frequency = count / unit_of(channel(Part::all, view));
      if (view != View::concepts) tell(term, 1, frequency);
      else for (const auto& [spelling, share] : in_all_languages(term)) tell(spelling, share, frequency);
    }
    sort_stably(telling, std::greater<>(), &Telling::strength);
    if (telling.size() > most_terms) telling.resize(most_terms);
    const double norm = norm_of(channel(Part::all, view), length_of(terms), std::max(mean_length_[channel(Part::all, view)], 1.0));
    for (const auto& t : telling) {
      const double weight = view_share * t.strength;
      if (view != View::concepts) out.self += weight * impact_of(t.frequency, norm);
      if (t.term != none) {
        out.entries.push_back({t.term, weight});
        if (view == View::words) ++out.words, out.word_weight += weight / t.idf;
      }
      if (t.in_title != none) out.entries.push_back({t.in_title, weight / t.idf * title_weight * idf(t.in_title)});
    }
  }
  // "waste water" and "wastewater": what neighbours would be as one word is looked for among the words, and words among it. Both
  // are one thing, so the documents of both make its idf.
  for (const auto& [from, to] : {std::pair{View::joined, View::words}, {View::words, View::joined}})
    for (const auto& [term, count] : query.channels[channel(Part::all, from)])
      if (const auto met = find(channel(Part::all, to), term); met != none) {
        const auto own = find(channel(Part::all, from), term);
        const auto n = static_cast<double>(alive());
        const double df = std::min(n, static_cast<double>(frequency(met)) + (own == none ? 0 : frequency(own)));
        out.entries.push_back({met, joined_weight * count * with_rarity(std::log(1 + (n - df + 0.5) / (df + 0.5)))});
      }
  sort_stably(out.entries, std::less<>(), &Query::Entry::term);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.entries.size(); ++i) {
    if (kept > 0 && out.entries[kept - 1].term == out.entries[i].term) out.entries[kept - 1].weight += out.entries[i].weight;
    else out.entries[kept++] = out.entries[i];
  }
  out.entries.resize(kept);
  for (const auto& entry : out.entries) out.bound += entry.weight * best_impact(entry.term);
  sort_stably(out.entries, std::greater<>(), [&](const auto& entry) { return entry.weight * best_impact(entry.term); });
}

void Panel::add_name(std::string_view key, std::uint32_t term, NamesByLanguage& names, bool sorted) {
  const auto at = key.find(':');
  const auto lang = std::ranges::find(all_langs, lang_from(key.substr(1, at - 1)));
  if (lang == all_langs.end() || !key.substr(at + 1).starts_with('~')) return;
  auto& of_language = names[static_cast<std::size_t>(lang - all_langs.begin())];
  if (of_language.add(key.substr(at + 2), term) && sorted) of_language.sort();
}

std::vector<std::uint32_t> Panel::near_names(std::string_view spelling) const {
  const auto colon = spelling.find(':');
  const auto lang = std::ranges::find(all_langs, lang_from(spelling.substr(0, colon)));
  if (lang == all_langs.end() || !spelling.substr(colon + 1).starts_with('~')) return {};
  std::call_once(names_->once, [&] {
    for (auto term = data_.header.channels[concepts].first_term; term < data_.header.channels[concepts + 1].first_term; ++term) add_name(data_.key(term), term, names_->by_language, false);
    for (auto& names : names_->by_language) names.sort();
  });
  const auto number = static_cast<std::size_t>(lang - all_langs.begin());
  auto out = names_->by_language[number].find(spelling.substr(colon + 2));
  const auto added = added_names_[number].find(spelling.substr(colon + 2));
  out.insert(out.end(), added.begin(), added.end());
  return out;
}

}  // namespace caunoi
