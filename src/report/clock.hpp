// clock.hpp -- slots of a fair as times of day.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/fair.hpp"
#include "caunoi/survey.hpp"

namespace caunoi::report {

/// Minutes since 1970-01-01 on the wall clock of the fair.
using LocalMinutes = std::chrono::duration<std::int64_t, std::ratio<60>>;

/// "2015-11-20T08:30" or "2015-11-20 08:30:00"; nullopt for anything else.
[[nodiscard]] std::optional<LocalMinutes> parse_local(std::string_view iso);
/// "20151120T083000", the local form of RFC 5545.
[[nodiscard]] std::string calendar_time(LocalMinutes time);

class Clock {
 public:
  struct Slot {
    std::size_t session;
    int index;  ///< within the session, from 0
    std::optional<LocalMinutes> begin;
    int minutes;
  };

  explicit Clock(const Fair& fair);

  [[nodiscard]] const std::vector<Slot>& slots() const noexcept { return slots_; }
  /// nullptr when a programme names a slot the fair does not have.
  [[nodiscard]] const Slot* slot(int number) const noexcept;
  /// "08:30", or "Slot 3" in words when the session has no start.
  [[nodiscard]] LangText begin(int slot) const;
  /// "08:30–09:00", or as begin().
  [[nodiscard]] LangText range(int slot) const;
  /// "20/11/2015" in the manner of each language; empty when the session has no start.
  [[nodiscard]] LangText date(int slot) const;

 private:
  std::vector<Slot> slots_;
};

}  // namespace caunoi::report
