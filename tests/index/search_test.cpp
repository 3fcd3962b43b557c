// Search against the plain way (slow_search.hpp), and while another process writes.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <random>
#include <thread>

#include "caunoi/index.hpp"
#include "index/generated_survey.hpp"
#include "index/impl.hpp"
#include "index/slow_search.hpp"
#include "index/stem.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;

class Search : public testing::Test {
 protected:
  fs::path dir_ = fs::temp_directory_path() / ("caunoi-search-" + std::to_string(::getpid()));
  void SetUp() override { fs::remove_all(dir_); }
  void TearDown() override { fs::remove_all(dir_); }
};

std::string random_words(std::mt19937& random) {
  static const std::vector<std::string> plain{"nuoc", "thai", "xu", "ly", "mang", "duc", "hoa", "nhiet"};
  const Lang lang = all_langs[random() % 3];
  const auto word = [&] {
    if (random() % 6 == 0) return plain[random() % plain.size()];
    const auto& all = words_of(lang);
    return all[random() % all.size()];
  };
  std::string out = word();
  switch (random() % 13) {
    case 0: return "\"" + out + " " + word() + "\"";
    case 1: return "\"" + out + " " + word() + "\" " + word();
    case 2: return out + " NEAR " + word();
    case 3: return out + " AND " + word();
    case 4: return out + " NOT " + word();
    case 5: return "NOT " + out;
    case 6: return out.substr(0, 2) + "*";
    case 7: return "+" + out + " -" + word() + " " + word();
    case 8: return "title:" + out + " org:" + word();
    case 9: return out + "x " + word();
    case 10: return out + " ADJ " + plain[random() % plain.size()] + " AND " + plain[random() % plain.size()];
    default: break;
  }
  for (auto more = random() % 5; more > 0; --more) out += " " + word();
  return out;
}

Filter random_filter(std::mt19937& random) {
  Filter f;
  if (random() % 4 == 0) f.kinds = {random() % 2 == 0 ? RecordKind::technology : RecordKind::need};
  if (random() % 4 == 0) f.fields = {all_fields[random() % 5], all_fields[random() % 5]};
  if (random() % 5 == 0) f.countries = {random() % 2 == 0 ? "JP" : "VN"};
  if (random() % 6 == 0) f.organisations = {fmt::format("O-{}", random() % 22), "O-3"};
  if (random() % 6 == 0) f.trl_min = 1 + static_cast<int>(random() % 9);
  if (random() % 8 == 0) f.trl_max = 1 + static_cast<int>(random() % 9);
  if (random() % 8 == 0) f.cost_max = random() % 1200, f.currency = random() % 2 == 0 ? "VND" : "JPY";
  return f;
}

