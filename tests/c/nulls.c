/* Every function with NULL: for each pointer alone, the others being right, and for all at once. symbols_test.py fails
 * when a function of the header is not called here. */
#include "c_api_test.h"

#define REFUSES(call) ANSWERS(call, CAUNOI_INVALID_ARGUMENT)
#define IS_EMPTY(call) CHECK(equals(call, ""))

static void frees(void) {
  caunoi_error_free(NULL);
  caunoi_cancel_free(NULL);
  caunoi_cancel_request(NULL);
  caunoi_blob_free(NULL);
  caunoi_texts_free(NULL);
  caunoi_lexicon_free(NULL);
  caunoi_survey_free(NULL);
  caunoi_index_free(NULL);
  caunoi_answer_free(NULL);
  caunoi_matches_free(NULL);
  caunoi_fair_free(NULL);
  caunoi_programme_free(NULL);
  caunoi_papers_free(NULL);
  caunoi_evaluation_free(NULL);
}

static void looks(void) {
  CHECK(caunoi_abi_version() == 1 && strlen(caunoi_version()) > 0);
  CHECK(strcmp(caunoi_status_name(CAUNOI_OK), "CAUNOI_OK") == 0 &&
        strcmp(caunoi_status_name(CAUNOI_CORRUPT), "CAUNOI_CORRUPT") == 0);
  CHECK(strcmp(caunoi_status_name(77), "CAUNOI_UNKNOWN_STATUS") == 0 &&
        strcmp(caunoi_status_name(-1), "CAUNOI_UNKNOWN_STATUS") == 0);
  CHECK(caunoi_error_status(NULL) == CAUNOI_OK);
  IS_EMPTY(caunoi_error_message(NULL));
  IS_EMPTY(caunoi_error_place(NULL));
  IS_EMPTY(caunoi_blob_view(NULL));
  IS_EMPTY(caunoi_texts_at(NULL, 0));
  IS_EMPTY(caunoi_answer_suggestion(NULL));
  IS_EMPTY(caunoi_programme_conflict(NULL, 0));
  CHECK(caunoi_texts_count(NULL) == 0 && caunoi_lexicon_count(NULL) == 0 &&
        caunoi_survey_count(NULL, CAUNOI_KIND_NEED) == 0);
  CHECK(caunoi_survey_finding_count(NULL) == 0 && caunoi_index_size(NULL) == 0 && caunoi_answer_found(NULL) == 0);
  CHECK(caunoi_answer_count(NULL) == 0 && caunoi_answer_facet_count(NULL) == 0 && caunoi_matches_count(NULL) == 0);
  CHECK(caunoi_papers_count(NULL) == 0 && caunoi_evaluation_queries(NULL) == 0 && caunoi_evaluation_count(NULL) == 0);
}

