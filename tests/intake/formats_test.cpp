// Readers of files: the same cells out of every format, and a clear word about files that are none.
#include <gtest/gtest.h>
#include <zip.h>

#include "helpers.hpp"
#include "intake/grid.hpp"

namespace caunoi::intake {
namespace {

using test::fixture;
using test::Folder;

Result<std::vector<Grid>> read(const std::filesystem::path& path, IntakeOptions options = {}) {
  const std::string bytes = test::bytes_of(path);
  return read_grids({path, path.filename().string(), bytes, options});
}

void make_zip(const std::filesystem::path& path, const std::vector<std::pair<std::string, std::string>>& parts) {
  int error = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : parts)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_close(zip);
}

constexpr const char* workbook_xml = R"(<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>)";
constexpr const char* rels_xml =
    R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/w.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="s.xml"/><Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>)";

TEST(Xlsx, PartsInTheirVariety) {
  Folder folder;
  make_zip(
      folder / "a.xlsx",
      {{"xl/workbook.xml", workbook_xml},
       {"xl/_rels/workbook.xml.rels", rels_xml},
       {"xl/s.xml",
        R"(<sst><si><t>một</t></si><si><r><t>hai </t></r><r><t xml:space="preserve">ba</t></r><rPh sb="0" eb="1"><t>furigana</t></rPh></si></sst>)"},
       {"xl/styles.xml",
        R"(<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="201" formatCode="#,##0&quot; đ&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="201"/></cellXfs></styleSheet>)"},
       {"xl/w.xml",
        R"(<x:worksheet xmlns:x="x"><x:sheetData><x:row r="2" hidden="1"><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="s"><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>bốn</x:t></x:is></x:c></x:row>
<x:row r="3"><x:c r="A3"><x:v>42308</x:v></x:c><x:c r="B3" s="1"><x:v>42308</x:v></x:c><x:c r="C3" s="2"><x:v>42308.5</x:v></x:c><x:c r="D3" s="3"><x:v>1.5E9</x:v></x:c><x:c r="E3" t="e"><x:v>#REF!</x:v></x:c><x:c r="F3"><x:f>A1+1</x:f></x:c><x:c r="G3" t="b"><x:v>1</x:v></x:c><x:c r="H3" t="s"><x:v>99</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B2:B3"/></x:mergeCells></x:worksheet>)"}});
  const auto grids = read(folder / "a.xlsx");
  ASSERT_TRUE(grids) << grids.error().text();
  const Grid& g = grids->at(0);
  EXPECT_EQ(g.sheet, "A");
  EXPECT_EQ(g.at(2, 2).text, "một");
  EXPECT_EQ(g.at(2, 3).text, "hai ba");
  EXPECT_EQ(g.at(2, 4).text, "bốn");
  EXPECT_TRUE(g.rows[0].hidden);
  EXPECT_EQ(g.at(3, 1).kind, Cell::Kind::number);
  EXPECT_EQ(g.at(3, 2).text, "2015-10-31");
  EXPECT_EQ(g.at(3, 3).text, "2015-10-31T12:00");
  EXPECT_EQ(g.at(3, 4).text, "1500000000");
  EXPECT_EQ(g.at(3, 5).kind, Cell::Kind::error);
  EXPECT_EQ(g.at(3, 6).kind, Cell::Kind::error);
  EXPECT_EQ(g.at(3, 7).text, "TRUE");
  EXPECT_TRUE(g.at(3, 8).empty());
  EXPECT_EQ(g.merged.size(), 1u);
}

TEST(Ods, RepeatedCellsAndRows) {
  const auto grids = read(fixture("needs.ods"));
  ASSERT_TRUE(grids) << grids.error().text();
  const Grid& g = grids->at(0);
  EXPECT_EQ(g.sheet, "Nhu cầu");
  ASSERT_EQ(g.rows.size(), 5u);
  EXPECT_EQ(g.at(4, 5).text, "Ngân sách");
  EXPECT_TRUE(g.rows[2].hidden);
  EXPECT_EQ(g.at(5, 2).text, "Lò nung  tiết kiệm điện\ncho gạch men");
  EXPECT_EQ(g.at(5, 5).text, "25000 USD");
  EXPECT_EQ(g.at(5, 6).text, "2016-03-15");
  EXPECT_EQ(g.at(7, 2).text, "Sấy gỗ");
}

TEST(Xls, OldWorkbook) {
  const auto grids = read(fixture("old.xls"));
  ASSERT_TRUE(grids) << grids.error().text();
  EXPECT_EQ(grids->at(0).sheet, "Công nghệ");
  EXPECT_EQ(grids->at(0).at(2, 1).text, "Máy sấy muối phun sương");
  EXPECT_EQ(grids->at(0).at(3, 3).number, 450e6);
}

TEST(Csv, QuotesDelimitersAndLines) {
  Folder folder;
  for (const std::string delimiter : {",", ";", "\t", "|"}) {
    std::string text = "a,b,c\r\n\"x, \"\"y\"\";z\",2,\"hai\ndòng\"\n\n4,,5";
    std::string out;
    bool quoted = false;
    for (const char c : text) {
      if (c == '"') quoted = !quoted;
      if (c == ',' && !quoted)
        out += delimiter;
      else
        out += c;
    }
    const auto grids = read(test::write(folder / "a.csv", out));
    ASSERT_TRUE(grids);
    const Grid& g = grids->at(0);
    EXPECT_EQ(g.at(1, 3).text, "c") << delimiter;
    EXPECT_EQ(g.at(2, 1).text, "x, \"y\";z");
    EXPECT_EQ(g.at(2, 3).text, "hai\ndòng");
    EXPECT_EQ(g.at(5, 1).text, "4");
    EXPECT_EQ(g.at(5, 3).text, "5");
  }
}

TEST(Formats, ContentDecidesNotTheName) {
  Folder folder;
  std::filesystem::copy_file(fixture("nasty.xlsx"), folder / "a.csv");
  ASSERT_TRUE(read(folder / "a.csv"));
  EXPECT_EQ(read(folder / "a.csv")->size(), 6u);
  EXPECT_TRUE(
      read(test::write(folder / "b.xls", "Tên công nghệ\tGiá\nMáy\t2 tỷ\n")));  // "export to Excel" of many programs
}

TEST(Formats, WhatIsNoWorkbookIsSaid) {
  Folder folder;
  const std::string nasty = test::bytes_of(fixture("nasty.xlsx"));
  const auto expect = [&](const std::string& name, std::string_view bytes, Code code) {
    const auto grids = read(test::write(folder / name, bytes));
    ASSERT_FALSE(grids) << name;
    EXPECT_EQ(grids.error().code, code) << name << ": " << grids.error().text();
    EXPECT_NE(grids.error().text().find(name), std::string::npos) << "the message names the file";
  };
  expect("empty.xlsx", "", Code::invalid_argument);
  expect("words.xlsx", "hello", Code::invalid_argument);
  expect("half.xlsx", std::string_view(nasty).substr(0, nasty.size() / 2), Code::corrupt);
  expect("page.xls", "<html><table></table></html>", Code::unsupported);
  expect("zeros.csv", std::string(100'000, '\0'), Code::invalid_argument);
  expect("half.xls", std::string_view(test::bytes_of(fixture("old.xls"))).substr(0, 700), Code::corrupt);
  make_zip(folder / "plain.xlsx", {{"a.txt", "x"}});
  expect("plain.xlsx", test::bytes_of(folder / "plain.xlsx"), Code::invalid_argument);
}

TEST(Formats, BombsStopAtTheLimit) {
  Folder folder;
  make_zip(folder / "bomb.xlsx",
           {{"xl/workbook.xml", workbook_xml},
            {"xl/_rels/workbook.xml.rels", R"(<R><Relationship Id="r1" Type="x/worksheet" Target="w.xml"/></R>)"},
            {"xl/w.xml", std::string(4'000'000, ' ')}});
  IntakeOptions small;
  small.max_bytes = 1'000'000;
  const auto grids = read(folder / "bomb.xlsx", small);
  ASSERT_FALSE(grids);
  EXPECT_EQ(grids.error().code, Code::invalid_argument);
  EXPECT_NE(grids.error().message.find("1000000"), std::string::npos);
  small.max_bytes = 100'000'000;
  small.max_cells = 10;
  for (const char* name : {"nasty.xlsx", "needs.ods"})
    EXPECT_EQ(read(fixture(name), small).has_value(), std::string(name) == "x") << name;
}

// Cut at any place, a file is read or refused, never a crash.
TEST(Formats, EveryCutIsSurvived) {
  Folder folder;
  for (const char* name : {"missing-column.xlsx", "needs.ods", "old.xls"}) {
    const std::string whole = test::bytes_of(fixture(name));
    for (std::size_t size = 0; size < whole.size(); size += 97)
      (void)read(test::write(folder / name, std::string_view(whole).substr(0, size)));
  }
}

TEST(Formats, FlippedBytesAreSurvived) {
  Folder folder;
  const std::string whole = test::bytes_of(fixture("nasty.xlsx"));
  for (std::size_t at = 0; at < whole.size(); at += 53) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ 0x5A);
    (void)read(test::write(folder / "a.xlsx", broken));
  }
}

}  // namespace
}  // namespace caunoi::intake
