/* An index made, changed and opened again. */
#include "example.h"

int main(void) {
  caunoi_survey *survey = NULL, *news = NULL;
  caunoi_index *index = NULL, *reader = NULL;
  const caunoi_str gone = text("technology/T-1");
  TRY(caunoi_survey_parse("{\"type\":\"technology\",\"id\":\"T-1\",\"title\":\"Membrane filter\"}", NT, NULL, 0,
                          &survey, &err));
  TRY(caunoi_index_build(survey, "example-index", NT, NULL, NULL, &index, &err));
  TRY(caunoi_survey_parse("{\"type\":\"technology\",\"id\":\"T-2\",\"title\":\"Biogas digester\"}", NT, NULL, 0, &news,
                          &err));
  TRY(caunoi_index_update(index, news, &gone, 1, &err)); /* both in one commit */
  TRY(caunoi_index_open("example-index", NT, NULL, &reader, &err));
  printf("%llu record\n", (unsigned long long)caunoi_index_size(reader));
  caunoi_index_free(reader);
  caunoi_index_free(index);
  caunoi_survey_free(news);
  caunoi_survey_free(survey);
}
