#include <gtest/gtest.h>

#include "caunoi/match.hpp"

namespace caunoi {
namespace {

TEST(Rates, AreRead) {
  const auto rates = parse_rates("date,currency,vnd\n2015-10-15,JPY,187.5\r\n\n2015-10-15,USD,22450\n");
  ASSERT_TRUE(rates);
  EXPECT_EQ(rates->date, "2015-10-15");
  EXPECT_EQ(rates->per_unit, (std::map<std::string, double>{{"JPY", 187.5}, {"USD", 22450}}));
}

TEST(Rates, ErrorsNameTheLine) {
  const auto place = [](std::string_view csv) {
    const auto rates = parse_rates(csv, "r.csv");
    return rates ? std::string("read") : rates.error().code == Code::invalid_argument ? rates.error().place : "code";
  };
  const std::string head = "date,currency,vnd\n";
  EXPECT_EQ(place(""), "r.csv");
  EXPECT_EQ(place("currency,vnd\n"), "r.csv:1");
  EXPECT_EQ(place(head + "2015-10-15,JPY\n"), "r.csv:2");
  EXPECT_EQ(place(head + "2015-10-15,JPY,a\n"), "r.csv:2");
  EXPECT_EQ(place(head + "2015-10-15,JPY,-1\n"), "r.csv:2");
  EXPECT_EQ(place(head + "2015-10-15,JPY,nan\n"), "r.csv:2");
  EXPECT_EQ(place(head + "2015-10-15,JPYN,1\n"), "r.csv:2");
  EXPECT_EQ(place(head + "2015-10-15,JPY,187\n2015-10-15,JPY,188\n"), "r.csv:3");
  EXPECT_EQ(place(head + "2015-10-15,JPY,187\n2016-10-15,USD,1\n"), "r.csv:3");
  EXPECT_EQ(place(head), "read");
}

}  // namespace
}  // namespace caunoi
