// Names one consonant apart, against edit distances computed in full.
#include "index/near_names.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.hpp"

namespace caunoi {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j)
      d[i][j] = i == 0 ? j : j == 0 ? i : std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
  return d[a.size()][b.size()];
}

TEST(NearNames, AreThoseAtDistanceOne) {
  Random random(11);
  std::vector<std::string> names;
  NearNames near;
  const auto random_name = [&] {
    std::string name;
    for (std::size_t i = 0, length = 3 + random.below(6); i < length; ++i) name += "ktn"[random.below(3)];
    return name;
  };
  for (std::uint32_t i = 0; i < 300; ++i) {
    names.push_back(random_name());
    near.add(names.back(), i);
  }
  near.sort();
  std::size_t found = 0;
  for (int round = 0; round < 200; ++round) {
    const auto asked = random_name();
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < names.size(); ++i)
      if (asked.size() >= 5 && names[i].size() >= 5 && distance(asked, names[i]) == 1) expected.push_back(i);
    EXPECT_EQ(near.find(asked), expected) << asked;
    found += expected.size();
  }
  EXPECT_GT(found, 100U);
}

TEST(NearNames, OfNobody) {
  NearNames none;
  none.sort();
  EXPECT_TRUE(none.find("kntrs").empty());
  EXPECT_TRUE(none.find("").empty());
}

}  // namespace
}  // namespace caunoi
