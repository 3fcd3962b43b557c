// The whole way in one call: workbooks ▶ survey ▶ index ▶ matches ▶ fair ▶ programme ▶ page. Everything is made in a folder beside
// the target and put in place at the end, so a failed run leaves what was there.
// Tested by workspace/run_test.
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/try.hpp"
#include "caunoi/index.hpp"
#include "caunoi/intake.hpp"
#include "caunoi/report.hpp"
#include "caunoi/workspace.hpp"
#include "workspace/event.hpp"

namespace caunoi {

namespace fs = std::filesystem;

namespace {

// A folder that goes away with its holder unless its content was moved on.
class Staging {
 public:
  explicit Staging(const fs::path& beside) : path_(beside.string() + fmt::format(".partial-{}", ::getpid())) {}
  ~Staging() {
    std::error_code ec;
    fs::remove_all(path_, ec);
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  [[nodiscard]] const fs::path& path() const noexcept { return path_; }

  // Moves each entry over the one of the same name in `target`.
  Result<void> put_in_place(const fs::path& target) const {
    std::error_code ec;
    fs::create_directories(target, ec);
    if (ec) return fail(Code::io, "the folder cannot be made: " + ec.message(), target.string());
    std::vector<fs::path> names;
    for (const auto& entry : fs::directory_iterator(path_, ec)) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    for (const auto& name : names) {
      if (fs::is_directory(target / name, ec)) fs::remove_all(target / name, ec);
      fs::rename(path_ / name, target / name, ec);
      if (ec) return fail(Code::io, "cannot be put in place: " + ec.message(), (target / name).string());
    }
    return {};
  }

 private:
  fs::path path_;
};

// How many technologies of each field the survey itself proposed: the quotas a shortlist can be compared with.
std::map<std::string, std::size_t> marked_by_field(const Survey& survey) {
  std::map<std::string, std::size_t> out;
  for (const auto& technology : survey.technologies())
    if (technology.proposed.value_or(false) && !technology.fields.empty())
      ++out[std::string(field_code(std::ranges::max(technology.fields, {}, &FieldWeight::weight).field))];
  return out;
}

// The province most needs come from: the territory a shortlist is made for. Ties fall to the smaller name; empty: none is known.
std::string territory_of(const Survey& survey) {
  std::map<std::string, std::size_t> counts;
  for (const auto& need : survey.needs())
    if (const auto* asks = survey.organisation(need.organisation); asks != nullptr && !asks->province.empty()) ++counts[asks->province];
  return counts.empty() ? std::string() : std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })->first;
}

// The matches a fair needs: every need of a participant against every offer of a participant, however low they score.
Result<Matches> fair_matches(const Fair& fair, const Survey& survey, const Index& index, MatchOptions options, const Control& control) {
  std::set<std::string, std::less<>> taking_part;
  for (const auto& p : fair.participants) taking_part.insert(p.id);
  options.needs.clear();
  options.supplies.clear();
  for (const auto& need : survey.needs())
    if (taking_part.contains(need.organisation)) options.needs.push_back(need.id);
  for (const auto& technology : survey.technologies())
    if (taking_part.contains(technology.provider)) options.supplies.push_back(technology.id);
  if (options.needs.empty() || options.supplies.empty()) return Matches{{}, {}, options.weights};
  options.per_need = options.supplies.size();
  options.experts_per_need = 0;
  return match(survey, index, options, control);
}

}  // namespace

