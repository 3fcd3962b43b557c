// The network of a survey, and the walks' answers in the survey's terms.
//
// arcs.cpp says what is joined, graph.cpp lays it out, walks.cpp walks many seeds exactly, push.cpp one seed nearby.
// What is left here: seeds by name, supplies by number, and closeness. The probability alone favours nodes with many
// arcs: without a seed the walk is at a node in proportion to its strength. So closeness() divides by that share
// (degree-normalised PageRank) and maps the lift to 0..1, which never stretches an error. Tested by
// network/network_test.
#include "caunoi/network.hpp"

#include <algorithm>
#include <limits>
#include <mutex>
#include <new>

#include "base/parallel.hpp"
#include "network/arcs.hpp"
#include "network/graph.hpp"
#include "network/hubs.hpp"
#include "network/push.hpp"
#include "network/walks.hpp"

namespace caunoi {

namespace {

double closeness_of(double lift) { return lift / (1 + lift); }

}  // namespace

struct Network::Impl {
  static constexpr auto nowhere = std::numeric_limits<std::uint32_t>::max();
  ArcList list;
  WalkGraph graph;
  std::vector<std::uint32_t> supplies;   // nodes
  std::vector<std::uint32_t> supply_at;  // a place ▶ the supply's number, or nowhere
  double widest = 0;                     // largest strength of a supply
  std::vector<char> joined_supply;       // whether a supply is joined to something
  std::optional<HubWalks> hubs;          // after settle()
  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<ForwardPush>> idle;  // workbenches of earlier quick walks; mutex

  explicit Impl(ArcList made)
      : list(std::move(made)),
        graph(static_cast<std::uint32_t>(list.nodes.size()), list.arcs),
        supplies(list.technologies),
        supply_at(list.nodes.size(), nowhere) {
    supplies.insert(supplies.end(), list.experts.begin(), list.experts.end());
    for (std::uint32_t i = 0; i < supplies.size(); ++i) {
      const auto place = graph.place_of(supplies[i]);
      supply_at[place] = i;
      widest = std::max(widest, graph.strength(place));
      joined_supply.push_back(graph.strength(place) > 0 ? 1 : 0);
    }
  }

  // The node of a seed that is joined to something.
  std::optional<std::uint32_t> joined(std::string_view seed) const {
    const auto at = list.nodes.find(seed);
    if (at == list.nodes.end() || graph.strength(graph.place_of(at->second)) == 0) return std::nullopt;
    return at->second;
  }

  std::vector<double> at(std::string_view seed, const WalkOptions& options,
                         std::span<const std::uint32_t> nodes) const {
    std::vector<double> out(nodes.size(), 0.0);
    const auto node = joined(seed);
    if (!node || nodes.empty()) return out;
    WalkTask task;
    task.restart = options.restart;
    task.tolerance = options.tolerance;
    (void)walk_many(graph, {&*node, 1}, nodes, task, Control{},
                    [&](std::size_t, const WalkAnswer& answer) { std::ranges::copy(answer.probability, out.begin()); });
    return out;
  }

  // Put together from walks of hubs where the seed is near them. Hands over what it can and gives the others; nullopt: cancelled.
  std::optional<std::vector<std::size_t>> by_hubs(std::span<const std::optional<std::uint32_t>> seeds, const Control& control, const ClosenessSink& sink) const {
    std::vector<char> far(seeds.size(), 0);
    struct State {
      HubWalks::Parts parts;
      std::vector<double> lifts;
      std::vector<std::optional<double>> closeness;
    };
    const bool whole = parallel_for(seeds.size(), control, "walk", [&] { return State{{}, std::vector<double>(supplies.size()), std::vector<std::optional<double>>(supplies.size())}; },
                                    [&](State& state, std::size_t i) {
                                      if (!seeds[i] || !hubs->parts_of(*seeds[i], state.parts)) {
                                        far[i] = 1;
                                        return;
                                      }
                                      hubs->lifts_of(state.parts, state.lifts);
                                      for (std::size_t s = 0; s < supplies.size(); ++s) {
                                        state.closeness[s].reset();
                                        if (joined_supply[s]) state.closeness[s] = closeness_of(state.lifts[s]);
                                      }
                                      sink(i, state.closeness);
                                    });
    if (!whole) return std::nullopt;
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < seeds.size(); ++i)
      if (far[i]) left.push_back(i);
    return left;
  }

