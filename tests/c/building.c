/* A survey and a fair put together call by call, without a file; one need at a time, one technology, who is near whom.
 */
#include "c_api_test.h"

static caunoi_str s(const char* text) {
  caunoi_str out;
  out.data = text;
  out.size = strlen(text);
  return out;
}

static int has_finding(const caunoi_survey* survey, const char* record, const char* code) {
  size_t i;
  caunoi_finding finding = CAUNOI_FINDING_INIT;
  for (i = 0; i < caunoi_survey_finding_count(survey); ++i) {
    ANSWERS(caunoi_survey_finding(survey, i, CAUNOI_LANG_EN, &finding), CAUNOI_OK);
    if (equals(finding.record, record) && equals(finding.code, code)) return 1;
  }
  return 0;
}

/* Every field of every record, compared with the JSON line it should be. */
static void fields(void) {
  static const struct {
    caunoi_kind kind;
    const char* id;
    const char* json;
  } wanted[] = {
      {CAUNOI_KIND_ORGANISATION, "O-1",
       "{\"type\":\"organisation\",\"id\":\"O-1\",\"name\":{\"vi\":\"Dệt Kiến An\"},\"aliases\":[\"Det Kien An\"],"
       "\"kind\":\"ENTERPRISE\",\"country\":\"VN\",\"province\":\"Hải Phòng\",\"tax_id\":\"0200\",\"sectors\":[\"13\"],"
       "\"fields\":[{\"code\":\"ENV\",\"weight\":1}],\"employees\":300,\"capability\":3,\"languages\":[\"vi\",\"en\"],"
       "\"certs\":[\"ISO 14001\"],\"vn_presence\":\"FACTORY\",\"products\":{\"vi\":\"Vải\"},\"founded\":1990,"
       "\"address\":\"Kiến An\",\"contact\":\"A\",\"phone\":\"1\",\"email\":\"a@b.vn\"}"},
      {CAUNOI_KIND_TECHNOLOGY, "T-1",
       "{\"type\":\"technology\",\"id\":\"T-1\",\"provider\":\"O-1\",\"visit\":\"V-1\",\"title\":{\"en\":\"Membrane\"},"
       "\"summary\":{\"en\":\"S\"},\"problem\":{\"en\":\"P\"},\"advantage\":{\"en\":\"A\"},\"fields\":[{\"code\":"
       "\"ENV\","
       "\"weight\":0.75},{\"code\":\"BIO\",\"weight\":0.25}],\"trl\":8,\"kind\":\"PROCESS\",\"ip\":[\"PAT_GRANTED\"],"
       "\"modes\":[\"SALE\"],\"price\":{\"min\":1000,\"max\":2000,\"currency\":\"USD\",\"year\":2015},\"capex\":{"
       "\"min\":5,"
       "\"max\":5,\"currency\":\"JPY\"},\"capacity\":{\"min\":100,\"max\":200,\"unit\":\"m3/d\"},\"standards\":[\"QCVN "
       "13\"],"
       "\"operator_skill\":2,\"references\":[{\"place\":\"Hà "
       "Nội\",\"year\":2012}],\"keywords\":[\"MBR\"],\"proposed\":true,"
       "\"embedding\":[0.5,-1.0]}"},
      {CAUNOI_KIND_NEED, "N-1",
       "{\"type\":\"need\",\"id\":\"N-1\",\"organisation\":\"O-1\",\"title\":{\"vi\":\"Nước "
       "thải\"},\"problem\":{\"vi\":\"Màu\"},"
       "\"requirements\":{\"vi\":\"Rẻ\"},\"fields\":[{\"code\":\"ENV\",\"weight\":1}],\"kind_wanted\":[\"PROCESS\"],"
       "\"modes\":[\"SALE\"],\"trl_min\":6,\"budget\":{\"min\":1,\"max\":3,\"currency\":\"VND\"},\"capacity\":{\"min\":"
       "100,"
       "\"max\":100,\"unit\":\"m3/d\"},\"standards\":[\"QCVN 13\"],\"deadline\":\"2016-01-31\",\"urgency\":2,"
       "\"confidential\":true,\"embedding\":[1.0,1.0]}"},
      {CAUNOI_KIND_EXPERT, "E-1",
       "{\"type\":\"expert\",\"id\":\"E-1\",\"name\":{\"vi\":\"An\"},\"organisation\":\"O-1\",\"country\":\"VN\","
       "\"languages\":[\"ja\"],\"fields\":[{\"code\":\"ENV\",\"weight\":1}],\"expertise\":{\"vi\":\"Màng\"},\"works\":["
       "{"
       "\"title\":{\"en\":\"W\"},\"text\":{\"en\":\"X\"},\"year\":2010}],\"embedding\":[1.0,0.25]}"},
      {CAUNOI_KIND_VISIT, "V-1",
       "{\"type\":\"visit\",\"id\":\"V-1\",\"organisation\":\"O-1\",\"region\":\"NORTH\",\"field\":\"ENV\",\"date\":"
       "\"2014-05-06\",\"note\":{\"vi\":\"Đã thăm\"}}"},
  };
  caunoi_records *r = NULL, *again = NULL;
  caunoi_survey *survey = NULL, *read = NULL;
  caunoi_blob *json = NULL, *other = NULL;
  caunoi_error* err = NULL;
  size_t i;
  caunoi_organisation o = CAUNOI_ORGANISATION_INIT;
  caunoi_technology t = CAUNOI_TECHNOLOGY_INIT;
  caunoi_need n = CAUNOI_NEED_INIT;
  caunoi_expert e = CAUNOI_EXPERT_INIT;
  caunoi_visit v = CAUNOI_VISIT_INIT;
  caunoi_field_weight weights[2] = {CAUNOI_FIELD_WEIGHT_INIT, CAUNOI_FIELD_WEIGHT_INIT};
  caunoi_money price = CAUNOI_MONEY_INIT, capex = CAUNOI_MONEY_INIT, budget = CAUNOI_MONEY_INIT;
  caunoi_quantity capacity = CAUNOI_QUANTITY_INIT, needed = CAUNOI_QUANTITY_INIT;
  caunoi_reference reference = CAUNOI_REFERENCE_INIT;
  caunoi_work work = CAUNOI_WORK_INIT;
  const caunoi_str alias = s("Det Kien An"), sector = s("13"), cert = s("ISO 14001"), ip = s("PAT_GRANTED"),
                   mode = s("SALE"), standard = s("QCVN 13"), keyword = s("MBR"), process = s("PROCESS");
  const caunoi_lang vi_en[] = {CAUNOI_LANG_VI, CAUNOI_LANG_EN}, ja = CAUNOI_LANG_JA;
  const float vector_t[] = {0.5F, -1.0F}, vector_n[] = {1.0F, 1.0F}, vector_e[] = {1.0F, 0.25F};

  GIVES(caunoi_records_new(NULL, &r, &err), CAUNOI_OK);
  weights[0].field = s("ENV");
  weights[0].weight = 3;
  weights[1].field = s("BIO");
  o.id = n.organisation = e.organisation = v.organisation = t.provider = s("O-1");
  o.name.vi = s("Dệt Kiến An");
  o.aliases = &alias, o.alias_count = 1;
  o.kind = s("ENTERPRISE");
  o.country = e.country = s("VN");
  o.province = s("Hải Phòng");
  o.tax_id = s("0200");
  o.sectors = &sector, o.sector_count = 1;
  o.fields = n.fields = e.fields = weights, o.field_count = n.field_count = e.field_count = 1;
  o.employees = 300, o.capability = 3, o.founded = 1990;
  o.languages = vi_en, o.language_count = 2;
  o.certs = &cert, o.cert_count = 1;
  o.vn_presence = s("FACTORY");
  o.products.vi = s("Vải");
  o.address = s("Kiến An"), o.contact = s("A"), o.phone = s("1"), o.email = s("a@b.vn");
  GIVES(caunoi_records_put_organisation(r, &o, &err), CAUNOI_OK);

  t.id = s("T-1"), t.visit = s("V-1");
  t.title.en = s("Membrane"), t.summary.en = s("S"), t.problem.en = s("P"), t.advantage.en = s("A");
  t.fields = weights, t.field_count = 2;
  t.trl = 8, t.operator_skill = 2, t.proposed = 1;
  t.kind = s("PROCESS");
  t.ip = &ip, t.ip_count = 1;
  t.modes = n.modes = &mode, t.mode_count = n.mode_count = 1;
  price.min = 1000, price.max = 2000, price.currency = s("USD"), price.year = 2015;
  capex.min = capex.max = 5, capex.currency = s("JPY");
  t.price = &price, t.capex = &capex, t.capacity = &capacity;
  capacity.min = 100, capacity.max = 200, capacity.unit = s("m³/ngày");
  t.standards = n.standards = &standard, t.standard_count = n.standard_count = 1;
  reference.place = s("Hà Nội"), reference.year = 2012;
  t.references = &reference, t.reference_count = 1;
  t.keywords = &keyword, t.keyword_count = 1;
  t.embedding = vector_t, t.embedding_count = 2;
  GIVES(caunoi_records_put_technology(r, &t, &err), CAUNOI_OK);

  n.id = s("N-1");
  n.title.vi = s("Nước thải"), n.problem.vi = s("Màu"), n.requirements.vi = s("Rẻ");
  n.kinds_wanted = &process, n.kind_wanted_count = 1;
  n.trl_min = 6, n.urgency = 2, n.confidential = 1;
  budget.min = 1, budget.max = 3, budget.currency = s("VND");
  n.budget = &budget;
  needed.min = needed.max = 100, needed.unit = s("m3/day");
  n.capacity = &needed;
  n.deadline = s("2016-01-31");
  n.embedding = vector_n, n.embedding_count = 2;
  GIVES(caunoi_records_put_need(r, &n, &err), CAUNOI_OK);

  e.id = s("E-1"), e.name.vi = s("An"), e.expertise.vi = s("Màng");
  e.languages = &ja, e.language_count = 1;
  work.title.en = s("W"), work.text.en = s("X"), work.year = 2010;
  e.works = &work, e.work_count = 1;
  e.embedding = vector_e, e.embedding_count = 2;
  GIVES(caunoi_records_put_expert(r, &e, &err), CAUNOI_OK);

  v.id = s("V-1"), v.region = s("NORTH"), v.field = s("ENV"), v.date = s("2014-05-06"), v.note.vi = s("Đã thăm");
  GIVES(caunoi_records_put_visit(r, &v, &err), CAUNOI_OK);

  GIVES(caunoi_records_survey(r, &survey, &err), CAUNOI_OK);
  CHECK(caunoi_survey_finding_count(survey) == 0);
  GIVES(caunoi_records_new(NULL, &again, &err), CAUNOI_OK);
  for (i = 0; i < sizeof wanted / sizeof wanted[0]; ++i) {
    char line[2048];
    CHECK(caunoi_records_count(r, wanted[i].kind) == 1 && caunoi_survey_count(survey, wanted[i].kind) == 1);
    GIVES(caunoi_survey_record_json(survey, wanted[i].kind, wanted[i].id, NT, &json, &err), CAUNOI_OK);
    snprintf(line, sizeof line, "%s\n", wanted[i].json);
    if (!equals(caunoi_blob_view(json), line)) fprintf(stderr, "%s%s", caunoi_blob_view(json).data, line);
    CHECK(equals(caunoi_blob_view(json), line));
    GIVES(caunoi_records_put_jsonl(again, line, NT, NULL, 0, &err), CAUNOI_OK);
    caunoi_blob_free(json);
  }
  /* The same records read from JSON are the same survey. */
  GIVES(caunoi_records_survey(again, &read, &err), CAUNOI_OK);
  GIVES(caunoi_survey_jsonl(survey, &json, &err), CAUNOI_OK);
  GIVES(caunoi_survey_jsonl(read, &other, &err), CAUNOI_OK);
  CHECK(equals(caunoi_blob_view(other), caunoi_blob_view(json).data) && caunoi_survey_finding_count(read) == 0);
  caunoi_blob_free(json);
  GIVES(caunoi_survey_record_json(survey, CAUNOI_KIND_NEED, "N-9", NT, &json, &err), CAUNOI_NOT_FOUND);

  /* What cannot be is refused by name where it has no meaning at all, and a finding where a person could have meant it.
   */
  weights[0].field = s("XYZ");
  GIVES(caunoi_records_put_need(r, &n, &err), CAUNOI_INVALID_ARGUMENT);
  weights[0].field = s("ENV");
  t.proposed = 2;
  GIVES(caunoi_records_put_technology(r, &t, &err), CAUNOI_INVALID_ARGUMENT);
  t.proposed = -1;
  t.trl = 12;
  GIVES(caunoi_records_put_technology(r, &t, &err), CAUNOI_OK);
  caunoi_survey_free(survey);
  GIVES(caunoi_records_survey(r, &survey, &err), CAUNOI_OK);
  CHECK(caunoi_survey_count(survey, CAUNOI_KIND_TECHNOLOGY) == 1 && caunoi_survey_finding_count(survey) > 0);
  caunoi_survey_free(survey);
  caunoi_survey_free(read);
  caunoi_records_free(r);
  caunoi_records_free(again);
  caunoi_blob_free(other);
}

