// grid.hpp -- a sheet as it is, whatever the file format: cells by row and column, merged ranges, hidden rows.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "caunoi/intake.hpp"
#include "caunoi/result.hpp"

namespace caunoi::intake {

struct Cell {
  enum class Kind : std::uint8_t { empty, text, number, date, error };
  Kind kind = Kind::empty;
  double number = 0;  ///< of a number, or the days since 1899-12-30 of a date
  std::string
      text;  ///< always filled unless empty: a number without exponent, a date as ISO 8601, an error as shown ("#REF!")

  [[nodiscard]] bool empty() const noexcept { return kind == Kind::empty; }
};

/// Rows and columns count from 1, as the spreadsheet shows them.
struct Range {
  std::uint32_t row1, column1, row2, column2;
};

struct Row {
  std::uint32_t number = 0;
  bool hidden = false;
  std::vector<std::pair<std::uint32_t, Cell>> cells;  ///< by column, non-empty ones only
};

class Grid {
 public:
  std::string file, sheet;
  std::string encoding;  ///< see SheetFacts
  bool encoding_unsure = false;
  std::vector<Row> rows;  ///< by number, rows with cells only
  std::vector<Range> merged;

  /// The cell itself; an empty one outside.
  [[nodiscard]] const Cell& at(std::uint32_t row, std::uint32_t column) const noexcept;
  /// The cell that shows there: for a cell inside a merged range, its first one.
  [[nodiscard]] const Cell& shown(std::uint32_t row, std::uint32_t column) const noexcept;
  /// The cell whose value holds for that row: a range merged downwards gives its value to each of its rows, one merged
  /// sideways only to its first column.
  [[nodiscard]] const Cell& value(std::uint32_t row, std::uint32_t column) const noexcept;
  /// Whether the cell begins a range of more than one column.
  [[nodiscard]] bool spans_columns(std::uint32_t row, std::uint32_t column) const noexcept;
  [[nodiscard]] std::uint32_t columns() const noexcept { return columns_; }

  /// Puts rows in order and looks up merged ranges; call once after the last row.
  void finish();

 private:
  std::uint32_t columns_ = 0;
  std::unordered_map<std::uint64_t, std::uint32_t>
      down_;  // (row, column) below the first cell of a range ▶ its first row
};

/// A number as people type it: 1200000, 0.5; never an exponent.
[[nodiscard]] std::string plain_number(double value);
/// Days since 1899-12-30 as an ISO date, with the time of day when there is one. Empty outside years 1900-2200.
[[nodiscard]] std::string iso_date(double serial);
/// 2015-10-31 ▶ 42308. The inverse of iso_date for whole days.
[[nodiscard]] double date_serial(int year, int month, int day);

/// Limits and place of one file being read.
struct Input {
  std::filesystem::path path;
  std::string name;  ///< for findings and errors
  std::string_view bytes;
  const IntakeOptions& options;
};

// One reader a format. Errors name the file and say what would be right.
[[nodiscard]] Result<std::vector<Grid>> read_xlsx(const Input& input);
[[nodiscard]] Result<std::vector<Grid>> read_ods(const Input& input);
[[nodiscard]] Result<std::vector<Grid>> read_xls(const Input& input);
[[nodiscard]] Result<std::vector<Grid>> read_csv(const Input& input);

/// Looks at the first bytes: a workbook in spite of its name is read as what it is.
[[nodiscard]] Result<std::vector<Grid>> read_grids(const Input& input);

}  // namespace caunoi::intake

namespace caunoi {
/// The sheets as read, kept for write_repair().
struct Workbooks {
  std::vector<intake::Grid> grids;
};
}  // namespace caunoi
