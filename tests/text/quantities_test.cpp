// Numbers with units, as three languages write them.
#include "text/quantities.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/random.hpp"
#include "caunoi/text.hpp"

namespace caunoi {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

// "200 m3/d" of each quantity.
std::vector<std::string> read(std::string_view written, Lang lang) {
  std::vector<std::string> out;
  for (const auto& q : text::quantities_in(normalise(written), lang))
    out.push_back(fmt::format("{:.4g} {}", q.value, q.unit));
  return out;
}

TEST(Quantities, AreOneHoweverWritten) {
  for (const auto& [written, lang] : std::vector<std::pair<const char*, Lang>>{{"công suất 200 m³/ngày", Lang::vi},
                                                                               {"200m3/ngày đêm", Lang::vi},
                                                                               {"200 khối / ngày", Lang::vi},
                                                                               {"200 m3 mỗi ngày", Lang::vi},
                                                                               {"200.000 lít/ngày.", Lang::vi},
                                                                               {"cong suat 200 m3/ngay", Lang::vi},
                                                                               {"200 m3/day", Lang::en},
                                                                               {"200 m3/d", Lang::en},
                                                                               {"200 cubic metres per day", Lang::en},
                                                                               {"200 cubic meters a day", Lang::en},
                                                                               {"200,000 l/d", Lang::en},
                                                                               {"２００㎥／日", Lang::ja},
                                                                               {"日量約200立方メートルの", Lang::ja},
                                                                               {"1日あたり200トン", Lang::unknown}})
    EXPECT_THAT(read(written, lang), ElementsAre(lang == Lang::unknown ? "2e+05 kg/d" : "200 m3/d")) << written;
  EXPECT_EQ(read("1.000 kg/h", Lang::vi), read("1 tấn/giờ", Lang::vi));
  EXPECT_EQ(read("1,5 t/h", Lang::vi), read("1.5 t/h", Lang::en));
  EXPECT_EQ(read("1,5 t/h", Lang::en), read("1.5 t/h", Lang::vi));
  EXPECT_THAT(read("5 kW, 380V, 30 °C, 30℃, 50 Hz, 12,5 %", Lang::vi),
              ElementsAre("5 kW", "0.38 kV", "30 °C", "30 °C", "50 Hz", "12.5 %"));
  EXPECT_THAT(read("10万トン", Lang::ja), ElementsAre("1e+08 kg"));
  EXPECT_THAT(read("2 triệu m3/năm", Lang::vi), read("2 million m3/year", Lang::en));
  EXPECT_THAT(read("bảo quản 5 tháng, -20 °C", Lang::vi), ElementsAre("152.1 d", "-20 °C"));
}

TEST(Quantities, OfARangeAreBothEnds) {
  for (const char* written :
       {"10-20 m3/h", "10 – 20 m3/h", "10~20 m3/h", "10 đến 20 m3/giờ", "từ 10 tới 20 m3/h", "10÷20m3/h"})
    EXPECT_THAT(read(written, Lang::vi), ElementsAre("240 m3/d", "480 m3/d")) << written;
  EXPECT_THAT(read("10〜20㎥/時", Lang::ja), ElementsAre("240 m3/d", "480 m3/d"));
  EXPECT_THAT(read("1–2 triệu tấn", Lang::vi), ElementsAre("1e+09 kg", "2e+09 kg"));
  EXPECT_THAT(read("10-20", Lang::vi), IsEmpty());
  EXPECT_THAT(read("BOD 5-10 mg/l", Lang::vi), ElementsAre("0.005 kg/m3", "0.01 kg/m3"));
}

TEST(Quantities, AreNotDatesMoneyCodesOrBareCounts) {
  for (const auto& [written, lang] : std::vector<std::pair<const char*, Lang>>{{"ngày 3 tháng 5 năm 2015", Lang::vi},
                                                                               {"2 tỷ đồng", Lang::vi},
                                                                               {"160.000 đ/kg", Lang::vi},
                                                                               {"5 tạ quả", Lang::vi},
                                                                               {"20 cây", Lang::vi},
                                                                               {"QCVN 40:2011/BTNMT", Lang::vi},
                                                                               {"2 phần", Lang::vi},
                                                                               {"5 kg/người", Lang::vi},
                                                                               {"1941年3月5日8時", Lang::ja},
                                                                               {"5トンネル", Lang::ja},
                                                                               {"the 1990s", Lang::en},
                                                                               {"in 3 D", Lang::en},
                                                                               {"a 5 tan machine", Lang::en},
                                                                               {"BOD5 t", Lang::en},
                                                                               {"US$5/t", Lang::en},
                                                                               {"a laser of 5 mW", Lang::en},
                                                                               {"viscosity 5 mPa.s", Lang::en},
                                                                               {"a 5G network", Lang::en},
                                                                               {"mạng 4G", Lang::vi},
                                                                               {"tapes by 3M", Lang::en},
                                                                               {"0.5 M NaCl", Lang::en},
                                                                               {"24 Mg, 5 Ml", Lang::en},
                                                                               {"200 m3/parsec", Lang::en}})
    EXPECT_THAT(read(written, lang), IsEmpty()) << written;
  EXPECT_THAT(read("30.000 cây/năm", Lang::vi), ElementsAre("82.19 tree/d"));
  EXPECT_THAT(read("NGÀY 3 THÁNG 5", Lang::vi), IsEmpty());
  EXPECT_THAT(read("máy chạy 3 tháng", Lang::vi), ElementsAre("91.25 d"));
  EXPECT_THAT(read("3日間", Lang::ja), ElementsAre("3 d"));
}

TEST(Quantities, TellMegaFromMilliAndMetre) {
  EXPECT_THAT(read("5 MW, 2 MWh, 3 MPa, 1 MHz, 36 MJ", Lang::en),
              ElementsAre("5000 kW", "2000 kWh", "3000 kPa", "1e+06 Hz", "10 kWh"));
  EXPECT_THAT(read("3 m, 5 mm, 7 mg, 2 ml", Lang::en), ElementsAre("3 m", "0.005 m", "7e-06 kg", "2e-06 m3"));
  EXPECT_THAT(read("CÔNG SUẤT 200M3/NGÀY, 5 KW, 30 MÉT, 50 G", Lang::vi),
              ElementsAre("200 m3/d", "5 kW", "30 m", "0.05 kg"));
}

TEST(Quantities, PointAtTheirBytes) {
  const Analyser analyser;
  const std::string text = "Hoà tan ở ２００㎥/ngày và 5 kW";
  std::vector<std::string> found;
  for (const auto& t : analyser.analyse(text, Lang::vi).terms)
    if (t.view == View::quantities && t.text.find('=') != std::string::npos)
      found.push_back(t.text + " " + text.substr(t.begin, t.end - t.begin));
  EXPECT_THAT(found, ElementsAre("m3/d=200 ２００㎥/ngày", "kW=5 5 kW"));
}

// The kernel: equal values share all terms, near ones some, far ones none.
TEST(Quantities, ShareMoreTheNearerTheyAre) {
  const auto shared = [](double x, double y) {
    const auto xs = text::terms_of({x, "kW", 0, 0}), ys = text::terms_of({y, "kW", 0, 0});
    return std::ranges::count_if(xs, [&](const auto& term) { return std::ranges::find(ys, term) != ys.end(); });
  };
  EXPECT_EQ(shared(200, 200), 3);
  EXPECT_EQ(shared(0, 0), 1);
  EXPECT_EQ(shared(0, 1), 0);
  Random random(1);
  for (int i = 0; i < 2000; ++i) {
    const double x = std::exp(20 * random.unit() - 10), ratio = 1 + 2 * random.unit();
    const auto n = shared(x, x * ratio);
    if (ratio <= 1.4) EXPECT_GE(n, 1) << x << " " << ratio;
    if (ratio > 2.01) EXPECT_EQ(n, 0) << x << " " << ratio;
  }
}

TEST(Quantities, SurviveAnyBytes) {
  Random random(1);
  const std::vector<std::string> parts{"1",  "0",    ".",    ",", "-", "–", " ",  "m", "3",   "/",
                                       "日", "トン", "ngày", "%", "°", "C", "tỷ", "đ", "1日", "\n"};
  for (int i = 0; i < 20'000; ++i) {
    std::string s;
    for (auto n = random.below(14); n > 0; --n) s += parts[random.below(parts.size())];
    for (const auto& q : text::quantities_in(s, all_langs[random.below(3)])) {
      ASSERT_LT(q.begin, q.end);
      ASSERT_LE(q.end, s.size());
      ASSERT_TRUE(std::isfinite(q.value));
    }
  }
  for (const std::size_t digits : {25U, 300U, 400U})
    for (const std::string sign : {"", "-"}) {
      EXPECT_THAT(read(sign + std::string(digits, '9') + " kg", Lang::en), IsEmpty());
      EXPECT_THAT(read(sign + std::string(digits, '9') + " °C", Lang::en), IsEmpty());
    }
}

}  // namespace
}  // namespace caunoi
