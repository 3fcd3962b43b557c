// Who is told what, in three languages; the page to print; advice as a table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "caunoi/report.hpp"

namespace caunoi {
namespace {

using testing::HasSubstr;
using testing::Not;

Fair fair() {
  return parse_fair(
             R"({"name": "Ngày hội <kết nối>", "sessions": [{"id": "am", "start": "2015-10-15T08:30", "slots": 4, "slot_minutes": 30}],
    "tables": [{"id": "B1"}, {"id": "B2"}, {"id": "B3"}], "interpreters": [{"id": "PD-1", "languages": ["vi", "ja"]}, {"id": "PD-2", "languages": ["vi", "ja"]}],
    "participants": [{"id": "J-1", "name": "響野膜工業", "languages": ["ja"]}, {"id": "J-2", "name": "門司浜機器", "languages": ["ja"], "max_meetings": 2},
      {"id": "E-1", "name": "Công ty A & B", "languages": ["vi"]}, {"id": "E-2", "name": "Công ty C", "languages": ["vi"]}, {"id": "E-3", "languages": ["vi"]}],
    "pairs": [{"a": "J-1", "b": "E-1"}, {"a": "J-1", "b": "E-2"}, {"a": "J-2", "b": "E-1"}, {"a": "J-2", "b": "E-2"}, {"a": "J-2", "b": "E-3"}]})")
      .value();
}

Repair repaired() {
  Programme p;
  p.meetings = {{"J-1~E-1", "J-1", "E-1", 0, "B1", "PD-1"},
                {"J-2~E-2", "J-2", "E-2", 0, "B2", "PD-2"},
                {"J-1~E-2", "J-1", "E-2", 1, "B1", "PD-1"},
                {"J-2~E-1", "J-2", "E-1", 2, "B2", "PD-2"}};
  const auto changes =
      parse_changes(R"({"now": 0, "late": [{"participant": "E-2", "slot": 3}], "broken_tables": [{"table": "B2"}],
    "walk_ins": [{"id": "E-4", "name": "Công ty D", "languages": ["vi"]}], "wishes": [{"a": "J-1", "b": "E-4"}]})");
  return repair(fair(), p, changes.value()).value();
}

TEST(Notices, SayInThreeLanguagesWhatChanged) {
  const auto repair = repaired();
  const auto vi = notices_text(repair, Lang::vi), ja = notices_text(repair, Lang::ja),
             en = notices_text(repair, Lang::en);
  EXPECT_THAT(vi, HasSubstr("E-2 · Công ty C\n"));
  EXPECT_THAT(vi, HasSubstr("Đổi giờ: gặp 響野膜工業, từ 09:00–09:30, bàn B1, phiên dịch PD-1 sang 10:00–10:30, bàn "
                            "B1, phiên dịch PD-1 – Công ty C vắng mặt lúc đó"));
  EXPECT_THAT(vi,
              HasSubstr("Đổi bàn: gặp 門司浜機器, từ 09:30–10:00, bàn B2, phiên dịch PD-2 sang 09:30–10:00, bàn B"));
  EXPECT_THAT(vi, HasSubstr("bàn B2 không dùng được"));
  EXPECT_THAT(vi, HasSubstr("Cuộc gặp mới: Công ty D, 0"));
  EXPECT_THAT(ja, HasSubstr("時間変更:響野膜工業(09:00–09:30、卓B1、通訳PD-1 → 10:00–10:30、卓B1、通訳PD-1) – Công ty "
                            "Cがその時間に不在のため"));
  EXPECT_THAT(ja, HasSubstr("卓変更:門司浜機器"));
  EXPECT_THAT(ja, HasSubstr("卓B2が使えないため"));
  EXPECT_THAT(ja, HasSubstr("新規:響野膜工業"));
  EXPECT_THAT(en, HasSubstr("New time: 響野膜工業, from 09:00–09:30, table B1, interpreter PD-1 to 10:00–10:30, table "
                            "B1, interpreter PD-1 – Công ty C is away at that time"));
  EXPECT_THAT(en, HasSubstr("table B2 cannot be used"));
  EXPECT_THAT(en, HasSubstr("4 participants have a meeting whose"));
  for (const auto& text : {vi, ja, en}) EXPECT_THAT(text, Not(HasSubstr("{")));
  EXPECT_THAT(vi, HasSubstr("4 bên có cuộc gặp bị đổi giờ"));
  EXPECT_THAT(ja, HasSubstr("参加者は4件です"));
}