  // False when cancelled.
  bool closeness(std::span<const std::optional<std::uint32_t>> seeds, const WalkOptions& options, const Control& control, const ClosenessSink& sink) const {
    if (!hubs || options.restart != hubs->restart() || options.tolerance < WalkOptions().tolerance) return closeness_by_walks(seeds, options, control, sink);
    const auto left = by_hubs(seeds, control, sink);
    if (!left) return false;
    std::vector<std::optional<std::uint32_t>> others;
    for (const auto i : *left) others.push_back(seeds[i]);
    return closeness_by_walks(others, options, control, [&](std::size_t i, std::span<const std::optional<double>> values) { sink((*left)[i], values); });
  }

  // False when cancelled.
  bool closeness_by_walks(std::span<const std::optional<std::uint32_t>> seeds, const WalkOptions& options,
                 const Control& control, const ClosenessSink& sink) const {
    std::vector<std::uint32_t> nodes;
    std::vector<std::size_t> number;  // of the seed that nodes[i] is
    const std::vector<std::optional<double>> none(supplies.size());
    for (std::size_t i = 0; i < seeds.size(); ++i) {
      if (seeds[i] && !supplies.empty()) {
        nodes.push_back(*seeds[i]);
        number.push_back(i);
      } else {
        sink(i, none);
      }
    }
    WalkTask task;
    task.restart = options.restart;
    task.tolerance = options.tolerance;
    task.closeness_tolerance = options.tolerance;
    return walk_many(graph, nodes, supplies, task, control, [&](std::size_t i, const WalkAnswer& answer) {
      std::vector<std::optional<double>> out(supplies.size());
      for (std::size_t s = 0; s < supplies.size(); ++s) {
        const double strength = graph.strength(graph.place_of(supplies[s]));
        if (strength == 0) continue;
        out[s] = closeness_of(answer.probability[s] * graph.total_strength() / strength);
      }
      sink(number[i], out);
    });
  }

  std::unique_ptr<ForwardPush> workbench() const {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        auto out = std::move(idle.back());
        idle.pop_back();
        return out;
      }
    }
    return std::make_unique<ForwardPush>(graph);
  }
};

Network::Network(const Survey& survey) : impl_(std::make_unique<Impl>(arcs_of(survey))) {}
Network::~Network() = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;

bool Network::settle(const Control& control) {
  impl_->hubs.emplace(impl_->graph, impl_->supplies, WalkOptions().restart, control);
  if (!impl_->hubs->complete()) impl_->hubs.reset();
  return impl_->hubs.has_value();
}

std::size_t Network::node_count() const noexcept { return impl_->list.nodes.size(); }
std::size_t Network::arc_count() const noexcept { return impl_->list.arcs.size(); }

std::vector<double> Network::near_technologies(std::string_view seed, const WalkOptions& options) const {
  return impl_->at(seed, options, impl_->list.technologies);
}
std::vector<double> Network::near_experts(std::string_view seed, const WalkOptions& options) const {
  return impl_->at(seed, options, impl_->list.experts);
}

std::vector<std::optional<double>> Network::closeness(std::string_view seed, const WalkOptions& options) const {
  std::vector<std::optional<double>> out;
  const auto node = impl_->joined(seed);
  (void)impl_->closeness(
      {&node, 1}, options, Control{},
      [&](std::size_t, std::span<const std::optional<double>> values) { out.assign(values.begin(), values.end()); });
  return out;
}

