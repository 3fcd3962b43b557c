/* Versions and errors. */
#include "example.h"

int main(void) {
  if (caunoi_abi_version() != CAUNOI_ABI_VERSION) return 1; /* another library than this program was built for */
  printf("caunoi %s\n", caunoi_version());

  caunoi_fair* fair = NULL;
  caunoi_error* err = NULL;
  caunoi_status status = caunoi_fair_parse("{\"sesions\": []}", NT, "my fair.json", NT, &fair, &err);
  printf("%s at %s: %s\n", caunoi_status_name(status), caunoi_error_place(err).data, caunoi_error_message(err).data);
  caunoi_error_free(err); /* fair is NULL */
  return status == CAUNOI_INVALID_ARGUMENT ? 0 : 1;
}
