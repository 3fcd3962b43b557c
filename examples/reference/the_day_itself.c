/* Somebody does not come; who is told what. */
#include "example.h"

int main(void) {
  caunoi_fair* fair = NULL;
  caunoi_programme* programme = NULL;
  caunoi_day* day = NULL;
  caunoi_repaired* change = NULL;
  caunoi_notice notice = CAUNOI_NOTICE_INIT;
  TRY(
      caunoi_fair_parse("{\"sessions\":[{\"id\":\"s\",\"slots\":1}],\"tables\":1,\"participants\":[{\"id\":\"a\"},{"
                        "\"id\":\"b\"},{\"id\":\"c\"}],"
                        "\"pairs\":[{\"a\":\"a\",\"b\":\"b\",\"value\":2},{\"a\":\"a\",\"b\":\"c\"}]}",
                        NT, NULL, 0, &fair, &err));
  TRY(caunoi_plan(fair, NULL, NULL, &programme, &err));
  TRY(caunoi_day_new(fair, programme, &day, &err)); /* from here on, any thread may call anything */
  TRY(caunoi_day_absent(day, "b", NT, -1, NULL, NULL, &change, &err));
  for (size_t i = 0; caunoi_repaired_notice(change, i, &notice) == CAUNOI_OK; ++i)
    printf("%s: slot %d to %d with %s\n", notice.who.data, notice.was_slot, notice.is_slot, notice.with.data);
  caunoi_programme_free(programme);
  TRY(caunoi_day_programme(day, &programme, &err)); /* as it is now, whatever is being changed */
  caunoi_repaired_free(change);
  caunoi_day_free(day);
  caunoi_programme_free(programme);
  caunoi_fair_free(fair);
}
