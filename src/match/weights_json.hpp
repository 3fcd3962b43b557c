// weights_json.hpp -- the rules every set of weights must keep, whether read from weights.json or handed over.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "caunoi/match.hpp"

namespace caunoi {

/// What is wrong with weights, and the keys of weights.json that lead to it.
struct BadWeights {
  std::vector<std::string> keys;
  std::string message;
};
/// The first rule that is broken: sides of weights in 0..1e6 of which one at least is above 0, all else in 0..1, and a
/// gate that opens at a text fit above the one at which it is closed.
[[nodiscard]] std::optional<BadWeights> bad_weights(const Weights& weights);

}  // namespace caunoi
