/* Progress, a log, and the end from another thread. */
#include "example.h"

static int32_t on_progress(const caunoi_tick* tick, void* user) {
  caunoi_cancel* stop = (caunoi_cancel*)user;
  printf("%s %llu/%llu\n", tick->stage.data, (unsigned long long)tick->done, (unsigned long long)tick->total);
  caunoi_cancel_request(stop); /* any thread may */
  return 0;                    /* anything else would cancel as well */
}
static void on_line(const caunoi_log_line* line, void* user) {
  (void)user;
  printf("%s %s\n", line->place.data, line->message.data);
}

int main(void) {
  caunoi_cancel* stop = caunoi_cancel_new();
  caunoi_control control = CAUNOI_CONTROL_INIT;
  caunoi_survey* survey = NULL;
  caunoi_index* index = NULL;
  TRY(caunoi_survey_parse("{\"type\":\"need\",\"id\":\"N-1\",\"title\":\"A\"}", NT, NULL, 0, &survey, &err));
  control.progress = on_progress;
  control.log = on_line;
  control.user = stop;
  control.cancel = stop;
  control.threads = 2; /* changes no answer */
  caunoi_status status = caunoi_index_build(survey, "example-cancelled", NT, NULL, &control, &index, NULL);
  printf("%s\n", caunoi_status_name(status));
  caunoi_survey_free(survey);
  caunoi_cancel_free(stop);
  return status == CAUNOI_CANCELLED ? 0 : 1;
}
