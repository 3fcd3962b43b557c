// Units as people write them on survey sheets, in one form, and how far they convert.
//
// A unit is a numerator and perhaps a denominator ("m³/ngày đêm", "kWh/t"). Each half is folded (no diacritics, NFKC,
// lower case) and looked up in the table of text/units.cpp. Conversion multiplies the factors of the halves to the base
// unit of their kind. Tested by survey/units_test.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "caunoi/survey.hpp"
#include "text/units.hpp"

namespace caunoi {

namespace {

struct Spellings {
  std::unordered_map<std::string, const text::Unit*> by_words;
  std::unordered_map<std::string_view, const text::Unit*> by_canonical;

  Spellings() {
    for (const auto& unit : text::units()) by_canonical.emplace(unit.canonical, &unit);
    text::for_each_spelling(
        [&](std::string_view spelling, const text::Unit& unit) { by_words.emplace(key(spelling), &unit); });
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