static void changes(const handles* h) {
  caunoi_records* r = NULL;
  caunoi_survey* survey = NULL;
  caunoi_record record = CAUNOI_RECORD_INIT;
  caunoi_need need = CAUNOI_NEED_INIT;
  caunoi_error* err = NULL;
  const size_t before = caunoi_survey_finding_count(h->survey);
  GIVES(caunoi_records_new(h->survey, &r, &err), CAUNOI_OK);
  /* What was found stays, where it was found, until its record is put anew. */
  GIVES(caunoi_records_survey(r, &survey, &err), CAUNOI_OK);
  CHECK(caunoi_survey_finding_count(survey) == before && has_finding(survey, "N-2", "trl_range"));
  caunoi_survey_free(survey);
  need.id = s("N-2");
  need.title.vi = s("Lò hơi");
  GIVES(caunoi_records_put_need(r, &need, &err), CAUNOI_OK);
  need.id = s("N-3");
  GIVES(caunoi_records_put_need(r, &need, &err), CAUNOI_OK);
  GIVES(caunoi_records_remove(r, CAUNOI_KIND_TECHNOLOGY, "T-2", NT, &err), CAUNOI_OK);
  GIVES(caunoi_records_remove(r, CAUNOI_KIND_TECHNOLOGY, "T-2", NT, &err), CAUNOI_NOT_FOUND);
  GIVES(caunoi_records_remove(r, 9, "T-2", NT, &err), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_records_put_jsonl(r, "{\"type\":\"expert\",\"id\":\"E-1\",\"name\":\"B\",\"trl\":1}\nno JSON\n", NT,
                                 "x.jsonl", NT, &err),
        CAUNOI_OK);
  CHECK(caunoi_records_count(r, CAUNOI_KIND_NEED) == 3 && caunoi_records_count(r, CAUNOI_KIND_TECHNOLOGY) == 1);
  CHECK(caunoi_records_count(r, CAUNOI_KIND_EXPERT) == 1 && caunoi_records_count(r, 9) == 0);
  GIVES(caunoi_records_survey(r, &survey, &err), CAUNOI_OK);
  CHECK(!has_finding(survey, "N-2", "trl_range") && has_finding(survey, "", "not_json"));
  ANSWERS(caunoi_survey_find(survey, CAUNOI_KIND_NEED, "N-2", NT, CAUNOI_LANG_VI, &record), CAUNOI_OK);
  CHECK(equals(record.title, "Lò hơi"));
  GIVES(caunoi_survey_save_repair(survey, CAUNOI_LANG_JA, scratch("repair.xlsx"), NT, &err), CAUNOI_OK);
  caunoi_survey_free(survey);
  /* The survey it came from is as it was. */
  CHECK(caunoi_survey_count(h->survey, CAUNOI_KIND_TECHNOLOGY) == 2 &&
        caunoi_survey_finding_count(h->survey) == before);
  caunoi_records_free(r);
}

