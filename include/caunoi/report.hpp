// report.hpp -- what people hold in their hands: one offline page, workbooks, calendars.
//
// Everything is written for people who have neither internet nor patience: the page carries its data and asks the
// network for nothing; budgets and confidential names are never in it. All writers give bytes; the caller stores them.
// Same input, same bytes: no paper carries the time it was made. [any] All functions here are free of state.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caunoi/advice.hpp"
#include "caunoi/fair.hpp"
#include "caunoi/match.hpp"
#include "caunoi/repair.hpp"
#include "caunoi/result.hpp"
#include "caunoi/survey.hpp"

namespace caunoi {

namespace report {
class Names;
}

/// All there is to tell; what is absent is left out of the page. Pointers are borrowed for the call and may be null.
struct ReportInput {
  const Survey* survey = nullptr;
  const std::vector<Finding>* findings = nullptr;
  const Matches* matches = nullptr;
  const Shortlist* shortlist = nullptr;
  const Fair* fair = nullptr;
  const Programme* programme = nullptr;
  Lang lang = Lang::vi;                                    ///< of the page; it can be switched in the page
  std::vector<std::pair<std::string, std::string>> files;  ///< path relative to the page, label: "matches.xlsx", ...
  double good_score = 0.65;  ///< 0..1; a match from here on counts as an answer to its need
  std::size_t technologies_shown = 5;  ///< most for one need in the page; fewer when there are over 300 needs
  std::size_t experts_shown = 2;       ///< likewise
};

/// One file of a set: path relative to its folder, with '/', and bytes.
using Paper = std::pair<std::string, std::string>;

/// One self-contained HTML page. O(bytes of the records shown).
[[nodiscard]] Result<std::string> page(const ReportInput& input);

/// One JSON object a match: need, supply, score, signals, confidence, explanation by language, reasons. No secret:
/// signals are in quarter steps, and those that rest on the budget and the scores of the two sides are left out, so that it
/// cannot be solved for;
/// blocked pairs are not told.
[[nodiscard]] std::string matches_jsonl(const Survey& survey, const Matches& matches);
/// The same part by part, for match_each(). Borrows the survey. [shared]
class MatchLines {
 public:
  explicit MatchLines(const Survey& survey);
  ~MatchLines();
  [[nodiscard]] std::string operator()(std::span<const Match> matches) const;

 private:
  const Survey& survey_;
  std::unique_ptr<const report::Names> names_;
};
/// The matches of such a file, as far as it tells them: without blocked pairs, secret signals and exact weights.
/// invalid_argument with the line as place.
[[nodiscard]] Result<Matches> parse_matches(std::string_view jsonl, std::string_view file = "matches.jsonl");
/// One JSON object a technology ranked, then one a row of agreement; and back.
[[nodiscard]] std::string shortlist_jsonl(const Survey& survey, const Shortlist& shortlist);
[[nodiscard]] Result<Shortlist> parse_shortlist(std::string_view jsonl, std::string_view file = "shortlist.jsonl");

/// Workbooks, as bytes of an .xlsx. Confidential organisations are named in neither the matches nor the page; the
/// programme is the organiser's working paper and names participants as the fair does.
[[nodiscard]] Result<std::string> matches_xlsx(const Survey& survey, const Matches& matches, Lang lang);
[[nodiscard]] Result<std::string> programme_xlsx(const Fair& fair, const Programme& programme, Lang lang);
/// One iCalendar file (RFC 5545) a participant with at least one meeting in a session that has a start: file name and
/// bytes. UIDs are stable from plan to plan; `revision` is their SEQUENCE and should rise with every plan sent out. A
/// time zone that is not known gives floating times.
[[nodiscard]] std::vector<Paper> calendars(const Fair& fair, const Programme& programme, Lang lang, int revision = 0);

/// Who is told what after a repair: as lines for the screen, and as one page to print, a block a person that can be cut
/// out and handed over, with the standby list. Names participants as the fair does.
[[nodiscard]] std::string notices_text(const Repair& repair, Lang lang);
[[nodiscard]] std::string notices_page(const Repair& repair, Lang lang);

/// What the wishes need, as a table for the screen.
[[nodiscard]] std::string advice_text(const Fair& fair, const Advice& advice, Lang lang);

/// Every paper there is for this input: matches.xlsx, programme.xlsx, calendars/*.ics and, last, index.html, which
/// leads to them and to `input.files`.
[[nodiscard]] Result<std::vector<Paper>> papers(const ReportInput& input);

/// What a folder of results tells, read back for a new report: survey.jsonl, and those of findings.jsonl,
/// matches.jsonl, shortlist.jsonl, fair.json and programme.json that are there.
struct Results {
  Survey survey;
  std::vector<Finding> findings;
  std::optional<Matches> matches;
  std::optional<Shortlist> shortlist;
  std::optional<Fair> fair;
  std::optional<Programme> programme;
  /// As for ReportInput: the files found that are not papers of a report.
  std::vector<std::pair<std::string, std::string>> files;

  /// Borrows from this.
  [[nodiscard]] ReportInput input(Lang lang) const;
};
/// not_found when the folder or its survey.jsonl is not there; else what the file with the defect says.
[[nodiscard]] Result<Results> read_results(const std::filesystem::path& folder);

}  // namespace caunoi
