// scratch.hpp -- what Scorer::best() works with, kept from need to need.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "match/scorer.hpp"

namespace caunoi {

/// [one]
class Scorer::Scratch {
 private:
  friend class Scorer;

  /// Forgets what was seen.
  void start(std::size_t supplies) {
    if (seen_.size() != supplies || ++round_ == 0) {
      seen_.assign(supplies, 0);
      round_ = 1;
    }
  }
  /// True the first time.
  bool see(std::uint32_t supply) {
    const bool first = seen_[supply] != round_;
    seen_[supply] = round_;
    return first;
  }

  TextFit::OfNeed text_;
  Bounds::OfNeed bounds_;
  std::vector<std::uint32_t> seen_;  ///< by supply: the round it was seen in
  std::uint32_t round_ = 0;
  std::vector<std::uint32_t> likely_;
  std::vector<TextFit::OfNeed::Found> found_;
  std::vector<double> lift_;  ///< by class
  struct Candidate {
    double most;                ///< it scores
    std::optional<double> fit;  ///< of its text, at most; nullopt: cannot be known
    bool unknown;               ///< whether it may be
    Bounds::OfNeed::OfPair pair;
    std::uint32_t supply;
  };
  std::vector<Candidate> candidates_;
};

}  // namespace caunoi
