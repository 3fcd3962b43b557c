/* The page and the calendars of a programme, into files. */
#include "example.h"

int main(void) {
  caunoi_fair* fair = NULL;
  caunoi_programme* programme = NULL;
  caunoi_blob* page = NULL;
  caunoi_papers* calendars = NULL;
  caunoi_report_input input = CAUNOI_REPORT_INPUT_INIT;
  caunoi_paper paper = CAUNOI_PAPER_INIT;
  TRY(
      caunoi_fair_parse("{\"sessions\":[{\"id\":\"s\",\"slots\":1,\"start\":\"2015-10-15T08:30\"}],\"tables\":1,"
                        "\"participants\":[{\"id\":\"a\"},"
                        "{\"id\":\"b\"}],\"pairs\":[{\"a\":\"a\",\"b\":\"b\"}]}",
                        NT, NULL, 0, &fair, &err));
  TRY(caunoi_plan(fair, NULL, NULL, &programme, &err));
  input.fair = fair;
  input.programme = programme; /* what is NULL is left out */
  input.lang = CAUNOI_LANG_EN;
  TRY(caunoi_report_page(&input, &page, &err));
  TRY(caunoi_blob_save(page, "example-page.html", NT, &err));
  TRY(caunoi_report_calendars(fair, programme, CAUNOI_LANG_EN, 0, &calendars, &err));
  for (size_t i = 0; caunoi_papers_row(calendars, i, &paper) == CAUNOI_OK; ++i)
    printf("%s: %zu bytes\n", paper.name.data, paper.bytes.size);
  caunoi_papers_free(calendars);
  caunoi_blob_free(page);
  caunoi_programme_free(programme);
  caunoi_fair_free(fair);
}
