// A draft of a survey against the plain way: whatever is put, replaced and taken out in any order, its survey is that of the
// records that are left, put together at once.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "caunoi/survey.hpp"

namespace caunoi {
namespace {

Need need(std::string id, std::string title) {
  Need n;
  n.id = std::move(id);
  n.title.vi = std::move(title);
  return n;
}

TEST(Draft, IsTheRecordsThatAreLeft) {
  std::mt19937 random(1);
  for (int round = 0; round < 50; ++round) {
    SurveyDraft draft;
    std::map<std::string, Need> needs;
    std::map<std::string, Organisation> organisations;
    for (int step = 0; step < 200; ++step) {
      const auto id = "id-" + std::to_string(random() % 12);
      switch (random() % 5) {
        case 0:
        case 1: {
          auto n = need(id, "Nước thải " + std::to_string(step));
          needs[id] = n;
          draft.put(std::move(n));
          break;
        }
        case 2: {
          const auto line = R"({"type":"need","id":")" + id + R"(","title":"từ dòng )" + std::to_string(step) + "\"}\n";
          draft.put_jsonl(line, "x.jsonl");
          needs[id] = need(id, "từ dòng " + std::to_string(step));
          break;
        }
        case 3: {
          Organisation o;
          o.id = id;
          o.name.vi = "Công ty " + std::to_string(step);
          organisations[id] = o;
          draft.put(std::move(o));
          break;
        }
        default:
          EXPECT_EQ(draft.remove("need", id), needs.erase(id) == 1);
          EXPECT_FALSE(draft.remove("technology", id));
      }
    }
    Survey::Records left;
    for (auto& [id, n] : needs) left.needs.push_back(n);
    for (auto& [id, o] : organisations) left.organisations.push_back(o);
    EXPECT_EQ(draft.count("need"), needs.size());
    EXPECT_EQ(draft.count("organisation"), organisations.size());
    EXPECT_EQ(draft.count("nobody"), 0U);
    EXPECT_EQ(to_jsonl(draft.check().survey), to_jsonl(make_survey(std::move(left)).survey));
  }
}

TEST(Draft, FindingsGoWithTheirRecord) {
  SurveyDraft draft;
  draft.put_jsonl("{\"type\":\"need\",\"id\":\"N-1\",\"title\":\"A\",\"trl_min\":12}\n{\"type\":\"need\",\"id\":\"N-2\",\"titel\":1}\nno\n",
                  "x.jsonl");
  const auto found = draft.check();
  ASSERT_GE(found.findings.size(), 3U);
  EXPECT_EQ(found.findings.front().place(), "x.jsonl:1:trl_min");

  // A draft that goes on from it keeps them, each once, with its place.
  const SurveyDraft copy(found.survey, found.findings);
  EXPECT_EQ(copy.check().findings, found.findings);

  draft.put(need("N-1", "B"));
  for (const auto& f : draft.check().findings) EXPECT_NE(f.record, "N-1");
  EXPECT_TRUE(draft.remove("need", "N-2"));
  const auto rest = draft.check();
  ASSERT_EQ(rest.findings.size(), 1U);
  EXPECT_EQ(rest.findings.front().code, "not_json");
}

TEST(Draft, TheLastOfTwoInOneFileStays) {
  SurveyDraft draft;
  draft.put_jsonl("{\"type\":\"need\",\"id\":\"N\",\"title\":\"first\"}\n{\"type\":\"need\",\"id\":\"N\",\"title\":\"last\",\"trl_min\":12}\n", "x.jsonl");
  const auto found = draft.check();
  ASSERT_EQ(found.survey.needs().size(), 1U);
  EXPECT_EQ(found.findings.front().row, 2U);
}

}  // namespace
}  // namespace caunoi
