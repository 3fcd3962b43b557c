#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "world.hpp"

namespace caunoi {
namespace {

using test::World;

std::size_t words_of(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) count += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
  return count;
}
std::size_t characters_of(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

TEST(Explain, FitsInThreeLanguages) {
  const Survey survey = test::corpus();
  const World world(survey.needs().empty() ? test::made(test::small_records()) : survey);
  const auto matches = match(world.ground, {}, {});
  ASSERT_TRUE(matches);
  for (const auto& m : matches->matches) {
    for (const std::size_t limit : {90U, 30U, 4U}) {
      EXPECT_LE(words_of(explain(m, world.survey, Lang::vi, limit)), limit);
      EXPECT_LE(words_of(explain(m, world.survey, Lang::en, limit)), limit);
      EXPECT_LE(characters_of(explain(m, world.survey, Lang::ja, limit)), 2 * limit);
    }
    for (const Lang lang : all_langs) {
      const auto text = explain(m, world.survey, lang);
      EXPECT_FALSE(text.empty());
      EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
    }
    for (const auto& reason : m.reasons)
      for (const Lang lang : all_langs) EXPECT_FALSE(sentence(reason, lang).empty()) << reason.code;
  }
}

TEST(Explain, KeepsTheOrder) {
  const World world(test::made(test::small_records()));
  const auto matches = match(world.ground, {}, {});
  const auto text = explain(matches->matches.front(), world.survey, Lang::en, 400);
  std::size_t before = 0;
  for (const char* part :
       {"It addresses the problem", "Published cost", "Why the other side", "Ask at the meeting", "Confidence"}) {
    const auto found = text.find(part);
    ASSERT_NE(found, std::string::npos) << part << " in " << text;
    EXPECT_GE(found, before) << text;
    before = found;
  }
}

TEST(Explain, EveryKnownSignalSaysItsReasonOrMisfit) {
  // By the codes that speak for a signal.
  const std::map<Signal, std::vector<std::string>> speaks{
      {Signal::text_fit, {"text_fit", "text_low"}},
      {Signal::field_fit, {"field_fit", "field_other"}},
      {Signal::readiness, {"trl_ok", "trl_stated", "trl_low"}},
      {Signal::scale, {"scale_ok", "scale_gap", "scale_short"}},
      {Signal::mode_ip, {"mode_ok", "mode_gap", "kind_ok", "kind_other"}},
      {Signal::standards, {"cert_ok", "cert_gap"}},
      {Signal::service_reach, {"service_here", "service_near", "service_far"}},
      {Signal::language, {"language_ok", "interpreter_needed"}},
      {Signal::network, {"network_near", "network_far"}},
      {Signal::capability, {"skill_ok", "skill_gap"}},
      {Signal::region, {"region_near", "region_far", "region_abroad"}}};
  const Survey survey = test::corpus();
  const World world(survey.needs().empty() ? test::made(test::small_records()) : survey);
  const auto matches = match(world.ground, {}, {});
  std::set<std::string> said;
  for (const auto& m : matches->matches) {
    for (const auto& r : m.reasons) said.insert(r.code);
    if (m.kind == SupplyKind::expert) continue;
    for (const auto& [signal, codes] : speaks) {
      if (!m.demand[at(signal)] && !m.supply_values[at(signal)]) continue;
      EXPECT_TRUE(
          std::ranges::any_of(codes, [&](const std::string& code) { return test::find(m.reasons, code) != nullptr; }))
          << m.need << " " << m.supply << " " << signal_code(signal);
    }
    EXPECT_TRUE(test::find(m.reasons, "cost_published") != nullptr || test::find(m.reasons, "cost_unknown") != nullptr);
  }
  EXPECT_FALSE(said.contains("cost_ok"));
}

TEST(Explain, NothingKnownStillSpeaks) {
  Match m;
  m.need = "nobody";
  EXPECT_EQ(explain(m, Survey{}, Lang::vi), "");
  m.reasons = {{Reason::Part::caution, "cost_unknown", {}, 1},
               {Reason::Part::legal, "encouraged", {{"item", "12"}, {"date", "2015-10-01"}}, 1}};
  EXPECT_NE(explain(m, Survey{}, Lang::unknown).find("khuyến khích"), std::string::npos);
}

}  // namespace
}  // namespace caunoi
