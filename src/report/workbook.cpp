// XLSX through libxlsxwriter. Every text is written as a string cell, so that a name that starts with "=" stays a name;
// the time of creation is fixed, so that the bytes depend on the cells alone. The library can only write to a path: it
// gets the descriptor of a nameless temporary file. Tested by report/workbook_test and report/workbooks_test.py.
#include "report/workbook.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

#include "report/html.hpp"

namespace caunoi::report {

namespace {

constexpr std::size_t longest_cell = 32767;  // UTF-16 units a cell may hold
constexpr std::size_t longest_name = 31;
constexpr std::uint32_t ink = 0x1C2328, rule = 0xD9D3C7, accent = 0x1D4F63, tint = 0xE8F0F2;

/// At most `units` UTF-16 units, cut between characters.
std::string cut(std::string_view text, std::size_t units) {
  std::size_t at = 0, used = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    used += length == 4 ? 2 : 1;
    if (used > units) break;
    at += length;
  }
  return std::string(text.substr(0, at));
}

}  // namespace

struct Workbook::Impl {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::tmpfile(), &std::fclose};
  std::string path;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::map<std::string, std::array<lxw_format*, style_count>> formats;  ///< by language: the font follows it
  std::array<lxw_format*, style_count>* style = nullptr;
  std::set<std::string> names;
  std::vector<Column> columns;
  lxw_row_t next_row = 0;

  ~Impl() {
    if (book != nullptr) lxw_workbook_free(book);
  }

  void make_formats(const std::string& language) {
    // The fonts of each language that an office suite has on any system; a missing one is replaced by its like.
    const char* font = language == "ja" ? "Yu Gothic" : "Arial";
    auto& set = formats[language];
    for (std::size_t i = 0; i < style_count; ++i) {
      auto* format = workbook_add_format(book);
      format_set_font_name(format, font);
      format_set_font_size(format, 10);
      format_set_font_color(format, ink);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      const auto style = static_cast<Style>(i);
      if (style != Style::title) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, rule);
      }
      switch (style) {
        case Style::title:
          format_set_bold(format);
          format_set_font_size(format, 14);
          break;
        case Style::head:
          format_set_bold(format);
          format_set_font_color(format, 0xFFFFFF);
          format_set_bg_color(format, accent);
          format_set_text_wrap(format);
          format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
          break;
        case Style::wrapped:
          format_set_text_wrap(format);
          break;
        case Style::centred:
          format_set_align(format, LXW_ALIGN_CENTER);
          break;
        case Style::percent:
          format_set_num_format(format, "0%");
          break;
        case Style::number:
          format_set_num_format(format, "#,##0");
          break;
        case Style::cell:
          format_set_text_wrap(format);
          format_set_font_size(format, 9);
          format_set_bg_color(format, tint);
          break;
        case Style::text:
        case Style::empty:
          break;
      }
      set[i] = format;
    }
  }
};

Workbook::Workbook() : impl_(std::make_unique<Impl>()) {
  if (impl_->file == nullptr) return;
  impl_->path = fmt::format("/dev/fd/{}", ::fileno(impl_->file.get()));
  impl_->book = workbook_new(impl_->path.c_str());
  if (impl_->book == nullptr) return;
  lxw_doc_properties properties{};
  properties.created = 946'684'800;  // 2000-01-01, not the time of writing
  workbook_set_properties(impl_->book, &properties);
}

Workbook::~Workbook() = default;

void Workbook::sheet(std::string_view name, std::string_view language) {
  if (impl_->book == nullptr) return;
  std::string base = clean(name);
  for (char& c : base)
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20)
      c = '-';
  if (base.empty()) base += '-';
  base = cut(base, longest_name);
  std::string unique = base;
  for (int i = 2; !impl_->names.insert(unique).second; ++i)
    unique = fmt::format("{} {}", cut(base, longest_name - 4), i);
  impl_->sheet = workbook_add_worksheet(impl_->book, unique.c_str());
  if (!impl_->formats.contains(std::string(language))) impl_->make_formats(std::string(language));
  impl_->style = &impl_->formats[std::string(language)];
  impl_->next_row = 0;
  impl_->columns.clear();
  if (impl_->sheet == nullptr) return;
  worksheet_set_landscape(impl_->sheet);
  worksheet_set_paper(impl_->sheet, 9);  // A4
  worksheet_fit_to_pages(impl_->sheet, 1, 0);
  worksheet_set_margins(impl_->sheet, 0.4, 0.4, 0.5, 0.6);
  worksheet_set_footer(impl_->sheet, "&L&A&R&P / &N");
}

