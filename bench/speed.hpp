// speed.hpp -- what the files speed_*.cpp share: settings, fixtures, clocks. Each registers the benchmarks of a stage.
#pragma once
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bench/generated_survey.hpp"
#include "caunoi/index.hpp"
#include "caunoi/lexicon.hpp"

namespace caunoi::bench {

struct Settings {
  std::uint64_t seed = 1;
  std::uint64_t largest = 100'000;         ///< collections of 10,000 up to this many documents
  std::uint64_t largest_survey = 100'000;  ///< the same for those that are indexed and matched as records
  std::uint64_t needs = 10'000;            ///< queries of a batch
  std::uint64_t peer_needs = 100;          ///< of these, evenly taken, those that peers are asked
  std::uint64_t seeds = 1'000;             ///< of random walks
  int repetitions = 3;
  std::filesystem::path lexicon = "corpus/lexicon";
  std::filesystem::path scratch;  ///< for databases; removed at the end

  [[nodiscard]] std::vector<std::uint64_t> sizes(std::uint64_t limit) const;
};

void register_machine(const Settings& settings);
void register_records(const Settings& settings);
void register_text(const Settings& settings);
void register_panel(const Settings& settings);
void register_index(const Settings& settings);
void register_match(const Settings& settings);
void register_network(const Settings& settings);
void register_fair(const Settings& settings);
void register_report(const Settings& settings);

/// "10k", "1M".
[[nodiscard]] std::string size_name(std::uint64_t documents);
/// Seconds of processor time of the whole process.
[[nodiscard]] double processor_seconds() noexcept;
/// Memory of its own that the process holds now, in bytes; 0 where the system does not tell.
[[nodiscard]] double held_bytes();
/// The most memory the process held since reset_peak(), in bytes; 0 where the system does not tell.
void reset_peak();
[[nodiscard]] double peak_bytes();
[[nodiscard]] double folder_bytes(const std::filesystem::path& folder);
/// Stops with a message: a benchmark of a stage that failed tells nothing.
[[noreturn]] void give_up(const std::string& message);

template <class T>
T value_of(Result<T> result) {
  if (!result) give_up(result.error().text());
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

/// A thing that is costly to make, kept as long as the same is asked for: neighbours in the order of registration share
/// it.
template <class Key, class T>
class Kept {
 public:
  template <class Make>
  T& get(const Key& key, Make&& make) {
    if (!value_ || key_ != key) {
      value_.reset();
      value_ = make();
      key_ = key;
    }
    return *value_;
  }
  void drop() { value_.reset(); }

 private:
  Key key_{};
  std::unique_ptr<T> value_;
};

/// A survey with its index on disk, shared by the stages index and match.
struct Indexed {
  std::filesystem::path folder;
  Survey survey;
  std::optional<Index> index;
};
[[nodiscard]] Indexed& indexed(const Settings& settings, std::uint64_t technologies, std::uint64_t needs);
/// Gives the memory of the above back.
void drop_indexed();
[[nodiscard]] const Lexicon& lexicon_of(const Settings& settings);

/// Times of single calls, for percentiles.
class Latencies {
 public:
  template <class Call>
  void time(Call&& call) {
    const double before = processor_seconds();
    call();
    seconds_.push_back(processor_seconds() - before);
  }
  /// p50 and p99 in seconds.
  void report(benchmark::State& state) {
    std::ranges::sort(seconds_);
    const auto at = [&](double share) {
      return seconds_[std::min(seconds_.size() - 1,
                               static_cast<std::size_t>(share * static_cast<double>(seconds_.size())))];
    };
    if (seconds_.empty()) return;
    state.counters["p50"] = at(0.5);
    state.counters["p99"] = at(0.99);
  }

 private:
  std::vector<double> seconds_;
};

}  // namespace caunoi::bench
