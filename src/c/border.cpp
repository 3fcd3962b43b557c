// Texts, numbers and structs at the border; see border.hpp. Nothing of the caller's is believed before it was looked
// at: a wrong length or number becomes CAUNOI_INVALID_ARGUMENT with the name of the argument. Tested by
// tests/c/c_api_test.
#include "c/border.hpp"

#include <algorithm>
#include <cstdint>

#include "intake/encoding.hpp"

namespace caunoi::c {

// The numbers of caunoi.h are those of the C++ enums.
static_assert(CAUNOI_INVALID_ARGUMENT == static_cast<int>(Code::invalid_argument) &&
              CAUNOI_NOT_FOUND == static_cast<int>(Code::not_found) && CAUNOI_IO == static_cast<int>(Code::io) &&
              CAUNOI_CORRUPT == static_cast<int>(Code::corrupt) &&
              CAUNOI_BAD_VERSION == static_cast<int>(Code::bad_version) &&
              CAUNOI_UNSUPPORTED == static_cast<int>(Code::unsupported) &&
              CAUNOI_CANCELLED == static_cast<int>(Code::cancelled) &&
              CAUNOI_OUT_OF_MEMORY == static_cast<int>(Code::out_of_memory) &&
              CAUNOI_INTERNAL == static_cast<int>(Code::internal));
static_assert(CAUNOI_LANG_VI == static_cast<int>(Lang::vi) && CAUNOI_LANG_JA == static_cast<int>(Lang::ja) &&
              CAUNOI_LANG_EN == static_cast<int>(Lang::en));
static_assert(CAUNOI_KIND_TECHNOLOGY == static_cast<int>(RecordKind::technology) &&
              CAUNOI_KIND_NEED == static_cast<int>(RecordKind::need) &&
              CAUNOI_KIND_EXPERT == static_cast<int>(RecordKind::expert) &&
              CAUNOI_KIND_ORGANISATION == static_cast<int>(RecordKind::organisation));

caunoi_status raise(caunoi_error** err, Code code, std::string_view message, std::string_view place) noexcept {
  if (err != nullptr) {
    try {
      *err = new caunoi_error(Error{code, std::string(message), std::string(place)});
    } catch (...) {
      *err = nullptr;
    }
  }
  return static_cast<caunoi_status>(code);
}

Result<std::string_view> bytes_of(const char* data, std::size_t size, std::string_view name) {
  if (data == nullptr) {
    if (size == 0 || size == CAUNOI_NUL_TERMINATED) return std::string_view();
    return fail(Code::invalid_argument,
                fmt::format("`{}` is NULL with a length of {}; only the empty text may be NULL", name, size));
  }
  if (size == CAUNOI_NUL_TERMINATED) return std::string_view(data);
  if (size > static_cast<std::size_t>(PTRDIFF_MAX))
    return fail(Code::invalid_argument, fmt::format("the length of `{}` is {}, more than any text has", name, size));
  return std::string_view(data, size);
}

Result<std::string_view> text_of(const char* data, std::size_t size, std::string_view name, std::string_view file) {
  CAUNOI_TRY(const auto text, bytes_of(data, size, name));
  if (intake::is_utf8(text)) return text;
  std::size_t line = 1;
  for (std::size_t begin = 0;; ++line) {  // a line break never stands inside a character, so one line is at fault
    const auto end = std::min(text.find('\n', begin), text.size());
    if (!intake::is_utf8(text.substr(begin, end - begin)) || end == text.size()) break;
    begin = end + 1;
  }
  return fail(Code::invalid_argument, fmt::format("`{}` is not UTF-8; save it as UTF-8", name),
              file.empty() ? "" : fmt::format("{}:{}", file, line));
}

Result<std::filesystem::path> path_of(const char* data, std::size_t size, std::string_view name) {
  CAUNOI_TRY(const auto path, bytes_of(data, size, name));
  if (path.empty())
    return fail(Code::invalid_argument, fmt::format("`{}` is empty; it must name a file or folder", name));
  if (path.find('\0') != std::string_view::npos)
    return fail(Code::invalid_argument, fmt::format("`{}` holds a NUL byte, which no path may", name));
  return std::filesystem::path(path);
}

Result<std::vector<std::filesystem::path>> paths_of(const caunoi_str* items, std::size_t count, std::string_view name) {
  if (items == nullptr || count == 0)
    return fail(Code::invalid_argument, fmt::format("`{}` is empty; it must name at least one file", name));
  std::vector<std::filesystem::path> out;
  for (std::size_t i = 0; i < count; ++i) {
    CAUNOI_TRY(auto path, path_of(items[i].data, items[i].size, fmt::format("{}[{}]", name, i)));
    out.push_back(std::move(path));
  }
  return out;
}

Result<std::vector<std::string>> texts_of(const caunoi_str* items, std::size_t count, std::string_view name) {
  if (items == nullptr && count != 0)
    return fail(Code::invalid_argument, fmt::format("`{}` is NULL with a count of {}", name, count));
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) {
    CAUNOI_TRY(const auto text, text_of(items[i].data, items[i].size, fmt::format("{}[{}]", name, i)));
    out.emplace_back(text);
  }
  return out;
}

