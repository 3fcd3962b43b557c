// Foreign terminology to rows of ours: which format a source has, and what all readers do alike. A term that cannot be
// taken is a finding with its place and the rest of its row is kept, so that nothing is lost in silence. Tested by
// text/import_test.
#include "text/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/import_gaps.hpp"
#include "text/lexicon_rows.hpp"

namespace caunoi {

namespace text {

std::vector<std::string>& terms_of(Concept& entry, Lang lang) {
  return lang == Lang::vi ? entry.vi : lang == Lang::ja ? entry.ja : entry.en;
}

Concept& ImportRows::row(std::string_view id, std::string_view place) {
  std::string clean(id);
  for (char& c : clean)
    if (c == '\t' || c == '|' || c == '\n' || c == '\r') c = '_';
  const auto [known, added] = index_of_.emplace(clean, entries_.size());
  if (added) entries_.push_back({{std::move(clean), {}, {}, {}, {}, {}}, std::string(place)});
  return entries_[known->second].row;
}

void ImportRows::add(std::string_view id, std::string_view tag, std::string_view term, const std::string& place) {
  std::string primary(tag.substr(0, tag.find_first_of("-_")));
  for (char& c : primary) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const Lang lang = lang_from(primary);
  if (lang != Lang::unknown) return add(id, lang, term, place);
  warn(place,
       fmt::format("unknown language '{}' of the term '{}': vi, ja and en are known; the term is left out", tag, term));
}

void ImportRows::add(std::string_view id, Lang lang, std::string_view term, const std::string& place) {
  std::string clean = normalise(term);
  std::ranges::replace(clean, '|', '/');
  if (clean.empty()) return warn(place, fmt::format("an empty term ({}) of '{}'", lang_name(lang), id));
  auto& terms = terms_of(row(id, place), lang);
  if (std::ranges::find(terms, clean) == terms.end()) terms.push_back(std::move(clean));
}

void ImportRows::warn(std::string place, std::string message) {
  findings_.push_back({LexiconFinding::Level::warning, std::move(place), std::move(message)});
}
void ImportRows::error(std::string place, std::string message) {
  findings_.push_back({LexiconFinding::Level::error, std::move(place), std::move(message)});
}

void ImportRows::take_findings(ImportRows& from) {
  findings_.insert(findings_.end(), std::move_iterator(from.findings_.begin()),
                   std::move_iterator(from.findings_.end()));
  from.findings_.clear();
}

void ImportRows::append(ImportRows&& from) {
  for (auto& [more, place] : from.entries_) {
    auto& known = row(more.id, place);
    if (more.weight != 1) known.weight = more.weight;
    merge_row(std::move(more), known);
  }
  take_findings(from);
}

LexiconImport ImportRows::finish() && {
  LexiconImport out{{}, std::move(findings_)};
  std::vector<LexiconRow> kept;
  for (auto& [c, place] : entries_) {
    if (c.vi.empty() && c.ja.empty() && c.en.empty()) {
      out.findings.push_back({LexiconFinding::Level::warning, place,
                              fmt::format("'{}' has no term in vi, ja or en and is left out", c.id)});
      continue;
    }
    kept.push_back({std::move(c), std::move(place)});
  }
  // A broader concept that is not usable is loosened, one a round in a circle; each round ends at least one.
  for (bool again = true; again;) {
    std::vector<LexiconFinding> findings;
    check_broader(kept, findings);
    again = !findings.empty();
    for (auto& finding : findings) {
      for (auto& row : kept) {
        if (row.place != finding.place || row.entry.broader.empty()) continue;
        row.entry.broader.clear();
        out.findings.push_back({finding.level, finding.place,
                                fmt::format("{}; '{}' stands without a broader one", finding.message, row.entry.id)});
        break;
      }
    }
  }
  for (auto& row : kept) out.concepts.push_back(std::move(row.entry));
  return out;
}

Lines::Lines(std::string_view bytes) : begins_{0} {
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\n') begins_.push_back(i + 1);
}

std::size_t Lines::at(std::size_t byte) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(begins_, byte) - begins_.begin());
}

}  // namespace text

