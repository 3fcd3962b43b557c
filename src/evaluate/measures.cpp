// Measures of a ranking as trec_eval defines them, with bootstrap intervals.
//
// nDCG@10 (Järvelin & Kekäläinen 2002): gain is the grade, discount log2(rank + 1), the ideal over all judged
// documents; a grade below 0 gains nothing. Where grades begin to mean "of use" differs from collection to collection,
// so the binary measures take that from the caller, as trec_eval does with -l. Tested by evaluate/measures_test
// (hand-computed cases and a naive oracle).
#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "caunoi/evaluate.hpp"
#include "evaluate/statistics.hpp"

namespace caunoi {

namespace {

struct Values {
  double ndcg, reciprocal_rank, average_precision, precision5, recall100;
};

Values measure(std::vector<Run::Row> rows, const Judgments::Query& judged, double relevant_above) {
  std::ranges::sort(rows, [](const auto& x, const auto& y) {
    return x.score != y.score ? x.score > y.score : x.document > y.document;
  });
  std::map<std::string_view, double> grades;
  std::vector<double> ideal;
  double relevant = 0;
  for (const auto& row : judged.rows) {
    grades[row.document] = row.grade;
    if (row.grade > 0) ideal.push_back(row.grade);
    if (row.grade > relevant_above) ++relevant;
  }
  std::ranges::sort(ideal, std::greater<>());
  const auto discount = [](std::size_t i) { return 1 / std::log2(static_cast<double>(i) + 2); };
  double dcg = 0, best = 0, found = 0, precision_sum = 0, first = 0, top5 = 0, top100 = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, ideal.size()); ++i) best += ideal[i] * discount(i);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto grade = grades.find(rows[i].document);
    if (grade == grades.end()) continue;
    if (i < 10) dcg += std::max(grade->second, 0.0) * discount(i);
    if (grade->second <= relevant_above) continue;
    ++found;
    precision_sum += found / static_cast<double>(i + 1);
    if (first == 0) first = 1 / static_cast<double>(i + 1);
    if (i < 5) ++top5;
    if (i < 100) ++top100;
  }
  return {best > 0 ? dcg / best : 0, first, precision_sum / relevant, top5 / 5, top100 / relevant};
}

}  // namespace

Evaluation evaluate(const Run& run, const Judgments& judgments, const EvaluateOptions& options) {
  Evaluation out;
  out.measures = {{"nDCG@10"}, {"MRR"}, {"MAP"}, {"P@5"}, {"R@100"}};
  for (const auto& judged : judgments.queries) {
    const auto relevant = [&](const auto& row) { return row.grade > options.relevant_above; };
    if (std::ranges::none_of(judged.rows, relevant)) continue;
    const auto asked = std::ranges::lower_bound(run.queries, judged.id, {}, &Run::Query::id);
    const bool there = asked != run.queries.end() && asked->id == judged.id;
    const Values v = measure(there ? asked->rows : std::vector<Run::Row>{}, judged, options.relevant_above);
    out.queries.push_back(judged.id);
    const double values[] = {v.ndcg, v.reciprocal_rank, v.average_precision, v.precision5, v.recall100};
    for (std::size_t i = 0; i < out.measures.size(); ++i) out.measures[i].by_query.push_back(values[i]);
  }
  if (out.queries.empty()) return out;
  for (auto& m : out.measures) {
    const auto interval = bootstrap_mean(m.by_query);
    m.mean = mean_of(m.by_query);
    m.low = interval.low;
    m.high = interval.high;
  }
  return out;
}

}  // namespace caunoi
