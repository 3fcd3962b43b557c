// Random walks with restart (personalised PageRank; Page, Brin, Motwani, Winograd 1999; Haveliwala 2002), many at once.
//
// With strength d and y = p / d the walk from seed s, restarting with probability c, is the solution of
//
//   y = T y + c e_s / d_s,   T = (1 - c) D^-1 A (1)
//
// Three stages, each in the norm max |y|, in which D^-1 A is a mean and (I - T)^-1 at most 1 / c:
//
//   1. Forward push settles the neighbourhood of the seed exactly and leaves a residual r that is nowhere above a small
//      share of the strength. What is missing solves (1) with c r / d on the right.
//   2. Its constant part is known: sum r over the strength of the component. It is the slowest mode; taken out, what is
//      left of the right side, f, is orthogonal to it.
//   3. The rest by Chebyshev's semi-iteration (Golub, Varga 1961), for T is self-adjoint in the inner product weighted
//   by d:
//      on the interval that holds its other eigenvalues the error shrinks by a factor of 5 a step on an expander and by
//      1.8 at worst, where plain power iteration has 1.18. There are no inner products, so lanes need nothing of each
//      other.
//
// Proof of an answer: step k computes g = T y_k + f - y_k on the way, and |p_k - p| <= d max |g| / c everywhere. To the
// largest |g| seen comes what rounding may have hidden of it. A seed whose proof holds keeps y_k while the others of
// its block go on, so its answer does not depend on them.
//
// The lanes are float, 16 seeds to a line of memory. What float cannot prove is refined (Wilkinson 1963; Higham,
// Accuracy and Stability of Numerical Algorithms, 2002, chapter 12): one pass computes g in double for y_k as it
// stands, and stages 2 and 3 solve (1) once more, again in float, with g for f; the answer is the sum of both. Only
// what is nearer to the rounding of double than that reaches is walked again in double. Tested by network/walks_test.
#include "network/walks.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>
#include <new>
#include <numeric>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "base/parallel.hpp"
#include "network/push.hpp"

namespace caunoi {

namespace {

// The push goes on while a residual is this many times what an even spread over the component would be. Lower settles
// more before the dense steps begin and costs the more arcs; from 150 on the residual is so large that one float
// cannot prove the hubs of a power law and their seeds are refined.
constexpr double evenly = 50;
// And no longer than this share of a pass over the arcs, for a pass serves a whole block.
constexpr std::uint64_t push_share = 24;
// A refined answer is the sum of two floats: what is asked for must leave room for their rounding.
constexpr double finest_sum = 1e-12;
constexpr std::uint32_t slice = 4096;  // places between two looks at the cancel flag: below a millisecond

// Lines of memory, not initialised: a block touches the range of its component alone.
class Lines {
 public:
  explicit Lines(std::size_t count) : data_(::operator new(count * 64, std::align_val_t(64))) {}
  ~Lines() { ::operator delete(data_, std::align_val_t(64)); }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  void swap(Lines& other) noexcept { std::swap(data_, other.data_); }
  template <class Real>
  [[nodiscard]] Real* as() const noexcept {
    return static_cast<Real*>(data_);
  }

 private:
  void* data_;
};

struct Job {
  const WalkGraph& graph;
  std::vector<std::uint32_t> seeds, targets;  // places
  std::vector<double> widest;                 // largest strength among the targets, a component
  std::uint32_t longest_row;
  double restart, tolerance, closeness_tolerance;
  Simd simd;
  const WalkSink& sink;
};

// Walks blocks of seeds, each of one component; one a thread.
template <class Real>
class Walker {
 public:
  explicit Walker(const Job& job)
      : job_(job),
        push_(job.graph),
        even_(job.graph.node_count()),
        odd_(job.graph.node_count()),
        source_(std::max<std::size_t>(job.graph.node_count(), job.targets.size())),
        values_(job.targets.size()) {}

