// The 63 provinces as surveys of before 2025 name them, with the latitude and longitude of their towns to a tenth of a
// degree (11 km): enough for a signal that needs hundreds of kilometres to change. Tested by match/signals_test.
#include "match/places.hpp"

#include <cmath>
#include <string>

#include "caunoi/text.hpp"

namespace caunoi {

namespace {
struct Province {
  std::string_view name;  // folded
  Place place;
};
constexpr Province provinces[] = {
    {"ha noi", {21.0, 105.8}},         {"ha giang", {22.8, 105.0}},
    {"cao bang", {22.7, 106.3}},       {"bac kan", {22.1, 105.8}},
    {"tuyen quang", {21.8, 105.2}},    {"lao cai", {22.5, 104.0}},
    {"dien bien", {21.4, 103.0}},      {"lai chau", {22.4, 103.5}},
    {"son la", {21.3, 103.9}},         {"yen bai", {21.7, 104.9}},
    {"hoa binh", {20.8, 105.3}},       {"thai nguyen", {21.6, 105.8}},
    {"lang son", {21.9, 106.8}},       {"quang ninh", {21.0, 107.1}},
    {"bac giang", {21.3, 106.2}},      {"phu tho", {21.3, 105.4}},
    {"vinh phuc", {21.3, 105.6}},      {"bac ninh", {21.2, 106.1}},
    {"hai duong", {20.9, 106.3}},      {"hai phong", {20.9, 106.7}},
    {"hung yen", {20.6, 106.1}},       {"thai binh", {20.4, 106.3}},
    {"ha nam", {20.5, 105.9}},         {"nam dinh", {20.4, 106.2}},
    {"ninh binh", {20.3, 106.0}},      {"thanh hoa", {19.8, 105.8}},
    {"nghe an", {18.7, 105.7}},        {"ha tinh", {18.3, 105.9}},
    {"quang binh", {17.5, 106.6}},     {"quang tri", {16.8, 107.1}},
    {"thua thien hue", {16.5, 107.6}}, {"hue", {16.5, 107.6}},
    {"da nang", {16.1, 108.2}},        {"quang nam", {15.6, 108.5}},
    {"quang ngai", {15.1, 108.8}},     {"binh dinh", {13.8, 109.2}},
    {"phu yen", {13.1, 109.3}},        {"khanh hoa", {12.2, 109.2}},
    {"ninh thuan", {11.6, 109.0}},     {"binh thuan", {10.9, 108.1}},
    {"kon tum", {14.4, 108.0}},        {"gia lai", {14.0, 108.0}},
    {"dak lak", {12.7, 108.0}},        {"dak nong", {12.0, 107.7}},
    {"lam dong", {11.9, 108.4}},       {"binh phuoc", {11.5, 106.9}},
    {"tay ninh", {11.3, 106.1}},       {"binh duong", {11.0, 106.7}},
    {"dong nai", {10.9, 106.8}},       {"ba ria - vung tau", {10.4, 107.1}},
    {"vung tau", {10.4, 107.1}},       {"ho chi minh", {10.8, 106.7}},
    {"long an", {10.5, 106.4}},        {"tien giang", {10.4, 106.4}},
    {"ben tre", {10.2, 106.4}},        {"tra vinh", {9.9, 106.3}},
    {"vinh long", {10.3, 106.0}},      {"dong thap", {10.5, 105.6}},
    {"an giang", {10.4, 105.4}},       {"kien giang", {10.0, 105.1}},
    {"can tho", {10.0, 105.8}},        {"hau giang", {9.8, 105.5}},
    {"soc trang", {9.6, 106.0}},       {"bac lieu", {9.3, 105.7}},
    {"ca mau", {9.2, 105.2}},
};
}  // namespace

std::optional<Place> place_of(std::string_view words) {
  const std::string folded = fold(words);
  const Province* best = nullptr;
  for (const auto& province : provinces)
    if ((best == nullptr || province.name.size() > best->name.size()) &&
        folded.find(province.name) != std::string::npos)
      best = &province;
  return best == nullptr ? std::nullopt : std::optional(best->place);
}

double distance_km(const Place& a, const Place& b) {
  constexpr double radians = 3.14159265358979323846 / 180, earth = 6371;
  const double dlat = (b.latitude - a.latitude) * radians, dlon = (b.longitude - a.longitude) * radians;
  const double h = std::pow(std::sin(dlat / 2), 2) +
                   std::cos(a.latitude * radians) * std::cos(b.latitude * radians) * std::pow(std::sin(dlon / 2), 2);
  return 2 * earth * std::asin(std::sqrt(h));
}

}  // namespace caunoi
