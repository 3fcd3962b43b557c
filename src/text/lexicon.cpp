// The trilingual lexicon: rows of terms to concepts, and longest-match lookup.
//
// Lookup tries the longest sequence of words first; the length of the longest term that starts with a given word bounds
// the tries. Within a term found, shorter ones are looked up too: a long term of one language is often put in parts in
// another. Most words begin no longer term: which lengths there are, and a filter of the terms' first two words, say so
// before a row of words is looked up.
//
// The senses of an ambiguous term share one unit of weight, or "set" would outweigh "reverse osmosis" by its many
// meanings. Each folder has tables of its own, and a term stands in those of the folder that names it first: a
// dictionary loaded beside ours neither thins our senses out nor hides our terms behind longer ones, even where it adds
// terms to our concepts. Where ours has the term, the dictionary's senses count a quarter. Tested by text/lexicon_test.
#include "caunoi/lexicon.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/lexicon_rows.hpp"
#include "text/lexicon_table.hpp"

namespace caunoi {

const std::vector<std::string>& Concept::terms(Lang lang) const noexcept {
  return lang == Lang::vi ? vi : lang == Lang::ja ? ja : en;
}

struct Lexicon::Impl {
  using Tables = std::array<text::TermTable, 4>;  // by language
  std::vector<Concept> concepts;
  std::vector<Tables> folders;  // in the order loaded
};

namespace {

// The terms of a concept that one row brought: [first, last) of each language.
struct Brought {
  std::size_t row;
  std::uint32_t folder;
  std::array<std::size_t, 4> first{}, last{};
};

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
  std::vector<Brought> brought;
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
        Brought part{known->second, folder};
        if (added) {
          rows.push_back(std::move(row));
        } else {
          const Concept& c = rows[known->second].entry;
          for (const Lang lang : all_langs) part.first[static_cast<std::size_t>(lang)] = c.terms(lang).size();
          text::merge_row(std::move(row.entry), rows[known->second].entry);
        }
        for (const Lang lang : all_langs)
          part.last[static_cast<std::size_t>(lang)] = rows[known->second].entry.terms(lang).size();
        brought.push_back(part);
      }
    }
  }
  text::check_broader(rows, findings);
  if (const auto* f = refused()) return fail(Code::invalid_argument, f->message, f->place);
  impl.concepts.reserve(rows.size());
  for (auto& row : rows) impl.concepts.push_back(std::move(row.entry));

  impl.folders.resize(paths.size());
  text::TermCutter cutter;
  for (const auto& part : brought) {
    const Concept& c = impl.concepts[part.row];
    for (const Lang lang : all_langs) {
      const auto l = static_cast<std::size_t>(lang);
      for (auto i = part.first[l]; i < part.last[l]; ++i)
        impl.folders[part.folder][l].add(cutter.key(c.terms(lang)[i], lang), static_cast<std::uint32_t>(part.row),
                                         static_cast<float>(c.weight));
    }
  }
  std::array<std::vector<const text::TermTable*>, 4> before;
  for (auto& folder : impl.folders) {
    for (std::size_t l = 0; l < folder.size(); ++l) {
      folder[l].finish(before[l]);
      before[l].push_back(&folder[l]);
    }
  }
  return lexicon;
}

std::vector<Lexicon::Hit> Lexicon::match(std::span<const std::string_view> tokens, Lang lang) const {
  std::vector<Hit> hits;
  std::vector<std::uint64_t> words;  // the hash of each token
  words.reserve(tokens.size());
  for (const auto token : tokens) words.push_back(text::WordHash::of(token));
  std::vector<std::uint64_t> rows;  // the hashes of the rows of 1, 2, ... tokens from one on
  for (const auto& folder : impl_->folders) {
    const auto& table = folder[static_cast<std::size_t>(lang)];
    if (table.empty()) continue;
    // The longest term of at most `most` tokens at `first`: its length, 0 when there is none.
    const auto longest_at = [&](std::uint32_t first, std::uint32_t most, bool inner) -> std::uint32_t {
      text::WordHash hash;
      hash.add(words[first]);
      const auto* word = table.find(tokens.subspan(first, 1), hash.value());
      if (word == nullptr) return 0;
      auto count = std::min(word->longest, most);
      rows.assign(1, hash.value());
      for (std::uint32_t i = 1; i < count; ++i) {
        hash.add(words[first + i]);
        rows.push_back(hash.value());
        if (i == 1 && !table.may_begin(hash.value())) count = 1;
      }
      for (; count > 0; --count) {
        if (!word->may_have(count)) continue;
        const auto senses = table.senses(count == 1 ? word : table.find(tokens.subspan(first, count), rows[count - 1]));
        if (senses.empty()) continue;
        hits.push_back({first, count, inner, {senses.begin(), senses.end()}});
        return count;
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
