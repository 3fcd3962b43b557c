// Lexicon files as a whole: every fault named, and the form of our own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "caunoi/lexicon.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;

class LexiconCheckTest : public testing::Test {
 protected:
  fs::path file_ = fs::temp_directory_path() / ("caunoi-check-" + std::to_string(::getpid()) + ".tsv");
  void TearDown() override { fs::remove(file_); }
  std::vector<LexiconFinding> check(std::string_view bytes, std::size_t most_senses = 4) {
    std::ofstream(file_) << bytes;
    auto found = check_lexicon(std::span(&file_, 1), most_senses);
    EXPECT_TRUE(found);
    return found ? *found : std::vector<LexiconFinding>{};
  }
  static bool has(const std::vector<LexiconFinding>& findings, LexiconFinding::Level level, std::string_view line,
                  std::string_view words) {
    return std::ranges::any_of(findings, [&](const auto& f) {
      return f.level == level && f.place.ends_with(line) && f.message.find(words) != std::string::npos;
    });
  }
};

TEST_F(LexiconCheckTest, NamesEveryFault) {
  using enum LexiconFinding::Level;
  const auto found = check(
      "concept\tfield\tbroader\tvi\tja\ten\na\t\tb\tx|\t\ty\nb\t\tc\tu|"
      "u\tう\tv\nc\t\tb\tp\tぴ\tq\nd\t\tnone\tr\tる\ts\ne\n");
  EXPECT_TRUE(has(found, error, ":2", "empty term"));
  EXPECT_TRUE(has(found, warning, ":3", "twice"));
  EXPECT_TRUE(has(found, error, ":3", "cycle of broader concepts: b < c < b"));
  EXPECT_TRUE(has(found, error, ":5", "'none' is not there"));
  EXPECT_TRUE(has(found, error, ":6", "cells"));
  EXPECT_TRUE(has(check("concept\tfield\tbroader\tvi\tja\tfr\n"), error, ":1", "unknown language 'fr'"));
  EXPECT_TRUE(has(check("concept\tfield\tbroader\tvi\tja\ten\tweight\na\t\t\tx\tえ\ty\t1.5\n"), error, ":2", "weight"));
  EXPECT_TRUE(has(check("concept\tfield\tbroader\tvi\tja\ten\na\t\t\tx\tえ\ty\nb\t\t\tX\tび\tz\n", 1), warning, ":2",
                  "'x' (vi) leads to 2 concepts: a, b"));
  EXPECT_TRUE(check("concept\tfield\tbroader\tvi\tja\ten\na\t\t\tx\tえ\ty\n").empty());
}

TEST_F(LexiconCheckTest, OursIsWhole) {
  const fs::path ours = fs::path(CAUNOI_SOURCE_DIR) / "corpus" / "lexicon";
  const auto findings = check_lexicon(std::span(&ours, 1), 1000);
  ASSERT_TRUE(findings);
  for (const auto& f : *findings) ADD_FAILURE() << f.place << ": " << f.message;
  const auto lexicon = Lexicon::load(ours);
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  EXPECT_GE(lexicon->concepts().size(), 6000U);
  for (const auto& c : lexicon->concepts()) {
    for (const Lang lang : all_langs) ASSERT_FALSE(c.terms(lang).empty()) << c.id;
    ASSERT_THAT(c.field, testing::AnyOf("", "BIO", "ENV", "NEN", "AUT", "MAT")) << c.id;
    ASSERT_TRUE(std::ranges::all_of(c.id, [](char x) {
      return (x >= 'a' && x <= 'z') || (x >= '0' && x <= '9') || x == '_' || x == '-';
    })) << c.id;
  }
}

}  // namespace
}  // namespace caunoi
