/* The way through the API as an application takes it, on a survey small enough to know every answer. */
#define _POSIX_C_SOURCE 200809L /* mkdir */
#include <stdlib.h>
#include <sys/stat.h>

#include "c_api_test.h"

static void survey(const handles* h) {
  caunoi_record record = CAUNOI_RECORD_INIT;
  caunoi_finding finding = CAUNOI_FINDING_INIT;
  caunoi_blob *jsonl = NULL, *again = NULL;
  caunoi_survey *copy = NULL, *both = NULL;
  caunoi_str paths[2];
  caunoi_error* err = NULL;
  size_t i;
  int seen = 0;

  CHECK(caunoi_survey_count(h->survey, CAUNOI_KIND_ORGANISATION) == 2 &&
        caunoi_survey_count(h->survey, CAUNOI_KIND_TECHNOLOGY) == 2);
  CHECK(caunoi_survey_count(h->survey, CAUNOI_KIND_NEED) == 2 &&
        caunoi_survey_count(h->survey, CAUNOI_KIND_EXPERT) == 1);
  CHECK(caunoi_survey_count(h->survey, 4) == 0 && caunoi_survey_count(h->survey, -1) == 0);

  ANSWERS(caunoi_survey_record(h->survey, CAUNOI_KIND_TECHNOLOGY, 0, CAUNOI_LANG_EN, &record), CAUNOI_OK);
  CHECK(equals(record.id, "T-1") && equals(record.organisation, "O-2") && record.kind == CAUNOI_KIND_TECHNOLOGY);
  CHECK(equals(record.title, "Membrane filter for dyeing wastewater") && contains(record.text, "membrane system"));
  ANSWERS(caunoi_survey_record(h->survey, CAUNOI_KIND_TECHNOLOGY, 2, CAUNOI_LANG_EN, &record), CAUNOI_INVALID_ARGUMENT);
  ANSWERS(caunoi_survey_record(h->survey, 9, 0, CAUNOI_LANG_EN, &record), CAUNOI_INVALID_ARGUMENT);
  ANSWERS(caunoi_survey_record(h->survey, CAUNOI_KIND_NEED, 0, 0, &record), CAUNOI_INVALID_ARGUMENT);
  ANSWERS(caunoi_survey_find(h->survey, CAUNOI_KIND_NEED, "N-2", NT, CAUNOI_LANG_JA, &record), CAUNOI_OK);
  CHECK(equals(record.title, "Tiết kiệm điện lò hơi") && record.confidential == 1 && record.kind == CAUNOI_KIND_NEED);
  ANSWERS(caunoi_survey_find(h->survey, CAUNOI_KIND_ORGANISATION, "O-2 and more", 3, CAUNOI_LANG_JA, &record),
          CAUNOI_OK);
  CHECK(equals(record.title, "響野膜工業株式会社") && record.confidential == 0 && equals(record.organisation, ""));
  ANSWERS(caunoi_survey_find(h->survey, CAUNOI_KIND_EXPERT, "E-1", NT, CAUNOI_LANG_VI, &record), CAUNOI_OK);
  CHECK(contains(record.text, "màng lọc"));
  ANSWERS(caunoi_survey_find(h->survey, CAUNOI_KIND_NEED, "T-1", NT, CAUNOI_LANG_VI, &record), CAUNOI_NOT_FOUND);

  /* TRL 12 became unknown, with a finding that names its line and says so in each language. */
  for (i = 0; i < caunoi_survey_finding_count(h->survey); ++i) {
    ANSWERS(caunoi_survey_finding(h->survey, i, CAUNOI_LANG_EN, &finding), CAUNOI_OK);
    if (!equals(finding.record, "N-2")) continue;
    seen = 1;
    CHECK(contains(finding.place, "small.jsonl:6") && equals(finding.file, "small.jsonl") && finding.row == 6);
    CHECK(finding.message.size > 0 && finding.code.size > 0 && finding.level <= CAUNOI_LEVEL_ERROR);
  }
  CHECK(seen);
  ANSWERS(caunoi_survey_finding(h->survey, i, CAUNOI_LANG_EN, &finding), CAUNOI_INVALID_ARGUMENT);
  ANSWERS(caunoi_survey_finding(h->survey, 0, 4, &finding), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_survey_findings_jsonl(h->survey, &jsonl, &err), CAUNOI_OK);
  CHECK(contains(caunoi_blob_view(jsonl), "small.jsonl"));
  caunoi_blob_free(jsonl);

  /* Out and in again: the same records, the same bytes; from memory and from files. */
  GIVES(caunoi_survey_jsonl(h->survey, &jsonl, &err), CAUNOI_OK);
  GIVES(caunoi_survey_parse(caunoi_blob_view(jsonl).data, caunoi_blob_view(jsonl).size, NULL, 0, &copy, &err),
        CAUNOI_OK);
  CHECK(caunoi_survey_finding_count(copy) <= caunoi_survey_finding_count(h->survey));
  GIVES(caunoi_survey_jsonl(copy, &again, &err), CAUNOI_OK);
  CHECK(equals(caunoi_blob_view(again), caunoi_blob_view(jsonl).data));
  caunoi_survey_free(copy);
  GIVES(caunoi_blob_save(jsonl, scratch("a.jsonl"), NT, &err), CAUNOI_OK);
  GIVES(caunoi_survey_parse("{\"type\":\"expert\",\"id\":\"E-2\",\"name\":\"B\"}\n", NT, NULL, 0, &copy, &err),
        CAUNOI_OK);
  caunoi_blob_free(again);
  GIVES(caunoi_survey_jsonl(copy, &again, &err), CAUNOI_OK);
  GIVES(caunoi_blob_save(again, scratch("b.jsonl"), NT, &err), CAUNOI_OK);
  paths[0].data = scratch("a.jsonl");
  paths[1].data = scratch("b.jsonl");
  paths[0].size = paths[1].size = NT;
  GIVES(caunoi_survey_load_files(paths, 2, NULL, &both, &err), CAUNOI_OK);
  CHECK(caunoi_survey_count(both, CAUNOI_KIND_EXPERT) == 2 && caunoi_survey_count(both, CAUNOI_KIND_NEED) == 2);
  caunoi_survey_free(both);
  caunoi_survey_free(copy);
  caunoi_blob_free(again);
  caunoi_blob_free(jsonl);
}

