// Advice before the event as a table of plain text. Tested by report/notices_test.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "caunoi/report.hpp"
#include "report/words.hpp"

namespace caunoi {

namespace {

using namespace report;

/// Columns on a screen: wide characters (Japanese, full-width forms) take two.
std::size_t columns(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    width += length == 3 && lead >= 0xE3 ? (lead == 0xEF || lead <= 0xED ? 2 : 1) : 1;
    if (lead == 0xCC || lead == 0xCD) --width;  // combining marks
    i += length;
  }
  return width;
}

std::string padded(std::string text, std::size_t width, bool right) {
  const auto used = columns(text);
  const std::string space(used < width ? width - used : 0, ' ');
  return right ? space + text : text + space;
}

/// "3–5, 8"
std::string runs(const std::vector<int>& slots) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < slots.size();) {
    std::size_t last = i;
    while (last + 1 < slots.size() && slots[last + 1] == slots[last] + 1) ++last;
    parts.push_back(last == i ? fmt::format("{}", slots[i]) : fmt::format("{}–{}", slots[i], slots[last]));
    i = last + 1;
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::string advice_text(const Fair& fair, const Advice& advice, Lang lang) {
  const auto in = [&](const Words& words) { return std::string(words.in(lang)); };
  const auto spoken = [](const std::vector<std::string>& languages) {
    return fmt::format("{}", fmt::join(languages, "–"));
  };
  std::map<std::string_view, std::string> names;
  for (const auto& person : fair.participants)
    names[person.id] = person.name.empty() ? person.id : fmt::format("{} · {}", person.id, person.name);
  std::string out = say(words::advice_head, advice.wishes, advice.possible, advice.placed).in(lang) + "\n\n";
  constexpr std::size_t name_width = 28, figure_width = 10;
  out += padded("", name_width, false) + padded(in(words::advice_has), figure_width, true) +
         padded(in(words::advice_needs), figure_width, true) + "\n";
  for (const auto& need : advice.needs) {
    const auto name = need.kind == Advice::Kind::tables ? in(words::advice_tables)
                      : need.kind == Advice::Kind::slots
                          ? in(words::advice_slots)
                          : say(words::advice_interpreters, spoken(need.languages)).in(lang);
    const auto wanted =
        need.least == need.enough ? fmt::format("{}", need.enough) : fmt::format("{}–{}", need.least, need.enough);
    out += padded(name, name_width, false) + padded(fmt::format("{}", need.has), figure_width, true) +
           padded(wanted, figure_width, true);
    if (need.kind == Advice::Kind::interpreters) out += "   " + say(words::advice_interpreted, need.meetings).in(lang);
    out += "\n";
  }
  if (!advice.steps.empty()) out += "\n" + in(words::advice_steps) + "\n";
  for (const auto& step : advice.steps) {
    auto line = step.kind == Advice::Kind::tables ? say(words::advice_table_step, step.places).in(lang)
                : step.kind == Advice::Kind::slots
                    ? say(words::advice_slot_step, step.places).in(lang)
                    : say(words::advice_interpreter_step, step.places, spoken(step.languages)).in(lang);
    if (!step.slots.empty()) line = say(words::advice_step_slots, line, runs(step.slots)).in(lang);
    out += "  - " + line + "\n";
  }
  if (!advice.asked.empty()) out += "\n" + in(words::advice_asked) + "\n";
  constexpr std::size_t most_asked = 10;
  for (std::size_t i = 0; i < std::min(advice.asked.size(), most_asked); ++i) {
    const auto& entry = advice.asked[i];
    out += "  - " + say(words::advice_asked_line, names[entry.participant], entry.wishes, entry.room).in(lang) + "\n";
  }
  if (advice.asked.size() > most_asked)
    out += "  - " + say(words::advice_asked_more, advice.asked.size() - most_asked).in(lang) + "\n";
  if (!advice.proved) out += "\n" + in(words::advice_open) + "\n";
  return out;
}

}  // namespace caunoi
