// parallel.hpp -- the same work on many items over a few threads; answers go to their own places, so threads change nothing.
#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "caunoi/control.hpp"

namespace caunoi {

/// How many threads a call may use.
inline unsigned thread_count(const Control& control) {
  return control.threads != 0 ? control.threads : std::max(1U, std::thread::hardware_concurrency());
}

/// Calls work(state, i) for i in [0, count) with one `make()` state a thread; the calling thread takes part and reports progress.
/// False when cancelled. The first exception of any thread is rethrown here.
template <class Make, class Work>
bool parallel_for(std::size_t count, const Control& control, std::string_view stage, Make&& make, Work&& work) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  std::exception_ptr error;
  std::mutex error_mutex;
  constexpr std::size_t block = 4;  // items taken at once: few enough that threads end together
  const auto loop = [&](bool reports) {
    try {
      auto state = make();
      for (std::size_t begin; !stop.load(std::memory_order_relaxed) && (begin = next.fetch_add(block)) < count;) {
        for (std::size_t i = begin; i < std::min(begin + block, count); ++i) {
          if (reports ? !control.go_on(stage, begin, count) : control.cancelled()) stop = true;
          if (stop.load(std::memory_order_relaxed)) return;
          work(state, i);
        }
      }
    } catch (...) {
      const std::lock_guard lock(error_mutex);
      if (!error) error = std::current_exception();
      stop = true;
    }
  };
  {
    std::vector<std::jthread> others;
    const auto threads = std::min<std::size_t>(thread_count(control), (count + block - 1) / block);
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(loop, false);
    loop(true);
  }
  if (error) std::rethrow_exception(error);
  return !stop && control.go_on(stage, count, count);
}

}  // namespace caunoi
