/* One match call in plain C: `match_bytes SURVEY LEXICON INDEX` writes what `caunoi match` writes. */
#include <stdio.h>

#include "caunoi/caunoi.h"

#define NT CAUNOI_NUL_TERMINATED
#define TRY(call)          \
  if ((call) != CAUNOI_OK) \
  return fprintf(stderr, "%s %s\n", caunoi_error_place(err).data, caunoi_error_message(err).data), 1

int main(int argc, char** argv) {
  caunoi_lexicon* lexicon = NULL;
  caunoi_survey* survey = NULL;
  caunoi_index* index = NULL;
  caunoi_matches* matches = NULL;
  caunoi_blob* lines = NULL;
  caunoi_error* err = NULL;
  if (argc != 4) return 2;
  TRY(caunoi_lexicon_load(argv[2], NT, &lexicon, &err));
  TRY(caunoi_survey_load(argv[1], NT, NULL, &survey, &err));
  TRY(caunoi_index_build(survey, argv[3], NT, lexicon, NULL, &index, &err));
  TRY(caunoi_match(survey, index, NULL, NULL, &matches, &err));
  TRY(caunoi_matches_jsonl(matches, &lines, &err));
  fwrite(caunoi_blob_view(lines).data, 1, caunoi_blob_view(lines).size, stdout);
  caunoi_blob_free(lines);
  caunoi_matches_free(matches);
  caunoi_index_free(index);
  caunoi_survey_free(survey);
  caunoi_lexicon_free(lexicon);
  return 0;
}
