// The durable store and search over it: a real Xapian database in a temporary folder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <thread>

#include "caunoi/index.hpp"
#include "base/file.hpp"
#include "index/record_text.hpp"
#include "index/store.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view lines = R"({"type":"organisation","id":"E-1","name":{"vi":"Công ty Dệt Sông Cấm"},"kind":"ENTERPRISE","country":"VN","province":"Hải Phòng"}
{"type":"organisation","id":"J-1","name":{"ja":"北九水工株式会社","en":"Kitakyu Water Works"},"kind":"ENTERPRISE","country":"JP"}
{"type":"technology","id":"T-1","provider":"J-1","title":{"vi":"Xử lý nước thải dệt nhuộm bằng màng MBR"},"summary":{"vi":"Hệ thống màng MBR xử lý nước thải dệt nhuộm công suất 200 m³/ngày."},"fields":[{"code":"ENV","weight":1}],"trl":9,"capex":{"min":500000000,"max":900000000,"currency":"VND","year":2015}}
{"type":"technology","id":"T-2","provider":"E-1","title":{"vi":"Máy sấy bơm nhiệt cho nông sản"},"summary":{"vi":"Sấy hành, tỏi ở 45 độ, tiết kiệm điện."},"fields":[{"code":"NEN","weight":0.6},{"code":"BIO","weight":0.4}],"trl":6}
{"type":"technology","id":"T-3","provider":"J-1","title":{"ja":"排水処理用の膜分離装置","en":"Membrane separator"},"summary":{"ja":"工場排水を膜で処理する装置です。"},"fields":[{"code":"ENV","weight":1}],"trl":8,"price":{"min":3000000,"max":3000000,"currency":"JPY","year":2015}}
{"type":"need","id":"N-1","organisation":"E-1","title":{"vi":"Giảm COD nước thải nhuộm"},"problem":{"vi":"Nước thải nhuộm vượt quy chuẩn."},"confidential":true,"budget":{"min":1,"max":2000000000,"currency":"VND","year":2015}}
{"type":"expert","id":"X-1","name":{"vi":"TS. Phạm Văn Khê"},"country":"VN","expertise":{"vi":"Chuyên gia xử lý nước thải."}}
{"type":"visit","id":"V-1","organisation":"J-1","region":"NORTH","field":"ENV"}
)";

Survey survey_of(std::string_view text) {
  Survey::Records records;
  Origins origins;
  std::vector<Finding> findings;
  read_jsonl(text, "test", records, origins, findings);
  return make_survey(std::move(records), origins).survey;
}

class Store : public testing::Test {
 protected:
  fs::path dir_ = fs::temp_directory_path() / ("caunoi-store-" + std::to_string(::getpid()));
  void SetUp() override { fs::remove_all(dir_); }
  void TearDown() override { fs::remove_all(dir_); }
  static std::vector<std::string> ids(const Result<SearchAnswer>& answer) {
    std::vector<std::string> out;
    for (const auto& hit : answer.value().hits) out.push_back(hit.id);
    return out;
  }
  static std::vector<std::string> found(const Index& index, std::string words, Filter filter = {}) { return ids(index.search({.words = std::move(words), .filter = std::move(filter)})); }
};

// Wide vectors survive to the last bit; those an update brings in another width take part once most have it.
TEST_F(Store, KeepsVectors) {
  Survey::Records records = survey_of(lines).records();
  for (std::size_t i = 0; i < records.technologies.size(); ++i)
    for (int v = 0; v < 3072; ++v) records.technologies[i].embedding.push_back(1.0F / static_cast<float>(3 * v + static_cast<int>(i) + 1));
  records.needs[0].embedding.assign(3072, 0.1F);
  records.experts[0].embedding.assign(3072, -1e-30F);
  const auto survey = make_survey(records).survey;
  auto index = Index::build(survey, dir_).value();
  EXPECT_EQ(to_jsonl(index.survey().value()), to_jsonl(survey));
  EXPECT_EQ(index.survey().value().technology("T-2")->embedding, records.technologies[1].embedding);
  ASSERT_TRUE(index.update(survey_of(R"({"type":"technology","id":"T-2","title":"x","embedding":[1,2]})")));
  EXPECT_TRUE(index.survey().value().technology("T-2")->embedding.empty());
  EXPECT_EQ(index.survey().value().need("N-1")->embedding.size(), 3072U);
}

