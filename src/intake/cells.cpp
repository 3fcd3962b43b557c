// Money, quantities and counts as people write them in Vietnamese, Japanese and English.
//
// A text is folded and cut into amounts: a number with the words after it. Words name a multiplier (tỷ, triệu, 万, 億),
// a currency, a range or a bound; a number without a multiplier in a range takes that of the one after it ("2-3 tỷ").
// Vietnamese groups thousands with a point and writes decimals with a comma: "5.132 triệu đồng" is 5 132 000 000 VND,
// "1,2 tỷ" 1 200 000 000. Tested by intake/cells_test.
#include "intake/cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "intake/numbers.hpp"

namespace caunoi::intake {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

// A word of Latin letters, with no letter on either side.
bool has_word(std::string_view text, std::string_view word) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z'); };
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) return true;
  }
  return false;
}

template <std::size_t N>
bool has_any_word(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(words, [&](std::string_view w) {
    return (w.front() & 0x80) != 0 || !(w.front() >= 'a' && w.front() <= 'z') ? has(text, w) : has_word(text, w);
  });
}

// Folding may take Japanese voicing marks off, so words are compared in folded form on both sides.
std::vector<std::string> fold_all(std::initializer_list<std::string_view> words) {
  std::vector<std::string> made;
  for (const auto word : words) made.push_back(fold(word));
  return made;
}

bool has_any(std::string_view text, const std::vector<std::string>& folded) {
  return std::ranges::any_of(folded, [&](const std::string& w) { return has(text, w); });
}

constexpr std::array<std::string_view, 10> below{"duoi",  "toi da", "khong qua", "nho hon", "it hon",
                                                 "up to", "under",  "max",       "<",       "≤"};

bool bounds_above(std::string_view after) {
  static const auto words = fold_all({"以下", "未満", "以内", "まで"});
  return has_any(after, words);
}

struct Multiplier {
  std::string_view word;
  double factor;
};
// Longest first: 千万 before 万.
constexpr Multiplier multipliers[] = {{"trieu", 1e6}, {"nghin", 1e3}, {"ngan", 1e3},     {"ty", 1e9}, {"ti", 1e9},
                                      {"tr", 1e6},    {"k", 1e3},     {"billion", 1e9},  {"bn", 1e9}, {"million", 1e6},
                                      {"mil", 1e6},   {"mio", 1e6},   {"thousand", 1e3}, {"m", 1e6}};
constexpr Multiplier kanji[] = {{"千万", 1e7}, {"百万", 1e6}, {"十億", 1e9}, {"億", 1e8},
                                {"万", 1e4},   {"千", 1e3},   {"兆", 1e12}};

// The multiplier at the beginning of the words after a number; 1 for none.
double multiplier(std::string_view after) {
  const auto start = after.find_first_not_of(" .");
  if (start == std::string_view::npos) return 1;
  after.remove_prefix(start);
  for (const auto& one : kanji)
    if (after.starts_with(one.word)) return one.factor;
  std::size_t length = 0;
  while (length < after.size() && after[length] >= 'a' && after[length] <= 'z') ++length;
  // The m of m3 is no million.
  if (length < after.size() && digit(after[length])) return 1;
  const std::string_view word = after.substr(0, length);
  for (const auto& one : multipliers)
    if (word == one.word) {
      // "nghìn tỷ" is a thousand of them.
      if (one.factor == 1e3 && length < after.size()) return 1e3 * multiplier(after.substr(length));
      return one.factor;
    }
  return 1;
}

std::string currency(std::string_view text) {
  if (has_any_word(text, std::array<std::string_view, 6>{"usd", "us$", "$", "do la my", "do la", "dollar"}) ||
      has_word(text, "dollars"))
    return "USD";
  if (has_any_word(text, std::array<std::string_view, 3>{"eur", "€", "euro"})) return "EUR";
  if (has_any_word(text, std::array<std::string_view, 5>{"円", "jpy", "yen", "¥", "yen nhat"}) || has(text, "億") ||
      has(text, "万"))
    return "JPY";
  if (has_any_word(text, std::array<std::string_view, 6>{"vnd", "dong", "₫", "vnđ", "trd", "d"}) ||
      has_any_word(text, std::array<std::string_view, 6>{"ty", "ti", "trieu", "tr", "nghin", "ngan"}))
    return "VND";
  return {};
}

