// Charts as inline SVG. A bar's drawing stretches with the page (preserveAspectRatio none) while labels and figures are
// HTML, so that they keep their size on a telephone; strokes do not scale, and a dot is a line of no length with a
// round end.
#include "bench/page_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace caunoi::bench {

std::string_view style() {
  return R"(
:root { --paper: #fbfaf7; --card: #fff; --ink: #1c2328; --soft: #56616a; --rule: #e2ddd2; --accent: #1d4f63; --base: #a9b3b8; --part: #6d97a6; --bad: #a1332b; --good: #2f6b3a;
  --sans: system-ui, "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif; --serif: "Noto Serif", "Source Serif 4", Cambria, "Times New Roman", serif; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 var(--sans); font-variant-numeric: tabular-nums lining-nums; overflow-wrap: anywhere; }
header, main, footer { max-width: 1080px; margin-inline: auto; padding-inline: clamp(16px, 4vw, 40px); }
header { padding-block: 48px 8px; }
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.22; text-wrap: balance; }
h1 { font-size: clamp(26px, 4.2vw, 40px); margin: 0 0 12px; max-width: 24em; letter-spacing: -.01em; }
h2 { font-size: clamp(21px, 2.6vw, 28px); margin: 0 0 6px; }
h3 { font-size: 16px; line-height: 1.35; margin: 0 0 4px; }
p { max-width: 46em; margin: 0 0 14px; text-wrap: pretty; }
.soft, footer { color: var(--soft); }
.soft { font-size: 14.5px; }
main > section { padding-block: 40px 12px; border-top: 1px solid var(--rule); }
main > section:first-child { border-top: 0; padding-top: 20px; }
.key { display: flex; flex-wrap: wrap; gap: 4px 20px; list-style: none; padding: 0; margin: 0 0 14px; font-size: 13.5px; color: var(--soft); }
.key li::before { content: ""; display: inline-block; width: 14px; height: 10px; margin-right: 7px; border-radius: 2px; background: var(--k); }
.k-whole { --k: var(--accent); } .k-baseline { --k: var(--base); } .k-part { --k: var(--part); } .k-ablation { --k: var(--part); }
.chart { display: grid; grid-template-columns: minmax(150px, 260px) minmax(80px, 1fr) max-content; gap: 4px 14px; align-items: center; margin: 14px 0 18px; padding: 0; list-style: none; }
.chart li { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; align-items: center; line-height: 1.25; font-size: 14.5px; padding-block: 3px; }
.chart .whole { font-weight: 650; }
.chart small { display: block; color: var(--soft); font-size: 12.5px; font-weight: 400; }
.chart svg { display: block; width: 100%; height: 20px; overflow: visible; }
.chart rect { fill: var(--k); }
.whisker { stroke: var(--ink); stroke-opacity: .55; stroke-width: 1.5; }
.zero { stroke: var(--rule); stroke-width: 1.5; }
.dot { stroke: var(--k); stroke-width: 9; stroke-linecap: round; }
.num { text-align: right; white-space: nowrap; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 18px 40px; margin-top: 20px; }
.cards .chart { grid-template-columns: minmax(110px, 150px) minmax(60px, 1fr) max-content; margin-top: 6px; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 24px 48px; align-items: start; }
.diagram { display: block; width: 100%; max-width: 440px; height: auto; font: 12px var(--sans); fill: var(--soft); }
.diagram .axis { stroke: var(--rule); } .diagram .ideal { stroke: var(--soft); stroke-dasharray: 4 4; }
.diagram .dot { stroke: var(--accent); } .diagram .whisker { stroke-width: 1.5; }
.scroll { overflow-x: auto; margin: 10px 0 20px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.35; }
th { text-align: left; font-weight: 500; overflow-wrap: normal; }
thead th { color: var(--soft); font-size: 13px; font-weight: 600; vertical-align: bottom; }
th, td { padding: 7px 14px 7px 0; border-bottom: 1px solid var(--rule); }
td, thead th + th { text-align: right; padding-right: 0; padding-left: 14px; white-space: nowrap; }
details { margin: 4px 0 18px; } summary { cursor: pointer; color: var(--accent); }
dl { display: grid; grid-template-columns: 1fr max-content; margin: 14px 0; font-size: 14.5px; } dt, dd { border-bottom: 1px solid var(--rule); padding: 7px 0; margin: 0; } dd { text-align: right; }
footer { border-top: 1px solid var(--rule); margin-top: 32px; padding-block: 18px 40px; font-size: 13.5px; }
@media (max-width: 560px) {
  .chart { grid-template-columns: minmax(0, 1fr) max-content; gap: 10px 14px; }
  .cards .chart { grid-template-columns: minmax(0, 1fr) max-content; }
  .chart li { padding: 0; }
  .chart svg { grid-row: 2; grid-column: 1 / -1; height: 14px; }
}
@media print { .scroll { overflow: visible; } }
)";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  return out;
}

std::string figure(double value) {
  std::string out = fmt::format("{:.3f}", value);
  if (out.starts_with("0.")) out.erase(0, 1);
  return out;
}

