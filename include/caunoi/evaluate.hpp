// evaluate.hpp -- how good are rankings and matches: measures as trec_eval defines them, paired tests between runs, slices,
// expertise loss, calibration, and what a list of matches does for both of its sides.
//
// All that is drawn at random (bootstrap, randomisation) comes from a fixed generator: the same input prints the same numbers.
// [any] Plain values and free functions: any thread.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

/// Judgments: for each query its judged documents with a grade. Queries sorted by id.
struct Judgments {
  struct Row { std::string document; double grade; };
  struct Query { std::string id; std::vector<Row> rows; };
  std::vector<Query> queries;
};

/// `query Q0 document rank score tag`, tab- or blank-separated. invalid_argument with `file:line` for a malformed line, a score that
/// is no number, or a document twice for one query.
[[nodiscard]] Result<Run> parse_run(std::string_view bytes, std::string_view file = "run.trec");
/// `query-id corpus-id score` under a header line (its last word may also be grade, relevance, expertise or outcome), or classic
/// TREC `query 0 document grade`. invalid_argument as above.
[[nodiscard]] Result<Judgments> parse_judgments(std::string_view bytes, std::string_view file = "qrels.tsv");

struct EvaluateOptions {
  double relevant_above = 0;  ///< a document is relevant when its grade is greater; nDCG uses the grades themselves
};

/// A mean over queries with its 95 % percentile bootstrap interval (1,000 resamples of queries).
struct Measure {
  std::string name;  ///< "nDCG@10", "MRR", "MAP", "P@5", "R@100"
  double mean = 0, low = 0, high = 0;
  std::vector<double> by_query;  ///< in the order of Evaluation::queries
};

struct Evaluation {
  std::vector<std::string> queries;  ///< those with at least one relevant judgment; one missing from the run counts as 0
  std::vector<Measure> measures;     ///< in the order above
};

/// trec_eval's definitions: nDCG with gain = grade and log2 discount over the ideal of all judged documents; average precision and
/// recall over all relevant documents; reciprocal rank of the first relevant one. O(rows log rows).
[[nodiscard]] Evaluation evaluate(const Run& run, const Judgments& judgments, const EvaluateOptions& options = {});

// -- is one run better than another? --------------------------------------------------------------------------------------------

/// One measure of a run less that of another, paired by query.
struct Difference {
  std::string measure;
  double mean = 0, low = 0, high = 0;          ///< 95 % percentile bootstrap interval
  double p = 1;                                ///< two-sided paired randomisation test; exact up to 13 queries, else 10,000 draws
  std::size_t better = 0, worse = 0, equal = 0;  ///< queries
};
/// A difference a measure. invalid_argument when the two were not evaluated on the same queries. O(queries x draws).
[[nodiscard]] Result<std::vector<Difference>> compare(const Evaluation& run, const Evaluation& other);

// -- where is it good? ----------------------------------------------------------------------------------------------------------

/// A way to cut queries into groups, e.g. by field. With labels of documents too (e.g. languages) a group is a pair "vi-ja": queries
/// of the first label, with documents of the second alone. What has no label is in no group.
struct Slicing {
  std::string name;
  std::map<std::string, std::string> of_query, of_document;
};
/// `query-id<TAB>name=value<TAB>...`, one or more cells a line. invalid_argument with `file:line` for a cell without '=', a name
/// twice for one query, or a query twice.
[[nodiscard]] Result<std::vector<Slicing>> parse_slices(std::string_view bytes, std::string_view file = "slices.tsv");

struct Slice { std::string name, value; Evaluation evaluation; };
/// Groups with at least one query to evaluate, by slicing as given, then value.
[[nodiscard]] std::vector<Slice> evaluate_slices(const Run& run, const Judgments& judgments, std::span<const Slicing> slicings,
                                                 const EvaluateOptions& options = {});

// -- does it know who knows what? -----------------------------------------------------------------------------------------------

/// Weighted Kendall tau loss of Stelmakh et al. (arXiv 2303.16750), per expert over all pairs of papers with different ratings.
struct Expertise {
  double loss = 0, low = 0, high = 0;  ///< mean over the runs; 95 % interval from 1,000 resamples of the experts. 0 best, 0.5 chance
  std::optional<double> easy, hard;    ///< share of pairs in the right order: rated >= 4 and <= 2; both >= 4. absent: no such pair
  std::size_t experts = 0, pairs = 0, easy_pairs = 0, hard_pairs = 0;  ///< in one run
  std::vector<double> by_run;          ///< loss
};
/// The mean over `runs` (samples of the experts' works). A document a run does not list stands below those it does; ties lose half.
/// Nothing is left out: an expert without a list is all ties. invalid_argument when there is no run or no pair of different ratings.
[[nodiscard]] Result<Expertise> expertise(std::span<const Run> runs, const Judgments& ratings);

// -- does a score of 0.8 mean eight in ten? -------------------------------------------------------------------------------------

struct Calibration {
  struct Bin { double from, to; std::size_t count; double mean_score, observed, low, high; };  ///< share relevant, Wilson 95 %
  std::vector<Bin> bins;      ///< ten of equal width; empty ones have count 0
  std::size_t pairs = 0;      ///< rows of the run that are judged; others are left out
  double observed = 0;        ///< share of them that is relevant
  double expected_error = 0;  ///< mean over pairs of |mean score - share relevant| of their bin (Naeini et al., AAAI 2015)
  double largest_error = 0;   ///< of a bin
  double brier = 0;           ///< mean squared error of the scores
};
/// Scores against judgments or outcomes. invalid_argument for a score outside 0..1, or when no row is judged.
[[nodiscard]] Result<Calibration> calibrate(const Run& run, const Judgments& judgments, const EvaluateOptions& options = {});

// -- what does it do for both sides? --------------------------------------------------------------------------------------------

/// A pair with its score, and as either side sees it; a directional score that is absent is taken to be `score`.
struct ScoredPair {
  std::string demand, supply;
  double score = 0;
  std::optional<double> demand_score, supply_score;
};
struct Market {
  std::vector<ScoredPair> pairs;            ///< a pair that is not here is one that neither side would take
  std::vector<std::string> demand, supply;  ///< everybody, also those in no pair; ids of pairs are added
  /// Who meets whom (demand, supply). Absent: the lists, the best `list_length` of each demand, ties to the smaller id.
  std::optional<std::vector<std::pair<std::string, std::string>>> meetings;
  std::size_t list_length = 10;
};

/// The views of reciprocal recommendation (after Yang et al., KDD 2024, arXiv 2408.09748): coverage, stability, balance.
struct TwoSided {
  std::size_t demand = 0, supply = 0, given = 0;     ///< people on each side; pairs listed or met
  double demand_coverage = 0, supply_coverage = 0;   ///< share of a side that is in at least one given pair
  std::size_t blocking_pairs = 0;  ///< not given, and each would rather have the other than the least of what it got (or got nothing)
  double blocking_share = 0;       ///< of the scored pairs that were not given
  double exposure_gini = 0;        ///< over the supply side; 0 all alike, toward 1 all on few. A place r of a list is 1 / log2(r + 1), a meeting 1
  std::optional<double> mutual_acceptance;  ///< mean of demand x supply score over the given pairs; absent when scores leave 0..1
};
/// invalid_argument for a pair twice, a score that is not finite, or a meeting of a pair without a score. O(pairs log pairs).
[[nodiscard]] Result<TwoSided> two_sided(const Market& market);

}  // namespace caunoi
