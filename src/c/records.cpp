// Records put together call by call: the structs of the caller as records of ours. Whether a value can be is looked at
// once, by make_survey(). Tested by tests/c/c_api_test (records.c), tests/python/test_binding, tests/node.
#include "c/border.hpp"

using namespace caunoi;
using namespace caunoi::c;

namespace {

Result<std::string> text(const caunoi_str& theirs, std::string_view name) {
  CAUNOI_TRY(const auto view, text_of(theirs.data, theirs.size, name));
  return std::string(view);
}

Result<LangText> text(const caunoi_text3& theirs, const std::string& name) {
  LangText out;
  CAUNOI_TRY(out.vi, text(theirs.vi, name + ".vi"));
  CAUNOI_TRY(out.ja, text(theirs.ja, name + ".ja"));
  CAUNOI_TRY(out.en, text(theirs.en, name + ".en"));
  return out;
}

Result<std::string> id_of(const caunoi_str& theirs) {
  CAUNOI_TRY(auto id, text(theirs, "id"));
  if (id.empty()) return fail(Code::invalid_argument, "`id` is empty; a record is put and found by its id");
  return id;
}

std::optional<int> known(std::int32_t number) { return number == 0 ? std::nullopt : std::optional<int>(number); }

Result<Field> field_of(const caunoi_str& theirs, const std::string& name) {
  CAUNOI_TRY(const auto code, text(theirs, name));
  if (const auto field = field_from(code)) return *field;
  return fail(Code::invalid_argument,
              fmt::format("`{}` is \"{}\", which is no field; BIO, ENV, NEN, AUT and MAT are", name, code));
}

Result<std::vector<FieldWeight>> fields_of(const caunoi_field_weight* items, std::size_t count) {
  std::vector<FieldWeight> out;
  double sum = 0;
  CAUNOI_CHECK(each_struct<caunoi_field_weight>(items, count, CAUNOI_FIELD_WEIGHT_INIT, "fields",
                                                [&](const auto& item, const std::string& name) -> Result<void> {
                                                  CAUNOI_TRY(const auto field, field_of(item.field, name + ".field"));
                                                  out.push_back({field, item.weight});
                                                  sum += item.weight;
                                                  return {};
                                                }));
  if (sum > 0)
    for (auto& one : out) one.weight /= sum;
  return out;
}

Result<std::vector<Lang>> languages_of(const caunoi_lang* items, std::size_t count) {
  CAUNOI_TRY(const auto numbers, numbers_of(items, count, "languages"));
  std::vector<Lang> out;
  for (const auto number : numbers) {
    CAUNOI_TRY(const auto lang, lang_of(number));
    out.push_back(lang);
  }
  return out;
}

Result<std::optional<Money>> money_of(const caunoi_money* theirs, const std::string& name) {
  if (theirs == nullptr) return std::optional<Money>();
  CAUNOI_TRY(const auto money, read_struct<caunoi_money>(theirs, CAUNOI_MONEY_INIT, name));
  CAUNOI_CHECK(must_be_zero(money.reserved, name));
  CAUNOI_TRY(auto currency, text(money.currency, name + ".currency"));
  return std::optional<Money>(Money{money.min, money.max, std::move(currency), money.year, ""});
}

Result<std::optional<Quantity>> quantity_of(const caunoi_quantity* theirs, const std::string& name) {
  if (theirs == nullptr) return std::optional<Quantity>();
  CAUNOI_TRY(const auto quantity, read_struct<caunoi_quantity>(theirs, CAUNOI_QUANTITY_INIT, name));
  CAUNOI_TRY(const auto unit, text(quantity.unit, name + ".unit"));
  return std::optional<Quantity>(Quantity{quantity.min, quantity.max, canonical_unit(unit)});
}

Result<std::vector<float>> embedding_of(const float* items, std::size_t count) {
  CAUNOI_TRY(const auto numbers, numbers_of(items, count, "embedding"));
  return std::vector<float>(numbers.begin(), numbers.end());
}

// Reads the caller's struct, makes a record of it and puts it.
template <class Struct, class Make>
caunoi_status put(caunoi_records* r, const Struct* theirs, const Struct& init, std::string_view name,
                  caunoi_error** err, Make&& make) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(r, "r"));
    CAUNOI_CHECK(given(theirs, name));
    CAUNOI_TRY(const auto stated, read_struct<Struct>(theirs, init, name));
    CAUNOI_TRY(auto record, make(stated));
    r->draft.put(std::move(record));
    return {};
  });
}

}  // namespace

extern "C" {

caunoi_status caunoi_records_new(const caunoi_survey* from, caunoi_records** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_records> {
    return caunoi_records(from == nullptr ? SurveyDraft()
                                          : SurveyDraft(from->content->survey, from->content->findings));
  });
}

