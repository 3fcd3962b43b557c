// Which meetings teach, and what was known before each of them.
//
// A meeting of organisations stands for the pair of a need and a technology between them that scores best, since that
// is what the fair valued it by. Several rows about one pair are one meeting followed up, of which the latest word
// counts. Meetings are put in the order of their ids, so that the order of rows changes nothing. Tested by
// match/learn_test.
#include "match/meetings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/parallel.hpp"
#include "base/try.hpp"
#include "match/outcomes.hpp"

namespace caunoi {

namespace {

struct Held {
  std::string_view enterprise;                 // or the need, where nobody is named
  std::vector<std::string_view> needs;         // candidates
  std::vector<std::string_view> technologies;  // likewise; or experts
  bool expert = false;
  double result = 0;
};

// The row that counts of rows about one pair; the others teach nothing more.
const Outcome& latest(const std::vector<const Outcome*>& rows, std::map<std::string, std::size_t>& left_out) {
  const auto& last =
      **std::ranges::max_element(rows, {}, [](const Outcome* row) -> const std::string& { return row->date; });
  for (const auto* row : rows)
    if (row != &last) ++left_out[row->stage == last.stage ? "repeated" : "superseded"];
  return last;
}

struct HeldMeetings {
  std::vector<Held> meetings;
  std::map<std::string, std::size_t> left_out;
};

HeldMeetings held_meetings(const Survey& survey, std::span<const Outcome> outcomes) {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<const Outcome*>> by_pair;
  for (const auto& outcome : outcomes) by_pair[{outcome.demand, outcome.supply}].push_back(&outcome);
  std::map<std::string_view, std::vector<std::string_view>> asked_by, offered_by;  // ids by organisation
  for (const auto& need : survey.needs()) asked_by[need.organisation].emplace_back(need.id);
  for (const auto& technology : survey.technologies()) offered_by[technology.provider].emplace_back(technology.id);
  const auto ids_of = [](const auto& by, std::string_view organisation) {
    const auto found = by.find(organisation);
    return found == by.end() ? std::vector<std::string_view>() : found->second;
  };
  HeldMeetings out;
  for (const auto& [pair, rows] : by_pair) {
    const auto& outcome = latest(rows, out.left_out);
    const auto result = result_of(outcome.stage);
    Held held;
    if (const auto* need = survey.need(outcome.demand); need != nullptr) {
      held.enterprise = need->organisation.empty() ? need->id : need->organisation;
      held.needs = {need->id};
    } else {
      held.enterprise = outcome.demand;
      held.needs = ids_of(asked_by, outcome.demand);
    }
    if (survey.technology(outcome.supply) == nullptr && survey.expert(outcome.supply) != nullptr) {
      held.expert = true;
      held.technologies = {outcome.supply};
    } else if (survey.technology(outcome.supply) != nullptr) {
      held.technologies = {outcome.supply};
    } else {
      held.technologies = ids_of(offered_by, outcome.supply);
    }
    const char* reason = not_held(outcome.stage)     ? "not_held"
                         : !result                   ? "no_result"
                         : held.needs.empty()        ? "no_need"
                         : held.technologies.empty() ? "no_technology"
                                                     : nullptr;
    if (reason != nullptr) {
      ++out.left_out[reason];
      continue;
    }
    held.result = *result;
    out.meetings.push_back(std::move(held));
  }
  return out;
}

std::string counted(std::size_t n, std::string_view noun) { return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s"); }

Result<void> enough(std::size_t meetings, std::size_t enterprises, const std::map<std::string, std::size_t>& left_out) {
  std::string without;
  for (const auto& [reason, count] : left_out)
    without += fmt::format("{}{} {}", without.empty() ? "" : ", ", count, reason);
  if (!without.empty()) without = fmt::format(" (left out: {})", without);
  if (meetings < least_meetings)
    return fail(
        Code::invalid_argument,
        fmt::format(
            "{} with a result, {} fewer than the {} that learning needs{}; the weights in use stay the better guess",
            counted(meetings, "meeting"), least_meetings - meetings, least_meetings, without));
  if (enterprises < least_enterprises)
    return fail(
        Code::invalid_argument,
        fmt::format(
            "the meetings are those of {}, learning needs {} at least: what holds for few need not hold for others",
            counted(enterprises, "enterprise"), least_enterprises));
  return {};
}

std::size_t count_enterprises(const std::vector<Held>& meetings) {
  std::vector<std::string_view> ids;
  for (const auto& held : meetings) ids.push_back(held.enterprise);
  std::ranges::sort(ids);
  return ids.size() - std::ranges::unique(ids).size();
}

}  // namespace

Result<Meetings> meetings_of(const Ground& ground, std::span<const Outcome> outcomes, const LearnOptions& options,
                             const Control& control) {
  if (auto found = objections(*ground.survey, outcomes); !found.empty()) {
    auto& first = found.front().error;
    if (found.size() > 1) first.message += fmt::format(" (and {} more)", counted(found.size() - 1, "problem"));
    return std::unexpected(std::move(first));
  }
  auto [held, left_out] = held_meetings(*ground.survey, outcomes);
  CAUNOI_CHECK(enough(held.size(), count_enterprises(held), left_out));

  MatchOptions match_options;
  match_options.weights = options.weights;
  match_options.rates = options.rates;
  std::map<std::string_view, std::vector<std::size_t>> meetings_of_need;
  std::set<std::string_view> supplies_met;
  for (std::size_t m = 0; m < held.size(); ++m) {
    for (const auto& need : held[m].needs) meetings_of_need[need].push_back(m);
    supplies_met.insert(held[m].technologies.begin(), held[m].technologies.end());
  }
  match_options.supplies.assign(supplies_met.begin(), supplies_met.end());
  for (const auto& [need, meetings] : meetings_of_need) match_options.needs.emplace_back(need);
  CAUNOI_TRY(const Scorer scorer, Scorer::make(ground, match_options, control));

  const auto& needs = scorer.needs();
  const auto& supplies = scorer.supplies();
  std::map<std::pair<bool, std::string_view>, std::uint32_t> place_of;  // by whether it is an expert, and id
  for (std::uint32_t i = 0; i < supplies.size(); ++i)
    place_of.emplace(std::pair(supplies[i].kind == SupplyKind::expert, supplies[i].id), i);

  // Of each need the best pair for each of its meetings.
  struct Best {
    std::size_t meeting;
    double score;
    PairSignals signals;
  };
  std::vector<std::vector<Best>> best(needs.size());
  if (!parallel_for(
          needs.size(), control, "learn", [&] { return Analyser(ground.lexicon); },
          [&](const Analyser& analyser, std::size_t n) {
            const auto scored = scorer.score(needs[n], analyser);
            std::vector<const Scorer::Pair*> pair_of(supplies.size());
            for (const auto& pair : scored.pairs) pair_of[pair.supply] = &pair;
            for (const auto m : meetings_of_need.at(needs[n].need->id)) {
              const Scorer::Pair* chosen = nullptr;
              for (const auto& id : held[m].technologies) {
                const auto* pair = pair_of[place_of.at({held[m].expert, id})];
                if (pair != nullptr && (chosen == nullptr || better(*pair, *chosen, supplies))) chosen = pair;
              }
              if (chosen != nullptr) best[n].push_back({m, chosen->score.score, chosen->signals});
            }
          }))
    return fail(Code::cancelled, "learning was cancelled");

  std::vector<const Best*> chosen(held.size());
  for (const auto& of_need : best)
    for (const auto& pair : of_need)
      if (chosen[pair.meeting] == nullptr || pair.score > chosen[pair.meeting]->score) chosen[pair.meeting] = &pair;

  Meetings out;
  std::map<std::string_view, std::uint32_t> numbers;
  for (std::size_t m = 0; m < held.size(); ++m) {
    if (chosen[m] == nullptr) {
      ++left_out["same_organisation"];  // the only gate there is without wishes
      continue;
    }
    const auto number = numbers.emplace(held[m].enterprise, numbers.size()).first->second;
    out.meetings.push_back({chosen[m]->signals, held[m].result, number});
  }
  out.enterprises = static_cast<std::uint32_t>(numbers.size());
  out.left_out = std::move(left_out);
  CAUNOI_CHECK(enough(out.meetings.size(), out.enterprises, out.left_out));
  return out;
}

std::size_t known(const Meetings& meetings, Signal signal, bool demand) {
  return static_cast<std::size_t>(std::ranges::count_if(meetings.meetings, [&](const Meeting& meeting) {
    return (demand ? meeting.signals.demand : meeting.signals.supply)[at(signal)].has_value();
  }));
}

Evidence evidence_of(const Meetings& meetings, const Weights& weights) {
  const auto rows = static_cast<Eigen::Index>(meetings.meetings.size());
  Evidence out;
  out.prior = weights.prior_for_unknown;
  out.opening.resize(rows);
  out.result.resize(rows);
  for (Eigen::Index n = 0; n < rows; ++n) {
    const auto& meeting = meetings.meetings[static_cast<std::size_t>(n)];
    out.opening[n] = opening(meeting.signals, weights);
    out.result[n] = meeting.result;
  }
  for (const bool demand : {true, false}) {
    auto& side = demand ? out.demand : out.supply;
    const auto& start = demand ? weights.demand : weights.supply;
    for (std::size_t s = 0; s < signal_count; ++s)
      if (start[s] > 0 &&
          std::ranges::any_of(meetings.meetings, [s](const Meeting& m) { return m.signals.applicable[s]; }))
        side.signals.push_back(static_cast<Signal>(s));
    const auto columns = static_cast<Eigen::Index>(side.signals.size());
    side.start.resize(columns);
    side.value.setZero(rows, columns);
    side.applies.setZero(rows, columns);
    for (Eigen::Index c = 0; c < columns; ++c) {
      const auto signal = side.signals[static_cast<std::size_t>(c)];
      side.start[c] = start[at(signal)];
      for (Eigen::Index n = 0; n < rows; ++n) {
        const auto& signals = meetings.meetings[static_cast<std::size_t>(n)].signals;
        if (!signals.applicable[at(signal)]) continue;
        side.applies(n, c) = 1;
        side.value(n, c) = (demand ? signals.demand : signals.supply)[at(signal)].value_or(out.prior);
      }
      const auto values = side.value.col(c);
      const auto often = known(meetings, signal, demand);
      if (often < least_known || values.minCoeff() == values.maxCoeff()) continue;
      side.free.push_back(c);
      side.held.push_back(static_cast<double>(rows) / static_cast<double>(often));
    }
    if (side.free.size() == 1) side.free.clear(), side.held.clear();  // alone it has nobody to share with
  }
  return out;
}

}  // namespace caunoi