/* One need after the other is what all at once is; one technology is its rows, best first. */
static void matching(const handles* h) {
  caunoi_matcher *matcher = NULL, *second = NULL;
  caunoi_index* index = NULL;
  caunoi_str gone;
  caunoi_matches* found = NULL;
  caunoi_match_row row = CAUNOI_MATCH_ROW_INIT, other = CAUNOI_MATCH_ROW_INIT;
  caunoi_match_options options = CAUNOI_MATCH_OPTIONS_INIT;
  caunoi_reasons* reasons = NULL;
  caunoi_reason reason = CAUNOI_REASON_INIT;
  caunoi_blob *whole = NULL, *part = NULL;
  caunoi_texts* notices = NULL;
  caunoi_survey* now = NULL;
  caunoi_error* err = NULL;
  caunoi_lang lang;
  size_t i, at = 0;
  char joined[1 << 16] = "";
  GIVES(caunoi_index_build(h->survey, scratch("matching"), NT, NULL, NULL, &index, &err), CAUNOI_OK);
  GIVES(caunoi_matcher_new(h->survey, index, NULL, NULL, &matcher, &err), CAUNOI_OK);
  GIVES(caunoi_matcher_match(matcher, "N-1", NT, NULL, &found, &err), CAUNOI_OK);
  GIVES(caunoi_matches_jsonl(found, &part, &err), CAUNOI_OK);
  strcat(joined, caunoi_blob_view(part).data);
  caunoi_blob_free(part);
  caunoi_matches_free(found);
  GIVES(caunoi_matcher_match(matcher, "N-2", NT, NULL, &found, &err), CAUNOI_OK);
  GIVES(caunoi_matches_jsonl(found, &part, &err), CAUNOI_OK);
  strcat(joined, caunoi_blob_view(part).data);
  caunoi_blob_free(part);
  caunoi_matches_free(found);
  GIVES(caunoi_matches_jsonl(h->matches, &whole, &err), CAUNOI_OK);
  CHECK(equals(caunoi_blob_view(whole), joined));
  caunoi_blob_free(whole);
  GIVES(caunoi_matcher_match(matcher, "N-9", NT, NULL, &found, &err), CAUNOI_NOT_FOUND);
  /* An index does not change under its matcher, but with it. */
  GIVES(caunoi_index_survey(index, &now, &err), CAUNOI_OK);
  GIVES(caunoi_index_update(index, now, NULL, 0, &err), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_matcher_new(h->survey, index, NULL, NULL, &second, &err), CAUNOI_OK);
  GIVES(caunoi_matcher_update(matcher, index, now, NULL, 0, NULL, &err), CAUNOI_INVALID_ARGUMENT);
  caunoi_matcher_free(second);
  GIVES(caunoi_matcher_update(matcher, h->index, now, NULL, 0, NULL, &err), CAUNOI_INVALID_ARGUMENT); /* of another */
  GIVES(caunoi_matcher_update(matcher, index, now, NULL, 0, NULL, &err), CAUNOI_OK);
  GIVES(caunoi_matcher_match(matcher, "N-1", NT, NULL, &found, &err), CAUNOI_OK);
  CHECK(caunoi_matches_count(found) > 0);
  for (i = 0; i < caunoi_matches_count(found);
       ++i) { /* the same pairs; what is usual, and so the score, may have moved */
    ANSWERS(caunoi_matches_row(found, i, &row), CAUNOI_OK);
    GIVES(caunoi_matches_explain(found, i, CAUNOI_LANG_EN, 0, &part, &err), CAUNOI_OK);
    CHECK(strstr(joined, row.supply.data) != NULL && caunoi_blob_view(part).size > 0);
    caunoi_blob_free(part);
  }
  caunoi_matches_free(found);
  gone.data = "need/N-1";
  gone.size = strlen(gone.data);
  GIVES(caunoi_matcher_update(matcher, index, NULL, &gone, 1, NULL, &err), CAUNOI_OK);
  GIVES(caunoi_matcher_match(matcher, "N-1", NT, NULL, &found, &err), CAUNOI_NOT_FOUND);
  gone.data = "N-1";
  gone.size = strlen(gone.data);
  GIVES(caunoi_matcher_update(matcher, index, NULL, &gone, 1, NULL, &err), CAUNOI_INVALID_ARGUMENT);
  caunoi_matcher_free(matcher);
  GIVES(caunoi_index_update(index, now, NULL, 0, &err), CAUNOI_OK);
  caunoi_survey_free(now);
  GIVES(caunoi_index_notices(index, &notices, &err), CAUNOI_OK);
  CHECK(caunoi_texts_count(notices) == 0);
  caunoi_texts_free(notices);
  caunoi_index_free(index);

  GIVES(caunoi_match_supply(h->survey, h->index, "T-1", NT, NULL, NULL, &found, &err), CAUNOI_OK);
  CHECK(caunoi_matches_count(found) == 2);
  for (i = 0; i < caunoi_matches_count(found); ++i) {
    size_t j;
    ANSWERS(caunoi_matches_row(found, i, &row), CAUNOI_OK);
    CHECK(equals(row.supply, "T-1") && (i == 0 || row.score <= other.score));
    for (j = 0; j < caunoi_matches_count(h->matches); ++j) {
      ANSWERS(caunoi_matches_row(h->matches, j, &other), CAUNOI_OK);
      if (equals(other.need, row.need.data) && equals(other.supply, "T-1")) CHECK(other.score == row.score);
    }
    other = row;
  }
  caunoi_matches_free(found);
  GIVES(caunoi_match_supply(h->survey, h->index, "T-9", NT, NULL, NULL, &found, &err), CAUNOI_NOT_FOUND);

  /* Weights of the caller's own. */
  options.weights_json = s("{\"gate_cap\": 0.1}");
  err = NULL;
  if (caunoi_match(h->survey, h->index, &options, NULL, &found, &err) != CAUNOI_OK) {
    CHECK(contains(caunoi_error_place(err), "weights.json"));
    caunoi_error_free(err);
  }
  caunoi_matches_free(found);
  options.weights_json = s("{\"demand\": 7}");
  GIVES(caunoi_match(h->survey, h->index, &options, NULL, &found, &err), CAUNOI_INVALID_ARGUMENT);

  /* The same reasons in three languages: code by code, and in different words. */
  for (lang = CAUNOI_LANG_VI; lang <= CAUNOI_LANG_EN; ++lang) {
    static char sentences[3][4096];
    GIVES(caunoi_matches_reasons(h->matches, 0, lang, &reasons, &err), CAUNOI_OK);
    CHECK(caunoi_reasons_count(reasons) > 1 && (at == 0 || at == caunoi_reasons_count(reasons)));
    at = caunoi_reasons_count(reasons);
    for (i = 0; i < at; ++i) {
      ANSWERS(caunoi_reasons_row(reasons, i, &reason), CAUNOI_OK);
      CHECK(reason.part >= CAUNOI_REASON_REASON && reason.part <= CAUNOI_REASON_CONFIDENCE && reason.code.size > 0 &&
            reason.sentence.size > 0);
      strncat(sentences[lang - 1], reason.sentence.data, sizeof sentences[0] - strlen(sentences[lang - 1]) - 1);
    }
    ANSWERS(caunoi_reasons_row(reasons, i, &reason), CAUNOI_INVALID_ARGUMENT);
    CHECK(lang == CAUNOI_LANG_VI || strcmp(sentences[lang - 1], sentences[lang - 2]) != 0);
    caunoi_reasons_free(reasons);
  }
  GIVES(caunoi_matches_reasons(h->matches, 0, 4, &reasons, &err), CAUNOI_INVALID_ARGUMENT);
}

