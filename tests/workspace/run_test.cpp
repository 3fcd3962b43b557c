// The whole way on the corpus, and how it behaves when something is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "caunoi/index.hpp"
#include "caunoi/intake.hpp"
#include "caunoi/workspace.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path corpus = fs::path(CAUNOI_SOURCE_DIR) / "corpus";

class Run : public testing::Test {
 protected:
  fs::path dir_ = fs::temp_directory_path() / ("caunoi-run-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(dir_); }
  void TearDown() override { fs::remove_all(dir_); }
  static std::string bytes(const fs::path& path) { return read_file(path).value(); }
};

TEST_F(Run, PlansTheFairOfTheCorpus) {
  Control one, two;
  one.threads = 1;
  two.threads = 2;
  const auto summary = run(corpus / "haiphong-2015", dir_ / "a", {}, one);
  ASSERT_TRUE(summary) << summary.error().text();
  EXPECT_EQ(summary->technologies, 209U + 36U);
  EXPECT_EQ(summary->meetings, 120U);
  EXPECT_EQ(summary->status, Programme::Status::optimal);
  ASSERT_TRUE(run(corpus / "haiphong-2015", dir_ / "b", {}, two));
  for (const char* name : {"findings.jsonl", "survey.jsonl", "matches.jsonl", "matches.xlsx", "shortlist.jsonl", "fair.json", "programme.json", "programme.xlsx", "repair.xlsx", "index.html"})
    EXPECT_EQ(bytes(dir_ / "a" / name), bytes(dir_ / "b" / name)) << name;
  const auto fair = parse_fair(bytes(dir_ / "a" / "fair.json")).value();
  EXPECT_TRUE(violations(fair, parse_programme(bytes(dir_ / "a" / "programme.json")).value()).empty());
  for (const auto& pair : fair.pairs) EXPECT_TRUE(pair.value);
  EXPECT_EQ(std::distance(fs::directory_iterator(dir_ / "a" / "calendars"), {}), 13 + 81);
  EXPECT_TRUE(Index::open(dir_ / "a" / "index"));
}

TEST_F(Run, ReadsTheSameSurveyFromTheWorkbook) {
  const auto records = read_workspace(corpus / "haiphong-2015").value().survey;
  const auto sheets = read_workspace(corpus / "haiphong-2015-workbook").value().survey;
  ASSERT_EQ(sheets.technologies().size(), records.technologies().size());
  ASSERT_EQ(sheets.needs().size(), records.needs().size());
  ASSERT_EQ(sheets.organisations().size(), records.organisations().size());
  ASSERT_EQ(sheets.experts().size(), records.experts().size());
  // What corpus/README.md says a cell cannot express is not compared.
  for (const auto& t : records.technologies()) {
    const auto* row = sheets.technology(t.id);
    ASSERT_NE(row, nullptr) << t.id;
    EXPECT_EQ(row->provider, t.provider) << t.id;
    EXPECT_EQ(row->trl, t.trl) << t.id;
    EXPECT_EQ(row->modes, t.modes) << t.id;
    EXPECT_EQ(row->proposed, t.proposed) << t.id;
    ASSERT_EQ(row->capex.has_value(), t.capex.has_value()) << t.id;
    if (t.capex) EXPECT_EQ(std::tuple(row->capex->min, row->capex->max, row->capex->currency), std::tuple(t.capex->min, t.capex->max, t.capex->currency)) << t.id;
    ASSERT_EQ(row->capacity.has_value(), t.capacity.has_value()) << t.id;  // units that are words stay in the words of the sheet
    if (t.capacity) EXPECT_EQ(std::pair(row->capacity->min, row->capacity->max), std::pair(t.capacity->min, t.capacity->max)) << t.id;
  }
  for (const auto& n : records.needs()) {
    const auto* row = sheets.need(n.id);
    ASSERT_NE(row, nullptr) << n.id;
    EXPECT_EQ(row->organisation, n.organisation) << n.id;
    ASSERT_EQ(row->budget.has_value(), n.budget.has_value()) << n.id;
    if (n.budget) EXPECT_EQ(std::tuple(row->budget->min, row->budget->max, row->budget->currency), std::tuple(n.budget->min, n.budget->max, n.budget->currency)) << n.id;
    EXPECT_EQ(row->deadline, n.deadline) << n.id;
    EXPECT_EQ(row->problem.best(Lang::vi), n.problem.best(Lang::vi)) << n.id;
  }
}

TEST_F(Run, PrintsNoBudgetAndNoConfidentialName) {
  const auto survey = read_workspace(corpus / "haiphong-2015").value().survey;
  std::vector<std::string> secret{"\"budget\""};
  for (const auto& need : survey.needs()) {
    if (!need.confidential) continue;
    const auto& name = survey.organisation(need.organisation)->name;
    for (const Lang lang : all_langs)
      if (!name.in(lang).empty()) secret.push_back(name.in(lang));
  }
  ASSERT_GT(secret.size(), 20U);
  ASSERT_TRUE(run(corpus / "haiphong-2015", dir_ / "a"));
  for (const char* file : {"index.html", "matches.jsonl", "shortlist.jsonl"}) {
    const auto text = bytes(dir_ / "a" / file);
    ASSERT_FALSE(text.empty());
    for (const auto& words : secret) EXPECT_EQ(text.find(words), std::string::npos) << file << ": " << words;
  }
}

TEST_F(Run, LeavesWhatWasThereWhenItFails) {
  std::ofstream(dir_ / "keep.txt") << "old";
  fs::create_directories(dir_ / "in");
  fs::create_directories(dir_ / "out");
  std::ofstream(dir_ / "out" / "index.html") << "old";
  const auto empty = run(dir_ / "in", dir_ / "out");
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, Code::invalid_argument) << empty.error().text();
  fs::copy_file(corpus / "haiphong-2015" / "needs.jsonl", dir_ / "in" / "needs.jsonl");
  std::ofstream(dir_ / "in" / "fair.json") << R"({"name": "x", "slotts": 3})";
  const auto broken = run(dir_ / "in", dir_ / "out");
  ASSERT_FALSE(broken);
  EXPECT_THAT(broken.error().text(), HasSubstr("slotts"));
  Control control;
  control.progress = [](const Tick& tick) { return tick.stage != "match"; };
  fs::remove(dir_ / "in" / "fair.json");
  fs::copy_file(corpus / "haiphong-2015" / "technologies.jsonl", dir_ / "in" / "technologies.jsonl");
  EXPECT_EQ(run(dir_ / "in", dir_ / "out", {}, control).error().code, Code::cancelled);
  EXPECT_EQ(bytes(dir_ / "out" / "index.html"), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(dir_), {}), 3);  // nothing partial beside
  EXPECT_EQ(run(dir_ / "none", dir_ / "out").error().code, Code::not_found);
  EXPECT_EQ(run(dir_ / "in", dir_ / "in").error().code, Code::invalid_argument);
  EXPECT_EQ(run(dir_ / "keep.txt", dir_ / "out").error().code, Code::invalid_argument);
}

