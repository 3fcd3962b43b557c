// Workbooks: same bytes twice, whatever the cells hold. What the cells say is read back by workbooks_test.py.
#include "report/workbook.hpp"

#include <gtest/gtest.h>

#include "report/sample.hpp"

namespace caunoi {
namespace {

TEST(Workbook, SameCellsSameBytes) {
  const auto results = sample::whole(sample::corpus());
  const auto first = matches_xlsx(results.survey, *results.matches, Lang::vi),
             second = matches_xlsx(results.survey, *results.matches, Lang::vi);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
  EXPECT_EQ(first->substr(0, 4), "PK\x03\x04");
  const auto plan = programme_xlsx(*results.fair, *results.programme, Lang::ja);
  ASSERT_TRUE(plan);
  EXPECT_EQ(*plan, *programme_xlsx(*results.fair, *results.programme, Lang::ja));
  EXPECT_NE(*plan, *programme_xlsx(*results.fair, *results.programme, Lang::vi));
}

TEST(Workbook, AnySheetNameAndAnyTextIsTaken) {
  report::Workbook book;
  for (const auto& text : sample::nasty()) {
    book.sheet(text, "vi");
    book.sheet(text, "ja");
    book.table({{text, 10, report::Style::text}, {"n", 5, report::Style::percent}}, 1);
    book.row({text, report::Workbook::number(0.5)});
    book.row({std::string(40'000, 'a') + text, text});
  }
  const auto bytes = book.bytes();
  ASSERT_TRUE(bytes) << bytes.error().text();
  EXPECT_GT(bytes->size(), 1000u);
}

TEST(Workbook, AnEmptyProgrammeIsAWorkbookToo) {
  EXPECT_TRUE(programme_xlsx({}, {}, Lang::en));
  EXPECT_TRUE(matches_xlsx({}, {}, Lang::en));
}

}  // namespace
}  // namespace caunoi