Result<std::vector<std::pair<RecordKind, std::string>>> records_named(const caunoi_str* items, std::size_t count,
                                                                      std::string_view name) {
  CAUNOI_TRY(const auto keys, texts_of(items, count, name));
  std::vector<std::pair<RecordKind, std::string>> out;
  for (const auto& key : keys) {
    const std::string_view kind = std::string_view(key).substr(0, key.find('/'));
    constexpr RecordKind kinds[] = {RecordKind::technology, RecordKind::need, RecordKind::expert,
                                    RecordKind::organisation};
    const auto* const known = std::ranges::find(kinds, kind, kind_name);
    if (kind.size() == key.size() || known == std::end(kinds))
      return fail(
          Code::invalid_argument,
          fmt::format(
              "\"{}\" names no record; it must be KIND/ID with a kind of technology, need, expert, organisation", key),
          std::string(name));
    out.emplace_back(*known, key.substr(kind.size() + 1));
  }
  return out;
}

Result<std::string> file_name(const char* data, std::size_t size, std::string_view otherwise) {
  CAUNOI_TRY(const auto name, bytes_of(data, size, "name"));
  return std::string(name.empty() ? otherwise : name);
}

Result<Lang> lang_of(caunoi_lang lang) {
  if (lang >= CAUNOI_LANG_VI && lang <= CAUNOI_LANG_EN) return static_cast<Lang>(lang);
  return fail(Code::invalid_argument, fmt::format("{} is no language; CAUNOI_LANG_VI, _JA and _EN are", lang));
}

Result<std::string_view> kind_word(caunoi_kind kind) {
  if (kind == CAUNOI_KIND_VISIT) return std::string_view("visit");
  if (kind_is_known(kind)) return kind_name(static_cast<RecordKind>(kind));
  return fail(
      Code::invalid_argument,
      fmt::format("{} is no kind of record; CAUNOI_KIND_TECHNOLOGY, _NEED, _EXPERT, _ORGANISATION and _VISIT are",
                  kind));
}

Result<RecordKind> kind_of(caunoi_kind kind) {
  if (kind_is_known(kind) && kind != CAUNOI_KIND_VISIT) return static_cast<RecordKind>(kind);
  return fail(Code::invalid_argument,
              fmt::format("{} is no kind of record that can be searched; CAUNOI_KIND_TECHNOLOGY, _NEED, _EXPERT and "
                          "_ORGANISATION are",
                          kind));
}

Result<void> must_be_zero(std::uint32_t reserved, std::string_view name) {
  if (reserved == 0) return {};
  return fail(Code::invalid_argument,
              fmt::format("`{}.reserved` is {}; it must be 0, as the struct's _INIT leaves it", name, reserved));
}

Result<void> check_size(const void* data, std::size_t size, std::size_t first, std::size_t ours,
                        std::string_view name) {
  constexpr std::size_t most = 4096;  // no struct of this API comes near: a larger size is memory that was never filled
  if (size < first || size > most)
    return fail(Code::invalid_argument,
                fmt::format("`{}.struct_size` is {}; fill the struct with its _INIT, which says {}", name, size, ours));
  const auto* bytes = static_cast<const unsigned char*>(data);
  if (std::any_of(bytes + std::min(size, ours), bytes + size, [](unsigned char byte) { return byte != 0; }))
    return fail(
        Code::invalid_argument,
        fmt::format("`{}` has fields beyond byte {} that this version of the library does not know", name, ours));
  return {};
}

Result<Control> control_of(const caunoi_control* theirs) {
  CAUNOI_TRY(const auto given, read_struct<caunoi_control>(theirs, CAUNOI_CONTROL_INIT, "control"));
  CAUNOI_CHECK(must_be_zero(given.reserved, "control"));
  if (given.threads > 1024)
    return fail(Code::invalid_argument,
                fmt::format("`control.threads` is {}; at most 1024, or 0 for as many as there are", given.threads));
  Control out;
  out.threads = given.threads;
  if (given.cancel != nullptr) out.cancel = &given.cancel->flag;
  if (given.progress != nullptr)
    out.progress = [progress = given.progress, user = given.user](const Tick& t) {
      const std::string stage(t.stage);  // lent texts end with a NUL
      const caunoi_tick tick{sizeof(caunoi_tick), lend(stage), t.done, t.total};
      return progress(&tick, user) == 0;
    };
  return out;
}

Log::Log(const caunoi_control* control) noexcept {
  if (control == nullptr) return;
  log_ = control->log;  // control_of() has refused what is shorter
  user_ = control->user;
}

void Log::operator()(caunoi_level level, std::string_view message, std::string_view place) const {
  if (log_ == nullptr) return;
  const std::string said(message), where(place);  // lent texts end with a NUL
  const caunoi_log_line line{sizeof(caunoi_log_line), level, 0, lend(said), lend(where)};
  log_(&line, user_);
}

void Log::operator()(const std::vector<std::string>& notices, std::size_t first) const {
  for (std::size_t i = first; i < notices.size(); ++i) operator()(CAUNOI_LEVEL_WARNING, notices[i]);
}

}  // namespace caunoi::c