static void nearness(const handles* h) {
  caunoi_network* network = NULL;
  caunoi_nearness* near = NULL;
  caunoi_near row = CAUNOI_NEAR_INIT, last = CAUNOI_NEAR_INIT;
  caunoi_error* err = NULL;
  size_t i;
  GIVES(caunoi_network_new(h->survey, NULL, &network, &err), CAUNOI_OK);
  CHECK(caunoi_network_node_count(network) > 7 && caunoi_network_arc_count(network) > 5);
  GIVES(caunoi_network_near(network, "need/N-1", NT, 2, &near, &err), CAUNOI_OK);
  CHECK(caunoi_nearness_count(near) == 2);
  for (i = 0; i < 2; ++i, last = row) {
    ANSWERS(caunoi_nearness_row(near, i, &row), CAUNOI_OK);
    CHECK(row.closeness > 0 && row.closeness < 1 && (i == 0 || row.closeness <= last.closeness));
    CHECK(row.kind == CAUNOI_KIND_TECHNOLOGY || row.kind == CAUNOI_KIND_EXPERT);
  }
  ANSWERS(caunoi_nearness_row(near, 2, &row), CAUNOI_INVALID_ARGUMENT);
  caunoi_nearness_free(near);
  GIVES(caunoi_network_near(network, "organisation/O-2", NT, 0, &near, &err), CAUNOI_OK);
  CHECK(caunoi_nearness_count(near) == 0);
  caunoi_nearness_free(near);
  GIVES(caunoi_network_near(network, "technology/T-1", NT, 2, &near, &err), CAUNOI_NOT_FOUND);
  GIVES(caunoi_network_near(network, "need", NT, 2, &near, &err), CAUNOI_NOT_FOUND);
  caunoi_network_free(network);
}