static void surveys(const handles* h) {
  caunoi_lexicon* lexicon;
  caunoi_survey* survey;
  caunoi_blob* blob;
  caunoi_record record = CAUNOI_RECORD_INIT;
  caunoi_finding finding = CAUNOI_FINDING_INIT;
  caunoi_str path;
  path.data = "x";
  path.size = NT;
  REFUSES(caunoi_blob_save(NULL, NULL, 0, NULL));
  REFUSES(caunoi_blob_save(NULL, scratch("x"), NT, NULL));
  REFUSES(caunoi_blob_save(h->blob, NULL, 0, NULL));
  REFUSES(caunoi_lexicon_load(NULL, 0, NULL, NULL));
  REFUSES(caunoi_lexicon_load(NULL, 0, &lexicon, NULL));
  REFUSES(caunoi_lexicon_load("x", NT, NULL, NULL));
  REFUSES(caunoi_survey_load(NULL, 0, NULL, NULL, NULL));
  REFUSES(caunoi_survey_load(NULL, NT, NULL, &survey, NULL));
  REFUSES(caunoi_survey_load(NULL, 7, NULL, &survey, NULL));
  REFUSES(caunoi_survey_load("x", NT, NULL, NULL, NULL));
  REFUSES(caunoi_survey_load_files(NULL, 0, NULL, NULL, NULL));
  REFUSES(caunoi_survey_load_files(NULL, 1, NULL, &survey, NULL));
  REFUSES(caunoi_survey_load_files(&path, 0, NULL, &survey, NULL));
  REFUSES(caunoi_survey_load_files(&path, 1, NULL, NULL, NULL));
  path.data = NULL;
  REFUSES(caunoi_survey_load_files(&path, 1, NULL, &survey, NULL));
  REFUSES(caunoi_survey_parse(NULL, 0, NULL, 0, NULL, NULL));
  REFUSES(caunoi_survey_parse(NULL, 3, NULL, 0, &survey, NULL));
  REFUSES(caunoi_survey_parse("{}", NT, NULL, 3, &survey, NULL));
  ANSWERS(caunoi_survey_parse(NULL, 0, NULL, 0, &survey, NULL),
          CAUNOI_OK); /* the empty text is a survey without records */
  CHECK(caunoi_survey_count(survey, CAUNOI_KIND_NEED) == 0);
  caunoi_survey_free(survey);
  REFUSES(caunoi_survey_jsonl(NULL, NULL, NULL));
  REFUSES(caunoi_survey_jsonl(NULL, &blob, NULL));
  CHECK(blob == NULL);
  REFUSES(caunoi_survey_jsonl(h->survey, NULL, NULL));
  REFUSES(caunoi_survey_findings_jsonl(NULL, NULL, NULL));
  REFUSES(caunoi_survey_findings_jsonl(NULL, &blob, NULL));
  REFUSES(caunoi_survey_findings_jsonl(h->survey, NULL, NULL));
  REFUSES(caunoi_survey_record(NULL, CAUNOI_KIND_NEED, 0, CAUNOI_LANG_VI, NULL));
  REFUSES(caunoi_survey_record(NULL, CAUNOI_KIND_NEED, 0, CAUNOI_LANG_VI, &record));
  REFUSES(caunoi_survey_record(h->survey, CAUNOI_KIND_NEED, 0, CAUNOI_LANG_VI, NULL));
  REFUSES(caunoi_survey_find(NULL, CAUNOI_KIND_NEED, NULL, 0, CAUNOI_LANG_VI, NULL));
  REFUSES(caunoi_survey_find(NULL, CAUNOI_KIND_NEED, "N-1", NT, CAUNOI_LANG_VI, &record));
  REFUSES(caunoi_survey_find(h->survey, CAUNOI_KIND_NEED, NULL, 0, CAUNOI_LANG_VI, &record));
  REFUSES(caunoi_survey_find(h->survey, CAUNOI_KIND_NEED, "N-1", NT, CAUNOI_LANG_VI, NULL));
  REFUSES(caunoi_survey_finding(NULL, 0, CAUNOI_LANG_VI, NULL));
  REFUSES(caunoi_survey_finding(NULL, 0, CAUNOI_LANG_VI, &finding));
  REFUSES(caunoi_survey_finding(h->survey, 0, CAUNOI_LANG_VI, NULL));
}

