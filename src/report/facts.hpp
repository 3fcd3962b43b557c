// facts.hpp -- the numbers an authority reports, each counted from records.
#pragma once
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "caunoi/report.hpp"

namespace caunoi::report {

/// The field of the largest weight; the first of equals.
[[nodiscard]] std::optional<Field> main_field(const std::vector<FieldWeight>& fields);
/// A score as whole percent. Via four decimals, as files carry them, so that a page made from files shows the same
/// number.
[[nodiscard]] int percent(double share);
/// Whether a match answers its need: good enough, and not held down by the relevance gate.
[[nodiscard]] bool good(const Match& match, double good_score);
/// A technology of the survey, as opposed to one an exhibitor brings: tied to a visit or marked either way.
[[nodiscard]] bool surveyed(const Technology& technology);
/// The organisation a participant is in the survey; nullptr when it is not there.
[[nodiscard]] const Organisation* organisation_of(const Survey& survey, const Fair::Participant& participant);

struct FieldFacts {
  std::size_t north = 0, south = 0, surveyed = 0, proposed = 0, needs = 0;
};

struct Facts {
  std::array<FieldFacts, 5> by_field{};
  FieldFacts total;               ///< includes records without a field
  std::size_t visits = 0;         ///< includes visits without a region
  std::size_t visited_units = 0;  ///< distinct organisations visited
  std::size_t exhibits = 0;       ///< technologies that are not of the survey
  std::size_t needy = 0;          ///< organisations that state a need
  std::size_t experts = 0;
  std::size_t matches = 0, good_matches = 0;
  std::set<std::string, std::less<>> answered;  ///< needs with a good match
  std::size_t meetings = 0, interpreted = 0, unplaced = 0;
  std::size_t exhibitors = 0, japanese_exhibitors = 0;
  std::size_t partners = 0;  ///< participants on the other side of an exhibitor's meetings
};

[[nodiscard]] Facts count(const ReportInput& input, const Survey& survey);

}  // namespace caunoi::report
