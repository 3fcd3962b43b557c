// Cells of a sheet by place. Rows are sparse: a sheet may hold one cell in row 1 048 576. Tested by
// intake/formats_test.
#include "intake/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace caunoi::intake {

namespace {
const Cell none;
std::uint64_t key(std::uint32_t row, std::uint32_t column) { return (std::uint64_t{row} << 32) | column; }
}  // namespace

const Cell& Grid::at(std::uint32_t row, std::uint32_t column) const noexcept {
  const auto r = std::ranges::lower_bound(rows, row, {}, &Row::number);
  if (r == rows.end() || r->number != row) return none;
  const auto c = std::ranges::lower_bound(r->cells, column, {}, [](const auto& cell) { return cell.first; });
  return c != r->cells.end() && c->first == column ? c->second : none;
}

const Cell& Grid::shown(std::uint32_t row, std::uint32_t column) const noexcept {
  for (const Range& m : merged)
    if (row >= m.row1 && row <= m.row2 && column >= m.column1 && column <= m.column2) return at(m.row1, m.column1);
  return at(row, column);
}

const Cell& Grid::value(std::uint32_t row, std::uint32_t column) const noexcept {
  const Cell& cell = at(row, column);
  if (!cell.empty() || down_.empty()) return cell;
  const auto found = down_.find(key(row, column));
  return found == down_.end() ? cell : at(found->second, column);
}

bool Grid::spans_columns(std::uint32_t row, std::uint32_t column) const noexcept {
  return std::ranges::any_of(
      merged, [&](const Range& m) { return m.row1 == row && m.column1 == column && m.column2 > m.column1; });
}

void Grid::finish() {
  std::erase_if(rows, [](const Row& row) { return row.cells.empty(); });
  std::ranges::stable_sort(rows, {}, &Row::number);
  for (Row& row : rows) {
    std::ranges::stable_sort(row.cells, {}, [](const auto& cell) { return cell.first; });
    columns_ = std::max(columns_, row.cells.back().first);
  }
  constexpr std::size_t most = 1'000'000;  // a range over a whole column of a hostile file must not fill the memory
  const std::uint32_t last = rows.empty() ? 0 : rows.back().number;
  for (const Range& m : merged)
    for (std::uint32_t row = m.row1 + 1; row <= std::min(m.row2, last) && down_.size() < most; ++row)
      down_.try_emplace(key(row, m.column1), m.row1);
}

std::string plain_number(double value) {
  if (!std::isfinite(value)) return {};
  if (std::floor(value) == value && std::abs(value) < 1e18) return fmt::format("{:.0f}", value);
  std::string text = fmt::format("{:.15g}", value);  // what a spreadsheet shows: 0.1, not 0.1000000000000000055
  if (text.find('e') != std::string::npos) text = fmt::format("{:.6f}", value);
  return text;
}

std::string iso_date(double serial) {
  using namespace std::chrono;
  if (!(serial >= 1 && serial < 110'000)) return {};
  const double whole = std::floor(serial);
  const year_month_day ymd{sys_days{year{1899} / December / 30} + days{static_cast<int>(whole)}};
  std::string text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                                 static_cast<unsigned>(ymd.day()));
  if (const int minutes = static_cast<int>(std::lround((serial - whole) * 1440)); minutes > 0 && minutes < 1440)
    text += fmt::format("T{:02}:{:02}", minutes / 60, minutes % 60);
  return text;
}

double date_serial(int y, int m, int d) {
  using namespace std::chrono;
  return static_cast<double>((sys_days{year{y} / m / d} - sys_days{year{1899} / December / 30}).count());
}

}  // namespace caunoi::intake
