// Terms counted by channel; see term_counts.hpp. Tested by index/panel_test.
#include "index/term_counts.hpp"

#include <algorithm>
#include <cmath>

namespace caunoi {

std::string concept_term(Lang lang, std::string_view id) { return std::string(lang_name(lang)) + ':' + std::string(id); }

void TermCounts::add(const Analysis& analysis, Part part) {
  if (lang == Lang::unknown) lang = analysis.lang;
  for (const auto& term : analysis.terms) {
    const auto c = channel(part, term.view);
    if (term.view == View::concepts) channels[c].emplace_back(concept_term(analysis.lang, term.text), std::max(1.0F, std::round(term.weight * unit_of(c))));
    else channels[c].emplace_back(term.text, 1.0F);
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

}  // namespace caunoi
