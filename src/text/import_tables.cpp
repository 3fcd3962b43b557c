// Terminology in lines: tab-separated files of users, WordNet's database files.
//
// WordNet (Miller, 1995) gives the English terms of a lexicon their irregular forms, and synonyms: a word with one
// synset lends the other words of it; of a word with several it cannot be known which is meant, and expanding all is
// known to hurt (Voorhees, SIGIR 1994). Phrases are no synonyms here, since lookup finds the words within them; nor are
// short words, which are abbreviations. Tested by text/import_test.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <set>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/import.hpp"
#include "text/import_gaps.hpp"
#include "text/lexicon_rows.hpp"
#include "text/unicode.hpp"

namespace caunoi::text {

namespace {

// An id from a term: "waste water" is waste_water.
std::string slug(std::string_view term) {
  std::string out;
  for (const char c : fold(term)) out += c == ' ' ? '_' : c;
  return out;
}

}  // namespace

Result<void> import_tsv(const std::filesystem::path& source, ImportRows& rows) {
  CAUNOI_TRY(const std::string bytes, read_file(source));
  std::string_view rest = bytes;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  enum class Column { concept_id, field, broader, weight, term, none };
  std::vector<std::pair<Column, std::string>> columns;
  std::size_t number = 0;
  for (auto& line : split(rest, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const auto place = fmt::format("{}:{}", source.string(), number);
    const auto cells = split(line, '\t');
    if (columns.empty()) {
      bool any = false;
      for (const auto& name : cells) {
        if (name == "concept" || name == "id")
          columns.emplace_back(Column::concept_id, name);
        else if (name == "field")
          columns.emplace_back(Column::field, name);
        else if (name == "broader")
          columns.emplace_back(Column::broader, name);
        else if (name == "weight")
          columns.emplace_back(Column::weight, name);
        else if (lang_from(name.substr(0, name.find_first_of("-_"))) != Lang::unknown)
          columns.emplace_back(Column::term, name), any = true;
        else {
          rows.error(place,
                     fmt::format("unknown language '{}': the column is left out; vi, ja and en are known", name));
          columns.emplace_back(Column::none, name);
        }
      }
      if (!any)
        return fail(Code::invalid_argument, "the first line must name the columns, at least one of vi, ja, en", place);
      continue;
    }
    if (cells.size() != columns.size()) {
      rows.error(place, fmt::format("{} cells, the header has {}; the row is left out", cells.size(), columns.size()));
      continue;
    }
    std::string id, first_term;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (columns[i].first == Column::concept_id) id = cells[i];
      if (columns[i].first == Column::term && (first_term.empty() || columns[i].second.starts_with("en")) &&
          !cells[i].empty())
        first_term = cells[i].substr(0, cells[i].find('|'));
    }
    if (id.empty()) id = slug(first_term);
    if (id.empty()) {
      rows.error(place, "a row without an id and without a term");
      continue;
    }
    rows.row(id, place);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      switch (columns[i].first) {
        case Column::field:
          rows.row(id, place).field = cells[i];
          break;
        case Column::broader:
          rows.row(id, place).broader = cells[i];
          break;
        case Column::weight: {
          double weight = 0;
          const auto [end, code] = std::from_chars(cells[i].data(), cells[i].data() + cells[i].size(), weight);
          if (code == std::errc() && end == cells[i].data() + cells[i].size() && weight > 0 && weight <= 1)
            rows.row(id, place).weight = weight;
          else
            rows.warn(place,
                      fmt::format("the weight '{}' is not a number above 0 and at most 1; 1 is taken", cells[i]));
          break;
        }
        case Column::term:
          for (const auto& term : split(cells[i], '|')) rows.add(id, std::string_view(columns[i].second), term, place);
          break;
        case Column::concept_id:
        case Column::none:
          break;
      }
    }
  }
  if (columns.empty()) return fail(Code::invalid_argument, "the file has no lines", source.string());
  return {};
}

namespace {

// "00002325 29 v 02 respire 1 breathe 0 ...": the words of a synset, blanks for underscores.
bool words_of_synset(const std::string& line, std::vector<std::string>& words) {
  const auto cells = split(std::string_view(line).substr(0, line.find(" | ")), ' ');
  unsigned count = 0;
  if (cells.size() < 6 ||
      std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), count, 16).ec != std::errc() ||
      cells.size() < 4 + 2 * count)
    return false;
  for (unsigned w = 0; w < count; ++w) {
    std::string word = cells[4 + 2 * w];
    std::ranges::replace(word, '_', ' ');
    if (const auto marker = word.find('('); marker != word.npos)
      word.resize(marker);  // "afloat(p)": where it may stand
    words.push_back(std::move(word));
  }
  return true;
}

