// Dates, yes and no, dittos, totals, lists, and digits that a spreadsheet took for numbers. Tested by
// intake/cells_test.
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "intake/cells.hpp"

namespace caunoi::intake {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// The words of a list in folded form, made once.
class WordSet {
 public:
  WordSet(std::initializer_list<std::string_view> words) {
    for (const auto word : words) words_.push_back(fold(word));
    std::ranges::sort(words_);
  }
  [[nodiscard]] bool contains(const std::string& folded) const { return std::ranges::binary_search(words_, folded); }

 private:
  std::vector<std::string> words_;
};

std::string without_marks(std::string_view text) {
  std::string folded = fold(text);
  const auto mark = [](char c) {
    return c == '.' || c == ':' || c == ' ' || c == '-' || c == '*' || c == '\n' || c == '\t';
  };
  while (!folded.empty() && mark(folded.back())) folded.pop_back();
  std::size_t start = 0;
  while (start < folded.size() && mark(folded[start])) ++start;
  return folded.substr(start);
}

std::string last_day(int y, int m) {
  using namespace std::chrono;
  const year_month_day_last last{year{y}, month_day_last{month{static_cast<unsigned>(m)}}};
  return fmt::format("{:04}-{:02}-{:02}", y, m, static_cast<unsigned>(last.day()));
}

// d 0: the month alone; m 0: the year alone.
std::optional<std::string> iso(int y, int m, int d, bool end) {
  using namespace std::chrono;
  if (y < 1900 || y > 2100 || m < 0 || m > 12 || d < 0) return std::nullopt;
  if (m == 0) return end ? fmt::format("{:04}-12-31", y) : fmt::format("{:04}-01-01", y);
  if (d == 0) return end ? last_day(y, m) : fmt::format("{:04}-{:02}-01", y, m);
  if (!year_month_day{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}}.ok())
    return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", y, m, d);
}

std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> numbers;
  for (std::size_t i = 0; i < text.size();) {
    if (!digit(text[i])) {
      ++i;
      continue;
    }
    long value = 0;
    for (; i < text.size() && digit(text[i]); ++i) value = std::min(value * 10 + (text[i] - '0'), 99'999'999L);
    numbers.push_back(static_cast<int>(value));
  }
  return numbers;
}

}  // namespace

std::string trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  const auto last = text.find_last_not_of(" \t\r\n");
  return std::string(text.substr(first, last - first + 1));
}

