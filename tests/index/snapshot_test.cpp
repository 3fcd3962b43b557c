// A snapshot gives back the ranker it was made of, and no damaged, cut or foreign file does.
#include "index/snapshot.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.hpp"
#include "base/random.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;

class SnapshotFile : public testing::Test {
 protected:
  void SetUp() override {
    dir = fs::path(testing::TempDir()) / ("snapshot-" + std::to_string(::getpid()));
    fs::create_directories(dir);
    file = dir / "panel";
    Random random(31);
    for (std::size_t d = 0; d < 2500; ++d) {
      TermCounts text;
      text.lang = Lang::en;
      for (std::size_t i = 0; i < 5 + random.below(40); ++i)
        text.channels[channel(i % 5 == 0 ? Part::title : Part::all, View::words)].emplace_back("w" + std::to_string(random.below(1 + random.below(600))), 1.0F);
      text.finish();
      ids.push_back("id-" + std::to_string(d));
      texts.push_back(std::move(text));
    }
    made = Ranker::make(texts, {});
    ASSERT_TRUE(save_snapshot(file, *made, ids, source));
  }
  void TearDown() override { fs::remove_all(dir); }

  void write(const std::string& bytes) const { std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes; }

  fs::path dir, file;
  std::vector<TermCounts> texts;
  std::vector<std::string> ids;
  std::unique_ptr<Ranker> made;
  const SnapshotSource source{"some-database", 7};
};

TEST_F(SnapshotFile, GivesBackTheRanker) {
  auto opened = open_snapshot(file);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->source, source);
  ASSERT_EQ(opened->ids.size(), ids.size());
  for (std::size_t d = 0; d < ids.size(); ++d) ASSERT_EQ(opened->ids[d], ids[d]);
  Ranker::Scratch scratch;
  Random random(32);
  const auto same = [&] {
    for (int q = 0; q < 20; ++q) {
      const auto& asked = texts[random.below(texts.size())];
      const auto left = made->best(made->panel().prepare(asked), 20, scratch), right = opened->ranker->best(opened->ranker->panel().prepare(asked), 20, scratch);
      ASSERT_EQ(left.size(), right.size());
      for (std::size_t i = 0; i < left.size(); ++i) {
        ASSERT_EQ(left[i].document, right[i].document);
        ASSERT_EQ(left[i].score, right[i].score);
      }
    }
  };
  same();
  for (auto* ranker : {made.get(), opened->ranker.get()}) {  // it can be changed, the file stays
    ranker->add(texts[3]);
    ranker->remove(5);
  }
  same();
  const auto again = open_snapshot(file);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->ranker->size(), texts.size());
}

TEST_F(SnapshotFile, IsTheSameBytesEachTime) {
  const auto first = read_file(file, 1U << 30).value();
  ASSERT_TRUE(save_snapshot(file, *Ranker::make(texts, {}), ids, source));
  EXPECT_TRUE(read_file(file, 1U << 30).value() == first);
}

TEST_F(SnapshotFile, EveryCutIsSeen) {
  const auto whole = read_file(file, 1U << 30).value();
  Random random(33);
  for (int i = 0; i < 60; ++i) {
    write(whole.substr(0, i < 10 ? static_cast<std::size_t>(i) * 7 : random.below(whole.size() - 64)));
    const auto opened = open_snapshot(file);
    ASSERT_FALSE(opened);
    ASSERT_EQ(opened.error().code, Code::corrupt);
  }
}

TEST_F(SnapshotFile, EveryFlippedBitThatMattersIsSeen) {
  const auto whole = read_file(file, 1U << 30).value();
  Random random(34);
  std::size_t refused = 0;
  for (int i = 0; i < 150; ++i) {
    auto bytes = whole;
    const auto at = i < 40 ? static_cast<std::size_t>(i) * 4 : random.below(bytes.size());
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
    write(bytes);
    const auto opened = open_snapshot(file);
    if (!opened) {
      ++refused;
      ASSERT_TRUE(opened.error().code == Code::corrupt || opened.error().code == Code::bad_version);
      continue;
    }
    // Between two arrays there may be a few bytes that mean nothing.
    Ranker::Scratch scratch;
    const auto left = made->best(made->panel().prepare(texts[1]), 20, scratch), right = opened->ranker->best(opened->ranker->panel().prepare(texts[1]), 20, scratch);
    ASSERT_EQ(left.size(), right.size());
    for (std::size_t r = 0; r < left.size(); ++r) ASSERT_EQ(left[r].score, right[r].score);
  }
  EXPECT_GT(refused, 140U);
}

TEST_F(SnapshotFile, ForeignFilesAndNoneAreTold) {
  write("PNG or anything else that is long enough to hold a prelude of a snapshot, which it is not");
  EXPECT_EQ(open_snapshot(file).error().code, Code::corrupt);
  EXPECT_EQ(open_snapshot(dir / "nothing").error().code, Code::not_found);
  EXPECT_EQ(save_snapshot(dir / "no" / "folder", *made, ids, source).error().code, Code::io);
}

}  // namespace
}  // namespace caunoi
