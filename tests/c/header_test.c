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
  LAYOUT(caunoi_text3, 48, en, 32);
  LAYOUT(caunoi_allocator, 32, user, 24);
  LAYOUT(caunoi_tick, 40, total, 32);
  LAYOUT(caunoi_log_line, 48, place, 32);
  LAYOUT(caunoi_control, 48, log, 40);
  LAYOUT(caunoi_concept, 64, weight, 56);
  LAYOUT(caunoi_money, 48, reserved, 44);
  LAYOUT(caunoi_quantity, 40, unit, 24);
  LAYOUT(caunoi_field_weight, 32, weight, 24);
  LAYOUT(caunoi_reference, 32, reserved, 28);
  LAYOUT(caunoi_work, 112, reserved, 108);
  LAYOUT(caunoi_organisation, 360, email, 344);
  LAYOUT(caunoi_technology, 416, embedding_count, 408);
  LAYOUT(caunoi_need, 312, embedding_count, 304);
  LAYOUT(caunoi_expert, 216, embedding_count, 208);
  LAYOUT(caunoi_visit, 136, note, 88);
  LAYOUT(caunoi_finding, 152, message, 136);
  LAYOUT(caunoi_record, 80, organisation, 64);
  LAYOUT(caunoi_search_options, 120, currency, 104);
  LAYOUT(caunoi_hit, 72, snippet, 56);
  LAYOUT(caunoi_facet_value, 48, count, 40);
  LAYOUT(caunoi_wish, 48, supply, 32);
  LAYOUT(caunoi_match_options, 96, weights_json, 80);
  LAYOUT(caunoi_match_row, 80, confidence, 72);
  LAYOUT(caunoi_reason, 56, strength, 48);
  LAYOUT(caunoi_near, 40, closeness, 32);
  LAYOUT(caunoi_session, 48, slot_minutes, 44);
  LAYOUT(caunoi_table, 56, unavailable_count, 48);
  LAYOUT(caunoi_interpreter, 56, unavailable_count, 48);
  LAYOUT(caunoi_participant, 104, table, 88);
  LAYOUT(caunoi_pair, 112, before_count, 104);
  LAYOUT(caunoi_lock, 64, interpreter, 48);
  LAYOUT(caunoi_plan_options, 24, seed, 16);
  LAYOUT(caunoi_programme_summary, 104, value_without, 96);
  LAYOUT(caunoi_meeting, 96, interpreter, 80);
  LAYOUT(caunoi_unplaced, 104, remedy, 88);
  LAYOUT(caunoi_repair_options, 24, reserved, 20);
  LAYOUT(caunoi_repair_summary, 56, disturbed_bound, 48);
  LAYOUT(caunoi_notice, 160, is_interpreter, 144);
  LAYOUT(caunoi_standby, 80, table, 64);
  LAYOUT(caunoi_relaxed, 48, is, 44);
  LAYOUT(caunoi_report_input, 48, reserved, 44);
  LAYOUT(caunoi_paper, 40, bytes, 24);
  LAYOUT(caunoi_run_options, 40, reserved, 36);
  LAYOUT(caunoi_run_summary, 80, planned, 76);
  LAYOUT(caunoi_measure, 48, high, 40);
  LAYOUT(caunoi_difference, 80, equal, 72);
  SIZED(caunoi_allocator, CAUNOI_ALLOCATOR_INIT);
  SIZED(caunoi_control, CAUNOI_CONTROL_INIT);
  SIZED(caunoi_concept, CAUNOI_CONCEPT_INIT);
  SIZED(caunoi_money, CAUNOI_MONEY_INIT);
  SIZED(caunoi_quantity, CAUNOI_QUANTITY_INIT);
  SIZED(caunoi_field_weight, CAUNOI_FIELD_WEIGHT_INIT);
  SIZED(caunoi_reference, CAUNOI_REFERENCE_INIT);
  SIZED(caunoi_work, CAUNOI_WORK_INIT);
  SIZED(caunoi_organisation, CAUNOI_ORGANISATION_INIT);
  SIZED(caunoi_technology, CAUNOI_TECHNOLOGY_INIT);
  SIZED(caunoi_need, CAUNOI_NEED_INIT);
  SIZED(caunoi_expert, CAUNOI_EXPERT_INIT);
  SIZED(caunoi_visit, CAUNOI_VISIT_INIT);
  SIZED(caunoi_finding, CAUNOI_FINDING_INIT);
  SIZED(caunoi_record, CAUNOI_RECORD_INIT);
  SIZED(caunoi_search_options, CAUNOI_SEARCH_OPTIONS_INIT);
  SIZED(caunoi_hit, CAUNOI_HIT_INIT);
  SIZED(caunoi_facet_value, CAUNOI_FACET_VALUE_INIT);
  SIZED(caunoi_wish, CAUNOI_WISH_INIT);
  SIZED(caunoi_match_options, CAUNOI_MATCH_OPTIONS_INIT);
  SIZED(caunoi_match_row, CAUNOI_MATCH_ROW_INIT);
  SIZED(caunoi_reason, CAUNOI_REASON_INIT);
  SIZED(caunoi_near, CAUNOI_NEAR_INIT);
  SIZED(caunoi_session, CAUNOI_SESSION_INIT);
  SIZED(caunoi_table, CAUNOI_TABLE_INIT);
  SIZED(caunoi_interpreter, CAUNOI_INTERPRETER_INIT);
  SIZED(caunoi_participant, CAUNOI_PARTICIPANT_INIT);
  SIZED(caunoi_pair, CAUNOI_PAIR_INIT);
  SIZED(caunoi_lock, CAUNOI_LOCK_INIT);
  SIZED(caunoi_plan_options, CAUNOI_PLAN_OPTIONS_INIT);
  SIZED(caunoi_programme_summary, CAUNOI_PROGRAMME_SUMMARY_INIT);
  SIZED(caunoi_meeting, CAUNOI_MEETING_INIT);
  SIZED(caunoi_unplaced, CAUNOI_UNPLACED_INIT);
  SIZED(caunoi_repair_options, CAUNOI_REPAIR_OPTIONS_INIT);
  SIZED(caunoi_repair_summary, CAUNOI_REPAIR_SUMMARY_INIT);
  SIZED(caunoi_notice, CAUNOI_NOTICE_INIT);
  SIZED(caunoi_standby, CAUNOI_STANDBY_INIT);
  SIZED(caunoi_relaxed, CAUNOI_RELAXED_INIT);
  SIZED(caunoi_report_input, CAUNOI_REPORT_INPUT_INIT);
  SIZED(caunoi_paper, CAUNOI_PAPER_INIT);
  SIZED(caunoi_run_options, CAUNOI_RUN_OPTIONS_INIT);
  SIZED(caunoi_run_summary, CAUNOI_RUN_SUMMARY_INIT);
  SIZED(caunoi_measure, CAUNOI_MEASURE_INIT);
  SIZED(caunoi_difference, CAUNOI_DIFFERENCE_INIT);
  return wrong;
}
