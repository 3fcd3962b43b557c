// outcomes.hpp -- the rules every list of outcomes must keep, whether read from a table or handed over.
#pragma once
#include <span>
#include <vector>

#include "caunoi/learn.hpp"

namespace caunoi {

/// An objection and the index of the outcome it is about.
struct Objection {
  std::size_t outcome;
  Error error;
};

/// Ids and stages that are not there, dates that are none, rows about one pair that contradict each other; by outcome.
/// O(outcomes log (records + outcomes)); the nearest id is named for the first twenty that are not there.
[[nodiscard]] std::vector<Objection> objections(const Survey& survey, std::span<const Outcome> outcomes);

}  // namespace caunoi
