// What is a heading and what is merely a first line.
#include "text/heading.hpp"

#include <gtest/gtest.h>

namespace caunoi::text {
namespace {

TEST(Heading, StandsBeforeABlankLine) {
  EXPECT_EQ(heading_of("Xử lý nước thải dệt nhuộm\n\nCông nghệ keo tụ và màng lọc cho nước thải có COD cao, độ màu lớn."), "Xử lý nước thải dệt nhuộm");
  EXPECT_EQ(heading_of("Drying of herbs \r\n\r\nHeat pumps keep the colour of herbs, since they dry below forty degrees."), "Drying of herbs");
}

TEST(Heading, IsShortBesideALineThatBegins) {
  EXPECT_EQ(heading_of("排水処理\n当社の膜分離装置は、染色排水の色度とCODを同時に下げることができます。設置面積も小さくて済みます。"), "排水処理");
  EXPECT_EQ(heading_of("Điều kiện\n1. Cơ sở phải có giấy phép còn hiệu lực và đủ người vận hành theo quy định."), "Điều kiện");
}

TEST(Heading, IsNoWrappedLineAndNoSentence) {
  EXPECT_EQ(heading_of("the flow of heat in a slab\nof finite width is considered for the case of constant\nflux at one face and the other one kept at rest"), "");
  EXPECT_EQ(heading_of("The Flow Of Heat In A Slab With\nConstant Flux At One Face And The Other\nKept At Rest Is Considered Here For"), "");
  EXPECT_EQ(heading_of("We dry herbs.\n\nHeat pumps keep the colour of herbs, since they dry below forty degrees."), "");
  EXPECT_EQ(heading_of("Our needs:\n\nHeat pumps that keep the colour of herbs, below forty degrees."), "");
}

TEST(Heading, IsNoLargePartOfTheText) {
  EXPECT_EQ(heading_of("one line"), "");
  EXPECT_EQ(heading_of(""), "");
  EXPECT_EQ(heading_of("\n\n"), "");
  EXPECT_EQ(heading_of("first half\n\nother half"), "");
  EXPECT_EQ(heading_of(std::string(201, 'x') + "\n\n" + std::string(900, 'y')), "");
  EXPECT_EQ(heading_of("\xff\xfe\n\n\xff"), "");
}

}  // namespace
}  // namespace caunoi::text