TEST_F(Store, GivesBackTheSurvey) {
  const auto survey = survey_of(lines);
  const auto index = Index::build(survey, dir_).value();
  EXPECT_EQ(index.size(), 8U);
  EXPECT_EQ(to_jsonl(index.survey().value()), to_jsonl(survey));
  EXPECT_EQ(to_jsonl(Index::open(dir_).value().survey().value()), to_jsonl(survey));
}

TEST_F(Store, SearchesWithXapiansSyntax) {
  const auto index = Index::build(survey_of(lines), dir_).value();
  EXPECT_THAT(found(index, "nước thải").front(), testing::AnyOf("T-1", "N-1", "X-1"));
  EXPECT_THAT(found(index, "\"màng MBR\""), ElementsAre("T-1"));
  EXPECT_THAT(found(index, "\"MBR màng\""), testing::IsEmpty());
  EXPECT_THAT(found(index, "sấy AND hành"), ElementsAre("T-2"));
  EXPECT_THAT(found(index, "nhuộm NOT màng"), ElementsAre("N-1"));
  EXPECT_THAT(found(index, "title:membrane"), ElementsAre("T-3"));
  EXPECT_THAT(found(index, "排水"), ElementsAre("T-3"));
  EXPECT_THAT(found(index, "nhuo*"), testing::UnorderedElementsAre("T-1", "N-1"));
  EXPECT_THAT(found(index, "org:kitakyu"), testing::UnorderedElementsAre("T-1", "T-3", "J-1"));
  EXPECT_THAT(found(index, "say nong san"), ElementsAre("T-2"));  // typed without marks
  EXPECT_EQ(found(index, "xu ly nuoc thai").front(), "T-1");  // the words next to each other, in a title
  EXPECT_THAT(found(index, "hoàn toàn vô nghĩa zzz"), testing::IsEmpty());
  EXPECT_EQ(index.search({.words = ""}).value().found, 7U);  // all but the visit
}

TEST_F(Store, KeepsAConfidentialNeedApartFromItsFirm) {
  const auto index = Index::build(survey_of(lines), dir_).value();
  EXPECT_THAT(found(index, "org:dệt"), testing::UnorderedElementsAre("T-2", "E-1"));
  EXPECT_THAT(found(index, "", {.organisations = {"E-1"}}), testing::UnorderedElementsAre("T-2", "E-1"));
}

TEST_F(Store, Filters) {
  const auto index = Index::build(survey_of(lines), dir_).value();
  EXPECT_THAT(found(index, "", {.kinds = {RecordKind::expert}}), ElementsAre("X-1"));
  EXPECT_THAT(found(index, "", {.fields = {Field::bio}}), ElementsAre("T-2"));
  EXPECT_THAT(found(index, "", {.kinds = {RecordKind::technology}, .countries = {"JP"}}), ElementsAre("T-1", "T-3"));
  EXPECT_THAT(found(index, "", {.trl_min = 8}), ElementsAre("T-1", "T-3"));
  EXPECT_THAT(found(index, "", {.trl_max = 6}), ElementsAre("T-2"));
  EXPECT_THAT(found(index, "", {.cost_max = 6e8}), ElementsAre("T-1"));
  EXPECT_THAT(found(index, "", {.cost_max = 4e8}), testing::IsEmpty());
  EXPECT_THAT(found(index, "", {.cost_max = 3e6, .currency = "JPY"}), ElementsAre("T-3"));
  EXPECT_EQ(index.search({.words = "x", .filter = {.cost_max = 1, .currency = "XAU"}}).error().code, Code::invalid_argument);
}

TEST_F(Store, CountsFacetsCutsSnippetsAndSuggests) {
  const auto index = Index::build(survey_of(lines), dir_).value();
  const auto answer = index.search({.words = "nước thải", .count = 1}).value();
  EXPECT_EQ(answer.hits.size(), 1U);
  EXPECT_EQ(answer.found, 3U);
  EXPECT_THAT(answer.hits[0].snippet, testing::AnyOf(HasSubstr("<b>nước</b>"), HasSubstr("<b>Nước</b>")));
  for (const auto& facet : answer.facets)
    if (facet.name == "kind") EXPECT_THAT(facet.counts, ElementsAre(testing::Pair("expert", 1U), testing::Pair("need", 1U), testing::Pair("technology", 1U)));
  EXPECT_EQ(index.search({.words = "membrame"}).value().suggestion, "membrane");
  EXPECT_EQ(index.search({.words = "nước thải"}).value().suggestion, "");
  EXPECT_THAT(ids(index.search({.words = "nước thải", .first = 1, .count = 5})), testing::SizeIs(2));
}

