// Quantities: a number, perhaps a range, a multiplier, a unit, perhaps a denominator, as three languages write them.
//
// Scanned by hand, left to right: at each number the longest spelling of a unit that follows is taken, then "/", "per",
// "mỗi" and a second unit. Values are brought to the base unit of their kind (units.cpp), so "24 m3/ngày" meets
// "1 m3/h". What is more often something else than a quantity is left out: dates (年 after a number, "ngày 3 tháng
// 5"), single letters that end words of other kinds ("1990s", "3 d"), counts without a denominator, money (no unit of
// the table), and a denominator that is not known, since the dimension would be wrong.
//
// Values that are near are more likely to be meant than equal ones: a plant of 180 m³ a day answers a need of 200. Each
// value lies in two overlapping windows of an octave, [2^(k/2), 2^(k/2+1)), so two values share two windows, one or
// none as their ratio grows from 1 to 2: a triangular kernel in the logarithm at the price of exact-match terms. Tested
// by text/quantities_test.
#include "text/quantities.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "text/unicode.hpp"
#include "text/units.hpp"

namespace caunoi::text {

namespace {

char32_t lower_at(std::string_view s, std::size_t& at) {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(next(s, at))));
}

// The end of `words` (lower case) at `at` of the text, in any case; npos where something else stands there.
std::size_t end_of(std::string_view words, std::string_view s, std::size_t at) {
  for (std::size_t i = 0; i < words.size();) {
    if (at >= s.size() || next(words, i) != lower_at(s, at)) return std::string_view::npos;
  }
  return at;
}

bool digit_at(std::string_view s, std::size_t at) { return at < s.size() && s[at] >= '0' && s[at] <= '9'; }

struct Spelling {
  std::string words;  // lower case
  char first;         // the first letter, where its case says which unit is meant; else '\0'
  const Unit* unit;
  bool unmarked;  // of a Vietnamese spelling, without its marks: read in Vietnamese text only
  bool alone;     // needs no denominator to be a quantity
};

class Spellings {
 public:
  Spellings() {
    // Alone these are dates, letters that end other words, or words of daily use.
    constexpr std::array<std::string_view, 16> not_alone{"d",  "a",  "s",  "mo", "日", "年",  "月",   "時",
                                                         "週", "ly", "mt", "cc", "tạ", "yến", "phân", "ký"};
    // mW is not MW, nor Ml ml; "3 M" may be molar, millions or a name. 200 M3 is no other thing than 200 m3.
    constexpr std::array<std::string_view, 4> small_m{"m", "mm", "mg", "ml"};
    for_each_spelling([&](std::string_view spelled, const Unit& unit) {
      const std::string words = lower(normalise(spelled));
      const bool first_counts = spelled.front() == 'M' || std::ranges::find(small_m, spelled) != small_m.end();
      const char first = first_counts ? spelled.front() : '\0';
      const bool alone = unit.use != UnitUse::count && std::ranges::find(not_alone, words) == not_alone.end();
      add({words, first, &unit, false, alone});
      // "tạ" without its mark is "ta", which is not a weight.
      if (const std::string bare = strip(words); bare != words && bare.size() >= 3)
        add({bare, first, &unit, true, alone});
    });
    for (auto& [first, list] : by_first_)
      std::ranges::stable_sort(list, [](const auto& x, const auto& y) { return x.words.size() > y.words.size(); });
  }

  struct Found {
    const Unit* unit;
    std::size_t end;
    bool alone;
  };
  [[nodiscard]] std::optional<Found> at(std::string_view s, std::size_t at, Lang lang) const {
    if (at >= s.size()) return std::nullopt;
    std::size_t look = at;
    const auto list = by_first_.find(lower_at(s, look));
    if (list == by_first_.end()) return std::nullopt;
    for (const auto& spelling : list->second) {
      if (spelling.unmarked && lang != Lang::vi) continue;
      if (spelling.first != '\0' && spelling.first != s[at]) continue;
      if (spelling.words == "g" && s[at] == 'G' && at > 0 && digit_at(s, at - 1)) continue;  // 5G is a network
      const auto end = end_of(spelling.words, s, at);
      if (end == std::string_view::npos || !ends_there(spelling.words, s, end)) continue;
      return Found{spelling.unit, end, spelling.alone};
    }
    return std::nullopt;
  }

