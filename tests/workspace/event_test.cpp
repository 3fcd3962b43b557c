// A fair out of a registration sheet, and what wishes are worth.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "caunoi/workspace.hpp"
#include "workspace/event.hpp"

namespace caunoi {
namespace {

using testing::ElementsAre;

Survey sample() {
  Survey::Records r;
  const auto organisation = [&](std::string id, std::string country) {
    Organisation o;
    o.id = id;
    o.name.vi = "Tên " + id;
    o.country = country;
    r.organisations.push_back(o);
  };
  organisation("E-1", "VN");
  organisation("E-2", "VN");
  organisation("J-1", "JP");
  organisation("J-2", "JP");
  for (const auto& [id, provider] : {std::pair{"T-1", "J-1"}, {"T-2", "J-2"}}) {
    Technology t;
    t.id = id;
    t.provider = provider;
    t.title.vi = "Công nghệ";
    r.technologies.push_back(t);
  }
  for (const auto& [id, asks] : {std::pair{"N-1", "E-1"}, {"N-2", "E-2"}}) {
    Need n;
    n.id = id;
    n.organisation = asks;
    n.title.vi = "Nhu cầu";
    r.needs.push_back(n);
  }
  return make_survey(std::move(r)).survey;
}

Participation row(std::string organisation, std::vector<std::string> wants = {}, std::vector<std::string> avoids = {}, std::string availability = {}) {
  Participation p;
  p.organisation = std::move(organisation);
  p.wants = std::move(wants);
  p.avoids = std::move(avoids);
  p.availability = std::move(availability);
  p.place = "dang-ky.xlsx:Đăng ký:3";
  return p;
}

TEST(Event, ComesFromRegistrations) {
  const std::vector<Participation> rows{row("E-1", {"J-1", "J-2", "Công ty lạ"}, {}, "Buổi sáng"), row("E-2", {"J-1"}), row("J-1", {"E-1"}, {"E-2"}), row("J-2", {}, {}, "午後")};
  const auto draft = fair_from_registrations(sample(), rows);
  std::vector<std::string> pairs;
  for (const auto& p : draft.fair.pairs) pairs.push_back(p.id);
  EXPECT_THAT(pairs, ElementsAre("J-1~E-1", "J-2~E-1"));  // J-1 does not want E-2, and a wish of both sides is one pair
  EXPECT_EQ(draft.fair.tables.size(), 2U);
  EXPECT_THAT(draft.fair.participants[0].unavailable, ElementsAre(6, 7, 8, 9, 10, 11));
  EXPECT_THAT(draft.fair.participants[3].unavailable, ElementsAre(0, 1, 2, 3, 4, 5));
  ASSERT_EQ(draft.findings.size(), 2U);
  EXPECT_EQ(draft.findings[0].code, "wish_unknown");
  for (const auto& finding : draft.findings) EXPECT_EQ(finding.message.vi.find("J-1"), std::string::npos);  // who avoids whom stays secret
  const auto programme = plan(draft.fair).value();
  EXPECT_EQ(programme.meetings.size(), 1U);  // E-1 comes in the morning, J-2 in the afternoon
  EXPECT_TRUE(parse_fair(to_json(draft.fair)));
  EXPECT_TRUE(fair_from_registrations(sample(), {}).fair.pairs.empty());
}

Matches matches_of(std::vector<std::tuple<std::string, std::string, double>> rows) {
  Matches out{{}, {}, default_weights()};
  for (auto& [need, supply, score] : rows) {
    Match m;
    m.need = need;
    m.supply = supply;
    m.score = score;
    out.matches.push_back(m);
  }
  return out;
}

Fair two_by_two() {
  Fair fair;
  fair.sessions = {{"s", "", 4, 30}};
  fair.tables = {{"B1", "", {}}, {"B2", "", {}}};
  for (const char* id : {"E-1", "E-2", "J-1", "J-2"}) {
    Fair::Participant p;
    p.id = id;
    p.side = id[0] == 'J' ? Fair::Side::exhibitor : Fair::Side::visitor;
    p.languages = {"en"};
    fair.participants.push_back(p);
  }
  return fair;
}

TEST(Wishes, AreWorthTheBestMatchOfTheTwo) {
  auto fair = two_by_two();
  for (const auto& [a, b] : {std::pair{"J-1", "E-1"}, {"J-2", "E-1"}, {"E-2", "J-1"}}) {
    Fair::Pair pair;
    pair.a = a;
    pair.b = b;
    fair.pairs.push_back(pair);
  }
  fair.pairs[1].value = 7;
  const auto made = fair_from_matches(fair, sample(), matches_of({{"N-1", "T-1", 0.61234}, {"N-1", "T-2", 0.9}}));
  EXPECT_EQ(made.pairs[0].value, 0.612);
  EXPECT_EQ(made.pairs[1].value, 7);     // what the organiser wrote stays
  EXPECT_EQ(made.pairs[2].value, 0.35);  // nothing known: the prior
}

TEST(Wishes, AreProposedWhereNobodyAsked) {
  const auto made = fair_from_matches(two_by_two(), sample(), matches_of({{"N-1", "T-1", 0.8}, {"N-1", "T-2", 0.2}, {"N-2", "T-2", 0.5}}));
  ASSERT_EQ(made.pairs.size(), 2U);
  EXPECT_EQ(made.pairs[0].id, "J-1~E-1");
  EXPECT_EQ(made.pairs[1].id, "J-2~E-2");
  EXPECT_EQ(plan(made).value().meetings.size(), 2U);
}

}  // namespace
}  // namespace caunoi
