/* A survey without a file, then one record changed. */
#include "example.h"

int main(void) {
  caunoi_records* records = NULL;
  caunoi_survey *survey = NULL, *changed = NULL;
  const caunoi_lang languages[] = {CAUNOI_LANG_VI, CAUNOI_LANG_EN};
  caunoi_organisation enterprise = CAUNOI_ORGANISATION_INIT;
  caunoi_need need = CAUNOI_NEED_INIT;
  caunoi_money budget = CAUNOI_MONEY_INIT;

  TRY(caunoi_records_new(NULL, &records, &err));
  enterprise.id = text("E-01");
  enterprise.name.vi = text("Dệt Kiến An");
  enterprise.languages = languages;
  enterprise.language_count = 2;
  TRY(caunoi_records_put_organisation(records, &enterprise, &err));
  need.id = text("N-01");
  need.organisation = text("E-01");
  need.title.vi = text("Xử lý nước thải dệt nhuộm");
  budget.min = 1e9;
  budget.max = 3e9;
  budget.currency = text("VND");
  need.budget = &budget; /* all of it is copied by the call */
  TRY(caunoi_records_put_need(records, &need, &err));
  TRY(caunoi_records_survey(records, &survey, &err));

  /* From a survey to a changed one; the first stays as it is. */
  caunoi_records_free(records);
  TRY(caunoi_records_new(survey, &records, &err));
  need.title.vi = text("Tái sử dụng nước thải dệt nhuộm");
  TRY(caunoi_records_put_need(records, &need, &err));
  TRY(caunoi_records_put_jsonl(records, "{\"type\":\"expert\",\"id\":\"X-1\",\"name\":\"Nguyễn Văn An\"}", NT, NULL, 0,
                               &err));
  TRY(caunoi_records_survey(records, &changed, &err));
  printf("%zu need, %zu expert\n", caunoi_survey_count(changed, CAUNOI_KIND_NEED),
         caunoi_survey_count(changed, CAUNOI_KIND_EXPERT));
  caunoi_records_free(records);
  caunoi_survey_free(survey);
  caunoi_survey_free(changed);
}
