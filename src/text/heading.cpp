// Headings of texts that come without a title of their own. Tested by text/heading_test.
#include "text/heading.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "text/unicode.hpp"

namespace caunoi::text {

namespace {

std::string_view trimmed(std::string_view s) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!s.empty() && blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && blank(s.back())) s.remove_suffix(1);
  return s;
}

std::string_view take_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = trimmed(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

bool is_sentence(std::string_view line) {
  for (const std::string_view mark : {".", ",", ";", ":", "!", "?", "。", "、", "！", "？", "；", "："})
    if (line.ends_with(mark)) return true;
  return false;
}

bool goes_on_in_small_letters(std::string_view line) {
  std::size_t at = 0;
  return u_islower(static_cast<UChar32>(next(line, at))) != 0;
}

}  // namespace

std::string_view heading_of(std::string_view utf8) {
  constexpr std::size_t longest = 200;
  std::string_view rest = utf8;
  const auto heading = take_line(rest);
  if (heading.empty() || rest.empty() || heading.size() > longest || 3 * heading.size() > utf8.size() || is_sentence(heading)) return {};
  const auto second = take_line(rest);
  if (second.empty()) return heading;
  std::size_t widest = second.size();
  while (!rest.empty()) widest = std::max(widest, take_line(rest).size());
  return 2 * heading.size() <= widest && !goes_on_in_small_letters(second) ? heading : std::string_view{};
}

}  // namespace caunoi::text
