/* caunoi.h compiles alone, as strict C11 and as C++, with every warning an error; each _INIT fits its struct; the
 * layout is that of ABI version 1. Built as C and, through header_test.cpp, as C++. */
#include <stdio.h>

#include "caunoi/caunoi.h"

/* A released struct keeps its size and the place of its last field, on 64-bit machines. */
#define LAYOUT(type, size, last, offset)                          \
  if (sizeof(type) != (size) || offsetof(type, last) != (offset)) \
  ++wrong, printf(#type ": %zu bytes, " #last " at %zu\n", sizeof(type), offsetof(type, last))
#define SIZED(type, init)                                                                     \
  do {                                                                                        \
    type s = init;                                                                            \
    if (s.struct_size != sizeof(type)) ++wrong, printf(#init " states %zu\n", s.struct_size); \
  } while (0)

int main(void) {
  int wrong = 0;
  LAYOUT(caunoi_str, 16, size, 8);
  LAYOUT(caunoi_tick, 40, total, 32);
  LAYOUT(caunoi_control, 40, reserved, 36);
  LAYOUT(caunoi_finding, 152, message, 136);
  LAYOUT(caunoi_record, 80, organisation, 64);
  LAYOUT(caunoi_search_options, 120, currency, 104);
  LAYOUT(caunoi_hit, 72, snippet, 56);
  LAYOUT(caunoi_facet_value, 48, count, 40);
  LAYOUT(caunoi_wish, 48, supply, 32);
  LAYOUT(caunoi_match_options, 80, rates_csv, 64);
  LAYOUT(caunoi_match_row, 80, confidence, 72);
  LAYOUT(caunoi_plan_options, 24, seed, 16);
  LAYOUT(caunoi_programme_summary, 72, breaks_bound, 64);
  LAYOUT(caunoi_meeting, 96, interpreter, 80);
  LAYOUT(caunoi_unplaced, 104, remedy, 88);
  LAYOUT(caunoi_report_input, 48, reserved, 44);
  LAYOUT(caunoi_paper, 40, bytes, 24);
  LAYOUT(caunoi_run_options, 40, reserved, 36);
  LAYOUT(caunoi_run_summary, 80, planned, 76);
  LAYOUT(caunoi_measure, 48, high, 40);
  SIZED(caunoi_control, CAUNOI_CONTROL_INIT);
  SIZED(caunoi_finding, CAUNOI_FINDING_INIT);
  SIZED(caunoi_record, CAUNOI_RECORD_INIT);
  SIZED(caunoi_search_options, CAUNOI_SEARCH_OPTIONS_INIT);
  SIZED(caunoi_hit, CAUNOI_HIT_INIT);
  SIZED(caunoi_facet_value, CAUNOI_FACET_VALUE_INIT);
  SIZED(caunoi_wish, CAUNOI_WISH_INIT);
  SIZED(caunoi_match_options, CAUNOI_MATCH_OPTIONS_INIT);
  SIZED(caunoi_match_row, CAUNOI_MATCH_ROW_INIT);
  SIZED(caunoi_plan_options, CAUNOI_PLAN_OPTIONS_INIT);
  SIZED(caunoi_programme_summary, CAUNOI_PROGRAMME_SUMMARY_INIT);
  SIZED(caunoi_meeting, CAUNOI_MEETING_INIT);
  SIZED(caunoi_unplaced, CAUNOI_UNPLACED_INIT);
  SIZED(caunoi_report_input, CAUNOI_REPORT_INPUT_INIT);
  SIZED(caunoi_paper, CAUNOI_PAPER_INIT);
  SIZED(caunoi_run_options, CAUNOI_RUN_OPTIONS_INIT);
  SIZED(caunoi_run_summary, CAUNOI_RUN_SUMMARY_INIT);
  SIZED(caunoi_measure, CAUNOI_MEASURE_INIT);
  return wrong;
}
