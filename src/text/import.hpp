// import.hpp -- what the readers of foreign terminology share: rows that gather, findings with their places.
#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "caunoi/lexicon.hpp"

namespace caunoi::text {

/// Rows as they are read. A row named again gathers terms.
class ImportRows {
 public:
  /// The row of an id, made when it is new. Tabs, bars and line breaks in the id become underscores. The reference ends
  /// with the next call.
  Concept& row(std::string_view id, std::string_view place);
  /// Adds a term of a language by its tag ("vi", "ja-JP", "en"); an empty term and an unknown language become findings.
  void add(std::string_view id, std::string_view tag, std::string_view term, const std::string& place);
  void add(std::string_view id, Lang lang, std::string_view term, const std::string& place);
  void warn(std::string place, std::string message);
  void error(std::string place, std::string message);

  struct Entry {
    Concept row;
    std::string place;
  };
  [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }
  void take_findings(ImportRows& from);
  /// The rows and findings of another, as if they had been read after these.
  void append(ImportRows&& from);

  /// Leaves out rows without a term, loosens broader concepts that are not there or run in a circle, each with a
  /// finding.
  [[nodiscard]] LexiconImport finish() &&;

 private:
  std::vector<Entry> entries_;
  std::vector<LexiconFinding> findings_;
  std::unordered_map<std::string, std::size_t> index_of_;
};

[[nodiscard]] std::vector<std::string>& terms_of(Concept& entry, Lang lang);

/// The line, from 1, of a byte.
class Lines {
 public:
  explicit Lines(std::string_view bytes);
  [[nodiscard]] std::size_t at(std::size_t byte) const;

 private:
  std::vector<std::size_t> begins_;
};

// One a format. `source` is a file, or a folder where the format is a package.
[[nodiscard]] Result<void> import_tsv(const std::filesystem::path& source, ImportRows& rows);
class Gaps;
/// With `gaps`, words for concepts that are there; without, concepts of its own.
[[nodiscard]] Result<void> import_edict(const std::filesystem::path& source, Gaps* gaps, ImportRows& rows);
[[nodiscard]] Result<void> import_wordnet(const std::filesystem::path& source, Gaps& gaps, ImportRows& rows);
[[nodiscard]] Result<void> import_tbx(const std::filesystem::path& source, ImportRows& rows);
[[nodiscard]] Result<void> import_skos(const std::filesystem::path& source, ImportRows& rows);
[[nodiscard]] Result<void> import_skos_json(const std::filesystem::path& source, ImportRows& rows);
[[nodiscard]] Result<void> import_cldr(const std::filesystem::path& source, ImportRows& rows);
[[nodiscard]] Result<void> import_iso_codes(const std::filesystem::path& source, ImportRows& rows);
[[nodiscard]] Result<void> import_id_tagging_schema(const std::filesystem::path& source, ImportRows& rows);

}  // namespace caunoi::text
