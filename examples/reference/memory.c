/* An allocator of the program's own. */
#include "example.h"

static size_t pieces;
static void* take(size_t size, void* user) {
  (void)user;
  ++pieces; /* a program with threads counts atomically */
  return malloc(size);
}
static void give_back(void* memory, void* user) {
  (void)user;
  --pieces;
  free(memory);
}

int main(void) {
  caunoi_allocator mine = CAUNOI_ALLOCATOR_INIT;
  caunoi_survey* survey = NULL;
  mine.allocate = take;
  mine.release = give_back;
  TRY(caunoi_allocator_set(&mine, &err)); /* before the first handle */
  TRY(caunoi_survey_parse("", 0, NULL, 0, &survey, &err));
  printf("%zu piece, %llu handle\n", pieces, (unsigned long long)caunoi_live_handles());
  caunoi_survey_free(survey);
  return pieces == 0 ? 0 : 1;
}
