/* Errors are objects that say what is wrong and where; what cannot be right is refused by name. */
#include <math.h>

#include "c_api_test.h"

/* Takes the error of a call: its status, a place that starts so, a message that holds this. */
static void is_error(caunoi_status status, caunoi_error* err, caunoi_status wanted, const char* place,
                     const char* message, int line) {
  const int fits = status == wanted && err != NULL && caunoi_error_status(err) == wanted &&
                   strncmp(caunoi_error_place(err).data, place, strlen(place)) == 0 &&
                   contains(caunoi_error_message(err), message);
  if (!fits)
    fprintf(stderr, "%s: \"%s\" at \"%s\"\n", caunoi_status_name(status), caunoi_error_message(err).data,
            caunoi_error_place(err).data);
  check_true(fits, message, __FILE__, line);
  caunoi_error_free(err);
}
#define IS_ERROR(call, wanted, place, message) \
  (err = NULL, status = (call), is_error(status, err, wanted, place, message, __LINE__))

static void places(const handles* h) {
  caunoi_error* err;
  caunoi_status status;
  caunoi_survey* survey = h->survey; /* not NULL: a failed call must make it so */
  caunoi_index* index = h->index;
  caunoi_lexicon* lexicon;
  caunoi_fair* fair;
  caunoi_programme* programme;
  caunoi_answer* answer;
  caunoi_matches* matches;
  caunoi_blob* blob;
  caunoi_evaluation* evaluation;
  caunoi_match_options options = CAUNOI_MATCH_OPTIONS_INIT;
  const caunoi_str nobody = {"N-99", 4};

  IS_ERROR(caunoi_survey_load(scratch("not-there.xlsx"), NT, NULL, &survey, &err), CAUNOI_NOT_FOUND,
           scratch("not-there.xlsx"), "");
  CHECK(survey == NULL);
  IS_ERROR(caunoi_index_open(scratch("not-there"), NT, NULL, &index, &err), CAUNOI_NOT_FOUND, scratch("not-there"), "");
  CHECK(index == NULL);
  IS_ERROR(caunoi_lexicon_load(scratch("not-there.tsv"), NT, &lexicon, &err), CAUNOI_NOT_FOUND,
           scratch("not-there.tsv"), "");
  IS_ERROR(caunoi_blob_save(h->blob, scratch("no-folder/x"), NT, &err), CAUNOI_IO, scratch("no-folder/x"), "");
  IS_ERROR(caunoi_fair_parse(
               "{\"sessions\":[],\"tables\":1,\"participants\":[],\"pairs\":[{\"a\":\"x\",\"b\":\"y\",\"slott\":1}]}",
               NT, "ngày hội.json", NT, &fair, &err),
           CAUNOI_INVALID_ARGUMENT, "ngày hội.json#/pairs/0", "slot");
  IS_ERROR(caunoi_fair_parse("[1, 2", NT, NULL, 0, &fair, &err), CAUNOI_INVALID_ARGUMENT, "fair.json", "");
  IS_ERROR(caunoi_programme_parse("{\"meetings\":7}", NT, NULL, 0, &programme, &err), CAUNOI_INVALID_ARGUMENT,
           "programme.json", "");
  IS_ERROR(caunoi_evaluate("q Q0 d1 one 2.0\n", NT, "", 0, &evaluation, &err), CAUNOI_INVALID_ARGUMENT, "run.trec:1",
           "");
  IS_ERROR(caunoi_matches_explain(h->matches, 1000000, CAUNOI_LANG_VI, 0, &blob, &err), CAUNOI_INVALID_ARGUMENT, "",
           "1000000");
  IS_ERROR(caunoi_matches_explain(h->matches, 0, 9, 0, &blob, &err), CAUNOI_INVALID_ARGUMENT, "", "CAUNOI_LANG");
  IS_ERROR(caunoi_index_update(h->index, NULL, &nobody, 1, &err), CAUNOI_INVALID_ARGUMENT, "remove", "KIND/ID");
  IS_ERROR(caunoi_index_search(NULL, "x", NT, NULL, &answer, &err), CAUNOI_INVALID_ARGUMENT, "", "`ix` is NULL");
  options.needs = &nobody;
  options.need_count = 1;
  IS_ERROR(caunoi_match(h->survey, h->index, &options, NULL, &matches, &err), CAUNOI_INVALID_ARGUMENT, "", "N-99");
  options.need_count = 0;
  options.rates_csv.data = "date,currency,vnd\n2015-10-15,JPY,many\n";
  options.rates_csv.size = NT;
  IS_ERROR(caunoi_match(h->survey, h->index, &options, NULL, &matches, &err), CAUNOI_INVALID_ARGUMENT, "rates.csv:2",
           "many");
}

