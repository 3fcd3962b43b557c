// cells.hpp -- what people write in cells, as values: money, quantities, dates, yes and no, lists.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/grid.hpp"

namespace caunoi::intake {

/// The outcome of reading a cell.
enum class Reading {
  value,       ///< read
  unknown,     ///< says itself that it is not known or open: empty, "-", "thỏa thuận", 応相談
  unit,        ///< a number whose unit nobody gave
  unreadable,  ///< something is there, and it is none of what was expected
};

struct MoneyCell {
  Reading reading = Reading::unknown;
  Money money;
};
/// "2-3 tỷ", "5.132 triệu đồng", "1.5億円", "USD 25,000", "dưới 500 triệu". `hint` is the unit of the header ("triệu
/// đồng"), `lang` that of the sheet: it settles what a bare comma means and which currency a number without one has.
[[nodiscard]] MoneyCell read_money(const Cell& cell, std::string_view hint, Lang lang);

struct QuantityCell {
  Reading reading = Reading::unknown;
  Quantity quantity;
};
[[nodiscard]] QuantityCell read_quantity(const Cell& cell, std::string_view hint, Lang lang);

struct IntCell {
  Reading reading = Reading::unknown;
  int value = 0;
};
/// The first whole number: "120 người", "1.200", "約50名", "50-100" (the lower).
[[nodiscard]] IntCell read_int(const Cell& cell, Lang lang);

struct DateCell {
  Reading reading = Reading::unknown;
  std::string iso;  ///< YYYY-MM-DD
};
/// dd/mm/yyyy, 2015年10月, 令和7年3月, tháng 10/2015, quý III/2016, serial numbers. A month, quarter or year alone is
/// its last day when `end_of_period`, else its first.
[[nodiscard]] DateCell read_date(const Cell& cell, bool end_of_period);

/// nullopt: neither. "x" is yes (Vietnamese forms), "×" is no (Japanese ones).
[[nodiscard]] std::optional<bool> read_yes_no(std::string_view text);

/// "nt", "như trên", 〃, 同上, ": the cell above.
[[nodiscard]] bool is_ditto(std::string_view text);
/// "-", "không có thông tin", N/A, 未定: nothing is said.
[[nodiscard]] bool says_nothing(std::string_view text);
/// "Tổng cộng", 合計, "Cộng: 209".
[[nodiscard]] bool is_total(std::string_view text);

/// Technologies written into one cell: bulleted or numbered lines, numbers in one line, or lines that each begin anew.
/// One item when there is nothing to split; bullets are taken off.
[[nodiscard]] std::vector<std::string> split_items(std::string_view text);
/// Parts between ; 、 and line breaks, and commas unless those belong to the parts ("Cẩm Phả, Quảng Ninh"); trimmed.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text, bool commas = true);
[[nodiscard]] std::string trim(std::string_view text);

struct DigitsCell {
  std::string text;       ///< as it should be
  bool restored = false;  ///< a leading zero was put back
  bool lost = false;      ///< digits are lost for good ("9.13E+08")
};
/// Phone numbers and tax codes that a spreadsheet took for numbers.
[[nodiscard]] DigitsCell read_phone(const Cell& cell, Lang lang);
[[nodiscard]] DigitsCell read_tax_id(const Cell& cell, Lang lang);

}  // namespace caunoi::intake
