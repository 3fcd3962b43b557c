// Remedies in the reader's language: every shape that plan() words, and words it does not know.
#include "report/remedies.hpp"

#include <gtest/gtest.h>

#include "caunoi/fair.hpp"

namespace caunoi::report {
namespace {

LangText named(std::string_view id) { return {"Công ty " + std::string(id), "", ""}; }

TEST(Remedies, AreToldInThreeLanguages) {
  const auto text = remedy_text("raise max_meetings of J-04 to 10; add one interpreter for ja and vi", named);
  EXPECT_EQ(text.vi, "nâng số cuộc gặp tối đa của Công ty J-04 lên 10; thêm một phiên dịch ja–vi");
  EXPECT_EQ(text.ja, "Công ty J-04の最大面談数を10に増やす; 通訳(ja–vi)を1名増やす");
  EXPECT_EQ(text.en, "raise the most meetings of Công ty J-04 to 10; add one interpreter for ja and vi");
  const auto many = remedy_text("add one interpreter for ja and vi in slots 3 to 5 and 8 (places 7 more)", named);
  EXPECT_EQ(many.vi, "thêm một phiên dịch ja–vi ở khung giờ 3–5, 8 (xếp thêm được 7 cuộc)");
  EXPECT_EQ(many.ja, "枠3–5・8に通訳(ja–vi)を1名増やす(面談が7件増える)");
  EXPECT_EQ(many.en, "add one interpreter for ja and vi in slots 3 to 5 and 8 (places 7 more)");
  EXPECT_EQ(remedy_text("add one table in slot 2", named).ja, "枠2に卓を1つ増やす");
  EXPECT_EQ(remedy_text("add one slot to session pm (places 2 more)", named).vi, "thêm một khung giờ vào phiên pm (xếp thêm được 2 cuộc)");
  EXPECT_EQ(remedy_text("ask them to dance", named).vi, "ask them to dance");
  EXPECT_TRUE(remedy_text("", named).empty());
}

// What the planner really says is understood: no English is left in the Vietnamese text.
TEST(Remedies, KnowWhatThePlannerSays) {
  const char* fairs[] = {
      R"({"sessions": [{"id": "s", "slots": 1}], "tables": 2, "participants": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "pairs": [{"a": "a", "b": "b"}, {"a": "a", "b": "c"}]})",
      R"({"sessions": [{"id": "s", "slots": 2}], "tables": 1, "participants": [{"id": "a", "max_meetings": 1}, {"id": "b"}, {"id": "c"}], "pairs": [{"a": "a", "b": "b"}, {"a": "a", "b": "c"}]})",
      R"({"sessions": [{"id": "s", "slots": 1}], "tables": 1, "participants": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}], "pairs": [{"a": "a", "b": "b"}, {"a": "c", "b": "d"}]})",
      R"({"sessions": [{"id": "s", "slots": 1}], "tables": 1, "participants": [{"id": "a", "languages": ["vi"]}, {"id": "b", "languages": ["ja"]}], "pairs": [{"a": "a", "b": "b"}]})",
      R"({"sessions": [{"id": "s", "slots": 2}], "tables": 3, "interpreters": [], "participants": [{"id": "a", "languages": ["vi"]}, {"id": "b", "languages": ["ja"]}, {"id": "c", "languages": ["ja"]}], "pairs": [{"a": "a", "b": "b"}, {"a": "a", "b": "c"}]})",
      R"({"sessions": [{"id": "s", "slots": 2}], "tables": 2, "participants": [{"id": "a", "unavailable": [0]}, {"id": "b", "unavailable": [1]}], "pairs": [{"a": "a", "b": "b"}]})"};
  for (const char* json : fairs) {
    const auto programme = plan(parse_fair(json).value()).value();
    ASSERT_GE(programme.unplaced.size(), 1U) << json;
    const auto& unplaced = programme.unplaced.front();
    EXPECT_FALSE(why(unplaced.code, Lang::vi).empty()) << unplaced.code;
    ASSERT_FALSE(unplaced.remedy.empty()) << json;
    const auto text = remedy_text(unplaced.remedy, named);
    for (const char* english : {"raise", "add one", "make ", "available", "places", "slot"}) EXPECT_EQ(text.vi.find(english), std::string::npos) << unplaced.remedy;
  }
}

}  // namespace
}  // namespace caunoi::report
