// The model: a meeting succeeds with probability 1 / (1 + exp(-(level + slope (score - middle)))), slope > 0, where the
// score is that of match/score.cpp, relevance gate and all, under weights
//
//   w_i = shared  w0_i exp(t_i) / sum of w0_j exp(t_j)      over the free signals of a side; the others keep theirs.
//
// So weights stay positive and a side keeps its sum, and t_i is the logarithm of how far w_i has moved. What is
// minimised is
//
//   sum of count x cross-entropy + shrinkage / 2 x sum of t_i^2 / (share of meetings in which i is known)
//                                + a hint for level and slope,
//
// the posterior of a normal prior on the t_i: the weights we start from are judgement, and judgement errs by a factor,
// the same for small weights and large. (Relative entropy to the start as the penalty holds small weights less than
// large ones, though meetings say least about them.) The share stands there because a weight also acts where its signal
// is unknown: it draws the side toward the prior. Without it a signal that is hardly ever known would be given weight
// only to make its side count less.
//
// Results between 0 and 1 enter as they are: the fractional logit of Papke and Wooldridge (J. Appl. Econometrics 11,
// 1996) asks for the right mean only. Level and slope turn scores into chances; they are fitted along and thrown away,
// for matching needs the order alone. The function is
// not convex, and the search ends in the minimum next to the weights it starts from.
//
// The search is Fisher scoring with Levenberg and Marquardt's damping (Marquardt, SIAM J. Appl. Math. 11, 1963): with
// some twenty weights the curvature costs little more than the gradient, and four steps are enough where gradients
// alone took fifty. Tested by match/fit_test (gradient against differences, scores against score_of, the minimum
// against a naive search).
#include "match/fit.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "match/score.hpp"

namespace caunoi {

namespace {

// Where scores of proposed pairs lie; only a shift that keeps level and slope from leaning on each other.
constexpr double middle = 0.5;
// A tenth more score makes success some 1.8 times as likely, give or take; weak enough for forty meetings to overrule.
constexpr double usual_log_slope = 1.79, spread_of_log_slope = 1, spread_of_level = 3;
// Meetings looked at together, so that their signals stay in the nearest memory.
constexpr Eigen::Index block = 256;
// Nats, over all meetings, that a step must promise and bring: a weight is then settled to a thousandth of itself. At
// the damping beyond which steps lead nowhere the search is over as well.
constexpr double no_gain = 1e-6, most_damping = 1e10;

Eigen::VectorXd moved_weights(const EvidenceSide& side, const Eigen::Ref<const Eigen::VectorXd>& moved) {
  Eigen::VectorXd out = side.start;
  if (side.free.empty()) return out;
  const double largest = moved.maxCoeff();  // factors beyond the range of a double would divide to nothing
  double sum = 0;
  for (std::size_t k = 0; k < side.free.size(); ++k) {
    out[side.free[k]] *= std::exp(moved[static_cast<Eigen::Index>(k)] - largest);
    sum += out[side.free[k]];
  }
  for (const auto i : side.free) out[i] *= side.shared() / sum;
  return out;
}

// The scores of a side for `size` meetings from `first` on.
struct SideScores {
  Eigen::VectorXd total, score;  // total: the weight that takes part

  SideScores(const EvidenceSide& side, Eigen::Index first, Eigen::Index size, double prior,
             const Eigen::VectorXd& weights)
      : total(side.applies.middleRows(first, size) * weights), score(side.value.middleRows(first, size) * weights) {
    for (Eigen::Index n = 0; n < size; ++n) {
      if (total[n] > 0) {
        score[n] /= total[n];
      } else {
        score[n] = prior;
        total[n] = 1;  // no signal takes part: its row is all 0, so are its derivatives
      }
    }
  }

