// Numbers that JSON does not have become null, so that one bad number does not cost the whole line.
//
// A bare word is cut out wherever a value can stand; the parser itself says whether it is a number. Words that are no
// attempt at a number (None, True, a text without quotes) stay, and the line stays broken: what they mean is not ours
// to guess. Tested by base/json_numbers_test.
#include "base/json_numbers.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace caunoi {

namespace {

bool in_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' || c == '.';
}

bool meant_as_number(std::string_view word) {
  if (word.front() == '+' || word.front() == '-') word.remove_prefix(1);
  if (word.empty()) return false;
  if (word.front() == '.' || (word.front() >= '0' && word.front() <= '9')) return true;
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  return lower == "nan" || lower == "inf" || lower == "infinity";
}

}  // namespace

std::optional<MendedNumbers> mend_numbers(std::string_view json) {
  MendedNumbers out;
  for (std::size_t i = 0; i < json.size();) {
    std::size_t end = i + 1;
    if (json[i] == '"') {
      while (end < json.size() && json[end] != '"') end += json[end] == '\\' ? 2 : 1;
      end = std::min(end + 1, json.size());
    } else if (in_word(json[i])) {
      while (end < json.size() && in_word(json[end])) ++end;
      const auto word = json.substr(i, end - i);
      if (meant_as_number(word) && !nlohmann::json::accept(word)) {
        if (out.count++ == 0) out.first = word;
        out.text += "null";
        i = end;
        continue;
      }
    }
    out.text += json.substr(i, end - i);
    i = end;
  }
  if (out.count == 0) return std::nullopt;
  return out;
}

}  // namespace caunoi
