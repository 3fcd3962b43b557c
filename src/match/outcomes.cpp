// outcomes.csv to outcomes: what the desk and the follow-up calls noted about each meeting.
//
// A label that is misread teaches the opposite, so a stage must be a code or the words of one as a whole ("chưa có hợp
// đồng" is not "hợp đồng"), and a line that cannot be taken is a problem with its place, never passed over. All
// problems are listed, since who corrects a table wants to do it once.
//
// The ladder in equal steps is the least one can assume: the order of the stages is known, their distances are not.
// Tested by match/outcomes_test.
#include "match/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/json_reader.hpp"
#include "base/try.hpp"

namespace caunoi {

namespace {

// Stages from no interest to a signed contract.
constexpr std::string_view ladder[] = {"NONE", "CONTACT", "SAMPLE", "VISIT", "NDA", "QUOTE", "MOU", "CONTRACT"};
constexpr std::string_view after_contract[] = {"REGISTERED", "PAID", "OPERATING"};
constexpr std::string_view held[] = {"HELD", "WALKIN_HELD"};

struct Column {
  std::string_view name, words;  // folded words, '|' between
};
enum : std::size_t { need_column, supply_column, stage_column, date_column, column_count };
constexpr Column columns[column_count] = {
    {"need",
     "need|need id|needs|demand|enterprise|buyer|visitor|nhu cau|ma nhu cau|nhu cau cong nghe|ben cau|doanh "
     "nghiep|ニーズ|需要側|企業|来場者"},
    {"technology",
     "technology|technology id|supply|supplier|expert|provider|exhibitor|cong nghe|ma cong nghe|ben cung|nha cung "
     "cap|chuyen gia|don vi trien lam|技術|提供側|出展者|専門家"},
    {"stage", "stage|outcome|result|state|status|ket qua|ket qua ket noi|giai doan|tinh trang|段階|結果|商談結果|進捗"},
    {"date", "date|day|ngay|ngay ghi nhan|thoi gian|日付|日|年月日"},
};

struct Row {
  std::size_t line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
  bool closed = true;  // false: a quote is still open at the end of the file
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// RFC 4180, for any separator; a quote inside a cell that does not begin with one is a character like any other. Rows
// of empty cells alone are left out: spreadsheets write them below a table.
std::vector<Row> rows_of(std::string_view bytes, char separator) {
  std::vector<Row> rows;
  std::size_t line = 1, at = 0;
  while (at < bytes.size()) {
    Row row{line, {}, true};
    for (bool more = true; more;) {
      std::string cell;
      while (at < bytes.size() && bytes[at] == ' ') ++at;
      if (at < bytes.size() && bytes[at] == '"') {
        row.closed = false;
        for (++at; at < bytes.size(); ++at) {
          if (bytes[at] == '\n') ++line;
          if (bytes[at] != '"') {
            cell += bytes[at];
          } else if (at + 1 < bytes.size() && bytes[at + 1] == '"') {
            cell += bytes[at++];
          } else {
            row.closed = true;
            ++at;
            break;
          }
        }
      }
      while (at < bytes.size() && bytes[at] != separator && bytes[at] != '\n') cell += bytes[at++];
      row.cells.emplace_back(trimmed(cell));
      more = at < bytes.size() && bytes[at] == separator;
      if (at < bytes.size()) line += bytes[at++] == '\n';
    }
    const bool empty = std::ranges::all_of(row.cells, &std::string::empty);
    if (!empty || !row.closed) rows.push_back(std::move(row));
  }
  return rows;
}

// Of tab, semicolon (spreadsheets of Vietnam write it) and comma the first that the header line holds.
char separator_of(std::string_view bytes) {
  const auto header = bytes.substr(0, bytes.find('\n'));
  for (const char c : {'\t', ';'})
    if (header.find(c) != std::string_view::npos) return c;
  return ',';
}

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const auto bar = std::min(words.find('|'), words.size());
    if (fold(words.substr(0, bar)) == word) return true;
    words.remove_prefix(std::min(bar + 1, words.size()));
  }
  return false;
}

std::string_view column_of(std::string_view header) {
  std::string folded = fold(header);
  std::ranges::replace(folded, '_', ' ');
  for (const auto& column : columns)
    if (has_word(column.words, folded)) return column.name;
  return {};
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t from, std::size_t size) {
    int value = -1;
    const auto end = text.data() + from + size;
    return std::from_chars(text.data() + from, end, value).ptr == end ? value : -1;
  };
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

template <class Records>
void add_ids(std::vector<std::string_view>& ids, const Records& records) {
  for (const auto& record : records) ids.emplace_back(record.id);
}

// Looking at every id for the nearest takes time, and whoever mistook twenty ids has mistaken something else.
constexpr std::size_t suggestions = 20;

std::string unknown_id(std::string_view id, std::string_view kinds, std::span<const std::string_view> known,
                       bool suggest) {
  const auto near = suggest ? nearest(id, known) : std::string_view();
  return near.empty() ? fmt::format("there is no {} '{}'", kinds, id)
                      : fmt::format("there is no {} '{}'; the nearest is '{}'", kinds, id, near);
}

std::string unknown_stage(std::string_view words) {
  std::string codes;
  for (const auto& term : outcomes()) codes += fmt::format("{}{}", codes.empty() ? "" : " ", term.code);
  return fmt::format("'{}' is no stage of a meeting; write one of {}, or its words as a whole", words, codes);
}

// Of a group of rows about one pair the first, and the first that says something else: whatever a stage is, one of them
// is the earliest row with another.
class FirstStages {
 public:
  void add(std::size_t row, std::string_view stage) {
    if (!first_)
      first_ = {row, stage};
    else if (!other_ && stage != first_->second)
      other_ = {row, stage};
  }
  [[nodiscard]] std::optional<std::size_t> other_than(std::string_view stage) const {
    const auto& found = first_ && first_->second == stage ? other_ : first_;
    return found ? std::optional(found->first) : std::nullopt;
  }

