// Surveys over the border: read, looked at record by record and finding by finding, written.
// Tested by tests/c/c_api_test, tests/python/test_binding.
#include "c/border.hpp"
#include "caunoi/intake.hpp"

using namespace caunoi;
using namespace caunoi::c;

namespace {

static_assert(CAUNOI_LEVEL_NOTE == static_cast<int>(Finding::Level::note) &&
              CAUNOI_LEVEL_WARNING == static_cast<int>(Finding::Level::warning) &&
              CAUNOI_LEVEL_ERROR == static_cast<int>(Finding::Level::error));

caunoi_survey survey_of(Survey survey, std::vector<Finding> findings) {
  auto content = std::make_shared<SurveyContent>();
  content->survey = std::move(survey);
  content->findings = std::move(findings);
  for (const auto& finding : content->findings) content->places.push_back(finding.place());
  return {std::move(content)};
}

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

// Calls visit(records of that kind).
template <class Visit>
auto with_records(const Survey& survey, RecordKind kind, Visit&& visit) {
  switch (kind) {
    case RecordKind::technology:
      return visit(survey.technologies());
    case RecordKind::need:
      return visit(survey.needs());
    case RecordKind::expert:
      return visit(survey.experts());
    case RecordKind::organisation:
      break;
  }
  return visit(survey.organisations());
}

template <class Record>
Result<void> write_record(const Record* record, Lang lang, caunoi_record* out) {
  if (record == nullptr) return fail(Code::not_found, "there is no such record");
  return write_struct(out, row(*record, lang));
}

}  // namespace

extern "C" {

caunoi_status caunoi_survey_load(const char* path, size_t path_len, const caunoi_control* ctl, caunoi_survey** out,
                                 caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_survey> {
    CAUNOI_TRY(const auto source, path_of(path, path_len, "path"));
    CAUNOI_TRY(const auto control, control_of(ctl));
    CAUNOI_TRY(auto intake, read_workspace(source, {}, control));
    return survey_of(std::move(intake.survey), std::move(intake.findings));
  });
}

caunoi_status caunoi_survey_load_files(const caunoi_str* paths, size_t count, const caunoi_control* ctl,
                                       caunoi_survey** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_survey> {
    if (paths == nullptr || count == 0)
      return fail(Code::invalid_argument, "`paths` is empty; it must name at least one file");
    std::vector<std::filesystem::path> sources;
    for (size_t i = 0; i < count; ++i) {
      CAUNOI_TRY(auto source, path_of(paths[i].data, paths[i].size, fmt::format("paths[{}]", i)));
      sources.push_back(std::move(source));
    }
    CAUNOI_TRY(const auto control, control_of(ctl));
    CAUNOI_TRY(auto intake, read_workspace(sources, {}, control));
    return survey_of(std::move(intake.survey), std::move(intake.findings));
  });
}

caunoi_status caunoi_survey_parse(const char* jsonl, size_t jsonl_len, const char* name, size_t name_len,
                                  caunoi_survey** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_survey> {
    CAUNOI_TRY(const auto file, file_name(name, name_len, "survey.jsonl"));
    CAUNOI_TRY(const auto bytes, text_of(jsonl, jsonl_len, "jsonl", file));
    Survey::Records records;
    Origins origins;
    std::vector<Finding> findings;
    read_jsonl(bytes, file, records, origins, findings);
    auto checked = make_survey(std::move(records), origins);
    findings.insert(findings.end(), std::make_move_iterator(checked.findings.begin()),
                    std::make_move_iterator(checked.findings.end()));
    sort_findings(findings);
    return survey_of(std::move(checked.survey), std::move(findings));
  });
}

void caunoi_survey_free(caunoi_survey* s) { delete s; }

caunoi_status caunoi_survey_jsonl(const caunoi_survey* s, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(s, "s"));
    return caunoi_blob{to_jsonl(s->content->survey)};
  });
}

caunoi_status caunoi_survey_findings_jsonl(const caunoi_survey* s, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(s, "s"));
    return caunoi_blob{to_jsonl(s->content->findings)};
  });
}

size_t caunoi_survey_count(const caunoi_survey* s, caunoi_kind kind) {
  if (s == nullptr || !kind_is_known(kind)) return 0;
  return with_records(s->content->survey, static_cast<RecordKind>(kind), [](auto records) { return records.size(); });
}

caunoi_status caunoi_survey_record(const caunoi_survey* s, caunoi_kind kind, size_t i, caunoi_lang lang,
                                   caunoi_record* out) {
  return guard(nullptr, [&]() -> Result<void> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_TRY(const auto of, kind_of(kind));
    CAUNOI_TRY(const auto in, lang_of(lang));
    return with_records(s->content->survey, of, [&](auto records) -> Result<void> {
      if (i >= records.size()) return fail(Code::invalid_argument, "there is no such row");
      return write_record(&records[i], in, out);
    });
  });
}

caunoi_status caunoi_survey_find(const caunoi_survey* s, caunoi_kind kind, const char* id, size_t id_len,
                                 caunoi_lang lang, caunoi_record* out) {
  return guard(nullptr, [&]() -> Result<void> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_CHECK(given(out, "row"));
    CAUNOI_CHECK(given(id, "id"));
    CAUNOI_TRY(const auto of, kind_of(kind));
    CAUNOI_TRY(const auto key, text_of(id, id_len, "id"));
    CAUNOI_TRY(const auto in, lang_of(lang));
    const Survey& survey = s->content->survey;
    switch (of) {
      case RecordKind::technology:
        return write_record(survey.technology(key), in, out);
      case RecordKind::need:
        return write_record(survey.need(key), in, out);
      case RecordKind::expert:
        return write_record(survey.expert(key), in, out);
      case RecordKind::organisation:
        break;
    }
    return write_record(survey.organisation(key), in, out);
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
