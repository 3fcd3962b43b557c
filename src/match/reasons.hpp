// reasons.hpp -- why this pair: what fits, what does not, what is not known, what to ask.
#pragma once
#include "match/quotes.hpp"
#include "match/score.hpp"

namespace caunoi {

struct ReasonInput {
  const NeedTraits* need = nullptr;
  const SupplyTraits* supply = nullptr;
  const PairSignals* signals = nullptr;
  const Weights* weights = nullptr;
  double confidence = 0;
  std::vector<Quote> need_quotes, supply_quotes;  ///< as a Quoter gives them
};

/// Reasons by part in the order of Reason::Part, strongest first. Does not read the budget.
[[nodiscard]] std::vector<Reason> reasons_of(const ReasonInput& input);

}  // namespace caunoi
