// Numbers as people of each language read them: Vietnamese groups by dots and writes a decimal comma, and counts money
// in triệu and tỷ; Japanese counts it in 万 and 億. Tested by match/templates_test.
#include "match/words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace caunoi {

namespace {

// At most `decimals` digits behind the point, none when they are zeros.
std::string number(double value, int decimals, Lang lang) {
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  if (const auto point = digits.find('.'); point != std::string::npos) {
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  const auto point = std::min(digits.find('.'), digits.size());
  std::string out = digits.substr(0, point);
  if (lang != Lang::ja)
    for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > 0; at -= 3)
      out.insert(static_cast<std::size_t>(at), 1, lang == Lang::vi ? '.' : ',');
  if (point < digits.size()) {
    out += lang == Lang::vi ? ',' : '.';
    out += digits.substr(point + 1);
  }
  return out;
}

std::string plain(double value, Lang lang) { return number(value, std::abs(value) >= 100 ? 0 : 2, lang); }

std::string_view dash(Lang lang) { return lang == Lang::ja ? "〜" : "–"; }

struct Spelled {
  std::string_view code, vi, ja, en;
};
constexpr Spelled halves[] = {
    {"d", "ngày", "日", "day"},         {"h", "giờ", "時間", "h"},          {"min", "phút", "分", "min"},
    {"mo", "tháng", "月", "month"},     {"a", "năm", "年", "year"},         {"wk", "tuần", "週", "week"},
    {"t", "tấn", "トン", "t"},          {"pcs", "cái", "個", "pcs"},        {"head", "con", "頭", "head"},
    {"batch", "mẻ", "バッチ", "batch"}, {"shift", "ca", "シフト", "shift"}, {"tree", "cây", "本", "trees"},
    {"m3", "m³", "m³", "m³"},           {"m2", "m²", "m²", "m²"},           {"Nm3", "Nm³", "Nm³", "Nm³"}};

std::string half(std::string_view code, Lang lang) {
  for (const auto& spelled : halves)
    if (spelled.code == code)
      return std::string(lang == Lang::ja ? spelled.ja : lang == Lang::en ? spelled.en : spelled.vi);
  return std::string(code);
}

std::string unit_words(const std::string& unit, Lang lang) {
  const auto slash = unit.find('/');
  if (slash == std::string::npos) return half(unit, lang);
  return half(std::string_view(unit).substr(0, slash), lang) + "/" +
         half(std::string_view(unit).substr(slash + 1), lang);
}

struct Magnitude {
  double size;
  std::string_view words;
};

Magnitude magnitude(double amount, Lang lang) {
  if (lang == Lang::ja)
    return amount >= 1e8 ? Magnitude{1e8, "億"} : amount >= 1e4 ? Magnitude{1e4, "万"} : Magnitude{1, ""};
  if (amount >= 1e9) return {1e9, lang == Lang::vi ? " tỷ" : " billion"};
  if (amount >= 1e6) return {1e6, lang == Lang::vi ? " triệu" : " million"};
  return {1, ""};
}

}  // namespace

std::string quantity_words(double value, const std::string& unit, Lang lang) {
  return plain(value, lang) + " " + unit_words(unit, lang);
}

std::string quantity_words(const Quantity& q, Lang lang) {
  if (q.min == q.max) return quantity_words(q.max, q.unit, lang);
  return fmt::format("{}{}{}", plain(q.min, lang), dash(lang), quantity_words(q.max, q.unit, lang));
}

std::string money_words(const Money& money, Lang lang) {
  const auto large = magnitude(money.max, lang), small = magnitude(money.min, lang);
  const auto written = [&](double amount, const Magnitude& m) { return number(amount / m.size, 2, lang); };
  std::string out;
  if (money.min != money.max) {
    // "4–6,5 tỷ" and "3200万〜4800万": Japanese repeats the magnitude, the others only where it differs.
    out += written(money.min, small);
    if (lang == Lang::ja || small.size != large.size) out += small.words;
    out += dash(lang);
  }
  out += written(money.max, large);
  out += large.words;
  return out + " " + money.currency;
}

std::string list_words(const std::vector<std::string>& items, Lang lang) {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += lang == Lang::ja ? "、" : ", ";
    out += item;
  }
  return out;
}

std::string_view language_words(Lang of, Lang lang) noexcept {
  switch (of) {
    case Lang::vi:
      return lang == Lang::ja ? "ベトナム語" : lang == Lang::en ? "Vietnamese" : "tiếng Việt";
    case Lang::ja:
      return lang == Lang::ja ? "日本語" : lang == Lang::en ? "Japanese" : "tiếng Nhật";
    case Lang::en:
      return lang == Lang::ja ? "英語" : lang == Lang::en ? "English" : "tiếng Anh";
    case Lang::unknown:
      break;
  }
  return "";
}

std::string country_words(std::string_view code, Lang lang) {
  constexpr Spelled countries[] = {{"VN", "Việt Nam", "ベトナム", "Vietnam"},
                                   {"JP", "Nhật Bản", "日本", "Japan"},
                                   {"KR", "Hàn Quốc", "韓国", "Korea"},
                                   {"TW", "Đài Loan", "台湾", "Taiwan"},
                                   {"CN", "Trung Quốc", "中国", "China"},
                                   {"DE", "Đức", "ドイツ", "Germany"},
                                   {"US", "Hoa Kỳ", "米国", "United States"},
                                   {"TH", "Thái Lan", "タイ", "Thailand"},
                                   {"SG", "Singapore", "シンガポール", "Singapore"}};
  for (const auto& country : countries)
    if (country.code == code)
      return std::string(lang == Lang::ja ? country.ja : lang == Lang::en ? country.en : country.vi);
  return std::string(code);
}

}  // namespace caunoi
