// Slots as times of day. All arithmetic is on the wall clock of the fair: a session lasts hours, and no meeting is
// planned across the night in which clocks change. Tested by report/calendar_test.
#include "report/clock.hpp"

#include <fmt/format.h>

#include "report/names.hpp"
#include "report/words.hpp"

namespace caunoi::report {

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return {};
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return {};
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

struct Parts {
  std::chrono::year_month_day day;
  int hour, minute;
};

Parts parts(LocalMinutes time) {
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const auto rest = static_cast<int>((time - days).count());
  return {std::chrono::year_month_day{std::chrono::sys_days{days}}, rest / 60, rest % 60};
}

std::string of_day(LocalMinutes time) {
  const auto p = parts(time);
  return fmt::format("{:02}:{:02}", p.hour, p.minute);
}

}  // namespace

std::optional<LocalMinutes> parse_local(std::string_view iso) {
  const auto year = digits(iso, 0, 4), month = digits(iso, 5, 2), day = digits(iso, 8, 2);
  const auto hour = digits(iso, 11, 2), minute = digits(iso, 14, 2);
  if (!year || !month || !day || !hour || !minute) return {};
  if (iso[4] != '-' || iso[7] != '-' || (iso[10] != 'T' && iso[10] != ' ') || iso[13] != ':') return {};
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok() || *hour > 23 || *minute > 59) return {};
  return LocalMinutes{std::chrono::sys_days{date}.time_since_epoch()} + std::chrono::hours{*hour} +
         LocalMinutes{*minute};
}

std::string calendar_time(LocalMinutes time) {
  const auto p = parts(time);
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}00", static_cast<int>(p.day.year()),
                     static_cast<unsigned>(p.day.month()), static_cast<unsigned>(p.day.day()), p.hour, p.minute);
}

Clock::Clock(const Fair& fair) {
  for (std::size_t s = 0; s < fair.sessions.size(); ++s) {
    const auto& session = fair.sessions[s];
    const auto start = parse_local(session.start);
    for (int i = 0; i < session.slots; ++i) {
      std::optional<LocalMinutes> begin;
      if (start) begin = *start + LocalMinutes{std::int64_t{i} * session.slot_minutes};
      slots_.push_back({s, i, begin, session.slot_minutes});
    }
  }
}

const Clock::Slot* Clock::slot(int number) const noexcept {
  return number >= 0 && static_cast<std::size_t>(number) < slots_.size() ? &slots_[static_cast<std::size_t>(number)]
                                                                         : nullptr;
}

LangText Clock::begin(int number) const {
  const auto* at = slot(number);
  return at != nullptr && at->begin ? same(of_day(*at->begin)) : say(words::slot_number, number + 1);
}

LangText Clock::range(int number) const {
  const auto* at = slot(number);
  if (at == nullptr || !at->begin) return begin(number);
  return same(fmt::format("{}–{}", of_day(*at->begin), of_day(*at->begin + LocalMinutes{at->minutes})));
}

LangText Clock::date(int number) const {
  const auto* at = slot(number);
  if (at == nullptr || !at->begin) return {};
  const auto day = parts(*at->begin).day;
  const int year = static_cast<int>(day.year());
  const unsigned month = static_cast<unsigned>(day.month()), date = static_cast<unsigned>(day.day());
  static constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
  return {fmt::format("{:02}/{:02}/{}", date, month, year), fmt::format("{}年{}月{}日", year, month, date),
          fmt::format("{} {} {}", date, months[month - 1], year)};
}

}  // namespace caunoi::report
