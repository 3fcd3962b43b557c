// unit_vectors.hpp -- dense vectors scaled to length 1, as rows of one matrix, and their cosines with another vector.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace caunoi {

/// [shared] const methods from any thread.
class UnitVectors {
 public:
  UnitVectors() = default;
  /// An empty vector, or one of zeros only, is absent. All others are finite and of one width: the caller has checked.
  /// Memory: 4 bytes x width x those present.
  explicit UnitVectors(std::span<const std::span<const float>> vectors);

  [[nodiscard]] std::size_t size() const noexcept { return present_.size(); }
  [[nodiscard]] std::size_t count() const noexcept { return owners_.size(); }  ///< those present
  [[nodiscard]] std::size_t width() const noexcept { return width_; }
  [[nodiscard]] bool has(std::size_t i) const noexcept { return present_[i]; }

  /// Writes the cosine of `vector` with each one present to its place in `out` (size() of them) and leaves the other
  /// places as they are. Nothing when `vector` is absent in the sense above. O(width x count()).
  void cosines(std::span<const float> vector, std::span<float> out) const;

 private:
  std::size_t width_ = 0;
  std::vector<bool> present_;
  std::vector<std::uint32_t> owners_;  ///< of each row
  std::vector<float> rows_;
};

}  // namespace caunoi
