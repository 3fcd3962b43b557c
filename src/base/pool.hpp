// pool.hpp -- things that are costly to make, lent to one thread after the other.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace caunoi {

/// [any] Must outlive what it lends.
template <class T>
class Pool {
 public:
  explicit Pool(std::function<std::unique_ptr<T>()> make) : make_(std::move(make)) {}

  /// For one thread; goes back with the object.
  class Lent {
   public:
    Lent(Pool& from, std::unique_ptr<T> thing) : from_(&from), thing_(std::move(thing)) {}
    Lent(Lent&&) noexcept = default;
    Lent& operator=(Lent&&) = delete;
    ~Lent() {
      if (thing_) from_->take_back(std::move(thing_));
    }
    T& operator*() const noexcept { return *thing_; }
    T* operator->() const noexcept { return thing_.get(); }

   private:
    Pool* from_;
    std::unique_ptr<T> thing_;
  };

  [[nodiscard]] Lent lend() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) {
      free_.reserve(made_ + 1);  // so that taking back needs no memory
      auto made = make_();
      ++made_;
      return {*this, std::move(made)};
    }
    auto thing = std::move(free_.back());
    free_.pop_back();
    return {*this, std::move(thing)};
  }

 private:
  void take_back(std::unique_ptr<T> thing) noexcept {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(thing));
  }

  std::function<std::unique_ptr<T>()> make_;
  std::mutex mutex_;
  std::size_t made_ = 0;
  std::vector<std::unique_ptr<T>> free_;
};

}  // namespace caunoi
