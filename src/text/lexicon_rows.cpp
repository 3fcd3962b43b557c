// The tab-separated form of the lexicon, read and written. A row that is wrong is reported with its line and left out;
// whoever loads for use refuses the file at the first such row, whoever checks or imports shows them all. Tested by
// text/lexicon_test and text/lexicon_check_test.
#include "text/lexicon_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/file.hpp"
#include "base/try.hpp"

namespace caunoi {

namespace text {

namespace {

constexpr std::string_view header_columns[] = {"concept", "field", "broader", "vi", "ja", "en", "weight"};
constexpr std::size_t least_columns = 6;

std::string wrong_header(const std::vector<std::string>& cells) {
  for (std::size_t i = 3; i < cells.size(); ++i)
    if (cells[i] != "weight" && lang_from(cells[i]) == Lang::unknown)
      return fmt::format(
          "unknown language '{}': the columns are concept field broader vi ja en [weight], tab-separated", cells[i]);
  return "the first line must be: concept field broader vi ja en [weight], tab-separated";
}

bool is_header(const std::vector<std::string>& cells) {
  return (cells.size() == least_columns || cells.size() == std::size(header_columns)) &&
         std::equal(cells.begin(), cells.end(), header_columns);
}

}  // namespace

std::vector<std::string> split(std::string_view s, char separator) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= s.size();) {
    const auto end = std::min(s.find(separator, begin), s.size());
    out.emplace_back(s.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::vector<LexiconRow> parse_rows(std::string_view bytes, const std::string& file,
                                   std::vector<LexiconFinding>& findings) {
  std::vector<LexiconRow> rows;
  std::unordered_map<std::string, std::string> places;
  std::size_t columns = 0, line_number = 0;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (auto& line : split(bytes, '\n')) {
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const auto place = fmt::format("{}:{}", file, line_number);
    const auto wrong = [&](std::string message) {
      findings.push_back({LexiconFinding::Level::error, place, std::move(message)});
    };
    auto cells = split(line, '\t');
    if (columns == 0) {
      if (!is_header(cells)) {
        wrong(wrong_header(cells));
        return rows;
      }
      columns = cells.size();
      continue;
    }
    if (cells.size() != columns) {
      wrong(fmt::format("{} cells, a row has {}", cells.size(), columns));
      continue;
    }
    if (cells[0].empty()) {
      wrong("a concept without an id");
      continue;
    }
    if (const auto [known, added] = places.emplace(cells[0], place); !added) {
      wrong(fmt::format("concept '{}' stands already at {}", cells[0], known->second));
      continue;
    }
    LexiconRow row{{cells[0], cells[1], cells[2], {}, {}, {}}, place};
    bool good = true;
    for (const auto& [cell, terms] :
         {std::pair{&cells[3], &row.entry.vi}, {&cells[4], &row.entry.ja}, {&cells[5], &row.entry.en}}) {
      if (cell->empty()) continue;
      const auto written = split(*cell, '|');
      for (const auto& term : written) {
        auto clean = normalise(term);
        if (clean.empty()) {
          wrong(fmt::format("an empty term in '{}'", *cell));
          good = false;
          break;
        }
        // Two spellings of one term (hoà, hòa) are welcome; the same spelling twice is a slip.
        if (std::ranges::find(*terms, clean) == terms->end())
          terms->push_back(std::move(clean));
        else if (std::ranges::count(written, term) > 1)
          findings.push_back(
              {LexiconFinding::Level::warning, place, fmt::format("'{}' stands twice in a cell", clean)});
      }
    }
    if (columns > least_columns && !cells[6].empty()) {
      const auto& cell = cells[6];
      const auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), row.entry.weight);
      if (code != std::errc() || end != cell.data() + cell.size() || !(row.entry.weight > 0 && row.entry.weight <= 1)) {
        wrong(fmt::format("the weight '{}' is not a number above 0 and at most 1", cell));
        good = false;
      }
    }
    if (good) rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<std::filesystem::path>> lexicon_files(const std::filesystem::path& path) {
  namespace fs = std::filesystem;
  std::error_code ec;
  std::vector<fs::path> files;
  if (fs::is_directory(path, ec)) {
    for (const auto& entry : fs::directory_iterator(path, ec))
      if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    if (ec) return fail(Code::io, ec.message(), path.string());
    std::ranges::sort(files);
  } else {
    files.push_back(path);
  }
  return files;
}

void check_broader(const std::vector<LexiconRow>& rows, std::vector<LexiconFinding>& findings) {
  std::unordered_map<std::string_view, std::size_t> index_of;
  for (std::size_t i = 0; i < rows.size(); ++i) index_of.emplace(rows[i].entry.id, i);
  constexpr auto none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> broader(rows.size(), none);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& id = rows[i].entry.broader;
    if (id.empty()) continue;
    if (const auto found = index_of.find(id); found != index_of.end())
      broader[i] = found->second;
    else
      findings.push_back(
          {LexiconFinding::Level::error, rows[i].place, fmt::format("the broader concept '{}' is not there", id)});
  }
  // Each concept has at most one broader: walk up once, mark the walk, and a walk that meets itself is a circle.
  std::vector<std::size_t> walk_of(rows.size(), none);
  for (std::size_t start = 0; start < rows.size(); ++start) {
    auto at = start;
    while (at != none && walk_of[at] == none) {
      walk_of[at] = start;
      at = broader[at];
    }
    if (at == none || walk_of[at] != start) continue;
    std::string circle = rows[at].entry.id;
    for (auto up = broader[at];; up = broader[up]) {
      circle += " < " + rows[up].entry.id;
      if (up == at) break;
    }
    findings.push_back(
        {LexiconFinding::Level::error, rows[at].place, fmt::format("a cycle of broader concepts: {}", circle)});
  }
}

}  // namespace text

std::string to_tsv(std::span<const Concept> concepts) {
  const bool weighted = std::ranges::any_of(concepts, [](const Concept& c) { return c.weight != 1; });
  std::string out =
      weighted ? "concept\tfield\tbroader\tvi\tja\ten\tweight\n" : "concept\tfield\tbroader\tvi\tja\ten\n";
  for (const auto& c : concepts) {
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t{}", c.id, c.field, c.broader, fmt::join(c.vi, "|"),
                   fmt::join(c.ja, "|"), fmt::join(c.en, "|"));
    if (weighted) fmt::format_to(std::back_inserter(out), "\t{:.4g}", c.weight);
    out += '\n';
  }
  return out;
}

}  // namespace caunoi