namespace {

struct Name {
  std::string_view name;
  LexiconFormat format;
};
constexpr Name format_names[] = {
    {"tsv", LexiconFormat::tsv},         {"tbx", LexiconFormat::tbx},
    {"skos", LexiconFormat::skos},       {"edict", LexiconFormat::edict},
    {"wordnet", LexiconFormat::wordnet}, {"iso-codes", LexiconFormat::iso_codes},
    {"cldr", LexiconFormat::cldr},       {"id-tagging-schema", LexiconFormat::id_tagging_schema}};

Result<LexiconFormat> guess(const std::filesystem::path& source) {
  namespace fs = std::filesystem;
  std::error_code ec;
  if (!fs::exists(source, ec)) return fail(Code::not_found, "there is no such file or folder", source.string());
  if (fs::is_directory(source, ec)) {
    const auto has = [&](const char* name) { return fs::exists(source / name, ec); };
    if (has("data.noun")) return LexiconFormat::wordnet;
    if (has("json/iso_3166-1.json")) return LexiconFormat::iso_codes;
    if (has("common/main/en.xml")) return LexiconFormat::cldr;
    if (has("dist/translations/en.json")) return LexiconFormat::id_tagging_schema;
    if (has("edict")) return LexiconFormat::edict;
    return fail(Code::invalid_argument,
                "a folder of no known kind: edict, WordNet, iso-codes, CLDR and id-tagging-schema are known",
                source.string());
  }
  const auto name = source.filename().string();
  const auto extension = source.extension().string();
  if (extension == ".tsv") return LexiconFormat::tsv;
  if (extension == ".tbx") return LexiconFormat::tbx;
  if (extension == ".rdf" || extension == ".skos" || extension == ".jsonld") return LexiconFormat::skos;
  if (name.starts_with("edict")) return LexiconFormat::edict;
  CAUNOI_TRY(const std::string bytes, read_file(source));
  const std::string_view head = std::string_view(bytes).substr(0, 4096);
  for (const std::string_view mark : {"<martif", "<tbx", "<termEntry"})
    if (head.find(mark) != head.npos) return LexiconFormat::tbx;
  for (const std::string_view mark : {"skos/core", "skos:"})
    if (head.find(mark) != head.npos) return LexiconFormat::skos;
  if (head.substr(0, head.find('\n')).find('\t') != head.npos) return LexiconFormat::tsv;
  return fail(Code::unsupported, "the format cannot be told from the file: name it (tsv, tbx, skos, edict, ...)",
              source.string());
}

}  // namespace

LexiconFormat lexicon_format_from(std::string_view name) noexcept {
  for (const auto& known : format_names)
    if (known.name == name) return known.format;
  return LexiconFormat::guess;
}

Result<LexiconImport> import_lexicon(std::span<const std::filesystem::path> sources, LexiconFormat format,
                                     const Lexicon* onto) {
  std::optional<text::Gaps> gaps;
  if (onto != nullptr) gaps.emplace(*onto);
  text::ImportRows all;
  for (const auto& source : sources) {
    auto kind = format;
    if (kind == LexiconFormat::guess) {
      CAUNOI_TRY(kind, guess(source));
    }
    text::ImportRows rows;
    const auto read = [&]() -> Result<void> {
      switch (kind) {
        case LexiconFormat::tsv:
          return text::import_tsv(source, rows);
        case LexiconFormat::tbx:
          return text::import_tbx(source, rows);
        case LexiconFormat::skos:
          return text::import_skos(source, rows);
        case LexiconFormat::edict:
          return text::import_edict(source, gaps ? &*gaps : nullptr, rows);
        case LexiconFormat::iso_codes:
          return text::import_iso_codes(source, rows);
        case LexiconFormat::cldr:
          return text::import_cldr(source, rows);
        case LexiconFormat::id_tagging_schema:
          return text::import_id_tagging_schema(source, rows);
        case LexiconFormat::wordnet:
          if (!gaps)
            return fail(Code::invalid_argument,
                        "WordNet gives words to concepts that exist: name the lexicon that has them", source.string());
          return text::import_wordnet(source, *gaps, rows);
        case LexiconFormat::guess:
          break;
      }
      return {};
    };
    CAUNOI_CHECK(read());
    const bool names =
        kind == LexiconFormat::iso_codes || kind == LexiconFormat::cldr || kind == LexiconFormat::id_tagging_schema;
    all.append(names && gaps ? gaps->fill(std::move(rows), source.string()) : std::move(rows));
  }
  return std::move(all).finish();
}

}  // namespace caunoi
