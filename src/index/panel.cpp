// The panel: BM25 over several views of a text, with all that does not depend on the query computed beforehand.
//
// A document's score is a sum over channels (view x part), each a BM25 of its own with its own length norm and document
// frequencies:  sum over terms of  w_channel x q(t) x idf(t) x tf (k1 + 1) / (tf + k1 (1 - b + b len / mean len)).
// The part after q(t) is the posting's impact. q(t) = idf^.25 x qtf: rare words of a long need count more than its frequent ones, and
// what it repeats is what it is about. Only for concepts repeating helps less and less, (k3 + 1) qtf / (k3 + qtf) in place of qtf
// (Robertson & Walker, TREC-3), for one word of a text may name several. Only the most telling terms of a view take part, since a
// need of 300 words is not a bag of equals.
// Tested by index/panel_test (against a naive oracle) and index/rank_test.
#include "index/panel.hpp"

#include <algorithm>
#include <cmath>

namespace caunoi {

std::string concept_term(Lang lang, std::string_view id) { return std::string(lang_name(lang)) + ':' + std::string(id); }

namespace {

constexpr float k1 = 0.5F, b = 0.85F, k3 = 8.0F;
constexpr float idf_power = 0.25F;
constexpr float joined_weight = 0.3F;
constexpr float title_weight = 0.3F;
constexpr float own_language_share = 0.1F;  // of a concept between texts of one language
constexpr float near_name_share = 0.5F;  // of a name one consonant away
constexpr float concept_unit = 60;  // concepts count in sixtieths: the database keeps whole numbers, a sense may be a part of one
constexpr std::size_t most_terms = 60;  // of a view of a query

float inverse_document_frequency(std::size_t documents, std::size_t with_term) {
  const auto n = static_cast<double>(documents), df = static_cast<double>(with_term);
  return static_cast<float>(std::log(1.0 + (n - df + 0.5) / (df + 0.5)));
}

float saturated(float tf, float length, float mean_length) {
  return tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / std::max(mean_length, 1e-6F)));
}

struct Spelling { std::string term; float share; };

// A concept term as it is looked for in documents of each language. Texts of one language meet by their own words, and a concept adds
// its synonyms, which is little and much of it noise (bench/NOTES.md). A name by its consonants ("~kntr") meets across scripts only:
// in Latin letters it is written alike and is a word already.
std::vector<Spelling> in_all_languages(std::string_view term) {
  const auto colon = term.find(':');
  const bool name = term.substr(colon + 1).starts_with('~');
  std::vector<Spelling> out;
  for (const Lang lang : all_langs) {
    const bool own = lang_name(lang) == term.substr(0, colon);
    if (name && (own || (lang != Lang::ja && !term.starts_with("ja")))) continue;
    out.push_back({concept_term(lang, term.substr(colon + 1)), own ? own_language_share : 1.0F});
  }
  return out;
}

float unit_of(std::size_t channel) { return channel % view_count == static_cast<std::size_t>(View::concepts) ? concept_unit : 1.0F; }

std::string key_of(std::size_t channel, std::string_view term) {
  std::string key;
  key.reserve(term.size() + 1);
  key += static_cast<char>('A' + channel);
  key += term;
  return key;
}

constexpr char concept_key = static_cast<char>('A' + channel(Part::all, View::concepts));

float length_of(const std::vector<std::pair<std::string, float>>& terms) {
  float length = 0;
  for (const auto& [term, tf] : terms) length += tf;
  return length;
}

}  // namespace

float view_weight(View view, Lang lang) noexcept {
  switch (view) {
    case View::words: return 1.0F;
    case View::pairs: return lang == Lang::vi ? 0.8F : 0.2F;
    case View::bigrams: return 0.5F;
    case View::unigrams: return 0.8F;
    case View::folded: return 0.0F;  // set by prepare() for queries typed without marks
    case View::concepts: return 1.0F;
    case View::quantities: return 0.5F;
    case View::joined: return 0.0F;  // set by prepare()
  }
  return 0.0F;
}

