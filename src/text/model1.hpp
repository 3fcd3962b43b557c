// model1.hpp -- IBM Model 1: which word of one language is made from which of another.
#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "caunoi/control.hpp"

namespace caunoi::text {

/// A sentence and its translation as numbers of words; a number may stand several times.
using Bitext = std::vector<std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>>;

/// t(f | e), the probability that a word e of the first side is translated by f of the second. [shared] when made.
class Model1 {
 public:
  /// Expectation-maximisation from the uniform distribution. `null_word` of the first side, a number none of its
  /// sentences has, stands in each of them and makes the words that come from nowhere. Ends early, with what it has,
  /// when cancelled.
  Model1(const Bitext& pairs, std::uint32_t null_word, int iterations, const Control& control);

  /// 0 for two words that never stand together.
  [[nodiscard]] double probability(std::uint32_t e, std::uint32_t f) const;
  /// The words that stand together, (e << 32 | f), ascending; the null word's among them.
  [[nodiscard]] std::span<const std::uint64_t> keys() const noexcept { return keys_; }

 private:
  [[nodiscard]] std::size_t find(std::uint32_t e, std::uint32_t f) const;

  std::vector<std::uint64_t> keys_;
  std::vector<double> probabilities_;  ///< of each key
};

}  // namespace caunoi::text
