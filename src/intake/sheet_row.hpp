// sheet_row.hpp -- one row by field: dittos resolved, errors of formulas reported, values read with a finding for each
// that cannot be.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intake/rows.hpp"

namespace caunoi::intake {

class SheetRow {
 public:
  SheetRow(const Grid& grid, const Table& table, Lang lang, Ledger& ledger);

  /// Goes to a row: takes its cells, and those above for dittos.
  void load(std::uint32_t number);

  [[nodiscard]] std::uint32_t number() const noexcept { return number_; }
  [[nodiscard]] Lang lang() const noexcept { return lang_; }
  [[nodiscard]] bool has(std::string_view field) const;  ///< there is a column and something in it
  [[nodiscard]] bool has_column(std::string_view field) const { return table_.column(field) != nullptr; }
  [[nodiscard]] const Cell& cell(std::string_view field) const;  ///< empty when there is none
  [[nodiscard]] std::size_t filled() const noexcept;             ///< cells with something in them, row numbers apart
  [[nodiscard]] Origin origin() const;
  [[nodiscard]] std::string place() const;

  [[nodiscard]] std::string text(std::string_view field) const;  ///< trimmed; empty when it says nothing
  void read(std::string_view field, LangText& out) const;        ///< by the language of the text
  void read(std::string_view field, std::optional<Money>& out);
  void read(std::string_view field, std::optional<Quantity>& out);
  void read(std::string_view field, std::optional<int>& out);
  [[nodiscard]] Lang language(std::string_view words) const;  ///< language_of(), by the habits of the sheet
  void read_date(std::string_view field, std::string& out, bool end_of_period);
  void read_capability(std::string_view field, std::optional<int>& out);
  void read_flag(std::string_view field, std::optional<bool>& out);
  void read_list(std::string_view field, std::vector<std::string>& out) const;
  void read_code(std::string_view field, std::span<const Term3> vocabulary, std::string& out);
  void read_codes(std::string_view field, std::span<const Term3> vocabulary, std::vector<std::string>& out);
  void read_fields(std::string_view field, std::vector<FieldWeight>& out);
  void read_languages(std::string_view field, std::vector<Lang>& out);
  void read_country(std::string_view field, std::string& out);
  void read_phone(std::string_view field, std::string& out);
  void read_tax_id(std::string_view field, std::string& out);

  /// A finding at the cell of `field` (the whole row when there is none).
  void report(Finding::Level level, std::string_view code, std::string_view field, LangText message);
  /// The record that findings of this row belong to.
  void set_record(std::string id) { record_ = std::move(id); }

 private:
  void unreadable(std::string_view code, std::string_view field, std::string_view vi, std::string_view ja,
                  std::string_view en);

  const Grid& grid_;
  const Table& table_;
  Lang lang_;
  bool plain_ = false;  // Vietnamese without diacritics
  Ledger& ledger_;
  std::uint32_t number_ = 0;
  std::string record_;
  std::map<std::string, Cell, std::less<>> cells_;  // of this row, by field
  std::map<std::string, Cell, std::less<>> above_;  // the last cell with something in it, by field
};

}  // namespace caunoi::intake
