// What a provider asks about the enterprise before it sends somebody to a meeting: does it mean it, and who is it?
// Tested by match/signals_test.
#include <cmath>

#include "match/signals.hpp"

namespace caunoi {

// Stating urgency, a deadline or a budget is itself the sign; the amounts do not matter. What is not stated counts as
// the prior does (0.35), not as a no.
std::optional<double> seriousness(const Need& need) {
  if (!need.urgency && need.deadline.empty() && !need.budget) return std::nullopt;
  constexpr double unstated = 0.35;
  const double urgency = need.urgency ? *need.urgency / 3.0 : unstated;
  const double deadline = need.deadline.empty() ? unstated : 1, budget = need.budget ? 1 : unstated;
  return 0.4 * urgency + 0.2 * deadline + 0.4 * budget;
}

// Each certificate halves what is left to doubt.
std::optional<double> trust(const Organisation* buyer) {
  if (buyer == nullptr || buyer->certs.empty()) return std::nullopt;
  return 1 - std::exp2(-static_cast<double>(buyer->certs.size()));
}

}  // namespace caunoi