TEST_F(Search, AnswersAsThePlainWay) {
  const auto survey = survey_of(generated_lines(700, 11));
  const auto index = Index::build(survey, dir_).value();
  const SlowSearch slow(index.impl().generation.string(), survey);
  std::mt19937 random(12);
  std::size_t hits = 0, suggestions = 0, refused = 0;
  const auto stem = remembering_stem();
  for (int round = 0; round < 500; ++round) {
    SearchQuery query{.words = random() % 12 == 0 ? "" : random_words(random), .filter = random_filter(random), .first = random() % 3 == 0 ? random() % 40 : 0, .count = random() % 15};
    SCOPED_TRACE(fmt::format("{}: '{}' first {} count {}", round, query.words, query.first, query.count));
    const auto answered = index.search(query);
    if (!answered) {  // what Xapian's grammar refuses is said, not guessed at
      EXPECT_EQ(answered.error().code, Code::invalid_argument);
      EXPECT_THROW((void)slow(query), Xapian::QueryParserError);
      ++refused;
      continue;
    }
    const auto& answer = *answered;
    const auto expected = slow(query);
    EXPECT_EQ(answer.found, expected.all.size());
    EXPECT_EQ(answer.suggestion, expected.suggestion);
    suggestions += !answer.suggestion.empty();
    ASSERT_EQ(answer.hits.size(), std::min(query.count, expected.all.size() - std::min(query.first, expected.all.size())));
    for (std::size_t i = 0; i < answer.hits.size(); ++i) {
      const auto& hit = answer.hits[i];
      const auto& there = expected.all[query.first + i];
      EXPECT_NEAR(hit.score, there.score, 1e-9 * (1 + there.score));
      // Sums in another order may part a tie; within it any record may stand here.
      const auto own = std::ranges::find_if(expected.all, [&](const auto& s) { return s.id == hit.id && s.kind == kind_name(hit.kind).front() - 'a' + 'A'; });
      ASSERT_NE(own, expected.all.end());
      EXPECT_NEAR(own->score, there.score, 1e-9 * (1 + there.score));
      if (query.words.empty()) EXPECT_EQ(hit.id, there.id);
      const LangText* title = hit.kind == RecordKind::technology ? &survey.technology(hit.id)->title : hit.kind == RecordKind::need ? &survey.need(hit.id)->title : &survey.organisation(hit.id)->name;
      EXPECT_EQ(hit.title, title->best(query.lang));
      if (!query.words.empty() && !expected.cutter.empty()) {
        const std::string text = hit.kind == RecordKind::technology ? survey.technology(hit.id)->summary.best(query.lang) : hit.title;
        EXPECT_EQ(hit.snippet, expected.cutter.snippet(text, 240, stem, Xapian::MSet::SNIPPET_EXHAUSTIVE | Xapian::MSet::SNIPPET_CJK_NGRAM));
      }
      ++hits;
    }
    ASSERT_EQ(answer.facets.size(), 5U);
    for (const auto& facet : answer.facets) {
      const auto found = expected.facets.find(facet.name);
      std::map<std::string, std::uint64_t> counts(facet.counts.begin(), facet.counts.end());
      EXPECT_EQ(counts, found == expected.facets.end() ? decltype(counts)() : found->second) << facet.name;
      EXPECT_TRUE(std::ranges::is_sorted(facet.counts, [](const auto& x, const auto& y) { return x.second != y.second ? x.second > y.second : x.first < y.first; }));
    }
  }
  EXPECT_GT(hits, 1500U);
  EXPECT_GT(suggestions, 3U);
  EXPECT_LT(refused, 10U);
}

// A NEAR or phrase within an OR is compared by position whatever filter stands beside it.
TEST_F(Search, ComparesPositionsUnderFilters) {
  std::string lines;
  for (int i = 0; i < 400; ++i) {
    std::string between;
    for (int w = 0; w < (i % 10 == 0 ? 0 : 40); ++w) between += "between ";
    lines += fmt::format(R"({{"type":"technology","id":"T-{:03}","title":{{"en":"record"}},"summary":{{"en":"Persia {}vitro"}},"fields":[{{"code":"{}","weight":1}}]}})" "\n", i, between, i % 3 == 0 ? "ENV" : "BIO");
  }
  const auto index = Index::build(survey_of(lines), dir_).value();
  const auto answer = index.search({.words = "persia vitro", .filter = {.fields = {Field::env}}, .count = 400}).value();
  EXPECT_EQ(answer.found, 134U);
  for (std::size_t i = 0; i < answer.hits.size(); ++i) EXPECT_EQ(answer.hits[i].id.back() == '0', i < 14) << answer.hits[i].id;
  EXPECT_EQ(index.search({.words = "\"persia vitro\"", .filter = {.fields = {Field::env}}}).value().found, 14U);
}