DateCell read_date(const Cell& cell, bool end) {
  const auto made = [&](std::optional<std::string> text) {
    return text ? DateCell{Reading::value, *text} : DateCell{Reading::unreadable, {}};
  };
  if (cell.kind == Cell::Kind::date) return {Reading::value, cell.text.substr(0, 10)};
  if (cell.kind == Cell::Kind::number) {
    const double n = cell.number;
    if (n == std::floor(n) && n >= 1900 && n <= 2100) return made(iso(static_cast<int>(n), 0, 0, end));
    if (n >= 20'000 && n < 80'000) return {Reading::value, iso_date(std::floor(n))};  // a serial whose format was lost
    return made(std::nullopt);
  }
  if (cell.empty() || says_nothing(cell.text)) return {};
  const std::string text = fold(cell.text);
  std::string year_one = text;  // 令和元年 is its first year
  if (const auto at = year_one.find("元年"); at != std::string::npos)
    year_one.replace(at, std::string_view("元").size(), "1");
  const std::vector<int> n = numbers_in(year_one);
  if (n.empty()) return made(std::nullopt);
  struct Era {
    std::string_view name, letter;
    int before;
  };
  for (const Era& era : {Era{"令和", "r", 2018}, Era{"平成", "h", 1988}, Era{"昭和", "s", 1925}}) {
    const bool named = text.find(era.name) != std::string::npos;
    const bool short_form = text.size() > 1 && text.starts_with(era.letter) && digit(text[1]);
    if (named || short_form) return made(iso(era.before + n[0], n.size() > 1 ? n[1] : 0, n.size() > 2 ? n[2] : 0, end));
  }
  // Quarters: quý III/2016, Q3 2016.
  if (const auto at = text.find("quy ");
      at != std::string::npos || (text.starts_with("q") && text.size() > 1 && digit(text[1]))) {
    int quarter = 0;
    const int year = n.back();
    if (at != std::string::npos) {
      const std::string word = text.substr(at + 4, text.find_first_of(" /-,", at + 4) - at - 4);
      constexpr std::array<std::string_view, 4> roman{"i", "ii", "iii", "iv"};
      for (int q = 0; q < 4; ++q)
        if (word == roman[static_cast<std::size_t>(q)]) quarter = q + 1;
      if (quarter == 0 && n.size() == 2) quarter = n[0];
    } else if (n.size() == 2) {
      quarter = n[0];
    }
    if (quarter >= 1 && quarter <= 4) return made(iso(year, end ? quarter * 3 : quarter * 3 - 2, 0, end));
    return made(std::nullopt);
  }
  if (n.size() == 1) {
    if (text.size() == 8 && std::ranges::all_of(text, digit))
      return made(iso(n[0] / 10'000, n[0] / 100 % 100, n[0] % 100, end));  // 20151031
    return made(n[0] >= 1000 ? iso(n[0], 0, 0, end) : std::nullopt);
  }
  if (n.size() == 2) {
    if (n[0] > 31) return made(iso(n[0], n[1], 0, end));  // 2015-10, 2015年10月
    if (n[1] > 31) return made(n[0] >= 1 ? iso(n[1], n[0], 0, end) : std::nullopt);
    return made(std::nullopt);
  }
  if (n[0] > 31) return made(n[1] >= 1 && n[2] >= 1 ? iso(n[0], n[1], n[2], end) : std::nullopt);
  int d = n[0], m = n[1];
  if (m > 12 && d <= 12) std::swap(d, m);  // 10/31/2015: an English program wrote it
  const int y = n[2] < 100 ? n[2] + (n[2] < 70 ? 2000 : 1900) : n[2];
  return made(d >= 1 && m >= 1 ? iso(y, m, d, end) : std::nullopt);
}

std::optional<bool> read_yes_no(std::string_view text) {
  static const WordSet yes{"x",    "có",   "co",   "○",    "◯",        "〇",   "◎",       "✓",      "✔",
                           "v",    "yes",  "y",    "1",    "true",     "đúng", "要",      "有",     "あり",
                           "有り", "はい", "希望", "必要", "希望する", "cần",  "đề xuất", "đồng ý", "ok"};
  static const WordSet no{"không",      "ko",   "k",         "no",           "n",    "0",    "false",  "×",
                          "✗",          "✕",    "不要",      "無",           "なし", "無し", "いいえ", "不可",
                          "希望しない", "chưa", "không cần", "không đề xuất"};
  const std::string word = without_marks(text);
  if (yes.contains(word)) return true;
  if (no.contains(word)) return false;
  return std::nullopt;
}

bool is_ditto(std::string_view text) {
  static const WordSet words{"nt",   "n.t",  "như trên", "〃", "\"", "''", "”",    "“",
                             "\"\"", "同上", "ditto",    "々", "仝", "do", "-nt-", "\"nt\""};
  const std::string trimmed = trim(text);
  if (trimmed.empty() || trimmed.size() > 16) return false;
  return words.contains(fold(trimmed)) || words.contains(without_marks(trimmed));
}

bool says_nothing(std::string_view text) {
  static const WordSet words{"",
                             "n/a",
                             "na",
                             "không có thông tin",
                             "chưa có thông tin",
                             "chưa xác định",
                             "chưa rõ",
                             "không rõ",
                             "chưa biết",
                             "không có",
                             "未定",
                             "不明",
                             "なし",
                             "特になし",
                             "検討中",
                             "tbd",
                             "unknown",
                             "none",
                             "nil",
                             "đang cập nhật",
                             "—",
                             "–",
                             "?",
                             "ー",
                             "―",
                             "chưa có số liệu",
                             "không"};
  return words.contains(without_marks(text));
}

bool is_total(std::string_view text) {
  static const WordSet words{"tổng cộng",
                             "tổng số",
                             "cộng",
                             "tổng",
                             "合計",
                             "総計",
                             "小計",
                             "計",
                             "total",
                             "grand total",
                             "sum",
                             "subtotal",
                             "tổng cộng công nghệ",
                             "cộng dồn"};
  std::string folded = fold(text);
  // "Tổng cộng: 209 công nghệ" ends where the number begins; "Tổng công ty Sông Đà" is a firm.
  if (const auto number = folded.find_first_of("0123456789:(="); number != std::string::npos) folded.resize(number);
  return words.contains(without_marks(folded));
}

namespace {

// The length of a bullet or number at the start of a line: "- ", "+ ", "•", "1)", "a.", "①"; 0 for none.
std::size_t bullet(std::string_view line) {
  const auto start = line.find_first_not_of(" \t");
  if (start == std::string_view::npos) return 0;
  line.remove_prefix(start);
  for (const std::string_view mark : {"- ", "+ ", "* ", "– ", "• ", "•", "・", "■", "●", "✓"})
    if (line.starts_with(mark) && line.size() > mark.size()) return start + mark.size();
  if ((line[0] == '-' || line[0] == '+') && line.size() > 1 && !digit(line[1])) return start + 1;
  if (line.starts_with("\xE2\x91") && line.size() > 3) return start + 3;  // ① and its followers
  std::size_t n = 0;
  while (n < line.size() && n < 2 && digit(line[n])) ++n;
  if (n == 0 && line.size() > 2 && line[0] >= 'a' && line[0] <= 'h') n = 1;
  if (n == 0 || n + 1 >= line.size()) return 0;
  if (line[n] == ')' || ((line[n] == '.' || line[n] == '/') && line[n + 1] == ' ')) return start + n + 1;
  return 0;
}

// Whether a line begins with a capital, so that it may be another item rather than the rest of the line before.
bool begins_anew(const std::string& line) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
  UChar32 first = 0;
  U8_GET(bytes, 0, 0, static_cast<std::int32_t>(line.size()), first);
  return first > 0 && u_isupper(first);
}

}  // namespace

std::vector<std::string> split_items(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (auto line = trim(text.substr(at, end - at)); !line.empty()) lines.push_back(std::move(line));
    at = end + 1;
  }
  if (lines.size() == 1) {
    // "1) Máy sấy 2) Lò đốt": numbers that run on within one line.
    const std::string& line = lines[0];
    std::vector<std::size_t> starts;
    for (int n = 1;; ++n) {
      std::size_t found = std::string::npos;
      for (const std::string& mark : {fmt::format("{})", n), fmt::format("({})", n)}) {
        const auto at = line.find(mark, starts.empty() ? 0 : starts.back() + 1);
        if (at != std::string::npos && (at == 0 || line[at - 1] == ' ' || line[at - 1] == ';' || line[at - 1] == ','))
          found = std::min(found, at);
      }
      if (found == std::string::npos || (n == 1 && found != 0)) break;
      starts.push_back(found);
    }
    if (starts.size() < 2) {
      if (const auto mark = bullet(line); mark != 0 && !line.starts_with("-nt"))
        return {trim(std::string_view(line).substr(mark))};
      return lines;
    }
    std::vector<std::string> items;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : line.size();
      std::string item = line.substr(starts[i], end - starts[i]);
      item = trim(item.substr(item.find(')') + 1));
      while (!item.empty() && (item.back() == ';' || item.back() == ',')) item.pop_back();
      if (!item.empty()) items.push_back(item);
    }
    return items;
  }
  const auto bulleted = std::ranges::count_if(lines, [](const std::string& line) { return bullet(line) != 0; });
  std::vector<std::string> items;
  if (bulleted >= 2 || (bulleted == 1 && bullet(lines[0]) != 0)) {
    for (const std::string& line : lines) {
      const auto mark = bullet(line);
      if (mark != 0 || items.empty())
        items.push_back(trim(std::string_view(line).substr(mark)));
      else
        items.back() += ' ' + line;  // the rest of an item
    }
  } else if (std::ranges::all_of(lines,
                                 [](const std::string& line) { return begins_anew(line) && line.size() >= 6; })) {
    items = std::move(lines);
  } else {
    std::string joined;
    for (const std::string& line : lines)
      joined += (joined.empty() ? std::string_view() : std::string_view(" ")), joined += line;
    if (!joined.empty()) items.push_back(std::move(joined));
  }
  for (std::string& item : items)
    while (!item.empty() && item.back() == ';') item.pop_back();
  std::erase(items, std::string());
  return items;
}

