// evaluate.hpp -- the two-sided part of `caunoi evaluate`.
#pragma once
#include <cstddef>
#include <string>

#include "caunoi/result.hpp"

namespace caunoi::cli {

struct MarketFiles {
  std::string matches, survey, programme, fair;  ///< paths; empty: not given
  std::size_t list_length = 10;
};

/// The two-sided measures of the lists of matches.jsonl and the meetings of programme.json, of those that are given.
[[nodiscard]] Result<std::string> evaluate_market(const MarketFiles& files, bool as_json);

}  // namespace caunoi::cli