Result<void> Network::closeness(std::span<const std::string> seeds, const WalkOptions& options, const Control& control,
                                const ClosenessSink& sink) const {
  try {
    std::vector<std::optional<std::uint32_t>> nodes;
    for (const auto& seed : seeds) nodes.push_back(impl_->joined(seed));
    if (!impl_->closeness(nodes, options, control, sink)) return fail(Code::cancelled, "the walks were cancelled");
    return {};
  } catch (const std::bad_alloc&) {
    return fail(Code::out_of_memory, "there is not enough memory for the walks; fewer threads need less");
  } catch (const std::exception& e) {
    return fail(Code::internal, e.what());
  }
}

std::optional<double> Network::Nearness::operator()(std::uint32_t supply) const {
  if (network_ == nullptr || !most_) return std::nullopt;
  if (!all_.empty()) return all_[supply];
  const auto& impl = *network_->impl_;
  if (impl.joined_supply[supply] == 0) return std::nullopt;
  return closeness_of(impl.hubs->lift_of(hubs_, targets_, supply));
}

Result<std::vector<Network::Nearness>> Network::nearness(std::span<const std::string> seeds, const Control& control) const {
  try {
    std::vector<Nearness> out(seeds.size());
    std::vector<char> walked(seeds.size(), 0);
    if (!parallel_for(seeds.size(), control, "walk", [] { return HubWalks::Parts(); }, [&](HubWalks::Parts& parts, std::size_t i) {
          const auto node = impl_->joined(seeds[i]);
          if (!node || impl_->supplies.empty()) return;
          if (!impl_->hubs || !impl_->hubs->parts_of(*node, parts)) {
            walked[i] = 1;
            return;
          }
          out[i].network_ = this;
          out[i].most_ = closeness_of(impl_->hubs->most_lift(parts.hubs));
          out[i].hubs_ = parts.hubs;
          out[i].targets_ = parts.targets;
          for (const auto& [target, probability] : parts.targets) out[i].passed_.push_back(target);
          std::ranges::sort(out[i].passed_);
        }))
      return fail(Code::cancelled, "the walks were cancelled");
    std::vector<std::optional<std::uint32_t>> far;
    std::vector<std::size_t> number;  // of the seed that far[i] is
    for (std::size_t i = 0; i < seeds.size(); ++i) {
      if (walked[i] == 0) continue;
      far.push_back(impl_->joined(seeds[i]));
      number.push_back(i);
    }
    if (!far.empty() && !impl_->closeness_by_walks(far, {}, control, [&](std::size_t i, std::span<const std::optional<double>> values) {
          auto& made = out[number[i]];
          made.network_ = this;
          made.all_.assign(values.begin(), values.end());
          made.most_ = values.empty() ? std::nullopt : *std::ranges::max_element(values);
        }))
      return fail(Code::cancelled, "the walks were cancelled");
    return out;
  } catch (const std::bad_alloc&) {
    return fail(Code::out_of_memory, "there is not enough memory for the walks; fewer threads need less");
  } catch (const std::exception& e) {
    return fail(Code::internal, e.what());
  }
}

Network::QuickWalk Network::near_quickly(std::string_view seed, const QuickOptions& options) const {
  QuickWalk out;
  const auto node = impl_->joined(seed);
  if (!node) return out;
  auto push = impl_->workbench();
  push->run(impl_->graph.place_of(*node), std::clamp(options.restart, 1e-3, 1 - 1e-3), std::max(options.epsilon, 1e-9),
            std::numeric_limits<std::uint64_t>::max());
  for (const auto place : push->touched())
    if (const auto supply = impl_->supply_at[place]; supply != Impl::nowhere && push->estimate(place) > 0)
      out.near.push_back({supply, push->estimate(place), push->worst() * impl_->graph.strength(place)});
  std::ranges::sort(out.near, {}, &QuickWalk::Near::supply);
  out.elsewhere = push->worst() * impl_->widest;
  const std::lock_guard lock(impl_->mutex);
  impl_->idle.push_back(std::move(push));
  return out;
}

}  // namespace caunoi
