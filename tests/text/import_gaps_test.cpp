// Dictionaries loaded onto a lexicon: they give it the words it has not, and nothing else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "caunoi/lexicon.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class GapsTest : public testing::Test {
 protected:
  fs::path dir_ = fs::temp_directory_path() / ("caunoi-gaps-" + std::to_string(::getpid()));
  Lexicon ours_;
  void SetUp() override {
    fs::create_directories(dir_);
    auto loaded = Lexicon::load(write("ours.tsv",
                                      "concept\tfield\tbroader\tvi\tja\ten\n"
                                      "drainage\tENV\t\tthoát nước\t排水\tdrainage\n"
                                      "water\t\t\tnước\t水|用水\twater\n"
                                      "treat\t\t\txử lý\t処理\ttreat|treatment\n"
                                      "plant\t\t\tcây\t植物\tplant\n"
                                      "factory\t\t\tnhà máy\t工場\tfactory|plant\n"
                                      "korea\t\t\tHàn Quốc\t\tSouth Korea\n"
                                      "brother\t\t\tanh\t兄\tbrother\n"));
    ASSERT_TRUE(loaded) << loaded.error().text();
    ours_ = *std::move(loaded);
  }
  void TearDown() override { fs::remove_all(dir_); }

  fs::path write(const std::string& name, std::string_view bytes) {
    const fs::path path = dir_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  LexiconImport import(const fs::path& path) {
    auto got = import_lexicon(std::span(&path, 1), LexiconFormat::guess, &ours_);
    EXPECT_TRUE(got) << got.error().text();
    return got ? *std::move(got) : LexiconImport{};
  }
  LexiconImport edict(std::string_view lines) { return import(write("edict", lines)); }
  static std::vector<std::string> ja(const LexiconImport& imported, std::string_view id) {
    for (const auto& c : imported.concepts)
      if (c.id == id) return c.ja;
    return {};
  }
};

TEST_F(GapsTest, AWordOfEdictGoesToTheConceptsOfItsGlosses) {
  const auto got = edict(
      "下水 [げすい] /(n) (1) drainage/sewage/(P)/\n"      // one gloss known
      "草木 [くさき] /(n) plants/(P)/\n"                   // but for inflection
      "浄化 [じょうか] /(n,vs) treatment of water/(P)/\n"  // of terms
      "作業場 [さぎょうば] /(n) plant/works/\n"            // rare, letter for letter
      "工廠 [こうしょう] /(n) plants/\n"                   // rare, inflected
      "鉄道 [てつどう] /(n) railway/(P)/\n");              // unknown
  EXPECT_THAT(ja(got, "drainage"), ElementsAre("下水"));
  EXPECT_THAT(ja(got, "plant"), ElementsAre("草木", "作業場"));
  EXPECT_THAT(ja(got, "factory"), ElementsAre("草木", "作業場"));
  EXPECT_THAT(ja(got, "water"), ElementsAre("浄化"));
  EXPECT_THAT(ja(got, "treat"), ElementsAre("浄化"));
  EXPECT_EQ(got.concepts.size(), 5U);
  for (const auto& c : got.concepts) EXPECT_THAT(c.en, IsEmpty());
  EXPECT_THAT(got.findings.back().message, HasSubstr("4 of 6 entries"));
}

TEST_F(GapsTest, LeavesOutWhatMisleads) {
  const auto got = edict(
      "場 [ば] /(n) plant/(P)/\n"                              // a character is a part of other words
      "みず /(n) water/(P)/\n"                                 // a few hiragana too
      "用水処理 [ようすいしょり] /(n) water treatment/(P)/\n"  // its parts say it
      "工場用 [こうじょうよう] /(suf) plant/(P)/\n"            // a word that builds sentences
      "苗字 [みょうじ] /(n) (arch) plant/\n");                 // of old texts
  EXPECT_THAT(got.concepts, IsEmpty());
}

