// caunoi search -- people's way into an index.
#include <unistd.h>

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/try.hpp"
#include "caunoi/index.hpp"
#include "cli/command.hpp"
#include "cli/lexicon.hpp"

namespace caunoi::cli {

namespace {

struct Options {
  Common common;
  std::string index, words, out, currency = "VND";
  std::vector<std::string> kinds, fields, countries, organisations;
  int trl_min = 0, trl_max = 0;
  double cost_max = -1;
  std::size_t first = 0, count = 10;
  bool as_json = false, facets = false;
};

Result<SearchQuery> query_of(const Options& options) {
  SearchQuery query{.words = options.words, .filter = {}, .first = options.first, .count = options.count, .lang = lang_from(options.common.lang)};
  for (const auto& word : options.kinds)
    for (const auto kind : {RecordKind::technology, RecordKind::need, RecordKind::expert, RecordKind::organisation})
      if (kind_name(kind) == word) query.filter.kinds.push_back(kind);
  for (const auto& word : options.fields) {
    const auto field = field_from(word);
    if (!field) return fail(Code::invalid_argument, fmt::format("'{}' is no field; BIO, ENV, NEN, AUT and MAT are", word), "--field");
    query.filter.fields.push_back(*field);
  }
  query.filter.countries = options.countries;
  query.filter.organisations = options.organisations;
  if (options.trl_min > 0) query.filter.trl_min = options.trl_min;
  if (options.trl_max > 0) query.filter.trl_max = options.trl_max;
  if (options.cost_max >= 0) query.filter.cost_max = options.cost_max;
  query.filter.currency = options.currency;
  return query;
}

std::string as_json(const SearchAnswer& answer) {
  using nlohmann::ordered_json;
  ordered_json out{{"found", answer.found}, {"suggestion", answer.suggestion}, {"hits", ordered_json::array()}};
  for (const auto& hit : answer.hits)
    out["hits"].push_back({{"id", hit.id}, {"kind", kind_name(hit.kind)}, {"score", hit.score}, {"title", hit.title}, {"snippet", hit.snippet}});
  for (const auto& facet : answer.facets) {
    out["facets"][facet.name] = ordered_json::object();
    for (const auto& [value, count] : facet.counts) out["facets"][facet.name][value] = count;
  }
  return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

// The snippet for a terminal: marks become bold there and nothing elsewhere, entities become characters.
std::string plain(std::string text, bool terminal) {
  const auto replace = [&text](std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  };
  replace("<b>", terminal ? "\033[1m" : "");
  replace("</b>", terminal ? "\033[0m" : "");
  replace("&lt;", "<");
  replace("&gt;", ">");
  replace("&quot;", "\"");
  replace("&amp;", "&");
  return text;
}

std::string as_text(const SearchAnswer& answer, bool facets, bool terminal) {
  std::string out = fmt::format("{} found\n", answer.found);
  if (!answer.suggestion.empty()) out += fmt::format("did you mean: {}\n", answer.suggestion);
  for (const auto& hit : answer.hits)
    out += fmt::format("\n{:<12} {:<12} {:6.2f}  {}\n             {}\n", hit.id, kind_name(hit.kind), hit.score, hit.title, plain(hit.snippet, terminal));
  if (facets) {
    for (const auto& facet : answer.facets) {
      out += fmt::format("\n{}:", facet.name);
      for (std::size_t i = 0; i < std::min<std::size_t>(10, facet.counts.size()); ++i) out += fmt::format("  {} {}", facet.counts[i].first, facet.counts[i].second);
      out += '\n';
    }
  }
  return out;
}

}  // namespace

void add_search(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  auto* command = add_command(app, "search", "Search an index: words, phrases, AND OR NOT NEAR, wild*, title:word, with filters",
                              "caunoi search build/index 'nước thải AND (nhuộm OR mạ)' --kind technology --trl-min 7 --facets");
  command->add_option("index", options->index, "folder of the index")->required();
  command->add_option("words", options->words, "what to look for; empty: all records the filters leave");
  command->add_option("--kind", options->kinds, "technology, need, expert or organisation")->check(CLI::IsMember({"technology", "need", "expert", "organisation"}));
  command->add_option("--field", options->fields, "BIO, ENV, NEN, AUT or MAT");
  command->add_option("--country", options->countries, "ISO code, as JP");
  command->add_option("--organisation", options->organisations, "id of an organisation");
  command->add_option("--trl-min", options->trl_min, "least technology readiness")->check(CLI::Range(1, 9));
  command->add_option("--trl-max", options->trl_max, "greatest technology readiness")->check(CLI::Range(1, 9));
  command->add_option("--cost-max", options->cost_max, "greatest cost, in --currency")->check(CLI::NonNegativeNumber);
  command->add_option("--currency", options->currency, "of --cost-max")->check(CLI::IsMember({"VND", "JPY", "USD", "EUR"}))->capture_default_str();
  command->add_option("--first", options->first, "rank of the first hit, from 0");
  command->add_option("--count", options->count, "how many hits")->capture_default_str();
  command->add_flag("--facets", options->facets, "count the records found by kind, field, readiness, country, organisation");
  command->add_flag("--json", options->as_json, "as JSON");
  command->add_option("-o,--output", options->out, "where to write (default: stdout)");
  add_common(*command, options->common, true);
  command->callback([options, &status] {
    const auto answer = [&]() -> Result<SearchAnswer> {
      CAUNOI_TRY(const auto query, query_of(*options));
      CAUNOI_TRY(const auto index, Index::open(options->index));
      return index.search(query);
    }();
    if (!answer) {
      status = complain(answer.error());
      return;
    }
    const bool terminal = options->out.empty() && ::isatty(STDOUT_FILENO) == 1;
    status = deliver(options->as_json ? as_json(*answer) : as_text(*answer, options->facets, terminal), options->out);
  });
}

}  // namespace caunoi::cli
