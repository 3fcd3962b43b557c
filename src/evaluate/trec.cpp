// Runs, judgments and slices out of text. Errors name file and line.
// Tested by evaluate/trec_test.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "base/try.hpp"
#include "caunoi/evaluate.hpp"

namespace caunoi {

namespace {

// Ids may hold spaces, so a line with tabs is cut at tabs only.
std::vector<std::string_view> cells_of(std::string_view line) {
  const bool tabs = line.find('\t') != std::string_view::npos;
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= line.size();) {
    if (!tabs) {
      at = line.find_first_not_of(' ', at);
      if (at == std::string_view::npos) break;
    }
    const auto end = std::min(line.find(tabs ? '\t' : ' ', at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

template <class Each>
Result<void> each_line(std::string_view bytes, std::string_view file, Each&& each) {
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    auto line = bytes.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    CAUNOI_CHECK(each(line, number, fmt::format("{}:{}", file, number)));
  }
  return {};
}

// The words a header line of judgments ends with; a grade that is one of them is no number, so nothing is lost.
bool is_header(const std::vector<std::string_view>& cells) {
  constexpr std::array<std::string_view, 5> words{"score", "grade", "relevance", "expertise", "outcome"};
  return cells.size() == 3 && std::ranges::find(words, cells[2]) != words.end();
}

}  // namespace

Result<Run> parse_run(std::string_view bytes, std::string_view file) {
  std::map<std::string, std::vector<Run::Row>> by_query;
  std::set<std::pair<std::string, std::string>> seen;
  CAUNOI_CHECK(
      each_line(bytes, file, [&](std::string_view line, std::size_t, const std::string& place) -> Result<void> {
        const auto cells = cells_of(line);
        if (cells.size() != 6)
          return fail(Code::invalid_argument,
                      fmt::format("{} cells; a run line is: query Q0 document rank score tag", cells.size()), place);
        double score = 0;
        if (!read_number(cells[4], score) || !std::isfinite(score))
          return fail(Code::invalid_argument, fmt::format("the score '{}' is no number", cells[4]), place);
        std::string query(cells[0]), document(cells[2]);
        if (!seen.emplace(query, document).second)
          return fail(Code::invalid_argument,
                      fmt::format("document '{}' stands twice in the list of query '{}'", document, query), place);
        by_query[query].push_back({std::move(document), score});
        return {};
      }));
  Run run;
  for (auto& [id, rows] : by_query) run.queries.push_back({id, std::move(rows)});
  return run;
}

Result<Judgments> parse_judgments(std::string_view bytes, std::string_view file) {
  std::map<std::string, std::vector<Judgments::Row>> by_query;
  std::set<std::pair<std::string, std::string>> seen;
  CAUNOI_CHECK(
      each_line(bytes, file, [&](std::string_view line, std::size_t number, const std::string& place) -> Result<void> {
        const auto cells = cells_of(line);
        if (number == 1 && is_header(cells)) return {};
        if (cells.size() != 3 && cells.size() != 4)
          return fail(
              Code::invalid_argument,
              fmt::format("{} cells; a judgment is: query-id corpus-id score, or query 0 document grade", cells.size()),
              place);
        double grade = 0;
        if (!read_number(cells.back(), grade) || !std::isfinite(grade))
          return fail(Code::invalid_argument, fmt::format("the grade '{}' is no number", cells.back()), place);
        std::string query(cells[0]), document(cells[cells.size() - 2]);
        if (!seen.emplace(query, document).second)
          return fail(Code::invalid_argument,
                      fmt::format("document '{}' is judged twice for query '{}'", document, query), place);
        by_query[query].push_back({std::move(document), grade});
        return {};
      }));
  Judgments judgments;
  for (auto& [id, rows] : by_query) judgments.queries.push_back({id, std::move(rows)});
  return judgments;
}

Result<std::vector<Slicing>> parse_slices(std::string_view bytes, std::string_view file) {
  std::vector<Slicing> slicings;
  std::set<std::string, std::less<>> seen;
  CAUNOI_CHECK(
      each_line(bytes, file, [&](std::string_view line, std::size_t, const std::string& place) -> Result<void> {
        const auto cells = cells_of(line);
        if (cells.size() < 2)
          return fail(Code::invalid_argument,
                      "one cell; a line of slices is: query-id<TAB>name=value<TAB>name=value...", place);
        const std::string query(cells[0]);
        if (!seen.insert(query).second)
          return fail(Code::invalid_argument,
                      fmt::format("query '{}' stands twice; put all its slices on one line", query), place);
        for (const auto cell : std::span(cells).subspan(1)) {
          const auto equals = cell.find('=');
          if (equals == std::string_view::npos || equals == 0 || equals + 1 == cell.size())
            return fail(Code::invalid_argument, fmt::format("'{}' is not name=value", cell), place);
          const auto name = cell.substr(0, equals), value = cell.substr(equals + 1);
          auto slicing = std::ranges::find(slicings, name, &Slicing::name);
          if (slicing == slicings.end()) slicing = slicings.insert(slicing, Slicing{std::string(name), {}, {}});
          if (!slicing->of_query.emplace(query, value).second)
            return fail(Code::invalid_argument, fmt::format("'{}' is given twice for query '{}'", name, query), place);
        }
        return {};
      }));
  return slicings;
}

}  // namespace caunoi
