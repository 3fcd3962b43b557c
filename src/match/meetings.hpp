// meetings.hpp -- from outcomes to what weights are learnt from: each meeting with the signals of its pair and its
// result.
#pragma once
#include <map>
#include <string>

#include "caunoi/learn.hpp"
#include "match/fit.hpp"
#include "match/scorer.hpp"

namespace caunoi {

struct Meeting {
  PairSignals signals;
  double result = 0;
  std::uint32_t enterprise = 0;  ///< counted from 0
};

struct Meetings {
  std::vector<Meeting> meetings;  ///< by ids of demand, then supply
  std::uint32_t enterprises = 0;
  std::map<std::string, std::size_t> left_out;  ///< outcomes by the reason why they teach nothing
};

/// invalid_argument: outcomes that objections() objects to, too few meetings or enterprises, what Scorer::make()
/// refuses; cancelled.
[[nodiscard]] Result<Meetings> meetings_of(const Ground& ground, std::span<const Outcome> outcomes,
                                           const LearnOptions& options, const Control& control);

/// Meetings in which the signal was known on that side.
[[nodiscard]] std::size_t known(const Meetings& meetings, Signal signal, bool demand);

/// Signals that are known too rarely, or count for the same in all meetings, are not free.
[[nodiscard]] Evidence evidence_of(const Meetings& meetings, const Weights& weights);

}  // namespace caunoi
