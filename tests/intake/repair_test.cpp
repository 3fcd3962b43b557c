// The workbook handed back to the organiser.
#include "intake/repair.hpp"

#include <algorithm>

#include "helpers.hpp"
#include "intake/grid.hpp"

namespace caunoi {
namespace {

using test::fixture;
using test::Folder;

TEST(Repair, HoldsTheSheetsAndTheListOfFindings) {
  Folder folder;
  const auto intake = read_workspace(fixture("nasty.xlsx"));
  ASSERT_TRUE(intake);
  const auto path = folder / "can-sua.xlsx";
  ASSERT_TRUE(write_repair(*intake, path));
  const std::string bytes = test::bytes_of(path);
  const IntakeOptions options;
  const auto grids = intake::read_xlsx({path, "r", bytes, options});
  ASSERT_TRUE(grids) << grids.error().text();
  ASSERT_EQ(grids->size(), 7u);
  EXPECT_TRUE(intake::is_findings_sheet(grids->at(0).sheet));
  EXPECT_EQ(grids->at(0).rows.size(), intake->findings.size() + 1);
  EXPECT_EQ(grids->at(0).at(2, 1).text, "Phải sửa") << "the gravest first";
  const intake::Grid &before = intake->source->grids[0], &after = grids->at(1);
  EXPECT_EQ(after.sheet, "Công nghệ");
  for (const intake::Row& row : before.rows)
    for (const auto& [column, cell] : row.cells)
      EXPECT_EQ(after.at(row.number, column).text, cell.text) << row.number << " " << column;
  EXPECT_EQ(after.merged.size(), before.merged.size());
  // Comments and colours are in their parts.
  EXPECT_NE(bytes.find("xl/comments1.xml"), std::string::npos);
}

TEST(Repair, ReadAgainGivesTheSameRecords) {
  Folder folder;
  const auto intake = read_workspace(fixture("nasty.xlsx"));
  ASSERT_TRUE(intake);
  const auto path = folder / "can-sua.xlsx";
  ASSERT_TRUE(write_repair(*intake, path));
  const auto again = read_workspace(path);
  ASSERT_TRUE(again) << again.error().text();
  EXPECT_EQ(to_jsonl(again->survey), to_jsonl(intake->survey));
}

TEST(Repair, SameIntakeSameBytes) {
  Folder folder;
  const auto intake = read_workspace(fixture("nasty.xlsx"));
  ASSERT_TRUE(write_repair(*intake, folder / "a.xlsx", Lang::ja));
  ASSERT_TRUE(write_repair(*intake, folder / "b.xlsx", Lang::ja));
  EXPECT_EQ(test::bytes_of(folder / "a.xlsx"), test::bytes_of(folder / "b.xlsx"));
}

TEST(Repair, ManyFilesWithSheetsOfOneName) {
  Folder folder, out;
  for (const char* name : {"a.xlsx", "b.xlsx", "c.xlsx"})
    test::write_xlsx(folder / name, {{"Tên công nghệ", "Giá"}, {"Máy", "?x"}}, "Một tên trang tính rất là dài à");
  test::write(folder / "d[1]:.csv", "Tên công nghệ;Giá\nMáy;rẻ\n");
  const auto intake = read_workspace(folder.path());
  ASSERT_TRUE(intake) << intake.error().text();
  ASSERT_TRUE(write_repair(*intake, out / "r.xlsx", Lang::en));
  const std::string bytes = test::bytes_of(out / "r.xlsx");
  const IntakeOptions options;
  const auto grids = intake::read_xlsx({out / "r.xlsx", "r", bytes, options});
  ASSERT_TRUE(grids);
  EXPECT_EQ(grids->size(), 5u);
}

TEST(Repair, WhereNothingCanBeWritten) {
  Folder folder;
  const auto intake = read_workspace(fixture("nasty.xlsx"));
  const auto written = write_repair(*intake, folder / "no-such-folder" / "a.xlsx");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, Code::io);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "no half of a file stays";
}

}  // namespace
}  // namespace caunoi
