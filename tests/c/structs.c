/* struct_size: a struct of an older, the same or a newer program is taken; one that was never filled, or that says
 * something this library does not know, is refused. */
#include "c_api_test.h"

static const handles* all;

/* One user a struct: hands `s` to a call that takes it. */
static caunoi_status use_control(void* s) {
  caunoi_survey* out = NULL;
  caunoi_status status = caunoi_survey_load(scratch("structs.jsonl"), NT, (const caunoi_control*)s, &out, NULL);
  caunoi_survey_free(out);
  return status;
}
static caunoi_status use_finding(void* s) {
  return caunoi_survey_finding(all->survey, 0, CAUNOI_LANG_VI, (caunoi_finding*)s);
}
static caunoi_status use_record(void* s) {
  return caunoi_survey_record(all->survey, CAUNOI_KIND_NEED, 0, CAUNOI_LANG_VI, (caunoi_record*)s);
}
static caunoi_status use_search_options(void* s) {
  caunoi_answer* out = NULL;
  caunoi_status status = caunoi_index_search(all->index, "x", NT, (const caunoi_search_options*)s, &out, NULL);
  caunoi_answer_free(out);
  return status;
}
static caunoi_status use_hit(void* s) { return caunoi_answer_hit(all->answer, 0, (caunoi_hit*)s); }
static caunoi_status use_facet_value(void* s) { return caunoi_answer_facet(all->answer, 0, (caunoi_facet_value*)s); }
static caunoi_status match_with(const caunoi_match_options* options) {
  caunoi_matches* out = NULL;
  caunoi_status status = caunoi_match(all->survey, all->index, options, NULL, &out, NULL);
  caunoi_matches_free(out);
  return status;
}
static caunoi_status use_match_options(void* s) { return match_with((const caunoi_match_options*)s); }
static caunoi_status use_wish(void* s) {
  caunoi_match_options options = CAUNOI_MATCH_OPTIONS_INIT;
  options.wishes = (const caunoi_wish*)s;
  options.wish_count = 1;
  return match_with(&options);
}
static caunoi_status use_match_row(void* s) { return caunoi_matches_row(all->matches, 0, (caunoi_match_row*)s); }
static caunoi_status use_plan_options(void* s) {
  caunoi_programme* out = NULL;
  caunoi_status status = caunoi_plan(all->fair, (const caunoi_plan_options*)s, NULL, &out, NULL);
  caunoi_programme_free(out);
  return status;
}
static caunoi_status use_programme_summary(void* s) {
  return caunoi_programme_summarise(all->programme, (caunoi_programme_summary*)s);
}
static caunoi_status use_meeting(void* s) { return caunoi_programme_meeting(all->programme, 0, (caunoi_meeting*)s); }
static caunoi_status use_unplaced(void* s) { return caunoi_programme_unplaced(all->programme, 0, (caunoi_unplaced*)s); }
static caunoi_status use_report_input(void* s) {
  caunoi_blob* out = NULL;
  caunoi_status status = caunoi_report_page((const caunoi_report_input*)s, &out, NULL);
  caunoi_blob_free(out);
  return status;
}
static caunoi_status use_paper(void* s) { return caunoi_papers_row(all->papers, 0, (caunoi_paper*)s); }
/* A folder that is not there: what is wrong with the struct must be said first. */
static caunoi_status use_run_options(void* s) {
  return caunoi_run(scratch("nowhere"), NT, scratch("out"), NT, (const caunoi_run_options*)s, NULL, NULL, NULL);
}
static caunoi_status use_run_summary(void* s) {
  return caunoi_run(scratch("nowhere"), NT, scratch("out"), NT, NULL, NULL, (caunoi_run_summary*)s, NULL);
}
static caunoi_status use_measure(void* s) { return caunoi_evaluation_measure(all->evaluation, 0, (caunoi_measure*)s); }