  /// Hands the seeds that are proved to the sink and adds the others to `failed`; in double all are handed on.
  /// Asks `go_on` every slice; false when it said no, with nothing handed on.
  template <class GoOn>
  bool walk(std::span<const std::uint32_t> seeds, std::vector<std::uint32_t>& failed, const GoOn& go_on) {
    seeds_ = seeds;
    component_ = &job_.graph.components()[job_.graph.component_of(job_.seeds[seeds.front()])];
    widest_ = job_.widest[job_.graph.component_of(job_.seeds[seeds.front()])];
    common_ = Common{};
    lanes_.assign(width, Lane{});
    if (!push(go_on) || !iterate(go_on)) return false;
    if constexpr (!last_resort)
      if (std::ranges::any_of(lanes_, &Lane::rough) && (!refine(go_on) || !iterate(go_on))) return false;
    hand_on(failed);
    return true;
  }

 private:
  static constexpr std::size_t width = lanes<Real>;
  static constexpr bool last_resort = sizeof(Real) == sizeof(double);
  static constexpr double roundoff = std::numeric_limits<Real>::epsilon() / 2;
  static constexpr double reserve = 2 * roundoff;  // of the answer itself, at most 1
  static constexpr double reserve_of_sum = 8 * roundoff * roundoff;

  struct alignas(64) Common {  // what a step reads and writes, a line each
    Real shift[width] = {}, active[width] = {}, residual[width] = {}, largest[width] = {};
  };
  struct Touched {
    std::uint32_t place;
    Real estimate, estimate_rest;  // of p / d, from the push: the first rounded, and what that left
    Real source_rest;
  };
  struct Lane {
    std::vector<Touched> touched;
    double constant = 0;  // of p / d, everywhere in the component
    double source = 0;    // largest |f| + |shift|: rounding is a share of it
    double unseen = 0;    // of the residual: what computing f may have got wrong
    double error = 0;
    int settled = 0, steps = 0;  // passes before the last time iterate() began, and since
    bool proved = false;
    bool rough = false;    // as near as float comes, and to be refined
    bool refined = false;  // the sum of settled_ and what iterate() found last
  };

  template <class GoOn>
  bool push(const GoOn& go_on) {
    const auto [begin, end, strength, low, high] = *component_;
    auto* source = source_.as<Real>();
    std::fill(source + begin * width, source + end * width, Real{0});
    const auto starts = job_.graph.row_starts();
    for (std::size_t l = 0; l < seeds_.size(); ++l) {
      if (!go_on()) return false;
      auto& lane = lanes_[l];
      push_.run(job_.seeds[seeds_[l]], job_.restart, evenly / strength, (starts[end] - starts[begin]) / push_share);
      double left = 0;
      for (const auto p : push_.touched()) {
        const double d = job_.graph.strength(p);
        const double estimate = push_.estimate(p) / d, residual = job_.restart * push_.residual(p) / d;
        const auto [e, r] = std::pair(static_cast<Real>(estimate), static_cast<Real>(residual));
        lane.touched.push_back({p, e, static_cast<Real>(estimate - e), static_cast<Real>(residual - r)});
        left += push_.residual(p);
        source[p * width + l] = r;
      }
      lane.constant = left / strength;
      common_.shift[l] = static_cast<Real>(job_.restart * lane.constant);
      common_.active[l] = 1;
      common_.residual[l] = static_cast<Real>(job_.restart * push_.worst());
      lane.source = job_.restart * (push_.worst() + lane.constant);
      judge(l, 0);
    }
    return true;
  }

  // Whether y_k of the lane, whose residual was just seen, is near enough; or, in float, never will be.
  void judge(std::size_t l, int step) {
    auto& lane = lanes_[l];
    const double hidden =
        residual_roundoffs<Real>(job_.longest_row) * roundoff * (common_.largest[l] + lane.source) + lane.unseen;
    const double residual = common_.residual[l];
    const double rounding = lane.refined ? reserve_of_sum : reserve;
    const auto within = [&](double most) {  // of y, does it keep what was asked for?
      return widest_ * most + rounding <= job_.tolerance &&
             job_.graph.total_strength() * most + rounding <= job_.closeness_tolerance;
    };
    const double most = (residual + hidden) / job_.restart;
    lane.error = widest_ * most + rounding;
    lane.steps = step;
    const bool enough = step >= most_steps();
    lane.proved = within(most) || (last_resort && (residual <= hidden || enough));
    bool given_up = false;
    if constexpr (!last_resort) {
      const bool hopeless = !within(2 * hidden / job_.restart);
      lane.rough = !lane.proved && !lane.refined && ((hopeless && residual <= 2 * hidden) || enough);
      given_up = lane.rough || enough || (hopeless && lane.refined);
    }
    if (lane.proved || given_up) common_.active[l] = 0;
  }

