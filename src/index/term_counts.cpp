// Terms counted by channel; see term_counts.hpp. Tested by index/panel_test.
#include "index/term_counts.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace caunoi {

namespace {

// What is not moved is copied.
template <class Terms>
void add_terms(Terms&& terms, Lang lang, Part part, TermCounts& out) {
  std::size_t terms_of_view[view_count] = {};
  for (const auto& term : terms) ++terms_of_view[static_cast<std::size_t>(term.view)];
  for (std::size_t view = 0; view < view_count; ++view) {
    auto& to = out.channels[channel(part, static_cast<View>(view))];
    if (const auto size = to.size() + terms_of_view[view]; size > to.capacity()) to.reserve(std::max(size, 2 * to.capacity()));
  }
  for (auto& term : terms) {
    const auto c = channel(part, term.view);
    if (term.view == View::concepts)
      out.channels[c].emplace_back(concept_term(lang, term.text), std::max(1.0F, std::round(term.weight * unit_of(c))));
    else if constexpr (std::is_const_v<std::remove_reference_t<Terms>>)
      out.channels[c].emplace_back(term.text, 1.0F);
    else
      out.channels[c].emplace_back(std::move(term.text), 1.0F);
  }
}

// A term by its first bytes, which part nearly all terms of a text without a look at them.
struct Key {
  std::uint64_t head;
  std::uint32_t index;
};
std::uint64_t head_of(std::string_view term) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof head; ++i)
    head = head << 8U | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  return head;
}

}  // namespace

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

void TermCounts::finish() {
  std::vector<Key> keys;
  for (auto& terms : channels) {
    if (terms.size() < 2) continue;
    keys.clear();
    keys.reserve(terms.size());
    for (std::uint32_t i = 0; i < terms.size(); ++i) keys.push_back({head_of(terms[i].first), i});
    std::ranges::sort(keys, [&](const Key& x, const Key& y) {
      return x.head != y.head ? x.head < y.head : terms[x.index].first < terms[y.index].first;
    });
    std::vector<std::pair<std::string, float>> sorted;
    sorted.reserve(terms.size());
    for (const auto& key : keys) {
      auto& term = terms[key.index];
      if (!sorted.empty() && sorted.back().first == term.first)
        sorted.back().second += term.second;
      else
        sorted.push_back(std::move(term));
    }
    terms = std::move(sorted);
  }
}

}  // namespace caunoi
