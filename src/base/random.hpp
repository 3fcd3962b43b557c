// random.hpp -- seeded randomness that is the same on every machine (the standard's distributions are not).
#pragma once
#include <cstdint>

namespace caunoi {

/// SplitMix64 (Steele, Lea, Flood 2014): tiny, fast, good enough for resampling and search; not for secrets.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() noexcept {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }
  /// In [0, n), n > 0; the bias is below n / 2^64.
  std::uint64_t below(std::uint64_t n) noexcept { return next() % n; }
  /// In [0, bound), bound > 0, by multiplication of the high bits: no division, for inner loops.
  int index(int bound) noexcept { return static_cast<int>((next() >> 32) * static_cast<std::uint64_t>(bound) >> 32); }
  /// In [0, 1).
  double unit() noexcept { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

}  // namespace caunoi
