// headers.hpp -- finding the header of a sheet, and what its columns and its rows are.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/grid.hpp"

namespace caunoi::intake {

/// What a column may hold. The field is named as in findings: prefix of the record, key of the JSON form.
struct Target {
  std::string_view field;  ///< "need.budget"
  double weight;           ///< how much finding it says about the kind of the sheet
  std::string_view words;  ///< headers in vi, ja and en, '|' between them, before folding
};
[[nodiscard]] std::span<const Target> targets() noexcept;

/// The kinds of sheets: what their rows are.
struct Entity {
  std::string_view name;         ///< "technology"
  std::string_view prefixes;     ///< of the targets its columns may hold, ' ' between them: "tech org person row meet"
  std::string_view mandatory;    ///< fields, '|' between those of which one is enough: "need.title|need.problem"
  std::string_view sheet_words;  ///< that name such a sheet
};
[[nodiscard]] std::span<const Entity> entities() noexcept;

struct Column {
  std::uint32_t number = 0;
  std::string header;  ///< as typed
  std::string field;   ///< empty: not understood
  double confidence = 0;
  std::string hint;  ///< the unit in brackets: "triệu đồng", "m3/ngày"
};

struct Table {
  std::string entity;  ///< empty: no header recognised
  double confidence = 0;
  std::uint32_t header_row = 0, header_rows = 0;
  std::vector<Column> columns;

  [[nodiscard]] const Column* column(std::string_view field) const noexcept;
};

/// Looks for the header among the first rows. O(rows tried x columns x targets).
[[nodiscard]] Table recognise(const Grid& grid);

/// How well a header (any spelling) fits the words of a target, 0..1. For tests.
[[nodiscard]] double header_match(std::string_view header, std::string_view field);

/// The headers that would be right for a field, for messages: "Tên công nghệ, 技術名, technology".
[[nodiscard]] std::string example_headers(std::string_view field);

}  // namespace caunoi::intake
