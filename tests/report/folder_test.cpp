// Results out and back: the papers made from files are those made from memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/facts.hpp"
#include "report/sample.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() / fmt::format("caunoi-folder-test-{}", static_cast<const void*>(this));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
};

void put_all(const Folder& folder, const Results& results) {
  folder.put("survey.jsonl", to_jsonl(results.survey));
  folder.put("matches.jsonl", matches_jsonl(results.survey, *results.matches));
  folder.put("shortlist.jsonl", shortlist_jsonl(results.survey, *results.shortlist));
  folder.put("fair.json", to_json(*results.fair));
  folder.put("programme.json", to_json(*results.programme));
}

TEST(Results, PapersFromFilesAreThoseFromMemory) {
  Results before = sample::whole(sample::corpus());
  before.findings.clear();
  before.files = {
      {"survey.jsonl", ""}, {"matches.jsonl", ""}, {"shortlist.jsonl", ""}, {"fair.json", ""}, {"programme.json", ""}};
  const Folder folder;
  put_all(folder, before);
  const auto after = read_results(folder.path);
  ASSERT_TRUE(after) << after.error().text();
  for (const Lang lang : {Lang::vi, Lang::ja}) {
    const auto a = papers(before.input(lang)), b = papers(after->input(lang));
    ASSERT_TRUE(a && b);
    ASSERT_EQ(a->size(), b->size());
    for (std::size_t i = 0; i < a->size(); ++i) {
      EXPECT_EQ((*a)[i].first, (*b)[i].first);
      EXPECT_TRUE((*a)[i].second == (*b)[i].second) << (*a)[i].first;
    }
    EXPECT_EQ(a->back().first, "index.html");
  }
}

TEST(Results, OnlyTheSurveyMustBeThere) {
  const Folder folder;
  EXPECT_EQ(read_results(folder.path).error().code, Code::not_found);
  folder.put("survey.jsonl", "");
  const auto results = read_results(folder.path);
  ASSERT_TRUE(results);
  EXPECT_FALSE(results->matches || results->fair || results->programme);
  const auto made = papers(results->input(Lang::en));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->size(), 1u);
}

TEST(Results, ADamagedFileNamesItsLine) {
  const Folder folder;
  folder.put("survey.jsonl", "");
  folder.put("matches.jsonl",
             "\n{\"need\":\"N\",\"supply\":\"T\",\"kind\":\"technology\",\"score\":1,\"confidence\":1,\"reasons\":[]}"
             "\n{\"need\":3}\n");
  auto results = read_results(folder.path);
  ASSERT_FALSE(results);
  EXPECT_EQ(results.error().code, Code::invalid_argument);
  EXPECT_EQ(results.error().place, "matches.jsonl:3");
  folder.put("matches.jsonl", "[1]");
  EXPECT_EQ(read_results(folder.path).error().place, "matches.jsonl:1");
  folder.put("matches.jsonl",
             "{\"need\":\"N\",\"supply\":\"T\",\"kind\":\"technology\",\"score\":1,\"confidence\":1,\"reasons\":[{"
             "\"part\":\"x\",\"code\":\"\",\"words\":{}}]}");
  EXPECT_THAT(read_results(folder.path).error().message, testing::HasSubstr("no part of an explanation"));
}

TEST(Matches, TheCostSignalCannotBeReadOrSolvedFor) {
  const auto results = sample::whole(sample::corpus());
  std::istringstream lines(matches_jsonl(results.survey, *results.matches));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const auto json = nlohmann::json::parse(line);
    for (const auto& side : json["signals"]) {
      EXPECT_FALSE(side.contains("cost") || side.contains("seriousness"));
      for (const double value : side) EXPECT_EQ(value * 4, std::round(value * 4));
    }
    EXPECT_EQ(line.find("T-secret"), std::string::npos) << "blocked pairs are not told";
  }
  EXPECT_EQ(count, results.matches->matches.size());
}

TEST(Facts, PercentOfAScoreIsTheSameBeforeAndAfterAFile) {
  EXPECT_EQ(report::percent(0.744999), 75) << "0.7450 in a file";
  EXPECT_EQ(report::percent(0.5), 50);
  EXPECT_EQ(report::percent(1), 100);
  Match match;
  match.score = 0.49996;
  EXPECT_TRUE(report::good(match, 0.5));
  match.capped = true;
  EXPECT_FALSE(report::good(match, 0.5));
}

TEST(Facts, CountsTurnsAndNotUnits) {
  Survey::Records records;
  for (const char* id : {"V-1", "V-2"}) {
    Visit visit;
    visit.id = id;
    visit.organisation = "U-1";
    visit.region = "NORTH";
    visit.field = Field::env;
    records.visits.push_back(visit);
  }
  const Survey survey = make_survey(records).survey;
  const auto facts = report::count({}, survey);
  EXPECT_EQ(facts.visits, 2u);
  EXPECT_EQ(facts.visited_units, 1u);
  EXPECT_EQ(facts.by_field[static_cast<std::size_t>(Field::env)].north, 2u);
}

}  // namespace
}  // namespace caunoi
