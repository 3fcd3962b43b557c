// Strict JSON reading; see json_reader.hpp. The nearest known key is found by Levenshtein distance, so that
// `max_meeting` or `langauges` is answered with the word that was meant. Tested by fair/json_test.
#include "base/json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace caunoi {

namespace {

std::size_t edit_distance(std::string_view x, std::string_view y) {
  std::vector<std::size_t> row(y.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= x.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= y.size(); ++j) {
      const std::size_t substituted = diagonal + (x[i - 1] != y[j - 1] ? 1 : 0);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

/// A key as a token of a JSON pointer (RFC 6901).
std::string escaped(std::string_view key) {
  std::string token;
  for (const char c : key) {
    if (c == '~')
      token += "~0";
    else if (c == '/')
      token += "~1";
    else
      token += c;
  }
  return token;
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view best;
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (const auto candidate : candidates) {
    const auto distance = edit_distance(word.substr(0, 64), candidate);  // a longer word is no typing slip
    if (distance < least) least = distance, best = candidate;
  }
  return best;
}

void JsonPlace::refuse(std::string message, Code code) const { throw Refusal{{code, std::move(message), place_}}; }

void JsonPlace::wrong_type(std::string_view wanted) const {
  refuse(fmt::format("{} was expected, this is {} {}", wanted,
                     value_->type_name() == std::string_view("object") ? "an" : "a", value_->type_name()));
}

const JsonPlace& JsonPlace::object(std::span<const std::string_view> known) const {
  if (!value_->is_object()) wrong_type("an object");
  for (const auto& [key, value] : value_->items()) {
    if (std::ranges::find(known, key) == known.end()) {
      JsonPlace(value, place_ + "/" + escaped(key))
          .refuse(fmt::format("\"{}\" is not a key known here; the nearest is \"{}\"", key, nearest(key, known)));
    }
  }
  return *this;
}

std::optional<JsonPlace> JsonPlace::find(std::string_view key) const {
  const auto found = value_->find(std::string(key));
  if (found == value_->end()) return std::nullopt;
  return JsonPlace(*found, place_ + "/" + escaped(key));
}

JsonPlace JsonPlace::at(std::string_view key) const {
  auto found = find(key);
  if (!found) refuse(fmt::format("the key \"{}\" is missing", key));
  return *std::move(found);
}

std::vector<JsonPlace> JsonPlace::items() const {
  if (!value_->is_array()) wrong_type("a list");
  std::vector<JsonPlace> items;
  items.reserve(value_->size());
  for (std::size_t i = 0; i < value_->size(); ++i) items.emplace_back((*value_)[i], fmt::format("{}/{}", place_, i));
  return items;
}

std::string JsonPlace::text() const {
  if (!value_->is_string()) wrong_type("a text");
  return value_->get<std::string>();
}

bool JsonPlace::boolean() const {
  if (!value_->is_boolean()) wrong_type("true or false");
  return value_->get<bool>();
}

double JsonPlace::number() const {
  if (!value_->is_number()) wrong_type("a number");
  return value_->get<double>();
}

int JsonPlace::integer(int least, int most) const {
  if (!value_->is_number_integer()) {
    if (value_->is_number()) refuse(fmt::format("a whole number was expected, this is {}", value_->dump()));
    wrong_type("a whole number");
  }
  const bool huge = value_->is_number_unsigned() && value_->get<std::uint64_t>() > std::uint64_t{1} << 62;
  const auto value = huge ? std::numeric_limits<std::int64_t>::max() : value_->get<std::int64_t>();
  if (value < least) refuse(fmt::format("{} is too small, at least {} was expected", value_->dump(), least));
  if (value > most) refuse(fmt::format("{} is too large, at most {} was expected", value_->dump(), most));
  return static_cast<int>(value);
}

std::uint64_t JsonPlace::natural() const {
  if (!value_->is_number_unsigned()) refuse("a whole number of at least 0 was expected");
  return value_->get<std::uint64_t>();
}

std::vector<std::string> JsonPlace::texts() const {
  std::vector<std::string> texts;
  for (const auto& item : items()) texts.push_back(item.text());
  return texts;
}

std::vector<int> JsonPlace::integers(int least) const {
  std::vector<int> integers;
  for (const auto& item : items()) integers.push_back(item.integer(least));
  return integers;
}

std::string JsonPlace::text_or(std::string_view key, std::string otherwise) const {
  const auto found = find(key);
  return found ? found->text() : otherwise;
}

void JsonPlace::check_format(std::string_view name, int version) const {
  const auto format = find("format");
  if (!format) return;
  const auto wanted = fmt::format("{}/{}", name, version);
  const auto given = format->text();
  if (given == wanted) return;
  const bool other_version = given.starts_with(fmt::format("{}/", name));
  format->refuse(fmt::format("this reads \"{}\", the file says \"{}\"", wanted, given),
                 other_version ? Code::bad_version : Code::invalid_argument);
}

Result<Json> parse_json(std::string_view text, std::string_view file) {
  // nlohmann keeps one of two equal keys without a word; a planner must not lose half of what was typed.
  std::vector<std::set<std::string>> keys;
  std::string twice;
  const auto watch = [&](int, nlohmann::json::parse_event_t event, Json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    if (event == Event::object_start) keys.emplace_back();
    if (event == Event::object_end) keys.pop_back();
    if (event == Event::key && !keys.back().insert(parsed.get<std::string>()).second && twice.empty())
      twice = parsed.get<std::string>();
    return true;
  };
  try {
    auto json = Json::parse(text, watch);
    if (!twice.empty())
      return fail(Code::invalid_argument, fmt::format("the key \"{}\" is given twice in one object", twice),
                  std::string(file));
    return json;
  } catch (const nlohmann::json::exception& e) {
    return fail(Code::invalid_argument, fmt::format("this is not JSON: {}", e.what()), std::string(file));
  }
}

}  // namespace caunoi