caunoi_status caunoi_records_put_organisation(caunoi_records* r, const caunoi_organisation* organisation,
                                              caunoi_error** err) {
  const caunoi_organisation init = CAUNOI_ORGANISATION_INIT;
  return put(r, organisation, init, "organisation", err, [](const caunoi_organisation& o) -> Result<Organisation> {
    Organisation out;
    CAUNOI_TRY(out.id, id_of(o.id));
    CAUNOI_TRY(out.name, text(o.name, "name"));
    CAUNOI_TRY(out.aliases, texts_of(o.aliases, o.alias_count, "aliases"));
    CAUNOI_TRY(out.kind, text(o.kind, "kind"));
    CAUNOI_TRY(out.country, text(o.country, "country"));
    CAUNOI_TRY(out.province, text(o.province, "province"));
    CAUNOI_TRY(out.tax_id, text(o.tax_id, "tax_id"));
    CAUNOI_TRY(out.sectors, texts_of(o.sectors, o.sector_count, "sectors"));
    CAUNOI_TRY(out.fields, fields_of(o.fields, o.field_count));
    out.employees = known(o.employees);
    out.capability = known(o.capability);
    CAUNOI_TRY(out.languages, languages_of(o.languages, o.language_count));
    CAUNOI_TRY(out.certs, texts_of(o.certs, o.cert_count, "certs"));
    CAUNOI_TRY(out.vn_presence, text(o.vn_presence, "vn_presence"));
    CAUNOI_TRY(out.products, text(o.products, "products"));
    out.founded = known(o.founded);
    CAUNOI_CHECK(must_be_zero(o.reserved, "organisation"));
    CAUNOI_TRY(out.address, text(o.address, "address"));
    CAUNOI_TRY(out.contact, text(o.contact, "contact"));
    CAUNOI_TRY(out.phone, text(o.phone, "phone"));
    CAUNOI_TRY(out.email, text(o.email, "email"));
    return out;
  });
}

caunoi_status caunoi_records_put_technology(caunoi_records* r, const caunoi_technology* technology,
                                            caunoi_error** err) {
  const caunoi_technology init = CAUNOI_TECHNOLOGY_INIT;
  return put(r, technology, init, "technology", err, [](const caunoi_technology& t) -> Result<Technology> {
    Technology out;
    CAUNOI_TRY(out.id, id_of(t.id));
    CAUNOI_TRY(out.provider, text(t.provider, "provider"));
    CAUNOI_TRY(out.visit, text(t.visit, "visit"));
    CAUNOI_TRY(out.title, text(t.title, "title"));
    CAUNOI_TRY(out.summary, text(t.summary, "summary"));
    CAUNOI_TRY(out.problem, text(t.problem, "problem"));
    CAUNOI_TRY(out.advantage, text(t.advantage, "advantage"));
    CAUNOI_TRY(out.fields, fields_of(t.fields, t.field_count));
    out.trl = known(t.trl);
    out.operator_skill = known(t.operator_skill);
    CAUNOI_TRY(out.kind, text(t.kind, "kind"));
    CAUNOI_TRY(out.ip, texts_of(t.ip, t.ip_count, "ip"));
    CAUNOI_TRY(out.modes, texts_of(t.modes, t.mode_count, "modes"));
    CAUNOI_TRY(out.price, money_of(t.price, "price"));
    CAUNOI_TRY(out.capex, money_of(t.capex, "capex"));
    CAUNOI_TRY(out.capacity, quantity_of(t.capacity, "capacity"));
    CAUNOI_TRY(out.standards, texts_of(t.standards, t.standard_count, "standards"));
    CAUNOI_CHECK(each_struct<caunoi_reference>(t.references, t.reference_count, CAUNOI_REFERENCE_INIT, "references",
                                               [&](const auto& item, const std::string& name) -> Result<void> {
                                                 CAUNOI_CHECK(must_be_zero(item.reserved, name));
                                                 CAUNOI_TRY(auto place, text(item.place, name + ".place"));
                                                 out.references.push_back({std::move(place), item.year});
                                                 return {};
                                               }));
    CAUNOI_TRY(out.keywords, texts_of(t.keywords, t.keyword_count, "keywords"));
    if (t.proposed < -1 || t.proposed > 1)
      return fail(Code::invalid_argument, fmt::format("`proposed` is {}; it must be 1, 0 or -1", t.proposed));
    if (t.proposed >= 0) out.proposed = t.proposed == 1;
    CAUNOI_CHECK(must_be_zero(t.reserved, "technology"));
    CAUNOI_TRY(out.embedding, embedding_of(t.embedding, t.embedding_count));
    return out;
  });
}

