// page.hpp -- leaderboard.html: one offline page, charts as inline SVG, no script.
#pragma once
#include <string>

#include "bench/board.hpp"

namespace caunoi::bench {

[[nodiscard]] std::string page(const Leaderboard& all);

}  // namespace caunoi::bench
