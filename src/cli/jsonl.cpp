// JSON lines. Errors name file and line.
#include "cli/jsonl.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/file.hpp"
#include "base/json_numbers.hpp"
#include "base/try.hpp"

namespace caunoi::cli {

using nlohmann::json;

namespace {

std::unexpected<Error> missing(const char* key, const std::string& place) {
  return fail(Code::invalid_argument, fmt::format("the key \"{}\" is missing", key), place);
}

}  // namespace

Result<void> each_object(const std::string& path,
                         const std::function<Result<void>(const json&, const std::string&)>& each) {
  CAUNOI_TRY(const std::string bytes, read_file(path));
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line(bytes.data() + begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto place = fmt::format("{}:{}", path, number);
    const json object = json::parse(line, nullptr, false);
    if (const auto mended = object.is_object() ? std::nullopt : mend_numbers(line); mended && json::accept(mended->text))
      return fail(Code::invalid_argument,
                  fmt::format("{} is no number in JSON; write a finite one, or leave the key out", mended->first), place);
    if (!object.is_object())
      return fail(Code::invalid_argument,
                  "this line is not a JSON object; every line must be one, as {\"id\": \"7\", \"text\": \"...\"}",
                  place);
    CAUNOI_CHECK(each(object, place));
  }
  return {};
}

Result<std::string> text_at(const json& object, const char* key, bool must, const std::string& place) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) {
    if (must) return missing(key, place);
    return std::string{};
  }
  if (!found->is_string()) return fail(Code::invalid_argument, fmt::format("\"{}\" must be a text", key), place);
  return found->get<std::string>();
}

Result<std::optional<double>> number_at(const json& object, const char* key, bool must, const std::string& place) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) {
    if (must) return missing(key, place);
    return std::nullopt;
  }
  if (!found->is_number()) return fail(Code::invalid_argument, fmt::format("\"{}\" must be a number", key), place);
  return found->get<double>();
}

}  // namespace caunoi::cli
