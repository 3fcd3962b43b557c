// Which of the technologies surveyed can be transferred here: each is worth what it does for the needs of the
// territory.
//
//   score = sum over the best five matches, i = 0..4, of  2^-i u_i s_i  /  sum of 2^-i
//
// where s is the score of the match and u the urgency of the need (1, 0.9, 0.8 for urgency 3, 2, 1; 0.85 unknown). The
// best match counts half: one need met well is a transfer, five met half are none, yet a second taker makes the trip
// worth while. A noisy-or would not do: with scores around one half it is near 1 for every technology that
// has five matches of any kind.
//
// The marks of the survey are only compared with, never used. Tested by match/shortlist_test.
#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.hpp"
#include "base/try.hpp"
#include "match/reasons.hpp"
#include "match/scorer.hpp"

namespace caunoi {

namespace {

constexpr std::size_t best_needs = 5;

double urgency_factor(const Need& need) {
  switch (need.urgency.value_or(0)) {
    case 3:
      return 1.0;
    case 2:
      return 0.9;
    case 1:
      return 0.8;
    default:
      return 0.85;
  }
}

struct Candidate {
  std::uint32_t technology;
  Field field;
  double score = 0;
  struct Met {
    double worth;
    std::uint32_t need;
    Scorer::Pair pair;
  };
  std::vector<Met> met;  // best first
};

Field main_field(const Technology& technology) {
  std::array<double, 5> shares{};
  for (const auto& f : technology.fields) shares[static_cast<std::size_t>(f.field)] += f.weight;
  return static_cast<Field>(std::ranges::max_element(shares) - shares.begin());
}

void rate(Candidate& candidate) {
  double sum = 0, total = 0, part = 1;
  for (std::size_t i = 0; i < best_needs; ++i, part /= 2) {
    total += part;
    if (i < candidate.met.size()) sum += part * candidate.met[i].worth;
  }
  candidate.score = sum / total;
}

std::vector<Shortlist::Agreement> agreement_of(const std::vector<Choice>& choices, const Survey& survey) {
  std::array<Shortlist::Agreement, all_fields.size() + 1> rows;
  for (const Field f : all_fields) rows[static_cast<std::size_t>(f)].field = field_code(f);
  rows.back().field = "ALL";
  bool marked_any = false;
  for (const auto& choice : choices) {
    const bool marked = survey.technology(choice.technology)->proposed.value_or(false);
    marked_any |= marked;
    for (auto* row : {&rows[static_cast<std::size_t>(choice.field)], &rows.back()}) {
      row->marked += marked;
      row->chosen += choice.chosen;
      row->both += marked && choice.chosen;
    }
  }
  if (!marked_any) return {};
  std::vector<Shortlist::Agreement> out;
  for (auto& row : rows) {
    row.precision = row.chosen > 0 ? static_cast<double>(row.both) / static_cast<double>(row.chosen) : 0;
    row.recall = row.marked > 0 ? static_cast<double>(row.both) / static_cast<double>(row.marked) : 0;
    if (row.marked + row.chosen > 0) out.push_back(row);
  }
  return out;
}

Reason territory_reason(const Candidate& candidate, const std::vector<NeedTraits>& needs,
                        const std::string& territory) {
  std::map<std::string, std::string> words{{"n", std::to_string(candidate.met.size())}, {"territory", territory}};
  const auto& closest = needs[candidate.met.front().need];
  const auto hidden = hidden_names(*closest.need, closest.organisation);
  for (const Lang lang : all_langs) {
    const auto& title = closest.need->title.best(lang);
    const bool names_it = std::ranges::any_of(
        hidden, [folded = fold(title)](const std::string& name) { return folded.find(name) != std::string::npos; });
    words["need_title:" + std::string(lang_name(lang))] = names_it ? closest.need->id : title;
  }
  return {Reason::Part::reason, "territory_needs", std::move(words), 1};
}

}  // namespace

Result<Shortlist> shortlist(const Ground& ground, const ShortlistOptions& options, const MatchOptions& match_options,
                            const Control& control) {
  for (const auto& [field, quota] : options.quotas)
    if (std::ranges::none_of(all_fields, [&](Field f) { return field_code(f) == field; }))
      return fail(Code::invalid_argument,
                  fmt::format("'{}' is no field; a quota names BIO, ENV, NEN, AUT or MAT", field), "quotas");
  const Survey& survey = *ground.survey;
  const std::string territory = fold(options.territory);
  MatchOptions here = match_options;
  const std::vector<std::string> wanted = std::move(here.needs);
  here.needs.clear();
  for (const auto& need : survey.needs()) {
    const auto* organisation = survey.organisation(need.organisation);
    const bool local = organisation != nullptr && fold(organisation->province) == territory;
    if (local && (wanted.empty() || std::ranges::find(wanted, need.id) != wanted.end())) here.needs.push_back(need.id);
  }
  if (here.needs.empty())
    return fail(Code::not_found,
                fmt::format("no need comes from '{}'; write the province as the organisations do", options.territory),
                "territory");
  CAUNOI_TRY(const Scorer scorer, Scorer::make(ground, here, control));
  const auto& needs = scorer.needs();

  std::vector<Candidate> candidates;
  std::vector<std::size_t> place(survey.technologies().size(), std::size_t(-1));
  for (std::uint32_t t = 0; t < survey.technologies().size(); ++t) {
    const auto& technology = survey.technologies()[t];
    if (technology.visit.empty() && !technology.proposed) continue;
    place[t] = candidates.size();
    candidates.push_back({t, main_field(technology), 0, {}});
  }
  std::vector<std::vector<Scorer::Pair>> pairs(needs.size());
  if (!parallel_for(
          needs.size(), control, "shortlist", [&] { return Analyser(ground.lexicon); },
          [&](const Analyser& analyser, std::size_t n) {
            pairs[n] = scorer.score(needs[n], analyser).pairs;
            std::erase_if(pairs[n], [&](const auto& p) {
              return p.supply >= place.size() || place[p.supply] == std::size_t(-1);
            });
          }))
    return fail(Code::cancelled, "making the shortlist was cancelled");
  for (std::uint32_t n = 0; n < needs.size(); ++n) {
    for (auto& pair : pairs[n]) {
      auto& met = candidates[place[pair.supply]].met;
      met.push_back({pair.score.score * urgency_factor(*needs[n].need), n, std::move(pair)});
      std::ranges::sort(
          met, [](const auto& a, const auto& b) { return a.worth != b.worth ? a.worth > b.worth : a.need < b.need; });
      if (met.size() > best_needs) met.pop_back();
    }
  }
  for (auto& candidate : candidates) rate(candidate);
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.technology < b.technology;
  });

  Shortlist out;
  std::map<std::string, std::size_t> taken;
  const Analyser analyser(ground.lexicon);
  Common common;
  Quoter quotes;
  for (const auto& candidate : candidates) {
    if (control.cancelled()) return fail(Code::cancelled, "making the shortlist was cancelled");
    const std::string code(field_code(candidate.field));
    Choice choice{survey.technologies()[candidate.technology].id, candidate.field, candidate.score, false, {}, {}};
    if (options.quotas.empty()) {
      choice.chosen = out.choices.size() < options.count;
    } else if (const auto quota = options.quotas.find(code);
               quota != options.quotas.end() && taken[code] < quota->second) {
      choice.chosen = true;
      ++taken[code];
    }
    for (const auto& met : candidate.met) choice.needs.emplace_back(needs[met.need].need->id, met.pair.score.score);
    if (!candidate.met.empty()) {
      const auto& first = candidate.met.front();
      const auto& need = needs[first.need];
      const auto& supply = scorer.supplies()[candidate.technology];
      const auto [panel, document] = scorer.text_at(static_cast<std::uint32_t>(candidate.technology));
      const auto analysis = analysed(*need.need, analyser);
      const auto text = text_of(analysis);
      TermWeights weights(text, *panel);
      in_common(text, weights, supply, *panel, document, analyser, common);
      ReasonInput input{&need, &supply, &first.pair.signals, &here.weights, first.pair.score.confidence, {}, {}};
      const auto hidden = hidden_names(*need.need, need.organisation);
      input.need_quotes = quotes(text.passages, common.weights, {}, hidden);
      input.supply_quotes = quotes(common.passages, common.weights, {}, hidden);
      choice.reasons = reasons_of(input);
      choice.reasons.insert(choice.reasons.begin(), territory_reason(candidate, needs, options.territory));
    }
    out.choices.push_back(std::move(choice));
  }
  std::ranges::stable_sort(out.choices, {}, &Choice::field);  // within a field the order by merit stays
  out.agreement = agreement_of(out.choices, survey);
  return out;
}

}  // namespace caunoi
