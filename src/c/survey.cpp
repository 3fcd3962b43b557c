// Surveys over the border: read, looked at record by record and finding by finding, written.
// Tested by tests/c/c_api_test, tests/python/test_binding.
#include <algorithm>
#include <iterator>

#include "c/border.hpp"
#include "caunoi/intake.hpp"
#include "survey/line.hpp"

using namespace caunoi;
using namespace caunoi::c;

namespace {

static_assert(CAUNOI_LEVEL_NOTE == static_cast<int>(Finding::Level::note) &&
              CAUNOI_LEVEL_WARNING == static_cast<int>(Finding::Level::warning) &&
              CAUNOI_LEVEL_ERROR == static_cast<int>(Finding::Level::error));

caunoi_record row(const Technology& t, Lang lang) {
  return {
      0, CAUNOI_KIND_TECHNOLOGY, 0, lend(t.id), lend(t.title.best(lang)), lend(t.summary.best(lang)), lend(t.provider)};
}
caunoi_record row(const Need& n, Lang lang) {
  return {0,
          CAUNOI_KIND_NEED,
          n.confidential ? 1U : 0U,
          lend(n.id),
          lend(n.title.best(lang)),
          lend(n.problem.best(lang)),
          lend(n.organisation)};
}
caunoi_record row(const Expert& e, Lang lang) {
  return {0,
          CAUNOI_KIND_EXPERT,
          0,
          lend(e.id),
          lend(e.name.best(lang)),
          lend(e.expertise.best(lang)),
          lend(e.organisation)};
}
caunoi_record row(const Organisation& o, Lang lang) {
  return {0, CAUNOI_KIND_ORGANISATION, 0, lend(o.id), lend(o.name.best(lang)), lend(o.products.best(lang)), lend("")};
}
caunoi_record row(const Visit& v, Lang lang) {
  return {0, CAUNOI_KIND_VISIT, 0, lend(v.id), lend(v.date), lend(v.note.best(lang)), lend(v.organisation)};
}

// Calls use(records of that kind), which is known.
template <class Use>
auto with_records(const Survey& survey, caunoi_kind kind, Use&& use) {
  switch (kind) {
    case CAUNOI_KIND_TECHNOLOGY:
      return use(survey.technologies());
    case CAUNOI_KIND_NEED:
      return use(survey.needs());
    case CAUNOI_KIND_EXPERT:
      return use(survey.experts());
    case CAUNOI_KIND_VISIT:
      return use(survey.visits());
    default:
      return use(survey.organisations());
  }
}

// Calls use(record) for the one with that id.
template <class Use>
Result<void> with_record(const Survey& survey, caunoi_kind kind, std::string_view id, Use&& use) {
  CAUNOI_TRY(const auto word, kind_word(kind));
  return with_records(survey, kind, [&](auto records) -> Result<void> {
    const auto at = std::ranges::lower_bound(records, id, {}, [](const auto& r) { return std::string_view(r.id); });
    if (at == records.end() || at->id != id)
      return fail(Code::not_found, fmt::format("there is no {} \"{}\"", word, id), std::string(id));
    return use(*at);
  });
}

// What loading has come to.
void tell(const Log& log, const Intake& intake) {
  if (!log) return;
  const auto& s = intake.survey;
  log(CAUNOI_LEVEL_NOTE,
      fmt::format("read {} sheets: {} organisations, {} technologies, {} needs, {} experts, {} visits; {} findings",
                  intake.sheets.size(), s.organisations().size(), s.technologies().size(), s.needs().size(),
                  s.experts().size(), s.visits().size(), intake.findings.size()));
  for (const auto& f : intake.findings)
    if (f.level == Finding::Level::error) log(CAUNOI_LEVEL_ERROR, f.message.best(Lang::en), f.place());
}

}  // namespace

SurveyContent::SurveyContent(Intake read)
    : survey(std::move(read.survey)), findings(std::move(read.findings)), source(std::move(read.source)) {
  for (const auto& finding : findings) places.push_back(finding.place());
}

extern "C" {

caunoi_status caunoi_survey_load(const char* path, size_t path_len, const caunoi_control* ctl, caunoi_survey** out,
                                 caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_survey> {
    CAUNOI_TRY(const auto source, path_of(path, path_len, "path"));
    CAUNOI_TRY(const auto control, control_of(ctl));
    CAUNOI_TRY(auto intake, read_workspace(source, {}, control));
    tell(Log(ctl), intake);
    return caunoi_survey(std::move(intake));
  });
}

