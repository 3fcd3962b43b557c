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
  all = h;
  GIVES(caunoi_survey_jsonl(h->survey, &jsonl, &err), CAUNOI_OK);
  GIVES(caunoi_blob_save(jsonl, scratch("structs.jsonl"), NT, &err), CAUNOI_OK);
  caunoi_blob_free(jsonl);

  SIZES(control, CAUNOI_CONTROL_INIT, CAUNOI_OK);
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
}
