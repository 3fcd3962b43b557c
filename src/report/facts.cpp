// The numbers. A unit visited twice makes two visits (lượt đơn vị counts turns, not bodies); a meeting counts when it
// has a slot and a table; visitors of the fair are in no record and so in no number. Tested by report/folder_test.
#include "report/facts.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace caunoi::report {

std::optional<Field> main_field(const std::vector<FieldWeight>& fields) {
  if (fields.empty()) return {};
  return std::ranges::max_element(fields, {}, &FieldWeight::weight)->field;
}

int percent(double share) {
  const auto four_decimals = std::lround(share * 10'000);
  return static_cast<int>((four_decimals + 50) / 100);
}

bool good(const Match& match, double good_score) {
  return !match.capped && std::lround(match.score * 10'000) >= std::lround(good_score * 10'000);
}

bool surveyed(const Technology& technology) { return !technology.visit.empty() || technology.proposed.has_value(); }

const Organisation* organisation_of(const Survey& survey, const Fair::Participant& participant) {
  return survey.organisation(participant.id);
}

Facts count(const ReportInput& input, const Survey& survey) {
  Facts facts;
  const auto of = [&](std::optional<Field> field) {
    return field ? &facts.by_field[static_cast<std::size_t>(*field)] : nullptr;
  };

  std::set<std::string> units;
  facts.visits = survey.visits().size();
  for (const auto& visit : survey.visits()) {
    if (!visit.organisation.empty()) units.insert(visit.organisation);
    const auto add = [&](std::size_t FieldFacts::*where) {
      ++(facts.total.*where);
      if (auto* row = of(visit.field)) ++(row->*where);
    };
    if (visit.region == "NORTH") add(&FieldFacts::north);
    if (visit.region == "SOUTH") add(&FieldFacts::south);
  }
  facts.visited_units = units.size();

  for (const auto& technology : survey.technologies()) {
    if (!surveyed(technology)) {
      ++facts.exhibits;
      continue;
    }
    auto* row = of(main_field(technology.fields));
    ++facts.total.surveyed;
    if (row != nullptr) ++row->surveyed;
    if (technology.proposed.value_or(false)) {
      ++facts.total.proposed;
      if (row != nullptr) ++row->proposed;
    }
  }

  std::set<std::string> needy;
  for (const auto& need : survey.needs()) {
    needy.insert(need.organisation);
    ++facts.total.needs;
    if (auto* row = of(main_field(need.fields))) ++row->needs;
  }
  facts.needy = needy.size();
  facts.experts = survey.experts().size();

  if (input.matches != nullptr) {
    facts.matches = input.matches->matches.size();
    for (const auto& match : input.matches->matches) {
      if (!good(match, input.good_score)) continue;
      ++facts.good_matches;
      facts.answered.insert(match.need);
    }
  }

  std::set<std::string, std::less<>> exhibitors;
  if (input.fair != nullptr) {
    for (const auto& participant : input.fair->participants) {
      if (participant.side != Fair::Side::exhibitor) continue;
      exhibitors.insert(participant.id);
      const auto* organisation = organisation_of(survey, participant);
      if (organisation != nullptr && organisation->country == "JP") ++facts.japanese_exhibitors;
    }
    facts.exhibitors = exhibitors.size();
  }
  if (input.programme != nullptr) {
    std::set<std::string> partners;
    facts.meetings = input.programme->meetings.size();
    facts.unplaced = input.programme->unplaced.size();
    for (const auto& meeting : input.programme->meetings) {
      if (!meeting.interpreter.empty()) ++facts.interpreted;
      if (exhibitors.contains(meeting.a) && !exhibitors.contains(meeting.b)) partners.insert(meeting.b);
      if (exhibitors.contains(meeting.b) && !exhibitors.contains(meeting.a)) partners.insert(meeting.a);
    }
    facts.partners = partners.size();
  }
  return facts;
}

}  // namespace caunoi::report