Result<RunSummary> run(const fs::path& workspace, const fs::path& out, const RunOptions& options, const Control& control) {
  std::error_code ec;
  if (!fs::exists(workspace, ec)) return fail(Code::not_found, "there is no such folder", workspace.string());
  if (!fs::is_directory(workspace, ec)) return fail(Code::invalid_argument, "a folder of workbooks was expected", workspace.string());
  // An output inside its own input would be read as survey on the next run.
  if (fs::weakly_canonical(out, ec) == fs::weakly_canonical(workspace, ec)) return fail(Code::invalid_argument, "the output needs a folder of its own", out.string());

  CAUNOI_TRY(Intake intake, read_workspace(workspace, {}, control));
  const Survey& survey = intake.survey;
  RunSummary summary{.organisations = survey.organisations().size(), .technologies = survey.technologies().size(), .needs = survey.needs().size(),
                     .experts = survey.experts().size(), .page = out / "index.html"};
  MatchOptions match_options = options.match;
  if (match_options.rates.per_unit.empty() && fs::exists(workspace / "rates.csv", ec)) {
    const auto path = workspace / "rates.csv";
    CAUNOI_TRY(const std::string bytes, read_file(path, 1 << 20));
    CAUNOI_TRY(match_options.rates, parse_rates(bytes, path.string()));
  }
  if (options.weights) {
    match_options.weights = *options.weights;
  } else if (const auto path = workspace / "weights.json"; fs::exists(path, ec)) {
    CAUNOI_TRY(const std::string bytes, read_file(path, 1 << 20));
    CAUNOI_TRY(match_options.weights, parse_weights(bytes, path.string()));
  }
  std::optional<Fair> fair;
  if (fs::exists(workspace / "fair.json", ec)) {
    const auto path = workspace / "fair.json";
    CAUNOI_TRY(const std::string bytes, read_file(path));
    CAUNOI_TRY(fair, parse_fair(bytes, path.string()));
  } else if (!intake.participations.empty()) {
    auto draft = fair_from_registrations(survey, intake.participations);
    fair = std::move(draft.fair);
    intake.findings.insert(intake.findings.end(), std::make_move_iterator(draft.findings.begin()), std::make_move_iterator(draft.findings.end()));
    sort_findings(intake.findings);
  }

  summary.findings = intake.findings.size();

  if (const auto parent = fs::absolute(out, ec).parent_path(); !parent.empty()) fs::create_directories(parent, ec);
  const Staging staging(out);
  fs::create_directories(staging.path(), ec);
  if (ec) return fail(Code::io, "the folder cannot be made: " + ec.message(), staging.path().string());
  const auto write = [&](const fs::path& name, std::string_view bytes) { return write_file(staging.path() / name, bytes); };

  CAUNOI_TRY(const Index index, Index::build(survey, staging.path() / "index", options.lexicon, control));
  CAUNOI_TRY(const Matches matches, match(survey, index, match_options, control));
  summary.matches = matches.matches.size();
  CAUNOI_CHECK(write("survey.jsonl", to_jsonl(survey)));
  CAUNOI_CHECK(write("findings.jsonl", to_jsonl(intake.findings)));
  CAUNOI_CHECK(write_repair(intake, staging.path() / "repair.xlsx", options.lang));
  CAUNOI_CHECK(write("matches.jsonl", matches_jsonl(survey, matches)));
  if (const std::string territory = territory_of(survey); !territory.empty()) {
    CAUNOI_TRY(const Shortlist transferable, shortlist(survey, index, {.territory = territory, .quotas = marked_by_field(survey)}, match_options, control));
    CAUNOI_CHECK(write("shortlist.jsonl", shortlist_jsonl(survey, transferable)));
  }

  std::optional<Programme> programme;
  if (fair) {
    CAUNOI_TRY(const Matches between, fair_matches(*fair, survey, index, match_options, control));
    fair = fair_from_matches(*fair, survey, between);
    CAUNOI_TRY(programme, plan(*fair, options.plan, control));
    summary.planned = true;
    summary.meetings = programme->meetings.size();
    summary.unplaced = programme->unplaced.size();
    summary.status = programme->status;
    CAUNOI_CHECK(write("fair.json", to_json(*fair)));
    CAUNOI_CHECK(write("programme.json", to_json(*programme)));
  }
  // The report is made of what was written, as 'caunoi report' will make it again.
  CAUNOI_TRY(const Results results, read_results(staging.path()));
  CAUNOI_TRY(const auto made, papers(results.input(options.lang)));
  fs::create_directories(staging.path() / "calendars", ec);
  for (const auto& [name, bytes] : made) CAUNOI_CHECK(write(name, bytes));
  if (!control.go_on("report", 1, 1)) return fail(Code::cancelled, "the run was cancelled");
  CAUNOI_CHECK(staging.put_in_place(out));
  return summary;
}

}  // namespace caunoi
