// Calendars, RFC 5545. One file a participant, so that it can be sent by mail and opened on a telephone.
//
// UID names the fair, the participant and the pair, never the slot: the same meeting in a later plan replaces the
// earlier one (SEQUENCE tells which is newer). DTSTAMP is the beginning of the fair in UTC instead of the time of
// writing: the same plan gives the same bytes, and the standard asks only that the stamp be a UTC time. The zone is
// written out from ICU's tables, because a calendar may not know its name. Lines are folded at 75 octets between
// characters (3.1). Tested by report/calendar_test and report/calendars_test.py.
#include <fmt/format.h>
#include <unicode/unistr.h>
#include <unicode/vtzone.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "caunoi/report.hpp"
#include "report/clock.hpp"
#include "report/html.hpp"
#include "report/names.hpp"
#include "report/words.hpp"

namespace caunoi {

namespace {

using namespace report;

/// A TEXT value: backslash, semicolon, comma and newline escaped (3.3.11); other controls become spaces.
std::string text_value(std::string_view text) {
  std::string out;
  for (const char c : clean(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c == '\t' ? ' ' : c;
  }
  return out;
}

/// A content line: at most 75 octets, then CRLF and a space, never inside a character.
void line(std::string& out, std::string_view text) {
  constexpr std::size_t longest = 75;
  std::size_t room = longest;
  while (text.size() > room) {
    std::size_t end = room;
    while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    out.append(text.substr(0, end)).append("\r\n ");
    text.remove_prefix(end);
    room = longest - 1;  // the space counts
  }
  out.append(text).append("\r\n");
}

/// The fair's zone: its VTIMEZONE and its offset; none when the name is not in ICU's tables.
struct Zone {
  std::unique_ptr<icu::VTimeZone> zone;

  explicit Zone(const std::string& name) {
    if (name.empty()) return;
    const auto id = icu::UnicodeString::fromUTF8(name);
    std::unique_ptr<icu::TimeZone> known(icu::TimeZone::createTimeZone(id));
    if (*known != icu::TimeZone::getUnknown()) zone.reset(icu::VTimeZone::createVTimeZoneByID(id));
  }

  [[nodiscard]] LocalMinutes utc(LocalMinutes local) const {
    if (!zone) return local;
    UErrorCode error = U_ZERO_ERROR;
    std::int32_t raw = 0, saving = 0;
    zone->getOffset(static_cast<UDate>(local.count()) * 60'000, true, raw, saving, error);
    return U_SUCCESS(error) ? local - LocalMinutes{(raw + saving) / 60'000} : local;
  }

  void write(std::string& out, LocalMinutes at) const {
    if (!zone) return;
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString text;
    zone->writeSimple(static_cast<UDate>(utc(at).count()) * 60'000, text, error);
    if (U_FAILURE(error)) return;
    std::string utf8;
    text.toUTF8String(utf8);
    for (std::size_t begin = 0; begin < utf8.size();) {
      const auto end = std::min(utf8.find("\r\n", begin), utf8.size());
      if (end > begin) line(out, std::string_view(utf8).substr(begin, end - begin));
      begin = end + 2;
    }
  }
};

/// Letters and digits of ASCII with '-' for runs of anything else; at most 60 of them, so that any file system takes
/// the name.
std::string slug(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  out.resize(std::min<std::size_t>(out.size(), 60));
  while (out.ends_with('-')) out.pop_back();
  return out;
}

/// FNV-1a, 64 bits: tells fairs and participants apart in a UID without putting names into it.
std::uint64_t fingerprint(std::initializer_list<std::string_view> parts) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const auto part : parts) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    hash = (hash ^ 0x1f) * 0x100000001b3;
  }
  return hash;
}

}  // namespace

std::vector<Paper> calendars(const Fair& fair, const Programme& programme, Lang lang, int revision) {
  const Clock clock(fair);
  const Zone zone(fair.time_zone);
  std::optional<LocalMinutes> opening;
  for (const auto& slot : clock.slots())
    if (slot.begin && (!opening || *slot.begin < *opening)) opening = slot.begin;
  if (!opening) return {};
  const std::string stamp = calendar_time(zone.utc(*opening)) + "Z";

  std::map<std::string_view, const Fair::Participant*> participants;
  for (const auto& participant : fair.participants) participants[participant.id] = &participant;
  const auto name = [&](const std::string& id) {
    const auto at = participants.find(id);
    return at == participants.end() || at->second->name.empty() ? id : at->second->name;
  };
  std::map<std::string_view, std::string> rooms;
  for (const auto& table : fair.tables) rooms[table.id] = table.room;
  std::map<std::string_view, std::vector<const Programme::Meeting*>> meetings;
  for (const auto& meeting : programme.meetings) {
    const auto* slot = clock.slot(meeting.slot);
    if (slot == nullptr || !slot->begin) continue;
    meetings[meeting.a].push_back(&meeting);
    meetings[meeting.b].push_back(&meeting);
  }

  std::vector<Paper> files;
  std::set<std::string> taken;
  for (const auto& participant : fair.participants) {
    const auto at = meetings.find(participant.id);
    if (at == meetings.end()) continue;
    auto& list = at->second;
    std::ranges::stable_sort(list, {}, [](const auto* meeting) { return meeting->slot; });

    std::string out;
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//caunoi//programme//" + std::string(lang == Lang::ja ? "JA" : lang == Lang::en ? "EN" : "VI"));
    line(out, "CALSCALE:GREGORIAN");
    line(out, "METHOD:PUBLISH");
    if (!fair.name.empty()) line(out, "X-WR-CALNAME:" + text_value(fair.name));
    zone.write(out, *opening);
    const auto time = [&](std::string_view property, LocalMinutes local) {
      line(out, zone.zone ? fmt::format("{};TZID={}:{}", property, fair.time_zone, calendar_time(local))
                          : fmt::format("{}:{}", property, calendar_time(local)));
    };
    for (const auto* meeting : list) {
      const auto* slot = clock.slot(meeting->slot);
      const auto& other = meeting->a == participant.id ? meeting->b : meeting->a;
      const std::string room = rooms.contains(meeting->table) ? rooms.at(meeting->table) : std::string{};
      line(out, "BEGIN:VEVENT");
      line(out, fmt::format("UID:{:016x}-{:016x}@caunoi", fingerprint({fair.name, participant.id}),
                            fingerprint({meeting->pair})));
      line(out, "DTSTAMP:" + stamp);
      line(out, fmt::format("SEQUENCE:{}", std::max(revision, 0)));
      time("DTSTART", *slot->begin);
      time("DTEND", *slot->begin + LocalMinutes{slot->minutes});
      line(out, "SUMMARY:" + text_value(say(words::meet_with, name(other)).in(lang)));
      const LangText where =
          room.empty() ? say(words::at_table, meeting->table) : say(words::at_table_room, meeting->table, room);
      if (!meeting->table.empty()) line(out, "LOCATION:" + text_value(where.in(lang)));
      std::string description = fair.name;
      if (!meeting->interpreter.empty())
        description += (description.empty() ? "" : "\n") + say(words::with_interpreter, meeting->interpreter).in(lang);
      if (!description.empty()) line(out, "DESCRIPTION:" + text_value(description));
      line(out, "STATUS:CONFIRMED");
      line(out, "END:VEVENT");
    }
    line(out, "END:VCALENDAR");

    std::string base = slug(participant.id);
    if (base.empty()) base = slug(participant.name);
    if (base.empty()) base = "participant";
    std::string file = base;
    for (int i = 2; !taken.insert(file).second; ++i) file = fmt::format("{}-{}", base, i);
    files.emplace_back(file + ".ics", std::move(out));
  }
  return files;
}

}  // namespace caunoi
