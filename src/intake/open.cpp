// Chooses the reader by the first bytes of a file, whatever its name says, and brings all text to composed Unicode, out
// of the old Vietnamese fonts too. Tested by intake/formats_test.
#include "intake/archive.hpp"
#include "intake/encoding.hpp"

namespace caunoi::intake {

namespace {

Result<std::vector<Grid>> read_by_content(const Input& input) {
  const std::string_view bytes = input.bytes;
  if (bytes.empty())
    return fail(Code::invalid_argument,
                "the file is empty; give an XLSX, ODS, XLS, CSV or JSONL file with a header row", input.name);
  const std::string extension = input.path.extension().string();
  if (bytes.starts_with("PK\x03\x04")) {
    auto archive = Archive::open(input);
    if (!archive) return std::unexpected(std::move(archive).error());
    return archive->has("content.xml") ? read_ods(input) : read_xlsx(input);
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return read_xls(input);
  const bool text_name = extension == ".csv" || extension == ".tsv" || extension == ".txt" ||
                         extension == ".xls";  // "export to Excel" is often a text
  const auto start = bytes.find_first_not_of(" \t\r\n");
  if (start != std::string_view::npos && bytes[start] == '<')
    return fail(
        Code::unsupported,
        "this is a web page or XML under the name of a table; open it in a spreadsheet program and save it as XLSX",
        input.name);
  if (!text_name)
    return fail(Code::invalid_argument, "this is not a workbook; give an XLSX, ODS, XLS, CSV or JSONL file",
                input.name);
  return read_csv(input);
}

}  // namespace

Result<std::vector<Grid>> read_grids(const Input& input) {
  auto grids = read_by_content(input);
  if (!grids) return grids;
  for (Grid& grid : *grids) {
    // Old fonts: judged over the whole sheet, because a single cell is too short to be sure.
    const bool workbook = grid.encoding.empty();  // text files were decoded already
    if (workbook) {
      std::string sample;
      for (const Row& row : grid.rows)
        for (const auto& [column, cell] : row.cells)
          if (cell.kind == Cell::Kind::text && sample.size() < (1 << 18)) sample += cell.text + ' ';
      grid.encoding = legacy_font(sample);
    }
    const bool font = workbook && !grid.encoding.empty();
    for (Row& row : grid.rows)
      for (auto& [column, cell] : row.cells)
        if (cell.kind == Cell::Kind::text)
          cell.text = font ? from_legacy_font(cell.text, grid.encoding) : nfc(cell.text);
  }
  return grids;
}

}  // namespace caunoi::intake