// English words are found by any of their forms, alone, together and in quotes; what is shown and suggested are words, not stems.
TEST_F(Search, FindsAndShowsWordsWhateverTheirEndings) {
  const auto index = Index::build(survey_of(R"({"type":"technology","id":"T-1","title":{"en":"Water treatments"},"summary":{"en":"Pumping stations relieve the ponies"}})" "\n"
                                            R"({"type":"technology","id":"T-2","title":{"vi":"Trạm bơm"},"summary":{"vi":"Nước thải, máy pumps của Ebara"}})" "\n"), dir_).value();
  const auto ids = [&](const char* words) {
    std::string out;
    const auto answer = index.search({.words = words}).value();
    for (const auto& hit : answer.hits) out += hit.id + " ";
    return out;
  };
  EXPECT_EQ(ids("treatment"), "T-1 ");
  EXPECT_EQ(ids("\"water treatment\""), "T-1 ");
  EXPECT_EQ(ids("\"treatment water\""), "");
  EXPECT_EQ(ids("title:treatment"), "T-1 ");
  EXPECT_EQ(ids("title:pump"), "");
  EXPECT_EQ(ids("\"pump station\""), "T-1 ");
  EXPECT_EQ(ids("pumped AND nước"), "T-2 ");
  EXPECT_EQ(ids("may pumps"), "T-2 T-1 ");  // together first, and found without marks
  const auto shown = [&](const char* words) { return index.search({.words = words}).value().hits.at(0).snippet; };
  EXPECT_THAT(shown("pony station"), testing::HasSubstr("Pumping <b>stations</b> relieve the <b>ponies</b>"));
  EXPECT_THAT(shown("nước pump"), testing::HasSubstr("<b>Nước</b> thải, máy <b>pumps</b>"));
  EXPECT_EQ(index.search({.words = "relievr"}).value().suggestion, "relieve");  // and not "reliev", which stands in the index
  EXPECT_EQ(index.search({.words = "poniis"}).value().suggestion, "ponies");
}

// What is typed without marks finds what is written with them, whatever the query says of the words, and shows it.
TEST_F(Search, FindsWordsTypedWithoutTheirMarks) {
  auto index = Index::build(survey_of(R"({"type":"organisation","id":"O-1","name":{"vi":"Viện Nước"},"aliases":["Tập đoàn Quỳnh"]})" "\n"
                                      R"({"type":"technology","id":"T-1","provider":"O-1","title":{"vi":"Xử lý nước thải"},"summary":{"vi":"Lò sấy, quạt và máy bơm cho nhà máy dệt nhuộm"}})" "\n"
                                      R"({"type":"technology","id":"T-2","title":{"en":"Thai water pump"},"summary":{"en":"For a café of Nestlé or Hermès, ガス"}})" "\n"), dir_).value();
  const auto ids = [&](const std::string& words) {
    std::string out;
    const auto answer = index.search({.words = words, .filter = {.kinds = {RecordKind::technology}}}).value();
    for (const auto& hit : answer.hits) out += hit.id + " ";
    return out;
  };
  EXPECT_EQ(ids("nuoc thai"), "T-1 T-2 ");  // together first
  EXPECT_EQ(ids("thai"), "T-2 T-1 ");       // as it is written first
  EXPECT_EQ(ids("\"nuoc thai\""), "T-1 ");
  EXPECT_EQ(ids("\"thai nuoc\""), "");
  EXPECT_EQ(ids("may NEAR/3 bom"), "T-1 ");
  EXPECT_EQ(ids("lo NEAR/3 quat"), "T-1 ");
  EXPECT_EQ(ids("lo NEAR/3 bom"), "");
  EXPECT_EQ(ids("lo ADJ/3 quat"), "T-1 ");
  EXPECT_EQ(ids("quat ADJ/3 lo"), "");
  EXPECT_EQ(ids("nuo* OR nhu*"), "T-1 ");
  EXPECT_EQ(ids("nuoc AND bom"), "T-1 ");
  EXPECT_EQ(ids("nuoc AND pump"), "");
  EXPECT_EQ(ids("thai NOT nuoc"), "T-2 ");
  EXPECT_EQ(ids("+nuoc pump"), "T-1 ");
  EXPECT_EQ(ids("pump -nuoc"), "T-2 ");
  EXPECT_EQ(ids("title:nuoc"), "T-1 ");
  EXPECT_EQ(ids("title:bom"), "");
  EXPECT_EQ(ids("title:nuo*"), "T-1 ");
  EXPECT_EQ(ids("org:vien"), "T-1 ");
  EXPECT_EQ(ids("cafe"), "T-2 ");
  EXPECT_EQ(ids("nước thai"), "T-2 T-1 ");  // and one with a mark is typed with marks
  EXPECT_EQ(ids("núoc"), "");
  EXPECT_THAT(index.search({.words = "may bom"}).value().hits.at(0).snippet, testing::HasSubstr("quạt và <b>máy</b> <b>bơm</b> cho nhà <b>máy</b>"));

  EXPECT_EQ(ids("mái OR mai"), "");  // a roof is no machine, whatever English endings there are
  EXPECT_EQ(ids("thuy thui"), "");
  EXPECT_EQ(ids("org:quynh"), "T-1 ");  // by the other name of who offers it
  EXPECT_EQ(ids("hermes pump"), "T-2 ");
  EXPECT_EQ(ids("nestle"), "T-2 ");  // an English word, by its ending
  EXPECT_EQ(ids("dot rac"), "");
  ASSERT_TRUE(index.update(survey_of(R"({"type":"technology","id":"T-3","title":{"vi":"Đốt rác"},"summary":{"vi":"Lò đốt rác thải y tế"}})" "\n")).has_value());
  EXPECT_EQ(ids("dot rac"), "T-3 ");
  EXPECT_EQ(ids("\"lo dot\""), "T-3 ");
  ASSERT_TRUE(index.update(survey_of(R"({"type":"technology","id":"T-3","title":{"vi":"Lợp mái"},"summary":{"en":"pumpy réliefs"}})" "\n")).has_value());
  EXPECT_EQ(ids("mai"), "T-3 ");
}

