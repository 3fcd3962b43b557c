// Fairs, programmes and the planner over the border.
// Tested by tests/c/c_api_test, tests/python/test_binding.
#include "caunoi/fair.hpp"

#include "c/border.hpp"
#include "caunoi/advice.hpp"
#include "caunoi/report.hpp"
#include "caunoi/workspace.hpp"

using namespace caunoi;
using namespace caunoi::c;

static_assert(CAUNOI_PLAN_OPTIMAL == static_cast<int>(Programme::Status::optimal) &&
              CAUNOI_PLAN_FEASIBLE == static_cast<int>(Programme::Status::feasible) &&
              CAUNOI_PLAN_INFEASIBLE == static_cast<int>(Programme::Status::infeasible));

Result<PlanOptions> caunoi::c::plan_options_of(const caunoi_plan_options* options) {
  CAUNOI_TRY(const auto how, read_struct<caunoi_plan_options>(options, CAUNOI_PLAN_OPTIONS_INIT, "options"));
  if (!(how.time_limit >= 0))
    return fail(Code::invalid_argument,
                fmt::format("`time_limit` is {}; it must be seconds, 0 or more", how.time_limit));
  return PlanOptions{how.time_limit, how.seed};
}

namespace {

Result<Advice> advice_of(const caunoi_fair* f, const caunoi_plan_options* options, const caunoi_control* ctl) {
  CAUNOI_CHECK(given(f, "f"));
  CAUNOI_TRY(const auto how, plan_options_of(options));
  CAUNOI_TRY(const auto control, control_of(ctl));
  return advise(*f->fair, how, control);
}

}  // namespace

extern "C" {

caunoi_status caunoi_fair_parse(const char* json, size_t json_len, const char* name, size_t name_len, caunoi_fair** out,
                                caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_fair> {
    CAUNOI_TRY(const auto file, file_name(name, name_len, "fair.json"));
    CAUNOI_TRY(const auto text, text_of(json, json_len, "json", file));
    CAUNOI_TRY(auto fair, parse_fair(text, file));
    return caunoi_fair(std::move(fair));
  });
}

caunoi_status caunoi_fair_with_matches(const caunoi_fair* f, const caunoi_matches* m, caunoi_fair** out,
                                       caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_fair> {
    CAUNOI_CHECK(given(f, "f"));
    CAUNOI_CHECK(given(m, "m"));
    return caunoi_fair(fair_from_matches(*f->fair, m->survey->survey, m->matches));
  });
}

caunoi_status caunoi_fair_json(const caunoi_fair* f, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(f, "f"));
    return caunoi_blob(to_json(*f->fair));
  });
}

void caunoi_fair_free(caunoi_fair* f) { delete f; }

caunoi_status caunoi_plan(const caunoi_fair* f, const caunoi_plan_options* options, const caunoi_control* ctl,
                          caunoi_programme** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_programme> {
    CAUNOI_CHECK(given(f, "f"));
    CAUNOI_TRY(const auto how, plan_options_of(options));
    CAUNOI_TRY(const auto control, control_of(ctl));
    CAUNOI_TRY(auto programme, plan(*f->fair, how, control));
    if (const Log log(ctl); log)
      log(CAUNOI_LEVEL_NOTE,
          fmt::format("planned {} meetings, {} wishes not placed; value {} of at most {}, {} breaks, at least {}",
                      programme.meetings.size(), programme.unplaced.size(), programme.value, programme.value_bound,
                      programme.breaks, programme.breaks_bound));
    return caunoi_programme(std::move(programme));
  });
}

caunoi_status caunoi_advise(const caunoi_fair* f, const caunoi_plan_options* options, const caunoi_control* ctl,
                            caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_TRY(const auto advice, advice_of(f, options, ctl));
    return caunoi_blob(to_json(advice));
  });
}

caunoi_status caunoi_advise_text(const caunoi_fair* f, const caunoi_plan_options* options, caunoi_lang lang,
                                 const caunoi_control* ctl, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_TRY(const auto in, lang_of(lang));
    CAUNOI_TRY(const auto advice, advice_of(f, options, ctl));
    return caunoi_blob(advice_text(*f->fair, advice, in));
  });
}

caunoi_status caunoi_programme_parse(const char* json, size_t json_len, const char* name, size_t name_len,
                                     caunoi_programme** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_programme> {
    CAUNOI_TRY(const auto file, file_name(name, name_len, "programme.json"));
    CAUNOI_TRY(const auto text, text_of(json, json_len, "json", file));
    CAUNOI_TRY(auto programme, parse_programme(text, file));
    return caunoi_programme(std::move(programme));
  });
}

caunoi_status caunoi_programme_json(const caunoi_programme* p, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(p, "p"));
    return caunoi_blob(to_json(*p->programme));
  });
}

void caunoi_programme_free(caunoi_programme* p) { delete p; }

caunoi_status caunoi_programme_summarise(const caunoi_programme* p, caunoi_programme_summary* row) {
  return guard(nullptr, [&]() -> Result<void> {
    CAUNOI_CHECK(given(p, "p"));
    const Programme& all = *p->programme;
    const auto price = all.fairness.value_or(Programme::Price());
    return write_struct(
        row, caunoi_programme_summary{0, static_cast<caunoi_plan_status>(all.status), 0, all.meetings.size(),
                                      all.unplaced.size(), all.conflict.size(), all.value, all.value_bound, all.breaks,
                                      all.breaks_bound, all.fairness ? 1U : 0U, 0, price.least, price.least_bound,
                                      price.value_without});
  });
}

caunoi_status caunoi_programme_meeting(const caunoi_programme* p, size_t i, caunoi_meeting* row) {
  return row_of(
      p, [&]() -> auto& { return p->programme->meetings; }, i, row,
      [](const Programme::Meeting& m) {
        return caunoi_meeting{0, m.slot, 0, lend(m.pair), lend(m.a), lend(m.b), lend(m.table), lend(m.interpreter)};
      });
}

caunoi_status caunoi_programme_unplaced(const caunoi_programme* p, size_t i, caunoi_unplaced* row) {
  return row_of(
      p, [&]() -> auto& { return p->programme->unplaced; }, i, row,
      [](const Programme::Unplaced& u) {
        return caunoi_unplaced{0, lend(u.pair), lend(u.a), lend(u.b), lend(u.code), lend(u.reason), lend(u.remedy)};
      });
}

caunoi_str caunoi_programme_conflict(const caunoi_programme* p, size_t i) {
  return p == nullptr || i >= p->programme->conflict.size() ? lend("") : lend(p->programme->conflict[i]);
}

caunoi_status caunoi_check(const caunoi_fair* f, const caunoi_programme* p, caunoi_texts** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_texts> {
    CAUNOI_CHECK(given(f, "f"));
    CAUNOI_CHECK(given(p, "p"));
    return caunoi_texts(violations(*f->fair, *p->programme));
  });
}

}  // extern "C"