/* Text must be UTF-8, with the line in the place; a path may be any bytes but NUL. */
static void encodings(const handles* h) {
  caunoi_error* err;
  caunoi_status status;
  caunoi_survey* survey;
  caunoi_fair* fair;
  caunoi_answer* answer;
  caunoi_blob* jsonl = NULL;
  caunoi_str id = {"need/\xC3", 6};
  IS_ERROR(caunoi_survey_parse("{}\n{}\n{\"id\":\"\xFF\"}\n", NT, "máy.jsonl", NT, &survey, &err),
           CAUNOI_INVALID_ARGUMENT, "máy.jsonl:3", "UTF-8");
  IS_ERROR(caunoi_survey_parse("\xC3", NT, NULL, 0, &survey, &err), CAUNOI_INVALID_ARGUMENT, "survey.jsonl:1", "UTF-8");
  IS_ERROR(caunoi_fair_parse("{\n\"name\": \"\xED\xA0\x80\"}", NT, NULL, 0, &fair, &err), CAUNOI_INVALID_ARGUMENT,
           "fair.json:2", "UTF-8");
  IS_ERROR(caunoi_index_search(h->index, "n\xC6\xB0\xE1\xBB", NT, NULL, &answer, &err), CAUNOI_INVALID_ARGUMENT, "",
           "UTF-8");
  IS_ERROR(caunoi_index_update(h->index, NULL, &id, 1, &err), CAUNOI_INVALID_ARGUMENT, "", "remove[0]");
  IS_ERROR(caunoi_survey_load("a\0b", 3, NULL, &survey, &err), CAUNOI_INVALID_ARGUMENT, "", "NUL");
  IS_ERROR(caunoi_survey_load("", 0, NULL, &survey, &err), CAUNOI_INVALID_ARGUMENT, "", "empty");
  IS_ERROR(caunoi_survey_load("x", (size_t)-2, NULL, &survey, &err), CAUNOI_INVALID_ARGUMENT, "", "length");

  err = NULL;
  GIVES(caunoi_survey_jsonl(h->survey, &jsonl, &err), CAUNOI_OK);
  GIVES(caunoi_blob_save(jsonl, scratch("latin-\xE9.jsonl"), NT, &err), CAUNOI_OK);
  GIVES(caunoi_survey_load(scratch("latin-\xE9.jsonl"), NT, NULL, &survey, &err), CAUNOI_OK);
  CHECK(caunoi_survey_count(survey, CAUNOI_KIND_NEED) == 2);
  caunoi_survey_free(survey);
  caunoi_blob_free(jsonl);
}

