// The tab-separated form of the lexicon, read and written. A row that is wrong is reported with its line and left out;
// whoever loads for use refuses the file at the first such row, whoever checks or imports shows them all. Tested by
// text/lexicon_test and text/lexicon_check_test.
#include "text/lexicon_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/unicode.hpp"

namespace caunoi {

namespace text {

namespace {

constexpr std::string_view header_columns[] = {"concept", "field", "broader", "vi", "ja", "en", "weight"};
constexpr std::size_t least_columns = 6;

std::string wrong_header(const std::vector<std::string_view>& cells) {
  for (std::size_t i = 3; i < cells.size(); ++i)
    if (cells[i] != "weight" && lang_from(cells[i]) == Lang::unknown)
      return fmt::format(
          "unknown language '{}': the columns are concept field broader vi ja en [weight], tab-separated", cells[i]);
  return "the first line must be: concept field broader vi ja en [weight], tab-separated";
}

// Printable ASCII with single blanks, kanji and kana, nothing else: normalise() would give it back. Nearly all of a
// Japanese dictionary is.
bool is_plain(std::string_view s) {
  if (s.empty() || s.front() == ' ' || s.back() == ' ') return false;
  for (std::size_t at = 0; at < s.size();) {
    const auto c = next(s, at);
    const bool ascii = c > ' ' && c < 0x7F;
    const bool blank = c == ' ' && s[at] != ' ';
    const bool kana = (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
    if (!ascii && !blank && !kana && !(c >= 0x4E00 && c <= 0x9FFF)) return false;
  }
  return true;
}

// The pieces between separators, one after another.
class Pieces {
 public:
  Pieces(std::string_view s, char separator) : rest_(s), separator_(separator) {}
  bool next(std::string_view& piece) {
    if (done_) return false;
    const auto end = rest_.find(separator_);
    piece = rest_.substr(0, end);
    done_ = end == rest_.npos;
    if (!done_) rest_.remove_prefix(end + 1);
    return true;
  }

 private:
  std::string_view rest_;
  char separator_;
  bool done_ = false;
};

// Terms with a memory of what is among them: a dictionary puts hundreds of terms to one concept.
class NewTerms {
 public:
  explicit NewTerms(std::vector<std::string>& terms) : terms_(terms) {}
  bool add(std::string term) {
    constexpr std::size_t few = 16;
    if (terms_.size() < few) {
      if (std::ranges::find(terms_, term) != terms_.end()) return false;
    } else {
      if (known_.empty()) known_.insert(terms_.begin(), terms_.end());
      if (!known_.insert(term).second) return false;
    }
    terms_.push_back(std::move(term));
    return true;
  }

 private:
  std::vector<std::string>& terms_;
  std::unordered_set<std::string> known_;
};

bool is_header(const std::vector<std::string_view>& cells) {
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
  std::unordered_map<std::string_view, std::size_t> line_of;  // of each id
  std::size_t columns = 0, line_number = 0;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<std::string_view> cells;
  std::string_view line, cell, term;
  for (Pieces lines(bytes, '\n'); lines.next(line);) {
    ++line_number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto place = [&](std::size_t number) { return file + ':' + std::to_string(number); };
    const auto wrong = [&](std::string message) {
      findings.push_back({LexiconFinding::Level::error, place(line_number), std::move(message)});
    };
    cells.clear();
    for (Pieces parts(line, '\t'); parts.next(cell);) cells.push_back(cell);
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
    if (const auto [known, added] = line_of.emplace(cells[0], line_number); !added) {
      wrong(fmt::format("concept '{}' stands already at {}", cells[0], place(known->second)));
      continue;
    }
    LexiconRow row{{std::string(cells[0]), std::string(cells[1]), std::string(cells[2]), {}, {}, {}},
                   place(line_number)};
    bool good = true;
    for (const auto& [written, terms] :
         {std::pair{cells[3], &row.entry.vi}, {cells[4], &row.entry.ja}, {cells[5], &row.entry.en}}) {
      if (written.empty()) continue;
      terms->reserve(static_cast<std::size_t>(std::ranges::count(written, '|')) + 1);
      NewTerms fresh(*terms);
      for (Pieces parts(written, '|'); parts.next(term);) {
        std::string clean = is_plain(term) ? std::string(term) : normalise(term);
        if (clean.empty()) {
          wrong(fmt::format("an empty term in '{}'", written));
          good = false;
          break;
        }
        // Two spellings of one term (hoà, hòa) are welcome; the same spelling twice is a slip.
        if (!fresh.add(clean) && std::ranges::count(split(written, '|'), term) > 1)
          findings.push_back(
              {LexiconFinding::Level::warning, place(line_number), fmt::format("'{}' stands twice in a cell", clean)});
      }
    }
    if (columns > least_columns && !cells[6].empty()) {
      const auto weight = cells[6];
      const auto [end, code] = std::from_chars(weight.data(), weight.data() + weight.size(), row.entry.weight);
      if (code != std::errc() || end != weight.data() + weight.size() ||
          !(row.entry.weight > 0 && row.entry.weight <= 1)) {
        wrong(fmt::format("the weight '{}' is not a number above 0 and at most 1", weight));
        good = false;
      }
    }
    if (good) rows.push_back(std::move(row));
  }
  return rows;
}

void merge_row(Concept&& more, Concept& known) {
  if (known.field.empty()) known.field = std::move(more.field);
  if (known.broader.empty()) known.broader = std::move(more.broader);
  for (const auto& [from, to] : {std::pair{&more.vi, &known.vi}, {&more.ja, &known.ja}, {&more.en, &known.en}}) {
    NewTerms fresh(*to);
    for (auto& term : *from) fresh.add(std::move(term));
  }
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