  // Even plain iteration is there by then.
  int most_steps() const { return static_cast<int>(std::log(1e-18 * job_.restart) / std::log(1 - job_.restart)) + 16; }

  // Makes what is left of the rough lanes' equations their next right side.
  template <class GoOn>
  bool refine(const GoOn& go_on) {
    const auto [begin, end, strength, low, high] = *component_;
    auto *settled = even_.as<Real>(), *odd = odd_.as<Real>();
    for (std::size_t l = 0; l < seeds_.size(); ++l)
      if (lanes_[l].steps % 2 != 0)
        for (std::size_t p = begin; p < end; ++p) settled[p * width + l] = odd[p * width + l];
    if (!settled_) settled_.emplace(std::size_t{job_.graph.node_count()});
    even_.swap(*settled_);

    struct alignas(64) {
      double shift[width] = {}, sum[width] = {};
    } wide;
    for (std::size_t l = 0; l < seeds_.size(); ++l) wide.shift[l] = job_.restart * lanes_[l].constant;
    std::ranges::fill(common_.residual, Real{0});
    std::ranges::fill(common_.largest, Real{0});
    const auto starts = job_.graph.row_starts();
    auto* source = source_.as<Real>();
    const Remainder remainder{starts.back(),
                              starts.data(),
                              job_.graph.columns().data(),
                              job_.graph.template shares<double>(),
                              job_.graph.strengths().data(),
                              settled,
                              source,
                              wide.shift,
                              1 - job_.restart,
                              wide.sum,
                              common_.residual,
                              common_.largest};
    for (std::uint32_t from = begin; from < end; from += std::min(slice, end - from)) {
      if (!go_on()) return false;
      take_remainder(remainder, from, from + std::min(slice, end - from), job_.simd);
    }
    for (std::size_t l = 0; l < seeds_.size(); ++l) {
      auto& lane = lanes_[l];
      if (!lane.rough) continue;
      for (const auto& touched : lane.touched) {
        auto& g = source[touched.place * width + l];
        const Real whole = g + touched.source_rest;
        wide.sum[l] += job_.graph.strength(touched.place) * (double{whole} - g);
        g = whole;
        common_.residual[l] = std::max(common_.residual[l], std::abs(whole));
      }
      const double constant = wide.sum[l] / strength / job_.restart, largest = common_.residual[l];
      const double of_settled = common_.largest[l] + lane.source;
      lane.unseen = remainder_roundoffs(job_.longest_row) * std::numeric_limits<double>::epsilon() / 2 * of_settled +
                    roundoff * roundoff * lane.source + 2 * roundoff * largest;
      lane.constant += constant;
      lane.source = largest + job_.restart * std::abs(constant);
      common_.residual[l] = static_cast<Real>(lane.source * (1 + 4 * roundoff));  // of nothing found yet, shift and all
      lane.settled += lane.steps + 1;
      lane.refined = true;
      common_.shift[l] = static_cast<Real>(job_.restart * constant);
      common_.active[l] = 1;
      common_.largest[l] = 0;
      judge(l, 0);
    }
    return true;
  }

