// Papers, and the whole way in one call, over the border.
// Tested by tests/c/c_api_test, tests/python/test_binding.
#include "caunoi/report.hpp"

#include "c/border.hpp"
#include "caunoi/workspace.hpp"

using namespace caunoi;
using namespace caunoi::c;

namespace {

// Borrows from the handles of the input.
Result<ReportInput> input_of(const caunoi_report_input* input) {
  CAUNOI_CHECK(given(input, "input"));
  CAUNOI_TRY(const auto what, read_struct<caunoi_report_input>(input, CAUNOI_REPORT_INPUT_INIT, "input"));
  CAUNOI_CHECK(must_be_zero(what.reserved, "input"));
  if (what.matches != nullptr && what.survey == nullptr)
    return fail(Code::invalid_argument, "`input` has matches and no survey; give the survey they were made from");
  if (what.programme != nullptr && what.fair == nullptr)
    return fail(Code::invalid_argument, "`input` has a programme and no fair; give the fair it was made for");
  ReportInput out;
  CAUNOI_TRY(out.lang, lang_of(what.lang));
  if (what.survey != nullptr)
    out.survey = &what.survey->content->survey, out.findings = &what.survey->content->findings;
  if (what.matches != nullptr) out.matches = &what.matches->matches;
  if (what.fair != nullptr) out.fair = what.fair->fair.get();
  if (what.programme != nullptr) out.programme = what.programme->programme.get();
  return out;
}

}  // namespace

extern "C" {

caunoi_status caunoi_report_page(const caunoi_report_input* input, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_TRY(const auto what, input_of(input));
    CAUNOI_TRY(auto html, page(what));
    return caunoi_blob(std::move(html));
  });
}

caunoi_status caunoi_report_papers(const caunoi_report_input* input, caunoi_papers** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_papers> {
    CAUNOI_TRY(const auto what, input_of(input));
    CAUNOI_TRY(auto all, papers(what));
    return caunoi_papers(std::move(all));
  });
}

caunoi_status caunoi_report_matches_xlsx(const caunoi_matches* m, caunoi_lang lang, caunoi_blob** out,
                                         caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(m, "m"));
    CAUNOI_TRY(const auto in, lang_of(lang));
    CAUNOI_TRY(auto bytes, matches_xlsx(m->survey->survey, m->matches, in));
    return caunoi_blob(std::move(bytes));
  });
}

caunoi_status caunoi_report_programme_xlsx(const caunoi_fair* f, const caunoi_programme* p, caunoi_lang lang,
                                           caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(f, "f"));
    CAUNOI_CHECK(given(p, "p"));
    CAUNOI_TRY(const auto in, lang_of(lang));
    CAUNOI_TRY(auto bytes, programme_xlsx(*f->fair, *p->programme, in));
    return caunoi_blob(std::move(bytes));
  });
}

caunoi_status caunoi_report_calendars(const caunoi_fair* f, const caunoi_programme* p, caunoi_lang lang,
                                      uint32_t revision, caunoi_papers** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_papers> {
    CAUNOI_CHECK(given(f, "f"));
    CAUNOI_CHECK(given(p, "p"));
    CAUNOI_TRY(const auto in, lang_of(lang));
    if (revision > static_cast<std::uint32_t>(INT32_MAX))
      return fail(Code::invalid_argument, fmt::format("`revision` is {}, more than a calendar can count", revision));
    return caunoi_papers(calendars(*f->fair, *p->programme, in, static_cast<int>(revision)));
  });
}

caunoi_status caunoi_report_notices_page(const caunoi_repaired* r, caunoi_lang lang, caunoi_blob** out,
                                         caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(r, "r"));
    CAUNOI_TRY(const auto in, lang_of(lang));
    return caunoi_blob(notices_page(*r->repair, in));
  });
}

caunoi_status caunoi_report_notices_text(const caunoi_repaired* r, caunoi_lang lang, caunoi_blob** out,
                                         caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(r, "r"));
    CAUNOI_TRY(const auto in, lang_of(lang));
    return caunoi_blob(notices_text(*r->repair, in));
  });
}

size_t caunoi_papers_count(const caunoi_papers* p) { return p == nullptr ? 0 : p->papers.size(); }

caunoi_status caunoi_papers_row(const caunoi_papers* p, size_t i, caunoi_paper* row) {
  return row_of(
      p, [&]() -> auto& { return p->papers; }, i, row,
      [](const Paper& paper) {
        return caunoi_paper{0, lend(paper.first), lend(paper.second)};
      });
}

void caunoi_papers_free(caunoi_papers* p) { delete p; }

caunoi_status caunoi_run(const char* workspace, size_t workspace_len, const char* out, size_t out_len,
                         const caunoi_run_options* options, const caunoi_control* ctl, caunoi_run_summary* summary,
                         caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_TRY(const auto from, path_of(workspace, workspace_len, "workspace"));
    CAUNOI_TRY(const auto to, path_of(out, out_len, "out"));
    CAUNOI_TRY(const auto how, read_struct<caunoi_run_options>(options, CAUNOI_RUN_OPTIONS_INIT, "options"));
    CAUNOI_CHECK(must_be_zero(how.reserved, "options"));
    if (summary != nullptr)
      CAUNOI_CHECK(
          write_struct<caunoi_run_summary>(summary, CAUNOI_RUN_SUMMARY_INIT));  // refused before the work, not after
    RunOptions run_options;
    CAUNOI_TRY(run_options.lang, lang_of(how.lang));
    CAUNOI_TRY(run_options.match, match_options_of(how.match));
    CAUNOI_TRY(run_options.plan, plan_options_of(how.plan));
    if (how.lexicon != nullptr) run_options.lexicon = how.lexicon->lexicon.get();
    CAUNOI_TRY(const auto control, control_of(ctl));
    CAUNOI_TRY(const auto done, run(from, to, run_options, control));
    if (summary == nullptr) return {};
    return write_struct(
        summary, caunoi_run_summary{0, done.organisations, done.technologies, done.needs, done.experts, done.findings,
                                    done.matches, done.meetings, done.unplaced,
                                    static_cast<caunoi_plan_status>(done.status), done.planned ? 1U : 0U});
  });
}

}  // extern "C"