 private:
  // Latin ends at a letter or digit, katakana at katakana (トン is not the head of トンネル); 日 ends anywhere.
  static bool ends_there(std::string_view words, std::string_view s, std::size_t end) {
    std::size_t last = words.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(words[last]) & 0xC0U) == 0x80U) --last;
    const Class own = class_at(words, last), after = class_at(s, end);
    if (own == Class::katakana) return after != Class::katakana;
    return !wordlike(own) || !wordlike(after);
  }

  void add(Spelling spelling) {
    std::size_t i = 0;
    by_first_[next(spelling.words, i)].push_back(std::move(spelling));
  }

  std::unordered_map<char32_t, std::vector<Spelling>> by_first_;
};

const Spellings& spellings() {
  static const Spellings made;
  return made;
}

constexpr double most = 1e18;  // longer digits are a serial number

struct Number {
  double value;
  std::size_t end;
};

// Digits with marks between them. One kind of mark that stands before groups of three digits only may group thousands:
// the point does in Vietnamese, the comma elsewhere, and both do where they stand twice; else it is the decimal mark.
Number number_at(std::string_view s, std::size_t at, Lang lang) {
  std::size_t end = at;
  while (digit_at(s, end) || (end < s.size() && (s[end] == '.' || s[end] == ',') && end > at && digit_at(s, end - 1) &&
                              digit_at(s, end + 1)))
    ++end;
  const std::string_view written = s.substr(at, end - at);
  const auto groups_thousands = [&](char mark) {
    const auto first = written.find(mark);
    if (first == std::string_view::npos || first > 3 || written.front() == '0') return false;
    std::size_t count = 0;
    for (auto i = first; i != std::string_view::npos; i = written.find(mark, i + 1), ++count) {
      const auto group = written.substr(i + 1, written.find_first_of(".,", i + 1) - i - 1);
      if (group.size() != 3) return false;
    }
    return count > 1 || mark == (lang == Lang::vi ? '.' : ',');
  };
  const bool points = groups_thousands('.'), commas = groups_thousands(',');
  double value = 0, unit = 0;  // unit: of the next digit behind the decimal mark
  for (const char c : written) {
    if (c == '.' || c == ',') {
      if (!(c == '.' ? points : commas) && unit == 0) unit = 0.1;
      continue;
    }
    if (unit == 0) {
      value = value * 10 + (c - '0');
    } else {
      value += unit * (c - '0');
      unit /= 10;
    }
  }
  return {value, end};
}

std::size_t skip_blank(std::string_view s, std::size_t at) { return at < s.size() && s[at] == ' ' ? at + 1 : at; }

struct Words {
  std::string_view words;
  double factor;
};
constexpr Words multipliers[] = {{"triệu ", 1e6},   {"nghìn ", 1e3},    {"ngàn ", 1e3}, {"tỷ ", 1e9}, {"million ", 1e6},
                                 {"billion ", 1e9}, {"thousand ", 1e3}, {"億", 1e8},    {"万", 1e4},  {"千", 1e3}};
constexpr std::string_view between[] = {"-", "–", "—", "~", "〜", "÷", "đến ", "tới ", "to ", "から", "ー"};
constexpr std::string_view per[] = {"/", "per ", "mỗi ", "một ", "a ", "毎"};
// 日量200㎥: the denominator stands before the number.
constexpr struct {
  std::string_view words, unit;
} before_number[] = {{"日量", "d"},       {"日産", "d"},   {"1日", "d"},         {"1日当たり", "d"},
                     {"1日あたり", "d"},  {"毎時", "h"},   {"1時間当たり", "h"}, {"1時間あたり", "h"},
                     {"時間当たり", "h"}, {"毎分", "min"}, {"1分間に", "min"},   {"年産", "a"},
                     {"年間", "a"},       {"月産", "mo"}};

const Unit* unit_before(std::string_view s, std::size_t at) {
  auto ahead = s.substr(0, at);
  for (const std::string_view filler : {" ", "約", "最大"})
    if (ahead.ends_with(filler)) ahead.remove_suffix(filler.size());
  for (const auto& [words, canonical] : before_number)
    if (ahead.ends_with(words))
      for (const Unit& unit : units())
        if (unit.canonical == canonical) return &unit;
  return nullptr;
}

// "ngày 3 tháng 5 năm 2015": a number behind one of these is a date.
bool is_date(std::string_view s, std::size_t at, Lang lang) {
  if (lang != Lang::vi) return false;
  auto ahead = s.substr(0, at);
  if (ahead.ends_with(' ')) ahead.remove_suffix(1);
  for (const std::string_view word : {"ngày", "tháng", "năm", "quý"}) {  // capitals have as many bytes
    if (ahead.size() < word.size()) continue;
    const auto start = ahead.size() - word.size();
    if (end_of(word, ahead, start) == ahead.size() && (start == 0 || ahead[start - 1] == ' ')) return true;
  }
  return false;
}

