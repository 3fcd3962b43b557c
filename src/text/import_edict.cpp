// EDICT (Breen, "JMdict: a Japanese-multilingual dictionary", 2004): `排水 [はいすい] /(n,vs) (1)
// drainage/draining/(P)/`.
//
// On its own, an entry marked (P), a common word, is a concept with its glosses as English terms; the other nine tenths
// are rare readings and names, which measured worse and made every command load ten times as long.
//
// Onto a lexicon, an entry gives its Japanese word to the concepts whose English terms its glosses are, so that the
// word meets Vietnamese too, through English: first where a gloss is a term letter for letter, else but for inflection,
// else where terms make up a gloss ("series of defeats"). A gloss of a rare word is taken letter for letter only. A
// compound whose parts lead to the same concepts already is left out: lookup finds the parts within it. Tested by
// text/import_test and text/import_gaps_test.
#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/import.hpp"
#include "text/import_gaps.hpp"
#include "text/lexicon_rows.hpp"
#include "text/unicode.hpp"

namespace caunoi::text {

namespace {

struct Entry {
  std::string word;
  std::vector<std::string> glosses;
  bool common;
  std::size_t line;
};

// Words that build sentences and parts of words: they stand in every text and their glosses mislead.
constexpr std::string_view function_tags[] = {"aux", "aux-v", "aux-adj", "prt", "conj",  "int",    "pn",
                                              "ctr", "suf",   "pref",    "exp", "n-suf", "n-pref", "adj-pn"};
constexpr std::string_view rare_tags[] = {"arch", "obs", "obsc", "rare", "ok",   "oK",  "io",    "ik",   "iK",
                                          "oik",  "X",   "vulg", "sl",   "m-sl", "joc", "derog", "male", "fem"};

bool is_utf8(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    const auto begin = at;
    if (next(s, at) == 0xFFFD && s.substr(begin, at - begin) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

// Bytes of another character set become U+FFFD or the control characters that EUC-JP has at 80 to 9F.
bool readable(std::string_view s) {
  for (std::size_t at = 0; at < s.size();)
    if (const auto c = next(s, at); c == 0xFFFD || (c >= 0x80 && c < 0xA0)) return false;
  return true;
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

// The tags before a gloss: "(n,vs) (1) drainage" has n, vs and 1.
std::vector<std::string> tags_of(std::string_view gloss) {
  std::vector<std::string> out;
  for (gloss = trimmed(gloss); gloss.starts_with('(') || gloss.starts_with('{');) {
    const auto close = gloss.find(gloss.front() == '(' ? ')' : '}');
    if (close == gloss.npos) break;
    for (auto& tag : split(gloss.substr(1, close - 1), ',')) out.push_back(std::move(tag));
    gloss = trimmed(gloss.substr(close + 1));
  }
  return out;
}

template <std::size_t n>
bool any_of(const std::vector<std::string>& tags, const std::string_view (&list)[n]) {
  return std::ranges::any_of(tags, [&](const auto& tag) { return std::ranges::find(list, tag) != std::end(list); });
}

// A gloss as a term: without notes in brackets, without the infinitive's "to" or an article.
std::string gloss_term(std::string_view gloss) {
  const std::string bare = without_brackets(without_brackets(gloss, '(', ')'), '{', '}');
  std::string_view s = trimmed(bare);
  for (const std::string_view lead : {"to be ", "to ", "a ", "an ", "the "}) {
    if (!s.starts_with(lead)) continue;
    s.remove_prefix(lead.size());
    break;
  }
  return std::string(trimmed(s));
}

// False when nothing in the file has the form of an entry.
bool read_entries(const std::string& bytes, const std::string& file, std::vector<Entry>& entries, std::size_t& count,
                  ImportRows& rows) {
  std::size_t number = 0;
  for (auto& line : split(bytes, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.find("/EDICT") != line.npos) continue;  // the licence stands in an entry of its own
    const auto place = [&] { return fmt::format("{}:{}", file, number); };
    const auto slash = line.find(" /");
    if (slash == line.npos || slash == 0 || line.back() != '/') {
      rows.error(place(), "not an entry `word [reading] /gloss/gloss/`; the line is left out");
      continue;
    }
    ++count;
    if (!readable(line)) {
      rows.error(place(), "neither UTF-8 nor EUC-JP; the entry is left out");
      continue;
    }
    Entry entry{
        normalise(line.substr(0, std::min(line.find(' '), slash))), {}, line.find("/(P)/") != line.npos, number};
    if (too_short(entry.word, Lang::ja)) continue;
    bool first = true, function = false;
    for (const auto& gloss : split(std::string_view(line).substr(slash + 2), '/')) {
      const auto tags = tags_of(gloss);
      function = function || (first && any_of(tags, function_tags));
      first = false;
      if (function) break;
      if (!entry.common && any_of(tags, rare_tags)) continue;
      if (auto term = gloss_term(gloss); !term.empty()) entry.glosses.push_back(std::move(term));
    }
    if (!function && !entry.glosses.empty()) entries.push_back(std::move(entry));
  }
  return count > 0;
}

void add_on_their_own(const std::vector<Entry>& entries, const std::string& file, ImportRows& rows) {
  constexpr std::ptrdiff_t longest_name = 3;  // words; a longer gloss is a definition and stands in no text
  std::size_t rare = 0;
  for (const auto& entry : entries) {
    if (!entry.common) {
      ++rare;
      continue;
    }
    const auto place = fmt::format("{}:{}", file, entry.line);
    const std::string id = "edict_" + entry.word;
    bool named = false;
    for (const auto& term : entry.glosses) {
      if (std::ranges::count(term, ' ') >= longest_name) continue;
      rows.add(id, Lang::en, term, place);
      named = true;
    }
    if (named) rows.add(id, Lang::ja, entry.word, place);
  }
  if (rare > 0)
    rows.warn(file, fmt::format("{} of {} entries are not marked (P) as common words and are left out", rare,
                                entries.size()));
}

// The concepts the glosses speak for, those most of them do first.
std::vector<std::uint32_t> concepts_meant(const Entry& entry, Gaps& gaps) {
  std::vector<std::pair<std::uint32_t, int>> votes;  // in the order of the glosses
  const auto vote = [&](auto&& concepts) {
    for (const auto c : concepts) {
      const auto known = std::ranges::find(votes, c, &std::pair<std::uint32_t, int>::first);
      if (known == votes.end())
        votes.emplace_back(c, 1);
      else
        ++known->second;
    }
  };
  for (const auto& gloss : entry.glosses) vote(gaps.concepts_of(Lang::en, gloss));
  if (entry.common && votes.empty())
    for (const auto& gloss : entry.glosses) vote(gaps.inflected(gloss));
  if (entry.common)
    for (const auto& gloss : entry.glosses)
      if (votes.empty()) vote(gaps.made_of(gloss));
  std::ranges::stable_sort(votes, std::greater<>(), &std::pair<std::uint32_t, int>::second);
  const std::size_t most = entry.common ? 8 : 2;
  std::vector<std::uint32_t> out;
  for (const auto& [c, count] : votes)
    if (out.size() < most) out.push_back(c);
  return out;
}

// Japanese words taken so far and those of the lexicon, for what lookup finds within a longer word.
class Parts {
 public:
  explicit Parts(const Gaps& gaps) : gaps_(gaps) {}
  void take(const std::string& word, const std::vector<std::uint32_t>& concepts) {
    auto& known = taken_[lower(word)];
    known.insert(known.end(), concepts.begin(), concepts.end());
  }
  // The concepts of the parts of a word, longest parts from left to right.
  [[nodiscard]] std::set<std::uint32_t> of(const std::string& word) const {
    constexpr std::size_t longest = 12;
    std::set<std::uint32_t> out;
    const auto begins = character_begins(word);
    const auto end = begins.size() - 1;
    for (std::size_t i = 0; i < end;) {
      auto j = std::min(end, i + longest);
      for (; j > i; --j) {
        if (i == 0 && j == end) continue;
        const auto part = word.substr(begins[i], begins[j] - begins[i]);
        const auto known = gaps_.concepts_of(Lang::ja, part);
        out.insert(known.begin(), known.end());
        const auto taken = taken_.find(lower(part));
        if (taken != taken_.end()) out.insert(taken->second.begin(), taken->second.end());
        if (!known.empty() || taken != taken_.end()) break;
      }
      i = std::max(j, i + 1);
    }
    return out;
  }

 private:
  const Gaps& gaps_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> taken_;
};

void add_onto(std::vector<Entry>& entries, const std::string& file, std::size_t count, Gaps& gaps, ImportRows& rows) {
  // Parts before the compounds they may make superfluous, common words before rare ones.
  std::ranges::stable_sort(entries, {},
                           [](const Entry& e) { return std::pair(!e.common, character_begins(e.word).size()); });
  Parts parts(gaps);
  std::size_t taken = 0;
  for (const auto& entry : entries) {
    const auto meant = concepts_meant(entry, gaps);
    if (meant.empty()) continue;
    const auto said = parts.of(entry.word);
    if (2 * std::ranges::count_if(meant, [&](auto c) { return said.contains(c); }) >= std::ssize(meant)) continue;
    parts.take(entry.word, meant);
    ++taken;
    for (const auto c : meant)
      rows.add(gaps.known().concepts()[c].id, Lang::ja, entry.word, fmt::format("{}:{}", file, entry.line));
  }
  rows.warn(file, fmt::format("{} of {} entries give the lexicon a word it has not", taken, count));
}

}  // namespace

Result<void> import_edict(const std::filesystem::path& source, Gaps* gaps, ImportRows& rows) {
  const auto file = std::filesystem::is_directory(source) ? source / "edict" : source;
  CAUNOI_TRY(std::string bytes, read_file(file));
  if (!is_utf8(bytes)) {
    std::string utf8;
    icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), "EUC-JP").toUTF8String(utf8);
    bytes = std::move(utf8);
  }
  std::vector<Entry> entries;
  std::size_t count = 0;
  if (!read_entries(bytes, file.string(), entries, count, rows))
    return fail(Code::invalid_argument, "no entry `word [reading] /gloss/`: this is not EDICT", file.string());
  if (gaps == nullptr)
    add_on_their_own(entries, file.string(), rows);
  else
    add_onto(entries, file.string(), count, *gaps, rows);
  return {};
}

}  // namespace caunoi::text
