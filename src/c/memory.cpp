// Where handles come from. The engine's own memory is C++'s business: texts wander between it and the C++ libraries
// that it stands on, so one half of them cannot have another allocator. What a caller owns can. The allocator may only
// change while nothing is alive, so that whatever is released goes back to where it came from. Tested by
// tests/c/c_api_test (allocator.c), tests/c/c_memory_test.
#include <atomic>
#include <cstring>
#include <new>

#include "c/border.hpp"

namespace caunoi::c {

namespace {

// The one thing of the whole process that a caller can set. Read without the lock: it never changes while a handle is
// alive, and who sets it is alone by the rule of caunoi_allocator_set().
constinit caunoi_allocator chosen = CAUNOI_ALLOCATOR_INIT;
constinit std::atomic<std::uint64_t> alive{0};

}  // namespace

bool has_allocator() noexcept { return chosen.allocate != nullptr; }

void* allocate(std::size_t size) {
  void* memory = has_allocator() ? chosen.allocate(size, chosen.user) : ::operator new(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void release(void* memory) noexcept {
  if (memory == nullptr) return;
  if (has_allocator())
    chosen.release(memory, chosen.user);
  else
    ::operator delete(memory);
}

void* Handle::operator new(std::size_t size) {
  void* memory = allocate(size);
  alive.fetch_add(1, std::memory_order_relaxed);
  return memory;
}

void* Handle::operator new(std::size_t size, const std::nothrow_t&) noexcept {
  try {
    return operator new(size);
  } catch (...) {
    return nullptr;
  }
}

void Handle::operator delete(void* memory) noexcept {
  if (memory == nullptr) return;
  release(memory);
  alive.fetch_sub(1, std::memory_order_relaxed);
}

}  // namespace caunoi::c

using namespace caunoi;
using namespace caunoi::c;

caunoi_blob::caunoi_blob(std::string made) : bytes(std::move(made)) {
  if (!has_allocator()) return;
  copy = static_cast<char*>(allocate(bytes.size() + 1));
  size = bytes.size();
  std::memcpy(copy, bytes.c_str(), size + 1);
  bytes = std::string();
}
caunoi_blob::caunoi_blob(caunoi_blob&& other) noexcept
    : bytes(std::move(other.bytes)), copy(std::exchange(other.copy, nullptr)), size(other.size) {}
caunoi_blob::~caunoi_blob() { release(copy); }

extern "C" {

caunoi_status caunoi_allocator_set(const caunoi_allocator* allocator, caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_TRY(const auto wanted, read_struct<caunoi_allocator>(allocator, CAUNOI_ALLOCATOR_INIT, "allocator"));
    if (allocator != nullptr && (wanted.allocate == nullptr || wanted.release == nullptr))
      return fail(Code::invalid_argument, "`allocator` lacks a function; it needs both, or must itself be NULL");
    if (const auto there = alive.load(std::memory_order_acquire); there != 0)
      return fail(
          Code::invalid_argument,
          fmt::format("{} handles are alive; an allocator is chosen before the first, or after the last", there));
    chosen = wanted;
    return {};
  });
}

uint64_t caunoi_live_handles(void) { return alive.load(std::memory_order_relaxed); }

}  // extern "C"
