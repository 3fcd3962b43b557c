// page_files.hpp -- the files of report/page/ as they were when the library was built (page/embed.cmake).
#pragma once
#include <string_view>

namespace caunoi::report {

[[nodiscard]] std::string_view page_frame() noexcept;
[[nodiscard]] std::string_view page_style() noexcept;
[[nodiscard]] std::string_view page_script() noexcept;

}  // namespace caunoi::report