static void put_participant(caunoi_draft* d, const char* id) {
  static const caunoi_str vi = {"vi", 2};
  caunoi_participant p = CAUNOI_PARTICIPANT_INIT;
  caunoi_error* err = NULL;
  p.id = s(id);
  p.languages = &vi;
  p.language_count = 1;
  GIVES(caunoi_draft_put_participant(d, &p, &err), CAUNOI_OK);
}

static void put_pair(caunoi_draft* d, const char* a, const char* b, double value) {
  caunoi_pair p = CAUNOI_PAIR_INIT;
  caunoi_error* err = NULL;
  p.a = s(a);
  p.b = s(b);
  p.value = value;
  GIVES(caunoi_draft_put_pair(d, &p, &err), CAUNOI_OK);
}

/* small_fair, call by call: the same bytes. */
static void fair(const handles* h) {
  caunoi_draft *d = NULL, *more = NULL;
  caunoi_fair *built = NULL, *locked = NULL;
  caunoi_programme* programme = NULL;
  caunoi_meeting meeting = CAUNOI_MEETING_INIT;
  caunoi_session session = CAUNOI_SESSION_INIT;
  caunoi_table table = CAUNOI_TABLE_INIT;
  caunoi_interpreter interpreter = CAUNOI_INTERPRETER_INIT;
  caunoi_lock lock = CAUNOI_LOCK_INIT;
  caunoi_goal goals[] = {CAUNOI_GOAL_VALUE, CAUNOI_GOAL_BREAKS, 4};
  caunoi_blob *json = NULL, *wanted = NULL;
  caunoi_texts* broken = NULL;
  caunoi_error* err = NULL;
  const int32_t slot0[] = {0}, slot9[] = {9};
  size_t i;
  GIVES(caunoi_draft_new(NULL, &d, &err), CAUNOI_OK);
  GIVES(caunoi_draft_name(d, "Ngày hội", NT, "Asia/Ho_Chi_Minh", NT, &err), CAUNOI_OK);
  session.id = s("s");
  session.start = s("2015-10-15T08:30");
  session.slots = 7;
  GIVES(caunoi_draft_put_session(d, &session, &err), CAUNOI_OK);
  session.slots = 2; /* put again: replaced */
  GIVES(caunoi_draft_put_session(d, &session, &err), CAUNOI_OK);
  put_participant(d, "O-1");
  put_participant(d, "O-2");
  put_participant(d, "O-3");
  put_participant(d, "O-4");
  put_pair(d, "O-1", "O-2", 3);
  put_pair(d, "O-1", "O-3", 2);
  put_pair(d, "O-1", "O-4", 1);
  GIVES(caunoi_fair_json(h->fair, &wanted, &err), CAUNOI_OK);
  GIVES(caunoi_draft_fair(d, &built, &err), CAUNOI_OK);
  GIVES(caunoi_fair_json(built, &json, &err), CAUNOI_OK);
  CHECK(!equals(caunoi_blob_view(json), caunoi_blob_view(wanted).data)); /* no tables yet */
  caunoi_blob_free(json);
  caunoi_fair_free(built);
  for (i = 0; i < 2; ++i) {
    table.id = s(i == 0 ? "1" : "2");
    GIVES(caunoi_draft_put_table(d, &table, &err), CAUNOI_OK);
  }
  GIVES(caunoi_draft_objective(d, goals, 3, -1, &err), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_draft_objective(d, goals, 2, -1, &err), CAUNOI_OK);
  GIVES(caunoi_draft_objective(d, NULL, 0, -1, &err), CAUNOI_OK);
  GIVES(caunoi_draft_fairness(d, 2, CAUNOI_SIDE_NONE, &err), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_draft_fairness(d, CAUNOI_FAIRNESS_LEXIMIN, 3, &err), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_draft_fairness(d, CAUNOI_FAIRNESS_LEXIMIN, CAUNOI_SIDE_VISITOR, &err), CAUNOI_OK);
  GIVES(caunoi_draft_fairness(d, CAUNOI_FAIRNESS_MEETINGS, CAUNOI_SIDE_NONE, &err), CAUNOI_OK);
  GIVES(caunoi_draft_fair(d, &built, &err), CAUNOI_OK);
  GIVES(caunoi_fair_json(built, &json, &err), CAUNOI_OK);
  if (!equals(caunoi_blob_view(json), caunoi_blob_view(wanted).data))
    fprintf(stderr, "%s\n%s\n", caunoi_blob_view(json).data, caunoi_blob_view(wanted).data);
  CHECK(equals(caunoi_blob_view(json), caunoi_blob_view(wanted).data));
  caunoi_blob_free(json);
  caunoi_blob_free(wanted);

  /* A fair goes on from another: one who cannot come early, and a lock. */
  GIVES(caunoi_draft_new(built, &more, &err), CAUNOI_OK);
  lock.pair = s("O-1~O-4");
  lock.slot = 1;
  GIVES(caunoi_draft_put_lock(more, &lock, &err), CAUNOI_OK);
  GIVES(caunoi_draft_fair(more, &locked, &err), CAUNOI_OK);
  GIVES(caunoi_plan(locked, NULL, NULL, &programme, &err), CAUNOI_OK);
  ANSWERS(caunoi_programme_meeting(programme, 1, &meeting), CAUNOI_OK);
  CHECK(meeting.slot == 1 && equals(meeting.pair, "O-1~O-4"));
  GIVES(caunoi_check(locked, programme, &broken, &err), CAUNOI_OK);
  CHECK(caunoi_texts_count(broken) == 0);
  caunoi_texts_free(broken);
  GIVES(caunoi_draft_remove(more, CAUNOI_PART_LOCK, "O-1~O-4", NT, &err), CAUNOI_OK);
  GIVES(caunoi_draft_remove(more, CAUNOI_PART_LOCK, "O-1~O-4", NT, &err), CAUNOI_NOT_FOUND);
  GIVES(caunoi_draft_remove(more, 6, "x", NT, &err), CAUNOI_INVALID_ARGUMENT);
  /* What speaks of a part that is gone, or of a slot that is not there, is refused with its place. */
  GIVES(caunoi_draft_remove(more, CAUNOI_PART_PARTICIPANT, "O-4", NT, &err), CAUNOI_OK);
  caunoi_fair_free(locked);
  CHECK(caunoi_draft_fair(more, &locked, &err) == CAUNOI_INVALID_ARGUMENT &&
        contains(caunoi_error_place(err), "/pairs/2"));
  caunoi_error_free(err);
  GIVES(caunoi_draft_remove(more, CAUNOI_PART_PAIR, "O-1~O-4", NT, &err), CAUNOI_OK);
  interpreter.id = s("I-1");
  interpreter.unavailable = slot9;
  interpreter.unavailable_count = 1;
  GIVES(caunoi_draft_put_interpreter(more, &interpreter, &err), CAUNOI_OK);
  GIVES(caunoi_draft_fair(more, &locked, &err), CAUNOI_INVALID_ARGUMENT);
  interpreter.unavailable = slot0;
  GIVES(caunoi_draft_put_interpreter(more, &interpreter, &err), CAUNOI_OK);
  GIVES(caunoi_draft_remove(more, CAUNOI_PART_TABLE, "2", NT, &err), CAUNOI_OK);
  GIVES(caunoi_draft_remove(more, CAUNOI_PART_INTERPRETER, "I-1", NT, &err), CAUNOI_OK);
  GIVES(caunoi_draft_fair(more, &locked, &err), CAUNOI_OK);
  GIVES(caunoi_draft_remove(more, CAUNOI_PART_SESSION, "s", NT, &err), CAUNOI_OK);
  caunoi_fair_free(locked);
  caunoi_fair_free(built);
  caunoi_programme_free(programme);
  caunoi_draft_free(more);
  caunoi_draft_free(d);
}

