// ODS (OpenDocument 1.2): content.xml holds tables of rows of cells; equal neighbours are written once with a count, so
// that an empty sheet may claim a million rows. Tested by intake/formats_test.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "base/try.hpp"
#include "intake/archive.hpp"

namespace caunoi::intake {

namespace {

// Paragraphs become lines; <text:s text:c="3"/> is three spaces.
void append_text(const pugi::xml_node& node, std::string& out) {
  for (const auto& part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
      out += part.value();
    } else if (const auto name = local_name(part); name == "s") {
      out.append(std::min(attribute(part, "c").as_uint(1), 100u), ' ');
    } else if (name == "tab") {
      out += '\t';
    } else if (name == "line-break") {
      out += '\n';
    } else if (name != "annotation" && name != "ruby-text") {
      append_text(part, out);
    }
  }
}

Cell cell_of(const pugi::xml_node& node) {
  Cell cell;
  std::string words;
  for (const auto& part : node.children())
    if (local_name(part) == "p" || local_name(part) == "h") {
      if (!words.empty()) words += '\n';
      append_text(part, words);
    }
  const std::string_view type = attribute(node, "value-type").value();
  if (type == "float" || type == "currency" || type == "percentage") {
    cell.kind = Cell::Kind::number;
    cell.number = attribute(node, "value").as_double();
    cell.text = plain_number(cell.number);
    // A currency is part of the value: "25 000 USD" must not lose its dollars.
    if (const std::string_view currency = attribute(node, "currency").value();
        type == "currency" && !currency.empty()) {
      cell.kind = Cell::Kind::text;
      cell.text += fmt::format(" {}", currency);
    }
  } else if (type == "date") {
    int y = 0, m = 0, d = 0;
    const std::string value = attribute(node, "date-value").value();
    if (std::sscanf(value.c_str(), "%4d-%2d-%2d", &y, &m, &d) == 3 &&
        std::chrono::year_month_day{std::chrono::year{y}, std::chrono::month(static_cast<unsigned>(m)),
                                    std::chrono::day(static_cast<unsigned>(d))}
            .ok()) {
      cell.kind = Cell::Kind::date;
      cell.number = date_serial(y, m, d);
      cell.text = value.substr(0, 16);
    }
  } else if (type == "boolean") {
    cell.kind = Cell::Kind::text;
    cell.text = attribute(node, "boolean-value").as_bool() ? "TRUE" : "FALSE";
  }
  if (cell.empty() && words.find_first_not_of(" \t\r\n") != std::string::npos) {
    const bool error = words.starts_with("#") &&
                       (words.ends_with("!") || words == "#N/A" || words == "#NAME?" || words.starts_with("Err:"));
    cell.kind = error ? Cell::Kind::error : Cell::Kind::text;
    cell.text = std::move(words);
  }
  return cell;
}

class SheetReader {
 public:
  SheetReader(Grid& grid, std::uint32_t& cells, std::uint32_t most) : grid_(grid), cells_(cells), most_(most) {}

  // Rows may sit in groups and header blocks.
  bool read(const pugi::xml_node& table) {
    for (const auto& node : table.children()) {
      const auto name = local_name(node);
      if (name == "table-row"
              ? !read_row(node)
              : (name == "table-row-group" || name == "table-header-rows" || name == "table-rows") && !read(node))
        return false;
    }
    return true;
  }

 private:
  bool read_row(const pugi::xml_node& node) {
    Row row;
    const std::string_view visibility = attribute(node, "visibility").value();
    row.hidden = visibility == "collapse" || visibility == "filter";
    std::uint32_t column = 1;
    for (const auto& cell_node : node.children()) {
      const auto name = local_name(cell_node);
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const std::uint32_t repeated = std::min(attribute(cell_node, "number-columns-repeated").as_uint(1), 16'384u);
      const std::uint32_t down = attribute(cell_node, "number-rows-spanned").as_uint(1),
                          across = attribute(cell_node, "number-columns-spanned").as_uint(1);
      if ((down > 1 || across > 1) && down <= 1'048'576 && across <= 16'384)
        grid_.merged.push_back({next_row_, column, next_row_ + down - 1, column + across - 1});
      const Cell cell = cell_of(cell_node);
      for (std::uint32_t i = 0; !cell.empty() && i < repeated && column + i <= 16'384; ++i)
        row.cells.emplace_back(column + i, cell);
      column += repeated;
      if (row.cells.size() > most_) return false;
    }
    const std::uint32_t repeated = std::min(attribute(node, "number-rows-repeated").as_uint(1), 1'048'576u);
    for (std::uint32_t i = 0; !row.cells.empty() && i < repeated; ++i) {
      cells_ += static_cast<std::uint32_t>(row.cells.size());
      if (cells_ > most_) return false;
      row.number = next_row_ + i;
      grid_.rows.push_back(row);
    }
    next_row_ += repeated;
    return true;
  }

  Grid& grid_;
  std::uint32_t& cells_;
  std::uint32_t most_;
  std::uint32_t next_row_ = 1;
};

}  // namespace

Result<std::vector<Grid>> read_ods(const Input& input) {
  CAUNOI_TRY(const Archive archive, Archive::open(input));
  CAUNOI_TRY(const auto document, archive.xml("content.xml"));
  const auto spreadsheet = child(child(document.document_element(), "body"), "spreadsheet");
  if (!spreadsheet)
    return fail(Code::invalid_argument,
                "this OpenDocument file is not a spreadsheet; give an ODS, XLSX, XLS, CSV or JSONL file", input.name);
  std::vector<Grid> grids;
  std::uint32_t cells = 0;
  for (const auto& table : spreadsheet.children()) {
    if (local_name(table) != "table") continue;
    Grid grid;
    grid.file = input.name;
    grid.sheet = attribute(table, "name").value();
    if (!SheetReader(grid, cells, input.options.max_cells).read(table))
      return fail(Code::invalid_argument,
                  fmt::format("more than {} cells; split the workbook", input.options.max_cells), input.name);
    grid.finish();
    grids.push_back(std::move(grid));
  }
  return grids;
}

}  // namespace caunoi::intake
