/* The border as the binding sees it. Written by bindings/generate.py from caunoi.h; included by binding.c alone. */
static const member caunoi_status_members[] = {{"ok", 0}, {"invalid-argument", 1}, {"not-found", 2}, {"io", 3}, {"corrupt", 4}, {"bad-version", 5}, {"unsupported", 6}, {"cancelled", 7}, {"out-of-memory", 8}, {"internal", 9}, {NULL, 0}};
static const member caunoi_lang_members[] = {{"vi", 1}, {"ja", 2}, {"en", 3}, {NULL, 0}};
static const member caunoi_kind_members[] = {{"technology", 0}, {"need", 1}, {"expert", 2}, {"organisation", 3}, {"visit", 4}, {NULL, 0}};
static const member caunoi_level_members[] = {{"note", 0}, {"warning", 1}, {"error", 2}, {NULL, 0}};
static const member caunoi_wish_kind_members[] = {{"must-meet", 0}, {"must-not", 1}, {"already-met", 2}, {NULL, 0}};
static const member caunoi_reason_part_members[] = {{"reason", 0}, {"caution", 1}, {"legal", 2}, {"benefit", 3}, {"ask", 4}, {"confidence", 5}, {NULL, 0}};
static const member caunoi_side_members[] = {{"none", 0}, {"exhibitor", 1}, {"visitor", 2}, {NULL, 0}};
static const member caunoi_goal_members[] = {{"value", 0}, {"fairness", 1}, {"breaks", 2}, {"changes", 3}, {NULL, 0}};
static const member caunoi_fairness_members[] = {{"meetings", 0}, {"leximin", 1}, {NULL, 0}};
static const member caunoi_part_members[] = {{"session", 0}, {"table", 1}, {"interpreter", 2}, {"participant", 3}, {"pair", 4}, {"lock", 5}, {NULL, 0}};
static const member caunoi_change_members[] = {{"cancelled", 0}, {"placed", 1}, {"moved", 2}, {"table", 3}, {"interpreter", 4}, {NULL, 0}};
static const member caunoi_cause_members[] = {{"wish", 0}, {"withdrawn", 1}, {"absent", 2}, {"table", 3}, {"interpreter", 4}, {"locked", 5}, {"room", 6}, {NULL, 0}};
static const member caunoi_plan_status_members[] = {{"optimal", 0}, {"feasible", 1}, {"infeasible", 2}, {NULL, 0}};
static const enumeration enumerations[] = {
    {"status", caunoi_status_members},
    {"lang", caunoi_lang_members},
    {"kind", caunoi_kind_members},
    {"level", caunoi_level_members},
    {"wishKind", caunoi_wish_kind_members},
    {"reasonPart", caunoi_reason_part_members},
    {"side", caunoi_side_members},
    {"goal", caunoi_goal_members},
    {"fairness", caunoi_fairness_members},
    {"part", caunoi_part_members},
    {"change", caunoi_change_members},
    {"cause", caunoi_cause_members},
    {"planStatus", caunoi_plan_status_members},
};
enum { ENUM_LEVEL = 3 };

static void free_caunoi_error(void *p) { caunoi_error_free((caunoi_error *)p); }
static void free_caunoi_cancel(void *p) { caunoi_cancel_free((caunoi_cancel *)p); }
static void free_caunoi_blob(void *p) { caunoi_blob_free((caunoi_blob *)p); }
static void free_caunoi_texts(void *p) { caunoi_texts_free((caunoi_texts *)p); }
static void free_caunoi_lexicon(void *p) { caunoi_lexicon_free((caunoi_lexicon *)p); }
static void free_caunoi_records(void *p) { caunoi_records_free((caunoi_records *)p); }
static void free_caunoi_survey(void *p) { caunoi_survey_free((caunoi_survey *)p); }
static void free_caunoi_index(void *p) { caunoi_index_free((caunoi_index *)p); }
static void free_caunoi_answer(void *p) { caunoi_answer_free((caunoi_answer *)p); }
static void free_caunoi_matcher(void *p) { caunoi_matcher_free((caunoi_matcher *)p); }
static void free_caunoi_matches(void *p) { caunoi_matches_free((caunoi_matches *)p); }
static void free_caunoi_reasons(void *p) { caunoi_reasons_free((caunoi_reasons *)p); }
static void free_caunoi_network(void *p) { caunoi_network_free((caunoi_network *)p); }
static void free_caunoi_nearness(void *p) { caunoi_nearness_free((caunoi_nearness *)p); }
static void free_caunoi_draft(void *p) { caunoi_draft_free((caunoi_draft *)p); }
static void free_caunoi_fair(void *p) { caunoi_fair_free((caunoi_fair *)p); }
static void free_caunoi_programme(void *p) { caunoi_programme_free((caunoi_programme *)p); }
static void free_caunoi_repaired(void *p) { caunoi_repaired_free((caunoi_repaired *)p); }
static void free_caunoi_day(void *p) { caunoi_day_free((caunoi_day *)p); }
static void free_caunoi_papers(void *p) { caunoi_papers_free((caunoi_papers *)p); }
static void free_caunoi_evaluation(void *p) { caunoi_evaluation_free((caunoi_evaluation *)p); }
static void free_caunoi_differences(void *p) { caunoi_differences_free((caunoi_differences *)p); }
static const handle_kind handle_kinds[] = {
    {"Error", free_caunoi_error},
    {"Cancel", free_caunoi_cancel},
    {"Blob", free_caunoi_blob},
    {"Texts", free_caunoi_texts},
    {"Lexicon", free_caunoi_lexicon},
    {"Records", free_caunoi_records},
    {"Survey", free_caunoi_survey},
    {"Index", free_caunoi_index},
    {"Answer", free_caunoi_answer},
    {"Matcher", free_caunoi_matcher},
    {"Matches", free_caunoi_matches},
    {"Reasons", free_caunoi_reasons},
    {"Network", free_caunoi_network},
    {"Nearness", free_caunoi_nearness},
    {"Draft", free_caunoi_draft},
    {"Fair", free_caunoi_fair},
    {"Programme", free_caunoi_programme},
    {"Repaired", free_caunoi_repaired},
    {"Day", free_caunoi_day},
    {"Papers", free_caunoi_papers},
    {"Evaluation", free_caunoi_evaluation},
    {"Differences", free_caunoi_differences},
};
enum { HANDLE_CANCEL = 1 };

