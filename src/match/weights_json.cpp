// weights.json (format `caunoi-weights/1`) to Weights and back. Strict, since a weight whose name is mistyped would
// otherwise count with its default and nobody would see it. What is missing keeps its default, so that a file written
// before a signal existed still means what it meant. Tested by match/weights_test.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/json_reader.hpp"
#include "caunoi/match.hpp"

namespace caunoi {

namespace {

constexpr std::string_view format_name = "caunoi-weights";
constexpr double largest = 1e6;  // only ratios count; beyond, a sum of weights could leave the numbers

struct Number {
  std::string_view key;
  double Weights::*member;
};
constexpr Number gate[] = {{"text_fit_below", &Weights::gate_text_below},
                           {"field_fit_below", &Weights::gate_field_below},
                           {"cap", &Weights::gate_cap},
                           {"text_fit_open", &Weights::gate_text_open}};
constexpr Number others[] = {{"prior_for_unknown", &Weights::prior_for_unknown},
                             {"must_meet_bonus", &Weights::must_meet_bonus},
                             {"already_met_penalty", &Weights::already_met_penalty}};

double read_share(const JsonPlace& place) {
  const double value = place.number();
  if (!(value >= 0 && value <= 1)) place.refuse(fmt::format("{} is out of range, it must lie in 0..1", value));
  return value;
}

void read_side(const JsonPlace& place, std::array<double, signal_count>& side) {
  std::array<std::string_view, signal_count> codes;
  for (std::size_t s = 0; s < signal_count; ++s) codes[s] = signal_code(static_cast<Signal>(s));
  place.object(std::span<const std::string_view>(codes));
  for (std::size_t s = 0; s < signal_count; ++s) {
    const auto weight = place.find(codes[s]);
    if (!weight) continue;
    side[s] = weight->number();
    if (!(side[s] >= 0)) weight->refuse(fmt::format("a weight is {}, it must be 0 or more", side[s]));
    if (side[s] > largest) weight->refuse(fmt::format("a weight is {}, it must be at most {}", side[s], largest));
  }
  if (std::ranges::none_of(side, [](double w) { return w > 0; }))
    place.refuse("every weight is 0, at least one must be above");
}

Weights read_weights(const JsonPlace& root) {
  root.object({"format", "demand", "supply", "relevance_gate", others[0].key, others[1].key, others[2].key});
  root.check_format(format_name, 1);
  Weights out = default_weights();
  if (const auto side = root.find("demand")) read_side(*side, out.demand);
  if (const auto side = root.find("supply")) read_side(*side, out.supply);
  if (const auto place = root.find("relevance_gate")) {
    place->object({gate[0].key, gate[1].key, gate[2].key, gate[3].key});
    for (const auto& [key, member] : gate)
      if (const auto number = place->find(key)) out.*member = read_share(*number);
    if (out.gate_text_open <= out.gate_text_below)
      place->refuse(fmt::format("text_fit_open is {}, it must be above text_fit_below, {}", out.gate_text_open,
                                out.gate_text_below));
  }
  for (const auto& [key, member] : others)
    if (const auto number = root.find(key)) out.*member = read_share(*number);
  return out;
}

// 0.28 x 0.96 is 0.26880000000000004 in a file; nobody weighs to the seventh decimal.
double decimals6(double value) { return std::round(value * 1e6) / 1e6; }

// Signals of the other side only are left out; a signal that was taken out stands there with its 0.
Json side_json(const std::array<double, signal_count>& side, const std::array<double, signal_count>& usual) {
  Json out = Json::object();
  for (std::size_t s = 0; s < signal_count; ++s)
    if (side[s] > 0 || usual[s] > 0) out[std::string(signal_code(static_cast<Signal>(s)))] = decimals6(side[s]);
  return out;
}

}  // namespace

Result<Weights> parse_weights(std::string_view json, std::string_view file) {
  return read_json<Weights>(json, file, read_weights);
}

std::string to_json(const Weights& weights) {
  const Weights usual = default_weights();
  Json root{{"format", fmt::format("{}/1", format_name)},
            {"demand", side_json(weights.demand, usual.demand)},
            {"supply", side_json(weights.supply, usual.supply)}};
  Json& relevance = root["relevance_gate"] = Json::object();
  for (const auto& [key, member] : gate) relevance[std::string(key)] = decimals6(weights.*member);
  for (const auto& [key, member] : others) root[std::string(key)] = decimals6(weights.*member);
  return root.dump(1) + "\n";
}

}  // namespace caunoi