 private:
  std::optional<std::pair<std::size_t, std::string_view>> first_, other_;
};

// The later date counts; rows of one date, or a row without one beside others, must say the same. Gives each row that
// contradicts an earlier one, with the earliest it contradicts.
std::vector<std::pair<std::size_t, std::size_t>> contradictions(std::span<const Outcome> given,
                                                                const std::vector<std::size_t>& rows) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  FirstStages all;
  std::map<std::string_view, FirstStages> by_date;
  for (const auto row : rows) {
    const std::string_view stage = given[row].stage, date = given[row].date;
    auto earliest = date.empty() ? all.other_than(stage) : by_date[date].other_than(stage);
    if (const auto undated = by_date[""].other_than(stage); undated && (!earliest || *undated < *earliest))
      earliest = undated;
    if (earliest) out.emplace_back(row, *earliest);
    all.add(row, stage);
    by_date[date].add(row, stage);
  }
  return out;
}

}  // namespace

std::optional<double> result_of(std::string_view stage) noexcept {
  const auto* const rung = std::ranges::find(ladder, stage);
  if (rung != std::end(ladder))
    return static_cast<double>(rung - std::begin(ladder)) / static_cast<double>(std::size(ladder) - 1);
  return std::ranges::find(after_contract, stage) != std::end(after_contract) ? std::optional(1.0) : std::nullopt;
}

bool not_held(std::string_view stage) noexcept {
  return !result_of(stage) && std::ranges::find(held, stage) == std::end(held);
}

std::vector<Objection> objections(const Survey& survey, std::span<const Outcome> given) {
  std::vector<std::string_view> demand_ids, supply_ids;
  add_ids(demand_ids, survey.needs());
  add_ids(supply_ids, survey.technologies());
  add_ids(supply_ids, survey.experts());
  for (auto* ids : {&demand_ids, &supply_ids}) add_ids(*ids, survey.organisations());

  std::vector<Objection> out;
  std::size_t unknown = 0;
  std::map<std::pair<std::string_view, std::string_view>, std::vector<std::size_t>> rows_of_pair;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto& [demand, supply, stage, date, place] = given[i];
    const auto problem = [&](std::string message) {
      out.push_back({i, {Code::invalid_argument, std::move(message), place}});
    };
    if (survey.need(demand) == nullptr && survey.organisation(demand) == nullptr)
      problem(unknown_id(demand, "need or enterprise", demand_ids, unknown++ < suggestions));
    if (survey.technology(supply) == nullptr && survey.expert(supply) == nullptr &&
        survey.organisation(supply) == nullptr)
      problem(unknown_id(supply, "technology, expert or organisation", supply_ids, unknown++ < suggestions));
    if (std::ranges::find(outcomes(), stage, &Term3::code) == outcomes().end()) problem(unknown_stage(stage));
    if (!date.empty() && !is_date(date)) problem(fmt::format("'{}' is no date; write it as 2015-10-15", date));
    rows_of_pair[{demand, supply}].push_back(i);
  }
  for (const auto& [pair, rows] : rows_of_pair)
    for (const auto& [later, earlier] : contradictions(given, rows)) {
      const auto &row = given[later], &other = given[earlier];
      out.push_back({later,
                     {Code::invalid_argument,
                      fmt::format("'{}' and '{}' stand here with {} and with {}{}; keep one, or give each its date",
                                  row.demand, row.supply, row.stage, other.stage,
                                  other.place.empty() ? "" : fmt::format(" at {}", other.place)),
                      row.place}});
    }
  std::ranges::stable_sort(out, {}, &Objection::outcome);
  return out;
}

