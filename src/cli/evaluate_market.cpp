// What matches.jsonl and programme.json do for both sides: reads them as a Market.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/try.hpp"
#include "caunoi/evaluate.hpp"
#include "caunoi/fair.hpp"
#include "cli/evaluate.hpp"
#include "cli/jsonl.hpp"

namespace caunoi::cli {

namespace {

using Json = nlohmann::ordered_json;

// Experts advise and are not on offer, so they are no part of the market.
Result<Market> market_of_matches(const MarketFiles& files) {
  Market market;
  market.list_length = files.list_length;
  CAUNOI_CHECK(each_object(files.matches, [&](const nlohmann::json& object, const std::string& place) -> Result<void> {
    CAUNOI_TRY(const auto kind, text_at(object, "kind", false, place));
    if (kind == "expert") return {};
    ScoredPair pair;
    CAUNOI_TRY(pair.demand, text_at(object, "need", true, place));
    CAUNOI_TRY(pair.supply, text_at(object, "supply", true, place));
    CAUNOI_TRY(const auto score, number_at(object, "score", true, place));
    pair.score = *score;
    CAUNOI_TRY(pair.demand_score, number_at(object, "demand_score", false, place));
    CAUNOI_TRY(pair.supply_score, number_at(object, "supply_score", false, place));
    market.pairs.push_back(std::move(pair));
    return {};
  }));
  if (files.survey.empty()) return market;
  CAUNOI_CHECK(each_object(files.survey, [&](const nlohmann::json& record, const std::string& place) -> Result<void> {
    CAUNOI_TRY(const auto type, text_at(record, "type", true, place));
    if (type != "need" && type != "technology") return {};
    CAUNOI_TRY(auto id, text_at(record, "id", true, place));
    (type == "need" ? market.demand : market.supply).push_back(std::move(id));
    return {};
  }));
  return market;
}

// Visitors are the demand, exhibitors the supply; what a pair is worth to either is its value. A pair within one side
// is no part of it.
Result<Market> market_of_programme(const MarketFiles& files) {
  CAUNOI_TRY(const auto fair_json, read_file(files.fair));
  CAUNOI_TRY(const auto fair, parse_fair(fair_json, files.fair));
  CAUNOI_TRY(const auto programme_json, read_file(files.programme));
  CAUNOI_TRY(const auto programme, parse_programme(programme_json, files.programme));
  Market market;
  std::map<std::string, Fair::Side> sides;
  for (const auto& participant : fair.participants) {
    sides[participant.id] = participant.side;
    if (participant.side == Fair::Side::visitor) market.demand.push_back(participant.id);
    if (participant.side == Fair::Side::exhibitor) market.supply.push_back(participant.id);
  }
  if (market.demand.empty() || market.supply.empty())
    return fail(Code::invalid_argument,
                "two-sided measures need participants of both sides, \"visitor\" and \"exhibitor\"",
                files.fair + "#/participants");
  const auto across = [&](const std::string& a,
                          const std::string& b) -> std::optional<std::pair<std::string, std::string>> {
    if (sides[a] == Fair::Side::visitor && sides[b] == Fair::Side::exhibitor) return std::pair{a, b};
    if (sides[b] == Fair::Side::visitor && sides[a] == Fair::Side::exhibitor) return std::pair{b, a};
    return std::nullopt;
  };
  std::map<std::pair<std::string, std::string>, double>
      values;  // the same two may be paired for two reasons: the better one
  for (const auto& pair : fair.pairs)
    if (const auto ids = across(pair.a, pair.b)) {
      auto& value = values[*ids];
      value = std::max(value, pair.worth());
    }
  for (const auto& [ids, value] : values) market.pairs.push_back({ids.first, ids.second, value, {}, {}});
  market.meetings.emplace();
  for (const auto& meeting : programme.meetings) {
    const bool known = sides.contains(meeting.a) && sides.contains(meeting.b);
    const auto ids = across(meeting.a, meeting.b);
    if (!known || (ids && !values.contains(*ids)))
      return fail(Code::invalid_argument,
                  fmt::format("'{}' meets '{}', and the fair has no such pair; is it the fair this was planned for?",
                              meeting.a, meeting.b),
                  files.programme);
    if (ids) market.meetings->push_back(*ids);
  }
  return market;
}

std::string table(const TwoSided& t, std::string_view title, std::string_view given) {
  std::string out = fmt::format(
      "{}\n  demand side             {} of {} served ({:.1f} %)\n  supply side             {} of {} seen ({:.1f} %)\n",
      title, std::lround(t.demand_coverage * static_cast<double>(t.demand)), t.demand, 100 * t.demand_coverage,
      std::lround(t.supply_coverage * static_cast<double>(t.supply)), t.supply, 100 * t.supply_coverage);
  out += fmt::format(
      "  {:<23} {}\n  blocking pairs          {} ({:.1f} % of the scored pairs that were not given)\n  exposure Gini   "
      "        {:.4f}\n",
      given, t.given, t.blocking_pairs, 100 * t.blocking_share, t.exposure_gini);
  return out + (t.mutual_acceptance ? fmt::format("  mutual acceptance       {:.4f}\n", *t.mutual_acceptance)
                                    : "  mutual acceptance       unknown: the scores are not from 0 to 1\n");
}

Json as_object(const TwoSided& t) {
  return {{"demand", t.demand},
          {"supply", t.supply},
          {"given", t.given},
          {"demand_coverage", t.demand_coverage},
          {"supply_coverage", t.supply_coverage},
          {"blocking_pairs", t.blocking_pairs},
          {"blocking_share", t.blocking_share},
          {"exposure_gini", t.exposure_gini},
          {"mutual_acceptance", t.mutual_acceptance ? Json(*t.mutual_acceptance) : Json()}};
}

}  // namespace

Result<std::string> evaluate_market(const MarketFiles& files, bool as_json) {
  std::string text;
  Json out = Json::object();
  if (!files.matches.empty()) {
    CAUNOI_TRY(const auto market, market_of_matches(files));
    const auto found = two_sided(market);
    if (!found) return fail(found.error().code, found.error().message, files.matches);
    text +=
        table(*found, fmt::format("{}, the best {} of each need", files.matches, files.list_length), "pairs listed");
    out["matches"] = as_object(*found);
  }
  if (!files.programme.empty()) {
    CAUNOI_TRY(const auto market, market_of_programme(files));
    const auto found = two_sided(market);
    if (!found) return fail(found.error().code, found.error().message, files.programme);
    text += (text.empty() ? "" : "\n") + table(*found, files.programme, "meetings");
    out["programme"] = as_object(*found);
  }
  return as_json ? out.dump(2) + "\n" : text;
}

}  // namespace caunoi::cli
