/* From a folder of workbooks to everything. */
#include "example.h"

int main(int argc, char** argv) {
  caunoi_run_options options = CAUNOI_RUN_OPTIONS_INIT;
  caunoi_run_summary summary = CAUNOI_RUN_SUMMARY_INIT;
  if (argc < 2) return puts("usage: run FOLDER"), 2;
  options.lang = CAUNOI_LANG_EN;
  TRY(caunoi_run(argv[1], NT, "example-result", NT, &options, NULL, &summary, &err));
  printf("%llu matches, %llu meetings: open example-result/index.html\n", (unsigned long long)summary.matches,
         (unsigned long long)summary.meetings);
}
