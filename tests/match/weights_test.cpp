// weights.json: what is read, what is refused and where, and that nothing is lost on the way back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digits.hpp"
#include "base/random.hpp"
#include "caunoi/match.hpp"
#include "match/signals.hpp"
#include "match/weights_json.hpp"

namespace caunoi {
namespace {

using testing::HasSubstr;

TEST(WeightsJson, ComesBackAsItWas) {
  Random random(1);
  for (int round = 0; round < 50; ++round) {
    Weights weights = default_weights();
    for (auto* side : {&weights.demand, &weights.supply})
      for (auto& weight : *side) weight = static_cast<double>(random.below(1'000'000)) / 1e6;
    weights.prior_for_unknown = static_cast<double>(random.below(100)) / 100;
    weights.gate_cap = 0.25;
    const auto back = parse_weights(to_json(weights));
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(*back, weights);
    EXPECT_EQ(to_json(*back), to_json(weights));
  }
  for (std::size_t s = 0; s < signal_count; ++s)
    EXPECT_NEAR(parse_weights(to_json(default_weights()))->demand[s], default_weights().demand[s], 1e-9);
}

TEST(WeightsJson, KeepsSixSignificantDigits) {
  auto weights = default_weights();
  weights.demand[at(Signal::cost)] = 1.23456789e-9;  // not 0: that would take the signal out
  weights.supply[at(Signal::trust)] = 123456.789;
  const auto back = parse_weights(to_json(weights)).value();
  EXPECT_EQ(back.demand[at(Signal::cost)], 1.23457e-9);
  EXPECT_EQ(back.supply[at(Signal::trust)], 123457);
  EXPECT_EQ(six_digits(0.28 * 0.96), 0.2688);
  EXPECT_EQ(six_digits(0), 0);
  EXPECT_EQ(six_digits(-2.0 / 3), -0.666667);
}

// What is handed over and what is read are refused by the same rules.
TEST(WeightsJson, WhatItWouldWriteIsRefusedWhereTheWeightsAre) {
  const auto both = [](double Weights::*member, double value, std::vector<std::string> keys) {
    auto weights = default_weights();
    weights.*member = value;
    const auto bad = bad_weights(weights);
    ASSERT_TRUE(bad);
    EXPECT_EQ(bad->keys, keys);
    const auto read = parse_weights(to_json(weights), "w");
    ASSERT_FALSE(read);
    std::string place = "w#";
    for (const auto& key : keys) place += "/" + key;
    EXPECT_EQ(read.error().place, place);
    EXPECT_EQ(read.error().message, bad->message);
  };
  EXPECT_FALSE(bad_weights(default_weights()));
  both(&Weights::gate_text_below, -0.5, {"relevance_gate", "text_fit_below"});
  both(&Weights::gate_text_below, 0.4, {"relevance_gate"});
  both(&Weights::gate_text_open, 0, {"relevance_gate"});
  both(&Weights::gate_text_open, 1.5, {"relevance_gate", "text_fit_open"});
  both(&Weights::gate_field_below, 2, {"relevance_gate", "field_fit_below"});
  both(&Weights::gate_cap, -1, {"relevance_gate", "cap"});
  both(&Weights::must_meet_bonus, 1.5, {"must_meet_bonus"});
  both(&Weights::already_met_penalty, -0.1, {"already_met_penalty"});
  both(&Weights::prior_for_unknown, 7, {"prior_for_unknown"});
}

TEST(WeightsJson, WhatIsMissingKeepsItsDefault) {
  EXPECT_EQ(parse_weights("{}").value(), default_weights());
  const auto weights =
      parse_weights(
          R"({"format": "caunoi-weights/1", "demand": {"text_fit": 0.5, "cost": 0}, "prior_for_unknown": 0.2})")
          .value();
  EXPECT_EQ(weights.demand[at(Signal::text_fit)], 0.5);
  EXPECT_EQ(weights.demand[at(Signal::cost)], 0);
  EXPECT_EQ(weights.demand[at(Signal::scale)], default_weights().demand[at(Signal::scale)]);
  EXPECT_EQ(weights.supply, default_weights().supply);
  EXPECT_EQ(weights.prior_for_unknown, 0.2);
  auto out = default_weights();  // a signal that was taken out must not come back with its default
  out.demand[at(Signal::cost)] = 0;
  EXPECT_EQ(parse_weights(to_json(out))->demand[at(Signal::cost)], 0);
}

TEST(WeightsJson, RefusesAndNamesThePlace) {
  const auto refused = [](std::string_view json, std::string_view place, std::string_view words,
                          Code code = Code::invalid_argument) {
    const auto weights = parse_weights(json, "w.json");
    ASSERT_FALSE(weights) << json;
    EXPECT_EQ(weights.error().code, code) << json;
    EXPECT_EQ(weights.error().place, place) << json;
    EXPECT_THAT(weights.error().message, HasSubstr(std::string(words))) << json;
  };
  refused(R"({"demand": {"text_fti": 0.5}})", "w.json#/demand/text_fti", "the nearest is \"text_fit\"");
  refused(R"({"demnad": {}})", "w.json#/demnad", "the nearest is \"demand\"");
  refused(R"({"supply": {"trust": -0.1}})", "w.json#/supply/trust", "-0.1, it must be 0 or more");
  refused(R"({"supply": {"trust": "0.1"}})", "w.json#/supply/trust", "a number was expected");
  refused(R"({"supply": {"trust": NaN}})", "w.json", "not JSON");
  refused(R"({"supply": {"trust": 1e308}})", "w.json#/supply/trust", "at most");
  refused(R"({"supply": [1]})", "w.json#/supply", "an object was expected");
  refused(R"({"prior_for_unknown": 1.5})", "w.json#/prior_for_unknown", "0..1");
  refused(R"({"relevance_gate": {"text_fit_open": 0.1}})", "w.json#/relevance_gate", "above text_fit_below");
  refused(R"({"format": "caunoi-weights/2"})", "w.json#/format", "caunoi-weights/1", Code::bad_version);
  refused(R"({"format": "caunoi-fair/1"})", "w.json#/format", "caunoi-weights/1");
  refused(R"({"demand": {"cost": 1}, "demand": {}})", "w.json", "given twice");
  refused("", "w.json", "not JSON");
  std::string none = R"({"demand": {)";
  for (std::size_t s = 0; s < signal_count; ++s)
    none += std::string(s == 0 ? "\"" : ", \"") + std::string(signal_code(static_cast<Signal>(s))) + "\": 0";
  refused(none + "}}", "w.json#/demand", "at least one");
}

}  // namespace
}  // namespace caunoi
