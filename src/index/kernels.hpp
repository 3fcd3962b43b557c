// kernels.hpp -- the three inner loops of a query that are written for the machine's vector units, chosen at run time.
//
// All of them are integer arithmetic, so every path gives the same numbers.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace caunoi {

/// Sums are worked on a chunk of documents at a time: one cache line of a plane.
inline constexpr std::size_t chunk_documents = 512;

/// Terms whose documents are held as bits: all terms of a channel at one count.
struct PlaneGroup {
  struct Plane { const std::uint32_t* bits; std::uint16_t weight; };
  std::vector<Plane> planes;        ///< sum of the weights at most 65535
  const std::uint8_t* factors = nullptr;  ///< a document's factor in 255ths, one a document; none: 1
};

struct Kernels {
  const char* name;
  /// sums[d] += (sum of the weights of the planes that hold d) x 257 factors[d] >> 16, for every group. Sums must not overflow. Then the
  /// largest of each chunk, which is near at hand, goes to maxima.
  void (*add_planes)(std::span<const PlaneGroup> groups, std::size_t chunks, std::uint16_t* sums, std::uint16_t* maxima);
  /// The largest sum of each chunk.
  void (*maxima)(const std::uint16_t* sums, std::size_t chunks, std::uint16_t* out);
  /// The documents of one chunk with at least `least`, as offsets into it, ascending; returns how many.
  std::size_t (*at_least)(const std::uint16_t* sums, std::uint16_t least, std::uint16_t* out);
};

/// The fastest this machine has. Static.
[[nodiscard]] const Kernels& best_kernels() noexcept;
/// All that this machine can run, the plainest first. Static.
[[nodiscard]] std::span<const Kernels* const> runnable_kernels() noexcept;

}  // namespace caunoi
