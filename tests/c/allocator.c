/* Where handles come from: from whom the program says, every one of them, and back to it; each of those allocations
 * failing in turn is a status. */
#include <stdlib.h>

#include "c_api_test.h"

/* What the program's allocator has seen. */
typedef struct account {
  long pieces; /* alive */
  long taken;  /* ever */
  long fail_at;
} account;

static void* allocate(size_t size, void* user) {
  account* a = (account*)user;
  void* memory;
  if (a->taken++ == a->fail_at) return NULL;
  memory = malloc(size);
  if (memory != NULL) ++a->pieces;
  return memory;
}

static void release(void* memory, void* user) {
  CHECK(memory != NULL);
  --((account*)user)->pieces;
  free(memory);
}

/* One of most things; the status of the first that fails. */
static caunoi_status a_bit_of_everything(void) {
  caunoi_survey* survey = NULL;
  caunoi_records* records = NULL;
  caunoi_fair *fair = NULL, *same = NULL, *none = NULL;
  caunoi_draft* draft = NULL;
  caunoi_programme* programme = NULL;
  caunoi_texts* broken = NULL;
  caunoi_blob* json = NULL;
  caunoi_error* err = NULL;
  caunoi_cancel* token = caunoi_cancel_new();
  caunoi_status status = token == NULL ? CAUNOI_OUT_OF_MEMORY : CAUNOI_OK;
  if (status == CAUNOI_OK) status = caunoi_survey_parse(small_survey, NT, NULL, 0, &survey, &err);
  if (status == CAUNOI_OK) status = caunoi_records_new(survey, &records, &err);
  if (status == CAUNOI_OK) status = caunoi_fair_parse(small_fair, NT, NULL, 0, &fair, &err);
  if (status == CAUNOI_OK) status = caunoi_draft_new(fair, &draft, &err);
  if (status == CAUNOI_OK) status = caunoi_draft_fair(draft, &same, &err);
  if (status == CAUNOI_OK) status = caunoi_plan(same, NULL, NULL, &programme, &err);
  if (status == CAUNOI_OK) status = caunoi_check(fair, programme, &broken, &err);
  if (status == CAUNOI_OK) status = caunoi_programme_json(programme, &json, &err);
  if (status == CAUNOI_OK) {
    const caunoi_str text = caunoi_blob_view(json);
    CHECK(text.size > 100 && text.data[text.size] == '\0' && text.data[0] == '{');
    CHECK(caunoi_fair_parse("{", 1, NULL, 0, &none, &err) == CAUNOI_INVALID_ARGUMENT && none == NULL);
  }
  CHECK(status == CAUNOI_OK || status == CAUNOI_OUT_OF_MEMORY);
  caunoi_error_free(err);
  caunoi_blob_free(json);
  caunoi_texts_free(broken);
  caunoi_programme_free(programme);
  caunoi_draft_free(draft);
  caunoi_fair_free(same);
  caunoi_fair_free(fair);
  caunoi_records_free(records);
  caunoi_survey_free(survey);
  caunoi_cancel_free(token);
  return status;
}

void test_allocator(void) {
  caunoi_allocator ours = CAUNOI_ALLOCATOR_INIT;
  caunoi_cancel* token;
  account seen = {0, 0, -1};
  caunoi_error* err = NULL;
  long i, whole;
  CHECK(caunoi_live_handles() == 0); /* everything before gave back what it took */
  ours.user = &seen;
  ours.release = release;
  GIVES(caunoi_allocator_set(&ours, &err), CAUNOI_INVALID_ARGUMENT); /* half of one */
  ours.allocate = allocate;
  GIVES(caunoi_allocator_set(&ours, &err), CAUNOI_OK);
  CHECK(a_bit_of_everything() == CAUNOI_OK);
  CHECK(seen.taken > 10 && seen.pieces == 0);
  whole = seen.taken;
  for (i = 0; i < whole; ++i) {
    seen.taken = 0;
    seen.fail_at = i;
    /* An error object that found no memory is an error all the same. */
    CHECK(a_bit_of_everything() == (i + 1 < whole ? CAUNOI_OUT_OF_MEMORY : CAUNOI_OK));
    CHECK(seen.pieces == 0 && caunoi_live_handles() == 0);
  }
  seen.fail_at = -1;
  token = caunoi_cancel_new();
  CHECK(caunoi_live_handles() == 1);
  GIVES(caunoi_allocator_set(NULL, &err), CAUNOI_INVALID_ARGUMENT);
  caunoi_cancel_free(token);
  GIVES(caunoi_allocator_set(NULL, &err), CAUNOI_OK);
  seen.taken = 0;
  CHECK(a_bit_of_everything() == CAUNOI_OK && seen.taken == 0);
}
