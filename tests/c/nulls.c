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
  caunoi_records_free(NULL);
  caunoi_matcher_free(NULL);
  caunoi_reasons_free(NULL);
  caunoi_network_free(NULL);
  caunoi_nearness_free(NULL);
  caunoi_draft_free(NULL);
  caunoi_differences_free(NULL);
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
  CHECK(caunoi_records_count(NULL, CAUNOI_KIND_NEED) == 0 && caunoi_reasons_count(NULL) == 0);
  CHECK(caunoi_network_node_count(NULL) == 0 && caunoi_network_arc_count(NULL) == 0 &&
        caunoi_nearness_count(NULL) == 0);
  CHECK(caunoi_differences_count(NULL) == 0 && caunoi_live_handles() > 0);
  CHECK(caunoi_papers_count(NULL) == 0 && caunoi_evaluation_queries(NULL) == 0 && caunoi_evaluation_count(NULL) == 0);
}

static void surveys(const handles* h) {
  caunoi_lexicon* lexicon;
  caunoi_survey* survey;
  caunoi_blob* blob;
  caunoi_record record = CAUNOI_RECORD_INIT;
  caunoi_finding finding = CAUNOI_FINDING_INIT;
  caunoi_concept concept = CAUNOI_CONCEPT_INIT;
  caunoi_texts* texts;
  caunoi_str path;
  path.data = "x";
  path.size = NT;
  REFUSES(caunoi_blob_save(NULL, NULL, 0, NULL));
  REFUSES(caunoi_blob_save(NULL, scratch("x"), NT, NULL));
  REFUSES(caunoi_blob_save(h->blob, NULL, 0, NULL));
  REFUSES(caunoi_lexicon_load(NULL, 0, NULL, NULL));
  REFUSES(caunoi_lexicon_load(NULL, 0, &lexicon, NULL));
  REFUSES(caunoi_lexicon_load("x", NT, NULL, NULL));
  REFUSES(caunoi_lexicon_load_files(NULL, 0, NULL, NULL));
  REFUSES(caunoi_lexicon_load_files(NULL, 1, &lexicon, NULL));
  REFUSES(caunoi_lexicon_load_files(&path, 0, &lexicon, NULL));
  REFUSES(caunoi_lexicon_load_files(&path, 1, NULL, NULL));
  REFUSES(caunoi_lexicon_concept(NULL, 0, NULL));
  REFUSES(caunoi_lexicon_concept(NULL, 0, &concept));
  REFUSES(caunoi_lexicon_terms(NULL, 0, CAUNOI_LANG_VI, NULL, NULL));
  REFUSES(caunoi_lexicon_terms(NULL, 0, CAUNOI_LANG_VI, &texts, NULL));
  REFUSES(caunoi_lexicon_check(NULL, 0, NULL, NULL));
  REFUSES(caunoi_lexicon_check(NULL, 1, &texts, NULL));
  REFUSES(caunoi_lexicon_check(&path, 1, NULL, NULL));
  REFUSES(caunoi_lexicon_import(NULL, 0, NULL, 0, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_lexicon_import(NULL, 1, "tsv", NT, NULL, &blob, &texts, NULL));
  CHECK(blob == NULL && texts == NULL);
  REFUSES(caunoi_lexicon_import(&path, 1, NULL, 3, NULL, &blob, &texts, NULL));
  REFUSES(caunoi_lexicon_import(&path, 1, "tsv", NT, NULL, NULL, &texts, NULL));
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

static void records(const handles* h) {
  caunoi_records* r = NULL;
  caunoi_survey* survey;
  caunoi_blob* blob;
  caunoi_organisation organisation = CAUNOI_ORGANISATION_INIT;
  caunoi_technology technology = CAUNOI_TECHNOLOGY_INIT;
  caunoi_need need = CAUNOI_NEED_INIT;
  caunoi_expert expert = CAUNOI_EXPERT_INIT;
  caunoi_visit visit = CAUNOI_VISIT_INIT;
  const caunoi_str x = {"x", 1}, none = {NULL, 1};
  REFUSES(caunoi_records_new(NULL, NULL, NULL));
  REFUSES(caunoi_records_new(h->survey, NULL, NULL));
  ANSWERS(caunoi_records_new(NULL, &r, NULL), CAUNOI_OK);
  organisation.id = technology.id = need.id = expert.id = visit.id = x;
#define PUTS(kind, field, list, list_count)                        \
  do {                                                             \
    REFUSES(caunoi_records_put_##kind(NULL, NULL, NULL));          \
    REFUSES(caunoi_records_put_##kind(NULL, &kind, NULL));         \
    REFUSES(caunoi_records_put_##kind(r, NULL, NULL));             \
    ANSWERS(caunoi_records_put_##kind(r, &kind, NULL), CAUNOI_OK); \
    kind.field = none; /* NULL with a length, */                   \
    REFUSES(caunoi_records_put_##kind(r, &kind, NULL));            \
    kind.field.size = 0;                                           \
    kind.list_count = 1; /* with a count, */                       \
    REFUSES(caunoi_records_put_##kind(r, &kind, NULL));            \
    kind.list_count = 0;                                           \
    kind.id.size = 0; /* and no id */                              \
    REFUSES(caunoi_records_put_##kind(r, &kind, NULL));            \
  } while (0)
  PUTS(organisation, province, fields, field_count);
  PUTS(technology, provider, embedding, embedding_count);
  PUTS(need, deadline, modes, mode_count);
  PUTS(expert, country, works, work_count);
  REFUSES(caunoi_records_put_visit(NULL, NULL, NULL));
  REFUSES(caunoi_records_put_visit(NULL, &visit, NULL));
  REFUSES(caunoi_records_put_visit(r, NULL, NULL));
  ANSWERS(caunoi_records_put_visit(r, &visit, NULL), CAUNOI_OK);
  REFUSES(caunoi_records_put_jsonl(NULL, NULL, 0, NULL, 0, NULL));
  REFUSES(caunoi_records_put_jsonl(NULL, "{}", NT, NULL, 0, NULL));
  REFUSES(caunoi_records_put_jsonl(r, NULL, 1, NULL, 0, NULL));
  REFUSES(caunoi_records_put_jsonl(r, "{}", NT, NULL, 1, NULL));
  REFUSES(caunoi_records_remove(NULL, CAUNOI_KIND_NEED, NULL, 0, NULL));
  REFUSES(caunoi_records_remove(NULL, CAUNOI_KIND_NEED, "x", NT, NULL));
  REFUSES(caunoi_records_remove(r, CAUNOI_KIND_NEED, NULL, 0, NULL));
  REFUSES(caunoi_records_survey(NULL, NULL, NULL));
  REFUSES(caunoi_records_survey(NULL, &survey, NULL));
  REFUSES(caunoi_records_survey(r, NULL, NULL));
  caunoi_records_free(r);
  REFUSES(caunoi_survey_save_repair(NULL, CAUNOI_LANG_VI, NULL, 0, NULL));
  REFUSES(caunoi_survey_save_repair(NULL, CAUNOI_LANG_VI, scratch("r.xlsx"), NT, NULL));
  REFUSES(caunoi_survey_save_repair(h->survey, CAUNOI_LANG_VI, NULL, 0, NULL));
  REFUSES(caunoi_survey_record_json(NULL, CAUNOI_KIND_NEED, NULL, 0, NULL, NULL));
  REFUSES(caunoi_survey_record_json(NULL, CAUNOI_KIND_NEED, "N-1", NT, &blob, NULL));
  REFUSES(caunoi_survey_record_json(h->survey, CAUNOI_KIND_NEED, NULL, 0, &blob, NULL));
  REFUSES(caunoi_survey_record_json(h->survey, CAUNOI_KIND_NEED, "N-1", NT, NULL, NULL));
}

static void drafts(const handles* h) {
  caunoi_draft* d = NULL;
  caunoi_fair* fair;
  caunoi_session session = CAUNOI_SESSION_INIT;
  caunoi_table table = CAUNOI_TABLE_INIT;
  caunoi_interpreter interpreter = CAUNOI_INTERPRETER_INIT;
  caunoi_participant participant = CAUNOI_PARTICIPANT_INIT;
  caunoi_pair pair = CAUNOI_PAIR_INIT;
  caunoi_lock lock = CAUNOI_LOCK_INIT;
  const caunoi_str none = {NULL, 1};
  REFUSES(caunoi_draft_new(NULL, NULL, NULL));
  REFUSES(caunoi_draft_new(h->fair, NULL, NULL));
  ANSWERS(caunoi_draft_new(NULL, &d, NULL), CAUNOI_OK);
  REFUSES(caunoi_draft_name(NULL, NULL, 0, NULL, 0, NULL));
  REFUSES(caunoi_draft_name(NULL, "x", NT, "", 0, NULL));
  REFUSES(caunoi_draft_name(d, NULL, 1, NULL, 0, NULL));
  REFUSES(caunoi_draft_name(d, NULL, 0, NULL, 1, NULL));
  REFUSES(caunoi_draft_objective(NULL, NULL, 0, -1, NULL));
  REFUSES(caunoi_draft_fairness(NULL, CAUNOI_FAIRNESS_MEETINGS, CAUNOI_SIDE_NONE, NULL));
  REFUSES(caunoi_draft_objective(d, NULL, 1, -1, NULL));
#define PUTS_PART(part, key)                                     \
  do {                                                           \
    REFUSES(caunoi_draft_put_##part(NULL, NULL, NULL));          \
    REFUSES(caunoi_draft_put_##part(NULL, &part, NULL));         \
    REFUSES(caunoi_draft_put_##part(d, NULL, NULL));             \
    ANSWERS(caunoi_draft_put_##part(d, &part, NULL), CAUNOI_OK); \
    part.key = none;                                             \
    REFUSES(caunoi_draft_put_##part(d, &part, NULL));            \
  } while (0)
  PUTS_PART(session, id);
  PUTS_PART(table, room);
  PUTS_PART(interpreter, id);
  PUTS_PART(participant, name);
  PUTS_PART(pair, a);
  PUTS_PART(lock, table);
  table.room.size = participant.name.size = interpreter.id.size = pair.a.size = 0;
  table.unavailable_count = participant.language_count = interpreter.unavailable_count = pair.before_count = 1;
  REFUSES(caunoi_draft_put_table(d, &table, NULL));
  REFUSES(caunoi_draft_put_participant(d, &participant, NULL));
  REFUSES(caunoi_draft_put_interpreter(d, &interpreter, NULL));
  REFUSES(caunoi_draft_put_pair(d, &pair, NULL));
  REFUSES(caunoi_draft_remove(NULL, CAUNOI_PART_PAIR, NULL, 0, NULL));
  REFUSES(caunoi_draft_remove(NULL, CAUNOI_PART_PAIR, "x", NT, NULL));
  REFUSES(caunoi_draft_remove(d, CAUNOI_PART_PAIR, NULL, 0, NULL));
  REFUSES(caunoi_draft_fair(NULL, NULL, NULL));
  REFUSES(caunoi_draft_fair(NULL, &fair, NULL));
  REFUSES(caunoi_draft_fair(d, NULL, NULL));
  REFUSES(caunoi_draft_fair(d, &fair, NULL)); /* parts without ids are no fair */
  caunoi_draft_free(d);
}

static void days(const handles* h) {
  caunoi_day* d = NULL;
  caunoi_repaired* r = NULL;
  caunoi_fair* fair;
  caunoi_programme* programme;
  caunoi_texts* texts;
  caunoi_blob* blob;
  caunoi_repair_summary summary = CAUNOI_REPAIR_SUMMARY_INIT;
  caunoi_notice notice = CAUNOI_NOTICE_INIT;
  caunoi_standby standby = CAUNOI_STANDBY_INIT;
  caunoi_relaxed relaxed = CAUNOI_RELAXED_INIT;
  caunoi_participant participant = CAUNOI_PARTICIPANT_INIT;
  caunoi_pair pair = CAUNOI_PAIR_INIT;
  caunoi_lock lock = CAUNOI_LOCK_INIT;
  caunoi_table table = CAUNOI_TABLE_INIT;
  caunoi_interpreter interpreter = CAUNOI_INTERPRETER_INIT;
  caunoi_repaired_free(NULL);
  caunoi_day_free(NULL);
  CHECK(caunoi_day_revision(NULL) == 0);
  REFUSES(caunoi_repair(NULL, NULL, NULL, 0, NULL, 0, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_repair(NULL, h->programme, "{}", NT, NULL, 0, NULL, NULL, &r, NULL));
  REFUSES(caunoi_repair(h->fair, NULL, "{}", NT, NULL, 0, NULL, NULL, &r, NULL));
  REFUSES(caunoi_repair(h->fair, h->programme, NULL, 0, NULL, 0, NULL, NULL, &r, NULL)); /* no JSON at all */
  REFUSES(caunoi_repair(h->fair, h->programme, NULL, 2, NULL, 0, NULL, NULL, &r, NULL));
  REFUSES(caunoi_repair(h->fair, h->programme, "{}", NT, NULL, 2, NULL, NULL, &r, NULL));
  REFUSES(caunoi_repair(h->fair, h->programme, "{}", NT, NULL, 0, NULL, NULL, NULL, NULL));
  ANSWERS(caunoi_repair(h->fair, h->programme, "{}", NT, NULL, 0, NULL, NULL, &r, NULL), CAUNOI_OK);
  REFUSES(caunoi_check_repair(NULL, NULL, NULL, 0, NULL, 0, NULL, NULL, NULL));
  REFUSES(caunoi_check_repair(NULL, h->programme, "{}", NT, NULL, 0, r, &texts, NULL));
  REFUSES(caunoi_check_repair(h->fair, NULL, "{}", NT, NULL, 0, r, &texts, NULL));
  REFUSES(caunoi_check_repair(h->fair, h->programme, NULL, 0, NULL, 0, r, &texts, NULL));
  REFUSES(caunoi_check_repair(h->fair, h->programme, "{}", NT, NULL, 0, NULL, &texts, NULL));
  REFUSES(caunoi_check_repair(h->fair, h->programme, "{}", NT, NULL, 0, r, NULL, NULL));
  REFUSES(caunoi_repaired_fair(NULL, NULL, NULL));
  REFUSES(caunoi_repaired_fair(NULL, &fair, NULL));
  REFUSES(caunoi_repaired_fair(r, NULL, NULL));
  REFUSES(caunoi_repaired_programme(NULL, NULL, NULL));
  REFUSES(caunoi_repaired_programme(NULL, &programme, NULL));
  REFUSES(caunoi_repaired_programme(r, NULL, NULL));
  REFUSES(caunoi_repaired_json(NULL, NULL, NULL));
  REFUSES(caunoi_repaired_json(NULL, &blob, NULL));
  REFUSES(caunoi_repaired_json(r, NULL, NULL));
  REFUSES(caunoi_repaired_summarise(NULL, NULL));
  REFUSES(caunoi_repaired_summarise(NULL, &summary));
  REFUSES(caunoi_repaired_summarise(r, NULL));
  REFUSES(caunoi_repaired_notice(NULL, 0, NULL));
  REFUSES(caunoi_repaired_notice(NULL, 0, &notice));
  REFUSES(caunoi_repaired_notice(r, 0, &notice)); /* nothing has changed */
  REFUSES(caunoi_repaired_standby(NULL, 0, NULL));
  REFUSES(caunoi_repaired_standby(NULL, 0, &standby));
  REFUSES(caunoi_repaired_standby(r, 0, NULL));
  REFUSES(caunoi_repaired_standby_pairs(NULL, 0, NULL, NULL));
  REFUSES(caunoi_repaired_standby_pairs(NULL, 0, &texts, NULL));
  REFUSES(caunoi_repaired_standby_pairs(r, 0, NULL, NULL));
  REFUSES(caunoi_repaired_relaxed(NULL, 0, NULL));
  REFUSES(caunoi_repaired_relaxed(NULL, 0, &relaxed));
  REFUSES(caunoi_repaired_relaxed(r, 0, &relaxed));
  REFUSES(caunoi_report_notices_page(NULL, CAUNOI_LANG_VI, NULL, NULL));
  REFUSES(caunoi_report_notices_page(NULL, CAUNOI_LANG_VI, &blob, NULL));
  REFUSES(caunoi_report_notices_page(r, CAUNOI_LANG_VI, NULL, NULL));
  REFUSES(caunoi_report_notices_text(NULL, CAUNOI_LANG_VI, NULL, NULL));
  REFUSES(caunoi_report_notices_text(NULL, CAUNOI_LANG_VI, &blob, NULL));
  REFUSES(caunoi_report_notices_text(r, CAUNOI_LANG_VI, NULL, NULL));
  REFUSES(caunoi_report_notices_text(r, 0, &blob, NULL));
  REFUSES(caunoi_advise_text(NULL, NULL, CAUNOI_LANG_VI, NULL, NULL, NULL));
  REFUSES(caunoi_advise_text(NULL, NULL, CAUNOI_LANG_VI, NULL, &blob, NULL));
  REFUSES(caunoi_advise_text(h->fair, NULL, CAUNOI_LANG_VI, NULL, NULL, NULL));
  REFUSES(caunoi_advise_text(h->fair, NULL, 7, NULL, &blob, NULL));
  REFUSES(caunoi_advise(NULL, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_advise(NULL, NULL, NULL, &blob, NULL));
  REFUSES(caunoi_advise(h->fair, NULL, NULL, NULL, NULL));
  caunoi_repaired_free(r);
  REFUSES(caunoi_day_new(NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_new(NULL, h->programme, &d, NULL));
  REFUSES(caunoi_day_new(h->fair, NULL, &d, NULL));
  REFUSES(caunoi_day_new(h->fair, h->programme, NULL, NULL));
  ANSWERS(caunoi_day_new(h->fair, h->programme, &d, NULL), CAUNOI_OK);
  REFUSES(caunoi_day_fair(NULL, NULL, NULL));
  REFUSES(caunoi_day_fair(NULL, &fair, NULL));
  REFUSES(caunoi_day_fair(d, NULL, NULL));
  REFUSES(caunoi_day_programme(NULL, NULL, NULL));
  REFUSES(caunoi_day_programme(NULL, &programme, NULL));
  REFUSES(caunoi_day_programme(d, NULL, NULL));
  REFUSES(caunoi_day_apply(NULL, "{}", NT, NULL, 0, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_apply(d, NULL, 0, NULL, 0, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_now(NULL, 0, NULL, NULL, NULL, NULL));
#define WITH_ID(verb)                                                       \
  do {                                                                      \
    REFUSES(caunoi_day_##verb(NULL, "O-1", NT, 0, NULL, NULL, NULL, NULL)); \
    REFUSES(caunoi_day_##verb(d, NULL, 0, 0, NULL, NULL, NULL, NULL));      \
    REFUSES(caunoi_day_##verb(d, NULL, 1, 0, NULL, NULL, &r, NULL));        \
    CHECK(r == NULL);                                                       \
  } while (0)
  WITH_ID(absent);
  WITH_ID(present);
  WITH_ID(late);
  WITH_ID(break_table);
  WITH_ID(lose_interpreter);
  REFUSES(caunoi_day_walk_in(NULL, &participant, &pair, 1, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_walk_in(d, NULL, &pair, 1, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_walk_in(d, &participant, NULL, 1, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_wish(NULL, &pair, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_wish(d, NULL, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_withdraw(NULL, "x", NT, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_withdraw(d, NULL, 0, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_lock(NULL, &lock, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_lock(d, NULL, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_unlock(NULL, "x", NT, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_unlock(d, NULL, 0, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_add_table(NULL, &table, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_add_table(d, NULL, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_add_interpreter(NULL, &interpreter, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_day_add_interpreter(d, NULL, NULL, NULL, NULL, NULL));
  CHECK(caunoi_day_revision(d) == 0);
  caunoi_day_free(d);
}

static void matchers(const handles* h) {
  caunoi_matcher* matcher = NULL;
  caunoi_matches* matches;
  caunoi_reasons* reasons;
  caunoi_reason reason = CAUNOI_REASON_INIT;
  caunoi_network* network = NULL;
  caunoi_nearness* nearness;
  caunoi_near near = CAUNOI_NEAR_INIT;
  caunoi_texts* texts;
  REFUSES(caunoi_index_notices(NULL, NULL, NULL));
  REFUSES(caunoi_index_notices(NULL, &texts, NULL));
  REFUSES(caunoi_index_notices(h->index, NULL, NULL));
  REFUSES(caunoi_match_supply(NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_match_supply(NULL, h->index, "T-1", NT, NULL, NULL, &matches, NULL));
  REFUSES(caunoi_match_supply(h->survey, NULL, "T-1", NT, NULL, NULL, &matches, NULL));
  REFUSES(caunoi_match_supply(h->survey, h->index, NULL, 0, NULL, NULL, &matches, NULL));
  REFUSES(caunoi_match_supply(h->survey, h->index, "T-1", NT, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_matcher_new(NULL, NULL, NULL, NULL, NULL, NULL));
  REFUSES(caunoi_matcher_new(NULL, h->index, NULL, NULL, &matcher, NULL));
  REFUSES(caunoi_matcher_new(h->survey, NULL, NULL, NULL, &matcher, NULL));
  REFUSES(caunoi_matcher_new(h->survey, h->index, NULL, NULL, NULL, NULL));
  ANSWERS(caunoi_matcher_new(h->survey, h->index, NULL, NULL, &matcher, NULL), CAUNOI_OK);
  REFUSES(caunoi_matcher_match(NULL, NULL, 0, NULL, NULL, NULL));
  REFUSES(caunoi_matcher_match(NULL, "N-1", NT, NULL, &matches, NULL));
  REFUSES(caunoi_matcher_match(matcher, NULL, 0, NULL, &matches, NULL));
  REFUSES(caunoi_matcher_match(matcher, "N-1", NT, NULL, NULL, NULL));
  REFUSES(caunoi_matcher_update(NULL, NULL, NULL, NULL, 0, NULL, NULL));
  REFUSES(caunoi_matcher_update(NULL, h->index, NULL, NULL, 0, NULL, NULL));
  REFUSES(caunoi_matcher_update(matcher, NULL, NULL, NULL, 0, NULL, NULL));
  REFUSES(caunoi_matcher_update(matcher, h->index, NULL, NULL, 1, NULL, NULL));
  caunoi_matcher_free(matcher);
  REFUSES(caunoi_matches_reasons(NULL, 0, CAUNOI_LANG_VI, NULL, NULL));
  REFUSES(caunoi_matches_reasons(NULL, 0, CAUNOI_LANG_VI, &reasons, NULL));
  REFUSES(caunoi_matches_reasons(h->matches, 0, CAUNOI_LANG_VI, NULL, NULL));
  ANSWERS(caunoi_matches_reasons(h->matches, 0, CAUNOI_LANG_VI, &reasons, NULL), CAUNOI_OK);
  REFUSES(caunoi_reasons_row(NULL, 0, NULL));
  REFUSES(caunoi_reasons_row(NULL, 0, &reason));
  REFUSES(caunoi_reasons_row(reasons, 0, NULL));
  caunoi_reasons_free(reasons);
  REFUSES(caunoi_network_new(NULL, NULL, NULL, NULL));
  REFUSES(caunoi_network_new(NULL, NULL, &network, NULL));
  REFUSES(caunoi_network_new(h->survey, NULL, NULL, NULL));
  ANSWERS(caunoi_network_new(h->survey, NULL, &network, NULL), CAUNOI_OK);
  REFUSES(caunoi_network_near(NULL, NULL, 0, 1, NULL, NULL));
  REFUSES(caunoi_network_near(NULL, "need/N-1", NT, 1, &nearness, NULL));
  REFUSES(caunoi_network_near(network, NULL, 1, 1, &nearness, NULL));
  ANSWERS(caunoi_network_near(network, NULL, 0, 1, &nearness, NULL), CAUNOI_NOT_FOUND);
  REFUSES(caunoi_network_near(network, "need/N-1", NT, 1, NULL, NULL));
  ANSWERS(caunoi_network_near(network, "need/N-1", NT, 1, &nearness, NULL), CAUNOI_OK);
  REFUSES(caunoi_nearness_row(NULL, 0, NULL));
  REFUSES(caunoi_nearness_row(NULL, 0, &near));
  REFUSES(caunoi_nearness_row(nearness, 0, NULL));
  caunoi_nearness_free(nearness);
  caunoi_network_free(network);
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
  caunoi_differences* differences;
  caunoi_difference difference = CAUNOI_DIFFERENCE_INIT;
  const caunoi_allocator allocator = CAUNOI_ALLOCATOR_INIT;
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
  REFUSES(caunoi_report_matches_xlsx(NULL, CAUNOI_LANG_VI, NULL, NULL));
  REFUSES(caunoi_report_matches_xlsx(NULL, CAUNOI_LANG_VI, &blob, NULL));
  REFUSES(caunoi_report_matches_xlsx(h->matches, CAUNOI_LANG_VI, NULL, NULL));
  REFUSES(caunoi_report_programme_xlsx(NULL, NULL, CAUNOI_LANG_VI, NULL, NULL));
  REFUSES(caunoi_report_programme_xlsx(NULL, h->programme, CAUNOI_LANG_VI, &blob, NULL));
  REFUSES(caunoi_report_programme_xlsx(h->fair, NULL, CAUNOI_LANG_VI, &blob, NULL));
  REFUSES(caunoi_report_programme_xlsx(h->fair, h->programme, CAUNOI_LANG_VI, NULL, NULL));
  REFUSES(caunoi_report_calendars(NULL, NULL, CAUNOI_LANG_VI, 0, NULL, NULL));
  REFUSES(caunoi_report_calendars(NULL, h->programme, CAUNOI_LANG_VI, 0, &all, NULL));
  REFUSES(caunoi_report_calendars(h->fair, NULL, CAUNOI_LANG_VI, 0, &all, NULL));
  REFUSES(caunoi_report_calendars(h->fair, h->programme, CAUNOI_LANG_VI, 0, NULL, NULL));
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
  REFUSES(caunoi_evaluation_compare(NULL, NULL, NULL, NULL));
  REFUSES(caunoi_evaluation_compare(NULL, h->evaluation, &differences, NULL));
  REFUSES(caunoi_evaluation_compare(h->evaluation, NULL, &differences, NULL));
  REFUSES(caunoi_evaluation_compare(h->evaluation, h->evaluation, NULL, NULL));
  ANSWERS(caunoi_evaluation_compare(h->evaluation, h->evaluation, &differences, NULL), CAUNOI_OK);
  REFUSES(caunoi_differences_row(NULL, 0, NULL));
  REFUSES(caunoi_differences_row(NULL, 0, &difference));
  REFUSES(caunoi_differences_row(differences, 0, NULL));
  caunoi_differences_free(differences);
  REFUSES(caunoi_allocator_set(NULL, NULL)); /* handles are alive */
  REFUSES(caunoi_allocator_set(&allocator, NULL));
}

void test_nulls(const handles* h) {
  caunoi_cancel_free(caunoi_cancel_new()); /* takes nothing that could be NULL */
  frees();
  looks();
  surveys(h);
  records(h);
  drafts(h);
  days(h);
  matchers(h);
  indexes(h);
  fairs(h);
  papers(h);
}
