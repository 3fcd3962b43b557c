// Calendars and the clock they stand on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/clock.hpp"
#include "report/sample.hpp"

namespace caunoi {
namespace {

using testing::HasSubstr;

Fair small() {
  Fair fair;
  fair.name = "Hội chợ; \"a,b\"\\c";
  fair.time_zone = "Asia/Ho_Chi_Minh";
  fair.sessions = {{"1", "2015-11-20T08:30", 2, 30}, {"2", "", 1, 30}};
  fair.tables = {{"B1", "Sảnh A", {}}};
  fair.participants = {{"Ánh Dương", "Công ty Ánh Dương"}, {"anh-duong", "Khác"}, {"光", "光工業"}};
  fair.pairs = {{"p1", "Ánh Dương", "光"}, {"p2", "anh-duong", "光"}};
  return fair;
}

Programme meetings(int first = 0, int second = 1) {
  Programme programme;
  programme.meetings = {{"p1", "Ánh Dương", "光", first, "B1", "PD1"}, {"p2", "anh-duong", "光", second, "B1", ""}};
  return programme;
}

std::string unfolded(std::string text) {
  for (std::size_t at; (at = text.find("\r\n ")) != std::string::npos;) text.erase(at, 3);
  return text;
}

TEST(Clock, ReadsLocalTimesAndRefusesOthers) {
  using report::parse_local;
  EXPECT_EQ(parse_local("1970-01-02T00:01"), report::LocalMinutes{1441});
  EXPECT_EQ(parse_local("2015-11-20 08:30:00"), parse_local("2015-11-20T08:30"));
  for (const char* bad : {"", "2015-11-20", "2015-02-30T08:00", "2015-11-20T24:00", "20/11/2015 08:30",
                          "2015-11-20T8:30", "2015-11-20T08-30"})
    EXPECT_FALSE(parse_local(bad)) << bad;
  EXPECT_EQ(report::calendar_time(*parse_local("2016-02-29T23:59")), "20160229T235900");
}

TEST(Clock, SlotsRunOnAcrossSessions) {
  const Fair fair = small();
  const report::Clock clock(fair);
  ASSERT_EQ(clock.slots().size(), 3u);
  EXPECT_EQ(clock.range(1).vi, "09:00–09:30");
  EXPECT_EQ(clock.begin(2).en, "Slot 3");
  EXPECT_EQ(clock.date(0).ja, "2015年11月20日");
  EXPECT_TRUE(clock.date(2).empty());
  EXPECT_EQ(clock.slot(3), nullptr);
  EXPECT_EQ(clock.slot(-1), nullptr);
}

TEST(Calendar, OneFileAParticipantWithPlainUniqueNames) {
  const auto files = calendars(small(), meetings(), Lang::vi);
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files[0].first, "anh-duong.ics");
  EXPECT_EQ(files[1].first, "anh-duong-2.ics");
  EXPECT_EQ(files[2].first, "participant.ics");
}

TEST(Calendar, LinesAreFoldedBetweenCharactersAndEndWithCrLf) {
  Fair fair = small();
  fair.participants[2].name = std::string(60, 'x') + "工業株式会社光工業株式会社光工業株式会社光工業株式会社";
  for (std::size_t shift = 0; shift < 4; ++shift) {
    fair.participants[2].name.insert(0, shift, 'y');
    for (const auto& [name, bytes] : calendars(fair, meetings(), Lang::ja)) {
      std::size_t begin = 0;
      while (begin < bytes.size()) {
        const auto end = bytes.find("\r\n", begin);
        ASSERT_NE(end, std::string::npos);
        ASSERT_LE(end - begin, 75u);
        ASSERT_EQ(bytes.substr(begin, end - begin).find('\n'), std::string::npos);
        ASSERT_NE(static_cast<unsigned char>(bytes[begin]) & 0xc0, 0x80) << "inside a character";
        begin = end + 2;
      }
    }
  }
}

TEST(Calendar, SaysWhenWhereAndWithWhom) {
  const std::string text = unfolded(calendars(small(), meetings(), Lang::vi)[0].second);
  EXPECT_THAT(
      text,
      HasSubstr(
          "\r\nDTSTART;TZID=Asia/Ho_Chi_Minh:20151120T083000\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20151120T090000\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\nDTSTAMP:20151120T013000Z\r\n"));
  EXPECT_THAT(text, HasSubstr("SUMMARY:Gặp 光工業"));
  EXPECT_THAT(text, HasSubstr("LOCATION:Bàn B1\\, Sảnh A"));
  EXPECT_THAT(text, HasSubstr("DESCRIPTION:Hội chợ\\; \"a\\,b\"\\\\c\\nPhiên dịch: PD1"));
  EXPECT_THAT(text, HasSubstr("TZOFFSETTO:+0700"));
}

TEST(Calendar, TheSameMeetingKeepsItsUidWhenItMoves) {
  const auto uid = [](const std::string& text) { return text.substr(text.find("UID:"), 60); };
  const auto before = calendars(small(), meetings(0, 1), Lang::vi),
             after = calendars(small(), meetings(1, 0), Lang::ja, 1);
  EXPECT_EQ(uid(before[0].second), uid(after[0].second));
  EXPECT_NE(uid(before[0].second), uid(before[1].second));
  EXPECT_NE(before[0].second, after[0].second);
  EXPECT_THAT(after[0].second, HasSubstr("SEQUENCE:1\r\n"));
}

TEST(Calendar, SessionsWithoutStartGiveNoFile) {
  EXPECT_EQ(calendars(small(), meetings(2, 2), Lang::vi).size(), 0u);
  EXPECT_EQ(calendars(small(), meetings(0, 2), Lang::vi).size(), 2u);
  Fair fair = small();
  fair.sessions[0].start.clear();
  EXPECT_TRUE(calendars(fair, meetings(), Lang::vi).empty());
}

TEST(Calendar, AnUnknownZoneGivesFloatingTimes) {
  Fair fair = small();
  fair.time_zone = "Mars/Olympus";
  const std::string text = calendars(fair, meetings(), Lang::vi)[0].second;
  EXPECT_THAT(text, HasSubstr("\r\nDTSTART:20151120T083000\r\n"));
  EXPECT_THAT(text, testing::Not(HasSubstr("VTIMEZONE")));
}

}  // namespace
}  // namespace caunoi
