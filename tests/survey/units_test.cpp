// One spelling for units, and conversion.
#include <gtest/gtest.h>

#include "caunoi/survey.hpp"

namespace caunoi {
namespace {

TEST(CanonicalUnit, OneSpellingForWhatPeopleWrite) {
  for (const char* unit :
       {"m³/ngày", "m3/day", "m3/ngày đêm", "㎥/日", "m3 / ngay", "M3/Ngày.đêm", "khối/ngày", "m3/ngày/đêm", "m^3/d"})
    EXPECT_EQ(canonical_unit(unit), "m3/d") << unit;
  for (const char* unit : {"tấn/giờ", "t/h", "Tấn / h", "トン/時間", "ton per hour", "トン／時", "トン時間"})
    EXPECT_EQ(canonical_unit(unit), "t/h") << unit;
  EXPECT_EQ(canonical_unit("KW"), "kW");
  EXPECT_EQ(canonical_unit("kWh/t"), "kWh/t");
  EXPECT_EQ(canonical_unit("sản phẩm/năm"), "pcs/a");
  EXPECT_EQ(canonical_unit("個/月"), "pcs/mo");
  EXPECT_EQ(canonical_unit("Gian Nhà"), "giannha");  // not known: folded, so that two writers agree
  EXPECT_EQ(canonical_unit(""), "");
}

TEST(CanonicalUnit, IsItsOwnCanonicalForm) {
  for (const char* unit : {"m³/ngày", "tấn/h", "kW", "MWh", "mẻ", "con/lứa", "Nm3/h", "%", "ha", "pcs/h", "x/y/z"})
    EXPECT_EQ(canonical_unit(canonical_unit(unit)), canonical_unit(unit)) << unit;
}

TEST(UnitScale, ConvertsToTheBaseOfItsKind) {
  const auto th = unit_scale("t/h");
  ASSERT_TRUE(th);
  EXPECT_EQ(th->base, "kg/d");
  EXPECT_NEAR(th->factor, 24000, 1e-9);
  EXPECT_NEAR(unit_scale("l/s")->factor, 86.4, 1e-9);
  EXPECT_EQ(unit_scale("l/s")->base, "m3/d");
  EXPECT_NEAR(unit_scale("MW")->factor, 1000, 1e-9);
  EXPECT_NEAR(unit_scale("kWh/t")->factor, 0.001, 1e-12);
  EXPECT_FALSE(unit_scale("parsec"));
  EXPECT_FALSE(unit_scale("m3/parsec"));
}

TEST(UnitScale, BaseUnitsScaleByOne) {
  for (const char* unit : {"m3", "l", "t", "kg", "t/h", "m3/a", "kW", "ha", "pcs/min", "kWh/t"}) {
    const auto scale = unit_scale(unit);
    ASSERT_TRUE(scale) << unit;
    EXPECT_NEAR(unit_scale(scale->base)->factor, 1, 1e-12) << unit;
  }
}

}  // namespace
}  // namespace caunoi