  template <class GoOn>
  bool iterate(const GoOn& go_on) {
    const auto going = [&] { return std::ranges::any_of(common_.active, [](Real lane) { return lane != 0; }); };
    const double damping = 1 - job_.restart;
    const auto inside = [](double eigenvalue) {
      return eigenvalue + 0.01 * (eigenvalue < 0 ? -1 : 1) * (1 - std::abs(eigenvalue));
    };
    const double high = damping * inside(component_->high);
    // An eigenvalue below low + high - 1 would make it diverge; none is below -damping. So the interval ends at the
    // latest halfway between that and where it would, whatever the estimate was worth.
    const double low = std::min(damping * inside(component_->low), (job_.restart - high - damping) / 2);
    const double half = (high - low) / (2 - low - high);  // half the interval in units of its distance to 1
    const Real gamma = static_cast<Real>(2 / (2 - low - high));

    const auto [begin, end] = std::pair(component_->begin, component_->end);
    auto *own = odd_.as<Real>(), *other = even_.as<Real>();  // y_1 and y_0 = 0
    const auto* source = source_.as<Real>();
    for (std::size_t p = begin; p < end; ++p) {
      for (std::size_t l = 0; l < width; ++l) {
        own[p * width + l] = gamma * (source[p * width + l] - common_.shift[l]);
        other[p * width + l] = 0;
      }
    }
    const auto starts = job_.graph.row_starts();
    double omega = 2;
    for (int k = 1; going(); ++k, std::swap(own, other)) {
      omega = 1 / (1 - half * half * omega / 4);
      std::ranges::fill(common_.residual, Real{0});
      std::ranges::fill(common_.largest, Real{0});
      const Step<Real> step{starts.back(),
                            starts.data(),
                            job_.graph.columns().data(),
                            job_.graph.template shares<Real>(),
                            own,
                            other,
                            source,
                            common_.shift,
                            common_.active,
                            static_cast<Real>(damping),
                            gamma,
                            static_cast<Real>(omega),
                            common_.residual,
                            common_.largest};
      for (std::uint32_t from = begin; from < end; from += std::min(slice, end - from)) {
        if (!go_on()) return false;
        take_step(step, from, from + std::min(slice, end - from), job_.simd);
      }
      for (std::size_t l = 0; l < seeds_.size(); ++l)
        if (common_.active[l] != 0) judge(l, k);
    }
    return true;
  }

  void hand_on(std::vector<std::uint32_t>& failed) {
    const bool summed = std::ranges::any_of(lanes_, &Lane::refined);
    Real *y[width], *rest[width];  // where a lane begins; the answer is their sum in a refined block
    for (std::size_t l = 0; l < width; ++l) {
      const auto& lane = lanes_[l];
      auto* const last = (lane.steps % 2 == 0 ? even_ : odd_).template as<Real>() + l;  // of the step that was proved
      y[l] = summed ? settled_->template as<Real>() + l : last;
      rest[l] = last;
      if (summed && !lane.refined)
        for (std::size_t p = component_->begin; p < component_->end; ++p) rest[l][p * width] = 0;
      for (const auto& touched : lane.touched) {
        auto& at = y[l][touched.place * width];
        const Real before = at, sum = before + touched.estimate;
        at = sum;
        if (!lane.refined) continue;
        const Real added = sum - before;  // Knuth's exact sum of two
        rest[l][touched.place * width] += (before - (sum - added)) + (touched.estimate - added) + touched.estimate_rest;
      }
    }
    const std::size_t count = job_.targets.size();
    auto* rows = source_.as<double>();  // not needed any more: a row of targets a lane now, as many as fit
    constexpr std::size_t fit = lanes<double>;
    for (std::size_t from = 0; from < seeds_.size(); from += fit) {
      const auto fill = [&](auto value) {
        for (std::size_t i = 0; i < count; ++i) {
          const auto p = job_.targets[i];
          if (p - component_->begin >= component_->end - component_->begin) continue;
          for (std::size_t l = 0; l < fit; ++l) rows[l * count + i] = value(from + l, p * width);
        }
      };
      if (summed)
        fill([&](std::size_t l, std::size_t at) { return double{y[l][at]} + rest[l][at]; });
      else
        fill([&](std::size_t l, std::size_t at) { return double{y[l][at]}; });
      for (std::size_t l = from; l < std::min(from + fit, seeds_.size()); ++l) {
        const auto& lane = lanes_[l];
        if (!lane.proved) {
          failed.push_back(seeds_[l]);
          continue;
        }
        for (std::size_t i = 0; i < count; ++i) {
          const auto p = job_.targets[i];
          const bool reached = p - component_->begin < component_->end - component_->begin;
          const auto walked = [&] { return job_.graph.strength(p) * (lane.constant + rows[(l - from) * count + i]); };
          values_[i] = reached ? std::clamp(walked(), 0.0, 1.0) : 0;  // where the exact one is, too
        }
        job_.sink(seeds_[l], {values_, lane.error, lane.settled + lane.steps});
      }
    }
  }

