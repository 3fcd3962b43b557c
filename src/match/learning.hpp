// learning.hpp -- learn_weights() over rankers that the caller holds, and over meetings made ready.
#pragma once
#include "match/meetings.hpp"

namespace caunoi {

[[nodiscard]] Result<Learnt> learn_weights(const Ground& ground, std::span<const Outcome> outcomes,
                                           const LearnOptions& options, const Control& control);
[[nodiscard]] Result<Learnt> learn_weights(const Meetings& meetings, const LearnOptions& options,
                                           const Control& control);

}  // namespace caunoi
