// Cross-validation on two levels.
//
// Parts hold whole enterprises: were one in two parts, its temper would be known beforehand. Of all strengths of
// shrinkage the strongest is taken whose loss is within one standard error of the least (Breiman et al., CART, 1984,
// section 3.4.3); the error is that of the paired difference, since all strengths are judged by the same meetings. Not
// moving at all is one of the strengths.
//
// The loss of the strength that won is too good, having won. So the gain that is reported, and that decides whether
// anything changes, is of the whole way of learning: each part is foretold by a fit whose strength was chosen without
// it (Varma and Simon, BMC Bioinformatics 7:91, 2006). The inner level leaves out a second part; a fit without the
// parts i and j serves both of them, so folds (folds + 1) / 2 fits do where folds^2 would be usual. Tested by
// match/validation_test.
#include "match/validation.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <numeric>

#include "base/parallel.hpp"
#include "base/random.hpp"

namespace caunoi {

namespace {

constexpr std::size_t gain_resamples = 2000;

struct Sums {
  double loss = 0, meetings = 0;
};

// The interval of a mean over meetings, whole enterprises drawn with replacement.
std::pair<double, double> interval(const std::vector<Sums>& enterprises, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> means(gain_resamples);
  for (auto& mean : means) {
    Sums drawn;
    for (std::size_t i = 0; i < enterprises.size(); ++i) {
      const auto& one = enterprises[random.below(enterprises.size())];
      drawn.loss += one.loss;
      drawn.meetings += one.meetings;
    }
    mean = drawn.loss / drawn.meetings;
  }
  return percentiles(std::move(means));
}

// The loss of foretelling each part by the mean result of the others.
double loss_of_mean(const Eigen::VectorXd& results, const std::vector<std::size_t>& part_of, std::size_t folds) {
  std::vector<Sums> parts(folds);
  for (Eigen::Index n = 0; n < results.size(); ++n) {
    auto& part = parts[part_of[static_cast<std::size_t>(n)]];
    part.loss += results[n];
    ++part.meetings;
  }
  double loss = 0;
  for (Eigen::Index n = 0; n < results.size(); ++n) {
    const auto& part = parts[part_of[static_cast<std::size_t>(n)]];
    const double others = static_cast<double>(results.size()) - part.meetings;
    const double mean = std::clamp((results.sum() - part.loss) / others, 0.5 / others, 1 - 0.5 / others);
    loss += cross_entropy(results[n], std::log(mean / (1 - mean)));
  }
  return loss / static_cast<double>(results.size());
}

// A meeting by part, then by what was foretold; `level` is the rank of its result.
struct Foretold {
  std::size_t part;
  double odds;
  std::size_t level;
  auto operator<=>(const Foretold&) const = default;
};

// How many numbers below a bound were added, in O(log levels) (Fenwick, Software: Practice and Experience 24, 1994).
class Counts {
 public:
  explicit Counts(std::size_t levels) : sums_(levels + 1) {}
  void add(std::size_t level) {
    for (std::size_t i = level + 1; i < sums_.size(); i += i & -i) ++sums_[i];
    ++size_;
  }
  [[nodiscard]] std::size_t lower_than(std::size_t level) const {
    std::size_t sum = 0;
    for (std::size_t i = level; i > 0; i -= i & -i) sum += sums_[i];
    return sum;
  }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::vector<std::size_t> sums_;
  std::size_t size_ = 0;
};

}  // namespace

std::vector<Parameters> fit_path(const Evidence& evidence, const Eigen::VectorXd& count, std::size_t wanted) {
  std::vector<Parameters> path;
  for (std::size_t s = 0; s < wanted; ++s)
    path.push_back(fit(evidence, count, strengths[s], path.empty() ? starting_parameters(evidence) : path.back()));
  return path;
}

std::vector<std::size_t> deal(const std::vector<std::size_t>& meetings_of_enterprise, std::size_t folds,
                              std::uint64_t seed) {
  std::vector<std::size_t> order(meetings_of_enterprise.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random(seed);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  std::vector<std::size_t> part(order.size()), size(folds);
  for (const auto enterprise : order) {
    part[enterprise] = static_cast<std::size_t>(std::ranges::min_element(size) - size.begin());
    size[part[enterprise]] += meetings_of_enterprise[enterprise];
  }
  return part;
}

std::size_t strongest_within_one_error(const Eigen::MatrixXd& losses, const std::vector<std::size_t>& rows,
                                       const std::vector<std::uint32_t>& enterprise_of, std::size_t enterprises) {
  const auto meetings = static_cast<double>(rows.size());
  Eigen::VectorXd mean = Eigen::VectorXd::Zero(losses.cols());
  for (const auto n : rows) mean += losses.row(static_cast<Eigen::Index>(n)).transpose();
  mean /= meetings;
  Eigen::Index best = 0;
  mean.minCoeff(&best);
  for (Eigen::Index s = 0; s < best; ++s) {
    const double worse = mean[s] - mean[best];
    std::vector<double> apart(enterprises);  // by enterprise, what it adds to the difference beyond its share
    std::vector<bool> seen(enterprises);
    for (const auto n : rows) {
      const auto row = static_cast<Eigen::Index>(n);
      apart[enterprise_of[n]] += losses(row, s) - losses(row, best) - worse;
      seen[enterprise_of[n]] = true;
    }
    const auto count = static_cast<double>(std::ranges::count(seen, true));
    const double squares = std::inner_product(apart.begin(), apart.end(), apart.begin(), 0.0);
    if (worse <= std::sqrt(squares * count / std::max(count - 1, 1.0)) / meetings) return static_cast<std::size_t>(s);
  }
  return static_cast<std::size_t>(best);
}

double concordance(const Eigen::VectorXd& odds, const Eigen::VectorXd& results,
                   const std::vector<std::size_t>& part_of) {
  std::vector<double> levels(results.begin(), results.end());
  std::ranges::sort(levels);
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  std::vector<Foretold> order;
  for (Eigen::Index n = 0; n < odds.size(); ++n)
    order.push_back({part_of[static_cast<std::size_t>(n)], odds[n],
                     static_cast<std::size_t>(std::ranges::lower_bound(levels, results[n]) - levels.begin())});
  std::ranges::sort(order);

  // Upward in the odds of each part; meetings of the same odds are counted against those below, then put among them.
  double right = 0, pairs = 0;
  Counts below(levels.size());
  for (auto from = order.begin(); from != order.end();) {
    const auto to = std::find_if(
        from, order.end(), [&](const Foretold& other) { return other.odds != from->odds || other.part != from->part; });
    if (from != order.begin() && std::prev(from)->part != from->part) below = Counts(levels.size());
    double tied = 0;
    std::size_t before = 0;  // of the same odds, with a lower result
    for (auto at = from; at != to; ++at) {
      const std::size_t lower = below.lower_than(at->level), same = below.lower_than(at->level + 1) - lower;
      right += static_cast<double>(lower);
      pairs += static_cast<double>(below.size() - same);
      if (at != from && std::prev(at)->level != at->level) before = static_cast<std::size_t>(at - from);
      tied += static_cast<double>(before);
    }
    right += tied / 2;
    pairs += tied;
    for (; from != to; ++from) below.add(from->level);
  }
  return pairs > 0 ? right / pairs : 0.5;
}

std::pair<double, double> percentiles(std::vector<double> values) {
  std::ranges::sort(values);
  const auto value = [&](double share) {
    return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
  };
  return {value(0.025), value(0.975)};
}

std::optional<Validation> cross_validate(const Evidence& evidence, const std::vector<std::uint32_t>& enterprise_of,
                                         std::size_t enterprises, std::size_t folds, std::uint64_t seed,
                                         const Control& control) {
  const std::size_t meetings = enterprise_of.size();
  std::vector<std::size_t> sizes(enterprises), part_of(meetings), all(meetings);
  for (const auto enterprise : enterprise_of) ++sizes[enterprise];
  const auto dealt = deal(sizes, folds, seed);
  for (std::size_t n = 0; n < meetings; ++n) part_of[n] = dealt[enterprise_of[n]];
  std::iota(all.begin(), all.end(), std::size_t{0});

  // odds[o](n, s): what a fit without part o and without the part of meeting n foretells for n at strength s.
  const Eigen::MatrixXd blank =
      Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(meetings), static_cast<Eigen::Index>(strength_count));
  std::vector<Eigen::MatrixXd> odds(folds, blank);
  std::vector<std::pair<std::size_t, std::size_t>> left_out;
  for (std::size_t i = 0; i < folds; ++i)
    for (std::size_t j = i; j < folds; ++j) left_out.emplace_back(i, j);
  if (!parallel_for(
          left_out.size(), control, "learn", [] { return 0; },
          [&](int, std::size_t task) {
            const auto [i, j] = left_out[task];
            Eigen::VectorXd count(static_cast<Eigen::Index>(meetings));
            for (std::size_t n = 0; n < meetings; ++n)
              count[static_cast<Eigen::Index>(n)] = part_of[n] != i && part_of[n] != j ? 1 : 0;
            const auto path = fit_path(evidence, count);
            for (std::size_t s = 0; s < strength_count; ++s) {
              const Eigen::VectorXd foretold = log_odds(evidence, path[s]);
              for (std::size_t n = 0; n < meetings; ++n) {
                const auto row = static_cast<Eigen::Index>(n), column = static_cast<Eigen::Index>(s);
                if (part_of[n] == i) odds[j](row, column) = foretold[row];
                if (part_of[n] == j) odds[i](row, column) = foretold[row];
              }
            }
          }))
    return std::nullopt;

  const auto loss = [&](std::size_t outer, std::size_t n, std::size_t s) {
    const auto row = static_cast<Eigen::Index>(n);
    return cross_entropy(evidence.result[row], odds[outer](row, static_cast<Eigen::Index>(s)));
  };
  // The strength chosen without part `outer`; `folds`: over all parts.
  const auto choose = [&](std::size_t outer) {
    std::vector<std::size_t> rows;
    for (std::size_t n = 0; n < meetings; ++n)
      if (part_of[n] != outer) rows.push_back(n);
    Eigen::MatrixXd losses = blank;
    for (const auto n : rows)
      for (std::size_t s = 0; s < strength_count; ++s)
        losses(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(s)) =
            loss(outer < folds ? outer : part_of[n], n, s);
    return strongest_within_one_error(losses, rows, enterprise_of, enterprises);
  };

  Validation out;
  out.strength = choose(folds);
  std::vector<std::size_t> chosen(folds);
  for (std::size_t o = 0; o < folds; ++o) chosen[o] = choose(o);
  Eigen::VectorXd before(blank.rows()), after(blank.rows());
  std::vector<Sums> gains(enterprises);
  for (std::size_t n = 0; n < meetings; ++n) {
    const auto part = part_of[n], s = chosen[part];
    const double was = loss(part, n, 0), is = loss(part, n, s);
    before[static_cast<Eigen::Index>(n)] = odds[part](static_cast<Eigen::Index>(n), 0);
    after[static_cast<Eigen::Index>(n)] = odds[part](static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(s));
    out.before.log_loss += was / static_cast<double>(meetings);
    out.after.log_loss += is / static_cast<double>(meetings);
    gains[enterprise_of[n]].loss += was - is;
    ++gains[enterprise_of[n]].meetings;
  }
  out.before.concordance = concordance(before, evidence.result, part_of);
  out.after.concordance = concordance(after, evidence.result, part_of);
  out.log_loss_of_mean = loss_of_mean(evidence.result, part_of, folds);
  out.gain = out.before.log_loss - out.after.log_loss;
  std::tie(out.gain_low, out.gain_high) = interval(gains, seed);
  return out;
}

}  // namespace caunoi
