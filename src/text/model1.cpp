// IBM Model 1 (Brown, Della Pietra, Della Pietra, Mercer, "The Mathematics of Statistical Machine Translation", 1993):
// every word f of a sentence was made by one word e of the other, any of them alike, with probability t(f | e).
// Expectation: word f counts for e by
//   t(f | e) / sum over e' of the sentence of t(f | e').
// Maximisation: t(f | e) is the share of f in all that counted for e. The likelihood has one maximum, so the start does
// not matter. Sums run in the order of the sentences: the same bytes on every machine. Tested by text/learn_test
// (against a dense oracle).
#include "text/model1.hpp"

#include <algorithm>

namespace caunoi::text {

namespace {

constexpr std::uint64_t key_of(std::uint32_t e, std::uint32_t f) { return std::uint64_t{e} << 32 | f; }

// All pairs of words that stand together, made unique whenever the list has doubled: memory follows the answer, not the
// text.
std::vector<std::uint64_t> pairs_together(const Bitext& pairs, std::uint32_t null_word) {
  std::vector<std::uint64_t> keys;
  const auto settle = [&] {
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  };
  std::size_t limit = std::size_t{1} << 20;
  for (const auto& [from, to] : pairs) {
    for (const auto f : to) {
      keys.push_back(key_of(null_word, f));
      for (const auto e : from) keys.push_back(key_of(e, f));
    }
    if (keys.size() < limit) continue;
    settle();
    limit = std::max(limit, 2 * keys.size());
  }
  settle();
  return keys;
}

}  // namespace

Model1::Model1(const Bitext& pairs, std::uint32_t null_word, int iterations, const Control& control)
    : keys_(pairs_together(pairs, null_word)) {
  probabilities_.assign(keys_.size(), 1.0);  // uniform: the denominator of the first round evens it out
  std::vector<double> counts(keys_.size());
  std::vector<std::size_t> at;  // of each e of a sentence with one f
  for (int round = 0; round < iterations; ++round) {
    std::ranges::fill(counts, 0.0);
    for (std::size_t s = 0; s < pairs.size(); ++s) {
      if (s % 256 == 0 && !control.go_on("learn", static_cast<std::uint64_t>(round) * pairs.size() + s,
                                         static_cast<std::uint64_t>(iterations) * pairs.size()))
        return;
      const auto& [from, to] = pairs[s];
      for (const auto f : to) {
        at.assign(1, find(null_word, f));
        for (const auto e : from) at.push_back(find(e, f));
        double sum = 0;
        for (const auto i : at) sum += probabilities_[i];
        if (sum > 0)
          for (const auto i : at) counts[i] += probabilities_[i] / sum;
      }
    }
    for (std::size_t begin = 0, end = 0; begin < keys_.size(); begin = end) {
      double total = 0;
      for (end = begin; end < keys_.size() && keys_[end] >> 32 == keys_[begin] >> 32; ++end) total += counts[end];
      for (auto i = begin; i < end; ++i) probabilities_[i] = total > 0 ? counts[i] / total : 0;
    }
  }
}

std::size_t Model1::find(std::uint32_t e, std::uint32_t f) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(keys_, key_of(e, f)) - keys_.begin());
}

double Model1::probability(std::uint32_t e, std::uint32_t f) const {
  const auto i = find(e, f);
  return i < keys_.size() && keys_[i] == key_of(e, f) ? probabilities_[i] : 0;
}

}  // namespace caunoi::text