std::string p_value(double p) { return p < 0.001 ? "p\u00a0<\u00a0.001" : "p\u00a0=\u00a0" + figure(p); }

namespace {

std::string label_of(const Bar& row) {
  return fmt::format("<span>{}{}</span>", escaped(row.label),
                     row.remark.empty() ? "" : "<small>" + escaped(row.remark) + "</small>");
}

}  // namespace

std::string bars(const std::vector<Bar>& rows, double most) {
  std::string out = "<ul class=\"chart\">\n";
  for (const auto& row : rows) {
    const auto x = [&](double value) { return 1000 * std::clamp(value / most, 0.0, 1.0); };
    out += fmt::format(
        "<li class=\"{0} k-{0}\">{1}<svg viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" role=\"img\" "
        "aria-label=\"{2}, from {3} to {4}\">"
        "<rect y=\"3\" width=\"{5:.1f}\" height=\"14\"/><line class=\"whisker\" vector-effect=\"non-scaling-stroke\" "
        "x1=\"{6:.1f}\" x2=\"{7:.1f}\" y1=\"10\" y2=\"10\"/></svg>"
        "<span class=\"num\">{2}</span></li>\n",
        row.kind, label_of(row), figure(row.value), figure(row.low), figure(row.high), x(row.value), x(row.low),
        x(row.high));
  }
  return out + "</ul>\n";
}

std::string differences(const std::vector<Bar>& rows) {
  double widest = 0.01;
  for (const auto& row : rows) widest = std::max({widest, std::abs(row.low), std::abs(row.high)});
  std::string out = "<ul class=\"chart\">\n";
  for (const auto& row : rows) {
    const auto x = [&](double value) { return 500 + 490 * value / widest; };
    out += fmt::format(
        "<li class=\"{0} k-{0}\">{1}<svg viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" role=\"img\" "
        "aria-label=\"{2:+.3f}, from {3:+.3f} to {4:+.3f}\">"
        "<line class=\"zero\" vector-effect=\"non-scaling-stroke\" x1=\"500\" x2=\"500\" y1=\"-4\" y2=\"24\"/>"
        "<line class=\"whisker\" vector-effect=\"non-scaling-stroke\" x1=\"{5:.1f}\" x2=\"{6:.1f}\" y1=\"10\" "
        "y2=\"10\"/>"
        "<line class=\"dot\" vector-effect=\"non-scaling-stroke\" x1=\"{7:.1f}\" x2=\"{7:.1f}\" y1=\"10\" "
        "y2=\"10\"/></svg><span class=\"num\">{2:+.3f}</span></li>\n",
        row.kind, label_of(row), row.value, row.low, row.high, x(row.low), x(row.high), x(row.value));
  }
  return out + "</ul>\n";
}

std::string reliability(const Calibration& calibration) {
  constexpr double left = 46, top = 12, size = 300;
  const auto x = [&](double v) { return left + size * v; };
  const auto y = [&](double v) { return top + size * (1 - v); };
  std::string out =
      "<svg class=\"diagram\" viewBox=\"0 0 360 356\" role=\"img\" aria-label=\"share relevant against score; the "
      "table beside it holds the figures\">\n";
  for (int i = 0; i <= 10; i += 2) {
    const double v = i / 10.0;
    out += fmt::format(
        "<line class=\"axis\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\"/><line class=\"axis\" "
        "x1=\"{3:.1f}\" x2=\"{4:.1f}\" y1=\"{5:.1f}\" y2=\"{5:.1f}\"/>",
        x(v), y(0), y(1), x(0), x(1), y(v));
    out += fmt::format(
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text><text x=\"{:.1f}\" y=\"{:.1f}\" "
        "text-anchor=\"end\">{}</text>\n",
        x(v), y(0) + 17, v, left - 7, y(v) + 4, v);
  }
  out += fmt::format("<line class=\"ideal\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n", x(0), y(0),
                     x(1), y(1));
  for (const auto& bin : calibration.bins)
    if (bin.count > 0)
      out += fmt::format(
          "<line class=\"whisker\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\"/><line class=\"dot\" "
          "x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{3:.1f}\" y2=\"{3:.1f}\"/>\n",
          x(bin.mean_score), y(bin.low), y(bin.high), y(bin.observed));
  return out + fmt::format(
                   "<text x=\"{:.1f}\" y=\"350\" text-anchor=\"middle\">score</text>"
                   "<text transform=\"translate(12 {:.1f}) rotate(-90)\" text-anchor=\"middle\">share "
                   "relevant</text>\n</svg>\n",
                   x(0.5), y(0.5));
}

std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows) {
  std::string out = "<div class=\"scroll\"><table><thead><tr>";
  for (const auto& cell : head) out += "<th scope=\"col\">" + escaped(cell) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      out += (i == 0 ? "<tr><th scope=\"row\">" : "<td>") + escaped(row[i]) + (i == 0 ? "</th>" : "</td>");
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

}  // namespace caunoi::bench
