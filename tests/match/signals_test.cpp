#include "match/signals.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace caunoi {
namespace {

// A need and a technology whose fields each test sets.
struct Sides {
  Survey::Records records;
  Need need;
  Technology technology;
  Organisation enterprise, provider;
  Rates rates;
  Sides() {
    enterprise.id = "E";
    provider.id = "P";
    need.id = "N";
    need.organisation = "E";
    technology.id = "T";
    technology.provider = "P";
    need.title.vi = technology.title.vi = enterprise.name.vi = provider.name.vi = "x";
  }
  template <class Signal>
  auto operator()(Signal signal) const {
    const Survey survey = make_survey({{enterprise, provider}, {technology}, {need}, {}, {}}).survey;
    const auto n = traits_of(survey.needs()[0], survey, rates);
    const auto t = traits_of(survey.technologies()[0], survey, rates);
    return signal(n, t);
  }
};

void expect(const std::optional<double>& got, std::optional<double> want) {
  ASSERT_EQ(got.has_value(), want.has_value());
  if (want) EXPECT_NEAR(*got, *want, 1e-9);
}

TEST(Field, OverlapOfShares) {
  FieldShares a{}, b{};
  expect(field_fit(a, b), std::nullopt);
  a[0] = 1;
  expect(field_fit(a, b), std::nullopt);
  b[1] = 1;
  expect(field_fit(a, b), 0.0);
  b = {0.4, 0.6};
  expect(field_fit(a, b), 0.4);
  expect(field_fit(a, a), 1.0);
}

TEST(Readiness, AThirdForEveryMissingLevel) {
  Sides s;
  expect(s(readiness), std::nullopt);
  s.need.trl_min = 8;
  expect(s(readiness), std::nullopt);
  for (const auto& [trl, value] : {std::pair{9, 1.0}, {8, 1.0}, {7, 2.0 / 3}, {6, 1.0 / 3}, {5, 0.0}, {1, 0.0}}) {
    s.technology.trl = trl;
    expect(s(readiness), value);
  }
}

TEST(Readiness, FollowsFromTheCapabilityOfTheEnterprise) {
  Sides s;
  s.technology.trl = 6;
  for (const auto& [capability, value] : {std::pair{1, 0.0}, {2, 1.0 / 3}, {3, 2.0 / 3}, {4, 1.0}, {5, 1.0}}) {
    s.enterprise.capability = capability;
    expect(s(readiness), value);
  }
  s.need.trl_min = 9;  // what is stated counts
  expect(s(readiness), 0.0);
}

TEST(Capability, AThirdForEveryMissingLevel) {
  Sides s;
  s.technology.operator_skill = 4;
  expect(s(capability), std::nullopt);
  s.enterprise.capability = 4;
  expect(s(capability), 1.0);
  s.enterprise.capability = 3;
  expect(s(capability), 2.0 / 3);
  s.enterprise.capability = 1;
  expect(s(capability), 0.0);
}

TEST(Cost, OneUpToTheBudgetZeroAtTwice) {
  Sides s;
  s.need.budget = Money{100, 100, "VND", 0, ""};
  expect(s(cost), std::nullopt);
  for (const auto& [price, value] : {std::pair{0.0, 1.0}, {100.0, 1.0}, {150.0, 0.5}, {200.0, 0.0}, {900.0, 0.0}}) {
    s.technology.capex = Money{price, price, "VND", 0, ""};
    expect(s(cost), value);
  }
  s.need.budget.reset();
  expect(s(cost), std::nullopt);
}

TEST(Cost, RangesGiveTheMiddleOfWhatIsPossible) {
  Sides s;
  s.need.budget = Money{100, 200, "VND", 0, ""};
  s.technology.capex = Money{150, 300, "VND", 0, ""};
  expect(s(cost), (1.0 + 0.0) / 2);  // 150 of 200 fits, 300 of 100 does not
}

TEST(Cost, AUnitPriceCanShowAMisfitButNotAFit) {
  Sides s;
  s.technology.kind = "MATERIAL";
  s.need.budget = Money{1000, 1000, "VND", 0, ""};
  s.technology.price = Money{50, 60, "VND", 0, ""};
  expect(s(cost), std::nullopt);
  s.technology.price = Money{1500, 1500, "VND", 0, ""};
  expect(s(cost), 0.25);
  s.technology.kind = "EQUIPMENT";  // its price is nearly the total
  expect(s(cost), 0.5);
}

TEST(Cost, OtherCurrenciesNeedARate) {
  Sides s;
  s.need.budget = Money{300, 300, "VND", 0, ""};
  s.technology.capex = Money{2, 2, "JPY", 0, ""};
  expect(s(cost), std::nullopt);
  s.rates.per_unit["JPY"] = 200;
  expect(s(cost), 2 - 400.0 / 300);
  s.need.budget = Money{2, 2, "JPY", 0, ""};  // the same currency needs none
  s.rates.per_unit.clear();
  expect(s(cost), 1.0);
  s.need.budget = Money{0, 0, "JPY", 0, ""};
  expect(s(cost), 0.0);
}

TEST(Scale, RangesWithTurndownAndUnits) {
  Sides s;
  expect(s(scale_for_buyer), std::nullopt);
  s.need.capacity = Quantity{50, 50, "m3/h"};  // 1,200 a day
  s.technology.capacity = Quantity{1000, 2000, "m3/d"};
  expect(s(scale_for_buyer), 1.0);
  s.need.capacity = Quantity{600, 600, "m3/d"};  // 60 % of the smallest
  expect(s(scale_for_buyer), 1.0);
  s.need.capacity = Quantity{599, 599, "m3/d"};
  EXPECT_EQ(s(size_of), Size::too_small);
  EXPECT_NEAR(*s(scale_for_buyer), 1, 2e-3);
  s.need.capacity = Quantity{150, 150, "m3/d"};
  expect(s(scale_for_buyer), 0.0);  // four times too big
  expect(s(scale_for_seller), 0.0);
  s.need.capacity = Quantity{20000, 20000, "m3/d"};
  EXPECT_EQ(s(size_of), Size::too_big);
  expect(s(scale_for_buyer), 0.0);
  expect(s(scale_for_seller), 1.0);                // ten units sold
  s.need.capacity = Quantity{2000, 8000, "m3/d"};  // touches
  expect(s(scale_for_buyer), 0.75);
  s.need.capacity = Quantity{5, 5, "t/d"};
  expect(s(scale_for_buyer), std::nullopt);
  s.need.capacity = Quantity{3, 3, "ao"};
  s.technology.capacity = Quantity{1, 9, "ao"};  // a unit nobody knows, but the same
  expect(s(scale_for_buyer), 1.0);
}

TEST(Modes, OneInCommonIsEnough) {
  Sides s;
  expect(s(mode_fit), std::nullopt);
  s.need.modes = {"LIC_EX", "JV"};
  expect(s(mode_fit), std::nullopt);
  s.technology.modes = {"LIC_EX", "TRAIN"};
  expect(s(mode_fit), 1.0);
  s.technology.modes = {"LIC_NX"};  // exclusive against non-exclusive
  expect(s(mode_fit), 0.5);
  s.technology.modes = {"TRAIN"};
  expect(s(mode_fit), 0.0);
  s.technology.modes = {"JV"};
  s.need.kind_wanted = {"EQUIPMENT"};
  s.technology.kind = "STRAIN_VARIETY";
  expect(s(mode_fit), 2.0 / 3);
  s.technology.kind = "EQUIPMENT";
  expect(s(mode_fit), 1.0);
  expect(s(mode_safety), 1.0);
  for (const auto& [ip, value] :
       {std::pair{"PAT_GRANTED", 1.0}, {"PAT_PENDING", 0.9}, {"TRADESECRET", 0.8}, {"NONE", 0.7}}) {
    s.technology.ip = {ip};
    expect(s(mode_safety), value);
  }
}

TEST(Standards, NumbersCountEditionsALittle) {
  Sides s;
  s.need.standards = {"QCVN 40:2011/BTNMT"};
  expect(s(standards), std::nullopt);
  s.technology.standards = {"qcvn 40:2011"};
  expect(s(standards), 1.0);
  s.technology.standards = {"QCVN 40:2025/BTNMT"};
  expect(s(standards), 0.8);
  s.technology.standards = {"QCVN 4:2011/BTNMT"};
  expect(s(standards), 0.0);
  s.provider.certs = {"ISO-9001:2008"};
  s.need.standards = {"QCVN 40:2011/BTNMT", "ISO 9001"};
  expect(s(standards), 0.5);
}

TEST(Reach, WithinAndAcrossCountries) {
  Sides s;
  expect(s(service_reach), std::nullopt);
  s.enterprise.country = "VN";
  s.provider.country = "JP";
  expect(s(service_reach), std::nullopt);  // presence unknown
  double before = 0;
  for (const char* presence : {"NONE", "AGENT", "OFFICE", "FACTORY"}) {
    s.provider.vn_presence = presence;
    ASSERT_TRUE(s(service_reach));
    EXPECT_GT(*s(service_reach), before);
    before = *s(service_reach);
  }
  expect(s(region), 0.4);
  s.provider.country = "VN";
  s.enterprise.province = "Hải Phòng";
  expect(s(region), std::nullopt);
  s.provider.province = "hai phong";
  expect(s(service_reach), 1.0);
  s.provider.province = "TP. Hồ Chí Minh";
  EXPECT_GT(*s(region), 0.6);
  EXPECT_LT(*s(region), 0.7);
  s.provider.province = "Hà Nội";
  EXPECT_GT(*s(region), 0.9);
}

TEST(Language, SharedOrInterpreted) {
  Sides s;
  s.enterprise.languages = {Lang::vi};
  expect(s(language), std::nullopt);
  s.provider.languages = {Lang::ja};
  expect(s(language), 0.7);
  s.provider.languages = {Lang::ja, Lang::vi};
  expect(s(language), 1.0);
}

TEST(Buyer, SeriousnessIsWhatWasStated) {
  Need n;
  EXPECT_FALSE(seriousness(n));
  n.urgency = 3;
  n.deadline = "2016-01-01";
  n.budget = Money{1, 1, "VND", 0, ""};
  expect(seriousness(n), 1.0);
  n.budget->max = 1e12;  // the amount does not matter
  expect(seriousness(n), 1.0);
  n.budget.reset();
  expect(seriousness(n), 0.4 + 0.2 + 0.4 * 0.35);
  EXPECT_FALSE(trust(nullptr));
  Organisation o;
  EXPECT_FALSE(trust(&o));
  o.certs = {"ISO 9001"};
  expect(trust(&o), 0.5);
}

TEST(Places, TheLongestNameWins) {
  EXPECT_FALSE(place_of("Fukuoka"));
  EXPECT_FALSE(place_of(""));
  EXPECT_NEAR(place_of("Giao Thủy, Nam Định")->latitude, 20.4, 1e-9);
  EXPECT_NEAR(distance_km(*place_of("Hà Nội"), *place_of("TP HCM, Hồ Chí Minh")), 1140, 30);
  EXPECT_EQ(distance_km(*place_of("Huế"), *place_of("thua thien hue")), 0);
}

TEST(Pair, AnExpertIsAskedOnlyWhatAppliesToOne) {
  const test::World world(test::made(test::small_records()));
  const auto x = traits_of(world.survey.experts()[0], world.survey);
  const auto n = traits_of(world.survey.needs()[0], world.survey, {});
  const auto s = signals_of(n, x, 0.5, 0.6);
  EXPECT_EQ(s.applicable.count(), 4U);
  for (std::size_t i = 0; i < signal_count; ++i)
    if (!s.applicable[i]) EXPECT_FALSE(s.demand[i] || s.supply[i]) << signal_code(static_cast<Signal>(i));
  const auto t = traits_of(world.survey.technologies()[0], world.survey, {});
  for (const auto& v : signals_of(n, t, 0.5, 0.6).demand)
    if (v) EXPECT_TRUE(*v >= 0 && *v <= 1);
}

}  // namespace
}  // namespace caunoi