TEST_F(Run, WorksForAnyTerritoryOrNone) {
  fs::create_directories(dir_ / "in");
  std::ofstream(dir_ / "in" / "needs.csv") << "Doanh nghiệp,Tỉnh/TP,Tên công nghệ cần tìm,Vấn đề cần giải quyết\nCông ty A,Cần Thơ,Sấy lúa,Lúa ướt hỏng nhiều\n";
  std::ofstream(dir_ / "in" / "technologies.csv") << "Tên đơn vị,Tên công nghệ,Mô tả\nViện B,Máy sấy lúa,Máy sấy lúa tĩnh vỉ ngang 8 tấn/mẻ\n";
  const auto summary = run(dir_ / "in", dir_ / "out");
  ASSERT_TRUE(summary) << summary.error().text();
  EXPECT_EQ(summary->matches, 1U);
  EXPECT_TRUE(fs::exists(dir_ / "out" / "index.html"));
}

TEST_F(Run, WeightsOfTheWorkspaceCount) {
  fs::create_directories(dir_ / "in");
  for (const char* name : {"needs.jsonl", "technologies.jsonl", "organisations.jsonl"}) fs::copy_file(corpus / "haiphong-2015" / name, dir_ / "in" / name);
  Weights weights = default_weights();
  weights.demand.fill(0);
  weights.demand[static_cast<std::size_t>(Signal::readiness)] = 1;
  ASSERT_TRUE(run(dir_ / "in", dir_ / "plain"));
  ASSERT_TRUE(run(dir_ / "in", dir_ / "given", {.weights = weights}));
  std::ofstream(dir_ / "in" / "weights.json") << to_json(weights);
  ASSERT_TRUE(run(dir_ / "in", dir_ / "found"));
  ASSERT_TRUE(run(dir_ / "in", dir_ / "over", {.weights = default_weights()}));  // who gives weights means them
  const auto matches = [&](const char* name) { return bytes(dir_ / name / "matches.jsonl"); };
  EXPECT_NE(matches("plain"), matches("given"));
  EXPECT_EQ(matches("given"), matches("found"));
  EXPECT_EQ(matches("plain"), matches("over"));
  std::ofstream(dir_ / "in" / "weights.json") << R"({"demand": {"redines": 1}})";
  const auto broken = run(dir_ / "in", dir_ / "broken");
  ASSERT_FALSE(broken);
  EXPECT_THAT(broken.error().text(), HasSubstr("weights.json#/demand/redines"));
  EXPECT_FALSE(fs::exists(dir_ / "broken"));
}

TEST_F(Run, WorksWithoutAFair) {
  fs::create_directories(dir_ / "in");
  for (const char* name : {"needs.jsonl", "technologies.jsonl", "organisations.jsonl"}) fs::copy_file(corpus / "haiphong-2015" / name, dir_ / "in" / name);
  const auto summary = run(dir_ / "in", dir_ / "out");
  ASSERT_TRUE(summary) << summary.error().text();
  EXPECT_FALSE(summary->planned);
  EXPECT_FALSE(fs::exists(dir_ / "out" / "programme.json"));
  EXPECT_TRUE(fs::exists(dir_ / "out" / "index.html"));
}

}  // namespace
}  // namespace caunoi