Result<OutcomeTable> parse_outcomes(std::string_view bytes, const Survey& survey, std::string_view file) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const char separator = separator_of(bytes);
  const auto rows = rows_of(bytes, separator);
  constexpr std::string_view wanted =
      "its first line must name the columns need, technology, stage and, if there is one, date";
  if (rows.empty())
    return fail(Code::invalid_argument, fmt::format("the file is empty; {}", wanted), std::string(file));

  OutcomeTable out;
  const auto header_place = fmt::format("{}:{}", file, rows.front().line);
  constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  std::array<std::size_t, column_count> at;
  at.fill(nowhere);
  for (std::size_t c = 0; c < rows.front().cells.size(); ++c) {
    const auto& header = rows.front().cells[c];
    const auto name = column_of(header);
    if (name.empty()) {
      if (!header.empty()) out.unread.push_back(header);
      continue;
    }
    auto& place = at[static_cast<std::size_t>(std::ranges::find(columns, name, &Column::name) - std::begin(columns))];
    if (place != nowhere)
      return fail(
          Code::invalid_argument,
          fmt::format("'{}' and '{}' both name the column {}; keep one", rows.front().cells[place], header, name),
          header_place);
    place = c;
  }
  for (const auto c : {need_column, supply_column, stage_column})
    if (at[c] == nowhere)
      return fail(Code::invalid_argument, fmt::format("there is no column {}; {}", columns[c].name, wanted),
                  header_place);

  std::vector<std::size_t> lines;  // of `taken`
  std::vector<Outcome> taken;
  std::vector<std::pair<std::size_t, Error>> problems;  // by line
  for (const auto& row : std::span(rows).subspan(1)) {
    const auto place = fmt::format("{}:{}", file, row.line);
    const auto problem = [&](std::string message) {
      problems.emplace_back(row.line, Error{Code::invalid_argument, std::move(message), place});
    };
    if (!row.closed) {
      problem("a quotation mark is opened here and never closed");
      continue;
    }
    if (row.cells.size() > rows.front().cells.size()) {
      problem(fmt::format("a line has {} cells as the header has; this one has {}", rows.front().cells.size(),
                          row.cells.size()));
      continue;
    }
    const auto cell = [&](std::size_t column) {
      return at[column] < row.cells.size() ? row.cells[at[column]] : std::string();
    };
    bool whole = true;
    for (const auto c : {need_column, supply_column, stage_column})
      if (cell(c).empty()) {
        problem(fmt::format("the cell {} is empty", columns[c].name));
        whole = false;
      }
    if (!whole) continue;
    const auto stage = whole_code_from(outcomes(), cell(stage_column));
    taken.push_back({cell(need_column), cell(supply_column), stage.empty() ? cell(stage_column) : std::string(stage),
                     cell(date_column), place});
    lines.push_back(row.line);
  }
  std::vector<bool> refused(taken.size());
  for (auto& [outcome, error] : objections(survey, taken)) {
    refused[outcome] = true;
    problems.emplace_back(lines[outcome], std::move(error));
  }
  std::ranges::stable_sort(problems, {}, &std::pair<std::size_t, Error>::first);
  for (auto& [line, error] : problems) out.problems.push_back(std::move(error));
  for (std::size_t i = 0; i < taken.size(); ++i)
    if (!refused[i]) out.outcomes.push_back(std::move(taken[i]));
  return out;
}

}  // namespace caunoi
