/* Who is near whom. */
#include "example.h"

int main(void) {
  caunoi_survey* survey = NULL;
  caunoi_network* network = NULL;
  caunoi_nearness* found = NULL;
  caunoi_near near = CAUNOI_NEAR_INIT;
  TRY(caunoi_survey_parse(
      "{\"type\":\"organisation\",\"id\":\"E-1\",\"name\":\"A\",\"province\":\"Hải Phòng\"}\n"
      "{\"type\":\"organisation\",\"id\":\"P-1\",\"name\":\"B\",\"province\":\"Hải Phòng\"}\n"
      "{\"type\":\"technology\",\"id\":\"T-1\",\"provider\":\"P-1\",\"title\":\"Membrane filter\"}\n",
      NT, NULL, 0, &survey, &err));
  TRY(caunoi_network_new(survey, NULL, &network, &err));
  TRY(caunoi_network_near(network, "organisation/E-1", NT, 10, &found, &err));
  for (size_t i = 0; caunoi_nearness_row(found, i, &near) == CAUNOI_OK; ++i)
    printf("%s %.2f\n", near.id.data, near.closeness);
  caunoi_nearness_free(found);
  caunoi_network_free(network);
  caunoi_survey_free(survey);
}
