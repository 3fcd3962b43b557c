// intake.hpp -- from the organiser's own workbooks to a Survey, with everything that needs a human eye named by its
// cell.
//
// No mapping step: header rows are found and understood in Vietnamese (with or without diacritics), Japanese and
// English. A cell that cannot be read becomes a finding and the record goes on with that value unknown.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/result.hpp"
#include "caunoi/survey.hpp"

namespace caunoi {

struct IntakeOptions {
  /// Largest file taken, in bytes; a part inside a zipped workbook may unfold to as much again. More is an error, never
  /// a crash.
  std::uintmax_t max_bytes = std::uintmax_t{128} << 20;
  /// Most non-empty cells taken from one file.
  std::uint32_t max_cells = 4'000'000;
};

/// What was made of a column.
struct ColumnFacts {
  std::uint32_t column = 0;  ///< 1-based
  std::string header;        ///< as typed; rows of a header of several rows joined by " / "
  std::string field;         ///< "need.budget"; empty: not understood, its cells were not read
  double confidence = 0;     ///< 0..1, how well the header fits
};

/// What was made of a sheet.
struct SheetFacts {
  std::string file, sheet;  ///< sheet is empty for text files
  std::string entity;       ///< "technology" "need" "organisation" "expert" "visit" "event"; empty: no table recognised
  double confidence = 0;    ///< 0..1, of entity and header together
  std::uint32_t header_row = 0;   ///< first row of the header, 1-based; 0: none (JSON lines, or nothing recognised)
  std::uint32_t header_rows = 0;  ///< how many rows it has
  std::uint32_t rows_read = 0;    ///< rows that became records
  std::uint32_t rows_to_fix = 0;  ///< rows with at least one finding of level warning or error
  std::string
      encoding;  ///< of text files, or of old Vietnamese fonts inside a workbook: "UTF-8", "CP932", "TCVN3", ...
  std::vector<ColumnFacts> columns;
};

/// A row about taking part in the fair: who comes, when, whom they want to meet. For the fair, not for the survey.
struct Participation {
  std::string organisation;  ///< organisation id
  std::vector<std::string> wants,
      avoids;  ///< organisation ids; the words as typed where they name nobody known. `avoids` is secret.
  std::string availability, table, slot;  ///< as typed
  std::optional<bool> interpreter;
  std::string stage, value;  ///< outcome columns, as typed
  std::string place;         ///< "khao-sat.xlsx:Đăng ký:7"
};

/// Everything read. [any] A plain value; copies share the cells kept for write_repair().
struct Intake {
  Survey survey;
  std::vector<Participation> participations;  ///< in the order of files, sheets, rows
  std::vector<Finding> findings;              ///< sorted by sort_findings()
  std::vector<SheetFacts> sheets;             ///< in the order read
  std::shared_ptr<const struct Workbooks> source;
};

/// Reads a folder (its XLSX, ODS, XLS, CSV, TSV and JSONL by name, sub-folders not) or files, as one survey. In a
/// folder what is no survey sheet (fair.json, judgments, other tables) is passed over with a note, and a damaged file
/// is a finding of level error. A file named explicitly must be readable and hold a table that is understood:
/// not_found, io, corrupt (cut off), unsupported (password), invalid_argument (not a workbook, too large, empty, no
/// header recognised). Nothing recognised at all: invalid_argument. cancelled. Progress stage: "read". [any]
[[nodiscard]] Result<Intake> read_workspace(std::span<const std::filesystem::path> paths,
                                            const IntakeOptions& options = {}, const Control& control = {});
[[nodiscard]] Result<Intake> read_workspace(const std::filesystem::path& path, const IntakeOptions& options = {},
                                            const Control& control = {});

/// Gives the organiser's sheets back as one XLSX: cells to fix are coloured and carry a comment in `lang`; the first
/// sheet lists every finding. Written beside `path` and renamed. The same intake gives the same bytes. io. [any]
[[nodiscard]] Result<void> write_repair(const Intake& intake, const std::filesystem::path& path, Lang lang = Lang::vi);

/// Findings as JSON lines: level, code, place, file, sheet, row, column, record, field, value, message by language.
/// [any]
[[nodiscard]] std::string to_jsonl(std::span<const Finding> findings);

}  // namespace caunoi
