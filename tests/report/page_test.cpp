// The page: what it holds, what it must never hold, and that no record can break out of its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/html.hpp"
#include "report/names.hpp"
#include "report/sample.hpp"
#include "report/words.hpp"

namespace caunoi {
namespace {

/// Not a matcher of gmock: on failure that would print the page.
bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string page_of(const Results& results, Lang lang = Lang::vi) {
  auto made = page(results.input(lang));
  EXPECT_TRUE(made) << (made ? "" : made.error().text());
  return made ? *made : std::string{};
}

const Results& whole() {
  static const Results results = sample::whole(sample::corpus());
  return results;
}

/// Tags that open minus tags that close, by name; void elements and the contents of <script> and <style> left out.
std::map<std::string, int> balance(const std::string& html) {
  static const std::set<std::string> empty{"meta", "link", "input", "rect", "img", "br", "!doctype"};
  std::map<std::string, int> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at)) {
    const bool closes = html[at + 1] == '/';
    std::size_t end = at + 1 + closes;
    while (end < html.size() && (std::isalnum(static_cast<unsigned char>(html[end])) != 0 || html[end] == '!')) ++end;
    const std::string name = html.substr(at + 1 + closes, end - at - 1 - closes);
    if (!empty.contains(name)) open[name] += closes ? -1 : 1;
    at = !closes && (name == "script" || name == "style") ? html.find("</" + name, end) : end;
  }
  std::erase_if(open, [](const auto& entry) { return entry.second == 0; });
  return open;
}

nlohmann::json data_of(const std::string& html) {
  const auto open = html.find("id=\"data\">") + 10;
  return nlohmann::json::parse(html.substr(open, html.find("</script>", open) - open));
}