static void papers(const handles* h) {
  caunoi_blob* blob = NULL;
  caunoi_papers* all = NULL;
  caunoi_paper paper = CAUNOI_PAPER_INIT;
  caunoi_evaluation *a = NULL, *b = NULL;
  caunoi_differences* found = NULL;
  caunoi_difference one = CAUNOI_DIFFERENCE_INIT;
  caunoi_error* err = NULL;
  GIVES(caunoi_report_matches_xlsx(h->matches, CAUNOI_LANG_JA, &blob, &err), CAUNOI_OK);
  CHECK(caunoi_blob_view(blob).size > 1000 && memcmp(caunoi_blob_view(blob).data, "PK", 2) == 0);
  caunoi_blob_free(blob);
  GIVES(caunoi_report_programme_xlsx(h->fair, h->programme, CAUNOI_LANG_EN, &blob, &err), CAUNOI_OK);
  CHECK(memcmp(caunoi_blob_view(blob).data, "PK", 2) == 0);
  caunoi_blob_free(blob);
  GIVES(caunoi_report_calendars(h->fair, h->programme, CAUNOI_LANG_VI, 3, &all, &err), CAUNOI_OK);
  CHECK(caunoi_papers_count(all) == 3);
  ANSWERS(caunoi_papers_row(all, 0, &paper), CAUNOI_OK);
  CHECK(contains(paper.bytes, "BEGIN:VCALENDAR") && contains(paper.bytes, "SEQUENCE:3"));
  caunoi_papers_free(all);
  GIVES(caunoi_report_calendars(h->fair, h->programme, CAUNOI_LANG_VI, UINT32_MAX, &all, &err),
        CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_report_matches_xlsx(h->matches, 0, &blob, &err), CAUNOI_INVALID_ARGUMENT);

  GIVES(caunoi_evaluate("q Q0 a 1 2 t\nq Q0 b 2 1 t\n", NT, "q 0 b 1\n", NT, &a, &err), CAUNOI_OK);
  GIVES(caunoi_evaluate("q Q0 b 1 2 t\n", NT, "q 0 b 1\n", NT, &b, &err), CAUNOI_OK);
  GIVES(caunoi_evaluation_compare(b, a, &found, &err), CAUNOI_OK);
  CHECK(caunoi_differences_count(found) == caunoi_evaluation_count(a));
  ANSWERS(caunoi_differences_row(found, 1, &one), CAUNOI_OK);
  CHECK(equals(one.measure, "MRR") && one.mean == 0.5 && one.better == 1 && one.worse == 0 && one.equal == 0);
  ANSWERS(caunoi_differences_row(found, 9, &one), CAUNOI_INVALID_ARGUMENT);
  caunoi_differences_free(found);
  caunoi_evaluation_free(b);
  GIVES(caunoi_evaluate("p Q0 b 1 2 t\n", NT, "p 0 b 1\n", NT, &b, &err), CAUNOI_OK);
  GIVES(caunoi_evaluation_compare(b, a, &found, &err), CAUNOI_INVALID_ARGUMENT);
  caunoi_evaluation_free(a);
  caunoi_evaluation_free(b);
}

