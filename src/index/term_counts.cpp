// Terms counted by channel; see term_counts.hpp. Tested by index/panel_test.
#include "index/term_counts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <type_traits>

#include "base/head.hpp"

namespace caunoi {

namespace {

constexpr std::size_t most_places = 255, longest_place = 255;

// What is not moved is copied. Before finish() a term has one place, of length 0 where it is not to be quoted.
template <class Terms>
void add_terms(Terms&& terms, Lang lang, Part part, TermCounts& out, std::optional<std::uint32_t> at = {}) {
  std::size_t terms_of_view[view_count] = {};
  for (const auto& term : terms) ++terms_of_view[static_cast<std::size_t>(term.view)];
  for (std::size_t view = 0; view < view_count; ++view) {
    auto& to = out.channels[channel(part, static_cast<View>(view))];
    if (const auto size = to.size() + terms_of_view[view]; size > to.capacity()) to.reserve(std::max(size, 2 * to.capacity()));
  }
  for (auto& term : terms) {
    const auto c = channel(part, term.view);
    if (const auto length = term.end - term.begin; at && length <= longest_place && quotable(term, lang)) {
      auto& places = out.places[static_cast<std::size_t>(term.view)];
      places.resize(out.channels[c].size());
      places.push_back({*at + term.begin, static_cast<std::uint8_t>(length)});
    }
    if (term.view == View::concepts)
      out.channels[c].emplace_back(concept_term(lang, term.text), std::max(1.0F, std::round(term.weight * unit_of(c))));
    else if constexpr (std::is_const_v<std::remove_reference_t<Terms>>)
      out.channels[c].emplace_back(term.text, 1.0F);
    else
      out.channels[c].emplace_back(std::move(term.text), 1.0F);
  }
}

struct Key {
  std::uint64_t head;
  std::uint32_t index;
};

}  // namespace

bool quotable(const Term& term, Lang lang) {
  if (term.view == View::unigrams || term.view == View::folded || term.view == View::quantities) return false;
  if (term.view == View::concepts) return !term.text.starts_with('~');  // that two names sound alike convinces nobody
  if (std::ranges::all_of(term.text, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ' '; })) return false;
  const bool ascii = std::ranges::all_of(term.text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return lang == Lang::vi || !ascii || term.text.size() > 2;
}

std::string concept_term(Lang lang, std::string_view id) {
  const auto name = lang_name(lang);
  std::string out;
  out.reserve(name.size() + 1 + id.size());
  ((out += name) += ':') += id;
  return out;
}

void TermCounts::add(const Analysis& analysis, Part part) {
  if (lang == Lang::unknown) lang = analysis.lang;
  add_terms(analysis.terms, analysis.lang, part, *this);
}

void TermCounts::add(Analysis&& analysis, Part part) {
  if (lang == Lang::unknown) lang = analysis.lang;
  add_terms(analysis.terms, analysis.lang, part, *this);
}

void TermCounts::add(Analysis&& analysis, std::uint32_t at) {
  if (lang == Lang::unknown) lang = analysis.lang;
  add_terms(analysis.terms, analysis.lang, Part::all, *this, at);
}

void TermCounts::finish() {
  std::vector<Key> keys;
  for (std::size_t c = 0; c < channel_count; ++c) {
    auto& terms = channels[c];
    auto* const at = c < view_count && !places[c].empty() ? &places[c] : nullptr;  // those of Part::all are the first
    if (terms.size() < 2 && at == nullptr) continue;
    keys.clear();
    keys.reserve(terms.size());
    for (std::uint32_t i = 0; i < terms.size(); ++i) keys.push_back({head_of(terms[i].first), i});
    std::ranges::sort(keys, [&](const Key& x, const Key& y) {
      if (x.head != y.head) return x.head < y.head;
      const auto order = terms[x.index].first <=> terms[y.index].first;
      return order != 0 ? order < 0 : x.index < y.index;
    });
    std::vector<std::pair<std::string, float>> sorted;
    sorted.reserve(terms.size());
    std::vector<TermCounts::Place> of_sorted;
    if (at != nullptr) at->resize(terms.size());
    for (const auto& key : keys) {
      auto& term = terms[key.index];
      if (!sorted.empty() && sorted.back().first == term.first) {
        sorted.back().second += term.second;
      } else {
        sorted.push_back(std::move(term));
        if (at != nullptr) place_counts[c].push_back(0);
      }
      if (at == nullptr || (*at)[key.index].length == 0 || place_counts[c].back() == most_places) continue;
      of_sorted.push_back((*at)[key.index]);
      ++place_counts[c].back();
    }
    terms = std::move(sorted);
    if (at != nullptr) *at = std::move(of_sorted);
  }
}

}  // namespace caunoi