static size_t hits(const caunoi_index* index, const char* words, const caunoi_search_options* options) {
  caunoi_answer* answer = NULL;
  caunoi_error* err = NULL;
  size_t found;
  GIVES(caunoi_index_search(index, words, NT, options, &answer, &err), CAUNOI_OK);
  found = (size_t)caunoi_answer_found(answer);
  CHECK(caunoi_answer_count(answer) <= found);
  caunoi_answer_free(answer);
  return found;
}

static void search(const handles* h) {
  caunoi_search_options options = CAUNOI_SEARCH_OPTIONS_INIT;
  caunoi_hit hit = CAUNOI_HIT_INIT;
  caunoi_facet_value facet = CAUNOI_FACET_VALUE_INIT;
  const caunoi_kind technology = CAUNOI_KIND_TECHNOLOGY;
  const caunoi_str bio = {"BIO", NT}, japan = {"JP", 2}, unit = {"O-1", 3};
  size_t i, kinds = 0;

  CHECK(hits(h->index, "nước thải", NULL) == 3 && hits(h->index, "nuoc thai", NULL) == 3 &&
        hits(h->index, "rice", NULL) == 1);
  ANSWERS(caunoi_answer_hit(h->answer, 0, &hit), CAUNOI_OK);
  CHECK(hit.score > 0 && contains(hit.snippet, "<b>") && hit.title.size > 0);
  ANSWERS(caunoi_answer_hit(h->answer, 3, &hit), CAUNOI_INVALID_ARGUMENT);
  for (i = 0; i < caunoi_answer_facet_count(h->answer); ++i) {
    ANSWERS(caunoi_answer_facet(h->answer, i, &facet), CAUNOI_OK);
    if (equals(facet.facet, "kind")) kinds += (size_t)facet.count;
  }
  CHECK(kinds == 3);
  ANSWERS(caunoi_answer_facet(h->answer, i, &facet), CAUNOI_INVALID_ARGUMENT);

  CHECK(hits(h->index, "", &options) == 7);
  options.kinds = &technology;
  options.kind_count = 1;
  CHECK(hits(h->index, "nước thải", &options) == 1 && hits(h->index, "", &options) == 2);
  options.fields = &bio;
  options.field_count = 1;
  CHECK(hits(h->index, "", &options) == 1);
  options.field_count = 0;
  options.trl_min = 9;
  CHECK(hits(h->index, "", &options) == 1);
  options.trl_min = 0;
  options.trl_max = 8;
  CHECK(hits(h->index, "", &options) == 1);
  options.trl_max = 0;
  options.countries = &japan;
  options.country_count = 1;
  CHECK(hits(h->index, "", &options) == 2);
  options.countries = NULL;
  options.country_count = 0;
  options.kind_count = 0;
  options.organisations = &unit;
  options.organisation_count = 1;
  CHECK(hits(h->index, "", &options) >= 1);
  options.organisation_count = 0;
  options.cost_max = 1; /* nothing here has a cost */
  CHECK(hits(h->index, "", &options) == 0);
}

