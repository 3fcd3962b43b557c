// Measures of a ranking as trec_eval defines them, with bootstrap intervals.
//
// nDCG@10 (Järvelin & Kekäläinen 2002): gain is the grade, discount log2(rank + 1), the ideal over all judged documents. The
// intervals are percentiles of the mean over 1,000 resamples of the queries (Efron 1979), drawn by a fixed generator so that the
// same run prints the same interval.
// Tested by evaluate/measures_test (hand-computed cases and a naive oracle).
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "base/random.hpp"
#include "caunoi/evaluate.hpp"

namespace caunoi {

namespace {

struct Values { double ndcg, reciprocal_rank, average_precision, precision5, recall100; };

Values measure(std::vector<Run::Row> rows, const Judgments::Query& judged) {
  std::ranges::sort(rows, [](const auto& x, const auto& y) { return x.score != y.score ? x.score > y.score : x.document > y.document; });
  std::map<std::string_view, int> grades;
  std::vector<int> ideal;
  for (const auto& row : judged.rows) {
    grades[row.document] = row.grade;
    if (row.grade > 0) ideal.push_back(row.grade);
  }
  std::ranges::sort(ideal, std::greater<>());
  const auto relevant = static_cast<double>(ideal.size());
  const auto discount = [](std::size_t i) { return 1 / std::log2(static_cast<double>(i) + 2); };
  double dcg = 0, best = 0, found = 0, precision_sum = 0, first = 0, top5 = 0, top100 = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, ideal.size()); ++i) best += ideal[i] * discount(i);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto grade = grades.find(rows[i].document);
    if (grade == grades.end() || grade->second <= 0) continue;
    ++found;
    precision_sum += found / static_cast<double>(i + 1);
    if (first == 0) first = 1 / static_cast<double>(i + 1);
    if (i < 5) ++top5;
    if (i < 10) dcg += grade->second * discount(i);
    if (i < 100) ++top100;
  }
  return {dcg / best, first, precision_sum / relevant, top5 / 5, top100 / relevant};
}

void interval(Measure& m) {
  constexpr int resamples = 1000;
  const auto n = m.by_query.size();
  m.mean = std::accumulate(m.by_query.begin(), m.by_query.end(), 0.0) / static_cast<double>(n);
  std::vector<double> means;
  Random random(20150101);
  for (int r = 0; r < resamples; ++r) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += m.by_query[random.below(n)];
    means.push_back(sum / static_cast<double>(n));
  }
  std::ranges::sort(means);
  m.low = means[static_cast<std::size_t>(0.025 * resamples)];
  m.high = means[static_cast<std::size_t>(0.975 * resamples) - 1];
}

}  // namespace

Evaluation evaluate(const Run& run, const Judgments& judgments) {
  Evaluation out;
  out.measures = {{"nDCG@10"}, {"MRR"}, {"MAP"}, {"P@5"}, {"R@100"}};
  for (const auto& judged : judgments.queries) {
    if (std::ranges::none_of(judged.rows, [](const auto& row) { return row.grade > 0; })) continue;
    const auto asked = std::ranges::lower_bound(run.queries, judged.id, {}, &Run::Query::id);
    const bool there = asked != run.queries.end() && asked->id == judged.id;
    const Values v = measure(there ? asked->rows : std::vector<Run::Row>{}, judged);
    out.queries.push_back(judged.id);
    const double values[] = {v.ndcg, v.reciprocal_rank, v.average_precision, v.precision5, v.recall100};
    for (std::size_t i = 0; i < out.measures.size(); ++i) out.measures[i].by_query.push_back(values[i]);
  }
  if (!out.queries.empty())
    for (auto& m : out.measures) interval(m);
  return out;
}

}  // namespace caunoi
