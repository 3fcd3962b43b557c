// head.hpp -- a text by its first bytes, which part nearly all texts without a look at them.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace caunoi {

/// The first eight bytes as a number; heads that differ are in the order of their texts. Zeros stand behind a shorter one.
[[nodiscard]] inline std::uint64_t head_of(std::string_view text) noexcept {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof head; ++i)
    head = head << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return head;
}

}  // namespace caunoi
