// The trilingual lexicon: longest match, ambiguity, malformed rows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

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
    EXPECT_THAT(concepts(*lexicon, text), testing::Contains("wastewater")) << text;
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
                                                                                    {"a\t\tb\tx\t\tz\nb\t\ta\ty\t\tw\n", "cycle"},
                                                                                    {"a\t\ta\tx\t\tz\n", "cycle"},
                                                                                    {"a\t\t\tx\t\tz\na\t\t\tx\t\tz\n", "stands already"}}) {
    const auto lexicon = load(rows);
    ASSERT_FALSE(lexicon) << rows;
    EXPECT_EQ(lexicon.error().code, Code::invalid_argument);
    EXPECT_NE(lexicon.error().message.find(words), std::string::npos) << lexicon.error().text();
    EXPECT_NE(lexicon.error().place.find(".tsv:"), std::string::npos) << lexicon.error().text();
  }
  EXPECT_EQ(Lexicon::load(file_.string() + ".none").error().code, Code::not_found);
}

TEST_F(LexiconTest, SharesAUnitAmongSenses) {
  const auto lexicon = load("sugar\t\t\tđường\t砂糖\tsugar\nroad\tNEN\t\tđường\t道路\troad\nboiler\tNEN\t\tnồi hơi\tボイラー\tboiler\n");
  ASSERT_TRUE(lexicon);
  const Analyser analyser(&*lexicon);
  const auto weights = [&](std::string_view text) {
    std::map<std::string, float> out;
    for (const auto& t : analyser.analyse(text, Lang::vi).terms)
      if (t.view == View::concepts) out[t.text] = t.weight;
    return out;
  };
  const auto alone = weights("đường");
  EXPECT_FLOAT_EQ(alone.at("sugar"), alone.at("road"));
  EXPECT_LT(alone.at("sugar"), 1);
  const auto near = weights("đường và nồi hơi");  // a term of the same field stands near
  EXPECT_GT(near.at("road"), near.at("sugar"));
  EXPECT_NEAR(near.at("road") + near.at("sugar"), alone.at("road") + alone.at("sugar"), 1e-5);
  EXPECT_FLOAT_EQ(near.at("boiler"), 1);
}

TEST_F(LexiconTest, FindsTermsWithinTerms) {
  const auto lexicon = load("plant\t\t\tnhà máy nước\t浄水場\twater plant\nwater\t\t\tnước\t水\twater\n");
  ASSERT_TRUE(lexicon);
  const std::vector<std::string_view> tokens{"nhà", "máy", "nước", "nước"};
  const auto hits = lexicon->match(tokens, Lang::vi);
  ASSERT_EQ(hits.size(), 3U);
  EXPECT_EQ(hits[0].count, 3U);
  EXPECT_FALSE(hits[0].inner);
  EXPECT_EQ(hits[1].first, 2U);
  EXPECT_TRUE(hits[1].inner);
  EXPECT_EQ(hits[2].first, 3U);
  EXPECT_FALSE(hits[2].inner);
}

TEST_F(LexiconTest, FindsInflectedJapanese) {
  const auto lexicon = load("to_move\t\t\tdi chuyển\t動く\tmove\n");
  ASSERT_TRUE(lexicon);
  EXPECT_THAT(concepts(*lexicon, "機械が動いた。"), testing::ElementsAre("to_move"));
}

TEST_F(LexiconTest, LaterFoldersAddAndDoNotOverride) {
  const auto second = file_.string() + ".extra.tsv";
  std::ofstream(second) << "concept\tfield\tbroader\tvi\tja\ten\tweight\nx1\t\t\t\t水\twater\t0.5\nx2\t\t\t\t水質\twater quality\t\nwater\t\t\t\t\taqua\t\n";
  ASSERT_TRUE(load("water\t\t\tnước\t水\twater\n"));
  const std::vector<fs::path> both{file_, second};
  const auto lexicon = Lexicon::load(both);
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  EXPECT_THAT(lexicon->concepts().front().en, testing::ElementsAre("water", "aqua"));
  EXPECT_EQ(lexicon->concepts()[1].weight, 0.5);
  const Analyser analyser(&*lexicon);
  bool ours = false, quality = false;
  for (const auto& t : analyser.analyse("水質", Lang::ja).terms) {
    if (t.view != View::concepts) continue;
    ours = ours || (t.text == "water" && t.weight == 1);  // not hidden by the longer term of the other folder
    quality = quality || t.text == "x2";
  }
  EXPECT_TRUE(ours);
  EXPECT_TRUE(quality);
  fs::remove(second);
}

TEST_F(LexiconTest, CarriesNamesByTheirConsonants) {
  const auto lexicon = load("water\t\t\tnước\t水\twater\n");
  ASSERT_TRUE(lexicon);
  EXPECT_THAT(concepts(*lexicon, "クリントンの水"), testing::Contains("~krntn"));
  EXPECT_THAT(concepts(*lexicon, "the water of Clinton"), testing::ElementsAre("water", "~krntn"));
}

}  // namespace
}  // namespace caunoi