// Words that Xapian's parser takes apart or has no place for are found all the same.
TEST_F(Search, AnswersWordsWithSignsInThem) {
  const auto index = Index::build(survey_of(R"({"type":"technology","id":"T-1","title":{"en":"AT&T pump of 3/4 inch","vi":"Bơm nước thải 100% inox"}})" "\n"), dir_).value();
  for (const char* words : {"inox bơmポンプX型 pump", "AT&T pump", "nước%thải bơm", "3/4 inch pump", "a%b pump", "pump_of inch", "it's AT&T's pump", "inox\nポンプX型 pump", "pump 4'4 inch"}) {
    const auto answer = index.search({.words = words});
    ASSERT_TRUE(answer.has_value()) << words << ": " << answer.error().message;
    EXPECT_EQ(answer->found, 1U) << words;
  }
}

TEST_F(Search, FollowsAWriterInAnotherProcess) {
  const auto survey_with = [](int n) {
    std::string lines;
    for (int i = 0; i < 60; ++i) lines += fmt::format(R"({{"type":"technology","id":"T-{}","title":{{"en":"pump number{}"}},"trl":{}}})" "\n", i, n, 1 + n % 9);
    return survey_of(lines);
  };
  const auto index = Index::build(survey_with(0), dir_).value();
  const pid_t child = ::fork();
  if (child == 0) {
    auto writer = Index::open(dir_).value();
    for (int n = 1; n <= 60; ++n)
      if (!writer.update(survey_with(n))) ::_exit(1);
    ::_exit(0);
  }
  std::atomic<bool> over{false};
  std::atomic<int> wrong{0}, searches{0};
  {
    std::vector<std::jthread> readers;
    for (int t = 0; t < 3; ++t)
      readers.emplace_back([&] {
        while (!over) {
          const auto answer = index.search({.words = "pump"});
          // Each update is seen whole: all records have one readiness.
          if (!answer || answer->found != 60 || answer->facets[2].counts.size() != 1) ++wrong;
          ++searches;
        }
      });
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    over = true;
  }
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(searches, 10);
  EXPECT_EQ(index.search({.words = "number60"}).value().found, 60U);  // what is there now, without opening again
  EXPECT_EQ(index.search({.words = "number0"}).value().found, 0U);
}

}  // namespace
}  // namespace caunoi
