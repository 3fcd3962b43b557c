// XLSX (ECMA-376): the workbook part names the sheets, its relations say where they are; strings live in a table of
// their own, and a number is a date when the format of its style is one. Part names may be relative or absolute
// ("/xl/worksheets/sheet1.xml", as openpyxl writes); elements may carry a namespace prefix. Tested by
// intake/formats_test.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include "base/try.hpp"
#include "intake/archive.hpp"

namespace caunoi::intake {

namespace {

struct Relation {
  std::string type, part;
};

// "xl/workbook.xml" + "../a/b.xml" ▶ "a/b.xml"; an absolute target stands by itself.
std::string resolve(std::string_view base, std::string_view target) {
  std::vector<std::string_view> parts;
  const auto add = [&](std::string_view path) {
    while (!path.empty()) {
      const auto slash = std::min(path.find('/'), path.size());
      const auto step = path.substr(0, slash);
      if (step == "..") {
        if (!parts.empty()) parts.pop_back();
      } else if (!step.empty() && step != ".") {
        parts.push_back(step);
      }
      path.remove_prefix(std::min(slash + 1, path.size()));
    }
  };
  if (!target.starts_with('/')) {
    const auto folder = base.rfind('/');
    if (folder != std::string_view::npos) add(base.substr(0, folder));
  }
  add(target);
  std::string joined;
  for (const auto part : parts) {
    if (!joined.empty()) joined += '/';
    joined += part;
  }
  return joined;
}

std::map<std::string, Relation> relations(const Archive& archive, std::string_view part) {
  const auto slash = part.rfind('/');
  const std::string folder = slash == std::string_view::npos ? "" : std::string(part.substr(0, slash + 1));
  const std::string name =
      fmt::format("{}_rels/{}.rels", folder, part.substr(slash == std::string_view::npos ? 0 : slash + 1));
  std::map<std::string, Relation> found;
  if (!archive.has(name)) return found;
  const auto document = archive.xml(name);
  if (!document) return found;
  for (const auto& node : document->document_element().children())
    if (local_name(node) == "Relationship")
      found[node.attribute("Id").value()] = {node.attribute("Type").value(),
                                             resolve(part, node.attribute("Target").value())};
  return found;
}

// The text of a string item: its <t>, and those of its runs; phonetic guides (furigana) are not part of it.
std::string string_item(const pugi::xml_node& item) {
  std::string text;
  for (const auto& node : item.children()) {
    if (local_name(node) == "t") text += node.child_value();
    if (local_name(node) == "r") text += child(node, "t").child_value();
  }
  return text;
}

// Whether a number format shows a date: letters of dates outside of quotes, brackets and escapes.
bool is_date_format(std::string_view format) {
  bool quoted = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"')
      quoted = !quoted;
    else if (quoted)
      continue;
    else if (c == '\\' || c == '_' || c == '*')
      ++i;
    else if (c == '[') {
      // [Red] and [$-411] say nothing, [h] is a duration; but the Japanese calendar is written [$-411]ggge, and "ggge"
      // follows.
      const auto end = format.find(']', i);
      if (end == std::string_view::npos) return false;
      i = end;
    } else if (std::strchr("ymdhgeYMDHGE", c) != nullptr) {
      // "General" and "0.00E+00" hold such letters too.
      if ((c == 'G' || c == 'g') && format.substr(i).starts_with("General"))
        i += 6;
      else if ((c == 'E' || c == 'e') && i + 1 < format.size() && (format[i + 1] == '+' || format[i + 1] == '-'))
        ++i;
      else
        return true;
    }
  }
  return false;
}

std::vector<bool> date_styles(const Archive& archive, const std::string& part) {
  std::vector<bool> dates;
  const auto document = archive.xml(part);
  if (!document) return dates;
  std::set<unsigned> formats;
  const auto root = document->document_element();
  for (const auto& node : child(root, "numFmts").children())
    if (is_date_format(node.attribute("formatCode").value())) formats.insert(node.attribute("numFmtId").as_uint());
  for (const auto& node : child(root, "cellXfs").children()) {
    if (local_name(node) != "xf") continue;
    const unsigned id = node.attribute("numFmtId").as_uint();
    // The built-in formats of dates, East Asian ones included (ECMA-376 part 1, 18.8.30).
    dates.push_back((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
                    (id >= 50 && id <= 58) || formats.contains(id));
  }
  return dates;
}

// "BC17" ▶ row 17, column 55; zeros when it is no reference.
std::pair<std::uint32_t, std::uint32_t> reference(std::string_view text) {
  std::uint32_t column = 0, row = 0;
  std::size_t i = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && column < 20'000; ++i)
    column = column * 26 + static_cast<std::uint32_t>(text[i] - 'A' + 1);
  std::from_chars(text.data() + i, text.data() + text.size(), row);
  if (column > 16'384 || row > 1'048'576) return {0, 0};
  return {row, column};
}

struct Book {
  std::vector<std::string> strings;
  std::vector<bool> dates;
  double epoch = 0;  // 1462 for workbooks that count from 1904
  std::uint32_t cells = 0;
};

Cell cell_of(const pugi::xml_node& node, const Book& book) {
  const std::string_view type = node.attribute("t").value();
  const std::string_view value = child(node, "v").child_value();
  Cell cell;
  const auto text = [&](std::string words) {
    cell.text = std::move(words);
    if (cell.text.find_first_not_of(" \t\r\n") != std::string::npos) cell.kind = Cell::Kind::text;
  };
  if (type == "s") {
    std::size_t index = book.strings.size();
    std::from_chars(value.data(), value.data() + value.size(), index);
    if (index < book.strings.size()) text(book.strings[index]);
  } else if (type == "inlineStr") {
    text(string_item(child(node, "is")));
  } else if (type == "str") {
    text(std::string(value));
  } else if (type == "b") {
    text(value == "1" ? "TRUE" : "FALSE");
  } else if (type == "e") {
    text(std::string(value));
    cell.kind = Cell::Kind::error;
  } else if (type == "d") {
    text(std::string(value));
  } else if (!value.empty()) {
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || !std::isfinite(number)) return text(std::string(value)), cell;
    cell.kind = Cell::Kind::number;
    cell.number = number;
    cell.text = plain_number(number);
    const std::size_t style = node.attribute("s").as_uint();
    if (style < book.dates.size() && book.dates[style]) {
      if (auto iso = iso_date(number + book.epoch); !iso.empty()) {
        cell.kind = Cell::Kind::date;
        cell.number = number + book.epoch;
        cell.text = std::move(iso);
      }
    }
  } else if (const auto formula = child(node, "f")) {
    // Saved by a program that does not calculate: there is a formula and no value.
    text(fmt::format("={}", formula.child_value()));
    cell.kind = Cell::Kind::error;
  }
  return cell;
}

Result<Grid> read_sheet(const Archive& archive, const std::string& part, std::string sheet, const Input& input,
                        Book& book) {
  CAUNOI_TRY(const auto document, archive.xml(part));
  Grid grid;
  grid.file = input.name;
  grid.sheet = std::move(sheet);
  const auto root = document.document_element();
  std::uint32_t next_row = 1;
  for (const auto& row_node : child(root, "sheetData").children()) {
    if (local_name(row_node) != "row") continue;
    Row row;
    row.number = row_node.attribute("r").as_uint(next_row);
    if (row.number == 0 || row.number > 1'048'576) continue;
    next_row = row.number + 1;
    row.hidden = row_node.attribute("hidden").as_bool();
    std::uint32_t next_column = 1;
    for (const auto& node : row_node.children()) {
      if (local_name(node) != "c") continue;
      const auto [r, c] = reference(node.attribute("r").value());
      const std::uint32_t column = c != 0 ? c : next_column;
      next_column = column + 1;
      if (Cell cell = cell_of(node, book); !cell.empty()) row.cells.emplace_back(column, std::move(cell));
    }
    book.cells += static_cast<std::uint32_t>(row.cells.size());
    if (book.cells > input.options.max_cells)
      return fail(Code::invalid_argument,
                  fmt::format("more than {} cells; split the workbook", input.options.max_cells), input.name);
    if (!row.cells.empty()) grid.rows.push_back(std::move(row));
  }
  for (const auto& node : child(root, "mergeCells").children()) {
    const std::string_view ref = node.attribute("ref").value();
    const auto colon = ref.find(':');
    if (colon == std::string_view::npos) continue;
    const auto [r1, c1] = reference(ref.substr(0, colon));
    const auto [r2, c2] = reference(ref.substr(colon + 1));
    if (r1 != 0 && c1 != 0 && r2 >= r1 && c2 >= c1) grid.merged.push_back({r1, c1, r2, c2});
  }
  grid.finish();
  return grid;
}

}  // namespace

Result<std::vector<Grid>> read_xlsx(const Input& input) {
  CAUNOI_TRY(const Archive archive, Archive::open(input));
  std::string workbook = "xl/workbook.xml";
  for (const auto& [id, relation] : relations(archive, ""))
    if (relation.type.ends_with("/officeDocument")) workbook = relation.part;
  if (!archive.has(workbook))
    return fail(Code::invalid_argument,
                "this is a zip archive, not a workbook; give an XLSX, ODS, XLS, CSV or JSONL file", input.name);
  CAUNOI_TRY(const auto document, archive.xml(workbook));
  const auto parts = relations(archive, workbook);
  Book book;
  for (const auto& [id, relation] : parts) {
    if (relation.type.ends_with("/styles")) book.dates = date_styles(archive, relation.part);
    if (!relation.type.ends_with("/sharedStrings")) continue;
    CAUNOI_TRY(const auto strings, archive.xml(relation.part));
    for (const auto& node : strings.document_element().children())
      if (local_name(node) == "si") book.strings.push_back(string_item(node));
  }
  const auto root = document.document_element();
  if (attribute(child(root, "workbookPr"), "date1904").as_bool()) book.epoch = 1462;
  std::vector<Grid> grids;
  for (const auto& node : child(root, "sheets").children()) {
    if (local_name(node) != "sheet") continue;
    const auto relation = parts.find(attribute(node, "id").value());
    if (relation == parts.end() || !relation->second.type.ends_with("/worksheet")) continue;  // charts and macros
    CAUNOI_TRY(Grid grid, read_sheet(archive, relation->second.part, attribute(node, "name").value(), input, book));
    grids.push_back(std::move(grid));
  }
  return grids;
}

}  // namespace caunoi::intake
