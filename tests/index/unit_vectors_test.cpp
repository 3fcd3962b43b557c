// Cosines of dense vectors against a naive sum, and what must not change them.
#include "index/unit_vectors.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.hpp"

namespace caunoi {
namespace {

using Vector = std::vector<float>;

Vector random_vector(Random& random, std::size_t width) {
  Vector out(width);
  for (float& v : out) v = static_cast<float>(random.unit() - 0.5);
  return out;
}

double naive_cosine(const Vector& a, const Vector& b) {
  long double dot = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    dot += static_cast<long double>(a[i]) * b[i];
    aa += static_cast<long double>(a[i]) * a[i];
    bb += static_cast<long double>(b[i]) * b[i];
  }
  return static_cast<double>(dot / std::sqrt(aa * bb));
}

UnitVectors of(const std::vector<Vector>& vectors) {
  return UnitVectors(std::vector<std::span<const float>>(vectors.begin(), vectors.end()));
}

std::vector<float> cosines(const UnitVectors& vectors, const Vector& query) {
  std::vector<float> out(vectors.size(), 7.0F);
  vectors.cosines(query, out);
  return out;
}

TEST(UnitVectors, EqualsTheNaiveCosine) {
  Random random(3);
  for (const std::size_t width : {1U, 2U, 3U, 5U, 8U, 17U, 384U, 1023U}) {
    std::vector<Vector> vectors;
    for (int i = 0; i < 23; ++i) vectors.push_back(random_vector(random, width));
    const Vector query = random_vector(random, width);
    const auto found = cosines(of(vectors), query);
    for (std::size_t i = 0; i < vectors.size(); ++i)
      EXPECT_NEAR(found[i], naive_cosine(vectors[i], query), 2e-6) << width;
  }
}

TEST(UnitVectors, AbsentOnesAreLeftAlone) {
  const auto vectors = of({{}, {3, 4}, {0, 0}, {-6, -8}});
  EXPECT_EQ(vectors.size(), 4U);
  EXPECT_EQ(vectors.count(), 2U);
  EXPECT_EQ(cosines(vectors, {3, 4}), (std::vector<float>{7, 1, 7, -1}));
  EXPECT_EQ(cosines(vectors, {0, 0}), std::vector<float>(4, 7));
  EXPECT_EQ(cosines(vectors, {}), std::vector<float>(4, 7));
  EXPECT_TRUE(cosines(of({}), {1}).empty());
}

TEST(UnitVectors, LengthChangesNothing) {
  Random random(4);
  std::vector<Vector> vectors, scaled;
  for (int i = 0; i < 50; ++i) {
    vectors.push_back(random_vector(random, 33));
    scaled.push_back(vectors.back());
    for (float& v : scaled.back()) v *= std::ldexp(1.0F, i - 25);  // a power of two keeps every digit
  }
  const Vector query = random_vector(random, 33);
  EXPECT_EQ(cosines(of(vectors), query), cosines(of(scaled), query));
  EXPECT_NEAR(cosines(of({{3e38F, 3e38F}}), {3e38F, 3e38F})[0], 1, 1e-6);
  EXPECT_NEAR(cosines(of({{1e-45F, 0}}), {1e38F, 1e38F})[0], std::sqrt(0.5), 1e-6);
}

// Equal vectors tie to the last bit wherever they stand, so that ids decide.
TEST(UnitVectors, EqualVectorsHaveEqualCosines) {
  Random random(5);
  for (const std::size_t width : {3U, 7U, 10U, 129U}) {
    const Vector one = random_vector(random, width), query = random_vector(random, width);
    const auto found = cosines(of(std::vector<Vector>(37, one)), query);
    for (const float c : found) EXPECT_EQ(c, found[0]) << width;
  }
}

}  // namespace
}  // namespace caunoi
