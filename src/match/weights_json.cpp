// weights.json (format `caunoi-weights/1`) to Weights and back. Strict, since a weight whose name is mistyped would
// otherwise count with its default and nobody would see it. What is missing keeps its default, so that a file written
// before a signal existed still means what it meant. Tested by match/weights_test.
#include "match/weights_json.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/digits.hpp"
#include "base/json_reader.hpp"

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

constexpr std::string_view gate_key = "relevance_gate";

struct Side {
  std::string_view key;
  std::array<double, signal_count> Weights::*member;
};
constexpr Side sides[] = {{"demand", &Weights::demand}, {"supply", &Weights::supply}};

void read_side(const JsonPlace& place, std::array<double, signal_count>& side) {
  std::array<std::string_view, signal_count> codes;
  for (std::size_t s = 0; s < signal_count; ++s) codes[s] = signal_code(static_cast<Signal>(s));
  place.object(std::span<const std::string_view>(codes));
  for (std::size_t s = 0; s < signal_count; ++s) {
    const auto weight = place.find(codes[s]);
    if (weight) side[s] = weight->number();
  }
}

// A default breaks no rule, so what breaks one stands in the file.
void check(const Weights& weights, const JsonPlace& root) {
  const auto bad = bad_weights(weights);
  if (!bad) return;
  auto place = root;
  for (const auto& key : bad->keys) place = place.at(key);
  place.refuse(bad->message);
}

Weights read_weights(const JsonPlace& root) {
  root.object({"format", sides[0].key, sides[1].key, gate_key, others[0].key, others[1].key, others[2].key});
  root.check_format(format_name, 1);
  Weights out = default_weights();
  for (const auto& [key, member] : sides)
    if (const auto side = root.find(key)) read_side(*side, out.*member);
  if (const auto place = root.find(gate_key)) {
    place->object({gate[0].key, gate[1].key, gate[2].key, gate[3].key});
    for (const auto& [key, member] : gate)
      if (const auto number = place->find(key)) out.*member = number->number();
  }
  for (const auto& [key, member] : others)
    if (const auto number = root.find(key)) out.*member = number->number();
  check(out, root);
  return out;
}

// Signals of the other side only are left out; a signal that was taken out stands there with its 0.
Json side_json(const std::array<double, signal_count>& side, const std::array<double, signal_count>& usual) {
  Json out = Json::object();
  for (std::size_t s = 0; s < signal_count; ++s)
    if (side[s] > 0 || usual[s] > 0) out[std::string(signal_code(static_cast<Signal>(s)))] = six_digits(side[s]);
  return out;
}

}  // namespace

std::optional<BadWeights> bad_weights(const Weights& weights) {
  for (const auto& [key, member] : sides) {
    const auto& side = weights.*member;
    const std::string name(key);
    for (std::size_t s = 0; s < signal_count; ++s) {
      if (side[s] >= 0 && side[s] <= largest) continue;
      const bool too_large = side[s] > largest;
      return BadWeights{{name, std::string(signal_code(static_cast<Signal>(s)))},
                        too_large ? fmt::format("a weight is {}, it must be at most {}", side[s], largest)
                                  : fmt::format("a weight is {}, it must be 0 or more", side[s])};
    }
    if (std::ranges::none_of(side, [](double w) { return w > 0; }))
      return BadWeights{{name}, "every weight is 0, at least one must be above"};
  }
  const auto out_of_range = [&](const Number& number, std::vector<std::string> keys) -> std::optional<BadWeights> {
    const double value = weights.*number.member;
    if (value >= 0 && value <= 1) return std::nullopt;
    keys.emplace_back(number.key);
    return BadWeights{std::move(keys), fmt::format("{} is out of range, it must lie in 0..1", value)};
  };
  for (const auto& number : gate)
    if (auto bad = out_of_range(number, {std::string(gate_key)})) return bad;
  for (const auto& number : others)
    if (auto bad = out_of_range(number, {})) return bad;
  // At one text fit the gate would divide by 0, and with the two the wrong way round it would close for what fits.
  if (weights.gate_text_open <= weights.gate_text_below)
    return BadWeights{{std::string(gate_key)},
                      fmt::format("text_fit_open is {}, it must be above text_fit_below, {}", weights.gate_text_open,
                                  weights.gate_text_below)};
  return std::nullopt;
}

Result<Weights> parse_weights(std::string_view json, std::string_view file) {
  return read_json<Weights>(json, file, read_weights);
}

std::string to_json(const Weights& weights) {
  const Weights usual = default_weights();
  Json root{{"format", fmt::format("{}/1", format_name)},
            {"demand", side_json(weights.demand, usual.demand)},
            {"supply", side_json(weights.supply, usual.supply)}};
  Json& relevance = root[std::string(gate_key)] = Json::object();
  for (const auto& [key, member] : gate) relevance[std::string(key)] = six_digits(weights.*member);
  for (const auto& [key, member] : others) root[std::string(key)] = six_digits(weights.*member);
  return root.dump(1) + "\n";
}

}  // namespace caunoi
