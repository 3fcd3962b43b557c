/* A programme, its proof, and a second pair of eyes. */
#include "example.h"

int main(void) {
  caunoi_fair* fair = NULL;
  caunoi_programme* programme = NULL;
  caunoi_texts* broken = NULL;
  caunoi_plan_options options = CAUNOI_PLAN_OPTIONS_INIT;
  caunoi_programme_summary summary = CAUNOI_PROGRAMME_SUMMARY_INIT;
  caunoi_meeting meeting = CAUNOI_MEETING_INIT;
  caunoi_unplaced wish = CAUNOI_UNPLACED_INIT;
  TRY(
      caunoi_fair_parse("{\"sessions\":[{\"id\":\"s\",\"slots\":1}],\"tables\":1,\"participants\":[{\"id\":\"a\"},{"
                        "\"id\":\"b\"},{\"id\":\"c\"}],"
                        "\"pairs\":[{\"a\":\"a\",\"b\":\"b\",\"value\":2},{\"a\":\"a\",\"b\":\"c\"}]}",
                        NT, NULL, 0, &fair, &err));
  options.time_limit = 5;
  TRY(caunoi_plan(fair, &options, NULL, &programme, &err));
  if (caunoi_programme_summarise(programme, &summary) != CAUNOI_OK) return 1;
  printf("value %g of at most %g%s\n", summary.value, summary.value_bound,
         summary.status == CAUNOI_PLAN_OPTIMAL ? ", proved" : "");
  for (size_t i = 0; caunoi_programme_meeting(programme, i, &meeting) == CAUNOI_OK; ++i)
    printf("slot %d, table %s: %s and %s\n", meeting.slot, meeting.table.data, meeting.a.data, meeting.b.data);
  for (size_t i = 0; caunoi_programme_unplaced(programme, i, &wish) == CAUNOI_OK; ++i)
    printf("%s: %s\n", wish.pair.data, wish.reason.data);
  TRY(caunoi_check(fair, programme, &broken, &err));
  printf("%zu rules broken\n", caunoi_texts_count(broken));
  caunoi_texts_free(broken);
  caunoi_programme_free(programme);
  caunoi_fair_free(fair);
}
