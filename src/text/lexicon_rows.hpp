// lexicon_rows.hpp -- lexicon files as rows: the one reader and the one writer of the tab-separated form.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/lexicon.hpp"

namespace caunoi::text {

struct LexiconRow {
  Concept entry;
  std::string place;  ///< file:line
};

/// The rows that can be read; what cannot becomes a finding of level error, and reading goes on with the next row.
[[nodiscard]] std::vector<LexiconRow> parse_rows(std::string_view bytes, const std::string& file,
                                                 std::vector<LexiconFinding>& findings);

/// Gives a concept the terms of a later row of its id, and the field and broader concept where it has none.
void merge_row(Concept&& more, Concept& known);

/// The *.tsv files of a folder in the order of their names, or the file itself. io.
[[nodiscard]] Result<std::vector<std::filesystem::path>> lexicon_files(const std::filesystem::path& path);

/// Findings for broader concepts that are not there or lead back to themselves.
void check_broader(const std::vector<LexiconRow>& rows, std::vector<LexiconFinding>& findings);

[[nodiscard]] std::vector<std::string> split(std::string_view s, char separator);

}  // namespace caunoi::text
