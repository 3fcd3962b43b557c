// Measures against hand-computed cases and a naive oracle that follows trec_eval's definitions word for word.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/random.hpp"
#include "caunoi/evaluate.hpp"

namespace caunoi {
namespace {

double value(const Evaluation& e, std::string_view name) {
  for (const auto& m : e.measures)
    if (m.name == name) return m.mean;
  return -1;
}

TEST(Measures, AgreeWithHandComputation) {
  const auto run = parse_run("q Q0 a 1 3 x\nq Q0 b 2 2 x\nq Q0 c 3 1 x\n").value();
  const auto judged = parse_judgments("q 0 b 2\nq 0 c 1\nq 0 d 3\n").value();
  const auto e = evaluate(run, judged);
  const double dcg = 2 / std::log2(3) + 1 / std::log2(4), ideal = 3 + 2 / std::log2(3) + 1 / std::log2(4);
  EXPECT_NEAR(value(e, "nDCG@10"), dcg / ideal, 1e-12);
  EXPECT_NEAR(value(e, "MRR"), 0.5, 1e-12);
  EXPECT_NEAR(value(e, "MAP"), (1.0 / 2 + 2.0 / 3) / 3, 1e-12);
  EXPECT_NEAR(value(e, "P@5"), 2.0 / 5, 1e-12);
  EXPECT_NEAR(value(e, "R@100"), 2.0 / 3, 1e-12);
}

TEST(Measures, BreakTiesAsTrecEvalDoes) {  // by document id, descending, whatever the rank column says
  const auto run = parse_run("q Q0 a 1 1 x\nq Q0 b 2 1 x\n").value();
  EXPECT_NEAR(value(evaluate(run, parse_judgments("q 0 b 1\n").value()), "MRR"), 1.0, 1e-12);
  EXPECT_NEAR(value(evaluate(run, parse_judgments("q 0 a 1\n").value()), "MRR"), 0.5, 1e-12);
}

TEST(Measures, CountAMissingQueryAsZeroAndLeaveOutUnjudged) {
  const auto run = parse_run("q1\tQ0\ta\t1\t1\tx\nq9\tQ0\ta\t1\t1\tx\n").value();
  const auto e = evaluate(run, parse_judgments("query-id\tcorpus-id\tscore\nq1\ta\t1\nq2\ta\t1\nq3\ta\t0\n").value());
  EXPECT_EQ(e.queries.size(), 2U);
  EXPECT_NEAR(value(e, "MAP"), 0.5, 1e-12);
}

TEST(Measures, AgreeWithANaiveOracle) {
  Random random(7);
  for (int round = 0; round < 200; ++round) {
    std::string run_text, judged_text;
    std::map<std::string, std::map<std::string, int>> grades;
    std::map<std::string, std::vector<std::pair<double, std::string>>> lists;
    for (int q = 0; q < 3; ++q) {
      const std::string query = "q" + std::to_string(q);
      for (int d = 0; d < 150; ++d) {
        const std::string document = "d" + std::to_string(d);
        if (random.below(3) == 0) {
          const auto score = static_cast<double>(random.below(40));
          lists[query].emplace_back(score, document);
          run_text += query + " Q0 " + document + " 1 " + std::to_string(score) + " x\n";
        }
        if (random.below(8) == 0) {
          grades[query][document] = static_cast<int>(random.below(4));
          judged_text += query + " 0 " + document + " " + std::to_string(grades[query][document]) + "\n";
        }
      }
    }
    const auto e = evaluate(parse_run(run_text).value(), parse_judgments(judged_text).value());
    std::map<std::string, double> sum;
    int counted = 0;
    for (auto& [query, judged] : grades) {
      std::vector<int> ideal;
      for (auto& [d, g] : judged)
        if (g > 0) ideal.push_back(g);
      if (ideal.empty()) continue;
      ++counted;
      std::sort(ideal.rbegin(), ideal.rend());
      auto list = lists[query];
      std::sort(list.rbegin(), list.rend());
      double dcg = 0, idcg = 0, ap = 0, rr = 0, p5 = 0, r100 = 0;
      int seen = 0;
      for (std::size_t i = 0; i < ideal.size() && i < 10; ++i) idcg += ideal[i] / std::log2(static_cast<double>(i) + 2);
      for (std::size_t i = 0; i < list.size(); ++i) {
        const auto found = judged.find(list[i].second);
        if (found == judged.end() || found->second <= 0) continue;
        ++seen;
        ap += static_cast<double>(seen) / static_cast<double>(i + 1);
        if (rr == 0) rr = 1.0 / static_cast<double>(i + 1);
        if (i < 5) p5 += 0.2;
        if (i < 10) dcg += found->second / std::log2(static_cast<double>(i) + 2);
        if (i < 100) r100 += 1;
      }
      const auto relevant = static_cast<double>(ideal.size());
      sum["nDCG@10"] += dcg / idcg;
      sum["MAP"] += ap / relevant;
      sum["MRR"] += rr;
      sum["P@5"] += p5;
      sum["R@100"] += r100 / relevant;
    }
    for (auto& [name, total] : sum) ASSERT_NEAR(value(e, name), total / counted, 1e-9) << name;
    for (const auto& m : e.measures) EXPECT_TRUE(m.low <= m.mean + 1e-12 && m.mean <= m.high + 1e-12) << m.name;
  }
}

TEST(Measures, TakeTheGradeThatCountsFromTheCaller) {
  const auto run = parse_run("q Q0 a 1 3 x\nq Q0 b 2 2 x\nq Q0 c 3 1 x\nz Q0 a 1 1 x\n").value();
  const auto judged = parse_judgments("q 0 a 1\nq 0 b 2\nq 0 c 3\nz 0 a 1\n").value();
  const auto strict = evaluate(run, judged, {.relevant_above = 1});
  EXPECT_EQ(strict.queries, std::vector<std::string>{"q"});  // z has nothing of use
  EXPECT_NEAR(value(strict, "MRR"), 0.5, 1e-12);
  EXPECT_NEAR(value(strict, "P@5"), 2.0 / 5, 1e-12);
  const double dcg = 1 + 2 / std::log2(3) + 3 / std::log2(4), ideal = 3 + 2 / std::log2(3) + 1 / std::log2(4);
  EXPECT_NEAR(value(strict, "nDCG@10"), dcg / ideal, 1e-12);  // grades count whatever the limit
}

TEST(Measures, KeepHalfGrades) {
  const auto e =
      evaluate(parse_run("q Q0 a 1 2 x\nq Q0 b 2 1 x\n").value(), parse_judgments("q 0 a 0.5\nq 0 b 1.5\n").value());
  EXPECT_NEAR(value(e, "nDCG@10"), (0.5 + 1.5 / std::log2(3)) / (1.5 + 0.5 / std::log2(3)), 1e-12);
}

}  // namespace
}  // namespace caunoi
