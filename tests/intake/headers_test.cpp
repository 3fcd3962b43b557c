// Recognition of headers.
#include "intake/headers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace caunoi::intake {
namespace {

Grid grid(const std::vector<std::vector<std::string>>& rows, std::string sheet = "S") {
  Grid g;
  g.file = "f.xlsx";
  g.sheet = std::move(sheet);
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    Row row{r + 1, false, {}};
    for (std::uint32_t c = 0; c < rows[r].size(); ++c)
      if (!rows[r][c].empty()) row.cells.emplace_back(c + 1, Cell{Cell::Kind::text, 0, rows[r][c]});
    g.rows.push_back(std::move(row));
  }
  g.finish();
  return g;
}

std::string field_of(const Table& table, std::uint32_t column) {
  for (const Column& c : table.columns)
    if (c.number == column) return c.field;
  return "";
}

TEST(Headers, EveryWordOfTheTableMeansItsField) {
  for (const Target& target : targets())
    for (std::string_view rest = target.words; !rest.empty();) {
      const auto bar = std::min(rest.find('|'), rest.size());
      EXPECT_DOUBLE_EQ(header_match(rest.substr(0, bar), target.field), 1)
          << rest.substr(0, bar) << " " << target.field;
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
}

TEST(Headers, SpellingDoesNotMatter) {
  for (const char* header : {"Tên công nghệ", "TEN CONG NGHE", "tên công  nghệ (*)", "2. Tên công nghệ",
                             "Tên công nghệ:", "tech.title", "TÊN CÔNG NGHỆ"})
    EXPECT_DOUBLE_EQ(header_match(header, "tech.title"), 1) << header;
  EXPECT_GT(header_match("Tên công nghê", "tech.title"), 0.8);
  EXPECT_GT(header_match("Kinh phí dự kiến đầu tư (triệu đồng)", "need.budget"), 0.6);
  EXPECT_EQ(header_match("Giá chào bán", "meet.table"), 0);  // "bàn" is not "bán"
  EXPECT_EQ(header_match("Xử lý nước thải sinh hoạt", "tech.title"), 0);
}

TEST(Headers, AmbiguousWordsAreSettledByTheOthers) {
  const Table technology = recognise(grid({{"Tên công nghệ", "Lĩnh vực", "Mô tả"}, {"Máy sấy", "Sinh học", "..."}}));
  EXPECT_EQ(technology.entity, "technology");
  EXPECT_EQ(field_of(technology, 2), "tech.fields");
  EXPECT_EQ(field_of(technology, 3), "tech.summary");
  const Table need = recognise(
      grid({{"Lĩnh vực", "Mô tả", "Nhu cầu công nghệ", "Ngân sách"}, {"Sinh học", "...", "Máy sấy", "2 tỷ"}}));
  EXPECT_EQ(need.entity, "need");
  EXPECT_EQ(field_of(need, 1), "need.fields");
  EXPECT_EQ(field_of(need, 2), "need.problem");
  const Table business =
      recognise(grid({{"Tên doanh nghiệp", "Lĩnh vực", "Số lao động"}, {"A", "May mặc", "5"}, {"B", "Đóng tàu", "6"}}));
  EXPECT_EQ(business.entity, "organisation");
  EXPECT_EQ(field_of(business, 2), "org.sectors");
  const Table interest = recognise(grid(
      {{"Tên doanh nghiệp", "Lĩnh vực", "Số lao động"}, {"A", "Công nghệ sinh học", "5"}, {"B", "Môi trường", "6"}}));
  EXPECT_EQ(field_of(interest, 2), "org.fields");
}

TEST(Headers, KindsOfSheets) {
  EXPECT_EQ(recognise(grid({{"Họ và tên", "Chuyên môn", "Đơn vị"}, {"A", "B", "C"}})).entity, "expert");
  EXPECT_EQ(recognise(grid({{"Đơn vị", "Ngày khảo sát", "Miền"}, {"A", "B", "C"}})).entity, "visit");
  EXPECT_EQ(recognise(grid({{"会社名", "希望商談相手", "通訳"}, {"A", "B", "C"}})).entity, "event");
  EXPECT_EQ(recognise(grid({{"会社名", "所在地", "従業員数"}, {"A", "B", "C"}})).entity, "organisation");
  EXPECT_EQ(recognise(grid({{"company", "technology need", "budget"}, {"A", "B", "C"}})).entity, "need");
  EXPECT_EQ(recognise(grid({{"出展者名", "技術名", "分野"}, {"A", "B", "C"}})).entity, "technology");
}

TEST(Headers, TitlesAboveAndNothingAtAll) {
  const Table t = recognise(grid({{"SỞ KHOA HỌC VÀ CÔNG NGHỆ"},
                                  {"Danh mục công nghệ chào bán"},
                                  {"", "(đơn vị: triệu đồng)"},
                                  {"STT", "Tên công nghệ", "Giá (triệu đồng)"},
                                  {"1", "Máy sấy", "500"}}));
  EXPECT_EQ(t.header_row, 4u);
  ASSERT_NE(t.column("tech.price"), nullptr);
  EXPECT_EQ(t.column("tech.price")->hint, "triệu đồng");
  for (const auto& rows : {std::vector<std::vector<std::string>>{{"Hồ sơ hội chợ"}}, {{"a", "b"}, {"c", "d"}}, {}})
    EXPECT_EQ(recognise(grid(rows)).header_row, 0u);
}

TEST(Headers, MergedHeaderOfTwoRows) {
  Grid g = grid({{"Tên công nghệ", "Chi phí", "", "Công suất"},
                 {"", "Chuyển giao", "Đầu tư", ""},
                 {"Máy sấy", "1 tỷ", "2 tỷ", "3 t/h"}});
  g.merged = {{1, 1, 2, 1}, {1, 2, 1, 3}, {1, 4, 2, 4}};
  g.finish();
  const Table t = recognise(g);
  EXPECT_EQ(t.header_row, 1u);
  EXPECT_EQ(t.header_rows, 2u);
  EXPECT_EQ(field_of(t, 1), "tech.title");
  EXPECT_EQ(field_of(t, 2), "tech.price");
  EXPECT_EQ(field_of(t, 3), "tech.capex");
  EXPECT_EQ(field_of(t, 4), "tech.capacity");
}

TEST(Headers, ColumnsOfOtherLanguages) {
  const Table t =
      recognise(grid({{"Tên công nghệ", "Tên tiếng Anh", "Tên công nghệ (tiếng Nhật)", "Mô tả", "Mô tả tiếng Anh"},
                      {"A", "B", "C", "D", "E"}}));
  EXPECT_EQ(field_of(t, 1), "tech.title");
  EXPECT_EQ(field_of(t, 2), "tech.title@en");
  EXPECT_EQ(field_of(t, 3), "tech.title@ja");
  EXPECT_EQ(field_of(t, 4), "tech.summary");
  EXPECT_EQ(field_of(t, 5), "tech.summary@en");
}

// The order of columns does not matter, nor do diacritics and case.
TEST(Headers, ShuffledColumnsAreUnderstoodTheSame) {
  std::mt19937 random(3);
  std::vector<std::string> header{"STT",
                                  "Tên công nghệ",
                                  "Đơn vị",
                                  "Lĩnh vực",
                                  "Mức độ phát triển",
                                  "Giá chào bán",
                                  "Chi phí đầu tư",
                                  "Công suất",
                                  "Hình thức chuyển giao",
                                  "Điện thoại",
                                  "Ghi chú"};
  std::map<std::string, std::string> expected;
  const Table first = recognise(grid({header, std::vector<std::string>(header.size(), "x")}));
  for (const Column& c : first.columns) expected[c.header] = c.field;
  EXPECT_EQ(expected["Đơn vị"], "org.name");
  for (int i = 0; i < 40; ++i) {
    std::ranges::shuffle(header, random);
    std::vector<std::string> typed = header;
    if (i % 2 != 0)
      for (std::string& h : typed) h = fold(h);
    const Table t = recognise(grid({typed, std::vector<std::string>(header.size(), "x")}));
    ASSERT_EQ(t.entity, "technology");
    for (std::size_t c = 0; c < header.size(); ++c)
      EXPECT_EQ(field_of(t, static_cast<std::uint32_t>(c + 1)), expected[header[c]]) << header[c];
  }
}

}  // namespace
}  // namespace caunoi::intake
