/* Long calls end when asked: by the progress callback, by the token from another thread, by a token that was set
 * before. */
#include "c_api_test.h"
#include "thread.h"

static const handles* all;

static caunoi_status load(const caunoi_control* control, caunoi_error** err) {
  caunoi_survey* out = all->survey;
  caunoi_status status = caunoi_survey_load(scratch("structs.jsonl"), NT, control, &out, err);
  CHECK((status == CAUNOI_OK) == (out != NULL));
  caunoi_survey_free(out);
  return status;
}
static caunoi_status build(const caunoi_control* control, caunoi_error** err) {
  caunoi_index* out = all->index;
  caunoi_status status = caunoi_index_build(all->survey, scratch("cancelled-index"), NT, NULL, control, &out, err);
  CHECK((status == CAUNOI_OK) == (out != NULL));
  caunoi_index_free(out);
  return status;
}
static caunoi_status match(const caunoi_control* control, caunoi_error** err) {
  caunoi_matches* out = all->matches;
  caunoi_status status = caunoi_match(all->survey, all->index, NULL, control, &out, err);
  CHECK((status == CAUNOI_OK) == (out != NULL));
  caunoi_matches_free(out);
  return status;
}
static caunoi_status run(const caunoi_control* control, caunoi_error** err) {
  return caunoi_run(scratch("workspace"), NT, scratch("cancelled-out"), NT, NULL, control, NULL, err);
}
static caunoi_status (*const long_calls[])(const caunoi_control*, caunoi_error**) = {load, build, match, run};
enum { long_call_count = sizeof long_calls / sizeof long_calls[0] };

/* What the callback saw. */
typedef struct watcher {
  unsigned ticks;
  thrd_t thread;
  int answer; /* to give */
} watcher;

static int32_t watch(const caunoi_tick* tick, void* user) {
  watcher* w = (watcher*)user;
  ++w->ticks;
  CHECK(tick->struct_size == sizeof *tick && tick->stage.size > 0 && tick->stage.data[tick->stage.size] == '\0');
  CHECK(tick->total == 0 || tick->done <= tick->total);
  CHECK(thrd_equal(thrd_current(), w->thread));
  return w->answer;
}

static void from_the_callback(void) {
  size_t i;
  caunoi_error* err = NULL;
  for (i = 0; i < long_call_count; ++i) {
    caunoi_control control = CAUNOI_CONTROL_INIT;
    watcher w;
    memset(&w, 0, sizeof w);
    w.thread = thrd_current();
    control.progress = watch;
    control.user = &w;
    GIVES(long_calls[i](&control, &err), CAUNOI_OK);
    CHECK(w.ticks > 0);
    w.ticks = 0;
    w.answer = (int)i - 1; /* anything but 0, also below it */
    if (w.answer == 0) w.answer = 7;
    GIVES(long_calls[i](&control, &err), CAUNOI_CANCELLED);
    CHECK(w.ticks == 1);
  }
}

static void set_before(void) {
  size_t i;
  caunoi_error* err = NULL;
  caunoi_control control = CAUNOI_CONTROL_INIT;
  caunoi_cancel* token = caunoi_cancel_new();
  CHECK(token != NULL);
  control.cancel = token;
  for (i = 0; i < long_call_count; ++i) GIVES(long_calls[i](&control, &err), CAUNOI_OK);
  caunoi_cancel_request(token);
  for (i = 0; i < long_call_count; ++i) GIVES(long_calls[i](&control, &err), CAUNOI_CANCELLED);
  caunoi_cancel_free(token);
}

/* The callback lets another thread request the end, waits until it has, and goes on itself: so the order is certain. */
static int request(void* token) {
  caunoi_cancel_request((caunoi_cancel*)token);
  return 0;
}

static int32_t let_other_thread_cancel(const caunoi_tick* tick, void* token) {
  thrd_t other;
  (void)tick;
  CHECK(thrd_create(&other, request, token) == thrd_success);
  CHECK(thrd_join(other, NULL) == thrd_success);
  return 0;
}

static void from_another_thread(void) {
  size_t i;
  caunoi_error* err = NULL;
  for (i = 0; i < long_call_count; ++i) {
    caunoi_control control = CAUNOI_CONTROL_INIT;
    caunoi_cancel* token = caunoi_cancel_new();
    control.cancel = token;
    control.progress = let_other_thread_cancel;
    control.user = token;
    GIVES(long_calls[i](&control, &err), CAUNOI_CANCELLED);
    caunoi_cancel_free(token);
  }
}

/* The planner may give what it has: then that keeps every rule. */
static void planning(void) {
  caunoi_control control = CAUNOI_CONTROL_INIT;
  caunoi_cancel* token = caunoi_cancel_new();
  caunoi_programme* programme = NULL;
  caunoi_texts* broken = NULL;
  caunoi_error* err = NULL;
  caunoi_status status;
  caunoi_cancel_request(token);
  control.cancel = token;
  status = caunoi_plan(all->fair, NULL, &control, &programme, &err);
  check_error(status, programme == NULL ? CAUNOI_CANCELLED : CAUNOI_OK, err, "caunoi_plan", __FILE__, __LINE__);
  if (programme != NULL) {
    GIVES(caunoi_check(all->fair, programme, &broken, &err), CAUNOI_OK);
    CHECK(caunoi_texts_count(broken) == 0);
  }
  caunoi_texts_free(broken);
  caunoi_programme_free(programme);
  caunoi_cancel_free(token);
}

/* [shared]: four threads search and match with the same handles; their answers are those of one. */
static int searching(void* wanted) {
  int i;
  for (i = 0; i < 8; ++i) {
    caunoi_answer* answer = NULL;
    caunoi_matches* matches = NULL;
    caunoi_blob* jsonl = NULL;
    int same;
    if (caunoi_index_search(all->index, "nước thải", NT, NULL, &answer, NULL) != CAUNOI_OK) return 1;
    same = caunoi_answer_found(answer) == 3;
    if (caunoi_match(all->survey, all->index, NULL, NULL, &matches, NULL) != CAUNOI_OK) return 1;
    if (caunoi_matches_jsonl(matches, &jsonl, NULL) != CAUNOI_OK) return 1;
    same = same && equals(caunoi_blob_view(jsonl), (const char*)wanted);
    caunoi_blob_free(jsonl);
    caunoi_matches_free(matches);
    caunoi_answer_free(answer);
    if (!same) return 1;
  }
  return 0;
}

static void together(void) {
  thrd_t threads[4];
  caunoi_blob* wanted = NULL;
  caunoi_error* err = NULL;
  size_t i;
  GIVES(caunoi_matches_jsonl(all->matches, &wanted, &err), CAUNOI_OK);
  for (i = 0; i < 4; ++i)
    CHECK(thrd_create(&threads[i], searching, (void*)caunoi_blob_view(wanted).data) == thrd_success);
  for (i = 0; i < 4; ++i) {
    int failed = 1;
    CHECK(thrd_join(threads[i], &failed) == thrd_success);
    CHECK(failed == 0);
  }
  caunoi_blob_free(wanted);
}

void test_cancelling(const handles* h) {
  all = h;
  from_the_callback();
  set_before();
  from_another_thread();
  planning();
  together();
}
