// A walk that restarts at s goes on for a while among quiet nodes and then comes to a busy one, a *hub*; from there it is, by the
// Markov property, the walk of that hub. So, with x(l) the discounted visits to node l before any hub and b(h) the discounted
// chance that h is the first hub reached,
//
//   p_s = c sum of x(l) e_l + sum of b(h) p_h          (the hub decomposition of Jeh & Widom, WWW 2003)
//
// exactly. A need is joined to its organisation and fields, an organisation to its province, sector and fields: what lies before
// the hubs is a handful of nodes, pushed until nothing is left that double precision could tell.
// Tested by network/hubs_test.
#include "network/hubs.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <unordered_map>

#include "network/walks.hpp"

namespace caunoi {

namespace {

constexpr std::uint32_t least_arcs = 24;
constexpr std::size_t most_hubs = 256, most_bytes = 128U << 20;
constexpr std::size_t most_visits = 20'000;  // of nodes before hubs; a walk of the whole graph costs more
constexpr double nothing = 1e-15;

}  // namespace

HubWalks::HubWalks(const WalkGraph& graph, std::span<const std::uint32_t> targets, double restart, const Control& control)
    : graph_(&graph), restart_(restart), hub_at_(graph.node_count(), none), target_at_(graph.node_count(), none) {
  double least_strength = graph.total_strength();
  for (std::uint32_t t = 0; t < targets.size(); ++t) {
    const auto place = graph.place_of(targets[t]);
    if (target_at_[place] == none) target_at_[place] = t;
    const double strength = graph.strength(place);
    scale_.push_back(strength > 0 ? graph.total_strength() / strength : 0);
    if (strength > 0) least_strength = std::min(least_strength, strength);
  }
  const auto starts = graph.row_starts();
  const auto arcs_at = [&](std::uint32_t place) { return starts[place + 1] - starts[place]; };
  std::vector<std::uint32_t> places;
  for (std::uint32_t place = 0; place < graph.node_count(); ++place)
    if (arcs_at(place) >= least_arcs) places.push_back(place);
  std::ranges::stable_sort(places, std::greater<>(), arcs_at);
  places.resize(std::min({places.size(), most_hubs, most_bytes / sizeof(float) / std::max<std::size_t>(1, targets.size())}));
  std::vector<std::uint32_t> seeds;
  for (const auto place : places) {
    hub_at_[place] = static_cast<std::uint32_t>(seeds.size());
    seeds.push_back(graph.node_at(place));
  }
  lifts_.resize(seeds.size() * targets.size());
  WalkTask task;
  task.restart = restart;
  // A lift is wanted to less than 1e-6, and it is as many times the probability as the node is small.
  task.tolerance = graph.total_strength() > 0 ? 5e-7 * least_strength / graph.total_strength() : 1e-6;
  complete_ = targets.empty() || walk_many(graph, seeds, targets, task, control, [&](std::size_t hub, const WalkAnswer& answer) {
                for (std::size_t t = 0; t < scale_.size(); ++t) lifts_[hub * scale_.size() + t] = static_cast<float>(answer.probability[t] * scale_[t]);
              });
  for (std::size_t hub = 0; hub < seeds.size(); ++hub) {
    const auto lifts = std::span(lifts_).subspan(hub * targets.size(), targets.size());
    most_.push_back(lifts.empty() ? 0.0F : std::ranges::max(lifts));
  }
}

bool HubWalks::parts_of(std::uint32_t seed, Parts& out) const {
  out.hubs.clear();
  out.targets.clear();
  const auto starts = graph_->row_starts();
  const auto columns = graph_->columns();
  const auto* shares = graph_->shares<double>();
  // By place: what is still to go on from a node, and what has passed it. Few, so a table by hash; nothing is read in its order.
  struct Passed { double waiting = 0, visits = 0; std::uint32_t order = 0; };
  std::unordered_map<std::uint32_t, Passed> passed;
  std::unordered_map<std::uint32_t, std::uint32_t> hub_order;
  std::vector<std::uint32_t> met;
  std::deque<std::uint32_t> queue;
  const auto arrive = [&](std::uint32_t place, double chance) {
    if (const auto hub = hub_at_[place]; hub != none) {
      const auto [at, added] = hub_order.emplace(hub, static_cast<std::uint32_t>(out.hubs.size()));
      if (added) out.hubs.emplace_back(hub, 0.0);
      out.hubs[at->second].second += chance;
      return;
    }
    const auto [at, added] = passed.emplace(place, Passed{0, 0, static_cast<std::uint32_t>(met.size())});
    if (added) met.push_back(place);
    if (at->second.waiting < nothing && at->second.waiting + chance >= nothing) queue.push_back(place);
    at->second.waiting += chance;
  };
  arrive(graph_->place_of(seed), 1);
  std::size_t visits = 0;
  while (!queue.empty()) {
    const auto place = queue.front();
    queue.pop_front();
    auto& here = passed.at(place);
    const double going = here.waiting;
    here.waiting = 0;
    here.visits += going;
    visits += 1 + (starts[place + 1] - starts[place]);
    if (visits > most_visits) return false;
    for (auto k = starts[place]; k < starts[place + 1]; ++k) arrive(columns[k], (1 - restart_) * going * shares[k]);
  }
  for (const auto place : met)
    if (const auto target = target_at_[place]; target != none) out.targets.emplace_back(target, restart_ * passed.at(place).visits);
  return true;
}

void HubWalks::lifts_of(const Parts& parts, std::span<double> out) const {
  std::ranges::fill(out, 0.0);
  for (const auto& [hub, share] : parts.hubs) {
    const auto* lifts = lifts_.data() + hub * scale_.size();
    for (std::size_t t = 0; t < out.size(); ++t) out[t] += share * static_cast<double>(lifts[t]);
  }
  for (const auto& [target, probability] : parts.targets) out[target] += probability * scale_[target];
}

double HubWalks::lift_of(std::span<const std::pair<std::uint32_t, double>> hubs, std::span<const std::pair<std::uint32_t, double>> passed, std::uint32_t target) const {
  double out = 0;  // in the order of lifts_of()
  for (const auto& [hub, share] : hubs) out += share * static_cast<double>(lifts_[hub * scale_.size() + target]);
  for (const auto& [at, probability] : passed)
    if (at == target) out += probability * scale_[target];
  return out;
}

double HubWalks::most_lift(std::span<const std::pair<std::uint32_t, double>> hubs) const {
  double out = 0;
  for (const auto& [hub, share] : hubs) out += share * static_cast<double>(most_[hub]);
  return out;
}

}  // namespace caunoi