  // By the t_i, a column each.
  [[nodiscard]] Eigen::MatrixXd derivatives(const EvidenceSide& side, Eigen::Index first,
                                            const Eigen::VectorXd& weights) const {
    const auto columns = static_cast<Eigen::Index>(side.free.size());
    Eigen::MatrixXd out(score.size(), columns);
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(score.size());
    for (Eigen::Index k = 0; k < columns; ++k) {
      const auto i = side.free[static_cast<std::size_t>(k)];
      out.col(k) = weights[i] * (side.value.col(i).segment(first, score.size()) -
                                 score.cwiseProduct(side.applies.col(i).segment(first, score.size())))
                                    .cwiseQuotient(total);
      sum += out.col(k);
    }
    for (Eigen::Index k = 0; k < columns; ++k)
      out.col(k) -= weights[side.free[static_cast<std::size_t>(k)]] / side.shared() * sum;
    return out;
  }
};

// How the meetings of a block come out, and what follows for their log odds.
struct Block {
  Eigen::Index first, size;
  SideScores demand, supply;

  Block(const Evidence& e, Eigen::Index from, const SideWeights& weights)
      : first(from),
        size(std::min(block, e.meetings() - from)),
        demand(e.demand, first, size, e.prior, weights.demand),
        supply(e.supply, first, size, e.prior, weights.supply) {}