TEST_F(Store, AddsReplacesAndRemoves) {
  auto index = Index::build(survey_of(lines), dir_).value();
  ASSERT_NE(ranked_records(index, RecordKind::technology).value(), nullptr);
  const auto changes = survey_of(R"({"type":"technology","id":"T-2","title":{"vi":"Robot hàn vỏ tàu"},"trl":7}
{"type":"technology","id":"T-9","title":{"vi":"Sơn chống hà"},"trl":9}
)");
  const std::vector<std::pair<RecordKind, std::string>> remove{{RecordKind::technology, "T-1"}};
  ASSERT_TRUE(index.update(changes, remove));
  EXPECT_EQ(index.size(), 8U);
  EXPECT_THAT(found(index, "sấy"), testing::IsEmpty());
  EXPECT_THAT(found(index, "robot"), ElementsAre("T-2"));
  EXPECT_THAT(found(index, "\"màng MBR\""), testing::IsEmpty());
  EXPECT_EQ(ranked_records(index, RecordKind::technology).value()->order().size(), 3U);
  EXPECT_EQ(to_jsonl(index.survey().value()), to_jsonl(Index::open(dir_).value().survey().value()));
}

TEST_F(Store, SaysWhatIsWrong) {
  EXPECT_EQ(Index::open(dir_).error().code, Code::not_found);
  fs::create_directories(dir_);
  std::ofstream(dir_ / "CURRENT") << "../../etc\n";
  EXPECT_EQ(Index::open(dir_).error().code, Code::corrupt);
  ASSERT_TRUE(Index::build(survey_of(lines), dir_));
  std::string name;
  std::ifstream(dir_ / "CURRENT") >> name;
  {
    Xapian::WritableDatabase writer((dir_ / name).string());
    auto index = Index::open(dir_).value();
    EXPECT_EQ(index.update(survey_of(lines)).error().code, Code::io);  // a second writer
    writer.set_metadata("caunoi-format", "99");
    writer.commit();
  }
  EXPECT_EQ(Index::open(dir_).error().code, Code::bad_version);
  fs::resize_file(dir_ / name / "postlist.glass", 100);
  fs::resize_file(dir_ / name / "iamglass", 10);
  EXPECT_EQ(Index::open(dir_).error().code, Code::corrupt);
}

TEST_F(Store, IsCancelledWithoutATrace) {
  ASSERT_TRUE(Index::build(survey_of(lines), dir_));
  Control control;
  control.progress = [](const Tick&) { return false; };
  EXPECT_EQ(Index::build(survey_of(lines), dir_, nullptr, control).error().code, Code::cancelled);
  EXPECT_EQ(std::distance(fs::directory_iterator(dir_), {}), 2);  // CURRENT and the generation before
  EXPECT_TRUE(Index::open(dir_));
}

TEST_F(Store, SurvivesAKilledWriter) {
  const auto before = survey_of(lines);
  ASSERT_TRUE(Index::build(before, dir_));
  // A large survey whose indexing takes long enough to be killed in the middle, several times.
  std::string many;
  for (int i = 0; i < 3000; ++i) many += R"({"type":"technology","id":"T-)" + std::to_string(i) + R"(","title":{"vi":"Xử lý nước thải số )" + std::to_string(i) + "\"}}\n";
  const auto large = survey_of(many);
  for (const int milliseconds : {20, 60, 150}) {
    const pid_t child = ::fork();
    if (child == 0) {
      (void)Index::build(large, dir_);
      (void)Index::build(large, dir_);
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    const auto index = Index::open(dir_);
    ASSERT_TRUE(index) << index.error().text();
    const auto records = to_jsonl(index->survey().value());
    EXPECT_TRUE(records == to_jsonl(before) || records == to_jsonl(large));
  }
  ASSERT_TRUE(Index::build(before, dir_));  // and what a dead writer left is cleaned away
  EXPECT_EQ(std::distance(fs::directory_iterator(dir_), {}), 2);
}

TEST_F(Store, PanelHoldsTheTermsOfTheRecords) {
  const auto index = Index::build(survey_of(lines), dir_).value();
  const auto* ranker = &ranked_records(index, RecordKind::technology).value()->ranker();
  ASSERT_EQ(ranker->size(), 3U);
  const Analyser analyser;
  TermCounts query;
  query.add(analyser.analyse("nước thải nhuộm", Lang::vi), Part::all);
  query.finish();
  std::vector<double> scores(3);
  ranker->panel().score(ranker->panel().prepare(query).entries, scores);
  EXPECT_GT(scores[0], 0);
  EXPECT_EQ(scores[1], 0);
}

