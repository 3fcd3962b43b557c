#include <gtest/gtest.h>

#include "world.hpp"

namespace caunoi {
namespace {

TEST(Sensitivity, HasARowForEveryWeightTwice) {
  const test::World world(test::made(test::small_records()));
  const auto rows = sensitivity(world.ground, {}, {});
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->size(), 2U * (11 + 9));
  for (const auto& row : *rows) {
    EXPECT_TRUE(row.overlap >= 0 && row.overlap <= 1);
    EXPECT_TRUE(row.first_kept >= 0 && row.first_kept <= 1);
    EXPECT_TRUE(row.factor == 0.5 || row.factor == 1.5);
    EXPECT_EQ(row.overlap, 1);  // four technologies: all are among the best ten
  }
}

TEST(Sensitivity, AWeightThatDecidesShows) {
  // Two technologies that differ in readiness against standards: whoever weighs more wins.
  auto records = test::small_records();
  records.technologies.erase(records.technologies.begin() + 1, records.technologies.end());
  auto other = records.technologies[0];
  other.id = "T-5";
  other.trl = 6;
  records.technologies[0].standards = {"QCVN 1:2000"};
  records.technologies.push_back(other);
  records.needs.resize(1);
  const test::World world(test::made(records));
  MatchOptions options;
  options.weights.demand.fill(0);
  options.weights.demand[at(Signal::readiness)] = 0.40;
  options.weights.demand[at(Signal::standards)] = 0.12;
  options.weights.gate_cap = 1;  // the topic must not hide what the weights do
  const auto rows = sensitivity(world.ground, options, {});
  bool changed = false, kept = false;
  for (const auto& row : *rows) {
    changed |= row.first_kept == 0;
    kept |= row.first_kept == 1;
  }
  EXPECT_TRUE(changed);
  EXPECT_TRUE(kept);
  Cancel cancel;
  cancel.request();
  Control control;
  control.cancel = &cancel;
  EXPECT_EQ(sensitivity(world.ground, options, control).error().code, Code::cancelled);
}

}  // namespace
}  // namespace caunoi