  [[nodiscard]] double score(const Evidence& e, Eigen::Index n) const {
    return e.opening[first + n] * harmonic_mean(demand.score[n], supply.score[n]);
  }
};

double penalty_of(const Evidence& e, std::size_t k) {
  return k < e.demand.held.size() ? e.demand.held[k] : e.supply.held[k - e.demand.held.size()];
}

double from_usual(const Parameters& at) { return (at.log_slope - usual_log_slope) / spread_of_log_slope; }

}  // namespace

double EvidenceSide::shared() const {
  double sum = 0;
  for (const auto i : free) sum += start[i];
  return sum;
}

Parameters starting_parameters(const Evidence& evidence) {
  const auto weights = static_cast<Eigen::Index>(evidence.demand.free.size() + evidence.supply.free.size());
  return {Eigen::VectorXd::Zero(weights), 0, usual_log_slope};
}

SideWeights weights_of(const Evidence& e, const Parameters& at) {
  const auto demand = static_cast<Eigen::Index>(e.demand.free.size()),
             supply = static_cast<Eigen::Index>(e.supply.free.size());
  return {moved_weights(e.demand, at.moved.head(demand)), moved_weights(e.supply, at.moved.tail(supply))};
}

Eigen::VectorXd scores(const Evidence& e, const Parameters& at) {
  const auto weights = weights_of(e, at);
  Eigen::VectorXd out(e.meetings());
  for (Eigen::Index first = 0; first < e.meetings(); first += block) {
    const Block here(e, first, weights);
    for (Eigen::Index n = 0; n < here.size; ++n)
      out[first + n] = here.score(e, n);
  }
  return out;
}

Eigen::VectorXd log_odds(const Evidence& evidence, const Parameters& at) {
  return (std::exp(at.log_slope) * (scores(evidence, at).array() - middle) + at.level).matrix();
}

double cross_entropy(double result, double log_odds) {
  return std::max(log_odds, 0.0) + std::log1p(std::exp(-std::abs(log_odds))) - result * log_odds;
}

double objective(const Evidence& e, const Eigen::VectorXd& count, double shrinkage, const Parameters& at) {
  const auto weights = weights_of(e, at);
  const double slope = std::exp(at.log_slope);
  double value = (from_usual(at) * from_usual(at) + at.level * at.level / (spread_of_level * spread_of_level)) / 2;
  for (Eigen::Index first = 0; first < e.meetings(); first += block) {
    const Block here(e, first, weights);
    for (Eigen::Index n = 0; n < here.size; ++n)
      if (count[first + n] > 0)
        value += count[first + n] *
                 cross_entropy(e.result[first + n], at.level + slope * (here.score(e, n) - middle));
  }
  if (shrinkage == unmovable) return value;
  for (Eigen::Index k = 0; k < at.moved.size(); ++k)
    value += shrinkage / 2 * penalty_of(e, static_cast<std::size_t>(k)) * at.moved[k] * at.moved[k];
  return value;
}

Slopes slopes(const Evidence& e, const Eigen::VectorXd& count, double shrinkage, const Parameters& at) {
  const auto weights = weights_of(e, at);
  const auto moved = at.moved.size(), size = moved + 2;
  const double slope = std::exp(at.log_slope);
  Slopes out{Eigen::VectorXd::Zero(size), Eigen::MatrixXd::Zero(size, size)};
  for (Eigen::Index first = 0; first < e.meetings(); first += block) {
    const Block here(e, first, weights);
    Eigen::VectorXd by_demand(here.size), by_supply(here.size), residual(here.size), root(here.size);
    Eigen::MatrixXd by(here.size, size);  // of the log odds
    for (Eigen::Index n = 0; n < here.size; ++n) {
      const double centred = here.score(e, n) - middle, z = at.level + slope * centred, times = count[first + n];
      const double chance = 1 / (1 + std::exp(-z));
      residual[n] = times * (chance - e.result[first + n]);
      root[n] = std::sqrt(times * chance * (1 - chance));
      const double a = here.demand.score[n], b = here.supply.score[n];
      const double by_harmonic = a + b > 0 ? slope * e.opening[first + n] * 2 / ((a + b) * (a + b)) : 0;
      by_demand[n] = by_harmonic * b * b;
      by_supply[n] = by_harmonic * a * a;
      by(n, moved) = 1;
      by(n, moved + 1) = slope * centred;
    }
    const auto demand = static_cast<Eigen::Index>(e.demand.free.size());
    by.leftCols(demand) = by_demand.asDiagonal() * here.demand.derivatives(e.demand, first, weights.demand);
    by.middleCols(demand, moved - demand) =
        by_supply.asDiagonal() * here.supply.derivatives(e.supply, first, weights.supply);
    out.gradient += by.transpose() * residual;
    by = root.asDiagonal() * by;
    out.curvature.selfadjointView<Eigen::Lower>().rankUpdate(by.transpose());
  }
  out.curvature.triangularView<Eigen::StrictlyUpper>() = out.curvature.transpose();
  out.gradient[moved] += at.level / (spread_of_level * spread_of_level);
  out.gradient[moved + 1] += from_usual(at) / spread_of_log_slope;
  out.curvature(moved, moved) += 1 / (spread_of_level * spread_of_level);
  out.curvature(moved + 1, moved + 1) += 1 / (spread_of_log_slope * spread_of_log_slope);
  if (shrinkage == unmovable) {
    out.gradient.head(moved).setZero();
    out.curvature.topRows(moved).setZero();
    out.curvature.leftCols(moved).setZero();
    out.curvature.diagonal().head(moved).setOnes();
    return out;
  }
  for (Eigen::Index k = 0; k < moved; ++k) {
    // What the expected curvature leaves out: along the logarithm of a weight the score bends as much as it slopes. For
    // weights on their way to nothing this is most of it, and steps without it are many times too long.
    out.curvature(k, k) += std::max(out.gradient[k], 0.0);
    const double penalty = shrinkage * penalty_of(e, static_cast<std::size_t>(k));
    out.gradient[k] += penalty * at.moved[k];
    out.curvature(k, k) += penalty;
  }
  return out;
}

Parameters fit(const Evidence& evidence, const Eigen::VectorXd& count, double shrinkage, Parameters at,
               int most_steps) {
  double value = objective(evidence, count, shrinkage, at), damping = 1e-3;
  for (int step = 0; step < most_steps; ++step) {
    const auto [gradient, curvature] = slopes(evidence, count, shrinkage, at);
    for (bool better = false; !better; damping *= 10) {
      if (damping > most_damping) return at;
      Eigen::MatrixXd damped = curvature;
      damped.diagonal() *= 1 + damping;
      const Eigen::VectorXd way = -damped.ldlt().solve(gradient);
      if (-gradient.dot(way) < no_gain) return at;
      const auto moved = at.moved.size();
      Parameters next{at.moved + way.head(moved), at.level + way[moved], at.log_slope + way[moved + 1]};
      const double next_value = objective(evidence, count, shrinkage, next);
      better = next_value < value;
      if (!better) continue;
      const bool settled = value - next_value < no_gain;
      at = std::move(next);
      value = next_value;
      if (settled) return at;
      damping /= 1000;  // the loop gives ten of it back
    }
  }
  return at;
}

}  // namespace caunoi