static caunoi_status use_allocator(void* s) { return caunoi_allocator_set((const caunoi_allocator*)s, NULL); }
static caunoi_status use_concept(void* s) {
  caunoi_lexicon* lexicon = NULL;
  caunoi_status status;
  if (caunoi_lexicon_load(scratch("small.tsv"), NT, &lexicon, NULL) != CAUNOI_OK) return CAUNOI_INTERNAL;
  status = caunoi_lexicon_concept(lexicon, 0, (caunoi_concept*)s);
  caunoi_lexicon_free(lexicon);
  return status;
}
static caunoi_records* records;
static caunoi_status use_organisation(void* s) {
  return caunoi_records_put_organisation(records, (const caunoi_organisation*)s, NULL);
}
static caunoi_status use_technology(void* s) {
  return caunoi_records_put_technology(records, (const caunoi_technology*)s, NULL);
}
static caunoi_status use_need(void* s) { return caunoi_records_put_need(records, (const caunoi_need*)s, NULL); }
static caunoi_status use_expert(void* s) { return caunoi_records_put_expert(records, (const caunoi_expert*)s, NULL); }
static caunoi_status use_visit(void* s) { return caunoi_records_put_visit(records, (const caunoi_visit*)s, NULL); }
static caunoi_technology some_technology(void) {
  caunoi_technology t = CAUNOI_TECHNOLOGY_INIT;
  t.id.data = "x";
  t.id.size = 1;
  return t;
}
static caunoi_status use_money(void* s) {
  caunoi_technology t = some_technology();
  t.price = (const caunoi_money*)s;
  return use_technology(&t);
}
static caunoi_status use_quantity(void* s) {
  caunoi_technology t = some_technology();
  t.capacity = (const caunoi_quantity*)s;
  return use_technology(&t);
}
static caunoi_status use_field_weight(void* s) {
  caunoi_technology t = some_technology();
  t.fields = (const caunoi_field_weight*)s;
  t.field_count = 1;
  return use_technology(&t);
}
static caunoi_status use_reference(void* s) {
  caunoi_technology t = some_technology();
  t.references = (const caunoi_reference*)s;
  t.reference_count = 1;
  return use_technology(&t);
}
static caunoi_status use_work(void* s) {
  caunoi_expert e = CAUNOI_EXPERT_INIT;
  e.id.data = "x";
  e.id.size = 1;
  e.works = (const caunoi_work*)s;
  e.work_count = 1;
  return use_expert(&e);
}
static caunoi_draft* draft;
static caunoi_status use_session(void* s) { return caunoi_draft_put_session(draft, (const caunoi_session*)s, NULL); }
static caunoi_status use_table(void* s) { return caunoi_draft_put_table(draft, (const caunoi_table*)s, NULL); }
static caunoi_status use_interpreter(void* s) {
  return caunoi_draft_put_interpreter(draft, (const caunoi_interpreter*)s, NULL);
}
static caunoi_status use_participant(void* s) {
  return caunoi_draft_put_participant(draft, (const caunoi_participant*)s, NULL);
}
static caunoi_status use_pair(void* s) { return caunoi_draft_put_pair(draft, (const caunoi_pair*)s, NULL); }
static caunoi_status use_lock(void* s) { return caunoi_draft_put_lock(draft, (const caunoi_lock*)s, NULL); }
static caunoi_reasons* reasons;
static caunoi_status use_reason(void* s) { return caunoi_reasons_row(reasons, 0, (caunoi_reason*)s); }
static caunoi_nearness* nearness;
static caunoi_status use_near(void* s) { return caunoi_nearness_row(nearness, 0, (caunoi_near*)s); }
static caunoi_differences* differences;
static caunoi_status use_difference(void* s) { return caunoi_differences_row(differences, 0, (caunoi_difference*)s); }

static caunoi_status use_repair_options(void* s) {
  caunoi_repaired* out = NULL;
  caunoi_status status =
      caunoi_repair(all->fair, all->programme, "{}", NT, NULL, 0, (const caunoi_repair_options*)s, NULL, &out, NULL);
  caunoi_repaired_free(out);
  return status;
}
static caunoi_repaired* repaired; /* with a row of each kind */
static caunoi_status use_repair_summary(void* s) {
  return caunoi_repaired_summarise(repaired, (caunoi_repair_summary*)s);
}
static caunoi_status use_notice(void* s) { return caunoi_repaired_notice(repaired, 0, (caunoi_notice*)s); }
static caunoi_status use_standby(void* s) { return caunoi_repaired_standby(repaired, 0, (caunoi_standby*)s); }
static caunoi_status use_relaxed(void* s) { return caunoi_repaired_relaxed(repaired, 0, (caunoi_relaxed*)s); }

