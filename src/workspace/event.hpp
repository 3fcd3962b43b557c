// event.hpp -- a fair out of the registration sheet, for a workspace without fair.json.
#pragma once
#include <span>
#include <vector>

#include "caunoi/fair.hpp"
#include "caunoi/intake.hpp"

namespace caunoi {

struct EventDraft {
  Fair fair;
  std::vector<Finding> findings;  ///< what was assumed because the sheet does not say it
};

/// One day of 6 morning and 6 afternoon slots of 30 minutes, a table for each exhibitor, the wishes as pairs. What a sheet cannot say
/// (start, interpreters) is assumed and named in a note: the fair.json written beside the programme is there to be completed.
/// A wish for somebody who is not taking part, or whom one side does not want to meet, becomes no pair. O(rows log rows).
[[nodiscard]] EventDraft fair_from_registrations(const Survey& survey, std::span<const Participation> registrations);

}  // namespace caunoi