TEST(Escape, LeavesNothingThatHtmlReads) {
  EXPECT_EQ(report::escape("<a href=\"x\">'&"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
  EXPECT_EQ(report::escape(std::string_view("a\0b\x07\xff", 5)), "a\uFFFDb\uFFFD\uFFFD");
  EXPECT_EQ(report::escape("đ 日本 😀\n"), "đ 日本 😀\n");
  EXPECT_EQ(report::for_script("{\"a\":\"</script><!--\u2028\"}"), "{\"a\":\"\\u003c/script>\\u003c!--\\u2028\"}");
  EXPECT_EQ(report::link("javascript:alert(1)"), "./javascript%3Aalert%281%29");
  EXPECT_EQ(report::link("//evil.example/x"), ".///evil.example/x");
}

TEST(Escape, RandomBytesStayInTheirPlace) {
  sample::Dice dice(1);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (std::size_t n = dice.below(40); n > 0; --n) bytes += static_cast<char>(dice.below(256));
    const std::string safe = report::escape(bytes);
    ASSERT_EQ(safe.find_first_of("<>\"'"), std::string::npos);
    ASSERT_EQ(report::clean(safe), safe) << "valid UTF-8 without controls";
  }
}

TEST(Words, EveryOneIsThereInEveryLanguageAndNumbersFollowIt) {
  const LangText text = report::say({"{0} và {1}", "{0}と{1}", "{0} and {1}"}, 1234567, LangText{"a", "b", "c"});
  EXPECT_EQ(text.vi, "1.234.567 và a");
  EXPECT_EQ(text.ja, "1,234,567とb");
  EXPECT_EQ(text.en, "1,234,567 and c");
  EXPECT_EQ(report::number(-1000, Lang::en), "-1,000");
  EXPECT_EQ(report::number(999, Lang::vi), "999");
}

TEST(Page, SaysTheNumbersOfTheSurvey) {
  const std::string html = page_of(whole());
  EXPECT_TRUE(
      holds(html, "Khảo sát tổng số tại 66 lượt đơn vị, trong đó 38 lượt đơn vị phía Bắc (Công nghệ sinh học: 12;"));
  EXPECT_TRUE(
      holds(html, "Tìm kiếm được 209 công nghệ/tiến bộ kỹ thuật (Công nghệ sinh học: 94; Công nghệ môi trường: 25;"));
  EXPECT_TRUE(holds(html, "Đề xuất 126 công nghệ/tiến bộ kỹ thuật"));
  EXPECT_TRUE(holds(html, fmt::format("thu hút 13 doanh nghiệp Nhật Bản tham dự, đã xếp lịch {} cuộc kết nối",
                                      whole().programme->meetings.size())));
  EXPECT_FALSE(holds(html, "700 lượt"));
  EXPECT_FALSE(holds(html, "lượt khách đến"));
}

TEST(Page, IsOneWholeOfflineDocument) {
  for (const Lang lang : all_langs) {
    const std::string html = page_of(whole(), lang);
    EXPECT_LT(html.size(), 3'000'000u);
    EXPECT_THAT(balance(html), testing::IsEmpty());
    EXPECT_TRUE(
        holds(html, "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"));
    for (const char* outside :
         {"http://", "https://", "@import", "url(", "src=\"/", "<iframe", "<link rel=\"stylesheet"})
      EXPECT_FALSE(holds(html, outside)) << outside;
  }
}

TEST(Page, SameInputSameBytes) { EXPECT_EQ(page_of(whole()), page_of(sample::whole(sample::corpus()))); }

TEST(Page, EveryTextThatCanChangeHasItsEntry) {
  const std::string html = page_of(whole(), Lang::ja);
  const auto data = data_of(html);
  ASSERT_EQ(data["lang"], "ja");
  std::size_t seen = 0;
  for (std::size_t at = html.find("data-t=\""); at != std::string::npos; at = html.find("data-t=\"", at + 1), ++seen) {
    const auto entry = static_cast<std::size_t>(std::stoul(html.substr(at + 8, 8)));
    ASSERT_LT(entry, data["texts"].size());
    ASSERT_EQ(data["texts"][entry].size(), 3u);
  }
  EXPECT_GT(seen, 1000u);
}

TEST(Page, BudgetsAndConfidentialNamesAreNowhere) {
  Survey::Records records = whole().survey.records();
  std::set<std::string> hidden;
  for (auto& need : records.needs) {
    need.budget = Money{7777771, 8888881, "VND", 2015, "bảy triệu"};
    if (need.confidential) hidden.insert(need.organisation);
  }
  ASSERT_GT(hidden.size(), 5u);
  std::vector<std::string> names;
  for (const auto& organisation : records.organisations)
    if (hidden.contains(organisation.id))
      for (const Lang lang : all_langs)
        if (!organisation.name.in(lang).empty()) names.push_back(organisation.name.in(lang));
  // A need may name its own organisation, and so may a sentence made from it.
  for (auto& need : records.needs)
    if (need.confidential) need.problem.vi += " " + names.front() + " cần gấp.";
  auto results = sample::whole(make_survey(records).survey);
  for (auto& match : results.matches->matches) match.reasons.front().words["tech_phrase"] += " cho " + names.front();
  std::string all =
      matches_jsonl(results.survey, *results.matches) + shortlist_jsonl(results.survey, *results.shortlist);
  for (const Lang lang : all_langs) all += page_of(results, lang);
  for (const auto& name : names) EXPECT_EQ(all.find(name), std::string::npos) << name;
  for (const char* secret : {"7777771", "8888881", "7.777.771", "7,777,771", "bảy triệu", "987654321"})
    EXPECT_EQ(all.find(secret), std::string::npos) << secret;
  EXPECT_NE(all.find("Đơn vị chưa công bố tên (1)"), std::string::npos);
}

TEST(Page, HostileRecordsStayText) {
  auto results = sample::whole(sample::hostile());
  results.fair->name = "{{script}}<script>window.broken=1</script>";
  for (auto& match : results.matches->matches)
    for (auto& reason : match.reasons)
      for (auto& [key, value] : reason.words) value = "<script>window.broken=1</script>" + value;
  for (const Lang lang : all_langs) {
    const std::string html = page_of(results, lang);
    EXPECT_THAT(balance(html), testing::IsEmpty());
    EXPECT_EQ(html.find("<script>window"), std::string::npos);
    EXPECT_EQ(html.find("<img"), std::string::npos);
    EXPECT_FALSE(holds(html.substr(0, html.find("<script type=")), "\" onmouseover"))
        << "inside JSON it is a quoted text";
    EXPECT_EQ(report::clean(html), html);
    EXPECT_NO_THROW(data_of(html));
  }
}

TEST(Page, EverythingIsOptional) {
  EXPECT_THAT(balance(page_of(Results{})), testing::IsEmpty());
  ASSERT_TRUE(page({}));
  Results results = sample::whole(sample::corpus());
  results.matches.reset();
  EXPECT_FALSE(holds(page_of(results), "id=\"matches\""));
  results.programme.reset();
  EXPECT_FALSE(holds(page_of(results), "id=\"programme\""));
  EXPECT_EQ(page({.lang = Lang::unknown}).error().code, Code::invalid_argument);
  EXPECT_EQ(page({.good_score = 2}).error().code, Code::invalid_argument);
}

TEST(Page, AnInfeasibleProgrammeTellsItsConflict) {
  Results results = sample::whole(sample::corpus());
  results.programme->meetings.clear();
  results.programme->status = Programme::Status::infeasible;
  results.programme->conflict = {"pair <x> needs slot 3", "slot 3 is closed"};
  EXPECT_TRUE(holds(page_of(results), "pair &lt;x&gt; needs slot 3"));
}

TEST(Page, AProvedBoundIsNeverRoundedUp) {
  Results results = sample::whole(sample::corpus());
  results.programme->value = 99.99;
  results.programme->value_bound = 100;
  EXPECT_TRUE(holds(page_of(results, Lang::en), "at least 99 %"));
  results.programme->status = Programme::Status::optimal;
  EXPECT_TRUE(holds(page_of(results, Lang::en), "Proved optimal"));
}

TEST(Names, StandInsAreNumberedByNeedAndReplaceEverySpelling) {
  Survey::Records records;
  Organisation firm;
  firm.id = "E-9";
  firm.name = {"Công ty Sơn Hải", "ソンハイ塗料", ""};
  firm.aliases = {"Sơn Hải", "SH"};
  records.organisations = {firm};
  Need need;
  need.id = "N-1";
  need.organisation = "E-9";
  need.title = {"Cần sơn", "", ""};
  need.confidential = true;
  records.needs = {need};
  const Survey survey = make_survey(records).survey;
  const report::Names names(survey);
  EXPECT_TRUE(names.hidden("E-9"));
  EXPECT_EQ(names.organisation("E-9").en, "Undisclosed organisation (1)");
  EXPECT_EQ(names.redact("Công ty Sơn Hải, tức Sơn Hải; SH."),
            "Đơn vị chưa công bố tên (1), tức Đơn vị chưa công bố tên (1); SH.");
  EXPECT_EQ(names.redact("ソンハイ塗料です"), "非公開企業(1)です");
  EXPECT_EQ(names.organisation("nobody").vi, "nobody");
}

}  // namespace
}  // namespace caunoi