static void indexes(const handles* h) {
  caunoi_survey* survey;
  caunoi_index* index;
  caunoi_answer* answer;
  caunoi_matches* matches;
  caunoi_blob* blob;
  caunoi_hit hit = CAUNOI_HIT_INIT;
  caunoi_facet_value facet = CAUNOI_FACET_VALUE_INIT;
  caunoi_match_row row = CAUNOI_MATCH_ROW_INIT;
  REFUSES(caunoi_index_build(NULL, NULL, 0, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_index_build(NULL, scratch("no"), NT, NULL, NULL, &index, NULL));
  CHECK(index == NULL);
  REFUSES(caunoi_index_build(h->survey, NULL, 0, NULL, NULL, &index, NULL));
  REFUSES(caunoi_index_build(h->survey, scratch("no"), NT, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_index_open(NULL, 0, NULL, NULL, NULL));
  REFUSES(caunoi_index_open(NULL, 0, NULL, &index, NULL));
  REFUSES(caunoi_index_open(scratch("index"), NT, NULL, NULL, NULL));
  REFUSES(caunoi_index_update(NULL, NULL, NULL, 0, NULL));
  REFUSES(caunoi_index_update(NULL, h->survey, NULL, 0, NULL));
  REFUSES(caunoi_index_update(h->index, NULL, NULL, 1, NULL));
  ANSWERS(caunoi_index_update(h->index, NULL, NULL, 0, NULL), CAUNOI_OK); /* nothing to change */
  REFUSES(caunoi_index_survey(NULL, NULL, NULL));
  REFUSES(caunoi_index_survey(NULL, &survey, NULL));
  REFUSES(caunoi_index_survey(h->index, NULL, NULL));
  REFUSES(caunoi_index_search(NULL, NULL, 0, NULL, NULL, NULL));
  REFUSES(caunoi_index_search(NULL, "x", NT, NULL, &answer, NULL));
  REFUSES(caunoi_index_search(h->index, NULL, 1, NULL, &answer, NULL));
  REFUSES(caunoi_index_search(h->index, "x", NT, NULL, NULL, NULL));
  REFUSES(caunoi_answer_hit(NULL, 0, NULL));
  REFUSES(caunoi_answer_hit(NULL, 0, &hit));
  REFUSES(caunoi_answer_hit(h->answer, 0, NULL));
  REFUSES(caunoi_answer_facet(NULL, 0, NULL));
  REFUSES(caunoi_answer_facet(NULL, 0, &facet));
  REFUSES(caunoi_answer_facet(h->answer, 0, NULL));
  REFUSES(caunoi_match(NULL, NULL, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_match(NULL, h->index, NULL, NULL, &matches, NULL));
  REFUSES(caunoi_match(h->survey, NULL, NULL, NULL, &matches, NULL));
  REFUSES(caunoi_match(h->survey, h->index, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_matches_row(NULL, 0, NULL));
  REFUSES(caunoi_matches_row(NULL, 0, &row));
  REFUSES(caunoi_matches_row(h->matches, 0, NULL));
  REFUSES(caunoi_matches_explain(NULL, 0, CAUNOI_LANG_VI, 0, NULL, NULL));
  REFUSES(caunoi_matches_explain(NULL, 0, CAUNOI_LANG_VI, 0, &blob, NULL));
  REFUSES(caunoi_matches_explain(h->matches, 0, CAUNOI_LANG_VI, 0, NULL, NULL));
  REFUSES(caunoi_matches_jsonl(NULL, NULL, NULL));
  REFUSES(caunoi_matches_jsonl(NULL, &blob, NULL));
  REFUSES(caunoi_matches_jsonl(h->matches, NULL, NULL));
}

static void fairs(const handles* h) {
  caunoi_fair* fair;
  caunoi_programme* programme;
  caunoi_texts* texts;
  caunoi_blob* blob;
  caunoi_programme_summary summary = CAUNOI_PROGRAMME_SUMMARY_INIT;
  caunoi_meeting meeting = CAUNOI_MEETING_INIT;
  caunoi_unplaced unplaced = CAUNOI_UNPLACED_INIT;
  REFUSES(caunoi_fair_parse(NULL, 0, NULL, 0, NULL, NULL));
  REFUSES(caunoi_fair_parse(NULL, 0, NULL, 0, &fair, NULL)); /* the empty text is no fair */
  REFUSES(caunoi_fair_parse(small_fair, NT, NULL, 0, NULL, NULL));
  REFUSES(caunoi_fair_with_matches(NULL, NULL, NULL, NULL));
  REFUSES(caunoi_fair_with_matches(NULL, h->matches, &fair, NULL));
  REFUSES(caunoi_fair_with_matches(h->fair, NULL, &fair, NULL));
  REFUSES(caunoi_fair_with_matches(h->fair, h->matches, NULL, NULL));
  REFUSES(caunoi_fair_json(NULL, NULL, NULL));
  REFUSES(caunoi_fair_json(NULL, &blob, NULL));
  REFUSES(caunoi_fair_json(h->fair, NULL, NULL));
  REFUSES(caunoi_plan(NULL, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_plan(NULL, NULL, NULL, &programme, NULL));
  REFUSES(caunoi_plan(h->fair, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_programme_parse(NULL, 0, NULL, 0, NULL, NULL));
  REFUSES(caunoi_programme_parse(NULL, 0, NULL, 0, &programme, NULL));
  REFUSES(caunoi_programme_parse("{}", NT, NULL, 0, NULL, NULL));
  REFUSES(caunoi_programme_json(NULL, NULL, NULL));
  REFUSES(caunoi_programme_json(NULL, &blob, NULL));
  REFUSES(caunoi_programme_json(h->programme, NULL, NULL));
  REFUSES(caunoi_programme_summarise(NULL, NULL));
  REFUSES(caunoi_programme_summarise(NULL, &summary));
  REFUSES(caunoi_programme_summarise(h->programme, NULL));
  REFUSES(caunoi_programme_meeting(NULL, 0, NULL));
  REFUSES(caunoi_programme_meeting(NULL, 0, &meeting));
  REFUSES(caunoi_programme_meeting(h->programme, 0, NULL));
  REFUSES(caunoi_programme_unplaced(NULL, 0, NULL));
  REFUSES(caunoi_programme_unplaced(NULL, 0, &unplaced));
  REFUSES(caunoi_programme_unplaced(h->programme, 0, NULL));
  REFUSES(caunoi_check(NULL, NULL, NULL, NULL));
  REFUSES(caunoi_check(NULL, h->programme, &texts, NULL));
  REFUSES(caunoi_check(h->fair, NULL, &texts, NULL));
  REFUSES(caunoi_check(h->fair, h->programme, NULL, NULL));
}

static void papers(const handles* h) {
  caunoi_blob* blob;
  caunoi_papers* all;
  caunoi_evaluation* evaluation;
  caunoi_report_input input = CAUNOI_REPORT_INPUT_INIT;
  caunoi_paper paper = CAUNOI_PAPER_INIT;
  caunoi_measure measure = CAUNOI_MEASURE_INIT;
  REFUSES(caunoi_report_page(NULL, NULL, NULL));
  REFUSES(caunoi_report_page(NULL, &blob, NULL));
  REFUSES(caunoi_report_page(&input, NULL, NULL));
  REFUSES(caunoi_report_papers(NULL, NULL, NULL));
  REFUSES(caunoi_report_papers(NULL, &all, NULL));
  REFUSES(caunoi_report_papers(&input, NULL, NULL));
  input.matches = h->matches; /* without their survey */
  REFUSES(caunoi_report_page(&input, &blob, NULL));
  input.matches = NULL;
  input.programme = h->programme; /* without its fair */
  REFUSES(caunoi_report_papers(&input, &all, NULL));
  REFUSES(caunoi_papers_row(NULL, 0, NULL));
  REFUSES(caunoi_papers_row(NULL, 0, &paper));
  REFUSES(caunoi_papers_row(h->papers, 0, NULL));
  REFUSES(caunoi_run(NULL, 0, NULL, 0, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_run(NULL, 0, scratch("out"), NT, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_run(scratch("in"), NT, NULL, 0, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_evaluate(NULL, 0, NULL, 0, NULL, NULL));
  REFUSES(caunoi_evaluate(NULL, 0, "", 0, &evaluation, NULL));
  REFUSES(caunoi_evaluate("", 0, NULL, 0, &evaluation, NULL));
  REFUSES(caunoi_evaluate("", 0, "", 0, NULL, NULL));
  REFUSES(caunoi_evaluation_measure(NULL, 0, NULL));
  REFUSES(caunoi_evaluation_measure(NULL, 0, &measure));
  REFUSES(caunoi_evaluation_measure(h->evaluation, 0, NULL));
}

/* caunoi_cancel_new() takes nothing that could be NULL. */
void test_nulls(const handles* h) {
  frees();
  looks();
  surveys(h);
  indexes(h);
  fairs(h);
  papers(h);
}