void TermCounts::add(const Analysis& analysis, Part part) {
  if (lang == Lang::unknown) lang = analysis.lang;
  for (const auto& term : analysis.terms) {
    if (term.view == View::concepts) channels[channel(part, term.view)].emplace_back(concept_term(analysis.lang, term.text), std::max(1.0F, std::round(term.weight * concept_unit)));
    else channels[channel(part, term.view)].emplace_back(term.text, 1.0F);
  }
}

void TermCounts::finish() {
  for (auto& terms : channels) {
    std::ranges::sort(terms, {}, &std::pair<std::string, float>::first);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (kept > 0 && terms[kept - 1].first == terms[i].first) {
        terms[kept - 1].second += terms[i].second;
      } else {
        if (kept != i) terms[kept] = std::move(terms[i]);
        ++kept;
      }
    }
    terms.resize(kept);
  }
}

Panel::Panel(std::span<const TermCounts> documents) : document_count_(documents.size()) {
  std::vector<std::uint32_t> frequency;
  std::vector<std::size_t> channel_of;
  for (std::size_t c = 0; c < channel_count; ++c) {
    double total = 0;
    std::size_t with = 0;
    for (const auto& document : documents) {
      const auto& terms = document.channels[c];
      if (terms.empty()) continue;
      total += length_of(terms);
      ++with;
      for (const auto& [term, tf] : terms) {
        const auto [at, added] = vocabulary_.emplace(key_of(c, term), static_cast<std::uint32_t>(frequency.size()));
        if (added) {
          frequency.push_back(0);
          channel_of.push_back(c);
        }
        ++frequency[at->second];
      }
    }
    mean_length_[c] = with == 0 ? 0 : static_cast<float>(total / static_cast<double>(with));
  }
  for (const auto& [key, term] : vocabulary_) {
    if (key.front() != concept_key) continue;
    const std::string_view spelling = std::string_view(key).substr(1);
    const auto colon = spelling.find(':');
    const auto lang = std::ranges::find(all_langs, lang_from(spelling.substr(0, colon)));
    if (lang != all_langs.end() && spelling.substr(colon + 1).starts_with('~'))
      near_names_[static_cast<std::size_t>(lang - all_langs.begin())].add(spelling.substr(colon + 2), term);
  }
  for (auto& names : near_names_) names.sort();
  terms_.resize(frequency.size());
  std::uint32_t at = 0;
  for (std::size_t t = 0; t < frequency.size(); ++t) {
    terms_[t] = {at, at, inverse_document_frequency(document_count_, frequency[t]), 0};
    at += frequency[t];
  }
  postings_.resize(at);
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    for (std::size_t c = 0; c < channel_count; ++c) {
      const auto& terms = documents[d].channels[c];
      const float length = length_of(terms);
      for (const auto& [term, tf] : terms) {
        auto& info = terms_[vocabulary_.find(key_of(c, term))->second];
        const float impact = info.idf * saturated(tf / unit_of(c), length / unit_of(c), mean_length_[c] / unit_of(c));
        postings_[info.end++] = {d, impact};
        info.best = std::max(info.best, impact);
      }
    }
  }
}

