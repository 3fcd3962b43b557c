// workbook.hpp -- a new .xlsx in memory: one face for all sheets of the house, the same bytes for the same cells.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/result.hpp"

namespace caunoi::report {

enum class Style : std::uint8_t { title, head, text, wrapped, centred, percent, number, cell, empty };
inline constexpr std::size_t style_count = 9;

struct Column {
  std::string title;
  double width;  ///< in characters
  Style style;
};

/// [one] Not for two threads at once.
class Workbook {
 public:
  Workbook();
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  /// A sheet for A4 landscape, as many pages long as it needs, with its first rows on every page. The name is made one
  /// that spreadsheets accept, and unique. The sheet added last is the one written to.
  void sheet(std::string_view name, std::string_view language);
  /// A table: head row with filter, frozen up to `frozen_columns`; the rows follow by row().
  void table(const std::vector<Column>& columns, int frozen_columns);
  /// A row under the table. A number cell is a text that starts with '\x01' and holds the number: see number().
  void row(const std::vector<std::string>& cells);
  [[nodiscard]] static std::string number(double value);

  /// Free placing, for grids.
  void width(int first, int last, double characters);
  void height(int row, double points);
  void put(int row, int column, std::string_view text, Style style);
  void freeze(int row, int column);
  void repeat_rows(int first, int last);

  /// The bytes. Ends the workbook: call once. io.
  [[nodiscard]] Result<std::string> bytes();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace caunoi::report
