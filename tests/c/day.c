/* The day itself: each verb makes its change and every state is a programme that keeps its rules; 32 threads read while
 * one changes, and none ever sees a half. */
#include <stdatomic.h>

#include "c_api_test.h"
#include "thread.h"

static caunoi_str s(const char* text) {
  caunoi_str out;
  out.data = text;
  out.size = strlen(text);
  return out;
}

/* The state of the day keeps its rules and is what the change gave. */
static void is_sound(const caunoi_day* d, caunoi_repaired* r, uint64_t revision) {
  caunoi_fair* fair = NULL;
  caunoi_programme *programme = NULL, *given = NULL;
  caunoi_texts* broken = NULL;
  caunoi_blob *a = NULL, *b = NULL;
  caunoi_error* err = NULL;
  CHECK(caunoi_day_revision(d) == revision);
  GIVES(caunoi_day_fair(d, &fair, &err), CAUNOI_OK);
  GIVES(caunoi_day_programme(d, &programme, &err), CAUNOI_OK);
  GIVES(caunoi_check(fair, programme, &broken, &err), CAUNOI_OK);
  CHECK(caunoi_texts_count(broken) == 0);
  GIVES(caunoi_repaired_programme(r, &given, &err), CAUNOI_OK);
  caunoi_repaired_free(r); /* what was read from it stays */
  GIVES(caunoi_programme_json(programme, &a, &err), CAUNOI_OK);
  GIVES(caunoi_programme_json(given, &b, &err), CAUNOI_OK);
  CHECK(equals(caunoi_blob_view(a), caunoi_blob_view(b).data));
  caunoi_blob_free(a);
  caunoi_blob_free(b);
  caunoi_texts_free(broken);
  caunoi_fair_free(fair);
  caunoi_programme_free(programme);
  caunoi_programme_free(given);
}

