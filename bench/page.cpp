// The page of the leaderboard, a function a section. Figures are those of leaderboard.tsv; charts show one measure a
// collection, tables beneath them all five.
#include "bench/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "bench/page_parts.hpp"

namespace caunoi::bench {

namespace {

std::string kind_of(Group group) {
  return group == Group::whole      ? "whole"
         : group == Group::baseline ? "baseline"
         : group == Group::part     ? "part"
                                    : "ablation";
}

std::vector<Bar> bars_of(const Board& board, const std::function<bool(const Entry&)>& wanted) {
  std::vector<Bar> rows;
  for (const auto& e : board.entries) {
    if (!wanted(e)) continue;
    const auto& m = measure(e.evaluation, board.headline);
    rows.push_back({e.ranker, "", m.mean, m.low, m.high, kind_of(e.group)});
  }
  std::ranges::stable_sort(rows, std::greater<>(), &Bar::value);
  return rows;
}

std::string all_measures(const Board& board) {
  std::vector<std::string> head{"ranker"};
  for (const auto& m : board.entries.front().evaluation.measures) head.push_back(m.name);
  head.insert(head.end(), {"difference", "p", "seconds"});
  std::vector<std::vector<std::string>> rows;
  for (const auto& e : board.entries) {
    auto& row = rows.emplace_back(std::vector<std::string>{e.ranker});
    for (const auto& m : e.evaluation.measures) row.push_back(figure(m.mean));
    const auto* d = difference_of(e, board.headline);
    row.push_back(d != nullptr ? fmt::format("{:+.3f}", d->mean) : "");
    row.push_back(d != nullptr ? fmt::format("{:.4f}", d->p) : "");
    row.push_back(e.seconds > 0 ? fmt::format("{:.1f}", e.seconds) : "");
  }
  return fmt::format("<details><summary>All measures of {}</summary>\n{}</details>\n", escaped(board.name),
                     table(head, rows));
}

std::string verdict(const Board& board) {
  const auto* whole = entry(board, whole_name);
  const auto* d = whole != nullptr ? difference_of(*whole, board.headline) : nullptr;
  if (d == nullptr) return "";
  return fmt::format("{} {} against {} of BM25: {:+.3f} [{:+.3f}, {:+.3f}], {}", board.headline,
                     figure(measure(whole->evaluation, board.headline).mean),
                     figure(measure(entry(board, bm25_name)->evaluation, board.headline).mean), d->mean, d->low,
                     d->high, escaped(p_value(d->p)));
}

std::string survey_sections(const SurveyBoard& survey) {
  const auto& board = survey.board;
  const std::string queries = fmt::format("{}", board.entries.front().evaluation.queries.size());
  std::string out = fmt::format(
      "<section id=\"survey\"><h2>Needs and technologies: {}</h2>\n<p>{}.</p>\n<p class=\"soft\">{} needs with at "
      "least one technology of use (grade 2 or 3), every technology judged that one of "
      "several rankers put among its best. nDCG@10 uses the grades; whiskers are 95 % bootstrap intervals over needs. "
      "The survey was written for this project and is no evidence about a real one.</p>\n"
      "<ul class=\"key\"><li class=\"k-whole\">caunoi</li><li class=\"k-part\">a part of it alone</li><li "
      "class=\"k-baseline\">baseline</li></ul>\n",
      escaped(board.name), verdict(board), queries);
  out += bars(bars_of(board, [](const Entry& e) { return e.group != Group::ablation; }), 1) + all_measures(board) +
         "</section>\n";

  std::vector<Bar> rows;
  for (const auto& e : board.entries) {
    const auto* d = difference_of(e, board.headline);
    if (e.group == Group::ablation && d != nullptr)
      rows.push_back({e.ranker, p_value(d->p), d->mean, d->low, d->high, "ablation"});
  }
  std::ranges::stable_sort(rows, {}, &Bar::value);
  out +=
      "<section id=\"parts\"><h2>What each part is worth</h2>\n<p class=\"soft\">nDCG@10 less that of the whole, when "
      "one part is taken out of both sides' scores and the rest share its weight. Left of the line: "
      "the part helps. Relevance was judged from texts, price and place left aside, so parts that speak of those "
      "cannot show their worth here.</p>\n" +
      differences(rows) + "</section>\n";

  std::vector<std::vector<std::string>> slices;
  for (const auto& slice : survey.slices) {
    auto& row = slices.emplace_back(
        std::vector<std::string>{slice.name + " " + slice.value, fmt::format("{}", slice.evaluation.queries.size())});
    for (const auto& m : slice.evaluation.measures) row.push_back(figure(m.mean));
  }
  out +=
      "<section id=\"slices\"><h2>Where it is good</h2>\n<p class=\"soft\">Language: of the need, then of the "
      "technologies; each need's list is narrowed to these. Slices of few needs say little.</p>\n" +
      table({"slice", "needs", "nDCG@10", "MRR", "MAP", "P@5", "R@100"}, slices) + "</section>\n";

  const auto& c = survey.calibration;
  std::vector<std::vector<std::string>> bins;
  for (const auto& bin : c.bins)
    if (bin.count > 0)
      bins.push_back({fmt::format("{:.1f} to {:.1f}", bin.from, bin.to), fmt::format("{}", bin.count),
                      figure(bin.mean_score), figure(bin.observed), figure(bin.low) + " to " + figure(bin.high)});
  out += fmt::format(
      "<section id=\"scores\"><h2>What a score means</h2>\n<p class=\"soft\">{} judged pairs, {:.1f} % of them of use. "
      "On the dashed line a score would be the chance that the technology is of use. "
      "Expected calibration error {}, Brier score {}.</p>\n<div class=\"pair\">{}{}</div></section>\n",
      c.pairs, 100 * c.observed, figure(c.expected_error), figure(c.brier), reliability(c),
      table({"score", "pairs", "mean", "of use", "95 %"}, bins));

  const auto& t = survey.two_sided;
  out += fmt::format(
      "<section id=\"sides\"><h2>Both sides</h2>\n<p class=\"soft\">The best ten of each of the {} needs judged, over "
      "all {} technologies. A pair blocks when it is on no list although both sides would "
      "rather have it than the least of what they got. Scores are taken as chances of acceptance, which they are not "
      "yet calibrated to be.</p>\n<dl>"
      "<dt>needs served</dt><dd>{:.1f} %</dd><dt>technologies seen</dt><dd>{:.1f} %</dd><dt>blocking pairs, of those "
      "not listed</dt><dd>{:.1f} %</dd>"
      "<dt>Gini of exposure over technologies</dt><dd>{}</dd><dt>expected mutual "
      "acceptance</dt><dd>{}</dd></dl></section>\n",
      t.demand, t.supply, 100 * t.demand_coverage, 100 * t.supply_coverage, 100 * t.blocking_share,
      figure(t.exposure_gini), t.mutual_acceptance ? figure(*t.mutual_acceptance) : "unknown");
  return out;
}

std::string collections_section(const std::vector<Board>& boards) {
  std::string out =
      "<section id=\"sets\"><h2>Measuring sets</h2>\n<p class=\"soft\">One configuration for all; nothing is tuned to "
      "a set. The sets are not part of the project (bench/README.md).</p>\n"
      "<ul class=\"key\"><li class=\"k-whole\">caunoi</li><li class=\"k-ablation\">without lexicon</li><li "
      "class=\"k-baseline\">baseline</li></ul>\n<div class=\"cards\">\n";
  for (const auto& board : boards)
    out += fmt::format("<div><h3>{}</h3><p class=\"soft\">{} queries. {}.</p>{}</div>\n", escaped(board.name),
                       board.entries.front().evaluation.queries.size(), verdict(board),
                       bars(bars_of(board, [](const Entry&) { return true; }), 1));
  out += "</div>\n";
  for (const auto& board : boards) out += all_measures(board);
  return out + "</section>\n";
}

std::string experts_section(const std::vector<ExpertEntry>& experts) {
  std::vector<Bar> rows;
  std::vector<std::vector<std::string>> figures;
  for (const auto& [ranker, x] : experts) {
    rows.push_back({ranker, "", x.loss, x.low, x.high, ranker == whole_name ? "whole" : "baseline"});
    figures.push_back({ranker, figure(x.loss), x.easy ? figure(*x.easy) : "", x.hard ? figure(*x.hard) : ""});
  }
  std::ranges::stable_sort(rows, {}, &Bar::value);
  const auto& first = experts.front().expertise;
  return fmt::format(
      "<section id=\"experts\"><h2>Who knows what</h2>\n<p class=\"soft\">Weighted Kendall loss over the papers {} "
      "experts rated, mean over {} samples of their works; less is better, .5 is chance. "
      "Easy: pairs of papers rated at least 4 and at most 2; hard: both at least 4.</p>\n{}{}</section>\n",
      first.experts, first.by_run.size(), bars(rows, 0.6),
      table({"ranker", "loss", "easy right", "hard right"}, figures));
}

}  // namespace

std::string page(const Leaderboard& all) {
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n"
      "<title>caunoi: leaderboard</title><style>{}</style></head><body>\n",
      style());
  out +=
      "<header><h1>How well caunoi finds what is needed</h1><p class=\"soft\">Made by <code>./do bench quality</code>. "
      "Differences are paired by query; p is that of a two-sided randomisation test.</p></header>\n<main>\n";
  if (all.survey) out += survey_sections(*all.survey);
  if (!all.collections.empty()) out += collections_section(all.collections);
  if (!all.experts.empty()) out += experts_section(all.experts);
  return out +
         "</main>\n<footer><p>nDCG, MRR, MAP, P and R as trec_eval defines them. Intervals: percentile bootstrap, "
         "1,000 resamples of the queries.</p></footer>\n</body></html>\n";
}

}  // namespace caunoi::bench
