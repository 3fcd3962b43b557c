// The public calls: from an index to the ground everything stands on. Tested by match/index_test.
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <new>

#include "base/try.hpp"
#include "index/store.hpp"
#include "match/guarded.hpp"
#include "match/learning.hpp"
#include "match/scorer.hpp"

namespace caunoi {

namespace {

template <class Record>
bool same_ids(std::span<const Record> records, const RankedRecords& ranked) {
  return std::ranges::equal(records, ranked.order(), {}, &Record::id, [&](std::uint32_t document) { return ranked.id(document); });
}

}  // namespace

Result<Ground> ground_of(const Survey& survey, const Index& index, const Control& control) {
  CAUNOI_TRY(const auto* technologies, ranked_records(index, RecordKind::technology, control));
  CAUNOI_TRY(const auto* experts, ranked_records(index, RecordKind::expert, control));
  if (!same_ids(survey.technologies(), *technologies) || !same_ids(survey.experts(), *experts))
    return fail(Code::invalid_argument,
                "the index was made of other technologies or experts than this survey: index it again");
  return Ground{&survey, {technologies, experts}, lexicon_of(index)};
}

Result<Matches> match(const Survey& survey, const Index& index, const MatchOptions& options, const Control& control) {
  return guarded([&]() -> Result<Matches> {
    CAUNOI_TRY(const Ground ground, ground_of(survey, index, control));
    return match(ground, options, control);
  });
}

Result<Matches> match_supply(const Survey& survey, const Index& index, std::string_view supply, MatchOptions options,
                             const Control& control) {
  if (survey.technology(supply) == nullptr && survey.expert(supply) == nullptr)
    return fail(Code::not_found, fmt::format("there is no technology or expert '{}'", supply), std::string(supply));
  options.supplies = {std::string(supply)};
  options.per_need = options.experts_per_need = 1;
  auto found = match(survey, index, options, control);
  if (found) std::ranges::stable_sort(found->matches, std::greater(), &Match::score);  // by need before
  return found;
}

Result<void> match_each(const Survey& survey, const Index& index, const MatchOptions& options, const Control& control,
                        const std::function<bool(NeedMatches&&)>& take) {
  return guarded([&]() -> Result<void> {
    CAUNOI_TRY(const Ground ground, ground_of(survey, index, control));
    return match_each(ground, options, control, take);
  });
}

Result<std::vector<Sensitivity>> sensitivity(const Survey& survey, const Index& index, const MatchOptions& options,
                                             const Control& control) {
  return guarded([&]() -> Result<std::vector<Sensitivity>> {
    CAUNOI_TRY(const Ground ground, ground_of(survey, index, control));
    return sensitivity(ground, options, control);
  });
}

Result<Shortlist> shortlist(const Survey& survey, const Index& index, const ShortlistOptions& options,
                            const MatchOptions& match_options, const Control& control) {
  return guarded([&]() -> Result<Shortlist> {
    CAUNOI_TRY(const Ground ground, ground_of(survey, index, control));
    return shortlist(ground, options, match_options, control);
  });
}

Result<Learnt> learn_weights(const Survey& survey, const Index& index, std::span<const Outcome> outcomes,
                             const LearnOptions& options, const Control& control) {
  return guarded([&]() -> Result<Learnt> {
    CAUNOI_TRY(const Ground ground, ground_of(survey, index, control));
    return learn_weights(ground, outcomes, options, control);
  });
}

}  // namespace caunoi