// Forms no stemmer brings to their lemma ("went", "children"), where a form belongs to one lemma and is none itself.
void add_irregular_forms(const std::filesystem::path& source, Gaps& gaps,
                         const std::function<bool(std::string_view)>& is_lemma, ImportRows& rows) {
  std::map<std::string, std::pair<std::set<std::string>, std::string>> lemmas_of;  // a form: lemmas, place
  for (const char* part : {"noun", "verb", "adj", "adv"}) {
    const auto file = source / fmt::format("{}.exc", part);
    const auto bytes = read_file(file);
    if (!bytes) {
      rows.warn(file.string(), "not there: irregular forms of this kind are missing");
      continue;
    }
    std::size_t number = 0;
    for (auto& line : split(*bytes, '\n')) {
      ++number;
      if (line.empty()) continue;
      std::ranges::replace(line, '_', '\t');
      auto cells = split(line, ' ');
      for (auto& cell : cells) std::ranges::replace(cell, '\t', ' ');
      const auto place = fmt::format("{}:{}", file.string(), number);
      if (cells.size() < 2) {
        rows.error(place, "not `form lemma ...`; the line is left out");
        continue;
      }
      auto& [lemmas, where] = lemmas_of[cells[0]];
      lemmas.insert(cells.begin() + 1, cells.end());
      where = place;
    }
  }
  for (auto& [form, of] : lemmas_of) {
    auto& [lemmas, place] = of;
    lemmas.erase(form);
    if (lemmas.size() != 1 || is_lemma(form) || !gaps.inflected(form).empty()) continue;
    for (const auto c : gaps.concepts_of(Lang::en, *lemmas.begin()))
      rows.add(gaps.known().concepts()[c].id, Lang::en, form, place);
  }
}

}  // namespace

Result<void> import_wordnet(const std::filesystem::path& source, Gaps& gaps, ImportRows& rows) {
  struct Synset {
    std::vector<std::string> words;
    std::string place;
  };
  std::map<std::string, std::vector<std::string>, std::less<>> synsets_of;  // a word to "n00001740"
  std::map<std::string, Synset, std::less<>> synsets;
  for (const auto& [part, letter] : {std::pair{"noun", 'n'}, {"verb", 'v'}, {"adj", 'a'}, {"adv", 'r'}}) {
    const auto file = source / fmt::format("data.{}", part);
    CAUNOI_TRY(const std::string bytes, read_file(file));
    std::size_t number = 0;
    for (const auto& line : split(bytes, '\n')) {
      ++number;
      if (line.empty() || line.front() == ' ') continue;  // the licence is indented
      Synset synset{{}, fmt::format("{}:{}", file.string(), number)};
      if (!words_of_synset(line, synset.words)) {
        rows.error(synset.place, "not a synset `offset lex type count word id ...`; the line is left out");
        continue;
      }
      const std::string id = letter + line.substr(0, line.find(' '));
      for (const auto& word : synset.words) synsets_of[lower(word)].push_back(id);
      synsets[id] = std::move(synset);
    }
  }
  if (synsets.empty()) return fail(Code::invalid_argument, "no synset: this is not WordNet", source.string());
  const auto adds = [&](const std::string& word) {
    constexpr std::size_t least = 5;
    const auto senses = synsets_of.find(lower(word));
    return word.size() >= least && word.find(' ') == word.npos && senses->second.size() == 1 &&
           gaps.concepts_of(Lang::en, word).empty();
  };
  for (const auto& c : gaps.known().concepts()) {
    for (const auto& term : c.en) {
      const auto found = synsets_of.find(lower(term));
      if (found == synsets_of.end() || found->second.size() != 1) continue;
      const auto& [words, place] = synsets[found->second.front()];
      for (const auto& word : words)
        if (adds(word)) rows.add(c.id, Lang::en, word, place);
    }
  }
  add_irregular_forms(
      source, gaps, [&](std::string_view word) { return synsets_of.contains(word); }, rows);
  return {};
}

}  // namespace caunoi::text
