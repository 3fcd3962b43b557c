/* A fair without a file. */
#include "example.h"

int main(void) {
  caunoi_draft* draft = NULL;
  caunoi_fair* fair = NULL;
  caunoi_session morning = CAUNOI_SESSION_INIT;
  caunoi_table table = CAUNOI_TABLE_INIT;
  caunoi_participant person = CAUNOI_PARTICIPANT_INIT;
  caunoi_pair pair = CAUNOI_PAIR_INIT;
  const caunoi_str english = text("en");
  const int32_t first_slot = 0;
  TRY(caunoi_draft_new(NULL, &draft, &err));
  TRY(caunoi_draft_name(draft, "Ngày hội", NT, "Asia/Ho_Chi_Minh", NT, &err));
  morning.id = text("morning");
  morning.start = text("2015-10-15T08:30");
  morning.slots = 4;
  TRY(caunoi_draft_put_session(draft, &morning, &err));
  table.id = text("1");
  TRY(caunoi_draft_put_table(draft, &table, &err));
  person.languages = &english;
  person.language_count = 1;
  person.id = text("E-01");
  TRY(caunoi_draft_put_participant(draft, &person, &err));
  person.id = text("P-01");
  person.unavailable = &first_slot; /* comes later */
  person.unavailable_count = 1;
  TRY(caunoi_draft_put_participant(draft, &person, &err));
  pair.a = text("P-01");
  pair.b = text("E-01");
  pair.value = 0.8;
  TRY(caunoi_draft_put_pair(draft, &pair, &err));
  TRY(caunoi_draft_fair(draft, &fair, &err)); /* does it all fit together? */
  caunoi_fair_free(fair);
  caunoi_draft_free(draft);
}
