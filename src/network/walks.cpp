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
// its block go on, so its answer does not depend on them. Tested by network/walks_test.
#include "network/walks.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>
#include <new>
#include <numeric>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "base/parallel.hpp"
#include "network/push.hpp"

namespace caunoi {

namespace {

// The push goes on while a residual is this many times what an even spread over the component would be. Lower settles
// more before the dense steps begin and costs the more arcs; from 150 on the residual is so large that float cannot
// prove the hubs of a power law and their seeds are walked twice.
constexpr double evenly = 50;
// And no longer than this share of a pass over the arcs, for a pass serves a whole block.
constexpr std::uint64_t push_share = 24;
constexpr std::uint32_t slice = 4096;  // places between two looks at the cancel flag: below a millisecond

// Lines of memory, not initialised: a block touches the range of its component alone.
class Lines {
 public:
  explicit Lines(std::size_t count) : data_(::operator new(count * 64, std::align_val_t(64))) {}
  ~Lines() { ::operator delete(data_, std::align_val_t(64)); }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
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
    hand_on(failed);
    return true;
  }

 private:
  static constexpr std::size_t width = lanes<Real>;
  static constexpr double roundoff = std::numeric_limits<Real>::epsilon() / 2;
  static constexpr double reserve = 2 * roundoff;  // of the answer itself, at most 1
  static constexpr bool last_resort = sizeof(Real) == sizeof(double);

  struct alignas(64) Common {  // what a step reads and writes, a line each
    Real shift[width] = {}, active[width] = {}, residual[width] = {}, largest[width] = {};
  };
  struct Lane {
    std::vector<std::pair<std::uint32_t, Real>> estimate;  // of p / d, from the push
    double constant = 0;                                   // of p / d, everywhere in the component
    double source = 0;                                     // largest |f| + |shift|: rounding is a share of it
    double error = 0;
    int steps = 0;
    bool proved = false;
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
        if (push_.estimate(p) > 0) lane.estimate.emplace_back(p, static_cast<Real>(push_.estimate(p) / d));
        left += push_.residual(p);
        source[p * width + l] = static_cast<Real>(job_.restart * push_.residual(p) / d);
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
    const double hidden = residual_roundoffs<Real>(job_.longest_row) * roundoff * (common_.largest[l] + lane.source);
    const double residual = common_.residual[l];
    const auto within = [&](double most) {  // of y, does it keep what was asked for?
      return widest_ * most + reserve <= job_.tolerance &&
             job_.graph.total_strength() * most + reserve <= job_.closeness_tolerance;
    };
    const double most = (residual + hidden) / job_.restart;
    lane.error = widest_ * most + reserve;
    lane.steps = step;
    lane.proved = within(most) || (last_resort && (residual <= hidden || step >= most_steps()));
    const bool hopeless = !last_resort && (!within(2 * hidden / job_.restart) || step >= most_steps());
    if (lane.proved || hopeless) common_.active[l] = 0;
  }

  // Even plain iteration is there by then, whatever the estimate of the spectrum was worth.
  int most_steps() const { return static_cast<int>(std::log(1e-18 * job_.restart) / std::log(1 - job_.restart)) + 16; }

  template <class GoOn>
  bool iterate(const GoOn& go_on) {
    const auto going = [&] { return std::ranges::any_of(common_.active, [](Real lane) { return lane != 0; }); };
    const double damping = 1 - job_.restart;
    const auto inside = [](double eigenvalue) {
      return eigenvalue + 0.01 * (eigenvalue < 0 ? -1 : 1) * (1 - std::abs(eigenvalue));
    };
    const double low = damping * inside(component_->low), high = damping * inside(component_->high);
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
    const std::size_t count = job_.targets.size();
    Real* at[width];  // the lane of y_k, k being the step that was proved
    for (std::size_t l = 0; l < width; ++l) at[l] = (lanes_[l].steps % 2 == 0 ? even_ : odd_).template as<Real>() + l;
    for (std::size_t l = 0; l < seeds_.size(); ++l)
      for (const auto& [p, estimate] : lanes_[l].estimate) at[l][p * width] += estimate;
    auto* rows = source_.as<Real>();  // not needed any more: a row of targets a lane now
    for (std::size_t i = 0; i < count; ++i) {
      const auto p = job_.targets[i];
      if (p - component_->begin < component_->end - component_->begin)
        for (std::size_t l = 0; l < width; ++l) rows[l * count + i] = at[l][p * width];
    }
    for (std::size_t l = 0; l < seeds_.size(); ++l) {
      const auto& lane = lanes_[l];
      if (!lane.proved) {
        failed.push_back(seeds_[l]);
        continue;
      }
      for (std::size_t i = 0; i < count; ++i) {
        const auto p = job_.targets[i];
        const bool reached = p - component_->begin < component_->end - component_->begin;
        const auto walked = [&] { return job_.graph.strength(p) * (lane.constant + rows[l * count + i]); };
        values_[i] = reached ? std::clamp(walked(), 0.0, 1.0) : 0;  // where the exact one is, too
      }
      job_.sink(seeds_[l], {values_, lane.error, lane.steps});
    }
  }

  const Job& job_;
  ForwardPush push_;
  Lines even_, odd_, source_;
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
  // Float cannot prove what is near its own rounding: do not even try.
  if (std::min(task.tolerance, task.closeness_tolerance) > 4 * std::numeric_limits<float>::epsilon()) {
    if (!walk_blocks<float>(job, order, control, failed)) return false;
    std::ranges::sort(failed, by_place);
    order = std::move(failed);
    failed.clear();
  }
  return order.empty() || walk_blocks<double>(job, order, control, failed);
}

}  // namespace caunoi
