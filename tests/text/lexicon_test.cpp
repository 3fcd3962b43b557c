// The trilingual lexicon: longest match, ambiguity, malformed rows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "caunoi/lexicon.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;

class LexiconTest : public testing::Test {
 protected:
  fs::path file_ = fs::temp_directory_path() / ("caunoi-lexicon-" + std::to_string(::getpid()) + ".tsv");
  void TearDown() override { fs::remove(file_); }
  Result<Lexicon> load(std::string_view rows) {
    std::ofstream(file_) << "concept\tfield\tbroader\tvi\tja\ten\n" << rows;
    return Lexicon::load(file_);
  }
  static std::vector<std::string> concepts(const Lexicon& lexicon, std::string_view text) {
    const Analyser analyser(&lexicon);
    std::vector<std::string> out;
    for (auto& t : analyser.analyse(text).terms)
      if (t.view == View::concepts) out.push_back(t.text);
    return out;
  }
};

TEST_F(LexiconTest, MeetsAcrossLanguages) {
  const auto lexicon = load("wastewater\tENV\t\tnước thải\t排水|廃水\twastewater|waste water\nwater\t\t\tnước\t水\twater\n");
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  for (const char* text : {"Nước thải dệt nhuộm", "染色排水の処理", "treating of the wastewaters", "waste water plant"})
    EXPECT_THAT(concepts(*lexicon, text), testing::ElementsAre("wastewater")) << text;
  EXPECT_THAT(concepts(*lexicon, "nước sạch"), testing::ElementsAre("water"));
}

TEST_F(LexiconTest, KeepsAllSensesOfAWord) {
  const auto lexicon = load("sugar\t\t\tđường\t砂糖\tsugar\nroad\t\t\tđường\t道路\troad\n");
  ASSERT_TRUE(lexicon);
  EXPECT_THAT(concepts(*lexicon, "đường trắng"), testing::UnorderedElementsAre("sugar", "road"));
}

TEST_F(LexiconTest, NamesTheMalformedLine) {
  for (const auto& [rows, words] : std::vector<std::pair<std::string, std::string>>{{"a\tb\n", "cells"},
                                                                                    {"\t\t\tx\t\ty\n", "without an id"},
                                                                                    {"a\t\t\tx||y\t\tz\n", "empty term"},
                                                                                    {"a\t\tb\tx\t\tz\n", "not there"},
                                                                                    {"a\t\t\tx\t\tz\na\t\t\tx\t\tz\n", "stands already"}}) {
    const auto lexicon = load(rows);
    ASSERT_FALSE(lexicon) << rows;
    EXPECT_EQ(lexicon.error().code, Code::invalid_argument);
    EXPECT_NE(lexicon.error().message.find(words), std::string::npos) << lexicon.error().text();
    EXPECT_NE(lexicon.error().place.find(".tsv:"), std::string::npos) << lexicon.error().text();
  }
  EXPECT_EQ(Lexicon::load(file_.string() + ".none").error().code, Code::not_found);
}

}  // namespace
}  // namespace caunoi