Panel::Query Panel::prepare(const TermCounts& query) const {
  Query out;
  // Someone who types without marks means every word that reads so: only then the folded view takes part, in place of the words.
  const auto& words = query.channels[channel(Part::all, View::words)];
  const auto& folded = query.channels[channel(Part::all, View::folded)];
  const bool unaccented = !folded.empty() && words == folded;
  for (std::size_t v = 0; v < view_count; ++v) {
    const auto view = static_cast<View>(v);
    const float view_share = view == View::folded ? (unaccented ? 0.7F : 0.0F) : view_weight(view, query.lang);
    if (view_share == 0) continue;
    const auto& terms = query.channels[channel(Part::all, view)];
    const float length = length_of(terms);
    // The strength of each term: what it adds at most but for saturation, weight x idf. A term that no document has counts in `self`
    // with the idf of a term in none.
    struct Telling { float strength, idf, frequency; std::uint32_t term, in_title; };
    std::vector<Telling> telling;
    for (const auto& [term, count] : terms) {
      const float frequency = count / unit_of(channel(Part::all, view));
      for (const auto& [spelling, share] : view == View::concepts ? in_all_languages(term) : std::vector<Spelling>{{term, 1.0F}}) {
        const auto all = find(channel(Part::all, view), spelling);
        if (view == View::concepts && all == none) {  // of the languages a concept is asked in, most are not there
          for (const auto near : near_names(spelling))
            telling.push_back({near_name_share * frequency * std::pow(terms_[near].idf, 1 + idf_power), terms_[near].idf, frequency, near, none});
          continue;
        }
        const float idf = all == none ? inverse_document_frequency(document_count_, 0) : terms_[all].idf;
        telling.push_back({share * (view == View::concepts ? (k3 + 1) * frequency / (k3 + frequency) : frequency) * std::pow(idf, 1 + idf_power), idf, frequency, all, find(channel(Part::title, view), spelling)});
      }
    }
    std::ranges::stable_sort(telling, std::greater<>(), &Telling::strength);
    if (telling.size() > most_terms) telling.resize(most_terms);
    for (const auto& t : telling) {
      const float weight = view_share * t.strength / std::max(t.idf, 1e-6F);
      if (view != View::concepts) out.self += weight * t.idf * saturated(t.frequency, length, std::max(mean_length_[channel(Part::all, view)], 1.0F));
      if (t.term != none) {
        out.entries.push_back({t.term, weight});
        if (view == View::words) ++out.words, out.word_weight += weight;
      }
      if (t.in_title != none) out.entries.push_back({t.in_title, weight * title_weight});
    }
  }
  // "waste water" and "wastewater": what neighbours would be as one word is looked for among the words, and words among it. Both
  // are one thing, so the documents of both make its idf.
  for (const auto& [from, to] : {std::pair{View::joined, View::words}, {View::words, View::joined}})
    for (const auto& [term, count] : query.channels[channel(Part::all, from)])
      if (const auto met = find(channel(Part::all, to), term); met != none) {
        const auto own = find(channel(Part::all, from), term);
        const auto frequency = terms_[met].end - terms_[met].begin + (own == none ? 0 : terms_[own].end - terms_[own].begin);
        const float idf = inverse_document_frequency(document_count_, std::min<std::size_t>(document_count_, frequency));
        out.entries.push_back({met, joined_weight * count * std::pow(idf, 1 + idf_power) / terms_[met].idf});
      }
  for (const auto& entry : out.entries) out.bound += entry.weight * terms_[entry.term].best;
  std::ranges::sort(out.entries, [&](const auto& x, const auto& y) {
    const float sx = x.weight * terms_[x.term].best, sy = y.weight * terms_[y.term].best;
    return sx != sy ? sx > sy : x.term < y.term;
  });
  return out;
}

std::vector<std::uint32_t> Panel::near_names(std::string_view spelling) const {
  const auto colon = spelling.find(':');
  const auto lang = std::ranges::find(all_langs, lang_from(spelling.substr(0, colon)));
  if (lang == all_langs.end() || !spelling.substr(colon + 1).starts_with('~')) return {};
  return near_names_[static_cast<std::size_t>(lang - all_langs.begin())].find(spelling.substr(colon + 2));
}

std::uint32_t Panel::find(std::size_t channel, std::string_view term) const {
  const auto found = vocabulary_.find(key_of(channel, term));
  return found == vocabulary_.end() ? none : found->second;
}

void Panel::score(const Query& query, std::span<float> scores) const {
  for (const auto& [term, weight] : query.entries) {
    const auto& info = terms_[term];
    for (auto i = info.begin; i < info.end; ++i) scores[postings_[i].document] += weight * postings_[i].impact;
  }
}

}  // namespace caunoi
