// The caller's vectors: a wrong one is an error of the line it stands in, since a measurement on half of the vectors
// would be taken for one on all. Tested by tests/cli/vectors_test.py.
#include "cli/vectors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace caunoi::cli {

Result<std::vector<float>> VectorReader::at(const nlohmann::json& object, const char* key, const std::string& place) {
  std::vector<float> out;
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return out;
  const auto wrong = [&](std::string what) {
    return fail(Code::invalid_argument, fmt::format("\"{}\" {}", key, what), place);
  };
  if (!found->is_array()) return wrong("must be a list of numbers, as [0.12, -0.4, 0.3]");
  for (const auto& value : *found) {
    const float number = value.is_number() ? static_cast<float>(value.get<double>()) : NAN;
    if (!std::isfinite(number))
      return wrong(fmt::format("must be a list of numbers within ±3.4e38; element {} is {:.40}", out.size() + 1,
                               value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
    out.push_back(number);
  }
  if (out.empty()) return out;
  if (std::ranges::all_of(out, [](float v) { return v == 0; }))
    return wrong("is all zeros and so has no direction to compare; leave it out");
  if (width_ == 0) width_ = out.size(), first_ = place;
  if (out.size() != width_)
    return wrong(fmt::format("has {} numbers, that of {} has {}; all must have the same", out.size(), first_, width_));
  return out;
}

}  // namespace caunoi::cli
