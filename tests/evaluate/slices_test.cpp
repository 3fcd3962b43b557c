// Groups of queries, and pairs of groups that narrow the documents too.
#include <gtest/gtest.h>

#include "caunoi/evaluate.hpp"

namespace caunoi {
namespace {

double measure(const Slice& slice, std::string_view name) {
  for (const auto& m : slice.evaluation.measures)
    if (m.name == name) return m.mean;
  return -1;
}

const Run run = parse_run("q1 Q0 v1 1 9 x\nq1 Q0 j1 2 8 x\nq1 Q0 j2 3 7 x\nq2 Q0 j1 1 1 x\n").value();
const Judgments judged = parse_judgments("q1 0 v1 1\nq1 0 j2 1\nq2 0 v1 1\nq3 0 j1 1\n").value();

TEST(EvaluateSlices, GroupsQueries) {
  const auto slices =
      evaluate_slices(run, judged, parse_slices("q1\tfield=BIO\nq2\tfield=MAT\nq9\tfield=NEN\n").value());
  ASSERT_EQ(slices.size(), 2U);  // q9 is not judged, q3 has no label
  EXPECT_EQ(slices[0].value, "BIO");
  EXPECT_EQ(slices[0].evaluation.queries, std::vector<std::string>{"q1"});
  EXPECT_NEAR(measure(slices[0], "MRR"), 1, 1e-12);
  EXPECT_EQ(slices[1].value, "MAT");
  EXPECT_NEAR(measure(slices[1], "MRR"), 0, 1e-12);
}

TEST(EvaluateSlices, ThatNeedNothingCutAreTheWhole) {
  const auto whole = evaluate(run, judged);
  const auto slices = evaluate_slices(run, judged, parse_slices("q1\tall=1\nq2\tall=1\nq3\tall=1\n").value());
  ASSERT_EQ(slices.size(), 1U);
  EXPECT_EQ(slices[0].evaluation.queries, whole.queries);
  for (std::size_t m = 0; m < whole.measures.size(); ++m)
    EXPECT_EQ(slices[0].evaluation.measures[m].by_query, whole.measures[m].by_query);
}

TEST(EvaluateSlices, OfPairsNarrowTheDocuments) {
  const Slicing languages{
      "lang", {{"q1", "vi"}, {"q2", "vi"}, {"q3", "ja"}}, {{"v1", "vi"}, {"j1", "ja"}, {"j2", "ja"}}};
  const auto slices = evaluate_slices(run, judged, {&languages, 1});
  ASSERT_EQ(slices.size(), 3U);
  EXPECT_EQ(slices[0].value, "ja-ja");
  EXPECT_NEAR(measure(slices[0], "MRR"), 0, 1e-12);  // q3 is missing from the run
  EXPECT_EQ(slices[1].value, "vi-ja");               // q1: j1, j2 with j2 relevant; v1 above them is gone
  EXPECT_EQ(slices[1].evaluation.queries, std::vector<std::string>{"q1"});
  EXPECT_NEAR(measure(slices[1], "MRR"), 0.5, 1e-12);
  EXPECT_EQ(slices[2].value, "vi-vi");
  EXPECT_NEAR(measure(slices[2], "MRR"), 0.5, 1e-12);  // q1 finds v1, q2 does not
}

}  // namespace
}  // namespace caunoi
