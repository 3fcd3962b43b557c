/* Words, a filter, snippets and facets. */
#include "example.h"

int main(void) {
  caunoi_survey* survey = NULL;
  caunoi_index* index = NULL;
  caunoi_answer* answer = NULL;
  caunoi_search_options options = CAUNOI_SEARCH_OPTIONS_INIT;
  caunoi_hit hit = CAUNOI_HIT_INIT;
  caunoi_facet_value facet = CAUNOI_FACET_VALUE_INIT;
  const caunoi_kind technologies = CAUNOI_KIND_TECHNOLOGY;
  TRY(
      caunoi_survey_parse("{\"type\":\"technology\",\"id\":\"T-1\",\"title\":\"Membrane filter\",\"trl\":8}\n"
                          "{\"type\":\"need\",\"id\":\"N-1\",\"title\":\"A filter for dust\"}\n",
                          NT, NULL, 0, &survey, &err));
  TRY(caunoi_index_build(survey, "example-search", NT, NULL, NULL, &index, &err));
  options.kinds = &technologies;
  options.kind_count = 1;
  options.trl_min = 6;
  options.lang = CAUNOI_LANG_EN;
  TRY(caunoi_index_search(index, "filter NOT gas", NT, &options, &answer, &err));
  printf("%llu found\n", (unsigned long long)caunoi_answer_found(answer));
  for (size_t i = 0; caunoi_answer_hit(answer, i, &hit) == CAUNOI_OK; ++i)
    printf("%s %s\n", hit.id.data, hit.title.data);
  for (size_t i = 0; caunoi_answer_facet(answer, i, &facet) == CAUNOI_OK; ++i)
    printf("%s: %s (%llu)\n", facet.facet.data, facet.value.data, (unsigned long long)facet.count);
  caunoi_answer_free(answer);
  caunoi_index_free(index);
  caunoi_survey_free(survey);
}