caunoi_status caunoi_survey_load_files(const caunoi_str* paths, size_t path_count, const caunoi_control* ctl,
                                       caunoi_survey** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_survey> {
    CAUNOI_TRY(const auto sources, paths_of(paths, path_count, "paths"));
    CAUNOI_TRY(const auto control, control_of(ctl));
    CAUNOI_TRY(auto intake, read_workspace(sources, {}, control));
    tell(Log(ctl), intake);
    return caunoi_survey(std::move(intake));
  });
}

caunoi_status caunoi_survey_parse(const char* jsonl, size_t jsonl_len, const char* name, size_t name_len,
                                  caunoi_survey** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_survey> {
    CAUNOI_TRY(const auto file, file_name(name, name_len, "survey.jsonl"));
    CAUNOI_TRY(const auto bytes, text_of(jsonl, jsonl_len, "jsonl", file));
    Survey::Records records;
    Origins origins;
    Intake read;
    read_jsonl(bytes, file, records, origins, read.findings);
    auto checked = make_survey(std::move(records), origins);
    read.survey = std::move(checked.survey);
    read.findings.insert(read.findings.end(), std::make_move_iterator(checked.findings.begin()),
                         std::make_move_iterator(checked.findings.end()));
    sort_findings(read.findings);
    return caunoi_survey(std::move(read));
  });
}

void caunoi_survey_free(caunoi_survey* s) { delete s; }

caunoi_status caunoi_survey_jsonl(const caunoi_survey* s, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(s, "s"));
    return caunoi_blob(to_jsonl(s->content->survey));
  });
}

caunoi_status caunoi_survey_findings_jsonl(const caunoi_survey* s, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(s, "s"));
    return caunoi_blob(to_jsonl(s->content->findings));
  });
}

caunoi_status caunoi_survey_save_repair(const caunoi_survey* s, caunoi_lang lang, const char* path, size_t path_len,
                                        caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_TRY(const auto in, lang_of(lang));
    CAUNOI_TRY(const auto file, path_of(path, path_len, "path"));
    Intake intake;
    intake.findings = s->content->findings;
    intake.source = s->content->source;
    return write_repair(intake, file, in);
  });
}

size_t caunoi_survey_count(const caunoi_survey* s, caunoi_kind kind) {
  if (s == nullptr || !kind_is_known(kind)) return 0;
  return with_records(s->content->survey, kind, [](auto records) { return records.size(); });
}

caunoi_status caunoi_survey_record(const caunoi_survey* s, caunoi_kind kind, size_t i, caunoi_lang lang,
                                   caunoi_record* out) {
  return guard(nullptr, [&]() -> Result<void> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_CHECK(kind_word(kind));
    CAUNOI_TRY(const auto in, lang_of(lang));
    return with_records(s->content->survey, kind, [&](auto records) -> Result<void> {
      if (i >= records.size()) return fail(Code::invalid_argument, "there is no such row");
      return write_struct(out, row(records[i], in));
    });
  });
}

caunoi_status caunoi_survey_find(const caunoi_survey* s, caunoi_kind kind, const char* id, size_t id_len,
                                 caunoi_lang lang, caunoi_record* out) {
  return guard(nullptr, [&]() -> Result<void> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_CHECK(given(out, "row"));
    CAUNOI_CHECK(given(id, "id"));
    CAUNOI_TRY(const auto key, text_of(id, id_len, "id"));
    CAUNOI_TRY(const auto in, lang_of(lang));
    return with_record(s->content->survey, kind, key,
                       [&](const auto& record) { return write_struct(out, row(record, in)); });
  });
}

caunoi_status caunoi_survey_record_json(const caunoi_survey* s, caunoi_kind kind, const char* id, size_t id_len,
                                        caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_CHECK(given(id, "id"));
    CAUNOI_TRY(const auto key, text_of(id, id_len, "id"));
    std::string line;
    CAUNOI_CHECK(with_record(s->content->survey, kind, key, [&](const auto& record) -> Result<void> {
      append_line(record, line);
      return {};
    }));
    return caunoi_blob(std::move(line));
  });
}

size_t caunoi_survey_finding_count(const caunoi_survey* s) { return s == nullptr ? 0 : s->content->findings.size(); }

caunoi_status caunoi_survey_finding(const caunoi_survey* s, size_t i, caunoi_lang lang, caunoi_finding* out) {
  return guard(nullptr, [&]() -> Result<void> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_TRY(const auto in, lang_of(lang));
    const auto& findings = s->content->findings;
    if (i >= findings.size()) return fail(Code::invalid_argument, "there is no such row");
    const Finding& f = findings[i];
    return write_struct(out, caunoi_finding{0, static_cast<caunoi_level>(f.level), f.row, f.column, 0, lend(f.code),
                                            lend(s->content->places[i]), lend(f.file), lend(f.sheet), lend(f.record),
                                            lend(f.field), lend(f.value), lend(f.message.best(in))});
  });
}

}  // extern "C"