bool open_price(std::string_view text) {
  static const auto words =
      fold_all({"thỏa thuận", "thương lượng", "đàm phán", "liên hệ", "応相談", "要相談", "相談", "別途見積",
                "negotiable", "on request", "contact", "tùy theo", "theo thực tế", "báo giá", "オープン"});
  return has_any(text, words);
}

// Whether two neighbouring amounts are the ends of a range: what stands between them says so.
bool range_between(std::string_view between) {
  static const auto words = fold_all({"-", "–", "—", "~", "〜", "から", "→", "÷"});
  return has_any(between, words) || has_word(between, "den") || has_word(between, "toi") || has_word(between, "to");
}

int year_in(std::string_view text) {
  for (const std::string_view mark : {"nam ", "gia nam ", "year "})
    if (const auto at = text.find(mark); at != std::string_view::npos && at + mark.size() + 4 <= text.size()) {
      const std::string year(text.substr(at + mark.size(), 4));
      if (std::ranges::all_of(year, digit) && year >= "1990" && year <= "2100") return std::stoi(year);
    }
  return 0;
}

}  // namespace

double number_value(std::string_view digits, bool comma_thousands, bool point_decimal) {
  std::string plain;
  const auto points = std::ranges::count(digits, '.'), commas = std::ranges::count(digits, ',');
  const auto last = digits.find_last_of(".,");
  char decimal = 0;
  if (points > 0 && commas > 0) {
    decimal = digits[last];  // "1.234,5" and "25,000.50": the last mark
  } else if (points + commas == 1) {
    const std::size_t behind = digits.size() - last - 1;
    const bool grouped = behind == 3 && last <= 3 && !digits.starts_with('0');
    if (!grouped)
      decimal = digits[last];
    else if (digits[last] == '.' ? point_decimal : !comma_thousands)
      decimal = digits[last];
  }
  for (const char c : digits) {
    if (digit(c))
      plain += c;
    else if (c == decimal)
      plain += '.';
  }
  return plain.empty() ? 0 : std::strtod(plain.c_str(), nullptr);
}

std::vector<Amount> amounts(std::string_view text, bool comma_thousands, bool point_decimal) {
  std::vector<Amount> found;
  std::string before;
  for (std::size_t i = 0; i < text.size();) {
    if (!digit(text[i]) || (i > 0 && text[i - 1] >= 'a' && text[i - 1] <= 'z')) {  // the 3 of m3 is no number
      // Digits right after a letter belong to a word: m3, co2.
      do {
        (found.empty() ? before : found.back().after) += text[i++];
      } while (i < text.size() && digit(text[i - 1]) && digit(text[i]));
      continue;
    }
    std::size_t end = i;
    // Digits with marks between them; spaces group thousands too: "1 200 000".
    while (end < text.size()) {
      if (digit(text[end]))
        ++end;
      else if ((text[end] == '.' || text[end] == ',') && end + 1 < text.size() && digit(text[end + 1]))
        ++end;
      else if (text[end] == ' ' && end + 3 < text.size() && digit(text[end + 1]) && digit(text[end + 2]) &&
               digit(text[end + 3]) && (end + 4 == text.size() || !digit(text[end + 4])) && end - i <= 3 + 4 * 4 &&
               digit(text[end - 1]))
        ++end;
      else
        break;
    }
    std::string digits(text.substr(i, end - i));
    std::erase(digits, ' ');
    double value = number_value(digits, comma_thousands, point_decimal);
    if (end + 2 < text.size() && text[end] == 'e' && (text[end + 1] == '+' || text[end + 1] == '-') &&
        digit(text[end + 2])) {
      char* stop = nullptr;
      const std::string whole(text.substr(i));
      value = std::strtod(whole.c_str(), &stop);
      end = i + static_cast<std::size_t>(stop - whole.c_str());
    }
    found.push_back({value, found.empty() ? before : "", ""});
    i = end;
  }
  if (found.empty() && !before.empty()) return {};
  return found;
}

namespace {
// 8.2 billion is 8 200 000 000, not 8 199 999 999.999999.
double rounded(double value) { return std::round(value * 100) / 100; }
}  // namespace

