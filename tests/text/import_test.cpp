// Foreign terminology: each format on a small file, and what is reported of a bad one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/random.hpp"
#include "caunoi/lexicon.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class ImportTest : public testing::Test {
 protected:
  fs::path dir_ = fs::temp_directory_path() / ("caunoi-import-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(dir_); }
  void TearDown() override { fs::remove_all(dir_); }

  fs::path write(const std::string& name, std::string_view bytes) {
    const fs::path path = dir_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  static Result<LexiconImport> import(const fs::path& path, LexiconFormat format = LexiconFormat::guess,
                                      const Lexicon* onto = nullptr) {
    return import_lexicon(std::span(&path, 1), format, onto);
  }
  static const Concept* find(const LexiconImport& imported, std::string_view id) {
    for (const auto& c : imported.concepts)
      if (c.id == id) return &c;
    return nullptr;
  }
  static bool reported(const LexiconImport& imported, std::string_view place_end, std::string_view words) {
    for (const auto& f : imported.findings)
      if (f.place.ends_with(place_end) && f.message.find(words) != std::string::npos) return true;
    return false;
  }
};

TEST_F(ImportTest, ReadsTablesInAnyOrderOfColumns) {
  const auto got = import(write("a.tsv",
                                "en\tvi-VN\tfr\tid\tbroader\nwaste water|sewage\tnước "
                                "thải\teaux\tww\twater\nwater\tnước||\teau\twater\t\n\tgỗ\t\t\t\n"));
  ASSERT_TRUE(got) << got.error().text();
  ASSERT_EQ(got->concepts.size(), 3U);
  EXPECT_EQ(got->concepts[0].id, "ww");
  EXPECT_EQ(got->concepts[0].broader, "water");
  EXPECT_THAT(got->concepts[0].en, ElementsAre("waste water", "sewage"));
  EXPECT_THAT(got->concepts[0].vi, ElementsAre("nước thải"));
  EXPECT_EQ(got->concepts[2].id, "go");  // named after its term
  EXPECT_TRUE(reported(*got, "a.tsv:1", "unknown language 'fr'"));
  EXPECT_TRUE(reported(*got, "a.tsv:3", "empty term"));
  EXPECT_THAT(got->concepts[1].vi, ElementsAre("nước"));  // the rest of the cell is kept
}

TEST_F(ImportTest, LoosensCyclesOfBroaderConcepts) {
  const auto got = import(write("a.tsv", "id\tbroader\ten\na\tb\tx\nb\tc\ty\nc\ta\tz\nd\tnowhere\tw\n"));
  ASSERT_TRUE(got);
  ASSERT_EQ(got->concepts.size(), 4U);
  EXPECT_TRUE(reported(*got, "a.tsv:2", "cycle"));
  EXPECT_TRUE(reported(*got, "a.tsv:5", "'nowhere' is not there"));
  std::ofstream(dir_ / "out.tsv") << to_tsv(got->concepts);
  EXPECT_TRUE(Lexicon::load(dir_ / "out.tsv")) << Lexicon::load(dir_ / "out.tsv").error().text();
}

TEST_F(ImportTest, ReadsTbx) {
  const auto got = import(write("a.tbx", R"(<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="ro"><descrip type="subjectField">ENV</descrip>
 <langSet xml:lang="en"><tig><term>reverse osmosis</term></tig><tig><term>RO</term></tig></langSet>
 <langSet xml:lang="vi"><tig><term>thẩm thấu <hi>ngược</hi></term></tig></langSet>
 <langSet xml:lang="de"><tig><term>Umkehrosmose</term></tig></langSet>
 <langSet xml:lang="ja"><tig><term> </term></tig></langSet>
</termEntry></body></text></martif>)"));
  ASSERT_TRUE(got) << got.error().text();
  const auto* c = find(*got, "ro");
  ASSERT_NE(c, nullptr);
  EXPECT_EQ(c->field, "ENV");
  EXPECT_THAT(c->en, ElementsAre("reverse osmosis", "RO"));
  EXPECT_THAT(c->vi, ElementsAre("thẩm thấu ngược"));
  EXPECT_TRUE(reported(*got, "a.tbx:6", "unknown language 'de'"));
  EXPECT_TRUE(reported(*got, "a.tbx:7", "empty term"));
}

TEST_F(ImportTest, ReadsSkosInBothForms) {
  const auto xml = import(write(
      "a.rdf",
      R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:Concept rdf:about="http://x.org/t#membrane"><skos:prefLabel xml:lang="en">membrane</skos:prefLabel></skos:Concept>
<rdf:Description rdf:about="http://x.org/t#uf"><rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
<skos:altLabel xml:lang="en">UF</skos:altLabel><skos:prefLabel xml:lang="en">ultrafiltration</skos:prefLabel>
<skos:prefLabel xml:lang="ja">限外濾過</skos:prefLabel><skos:broader rdf:resource="http://x.org/t#membrane"/></rdf:Description>
</rdf:RDF>)"));
  const auto json = import(write(
      "a.jsonld",
      R"({"@graph": [{"@id": "http://x.org/t#membrane", "skos:prefLabel": {"@language": "en", "@value": "membrane"}},
 {"@id": "http://x.org/t#uf", "skos:prefLabel": {"en": "ultrafiltration", "ja": ["限外濾過"]}, "skos:altLabel": [{"@language": "en", "@value": "UF"}],
  "skos:broader": {"@id": "http://x.org/t#membrane"}}]})"));
  for (const auto* got : {&xml, &json}) {
    ASSERT_TRUE(*got) << got->error().text();
    const auto* c = find(**got, "uf");
    ASSERT_NE(c, nullptr);
    EXPECT_THAT(c->en, ElementsAre("ultrafiltration", "UF"));
    EXPECT_THAT(c->ja, ElementsAre("限外濾過"));
    EXPECT_EQ(c->broader, "membrane");
    EXPECT_TRUE((*got)->findings.empty());
  }
}

TEST_F(ImportTest, ReadsEdictInBothCharacterSets) {
  const std::string utf8 =
      "　？？？ /EDICT, licence/\n排水 [はいすい] /(n,vs) (1) drainage/to drain/(P)/\n残滓 [ざんし] /(n) dregs/\nbad "
      "line\n";
  const auto got = import(write("edict", utf8));
  ASSERT_TRUE(got) << got.error().text();
  ASSERT_EQ(got->concepts.size(), 1U);
  EXPECT_THAT(got->concepts[0].ja, ElementsAre("排水"));
  EXPECT_THAT(got->concepts[0].en, ElementsAre("drainage", "drain"));
  EXPECT_TRUE(reported(*got, "edict:4", "not an entry"));
  EXPECT_TRUE(reported(*got, "edict", "1 of 2 entries"));
  const auto euc = import(write("edict", "\xC7\xD3\xBF\xE5 /(n) drainage/(P)/\n"));
  ASSERT_TRUE(euc);
  EXPECT_THAT(euc->concepts.at(0).ja, ElementsAre("排水"));
}

TEST_F(ImportTest, TakesFromWordNetWhatHasOneMeaning) {
  const std::string_view nouns =
      "  1 licence\n00000001 06 n 04 sewage 0 sewerage 0 swg 0 foul_water 0 000 | waste\n00000002 06 n 01 plant 0 000 "
      "| "
      "works\n00000003 20 n 02 plant 0 flora 0 000 | life\n00000004 06 n zz\n00000005 06 n 01 leaves 0 000 | goings\n";
  write("wn/data.noun", nouns);
  for (const char* part : {"verb", "adj", "adv"}) {
    write(std::string("wn/data.") + part, "");
    write(std::string("wn/") + part + ".exc", "");
  }
  write("wn/noun.exc", "alone\nleaves leaf\nlice louse\nmice mouse\noxen ox ox_gall\n");
  const auto lexicon =
      Lexicon::load(write("ours.tsv",
                          "concept\tfield\tbroader\tvi\tja\ten\nww\t\t\tnước thải\t\tsewage\nplant\t\t\tcây\t\tplant\n"
                          "rodent\t\t\tchuột\t\tmouse\nleaf\t\t\tlá\t\tleaf\nox\t\t\tbò\t\tox\n"));
  ASSERT_TRUE(lexicon);
  const auto got = import(dir_ / "wn", LexiconFormat::guess, &*lexicon);
  ASSERT_TRUE(got) << got.error().text();
  ASSERT_EQ(got->concepts.size(), 2U);
  EXPECT_EQ(got->concepts[0].id, "ww");
  EXPECT_THAT(got->concepts[0].en, ElementsAre("sewerage"));  // no short words, no phrases
  EXPECT_EQ(got->concepts[1].id, "rodent");
  EXPECT_THAT(got->concepts[1].en, ElementsAre("mice"));  // leaves are a noun too, oxen are of two lemmas
  EXPECT_TRUE(reported(*got, "data.noun:5", "not a synset"));
  EXPECT_TRUE(reported(*got, "noun.exc:1", "not `form lemma"));
  EXPECT_EQ(import(dir_ / "wn").error().code, Code::invalid_argument);
}

TEST_F(ImportTest, ANumberBeyondDoubleIsAnErrorOfTheFile) {
  const auto got = import(write("a.jsonld", R"({"@graph": [9e999]})"));
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, Code::invalid_argument);
}

// A gettext catalogue of one entry.
std::string catalogue(std::string_view from, std::string_view to) {
  std::string out;
  const auto number = [&](std::size_t n) {
    for (int i = 0; i < 4; ++i) out += static_cast<char>(n >> (8 * i) & 0xFF);
  };
  number(0x950412de), number(0), number(1), number(28), number(36), number(0), number(44);
  number(from.size()), number(44), number(to.size()), number(45 + from.size());
  return out.append(from).append(1, '\0').append(to).append(1, '\0');
}

TEST_F(ImportTest, ReadsIsoCodesWithTheirCatalogues) {
  write("share/iso-codes/json/iso_3166-1.json",
        R"({"3166-1": [{"alpha_2": "KR", "name": "Korea, Republic of"}, {"name": "Nowhere"}]})");
  write("share/iso-codes/json/iso_639-2.json", R"({"639-2": []})");
  write("share/iso-codes/json/iso_4217.json", R"({"4217": []})");
  write("share/locale/vi/LC_MESSAGES/iso_3166-1.mo", catalogue("Korea, Republic of", "Hàn Quốc"));
  write("share/locale/ja/LC_MESSAGES/iso_3166-1.mo", "\xde\x12\x04\x95 cut off");
  const auto got = import(dir_ / "share/iso-codes");
  ASSERT_TRUE(got) << got.error().text();
  const auto* c = find(*got, "iso_country_KR");
  ASSERT_NE(c, nullptr);
  EXPECT_THAT(c->en, ElementsAre("Republic of Korea"));
  EXPECT_THAT(c->vi, ElementsAre("Hàn Quốc"));
  EXPECT_TRUE(reported(*got, "/3166-1/1", "without \"alpha_2\""));
  EXPECT_TRUE(reported(*got, "ja/LC_MESSAGES/iso_3166-1.mo", "no translations"));
}

TEST_F(ImportTest, ReadsCldrAndTheTaggingSchema) {
  for (const auto& [lang, vietnam, kilogram, rice] : {std::tuple{"vi", "Việt Nam", "kilôgam", "lúa"},
                                                      {"ja", "ベトナム", "キログラム", "稲"},
                                                      {"en", "Vietnam", "kilograms", "rice"}}) {
    write(std::string("cldr/common/main/") + lang + ".xml",
          std::string("<ldml><localeDisplayNames><territories><territory type=\"VN\">") + vietnam +
              "</territory></territories></localeDisplayNames>" +
              "<units><unitLength type=\"long\"><unit type=\"mass-kilogram\"><displayName>" + kilogram +
              "</displayName></unit></unitLength></units></ldml>");
    write(std::string("cldr/common/annotations/") + lang + ".xml",
          std::string("<ldml><annotations><annotation cp=\"🌾\">x | y</annotation><annotation cp=\"🌾\" type=\"tts\">") +
              rice + "</annotation></annotations></ldml>");
    write(std::string("osm/dist/translations/") + lang + ".json",
          std::string("{\"") + lang + "\": {\"presets\": {\"presets\": {\"landuse/farm\": {\"name\": \"" + rice +
              "\", \"terms\": \"lua,{x}\"}}}}}");
  }
  const auto cldr = import(dir_ / "cldr");
  ASSERT_TRUE(cldr) << cldr.error().text();
  ASSERT_NE(find(*cldr, "cldr_territory_VN"), nullptr);
  EXPECT_THAT(find(*cldr, "cldr_territory_VN")->ja, ElementsAre("ベトナム"));
  EXPECT_THAT(find(*cldr, "cldr_unit_mass-kilogram")->vi, ElementsAre("kilôgam"));
  EXPECT_THAT(find(*cldr, "cldr_sign_🌾")->en, ElementsAre("rice"));
  const auto osm = import(dir_ / "osm");
  ASSERT_TRUE(osm) << osm.error().text();
  EXPECT_THAT(osm->concepts.at(0).vi, ElementsAre("lúa"));  // "lua" is the same without marks, "{x}" refers
  EXPECT_THAT(osm->concepts.at(0).ja, ElementsAre("稲", "lua"));
}

TEST_F(ImportTest, NamesTheLineOfWhatCannotBeRead) {
  const auto bad_xml = import(write("a.tbx", "<martif>\n<text>\n</martif>"));
  ASSERT_FALSE(bad_xml);
  EXPECT_THAT(bad_xml.error().place, HasSubstr("a.tbx:3"));
  const auto bad_json = import(write("a.jsonld", "{\n\"@graph\": [\n}"));
  ASSERT_FALSE(bad_json);
  EXPECT_THAT(bad_json.error().place, HasSubstr("a.jsonld:3"));
  EXPECT_EQ(import(write("b.rdf", "<rdf/>")).error().code, Code::invalid_argument);
  EXPECT_EQ(import(write("b.tbx", "<tbx/>")).error().code, Code::invalid_argument);
  EXPECT_EQ(import(write("b.tsv", "a\tb\nc\td\n")).error().code, Code::invalid_argument);
  EXPECT_EQ(import(write("b.tsv", "")).error().code, Code::invalid_argument);
  EXPECT_EQ(import(write("edict", "x\n")).error().code, Code::invalid_argument);
  EXPECT_EQ(import(write("b.doc", "x")).error().code, Code::unsupported);
  EXPECT_EQ(import(dir_ / "none.tsv").error().code, Code::not_found);
}

// A download that broke off, a file in another encoding, a folder of something else.
TEST_F(ImportTest, SaysWhatIsCutOrNotWhatItShouldBe) {
  const auto lexicon = Lexicon::load(write("ours.tsv", "concept\tfield\tbroader\tvi\tja\ten\nw\t\t\tnước\t\twater\n"));
  ASSERT_TRUE(lexicon);
  const auto cut =
      import(write("cut/edict", "排水 [はいすい] /(n,vs) drainage/(P)/\n浄水 [じょう"), LexiconFormat::edict);
  ASSERT_TRUE(cut) << cut.error().text();
  EXPECT_EQ(cut->concepts.size(), 1U);
  EXPECT_TRUE(reported(*cut, "edict:2", "not an entry"));
  const auto shift_jis =
      import(write("sjis/edict", "\x94\x72\x90\x85 /(n) drainage/(P)/\n\x8f\xf2\x90\x85 /(n) clean water/(P)/\n"));
  ASSERT_TRUE(shift_jis) << shift_jis.error().text();
  EXPECT_TRUE(shift_jis->concepts.empty());
  EXPECT_TRUE(reported(*shift_jis, "edict:1", "neither UTF-8 nor EUC-JP"));
  EXPECT_EQ(import(write("zero/edict", std::string(100, '\0'))).error().code, Code::invalid_argument);

  for (const char* part : {"noun", "verb", "adj", "adv"}) write(std::string("wn/data.") + part, "  1 licence\n");
  EXPECT_EQ(import(dir_ / "wn", LexiconFormat::guess, &*lexicon).error().code, Code::invalid_argument);
  write("wn/data.noun", "00000001 06 n 02 water 0 aqua_vi");
  EXPECT_EQ(import(dir_ / "wn", LexiconFormat::guess, &*lexicon).error().code, Code::invalid_argument);
  write("wn/data.noun", "00000001 06 n 02 water 0 aquas 0 000 | wet\n");
  const auto no_forms = import(dir_ / "wn", LexiconFormat::guess, &*lexicon);
  ASSERT_TRUE(no_forms) << no_forms.error().text();
  EXPECT_TRUE(reported(*no_forms, "noun.exc", "not there"));
  fs::remove(dir_ / "wn/data.adv");
  EXPECT_EQ(import(dir_ / "wn", LexiconFormat::guess, &*lexicon).error().code, Code::not_found);

  write("iso/json/iso_3166-1.json", R"({"3166-1": [{"alpha_2": "KR", "na)");
  EXPECT_THAT(import(dir_ / "iso").error().place, HasSubstr("iso_3166-1.json:1"));
  write("iso/json/iso_3166-1.json", "[]");
  EXPECT_EQ(import(dir_ / "iso").error().code, Code::invalid_argument);
  write("cldr/common/main/en.xml", "<ldml/>");
  write("cldr/common/main/vi.xml", "<ldml><localeDisplay");
  const auto cldr = import(dir_ / "cldr");
  ASSERT_FALSE(cldr);
  EXPECT_THAT(cldr.error().place, HasSubstr("vi.xml:1"));
  write("osm/dist/translations/en.json", "{\"en\": {}}");
  EXPECT_EQ(import(dir_ / "osm").error().code, Code::invalid_argument);
  EXPECT_EQ(import(dir_).error().code, Code::invalid_argument);
  EXPECT_THAT(import(dir_).error().message, HasSubstr("no known kind"));
}

TEST_F(ImportTest, SurvivesAnyBytes) {
  Random random(7);
  for (int round = 0; round < 60; ++round) {
    std::string bytes;
    constexpr std::string_view letters = "<>/\"{}[]:,\t\n |aé水termEntrylangSet@graph\xFF";
    for (int i = 0; i < 200; ++i) bytes += letters[random.below(letters.size())];
    for (const auto format : {LexiconFormat::tsv, LexiconFormat::tbx, LexiconFormat::skos, LexiconFormat::edict}) {
      const auto got = import(write("fuzz", bytes), format);
      if (!got) continue;
      const auto path = write("fuzz.tsv", to_tsv(got->concepts));
      const auto loaded = Lexicon::load(path);
      EXPECT_TRUE(loaded) << loaded.error().text();  // what is imported can be loaded
    }
  }
}

}  // namespace
}  // namespace caunoi
