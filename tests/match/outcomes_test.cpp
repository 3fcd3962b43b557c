// The table of outcomes: what is read, and that every line that cannot be taken is named.
#include "match/outcomes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "caunoi/learn.hpp"
#include "world.hpp"

namespace caunoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Survey& survey() {
  static const Survey made = test::made(test::small_records());
  return made;
}

std::vector<std::string> rows(const OutcomeTable& table) {
  std::vector<std::string> out;
  for (const auto& o : table.outcomes)
    out.push_back(o.demand + " " + o.supply + " " + o.stage + " " + o.date + " " + o.place);
  return out;
}

std::vector<std::string> problems(const OutcomeTable& table) {
  std::vector<std::string> out;
  for (const auto& problem : table.problems) out.push_back(problem.text());
  return out;
}

TEST(Outcomes, AnyOrderSeparatorAndLanguage) {
  const std::vector<std::string> wanted{"N-1 T-1 CONTRACT 2016-01-31 f:2", "N-2 X-1 NONE  f:3"};
  for (const std::string_view bytes :
       {"need,technology,stage,date\nN-1,T-1,CONTRACT,2016-01-31\nN-2,X-1,NONE\n",
        "\xEF\xBB\xBFstage\tdate\ttechnology\tneed\r\ncontract\t2016-01-31\tT-1\tN-1\r\nno interest\t\tX-1\tN-2",
        "Ngày;Nhu cầu;Công nghệ;Kết quả\n2016-01-31;N-1;T-1;Đã ký hợp đồng\n;N-2;X-1;Không tiếp tục\n",
        "ニーズ,技術,商談結果,日付\nN-1,T-1,成約,2016-01-31\nN-2,X-1,継続なし,\n",
        "need , technology ,\"stage\",date\n \"N-1\" ,\"T-1\",\"Contract "
        "signed\",2016-01-31\nN-2,X-1,\"none\",\"\"\n"}) {
    const auto table = parse_outcomes(bytes, survey(), "f");
    ASSERT_TRUE(table) << table.error().text();
    EXPECT_EQ(rows(*table), wanted) << bytes;
    EXPECT_TRUE(table->problems.empty()) << problems(*table).front();
    EXPECT_TRUE(table->unread.empty());
  }
}

TEST(Outcomes, OrganisationsStandForTheirNeedsAndTechnologies) {
  const auto table = parse_outcomes(
      "doanh nghiệp,nhà cung cấp,kết quả,ghi chú\nE-1,U-1,\"Held, not pre-arranged\",\"a, \"\"b\"\"\nc\"\nE-2,J-1,Bên "
      "cầu vắng\n",
      survey(), "f");
  ASSERT_TRUE(table) << table.error().text();
  EXPECT_THAT(rows(*table),
              ElementsAre("E-1 U-1 WALKIN_HELD  f:2", "E-2 J-1 NO_SHOW_B  f:4"));  // line 3 is inside a quoted cell
  EXPECT_THAT(table->unread, ElementsAre("ghi chú"));
}

