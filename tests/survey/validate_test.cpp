// What make_survey() lets through, turns into unknown, or leaves out.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "caunoi/survey.hpp"

namespace caunoi {
namespace {

Technology technology(std::string id) {
  Technology t;
  t.id = std::move(id);
  t.title.vi = "Máy sấy";
  return t;
}

Checked check(Technology t) {
  Survey::Records records;
  records.technologies.push_back(std::move(t));
  return make_survey(std::move(records));
}

const Finding* with(const Checked& checked, std::string_view code) {
  for (const Finding& f : checked.findings)
    if (f.code == code) return &f;
  return nullptr;
}

void expect_trilingual(const Checked& checked) {
  for (const Finding& f : checked.findings) {
    EXPECT_FALSE(f.message.vi.empty()) << f.code;
    EXPECT_FALSE(f.message.ja.empty()) << f.code;
    EXPECT_FALSE(f.message.en.empty()) << f.code;
  }
}

TEST(MakeSurvey, NothingToSayAboutACleanRecord) {
  Technology t = technology("T-1");
  t.trl = 9;
  t.fields = {{Field::env, 0.7}, {Field::bio, 0.3}};
  t.price = Money{1e9, 2e9, "VND", 2014, ""};
  t.modes = {"LIC_NX", "TRAIN"};
  const Checked checked = check(t);
  EXPECT_TRUE(checked.findings.empty());
  EXPECT_EQ(checked.survey.technologies()[0], t);
}

TEST(MakeSurvey, OutOfRangeBecomesUnknown) {
  Technology t = technology("T-1");
  t.trl = 12;
  t.operator_skill = 0;
  t.price = Money{-5, 10, "VND", 0, ""};
  t.capex = Money{10, 5, "VND", 0, ""};
  t.capacity = Quantity{5, 1, "t/h"};
  t.modes = {"lic_nx", "Liên doanh", "XYZ", "JV"};
  t.kind = "cái gì đó";
  t.references = {{"Kiến An", 12}};
  t.embedding = {1.0f, std::numeric_limits<float>::quiet_NaN()};
  const Checked checked = check(t);
  ASSERT_EQ(checked.survey.technologies().size(), 1u);
  const Technology& kept = checked.survey.technologies()[0];
  EXPECT_FALSE(kept.trl);
  EXPECT_FALSE(kept.operator_skill);
  EXPECT_FALSE(kept.price);
  EXPECT_FALSE(kept.capex);
  EXPECT_FALSE(kept.capacity);
  EXPECT_EQ(kept.modes, (std::vector<std::string>{"LIC_NX", "JV"}));
  EXPECT_EQ(kept.kind, "");
  EXPECT_EQ(kept.references[0].year, 0);
  EXPECT_TRUE(kept.embedding.empty());
  for (const char* code : {"trl_range", "capability_range", "money_negative", "money_order", "quantity_range",
                           "unknown_code", "year_range", "embedding"})
    EXPECT_NE(with(checked, code), nullptr) << code;
  EXPECT_EQ(with(checked, "trl_range")->value, "12");
  EXPECT_EQ(with(checked, "trl_range")->field, "tech.trl");
  expect_trilingual(checked);
}

TEST(MakeSurvey, VectorsOfZerosAndOfAnotherWidthAreLeftOut) {
  Survey::Records records;
  Origins origins;
  const auto add = [&]<class Record>(std::vector<Record>& list, const char* kind, const char* id, std::vector<float> vector) {
    Record record;
    record.id = id;
    if constexpr (requires { record.name; }) record.name.vi = "x";
    else record.title.vi = "x";
    record.embedding = std::move(vector);
    note_origin(origins, kind, id, {"v.jsonl", "", static_cast<std::uint32_t>(records.technologies.size() + records.needs.size() + records.experts.size() + 1), {}});
    list.push_back(std::move(record));
  };
  add(records.technologies, "technology", "T-1", {1, 2, 3});
  add(records.technologies, "technology", "T-2", {1, 2});
  add(records.technologies, "technology", "T-2", {4, 5});  // its id is taken: it has no vote
  add(records.technologies, "technology", "T-3", {0, -0.0f});
  add(records.needs, "need", "N-1", {1, 2, 3});
  add(records.needs, "need", "N-2", {});
  add(records.experts, "expert", "X-1", {1e38f, -1e38f});
  add(records.experts, "expert", "X-2", {1e-45f, 0, 0});
  const Checked checked = make_survey(records, origins);
  EXPECT_EQ(checked.survey.technologies().size(), 3u);
  EXPECT_EQ(checked.survey.technology("T-1")->embedding.size(), 3u);
  EXPECT_TRUE(checked.survey.technology("T-2")->embedding.empty());
  EXPECT_TRUE(checked.survey.technology("T-3")->embedding.empty());
  EXPECT_EQ(checked.survey.need("N-1")->embedding.size(), 3u);
  EXPECT_TRUE(checked.survey.expert("X-1")->embedding.empty());
  EXPECT_EQ(checked.survey.expert("X-2")->embedding.size(), 3u);
  std::vector<std::string> said;
  for (const Finding& f : checked.findings) said.push_back(f.code + " " + f.place());
  EXPECT_EQ(said, (std::vector<std::string>{"embedding_width v.jsonl:2:embedding", "duplicate_id v.jsonl:3:id", "embedding v.jsonl:4:embedding",
                                            "embedding_width v.jsonl:7:embedding"}));
  EXPECT_NE(with(checked, "embedding_width")->message.en.find("has 2 numbers, most vectors of the survey have 3"), std::string::npos);
  expect_trilingual(checked);
}

TEST(MakeSurvey, OfTwoWidthsEquallyFrequentTheFirstRecordsCounts) {
  Survey::Records records;
  for (const char* id : {"T-3", "T-1", "T-4", "T-2"}) {
    records.technologies.push_back(technology(id));
    records.technologies.back().embedding.assign(id[2] <= '2' ? 5 : 9, 1.0f);
  }
  const Checked checked = make_survey(records);
  EXPECT_EQ(checked.findings.size(), 2u);
  EXPECT_EQ(checked.survey.technology("T-2")->embedding.size(), 5u);
  EXPECT_TRUE(checked.survey.technology("T-4")->embedding.empty());
}

TEST(MakeSurvey, BothDanglingReferencesOfARecordNameItsPlace) {
  Survey::Records records;
  records.technologies.push_back(technology("T-1"));
  records.technologies[0].provider = "O-9";
  records.technologies[0].visit = "V-9";
  Origins origins;
  note_origin(origins, "technology", "T-1", {"a.jsonl", "", 7, {}});
  const Checked checked = make_survey(records, origins);
  ASSERT_EQ(checked.findings.size(), 2u);
  for (const Finding& f : checked.findings) EXPECT_EQ(f.place().substr(0, 10), "a.jsonl:7:") << f.field;
}

TEST(MakeSurvey, UnknownCurrencyAndBadDates) {
  Survey::Records records;
  for (const char* date : {"2015-02-29", "31/10/2015", "2015-13-01", "20151031", "2015-1-1", "2015-10-31x"}) {
    Need n;
    n.id = date;
    n.title.vi = "x";
    n.deadline = date;
    n.budget = Money{1, 1, "đồng", 0, ""};
    records.needs.push_back(n);
  }
  const Checked checked = make_survey(records);
  for (const Need& n : checked.survey.needs()) {
    EXPECT_EQ(n.deadline, "") << n.id;
    EXPECT_FALSE(n.budget);
  }
  EXPECT_EQ(checked.findings.size(), 12u);
  expect_trilingual(checked);
}

TEST(MakeSurvey, DuplicateIdNamesBothPlaces) {
  Survey::Records records;
  records.technologies = {technology("T-1"), technology("T-1")};
  records.technologies[1].title.vi = "Khác";
  Origins origins;
  note_origin(origins, "technology", "T-1", {"a.xlsx", "CN", 5, {{"tech.id", 2}}});
  note_origin(origins, "technology", "T-1", {"a.xlsx", "CN", 9, {{"tech.id", 2}}});
  const Checked checked = make_survey(records, origins);
  ASSERT_EQ(checked.survey.technologies().size(), 1u);
  EXPECT_EQ(checked.survey.technologies()[0].title.vi, "Máy sấy");
  ASSERT_EQ(checked.findings.size(), 1u);
  EXPECT_EQ(checked.findings[0].level, Finding::Level::error);
  EXPECT_EQ(checked.findings[0].place(), "a.xlsx:CN:9:B");
  EXPECT_NE(checked.findings[0].message.vi.find("a.xlsx:CN:5"), std::string::npos);
}

TEST(MakeSurvey, RecordsThatCannotBeMatchedAreLeftOutWithAnError) {
  Survey::Records records;
  records.organisations.resize(2);
  records.organisations[0].name.ja = "鈴木";
  records.organisations[1].id = "O-1";
  records.technologies.push_back(Technology{.id = "T-1"});
  records.needs.push_back(Need{.id = "N-1"});
  records.experts.push_back(Expert{.id = "X-1"});
  const Checked checked = make_survey(records);
  EXPECT_TRUE(checked.survey.organisations().empty());
  EXPECT_TRUE(checked.survey.technologies().empty());
  EXPECT_TRUE(checked.survey.needs().empty());
  EXPECT_TRUE(checked.survey.experts().empty());
  EXPECT_EQ(checked.findings.size(), 5u);
  for (const Finding& f : checked.findings) EXPECT_EQ(f.level, Finding::Level::error);
  expect_trilingual(checked);
}

TEST(MakeSurvey, NeedMayHaveAProblemInsteadOfATitle) {
  Survey::Records records;
  Need n;
  n.id = "N-1";
  n.problem.vi = "COD cao";
  records.needs.push_back(n);
  EXPECT_EQ(make_survey(records).survey.needs().size(), 1u);
}

TEST(MakeSurvey, DanglingReferenceStaysWithAWarning) {
  Technology t = technology("T-1");
  t.provider = "O-404";
  t.visit = "V-404";
  const Checked checked = check(t);
  EXPECT_EQ(checked.survey.technologies()[0].provider, "O-404");
  ASSERT_EQ(checked.findings.size(), 2u);
  EXPECT_EQ(checked.findings[0].code, "dangling_reference");
  EXPECT_EQ(checked.findings[0].level, Finding::Level::warning);
}

TEST(MakeSurvey, WeightsSumToOne) {
  Technology t = technology("T-1");
  t.fields = {{Field::env, 1}, {Field::bio, 1}, {Field::env, 0.5}, {Field::mat, -1}, {Field::nen, std::nan("")}};
  const Checked checked = check(t);
  const auto& fields = checked.survey.technologies()[0].fields;
  ASSERT_EQ(fields.size(), 2u);
  EXPECT_DOUBLE_EQ(fields[0].weight, 0.6);
  EXPECT_DOUBLE_EQ(fields[1].weight, 0.4);
}

TEST(MakeSurvey, ValidatingTwiceChangesNothing) {
  Technology t = technology("T-1");
  t.fields = {{Field::env, 0.33}, {Field::bio, 0.33}, {Field::mat, 0.33}};
  t.capacity = Quantity{1, 2, "m³/ngày"};
  const Checked once = check(t);
  const Checked twice = make_survey(once.survey.records());
  EXPECT_TRUE(twice.findings.empty());
  EXPECT_EQ(once.survey.technologies()[0], twice.survey.technologies()[0]);
}

}  // namespace
}  // namespace caunoi
