// The trilingual lexicon: rows of terms to concepts, and longest-match lookup.
//
// A term is stored as the sequence of words the Analyser cuts it into (Japanese: single characters, since word borders
// inside compounds are uncertain), so that a term is found in a text whatever its case, tone placement or inflection.
// Lookup tries the longest sequence first; the length of the longest term that starts with a given word bounds the
// tries. Within a term found, shorter ones are looked up too: a long term of one language is often put in parts in
// another.
//
// The senses of an ambiguous term share one unit of weight, or "set" would outweigh "reverse osmosis" by its many
// meanings. Each folder has tables of its own: a dictionary loaded beside ours neither thins our senses out nor hides
// our terms behind longer ones. Tested by text/lexicon_test.
#include "caunoi/lexicon.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/lexicon_rows.hpp"
#include "text/unicode.hpp"

namespace caunoi {

const std::vector<std::string>& Concept::terms(Lang lang) const noexcept {
  return lang == Lang::vi ? vi : lang == Lang::ja ? ja : en;
}

struct Lexicon::Impl {
  std::vector<Concept> concepts;
  // One table a language: the words of a term joined by '\x1f' lead to its senses; a first word to the longest term
  // with it.
  struct Table {
    std::unordered_map<std::string, std::vector<Sense>> terms;
    std::unordered_map<std::string, std::uint32_t> longest;
  };
  using Tables = std::array<Table, 4>;  // by language
  std::vector<Tables> folders;          // in the order loaded

  void index_terms(std::span<const std::uint32_t> folder_of);
};

namespace {

constexpr char joint = '\x1f';

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

Result<Lexicon> Lexicon::load(const std::filesystem::path& path) { return load(std::span(&path, 1)); }

Result<Lexicon> Lexicon::load(std::span<const std::filesystem::path> paths) {
  Lexicon lexicon;
  auto& impl = *lexicon.impl_;
  std::vector<text::LexiconRow> rows;
  std::vector<LexiconFinding> findings;
  std::vector<std::uint32_t> folder_of;  // of each row: the place of its folder among those loaded
  std::unordered_map<std::string, std::size_t> index_of;
  const auto refused = [&]() -> const LexiconFinding* {
    const auto found = std::ranges::find(findings, LexiconFinding::Level::error, &LexiconFinding::level);
    return found == findings.end() ? nullptr : &*found;
  };
  for (std::uint32_t folder = 0; folder < paths.size(); ++folder) {
    CAUNOI_TRY(const auto files, text::lexicon_files(paths[folder]));
    for (const auto& file : files) {
      CAUNOI_TRY(const std::string bytes, read_file(file));
      auto more = text::parse_rows(bytes, file.string(), findings);
      if (const auto* f = refused()) return fail(Code::invalid_argument, f->message, f->place);
      for (auto& row : more) {
        const auto [known, added] = index_of.emplace(row.entry.id, rows.size());
        if (added) {
          rows.push_back(std::move(row));
          folder_of.push_back(folder);
          continue;
        }
        Concept& c = rows[known->second].entry;
        if (c.field.empty()) c.field = row.entry.field;
        if (c.broader.empty()) c.broader = row.entry.broader;
        for (const auto& [from, to] : {std::pair{&row.entry.vi, &c.vi}, {&row.entry.ja, &c.ja}, {&row.entry.en, &c.en}})
          for (auto& term : *from)
            if (std::ranges::find(*to, term) == to->end()) to->push_back(std::move(term));
      }
    }
  }
  text::check_broader(rows, findings);
  if (const auto* f = refused()) return fail(Code::invalid_argument, f->message, f->place);
  impl.concepts.reserve(rows.size());
  for (auto& row : rows) impl.concepts.push_back(std::move(row.entry));
  impl.folders.resize(paths.size());
  impl.index_terms(folder_of);
  return lexicon;
}

void Lexicon::Impl::index_terms(std::span<const std::uint32_t> folder_of) {
  const Analyser analyser;
  for (const Lang lang : all_langs) {
    for (std::uint32_t i = 0; i < concepts.size(); ++i) {
      auto& table = folders[folder_of[i]][static_cast<std::size_t>(lang)];
      for (const auto& term : concepts[i].terms(lang)) {
        const auto words = words_of(analyser, term, lang);
        if (words.empty()) continue;
        std::string key;
        for (const auto& w : words) (key += w) += joint;
        auto& senses = table.terms[key];
        if (senses.empty() || senses.back().index != i) senses.push_back({i, static_cast<float>(concepts[i].weight)});
        auto& longest = table.longest[words.front()];
        longest = std::max(longest, static_cast<std::uint32_t>(words.size()));
      }
    }
  }
  for (auto& folder : folders)
    for (auto& table : folder)
      for (auto& [key, senses] : table.terms)
        for (auto& sense : senses) sense.weight /= static_cast<float>(senses.size());
}

std::vector<Lexicon::Hit> Lexicon::match(std::span<const std::string_view> tokens, Lang lang) const {
  std::vector<Hit> hits;
  std::string key;
  for (const auto& folder : impl_->folders) {
    const auto& table = folder[static_cast<std::size_t>(lang)];
    if (table.terms.empty()) continue;
    // The longest term of at most `most` tokens at `first`: its length, 0 when there is none.
    const auto longest_at = [&](std::uint32_t first, std::uint32_t most, bool inner) -> std::uint32_t {
      const auto longest = table.longest.find(std::string(tokens[first]));
      if (longest == table.longest.end()) return 0;
      for (auto count = std::min(longest->second, most); count > 0; --count) {
        key.clear();
        for (std::uint32_t i = 0; i < count; ++i) (key += tokens[first + i]) += joint;
        if (const auto found = table.terms.find(key); found != table.terms.end()) {
          hits.push_back({first, count, inner, found->second});
          return count;
        }
      }
      return 0;
    };
    for (std::uint32_t first = 0; first < tokens.size();) {
      const auto count = longest_at(first, static_cast<std::uint32_t>(tokens.size()) - first, false);
      for (std::uint32_t i = first; i < first + count && count > 1;)
        i += std::max(1U, longest_at(i, i == first ? count - 1 : first + count - i, true));
      first += std::max(1U, count);
    }
  }
  return hits;
}

}  // namespace caunoi