/* Somebody who must be met does not come; of those who are left, one meeting stands by for another. */
static void make_repaired(void) {
  static const char fair_text[] =
      "{\"sessions\":[{\"id\":\"s\",\"slots\":2}],\"tables\":1,\"participants\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":"
      "\"c\"},{\"id\":\"d\"},{\"id\":\"e\"}],\"pairs\":[{\"a\":\"a\",\"b\":\"b\",\"required\":true},{\"a\":\"a\",\"b\":"
      "\"c\","
      "\"value\":3},{\"a\":\"a\",\"b\":\"d\"},{\"a\":\"a\",\"b\":\"e\"}]}";
  caunoi_fair* fair = NULL;
  caunoi_programme* programme = NULL;
  caunoi_error* err = NULL;
  GIVES(caunoi_fair_parse(fair_text, NT, NULL, 0, &fair, &err), CAUNOI_OK);
  GIVES(caunoi_plan(fair, NULL, NULL, &programme, &err), CAUNOI_OK);
  GIVES(caunoi_repair(fair, programme, "{\"absent\":[{\"participant\":\"b\"}]}", NT, NULL, 0, NULL, NULL, &repaired,
                      &err),
        CAUNOI_OK);
  caunoi_fair_free(fair);
  caunoi_programme_free(programme);
}

/* Room for the struct of a newer program. */
typedef union room {
  size_t struct_size;
  unsigned char bytes[8192];
  double align;
} room;

static void sizes_of(const char* name, const void* init, size_t size, caunoi_status fine, caunoi_status (*use)(void*)) {
  static room r;
  const struct {
    size_t size;
    size_t written; /* where a byte that is not zero stands; 0: nowhere */
    caunoi_status wanted;
  } cases[] = {
      {size, 0, fine},
      {0, 0, CAUNOI_INVALID_ARGUMENT},
      {sizeof(size_t), 0, CAUNOI_INVALID_ARGUMENT},
      {size - 1, 0, CAUNOI_INVALID_ARGUMENT},
      {size + 8, 0, fine},                           /* a newer program that says nothing new */
      {size + 8, size, CAUNOI_INVALID_ARGUMENT},     /* one that does: its first new byte, */
      {size + 8, size + 7, CAUNOI_INVALID_ARGUMENT}, /* its last, */
      {size + 8, size + 8, fine},                    /* and one that is not part of it */
      {size, size, fine},
      {4096, 0, fine},
      {4097, 0, CAUNOI_INVALID_ARGUMENT},
      {(size_t)-1, 0, CAUNOI_INVALID_ARGUMENT},
  };
  size_t i;
  for (i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    caunoi_status got;
    memset(&r, 0, sizeof r);
    memcpy(&r, init, size);
    r.struct_size = cases[i].size;
    if (cases[i].written != 0) r.bytes[cases[i].written] = 1;
    got = use(&r);
    if (got != cases[i].wanted) fprintf(stderr, "%s, case %u:\n", name, (unsigned)i);
    ANSWERS(got, cases[i].wanted);
    CHECK(r.struct_size == cases[i].size);
    CHECK(cases[i].written == 0 || r.bytes[cases[i].written] == 1);
  }
}

