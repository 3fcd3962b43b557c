// Files, codes, seeded randomness, parallel_for.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <stdexcept>
#include <thread>

#include "base/file.hpp"
#include "base/parallel.hpp"
#include "base/random.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() / ("caunoi-base-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

TEST(File, WritesAndReadsBack) {
  const Folder folder;
  const std::string bytes("a\0b\xff\n", 5);
  ASSERT_TRUE(write_file(folder.path / "x", bytes));
  EXPECT_EQ(read_file(folder.path / "x").value(), bytes);
  ASSERT_TRUE(write_file(folder.path / "x", ""));
  EXPECT_EQ(read_file(folder.path / "x").value(), "");
}

TEST(File, LeavesNothingBesideTheTarget) {
  const Folder folder;
  ASSERT_TRUE(write_file(folder.path / "x", "1"));
  EXPECT_FALSE(write_file(folder.path, "1"));
  EXPECT_FALSE(write_file(folder.path / "missing" / "x", "1"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path), {}), 1);
}

TEST(File, SaysWhatIsWrong) {
  const Folder folder;
  EXPECT_EQ(read_file(folder.path / "none").error().code, Code::not_found);
  EXPECT_EQ(read_file(folder.path).error().code, Code::invalid_argument);
  ASSERT_TRUE(write_file(folder.path / "x", "12345"));
  EXPECT_EQ(read_file(folder.path / "x", 4).error().code, Code::invalid_argument);
  EXPECT_NE(read_file(folder.path / "none").error().place.find("none"), std::string::npos);
}

TEST(Codes, AreNamed) {
  EXPECT_EQ(code_name(Code::io), "CAUNOI_IO");
  EXPECT_EQ(code_name(static_cast<Code>(77)), "CAUNOI_UNKNOWN");
}

TEST(Random, IsTheSameEverywhereAndEven) {
  Random random(42);
  EXPECT_EQ(random.next(), 13679457532755275413U);  // SplitMix64's published stream for seed 42
  std::vector<int> counts(10);
  for (int i = 0; i < 100'000; ++i) ++counts[random.below(10)];
  for (const int count : counts) EXPECT_NEAR(count, 10'000, 400);
  for (int i = 0; i < 1000; ++i) {
    const double u = random.unit();
    EXPECT_TRUE(u >= 0 && u < 1);
  }
}

TEST(ParallelFor, DoesEveryItemOnce) {
  for (const unsigned threads : {1U, 2U, 7U}) {
    std::vector<std::atomic<int>> done(1001);
    Control control;
    control.threads = threads;
    std::uint64_t last = 0;
    control.progress = [&](const Tick& tick) {
      EXPECT_GE(tick.done, last);
      last = tick.done;
      return true;
    };
    EXPECT_TRUE(parallel_for(done.size(), control, "x", [] { return 0; }, [&](int, std::size_t i) { ++done[i]; }));
    for (const auto& count : done) EXPECT_EQ(count, 1);
    EXPECT_EQ(last, done.size());
  }
}

TEST(ParallelFor, StopsWhenAskedAndCarriesExceptions) {
  Control control;
  control.threads = 2;
  std::atomic<int> done{0};
  std::atomic<bool> refused{false};
  control.progress = [&](const Tick& tick) {
    if (tick.done >= 100) refused = true;
    return tick.done < 100;
  };
  // The other thread waits for the one that is asked, or it might have done everything before that has run at all.
  const auto asked = std::this_thread::get_id();
  EXPECT_FALSE(parallel_for(1'000'000, control, "x", [] { return 0; }, [&](int, std::size_t i) {
    while (i > 1000 && !refused && std::this_thread::get_id() != asked) std::this_thread::yield();
    ++done;
  }));
  EXPECT_LT(done, 1'000'000);
  control.progress = nullptr;
  EXPECT_THROW(parallel_for(100, control, "x", [] { return 0; }, [&](int, std::size_t i) { if (i == 50) throw std::runtime_error("x"); }), std::runtime_error);
  EXPECT_TRUE(parallel_for(0, control, "x", [] { return 0; }, [&](int, std::size_t) {}));
}

}  // namespace
}  // namespace caunoi
