/* example.h -- what the programs of the reference page share: the first call that fails ends them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "caunoi/caunoi.h"

#define NT CAUNOI_NUL_TERMINATED

/* TRY(call ending in &err): prints what is wrong, and where. */
#define TRY(call)                                                                                \
  do {                                                                                           \
    caunoi_error* err = NULL;                                                                    \
    if ((call) != CAUNOI_OK) {                                                                   \
      fprintf(stderr, "%s: %s\n", caunoi_error_place(err).data, caunoi_error_message(err).data); \
      caunoi_error_free(err);                                                                    \
      exit(1);                                                                                   \
    }                                                                                            \
  } while (0)

static inline caunoi_str text(const char* bytes) {
  caunoi_str out = {bytes, strlen(bytes)};
  return out;
}