// A technology's texts as the rankers of an index hold them: what the best of all are for each, by id.
std::vector<std::string> answers(const Index& index) {
  const auto* records = ranked_records(index, RecordKind::technology).value();
  std::vector<std::string> out;
  Ranker::Scratch scratch;
  for (const auto document : records->order()) {
    std::string line(records->id(document));
    for (const auto& best : records->ranker().panel().best(records->ranker().panel().prepare(records->ranker().panel().counts_of(document)), 5, scratch.panel))
      line += " " + std::string(records->id(best.document)) + "=" + std::to_string(best.score);
    out.push_back(line);
  }
  return out;
}

Survey made_up(std::size_t first, std::size_t last) {
  std::string text;
  for (auto i = first; i < last; ++i)
    text += R"({"type":"technology","id":"T-)" + std::to_string(1000 + i) + R"(","title":{"vi":"Thiết bị )" + std::to_string(i % 7) + R"( xử lý )" + std::to_string(i % 13) + R"("},"summary":{"vi":"Dùng cho nhà máy loại )" +
            std::to_string(i * i % 31) + R"( với công suất )" + std::to_string(i * 7 % 50) + R"("}})" + "\n";
  return survey_of(text.c_str());
}

TEST_F(Store, SnapshotsFollowTheDatabase) {
  auto writer = Index::build(made_up(0, 60), dir_).value();
  const auto old = Index::open(dir_).value();
  const std::vector<std::pair<RecordKind, std::string>> remove{{RecordKind::technology, "T-1003"}, {RecordKind::technology, "T-1050"}};
  ASSERT_FALSE(answers(writer).empty());  // its ranker is there and is changed in place
  ASSERT_TRUE(writer.update(made_up(58, 64), remove));
  ASSERT_TRUE(writer.update(made_up(50, 51)));
  EXPECT_EQ(answers(writer).size(), 63U);
  EXPECT_TRUE(answers(writer).front().starts_with("T-1000 "));
  const auto caught_up = Index::open(dir_).value();  // has the old snapshot and catches up
  EXPECT_EQ(answers(caught_up), answers(writer));
  EXPECT_TRUE(caught_up.notices().empty());
  fs::remove_all(dir_ / "other");
  auto records = made_up(0, 64).records();
  std::erase_if(records.technologies, [](const Technology& t) { return t.id == "T-1003"; });
  EXPECT_EQ(answers(Index::build(make_survey(records).survey, dir_ / "other").value()), answers(writer));
}

// Where the terms of a record stand is known as its analysis says, however the record came into the panel.
template <class Record>
void expect_places(const Index& index, RecordKind kind, std::span<const Record> given, const Lexicon* lexicon) {
  const Analyser analyser(lexicon);
  const auto& records = *ranked_records(index, kind).value();
  std::size_t placed = 0;
  for (const auto& record : given) {
    const auto document = records.find(record.id);
    ASSERT_TRUE(document) << record.id;
    const auto texts = texts_of(record);
    EXPECT_EQ(records.ranker().panel().places_of(*document).digest, digest_of(texts));
    const auto held = records.ranker().panel().counts_of(*document), wanted = terms_of(record, analyser);
    std::string all;
    for (const auto& t : texts) all += t.text;
    for (std::size_t v = 0; v < view_count; ++v) {
      EXPECT_EQ(held.place_counts[v].empty() ? std::vector<std::uint8_t>(held.channels[v].size()) : held.place_counts[v],
                wanted.place_counts[v].empty() ? std::vector<std::uint8_t>(wanted.channels[v].size()) : wanted.place_counts[v]);
      ASSERT_EQ(held.places[v].size(), wanted.places[v].size());
      for (std::size_t i = 0; i < held.places[v].size(); ++i) {
        EXPECT_EQ(held.places[v][i].begin, wanted.places[v][i].begin);
        EXPECT_EQ(held.places[v][i].length, wanted.places[v][i].length);
        EXPECT_LE(held.places[v][i].begin + held.places[v][i].length, all.size());
        ++placed;
      }
    }
  }
  EXPECT_GT(placed, 20U);
}

