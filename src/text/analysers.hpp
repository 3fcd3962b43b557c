// analysers.hpp -- analysers lent out and taken back: one costs milliseconds to make, and remembers the stems it has met.
#pragma once
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "caunoi/lexicon.hpp"
#include "caunoi/text.hpp"

namespace caunoi {

/// [any] Must outlive what it lends. Borrows the lexicon, which may be null.
class Analysers {
 public:
  explicit Analysers(const Lexicon* lexicon) : lexicon_(lexicon) {}

  /// An analyser for one thread; goes back with the object.
  class Lent {
   public:
    Lent(Analysers& from, std::unique_ptr<Analyser> analyser) : from_(&from), analyser_(std::move(analyser)) {}
    Lent(Lent&&) = default;
    Lent& operator=(Lent&&) = delete;
    ~Lent() {
      if (analyser_) from_->take_back(std::move(analyser_));
    }
    const Analyser& operator*() const noexcept { return *analyser_; }

   private:
    Analysers* from_;
    std::unique_ptr<Analyser> analyser_;
  };

  [[nodiscard]] Lent lend() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) {
      free_.reserve(made_ + 1);  // so that taking back needs no memory
      auto made = std::make_unique<Analyser>(lexicon_);
      ++made_;
      return {*this, std::move(made)};
    }
    auto analyser = std::move(free_.back());
    free_.pop_back();
    return {*this, std::move(analyser)};
  }

 private:
  void take_back(std::unique_ptr<Analyser> analyser) noexcept {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(analyser));
  }

  const Lexicon* lexicon_;
  std::mutex mutex_;
  std::size_t made_ = 0;
  std::vector<std::unique_ptr<Analyser>> free_;
};

}  // namespace caunoi
