// CSV and TSV (RFC 4180: quoted fields may hold delimiters, quotes doubled, and line breaks). The delimiter is the one
// of , ; tab | that cuts the first lines into the same number of fields; a Vietnamese Excel writes semicolons, since
// its decimals are commas. Tested by intake/formats_test.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "intake/encoding.hpp"
#include "intake/grid.hpp"

namespace caunoi::intake {

namespace {

// Calls field(line, column, text) for every field and gives false as soon as that does. Lines count physical lines.
template <class Each>
bool split(std::string_view text, char delimiter, Each field) {
  std::uint32_t line = 1, begins = 1, column = 1;
  std::string value;
  bool quoted = false, was_quoted = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : '\n';
    if (quoted && i < text.size()) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
        value += '"', ++i;
      else if (c == '"')
        quoted = false;
      else
        value += c;
      line += c == '\n';
      continue;
    }
    if (c == '"' && value.empty() && !was_quoted) {
      quoted = was_quoted = true;
    } else if (c == delimiter || c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
      if (!field(begins, column, value)) return false;
      value.clear();
      was_quoted = false;
      ++column;
      if (c != delimiter) begins = ++line, column = 1;
    } else {
      value += c;
    }
  }
  return true;
}

char sniff(std::string_view text) {
  char best = ',';
  double best_score = 0;
  for (const char delimiter : std::array{',', ';', '\t', '|'}) {
    std::map<std::uint32_t, std::uint32_t> fields;  // line ▶ fields
    split(text, delimiter, [&](std::uint32_t line, std::uint32_t column, const std::string&) {
      fields[line] = column;
      return fields.size() <= 40;
    });
    std::map<std::uint32_t, int> widths;
    for (const auto& [line, width] : fields) ++widths[width];
    // The width most lines share, by how many share it; a width of one says nothing.
    double score = 0;
    for (const auto& [width, lines] : widths)
      if (width > 1)
        score = std::max(
            score, static_cast<double>(lines) / static_cast<double>(fields.size()) + 0.001 * std::min(width, 60u));
    if (score > best_score) best_score = score, best = delimiter;
  }
  return best;
}

}  // namespace

Result<std::vector<Grid>> read_csv(const Input& input) {
  const auto decoded = decode(input.bytes);
  if (!decoded)
    return fail(Code::invalid_argument,
                "this is not a text file nor a workbook; give an XLSX, ODS, XLS, CSV or JSONL file", input.name);
  Grid grid;
  grid.file = input.name;
  grid.encoding = decoded->encoding;
  grid.encoding_unsure = decoded->unsure;
  std::uint32_t cells = 0;
  const bool whole = split(decoded->text, sniff(decoded->text),
                           [&](std::uint32_t line, std::uint32_t column, const std::string& value) {
                             if (value.find_first_not_of(" \t\r\n") == std::string::npos) return true;
                             if (++cells > input.options.max_cells) return false;
                             if (grid.rows.empty() || grid.rows.back().number != line)
                               grid.rows.push_back({line, false, {}});
                             grid.rows.back().cells.emplace_back(column, Cell{Cell::Kind::text, 0, value});
                             return true;
                           });
  if (!whole)
    return fail(Code::invalid_argument, fmt::format("more than {} cells; split the file", input.options.max_cells),
                input.name);
  grid.finish();
  std::vector<Grid> grids;
  grids.push_back(std::move(grid));
  return grids;
}

}  // namespace caunoi::intake
