// Units as people write them on survey sheets, in one form, and how far they convert.
//
// A unit is a numerator and perhaps a denominator ("m³/ngày đêm", "kWh/t"). Each half is folded (no diacritics, NFKC,
// lower case) and looked up; the canonical spelling is UCUM-like: d, h, min, mo, a for times, t for the tonne.
// Conversion multiplies the factors of the halves to the base unit of their kind, with the day as the base of time,
// because plants are sized by the day. A month is a twelfth of 365 days: one calendar for all, so that conversions
// agree with each other; real plants run 250-350 days a year, and a reader who needs better than that needs the sheet
// itself. Tested by survey/units_test.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "caunoi/survey.hpp"

namespace caunoi {

namespace {

struct Unit {
  std::string_view canonical;
  double factor;  // one of it is that many of `base`
  std::string_view base;
  std::string_view spelled;  // '|' between spellings, before folding
};

constexpr Unit units[] = {
    // volume
    {"m3", 1, "m3",
     "m3|m^3|khối|mét khối|m khối|cbm|立米|立方メートル|cubic meter|cubic meters|cubic metre|cubic metres"},
    {"Nm3", 1, "Nm3", "Nm3|Nm^3"},
    {"l", 0.001, "m3", "l|lít|lit|litre|litres|liter|liters|リットル|ℓ"},
    {"ml", 1e-6, "m3", "ml|cc|mililit"},
    // mass
    {"t", 1000, "kg", "t|tấn|ton|tons|tonne|tonnes|mt|トン"},
    {"kg", 1, "kg", "kg|kgs|kilogam|kilogram|ki lô|ký|キロ|キログラム"},
    {"g", 0.001, "kg", "g|gam|gram|grams|グラム"},
    {"mg", 1e-6, "kg", "mg|miligam"},
    {"q", 100, "kg", "tạ"},
    {"yen", 10, "kg", "yến"},
    // time
    {"d", 1, "d", "d|ngày|ngày đêm|ng.đ|ngđ|ngày-đêm|day|days|日|24h|24 giờ"},
    {"h", 1.0 / 24, "d", "h|giờ|hour|hours|hr|時|時間|毎時"},
    {"min", 1.0 / 1440, "d", "min|phút|minute|minutes|分|分間"},
    {"s", 1.0 / 86400, "d", "s|giây|sec|second|seconds|秒"},
    {"wk", 7, "d", "tuần|week|weeks|週|週間"},
    {"mo", 365.0 / 12, "d", "mo|tháng|month|months|月|ヶ月|か月"},
    {"a", 365, "d", "a|năm|year|years|yr|annum|年|年間"},
    // length, area
    {"mm", 0.001, "m", "mm|ly|milimét|ミリ"},
    {"cm", 0.01, "m", "cm|phân"},
    {"m", 1, "m", "m|mét|meter|meters|metre|metres|メートル"},
    {"km", 1000, "m", "km"},
    {"m2", 1, "m2", "m2|m^2|mét vuông|m vuông|平米|平方メートル|sqm"},
    {"ha", 10000, "m2", "ha|hecta|héc ta|hectare|hectares|ヘクタール"},
    // power, energy
    {"W", 0.001, "kW", "w|watt"},
    {"kW", 1, "kW", "kw|kwp|キロワット"},
    {"MW", 1000, "kW", "mw|mwp|メガワット"},
    {"HP", 0.7457, "kW", "hp|mã lực|馬力"},
    {"kVA", 1, "kVA", "kva"},
    {"kWh", 1, "kWh", "kwh"},
    {"MWh", 1000, "kWh", "mwh"},
    {"MJ", 1 / 3.6, "kWh", "mj"},
    {"kcal", 1 / 859.845, "kWh", "kcal"},
    // counts
    {"pcs", 1, "pcs", "pcs|pc|piece|pieces|cái|chiếc|sản phẩm|sp|chi tiết|unit|units|個|台|本|枚"},
    {"head", 1, "head", "head|con|đầu con|頭|羽"},
    {"tree", 1, "tree", "tree|trees|cây|株"},
    {"ships", 1, "ships", "ships|ship|vessel|vessels|tàu|tầu|隻"},
    {"vehicles", 1, "vehicles", "vehicles|vehicle|xe|xe máy|ô tô|車両"},
    {"stations", 1, "stations", "stations|station|trạm|ステーション"},
    {"bags", 1, "bags", "bags|bag|bao|túi|袋"},
    {"points", 1, "points", "points|point|điểm|điểm đo|測定点"},
    {"batch", 1, "batch", "batch|mẻ|バッチ"},
    {"shift", 1, "shift", "shift|ca"},
    {"%", 1, "%", "%|phần trăm|percent"},
};

struct Spellings {
  std::unordered_map<std::string, const Unit*> by_words;
  std::unordered_map<std::string_view, const Unit*> by_canonical;

  Spellings() {
    for (const Unit& unit : units) {
      by_canonical.emplace(unit.canonical, &unit);
      for (std::string_view rest = unit.spelled; !rest.empty();) {
        const auto bar = std::min(rest.find('|'), rest.size());
        by_words.emplace(key(rest.substr(0, bar)), &unit);
        rest.remove_prefix(std::min(bar + 1, rest.size()));
      }
    }
  }

  // "m³ / ngày.đêm" and "m3/ngày đêm" differ by spaces and dots only.
  static std::string key(std::string_view words) {
    std::string folded = fold(words);
    std::erase_if(folded, [](char c) { return c == ' ' || c == '.'; });
    return folded;
  }
};

const Spellings& spellings() {
  static const Spellings made;
  return made;
}

std::string half(std::string_view words) {
  const std::string key = Spellings::key(words);
  const auto found = spellings().by_words.find(key);
  return found != spellings().by_words.end() ? std::string(found->second->canonical) : key;
}

}  // namespace

std::string canonical_unit(std::string_view unit) {
  // Look first at the whole, since "ngày/đêm" style denominators contain the slash that splits halves.
  std::string text = normalise(unit);
  for (const std::string_view joined : {" mỗi ", " trên ", " per ", " một ", "毎", "／"})
    for (auto at = text.find(joined); at != std::string::npos; at = text.find(joined))
      text.replace(at, joined.size(), "/");
  auto slash = text.find('/');
  if (slash == std::string::npos) {
    for (const std::string_view time : {"時間", "日", "年", "月", "分"}) {  // "トン日": the slash was lost
      if (text.size() > time.size() && text.ends_with(time) && !spellings().by_words.contains(Spellings::key(text))) {
        slash = text.size() - time.size();
        text.insert(slash, "/");
        break;
      }
    }
  }
  if (slash == std::string::npos) return half(text);
  std::string below = text.substr(slash + 1);
  std::erase(below, '/');  // "m3/ngày/đêm"
  return half(std::string_view(text).substr(0, slash)) + "/" + half(below);
}

std::optional<UnitScale> unit_scale(std::string_view unit) {
  const auto& table = spellings().by_canonical;
  const auto slash = unit.find('/');
  const auto above = table.find(unit.substr(0, slash));
  if (above == table.end()) return std::nullopt;
  if (slash == std::string_view::npos) return UnitScale{above->second->factor, std::string(above->second->base)};
  const auto below = table.find(unit.substr(slash + 1));
  if (below == table.end()) return std::nullopt;
  return UnitScale{above->second->factor / below->second->factor,
                   fmt::format("{}/{}", above->second->base, below->second->base)};
}

}  // namespace caunoi
