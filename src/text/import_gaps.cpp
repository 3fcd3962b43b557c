// What a lexicon has no word for. Dictionaries know ten times the words and none of the company's meanings: loaded as
// concepts of their own they make every word ambiguous ("Won" the money, "Even" the language, 名 "name" within 名古屋)
// and cost more between two languages than they give in a third. So the lexicon keeps its terms, and a dictionary gives
// it those it has not (figures: bench/NOTES.md, "packages"). Tested by text/import_gaps_test.
#include "text/import_gaps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "text/unicode.hpp"

namespace caunoi::text {

Gaps::Gaps(const Lexicon& known) : known_(known) {
  const auto concepts = known.concepts();
  for (const Lang lang : all_langs)
    for (std::uint32_t i = 0; i < concepts.size(); ++i)
      for (const auto& term : concepts[i].terms(lang)) {
        auto& of = terms_[static_cast<std::size_t>(lang)][lower(term)];
        if (of.empty() || of.back() != i) of.push_back(i);
      }
}

std::span<const std::uint32_t> Gaps::concepts_of(Lang lang, std::string_view term) const {
  const auto& terms = terms_[static_cast<std::size_t>(lang)];
  const auto found = terms.find(lower(term));
  return found == terms.end() ? std::span<const std::uint32_t>() : found->second;
}

std::vector<Lexicon::Hit> Gaps::match(std::string_view english, std::size_t& words) {
  const auto& key = cutter_.key(english, Lang::en);
  std::vector<std::string_view> tokens;
  for (std::string_view rest = key.bytes; !rest.empty();) {
    const auto end = rest.find(TermKey::joint);
    tokens.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  words = tokens.size();
  return known_.match(tokens, Lang::en);
}

std::vector<std::uint32_t> Gaps::inflected(std::string_view term) {
  std::size_t words = 0;
  std::vector<std::uint32_t> out;
  for (const auto& hit : match(term, words))
    if (hit.count == words)
      for (const auto& sense : hit.senses) out.push_back(sense.index);
  return out;
}

std::vector<std::uint32_t> Gaps::made_of(std::string_view phrase) {
  constexpr std::size_t most = 3;  // words; a longer phrase explains
  std::size_t words = 0;
  const auto hits = match(phrase, words);
  if (words == 0 || words > most) return {};
  std::vector<char> covered(words, 0);
  std::vector<std::uint32_t> out;
  for (const auto& hit : hits) {
    if (hit.inner) continue;
    for (auto i = hit.first; i < hit.first + hit.count; ++i) covered[i] = 1;
    for (const auto& sense : hit.senses) out.push_back(sense.index);
  }
  return std::ranges::count(covered, 1) == std::ssize(covered) ? out : std::vector<std::uint32_t>();
}

ImportRows Gaps::fill(ImportRows&& rows, const std::string& source) const {
  ImportRows out;
  std::size_t joined = 0, fresh = 0;
  for (const auto& [c, place] : rows.entries()) {
    std::map<std::uint32_t, std::pair<std::size_t, std::size_t>> agree;  // concept: terms, languages
    std::size_t languages = 0;
    for (const Lang lang : all_langs) {
      std::map<std::uint32_t, std::size_t> here;
      for (const auto& term : c.terms(lang))
        for (const auto known : concepts_of(lang, term)) ++here[known];
      for (const auto& [known, terms] : here) agree[known].first += terms, ++agree[known].second;
      languages += c.terms(lang).empty() ? 0 : 1;
    }
    if (languages < 2) continue;
    std::string id = c.id;
    if (!agree.empty()) {
      const auto best = std::ranges::max_element(agree, {}, [](const auto& a) { return a.second.first; });
      if (best->second.second < 2) continue;
      id = known_.concepts()[best->first].id;
    }
    const auto adds = [&](Lang lang, const std::string& term) {
      return !too_short(term, lang) && concepts_of(lang, term).empty();
    };
    std::size_t terms = 0, in = 0;
    for (const Lang lang : all_langs) {
      const auto count = std::ranges::count_if(c.terms(lang), [&](const auto& term) { return adds(lang, term); });
      terms += static_cast<std::size_t>(count);
      in += count > 0 ? 1 : 0;
    }
    if (agree.empty() ? in < 2 : terms == 0) continue;
    ++(agree.empty() ? fresh : joined);
    for (const Lang lang : all_langs)
      for (const auto& term : c.terms(lang))
        if (adds(lang, term)) out.add(id, lang, term, place);
  }
  out.take_findings(rows);
  out.warn(source,
           fmt::format("of {} rows {} are concepts the lexicon has not, {} give terms to one it has; the others "
                       "say nothing new or may mean something else",
                       rows.entries().size(), fresh, joined));
  return out;
}

std::vector<std::size_t> character_begins(std::string_view s) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < s.size();) {
    out.push_back(at);
    next(s, at);
  }
  out.push_back(s.size());
  return out;
}

bool too_short(std::string_view term, Lang lang) {
  if (lang == Lang::vi) return term.find(' ') == term.npos;
  if (lang != Lang::ja) return false;
  constexpr std::size_t few_hiragana = 3;
  const auto characters = character_begins(term).size() - 1;
  if (characters < 2) return true;
  if (characters > few_hiragana) return false;
  for (std::size_t at = 0; at < term.size();)
    if (class_of(next(term, at)) != Class::hiragana) return false;
  return true;
}

}  // namespace caunoi::text