MoneyCell read_money(const Cell& cell, std::string_view hint, Lang lang) {
  MoneyCell out;
  const std::string unit = fold(hint);
  const std::string unit_currency = currency(unit);
  const double unit_factor = multiplier(unit);
  const std::string home = lang == Lang::ja ? "JPY" : "VND";
  if (cell.kind == Cell::Kind::number) {
    out.reading = Reading::value;
    const double value = rounded(cell.number * unit_factor);
    out.money = {value, value, unit_currency.empty() ? home : unit_currency, 0, cell.text};
    // A bare "500" without a unit in the header may be millions; nobody means five hundred dong.
    if (unit_currency.empty() && unit_factor == 1 && std::abs(cell.number) < 100'000 && cell.number != 0)
      out.reading = Reading::unit;
    return out;
  }
  if (cell.kind == Cell::Kind::date) return out.reading = Reading::unreadable, out;
  const std::string text = fold(cell.text);
  if (says_nothing(cell.text)) return out;
  std::string money_currency = currency(text);
  const bool foreign = !money_currency.empty() && money_currency != "VND";
  const bool ja = money_currency == "JPY" || (money_currency.empty() && home == "JPY");
  auto found = amounts(text, foreign || ja || lang == Lang::en, ja || (foreign && lang != Lang::vi));
  if (found.empty()) return out.reading = open_price(text) ? Reading::unknown : Reading::unreadable, out;

  const bool marked =
      !money_currency.empty() || std::ranges::any_of(found, [](const Amount& a) { return multiplier(a.after) != 1; });
  if (marked && found.size() > 1) {
    // "gói 3 năm: 200 triệu": numbers with words of another kind are not money. A number stays when a multiplier or
    // currency follows it, when it opens a range, or when a currency stands before it.
    std::vector<Amount> kept;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Amount& a = found[i];
      const auto joins = [&](std::size_t k) {
        return k + 1 < found.size() && range_between(found[k].after) && found[k].after.size() <= 12;
      };
      const bool opens = joins(i) || (i > 0 && joins(i - 1) && !kept.empty());
      if (multiplier(a.after) != 1 || !currency(a.after).empty() || opens || (i == 0 && !currency(a.before).empty()))
        kept.push_back(a);
      else if (!kept.empty())
        kept.back().after += ' ' + a.after;
    }
    if (!kept.empty()) {
      if (kept.front().before.empty()) kept.front().before = found.front().before;
      found = std::move(kept);
    }
  }
  const std::string before = found.front().before;
  if (!marked && unit_currency.empty() && unit_factor == 1) {
    // No word of money at all: only bare numbers count, and small ones need a unit.
    const bool words = std::ranges::any_of(found, [](const Amount& a) {
      return std::ranges::any_of(a.after, [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; });
    });
    if (words && !range_between(found.front().after)) return out.reading = Reading::unreadable, out;
    if (found.back().value < 100'000)
      return out.reading = found.back().value == 0 ? Reading::unknown : Reading::unit, out;
  }
  double low = 0, high = 0;
  std::size_t first_end = 0;  // the amounts of one end add up: "1 tỷ 200 triệu", 1億5000万円
  double factor = 0;
  for (; first_end < found.size(); ++first_end) {
    const double f = multiplier(found[first_end].after);
    // Each next part is smaller, like the digits of a number.
    if (first_end > 0 && (f >= factor || range_between(found[first_end - 1].after))) break;
    factor = f;
    if (range_between(found[first_end].after)) {
      ++first_end;
      break;
    }
  }
  const auto sum = [&](std::size_t from, std::size_t to, double lend) {
    double total = 0;
    for (std::size_t i = from; i < to; ++i) {
      const double f = multiplier(found[i].after);
      total += found[i].value * (f == 1 ? lend : f);
    }
    return total;
  };
  const bool ranged = first_end < found.size() && range_between(found[first_end - 1].after);
  const double bare =
      marked && unit_currency.empty()
          ? 1
          : (std::ranges::any_of(found, [](const Amount& a) { return multiplier(a.after) != 1; }) ? 1 : unit_factor);
  if (ranged) {
    double next = multiplier(found[first_end].after);
    if (next == 1) next = bare;
    low = sum(0, first_end, next);
    std::size_t end = first_end + 1;
    for (double f = next; end < found.size() && multiplier(found[end].after) < f && multiplier(found[end].after) != 1;
         ++end)
      f = multiplier(found[end].after);
    high = sum(first_end, end, bare);
    if (low > high && multiplier(found[0].after) == 1 && found[0].value <= high) low = found[0].value * bare;
  } else {
    low = high = sum(0, std::max<std::size_t>(first_end, 1), bare);
  }
  const std::string& after = found.back().after;
  if (has_any_word(before, below) || bounds_above(after)) low = 0;
  // "-5 tỷ": a minus before the first number and nothing else.
  if (const auto sign = before.find_last_not_of(' ');
      sign != std::string::npos && before[sign] == '-' && before.find_first_not_of(" -") == std::string::npos)
    low = high = -high;
  if (money_currency.empty()) money_currency = unit_currency.empty() ? home : unit_currency;
  out.reading = Reading::value;
  out.money = {rounded(low), rounded(high), money_currency, year_in(text), cell.text};
  return out;
}

QuantityCell read_quantity(const Cell& cell, std::string_view hint, Lang lang) {
  QuantityCell out;
  std::string unit(hint);
  if (trim(unit) == "*") unit.clear();
  if (cell.kind == Cell::Kind::number) {
    out.reading = unit.empty() ? Reading::unit : Reading::value;
    out.quantity = {cell.number, cell.number, canonical_unit(unit)};
    return out;
  }
  if (cell.kind == Cell::Kind::date) return out.reading = Reading::unreadable, out;
  if (says_nothing(cell.text)) return out;
  const std::string text = fold(cell.text);
  const auto found = amounts(text, lang == Lang::en || lang == Lang::ja, lang == Lang::ja);
  if (found.empty()) return out.reading = open_price(text) ? Reading::unknown : Reading::unreadable, out;
  // The unit: the words after the last number of the range, up to a break.
  std::size_t last = 0;
  if (found.size() > 1 && range_between(found[0].after)) last = 1;
  const auto words_of = [](std::string_view after) {
    std::string words(after.substr(0, after.find_first_of(";,(\n")));
    for (const std::string_view tail : {" tro len", " tro xuong", " moi"})
      if (const auto at = words.find(tail); at != std::string::npos) words.resize(at);
    return trim(words);
  };
  std::string words = words_of(found[last].after);
  if (words.ends_with('.')) words.pop_back();
  double low = found[0].value, high = found[last].value;
  double scale = 1;
  // "1,2 triệu sản phẩm/năm", 10万個/年. Only the multipliers that are no units themselves: m is a metre here, k and tr
  // are too short.
  constexpr Multiplier counted[] = {{"trieu ", 1e6}, {"nghin ", 1e3},   {"ngan ", 1e3},
                                    {"ty ", 1e9},    {"million ", 1e6}, {"thousand ", 1e3},
                                    {"億", 1e8},     {"万", 1e4},       {"千", 1e3}};
  for (const Multiplier& one : counted)
    if (words.starts_with(one.word)) {
      scale = one.factor;
      words = trim(std::string_view(words).substr(one.word.size()));
      break;
    }
  // "50 kg - 100 kg/h": the first number's unit is part of the second's.
  if (words.starts_with("-")) words = trim(std::string_view(words).substr(1));
  // 日産100トン: a day's output.
  const std::string& before = found[0].before;
  if (has(before, "日産"))
    words += "/d";
  else if (has(before, "年産"))
    words += "/a";
  else if (has(before, "毎時"))
    words += "/h";
  if (words.size() > 40) return out.reading = Reading::unreadable, out;
  if (words.empty()) words = unit;
  if (words.empty()) return out.reading = Reading::unit, out;
  if (has_any_word(before, below)) low = 0;
  if (low > high) std::swap(low, high);
  out.reading = Reading::value;
  out.quantity = {low * scale, high * scale, canonical_unit(words)};
  return out;
}

IntCell read_int(const Cell& cell, Lang lang) {
  if (cell.kind == Cell::Kind::number) {
    if (std::abs(cell.number) > 2e9) return {Reading::unreadable, 0};
    return {Reading::value, static_cast<int>(std::lround(cell.number))};
  }
  if (cell.empty() || says_nothing(cell.text)) return {};
  const auto found = amounts(fold(cell.text), lang != Lang::vi, false);
  if (found.empty() || found[0].value > 2e9) return {Reading::unreadable, 0};
  double value = found[0].value;
  if (const double f = multiplier(found[0].after); f == 1e4 || f == 1e3) value *= f;
  const bool minus = found[0].before.ends_with('-') && found[0].before.find_first_not_of(" -") == std::string::npos;
  return {Reading::value, static_cast<int>(std::lround(minus ? -value : value))};
}

}  // namespace caunoi::intake
