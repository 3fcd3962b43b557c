// evaluate.hpp -- how good is a ranking: measures as trec_eval defines them, with bootstrap intervals.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/result.hpp"

namespace caunoi {

/// A run: for each query its documents. As in trec_eval the order is by score descending, ties by document id descending,
/// whatever rank the file states. Queries sorted by id.
struct Run {
  struct Row { std::string document; double score; };
  struct Query { std::string id; std::vector<Row> rows; };
  std::vector<Query> queries;
};

/// Judgments: for each query its judged documents with a grade; <= 0 is not relevant. Sorted by id.
struct Judgments {
  struct Row { std::string document; int grade; };
  struct Query { std::string id; std::vector<Row> rows; };
  std::vector<Query> queries;
};

/// `query Q0 document rank score tag`, tab- or blank-separated. invalid_argument with `file:line` for a malformed line, a score that
/// is no number, or a document twice for one query.
[[nodiscard]] Result<Run> parse_run(std::string_view bytes, std::string_view file = "run.trec");
/// `query-id corpus-id score` with a header line, or classic TREC `query 0 document grade`. invalid_argument as above.
[[nodiscard]] Result<Judgments> parse_judgments(std::string_view bytes, std::string_view file = "qrels.tsv");

/// A mean over queries with its percentile bootstrap interval (1,000 resamples of queries, fixed seed).
struct Measure {
  std::string name;    ///< "nDCG@10", "MRR", "MAP", "P@5", "R@100"
  double mean = 0, low = 0, high = 0;
  std::vector<double> by_query;  ///< in the order of Evaluation::queries
};

struct Evaluation {
  std::vector<std::string> queries;  ///< those with at least one relevant judgment; one missing from the run counts as 0
  std::vector<Measure> measures;     ///< in the order above
};

/// trec_eval's definitions: nDCG with gain = grade and log2 discount over the ideal of all judged documents; average precision and
/// recall over all relevant documents; reciprocal rank of the first relevant one. O(rows log rows).
[[nodiscard]] Evaluation evaluate(const Run& run, const Judgments& judgments);

}  // namespace caunoi
