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

// A matcher follows its index record by record, and where both know the same it gives what one made anew gives.
TEST_F(OverIndex, AMatcherFollowsItsIndex) {
  const auto survey = test::made(test::small_records());
  auto index = Index::build(survey, dir_).value();
  auto matcher = Matcher::make(survey, index).value();
  using Removed = std::vector<std::pair<RecordKind, std::string>>;
  const auto update = [&](const Survey& changes, const Removed& remove = {}) {
    ASSERT_TRUE(index.update(changes, remove));
    const auto updated = matcher.update(changes, remove);
    ASSERT_TRUE(updated) << updated.error().text();
  };
  const auto found = [&](std::string_view need, std::string_view supply) -> std::optional<Match> {
    const auto of_need = matcher.match(need);
    if (!of_need) return std::nullopt;
    const auto at = std::ranges::find(of_need->matches, supply, &Match::supply);
    return at == of_need->matches.end() ? std::nullopt : std::optional(*at);
  };

  Survey::Records added;
  Technology t;
  t.id = "T-9";
  t.provider = "J-1";
  t.title.vi = "Khử màu nước thải dệt nhuộm bằng ozone";
  t.summary.vi = "Nước thải nhuộm hết đỏ, COD dưới 100 mg/L.";
  t.fields = {{Field::env, 1}};
  added.technologies = {t};
  const auto alone = test::made(added);
  EXPECT_EQ(matcher.update(alone).error().code, Code::invalid_argument);  // its index does not hold it yet
  EXPECT_FALSE(found("N-1", "T-9"));
  update(alone);
  auto match = found("N-1", "T-9");
  ASSERT_TRUE(match);
  EXPECT_GT(match->demand[static_cast<std::size_t>(Signal::text_fit)].value_or(0), 0.3);
  EXPECT_NE(explain(*match, index.survey().value(), Lang::vi).find("nhuộm"), std::string::npos);

  // Replaced: what it says now counts. Its organisation is the one of the survey.
  added.technologies[0].title.vi = added.technologies[0].summary.vi = "Máy gieo hạt";
  update(test::made(added));
  match = found("N-1", "T-9");
  ASSERT_TRUE(match);
  EXPECT_LT(match->demand[static_cast<std::size_t>(Signal::text_fit)].value_or(0), 0.1);

  // A need, as if typed on the day.
  Survey::Records typed;
  Need n;
  n.id = "N-9";
  n.organisation = "E-2";
  n.title.vi = "Cần máy gieo hạt";
  typed.needs = {n};
  update(test::made(typed));
  ASSERT_TRUE(found("N-9", "T-9"));
  EXPECT_GT(found("N-9", "T-9")->demand[static_cast<std::size_t>(Signal::text_fit)].value_or(0), 0.3);

  // Its organisation turns out to be the one that offers: nobody is matched with himself.
  Survey::Records same;
  for (const char* id : {"E-2", "J-1"}) {
    same.organisations.push_back(*survey.organisation(id));
    same.organisations.back().tax_id = "0200123456";
  }
  update(test::made(same));
  EXPECT_FALSE(found("N-9", "T-9"));

  update({}, {{RecordKind::technology, "T-9"}, {RecordKind::need, "N-9"}});
  EXPECT_EQ(matcher.match("N-9").error().code, Code::not_found);
  for (const auto& need : survey.needs()) EXPECT_FALSE(found(need.id, "T-9")) << need.id;

  // A need that asked for confidence meanwhile keeps it: what explains its matches are the records as they are now.
  Survey::Records confided;
  confided.needs = {*survey.need("N-1")};
  confided.needs[0].confidential = true;
  update(test::made(confided));

  const auto now = index.survey().value();
  const auto anew = Matcher::make(now, index).value();
  for (const auto& need : now.needs()) {
    const auto one = matcher.match(need.id).value(), other = anew.match(need.id).value();
    const auto records = matcher.records_of(one);
    ASSERT_NE(records.need(need.id), nullptr);
    EXPECT_EQ(records.need(need.id)->confidential, need.confidential);
    EXPECT_NE(records.organisation(need.organisation), nullptr);
    for (const auto& match : one.matches) {
      EXPECT_EQ(explain(match, records, Lang::vi), explain(match, now, Lang::vi));
      EXPECT_TRUE(records.technology(match.supply) != nullptr || records.expert(match.supply) != nullptr);
    }
    ASSERT_EQ(one.matches.size(), other.matches.size());
    for (std::size_t i = 0; i < one.matches.size(); ++i) {
      EXPECT_EQ(one.matches[i].supply, other.matches[i].supply);
      EXPECT_NEAR(one.matches[i].score, other.matches[i].score, 0.02) << need.id;
    }
  }
}

// When an index makes its panel anew, so does the matcher.
TEST_F(OverIndex, AMatcherOutlivesManyChanges) {
  const auto survey = test::made(test::small_records());
  auto index = Index::build(survey, dir_).value();
  auto matcher = Matcher::make(survey, index).value();
  for (int round = 0; round < 3; ++round) {
    Survey::Records records;
    for (int i = 0; i < 600; ++i) {
      Technology t;
      t.id = "T-many-" + std::to_string(i);
      t.title.vi = "Máy số " + std::to_string(round) + " xử lý nước thải";
      records.technologies.push_back(t);
    }
    const auto changes = test::made(records);
    ASSERT_TRUE(index.update(changes));
    const auto updated = matcher.update(changes);
    ASSERT_TRUE(updated) << updated.error().text();
    const auto of_need = matcher.match("N-1").value();
    EXPECT_EQ(std::ranges::count(of_need.matches, SupplyKind::technology, &Match::kind), 20);
    EXPECT_TRUE(std::ranges::any_of(of_need.matches, [](const Match& m) { return m.supply.starts_with("T-many-"); }));
  }
}

}  // namespace
}  // namespace caunoi
