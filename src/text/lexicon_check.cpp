// The form of lexicon files, all of it at once: whoever writes rows wants every fault of a file, not the first.
// Tested by text/lexicon_check_test.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/lexicon_rows.hpp"
#include "text/unicode.hpp"

namespace caunoi {

Result<std::vector<LexiconFinding>> check_lexicon(std::span<const std::filesystem::path> paths,
                                                  std::size_t most_senses) {
  std::vector<LexiconFinding> findings;
  std::vector<text::LexiconRow> rows;  // a concept once: a later file adds to it
  std::map<std::string, std::size_t> index_of;
  const auto warn = [&](std::string place, std::string message) {
    findings.push_back({LexiconFinding::Level::warning, std::move(place), std::move(message)});
  };
  for (const auto& path : paths) {
    CAUNOI_TRY(const auto files, text::lexicon_files(path));
    for (const auto& file : files) {
      CAUNOI_TRY(const std::string bytes, read_file(file));
      for (auto& row : text::parse_rows(bytes, file.string(), findings)) {
        const auto [known, added] = index_of.emplace(row.entry.id, rows.size());
        if (added) {
          rows.push_back(std::move(row));
          continue;
        }
        text::merge_row(std::move(row.entry), rows[known->second].entry);
      }
    }
  }
  text::check_broader(rows, findings);
  for (const Lang lang : all_langs) {
    std::map<std::string, std::vector<std::size_t>> senses;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& terms = rows[i].entry.terms(lang);
      if (terms.empty()) warn(rows[i].place, fmt::format("'{}' has no term in {}", rows[i].entry.id, lang_name(lang)));
      for (const auto& term : terms) {
        auto& of = senses[text::lower(term)];
        if (of.empty() || of.back() != i) of.push_back(i);
      }
    }
    for (const auto& [term, of] : senses) {
      if (of.size() <= most_senses) continue;
      std::string ids;
      for (const auto i : of) ids += (ids.empty() ? "" : ", ") + rows[i].entry.id;
      warn(rows[of.front()].place,
           fmt::format("'{}' ({}) leads to {} concepts: {}", term, lang_name(lang), of.size(), ids));
    }
  }
  return findings;
}

}  // namespace caunoi