static void update(void) {
  caunoi_index *index = NULL, *reader = NULL;
  caunoi_survey *changes = NULL, *now = NULL;
  caunoi_error* err = NULL;
  caunoi_str remove;
  remove.data = "technology/T-2";
  remove.size = NT;
  GIVES(caunoi_survey_parse(small_survey, NT, NULL, 0, &changes, &err), CAUNOI_OK);
  GIVES(caunoi_index_build(changes, scratch("changing"), NT, NULL, NULL, &index, &err), CAUNOI_OK);
  CHECK(caunoi_index_size(index) == 7);
  caunoi_survey_free(changes);
  GIVES(caunoi_survey_parse("{\"type\":\"technology\",\"id\":\"T-3\",\"title\":{\"en\":\"Biogas digester\"}}\n", NT,
                            NULL, 0, &changes, &err),
        CAUNOI_OK);
  GIVES(caunoi_index_update(index, changes, &remove, 1, &err), CAUNOI_OK);
  CHECK(caunoi_index_size(index) == 7 && hits(index, "biogas", NULL) == 1 && hits(index, "rice", NULL) == 0);
  GIVES(caunoi_index_open(scratch("changing"), NT, NULL, &reader, &err), CAUNOI_OK);
  CHECK(hits(reader, "biogas", NULL) == 1);
  GIVES(caunoi_index_survey(reader, &now, &err), CAUNOI_OK);
  CHECK(caunoi_survey_count(now, CAUNOI_KIND_TECHNOLOGY) == 2 && caunoi_survey_finding_count(now) == 0);
  caunoi_survey_free(now);
  caunoi_survey_free(changes);
  caunoi_index_free(reader);
  caunoi_index_free(index);
}

static void match(const handles* h) {
  caunoi_match_row row = CAUNOI_MATCH_ROW_INIT;
  caunoi_match_options options = CAUNOI_MATCH_OPTIONS_INIT;
  caunoi_matches* matches = NULL;
  caunoi_blob *vi = NULL, *en = NULL;
  caunoi_error* err = NULL;
  const caunoi_str need = {"N-1", 3}, rice = {"T-2", NT};
  size_t i;
  size_t found[2] = {99, 99}; /* rows of N-1 with T-1, which suits it, and with T-2, which does not */
  for (i = 0; i < caunoi_matches_count(h->matches); ++i) {
    ANSWERS(caunoi_matches_row(h->matches, i, &row), CAUNOI_OK);
    if (!equals(row.need, "N-1") || row.kind != CAUNOI_KIND_TECHNOLOGY) continue;
    found[equals(row.supply, "T-1") ? 0 : 1] = i;
    CHECK(row.capped == (equals(row.supply, "T-1") ? 0 : 1));
  }
  CHECK(found[0] < found[1] && found[1] < 99);
  ANSWERS(caunoi_matches_row(h->matches, found[0], &row), CAUNOI_OK);
  CHECK(row.score > 0 && row.score <= 1 && row.demand_score <= 1 && row.supply_score <= 1 && row.confidence > 0 &&
        row.confidence <= 1);
  ANSWERS(caunoi_matches_row(h->matches, caunoi_matches_count(h->matches), &row), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_matches_explain(h->matches, 0, CAUNOI_LANG_VI, 0, &vi, &err), CAUNOI_OK);
  GIVES(caunoi_matches_explain(h->matches, 0, CAUNOI_LANG_EN, 40, &en, &err), CAUNOI_OK);
  CHECK(caunoi_blob_view(vi).size > 0 && caunoi_blob_view(en).size > 0 &&
        !equals(caunoi_blob_view(vi), caunoi_blob_view(en).data));
  caunoi_blob_free(vi);
  caunoi_blob_free(en);
  GIVES(caunoi_matches_jsonl(h->matches, &vi, &err), CAUNOI_OK);
  CHECK(contains(caunoi_blob_view(vi), "\"T-1\""));
  caunoi_blob_free(vi);

  options.needs = &need;
  options.need_count = 1;
  options.per_need = 1;
  options.experts_per_need = 0;
  GIVES(caunoi_match(h->survey, h->index, &options, NULL, &matches, &err), CAUNOI_OK);
  CHECK(caunoi_matches_count(matches) == 1);
  caunoi_matches_free(matches);
  options.supplies = &rice;
  options.supply_count = 1;
  GIVES(caunoi_match(h->survey, h->index, &options, NULL, &matches, &err), CAUNOI_OK);
  for (i = 0; i < caunoi_matches_count(matches); ++i) {
    ANSWERS(caunoi_matches_row(matches, i, &row), CAUNOI_OK);
    CHECK(equals(row.supply, "T-2"));
  }
  caunoi_matches_free(matches);
}

