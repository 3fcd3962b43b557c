// A plane is a bit a document. Sixteen or thirty-two documents at a time, the weight is added where the bit is set, for all planes of
// a group one after the other while the partial sums stay in registers; then the sum is scaled by the documents' factors. With
// AVX-512 the bits are the mask of the addition as they are.
// Tested by index/kernels_test (each path against a loop over single documents).
#include "index/kernels.hpp"

#include <algorithm>
#include <bit>

#if defined(__x86_64__) && defined(__GNUC__)
#define CAUNOI_X86 1
#include <immintrin.h>
#endif

namespace caunoi {

namespace {

constexpr std::size_t words = chunk_documents / 32;  // of a plane in a chunk
constexpr std::uint32_t whole = 257;                 // 65535ths in a 255th

void maxima_plain(const std::uint16_t* sums, std::size_t chunks, std::uint16_t* out) {
  for (std::size_t chunk = 0; chunk < chunks; ++chunk)
    out[chunk] = *std::max_element(sums + chunk * chunk_documents, sums + (chunk + 1) * chunk_documents);
}

void add_planes_plain(std::span<const PlaneGroup> groups, std::size_t chunks, std::uint16_t* sums, std::uint16_t* maxima) {
  std::uint16_t partial[chunk_documents];
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    for (const auto& group : groups) {
      std::fill_n(partial, chunk_documents, std::uint16_t{0});
      for (const auto& plane : group.planes)
        for (std::size_t w = 0; w < words; ++w)
          for (auto bits = plane.bits[chunk * words + w]; bits != 0; bits &= bits - 1)
            partial[w * 32 + static_cast<std::size_t>(std::countr_zero(bits))] += plane.weight;
      auto* out = sums + chunk * chunk_documents;
      for (std::size_t d = 0; d < chunk_documents; ++d)
        out[d] += group.factors == nullptr ? partial[d] : static_cast<std::uint16_t>((std::uint32_t{partial[d]} * group.factors[chunk * chunk_documents + d] * whole) >> 16);
    }
    maxima_plain(sums + chunk * chunk_documents, 1, maxima + chunk);
  }
}

std::size_t at_least_plain(const std::uint16_t* sums, std::uint16_t least, std::uint16_t* out) {
  std::size_t found = 0;
  for (std::size_t d = 0; d < chunk_documents; ++d)
    if (sums[d] >= least) out[found++] = static_cast<std::uint16_t>(d);
  return found;
}

constexpr Kernels plain{"scalar", add_planes_plain, maxima_plain, at_least_plain};

#ifdef CAUNOI_X86

[[gnu::target("avx2")]] std::uint16_t largest_of(__m256i values) {
  const __m128i halves = _mm_max_epu16(_mm256_castsi256_si128(values), _mm256_extracti128_si256(values, 1));
  const __m128i least = _mm_minpos_epu16(_mm_xor_si128(halves, _mm_set1_epi32(-1)));  // there is no such instruction for the largest
  return static_cast<std::uint16_t>(~_mm_cvtsi128_si32(least));
}

[[gnu::target("avx2")]] void maxima_avx2(const std::uint16_t* sums, std::size_t chunks, std::uint16_t* out) {
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    __m256i most = _mm256_setzero_si256();
    for (std::size_t d = 0; d < chunk_documents; d += 16)
      most = _mm256_max_epu16(most, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(sums + chunk * chunk_documents + d)));
    out[chunk] = largest_of(most);
  }
}

[[gnu::target("avx2")]] void add_planes_avx2(std::span<const PlaneGroup> groups, std::size_t chunks, std::uint16_t* sums, std::uint16_t* maxima) {
  constexpr std::size_t lanes = 16, rows = 4, strip = lanes * rows;  // what stays in registers; of 8 rows compilers spill some
  const __m256i bit = _mm256_setr_epi16(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, -32768);
  for (std::size_t at = 0; at < chunks * chunk_documents; at += strip) {
    for (const auto& group : groups) {
      __m256i partial[rows];
      for (auto& p : partial) p = _mm256_setzero_si256();
      for (const auto& plane : group.planes) {
        const __m256i weight = _mm256_set1_epi16(static_cast<short>(plane.weight));
#pragma GCC unroll 8
        for (std::size_t r = 0; r < rows; ++r) {
          std::int16_t half;
          __builtin_memcpy(&half, reinterpret_cast<const char*>(plane.bits + at / 32) + 2 * r, sizeof half);
          partial[r] = _mm256_add_epi16(partial[r], _mm256_and_si256(weight, _mm256_cmpeq_epi16(_mm256_and_si256(_mm256_set1_epi16(half), bit), bit)));
        }
      }
      for (std::size_t r = 0; r < rows; ++r) {
        auto* out = reinterpret_cast<__m256i*>(sums + at + r * lanes);
        if (group.factors != nullptr) {
          const __m256i factor = _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(group.factors + at + r * lanes)));
          partial[r] = _mm256_mulhi_epu16(partial[r], _mm256_mullo_epi16(factor, _mm256_set1_epi16(whole)));
        }
        _mm256_storeu_si256(out, _mm256_add_epi16(_mm256_loadu_si256(out), partial[r]));
      }
    }
    if ((at + strip) % chunk_documents == 0) maxima_avx2(sums + at + strip - chunk_documents, 1, maxima + at / chunk_documents);
  }
}

