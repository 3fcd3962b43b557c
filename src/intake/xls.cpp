// XLS (Excel 97-2003) through FreeXL, which reads from a path. It does not tell merged ranges or hidden rows. Tested by
// intake/formats_test.
#include <fmt/format.h>
#include <freexl.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "intake/grid.hpp"

namespace caunoi::intake {

namespace {

Cell cell_of(const FreeXL_CellValue& value) {
  Cell cell;
  switch (value.type) {
    case FREEXL_CELL_INT:
    case FREEXL_CELL_DOUBLE:
      cell.kind = Cell::Kind::number;
      cell.number = value.type == FREEXL_CELL_INT ? value.value.int_value : value.value.double_value;
      cell.text = plain_number(cell.number);
      break;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME: {
      int y = 0, m = 0, d = 0;
      cell.text = value.value.text_value;
      if (std::sscanf(cell.text.c_str(), "%4d-%2d-%2d", &y, &m, &d) == 3 && y > 1899 && m >= 1 && m <= 12 && d >= 1 &&
          d <= 31) {
        cell.kind = Cell::Kind::date;
        cell.number = date_serial(y, m, d);
        cell.text.resize(std::min<std::size_t>(cell.text.size(), 10));
      } else {
        cell.kind = Cell::Kind::text;
      }
      break;
    }
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_TIME:
      if (value.value.text_value == nullptr) break;
      cell.text = value.value.text_value;
      if (cell.text.find_first_not_of(" \t\r\n") != std::string::npos) cell.kind = Cell::Kind::text;
      break;
    default:
      break;
  }
  return cell;
}

}  // namespace

Result<std::vector<Grid>> read_xls(const Input& input) {
  const void* opened = nullptr;
  const int status = freexl_open(input.path.c_str(), &opened);
  const std::unique_ptr<const void, void (*)(const void*)> handle(opened, [](const void* h) { freexl_close(h); });
  if (status != FREEXL_OK) {
    if (status == FREEXL_BIFF_WORKBOOK_NOT_FOUND)
      return fail(
          Code::unsupported,
          "the workbook is protected with a password or is no workbook; take the password away and save it as XLSX",
          input.name);
    return fail(Code::corrupt,
                fmt::format("the old Excel workbook is cut off or damaged (FreeXL {}); open it in a spreadsheet "
                            "program and save it as XLSX",
                            status),
                input.name);
  }
  unsigned int password = FREEXL_BIFF_PLAIN, sheets = 0;
  freexl_get_info(opened, FREEXL_BIFF_PASSWORD, &password);
  if (password == FREEXL_BIFF_OBFUSCATED)
    return fail(Code::unsupported,
                "the workbook is protected with a password; take the password away and save it again", input.name);
  freexl_get_info(opened, FREEXL_BIFF_SHEET_COUNT, &sheets);
  std::vector<Grid> grids;
  std::uint32_t cells = 0;
  for (unsigned short s = 0; s < sheets; ++s) {
    const char* name = nullptr;
    unsigned int rows = 0;
    unsigned short columns = 0;
    if (freexl_get_worksheet_name(opened, s, &name) != FREEXL_OK ||
        freexl_select_active_worksheet(opened, s) != FREEXL_OK ||
        freexl_worksheet_dimensions(opened, &rows, &columns) != FREEXL_OK)
      continue;
    Grid grid;
    grid.file = input.name;
    grid.sheet = name != nullptr ? name : fmt::format("{}", s + 1);
    for (unsigned int r = 0; r < rows; ++r) {
      Row row{r + 1, false, {}};
      for (unsigned short c = 0; c < columns; ++c) {
        FreeXL_CellValue value;
        if (freexl_get_cell_value(opened, r, c, &value) != FREEXL_OK) continue;
        if (Cell cell = cell_of(value); !cell.empty()) row.cells.emplace_back(c + 1u, std::move(cell));
      }
      cells += static_cast<std::uint32_t>(row.cells.size());
      if (cells > input.options.max_cells)
        return fail(Code::invalid_argument,
                    fmt::format("more than {} cells; split the workbook", input.options.max_cells), input.name);
      if (!row.cells.empty()) grid.rows.push_back(std::move(row));
    }
    grid.finish();
    grids.push_back(std::move(grid));
  }
  return grids;
}

}  // namespace caunoi::intake
