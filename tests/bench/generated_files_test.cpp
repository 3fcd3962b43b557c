// Fairs, sheets and runs of the generator are what the stages that read them expect.
#include "bench/generated_files.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.hpp"
#include "bench/generated_fair.hpp"
#include "bench/generated_survey.hpp"
#include "caunoi/evaluate.hpp"
#include "caunoi/intake.hpp"

namespace caunoi::bench {
namespace {

TEST(GeneratedFair, is_valid_and_can_be_planned) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const auto fair =
        generated_fair(seed, {.exhibitors = 6, .visitors = 9, .slots = 6, .tables = 5, .interpreters = 2, .wishes = 3});
    ASSERT_EQ(fair.pairs.size(), 27U);
    const auto read = parse_fair(to_json(fair));
    ASSERT_TRUE(read) << read.error().text();
    const auto programme = plan(fair, {.time_limit = 0});
    ASSERT_TRUE(programme) << programme.error().text();
    EXPECT_TRUE(violations(fair, *programme).empty());
    EXPECT_GT(programme->meetings.size(), 10U);
  }
  EXPECT_EQ(to_json(generated_fair(1, {})), to_json(generated_fair(1, {})));
  EXPECT_NE(to_json(generated_fair(1, {})), to_json(generated_fair(2, {})));
}

TEST(GeneratedFair, gives_no_more_wishes_than_there_are_exhibitors) {
  EXPECT_EQ(generated_fair(1, {.exhibitors = 2, .visitors = 3, .wishes = 5}).pairs.size(), 6U);
}

TEST(GeneratedFiles, a_sheet_is_read_row_by_row) {
  const auto survey =
      generated_survey(Generator({.seed = 1, .mixed = true}), Spelling(), {.technologies = 40, .needs = 5});
  const auto file = std::filesystem::temp_directory_path() / fmt::format("caunoi-generated-{}.csv", getpid());
  ASSERT_TRUE(write_file(file, technologies_csv(survey)));
  const auto read = read_workspace(file);
  std::filesystem::remove(file);
  ASSERT_TRUE(read) << read.error().text();
  ASSERT_EQ(read->survey.technologies().size(), 40U);
  for (const auto& t : read->survey.technologies()) {
    const auto& was = *survey.technology(t.id);
    EXPECT_EQ(t.title.best(Lang::vi), was.title.best(Lang::vi));
    EXPECT_EQ(t.trl, was.trl);
    ASSERT_EQ(t.price.has_value(), was.price.has_value());
    if (t.price) EXPECT_EQ(t.price->min, was.price->min);
    ASSERT_FALSE(t.fields.empty());
    EXPECT_EQ(t.fields.front().field, was.fields.front().field);
  }
}

TEST(GeneratedFiles, a_run_has_its_better_documents_higher_up) {
  const auto files = generated_run(1, 200, 100);
  const auto run = parse_run(files.run);
  const auto judgments = parse_judgments(files.judgments);
  ASSERT_TRUE(run && judgments);
  const auto evaluation = evaluate(*run, *judgments);
  ASSERT_GT(evaluation.queries.size(), 100U);
  for (const auto& measure : evaluation.measures) {
    EXPECT_GT(measure.mean, 0) << measure.name;
    EXPECT_LT(measure.mean, 1.001) << measure.name;
  }
}

}  // namespace
}  // namespace caunoi::bench