static void lexicons(void) {
  caunoi_lexicon* lexicon = NULL;
  caunoi_concept concept = CAUNOI_CONCEPT_INIT;
  caunoi_texts *terms = NULL, *findings = NULL;
  caunoi_blob* tsv = NULL;
  caunoi_error* err = NULL;
  caunoi_str paths[2];
  write_text(scratch("a.tsv"), "concept\tfield\tbroader\tvi\tja\ten\nwater\tENV\t\tnước\t水\twater\n");
  write_text(scratch("b.tsv"),
             "concept\tfield\tbroader\tvi\tja\ten\nwater\tENV\t\t\t\tH2O\nsalt\t\twater\tmuối|muối ăn\t\tsalt\n");
  paths[0] = s(scratch("a.tsv"));
  paths[1] = s(scratch("b.tsv"));
  GIVES(caunoi_lexicon_load_files(paths, 2, &lexicon, &err), CAUNOI_OK);
  CHECK(caunoi_lexicon_count(lexicon) == 2);
  ANSWERS(caunoi_lexicon_concept(lexicon, 1, &concept), CAUNOI_OK);
  CHECK(equals(concept.id, "salt") && equals(concept.broader, "water") && concept.weight == 1);
  ANSWERS(caunoi_lexicon_concept(lexicon, 2, &concept), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_lexicon_terms(lexicon, 1, CAUNOI_LANG_VI, &terms, &err), CAUNOI_OK);
  CHECK(caunoi_texts_count(terms) == 2 && equals(caunoi_texts_at(terms, 1), "muối ăn"));
  caunoi_texts_free(terms);
  GIVES(caunoi_lexicon_terms(lexicon, 2, CAUNOI_LANG_VI, &terms, &err), CAUNOI_INVALID_ARGUMENT);
  GIVES(caunoi_lexicon_check(paths, 2, &findings, &err), CAUNOI_OK);
  CHECK(caunoi_texts_count(findings) > 0 && contains(caunoi_texts_at(findings, 0), ".tsv:"));
  caunoi_texts_free(findings);
  GIVES(caunoi_lexicon_import(paths, 1, "tsv", NT, lexicon, &tsv, &findings, &err), CAUNOI_OK);
  CHECK(contains(caunoi_blob_view(tsv), "water"));
  caunoi_blob_free(tsv);
  caunoi_texts_free(findings);
  GIVES(caunoi_lexicon_import(paths, 1, "doc", NT, NULL, &tsv, NULL, &err), CAUNOI_INVALID_ARGUMENT);
  caunoi_lexicon_free(lexicon);
}

