// result.hpp -- how a fallible call answers: a value, or an Error that names its place. Start here.
//
// Expected failures (a file that is not there, a slot out of range) are values, never exceptions. An unmeetable wish is not an
// error either: it is an answer (fair.hpp). [any] All types here are plain values: use them from any thread.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace caunoi {

/// What kind of failure. The numbers are those of caunoi_status in caunoi.h and never change meaning.
enum class Code : std::int32_t {
  invalid_argument = 1,  ///< the caller's words or input are wrong; `place` says where
  not_found = 2,         ///< an id or a file that does not exist
  io = 3,                ///< it cannot be read or written
  corrupt = 4,           ///< it was read and is damaged
  bad_version = 5,       ///< written by another version of the format
  unsupported = 6,       ///< understood, but not something this build can do
  cancelled = 7,         ///< the caller asked to stop
  out_of_memory = 8,
  internal = 9,          ///< a defect of ours
};

/// The name of a code as caunoi.h spells it, e.g. "CAUNOI_IO". Static.
[[nodiscard]] std::string_view code_name(Code code) noexcept;

/// A failure: its code, a sentence that says what is wrong and what would be right, and where.
struct Error {
  Code code = Code::internal;
  std::string message;
  std::string place;  ///< `needs.csv:17:budget`, `fair.json#/participants/3/unavailable/0`, or a path; may be empty

  /// "place: message", or the message alone. For people.
  [[nodiscard]] std::string text() const { return place.empty() ? message : place + ": " + message; }
};

template <class T>
using Result = std::expected<T, Error>;

/// Shorthand for returning an error from a function that returns a Result.
[[nodiscard]] inline std::unexpected<Error> fail(Code code, std::string message, std::string place = {}) {
  return std::unexpected(Error{code, std::move(message), std::move(place)});
}

}  // namespace caunoi