struct Dimension {
  std::string unit;
  double factor;
  UnitUse use;
  std::size_t end;
};

// What one of the unit at `at` is, with its denominator if there is one.
std::optional<Dimension> dimension_at(std::string_view s, std::size_t at, Lang lang, const Unit* denominator) {
  const auto above = spellings().at(s, at, lang);
  if (!above) return std::nullopt;
  Dimension out{std::string(above->unit->base), above->unit->factor, above->unit->use, above->end};
  for (const std::string_view word : per) {
    const auto start = word == "/" || word == "毎" ? skip_blank(s, out.end) : out.end + 1;
    if (start > out.end && (out.end >= s.size() || s[out.end] != ' ')) continue;
    const auto behind = end_of(word, s, start);
    if (behind == std::string_view::npos) continue;
    auto below_at = skip_blank(s, behind);
    if (s.substr(below_at).starts_with("1 ")) below_at += 2;
    const auto below = spellings().at(s, below_at, lang);
    if (!below || (word == "a " && below->unit->use != UnitUse::time)) {
      if (word == "/" && class_at(s, below_at) != Class::digit) return std::nullopt;
      continue;
    }
    if (class_at(s, below->end) == Class::other && s[below->end] == '/') return std::nullopt;  // "kg/m2/h"
    denominator = below->unit;
    out.end = below->end;
    break;
  }
  if (denominator != nullptr) {
    out.unit += '/';
    out.unit += denominator->base;
    out.factor /= denominator->factor;
    out.use = UnitUse::measure;
  } else if (!above->alone) {
    return std::nullopt;
  }
  return out;
}

}  // namespace

std::vector<Measured> quantities_in(std::string_view s, Lang lang) {
  std::vector<Measured> out;
  const auto multiplied = [&](Number& number) {
    const auto at = skip_blank(s, number.end);
    for (const auto& [words, factor] : multipliers) {
      const auto end = end_of(words, s, at);
      if (end == std::string_view::npos) continue;
      number.end = words.ends_with(' ') ? end - 1 : end;
      return factor;
    }
    return 1.0;
  };
  bool after_letter = false;  // "BOD5", "A4": no number begins within a word
  for (std::size_t at = 0; at < s.size();) {
    if (!digit_at(s, at)) {
      // On to the next digit; of what is between only the last character counts.
      while (at < s.size() && !digit_at(s, at)) ++at;
      if (at >= s.size()) break;
      std::size_t last = at - 1;
      while (last > 0 && (static_cast<unsigned char>(s[last]) & 0xC0U) == 0x80U) --last;
      const Class kind = class_at(s, last);
      after_letter = kind == Class::letter || kind == Class::mark;
    }
    const std::size_t begin = at;
    Number low = number_at(s, at, lang);
    at = low.end;  // where no unit follows, the second number of a range is looked at again as a first
    if (after_letter) continue;
    double low_factor = multiplied(low), factor = low_factor;
    Number high = low;
    for (const auto word : between) {
      const auto end = end_of(word, s, skip_blank(s, low.end));
      if (end == std::string_view::npos || !digit_at(s, skip_blank(s, end))) continue;
      high = number_at(s, skip_blank(s, end), lang);
      factor = multiplied(high);
      if (low_factor == 1) low_factor = factor;  // "1-2 triệu"
      break;
    }
    const auto dimension = dimension_at(s, skip_blank(s, high.end), lang, unit_before(s, begin));
    if (!dimension) continue;
    at = dimension->end;
    if (dimension->use == UnitUse::time && is_date(s, begin, lang)) continue;
    const bool below_zero =
        dimension->unit.starts_with("°") && begin > 0 && s[begin - 1] == '-' && (begin == 1 || s[begin - 2] == ' ');
    low.value *= low_factor * dimension->factor * (below_zero ? -1 : 1);
    high.value *= factor * dimension->factor;
    const auto add = [&](double value) {
      if (std::abs(value) <= most)
        out.push_back({value, dimension->unit, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
    };
    add(low.value);
    if (high.end != low.end) add(high.value);
  }
  return out;
}

std::vector<std::string> terms_of(const Measured& quantity) {
  std::vector<std::string> out{fmt::format("{}={:.3g}", quantity.unit, quantity.value)};
  if (quantity.value > 0) {
    const auto half_octave = static_cast<int>(std::floor(2 * std::log2(quantity.value) + 1e-9));
    out.push_back(fmt::format("{}~{}", quantity.unit, half_octave - 1));
    out.push_back(fmt::format("{}~{}", quantity.unit, half_octave));
  }
  return out;
}

}  // namespace caunoi::text
