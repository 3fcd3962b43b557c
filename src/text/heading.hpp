// heading.hpp -- the title a text brings with it.
#pragma once
#include <string_view>

namespace caunoi::text {

/// The first line of a text, where it is a heading: followed by a blank line, or short beside the other lines and followed by what
/// looks like a beginning (a capital letter, a digit, a list mark); at most a third of the text and 200 bytes, no sentence. Empty:
/// the text has none. Lines that were merely wrapped at some width are none.
[[nodiscard]] std::string_view heading_of(std::string_view utf8);

}  // namespace caunoi::text