static void verbs(const handles* h) {
  caunoi_day* d = NULL;
  caunoi_repaired* r = NULL;
  caunoi_error* err = NULL;
  caunoi_participant walk_in = CAUNOI_PARTICIPANT_INIT;
  caunoi_pair wish = CAUNOI_PAIR_INIT, more = CAUNOI_PAIR_INIT;
  caunoi_table table = CAUNOI_TABLE_INIT;
  caunoi_interpreter interpreter = CAUNOI_INTERPRETER_INIT;
  caunoi_lock lock = CAUNOI_LOCK_INIT;
  caunoi_repair_options options = CAUNOI_REPAIR_OPTIONS_INIT;
  caunoi_programme* programme = NULL;
  caunoi_meeting meeting = CAUNOI_MEETING_INIT;
  const caunoi_str vi = {"vi", 2};
  uint64_t n = 0;
  size_t i;
  walk_in.id = s("W");
  walk_in.languages = interpreter.languages = &vi;
  walk_in.language_count = interpreter.language_count = 1;
  wish.a = s("O-2"), wish.b = s("W"), wish.value = 5;
  more.a = s("O-3"), more.b = s("O-4");
  table.id = s("3");
  interpreter.id = s("I");
  lock.pair = s("O-3~O-4");
#define CHANGES(call)                                  \
  do {                                                 \
    GIVES(call, CAUNOI_OK);                            \
    if (last_status == CAUNOI_OK) is_sound(d, r, ++n); \
  } while (0)
  GIVES(caunoi_day_new(h->fair, h->programme, &d, &err), CAUNOI_OK);
  CHANGES(caunoi_day_walk_in(d, &walk_in, &wish, 1, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_wish(d, &more, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_add_table(d, &table, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_add_interpreter(d, &interpreter, NULL, NULL, &r, &err));
  GIVES(caunoi_day_programme(d, &programme, &err), CAUNOI_OK);
  for (i = 0; caunoi_programme_meeting(programme, i, &meeting) == CAUNOI_OK; ++i)
    if (equals(meeting.pair, "O-3~O-4")) lock.slot = meeting.slot;
  caunoi_programme_free(programme);
  CHANGES(caunoi_day_lock(d, &lock, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_unlock(d, "O-3~O-4", NT, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_break_table(d, "3", NT, -1, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_lose_interpreter(d, "I", NT, 1, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_late(d, "O-4", NT, 1, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_absent(d, "O-2", NT, -1, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_present(d, "O-2", NT, -1, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_withdraw(d, "O-3~O-4", NT, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_apply(d, "{\"absent\":[{\"participant\":\"W\",\"from\":1}]}", NT, NULL, 0, NULL, NULL, &r, &err));
  CHANGES(caunoi_day_now(d, 0, NULL, NULL, &r, &err));
  /* Slot 0 runs from now on for every change: who is in it stays in it. Only the day is wanted here. */
  GIVES(caunoi_day_absent(d, "O-1", NT, -1, NULL, NULL, NULL, &err), CAUNOI_OK);
  CHECK(caunoi_day_revision(d) == n + 1);
  GIVES(caunoi_day_programme(d, &programme, &err), CAUNOI_OK);
  for (i = 0; caunoi_programme_meeting(programme, i, &meeting) == CAUNOI_OK; ++i)
    CHECK(!equals(meeting.a, "O-1") || meeting.slot == 0);
  caunoi_programme_free(programme);
  /* What cannot be changes nothing. */
  GIVES(caunoi_day_absent(d, "nobody", NT, -1, NULL, NULL, &r, &err), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_day_apply(d, "{\"absnt\":[]}", NT, "x.json", NT, NULL, NULL, &r, &err), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_day_withdraw(d, "x~\xFF", NT, NULL, NULL, &r, &err), CAUNOI_INVALID_ARGUMENT);
  options.time_limit = -1;
  GIVES(caunoi_day_absent(d, "O-3", NT, -1, &options, NULL, &r, &err), CAUNOI_INVALID_ARGUMENT);
  options.time_limit = 5;
  options.disturb = -1;
  GIVES(caunoi_day_absent(d, "O-3", NT, -1, &options, NULL, &r, &err), CAUNOI_INVALID_ARGUMENT);
  options.disturb = 2;
  options.reserved = 1;
  GIVES(caunoi_day_absent(d, "O-3", NT, -1, &options, NULL, &r, &err), CAUNOI_INVALID_ARGUMENT);
  CHECK(caunoi_day_revision(d) == n + 1 && r == NULL);
  caunoi_day_free(d);
}

static void ledger(const handles* h) {
  const char changes[] = "{\"absent\":[{\"participant\":\"O-2\"}]}";
  caunoi_repaired* r = NULL;
  caunoi_notice notice = CAUNOI_NOTICE_INIT;
  caunoi_repair_summary summary = CAUNOI_REPAIR_SUMMARY_INIT;
  caunoi_standby standby = CAUNOI_STANDBY_INIT;
  caunoi_fair* fair = NULL;
  caunoi_texts* texts = NULL;
  caunoi_blob* json = NULL;
  caunoi_error* err = NULL;
  size_t i;
  int told = 0;
  GIVES(caunoi_repair(h->fair, h->programme, changes, NT, NULL, 0, NULL, NULL, &r, &err), CAUNOI_OK);
  GIVES(caunoi_check_repair(h->fair, h->programme, changes, NT, NULL, 0, r, &texts, &err), CAUNOI_OK);
  CHECK(caunoi_texts_count(texts) == 0);
  caunoi_texts_free(texts);
  GIVES(caunoi_check_repair(h->fair, h->programme, "{}", NT, NULL, 0, r, &texts, &err), CAUNOI_OK);
  CHECK(caunoi_texts_count(texts) > 0); /* nobody asked for that */
  caunoi_texts_free(texts);
  ANSWERS(caunoi_repaired_summarise(r, &summary), CAUNOI_OK);
  CHECK(summary.status == CAUNOI_PLAN_OPTIMAL && summary.notices > 0 && summary.disturbed == summary.disturbed_bound);
  for (i = 0; i < summary.notices; ++i) {
    ANSWERS(caunoi_repaired_notice(r, i, &notice), CAUNOI_OK);
    if (!equals(notice.who, "O-2")) continue;
    told = 1;
    CHECK(notice.what == CAUNOI_CHANGE_CANCELLED && notice.because == CAUNOI_CAUSE_ABSENT &&
          equals(notice.cause, "O-2"));
    CHECK(notice.was_slot >= 0 && notice.is_slot == -1 && equals(notice.with, "O-1") && notice.was_table.size > 0);
  }
  CHECK(told);
  ANSWERS(caunoi_repaired_notice(r, i, &notice), CAUNOI_INVALID_ARGUMENT);
  for (i = 0; i < summary.standbys; ++i) {
    ANSWERS(caunoi_repaired_standby(r, i, &standby), CAUNOI_OK);
    GIVES(caunoi_repaired_standby_pairs(r, i, &texts, &err), CAUNOI_OK);
    CHECK(caunoi_texts_count(texts) > 0);
    caunoi_texts_free(texts);
  }
  GIVES(caunoi_repaired_standby_pairs(r, i, &texts, &err), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_repaired_json(r, &json, &err), CAUNOI_OK);
  CHECK(contains(caunoi_blob_view(json), "\"ledger\""));
  caunoi_blob_free(json);
  GIVES(caunoi_report_notices_page(r, CAUNOI_LANG_VI, &json, &err), CAUNOI_OK);
  CHECK(contains(caunoi_blob_view(json), "<html"));
  caunoi_blob_free(json);
  GIVES(caunoi_report_notices_text(r, CAUNOI_LANG_EN, &json, &err), CAUNOI_OK);
  CHECK(contains(caunoi_blob_view(json), "O-2"));
  caunoi_blob_free(json);
  GIVES(caunoi_advise_text(h->fair, NULL, CAUNOI_LANG_EN, NULL, &json, &err), CAUNOI_OK);
  CHECK(caunoi_blob_view(json).size > 40);
  caunoi_blob_free(json);
  GIVES(caunoi_advise(h->fair, NULL, NULL, &json, &err), CAUNOI_OK);
  CHECK(contains(caunoi_blob_view(json), "\"needs\""));
  caunoi_blob_free(json);
  GIVES(caunoi_repaired_fair(r, &fair, &err), CAUNOI_OK);
  caunoi_repaired_free(r);
  GIVES(caunoi_fair_json(fair, &json, &err), CAUNOI_OK); /* it stays without what it was read from */
  caunoi_blob_free(json);
  caunoi_fair_free(fair);
}

typedef struct reading {
  const caunoi_day* day;
  atomic_int stop;
  atomic_int reads;
} reading;

/* Whatever is changed meanwhile: a whole programme, and never an older one than before. */
static int reads(void* data) {
  reading* all = (reading*)data;
  uint64_t last = 0;
  while (!atomic_load(&all->stop)) {
    caunoi_fair* fair = NULL;
    caunoi_programme* programme = NULL;
    caunoi_programme_summary summary = CAUNOI_PROGRAMME_SUMMARY_INIT;
    caunoi_meeting meeting = CAUNOI_MEETING_INIT;
    const uint64_t revision = caunoi_day_revision(all->day);
    size_t i;
    int sound = revision >= last;
    last = revision;
    if (caunoi_day_fair(all->day, &fair, NULL) != CAUNOI_OK ||
        caunoi_day_programme(all->day, &programme, NULL) != CAUNOI_OK)
      return 1;
    sound = sound && caunoi_programme_summarise(programme, &summary) == CAUNOI_OK && summary.meetings > 0;
    for (i = 0; i < summary.meetings; ++i)
      sound = sound && caunoi_programme_meeting(programme, i, &meeting) == CAUNOI_OK && meeting.pair.size > 0 &&
              meeting.pair.data[meeting.pair.size] == '\0';
    caunoi_programme_free(programme);
    caunoi_fair_free(fair);
    if (!sound) return 1;
    atomic_fetch_add(&all->reads, 1);
  }
  return 0;
}

static void readers(const handles* h) {
  enum { reader_count = 32 };
  thrd_t threads[reader_count];
  reading all;
  caunoi_day* d = NULL;
  caunoi_error* err = NULL;
  int i;
  GIVES(caunoi_day_new(h->fair, h->programme, &d, &err), CAUNOI_OK);
  all.day = d;
  atomic_init(&all.stop, 0);
  atomic_init(&all.reads, 0);
  for (i = 0; i < reader_count; ++i) CHECK(thrd_create(&threads[i], reads, &all) == thrd_success);
  for (i = 0; i < 30 || atomic_load(&all.reads) < 2 * reader_count; ++i) {
    if (i % 2 == 0)
      GIVES(caunoi_day_absent(d, "O-2", NT, -1, NULL, NULL, NULL, &err), CAUNOI_OK);
    else
      GIVES(caunoi_day_present(d, "O-2", NT, -1, NULL, NULL, NULL, &err), CAUNOI_OK);
  }
  CHECK(caunoi_day_revision(d) == (uint64_t)i);
  atomic_store(&all.stop, 1);
  for (i = 0; i < reader_count; ++i) {
    int failed = 1;
    CHECK(thrd_join(threads[i], &failed) == thrd_success);
    CHECK(failed == 0);
  }
  caunoi_day_free(d);
}

void test_day(const handles* h) {
  verbs(h);
  ledger(h);
  readers(h);
}
