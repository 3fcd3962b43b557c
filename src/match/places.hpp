// places.hpp -- where a province of Vietnam lies, for distances that decay slowly.
#pragma once
#include <optional>
#include <string_view>

namespace caunoi {

struct Place {
  double latitude, longitude;  ///< degrees, of the provincial town
};

/// The province named in `words` ("Giao Thủy, Nam Định", "TP. Hồ Chí Minh"), in any spelling of marks; the longest name
/// found.
[[nodiscard]] std::optional<Place> place_of(std::string_view words);
/// Great-circle distance in kilometres.
[[nodiscard]] double distance_km(const Place& a, const Place& b);

}  // namespace caunoi