#define SIZES(name, INIT, fine)                                      \
  do {                                                               \
    const caunoi_##name init = INIT;                                 \
    sizes_of("caunoi_" #name, &init, sizeof init, fine, use_##name); \
  } while (0)

static void reserved_fields(void) {
  caunoi_control control = CAUNOI_CONTROL_INIT;
  caunoi_report_input input = CAUNOI_REPORT_INPUT_INIT;
  caunoi_run_options run = CAUNOI_RUN_OPTIONS_INIT;
  caunoi_wish wish = CAUNOI_WISH_INIT;
  control.reserved = input.reserved = run.reserved = wish.reserved = 1;
  ANSWERS(use_control(&control), CAUNOI_INVALID_ARGUMENT);
  ANSWERS(use_report_input(&input), CAUNOI_INVALID_ARGUMENT);
  ANSWERS(use_run_options(&run), CAUNOI_INVALID_ARGUMENT);
  ANSWERS(use_wish(&wish), CAUNOI_INVALID_ARGUMENT);
}

/* Two wishes of a newer program stand further apart than ours. */
static void newer_array(void) {
  struct {
    caunoi_wish wish;
    uint64_t news;
  } wishes[2];
  caunoi_match_options options = CAUNOI_MATCH_OPTIONS_INIT;
  caunoi_matches* matches = NULL;
  caunoi_match_row row = CAUNOI_MATCH_ROW_INIT;
  caunoi_error* err = NULL;
  size_t i;
  memset(wishes, 0, sizeof wishes);
  for (i = 0; i < 2; ++i) {
    wishes[i].wish.struct_size = sizeof wishes[0];
    wishes[i].wish.kind = CAUNOI_WISH_MUST_NOT;
    wishes[i].wish.demand.data = "N-1";
    wishes[i].wish.demand.size = NT;
    wishes[i].wish.supply.size = NT;
  }
  wishes[0].wish.supply.data = "T-2";
  wishes[1].wish.supply.data = "T-1";
  options.wishes = &wishes[0].wish;
  options.wish_count = 2;
  GIVES(caunoi_match(all->survey, all->index, &options, NULL, &matches, &err), CAUNOI_OK);
  for (i = 0; i < caunoi_matches_count(matches); ++i) {
    ANSWERS(caunoi_matches_row(matches, i, &row), CAUNOI_OK);
    CHECK(!equals(row.need, "N-1") || row.kind == CAUNOI_KIND_EXPERT);
  }
  caunoi_matches_free(matches);
  wishes[1].wish.struct_size = sizeof(caunoi_wish);
  ANSWERS(match_with(&options), CAUNOI_INVALID_ARGUMENT);
  wishes[0].wish.struct_size = wishes[1].wish.struct_size = sizeof(caunoi_wish) + 1;
  ANSWERS(match_with(&options), CAUNOI_INVALID_ARGUMENT);
}

void test_structs(const handles* h) {
  caunoi_blob* jsonl = NULL;
  caunoi_error* err = NULL;
  const caunoi_wish wish = {sizeof(caunoi_wish), CAUNOI_WISH_MUST_MEET, 0, {"N-1", 3}, {"T-1", 3}};
  const caunoi_str x = {"x", 1}, field = {"BIO", 3};
  caunoi_organisation organisation = CAUNOI_ORGANISATION_INIT;
  caunoi_technology technology = CAUNOI_TECHNOLOGY_INIT;
  caunoi_need need = CAUNOI_NEED_INIT;
  caunoi_expert expert = CAUNOI_EXPERT_INIT;
  caunoi_visit visit = CAUNOI_VISIT_INIT;
  caunoi_field_weight weight = CAUNOI_FIELD_WEIGHT_INIT;
  caunoi_network* network = NULL;
  all = h;
  GIVES(caunoi_survey_jsonl(h->survey, &jsonl, &err), CAUNOI_OK);
  GIVES(caunoi_blob_save(jsonl, scratch("structs.jsonl"), NT, &err), CAUNOI_OK);
  caunoi_blob_free(jsonl);

  write_text(scratch("small.tsv"), "concept\tfield\tbroader\tvi\tja\ten\nwater\tENV\t\tnước\t水\twater\n");
  GIVES(caunoi_records_new(NULL, &records, &err), CAUNOI_OK);
  GIVES(caunoi_draft_new(NULL, &draft, &err), CAUNOI_OK);
  GIVES(caunoi_matches_reasons(h->matches, 0, CAUNOI_LANG_VI, &reasons, &err), CAUNOI_OK);
  GIVES(caunoi_network_new(h->survey, NULL, &network, &err), CAUNOI_OK);
  GIVES(caunoi_network_near(network, "need/N-1", NT, 9, &nearness, &err), CAUNOI_OK);
  GIVES(caunoi_evaluation_compare(h->evaluation, h->evaluation, &differences, &err), CAUNOI_OK);
  organisation.id = technology.id = need.id = expert.id = visit.id = x;
  weight.field = field;

  SIZES(control, CAUNOI_CONTROL_INIT, CAUNOI_OK);
  SIZES(concept, CAUNOI_CONCEPT_INIT, CAUNOI_OK);
  sizes_of("caunoi_organisation", &organisation, sizeof organisation, CAUNOI_OK, use_organisation);
  sizes_of("caunoi_technology", &technology, sizeof technology, CAUNOI_OK, use_technology);
  sizes_of("caunoi_need", &need, sizeof need, CAUNOI_OK, use_need);
  sizes_of("caunoi_expert", &expert, sizeof expert, CAUNOI_OK, use_expert);
  sizes_of("caunoi_visit", &visit, sizeof visit, CAUNOI_OK, use_visit);
  sizes_of("caunoi_field_weight", &weight, sizeof weight, CAUNOI_OK, use_field_weight);
  SIZES(money, CAUNOI_MONEY_INIT, CAUNOI_OK);
  SIZES(quantity, CAUNOI_QUANTITY_INIT, CAUNOI_OK);
  SIZES(reference, CAUNOI_REFERENCE_INIT, CAUNOI_OK);
  SIZES(work, CAUNOI_WORK_INIT, CAUNOI_OK);
  SIZES(session, CAUNOI_SESSION_INIT, CAUNOI_OK);
  SIZES(table, CAUNOI_TABLE_INIT, CAUNOI_OK);
  SIZES(interpreter, CAUNOI_INTERPRETER_INIT, CAUNOI_OK);
  SIZES(participant, CAUNOI_PARTICIPANT_INIT, CAUNOI_OK);
  SIZES(pair, CAUNOI_PAIR_INIT, CAUNOI_OK);
  SIZES(lock, CAUNOI_LOCK_INIT, CAUNOI_OK);
  SIZES(reason, CAUNOI_REASON_INIT, CAUNOI_OK);
  SIZES(near, CAUNOI_NEAR_INIT, CAUNOI_OK);
  SIZES(difference, CAUNOI_DIFFERENCE_INIT, CAUNOI_OK);
  make_repaired();
  SIZES(repair_options, CAUNOI_REPAIR_OPTIONS_INIT, CAUNOI_OK);
  SIZES(repair_summary, CAUNOI_REPAIR_SUMMARY_INIT, CAUNOI_OK);
  SIZES(notice, CAUNOI_NOTICE_INIT, CAUNOI_OK);
  SIZES(standby, CAUNOI_STANDBY_INIT, CAUNOI_OK);
  SIZES(relaxed, CAUNOI_RELAXED_INIT, CAUNOI_OK);
  caunoi_repaired_free(repaired);
  SIZES(allocator, CAUNOI_ALLOCATOR_INIT, CAUNOI_INVALID_ARGUMENT);
  SIZES(finding, CAUNOI_FINDING_INIT, CAUNOI_OK);
  SIZES(record, CAUNOI_RECORD_INIT, CAUNOI_OK);
  SIZES(search_options, CAUNOI_SEARCH_OPTIONS_INIT, CAUNOI_OK);
  SIZES(hit, CAUNOI_HIT_INIT, CAUNOI_OK);
  SIZES(facet_value, CAUNOI_FACET_VALUE_INIT, CAUNOI_OK);
  SIZES(match_options, CAUNOI_MATCH_OPTIONS_INIT, CAUNOI_OK);
  sizes_of("caunoi_wish", &wish, sizeof wish, CAUNOI_OK, use_wish);
  SIZES(match_row, CAUNOI_MATCH_ROW_INIT, CAUNOI_OK);
  SIZES(plan_options, CAUNOI_PLAN_OPTIONS_INIT, CAUNOI_OK);
  SIZES(programme_summary, CAUNOI_PROGRAMME_SUMMARY_INIT, CAUNOI_OK);
  SIZES(meeting, CAUNOI_MEETING_INIT, CAUNOI_OK);
  SIZES(unplaced, CAUNOI_UNPLACED_INIT, CAUNOI_OK);
  SIZES(report_input, CAUNOI_REPORT_INPUT_INIT, CAUNOI_OK);
  SIZES(paper, CAUNOI_PAPER_INIT, CAUNOI_OK);
  SIZES(run_options, CAUNOI_RUN_OPTIONS_INIT, CAUNOI_NOT_FOUND);
  SIZES(run_summary, CAUNOI_RUN_SUMMARY_INIT, CAUNOI_NOT_FOUND);
  SIZES(measure, CAUNOI_MEASURE_INIT, CAUNOI_OK);
  reserved_fields();
  newer_array();
  caunoi_records_free(records);
  caunoi_draft_free(draft);
  caunoi_reasons_free(reasons);
  caunoi_nearness_free(nearness);
  caunoi_network_free(network);
  caunoi_differences_free(differences);
}