static void fair(const handles* h) {
  caunoi_programme_summary summary = CAUNOI_PROGRAMME_SUMMARY_INIT;
  caunoi_meeting meeting = CAUNOI_MEETING_INIT;
  caunoi_unplaced unplaced = CAUNOI_UNPLACED_INIT;
  caunoi_fair *valued = NULL, *again = NULL;
  caunoi_programme* programme = NULL;
  caunoi_texts* broken = NULL;
  caunoi_blob *json = NULL, *second = NULL;
  caunoi_error* err = NULL;
  char* changed;
  char* slot;

  /* O-1 has two slots and three wishes: the two of most value are met, the third says why not. */
  ANSWERS(caunoi_programme_summarise(h->programme, &summary), CAUNOI_OK);
  CHECK(summary.status == CAUNOI_PLAN_OPTIMAL && summary.meetings == 2 && summary.unplaced == 1 &&
        summary.conflicts == 0);
  CHECK(summary.value == 5 && summary.value_bound == 5);
  ANSWERS(caunoi_programme_meeting(h->programme, 0, &meeting), CAUNOI_OK);
  CHECK(meeting.slot == 0 && equals(meeting.a, "O-1") && meeting.table.size > 0 && equals(meeting.interpreter, ""));
  ANSWERS(caunoi_programme_meeting(h->programme, 2, &meeting), CAUNOI_INVALID_ARGUMENT);
  ANSWERS(caunoi_programme_unplaced(h->programme, 0, &unplaced), CAUNOI_OK);
  CHECK(equals(unplaced.b, "O-4") && unplaced.code.size > 0 && unplaced.reason.size > 0);
  ANSWERS(caunoi_programme_unplaced(h->programme, 1, &unplaced), CAUNOI_INVALID_ARGUMENT);
  CHECK(equals(caunoi_programme_conflict(h->programme, 0), ""));
  CHECK(caunoi_texts_count(h->texts) == 0 && equals(caunoi_texts_at(h->texts, 0), ""));

  /* A fair and a programme survive the way out and in. */
  GIVES(caunoi_fair_json(h->fair, &json, &err), CAUNOI_OK);
  GIVES(caunoi_fair_parse(caunoi_blob_view(json).data, caunoi_blob_view(json).size, NULL, 0, &again, &err), CAUNOI_OK);
  GIVES(caunoi_fair_json(again, &second, &err), CAUNOI_OK);
  CHECK(equals(caunoi_blob_view(second), caunoi_blob_view(json).data));
  caunoi_fair_free(again);
  caunoi_blob_free(json);
  caunoi_blob_free(second);

  /* A meeting moved to the slot of the other: the checker sees one person at two tables. */
  GIVES(caunoi_programme_json(h->programme, &json, &err), CAUNOI_OK);
  changed = malloc(caunoi_blob_view(json).size + 1);
  memcpy(changed, caunoi_blob_view(json).data, caunoi_blob_view(json).size + 1);
  slot = strstr(changed, "\"slot\": 1");
  if (slot == NULL) slot = strstr(changed, "\"slot\":1");
  CHECK(slot != NULL);
  if (slot != NULL) *strchr(slot, '1') = '0';
  GIVES(caunoi_programme_parse(changed, NT, NULL, 0, &programme, &err), CAUNOI_OK);
  GIVES(caunoi_check(h->fair, programme, &broken, &err), CAUNOI_OK);
  CHECK(caunoi_texts_count(broken) > 0 && contains(caunoi_texts_at(broken, 0), "O-1"));
  free(changed);
  caunoi_texts_free(broken);
  caunoi_programme_free(programme);
  caunoi_blob_free(json);

  GIVES(caunoi_fair_with_matches(h->fair, h->matches, &valued, &err), CAUNOI_OK);
  caunoi_fair_free(valued);

  /* Two required meetings of one person in one slot: an answer, not an error. */
  GIVES(caunoi_fair_parse("{\"sessions\":[{\"id\":\"s\",\"slots\":1}],\"tables\":2,\"participants\":[{\"id\":\"a\"},{"
                          "\"id\":\"b\"},{\"id\":\"c\"}],"
                          "\"pairs\":[{\"a\":\"a\",\"b\":\"b\",\"required\":true,\"interpreter\":false},"
                          "{\"a\":\"a\",\"b\":\"c\",\"required\":true,\"interpreter\":false}]}",
                          NT, NULL, 0, &again, &err),
        CAUNOI_OK);
  GIVES(caunoi_plan(again, NULL, NULL, &programme, &err), CAUNOI_OK);
  ANSWERS(caunoi_programme_summarise(programme, &summary), CAUNOI_OK);
  CHECK(summary.status == CAUNOI_PLAN_INFEASIBLE && summary.conflicts > 0 &&
        caunoi_programme_conflict(programme, 0).size > 0);
  caunoi_programme_free(programme);
  caunoi_fair_free(again);
}

