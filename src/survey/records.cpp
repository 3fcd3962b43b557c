// Texts by language, places of findings, and look-up by id in the sorted records. Tested by survey/records_test.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "caunoi/survey.hpp"

namespace caunoi {

const std::string& LangText::in(Lang lang) const noexcept {
  if (lang == Lang::ja) return ja;
  if (lang == Lang::en) return en;
  return vi;
}

std::string& LangText::in(Lang lang) noexcept { return const_cast<std::string&>(std::as_const(*this).in(lang)); }

const std::string& LangText::best(Lang lang) const noexcept {
  if (lang != Lang::unknown && !in(lang).empty()) return in(lang);
  for (const Lang other : all_langs)
    if (!in(other).empty()) return in(other);
  return vi;
}

std::string Finding::place() const {
  if (file.empty()) return field.empty() ? record : fmt::format("{}:{}", record, field.substr(field.find('.') + 1));
  std::string place = file;
  if (!sheet.empty()) {
    place += ":" + sheet;
    if (row != 0) place += fmt::format(":{}", row);
    if (column != 0) {
      std::string letters;  // 1 ▶ A, 26 ▶ Z, 27 ▶ AA
      for (std::uint32_t rest = column; rest != 0; rest = (rest - 1) / 26)
        letters += static_cast<char>('A' + (rest - 1) % 26);
      std::ranges::reverse(letters);
      place += ":";
      place += letters;
    }
    return place;
  }
  if (row != 0) place += fmt::format(":{}", row);
  if (!field.empty()) place += ":" + field.substr(field.find('.') + 1);
  return place;
}

void sort_findings(std::vector<Finding>& findings) {
  std::ranges::stable_sort(findings, {},
                           [](const Finding& f) { return std::tie(f.file, f.sheet, f.row, f.column, f.code); });
}

void note_origin(Origins& origins, std::string_view kind, std::string_view id, Origin origin) {
  const std::string key = fmt::format("{}/{}", kind, id);
  if (origins.try_emplace(key, origin).second) return;
  for (int nth = 2;; ++nth)
    if (origins.try_emplace(fmt::format("{}#{}", key, nth), origin).second) return;
}

namespace {
template <class Record>
const Record* find(std::span<const Record> records, std::string_view id) noexcept {
  const auto at = std::ranges::lower_bound(records, id, {}, [](const Record& r) { return std::string_view(r.id); });
  return at != records.end() && at->id == id ? &*at : nullptr;
}
}  // namespace

const Organisation* Survey::organisation(std::string_view id) const noexcept { return find(organisations(), id); }
const Technology* Survey::technology(std::string_view id) const noexcept { return find(technologies(), id); }
const Need* Survey::need(std::string_view id) const noexcept { return find(needs(), id); }
const Expert* Survey::expert(std::string_view id) const noexcept { return find(experts(), id); }

}  // namespace caunoi
