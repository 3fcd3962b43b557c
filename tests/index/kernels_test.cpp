// Every path of the inner loops against a loop over single documents.
#include "index/kernels.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace caunoi {
namespace {

TEST(Kernels, ThePlainOneRunsEverywhereAndTheBestIsTheLast) {
  ASSERT_FALSE(runnable_kernels().empty());
  EXPECT_STREQ(runnable_kernels().front()->name, "scalar");
  EXPECT_EQ(runnable_kernels().back(), &best_kernels());
}

TEST(Kernels, AllPathsGiveTheNumbersOfTheDefinition) {
  Random random(11);
  for (int round = 0; round < 20; ++round) {
    const std::size_t chunks = 1 + random.below(4), documents = chunks * chunk_documents;
    std::vector<std::vector<std::uint32_t>> bits;
    std::vector<std::uint8_t> factors(documents);
    std::vector<std::uint16_t> sums(documents), expected;
    for (auto& f : factors) f = static_cast<std::uint8_t>(random.below(256));
    for (auto& s : sums) s = static_cast<std::uint16_t>(random.below(20000));
    expected = sums;
    std::vector<PlaneGroup> groups(1 + random.below(3));
    bits.reserve(30);
    for (auto& group : groups) {
      if (random.below(4) != 0) group.factors = factors.data();
      std::vector<std::uint32_t> partial(documents);
      for (std::size_t p = 0; p < 1 + random.below(8); ++p) {
        auto& plane = bits.emplace_back(documents / 32);
        for (auto& word : plane) word = static_cast<std::uint32_t>(random.below(std::uint64_t{1} << 32));
        const auto weight = static_cast<std::uint16_t>(random.below(1500));
        group.planes.push_back({plane.data(), weight});
        for (std::size_t d = 0; d < documents; ++d) partial[d] += (plane[d / 32] >> d % 32 & 1) * weight;
      }
      for (std::size_t d = 0; d < documents; ++d) expected[d] = static_cast<std::uint16_t>(expected[d] + (group.factors == nullptr ? partial[d] : partial[d] * factors[d] * 257 >> 16));
    }
    for (const auto* kernels : runnable_kernels()) {
      auto got = sums;
      std::vector<std::uint16_t> left(chunks);
      kernels->add_planes(groups, chunks, got.data(), left.data());
      ASSERT_EQ(got, expected) << kernels->name;
      std::vector<std::uint16_t> maxima(chunks);
      kernels->maxima(got.data(), chunks, maxima.data());
      ASSERT_EQ(left, maxima) << kernels->name;
      for (std::size_t c = 0; c < chunks; ++c)
        ASSERT_EQ(maxima[c], *std::max_element(got.begin() + c * chunk_documents, got.begin() + (c + 1) * chunk_documents)) << kernels->name;
      for (const std::uint16_t least : {std::uint16_t{0}, std::uint16_t{1}, got[7], maxima[0], std::uint16_t{65535}}) {
        std::uint16_t offsets[chunk_documents];
        const auto found = kernels->at_least(got.data(), least, offsets);
        std::vector<std::uint16_t> wanted;
        for (std::size_t d = 0; d < chunk_documents; ++d)
          if (got[d] >= least) wanted.push_back(static_cast<std::uint16_t>(d));
        ASSERT_EQ(std::vector<std::uint16_t>(offsets, offsets + found), wanted) << kernels->name << " " << least;
      }
    }
  }
}

}  // namespace
}  // namespace caunoi
