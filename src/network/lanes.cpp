// The inner loop of the walks, once in terms of the compiler's vectors and built for three sets of instructions.
//
// A step is bound by fetching the neighbours' lines, one an arc, mostly from the last cache; the arithmetic hides
// behind it. So the sums are made careful rather than cheap: float products are added 16 at a time and the parts summed
// in double, which bounds the rounding of a hub of a million arcs like that of a leaf. Contraction to fused
// multiply-add is off, for a machine without it would answer with other bits. Tested by network/walks_test.
#include "network/lanes.hpp"

// Of the compilers we build with, g++ reads the first, clang++ the second.
#if defined(__clang__)
#pragma clang fp contract(off)
#else
#pragma GCC optimize("fp-contract=off")
#endif

namespace caunoi {

namespace {

// A line as `parts` vectors of `bytes` each, what the machine can hold in a register. They alias the callers' reals.
template <class Real, int bytes, int line = 64>
struct Vectors {
  typedef Real Vector __attribute__((vector_size(bytes), may_alias));
  typedef float Half __attribute__((vector_size(bytes / 2), may_alias));
  typedef double Wide __attribute__((vector_size(bytes)));
  static constexpr int parts = line / bytes;
};

// Unrolled over the vectors of a line, which must stay in registers.
#define CAUNOI_EACH_PART _Pragma("GCC unroll 8") for (int i = 0; i < V::parts; ++i)

template <int bytes, class Real>
[[gnu::always_inline]] inline void rows(const Step<Real>& step, std::uint32_t begin, std::uint32_t end) {
  using V = Vectors<Real, bytes>;
  using Vector = typename V::Vector;
  constexpr std::uint32_t at_once = 64 / sizeof(Real);  // arcs whose columns or shares fill a line
  constexpr std::uint32_t ahead = 512;                  // arcs
  const auto* own_lines = reinterpret_cast<const Vector*>(step.own);
  const auto* source_lines = reinterpret_cast<const Vector*>(step.source);
  auto* other_lines = reinterpret_cast<Vector*>(step.other);
  const std::uint32_t* columns = step.columns;
  const Real* shares = step.shares;
  Vector shift[V::parts], active[V::parts], worst[V::parts], largest[V::parts];
  CAUNOI_EACH_PART {
    shift[i] = reinterpret_cast<const Vector*>(step.shift)[i];
    active[i] = reinterpret_cast<const Vector*>(step.active)[i];
    worst[i] = reinterpret_cast<const Vector*>(step.residual)[i];
    largest[i] = reinterpret_cast<const Vector*>(step.largest)[i];
  }
  for (std::uint32_t p = begin; p < end; ++p) {
    // Arcs and the source are read once a step and pass the caches by, which the lines of `own` and `other` then have
    // to themselves.
    __builtin_prefetch(&source_lines[std::size_t{p + 24 < end ? p + 24 : p} * V::parts], 0, 0);
    const auto add_arcs = [&](std::uint32_t from, std::uint32_t to, Vector(&sum)[V::parts])
        __attribute__((always_inline)) {
      const std::uint32_t later = from + ahead < step.arcs ? from + ahead : from;
      __builtin_prefetch(&columns[later], 0, 0);
      __builtin_prefetch(&shares[later], 0, 0);
      for (std::uint32_t k = from; k < to; ++k) {
        const Vector* line = &own_lines[std::size_t{columns[k]} * V::parts];
        CAUNOI_EACH_PART sum[i] += shares[k] * line[i];
      }
    };
    Vector sum[V::parts];
    CAUNOI_EACH_PART sum[i] = Vector{};
    std::uint32_t k = step.row_starts[p];
    const std::uint32_t row_end = step.row_starts[p + 1];
    if constexpr (sizeof(Real) == sizeof(double)) {
      for (; row_end - k > at_once; k += at_once) add_arcs(k, k + at_once, sum);
      add_arcs(k, row_end, sum);
    } else {
      typename V::Wide low[V::parts], high[V::parts];
      CAUNOI_EACH_PART low[i] = high[i] = typename V::Wide{};
      for (; k < row_end; k += at_once) {
        Vector part[V::parts];
        CAUNOI_EACH_PART part[i] = Vector{};
        add_arcs(k, row_end - k > at_once ? k + at_once : row_end, part);
        CAUNOI_EACH_PART {
          typename V::Half halves[2];
          __builtin_memcpy(halves, &part[i], sizeof halves);
          low[i] += __builtin_convertvector(halves[0], typename V::Wide);
          high[i] += __builtin_convertvector(halves[1], typename V::Wide);
        }
        if (row_end - k <= at_once) break;
      }
      CAUNOI_EACH_PART {
        const typename V::Half halves[2] = {__builtin_convertvector(low[i], typename V::Half),
                                            __builtin_convertvector(high[i], typename V::Half)};
        __builtin_memcpy(&sum[i], halves, sizeof halves);
      }
    }
    CAUNOI_EACH_PART {
      const Vector own = own_lines[std::size_t{p} * V::parts + i];
      Vector& other = other_lines[std::size_t{p} * V::parts + i];
      const Vector g = (step.damping * sum[i] - own) + (source_lines[std::size_t{p} * V::parts + i] - shift[i]);
      const Vector next = step.omega * (step.gamma * g + own - other) + other;
      other = active[i] != 0 ? next : other;
      const Vector size_g = g < 0 ? -g : g, size_own = own < 0 ? -own : own;
      worst[i] = size_g > worst[i] ? size_g : worst[i];
      largest[i] = size_own > largest[i] ? size_own : largest[i];
    }
  }
  CAUNOI_EACH_PART {
    reinterpret_cast<Vector*>(step.residual)[i] = worst[i];
    reinterpret_cast<Vector*>(step.largest)[i] = largest[i];
  }
}

// 16 lanes of `own`, a half of a vector at a time, in double.
template <int bytes>
[[gnu::always_inline]] inline void rows(const Remainder& remainder, std::uint32_t begin, std::uint32_t end) {
  using V = Vectors<double, bytes, 128>;  // the halves of a line, widened
  using Vector = typename V::Vector;
  using Half = typename V::Half;
  constexpr std::uint32_t at_once = 16, ahead = 512;  // arcs
  const auto* own_lines = reinterpret_cast<const Half*>(remainder.own);
  auto* source_lines = reinterpret_cast<Half*>(remainder.source);
  const std::uint32_t* columns = remainder.columns;
  const double* shares = remainder.shares;
  Vector shift[V::parts], total[V::parts];
  Half worst[V::parts], largest[V::parts];
  CAUNOI_EACH_PART {
    shift[i] = reinterpret_cast<const Vector*>(remainder.shift)[i];
    total[i] = reinterpret_cast<const Vector*>(remainder.sum)[i];
    worst[i] = reinterpret_cast<const Half*>(remainder.residual)[i];
    largest[i] = reinterpret_cast<const Half*>(remainder.largest)[i];
  }
  for (std::uint32_t p = begin; p < end; ++p) {
    __builtin_prefetch(&source_lines[std::size_t{p + 24 < end ? p + 24 : p} * V::parts], 1, 0);
    Vector sum[V::parts];
    CAUNOI_EACH_PART sum[i] = Vector{};
    const std::uint32_t row_end = remainder.row_starts[p + 1];
    for (std::uint32_t from = remainder.row_starts[p]; from < row_end;) {
      const std::uint32_t to = row_end - from > at_once ? from + at_once : row_end;
      const std::uint32_t later = from + ahead < remainder.arcs ? from + ahead : from;
      __builtin_prefetch(&columns[later], 0, 0);
      __builtin_prefetch(&shares[later], 0, 0);
      __builtin_prefetch(&shares[later] + 8, 0, 0);
      Vector part[V::parts];
      CAUNOI_EACH_PART part[i] = Vector{};
      for (; from < to; ++from) {
        const Half* line = &own_lines[std::size_t{columns[from]} * V::parts];
        CAUNOI_EACH_PART part[i] += shares[from] * __builtin_convertvector(line[i], Vector);
      }
      CAUNOI_EACH_PART sum[i] += part[i];
    }
    CAUNOI_EACH_PART {
      const Half own_half = own_lines[std::size_t{p} * V::parts + i];
      Half& source = source_lines[std::size_t{p} * V::parts + i];
      const Vector own = __builtin_convertvector(own_half, Vector);
      const Vector g = (remainder.damping * sum[i] - own) + (__builtin_convertvector(source, Vector) - shift[i]);
      total[i] += remainder.strengths[p] * g;
      const Half rounded = __builtin_convertvector(g, Half);
      source = rounded;
      const Half size_g = rounded < 0 ? -rounded : rounded, size_own = own_half < 0 ? -own_half : own_half;
      worst[i] = size_g > worst[i] ? size_g : worst[i];
      largest[i] = size_own > largest[i] ? size_own : largest[i];
    }
  }
  CAUNOI_EACH_PART {
    reinterpret_cast<Vector*>(remainder.sum)[i] = total[i];
    reinterpret_cast<Half*>(remainder.residual)[i] = worst[i];
    reinterpret_cast<Half*>(remainder.largest)[i] = largest[i];
  }
}
#undef CAUNOI_EACH_PART

template <class Work>
void on_baseline(const Work& work, std::uint32_t begin, std::uint32_t end) {
  rows<16>(work, begin, end);
}
#if defined(__x86_64__)
template <class Work>
[[gnu::target("avx2")]] void on_avx2(const Work& work, std::uint32_t begin, std::uint32_t end) {
  rows<32>(work, begin, end);
}
template <class Work>
[[gnu::target("avx512f,avx512vl,avx512dq")]] void on_avx512(const Work& work, std::uint32_t begin, std::uint32_t end) {
  rows<64>(work, begin, end);
}
#endif

template <class Work>
void dispatch(const Work& work, std::uint32_t begin, std::uint32_t end, Simd simd) {
#if defined(__x86_64__)
  if (simd == Simd::avx512) return on_avx512(work, begin, end);
  if (simd == Simd::avx2) return on_avx2(work, begin, end);
#endif
  on_baseline(work, begin, end);
}

}  // namespace

Simd best_simd() noexcept {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
    return Simd::avx512;
  if (__builtin_cpu_supports("avx2")) return Simd::avx2;
#endif
  return Simd::baseline;
}

void take_step(const Step<float>& step, std::uint32_t begin, std::uint32_t end, Simd simd) {
  dispatch(step, begin, end, simd);
}
void take_step(const Step<double>& step, std::uint32_t begin, std::uint32_t end, Simd simd) {
  dispatch(step, begin, end, simd);
}
void take_remainder(const Remainder& remainder, std::uint32_t begin, std::uint32_t end, Simd simd) {
  dispatch(remainder, begin, end, simd);
}

}  // namespace caunoi