static void report(const handles* h) {
  caunoi_report_input input = CAUNOI_REPORT_INPUT_INIT;
  caunoi_paper paper = CAUNOI_PAPER_INIT;
  caunoi_measure measure = CAUNOI_MEASURE_INIT;
  caunoi_blob* page = NULL;
  caunoi_error* err = NULL;
  input.survey = h->survey;
  input.matches = h->matches;
  input.fair = h->fair;
  input.programme = h->programme;
  input.lang = CAUNOI_LANG_EN;
  GIVES(caunoi_report_page(&input, &page, &err), CAUNOI_OK);
  CHECK(contains(caunoi_blob_view(page), "<html") && contains(caunoi_blob_view(page), "Membrane filter"));
  caunoi_blob_free(page);
  CHECK(caunoi_papers_count(h->papers) >= 2);
  ANSWERS(caunoi_papers_row(h->papers, caunoi_papers_count(h->papers) - 1, &paper), CAUNOI_OK);
  CHECK(equals(paper.name, "index.html") && contains(paper.bytes, "<html"));
  ANSWERS(caunoi_papers_row(h->papers, caunoi_papers_count(h->papers), &paper), CAUNOI_INVALID_ARGUMENT);
  CHECK(caunoi_evaluation_queries(h->evaluation) == 1 && caunoi_evaluation_count(h->evaluation) == 5);
  ANSWERS(caunoi_evaluation_measure(h->evaluation, 1, &measure), CAUNOI_OK);
  CHECK(equals(measure.name, "MRR") && measure.mean == 0.5 && measure.low == 0.5 && measure.high == 0.5);
  ANSWERS(caunoi_evaluation_measure(h->evaluation, 5, &measure), CAUNOI_INVALID_ARGUMENT);
}

static void run(void) {
  caunoi_run_summary summary = CAUNOI_RUN_SUMMARY_INIT;
  caunoi_run_options options = CAUNOI_RUN_OPTIONS_INIT;
  caunoi_survey* written = NULL;
  caunoi_lexicon* lexicon = NULL;
  caunoi_error* err = NULL;
  GIVES(caunoi_lexicon_load(source("corpus/lexicon"), NT, &lexicon, &err), CAUNOI_OK);
  CHECK(caunoi_lexicon_count(lexicon) > 0);
  mkdir(scratch("workspace"), 0777);
  write_text(scratch("workspace/survey.jsonl"), small_survey);
  write_text(scratch("workspace/fair.json"), small_fair);
  options.lexicon = lexicon;
  GIVES(caunoi_run(scratch("workspace"), NT, scratch("out"), NT, &options, NULL, &summary, &err), CAUNOI_OK);
  CHECK(summary.organisations == 2 && summary.technologies == 2 && summary.needs == 2 && summary.experts == 1);
  CHECK(summary.planned == 1 && summary.status == CAUNOI_PLAN_OPTIMAL && summary.meetings == 2 &&
        summary.unplaced == 1);
  CHECK(summary.matches > 0 && summary.findings > 0);
  GIVES(caunoi_survey_load(scratch("out/survey.jsonl"), NT, NULL, &written, &err), CAUNOI_OK);
  CHECK(caunoi_survey_count(written, CAUNOI_KIND_NEED) == 2);
  caunoi_survey_free(written);
  caunoi_lexicon_free(lexicon);
}

void test_walk(const handles* h) {
  survey(h);
  search(h);
  update();
  match(h);
  fair(h);
  report(h);
  run();
}
