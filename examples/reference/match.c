/* All needs at once; then one at a time, as a desk asks; then a technology looking for enterprises. */
#include "example.h"

int main(void) {
  caunoi_survey* survey = NULL;
  caunoi_index* index = NULL;
  caunoi_matches *all = NULL, *one = NULL, *asked = NULL;
  caunoi_matcher* desk = NULL;
  caunoi_reasons* reasons = NULL;
  caunoi_match_options options = CAUNOI_MATCH_OPTIONS_INIT;
  caunoi_match_row row = CAUNOI_MATCH_ROW_INIT;
  caunoi_reason reason = CAUNOI_REASON_INIT;
  TRY(
      caunoi_survey_parse("{\"type\":\"technology\",\"id\":\"T-1\",\"title\":\"Membrane filter for wastewater\"}\n"
                          "{\"type\":\"need\",\"id\":\"N-1\",\"title\":\"Reuse wastewater\"}\n",
                          NT, NULL, 0, &survey, &err));
  TRY(caunoi_index_build(survey, "example-match", NT, NULL, NULL, &index, &err));
  options.per_need = 5;
  TRY(caunoi_match(survey, index, &options, NULL, &all, &err));
  for (size_t i = 0; caunoi_matches_row(all, i, &row) == CAUNOI_OK; ++i)
    printf("%s %s %.2f\n", row.need.data, row.supply.data, row.score);
  TRY(caunoi_matches_reasons(all, 0, CAUNOI_LANG_JA, &reasons, &err));
  for (size_t i = 0; caunoi_reasons_row(reasons, i, &reason) == CAUNOI_OK; ++i) printf("  %s\n", reason.sentence.data);

  TRY(caunoi_matcher_new(survey, index, &options, NULL, &desk, &err)); /* made ready once */
  TRY(caunoi_matcher_match(desk, "N-1", NT, NULL, &one, &err));        /* then from any number of threads */
  TRY(caunoi_match_supply(survey, index, "T-1", NT, NULL, NULL, &asked, &err));
  printf("%zu %zu\n", caunoi_matches_count(one), caunoi_matches_count(asked));
  caunoi_reasons_free(reasons);
  caunoi_matcher_free(desk);
  caunoi_matches_free(all);
  caunoi_matches_free(one);
  caunoi_matches_free(asked);
  caunoi_index_free(index);
  caunoi_survey_free(survey);
}