TEST_F(GapsTest, MostGlossesDecideAndOrderDoesNot) {
  const auto one = edict("工房 [こうぼう] /(n) factory/plant/(P)/\n作業場 [さぎょうば] /(n) factory/plant/\n");
  EXPECT_THAT(ja(one, "factory"), ElementsAre("工房", "作業場"));
  EXPECT_EQ(one.concepts.front().id, "factory");  // two glosses speak for it, one for the other
  const auto two = edict("作業場 [さぎょうば] /(n) factory/plant/\n工房 [こうぼう] /(n) factory/plant/(P)/\n");
  EXPECT_EQ(to_tsv(one.concepts), to_tsv(two.concepts));
}

TEST_F(GapsTest, ARowIsAConceptItAgreesWithInTwoLanguages) {
  for (const char* part : {"iso_639-2", "iso_4217"})
    write(std::string("share/iso-codes/json/") + part + ".json",
          std::string("{\"") + (std::string_view(part) == "iso_4217" ? "4217" : "639-2") + "\": []}");
  write("share/iso-codes/json/iso_3166-1.json", R"({"3166-1": []})");
  for (const auto& [lang, names] :
       {std::pair{"vi", std::vector<std::string>{"Hàn Quốc", "anh", "Tây Ban Nha", "Áo", "cây"}},
        {"ja", {"大韓民国", "英国", "スペイン", "オーストリア", "植物"}},
        {"en", {"South Korea", "United Kingdom", "Spain", "Austria", "plant"}}}) {
    std::string territories, signs;
    for (std::size_t i = 0; i < names.size(); ++i)
      territories += "<territory type=\"T" + std::to_string(i) + "\">" + names[i] + "</territory>";
    write(std::string("cldr/common/main/") + lang + ".xml",
          "<ldml><localeDisplayNames><territories>" + territories + "</territories></localeDisplayNames></ldml>");
    write(std::string("cldr/common/annotations/") + lang + ".xml", "<ldml/>");
  }
  const auto got = import(dir_ / "cldr");
  ASSERT_EQ(got.concepts.size(), 3U);
  EXPECT_EQ(got.concepts[0].id, "korea");  // known in two languages: brings the third
  EXPECT_THAT(got.concepts[0].ja, ElementsAre("大韓民国"));
  EXPECT_THAT(got.concepts[0].vi, IsEmpty());
  EXPECT_EQ(got.concepts[1].id, "cldr_territory_T2");  // unknown: a concept of its own
  EXPECT_THAT(got.concepts[1].vi, ElementsAre("Tây Ban Nha"));
  EXPECT_EQ(got.concepts[2].id, "cldr_territory_T3");  // without the syllable that is a part of other words
  EXPECT_THAT(got.concepts[2].vi, IsEmpty());
  // "anh" is a brother here and the row is a country; the plant is known whole: both left out.
}

TEST_F(GapsTest, TermsOfPeopleAreTakenWhole) {
  const auto got = import(write("mine.tsv", "id\tvi\ten\nx\tnước\twater\n"));
  ASSERT_EQ(got.concepts.size(), 1U);
  EXPECT_EQ(got.concepts[0].id, "x");
  EXPECT_THAT(got.concepts[0].vi, ElementsAre("nước"));
}

TEST_F(GapsTest, WhatIsImportedLoadsBesideOursAndAddsToIt) {
  const auto path = write("imported/edict.tsv", to_tsv(edict("下水 [げすい] /(n) drainage/(P)/\n").concepts));
  const std::vector<fs::path> both{dir_ / "ours.tsv", path};
  const auto lexicon = Lexicon::load(both);
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  EXPECT_EQ(lexicon->concepts().size(), ours_.concepts().size());
  EXPECT_THAT(lexicon->concepts()[0].ja, ElementsAre("排水", "下水"));
}

}  // namespace
}  // namespace caunoi
