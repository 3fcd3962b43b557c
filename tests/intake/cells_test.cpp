// What people write in cells.
#include "intake/cells.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "intake/numbers.hpp"

namespace caunoi::intake {
namespace {

using testing::ElementsAre;

Cell text(std::string words) { return {Cell::Kind::text, 0, std::move(words)}; }
Cell number(double value) { return {Cell::Kind::number, value, plain_number(value)}; }

struct MoneyCase {
  const char* words;
  double min, max;
  const char* currency;
};

TEST(Money, AsVietnameseSheetsWriteIt) {
  for (const MoneyCase& c : {MoneyCase{"2-3 tỷ", 2e9, 3e9, "VND"},
                             {"5.132 triệu đồng", 5'132'000'000, 5'132'000'000, "VND"},
                             {"1,2 tỷ", 1.2e9, 1.2e9, "VND"},
                             {"dưới 500 triệu", 0, 5e8, "VND"},
                             {"500 triệu - 1 tỷ", 5e8, 1e9, "VND"},
                             {"từ 300 đến 500 triệu đồng", 3e8, 5e8, "VND"},
                             {"khoảng 1 tỷ 200 triệu", 1.2e9, 1.2e9, "VND"},
                             {"1.500.000.000 đ", 1.5e9, 1.5e9, "VND"},
                             {"150.000.000 VNĐ", 1.5e8, 1.5e8, "VND"},
                             {"2 ty", 2e9, 2e9, "VND"},
                             {"0,5 tỉ", 5e8, 5e8, "VND"},
                             {"800tr", 8e8, 8e8, "VND"},
                             {"USD 25,000", 25000, 25000, "USD"},
                             {"25.000 USD", 25000, 25000, "USD"},
                             {"$70,000 - 95,000", 70000, 95000, "USD"},
                             {"12.500,50 EUR", 12500.5, 12500.5, "EUR"},
                             {"300万円", 3e6, 3e6, "JPY"},
                             {"1.5億円", 1.5e8, 1.5e8, "JPY"},
                             {"1億5000万円", 1.5e8, 1.5e8, "JPY"},
                             {"３００～５００万円", 3e6, 5e6, "JPY"},
                             {"1,200,000円", 1.2e6, 1.2e6, "JPY"},
                             {"500万円以下", 0, 5e6, "JPY"},
                             {"1,2 tỷ/dây chuyền", 1.2e9, 1.2e9, "VND"},
                             {"gói 3 năm: 200 triệu", 2e8, 2e8, "VND"},
                             {"-5 tỷ", -5e9, -5e9, "VND"},
                             {"8,2 tỷ", 8'200'000'000, 8'200'000'000, "VND"},
                             {"3 nghìn tỷ", 3e12, 3e12, "VND"},
                             {"1200000000", 1.2e9, 1.2e9, "VND"}}) {
    const MoneyCell m = read_money(text(c.words), "", Lang::vi);
    ASSERT_EQ(m.reading, Reading::value) << c.words;
    EXPECT_EQ(m.money.min, c.min) << c.words;
    EXPECT_EQ(m.money.max, c.max) << c.words;
    EXPECT_EQ(m.money.currency, c.currency) << c.words;
    EXPECT_EQ(m.money.raw, c.words);
  }
}

TEST(Money, OpenPricesAreUnknownAndNotAnError) {
  for (const char* words : {"thỏa thuận", "Thoả thuận", "thoa thuan", "Liên hệ", "応相談", "要相談", "negotiable", "-",
                            "N/A", "未定", "chưa xác định", ""})
    EXPECT_EQ(read_money(text(words), "", Lang::vi).reading, Reading::unknown) << words;
}

TEST(Money, WhatIsNoMoneyIsSaidToBeNone) {
  for (const char* words : {"rẻ lắm", "cao", "3 máy và 2 lò", "xem phụ lục"})
    EXPECT_EQ(read_money(text(words), "", Lang::vi).reading, Reading::unreadable) << words;
  for (const char* words : {"500", "1,5"})
    EXPECT_EQ(read_money(text(words), "", Lang::vi).reading, Reading::unit) << words;
  EXPECT_EQ(read_money(number(500), "", Lang::vi).reading, Reading::unit);
}

TEST(Money, TheHeaderGivesTheUnit) {
  EXPECT_EQ(read_money(number(3000), "triệu đồng", Lang::vi).money.max, 3e9);
  EXPECT_EQ(read_money(text("2.500"), "triệu đồng", Lang::vi).money.max, 2.5e9);
  EXPECT_EQ(read_money(text("1-2 tỷ"), "triệu đồng", Lang::vi).money.min, 1e9);
  EXPECT_EQ(read_money(text("300～500"), "万円", Lang::ja).money.min, 3e6);
  EXPECT_EQ(read_money(text("300～500"), "万円", Lang::ja).money.currency, "JPY");
  EXPECT_EQ(read_money(text("dưới 500"), "triệu đồng", Lang::vi).money.min, 0);
  EXPECT_EQ(read_money(number(25000), "USD", Lang::vi).money.currency, "USD");
}

// Whatever amount is written in the Vietnamese way is read as that amount.
TEST(Money, RandomAmountsAreReadBack) {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    const int whole = 1 + static_cast<int>(random() % 999), tenth = static_cast<int>(random() % 10);
    EXPECT_EQ(read_money(text(fmt::format("{},{} tỷ", whole, tenth)), "", Lang::vi).money.max,
              std::round((whole + tenth / 10.0) * 1e9));
    const int thousands = 1 + static_cast<int>(random() % 900), units = static_cast<int>(random() % 1000);
    EXPECT_EQ(read_money(text(fmt::format("{}.{:03} triệu đồng", thousands, units)), "", Lang::vi).money.max,
              (thousands * 1000.0 + units) * 1e6);
    EXPECT_EQ(read_money(text(fmt::format("USD {},{:03}", thousands, units)), "", Lang::vi).money.max,
              thousands * 1000.0 + units);
    EXPECT_EQ(read_money(text(fmt::format("{}.{}億円", whole, tenth)), "", Lang::ja).money.max,
              std::round((whole + tenth / 10.0) * 1e8));
  }
}

TEST(Quantity, WithUnitsOfThreeLanguages) {
  struct Case {
    const char* words;
    double min, max;
    const char* unit;
  };
  for (const Case& c : {Case{"200 m³/ngày đêm", 200, 200, "m3/d"},
                        {"50-100 kg/h", 50, 100, "kg/h"},
                        {"từ 5 đến 10 tấn/ngày", 5, 10, "t/d"},
                        {"10 tấn/giờ", 10, 10, "t/h"},
                        {"日産100トン", 100, 100, "t/d"},
                        {"10〜30 kW", 10, 30, "kW"},
                        {"1.200 m3/ngày", 1200, 1200, "m3/d"},
                        {"0,5 t/h", 0.5, 0.5, "t/h"},
                        {"1,2 triệu sản phẩm/năm", 1.2e6, 1.2e6, "pcs/a"},
                        {"10万個/年", 1e5, 1e5, "pcs/a"},
                        {"50 m", 50, 50, "m"},
                        {"dưới 20 m2", 0, 20, "m2"}}) {
    const QuantityCell q = read_quantity(text(c.words), "", Lang::vi);
    ASSERT_EQ(q.reading, Reading::value) << c.words;
    EXPECT_DOUBLE_EQ(q.quantity.min, c.min) << c.words;
    EXPECT_DOUBLE_EQ(q.quantity.max, c.max) << c.words;
    EXPECT_EQ(q.quantity.unit, c.unit) << c.words;
  }
  EXPECT_EQ(read_quantity(text("100-120"), "m3/ngày", Lang::vi).quantity.unit, "m3/d");
  EXPECT_EQ(read_quantity(text("100"), "", Lang::vi).reading, Reading::unit);
  EXPECT_EQ(read_quantity(text("lớn"), "", Lang::vi).reading, Reading::unreadable);
}

TEST(Int, CountsAsWritten) {
  EXPECT_EQ(read_int(text("120 người"), Lang::vi).value, 120);
  EXPECT_EQ(read_int(text("1.200"), Lang::vi).value, 1200);
  EXPECT_EQ(read_int(text("約１２０名"), Lang::ja).value, 120);
  EXPECT_EQ(read_int(text("1,200名"), Lang::ja).value, 1200);
  EXPECT_EQ(read_int(text("nhiều"), Lang::vi).reading, Reading::unreadable);
}

TEST(Date, InManyForms) {
  const auto last = [](const char* words) { return read_date(text(words), true).iso; };
  EXPECT_EQ(last("31/10/2015"), "2015-10-31");
  EXPECT_EQ(last("1.2.2016"), "2016-02-01");
  EXPECT_EQ(last("2015-10-31"), "2015-10-31");
  EXPECT_EQ(last("10/31/2015"), "2015-10-31");
  EXPECT_EQ(last("2015年10月"), "2015-10-31");
  EXPECT_EQ(last("2015年10月5日"), "2015-10-05");
  EXPECT_EQ(last("令和7年3月"), "2025-03-31");
  EXPECT_EQ(last("令和元年5月1日"), "2019-05-01");
  EXPECT_EQ(last("平成27年10月"), "2015-10-31");
  EXPECT_EQ(last("R7.3.5"), "2025-03-05");
  EXPECT_EQ(last("tháng 10/2015"), "2015-10-31");
  EXPECT_EQ(last("quý III/2016"), "2016-09-30");
  EXPECT_EQ(last("Q1 2016"), "2016-03-31");
  EXPECT_EQ(last("năm 2016"), "2016-12-31");
  EXPECT_EQ(last("２０１６年２月"), "2016-02-29");
  EXPECT_EQ(read_date(text("tháng 10/2015"), false).iso, "2015-10-01");
  EXPECT_EQ(read_date(number(42308), true).iso, "2015-10-31");
  EXPECT_EQ(read_date(number(2016), true).iso, "2016-12-31");
  for (const char* words : {"31/02/2016", "sớm", "45/45/2015", "13/2015/1", "7"})
    EXPECT_EQ(read_date(text(words), true).reading, Reading::unreadable) << words;
}

TEST(Date, SerialsAndDatesAreInverse) {
  for (int serial = 20000; serial < 80000; serial += 37) {
    const std::string iso = iso_date(serial);
    EXPECT_EQ(date_serial(std::stoi(iso.substr(0, 4)), std::stoi(iso.substr(5, 2)), std::stoi(iso.substr(8, 2))),
              serial);
  }
}

TEST(YesNo, CrossesOfTwoCountries) {
  for (const char* words : {"x", "X", "có", "Co", "○", "◯", "✓", "yes", "要", "あり", "1", "ｘ"})
    EXPECT_EQ(read_yes_no(words), true) << words;
  for (const char* words : {"không", "khong", "×", "不要", "なし", "no", "0"})
    EXPECT_EQ(read_yes_no(words), false) << words;
  for (const char* words : {"có thể", "?", "xem sau"}) EXPECT_FALSE(read_yes_no(words)) << words;
}

TEST(Marks, DittoTotalNothing) {
  for (const char* words : {"nt", "NT", "-nt-", "như trên", "nhu tren", "〃", "同上", "\"", "''"})
    EXPECT_TRUE(is_ditto(words)) << words;
  for (const char* words : {"", "ntn", "như trên bản vẽ số 3", "trên"}) EXPECT_FALSE(is_ditto(words)) << words;
  for (const char* words : {"Tổng cộng", "TONG CONG:", "Cộng: 209", "合計", "Total", "Tổng số (126)"})
    EXPECT_TRUE(is_total(words)) << words;
  for (const char* words : {"Tổng công ty Sông Đà", "Cộng hưởng từ", "Tổng hợp vật liệu", "会計"})
    EXPECT_FALSE(is_total(words)) << words;
  EXPECT_TRUE(says_nothing(" - "));
  EXPECT_FALSE(says_nothing("thép không gỉ"));
}

TEST(Items, SeveralTechnologiesInOneCell) {
  EXPECT_THAT(split_items("- Máy ép bùn\n- Máy sấy bùn"), ElementsAre("Máy ép bùn", "Máy sấy bùn"));
  EXPECT_THAT(split_items("+ Máy A\n+ Máy B;"), ElementsAre("Máy A", "Máy B"));
  EXPECT_THAT(split_items("1) Máy sấy 2) Lò đốt; 3) Bể lọc"), ElementsAre("Máy sấy", "Lò đốt", "Bể lọc"));
  EXPECT_THAT(split_items("1. Máy sấy\n2. Lò đốt\nhai cấp"), ElementsAre("Máy sấy", "Lò đốt hai cấp"));
  EXPECT_THAT(split_items("Máy sấy nông sản\nĐèn LED tàu cá"), ElementsAre("Máy sấy nông sản", "Đèn LED tàu cá"));
  EXPECT_THAT(split_items("Hệ thống xử lý nước thải\nbằng màng lọc"),
              ElementsAre("Hệ thống xử lý nước thải bằng màng lọc"));
  EXPECT_THAT(split_items("・膜装置\n・発電機"), ElementsAre("膜装置", "発電機"));
  EXPECT_THAT(split_items("排水処理装置\n(小型)"), ElementsAre("排水処理装置 (小型)"));
  EXPECT_THAT(split_items("Máy CNC 3-5 trục"), ElementsAre("Máy CNC 3-5 trục"));
  EXPECT_THAT(split_list("ISO 9001; ISO 14001, QCVN 40:2011/BTNMT、JIS"),
              ElementsAre("ISO 9001", "ISO 14001", "QCVN 40:2011/BTNMT", "JIS"));
  EXPECT_THAT(split_list("Cẩm Phả, Quảng Ninh; Hà Nam", false), ElementsAre("Cẩm Phả, Quảng Ninh", "Hà Nam"));
}

TEST(Digits, WhatASpreadsheetAte) {
  EXPECT_EQ(read_phone(number(913456789), Lang::vi).text, "0913456789");
  EXPECT_TRUE(read_phone(number(913456789), Lang::vi).restored);
  EXPECT_TRUE(read_phone(text("9.13E+08"), Lang::vi).lost);
  EXPECT_FALSE(read_phone(text("0225 3 123 456"), Lang::vi).lost);
  EXPECT_EQ(read_tax_id(number(200123456), Lang::vi).text, "0200123456");
  EXPECT_EQ(read_tax_id(text("0200123456-001"), Lang::vi).text, "0200123456-001");
  EXPECT_EQ(read_tax_id(text("1234567890123"), Lang::ja).text, "1234567890123");
}

// No text whatever may crash a reader or give a range that runs backwards.
TEST(Cells, AnythingCanStandInACell) {
  std::mt19937 random(11);
  static const char* parts[] = {"1",    "23", ".",  ",",  " ",  "-",    "tỷ",   "triệu", "万",   "億",
                                "円",   "%",  "e+", "(",  ")",  "nt",   "/",    "năm",   "quý ", "令和",
                                "元年", "x",  "\n", "- ", "1)", "日産", "\xff", "０",    "~"};
  for (int i = 0; i < 20000; ++i) {
    std::string words;
    for (unsigned n = random() % 9; n > 0; --n) words += parts[random() % std::size(parts)];
    const MoneyCell m = read_money(text(words), i % 2 != 0 ? "triệu đồng" : "", i % 3 != 0 ? Lang::vi : Lang::ja);
    EXPECT_TRUE(std::isfinite(m.money.min) && std::isfinite(m.money.max)) << words;
    const QuantityCell q = read_quantity(text(words), "", Lang::vi);
    EXPECT_LE(q.quantity.min, q.quantity.max) << words;
    const DateCell d = read_date(text(words), true);
    if (d.reading == Reading::value) {
      EXPECT_EQ(d.iso.size(), 10u) << words;
    }
    (void)read_int(text(words), Lang::vi);
    (void)split_items(words);
    (void)split_list(words);
    (void)is_ditto(words);
    (void)is_total(words);
  }
}

}  // namespace
}  // namespace caunoi::intake