TEST(Outcomes, EveryProblemIsNamedAtItsLine) {
  const auto table = parse_outcomes(
      "need,technology,stage,date\n"  // 1
      "N-1,T-1,MOU,\n"                // 2
      "N-11,T-1,NONE,\n"              // 3 no such need
      "N-2,T-99,tốt,\n"               // 4 no such technology, no such stage
      "N-2,T-1,,\n"                   // 5 empty
      "\n"                            // 6
      "N-2,T-1,NONE,31/1/2016\n"      // 7 no date
      "N-2,T-2,NONE,2015-02-29\n"     // 8 no such day
      "N-1,T-1,QUOTE,\n"              // 9 contradicts 2
      "N-2,T-3,NONE,2016-01-01,x\n"   // 10 too long
      "N-2,T-3,chưa có hợp đồng,\n"   // 11 no stage as a whole
      "N-2,\"T-4,NONE,\n",            // 12 not closed
      survey(), "o.csv");
  ASSERT_TRUE(table);
  EXPECT_THAT(rows(*table), ElementsAre("N-1 T-1 MOU  o.csv:2"));
  EXPECT_THAT(
      problems(*table),
      ElementsAre(HasSubstr("o.csv:3: there is no need or enterprise 'N-11'; the nearest is 'N-1'"),
                  HasSubstr("o.csv:4: there is no technology"), HasSubstr("o.csv:4: 'tốt' is no stage"),
                  HasSubstr("o.csv:5: the cell stage is empty"), HasSubstr("o.csv:7: '31/1/2016' is no date"),
                  HasSubstr("o.csv:8: '2015-02-29' is no date"),
                  HasSubstr("o.csv:9: 'N-1' and 'T-1' stand here with QUOTE and with MOU at o.csv:2"),
                  HasSubstr("o.csv:10: a line has 4 cells"), HasSubstr("o.csv:11: 'chưa có hợp đồng' is no stage"),
                  HasSubstr("o.csv:12: a quotation mark")));
}

TEST(Outcomes, FollowUpsAreNoContradiction) {
  const auto read = [](std::string_view lines) {
    return parse_outcomes("need,technology,stage,date\n" + std::string(lines), survey(), "f").value();
  };
  EXPECT_TRUE(read("N-1,T-1,CONTACT,2016-01-01\nN-1,T-1,CONTRACT,2016-06-01\n").problems.empty());
  EXPECT_TRUE(read("N-1,T-1,CONTACT,\nN-1,T-1,CONTACT,2016-06-01\n").problems.empty());
  EXPECT_EQ(read("N-1,T-1,CONTACT,2016-01-01\nN-1,T-1,CONTRACT,2016-01-01\n").problems.size(), 1U);
  EXPECT_EQ(read("N-1,T-1,CONTACT,\nN-1,T-1,CONTRACT,2016-01-01\n").problems.size(), 1U);
  EXPECT_TRUE(read("N-1,T-1,CONTACT,\nN-1,T-2,CONTRACT,\nN-2,T-1,NONE,\n").problems.empty());
}

TEST(Outcomes, RowsOfEmptyCellsAreNoRows) {
  const auto table = parse_outcomes(
      ",,,\nneed,technology,stage,date\nN-1,T-1,MOU,\n,,,\n , \t,\"\",\n,,,,,,\nN-2,T-1,NONE,\n,,,\n", survey(), "f");
  ASSERT_TRUE(table) << table.error().text();
  EXPECT_THAT(rows(*table), ElementsAre("N-1 T-1 MOU  f:3", "N-2 T-1 NONE  f:7"));
  EXPECT_TRUE(table->problems.empty()) << problems(*table).front();
  EXPECT_THAT(problems(parse_outcomes("need,technology,stage\n,,\"", survey(), "f").value()),
              ElementsAre(HasSubstr("f:2: a quotation mark")));
}

// The rule word by word: each row against all before it.
TEST(Outcomes, ContradictionsAreThoseOfEveryPairOfRows) {
  Random random(8);
  const std::string_view stages[] = {"NONE", "MOU", "CONTRACT"},
                         dates[] = {"", "2016-01-01", "2016-02-01", "2016-03-01"};
  std::size_t found = 0;
  for (int round = 0; round < 500; ++round) {
    std::vector<Outcome> given;
    for (std::uint64_t n = random.below(9); n > 0; --n)
      given.push_back({random.below(4) == 0 ? "N-2" : "N-1", "T-1", std::string(stages[random.below(1 + round % 3)]),
                       std::string(dates[random.below(4)]), "f:" + std::to_string(n)});
    std::vector<std::pair<std::size_t, std::string>> wanted, got;
    for (std::size_t k = 0; k < given.size(); ++k)
      for (std::size_t j = 0; j < k; ++j) {
        const auto &a = given[j], &b = given[k];
        if (a.demand != b.demand || a.stage == b.stage) continue;
        if (!a.date.empty() && !b.date.empty() && a.date != b.date) continue;
        wanted.emplace_back(k, "with " + b.stage + " and with " + a.stage + " at " + a.place + ";");
        break;
      }
    for (const auto& objection : objections(survey(), given)) {
      const auto at = objection.error.message.find("with ");
      got.emplace_back(objection.outcome,
                       objection.error.message.substr(at, objection.error.message.find(';') + 1 - at));
    }
    EXPECT_EQ(got, wanted) << round;
    found += wanted.size();
  }
  EXPECT_GT(found, 300U);
}