static const caunoi_allocator caunoi_allocator_init = CAUNOI_ALLOCATOR_INIT;
static const field caunoi_allocator_fields[] = {
    {"allocate", F_ADDRESS, -1, offsetof(caunoi_allocator, allocate), 0},
    {"release", F_ADDRESS, -1, offsetof(caunoi_allocator, release), 0},
    {"user", F_ADDRESS, -1, offsetof(caunoi_allocator, user), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_concept caunoi_concept_init = CAUNOI_CONCEPT_INIT;
static const field caunoi_concept_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_concept, id), 0},
    {"field", F_STR, -1, offsetof(caunoi_concept, field), 0},
    {"broader", F_STR, -1, offsetof(caunoi_concept, broader), 0},
    {"weight", F_DOUBLE, -1, offsetof(caunoi_concept, weight), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_money caunoi_money_init = CAUNOI_MONEY_INIT;
static const field caunoi_money_fields[] = {
    {"min", F_DOUBLE, -1, offsetof(caunoi_money, min), 0},
    {"max", F_DOUBLE, -1, offsetof(caunoi_money, max), 0},
    {"currency", F_STR, -1, offsetof(caunoi_money, currency), 0},
    {"year", F_INT32, -1, offsetof(caunoi_money, year), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_quantity caunoi_quantity_init = CAUNOI_QUANTITY_INIT;
static const field caunoi_quantity_fields[] = {
    {"min", F_DOUBLE, -1, offsetof(caunoi_quantity, min), 0},
    {"max", F_DOUBLE, -1, offsetof(caunoi_quantity, max), 0},
    {"unit", F_STR, -1, offsetof(caunoi_quantity, unit), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_field_weight caunoi_field_weight_init = CAUNOI_FIELD_WEIGHT_INIT;
static const field caunoi_field_weight_fields[] = {
    {"field", F_STR, -1, offsetof(caunoi_field_weight, field), 0},
    {"weight", F_DOUBLE, -1, offsetof(caunoi_field_weight, weight), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_reference caunoi_reference_init = CAUNOI_REFERENCE_INIT;
static const field caunoi_reference_fields[] = {
    {"place", F_STR, -1, offsetof(caunoi_reference, place), 0},
    {"year", F_INT32, -1, offsetof(caunoi_reference, year), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_work caunoi_work_init = CAUNOI_WORK_INIT;
static const field caunoi_work_fields[] = {
    {"title", F_TEXT3, -1, offsetof(caunoi_work, title), 0},
    {"text", F_TEXT3, -1, offsetof(caunoi_work, text), 0},
    {"year", F_INT32, -1, offsetof(caunoi_work, year), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_organisation caunoi_organisation_init = CAUNOI_ORGANISATION_INIT;
static const field caunoi_organisation_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_organisation, id), 0},
    {"name", F_TEXT3, -1, offsetof(caunoi_organisation, name), 0},
    {"aliases", F_STRS, -1, offsetof(caunoi_organisation, aliases), offsetof(caunoi_organisation, alias_count)},
    {"kind", F_STR, -1, offsetof(caunoi_organisation, kind), 0},
    {"country", F_STR, -1, offsetof(caunoi_organisation, country), 0},
    {"province", F_STR, -1, offsetof(caunoi_organisation, province), 0},
    {"taxId", F_STR, -1, offsetof(caunoi_organisation, tax_id), 0},
    {"sectors", F_STRS, -1, offsetof(caunoi_organisation, sectors), offsetof(caunoi_organisation, sector_count)},
    {"fields", F_STRUCTS, 4, offsetof(caunoi_organisation, fields), offsetof(caunoi_organisation, field_count)},
    {"employees", F_INT32, -1, offsetof(caunoi_organisation, employees), 0},
    {"capability", F_INT32, -1, offsetof(caunoi_organisation, capability), 0},
    {"languages", F_ENUMS, 1, offsetof(caunoi_organisation, languages), offsetof(caunoi_organisation, language_count)},
    {"certs", F_STRS, -1, offsetof(caunoi_organisation, certs), offsetof(caunoi_organisation, cert_count)},
    {"vnPresence", F_STR, -1, offsetof(caunoi_organisation, vn_presence), 0},
    {"products", F_TEXT3, -1, offsetof(caunoi_organisation, products), 0},
    {"founded", F_INT32, -1, offsetof(caunoi_organisation, founded), 0},
    {"address", F_STR, -1, offsetof(caunoi_organisation, address), 0},
    {"contact", F_STR, -1, offsetof(caunoi_organisation, contact), 0},
    {"phone", F_STR, -1, offsetof(caunoi_organisation, phone), 0},
    {"email", F_STR, -1, offsetof(caunoi_organisation, email), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_technology caunoi_technology_init = CAUNOI_TECHNOLOGY_INIT;
static const field caunoi_technology_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_technology, id), 0},
    {"provider", F_STR, -1, offsetof(caunoi_technology, provider), 0},
    {"visit", F_STR, -1, offsetof(caunoi_technology, visit), 0},
    {"title", F_TEXT3, -1, offsetof(caunoi_technology, title), 0},
    {"summary", F_TEXT3, -1, offsetof(caunoi_technology, summary), 0},
    {"problem", F_TEXT3, -1, offsetof(caunoi_technology, problem), 0},
    {"advantage", F_TEXT3, -1, offsetof(caunoi_technology, advantage), 0},
    {"fields", F_STRUCTS, 4, offsetof(caunoi_technology, fields), offsetof(caunoi_technology, field_count)},
    {"trl", F_INT32, -1, offsetof(caunoi_technology, trl), 0},
    {"operatorSkill", F_INT32, -1, offsetof(caunoi_technology, operator_skill), 0},
    {"kind", F_STR, -1, offsetof(caunoi_technology, kind), 0},
    {"ip", F_STRS, -1, offsetof(caunoi_technology, ip), offsetof(caunoi_technology, ip_count)},
    {"modes", F_STRS, -1, offsetof(caunoi_technology, modes), offsetof(caunoi_technology, mode_count)},
    {"price", F_STRUCT, 2, offsetof(caunoi_technology, price), 0},
    {"capex", F_STRUCT, 2, offsetof(caunoi_technology, capex), 0},
    {"capacity", F_STRUCT, 3, offsetof(caunoi_technology, capacity), 0},
    {"standards", F_STRS, -1, offsetof(caunoi_technology, standards), offsetof(caunoi_technology, standard_count)},
    {"references", F_STRUCTS, 5, offsetof(caunoi_technology, references), offsetof(caunoi_technology, reference_count)},
    {"keywords", F_STRS, -1, offsetof(caunoi_technology, keywords), offsetof(caunoi_technology, keyword_count)},
    {"proposed", F_INT32, -1, offsetof(caunoi_technology, proposed), 0},
    {"embedding", F_FLOATS, -1, offsetof(caunoi_technology, embedding), offsetof(caunoi_technology, embedding_count)},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_need caunoi_need_init = CAUNOI_NEED_INIT;
static const field caunoi_need_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_need, id), 0},
    {"organisation", F_STR, -1, offsetof(caunoi_need, organisation), 0},
    {"title", F_TEXT3, -1, offsetof(caunoi_need, title), 0},
    {"problem", F_TEXT3, -1, offsetof(caunoi_need, problem), 0},
    {"requirements", F_TEXT3, -1, offsetof(caunoi_need, requirements), 0},
    {"fields", F_STRUCTS, 4, offsetof(caunoi_need, fields), offsetof(caunoi_need, field_count)},
    {"kindsWanted", F_STRS, -1, offsetof(caunoi_need, kinds_wanted), offsetof(caunoi_need, kind_wanted_count)},
    {"modes", F_STRS, -1, offsetof(caunoi_need, modes), offsetof(caunoi_need, mode_count)},
    {"trlMin", F_INT32, -1, offsetof(caunoi_need, trl_min), 0},
    {"urgency", F_INT32, -1, offsetof(caunoi_need, urgency), 0},
    {"budget", F_STRUCT, 2, offsetof(caunoi_need, budget), 0},
    {"capacity", F_STRUCT, 3, offsetof(caunoi_need, capacity), 0},
    {"standards", F_STRS, -1, offsetof(caunoi_need, standards), offsetof(caunoi_need, standard_count)},
    {"deadline", F_STR, -1, offsetof(caunoi_need, deadline), 0},
    {"confidential", F_BOOL, -1, offsetof(caunoi_need, confidential), 0},
    {"embedding", F_FLOATS, -1, offsetof(caunoi_need, embedding), offsetof(caunoi_need, embedding_count)},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_expert caunoi_expert_init = CAUNOI_EXPERT_INIT;
static const field caunoi_expert_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_expert, id), 0},
    {"name", F_TEXT3, -1, offsetof(caunoi_expert, name), 0},
    {"organisation", F_STR, -1, offsetof(caunoi_expert, organisation), 0},
    {"country", F_STR, -1, offsetof(caunoi_expert, country), 0},
    {"languages", F_ENUMS, 1, offsetof(caunoi_expert, languages), offsetof(caunoi_expert, language_count)},
    {"fields", F_STRUCTS, 4, offsetof(caunoi_expert, fields), offsetof(caunoi_expert, field_count)},
    {"expertise", F_TEXT3, -1, offsetof(caunoi_expert, expertise), 0},
    {"works", F_STRUCTS, 6, offsetof(caunoi_expert, works), offsetof(caunoi_expert, work_count)},
    {"embedding", F_FLOATS, -1, offsetof(caunoi_expert, embedding), offsetof(caunoi_expert, embedding_count)},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_visit caunoi_visit_init = CAUNOI_VISIT_INIT;
static const field caunoi_visit_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_visit, id), 0},
    {"organisation", F_STR, -1, offsetof(caunoi_visit, organisation), 0},
    {"region", F_STR, -1, offsetof(caunoi_visit, region), 0},
    {"field", F_STR, -1, offsetof(caunoi_visit, field), 0},
    {"date", F_STR, -1, offsetof(caunoi_visit, date), 0},
    {"note", F_TEXT3, -1, offsetof(caunoi_visit, note), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_finding caunoi_finding_init = CAUNOI_FINDING_INIT;
static const field caunoi_finding_fields[] = {
    {"level", F_ENUM, 3, offsetof(caunoi_finding, level), 0},
    {"row", F_UINT32, -1, offsetof(caunoi_finding, row), 0},
    {"column", F_UINT32, -1, offsetof(caunoi_finding, column), 0},
    {"code", F_STR, -1, offsetof(caunoi_finding, code), 0},
    {"place", F_STR, -1, offsetof(caunoi_finding, place), 0},
    {"file", F_STR, -1, offsetof(caunoi_finding, file), 0},
    {"sheet", F_STR, -1, offsetof(caunoi_finding, sheet), 0},
    {"record", F_STR, -1, offsetof(caunoi_finding, record), 0},
    {"field", F_STR, -1, offsetof(caunoi_finding, field), 0},
    {"value", F_STR, -1, offsetof(caunoi_finding, value), 0},
    {"message", F_STR, -1, offsetof(caunoi_finding, message), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_record caunoi_record_init = CAUNOI_RECORD_INIT;
static const field caunoi_record_fields[] = {
    {"kind", F_ENUM, 2, offsetof(caunoi_record, kind), 0},
    {"confidential", F_BOOL, -1, offsetof(caunoi_record, confidential), 0},
    {"id", F_STR, -1, offsetof(caunoi_record, id), 0},
    {"title", F_STR, -1, offsetof(caunoi_record, title), 0},
    {"text", F_STR, -1, offsetof(caunoi_record, text), 0},
    {"organisation", F_STR, -1, offsetof(caunoi_record, organisation), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_search_options caunoi_search_options_init = CAUNOI_SEARCH_OPTIONS_INIT;
static const field caunoi_search_options_fields[] = {
    {"first", F_UINT64, -1, offsetof(caunoi_search_options, first), 0},
    {"count", F_UINT32, -1, offsetof(caunoi_search_options, count), 0},
    {"lang", F_ENUM, 1, offsetof(caunoi_search_options, lang), 0},
    {"kinds", F_ENUMS, 2, offsetof(caunoi_search_options, kinds), offsetof(caunoi_search_options, kind_count)},
    {"fields", F_STRS, -1, offsetof(caunoi_search_options, fields), offsetof(caunoi_search_options, field_count)},
    {"countries", F_STRS, -1, offsetof(caunoi_search_options, countries), offsetof(caunoi_search_options, country_count)},
    {"organisations", F_STRS, -1, offsetof(caunoi_search_options, organisations), offsetof(caunoi_search_options, organisation_count)},
    {"trlMin", F_INT32, -1, offsetof(caunoi_search_options, trl_min), 0},
    {"trlMax", F_INT32, -1, offsetof(caunoi_search_options, trl_max), 0},
    {"costMax", F_DOUBLE, -1, offsetof(caunoi_search_options, cost_max), 0},
    {"currency", F_STR, -1, offsetof(caunoi_search_options, currency), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_hit caunoi_hit_init = CAUNOI_HIT_INIT;
static const field caunoi_hit_fields[] = {
    {"kind", F_ENUM, 2, offsetof(caunoi_hit, kind), 0},
    {"score", F_DOUBLE, -1, offsetof(caunoi_hit, score), 0},
    {"id", F_STR, -1, offsetof(caunoi_hit, id), 0},
    {"title", F_STR, -1, offsetof(caunoi_hit, title), 0},
    {"snippet", F_STR, -1, offsetof(caunoi_hit, snippet), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_facet_value caunoi_facet_value_init = CAUNOI_FACET_VALUE_INIT;
static const field caunoi_facet_value_fields[] = {
    {"facet", F_STR, -1, offsetof(caunoi_facet_value, facet), 0},
    {"value", F_STR, -1, offsetof(caunoi_facet_value, value), 0},
    {"count", F_UINT64, -1, offsetof(caunoi_facet_value, count), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_wish caunoi_wish_init = CAUNOI_WISH_INIT;
static const field caunoi_wish_fields[] = {
    {"kind", F_ENUM, 4, offsetof(caunoi_wish, kind), 0},
    {"demand", F_STR, -1, offsetof(caunoi_wish, demand), 0},
    {"supply", F_STR, -1, offsetof(caunoi_wish, supply), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_match_options caunoi_match_options_init = CAUNOI_MATCH_OPTIONS_INIT;
static const field caunoi_match_options_fields[] = {
    {"perNeed", F_UINT32, -1, offsetof(caunoi_match_options, per_need), 0},
    {"expertsPerNeed", F_UINT32, -1, offsetof(caunoi_match_options, experts_per_need), 0},
    {"needs", F_STRS, -1, offsetof(caunoi_match_options, needs), offsetof(caunoi_match_options, need_count)},
    {"supplies", F_STRS, -1, offsetof(caunoi_match_options, supplies), offsetof(caunoi_match_options, supply_count)},
    {"wishes", F_STRUCTS, 17, offsetof(caunoi_match_options, wishes), offsetof(caunoi_match_options, wish_count)},
    {"ratesCsv", F_STR, -1, offsetof(caunoi_match_options, rates_csv), 0},
    {"weightsJson", F_STR, -1, offsetof(caunoi_match_options, weights_json), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_match_row caunoi_match_row_init = CAUNOI_MATCH_ROW_INIT;
static const field caunoi_match_row_fields[] = {
    {"need", F_STR, -1, offsetof(caunoi_match_row, need), 0},
    {"supply", F_STR, -1, offsetof(caunoi_match_row, supply), 0},
    {"kind", F_ENUM, 2, offsetof(caunoi_match_row, kind), 0},
    {"capped", F_BOOL, -1, offsetof(caunoi_match_row, capped), 0},
    {"score", F_DOUBLE, -1, offsetof(caunoi_match_row, score), 0},
    {"demandScore", F_DOUBLE, -1, offsetof(caunoi_match_row, demand_score), 0},
    {"supplyScore", F_DOUBLE, -1, offsetof(caunoi_match_row, supply_score), 0},
    {"confidence", F_DOUBLE, -1, offsetof(caunoi_match_row, confidence), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_reason caunoi_reason_init = CAUNOI_REASON_INIT;
static const field caunoi_reason_fields[] = {
    {"part", F_ENUM, 5, offsetof(caunoi_reason, part), 0},
    {"code", F_STR, -1, offsetof(caunoi_reason, code), 0},
    {"sentence", F_STR, -1, offsetof(caunoi_reason, sentence), 0},
    {"strength", F_DOUBLE, -1, offsetof(caunoi_reason, strength), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_near caunoi_near_init = CAUNOI_NEAR_INIT;
static const field caunoi_near_fields[] = {
    {"kind", F_ENUM, 2, offsetof(caunoi_near, kind), 0},
    {"id", F_STR, -1, offsetof(caunoi_near, id), 0},
    {"closeness", F_DOUBLE, -1, offsetof(caunoi_near, closeness), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_session caunoi_session_init = CAUNOI_SESSION_INIT;
static const field caunoi_session_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_session, id), 0},
    {"start", F_STR, -1, offsetof(caunoi_session, start), 0},
    {"slots", F_INT32, -1, offsetof(caunoi_session, slots), 0},
    {"slotMinutes", F_INT32, -1, offsetof(caunoi_session, slot_minutes), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_table caunoi_table_init = CAUNOI_TABLE_INIT;
static const field caunoi_table_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_table, id), 0},
    {"room", F_STR, -1, offsetof(caunoi_table, room), 0},
    {"unavailable", F_INT32S, -1, offsetof(caunoi_table, unavailable), offsetof(caunoi_table, unavailable_count)},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_interpreter caunoi_interpreter_init = CAUNOI_INTERPRETER_INIT;
static const field caunoi_interpreter_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_interpreter, id), 0},
    {"languages", F_STRS, -1, offsetof(caunoi_interpreter, languages), offsetof(caunoi_interpreter, language_count)},
    {"unavailable", F_INT32S, -1, offsetof(caunoi_interpreter, unavailable), offsetof(caunoi_interpreter, unavailable_count)},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_participant caunoi_participant_init = CAUNOI_PARTICIPANT_INIT;
static const field caunoi_participant_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_participant, id), 0},
    {"name", F_STR, -1, offsetof(caunoi_participant, name), 0},
    {"side", F_ENUM, 6, offsetof(caunoi_participant, side), 0},
    {"minMeetings", F_INT32, -1, offsetof(caunoi_participant, min_meetings), 0},
    {"maxMeetings", F_INT32, -1, offsetof(caunoi_participant, max_meetings), 0},
    {"languages", F_STRS, -1, offsetof(caunoi_participant, languages), offsetof(caunoi_participant, language_count)},
    {"unavailable", F_INT32S, -1, offsetof(caunoi_participant, unavailable), offsetof(caunoi_participant, unavailable_count)},
    {"table", F_STR, -1, offsetof(caunoi_participant, table), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_pair caunoi_pair_init = CAUNOI_PAIR_INIT;
static const field caunoi_pair_fields[] = {
    {"id", F_STR, -1, offsetof(caunoi_pair, id), 0},
    {"a", F_STR, -1, offsetof(caunoi_pair, a), 0},
    {"b", F_STR, -1, offsetof(caunoi_pair, b), 0},
    {"value", F_DOUBLE, -1, offsetof(caunoi_pair, value), 0},
    {"session", F_STR, -1, offsetof(caunoi_pair, session), 0},
    {"slot", F_INT32, -1, offsetof(caunoi_pair, slot), 0},
    {"interpreter", F_INT32, -1, offsetof(caunoi_pair, interpreter), 0},
    {"required", F_BOOL, -1, offsetof(caunoi_pair, required), 0},
    {"before", F_STRS, -1, offsetof(caunoi_pair, before), offsetof(caunoi_pair, before_count)},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_lock caunoi_lock_init = CAUNOI_LOCK_INIT;
static const field caunoi_lock_fields[] = {
    {"pair", F_STR, -1, offsetof(caunoi_lock, pair), 0},
    {"slot", F_INT32, -1, offsetof(caunoi_lock, slot), 0},
    {"table", F_STR, -1, offsetof(caunoi_lock, table), 0},
    {"interpreter", F_STR, -1, offsetof(caunoi_lock, interpreter), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_plan_options caunoi_plan_options_init = CAUNOI_PLAN_OPTIONS_INIT;
static const field caunoi_plan_options_fields[] = {
    {"timeLimit", F_DOUBLE, -1, offsetof(caunoi_plan_options, time_limit), 0},
    {"seed", F_UINT64, -1, offsetof(caunoi_plan_options, seed), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_programme_summary caunoi_programme_summary_init = CAUNOI_PROGRAMME_SUMMARY_INIT;
static const field caunoi_programme_summary_fields[] = {
    {"status", F_ENUM, 12, offsetof(caunoi_programme_summary, status), 0},
    {"meetings", F_UINT64, -1, offsetof(caunoi_programme_summary, meetings), 0},
    {"unplaced", F_UINT64, -1, offsetof(caunoi_programme_summary, unplaced), 0},
    {"conflicts", F_UINT64, -1, offsetof(caunoi_programme_summary, conflicts), 0},
    {"value", F_DOUBLE, -1, offsetof(caunoi_programme_summary, value), 0},
    {"valueBound", F_DOUBLE, -1, offsetof(caunoi_programme_summary, value_bound), 0},
    {"breaks", F_INT64, -1, offsetof(caunoi_programme_summary, breaks), 0},
    {"breaksBound", F_INT64, -1, offsetof(caunoi_programme_summary, breaks_bound), 0},
    {"fair", F_BOOL, -1, offsetof(caunoi_programme_summary, fair), 0},
    {"reserved2", F_UINT32, -1, offsetof(caunoi_programme_summary, reserved2), 0},
    {"least", F_DOUBLE, -1, offsetof(caunoi_programme_summary, least), 0},
    {"leastBound", F_DOUBLE, -1, offsetof(caunoi_programme_summary, least_bound), 0},
    {"valueWithout", F_DOUBLE, -1, offsetof(caunoi_programme_summary, value_without), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_meeting caunoi_meeting_init = CAUNOI_MEETING_INIT;
static const field caunoi_meeting_fields[] = {
    {"slot", F_INT32, -1, offsetof(caunoi_meeting, slot), 0},
    {"pair", F_STR, -1, offsetof(caunoi_meeting, pair), 0},
    {"a", F_STR, -1, offsetof(caunoi_meeting, a), 0},
    {"b", F_STR, -1, offsetof(caunoi_meeting, b), 0},
    {"table", F_STR, -1, offsetof(caunoi_meeting, table), 0},
    {"interpreter", F_STR, -1, offsetof(caunoi_meeting, interpreter), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_unplaced caunoi_unplaced_init = CAUNOI_UNPLACED_INIT;
static const field caunoi_unplaced_fields[] = {
    {"pair", F_STR, -1, offsetof(caunoi_unplaced, pair), 0},
    {"a", F_STR, -1, offsetof(caunoi_unplaced, a), 0},
    {"b", F_STR, -1, offsetof(caunoi_unplaced, b), 0},
    {"code", F_STR, -1, offsetof(caunoi_unplaced, code), 0},
    {"reason", F_STR, -1, offsetof(caunoi_unplaced, reason), 0},
    {"remedy", F_STR, -1, offsetof(caunoi_unplaced, remedy), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_repair_options caunoi_repair_options_init = CAUNOI_REPAIR_OPTIONS_INIT;
static const field caunoi_repair_options_fields[] = {
    {"timeLimit", F_DOUBLE, -1, offsetof(caunoi_repair_options, time_limit), 0},
    {"disturb", F_INT32, -1, offsetof(caunoi_repair_options, disturb), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_repair_summary caunoi_repair_summary_init = CAUNOI_REPAIR_SUMMARY_INIT;
static const field caunoi_repair_summary_fields[] = {
    {"status", F_ENUM, 12, offsetof(caunoi_repair_summary, status), 0},
    {"notices", F_UINT64, -1, offsetof(caunoi_repair_summary, notices), 0},
    {"standbys", F_UINT64, -1, offsetof(caunoi_repair_summary, standbys), 0},
    {"relaxed", F_UINT64, -1, offsetof(caunoi_repair_summary, relaxed), 0},
    {"disturbed", F_INT64, -1, offsetof(caunoi_repair_summary, disturbed), 0},
    {"disturbedBound", F_INT64, -1, offsetof(caunoi_repair_summary, disturbed_bound), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_notice caunoi_notice_init = CAUNOI_NOTICE_INIT;
static const field caunoi_notice_fields[] = {
    {"who", F_STR, -1, offsetof(caunoi_notice, who), 0},
    {"what", F_ENUM, 10, offsetof(caunoi_notice, what), 0},
    {"because", F_ENUM, 11, offsetof(caunoi_notice, because), 0},
    {"pair", F_STR, -1, offsetof(caunoi_notice, pair), 0},
    {"with", F_STR, -1, offsetof(caunoi_notice, with), 0},
    {"cause", F_STR, -1, offsetof(caunoi_notice, cause), 0},
    {"interprets", F_BOOL, -1, offsetof(caunoi_notice, interprets), 0},
    {"wasSlot", F_INT32, -1, offsetof(caunoi_notice, was_slot), 0},
    {"isSlot", F_INT32, -1, offsetof(caunoi_notice, is_slot), 0},
    {"wasTable", F_STR, -1, offsetof(caunoi_notice, was_table), 0},
    {"wasInterpreter", F_STR, -1, offsetof(caunoi_notice, was_interpreter), 0},
    {"isTable", F_STR, -1, offsetof(caunoi_notice, is_table), 0},
    {"isInterpreter", F_STR, -1, offsetof(caunoi_notice, is_interpreter), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_standby caunoi_standby_init = CAUNOI_STANDBY_INIT;
static const field caunoi_standby_fields[] = {
    {"slot", F_INT32, -1, offsetof(caunoi_standby, slot), 0},
    {"pair", F_STR, -1, offsetof(caunoi_standby, pair), 0},
    {"missing", F_STR, -1, offsetof(caunoi_standby, missing), 0},
    {"host", F_STR, -1, offsetof(caunoi_standby, host), 0},
    {"table", F_STR, -1, offsetof(caunoi_standby, table), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_relaxed caunoi_relaxed_init = CAUNOI_RELAXED_INIT;
static const field caunoi_relaxed_fields[] = {
    {"rule", F_STR, -1, offsetof(caunoi_relaxed, rule), 0},
    {"id", F_STR, -1, offsetof(caunoi_relaxed, id), 0},
    {"was", F_INT32, -1, offsetof(caunoi_relaxed, was), 0},
    {"is", F_INT32, -1, offsetof(caunoi_relaxed, is), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_report_input caunoi_report_input_init = CAUNOI_REPORT_INPUT_INIT;
static const field caunoi_report_input_fields[] = {
    {"survey", F_HANDLE, 6, offsetof(caunoi_report_input, survey), 0},
    {"matches", F_HANDLE, 10, offsetof(caunoi_report_input, matches), 0},
    {"fair", F_HANDLE, 15, offsetof(caunoi_report_input, fair), 0},
    {"programme", F_HANDLE, 16, offsetof(caunoi_report_input, programme), 0},
    {"lang", F_ENUM, 1, offsetof(caunoi_report_input, lang), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_paper caunoi_paper_init = CAUNOI_PAPER_INIT;
static const field caunoi_paper_fields[] = {
    {"name", F_STR, -1, offsetof(caunoi_paper, name), 0},
    {"bytes", F_BYTES, -1, offsetof(caunoi_paper, bytes), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_run_options caunoi_run_options_init = CAUNOI_RUN_OPTIONS_INIT;
static const field caunoi_run_options_fields[] = {
    {"lexicon", F_HANDLE, 4, offsetof(caunoi_run_options, lexicon), 0},
    {"match", F_STRUCT, 18, offsetof(caunoi_run_options, match), 0},
    {"plan", F_STRUCT, 28, offsetof(caunoi_run_options, plan), 0},
    {"lang", F_ENUM, 1, offsetof(caunoi_run_options, lang), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_run_summary caunoi_run_summary_init = CAUNOI_RUN_SUMMARY_INIT;
static const field caunoi_run_summary_fields[] = {
    {"organisations", F_UINT64, -1, offsetof(caunoi_run_summary, organisations), 0},
    {"technologies", F_UINT64, -1, offsetof(caunoi_run_summary, technologies), 0},
    {"needs", F_UINT64, -1, offsetof(caunoi_run_summary, needs), 0},
    {"experts", F_UINT64, -1, offsetof(caunoi_run_summary, experts), 0},
    {"findings", F_UINT64, -1, offsetof(caunoi_run_summary, findings), 0},
    {"matches", F_UINT64, -1, offsetof(caunoi_run_summary, matches), 0},
    {"meetings", F_UINT64, -1, offsetof(caunoi_run_summary, meetings), 0},
    {"unplaced", F_UINT64, -1, offsetof(caunoi_run_summary, unplaced), 0},
    {"status", F_ENUM, 12, offsetof(caunoi_run_summary, status), 0},
    {"planned", F_BOOL, -1, offsetof(caunoi_run_summary, planned), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_measure caunoi_measure_init = CAUNOI_MEASURE_INIT;
static const field caunoi_measure_fields[] = {
    {"name", F_STR, -1, offsetof(caunoi_measure, name), 0},
    {"mean", F_DOUBLE, -1, offsetof(caunoi_measure, mean), 0},
    {"low", F_DOUBLE, -1, offsetof(caunoi_measure, low), 0},
    {"high", F_DOUBLE, -1, offsetof(caunoi_measure, high), 0},
    {NULL, 0, 0, 0, 0},
};
static const caunoi_difference caunoi_difference_init = CAUNOI_DIFFERENCE_INIT;
static const field caunoi_difference_fields[] = {
    {"measure", F_STR, -1, offsetof(caunoi_difference, measure), 0},
    {"mean", F_DOUBLE, -1, offsetof(caunoi_difference, mean), 0},
    {"low", F_DOUBLE, -1, offsetof(caunoi_difference, low), 0},
    {"high", F_DOUBLE, -1, offsetof(caunoi_difference, high), 0},
    {"p", F_DOUBLE, -1, offsetof(caunoi_difference, p), 0},
    {"better", F_UINT64, -1, offsetof(caunoi_difference, better), 0},
    {"worse", F_UINT64, -1, offsetof(caunoi_difference, worse), 0},
    {"equal", F_UINT64, -1, offsetof(caunoi_difference, equal), 0},
    {NULL, 0, 0, 0, 0},
};
static const structure structures[] = {
    {"Allocator", sizeof(caunoi_allocator), &caunoi_allocator_init, caunoi_allocator_fields},
    {"Concept", sizeof(caunoi_concept), &caunoi_concept_init, caunoi_concept_fields},
    {"Money", sizeof(caunoi_money), &caunoi_money_init, caunoi_money_fields},
    {"Quantity", sizeof(caunoi_quantity), &caunoi_quantity_init, caunoi_quantity_fields},
    {"FieldWeight", sizeof(caunoi_field_weight), &caunoi_field_weight_init, caunoi_field_weight_fields},
    {"Reference", sizeof(caunoi_reference), &caunoi_reference_init, caunoi_reference_fields},
    {"Work", sizeof(caunoi_work), &caunoi_work_init, caunoi_work_fields},
    {"Organisation", sizeof(caunoi_organisation), &caunoi_organisation_init, caunoi_organisation_fields},
    {"Technology", sizeof(caunoi_technology), &caunoi_technology_init, caunoi_technology_fields},
    {"Need", sizeof(caunoi_need), &caunoi_need_init, caunoi_need_fields},
    {"Expert", sizeof(caunoi_expert), &caunoi_expert_init, caunoi_expert_fields},
    {"Visit", sizeof(caunoi_visit), &caunoi_visit_init, caunoi_visit_fields},
    {"Finding", sizeof(caunoi_finding), &caunoi_finding_init, caunoi_finding_fields},
    {"Record", sizeof(caunoi_record), &caunoi_record_init, caunoi_record_fields},
    {"SearchOptions", sizeof(caunoi_search_options), &caunoi_search_options_init, caunoi_search_options_fields},
    {"Hit", sizeof(caunoi_hit), &caunoi_hit_init, caunoi_hit_fields},
    {"FacetValue", sizeof(caunoi_facet_value), &caunoi_facet_value_init, caunoi_facet_value_fields},
    {"Wish", sizeof(caunoi_wish), &caunoi_wish_init, caunoi_wish_fields},
    {"MatchOptions", sizeof(caunoi_match_options), &caunoi_match_options_init, caunoi_match_options_fields},
    {"MatchRow", sizeof(caunoi_match_row), &caunoi_match_row_init, caunoi_match_row_fields},
    {"Reason", sizeof(caunoi_reason), &caunoi_reason_init, caunoi_reason_fields},
    {"Near", sizeof(caunoi_near), &caunoi_near_init, caunoi_near_fields},
    {"Session", sizeof(caunoi_session), &caunoi_session_init, caunoi_session_fields},
    {"Table", sizeof(caunoi_table), &caunoi_table_init, caunoi_table_fields},
    {"Interpreter", sizeof(caunoi_interpreter), &caunoi_interpreter_init, caunoi_interpreter_fields},
    {"Participant", sizeof(caunoi_participant), &caunoi_participant_init, caunoi_participant_fields},
    {"Pair", sizeof(caunoi_pair), &caunoi_pair_init, caunoi_pair_fields},
    {"Lock", sizeof(caunoi_lock), &caunoi_lock_init, caunoi_lock_fields},
    {"PlanOptions", sizeof(caunoi_plan_options), &caunoi_plan_options_init, caunoi_plan_options_fields},
    {"ProgrammeSummary", sizeof(caunoi_programme_summary), &caunoi_programme_summary_init, caunoi_programme_summary_fields},
    {"Meeting", sizeof(caunoi_meeting), &caunoi_meeting_init, caunoi_meeting_fields},
    {"Unplaced", sizeof(caunoi_unplaced), &caunoi_unplaced_init, caunoi_unplaced_fields},
    {"RepairOptions", sizeof(caunoi_repair_options), &caunoi_repair_options_init, caunoi_repair_options_fields},
    {"RepairSummary", sizeof(caunoi_repair_summary), &caunoi_repair_summary_init, caunoi_repair_summary_fields},
    {"Notice", sizeof(caunoi_notice), &caunoi_notice_init, caunoi_notice_fields},
    {"Standby", sizeof(caunoi_standby), &caunoi_standby_init, caunoi_standby_fields},
    {"Relaxed", sizeof(caunoi_relaxed), &caunoi_relaxed_init, caunoi_relaxed_fields},
    {"ReportInput", sizeof(caunoi_report_input), &caunoi_report_input_init, caunoi_report_input_fields},
    {"Paper", sizeof(caunoi_paper), &caunoi_paper_init, caunoi_paper_fields},
    {"RunOptions", sizeof(caunoi_run_options), &caunoi_run_options_init, caunoi_run_options_fields},
    {"RunSummary", sizeof(caunoi_run_summary), &caunoi_run_summary_init, caunoi_run_summary_fields},
    {"Measure", sizeof(caunoi_measure), &caunoi_measure_init, caunoi_measure_fields},
    {"Difference", sizeof(caunoi_difference), &caunoi_difference_init, caunoi_difference_fields},
};

static void call_caunoi_abi_version(slot *s, caunoi_error **err) {
  (void)err; s[0].u32 = caunoi_abi_version();
}
static void call_caunoi_version(slot *s, caunoi_error **err) {
  (void)err; s[0].p = caunoi_version();
}
static void call_caunoi_status_name(slot *s, caunoi_error **err) {
  (void)err; s[1].p = caunoi_status_name(s[0].i32);
}
static void call_caunoi_error_status(slot *s, caunoi_error **err) {
  (void)err; s[1].i32 = caunoi_error_status((const caunoi_error *)s[0].m);
}
static void call_caunoi_error_message(slot *s, caunoi_error **err) {
  (void)err; s[1].s = caunoi_error_message((const caunoi_error *)s[0].m);
}
static void call_caunoi_error_place(slot *s, caunoi_error **err) {
  (void)err; s[1].s = caunoi_error_place((const caunoi_error *)s[0].m);
}
static void call_caunoi_error_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_error_free((caunoi_error *)s[0].m);
}
static void call_caunoi_allocator_set(slot *s, caunoi_error **err) {
  s[1].i32 = caunoi_allocator_set((const caunoi_allocator *)s[0].m, err);
}
static void call_caunoi_live_handles(slot *s, caunoi_error **err) {
  (void)err; s[0].u64 = caunoi_live_handles();
}
static void call_caunoi_cancel_new(slot *s, caunoi_error **err) {
  (void)err; s[0].m = caunoi_cancel_new();
}
static void call_caunoi_cancel_request(slot *s, caunoi_error **err) {
  (void)err; caunoi_cancel_request((caunoi_cancel *)s[0].m);
}
static void call_caunoi_cancel_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_cancel_free((caunoi_cancel *)s[0].m);
}
static void call_caunoi_blob_view(slot *s, caunoi_error **err) {
  (void)err; s[1].s = caunoi_blob_view((const caunoi_blob *)s[0].m);
}
static void call_caunoi_blob_save(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_blob_save((const caunoi_blob *)s[0].m, (const char *)s[1].p, s[1].n, err);
}
static void call_caunoi_blob_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_blob_free((caunoi_blob *)s[0].m);
}
static void call_caunoi_texts_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_texts_count((const caunoi_texts *)s[0].m);
}
static void call_caunoi_texts_at(slot *s, caunoi_error **err) {
  (void)err; s[2].s = caunoi_texts_at((const caunoi_texts *)s[0].m, s[1].n);
}
static void call_caunoi_texts_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_texts_free((caunoi_texts *)s[0].m);
}
static void call_caunoi_lexicon_load(slot *s, caunoi_error **err) {
  caunoi_lexicon *o1 = NULL;
  s[2].i32 = caunoi_lexicon_load((const char *)s[0].p, s[0].n, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_lexicon_load_files(slot *s, caunoi_error **err) {
  caunoi_lexicon *o1 = NULL;
  s[2].i32 = caunoi_lexicon_load_files((const caunoi_str *)s[0].p, s[0].n, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_lexicon_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_lexicon_count((const caunoi_lexicon *)s[0].m);
}
static void call_caunoi_lexicon_concept(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_lexicon_concept((const caunoi_lexicon *)s[0].m, s[1].n, (caunoi_concept *)s[2].m);
}
static void call_caunoi_lexicon_terms(slot *s, caunoi_error **err) {
  caunoi_texts *o3 = NULL;
  s[4].i32 = caunoi_lexicon_terms((const caunoi_lexicon *)s[0].m, s[1].n, s[2].i32, &o3, err);
  s[3].m = o3;
}
static void call_caunoi_lexicon_check(slot *s, caunoi_error **err) {
  caunoi_texts *o1 = NULL;
  s[2].i32 = caunoi_lexicon_check((const caunoi_str *)s[0].p, s[0].n, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_lexicon_import(slot *s, caunoi_error **err) {
  caunoi_blob *o3 = NULL;
  caunoi_texts *o4 = NULL;
  s[5].i32 = caunoi_lexicon_import((const caunoi_str *)s[0].p, s[0].n, (const char *)s[1].p, s[1].n, (const caunoi_lexicon *)s[2].m, &o3, &o4, err);
  s[3].m = o3;
  s[4].m = o4;
}
static void call_caunoi_lexicon_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_lexicon_free((caunoi_lexicon *)s[0].m);
}
static void call_caunoi_records_new(slot *s, caunoi_error **err) {
  caunoi_records *o1 = NULL;
  s[2].i32 = caunoi_records_new((const caunoi_survey *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_records_put_organisation(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_records_put_organisation((caunoi_records *)s[0].m, (const caunoi_organisation *)s[1].m, err);
}
static void call_caunoi_records_put_technology(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_records_put_technology((caunoi_records *)s[0].m, (const caunoi_technology *)s[1].m, err);
}
static void call_caunoi_records_put_need(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_records_put_need((caunoi_records *)s[0].m, (const caunoi_need *)s[1].m, err);
}
static void call_caunoi_records_put_expert(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_records_put_expert((caunoi_records *)s[0].m, (const caunoi_expert *)s[1].m, err);
}
static void call_caunoi_records_put_visit(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_records_put_visit((caunoi_records *)s[0].m, (const caunoi_visit *)s[1].m, err);
}
static void call_caunoi_records_put_jsonl(slot *s, caunoi_error **err) {
  s[3].i32 = caunoi_records_put_jsonl((caunoi_records *)s[0].m, (const char *)s[1].p, s[1].n, (const char *)s[2].p, s[2].n, err);
}
static void call_caunoi_records_remove(slot *s, caunoi_error **err) {
  s[3].i32 = caunoi_records_remove((caunoi_records *)s[0].m, s[1].i32, (const char *)s[2].p, s[2].n, err);
}
static void call_caunoi_records_count(slot *s, caunoi_error **err) {
  (void)err; s[2].n = caunoi_records_count((const caunoi_records *)s[0].m, s[1].i32);
}
static void call_caunoi_records_survey(slot *s, caunoi_error **err) {
  caunoi_survey *o1 = NULL;
  s[2].i32 = caunoi_records_survey((const caunoi_records *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_records_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_records_free((caunoi_records *)s[0].m);
}
static void call_caunoi_survey_load(slot *s, caunoi_error **err) {
  caunoi_survey *o2 = NULL;
  s[3].i32 = caunoi_survey_load((const char *)s[0].p, s[0].n, (const caunoi_control *)s[1].p, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_survey_load_files(slot *s, caunoi_error **err) {
  caunoi_survey *o2 = NULL;
  s[3].i32 = caunoi_survey_load_files((const caunoi_str *)s[0].p, s[0].n, (const caunoi_control *)s[1].p, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_survey_parse(slot *s, caunoi_error **err) {
  caunoi_survey *o2 = NULL;
  s[3].i32 = caunoi_survey_parse((const char *)s[0].p, s[0].n, (const char *)s[1].p, s[1].n, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_survey_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_survey_free((caunoi_survey *)s[0].m);
}
static void call_caunoi_survey_jsonl(slot *s, caunoi_error **err) {
  caunoi_blob *o1 = NULL;
  s[2].i32 = caunoi_survey_jsonl((const caunoi_survey *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_survey_findings_jsonl(slot *s, caunoi_error **err) {
  caunoi_blob *o1 = NULL;
  s[2].i32 = caunoi_survey_findings_jsonl((const caunoi_survey *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_survey_save_repair(slot *s, caunoi_error **err) {
  s[3].i32 = caunoi_survey_save_repair((const caunoi_survey *)s[0].m, s[1].i32, (const char *)s[2].p, s[2].n, err);
}
static void call_caunoi_survey_count(slot *s, caunoi_error **err) {
  (void)err; s[2].n = caunoi_survey_count((const caunoi_survey *)s[0].m, s[1].i32);
}
static void call_caunoi_survey_record(slot *s, caunoi_error **err) {
  (void)err; s[5].i32 = caunoi_survey_record((const caunoi_survey *)s[0].m, s[1].i32, s[2].n, s[3].i32, (caunoi_record *)s[4].m);
}
static void call_caunoi_survey_find(slot *s, caunoi_error **err) {
  (void)err; s[5].i32 = caunoi_survey_find((const caunoi_survey *)s[0].m, s[1].i32, (const char *)s[2].p, s[2].n, s[3].i32, (caunoi_record *)s[4].m);
}
static void call_caunoi_survey_record_json(slot *s, caunoi_error **err) {
  caunoi_blob *o3 = NULL;
  s[4].i32 = caunoi_survey_record_json((const caunoi_survey *)s[0].m, s[1].i32, (const char *)s[2].p, s[2].n, &o3, err);
  s[3].m = o3;
}
static void call_caunoi_survey_finding_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_survey_finding_count((const caunoi_survey *)s[0].m);
}
static void call_caunoi_survey_finding(slot *s, caunoi_error **err) {
  (void)err; s[4].i32 = caunoi_survey_finding((const caunoi_survey *)s[0].m, s[1].n, s[2].i32, (caunoi_finding *)s[3].m);
}
static void call_caunoi_index_build(slot *s, caunoi_error **err) {
  caunoi_index *o4 = NULL;
  s[5].i32 = caunoi_index_build((const caunoi_survey *)s[0].m, (const char *)s[1].p, s[1].n, (const caunoi_lexicon *)s[2].m, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_index_open(slot *s, caunoi_error **err) {
  caunoi_index *o2 = NULL;
  s[3].i32 = caunoi_index_open((const char *)s[0].p, s[0].n, (const caunoi_lexicon *)s[1].m, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_index_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_index_free((caunoi_index *)s[0].m);
}
static void call_caunoi_index_update(slot *s, caunoi_error **err) {
  s[3].i32 = caunoi_index_update((caunoi_index *)s[0].m, (const caunoi_survey *)s[1].m, (const caunoi_str *)s[2].p, s[2].n, err);
}
static void call_caunoi_index_size(slot *s, caunoi_error **err) {
  (void)err; s[1].u64 = caunoi_index_size((const caunoi_index *)s[0].m);
}
static void call_caunoi_index_survey(slot *s, caunoi_error **err) {
  caunoi_survey *o1 = NULL;
  s[2].i32 = caunoi_index_survey((const caunoi_index *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_index_notices(slot *s, caunoi_error **err) {
  caunoi_texts *o1 = NULL;
  s[2].i32 = caunoi_index_notices((const caunoi_index *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_index_search(slot *s, caunoi_error **err) {
  caunoi_answer *o3 = NULL;
  s[4].i32 = caunoi_index_search((const caunoi_index *)s[0].m, (const char *)s[1].p, s[1].n, (const caunoi_search_options *)s[2].m, &o3, err);
  s[3].m = o3;
}
static void call_caunoi_answer_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_answer_free((caunoi_answer *)s[0].m);
}
static void call_caunoi_answer_found(slot *s, caunoi_error **err) {
  (void)err; s[1].u64 = caunoi_answer_found((const caunoi_answer *)s[0].m);
}
static void call_caunoi_answer_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_answer_count((const caunoi_answer *)s[0].m);
}
static void call_caunoi_answer_suggestion(slot *s, caunoi_error **err) {
  (void)err; s[1].s = caunoi_answer_suggestion((const caunoi_answer *)s[0].m);
}
static void call_caunoi_answer_hit(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_answer_hit((const caunoi_answer *)s[0].m, s[1].n, (caunoi_hit *)s[2].m);
}
static void call_caunoi_answer_facet_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_answer_facet_count((const caunoi_answer *)s[0].m);
}
static void call_caunoi_answer_facet(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_answer_facet((const caunoi_answer *)s[0].m, s[1].n, (caunoi_facet_value *)s[2].m);
}
static void call_caunoi_match(slot *s, caunoi_error **err) {
  caunoi_matches *o4 = NULL;
  s[5].i32 = caunoi_match((const caunoi_survey *)s[0].m, (const caunoi_index *)s[1].m, (const caunoi_match_options *)s[2].m, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_match_supply(slot *s, caunoi_error **err) {
  caunoi_matches *o5 = NULL;
  s[6].i32 = caunoi_match_supply((const caunoi_survey *)s[0].m, (const caunoi_index *)s[1].m, (const char *)s[2].p, s[2].n, (const caunoi_match_options *)s[3].m, (const caunoi_control *)s[4].p, &o5, err);
  s[5].m = o5;
}
static void call_caunoi_matcher_new(slot *s, caunoi_error **err) {
  caunoi_matcher *o4 = NULL;
  s[5].i32 = caunoi_matcher_new((const caunoi_survey *)s[0].m, (const caunoi_index *)s[1].m, (const caunoi_match_options *)s[2].m, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_matcher_match(slot *s, caunoi_error **err) {
  caunoi_matches *o3 = NULL;
  s[4].i32 = caunoi_matcher_match((const caunoi_matcher *)s[0].m, (const char *)s[1].p, s[1].n, (const caunoi_control *)s[2].p, &o3, err);
  s[3].m = o3;
}
static void call_caunoi_matcher_update(slot *s, caunoi_error **err) {
  s[5].i32 = caunoi_matcher_update((caunoi_matcher *)s[0].m, (caunoi_index *)s[1].m, (const caunoi_survey *)s[2].m, (const caunoi_str *)s[3].p, s[3].n, (const caunoi_control *)s[4].p, err);
}
static void call_caunoi_matcher_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_matcher_free((caunoi_matcher *)s[0].m);
}
static void call_caunoi_matches_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_matches_free((caunoi_matches *)s[0].m);
}
static void call_caunoi_matches_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_matches_count((const caunoi_matches *)s[0].m);
}
static void call_caunoi_matches_row(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_matches_row((const caunoi_matches *)s[0].m, s[1].n, (caunoi_match_row *)s[2].m);
}
static void call_caunoi_matches_explain(slot *s, caunoi_error **err) {
  caunoi_blob *o4 = NULL;
  s[5].i32 = caunoi_matches_explain((const caunoi_matches *)s[0].m, s[1].n, s[2].i32, s[3].u32, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_matches_reasons(slot *s, caunoi_error **err) {
  caunoi_reasons *o3 = NULL;
  s[4].i32 = caunoi_matches_reasons((const caunoi_matches *)s[0].m, s[1].n, s[2].i32, &o3, err);
  s[3].m = o3;
}
static void call_caunoi_matches_jsonl(slot *s, caunoi_error **err) {
  caunoi_blob *o1 = NULL;
  s[2].i32 = caunoi_matches_jsonl((const caunoi_matches *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_reasons_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_reasons_count((const caunoi_reasons *)s[0].m);
}
static void call_caunoi_reasons_row(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_reasons_row((const caunoi_reasons *)s[0].m, s[1].n, (caunoi_reason *)s[2].m);
}
static void call_caunoi_reasons_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_reasons_free((caunoi_reasons *)s[0].m);
}
static void call_caunoi_network_new(slot *s, caunoi_error **err) {
  caunoi_network *o2 = NULL;
  s[3].i32 = caunoi_network_new((const caunoi_survey *)s[0].m, (const caunoi_control *)s[1].p, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_network_node_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_network_node_count((const caunoi_network *)s[0].m);
}
static void call_caunoi_network_arc_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_network_arc_count((const caunoi_network *)s[0].m);
}
static void call_caunoi_network_near(slot *s, caunoi_error **err) {
  caunoi_nearness *o3 = NULL;
  s[4].i32 = caunoi_network_near((const caunoi_network *)s[0].m, (const char *)s[1].p, s[1].n, s[2].u32, &o3, err);
  s[3].m = o3;
}
static void call_caunoi_network_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_network_free((caunoi_network *)s[0].m);
}
static void call_caunoi_nearness_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_nearness_count((const caunoi_nearness *)s[0].m);
}
static void call_caunoi_nearness_row(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_nearness_row((const caunoi_nearness *)s[0].m, s[1].n, (caunoi_near *)s[2].m);
}
static void call_caunoi_nearness_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_nearness_free((caunoi_nearness *)s[0].m);
}
static void call_caunoi_draft_new(slot *s, caunoi_error **err) {
  caunoi_draft *o1 = NULL;
  s[2].i32 = caunoi_draft_new((const caunoi_fair *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_draft_name(slot *s, caunoi_error **err) {
  s[3].i32 = caunoi_draft_name((caunoi_draft *)s[0].m, (const char *)s[1].p, s[1].n, (const char *)s[2].p, s[2].n, err);
}
static void call_caunoi_draft_objective(slot *s, caunoi_error **err) {
  s[3].i32 = caunoi_draft_objective((caunoi_draft *)s[0].m, (const caunoi_goal *)s[1].p, s[1].n, s[2].i32, err);
}
static void call_caunoi_draft_fairness(slot *s, caunoi_error **err) {
  s[3].i32 = caunoi_draft_fairness((caunoi_draft *)s[0].m, s[1].i32, s[2].i32, err);
}
static void call_caunoi_draft_put_session(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_draft_put_session((caunoi_draft *)s[0].m, (const caunoi_session *)s[1].m, err);
}
static void call_caunoi_draft_put_table(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_draft_put_table((caunoi_draft *)s[0].m, (const caunoi_table *)s[1].m, err);
}
static void call_caunoi_draft_put_interpreter(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_draft_put_interpreter((caunoi_draft *)s[0].m, (const caunoi_interpreter *)s[1].m, err);
}
static void call_caunoi_draft_put_participant(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_draft_put_participant((caunoi_draft *)s[0].m, (const caunoi_participant *)s[1].m, err);
}
static void call_caunoi_draft_put_pair(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_draft_put_pair((caunoi_draft *)s[0].m, (const caunoi_pair *)s[1].m, err);
}
static void call_caunoi_draft_put_lock(slot *s, caunoi_error **err) {
  s[2].i32 = caunoi_draft_put_lock((caunoi_draft *)s[0].m, (const caunoi_lock *)s[1].m, err);
}
static void call_caunoi_draft_remove(slot *s, caunoi_error **err) {
  s[3].i32 = caunoi_draft_remove((caunoi_draft *)s[0].m, s[1].i32, (const char *)s[2].p, s[2].n, err);
}
static void call_caunoi_draft_fair(slot *s, caunoi_error **err) {
  caunoi_fair *o1 = NULL;
  s[2].i32 = caunoi_draft_fair((const caunoi_draft *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_draft_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_draft_free((caunoi_draft *)s[0].m);
}
static void call_caunoi_fair_parse(slot *s, caunoi_error **err) {
  caunoi_fair *o2 = NULL;
  s[3].i32 = caunoi_fair_parse((const char *)s[0].p, s[0].n, (const char *)s[1].p, s[1].n, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_fair_with_matches(slot *s, caunoi_error **err) {
  caunoi_fair *o2 = NULL;
  s[3].i32 = caunoi_fair_with_matches((const caunoi_fair *)s[0].m, (const caunoi_matches *)s[1].m, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_fair_json(slot *s, caunoi_error **err) {
  caunoi_blob *o1 = NULL;
  s[2].i32 = caunoi_fair_json((const caunoi_fair *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_fair_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_fair_free((caunoi_fair *)s[0].m);
}
static void call_caunoi_plan(slot *s, caunoi_error **err) {
  caunoi_programme *o3 = NULL;
  s[4].i32 = caunoi_plan((const caunoi_fair *)s[0].m, (const caunoi_plan_options *)s[1].m, (const caunoi_control *)s[2].p, &o3, err);
  s[3].m = o3;
}
static void call_caunoi_advise(slot *s, caunoi_error **err) {
  caunoi_blob *o3 = NULL;
  s[4].i32 = caunoi_advise((const caunoi_fair *)s[0].m, (const caunoi_plan_options *)s[1].m, (const caunoi_control *)s[2].p, &o3, err);
  s[3].m = o3;
}
static void call_caunoi_advise_text(slot *s, caunoi_error **err) {
  caunoi_blob *o4 = NULL;
  s[5].i32 = caunoi_advise_text((const caunoi_fair *)s[0].m, (const caunoi_plan_options *)s[1].m, s[2].i32, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_programme_parse(slot *s, caunoi_error **err) {
  caunoi_programme *o2 = NULL;
  s[3].i32 = caunoi_programme_parse((const char *)s[0].p, s[0].n, (const char *)s[1].p, s[1].n, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_programme_json(slot *s, caunoi_error **err) {
  caunoi_blob *o1 = NULL;
  s[2].i32 = caunoi_programme_json((const caunoi_programme *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_programme_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_programme_free((caunoi_programme *)s[0].m);
}
static void call_caunoi_programme_summarise(slot *s, caunoi_error **err) {
  (void)err; s[2].i32 = caunoi_programme_summarise((const caunoi_programme *)s[0].m, (caunoi_programme_summary *)s[1].m);
}
static void call_caunoi_programme_meeting(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_programme_meeting((const caunoi_programme *)s[0].m, s[1].n, (caunoi_meeting *)s[2].m);
}
static void call_caunoi_programme_unplaced(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_programme_unplaced((const caunoi_programme *)s[0].m, s[1].n, (caunoi_unplaced *)s[2].m);
}
static void call_caunoi_programme_conflict(slot *s, caunoi_error **err) {
  (void)err; s[2].s = caunoi_programme_conflict((const caunoi_programme *)s[0].m, s[1].n);
}
static void call_caunoi_check(slot *s, caunoi_error **err) {
  caunoi_texts *o2 = NULL;
  s[3].i32 = caunoi_check((const caunoi_fair *)s[0].m, (const caunoi_programme *)s[1].m, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_repair(slot *s, caunoi_error **err) {
  caunoi_repaired *o6 = NULL;
  s[7].i32 = caunoi_repair((const caunoi_fair *)s[0].m, (const caunoi_programme *)s[1].m, (const char *)s[2].p, s[2].n, (const char *)s[3].p, s[3].n, (const caunoi_repair_options *)s[4].m, (const caunoi_control *)s[5].p, &o6, err);
  s[6].m = o6;
}
static void call_caunoi_check_repair(slot *s, caunoi_error **err) {
  caunoi_texts *o5 = NULL;
  s[6].i32 = caunoi_check_repair((const caunoi_fair *)s[0].m, (const caunoi_programme *)s[1].m, (const char *)s[2].p, s[2].n, (const char *)s[3].p, s[3].n, (const caunoi_repaired *)s[4].m, &o5, err);
  s[5].m = o5;
}
static void call_caunoi_repaired_fair(slot *s, caunoi_error **err) {
  caunoi_fair *o1 = NULL;
  s[2].i32 = caunoi_repaired_fair((const caunoi_repaired *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_repaired_programme(slot *s, caunoi_error **err) {
  caunoi_programme *o1 = NULL;
  s[2].i32 = caunoi_repaired_programme((const caunoi_repaired *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_repaired_json(slot *s, caunoi_error **err) {
  caunoi_blob *o1 = NULL;
  s[2].i32 = caunoi_repaired_json((const caunoi_repaired *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_repaired_summarise(slot *s, caunoi_error **err) {
  (void)err; s[2].i32 = caunoi_repaired_summarise((const caunoi_repaired *)s[0].m, (caunoi_repair_summary *)s[1].m);
}
static void call_caunoi_repaired_notice(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_repaired_notice((const caunoi_repaired *)s[0].m, s[1].n, (caunoi_notice *)s[2].m);
}
static void call_caunoi_repaired_standby(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_repaired_standby((const caunoi_repaired *)s[0].m, s[1].n, (caunoi_standby *)s[2].m);
}
static void call_caunoi_repaired_standby_pairs(slot *s, caunoi_error **err) {
  caunoi_texts *o2 = NULL;
  s[3].i32 = caunoi_repaired_standby_pairs((const caunoi_repaired *)s[0].m, s[1].n, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_repaired_relaxed(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_repaired_relaxed((const caunoi_repaired *)s[0].m, s[1].n, (caunoi_relaxed *)s[2].m);
}
static void call_caunoi_repaired_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_repaired_free((caunoi_repaired *)s[0].m);
}
static void call_caunoi_day_new(slot *s, caunoi_error **err) {
  caunoi_day *o2 = NULL;
  s[3].i32 = caunoi_day_new((const caunoi_fair *)s[0].m, (const caunoi_programme *)s[1].m, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_day_revision(slot *s, caunoi_error **err) {
  (void)err; s[1].u64 = caunoi_day_revision((const caunoi_day *)s[0].m);
}
static void call_caunoi_day_fair(slot *s, caunoi_error **err) {
  caunoi_fair *o1 = NULL;
  s[2].i32 = caunoi_day_fair((const caunoi_day *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_day_programme(slot *s, caunoi_error **err) {
  caunoi_programme *o1 = NULL;
  s[2].i32 = caunoi_day_programme((const caunoi_day *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_day_apply(slot *s, caunoi_error **err) {
  caunoi_repaired *o5 = NULL;
  s[6].i32 = caunoi_day_apply((caunoi_day *)s[0].m, (const char *)s[1].p, s[1].n, (const char *)s[2].p, s[2].n, (const caunoi_repair_options *)s[3].m, (const caunoi_control *)s[4].p, &o5, err);
  s[5].m = o5;
}
static void call_caunoi_day_now(slot *s, caunoi_error **err) {
  caunoi_repaired *o4 = NULL;
  s[5].i32 = caunoi_day_now((caunoi_day *)s[0].m, s[1].i32, (const caunoi_repair_options *)s[2].m, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_day_absent(slot *s, caunoi_error **err) {
  caunoi_repaired *o5 = NULL;
  s[6].i32 = caunoi_day_absent((caunoi_day *)s[0].m, (const char *)s[1].p, s[1].n, s[2].i32, (const caunoi_repair_options *)s[3].m, (const caunoi_control *)s[4].p, &o5, err);
  s[5].m = o5;
}
static void call_caunoi_day_present(slot *s, caunoi_error **err) {
  caunoi_repaired *o5 = NULL;
  s[6].i32 = caunoi_day_present((caunoi_day *)s[0].m, (const char *)s[1].p, s[1].n, s[2].i32, (const caunoi_repair_options *)s[3].m, (const caunoi_control *)s[4].p, &o5, err);
  s[5].m = o5;
}
static void call_caunoi_day_late(slot *s, caunoi_error **err) {
  caunoi_repaired *o5 = NULL;
  s[6].i32 = caunoi_day_late((caunoi_day *)s[0].m, (const char *)s[1].p, s[1].n, s[2].i32, (const caunoi_repair_options *)s[3].m, (const caunoi_control *)s[4].p, &o5, err);
  s[5].m = o5;
}
static void call_caunoi_day_walk_in(slot *s, caunoi_error **err) {
  caunoi_repaired *o5 = NULL;
  s[6].i32 = caunoi_day_walk_in((caunoi_day *)s[0].m, (const caunoi_participant *)s[1].m, (const caunoi_pair *)s[2].p, s[2].n, (const caunoi_repair_options *)s[3].m, (const caunoi_control *)s[4].p, &o5, err);
  s[5].m = o5;
}
static void call_caunoi_day_wish(slot *s, caunoi_error **err) {
  caunoi_repaired *o4 = NULL;
  s[5].i32 = caunoi_day_wish((caunoi_day *)s[0].m, (const caunoi_pair *)s[1].m, (const caunoi_repair_options *)s[2].m, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_day_withdraw(slot *s, caunoi_error **err) {
  caunoi_repaired *o4 = NULL;
  s[5].i32 = caunoi_day_withdraw((caunoi_day *)s[0].m, (const char *)s[1].p, s[1].n, (const caunoi_repair_options *)s[2].m, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_day_lock(slot *s, caunoi_error **err) {
  caunoi_repaired *o4 = NULL;
  s[5].i32 = caunoi_day_lock((caunoi_day *)s[0].m, (const caunoi_lock *)s[1].m, (const caunoi_repair_options *)s[2].m, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_day_unlock(slot *s, caunoi_error **err) {
  caunoi_repaired *o4 = NULL;
  s[5].i32 = caunoi_day_unlock((caunoi_day *)s[0].m, (const char *)s[1].p, s[1].n, (const caunoi_repair_options *)s[2].m, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_day_break_table(slot *s, caunoi_error **err) {
  caunoi_repaired *o5 = NULL;
  s[6].i32 = caunoi_day_break_table((caunoi_day *)s[0].m, (const char *)s[1].p, s[1].n, s[2].i32, (const caunoi_repair_options *)s[3].m, (const caunoi_control *)s[4].p, &o5, err);
  s[5].m = o5;
}
static void call_caunoi_day_lose_interpreter(slot *s, caunoi_error **err) {
  caunoi_repaired *o5 = NULL;
  s[6].i32 = caunoi_day_lose_interpreter((caunoi_day *)s[0].m, (const char *)s[1].p, s[1].n, s[2].i32, (const caunoi_repair_options *)s[3].m, (const caunoi_control *)s[4].p, &o5, err);
  s[5].m = o5;
}
static void call_caunoi_day_add_table(slot *s, caunoi_error **err) {
  caunoi_repaired *o4 = NULL;
  s[5].i32 = caunoi_day_add_table((caunoi_day *)s[0].m, (const caunoi_table *)s[1].m, (const caunoi_repair_options *)s[2].m, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_day_add_interpreter(slot *s, caunoi_error **err) {
  caunoi_repaired *o4 = NULL;
  s[5].i32 = caunoi_day_add_interpreter((caunoi_day *)s[0].m, (const caunoi_interpreter *)s[1].m, (const caunoi_repair_options *)s[2].m, (const caunoi_control *)s[3].p, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_day_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_day_free((caunoi_day *)s[0].m);
}
static void call_caunoi_report_page(slot *s, caunoi_error **err) {
  caunoi_blob *o1 = NULL;
  s[2].i32 = caunoi_report_page((const caunoi_report_input *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_report_papers(slot *s, caunoi_error **err) {
  caunoi_papers *o1 = NULL;
  s[2].i32 = caunoi_report_papers((const caunoi_report_input *)s[0].m, &o1, err);
  s[1].m = o1;
}
static void call_caunoi_report_matches_xlsx(slot *s, caunoi_error **err) {
  caunoi_blob *o2 = NULL;
  s[3].i32 = caunoi_report_matches_xlsx((const caunoi_matches *)s[0].m, s[1].i32, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_report_programme_xlsx(slot *s, caunoi_error **err) {
  caunoi_blob *o3 = NULL;
  s[4].i32 = caunoi_report_programme_xlsx((const caunoi_fair *)s[0].m, (const caunoi_programme *)s[1].m, s[2].i32, &o3, err);
  s[3].m = o3;
}
static void call_caunoi_report_calendars(slot *s, caunoi_error **err) {
  caunoi_papers *o4 = NULL;
  s[5].i32 = caunoi_report_calendars((const caunoi_fair *)s[0].m, (const caunoi_programme *)s[1].m, s[2].i32, s[3].u32, &o4, err);
  s[4].m = o4;
}
static void call_caunoi_report_notices_page(slot *s, caunoi_error **err) {
  caunoi_blob *o2 = NULL;
  s[3].i32 = caunoi_report_notices_page((const caunoi_repaired *)s[0].m, s[1].i32, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_report_notices_text(slot *s, caunoi_error **err) {
  caunoi_blob *o2 = NULL;
  s[3].i32 = caunoi_report_notices_text((const caunoi_repaired *)s[0].m, s[1].i32, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_papers_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_papers_count((const caunoi_papers *)s[0].m);
}
static void call_caunoi_papers_row(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_papers_row((const caunoi_papers *)s[0].m, s[1].n, (caunoi_paper *)s[2].m);
}
static void call_caunoi_papers_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_papers_free((caunoi_papers *)s[0].m);
}
static void call_caunoi_run(slot *s, caunoi_error **err) {
  s[5].i32 = caunoi_run((const char *)s[0].p, s[0].n, (const char *)s[1].p, s[1].n, (const caunoi_run_options *)s[2].m, (const caunoi_control *)s[3].p, (caunoi_run_summary *)s[4].m, err);
}
static void call_caunoi_evaluate(slot *s, caunoi_error **err) {
  caunoi_evaluation *o2 = NULL;
  s[3].i32 = caunoi_evaluate((const char *)s[0].p, s[0].n, (const char *)s[1].p, s[1].n, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_evaluation_queries(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_evaluation_queries((const caunoi_evaluation *)s[0].m);
}
static void call_caunoi_evaluation_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_evaluation_count((const caunoi_evaluation *)s[0].m);
}
static void call_caunoi_evaluation_measure(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_evaluation_measure((const caunoi_evaluation *)s[0].m, s[1].n, (caunoi_measure *)s[2].m);
}
static void call_caunoi_evaluation_compare(slot *s, caunoi_error **err) {
  caunoi_differences *o2 = NULL;
  s[3].i32 = caunoi_evaluation_compare((const caunoi_evaluation *)s[0].m, (const caunoi_evaluation *)s[1].m, &o2, err);
  s[2].m = o2;
}
static void call_caunoi_evaluation_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_evaluation_free((caunoi_evaluation *)s[0].m);
}
static void call_caunoi_differences_count(slot *s, caunoi_error **err) {
  (void)err; s[1].n = caunoi_differences_count((const caunoi_differences *)s[0].m);
}
static void call_caunoi_differences_row(slot *s, caunoi_error **err) {
  (void)err; s[3].i32 = caunoi_differences_row((const caunoi_differences *)s[0].m, s[1].n, (caunoi_difference *)s[2].m);
}
static void call_caunoi_differences_free(slot *s, caunoi_error **err) {
  (void)err; caunoi_differences_free((caunoi_differences *)s[0].m);
}

static const function functions[] = {
    {"caunoi_abi_version", call_caunoi_abi_version, R_UINT32, -1, 0, {{A_SIZE, -1}}, 0},
    {"caunoi_version", call_caunoi_version, R_TEXT, -1, 0, {{A_SIZE, -1}}, 0},
    {"caunoi_status_name", call_caunoi_status_name, R_TEXT, -1, 1, {{A_ENUM, 0}}, 0},
    {"caunoi_error_status", call_caunoi_error_status, R_ENUM, 0, 1, {{A_HANDLE, 0}}, 0},
    {"caunoi_error_message", call_caunoi_error_message, R_STR, -1, 1, {{A_HANDLE, 0}}, 0},
    {"caunoi_error_place", call_caunoi_error_place, R_STR, -1, 1, {{A_HANDLE, 0}}, 0},
    {"caunoi_error_free", call_caunoi_error_free, R_NOTHING, -1, 1, {{A_ALONE, 0}}, 1},
    {"caunoi_allocator_set", call_caunoi_allocator_set, R_STATUS, -1, 1, {{A_STRUCT, 0}}, 0},
    {"caunoi_live_handles", call_caunoi_live_handles, R_UINT64, -1, 0, {{A_SIZE, -1}}, 0},
    {"caunoi_cancel_new", call_caunoi_cancel_new, R_HANDLE, 1, 0, {{A_SIZE, -1}}, 0},
    {"caunoi_cancel_request", call_caunoi_cancel_request, R_NOTHING, -1, 1, {{A_HANDLE, 1}}, 0},
    {"caunoi_cancel_free", call_caunoi_cancel_free, R_NOTHING, -1, 1, {{A_ALONE, 1}}, 1},
    {"caunoi_blob_view", call_caunoi_blob_view, R_BYTES, -1, 1, {{A_HANDLE, 2}}, 0},
    {"caunoi_blob_save", call_caunoi_blob_save, R_STATUS, -1, 2, {{A_HANDLE, 2}, {A_TEXT, -1}}, 0},
    {"caunoi_blob_free", call_caunoi_blob_free, R_NOTHING, -1, 1, {{A_ALONE, 2}}, 1},
    {"caunoi_texts_count", call_caunoi_texts_count, R_SIZE, -1, 1, {{A_HANDLE, 3}}, 0},
    {"caunoi_texts_at", call_caunoi_texts_at, R_STR, -1, 2, {{A_HANDLE, 3}, {A_SIZE, -1}}, 0},
    {"caunoi_texts_free", call_caunoi_texts_free, R_NOTHING, -1, 1, {{A_ALONE, 3}}, 1},
    {"caunoi_lexicon_load", call_caunoi_lexicon_load, R_STATUS, -1, 2, {{A_TEXT, -1}, {A_OUT, 4}}, 0},
    {"caunoi_lexicon_load_files", call_caunoi_lexicon_load_files, R_STATUS, -1, 2, {{A_STRS, -1}, {A_OUT, 4}}, 0},
    {"caunoi_lexicon_count", call_caunoi_lexicon_count, R_SIZE, -1, 1, {{A_HANDLE, 4}}, 0},
    {"caunoi_lexicon_concept", call_caunoi_lexicon_concept, R_STATUS, -1, 3, {{A_HANDLE, 4}, {A_SIZE, -1}, {A_ROW, 1}}, 0},
    {"caunoi_lexicon_terms", call_caunoi_lexicon_terms, R_STATUS, -1, 4, {{A_HANDLE, 4}, {A_SIZE, -1}, {A_ENUM, 1}, {A_OUT, 3}}, 0},
    {"caunoi_lexicon_check", call_caunoi_lexicon_check, R_STATUS, -1, 2, {{A_STRS, -1}, {A_OUT, 3}}, 0},
    {"caunoi_lexicon_import", call_caunoi_lexicon_import, R_STATUS, -1, 5, {{A_STRS, -1}, {A_TEXT, -1}, {A_HANDLE, 4}, {A_OUT, 2}, {A_OUT, 3}}, 0},
    {"caunoi_lexicon_free", call_caunoi_lexicon_free, R_NOTHING, -1, 1, {{A_ALONE, 4}}, 1},
    {"caunoi_records_new", call_caunoi_records_new, R_STATUS, -1, 2, {{A_HANDLE, 6}, {A_OUT, 5}}, 0},
    {"caunoi_records_put_organisation", call_caunoi_records_put_organisation, R_STATUS, -1, 2, {{A_ALONE, 5}, {A_STRUCT, 7}}, 0},
    {"caunoi_records_put_technology", call_caunoi_records_put_technology, R_STATUS, -1, 2, {{A_ALONE, 5}, {A_STRUCT, 8}}, 0},
    {"caunoi_records_put_need", call_caunoi_records_put_need, R_STATUS, -1, 2, {{A_ALONE, 5}, {A_STRUCT, 9}}, 0},
    {"caunoi_records_put_expert", call_caunoi_records_put_expert, R_STATUS, -1, 2, {{A_ALONE, 5}, {A_STRUCT, 10}}, 0},
    {"caunoi_records_put_visit", call_caunoi_records_put_visit, R_STATUS, -1, 2, {{A_ALONE, 5}, {A_STRUCT, 11}}, 0},
    {"caunoi_records_put_jsonl", call_caunoi_records_put_jsonl, R_STATUS, -1, 3, {{A_ALONE, 5}, {A_TEXT, -1}, {A_TEXT, -1}}, 0},
    {"caunoi_records_remove", call_caunoi_records_remove, R_STATUS, -1, 3, {{A_ALONE, 5}, {A_ENUM, 2}, {A_TEXT, -1}}, 0},
    {"caunoi_records_count", call_caunoi_records_count, R_SIZE, -1, 2, {{A_HANDLE, 5}, {A_ENUM, 2}}, 0},
    {"caunoi_records_survey", call_caunoi_records_survey, R_STATUS, -1, 2, {{A_HANDLE, 5}, {A_OUT, 6}}, 0},
    {"caunoi_records_free", call_caunoi_records_free, R_NOTHING, -1, 1, {{A_ALONE, 5}}, 1},
    {"caunoi_survey_load", call_caunoi_survey_load, R_STATUS, -1, 3, {{A_TEXT, -1}, {A_CONTROL, -1}, {A_OUT, 6}}, 0},
    {"caunoi_survey_load_files", call_caunoi_survey_load_files, R_STATUS, -1, 3, {{A_STRS, -1}, {A_CONTROL, -1}, {A_OUT, 6}}, 0},
    {"caunoi_survey_parse", call_caunoi_survey_parse, R_STATUS, -1, 3, {{A_TEXT, -1}, {A_TEXT, -1}, {A_OUT, 6}}, 0},
    {"caunoi_survey_free", call_caunoi_survey_free, R_NOTHING, -1, 1, {{A_ALONE, 6}}, 1},
    {"caunoi_survey_jsonl", call_caunoi_survey_jsonl, R_STATUS, -1, 2, {{A_HANDLE, 6}, {A_OUT, 2}}, 0},
    {"caunoi_survey_findings_jsonl", call_caunoi_survey_findings_jsonl, R_STATUS, -1, 2, {{A_HANDLE, 6}, {A_OUT, 2}}, 0},
    {"caunoi_survey_save_repair", call_caunoi_survey_save_repair, R_STATUS, -1, 3, {{A_HANDLE, 6}, {A_ENUM, 1}, {A_TEXT, -1}}, 0},
    {"caunoi_survey_count", call_caunoi_survey_count, R_SIZE, -1, 2, {{A_HANDLE, 6}, {A_ENUM, 2}}, 0},
    {"caunoi_survey_record", call_caunoi_survey_record, R_STATUS, -1, 5, {{A_HANDLE, 6}, {A_ENUM, 2}, {A_SIZE, -1}, {A_ENUM, 1}, {A_ROW, 13}}, 0},
    {"caunoi_survey_find", call_caunoi_survey_find, R_STATUS, -1, 5, {{A_HANDLE, 6}, {A_ENUM, 2}, {A_TEXT, -1}, {A_ENUM, 1}, {A_ROW, 13}}, 0},
    {"caunoi_survey_record_json", call_caunoi_survey_record_json, R_STATUS, -1, 4, {{A_HANDLE, 6}, {A_ENUM, 2}, {A_TEXT, -1}, {A_OUT, 2}}, 0},
    {"caunoi_survey_finding_count", call_caunoi_survey_finding_count, R_SIZE, -1, 1, {{A_HANDLE, 6}}, 0},
    {"caunoi_survey_finding", call_caunoi_survey_finding, R_STATUS, -1, 4, {{A_HANDLE, 6}, {A_SIZE, -1}, {A_ENUM, 1}, {A_ROW, 12}}, 0},
    {"caunoi_index_build", call_caunoi_index_build, R_STATUS, -1, 5, {{A_HANDLE, 6}, {A_TEXT, -1}, {A_HANDLE, 4}, {A_CONTROL, -1}, {A_OUT, 7}}, 0},
    {"caunoi_index_open", call_caunoi_index_open, R_STATUS, -1, 3, {{A_TEXT, -1}, {A_HANDLE, 4}, {A_OUT, 7}}, 0},
    {"caunoi_index_free", call_caunoi_index_free, R_NOTHING, -1, 1, {{A_ALONE, 7}}, 1},
    {"caunoi_index_update", call_caunoi_index_update, R_STATUS, -1, 3, {{A_ALONE, 7}, {A_HANDLE, 6}, {A_STRS, -1}}, 0},
    {"caunoi_index_size", call_caunoi_index_size, R_UINT64, -1, 1, {{A_HANDLE, 7}}, 0},
    {"caunoi_index_survey", call_caunoi_index_survey, R_STATUS, -1, 2, {{A_HANDLE, 7}, {A_OUT, 6}}, 0},
    {"caunoi_index_notices", call_caunoi_index_notices, R_STATUS, -1, 2, {{A_HANDLE, 7}, {A_OUT, 3}}, 0},
    {"caunoi_index_search", call_caunoi_index_search, R_STATUS, -1, 4, {{A_HANDLE, 7}, {A_TEXT, -1}, {A_STRUCT, 14}, {A_OUT, 8}}, 0},
    {"caunoi_answer_free", call_caunoi_answer_free, R_NOTHING, -1, 1, {{A_ALONE, 8}}, 1},
    {"caunoi_answer_found", call_caunoi_answer_found, R_UINT64, -1, 1, {{A_HANDLE, 8}}, 0},
    {"caunoi_answer_count", call_caunoi_answer_count, R_SIZE, -1, 1, {{A_HANDLE, 8}}, 0},
    {"caunoi_answer_suggestion", call_caunoi_answer_suggestion, R_STR, -1, 1, {{A_HANDLE, 8}}, 0},
    {"caunoi_answer_hit", call_caunoi_answer_hit, R_STATUS, -1, 3, {{A_HANDLE, 8}, {A_SIZE, -1}, {A_ROW, 15}}, 0},
    {"caunoi_answer_facet_count", call_caunoi_answer_facet_count, R_SIZE, -1, 1, {{A_HANDLE, 8}}, 0},
    {"caunoi_answer_facet", call_caunoi_answer_facet, R_STATUS, -1, 3, {{A_HANDLE, 8}, {A_SIZE, -1}, {A_ROW, 16}}, 0},
    {"caunoi_match", call_caunoi_match, R_STATUS, -1, 5, {{A_HANDLE, 6}, {A_HANDLE, 7}, {A_STRUCT, 18}, {A_CONTROL, -1}, {A_OUT, 10}}, 0},
    {"caunoi_match_supply", call_caunoi_match_supply, R_STATUS, -1, 6, {{A_HANDLE, 6}, {A_HANDLE, 7}, {A_TEXT, -1}, {A_STRUCT, 18}, {A_CONTROL, -1}, {A_OUT, 10}}, 0},
    {"caunoi_matcher_new", call_caunoi_matcher_new, R_STATUS, -1, 5, {{A_HANDLE, 6}, {A_HANDLE, 7}, {A_STRUCT, 18}, {A_CONTROL, -1}, {A_OUT, 9}}, 0},
    {"caunoi_matcher_match", call_caunoi_matcher_match, R_STATUS, -1, 4, {{A_HANDLE, 9}, {A_TEXT, -1}, {A_CONTROL, -1}, {A_OUT, 10}}, 0},
    {"caunoi_matcher_update", call_caunoi_matcher_update, R_STATUS, -1, 5, {{A_ALONE, 9}, {A_ALONE, 7}, {A_HANDLE, 6}, {A_STRS, -1}, {A_CONTROL, -1}}, 0},
    {"caunoi_matcher_free", call_caunoi_matcher_free, R_NOTHING, -1, 1, {{A_ALONE, 9}}, 1},
    {"caunoi_matches_free", call_caunoi_matches_free, R_NOTHING, -1, 1, {{A_ALONE, 10}}, 1},
    {"caunoi_matches_count", call_caunoi_matches_count, R_SIZE, -1, 1, {{A_HANDLE, 10}}, 0},
    {"caunoi_matches_row", call_caunoi_matches_row, R_STATUS, -1, 3, {{A_HANDLE, 10}, {A_SIZE, -1}, {A_ROW, 19}}, 0},
    {"caunoi_matches_explain", call_caunoi_matches_explain, R_STATUS, -1, 5, {{A_HANDLE, 10}, {A_SIZE, -1}, {A_ENUM, 1}, {A_UINT32, -1}, {A_OUT, 2}}, 0},
    {"caunoi_matches_reasons", call_caunoi_matches_reasons, R_STATUS, -1, 4, {{A_HANDLE, 10}, {A_SIZE, -1}, {A_ENUM, 1}, {A_OUT, 11}}, 0},
    {"caunoi_matches_jsonl", call_caunoi_matches_jsonl, R_STATUS, -1, 2, {{A_HANDLE, 10}, {A_OUT, 2}}, 0},
    {"caunoi_reasons_count", call_caunoi_reasons_count, R_SIZE, -1, 1, {{A_HANDLE, 11}}, 0},
    {"caunoi_reasons_row", call_caunoi_reasons_row, R_STATUS, -1, 3, {{A_HANDLE, 11}, {A_SIZE, -1}, {A_ROW, 20}}, 0},
    {"caunoi_reasons_free", call_caunoi_reasons_free, R_NOTHING, -1, 1, {{A_ALONE, 11}}, 1},
    {"caunoi_network_new", call_caunoi_network_new, R_STATUS, -1, 3, {{A_HANDLE, 6}, {A_CONTROL, -1}, {A_OUT, 12}}, 0},
    {"caunoi_network_node_count", call_caunoi_network_node_count, R_SIZE, -1, 1, {{A_HANDLE, 12}}, 0},
    {"caunoi_network_arc_count", call_caunoi_network_arc_count, R_SIZE, -1, 1, {{A_HANDLE, 12}}, 0},
    {"caunoi_network_near", call_caunoi_network_near, R_STATUS, -1, 4, {{A_HANDLE, 12}, {A_TEXT, -1}, {A_UINT32, -1}, {A_OUT, 13}}, 0},
    {"caunoi_network_free", call_caunoi_network_free, R_NOTHING, -1, 1, {{A_ALONE, 12}}, 1},
    {"caunoi_nearness_count", call_caunoi_nearness_count, R_SIZE, -1, 1, {{A_HANDLE, 13}}, 0},
    {"caunoi_nearness_row", call_caunoi_nearness_row, R_STATUS, -1, 3, {{A_HANDLE, 13}, {A_SIZE, -1}, {A_ROW, 21}}, 0},
    {"caunoi_nearness_free", call_caunoi_nearness_free, R_NOTHING, -1, 1, {{A_ALONE, 13}}, 1},
    {"caunoi_draft_new", call_caunoi_draft_new, R_STATUS, -1, 2, {{A_HANDLE, 15}, {A_OUT, 14}}, 0},
    {"caunoi_draft_name", call_caunoi_draft_name, R_STATUS, -1, 3, {{A_ALONE, 14}, {A_TEXT, -1}, {A_TEXT, -1}}, 0},
    {"caunoi_draft_objective", call_caunoi_draft_objective, R_STATUS, -1, 3, {{A_ALONE, 14}, {A_ENUMS, 7}, {A_INT32, -1}}, 0},
    {"caunoi_draft_fairness", call_caunoi_draft_fairness, R_STATUS, -1, 3, {{A_ALONE, 14}, {A_ENUM, 8}, {A_ENUM, 6}}, 0},
    {"caunoi_draft_put_session", call_caunoi_draft_put_session, R_STATUS, -1, 2, {{A_ALONE, 14}, {A_STRUCT, 22}}, 0},
    {"caunoi_draft_put_table", call_caunoi_draft_put_table, R_STATUS, -1, 2, {{A_ALONE, 14}, {A_STRUCT, 23}}, 0},
    {"caunoi_draft_put_interpreter", call_caunoi_draft_put_interpreter, R_STATUS, -1, 2, {{A_ALONE, 14}, {A_STRUCT, 24}}, 0},
    {"caunoi_draft_put_participant", call_caunoi_draft_put_participant, R_STATUS, -1, 2, {{A_ALONE, 14}, {A_STRUCT, 25}}, 0},
    {"caunoi_draft_put_pair", call_caunoi_draft_put_pair, R_STATUS, -1, 2, {{A_ALONE, 14}, {A_STRUCT, 26}}, 0},
    {"caunoi_draft_put_lock", call_caunoi_draft_put_lock, R_STATUS, -1, 2, {{A_ALONE, 14}, {A_STRUCT, 27}}, 0},
    {"caunoi_draft_remove", call_caunoi_draft_remove, R_STATUS, -1, 3, {{A_ALONE, 14}, {A_ENUM, 9}, {A_TEXT, -1}}, 0},
    {"caunoi_draft_fair", call_caunoi_draft_fair, R_STATUS, -1, 2, {{A_HANDLE, 14}, {A_OUT, 15}}, 0},
    {"caunoi_draft_free", call_caunoi_draft_free, R_NOTHING, -1, 1, {{A_ALONE, 14}}, 1},
    {"caunoi_fair_parse", call_caunoi_fair_parse, R_STATUS, -1, 3, {{A_TEXT, -1}, {A_TEXT, -1}, {A_OUT, 15}}, 0},
    {"caunoi_fair_with_matches", call_caunoi_fair_with_matches, R_STATUS, -1, 3, {{A_HANDLE, 15}, {A_HANDLE, 10}, {A_OUT, 15}}, 0},
    {"caunoi_fair_json", call_caunoi_fair_json, R_STATUS, -1, 2, {{A_HANDLE, 15}, {A_OUT, 2}}, 0},
    {"caunoi_fair_free", call_caunoi_fair_free, R_NOTHING, -1, 1, {{A_ALONE, 15}}, 1},
    {"caunoi_plan", call_caunoi_plan, R_STATUS, -1, 4, {{A_HANDLE, 15}, {A_STRUCT, 28}, {A_CONTROL, -1}, {A_OUT, 16}}, 0},
    {"caunoi_advise", call_caunoi_advise, R_STATUS, -1, 4, {{A_HANDLE, 15}, {A_STRUCT, 28}, {A_CONTROL, -1}, {A_OUT, 2}}, 0},
    {"caunoi_advise_text", call_caunoi_advise_text, R_STATUS, -1, 5, {{A_HANDLE, 15}, {A_STRUCT, 28}, {A_ENUM, 1}, {A_CONTROL, -1}, {A_OUT, 2}}, 0},
    {"caunoi_programme_parse", call_caunoi_programme_parse, R_STATUS, -1, 3, {{A_TEXT, -1}, {A_TEXT, -1}, {A_OUT, 16}}, 0},
    {"caunoi_programme_json", call_caunoi_programme_json, R_STATUS, -1, 2, {{A_HANDLE, 16}, {A_OUT, 2}}, 0},
    {"caunoi_programme_free", call_caunoi_programme_free, R_NOTHING, -1, 1, {{A_ALONE, 16}}, 1},
    {"caunoi_programme_summarise", call_caunoi_programme_summarise, R_STATUS, -1, 2, {{A_HANDLE, 16}, {A_ROW, 29}}, 0},
    {"caunoi_programme_meeting", call_caunoi_programme_meeting, R_STATUS, -1, 3, {{A_HANDLE, 16}, {A_SIZE, -1}, {A_ROW, 30}}, 0},
    {"caunoi_programme_unplaced", call_caunoi_programme_unplaced, R_STATUS, -1, 3, {{A_HANDLE, 16}, {A_SIZE, -1}, {A_ROW, 31}}, 0},
    {"caunoi_programme_conflict", call_caunoi_programme_conflict, R_STR, -1, 2, {{A_HANDLE, 16}, {A_SIZE, -1}}, 0},
    {"caunoi_check", call_caunoi_check, R_STATUS, -1, 3, {{A_HANDLE, 15}, {A_HANDLE, 16}, {A_OUT, 3}}, 0},
    {"caunoi_repair", call_caunoi_repair, R_STATUS, -1, 7, {{A_HANDLE, 15}, {A_HANDLE, 16}, {A_TEXT, -1}, {A_TEXT, -1}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_check_repair", call_caunoi_check_repair, R_STATUS, -1, 6, {{A_HANDLE, 15}, {A_HANDLE, 16}, {A_TEXT, -1}, {A_TEXT, -1}, {A_HANDLE, 17}, {A_OUT, 3}}, 0},
    {"caunoi_repaired_fair", call_caunoi_repaired_fair, R_STATUS, -1, 2, {{A_HANDLE, 17}, {A_OUT, 15}}, 0},
    {"caunoi_repaired_programme", call_caunoi_repaired_programme, R_STATUS, -1, 2, {{A_HANDLE, 17}, {A_OUT, 16}}, 0},
    {"caunoi_repaired_json", call_caunoi_repaired_json, R_STATUS, -1, 2, {{A_HANDLE, 17}, {A_OUT, 2}}, 0},
    {"caunoi_repaired_summarise", call_caunoi_repaired_summarise, R_STATUS, -1, 2, {{A_HANDLE, 17}, {A_ROW, 33}}, 0},
    {"caunoi_repaired_notice", call_caunoi_repaired_notice, R_STATUS, -1, 3, {{A_HANDLE, 17}, {A_SIZE, -1}, {A_ROW, 34}}, 0},
    {"caunoi_repaired_standby", call_caunoi_repaired_standby, R_STATUS, -1, 3, {{A_HANDLE, 17}, {A_SIZE, -1}, {A_ROW, 35}}, 0},
    {"caunoi_repaired_standby_pairs", call_caunoi_repaired_standby_pairs, R_STATUS, -1, 3, {{A_HANDLE, 17}, {A_SIZE, -1}, {A_OUT, 3}}, 0},
    {"caunoi_repaired_relaxed", call_caunoi_repaired_relaxed, R_STATUS, -1, 3, {{A_HANDLE, 17}, {A_SIZE, -1}, {A_ROW, 36}}, 0},
    {"caunoi_repaired_free", call_caunoi_repaired_free, R_NOTHING, -1, 1, {{A_ALONE, 17}}, 1},
    {"caunoi_day_new", call_caunoi_day_new, R_STATUS, -1, 3, {{A_HANDLE, 15}, {A_HANDLE, 16}, {A_OUT, 18}}, 0},
    {"caunoi_day_revision", call_caunoi_day_revision, R_UINT64, -1, 1, {{A_HANDLE, 18}}, 0},
    {"caunoi_day_fair", call_caunoi_day_fair, R_STATUS, -1, 2, {{A_HANDLE, 18}, {A_OUT, 15}}, 0},
    {"caunoi_day_programme", call_caunoi_day_programme, R_STATUS, -1, 2, {{A_HANDLE, 18}, {A_OUT, 16}}, 0},
    {"caunoi_day_apply", call_caunoi_day_apply, R_STATUS, -1, 6, {{A_HANDLE, 18}, {A_TEXT, -1}, {A_TEXT, -1}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_now", call_caunoi_day_now, R_STATUS, -1, 5, {{A_HANDLE, 18}, {A_INT32, -1}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_absent", call_caunoi_day_absent, R_STATUS, -1, 6, {{A_HANDLE, 18}, {A_TEXT, -1}, {A_INT32, -1}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_present", call_caunoi_day_present, R_STATUS, -1, 6, {{A_HANDLE, 18}, {A_TEXT, -1}, {A_INT32, -1}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_late", call_caunoi_day_late, R_STATUS, -1, 6, {{A_HANDLE, 18}, {A_TEXT, -1}, {A_INT32, -1}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_walk_in", call_caunoi_day_walk_in, R_STATUS, -1, 6, {{A_HANDLE, 18}, {A_STRUCT, 25}, {A_STRUCTS, 26}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_wish", call_caunoi_day_wish, R_STATUS, -1, 5, {{A_HANDLE, 18}, {A_STRUCT, 26}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_withdraw", call_caunoi_day_withdraw, R_STATUS, -1, 5, {{A_HANDLE, 18}, {A_TEXT, -1}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_lock", call_caunoi_day_lock, R_STATUS, -1, 5, {{A_HANDLE, 18}, {A_STRUCT, 27}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_unlock", call_caunoi_day_unlock, R_STATUS, -1, 5, {{A_HANDLE, 18}, {A_TEXT, -1}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_break_table", call_caunoi_day_break_table, R_STATUS, -1, 6, {{A_HANDLE, 18}, {A_TEXT, -1}, {A_INT32, -1}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_lose_interpreter", call_caunoi_day_lose_interpreter, R_STATUS, -1, 6, {{A_HANDLE, 18}, {A_TEXT, -1}, {A_INT32, -1}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_add_table", call_caunoi_day_add_table, R_STATUS, -1, 5, {{A_HANDLE, 18}, {A_STRUCT, 23}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_add_interpreter", call_caunoi_day_add_interpreter, R_STATUS, -1, 5, {{A_HANDLE, 18}, {A_STRUCT, 24}, {A_STRUCT, 32}, {A_CONTROL, -1}, {A_OUT, 17}}, 0},
    {"caunoi_day_free", call_caunoi_day_free, R_NOTHING, -1, 1, {{A_ALONE, 18}}, 1},
    {"caunoi_report_page", call_caunoi_report_page, R_STATUS, -1, 2, {{A_STRUCT, 37}, {A_OUT, 2}}, 0},
    {"caunoi_report_papers", call_caunoi_report_papers, R_STATUS, -1, 2, {{A_STRUCT, 37}, {A_OUT, 19}}, 0},
    {"caunoi_report_matches_xlsx", call_caunoi_report_matches_xlsx, R_STATUS, -1, 3, {{A_HANDLE, 10}, {A_ENUM, 1}, {A_OUT, 2}}, 0},
    {"caunoi_report_programme_xlsx", call_caunoi_report_programme_xlsx, R_STATUS, -1, 4, {{A_HANDLE, 15}, {A_HANDLE, 16}, {A_ENUM, 1}, {A_OUT, 2}}, 0},
    {"caunoi_report_calendars", call_caunoi_report_calendars, R_STATUS, -1, 5, {{A_HANDLE, 15}, {A_HANDLE, 16}, {A_ENUM, 1}, {A_UINT32, -1}, {A_OUT, 19}}, 0},
    {"caunoi_report_notices_page", call_caunoi_report_notices_page, R_STATUS, -1, 3, {{A_HANDLE, 17}, {A_ENUM, 1}, {A_OUT, 2}}, 0},
    {"caunoi_report_notices_text", call_caunoi_report_notices_text, R_STATUS, -1, 3, {{A_HANDLE, 17}, {A_ENUM, 1}, {A_OUT, 2}}, 0},
    {"caunoi_papers_count", call_caunoi_papers_count, R_SIZE, -1, 1, {{A_HANDLE, 19}}, 0},
    {"caunoi_papers_row", call_caunoi_papers_row, R_STATUS, -1, 3, {{A_HANDLE, 19}, {A_SIZE, -1}, {A_ROW, 38}}, 0},
    {"caunoi_papers_free", call_caunoi_papers_free, R_NOTHING, -1, 1, {{A_ALONE, 19}}, 1},
    {"caunoi_run", call_caunoi_run, R_STATUS, -1, 5, {{A_TEXT, -1}, {A_TEXT, -1}, {A_STRUCT, 39}, {A_CONTROL, -1}, {A_ROW, 40}}, 0},
    {"caunoi_evaluate", call_caunoi_evaluate, R_STATUS, -1, 3, {{A_TEXT, -1}, {A_TEXT, -1}, {A_OUT, 20}}, 0},
    {"caunoi_evaluation_queries", call_caunoi_evaluation_queries, R_SIZE, -1, 1, {{A_HANDLE, 20}}, 0},
    {"caunoi_evaluation_count", call_caunoi_evaluation_count, R_SIZE, -1, 1, {{A_HANDLE, 20}}, 0},
    {"caunoi_evaluation_measure", call_caunoi_evaluation_measure, R_STATUS, -1, 3, {{A_HANDLE, 20}, {A_SIZE, -1}, {A_ROW, 41}}, 0},
    {"caunoi_evaluation_compare", call_caunoi_evaluation_compare, R_STATUS, -1, 3, {{A_HANDLE, 20}, {A_HANDLE, 20}, {A_OUT, 21}}, 0},
    {"caunoi_evaluation_free", call_caunoi_evaluation_free, R_NOTHING, -1, 1, {{A_ALONE, 20}}, 1},
    {"caunoi_differences_count", call_caunoi_differences_count, R_SIZE, -1, 1, {{A_HANDLE, 21}}, 0},
    {"caunoi_differences_row", call_caunoi_differences_row, R_STATUS, -1, 3, {{A_HANDLE, 21}, {A_SIZE, -1}, {A_ROW, 42}}, 0},
    {"caunoi_differences_free", call_caunoi_differences_free, R_NOTHING, -1, 1, {{A_ALONE, 21}}, 1},
};
enum { function_count = 166 };
