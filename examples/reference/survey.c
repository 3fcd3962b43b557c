/* What was read, and what somebody should look at. */
#include "example.h"

int main(void) {
  caunoi_survey* survey = NULL;
  caunoi_record need = CAUNOI_RECORD_INIT;
  caunoi_finding finding = CAUNOI_FINDING_INIT;
  /* caunoi_survey_load() reads a folder of workbooks instead. */
  TRY(caunoi_survey_parse(
      "{\"type\":\"need\",\"id\":\"N-1\",\"title\":{\"vi\":\"Lò hơi\",\"en\":\"Boiler\"},\"trl_min\":12}\n", NT,
      "needs.jsonl", NT, &survey, &err));
  for (size_t i = 0; i < caunoi_survey_count(survey, CAUNOI_KIND_NEED); ++i) {
    if (caunoi_survey_record(survey, CAUNOI_KIND_NEED, i, CAUNOI_LANG_EN, &need) != CAUNOI_OK) return 1;
    printf("%s %s\n", need.id.data, need.title.data);
  }
  for (size_t i = 0; i < caunoi_survey_finding_count(survey); ++i) {
    if (caunoi_survey_finding(survey, i, CAUNOI_LANG_EN, &finding) != CAUNOI_OK) return 1;
    printf("%s: %s\n", finding.place.data, finding.message.data);
  }
  caunoi_survey_free(survey);
}
