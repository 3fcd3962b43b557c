// Does a ranking know who knows what? Experts rated some papers; a ranking is right where it orders two papers as the
// expert does.
//
//   loss = sum over experts and pairs of papers with ratings r > s of (r - s) x (1 wrong, 1/2 tie, 0 right) / sum of (r
//   - s)
//
// (weighted Kendall tau, Stelmakh, Wieting, Xi, Neubig, Shah: A Gold Standard Dataset for the Reviewer Assignment
// Problem, arXiv 2303.16750). Accuracy is also told for easy pairs, one rated at least 4 and the other at most 2, and
// hard ones, both at least 4; there a tie is wrong, as in the paper. Experts are resampled once for all runs, so the
// interval is that of the mean over runs. Tested by evaluate/expertise_test.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "caunoi/evaluate.hpp"
#include "evaluate/statistics.hpp"

namespace caunoi {

namespace {

struct Tally {
  double lost = 0, most = 0;
  std::size_t pairs = 0, easy = 0, easy_right = 0, hard = 0, hard_right = 0;

  Tally& operator+=(const Tally& other) {
    lost += other.lost;
    most += other.most;
    pairs += other.pairs;
    easy += other.easy;
    easy_right += other.easy_right;
    hard += other.hard;
    hard_right += other.hard_right;
    return *this;
  }
};

Tally tally(const Run& run, const Judgments::Query& rated) {
  std::map<std::string_view, double> scores;
  const auto listed = std::ranges::lower_bound(run.queries, rated.id, {}, &Run::Query::id);
  if (listed != run.queries.end() && listed->id == rated.id)
    for (const auto& row : listed->rows) scores[row.document] = row.score;
  const auto score_of = [&](const std::string& document) {
    const auto found = scores.find(document);
    return found == scores.end() ? -std::numeric_limits<double>::infinity() : found->second;
  };
  Tally out;
  for (std::size_t i = 0; i < rated.rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const bool ordered = rated.rows[i].grade > rated.rows[j].grade;
      const auto& more = ordered ? rated.rows[i] : rated.rows[j];
      const auto& less = ordered ? rated.rows[j] : rated.rows[i];
      const double weight = more.grade - less.grade;
      if (weight == 0) continue;
      const double above = score_of(more.document), below = score_of(less.document);
      const bool right = above > below;
      ++out.pairs;
      out.most += weight;
      out.lost += right ? 0 : above == below ? weight / 2 : weight;
      if (more.grade >= 4 && less.grade <= 2) {
        ++out.easy;
        out.easy_right += right ? 1 : 0;
      }
      if (less.grade >= 4) {
        ++out.hard;
        out.hard_right += right ? 1 : 0;
      }
    }
  return out;
}

std::optional<double> share(std::size_t part, std::size_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Result<Expertise> expertise(std::span<const Run> runs, const Judgments& ratings) {
  if (runs.empty()) return fail(Code::invalid_argument, "there is no run to evaluate");
  std::vector<std::vector<Tally>> tallies;  // by run, then expert
  Expertise out;
  Tally all;
  for (const auto& run : runs) {
    Tally sum;
    auto& by_expert = tallies.emplace_back();
    for (const auto& rated : ratings.queries) sum += by_expert.emplace_back(tally(run, rated));
    if (sum.most == 0)
      return fail(Code::invalid_argument, "no expert rated two documents differently, so there is no order to find");
    out.by_run.push_back(sum.lost / sum.most);
    all += sum;
  }
  const auto count = runs.size();
  out.loss = mean_of(out.by_run);
  out.experts = ratings.queries.size();
  out.pairs = all.pairs / count;
  out.easy_pairs = all.easy / count;
  out.hard_pairs = all.hard / count;
  out.easy = share(all.easy_right, all.easy);
  out.hard = share(all.hard_right, all.hard);

  constexpr int resamples = 1000;
  Random random(resampling_seed);
  std::vector<double> losses;
  std::vector<std::size_t> drawn(out.experts);
  while (losses.size() < resamples) {
    for (auto& expert : drawn) expert = random.below(out.experts);
    double sum = 0;
    bool ordered = true;
    for (const auto& by_expert : tallies) {
      double lost = 0, most = 0;
      for (const auto expert : drawn) {
        lost += by_expert[expert].lost;
        most += by_expert[expert].most;
      }
      ordered = ordered && most > 0;
      sum += lost / most;
    }
    if (ordered)
      losses.push_back(sum / static_cast<double>(count));  // else only experts without an order were drawn: draw again
  }
  const auto [low, high] = percentile_interval(losses);
  out.low = low;
  out.high = high;
  return out;
}

}  // namespace caunoi