void Workbook::table(const std::vector<Column>& columns, int frozen_columns) {
  impl_->columns = columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int at = static_cast<int>(i);
    width(at, at, columns[i].width);
    put(0, at, columns[i].title, Style::head);
  }
  height(0, 30);
  freeze(1, frozen_columns);
  repeat_rows(0, 0);
  impl_->next_row = 1;
  if (impl_->sheet != nullptr) worksheet_autofilter(impl_->sheet, 0, 0, 0, static_cast<lxw_col_t>(columns.size() - 1));
}

std::string Workbook::number(double value) { return fmt::format("\x01{}", value); }

void Workbook::row(const std::vector<std::string>& cells) {
  if (impl_->sheet == nullptr) return;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Style style = impl_->columns[i].style;
    if (cells[i].starts_with('\x01') && (style == Style::percent || style == Style::number))
      worksheet_write_number(impl_->sheet, impl_->next_row, static_cast<lxw_col_t>(i),
                             std::strtod(cells[i].c_str() + 1, nullptr),
                             (*impl_->style)[static_cast<std::size_t>(style)]);
    else
      put(static_cast<int>(impl_->next_row), static_cast<int>(i), cells[i], style);
  }
  worksheet_autofilter(impl_->sheet, 0, 0, impl_->next_row, static_cast<lxw_col_t>(impl_->columns.size() - 1));
  ++impl_->next_row;
}

void Workbook::width(int first, int last, double characters) {
  if (impl_->sheet != nullptr)
    worksheet_set_column(impl_->sheet, static_cast<lxw_col_t>(first), static_cast<lxw_col_t>(last), characters,
                         nullptr);
}

void Workbook::height(int row, double points) {
  if (impl_->sheet != nullptr) worksheet_set_row(impl_->sheet, static_cast<lxw_row_t>(row), points, nullptr);
}

void Workbook::put(int row, int column, std::string_view text, Style style) {
  if (impl_->sheet == nullptr) return;
  auto* format = (*impl_->style)[static_cast<std::size_t>(style)];
  const auto r = static_cast<lxw_row_t>(row);
  const auto c = static_cast<lxw_col_t>(column);
  if (text.empty())
    worksheet_write_blank(impl_->sheet, r, c, format);
  else
    worksheet_write_string(impl_->sheet, r, c, cut(clean(text), longest_cell).c_str(), format);
}

void Workbook::freeze(int row, int column) {
  if (impl_->sheet != nullptr)
    worksheet_freeze_panes(impl_->sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
}

void Workbook::repeat_rows(int first, int last) {
  if (impl_->sheet != nullptr)
    worksheet_repeat_rows(impl_->sheet, static_cast<lxw_row_t>(first), static_cast<lxw_row_t>(last));
}

Result<std::string> Workbook::bytes() {
  if (impl_->book == nullptr) return fail(Code::io, "there is no room for a temporary file");
  const lxw_error error = workbook_close(impl_->book);  // frees the workbook whatever it answers
  impl_->book = nullptr;
  impl_->sheet = nullptr;
  if (error != LXW_NO_ERROR)
    return fail(Code::io, fmt::format("the workbook cannot be written: {}", lxw_strerror(error)));
  std::FILE* file = impl_->file.get();
  std::string out;
  if (std::fseek(file, 0, SEEK_END) != 0) return fail(Code::io, "the workbook cannot be read back");
  const long size = std::ftell(file);
  std::rewind(file);
  out.resize(static_cast<std::size_t>(std::max(size, 0L)));
  if (size <= 0 || std::fread(out.data(), 1, out.size(), file) != out.size())
    return fail(Code::io, "the workbook cannot be read back");
  return out;
}

}  // namespace caunoi::report
