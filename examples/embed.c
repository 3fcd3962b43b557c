/* embed.c -- caunoi inside a C program: load a survey, index it, match it, and say why.
 *
 *     embed [SURVEY [LEXICON]]        default: corpus/haiphong-2015 corpus/lexicon
 *
 * Built with the project, or by hand: cc embed.c -lcaunoi_c */
#define _POSIX_C_SOURCE 200809L /* mkdtemp */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "caunoi/caunoi.h"

enum { needs_shown = 3 };

static int complain(caunoi_error* err) {
  fprintf(stderr, "%s: %s %s\n", caunoi_status_name(caunoi_error_status(err)), caunoi_error_place(err).data,
          caunoi_error_message(err).data);
  caunoi_error_free(err);
  return 1;
}

static int32_t on_progress(const caunoi_tick* tick, void* user) {
  (void)user;
  fprintf(stderr, "\r%-10s %llu/%llu   ", tick->stage.data, (unsigned long long)tick->done,
          (unsigned long long)tick->total);
  return 0; /* anything else cancels */
}

int main(int argc, char** argv) {
  const char* folder = argc > 1 ? argv[1] : "corpus/haiphong-2015";
  const char* words = argc > 2 ? argv[2] : "corpus/lexicon";
  char index_folder[] = "/tmp/caunoi-index-XXXXXX";
  caunoi_survey* survey = NULL;
  caunoi_lexicon* lexicon = NULL;
  caunoi_index* index = NULL;
  caunoi_matches* matches = NULL;
  caunoi_error* err = NULL;
  caunoi_control control = CAUNOI_CONTROL_INIT;
  control.progress = on_progress;

  if (caunoi_abi_version() != CAUNOI_ABI_VERSION || mkdtemp(index_folder) == NULL) return 1;

  /* Each call answers a status; on the first failure err says what is wrong and where. */
  if (caunoi_survey_load(folder, CAUNOI_NUL_TERMINATED, &control, &survey, &err) != CAUNOI_OK ||
      caunoi_lexicon_load(words, CAUNOI_NUL_TERMINATED, &lexicon, &err) != CAUNOI_OK ||
      caunoi_index_build(survey, index_folder, CAUNOI_NUL_TERMINATED, lexicon, &control, &index, &err) != CAUNOI_OK ||
      caunoi_match(survey, index, NULL, &control, &matches, &err) != CAUNOI_OK)
    return complain(err);
  fprintf(stderr, "\n");

  caunoi_match_row match = CAUNOI_MATCH_ROW_INIT;
  caunoi_record need = CAUNOI_RECORD_INIT, supply = CAUNOI_RECORD_INIT;
  char last[64] = "";
  for (size_t i = 0, shown = 0; i < caunoi_matches_count(matches) && shown < needs_shown; ++i) {
    caunoi_matches_row(matches, i, &match);
    if (strcmp(match.need.data, last) == 0) continue; /* the best of each need comes first */
    snprintf(last, sizeof last, "%s", match.need.data);
    ++shown;

    caunoi_blob* why = NULL;
    caunoi_survey_find(survey, CAUNOI_KIND_NEED, match.need.data, match.need.size, CAUNOI_LANG_EN, &need);
    caunoi_survey_find(survey, match.kind, match.supply.data, match.supply.size, CAUNOI_LANG_EN, &supply);
    if (caunoi_matches_explain(matches, i, CAUNOI_LANG_EN, 0, &why, &err) != CAUNOI_OK) return complain(err);
    printf("%s  %s\n  %.2f  %s  %s\n  %s\n\n", need.id.data, need.title.data, match.score, supply.id.data,
           supply.title.data, caunoi_blob_view(why).data);
    caunoi_blob_free(why);
  }
  printf("The index stays in %s; caunoi_index_open() opens it.\n", index_folder);

  caunoi_matches_free(matches);
  caunoi_index_free(index);
  caunoi_lexicon_free(lexicon);
  caunoi_survey_free(survey);
  return 0;
}