TEST(Notices, NothingAndRulesGivenUp) {
  Repair repair;
  repair.fair = fair();
  EXPECT_EQ(notices_text(repair, Lang::vi), "Không có gì phải báo.\n");
  EXPECT_EQ(notices_text(repair, Lang::ja), "お知らせする変更はありません。\n");
  repair.relaxed = {{"min_meetings", "E-1", 2, 1}, {"required", "J-1~E-1", 1, 0}, {"break_spread", "", 1, 3}};
  const auto vi = notices_text(repair, Lang::vi), en = notices_text(repair, Lang::en),
             ja = notices_text(repair, Lang::ja);
  EXPECT_THAT(vi, HasSubstr("! Công ty A & B chỉ còn 1 cuộc gặp, ít hơn mức tối thiểu 2."));
  EXPECT_THAT(en, HasSubstr("! The required meeting 響野膜工業 × Công ty A & B has no place any more."));
  EXPECT_THAT(ja, HasSubstr("! 待ち時間の回数の差が1から3に広がりました。"));
}

TEST(Notices, ThePageStandsAloneAndEscapes) {
  const auto repair = repaired();
  for (const Lang lang : {Lang::vi, Lang::ja, Lang::en}) {
    const auto page = notices_page(repair, lang);
    EXPECT_THAT(page, HasSubstr("Công ty A &amp; B"));
    EXPECT_THAT(page, HasSubstr("Ngày hội &lt;kết nối&gt;"));
    EXPECT_THAT(page, Not(HasSubstr("http")));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    for (const char* tag : {"article", "ul", "li", "table", "tr", "td", "body", "html"}) {
      std::size_t open = 0, close = 0;
      const std::string begin = std::string("<") + tag, end = std::string("</") + tag + ">";
      for (auto at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1))
        open += page[at + begin.size()] == '>' || page[at + begin.size()] == ' ';
      for (auto at = page.find(end); at != std::string::npos; at = page.find(end, at + 1)) ++close;
      EXPECT_EQ(open, close) << tag;
    }
  }
  EXPECT_THAT(notices_page(repair, Lang::vi), HasSubstr("Dự bị khi vắng mặt"));
  EXPECT_THAT(notices_page(repair, Lang::ja), HasSubstr("欠席時の代わり"));
  EXPECT_EQ(notices_page(repair, Lang::vi), notices_page(repair, Lang::vi));
}

TEST(AdviceText, IsATableInThreeLanguages) {
  Advice advice;
  advice.wishes = 1200, advice.possible = 120, advice.placed = 113;
  advice.needs = {{Advice::Kind::tables, {}, 0, 13, 10, 10},
                  {Advice::Kind::slots, {}, 0, 12, 10, 11},
                  {Advice::Kind::interpreters, {"ja", "vi"}, 84, 6, 7, 7}};
  advice.steps = {{Advice::Kind::interpreters, {"ja", "vi"}, {3, 4, 5, 8}, 7, 7},
                  {Advice::Kind::tables, {}, {2}, 1, 1}};
  advice.asked = {{"J-1", 16, 10}};
  const auto vi = advice_text(fair(), advice, Lang::vi), ja = advice_text(fair(), advice, Lang::ja),
             en = advice_text(fair(), advice, Lang::en);
  EXPECT_THAT(vi, HasSubstr("1.200 nguyện vọng"));
  EXPECT_THAT(vi, HasSubstr("phiên dịch ja–vi: xếp thêm được 7 cuộc (cần ở khung giờ 3–5, 8)"));
  EXPECT_THAT(vi, HasSubstr("J-1 · 響野膜工業: 16 nguyện vọng, nhận được 10"));
  EXPECT_THAT(ja, HasSubstr("通訳(ja–vi):面談が7件増える(枠3–5, 8で必要)"));
  EXPECT_THAT(en, HasSubstr("Interpreters ja–vi                   6         7   84 meetings need one"));
  EXPECT_THAT(en, HasSubstr("Slots                               12     10–11"));
  EXPECT_THAT(en, HasSubstr("interpreter ja–vi: 7 more meetings (needed in slots 3–5, 8)"));
  EXPECT_THAT(en, Not(HasSubstr("The time ended")));
  advice.proved = false;
  EXPECT_THAT(advice_text(fair(), advice, Lang::en), HasSubstr("The time ended"));
}

}  // namespace
}  // namespace caunoi