static void numbers(const handles* h) {
  caunoi_error* err;
  caunoi_status status;
  caunoi_answer* answer;
  caunoi_matches* matches;
  caunoi_programme* programme;
  caunoi_control control = CAUNOI_CONTROL_INIT;
  caunoi_search_options search = CAUNOI_SEARCH_OPTIONS_INIT;
  caunoi_match_options match = CAUNOI_MATCH_OPTIONS_INIT;
  caunoi_plan_options plan = CAUNOI_PLAN_OPTIONS_INIT;
  caunoi_report_input report = CAUNOI_REPORT_INPUT_INIT;
  caunoi_blob* page;
  caunoi_wish wish = CAUNOI_WISH_INIT;
  const caunoi_kind kind = 4;
  const caunoi_str field = {"XYZ", 3};
#define SEARCHES(message) \
  IS_ERROR(caunoi_index_search(h->index, "x", NT, &search, &answer, &err), CAUNOI_INVALID_ARGUMENT, "", message)
  search.kinds = &kind;
  search.kind_count = 1;
  SEARCHES("kind");
  search.kinds = NULL;
  SEARCHES("`kinds` is NULL");
  search.kind_count = 0;
  search.fields = &field;
  search.field_count = 1;
  SEARCHES("XYZ");
  search.fields = NULL;
  SEARCHES("`fields` is NULL");
  search.field_count = 0;
  search.lang = 0;
  SEARCHES("language");
  search.lang = CAUNOI_LANG_EN;
  search.trl_min = 10;
  SEARCHES("trl_min");
  search.trl_min = -1;
  SEARCHES("trl_min");
  search.trl_min = 0;
  search.cost_max = -1;
  SEARCHES("cost_max");
  search.cost_max = (double)NAN;
  SEARCHES("cost_max");
  search.cost_max = 1;
  search.currency.data = "XAU";
  search.currency.size = 3;
  SEARCHES("XAU");
  search.cost_max = 0;
  search.first = UINT64_MAX; /* beyond the last: no hits, and no harm */
  err = NULL;
  GIVES(caunoi_index_search(h->index, "nước", NT, &search, &answer, &err), CAUNOI_OK);
  CHECK(caunoi_answer_count(answer) == 0 && caunoi_answer_found(answer) > 0);
  caunoi_answer_free(answer);
  search.first = 0;
  search.count = UINT32_MAX;
  GIVES(caunoi_index_search(h->index, "nước", NT, &search, &answer, &err), CAUNOI_OK);
  CHECK(caunoi_answer_count(answer) == caunoi_answer_found(answer));
  caunoi_answer_free(answer);

  control.threads = 1025;
  IS_ERROR(caunoi_match(h->survey, h->index, NULL, &control, &matches, &err), CAUNOI_INVALID_ARGUMENT, "", "threads");
  wish.kind = 3;
  match.wishes = &wish;
  match.wish_count = 1;
  IS_ERROR(caunoi_match(h->survey, h->index, &match, NULL, &matches, &err), CAUNOI_INVALID_ARGUMENT, "",
           "wishes[0].kind");
  match.wishes = NULL;
  IS_ERROR(caunoi_match(h->survey, h->index, &match, NULL, &matches, &err), CAUNOI_INVALID_ARGUMENT, "",
           "`wishes` is NULL");
  match.wish_count = 0;
  match.per_need = match.experts_per_need = UINT32_MAX;
  err = NULL;
  GIVES(caunoi_match(h->survey, h->index, &match, NULL, &matches, &err), CAUNOI_OK);
  caunoi_matches_free(matches);
  plan.time_limit = -1;
  IS_ERROR(caunoi_plan(h->fair, &plan, NULL, &programme, &err), CAUNOI_INVALID_ARGUMENT, "", "time_limit");
  plan.time_limit = (double)NAN;
  IS_ERROR(caunoi_plan(h->fair, &plan, NULL, &programme, &err), CAUNOI_INVALID_ARGUMENT, "", "time_limit");
  plan.time_limit = (double)INFINITY;
  plan.seed = UINT64_MAX;
  err = NULL;
  GIVES(caunoi_plan(h->fair, &plan, NULL, &programme, &err), CAUNOI_OK);
  caunoi_programme_free(programme);
  report.lang = 7;
  IS_ERROR(caunoi_report_page(&report, &page, &err), CAUNOI_INVALID_ARGUMENT, "", "language");
}

void test_errors(const handles* h) {
  places(h);
  encodings(h);
  numbers(h);
}
