// border.hpp -- how calls cross the border: one guard that lets no exception out, texts and structs that are looked at
// before they are believed. Shared by the files of this folder.
#pragma once
#include <fmt/format.h>

#include <cstddef>
#include <cstring>
#include <exception>
#include <filesystem>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/try.hpp"
#include "c/handles.hpp"
#include "caunoi/control.hpp"

namespace caunoi::c {

// -- Errors --

/// Puts the error into `*err` and gives its status. Without memory for the object the status alone is given.
caunoi_status raise(caunoi_error** err, Code code, std::string_view message, std::string_view place = {}) noexcept;

/// Runs `body`, a call to Result<void>, and turns whatever comes of it into a status and an error object.
template <class Body>
caunoi_status guard(caunoi_error** err, Body&& body) noexcept {
  if (err != nullptr) *err = nullptr;
  try {
    if (const Result<void> done = body(); !done)
      return raise(err, done.error().code, done.error().message, done.error().place);
    return CAUNOI_OK;
  } catch (const std::bad_alloc&) {
    return raise(err, Code::out_of_memory, "there is not enough memory for this");
  } catch (const std::exception& e) {
    return raise(err, Code::internal, e.what());
  } catch (...) {
    return raise(err, Code::internal, "an exception of an unknown type");
  }
}

/// guard() for a call that gives a handle: `body` is a call to Result<Handle>.
template <class Handle, class Body>
caunoi_status give(Handle** out, caunoi_error** err, Body&& body) noexcept {
  if (out != nullptr) *out = nullptr;
  return guard(err, [&]() -> Result<void> {
    if (out == nullptr) return fail(Code::invalid_argument, "`out` is NULL; it must say where the handle goes");
    Result<Handle> made = body();
    if (!made) return std::unexpected(std::move(made).error());
    *out = new Handle(*std::move(made));
    return {};
  });
}

/// The handle is there.
inline Result<void> given(const void* handle, std::string_view name) {
  if (handle != nullptr) return {};
  return fail(Code::invalid_argument, fmt::format("`{}` is NULL; it must be there", name));
}

// -- Texts --

/// A text of ours as the caller sees it. `text` must have a NUL after its last byte: a std::string or a literal.
inline caunoi_str lend(std::string_view text) noexcept {
  return text.data() == nullptr ? caunoi_str{"", 0} : caunoi_str{text.data(), text.size()};
}

/// The caller's bytes; invalid_argument for NULL with a length.
[[nodiscard]] Result<std::string_view> bytes_of(const char* data, std::size_t size, std::string_view name);
/// The same, and well-formed UTF-8. `file` names it in the error's place, with the line; empty: no place.
[[nodiscard]] Result<std::string_view> text_of(const char* data, std::size_t size, std::string_view name,
                                               std::string_view file = {});
/// A path: not empty, without a NUL inside; any other bytes are its own business.
[[nodiscard]] Result<std::filesystem::path> path_of(const char* data, std::size_t size, std::string_view name);
/// A list of paths, not empty.
[[nodiscard]] Result<std::vector<std::filesystem::path>> paths_of(const caunoi_str* items, std::size_t count,
                                                                  std::string_view name);
/// A list of texts; invalid_argument for NULL with a count.
[[nodiscard]] Result<std::vector<std::string>> texts_of(const caunoi_str* items, std::size_t count,
                                                        std::string_view name);
/// Records by kind and id ("need/N-07") of those that can be searched.
[[nodiscard]] Result<std::vector<std::pair<RecordKind, std::string>>> records_named(const caunoi_str* items,
                                                                                    std::size_t count,
                                                                                    std::string_view name);
/// What stands for the file in messages: the caller's name, or `otherwise`.
[[nodiscard]] Result<std::string> file_name(const char* data, std::size_t size, std::string_view otherwise);

// -- Numbers --

[[nodiscard]] Result<Lang> lang_of(caunoi_lang lang);
[[nodiscard]] constexpr bool kind_is_known(caunoi_kind kind) noexcept {
  return kind >= CAUNOI_KIND_TECHNOLOGY && kind <= CAUNOI_KIND_VISIT;
}
/// "technology", ..., "visit".
[[nodiscard]] Result<std::string_view> kind_word(caunoi_kind kind);
/// Of what can be searched: not a visit.
[[nodiscard]] Result<RecordKind> kind_of(caunoi_kind kind);
[[nodiscard]] constexpr caunoi_kind number_of(SupplyKind kind) noexcept {
  return kind == SupplyKind::technology ? CAUNOI_KIND_TECHNOLOGY : CAUNOI_KIND_EXPERT;
}
[[nodiscard]] Result<void> must_be_zero(std::uint32_t reserved, std::string_view name);

// -- Structs --

/// Bytes of a struct in the first version of the ABI: no program has a smaller one.
template <class Struct>
inline constexpr std::size_t first_size = 0;
// Each line names the last field of version 1 and never changes once that is released.
#define CAUNOI_FIRST(type, last)                  \
  template <>                                     \
  inline constexpr std::size_t first_size<type> = \
      (offsetof(type, last) + sizeof(type::last) + alignof(type) - 1) / alignof(type) * alignof(type)
CAUNOI_FIRST(caunoi_allocator, user);
CAUNOI_FIRST(caunoi_control, log);
CAUNOI_FIRST(caunoi_concept, weight);
CAUNOI_FIRST(caunoi_money, reserved);
CAUNOI_FIRST(caunoi_quantity, unit);
CAUNOI_FIRST(caunoi_field_weight, weight);
CAUNOI_FIRST(caunoi_reference, reserved);
CAUNOI_FIRST(caunoi_work, reserved);
CAUNOI_FIRST(caunoi_organisation, email);
CAUNOI_FIRST(caunoi_technology, embedding_count);
CAUNOI_FIRST(caunoi_need, embedding_count);
CAUNOI_FIRST(caunoi_expert, embedding_count);
CAUNOI_FIRST(caunoi_visit, note);
CAUNOI_FIRST(caunoi_finding, message);
CAUNOI_FIRST(caunoi_record, organisation);
CAUNOI_FIRST(caunoi_search_options, currency);
CAUNOI_FIRST(caunoi_hit, snippet);
CAUNOI_FIRST(caunoi_facet_value, count);
CAUNOI_FIRST(caunoi_wish, supply);
CAUNOI_FIRST(caunoi_match_options, weights_json);
CAUNOI_FIRST(caunoi_match_row, confidence);
CAUNOI_FIRST(caunoi_reason, strength);
CAUNOI_FIRST(caunoi_near, closeness);
CAUNOI_FIRST(caunoi_session, slot_minutes);
CAUNOI_FIRST(caunoi_table, unavailable_count);
CAUNOI_FIRST(caunoi_interpreter, unavailable_count);
CAUNOI_FIRST(caunoi_participant, table);
CAUNOI_FIRST(caunoi_pair, before_count);
CAUNOI_FIRST(caunoi_lock, interpreter);
CAUNOI_FIRST(caunoi_plan_options, seed);
CAUNOI_FIRST(caunoi_programme_summary, value_without);
CAUNOI_FIRST(caunoi_meeting, interpreter);
CAUNOI_FIRST(caunoi_unplaced, remedy);
CAUNOI_FIRST(caunoi_repair_options, reserved);
CAUNOI_FIRST(caunoi_repair_summary, disturbed_bound);
CAUNOI_FIRST(caunoi_notice, is_interpreter);
CAUNOI_FIRST(caunoi_standby, table);
CAUNOI_FIRST(caunoi_relaxed, is);
CAUNOI_FIRST(caunoi_report_input, reserved);
CAUNOI_FIRST(caunoi_paper, bytes);
CAUNOI_FIRST(caunoi_run_options, reserved);
CAUNOI_FIRST(caunoi_run_summary, planned);
CAUNOI_FIRST(caunoi_measure, high);
CAUNOI_FIRST(caunoi_difference, equal);
#undef CAUNOI_FIRST

/// Whether a struct of `size` bytes at `data` may be used as one of ours, of which version 1 had `first` and this one
/// has `ours`.
[[nodiscard]] Result<void> check_size(const void* data, std::size_t size, std::size_t first, std::size_t ours,
                                      std::string_view name);

/// The caller's struct over defaults: `ours` comes from its _INIT. NULL gives the defaults.
template <class Struct>
[[nodiscard]] Result<Struct> read_struct(const Struct* theirs, Struct ours, std::string_view name) {
  static_assert(first_size<Struct> != 0, "name its last field above");
  if (theirs == nullptr) return ours;
  CAUNOI_CHECK(check_size(theirs, theirs->struct_size, first_size<Struct>, sizeof(Struct), name));
  std::memcpy(&ours, theirs, std::min(theirs->struct_size, sizeof(Struct)));
  return ours;
}

/// Fills the caller's struct as far as it goes; its struct_size stays.
template <class Struct>
[[nodiscard]] Result<void> write_struct(Struct* theirs, Struct ours) {
  static_assert(first_size<Struct> != 0, "name its last field above");
  CAUNOI_CHECK(given(theirs, "row"));
  CAUNOI_CHECK(check_size(theirs, theirs->struct_size, first_size<Struct>, sizeof(Struct), "row"));
  ours.struct_size = theirs->struct_size;
  std::memcpy(theirs, &ours, std::min(theirs->struct_size, sizeof(Struct)));
  return {};
}

/// A list of structs of the caller's: `take(struct, name)` gives a Result of each. The elements are as far apart as the
/// first one's struct_size says, which may be that of another version of the header.
template <class Struct, class Take>
[[nodiscard]] Result<void> each_struct(const Struct* items, std::size_t count, const Struct& init,
                                       std::string_view name, Take&& take) {
  if (items == nullptr && count != 0)
    return fail(Code::invalid_argument, fmt::format("`{}` is NULL with a count of {}", name, count));
  const auto* at = reinterpret_cast<const char*>(items);
  for (std::size_t i = 0; i < count; ++i, at += items->struct_size) {
    const auto here = fmt::format("{}[{}]", name, i);
    const auto* theirs = reinterpret_cast<const Struct*>(at);
    CAUNOI_TRY(const auto item, read_struct<Struct>(theirs, init, here));
    if (theirs->struct_size != items->struct_size)
      return fail(Code::invalid_argument, fmt::format("`{}.struct_size` is not that of {}[0]", here, name));
    if (theirs->struct_size % alignof(Struct) != 0)
      return fail(Code::invalid_argument, fmt::format("`{}.struct_size` is no size of a struct", here));
    CAUNOI_CHECK(take(item, here));
  }
  return {};
}

/// A list of numbers of the caller's.
template <class Number>
[[nodiscard]] Result<std::span<const Number>> numbers_of(const Number* items, std::size_t count,
                                                         std::string_view name) {
  if (items == nullptr && count != 0)
    return fail(Code::invalid_argument, fmt::format("`{}` is NULL with a count of {}", name, count));
  return std::span<const Number>(items, count);
}

/// A row of a list that belongs to `handle`: `list()` gives the list and `fill(item)` makes the struct of item i.
/// Beyond the last: invalid_argument.
template <class List, class Struct, class Fill>
caunoi_status row_of(const void* handle, List&& list, std::size_t i, Struct* row, Fill&& fill) noexcept {
  return guard(nullptr, [&]() -> Result<void> {
    CAUNOI_CHECK(given(handle, "handle"));
    const auto& items = list();
    if (i >= items.size()) return fail(Code::invalid_argument, "there is no such row");
    return write_struct<Struct>(row, fill(items[i]));
  });
}

/// The caller's Control; its callback is called through, its token borrowed.
[[nodiscard]] Result<Control> control_of(const caunoi_control* control);

/// The caller's log. Only after control_of() has looked at the same struct.
class Log {
 public:
  explicit Log(const caunoi_control* control) noexcept;
  void operator()(caunoi_level level, std::string_view message, std::string_view place = {}) const;
  /// Notices of an index, from number `first` on.
  void operator()(const std::vector<std::string>& notices, std::size_t first = 0) const;
  [[nodiscard]] explicit operator bool() const noexcept { return log_ != nullptr; }

 private:
  caunoi_log_fn log_ = nullptr;
  void* user_ = nullptr;
};

/// Parts of a fair as the caller states them.
[[nodiscard]] Result<Fair::Session> part_of(const caunoi_session& s);
[[nodiscard]] Result<Fair::Table> part_of(const caunoi_table& t);
[[nodiscard]] Result<Fair::Interpreter> part_of(const caunoi_interpreter& i);
[[nodiscard]] Result<Fair::Participant> part_of(const caunoi_participant& p);
[[nodiscard]] Result<Fair::Pair> part_of(const caunoi_pair& p);
[[nodiscard]] Result<Fair::Lock> part_of(const caunoi_lock& l);
/// Of caunoi_match_options and caunoi_plan_options; NULL gives the defaults.
[[nodiscard]] Result<MatchOptions> match_options_of(const caunoi_match_options* options);
[[nodiscard]] Result<PlanOptions> plan_options_of(const caunoi_plan_options* options);

}  // namespace caunoi::c
