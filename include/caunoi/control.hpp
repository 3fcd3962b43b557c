// control.hpp -- what a caller holds of a long call: progress, cancellation, threads. Nothing here changes an answer.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <string_view>

namespace caunoi {

/// One report of progress. `total` is 0 while it is not known.
struct Tick {
  std::string_view stage;  ///< "read", "analyse", "index", "match", "plan", "report", ...
  std::uint64_t done = 0;
  std::uint64_t total = 0;
};

/// A flag that ends calls early. [shared] request() and requested() from any thread; must outlive the calls that use it.
class Cancel {
 public:
  void request() noexcept { flag_.store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool requested() const noexcept { return flag_.load(std::memory_order_relaxed); }

 private:
  std::atomic<bool> flag_{false};
};

/// Passed by const reference to every long call.
struct Control {
  /// Called on the calling thread, never twice at once; return false to cancel. May be empty.
  std::function<bool(const Tick&)> progress;
  const Cancel* cancel = nullptr;  ///< may be null
  unsigned threads = 0;            ///< most threads to use; 0: as many as the machine has. Never changes the answer.

  /// True when the caller wants to stop; long loops ask at least every 50 ms.
  [[nodiscard]] bool cancelled() const noexcept { return cancel != nullptr && cancel->requested(); }
  /// Reports progress and says whether to go on.
  [[nodiscard]] bool go_on(std::string_view stage, std::uint64_t done, std::uint64_t total) const {
    return !cancelled() && (!progress || progress(Tick{stage, done, total}));
  }
};

}  // namespace caunoi