  const Job& job_;
  ForwardPush push_;
  Lines even_, odd_, source_;
  std::optional<Lines> settled_;  // what was found before refining; once it is needed
  std::vector<double> values_;
  std::span<const std::uint32_t> seeds_;
  const WalkGraph::Component* component_ = nullptr;
  double widest_ = 0;
  Common common_;
  std::vector<Lane> lanes_;
};

// Walks the seeds numbered in `order`, which has those of a component together. False when cancelled.
template <class Real>
bool walk_blocks(const Job& job, std::span<const std::uint32_t> order, const Control& control,
                 std::vector<std::uint32_t>& failed) {
  constexpr std::size_t turn = 4;  // items parallel_for hands out together: the first stands for the block
  const auto component = [&](std::uint32_t i) { return job.graph.component_of(job.seeds[i]); };
  std::vector<std::span<const std::uint32_t>> blocks;
  for (std::size_t i = 0, end = 0; i < order.size(); i = end) {
    while (end < order.size() && end - i < lanes<Real> && component(order[end]) == component(order[i])) ++end;
    blocks.push_back(order.subspan(i, end - i));
  }
  std::atomic<bool> stopped{false};
  std::mutex mutex;
  const auto caller = std::this_thread::get_id();
  const bool ended = parallel_for(
      blocks.size() * turn, control, "walk", [&] { return std::make_unique<Walker<Real>>(job); },
      [&](std::unique_ptr<Walker<Real>>& walker, std::size_t item) {
        if (item % turn != 0) return;
        const auto go_on = [&] {
          if (std::this_thread::get_id() == caller ? !control.go_on("walk", item, blocks.size() * turn)
                                                   : control.cancelled())
            stopped = true;
          return !stopped;
        };
        std::vector<std::uint32_t> unproved;
        if (!walker->walk(blocks[item / turn], unproved, go_on)) return;
        const std::lock_guard lock(mutex);
        failed.insert(failed.end(), unproved.begin(), unproved.end());
      });
  return ended && !stopped;
}

}  // namespace

bool walk_many(const WalkGraph& graph, std::span<const std::uint32_t> seeds, std::span<const std::uint32_t> targets,
               const WalkTask& task, const Control& control, const WalkSink& sink) {
  Job job{graph,
          {},
          {},
          {},
          0,
          std::clamp(task.restart, 1e-3, 1 - 1e-3),
          std::max(task.tolerance, 1e-14),
          std::max(task.closeness_tolerance, 1e-14),
          task.simd,
          sink};
  for (const auto node : seeds) job.seeds.push_back(graph.place_of(node));
  for (const auto node : targets) job.targets.push_back(graph.place_of(node));
  if (targets.empty())
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) job.targets.push_back(graph.place_of(node));
  job.widest.assign(graph.components().size(), 0.0);
  for (const auto p : job.targets) {
    auto& widest = job.widest[graph.component_of(p)];
    widest = std::max(widest, graph.strength(p));
  }
  const auto starts = graph.row_starts();
  for (std::uint32_t p = 0; p < graph.node_count(); ++p)
    job.longest_row = std::max(job.longest_row, starts[p + 1] - starts[p]);

  std::vector<std::uint32_t> order, failed;
  std::vector<double> alone(job.targets.size());
  for (std::uint32_t i = 0; i < seeds.size(); ++i) {
    if (graph.strength(job.seeds[i]) > 0) {
      order.push_back(i);
      continue;
    }
    std::ranges::transform(job.targets, alone.begin(), [&](std::uint32_t p) { return p == job.seeds[i] ? 1.0 : 0.0; });
    sink(i, {alone, 0, 0});
  }
  const auto by_place = [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(job.seeds[a], a) < std::pair(job.seeds[b], b);  // places of a component are together
  };
  std::ranges::sort(order, by_place);
  if (std::min(job.tolerance, job.closeness_tolerance) >= finest_sum) {
    if (!walk_blocks<float>(job, order, control, failed)) return false;
    std::ranges::sort(failed, by_place);
    order = std::move(failed);
    failed.clear();
  }
  return order.empty() || walk_blocks<double>(job, order, control, failed);
}

}  // namespace caunoi
