// Runs, judgments and slices: what is refused, and that the place is named.
#include <gtest/gtest.h>

#include "caunoi/evaluate.hpp"

namespace caunoi {
namespace {

TEST(Trec, NamesTheMalformedLineOfARun) {
  for (const char* bad : {"q Q0 a 1 x\n", "q Q0 a 1 nan x\n", "q Q0 a 1 1e x\n", "q Q0 a 1 1 x\nq Q0 a 2 1 x\n",
                          "q Q0 a 1 1 x\n\x01\n"}) {
    const auto run = parse_run(bad, "r.trec");
    ASSERT_FALSE(run) << bad;
    EXPECT_EQ(run.error().code, Code::invalid_argument);
    EXPECT_EQ(run.error().place, std::string(bad).find("\n") + 1 == std::string(bad).size() ? "r.trec:1" : "r.trec:2")
        << run.error().text();
  }
  EXPECT_EQ(parse_run("q 1\tQ0\td 2\t1\t0.5\tx\r\n").value().queries[0].rows[0].document, "d 2");
}

TEST(Trec, NamesTheMalformedLineOfJudgments) {
  for (const char* bad : {"q a\n", "q 0 a x\n", "q a x\n", "q 0 a inf\n"}) {
    const auto judged = parse_judgments(bad, "j.tsv");
    ASSERT_FALSE(judged) << bad;
    EXPECT_EQ(judged.error().place, "j.tsv:1") << bad;
  }
  EXPECT_EQ(parse_judgments("q 0 a 1\nq 0 a 2\n", "j.tsv").error().place, "j.tsv:2");
  EXPECT_EQ(parse_judgments("query-id\tcorpus-id\tscore\nquery-id\tcorpus-id\tscore\n", "j.tsv").error().place,
            "j.tsv:2");
}

TEST(Trec, KnowsTheHeadersOfJudgments) {
  for (const char* header :
       {"query-id\tcorpus-id\tscore\n", "expert\tpaper\texpertise\n", "need\tsupply\toutcome\r\n"}) {
    const auto judged = parse_judgments(std::string(header) + "e\tp\t4.5\n");
    ASSERT_TRUE(judged) << header;
    ASSERT_EQ(judged->queries.size(), 1U);
    EXPECT_EQ(judged->queries[0].rows[0].grade, 4.5);
  }
}

TEST(Slices, ReadNamesAndValues) {
  const auto slices = parse_slices("q 1\tfield=BIO\tlang=vi\n\nq2\tlang=ja=en\n").value();
  ASSERT_EQ(slices.size(), 2U);
  EXPECT_EQ(slices[0].name, "field");
  EXPECT_EQ(slices[0].of_query.at("q 1"), "BIO");
  EXPECT_EQ(slices[1].of_query.at("q2"), "ja=en");
}

TEST(Slices, NameTheMalformedLine) {
  for (const char* bad :
       {"q1\tlang=vi\nq2\n", "q1\tlang=vi\nq2\tlang\n", "q1\tlang=vi\nq2\t=vi\n", "q1\tlang=vi\nq2\tlang=\n",
        "q1\tlang=vi\nq2\tlang=vi\tlang=ja\n", "q1\tlang=vi\nq1\tfield=BIO\n"}) {
    const auto slices = parse_slices(bad, "s.tsv");
    ASSERT_FALSE(slices) << bad;
    EXPECT_EQ(slices.error().code, Code::invalid_argument);
    EXPECT_EQ(slices.error().place, "s.tsv:2") << bad;
  }
}

}  // namespace
}  // namespace caunoi