caunoi_status caunoi_records_put_need(caunoi_records* r, const caunoi_need* need, caunoi_error** err) {
  const caunoi_need init = CAUNOI_NEED_INIT;
  return put(r, need, init, "need", err, [](const caunoi_need& n) -> Result<Need> {
    Need out;
    CAUNOI_TRY(out.id, id_of(n.id));
    CAUNOI_TRY(out.organisation, text(n.organisation, "organisation"));
    CAUNOI_TRY(out.title, text(n.title, "title"));
    CAUNOI_TRY(out.problem, text(n.problem, "problem"));
    CAUNOI_TRY(out.requirements, text(n.requirements, "requirements"));
    CAUNOI_TRY(out.fields, fields_of(n.fields, n.field_count));
    CAUNOI_TRY(out.kind_wanted, texts_of(n.kinds_wanted, n.kind_wanted_count, "kinds_wanted"));
    CAUNOI_TRY(out.modes, texts_of(n.modes, n.mode_count, "modes"));
    out.trl_min = known(n.trl_min);
    out.urgency = known(n.urgency);
    CAUNOI_TRY(out.budget, money_of(n.budget, "budget"));
    CAUNOI_TRY(out.capacity, quantity_of(n.capacity, "capacity"));
    CAUNOI_TRY(out.standards, texts_of(n.standards, n.standard_count, "standards"));
    CAUNOI_TRY(out.deadline, text(n.deadline, "deadline"));
    out.confidential = n.confidential != 0;
    CAUNOI_CHECK(must_be_zero(n.reserved, "need"));
    CAUNOI_TRY(out.embedding, embedding_of(n.embedding, n.embedding_count));
    return out;
  });
}

caunoi_status caunoi_records_put_expert(caunoi_records* r, const caunoi_expert* expert, caunoi_error** err) {
  const caunoi_expert init = CAUNOI_EXPERT_INIT;
  return put(r, expert, init, "expert", err, [](const caunoi_expert& e) -> Result<Expert> {
    Expert out;
    CAUNOI_TRY(out.id, id_of(e.id));
    CAUNOI_TRY(out.name, text(e.name, "name"));
    CAUNOI_TRY(out.organisation, text(e.organisation, "organisation"));
    CAUNOI_TRY(out.country, text(e.country, "country"));
    CAUNOI_TRY(out.languages, languages_of(e.languages, e.language_count));
    CAUNOI_TRY(out.fields, fields_of(e.fields, e.field_count));
    CAUNOI_TRY(out.expertise, text(e.expertise, "expertise"));
    CAUNOI_CHECK(each_struct<caunoi_work>(e.works, e.work_count, CAUNOI_WORK_INIT, "works",
                                          [&](const auto& item, const std::string& name) -> Result<void> {
                                            CAUNOI_CHECK(must_be_zero(item.reserved, name));
                                            Work work;
                                            CAUNOI_TRY(work.title, text(item.title, name + ".title"));
                                            CAUNOI_TRY(work.text, text(item.text, name + ".text"));
                                            work.year = item.year;
                                            out.works.push_back(std::move(work));
                                            return {};
                                          }));
    CAUNOI_TRY(out.embedding, embedding_of(e.embedding, e.embedding_count));
    return out;
  });
}

caunoi_status caunoi_records_put_visit(caunoi_records* r, const caunoi_visit* visit, caunoi_error** err) {
  const caunoi_visit init = CAUNOI_VISIT_INIT;
  return put(r, visit, init, "visit", err, [](const caunoi_visit& v) -> Result<Visit> {
    Visit out;
    CAUNOI_TRY(out.id, id_of(v.id));
    CAUNOI_TRY(out.organisation, text(v.organisation, "organisation"));
    CAUNOI_TRY(out.region, text(v.region, "region"));
    if (v.field.size != 0) {
      CAUNOI_TRY(out.field, field_of(v.field, "field"));
    }
    CAUNOI_TRY(out.date, text(v.date, "date"));
    CAUNOI_TRY(out.note, text(v.note, "note"));
    return out;
  });
}

caunoi_status caunoi_records_put_jsonl(caunoi_records* r, const char* jsonl, size_t jsonl_len, const char* name,
                                       size_t name_len, caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(r, "r"));
    CAUNOI_TRY(const auto file, file_name(name, name_len, "survey.jsonl"));
    CAUNOI_TRY(const auto bytes, text_of(jsonl, jsonl_len, "jsonl", file));
    r->draft.put_jsonl(bytes, file);
    return {};
  });
}

caunoi_status caunoi_records_remove(caunoi_records* r, caunoi_kind kind, const char* id, size_t id_len,
                                    caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(r, "r"));
    CAUNOI_CHECK(given(id, "id"));
    CAUNOI_TRY(const auto word, kind_word(kind));
    CAUNOI_TRY(const auto key, text_of(id, id_len, "id"));
    if (r->draft.remove(word, key)) return {};
    return fail(Code::not_found, fmt::format("there is no {} \"{}\"", word, key), std::string(key));
  });
}

size_t caunoi_records_count(const caunoi_records* r, caunoi_kind kind) {
  return r == nullptr || !kind_is_known(kind) ? 0 : r->draft.count(*kind_word(kind));
}

caunoi_status caunoi_records_survey(const caunoi_records* r, caunoi_survey** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_survey> {
    CAUNOI_CHECK(given(r, "r"));
    auto checked = r->draft.check();
    Intake made;
    made.survey = std::move(checked.survey);
    made.findings = std::move(checked.findings);
    return caunoi_survey(std::move(made));
  });
}

void caunoi_records_free(caunoi_records* r) { delete r; }

}  // extern "C"