[[gnu::target("avx2,bmi")]] std::size_t at_least_avx2(const std::uint16_t* sums, std::uint16_t least, std::uint16_t* out) {
  const __m256i bound = _mm256_set1_epi16(static_cast<short>(least));
  std::size_t found = 0;
  for (std::size_t d = 0; d < chunk_documents; d += 16) {
    const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(sums + d));
    const __m256i reached = _mm256_cmpeq_epi16(_mm256_max_epu16(here, bound), here);
    for (auto mask = static_cast<std::uint32_t>(_mm256_movemask_epi8(reached)) & 0x55555555U; mask != 0; mask &= mask - 1)
      out[found++] = static_cast<std::uint16_t>(d + static_cast<std::size_t>(std::countr_zero(mask)) / 2);
  }
  return found;
}

constexpr Kernels avx2{"avx2", add_planes_avx2, maxima_avx2, at_least_avx2};

[[gnu::target("avx512f,avx512bw")]] std::uint16_t largest_of(__m512i values) {
  // With masks, since g++ 12 takes what the plain forms leave undefined for a mistake.
  return largest_of(_mm256_max_epu16(_mm512_maskz_extracti64x4_epi64(0xf, values, 0), _mm512_maskz_extracti64x4_epi64(0xf, values, 1)));
}

[[gnu::target("avx512f,avx512bw")]] void maxima_avx512(const std::uint16_t* sums, std::size_t chunks, std::uint16_t* out) {
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    __m512i most = _mm512_setzero_si512();
    for (std::size_t w = 0; w < words; ++w) most = _mm512_max_epu16(most, _mm512_loadu_si512(sums + chunk * chunk_documents + w * 32));
    out[chunk] = largest_of(most);
  }
}

// sum += weight where the bit is set. By the intrinsic of the same name g++ 12 copies every sum twice, a tenth of a query.
[[gnu::target("avx512f,avx512bw"), gnu::always_inline]] inline void add_where(__mmask32 bits, __m512i weight, __m512i& sum) {
  asm("vpaddw %2, %0, %0 %{%1%}" : "+v"(sum) : "Yk"(bits), "v"(weight));
}

[[gnu::target("avx512f,avx512bw")]] void add_planes_avx512(std::span<const PlaneGroup> groups, std::size_t chunks, std::uint16_t* sums, std::uint16_t* maxima) {
  if (groups.empty()) return maxima_avx512(sums, chunks, maxima);
  constexpr std::size_t ahead = 4 * words;  // planes and factors are many short streams, more than the hardware follows
  constexpr std::size_t strip = 8;          // words whose partial sums stay in registers; with 16 compilers shuffle and spill them
  constexpr std::size_t factors_ahead = 2 * strip * 32;
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    __m512i most = _mm512_setzero_si512();
    for (std::size_t first = chunk * words; first < (chunk + 1) * words; first += strip) {
      auto* const out = sums + first * 32;
      __m512i sum[strip];
#pragma GCC unroll 8
      for (std::size_t w = 0; w < strip; ++w) sum[w] = _mm512_loadu_si512(out + w * 32);
      for (const auto& group : groups) {
        __m512i partial[strip];
#pragma GCC unroll 8
        for (auto& p : partial) p = _mm512_setzero_si512();
        for (const auto& plane : group.planes) {
          const auto* const bits = plane.bits + first;
          const __m512i weight = _mm512_set1_epi16(static_cast<short>(plane.weight));
          _mm_prefetch(reinterpret_cast<const char*>(bits + ahead), _MM_HINT_T0);
#pragma GCC unroll 8
          for (std::size_t w = 0; w < strip; ++w) add_where(bits[w], weight, partial[w]);
        }
        if (group.factors != nullptr) {
          const auto* const factors = group.factors + first * 32;
          for (std::size_t line = 0; line < strip * 32; line += 64) _mm_prefetch(reinterpret_cast<const char*>(factors + factors_ahead + line), _MM_HINT_T0);
#pragma GCC unroll 8
          for (std::size_t w = 0; w < strip; ++w) {
            const __m512i factor = _mm512_cvtepu8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(factors + w * 32)));
            partial[w] = _mm512_mulhi_epu16(partial[w], _mm512_mullo_epi16(factor, _mm512_set1_epi16(whole)));
          }
        }
#pragma GCC unroll 8
        for (std::size_t w = 0; w < strip; ++w) sum[w] = _mm512_add_epi16(sum[w], partial[w]);
      }
#pragma GCC unroll 8
      for (std::size_t w = 0; w < strip; ++w) {
        most = _mm512_max_epu16(most, sum[w]);
        _mm512_storeu_si512(out + w * 32, sum[w]);
      }
    }
    maxima[chunk] = largest_of(most);
  }
}

[[gnu::target("avx512f,avx512bw,bmi")]] std::size_t at_least_avx512(const std::uint16_t* sums, std::uint16_t least, std::uint16_t* out) {
  const __m512i bound = _mm512_set1_epi16(static_cast<short>(least));
  std::size_t found = 0;
  for (std::size_t w = 0; w < words; ++w)
    for (auto mask = _mm512_cmpge_epu16_mask(_mm512_loadu_si512(sums + w * 32), bound); mask != 0; mask &= mask - 1)
      out[found++] = static_cast<std::uint16_t>(w * 32 + static_cast<std::size_t>(std::countr_zero(mask)));
  return found;
}

constexpr Kernels avx512{"avx512", add_planes_avx512, maxima_avx512, at_least_avx512};

#endif

struct Runnable {
  const Kernels* kernels[3] = {&plain, nullptr, nullptr};
  std::size_t count = 1;
  Runnable() {
#ifdef CAUNOI_X86
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) kernels[count++] = &avx2;
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("bmi")) kernels[count++] = &avx512;
#endif
  }
};

}  // namespace

std::span<const Kernels* const> runnable_kernels() noexcept {
  static const Runnable runnable;
  return {runnable.kernels, runnable.count};
}

const Kernels& best_kernels() noexcept { return *runnable_kernels().back(); }

}  // namespace caunoi
