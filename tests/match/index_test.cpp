// The public calls, over a real index.
#include <gtest/gtest.h>

#include "world.hpp"

namespace caunoi {
namespace {

class OverIndex : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = std::filesystem::temp_directory_path() /
           ("caunoi-match-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(dir_);
  }
  void TearDown() override { std::filesystem::remove_all(dir_); }
  std::filesystem::path dir_;
};

TEST_F(OverIndex, GivesWhatTheRankersGive) {
  const Survey survey = test::made(test::small_records());
  const auto index = Index::build(survey, dir_);
  ASSERT_TRUE(index) << index.error().text();
  const auto over_index = match(survey, *index);
  ASSERT_TRUE(over_index) << over_index.error().text();
  const test::World world(survey);
  const auto over_rankers = match(world.ground, {}, {});
  ASSERT_EQ(over_index->matches.size(), over_rankers->matches.size());
  for (std::size_t i = 0; i < over_rankers->matches.size(); ++i) {
    EXPECT_EQ(over_index->matches[i].supply, over_rankers->matches[i].supply);
    EXPECT_NEAR(over_index->matches[i].score, over_rankers->matches[i].score, 1e-6);
    EXPECT_EQ(explain(over_index->matches[i], survey, Lang::vi), explain(over_rankers->matches[i], survey, Lang::vi));
  }
  EXPECT_TRUE(sensitivity(survey, *index));
  EXPECT_TRUE(shortlist(survey, *index));
}

TEST_F(OverIndex, AnotherSurveyIsRefused) {
  const Survey survey = test::made(test::small_records());
  const auto index = Index::build(survey, dir_);
  ASSERT_TRUE(index);
  auto records = test::small_records();
  records.technologies[0].id = "T-0";
  const auto matches = match(test::made(records), *index);
  ASSERT_FALSE(matches);
  EXPECT_EQ(matches.error().code, Code::invalid_argument);
}

TEST_F(OverIndex, AMatcherGivesTheSameNeedByNeed) {
  const auto survey = test::made(test::small_records());
  const auto index = Index::build(survey, dir_).value();
  const auto all = match(survey, index, {}).value();
  const auto matcher = Matcher::make(survey, index).value();
  std::vector<Match> one_by_one;
  for (const auto& need : survey.needs()) {
    auto of_need = matcher.match(need.id).value();
    std::ranges::move(of_need.matches, std::back_inserter(one_by_one));
  }
  ASSERT_EQ(one_by_one.size(), all.matches.size());
  for (std::size_t i = 0; i < all.matches.size(); ++i) {
    EXPECT_EQ(one_by_one[i].supply, all.matches[i].supply);
    EXPECT_EQ(one_by_one[i].score, all.matches[i].score);
    EXPECT_EQ(explain(one_by_one[i], survey, Lang::vi), explain(all.matches[i], survey, Lang::vi));
  }
  EXPECT_EQ(matcher.match("N-none").error().code, Code::not_found);
  EXPECT_FALSE(Matcher::make(Survey(), index));
}

}  // namespace
}  // namespace caunoi
