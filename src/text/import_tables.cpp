// Terminology in lines: tab-separated files of users, EDICT, WordNet's database files.
//
// EDICT (Breen, "JMdict", 2004): `排水 [はいすい] /(n,vs) (1) drainage/draining/(P)/`. Only entries marked (P), the
// common words, are taken: the other nine tenths are rare readings and names, which measured worse and made every
// command load ten times as long. WordNet (Miller, 1995): a word with one synset lends the other words of it as
// synonyms; of a word with several it cannot be known which is meant, and expanding all is known to hurt (Voorhees,
// SIGIR 1994). Tested by text/import_test.
#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/import.hpp"
#include "text/lexicon_rows.hpp"
#include "text/unicode.hpp"

namespace caunoi::text {

namespace {

bool is_utf8(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    const auto begin = at;
    if (next(s, at) == 0xFFFD && s.substr(begin, at - begin) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

// An id from a term: "waste water" is waste_water.
std::string slug(std::string_view term) {
  std::string out;
  for (const char c : fold(term)) out += c == ' ' ? '_' : c;
  return out;
}

std::string without_brackets(std::string_view s, char open, char close) {
  std::string out;
  int depth = 0;
  for (const char c : s) {
    if (c == open)
      ++depth;
    else if (c == close && depth > 0)
      --depth;
    else if (depth == 0)
      out += c;
  }
  return out;
}

std::string_view trimmed(std::string_view s) {
  const auto begin = s.find_first_not_of(" \t");
  if (begin == s.npos) return {};
  return s.substr(begin, s.find_last_not_of(" \t") - begin + 1);
}

// A gloss as a term: without notes in brackets, without the infinitive's "to" or an article; empty when it explains
// rather than names.
std::string gloss_term(std::string_view gloss) {
  constexpr std::ptrdiff_t longest_name = 3;  // words; a longer gloss is a definition and stands in no text
  const std::string bare = without_brackets(without_brackets(gloss, '(', ')'), '{', '}');
  std::string_view s = trimmed(bare);
  for (const std::string_view lead : {"to be ", "to ", "a ", "an ", "the "}) {
    if (!s.starts_with(lead)) continue;
    s.remove_prefix(lead.size());
    break;
  }
  s = trimmed(s);
  return std::ranges::count(s, ' ') < longest_name ? std::string(s) : std::string();
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

Result<void> import_edict(const std::filesystem::path& source, ImportRows& rows) {
  const auto file = std::filesystem::is_directory(source) ? source / "edict" : source;
  CAUNOI_TRY(std::string bytes, read_file(file));
  if (!is_utf8(bytes)) {
    std::string utf8;
    icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), "EUC-JP").toUTF8String(utf8);
    bytes = std::move(utf8);
  }
  std::size_t number = 0, entries = 0, rare = 0;
  for (auto& line : split(bytes, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.find("/EDICT") != line.npos) continue;  // the licence stands in an entry of its own
    const auto place = fmt::format("{}:{}", file.string(), number);
    const auto slash = line.find(" /");
    if (slash == line.npos || slash == 0 || line.back() != '/') {
      rows.error(place, "not an entry `word [reading] /gloss/gloss/`; the line is left out");
      continue;
    }
    ++entries;
    if (line.find("(P)") == line.npos) {
      ++rare;
      continue;
    }
    const std::string head = line.substr(0, std::min(line.find(' '), slash));
    const std::string id = "edict_" + head;
    bool named = false;
    for (const auto& gloss : split(std::string_view(line).substr(slash + 2), '/')) {
      const auto term = gloss_term(gloss);
      if (term.empty()) continue;
      rows.add(id, Lang::en, term, place);
      named = true;
    }
    if (named) rows.add(id, Lang::ja, head, place);
  }
  if (entries == 0)
    return fail(Code::invalid_argument, "no entry `word [reading] /gloss/`: this is not EDICT", file.string());
  if (rare > 0)
    rows.warn(file.string(),
              fmt::format("{} of {} entries are not marked (P) as common words and are left out", rare, entries));
  return {};
}

Result<void> import_wordnet(const std::filesystem::path& source, const Lexicon& onto, ImportRows& rows) {
  const auto spaced = [](std::string s) {
    std::ranges::replace(s, '_', ' ');
    if (const auto marker = s.find('('); marker != s.npos)
      s.resize(marker);  // "afloat(p)": where an adjective may stand
    return s;
  };
  std::map<std::string, std::vector<std::string>, std::less<>> synsets_of;  // a word to "n00001740"
  std::map<std::string, std::pair<std::vector<std::string>, std::string>, std::less<>>
      words_of;  // a synset to its words, its place
  for (const auto& [part, letter] : {std::pair{"noun", 'n'}, {"verb", 'v'}, {"adj", 'a'}, {"adv", 'r'}}) {
    const auto file = source / fmt::format("data.{}", part);
    CAUNOI_TRY(const std::string bytes, read_file(file));
    std::size_t number = 0;
    for (const auto& line : split(bytes, '\n')) {
      ++number;
      if (line.empty() || line.front() == ' ') continue;  // the licence is indented
      const auto place = fmt::format("{}:{}", file.string(), number);
      const auto cells = split(std::string_view(line).substr(0, line.find(" | ")), ' ');
      unsigned count = 0;
      if (cells.size() < 6 ||
          std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), count, 16).ec != std::errc() ||
          cells.size() < 4 + 2 * count) {
        rows.error(place, "not a synset `offset lex type count word id ...`; the line is left out");
        continue;
      }
      const std::string id = letter + cells[0];
      auto& [words, where] = words_of[id];
      where = place;
      for (unsigned w = 0; w < count; ++w) {
        words.push_back(spaced(cells[4 + 2 * w]));
        synsets_of[lower(words.back())].push_back(id);
      }
    }
  }
  std::set<std::string> known;  // a synonym that means something of ours already would make that ambiguous
  for (const auto& c : onto.concepts())
    for (const auto& term : c.en) known.insert(lower(term));
  for (const auto& c : onto.concepts()) {
    for (const auto& term : c.en) {
      const auto found = synsets_of.find(lower(term));
      if (found == synsets_of.end() || found->second.size() != 1) continue;
      const auto& [words, place] = words_of[found->second.front()];
      for (const auto& word : words) {
        const auto senses = synsets_of.find(lower(word));
        if (senses->second.size() == 1 && !known.contains(lower(word))) rows.add(c.id, Lang::en, word, place);
      }
    }
  }
  return {};
}

}  // namespace caunoi::text
