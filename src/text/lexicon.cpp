// The trilingual lexicon: rows of terms to concepts, and longest-match lookup.
//
// A term is stored as the sequence of words the Analyser cuts it into (Japanese: single characters, since word borders inside
// compounds are uncertain), so that a term is found in a text whatever its case, tone placement or inflection. Lookup tries the
// longest sequence first; the length of the longest term that starts with a given word bounds the tries.
// Tested by text/lexicon_test.
#include "caunoi/lexicon.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/unicode.hpp"

namespace caunoi {

const std::vector<std::string>& Concept::terms(Lang lang) const noexcept {
  return lang == Lang::vi ? vi : lang == Lang::ja ? ja : en;
}

struct Lexicon::Impl {
  struct Entry {
    std::vector<std::uint32_t> concepts;
  };
  std::vector<Concept> concepts;
  // One table a language: the words of a term joined by '\x1f' lead to its concepts; a first word to the longest term with it.
  struct Table {
    std::unordered_map<std::string, Entry> terms;
    std::unordered_map<std::string, std::uint32_t> longest;
  };
  Table tables[4];
};

namespace {

constexpr char joint = '\x1f';

std::vector<std::string> split(std::string_view s, char separator) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= s.size();) {
    const auto end = std::min(s.find(separator, begin), s.size());
    out.emplace_back(s.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// The tokens of a term as match() is given them.
std::vector<std::string> words_of(const Analyser& analyser, std::string_view term, Lang lang) {
  std::vector<std::string> out;
  if (lang == Lang::ja) {
    const std::string text = text::lower(normalise(term));
    for (std::size_t at = 0; at < text.size();) {
      const auto begin = at;
      const auto c = text::next(text, at);
      if (text::class_of(c) != text::Class::space) out.push_back(text.substr(begin, at - begin));
    }
    return out;
  }
  for (auto& t : analyser.analyse(term, lang).terms)
    if (t.view == View::words) out.push_back(std::move(t.text));
  return out;
}

}  // namespace

Lexicon::Lexicon() : impl_(std::make_unique<Impl>()) {}
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

std::span<const Concept> Lexicon::concepts() const noexcept { return impl_->concepts; }

Result<Lexicon> Lexicon::load(const std::filesystem::path& path) {
  namespace fs = std::filesystem;
  std::error_code ec;
  std::vector<fs::path> files;
  if (fs::is_directory(path, ec)) {
    for (const auto& entry : fs::directory_iterator(path, ec))
      if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    if (ec) return fail(Code::io, ec.message(), path.string());
    std::ranges::sort(files);
  } else {
    files.push_back(path);
  }
  Lexicon lexicon;
  auto& impl = *lexicon.impl_;
  std::unordered_map<std::string, std::size_t> index_of;
  std::vector<std::string> places;  // of each concept, where it was first named
  for (const auto& file : files) {
    CAUNOI_TRY(const std::string bytes, read_file(file));
    std::size_t line_number = 0;
    std::vector<std::string> header;
    for (auto& line : split(bytes, '\n')) {
      ++line_number;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty() || line.front() == '#') continue;
      const auto place = fmt::format("{}:{}", file.string(), line_number);
      auto cells = split(line, '\t');
      if (header.empty()) {
        header = {"concept", "field", "broader", "vi", "ja", "en"};
        if (cells != header) return fail(Code::invalid_argument, "the first line must be: concept field broader vi ja en, tab-separated", place);
        continue;
      }
      if (cells.size() != header.size())
        return fail(Code::invalid_argument, fmt::format("{} cells, a row has {}", cells.size(), header.size()), place);
      if (cells[0].empty()) return fail(Code::invalid_argument, "a concept without an id", place);
      const auto [known, added] = index_of.emplace(cells[0], impl.concepts.size());
      if (added) {
        impl.concepts.push_back({cells[0], {}, {}, {}, {}, {}});
        places.push_back(place);
      } else if (places[known->second].starts_with(file.string() + ":")) {
        return fail(Code::invalid_argument, fmt::format("concept '{}' stands already at {}", cells[0], places[known->second]), place);
      }
      Concept& c = impl.concepts[known->second];
      if (c.field.empty()) c.field = cells[1];
      if (c.broader.empty()) c.broader = cells[2];
      for (const auto& [cell, terms] : {std::pair{&cells[3], &c.vi}, {&cells[4], &c.ja}, {&cells[5], &c.en}}) {
        if (cell->empty()) continue;
        for (auto& term : split(*cell, '|')) {
          auto clean = normalise(term);
          if (clean.empty()) return fail(Code::invalid_argument, fmt::format("an empty term in '{}'", *cell), place);
          if (std::ranges::find(*terms, clean) == terms->end()) terms->push_back(std::move(clean));
        }
      }
    }
  }
  for (std::size_t i = 0; i < impl.concepts.size(); ++i) {
    const auto& broader = impl.concepts[i].broader;
    if (!broader.empty() && !index_of.contains(broader)) return fail(Code::invalid_argument, fmt::format("the broader concept '{}' is not there", broader), places[i]);
  }
  const Analyser analyser;
  for (std::uint32_t i = 0; i < impl.concepts.size(); ++i) {
    for (const Lang lang : all_langs) {
      auto& table = impl.tables[static_cast<int>(lang)];
      for (const auto& term : impl.concepts[i].terms(lang)) {
        const auto words = words_of(analyser, term, lang);
        if (words.empty()) continue;
        std::string key;
        for (const auto& w : words) (key += w) += joint;
        auto& concepts = table.terms[key].concepts;
        if (concepts.empty() || concepts.back() != i) concepts.push_back(i);
        auto& longest = table.longest[words.front()];
        longest = std::max(longest, static_cast<std::uint32_t>(words.size()));
      }
    }
  }
  return lexicon;
}

std::vector<Lexicon::Hit> Lexicon::match(std::span<const std::string_view> tokens, Lang lang) const {
  std::vector<Hit> hits;
  const auto& table = impl_->tables[static_cast<int>(lang)];
  if (table.terms.empty()) return hits;
  std::string key;
  for (std::uint32_t first = 0; first < tokens.size();) {
    const auto longest = table.longest.find(std::string(tokens[first]));
    std::uint32_t taken = 1;
    if (longest != table.longest.end()) {
      for (auto count = std::min<std::uint32_t>(longest->second, static_cast<std::uint32_t>(tokens.size()) - first); count > 0; --count) {
        key.clear();
        for (std::uint32_t i = 0; i < count; ++i) (key += tokens[first + i]) += joint;
        if (const auto found = table.terms.find(key); found != table.terms.end()) {
          hits.push_back({first, count, found->second.concepts});
          taken = count;
          break;
        }
      }
    }
    first += taken;
  }
  return hits;
}

}  // namespace caunoi
