// The repair workbook: the organiser's sheets as they were, with the cells to fix coloured and a comment on each, and a
// list of all findings in front with a link to each cell. Corrected and saved, it can be read by intake again in place
// of the first workbook. The date in its properties is fixed, so that the same intake gives the same bytes. Tested by
// intake/repair_test.
#include "intake/repair.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/file.hpp"
#include "intake/grid.hpp"

namespace caunoi {

using namespace intake;
using Level = Finding::Level;

namespace {

struct Words {
  std::string_view sheet, level, place, value, problem, note, warning, error, nothing;
};
constexpr Words vi{"Cần sửa",
                   "Mức",
                   "Vị trí",
                   "Giá trị",
                   "Vấn đề và cách sửa",
                   "Ghi chú",
                   "Cần xem",
                   "Phải sửa",
                   "Không có gì phải sửa."};
constexpr Words ja{
    "要修正一覧", "重要度", "場所", "値", "問題と直し方", "参考", "要確認", "要修正", "修正が必要な箇所はありません。"};
constexpr Words en{"To fix", "Level", "Place", "Value",          "What is wrong and what would be right",
                   "Note",   "Check", "Fix",   "Nothing to fix."};

const Words& words(Lang lang) { return lang == Lang::ja ? ja : lang == Lang::en ? en : vi; }

// At most `most` characters as Excel counts them (UTF-16), whole ones.
std::string clipped(std::string_view text, std::size_t most) {
  std::size_t units = 0, i = 0;
  while (i < text.size()) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    units += length == 4 ? 2 : 1;
    if (units > most) break;
    i += length;
  }
  return std::string(text.substr(0, std::min(i, text.size())));
}

// Excel takes names of 1 to 31 characters without []:*?/\ and tells them apart without regard to case.
std::string sheet_name(const Grid& grid, std::set<std::string>& taken) {
  std::string base = grid.sheet.empty() ? std::filesystem::path(grid.file).stem().string() : grid.sheet;
  for (char& c : base)
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20)
      c = '_';
  if (base.empty()) base = "Sheet";
  std::string name = clipped(base, 31);
  for (int n = 2; !taken.insert(fold(name)).second; ++n) name = fmt::format("{} ({})", clipped(base, 26), n);
  return name;
}

struct Formats {
  lxw_format *header, *wrap, *date, *note, *warning, *error, *note_date, *warning_date, *error_date;
};

