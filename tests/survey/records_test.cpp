// Places of findings, texts by language, look-up.
#include <gtest/gtest.h>

#include "caunoi/survey.hpp"

namespace caunoi {
namespace {

TEST(Finding, PlaceOfASpreadsheetCell) {
  EXPECT_EQ(
      (Finding{.file = "khao-sat.xlsx", .sheet = "Nhu cầu", .row = 17, .column = 6, .field = "need.budget"}.place()),
      "khao-sat.xlsx:Nhu cầu:17:F");
  EXPECT_EQ((Finding{.file = "a.xlsx", .sheet = "S", .row = 2, .column = 27}.place()), "a.xlsx:S:2:AA");
  EXPECT_EQ((Finding{.file = "a.xlsx", .sheet = "S", .row = 2, .column = 702}.place()), "a.xlsx:S:2:ZZ");
  EXPECT_EQ((Finding{.file = "a.xlsx", .sheet = "S", .row = 2, .column = 703}.place()), "a.xlsx:S:2:AAA");
}

TEST(Finding, PlaceOfATextFile) {
  EXPECT_EQ((Finding{.file = "needs.csv", .row = 17, .column = 3, .field = "need.budget"}.place()),
            "needs.csv:17:budget");
  EXPECT_EQ((Finding{.file = "needs.csv"}.place()), "needs.csv");
  EXPECT_EQ((Finding{.record = "N-07", .field = "need.budget"}.place()), "N-07:budget");
}

TEST(LangText, BestFallsBackInAFixedOrder) {
  const LangText text{"", "水", "water"};
  EXPECT_EQ(text.best(Lang::en), "water");
  EXPECT_EQ(text.best(Lang::vi), "水");
  EXPECT_EQ(text.best(Lang::unknown), "水");
  EXPECT_EQ(LangText{}.best(Lang::ja), "");
}

TEST(Survey, LooksUpByIdInAnyOrderOfInput) {
  Survey::Records records;
  for (const char* id : {"T-3", "T-1", "T-2"}) {
    Technology t;
    t.id = id;
    t.title.vi = id;
    records.technologies.push_back(t);
  }
  const Checked checked = make_survey(records);
  ASSERT_EQ(checked.survey.technologies().size(), 3u);
  EXPECT_EQ(checked.survey.technologies()[0].id, "T-1");
  ASSERT_NE(checked.survey.technology("T-2"), nullptr);
  EXPECT_EQ(checked.survey.technology("T-2")->title.vi, "T-2");
  EXPECT_EQ(checked.survey.technology("T-4"), nullptr);
  EXPECT_EQ(checked.survey.technology(""), nullptr);
}

}  // namespace
}  // namespace caunoi
