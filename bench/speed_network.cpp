// Random walks with restart from many seeds over a cooperation network, beside igraph on the same arcs: as exact as
// igraph is, and as exact as matching asks for. One thread.
#include <cmath>

#include "bench/peers.hpp"
#include "bench/speed.hpp"
#include "bench/walk_driver.hpp"

namespace caunoi::bench {

namespace {

constexpr double igraph_tolerance = 1e-10;  // what igraph asks of PRPACK

struct Graph {
  ArcList arcs;
  std::vector<std::uint32_t> seeds;
};
Kept<std::uint64_t, Graph> kept;

Graph& graph_of(const Settings& settings, std::uint64_t nodes) {
  return kept.get(nodes, [&] {
    auto out = std::make_unique<Graph>();
    const auto survey = generated_network(settings.seed, nodes);
    out->arcs = arcs_of(survey);
    const auto organisations = survey.organisations();
    for (std::uint64_t i = 0; i < settings.seeds; ++i)
      out->seeds.push_back(
          out->arcs.nodes.find("organisation/" + organisations[i * 7919 % organisations.size()].id)->second);
    return out;
  });
}

void report_graph(benchmark::State& state, const Graph& graph, std::size_t seeds) {
  state.counters["nodes"] = static_cast<double>(graph.arcs.nodes.size());
  state.counters["arcs"] = static_cast<double>(graph.arcs.arcs.size());
  state.counters["seeds"] = static_cast<double>(seeds);
}

void walk(benchmark::State& state, const Settings& settings, std::uint64_t nodes, double tolerance) {
  auto& graph = graph_of(settings, nodes);
  const WalkDriver walks(graph.arcs);
  std::vector<double> found;
  for (auto _ : state) found = walks.from(graph.seeds, tolerance);
  report_graph(state, graph, graph.seeds.size());
  if (const auto peer = igraph_peer(graph.arcs)) {  // the largest difference of a probability
    const auto exact = peer->from(graph.seeds[0], WalkDriver::restart);
    double difference = 0;
    for (std::size_t node = 0; node < exact.size(); ++node)
      difference = std::max(difference, std::abs(exact[node] - found[node]));
    state.counters["difference"] = difference;
  }
}

void walk_igraph(benchmark::State& state, const Settings& settings, std::uint64_t nodes) {
  auto& graph = graph_of(settings, nodes);
  const auto peer = igraph_peer(graph.arcs);
  if (!peer) return state.SkipWithError("not there when this was built");
  const std::size_t seeds = std::min<std::size_t>(5, graph.seeds.size());
  for (auto _ : state)
    for (std::size_t s = 0; s < seeds; ++s)
      benchmark::DoNotOptimize(peer->from(graph.seeds[s], WalkDriver::restart).data());
  report_graph(state, graph, seeds);
}

}  // namespace

void register_network(const Settings& settings) {
  for (const auto nodes : settings.sizes(std::min<std::uint64_t>(100'000, settings.largest))) {
    const auto name = "network/walk/" + size_name(nodes);
    for (const auto& [tolerance, suffix] : {std::pair{igraph_tolerance, "/caunoi"}, {1e-6, "/caunoi-1e-6"}})
      benchmark::RegisterBenchmark(
          (name + suffix).c_str(),
          [=, &settings, tolerance = tolerance](benchmark::State& state) { walk(state, settings, nodes, tolerance); })
          ->Iterations(1)
          ->MeasureProcessCPUTime()
          ->UseRealTime()
          ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark((name + "/igraph").c_str(),
                                 [=, &settings](benchmark::State& state) { walk_igraph(state, settings, nodes); })
        ->Iterations(1)
        ->MeasureProcessCPUTime()
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
  }
  benchmark::RegisterBenchmark("network/end", [](benchmark::State& state) {
    for (auto _ : state) kept.drop();
  })->Iterations(1);
}

}  // namespace caunoi::bench
