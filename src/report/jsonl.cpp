// matches.jsonl and shortlist.jsonl, out and back.
//
// A file that many hands copy must not give a budget away by arithmetic. Score, weights and all other signals being
// known, the cost signal could be solved for, and with a published price it is the budget; so signals are written in
// quarter steps (the rounding then covers the whole range of the cost term) and those that rest on the budget not at
// all. Pairs that were blocked are left out: a no-meet list is a secret of its side. Reasons are written as template
// and words, so that a page can be made again in any language. Tested by report/folder_test.
#include <fmt/format.h>

#include <cmath>
#include <exception>
#include <nlohmann/json.hpp>

#include "base/try.hpp"
#include "caunoi/report.hpp"
#include "report/html.hpp"
#include "report/names.hpp"

namespace caunoi {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view part_names[] = {"reason", "caution", "legal", "benefit", "ask", "confidence"};

bool secret(Signal signal) { return signal == Signal::cost || signal == Signal::seriousness; }

double decimals4(double value) { return static_cast<double>(std::lround(value * 10'000)) / 10'000; }
double quarter(double value) { return static_cast<double>(std::lround(value * 4)) / 4; }

Json reasons_json(const std::vector<Reason>& reasons, const report::Names& names) {
  Json list = Json::array();
  for (const Reason& reason : reasons) {
    Json words = Json::object();
    for (const auto& [key, value] : reason.words) words[key] = report::clean(names.redact(value));
    list.push_back({{"part", part_names[static_cast<std::size_t>(reason.part)]},
                    {"code", reason.code},
                    {"strength", decimals4(reason.strength)},
                    {"words", std::move(words)}});
  }
  return list;
}

Json signals_json(const SignalValues& values) {
  Json signals = Json::object();
  for (std::size_t i = 0; i < signal_count; ++i) {
    const auto signal = static_cast<Signal>(i);
    if (values[i] && !secret(signal)) signals[std::string(signal_code(signal))] = quarter(*values[i]);
  }
  return signals;
}

std::vector<Reason> reasons_from(const nlohmann::json& list) {
  std::vector<Reason> reasons;
  for (const auto& entry : list) {
    Reason reason{};
    const auto part = entry.at("part").get<std::string>();
    std::size_t i = 0;
    while (i < std::size(part_names) && part_names[i] != part) ++i;
    if (i == std::size(part_names))
      throw std::invalid_argument(fmt::format("\"{}\" is no part of an explanation", part));
    reason.part = static_cast<Reason::Part>(i);
    reason.code = entry.at("code").get<std::string>();
    reason.strength = entry.value("strength", 0.0);
    reason.words = entry.at("words").get<std::map<std::string, std::string>>();
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

SignalValues signals_from(const nlohmann::json& object) {
  SignalValues values;
  for (std::size_t i = 0; i < signal_count; ++i)
    if (const auto at = object.find(std::string(signal_code(static_cast<Signal>(i)))); at != object.end())
      values[i] = at->get<double>();
  return values;
}

/// Calls `read` with every line that is not blank; what it throws becomes an error that names the line.
template <class Read>
Result<void> each_line(std::string_view jsonl, std::string_view file, Read read) {
  std::size_t line = 0;
  while (!jsonl.empty()) {
    ++line;
    const auto end = jsonl.find('\n');
    const auto text = jsonl.substr(0, end);
    jsonl.remove_prefix(end == std::string_view::npos ? jsonl.size() : end + 1);
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    try {
      read(nlohmann::json::parse(text));
    } catch (const std::exception& e) {
      return fail(Code::invalid_argument, e.what(), fmt::format("{}:{}", file, line));
    }
  }
  return {};
}

}  // namespace

std::string matches_jsonl(const Survey& survey, const Matches& matches) { return MatchLines(survey)(matches.matches); }

MatchLines::MatchLines(const Survey& survey) : survey_(survey), names_(std::make_unique<report::Names>(survey)) {}
MatchLines::~MatchLines() = default;

std::string MatchLines::operator()(std::span<const Match> matches) const {
  const auto& names = *names_;
  std::string out;
  for (const Match& match : matches) {
    Json explanation = Json::object();
    for (const Lang lang : all_langs)
      explanation[std::string(lang_name(lang))] = report::clean(names.redact(explain(match, survey_, lang)));
    const Json line{
        {"need", match.need},
        {"supply", match.supply},
        {"kind", match.kind == SupplyKind::expert ? "expert" : "technology"},
        {"score", decimals4(match.score)},
        {"confidence", decimals4(match.confidence)},
        {"capped", match.capped},
        {"signals", {{"demand", signals_json(match.demand)}, {"supply", signals_json(match.supply_values)}}},
        {"explanation", std::move(explanation)},
        {"reasons", reasons_json(match.reasons, names)}};
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

Result<Matches> parse_matches(std::string_view jsonl, std::string_view file) {
  Matches matches;
  matches.weights = default_weights();
  CAUNOI_CHECK(each_line(jsonl, file, [&](const nlohmann::json& line) {
    Match match;
    match.need = line.at("need").get<std::string>();
    match.supply = line.at("supply").get<std::string>();
    match.kind = line.at("kind").get<std::string>() == "expert" ? SupplyKind::expert : SupplyKind::technology;
    match.score = line.at("score").get<double>();
    match.confidence = line.at("confidence").get<double>();
    match.capped = line.value("capped", false);
    if (const auto signals = line.find("signals"); signals != line.end()) {
      match.demand = signals_from(signals->at("demand"));
      match.supply_values = signals_from(signals->at("supply"));
    }
    match.reasons = reasons_from(line.at("reasons"));
    matches.matches.push_back(std::move(match));
  }));
  return matches;
}

std::string shortlist_jsonl(const Survey& survey, const Shortlist& shortlist) {
  const report::Names names(survey);
  std::string out;
  for (const Choice& choice : shortlist.choices) {
    const auto* technology = survey.technology(choice.technology);
    Json needs = Json::array();
    for (const auto& [need, score] : choice.needs) needs.push_back({{"need", need}, {"score", decimals4(score)}});
    const Json line{{"technology", choice.technology},
                    {"title", technology != nullptr ? report::clean(names.redact(technology->title.best(Lang::vi)))
                                                    : std::string{}},
                    {"field", field_code(choice.field)},
                    {"score", decimals4(choice.score)},
                    {"chosen", choice.chosen},
                    {"needs", std::move(needs)},
                    {"reasons", reasons_json(choice.reasons, names)}};
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  for (const auto& row : shortlist.agreement) {
    const Json line{{"agreement", row.field},
                    {"marked", row.marked},
                    {"chosen", row.chosen},
                    {"both", row.both},
                    {"precision", decimals4(row.precision)},
                    {"recall", decimals4(row.recall)}};
    out += line.dump() + "\n";
  }
  return out;
}

Result<Shortlist> parse_shortlist(std::string_view jsonl, std::string_view file) {
  Shortlist shortlist;
  CAUNOI_CHECK(each_line(jsonl, file, [&](const nlohmann::json& line) {
    if (line.contains("agreement")) {
      shortlist.agreement.push_back({line.at("agreement").get<std::string>(), line.at("marked").get<std::size_t>(),
                                     line.at("chosen").get<std::size_t>(), line.at("both").get<std::size_t>(),
                                     line.at("precision").get<double>(), line.at("recall").get<double>()});
      return;
    }
    Choice choice{};
    choice.technology = line.at("technology").get<std::string>();
    const auto field = field_from(line.at("field").get<std::string>());
    if (!field) throw std::invalid_argument("\"field\" must be BIO, ENV, NEN, AUT or MAT");
    choice.field = *field;
    choice.score = line.at("score").get<double>();
    choice.chosen = line.at("chosen").get<bool>();
    for (const auto& entry : line.at("needs"))
      choice.needs.emplace_back(entry.at("need").get<std::string>(), entry.at("score").get<double>());
    choice.reasons = reasons_from(line.at("reasons"));
    shortlist.choices.push_back(std::move(choice));
  }));
  return shortlist;
}

}  // namespace caunoi
