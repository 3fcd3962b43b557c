// Matching on a survey: needs against technologies, judged by reading. The rankers of texts see a need and a technology
// as one text; the rankers of records are match() with other weights. A signal alone is the mean of what the two sides
// say of it, with the prior where neither knows.
#include <algorithm>
#include <chrono>
#include <map>

#include "base/file.hpp"
#include "base/try.hpp"
#include "bench/rankers.hpp"
#include "caunoi/match.hpp"

namespace caunoi::bench {

namespace {

constexpr double of_use = 1;  // grade 1 is "same topic but no use to this need" (corpus/README.md)

Result<Survey> read_survey(const std::filesystem::path& corpus) {
  Survey::Records records;
  Origins origins;
  std::vector<Finding> findings;
  for (const char* name :
       {"organisations.jsonl", "visits.jsonl", "technologies.jsonl", "exhibits.jsonl", "needs.jsonl"}) {
    CAUNOI_TRY(const auto bytes, read_file(corpus / name));
    read_jsonl(bytes, name, records, origins, findings);
  }
  return make_survey(std::move(records), origins).survey;
}

std::string all_of(const LangText& text) {
  std::string out;
  for (const Lang lang : all_langs)
    if (!text.in(lang).empty()) out += text.in(lang) + "\n";
  return out;
}

Collection texts_of(const Survey& survey, Judgments judgments) {
  Collection out{.name = "haiphong-2015", .judgments = std::move(judgments), .relevant_above = of_use};
  for (const auto& t : survey.technologies()) {
    TextDocument document{t.id, all_of(t.title), all_of(t.summary) + all_of(t.problem) + all_of(t.advantage),
                          Lang::unknown};
    for (const auto& keyword : t.keywords) document.text += keyword + "\n";
    out.documents.push_back(std::move(document));
  }
  for (const auto& judged : out.judgments.queries)
    if (const auto* need = survey.need(judged.id))
      out.queries.push_back(
          {need->id, all_of(need->title), all_of(need->problem) + all_of(need->requirements), Lang::unknown});
  return out;
}

template <class Score>
Run run_of(const std::vector<Match>& matches, Score&& score) {
  std::map<std::string, std::vector<Run::Row>> lists;
  for (const auto& match : matches) lists[match.need].push_back({match.supply, score(match)});
  Run run;
  for (auto& [need, rows] : lists) run.queries.push_back({need, std::move(rows)});
  return run;
}

Run field_run(const Collection& collection, const Survey& survey) {
  Run run;
  for (const auto& query : collection.queries) {
    auto& list = run.queries.emplace_back(Run::Query{query.id, {}});
    for (const auto& technology : survey.technologies()) {
      double shared = 0;
      for (const auto& wanted : survey.need(query.id)->fields)
        for (const auto& offered : technology.fields)
          if (wanted.field == offered.field) shared += std::min(wanted.weight, offered.weight);
      list.rows.push_back({technology.id, shared});
    }
  }
  return run;
}

double alone(const Match& match, std::size_t signal, double prior) {
  const auto demand = match.demand[signal], supply = match.supply_values[signal];
  if (demand && supply) return (*demand + *supply) / 2;
  return demand ? *demand : supply.value_or(prior);
}

Market market_of(const Matches& matches, const Survey& survey) {
  Market market;
  for (const auto& m : matches.matches)
    market.pairs.push_back({m.need, m.supply, m.score, m.demand_score, m.supply_score});
  for (const auto& technology : survey.technologies()) market.supply.push_back(technology.id);
  return market;
}

std::vector<Slicing> slicings_of(const Survey& survey) {
  Slicing languages{"language", {}, {}}, fields{"field", {}, {}};
  const auto language = [](const LangText& text) {
    std::string out;
    for (const Lang lang : all_langs)
      if (!text.in(lang).empty()) out += (out.empty() ? "" : "+") + std::string(lang_name(lang));
    return out;
  };
  for (const auto& need : survey.needs()) {
    languages.of_query[need.id] = language(need.title);
    const auto most = std::ranges::max_element(need.fields, {}, &FieldWeight::weight);
    if (most != need.fields.end()) fields.of_query[need.id] = field_code(most->field);
  }
  for (const auto& technology : survey.technologies())
    languages.of_document[technology.id] = language(technology.title);
  return {std::move(languages), std::move(fields)};
}

}  // namespace

Result<SurveyBoard> survey_board(const std::filesystem::path& corpus, const std::filesystem::path& scratch,
                                 const Lexicons& lexicons, const Control& control) {
  CAUNOI_TRY(const auto survey, read_survey(corpus));
  CAUNOI_TRY(const auto judgment_bytes, read_file(corpus / "judgments.tsv"));
  CAUNOI_TRY(auto judgments, parse_judgments(judgment_bytes, (corpus / "judgments.tsv").string()));
  const Collection texts = texts_of(survey, std::move(judgments));
  CAUNOI_TRY(const auto rates_csv, read_file(corpus / "rates.csv"));
  CAUNOI_TRY(const auto index, Index::build(survey, scratch / "index", &lexicons.whole, control));

  MatchOptions options;
  CAUNOI_TRY(options.rates, parse_rates(rates_csv, "rates.csv"));
  options.per_need = survey.technologies().size();
  options.experts_per_need = 0;
  for (const auto& query : texts.queries) options.needs.push_back(query.id);

  SurveyBoard out;
  out.board.name = texts.name;
  out.board.headline = "nDCG@10";
  const auto now = [] { return std::chrono::steady_clock::now(); };
  const auto add = [&](std::string ranker, Group group, const Run& run, double seconds) {
    add_entry(out.board, std::move(ranker), group, run, texts, seconds,
              group == Group::ablation ? whole_name : bm25_name);
  };
  const auto timed = [&](std::string ranker, Group group, auto&& make) {
    const auto begin = now();
    const Run run = make();
    add(std::move(ranker), group, run, std::chrono::duration<double>(now() - begin).count());
  };
  timed(bm25_name, Group::baseline, [&] { return bm25_run(texts); });
  timed(bm25_pairs_name, Group::baseline, [&] { return bm25_run(texts, Bag::words_and_pairs); });
  timed("random", Group::baseline, [&] { return random_run(texts); });
  timed("field only", Group::baseline, [&] { return field_run(texts, survey); });
  timed("character trigrams", Group::baseline, [&] { return trigram_run(texts); });
  auto begin = now();
  CAUNOI_TRY(const auto text_run, caunoi_run(texts, &lexicons.whole, control));
  add("caunoi rank (texts alone)", Group::part, text_run, std::chrono::duration<double>(now() - begin).count());

  begin = now();
  CAUNOI_TRY(const auto whole, match(survey, index, options, control));
  const auto whole_run = run_of(whole.matches, [](const Match& m) { return m.score; });
  add(whole_name, Group::whole, whole_run, std::chrono::duration<double>(now() - begin).count());
  const auto takes_part = [&](std::size_t s) {  // the corpus has no vectors of anybody's model
    return std::ranges::any_of(whole.matches, [&](const Match& m) { return m.demand[s] || m.supply_values[s]; });
  };
  for (std::size_t s = 0; s < signal_count; ++s) {
    if (!takes_part(s)) continue;
    add(std::string(signal_label(static_cast<Signal>(s), Lang::en)) + " alone", Group::part,
        run_of(whole.matches, [&](const Match& m) { return alone(m, s, options.weights.prior_for_unknown); }), 0);
  }
  begin = now();
  CAUNOI_TRY(const auto own_index, Index::build(survey, scratch / "index-own", &lexicons.own, control));
  CAUNOI_TRY(const auto own, match(survey, own_index, options, control));
  add(own_name, Group::ablation, run_of(own.matches, [](const Match& m) { return m.score; }),
      std::chrono::duration<double>(now() - begin).count());
  add("as the demand side sees it", Group::ablation,
      run_of(whole.matches, [](const Match& m) { return m.demand_score; }), 0);
  add("as the supply side sees it", Group::ablation,
      run_of(whole.matches, [](const Match& m) { return m.supply_score; }), 0);

  const auto ablate = [&](std::string ranker, auto&& change) -> Result<void> {
    MatchOptions changed = options;
    change(changed.weights);
    const auto start = now();
    const auto found = match(survey, index, changed, control);
    if (!found) return std::unexpected(found.error());
    add(std::move(ranker), Group::ablation, run_of(found->matches, [](const Match& m) { return m.score; }),
        std::chrono::duration<double>(now() - start).count());
    return {};
  };
  CAUNOI_CHECK(ablate("without the relevance gate", [](Weights& w) { w.gate_cap = 1; }));
  for (std::size_t s = 0; s < signal_count; ++s)
    if (takes_part(s) && (options.weights.demand[s] > 0 || options.weights.supply[s] > 0))
      CAUNOI_CHECK(ablate("without " + std::string(signal_label(static_cast<Signal>(s), Lang::en)),
                          [&](Weights& w) { w.demand[s] = w.supply[s] = 0; }));

  out.slices = evaluate_slices(whole_run, texts.judgments, slicings_of(survey), {of_use});
  CAUNOI_TRY(out.calibration, calibrate(whole_run, texts.judgments, {of_use}));
  CAUNOI_TRY(out.two_sided, two_sided(market_of(whole, survey)));
  return out;
}

}  // namespace caunoi::bench