lxw_format* coloured(lxw_workbook* book, lxw_color_t color, bool date) {
  lxw_format* format = workbook_add_format(book);
  if (color != 0) format_set_bg_color(format, color);
  if (date)
    format_set_num_format(format, "dd/mm/yyyy");
  else
    format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

// What to show at one cell: the gravest level, all messages.
struct Mark {
  Level level = Level::note;
  std::string text;
};
using Marks = std::map<std::pair<std::uint32_t, std::uint32_t>, Mark>;

void write_grid(lxw_workbook* book, const Grid& grid, const std::string& name, const Marks& marks,
                const Formats& formats) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
  if (sheet == nullptr) return;
  const auto format_of = [&](std::uint32_t row, std::uint32_t column, bool date) -> lxw_format* {
    const auto at = marks.find({row, column});
    if (at == marks.end()) return date ? formats.date : formats.wrap;
    if (at->second.level == Level::error) return date ? formats.error_date : formats.error;
    if (at->second.level == Level::warning) return date ? formats.warning_date : formats.warning;
    return date ? formats.note_date : formats.note;
  };
  for (const Range& m : grid.merged)
    if (m.row1 != m.row2 || m.column1 != m.column2)
      worksheet_merge_range(sheet, m.row1 - 1, static_cast<lxw_col_t>(m.column1 - 1), m.row2 - 1,
                            static_cast<lxw_col_t>(m.column2 - 1), "", format_of(m.row1, m.column1, false));
  std::map<std::uint32_t, std::size_t> widths;
  for (const Row& row : grid.rows) {
    for (const auto& [column, cell] : row.cells) {
      const auto c = static_cast<lxw_col_t>(column - 1);
      if (cell.kind == Cell::Kind::number)
        worksheet_write_number(sheet, row.number - 1, c, cell.number, format_of(row.number, column, false));
      else if (cell.kind == Cell::Kind::date)
        worksheet_write_number(sheet, row.number - 1, c, cell.number, format_of(row.number, column, true));
      else
        worksheet_write_string(sheet, row.number - 1, c, clipped(cell.text, 32'000).c_str(),
                               format_of(row.number, column, false));
      widths[column] = std::max(widths[column], std::min<std::size_t>(cell.text.size(), 60));
    }
    if (row.hidden) {
      lxw_row_col_options hidden = {.hidden = LXW_TRUE, .level = 0, .collapsed = LXW_FALSE};
      worksheet_set_row_opt(sheet, row.number - 1, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    }
  }
  for (const auto& [column, width] : widths) {
    const auto c = static_cast<lxw_col_t>(column - 1);
    worksheet_set_column(sheet, c, c, std::clamp(static_cast<double>(width) * 0.9, 6.0, 45.0), nullptr);
  }
  for (const auto& [at, mark] : marks) {
    const auto [row, column] = at;
    const auto c = static_cast<lxw_col_t>(column - 1);
    if (grid.at(row, column).empty()) worksheet_write_blank(sheet, row - 1, c, format_of(row, column, false));
    const std::string text = clipped(mark.text, 30'000);
    lxw_comment_options options = {};
    options.width = 320;
    options.height = 40 + 18.0 * static_cast<double>(std::min<std::size_t>(mark.text.size() / 45, 12));
    options.author = const_cast<char*>("caunoi");
    worksheet_write_comment_opt(sheet, row - 1, c, text.c_str(), &options);
  }
}

void write_list(lxw_workbook* book, const Intake& intake,
                const std::map<std::pair<std::string, std::string>, std::string>& names, Lang lang,
                const Formats& formats) {
  const Words& say = words(lang);
  lxw_worksheet* sheet = workbook_add_worksheet(book, std::string(say.sheet).c_str());
  lxw_col_t column = 0;
  for (const std::string_view title : {say.level, say.place, say.value, say.problem})
    worksheet_write_string(sheet, 0, column++, std::string(title).c_str(), formats.header);
  worksheet_set_column(sheet, 0, 0, 10, nullptr);
  worksheet_set_column(sheet, 1, 1, 34, nullptr);
  worksheet_set_column(sheet, 2, 2, 28, nullptr);
  worksheet_set_column(sheet, 3, 3, 90, nullptr);
  worksheet_freeze_panes(sheet, 1, 0);
  lxw_row_t row = 1;
  if (intake.findings.empty()) worksheet_write_string(sheet, row, 3, std::string(say.nothing).c_str(), formats.wrap);
  // What must be fixed first; within a level by place, as the findings are.
  for (const Level level : {Level::error, Level::warning, Level::note})
    for (const Finding& f : intake.findings) {
      if (f.level != level || row > 100'000) continue;
      lxw_format* format = level == Level::error     ? formats.error
                           : level == Level::warning ? formats.warning
                                                     : formats.wrap;
      const std::string_view name = level == Level::error     ? say.error
                                    : level == Level::warning ? say.warning
                                                              : say.note;
      worksheet_write_string(sheet, row, 0, std::string(name).c_str(), format);
      const std::string place = clipped(f.place(), 250);
      const auto target = names.find({f.file, f.sheet});
      if (target != names.end() && f.row != 0 && row < 60'000) {  // Excel opens at most 65 530 links
        char cell[LXW_MAX_CELL_NAME_LENGTH];
        lxw_rowcol_to_cell(cell, f.row - 1, static_cast<lxw_col_t>(f.column == 0 ? 0 : f.column - 1));
        worksheet_write_url_opt(sheet, row, 1, fmt::format("internal:'{}'!{}", target->second, cell).c_str(), nullptr,
                                place.c_str(), nullptr);
      } else {
        worksheet_write_string(sheet, row, 1, place.c_str(), formats.wrap);
      }
      worksheet_write_string(sheet, row, 2, clipped(f.value, 1000).c_str(), formats.wrap);
      worksheet_write_string(sheet, row, 3, clipped(f.message.best(lang), 30'000).c_str(), formats.wrap);
      ++row;
    }
}

}  // namespace

namespace intake {
bool is_findings_sheet(std::string_view name) { return name == vi.sheet || name == ja.sheet || name == en.sheet; }
}  // namespace intake

Result<void> write_repair(const Intake& intake, const std::filesystem::path& path, Lang lang) try {
  const std::filesystem::path temporary(path.string() + fmt::format(".tmp{}", ::getpid()));
  const auto drop = [&] {
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
  };
  // libxlsxwriter says on stderr what it cannot open, and a library must not print: so try first.
  if (const auto probe = write_file(temporary, ""); !probe) return fail(Code::io, probe.error().message, path.string());
  lxw_workbook* book = workbook_new(temporary.c_str());
  if (book == nullptr) return fail(Code::io, "cannot be written", path.string());
  lxw_doc_properties properties = {};
  properties.created = 1'420'070'400;  // 2015-01-01; 0 would mean now
  properties.author = const_cast<char*>("caunoi");
  workbook_set_properties(book, &properties);
  Formats formats{};
  formats.header = workbook_add_format(book);
  format_set_bold(formats.header);
  formats.wrap = coloured(book, 0, false), formats.date = coloured(book, 0, true);
  formats.note = coloured(book, 0xDDEBF7, false), formats.note_date = coloured(book, 0xDDEBF7, true);
  formats.warning = coloured(book, 0xFFEB9C, false), formats.warning_date = coloured(book, 0xFFEB9C, true);
  formats.error = coloured(book, 0xFFC7CE, false), formats.error_date = coloured(book, 0xFFC7CE, true);

  static const std::vector<Grid> none;
  const std::vector<Grid>& grids = intake.source ? intake.source->grids : none;
  std::set<std::string> taken{fold(words(lang).sheet)};
  std::map<std::pair<std::string, std::string>, std::string> names;
  for (const Grid& grid : grids) names.emplace(std::pair{grid.file, grid.sheet}, sheet_name(grid, taken));
  std::map<std::pair<std::string, std::string>, Marks> marks;
  for (const Finding& f : intake.findings) {
    if (f.row == 0) continue;
    Mark& mark = marks[{f.file, f.sheet}][{f.row, std::max(f.column, 1u)}];
    mark.level = std::max(mark.level, f.level);
    if (!mark.text.empty()) mark.text += "\n";
    mark.text += f.message.best(lang);
  }
  write_list(book, intake, names, lang, formats);
  for (const Grid& grid : grids)
    write_grid(book, grid, names[{grid.file, grid.sheet}], marks[{grid.file, grid.sheet}], formats);
  if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR) {
    drop();
    return fail(Code::io, fmt::format("cannot be written: {}", lxw_strerror(error)), path.string());
  }
  std::error_code ec;
  std::filesystem::rename(temporary, path, ec);
  if (ec) {
    drop();
    return fail(Code::io, fmt::format("cannot be put in place: {}", ec.message()), path.string());
  }
  return {};
} catch (const std::bad_alloc&) {
  return fail(Code::out_of_memory, "there is not enough memory to write this", path.string());
} catch (const std::exception& e) {
  return fail(Code::internal, e.what(), path.string());
}

}  // namespace caunoi
