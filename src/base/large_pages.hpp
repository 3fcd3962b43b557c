// large_pages.hpp -- memory for arrays of megabytes that are read here and there.
#pragma once
#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <new>

namespace caunoi {

/// Allocates at cache lines, and what is larger than two large pages at large pages, which it asks the system for: a tenth of a query over
/// 100,000 documents was translating addresses (bench/NOTES.md). Where the system has none to give nothing changes.
template <class T>
struct LargePages {
  using value_type = T;
  LargePages() = default;
  template <class U>
  LargePages(const LargePages<U>&) noexcept {}  // NOLINT: allocators convert

  [[nodiscard]] T* allocate(std::size_t count) {
    constexpr std::size_t line = 64, page = std::size_t{2} << 20;
    if (count > (std::numeric_limits<std::size_t>::max() - page) / sizeof(T)) throw std::bad_array_new_length();
    const auto bytes = count * sizeof(T), alignment = bytes >= 2 * page ? page : line;
    const auto rounded = (bytes + alignment - 1) / alignment * alignment;
    auto* memory = std::aligned_alloc(alignment, rounded);
    if (memory == nullptr && rounded > 0) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
    if (alignment == page) ::madvise(memory, rounded, MADV_HUGEPAGE);
#endif
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t) noexcept { std::free(memory); }
  friend bool operator==(const LargePages&, const LargePages&) noexcept { return true; }
};

}  // namespace caunoi
