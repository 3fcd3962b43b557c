// large_pages.hpp -- memory for arrays of megabytes that are read here and there.
#pragma once
#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <new>

namespace caunoi {

/// Allocates at cache lines, and what is larger than two large pages at large pages, which it asks the system for: a tenth of a query over
/// 100,000 documents was translating addresses (bench/NOTES.md). These are mapped and unmapped one by one, so that what is let go of is
/// the system's again. Where it has no large pages to give nothing changes.
template <class T>
struct LargePages {
  using value_type = T;
  LargePages() = default;
  template <class U>
  LargePages(const LargePages<U>&) noexcept {}  // NOLINT: allocators convert

  [[nodiscard]] T* allocate(std::size_t count) {
    if (count > (std::numeric_limits<std::size_t>::max() - 2 * page) / sizeof(T)) throw std::bad_array_new_length();
    const auto bytes = rounded(count);
    if (!large(bytes)) {
      auto* memory = std::aligned_alloc(line, bytes);
      if (memory == nullptr && bytes > 0) throw std::bad_alloc();
      return static_cast<T*>(memory);
    }
    // A page more, of which what lies before and behind goes back.
    auto* const mapped = ::mmap(nullptr, bytes + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) throw std::bad_alloc();
    auto* const first = static_cast<char*>(mapped);
    const auto before = (page - reinterpret_cast<std::uintptr_t>(first) % page) % page;
    if (before > 0) ::munmap(first, before);
    ::munmap(first + before + bytes, page - before);
#ifdef MADV_HUGEPAGE
    ::madvise(first + before, bytes, MADV_HUGEPAGE);
#endif
    return reinterpret_cast<T*>(first + before);
  }
  void deallocate(T* memory, std::size_t count) noexcept {
    if (const auto bytes = rounded(count); large(bytes)) ::munmap(memory, bytes);
    else std::free(memory);
  }
  friend bool operator==(const LargePages&, const LargePages&) noexcept { return true; }

 private:
  static constexpr std::size_t line = 64, page = std::size_t{2} << 20;
  static constexpr bool large(std::size_t bytes) noexcept { return bytes >= 2 * page; }
  static constexpr std::size_t rounded(std::size_t count) noexcept {
    const auto bytes = count * sizeof(T), to = large(bytes) ? page : line;
    return (bytes + to - 1) / to * to;
  }
};

}  // namespace caunoi