TEST_F(Store, PlacesSurvive) {
  fs::create_directories(dir_);
  ASSERT_TRUE(write_file(dir_ / "terms.tsv", "concept\tfield\tbroader\tvi\tja\ten\nwastewater\tENV\t\tnước thải\t排水\twastewater\n"));
  const auto lexicon = Lexicon::load(dir_ / "terms.tsv");
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  const auto* words = &*lexicon;
  const auto survey_with = [](const std::string& word, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      text += R"({"type":"technology","id":"T-)" + std::to_string(i) + R"(","title":{"vi":"Xử lý nước thải )" + word + R"(","en":"Wastewater )" + word + R"("},"advantage":{"ja":"排水処理を省エネに"},"keywords":["COD"]})" + "\n";
      text += R"({"type":"expert","id":"X-)" + std::to_string(i) + R"(","name":"An","expertise":{"vi":"Nước thải )" + word + R"("},"works":[{"title":{"en":"On )" + word + R"("},"text":{"en":"Of wastewater."}}]})" + "\n";
    }
    return survey_of(text.c_str());
  };
  const auto expect_all = [&](const Index& index, const Survey& survey) {
    expect_places(index, RecordKind::technology, survey.technologies(), words);
    expect_places(index, RecordKind::expert, survey.experts(), words);
  };
  auto survey = survey_with("một", 30);
  auto index = Index::build(survey, dir_ / "index", words).value();
  expect_all(index, survey);
  expect_all(Index::open(dir_ / "index", words).value(), survey);  // mapped
  for (const auto& [word, count] : {std::pair{"hai", 10}, {"ba", 1200}}) {  // the second: so many that the panel is made anew
    const auto changes = survey_with(word, count);
    ASSERT_TRUE(index.update(changes));
    expect_all(index, changes);
    expect_all(Index::open(dir_ / "index", words).value(), changes);
  }
}

// What stands everywhere, or is too long to be said, makes no quote.
TEST(Places, KnowTheirLimits) {
  Technology t;
  for (int i = 0; i < 300; ++i) t.summary.en += "pump ";
  t.title.en = "x" + std::string(400, 'y');
  const auto terms = terms_of(t, Analyser());
  const auto& words = terms.channels[channel(Part::all, View::words)];
  const auto pump = std::ranges::find(words, "pump", &std::pair<std::string, float>::first);
  ASSERT_NE(pump, words.end());
  EXPECT_EQ(pump->second, 300);
  const auto& counts = terms.place_counts[static_cast<std::size_t>(View::words)];
  ASSERT_EQ(counts.size(), words.size());
  EXPECT_EQ(counts[static_cast<std::size_t>(pump - words.begin())], 255);
  EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), 0), 255);  // none of the long one
  EXPECT_EQ(terms.places[static_cast<std::size_t>(View::words)].size(), 255U);
}

TEST_F(Store, DamagedSnapshotsAreMadeAnewWithANotice) {
  const auto wanted = answers(Index::build(made_up(0, 40), dir_).value());
  const auto file = [&] {
    for (const auto& entry : fs::recursive_directory_iterator(dir_))
      if (entry.path().filename() == "panel-technology") return entry.path();
    return fs::path();
  }();
  ASSERT_FALSE(file.empty());
  const auto whole = read_file(file, 1U << 30).value();
  auto flipped = whole;
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 4);
  for (const auto& bytes : {whole.substr(0, whole.size() / 2), flipped, std::string("something else"), std::string()}) {
    ASSERT_TRUE(write_file(file, bytes));
    const auto index = Index::open(dir_).value();
    EXPECT_EQ(answers(index), wanted);
    ASSERT_EQ(index.notices().size(), 1U);
    EXPECT_THAT(index.notices()[0], HasSubstr("made anew"));
    const auto again = Index::open(dir_).value();
    EXPECT_EQ(answers(again), wanted);
    EXPECT_TRUE(again.notices().empty());  // the new one was kept
  }
  fs::remove(file);  // nobody is told of one that is not there
  const auto index = Index::open(dir_).value();
  EXPECT_EQ(answers(index), wanted);
  EXPECT_TRUE(index.notices().empty());
  // That of another database.
  ASSERT_TRUE(Index::build(made_up(5, 30), dir_ / "other"));
  for (const auto& entry : fs::recursive_directory_iterator(dir_ / "other"))
    if (entry.path().filename() == "panel-technology") fs::copy_file(entry.path(), file, fs::copy_options::overwrite_existing);
  const auto foreign = Index::open(dir_).value();
  EXPECT_EQ(answers(foreign), wanted);
  ASSERT_EQ(foreign.notices().size(), 1U);
}

}  // namespace
}  // namespace caunoi
