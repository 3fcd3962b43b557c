// The trilingual lexicon: longest match, ambiguity, malformed rows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "base/random.hpp"
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

TEST_F(LexiconTest, FindsTermsOfAnyLength) {
  std::string rows, text;
  for (int words = 1; words <= 40; ++words) {
    text += (words > 1 ? " " : "") + std::string("zq") + std::to_string(words);
    if (words == 1 || words == 3 || words == 33 || words == 40) rows += "c" + std::to_string(words) + "\t\t\t\t\t" + text + "\n";
  }
  const auto lexicon = load(rows);
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  std::vector<std::string_view> words;
  const Analyser analyser;
  const auto analysis = analyser.analyse(text, Lang::en);
  for (const auto& t : analysis.terms)
    if (t.view == View::words) words.push_back(t.text);
  ASSERT_EQ(words.size(), 40U);
  for (const auto& [given, found] : {std::pair{40U, 40U}, {39U, 33U}, {33U, 33U}, {32U, 3U}, {3U, 3U}, {2U, 1U}, {1U, 1U}}) {
    const auto hits = lexicon->match(std::span(words).first(given), Lang::en);
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits.front().count, found) << given;
  }
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

// What a dictionary adds to our concepts stands behind what we say ourselves.
TEST_F(LexiconTest, TermsOfALaterFolderDoNotThinOurs) {
  const auto second = file_.string() + ".extra.tsv";
  std::ofstream(second) << "concept\tfield\tbroader\tvi\tja\ten\nwater\t\t\t\t水|用水\t\nriver\t\t\t\t水|川\t\nsea\t\t\t\t川\t\n";
  ASSERT_TRUE(load("water\t\t\tnước\t水\twater\nriver\t\t\tsông\t\triver\nsea\t\t\tbiển\t\tsea\n"));
  const std::vector<fs::path> both{file_, second};
  const auto lexicon = Lexicon::load(both);
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  const auto senses = [&](std::vector<std::string_view> characters) {
    std::string out;
    for (const auto& hit : lexicon->match(characters, Lang::ja)) {
      if (hit.count != characters.size()) continue;
      for (const auto& sense : hit.senses)
        out += lexicon->concepts()[sense.index].id + "=" + std::to_string(sense.weight).substr(0, 4) + " ";
    }
    return out;
  };
  EXPECT_EQ(senses({"水"}), "water=1.00 river=0.25 ");  // ours whole; what the dictionary adds to a term we have, a quarter
  EXPECT_EQ(senses({"用", "水"}), "water=1.00 ");        // a term we have not, whole
  EXPECT_EQ(senses({"川"}), "river=0.50 sea=0.50 ");
  fs::remove(second);
}

// Every term of the lexicon is found in itself, however it was cut when it was stored.
TEST_F(LexiconTest, FindsEveryTermOfOurs) {
  const auto lexicon = Lexicon::load(fs::path(CAUNOI_SOURCE_DIR) / "corpus" / "lexicon");
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  const Analyser analyser;
  std::size_t checked = 0, n = 0;
  for (std::uint32_t i = 0; i < lexicon->concepts().size(); ++i) {
    for (const Lang lang : all_langs) {
      for (const auto& term : lexicon->concepts()[i].terms(lang)) {
        if (++n % 7 != 0) continue;
        const View view = lang == Lang::ja ? View::unigrams : View::words;
        std::vector<std::string> words;
        for (const auto& t : analyser.analyse(term, lang).terms)
          if (t.view == view) words.push_back(t.text);
        // Signs and Latin letters within Japanese stand in no view of characters.
        std::size_t characters = 0;
        for (const char c : term) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
        if (words.empty() || (lang == Lang::ja && words.size() != characters)) continue;
        const std::vector<std::string_view> tokens(words.begin(), words.end());
        bool found = false;
        for (const auto& hit : lexicon->match(tokens, lang))
          for (const auto& sense : hit.senses) found = found || (hit.count == tokens.size() && sense.index == i);
        EXPECT_TRUE(found) << lang_name(lang) << " " << term;
        ++checked;
      }
    }
  }
  EXPECT_GT(checked, 3000U);
}

TEST_F(LexiconTest, CarriesNamesByTheirConsonants) {
  const auto lexicon = load("water\t\t\tnước\t水\twater\n");
  ASSERT_TRUE(lexicon);
  EXPECT_THAT(concepts(*lexicon, "クリントンの水"), testing::Contains("~krntn"));
  EXPECT_THAT(concepts(*lexicon, "the water of Clinton"), testing::ElementsAre("water", "~krntn"));
}

// The index takes terms of up to 245 bytes.
TEST_F(LexiconTest, KeepsTermsOfLongWordsShort) {
  const auto lexicon = load("water\t\t\tnước\t水\twater\n");
  ASSERT_TRUE(lexicon);
  const Analyser analyser(&*lexicon);
  std::string bases, katakana, hiragana, accented;
  Random random(1);
  const std::vector<std::string> kana{"カ", "ト", "ン", "ー", "ヴ", "ァ"}, marked{"ề", "n", "ữ", "k", "đ"};
  for (int i = 0; i < 2000; ++i) {
    bases += "acgt"[random.below(4)];
    katakana += kana[random.below(kana.size())];
    hiragana += "あ";
    accented += marked[random.below(marked.size())];
  }
  std::string rule;
  for (int i = 0; i < 2000; ++i) rule += "ー";
  for (const std::string& word : {bases, katakana, hiragana, accented, rule, std::string(2000, '7')})
    for (const std::string& text : {word, word + " " + word, word + "-" + word, word + "・" + word})
      for (const Lang lang : {Lang::unknown, Lang::vi, Lang::ja, Lang::en})
        for (const auto& t : analyser.analyse(text, lang).terms) {
          ASSERT_LE(t.text.size(), 245U) << t.text.substr(0, 30);
          ASSERT_FALSE(t.text.empty()) << text.substr(0, 30);
          if (t.view == View::concepts) ASSERT_LE(t.text.size(), 33U);
        }
}

}  // namespace
}  // namespace caunoi