TEST(Outcomes, TheFirstTwentyUnknownIdsGetASuggestion) {
  std::string lines = "need,technology,stage\n";
  for (int n = 0; n < 30; ++n) lines += "N-1" + std::to_string(n) + ",T-1,NONE\n";
  const auto said = problems(parse_outcomes(lines, survey(), "f").value());
  ASSERT_EQ(said.size(), 30U);
  for (std::size_t n = 0; n < said.size(); ++n)
    EXPECT_EQ(said[n].find("the nearest is") != std::string::npos, n < 20) << said[n];
}

TEST(Outcomes, AHeaderThatDoesNotSayEnoughIsRefused) {
  const auto refused = [](std::string_view bytes, std::string_view words) {
    const auto table = parse_outcomes(bytes, survey(), "f");
    ASSERT_FALSE(table) << bytes;
    EXPECT_EQ(table.error().code, Code::invalid_argument);
    EXPECT_THAT(table.error().text(), HasSubstr(std::string(words)));
  };
  refused("", "f: the file is empty");
  refused("\n\n", "f: the file is empty");
  refused("N-1,T-1,NONE\n", "f:1: there is no column need");
  refused("\nneed,stage\n", "f:2: there is no column technology");
  refused("need,technology,stage,enterprise\n", "'need' and 'enterprise' both name the column need");
}

TEST(Outcomes, TheLadderRises) {
  double last = -1;
  for (const std::string_view stage : {"NONE", "CONTACT", "SAMPLE", "VISIT", "NDA", "QUOTE", "MOU", "CONTRACT"}) {
    ASSERT_TRUE(result_of(stage)) << stage;
    EXPECT_GT(*result_of(stage), last);
    last = *result_of(stage);
    EXPECT_FALSE(not_held(stage));
  }
  EXPECT_EQ(*result_of("NONE"), 0);
  for (const std::string_view stage : {"CONTRACT", "REGISTERED", "PAID", "OPERATING"}) EXPECT_EQ(result_of(stage), 1.0);
  for (const std::string_view stage : {"HELD", "WALKIN_HELD"})
    EXPECT_TRUE(!result_of(stage) && !not_held(stage)) << stage;
  for (const std::string_view stage : {"NO_SHOW_A", "NO_SHOW_B", "CANCELLED", "DECLINED", "PROPOSED"})
    EXPECT_TRUE(!result_of(stage) && not_held(stage)) << stage;
  std::size_t with_result = 0, without = 0;
  for (const auto& term : outcomes()) (result_of(term.code) ? with_result : without) += 1;
  EXPECT_EQ(with_result, 11U);
  EXPECT_EQ(without, 15U);
}

TEST(Outcomes, AnyBytesAreAnswered) {
  Random random(5);
  const std::string_view pieces[] = {"need", "technology", "stage", "date", ",",    ";", "\t", "\"", "\n",
                                     "\r\n", "N-1",        "T-1",   "MOU",  "\xff", " ", "日", ""};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = round % 2 == 0 ? "need,technology,stage\n" : "";
    for (std::uint64_t n = random.below(40); n > 0; --n) bytes += pieces[random.below(std::size(pieces))];
    const auto table = parse_outcomes(bytes, survey(), "f");
    if (!table) EXPECT_FALSE(table.error().message.empty());
  }
}

}  // namespace
}  // namespace caunoi
