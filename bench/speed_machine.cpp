// How fast memory is read: the measure that a ranking which reads postings is held against.
//
// Four running sums over an array sixteen times the size of a large cache; with several threads each reads a part of
// its own.
#include <memory>
#include <thread>

#include "bench/speed.hpp"

namespace caunoi::bench {

namespace {

constexpr std::size_t words = std::size_t{1} << 26;  // 512 MiB

std::uint64_t sum(const std::uint64_t* data, std::size_t count) {
  std::uint64_t sums[4] = {};
  for (std::size_t i = 0; i < count; i += 4)
    for (std::size_t j = 0; j < 4; ++j) sums[j] += data[i + j];
  return sums[0] + sums[1] + sums[2] + sums[3];
}

}  // namespace

void register_machine(const Settings& settings) {
  static std::unique_ptr<std::uint64_t[]> data;
  for (const std::size_t threads : {1, 2}) {
    const auto read = [threads](benchmark::State& state) {
      if (!data) {
        data = std::make_unique_for_overwrite<std::uint64_t[]>(words);
        std::fill_n(data.get(), words, 1);  // every page is there before it is timed
      }
      std::uint64_t total = 0;
      for (auto _ : state) {
        std::vector<std::jthread> others;
        std::vector<std::uint64_t> sums(threads);
        const auto part = words / threads;
        for (std::size_t t = 1; t < threads; ++t)
          others.emplace_back([&, t] { sums[t] = sum(data.get() + t * part, part); });
        sums[0] = sum(data.get(), part);
        others.clear();
        total += sums[0];
      }
      benchmark::DoNotOptimize(total);
      state.counters["bytes"] = static_cast<double>(words * sizeof(std::uint64_t));
    };
    benchmark::RegisterBenchmark(("machine/read/" + std::to_string(threads)).c_str(), read)
        ->Iterations(5)
        ->Repetitions(settings.repetitions)
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
  }
  benchmark::RegisterBenchmark("machine/end", [](benchmark::State& state) {
    for (auto _ : state) data.reset();
  })->Iterations(1);
}

}  // namespace caunoi::bench
