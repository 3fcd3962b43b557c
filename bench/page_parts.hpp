// page_parts.hpp -- the parts of the page: style, bars, differences, the reliability diagram, tables.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/evaluate.hpp"

namespace caunoi::bench {

[[nodiscard]] std::string_view style();
[[nodiscard]] std::string escaped(std::string_view text);
/// ".416": a share without the zero that says nothing; "1.000" stays.
[[nodiscard]] std::string figure(double value);
/// "p < .001", "p = .032".
[[nodiscard]] std::string p_value(double p);

struct Bar {
  std::string label, remark;  ///< remark: small, under the label; may be empty
  double value, low, high;
  std::string kind;  ///< class: "whole", "baseline", "part", "ablation"
};
/// Horizontal bars from 0 to `most` with whiskers of their intervals, a row each: label, bar, figure.
[[nodiscard]] std::string bars(const std::vector<Bar>& rows, double most);

/// Dots with whiskers on both sides of a line at 0, scaled to the widest.
[[nodiscard]] std::string differences(const std::vector<Bar>& rows);

/// Observed share against score: what is promised is the diagonal.
[[nodiscard]] std::string reliability(const Calibration& calibration);

/// A table that may scroll within itself; the first column are headings, cells are escaped.
[[nodiscard]] std::string table(const std::vector<std::string>& head,
                                const std::vector<std::vector<std::string>>& rows);

}  // namespace caunoi::bench