std::vector<std::string> split_list(std::string_view text, bool commas) {
  std::vector<std::string> parts;
  std::string part;
  const auto flush = [&] {
    std::string trimmed = trim(part);
    if (const auto mark = bullet(trimmed); mark != 0) trimmed = trim(std::string_view(trimmed).substr(mark));
    if (!trimmed.empty() && !says_nothing(trimmed)) parts.push_back(std::move(trimmed));
    part.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ';' || text[i] == '\n' ||
        (commas && text[i] == ',' && !(i > 0 && digit(text[i - 1]) && i + 1 < text.size() && digit(text[i + 1]))))
      flush();
    else if (text.substr(i).starts_with("、") || text.substr(i).starts_with("；"))
      flush(), i += 2;
    else
      part += text[i];
  }
  flush();
  return parts;
}

namespace {
DigitsCell read_digits(const Cell& cell) {
  DigitsCell out;
  if (cell.kind == Cell::Kind::number) {
    out.text = plain_number(cell.number);
    return out;
  }
  out.text = trim(cell.text);
  const std::string folded = fold(out.text);
  // 9.13E+08: the cell was saved as text in the form a narrow column showed.
  const auto e = folded.find("e+");
  if (e != std::string::npos && e > 0 && digit(folded[e - 1]) &&
      folded.find_first_not_of("0123456789.,e+") == std::string::npos)
    out.lost = true;
  return out;
}
}  // namespace

DigitsCell read_phone(const Cell& cell, Lang) {
  DigitsCell out = read_digits(cell);
  // Vietnamese numbers have ten digits (eleven before 2018), Japanese ten or eleven, all with a leading zero inside the
  // country.
  if (cell.kind == Cell::Kind::number && (out.text.size() == 9 || out.text.size() == 10) && out.text[0] != '0') {
    out.text.insert(0, "0");
    out.restored = true;
  }
  return out;
}

DigitsCell read_tax_id(const Cell& cell, Lang lang) {
  DigitsCell out = read_digits(cell);
  // A Vietnamese tax code has ten digits, with a branch thirteen; Japanese corporate numbers have thirteen and never
  // begin with 0.
  const bool digits = !out.text.empty() && std::ranges::all_of(out.text, digit);
  if (digits && lang != Lang::ja && (out.text.size() == 9 || out.text.size() == 12)) {
    out.text.insert(0, "0");
    out.restored = true;
  }
  return out;
}

}  // namespace caunoi::intake
