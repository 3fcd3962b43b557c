// lanes.hpp -- one step of many walks at once: every node has a 64-byte line with one lane a seed.
#pragma once
#include <cstddef>
#include <cstdint>

namespace caunoi {

/// Seeds in a block: 16 in float, 8 in double.
template <class Real>
inline constexpr std::size_t lanes = 64 / sizeof(Real);

/// Instructions to use. The answers are the same bits on all of them: lanes never meet, the order of additions is fixed
/// and products are rounded before they are added.
enum class Simd { baseline, avx2, avx512 };

/// The best this machine has.
[[nodiscard]] Simd best_simd() noexcept;

/// Chebyshev's step over the rows [begin, end), lane by lane, with `shares` the walk's transition probabilities:
///   g     = damping shares own + source - shift - own                       (the residual of `own`)
///   other = omega (gamma g + own - other) + other      where active, else as it was
/// All lines are aligned to 64 bytes; line p is at p x lanes<Real>.
template <class Real>
struct Step {
  std::uint32_t arcs;  ///< of the whole graph
  const std::uint32_t* row_starts;
  const std::uint32_t* columns;
  const Real* shares;
  const Real* own;
  Real* other;
  const Real* source;
  const Real* shift;   ///< one line
  const Real* active;  ///< one line, 0 or 1
  Real damping, gamma, omega;
  Real* residual;  ///< one line: the largest |g| so far
  Real* largest;   ///< one line: the largest |own| so far
};

void take_step(const Step<float>& step, std::uint32_t begin, std::uint32_t end, Simd simd);
void take_step(const Step<double>& step, std::uint32_t begin, std::uint32_t end, Simd simd);

/// What is left of the equation at the rows [begin, end) of 16 lanes, in double, for `own` that is exact as it stands:
///   source = damping shares own + source - shift - own, rounded to float once
///   sum    = sum + strength x that, unrounded
struct Remainder {
  std::uint32_t arcs;  ///< of the whole graph
  const std::uint32_t* row_starts;
  const std::uint32_t* columns;
  const double* shares;
  const double* strengths;
  const float* own;
  float* source;
  const double* shift;  ///< two lines
  double damping;
  double* sum;      ///< two lines
  float* residual;  ///< one line: the largest |source| it left so far
  float* largest;   ///< one line: the largest |own| so far
};

void take_remainder(const Remainder& remainder, std::uint32_t begin, std::uint32_t end, Simd simd);

/// Unit roundoffs of double by which that may be off before it is rounded, as a share of the largest
/// |own| + |source| + |shift|, in a row of `arcs` arcs: 16 products are summed at a time.
[[nodiscard]] inline double remainder_roundoffs(std::uint32_t arcs) { return 28 + static_cast<double>(arcs) / 16; }

/// Unit roundoffs by which |g| may be off, as a share of the largest |own| + |source| + |shift|, in a row of `arcs`
/// arcs. In float 16 products are summed before the sum goes on in double; in double all are summed in a row.
template <class Real>
[[nodiscard]] double residual_roundoffs(std::uint32_t arcs) {
  return sizeof(Real) == sizeof(float) ? 28 : 12 + static_cast<double>(arcs);
}

}  // namespace caunoi