static void count_lines(const caunoi_log_line* line, void* user) {
  CHECK(line->struct_size == sizeof *line && line->message.size > 0 && line->level >= CAUNOI_LEVEL_NOTE);
  ++*(int*)user;
}

static void log_lines(const handles* h) {
  caunoi_control control = CAUNOI_CONTROL_INIT;
  caunoi_survey* survey = NULL;
  caunoi_index* index = NULL;
  caunoi_matches* matches = NULL;
  caunoi_programme* programme = NULL;
  caunoi_error* err = NULL;
  int lines = 0;
  control.log = count_lines;
  control.user = &lines;
  GIVES(caunoi_survey_load(scratch("structs.jsonl"), NT, &control, &survey, &err), CAUNOI_OK);
  CHECK(lines > 0);
  lines = 0;
  GIVES(caunoi_plan(h->fair, NULL, &control, &programme, &err), CAUNOI_OK);
  CHECK(lines == 1);
  caunoi_programme_free(programme);
  lines = 0;
  GIVES(caunoi_index_build(survey, scratch("logged"), NT, NULL, &control, &index, &err), CAUNOI_OK);
  CHECK(lines == 1);
  caunoi_index_free(index);
  GIVES(caunoi_index_open(scratch("logged"), NT, NULL, &index, &err), CAUNOI_OK);
  GIVES(caunoi_match(survey, index, NULL, &control, &matches, &err), CAUNOI_OK);
  caunoi_matches_free(matches);
  caunoi_index_free(index);
  caunoi_survey_free(survey);
}

void test_building(const handles* h) {
  fields();
  changes(h);
  matching(h);
  nearness(h);
  fair(h);
  papers(h);
  lexicons();
  log_lines(h);
}
