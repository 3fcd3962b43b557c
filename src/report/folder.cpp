// A folder of results: the papers that go into it, and the results read back from it for a new set of papers.
//
// The results are the files that carry data (survey, findings, matches, shortlist, fair, programme); the papers are
// made from them alone, so that after a hand-made change of programme.json or in another language they can be made
// again without matching or planning anew. Tested by report/folder_test.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/file.hpp"
#include "base/try.hpp"
#include "caunoi/report.hpp"
#include "report/words.hpp"

namespace caunoi {

namespace {

using namespace report;

constexpr std::string_view calendar_folder = "calendars/";

/// Findings as written by to_jsonl(findings). A line that cannot be read is left out: a report must not fail for a
/// remark.
std::vector<Finding> parse_findings(std::string_view jsonl) {
  std::vector<Finding> findings;
  while (!jsonl.empty()) {
    const auto end = jsonl.find('\n');
    const auto json = nlohmann::json::parse(jsonl.substr(0, end), nullptr, false);
    jsonl.remove_prefix(end == std::string_view::npos ? jsonl.size() : end + 1);
    if (!json.is_object()) continue;
    try {
      Finding finding;
      const auto level = json.value("level", "warning");
      finding.level = level == "error"  ? Finding::Level::error
                      : level == "note" ? Finding::Level::note
                                        : Finding::Level::warning;
      finding.code = json.value("code", "");
      finding.file = json.value("file", "");
      finding.sheet = json.value("sheet", "");
      finding.row = json.value("row", 0U);
      finding.column = json.value("column", 0U);
      finding.record = json.value("record", "");
      finding.field = json.value("field", "");
      finding.value = json.value("value", "");
      if (const auto message = json.find("message"); message != json.end() && message->is_object())
        for (const Lang lang : all_langs) finding.message.in(lang) = message->value(std::string(lang_name(lang)), "");
      findings.push_back(std::move(finding));
    } catch (const nlohmann::json::exception&) {
      continue;
    }
  }
  return findings;
}

/// The bytes of a file that may be missing.
Result<std::optional<std::string>> read_if_there(const std::filesystem::path& path) {
  auto bytes = read_file(path);
  if (bytes) return std::optional<std::string>(std::move(*bytes));
  if (bytes.error().code == Code::not_found) return std::optional<std::string>{};
  return std::unexpected(std::move(bytes).error());
}

/// What a reader finds in a file, in the language of the report.
struct Label {
  std::string_view path;
  Words words;
};
constexpr Label labels[] = {
    {"matches.xlsx", {"Bảng ghép nối kèm giải thích", "マッチング一覧(説明付き)", "Matches with explanations"}},
    {"programme.xlsx",
     {"Chương trình: lưới, danh sách, phiên dịch, chưa xếp", "日程:表・一覧・通訳・未配置",
      "Programme: grid, list, interpreters, unplaced"}},
    {"repair.xlsx",
     {"Sổ gốc, ô cần sửa được tô màu", "要修正セルに色を付けた元のブック",
      "Your workbook with cells to fix in colour"}},
    {"survey.jsonl", {"Bản ghi khảo sát", "調査記録", "Survey records"}},
    {"findings.jsonl", {"Mọi chỗ cần sửa", "要修正箇所の全件", "All findings"}},
    {"matches.jsonl", {"Ghép nối, dạng dữ liệu", "マッチング(データ)", "Matches as data"}},
    {"shortlist.jsonl", {"Danh sách đề xuất chuyển giao", "移転候補", "Shortlist"}},
    {"fair.json", {"Hội chợ và các cặp được đề nghị gặp", "展示会と面談候補", "The fair and the pairs proposed"}},
    {"programme.json", {"Chương trình, dạng dữ liệu", "日程(データ)", "Programme as data"}},
};
constexpr Words calendars_label{"Lịch hẹn từng đơn vị ({0} tệp .ics)", "参加者別カレンダー(.ics {0}件)",
                                "Calendar of each participant ({0} .ics files)"};

std::string label_of(std::string_view path, Lang lang) {
  const auto* at = std::ranges::find(labels, path, &Label::path);
  return at != std::end(labels) ? std::string(at->words.in(lang)) : std::string{};
}

}  // namespace

Result<std::vector<Paper>> papers(const ReportInput& input) {
  std::vector<Paper> made;
  std::size_t calendar_count = 0;
  if (input.survey != nullptr && input.matches != nullptr) {
    CAUNOI_TRY(auto bytes, matches_xlsx(*input.survey, *input.matches, input.lang));
    made.emplace_back("matches.xlsx", std::move(bytes));
  }
  if (input.fair != nullptr && input.programme != nullptr) {
    CAUNOI_TRY(auto bytes, programme_xlsx(*input.fair, *input.programme, input.lang));
    made.emplace_back("programme.xlsx", std::move(bytes));
    for (auto& [name, calendar] : calendars(*input.fair, *input.programme, input.lang)) {
      made.emplace_back(std::string(calendar_folder) + name, std::move(calendar));
      ++calendar_count;
    }
  }
  // The page leads to the papers first, then to what the caller has besides.
  ReportInput leading = input;
  leading.files.clear();
  for (const auto& [path, bytes] : made)
    if (!path.starts_with(calendar_folder)) leading.files.emplace_back(path, label_of(path, input.lang));
  if (calendar_count != 0)
    leading.files.emplace_back(calendar_folder, say(calendars_label, calendar_count).in(input.lang));
  for (const auto& file : input.files) {
    const bool there = std::ranges::any_of(leading.files, [&](const auto& other) { return other.first == file.first; });
    if (!there)
      leading.files.emplace_back(file.first, file.second.empty() ? label_of(file.first, input.lang) : file.second);
  }
  CAUNOI_TRY(auto html, page(leading));
  made.emplace_back("index.html", std::move(html));
  return made;
}

ReportInput Results::input(Lang lang) const {
  ReportInput input;
  input.survey = &survey;
  input.findings = &findings;
  input.matches = matches ? &*matches : nullptr;
  input.shortlist = shortlist ? &*shortlist : nullptr;
  input.fair = fair ? &*fair : nullptr;
  input.programme = programme ? &*programme : nullptr;
  input.lang = lang;
  input.files = files;
  return input;
}

Result<Results> read_results(const std::filesystem::path& folder) {
  Results results;
  CAUNOI_TRY(const std::string survey, read_file(folder / "survey.jsonl"));
  Survey::Records records;
  Origins origins;
  std::vector<Finding> ignored;  // findings.jsonl has those of the workbooks people can mend
  read_jsonl(survey, "survey.jsonl", records, origins, ignored);
  results.survey = make_survey(std::move(records), origins).survey;

  CAUNOI_TRY(const auto findings, read_if_there(folder / "findings.jsonl"));
  if (findings) results.findings = parse_findings(*findings);
  CAUNOI_TRY(const auto matches, read_if_there(folder / "matches.jsonl"));
  if (matches) {
    CAUNOI_TRY(results.matches, parse_matches(*matches, "matches.jsonl"));
  }
  CAUNOI_TRY(const auto shortlist, read_if_there(folder / "shortlist.jsonl"));
  if (shortlist) {
    CAUNOI_TRY(results.shortlist, parse_shortlist(*shortlist, "shortlist.jsonl"));
  }
  CAUNOI_TRY(const auto fair, read_if_there(folder / "fair.json"));
  if (fair) {
    CAUNOI_TRY(results.fair, parse_fair(*fair, "fair.json"));
  }
  CAUNOI_TRY(const auto programme, read_if_there(folder / "programme.json"));
  if (programme) {
    CAUNOI_TRY(results.programme, parse_programme(*programme, "programme.json"));
  }
  std::error_code ignore;
  for (const Label& label : labels) {
    const bool paper = label.path == "matches.xlsx" || label.path == "programme.xlsx";
    if (!paper && std::filesystem::exists(folder / label.path, ignore)) results.files.emplace_back(label.path, "");
  }
  return results;
}

}  // namespace caunoi
