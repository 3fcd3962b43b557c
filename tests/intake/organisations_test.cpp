// One record a firm, and no firm swallowed by another.
#include "intake/organisations.hpp"

#include <gtest/gtest.h>

namespace caunoi::intake {
namespace {

std::string id(Organisations& o, const char* name, const char* tax = "") { return o.find_or_add({name, tax}).id; }

TEST(Organisations, OneFirmWrittenInSeveralWays) {
  std::vector<Organisation> records;
  Organisations o(records);
  const std::string first = id(o, "Công ty Sơn Hải Phòng");
  for (const char* name : {"Công ty CP Sơn Hải Phòng", "CTCP Sơn Hải Phòng", "công ty cổ phần sơn hải phòng",
                           "Cty CP Sơn Hải Phòng", "Cong ty CP Son Hai Phong", "Công ty  Sơn Hải Phòng "})
    EXPECT_EQ(id(o, name), first) << name;
  const std::string japanese = id(o, "株式会社ミドリ");
  for (const char* name : {"(株)ミドリ", "㈱ミドリ", "ミドリ株式会社", "ミドリ", "株式会社ミドリ 御中"})
    EXPECT_EQ(id(o, name), japanese) << name;
  EXPECT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].name.vi, "Công ty Sơn Hải Phòng");
  EXPECT_EQ(records[1].country, "JP");
}

TEST(Organisations, DifferentFirmsStayApart) {
  std::vector<Organisation> records;
  Organisations o(records);
  const std::string cp = id(o, "Công ty CP Sơn Hà");
  EXPECT_NE(id(o, "Công ty TNHH Sơn Hà"), cp);  // another legal form
  EXPECT_NE(id(o, "Công ty CP Sơn Hạ"), cp);    // another word
  EXPECT_NE(id(o, "Tổng công ty Sơn Hà"), cp);
  EXPECT_NE(id(o, "Công ty CP Sơn Hà 2"), cp);
  const std::string taxed = id(o, "Công ty Biển Xanh", "0200000001");
  EXPECT_NE(id(o, "Công ty Biển Xanh", "0200000002"), taxed);
  EXPECT_EQ(id(o, "Bien Xanh JSC", "0200000001"), taxed);  // the tax code decides
}

TEST(Organisations, SimilarNamesAreSaid) {
  std::vector<Organisation> records;
  Organisations o(records);
  id(o, "Công ty CP Sơn Hà");
  const auto found = o.find_or_add({"Công ty TNHH Sơn Hà", ""});
  EXPECT_TRUE(found.is_new);
  EXPECT_EQ(found.similar, "Công ty CP Sơn Hà");
}

TEST(Organisations, UnaccentedNameWithTwoCandidatesIsNotGuessed) {
  std::vector<Organisation> records;
  Organisations o(records);
  id(o, "Công ty CP Sơn Hà");
  id(o, "Công ty CP Sơn Hạ");
  EXPECT_TRUE(o.find_or_add({"Cong ty CP Son Ha", ""}).is_new);
}

TEST(Organisations, IdsAndRecordsGiven) {
  std::vector<Organisation> records;
  records.push_back({.id = "U-1", .name = {.vi = "Viện Nước Lạch Tray"}});
  records.push_back({.id = "O-001", .name = {.ja = "株式会社ヤマ"}});
  Organisations o(records);
  EXPECT_EQ(o.find("U-1"), "U-1");
  EXPECT_EQ(o.find("vien nuoc lach tray"), "U-1");
  EXPECT_EQ(o.find("(株)ヤマ"), "O-001");
  EXPECT_EQ(o.find("không ai cả"), "");
  EXPECT_EQ(id(o, "Hợp tác xã Đồi"), "O-002") << "O-001 is taken";
  EXPECT_EQ(records.back().kind, "COOP");
}

TEST(Organisations, TheAccentedSpellingBecomesTheName) {
  std::vector<Organisation> records;
  Organisations o(records);
  id(o, "Cong ty TNHH Det Song Ray");
  id(o, "Công ty TNHH Dệt Sông Ráy");
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].name.vi, "Công ty TNHH Dệt Sông Ráy");
  EXPECT_EQ(records[0].aliases, std::vector<std::string>{"Cong ty TNHH Det Song Ray"});
}

}  // namespace
}  // namespace caunoi::intake
