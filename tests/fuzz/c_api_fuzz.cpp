// Bytes from nowhere into every function of the C API that takes some. The first byte chooses the function, the rest is
// what it gets; whatever comes of it must be an answer or an error. One program for all, so that their seeds help each
// other; FUZZ_ONLY in the environment names one function for a run of its own. Built by `./do fuzz` with clang's
// libFuzzer, ASan and UBSan; without it (the plain test) it runs the kept seeds once. Seeds: tests/fuzz/seeds.
#include <caunoi/caunoi.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

// What the functions work on, made once.
struct World {
  caunoi_survey* survey = nullptr;
  caunoi_index* index = nullptr;
  caunoi_matcher* matcher = nullptr;
  caunoi_matches* matches = nullptr;
  caunoi_network* network = nullptr;
  caunoi_fair* fair = nullptr;
  caunoi_programme* programme = nullptr;
  caunoi_repaired* repaired = nullptr;
  std::string folder;

  World() {
    const std::size_t nt = CAUNOI_NUL_TERMINATED;
    folder = (std::filesystem::temp_directory_path() / ("caunoi-fuzz-" + std::to_string(::getpid()))).string();
    std::filesystem::create_directories(folder);
    const char records[] =
        "{\"type\":\"organisation\",\"id\":\"O-1\",\"name\":{\"vi\":\"Dệt Kiến An\"},\"province\":\"Hải Phòng\"}\n"
        "{\"type\":\"technology\",\"id\":\"T-1\",\"provider\":\"O-2\",\"title\":{\"vi\":\"Màng lọc nước "
        "thải\"},\"trl\":8}\n"
        "{\"type\":\"need\",\"id\":\"N-1\",\"organisation\":\"O-1\",\"title\":{\"vi\":\"Xử lý nước thải\"}}\n"
        "{\"type\":\"expert\",\"id\":\"E-1\",\"name\":\"An\",\"expertise\":{\"vi\":\"Nước thải\"}}\n";
    const char event[] =
        "{\"sessions\":[{\"id\":\"s\",\"slots\":2}],\"tables\":1,\"participants\":[{\"id\":\"a\"},{\"id\":\"b\"},{"
        "\"id\":\"c\"}],"
        "\"pairs\":[{\"a\":\"a\",\"b\":\"b\"},{\"a\":\"a\",\"b\":\"c\"},{\"a\":\"b\",\"b\":\"c\"}]}";
    const bool made =
        caunoi_survey_parse(records, nt, nullptr, 0, &survey, nullptr) == CAUNOI_OK &&
        caunoi_index_build(survey, (folder + "/index").c_str(), nt, nullptr, nullptr, &index, nullptr) == CAUNOI_OK &&
        caunoi_match(survey, index, nullptr, nullptr, &matches, nullptr) == CAUNOI_OK &&
        caunoi_matcher_new(survey, index, nullptr, nullptr, &matcher, nullptr) == CAUNOI_OK &&
        caunoi_network_new(survey, nullptr, &network, nullptr) == CAUNOI_OK &&
        caunoi_fair_parse(event, nt, nullptr, 0, &fair, nullptr) == CAUNOI_OK &&
        caunoi_plan(fair, nullptr, nullptr, &programme, nullptr) == CAUNOI_OK &&
        caunoi_repair(fair, programme, "{}", nt, nullptr, 0, nullptr, nullptr, &repaired, nullptr) == CAUNOI_OK;
    if (!made) std::abort();
  }
  ~World() { std::filesystem::remove_all(folder); }
};

World& world() {
  static World made;
  return made;
}

// An index that changes, and the matcher that follows it; made anew now and then, or it would grow for ever.
struct Live {
  caunoi_index* index = nullptr;
  caunoi_matcher* matcher = nullptr;

  Live() {
    const auto folder = world().folder + "/live";
    if (caunoi_index_build(world().survey, folder.data(), folder.size(), nullptr, nullptr, &index, nullptr) != CAUNOI_OK ||
        caunoi_matcher_new(world().survey, index, nullptr, nullptr, &matcher, nullptr) != CAUNOI_OK)
      std::abort();
  }
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;
  ~Live() {
    caunoi_matcher_free(matcher);
    caunoi_index_free(index);
  }

  static Live& now() {
    static std::unique_ptr<Live> live;
    static int updates = 0;
    if (updates++ % 200 == 0) {
      live.reset();
      live = std::make_unique<Live>();
    }
    return *live;
  }
};

// Takes the next piece of the input: up to the next 0xFF, which no UTF-8 has, or the rest.
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}
  std::string_view piece() {
    const auto end = rest_.find('\xFF');
    const auto out = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
    return out;
  }
  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto out = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return out;
  }
  std::int32_t number() { return static_cast<std::int32_t>(byte()) - 8; }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

// Exactly as long as it says, in memory of its own, so that a byte beyond it is seen.
class Lent {
 public:
  explicit Lent(std::string_view bytes) : bytes_(bytes.begin(), bytes.end()) { bytes_.shrink_to_fit(); }
  const char* data() const { return bytes_.data(); }
  std::size_t size() const { return bytes_.size(); }
  caunoi_str str() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::vector<char> bytes_;
};

void ends(caunoi_status status, caunoi_error* err) {
  if ((status == CAUNOI_OK) != (err == nullptr)) std::abort();
  if (status == CAUNOI_INTERNAL) {
    std::fprintf(stderr, "INTERNAL: %s\n", caunoi_error_message(err).data);
    std::abort();
  }
  caunoi_error_free(err);
}

// Of a call that ends in `&err`: it comes before err is read.
#define ENDS(call)                    \
  do {                                \
    caunoi_error* err = nullptr;      \
    const caunoi_status ended = call; \
    ends(ended, err);                 \
  } while (0)

void look(caunoi_survey* s) {
  caunoi_blob* b = nullptr;
  caunoi_finding finding = CAUNOI_FINDING_INIT;
  if (s == nullptr) return;
  for (std::size_t i = 0; caunoi_survey_finding(s, i, CAUNOI_LANG_EN, &finding) == CAUNOI_OK; ++i)
    if (finding.message.size == 0) std::abort();
  // What is written is read as the same records.
  if (caunoi_survey_jsonl(s, &b, nullptr) == CAUNOI_OK) {
    caunoi_survey* again = nullptr;
    caunoi_blob* same = nullptr;
    if (caunoi_survey_parse(caunoi_blob_view(b).data, caunoi_blob_view(b).size, nullptr, 0, &again, nullptr) !=
        CAUNOI_OK)
      std::abort();
    if (caunoi_survey_jsonl(again, &same, nullptr) != CAUNOI_OK) std::abort();
    if (std::string_view(caunoi_blob_view(same).data) != caunoi_blob_view(b).data) std::abort();
    caunoi_blob_free(same);
    caunoi_survey_free(again);
  }
  caunoi_blob_free(b);
  caunoi_survey_free(s);
}

void look(caunoi_fair* f) {
  if (f == nullptr) return;
  caunoi_programme* p = nullptr;
  caunoi_texts* broken = nullptr;
  caunoi_programme_summary summary = CAUNOI_PROGRAMME_SUMMARY_INIT;
  caunoi_plan_options options = CAUNOI_PLAN_OPTIONS_INIT;
  options.time_limit = 0.05;
  if (caunoi_plan(f, &options, nullptr, &p, nullptr) == CAUNOI_OK &&
      caunoi_programme_summarise(p, &summary) == CAUNOI_OK && summary.status != CAUNOI_PLAN_INFEASIBLE) {
    if (caunoi_check(f, p, &broken, nullptr) != CAUNOI_OK || caunoi_texts_count(broken) != 0) std::abort();
  }
  caunoi_texts_free(broken);
  caunoi_programme_free(p);
  caunoi_fair_free(f);
}

using Target = void (*)(Input&);
struct Named {
  const char* name;
  Target call;
};

// Every function that takes bytes, but those that take a path alone; files of all kinds have the tests of intake.
const Named targets[] = {
    {"caunoi_survey_parse",
     [](Input& in) {
       caunoi_survey* s = nullptr;
       const Lent name(in.piece()), jsonl(in.rest());
       ENDS(caunoi_survey_parse(jsonl.data(), jsonl.size(), name.data(), name.size(), &s, &err));
       look(s);
     }},
    {"caunoi_records_put_jsonl",
     [](Input& in) {
       caunoi_records* r = nullptr;
       caunoi_survey* s = nullptr;
       caunoi_records_new(world().survey, &r, nullptr);
       const Lent id(in.piece()), jsonl(in.rest());
       ENDS(caunoi_records_put_jsonl(r, jsonl.data(), jsonl.size(), nullptr, 0, &err));
       ENDS(caunoi_records_remove(r, CAUNOI_KIND_NEED, id.data(), id.size(), &err));
       ENDS(caunoi_records_survey(r, &s, &err));
       look(s);
       caunoi_records_free(r);
     }},
    {"caunoi_records_put",
     [](Input& in) {
       caunoi_records* r = nullptr;
       caunoi_survey* s = nullptr;
       caunoi_records_new(nullptr, &r, nullptr);
       caunoi_technology t = CAUNOI_TECHNOLOGY_INIT;
       caunoi_need n = CAUNOI_NEED_INIT;
       caunoi_organisation o = CAUNOI_ORGANISATION_INIT;
       caunoi_money money = CAUNOI_MONEY_INIT;
       caunoi_quantity quantity = CAUNOI_QUANTITY_INIT;
       caunoi_field_weight weight = CAUNOI_FIELD_WEIGHT_INIT;
       t.trl = in.number(), n.trl_min = in.number(), t.operator_skill = in.number(), n.urgency = in.number(),
       o.capability = in.number();
       money.min = in.number(), money.max = in.number() * 1e9, money.year = in.number(), quantity.min = in.number(),
       quantity.max = in.number();
       weight.weight = in.number();
       std::vector<float> vector;
       for (auto left = in.byte() % 4; left > 0; --left) vector.push_back(1.0F / static_cast<float>(in.number()));
       const Lent id(in.piece()), a(in.piece()), b(in.piece()), c(in.piece()), d(in.rest());
       t.id = n.id = o.id = id.str();
       t.title.vi = n.title.ja = o.name.en = a.str();
       t.kind = o.country = n.deadline = o.kind = b.str();
       money.currency = quantity.unit = weight.field = c.str();
       const caunoi_str listed[] = {d.str(), b.str()};
       t.modes = t.ip = t.standards = n.modes = o.sectors = o.certs = listed;
       t.mode_count = t.ip_count = t.standard_count = n.mode_count = o.sector_count = o.cert_count = 2;
       t.price = n.budget = &money;
       t.capacity = n.capacity = &quantity;
       t.fields = &weight, t.field_count = c.size() == 0 ? 0 : 1;
       t.embedding = vector.data(), t.embedding_count = vector.size();
       ENDS(caunoi_records_put_technology(r, &t, &err));
       ENDS(caunoi_records_put_need(r, &n, &err));
       ENDS(caunoi_records_put_organisation(r, &o, &err));
       ENDS(caunoi_records_survey(r, &s, &err));
       look(s);
       caunoi_records_free(r);
     }},
    {"caunoi_index_search",
     [](Input& in) {
       caunoi_answer* a = nullptr;
       caunoi_search_options options = CAUNOI_SEARCH_OPTIONS_INIT;
       options.trl_min = in.number(), options.trl_max = in.number(), options.first = in.byte(),
       options.cost_max = in.number();
       const Lent country(in.piece()), words(in.rest());
       const caunoi_str countries[] = {country.str()};
       options.countries = countries, options.country_count = country.size() == 0 ? 0 : 1;
       ENDS(caunoi_index_search(world().index, words.data(), words.size(), &options, &a, &err));
       caunoi_answer_free(a);
     }},
    {"caunoi_index_update",
     [](Input& in) {
       const Lent key(in.rest());
       const caunoi_str remove[] = {key.str()};
       ENDS(caunoi_index_update(world().index, nullptr, remove, 1, &err));  // a matcher lives: looked at, never done
     }},
    {"caunoi_match",
     [](Input& in) {
       caunoi_matches* m = nullptr;
       caunoi_match_options options = CAUNOI_MATCH_OPTIONS_INIT;
       caunoi_wish wish = CAUNOI_WISH_INIT;
       wish.kind = in.byte() % 4;
       const Lent demand(in.piece()), supply(in.piece()), rates(in.piece()), weights(in.rest());
       wish.demand = demand.str(), wish.supply = supply.str();
       options.wishes = &wish, options.wish_count = demand.size() == 0 ? 0 : 1;
       options.rates_csv = rates.str(), options.weights_json = weights.str();
       ENDS(caunoi_match(world().survey, world().index, &options, nullptr, &m, &err));
       caunoi_matches_free(m);
     }},
    {"caunoi_match_supply",
     [](Input& in) {
       caunoi_matches* m = nullptr;
       const Lent id(in.rest());
       ENDS(caunoi_match_supply(world().survey, world().index, id.data(), id.size(), nullptr, nullptr, &m, &err));
       caunoi_matches_free(m), m = nullptr;
       ENDS(caunoi_matcher_match(world().matcher, id.data(), id.size(), nullptr, &m, &err));
       caunoi_matches_free(m);
     }},
    {"caunoi_network_near",
     [](Input& in) {
       caunoi_nearness* n = nullptr;
       const Lent seed(in.rest());
       ENDS(caunoi_network_near(world().network, seed.data(), seed.size(), 3, &n, &err));
       caunoi_nearness_free(n);
     }},
    {"caunoi_survey_find",
     [](Input& in) {
       caunoi_record row = CAUNOI_RECORD_INIT;
       caunoi_blob* b = nullptr;
       const auto kind = in.number(), lang = in.number();
       const Lent id(in.rest());
       (void)caunoi_survey_find(world().survey, kind, id.data(), id.size(), lang, &row);
       ENDS(caunoi_survey_record_json(world().survey, kind, id.data(), id.size(), &b, &err));
       caunoi_blob_free(b);
     }},
    {"caunoi_fair_parse",
     [](Input& in) {
       caunoi_fair* f = nullptr;
       const Lent name(in.piece()), json(in.rest());
       ENDS(caunoi_fair_parse(json.data(), json.size(), name.data(), name.size(), &f, &err));
       if (json.size() < 2000)
         look(f);  // large ones only cost time
       else
         caunoi_fair_free(f);
     }},
    {"caunoi_draft_fair",
     [](Input& in) {
       caunoi_draft* d = nullptr;
       caunoi_fair* f = nullptr;
       caunoi_draft_new(world().fair, &d, nullptr);
       caunoi_pair pair = CAUNOI_PAIR_INIT;
       caunoi_participant who = CAUNOI_PARTICIPANT_INIT;
       caunoi_session session = CAUNOI_SESSION_INIT;
       caunoi_lock lock = CAUNOI_LOCK_INIT;
       const std::int32_t slots[] = {in.number(), in.number()};
       who.side = in.number(), who.max_meetings = in.number(), who.min_meetings = in.number(), pair.slot = in.number(),
       pair.value = in.number();
       pair.interpreter = in.number(), session.slots = in.number() + 8, session.slot_minutes = in.number(),
       lock.slot = in.number();
       who.unavailable = slots, who.unavailable_count = in.byte() % 3;
       const Lent a(in.piece()), b(in.piece()), start(in.piece()), id(in.rest());
       who.id = a.str(), pair.a = a.str(), pair.b = b.str(), session.id = id.str(), session.start = start.str(),
       lock.pair = id.str();
       ENDS(caunoi_draft_name(d, a.data(), a.size(), start.data(), start.size(), &err));
       ENDS(caunoi_draft_put_participant(d, &who, &err));
       ENDS(caunoi_draft_put_pair(d, &pair, &err));
       if (start.size() != 0) ENDS(caunoi_draft_put_session(d, &session, &err));
       if (id.size() % 2 == 1) ENDS(caunoi_draft_put_lock(d, &lock, &err));
       ENDS(caunoi_draft_remove(d, CAUNOI_PART_PAIR, id.data(), id.size(), &err));
       ENDS(caunoi_draft_fair(d, &f, &err));
       look(f);
       caunoi_draft_free(d);
     }},
    {"caunoi_programme_parse",
     [](Input& in) {
       caunoi_programme* p = nullptr;
       caunoi_texts* broken = nullptr;
       const Lent name(in.piece()), json(in.rest());
       ENDS(caunoi_programme_parse(json.data(), json.size(), name.data(), name.size(), &p, &err));
       if (p != nullptr) {
         caunoi_day* day = nullptr;
         caunoi_blob* b = nullptr;
         ENDS(caunoi_check(world().fair, p, &broken, &err));
         ENDS(caunoi_day_new(world().fair, p, &day, &err));
         ENDS(caunoi_report_programme_xlsx(world().fair, p, CAUNOI_LANG_VI, &b, &err));
         caunoi_blob_free(b);
         caunoi_day_free(day);
       }
       caunoi_texts_free(broken);
       caunoi_programme_free(p);
     }},
    {"caunoi_repair",
     [](Input& in) {
       caunoi_repaired* r = nullptr;
       caunoi_texts* wrong = nullptr;
       caunoi_repair_options options = CAUNOI_REPAIR_OPTIONS_INIT;
       options.time_limit = 0.05;
       const Lent name(in.piece()), json(in.rest());
       ENDS(caunoi_repair(world().fair, world().programme, json.data(), json.size(), name.data(), name.size(), &options,
                          nullptr, &r, &err));
       ENDS(caunoi_check_repair(world().fair, world().programme, json.data(), json.size(), name.data(), name.size(),
                                r != nullptr ? r : world().repaired, &wrong, &err));
       if (r != nullptr && caunoi_texts_count(wrong) != 0) {
         std::fprintf(stderr, "a repair that is none: %s\n", caunoi_texts_at(wrong, 0).data);
         std::abort();
       }
       caunoi_texts_free(wrong);
       caunoi_repaired_free(r);
     }},
    {"caunoi_day",
     [](Input& in) {
       caunoi_day* d = nullptr;
       caunoi_repair_options options = CAUNOI_REPAIR_OPTIONS_INIT;
       options.time_limit = 0.05;
       caunoi_day_new(world().fair, world().programme, &d, nullptr);
       for (int steps = 0; steps < 6 && !in.rest().empty(); ++steps) {
         const auto verb = in.byte() % 11;
         const auto slot = in.number();
         const Lent id(in.piece());
         caunoi_error* err = nullptr;
         caunoi_pair pair = CAUNOI_PAIR_INIT;
         caunoi_participant who = CAUNOI_PARTICIPANT_INIT;
         caunoi_lock lock = CAUNOI_LOCK_INIT;
         pair.a = {"a", 1}, pair.b = id.str(), who.id = id.str(), lock.pair = id.str(), lock.slot = slot;
         const auto status =
             verb == 0   ? caunoi_day_absent(d, id.data(), id.size(), slot, &options, nullptr, nullptr, &err)
             : verb == 1 ? caunoi_day_present(d, id.data(), id.size(), slot, &options, nullptr, nullptr, &err)
             : verb == 2 ? caunoi_day_late(d, id.data(), id.size(), slot, &options, nullptr, nullptr, &err)
             : verb == 3 ? caunoi_day_walk_in(d, &who, &pair, 1, &options, nullptr, nullptr, &err)
             : verb == 4 ? caunoi_day_wish(d, &pair, &options, nullptr, nullptr, &err)
             : verb == 5 ? caunoi_day_withdraw(d, id.data(), id.size(), &options, nullptr, nullptr, &err)
             : verb == 6 ? caunoi_day_lock(d, &lock, &options, nullptr, nullptr, &err)
             : verb == 7 ? caunoi_day_unlock(d, id.data(), id.size(), &options, nullptr, nullptr, &err)
             : verb == 8 ? caunoi_day_break_table(d, id.data(), id.size(), slot, &options, nullptr, nullptr, &err)
             : verb == 9 ? caunoi_day_now(d, slot, &options, nullptr, nullptr, &err)
                         : caunoi_day_apply(d, id.data(), id.size(), nullptr, 0, &options, nullptr, nullptr, &err);
         ends(status, err);
         caunoi_fair* f = nullptr;
         caunoi_programme* p = nullptr;
         caunoi_texts* broken = nullptr;
         if (caunoi_day_fair(d, &f, nullptr) != CAUNOI_OK || caunoi_day_programme(d, &p, nullptr) != CAUNOI_OK ||
             caunoi_check(f, p, &broken, nullptr) != CAUNOI_OK || caunoi_texts_count(broken) != 0) {
           std::fprintf(stderr, "a day that breaks a rule: %s\n", caunoi_texts_at(broken, 0).data);
           std::abort();
         }
         caunoi_texts_free(broken);
         caunoi_programme_free(p);
         caunoi_fair_free(f);
       }
       caunoi_day_free(d);
     }},
    {"caunoi_evaluate",
     [](Input& in) {
       caunoi_evaluation* e = nullptr;
       const Lent run(in.piece()), judgments(in.rest());
       ENDS(caunoi_evaluate(run.data(), run.size(), judgments.data(), judgments.size(), &e, &err));
       caunoi_evaluation_free(e);
     }},
    {"caunoi_lexicon_load",
     [](Input& in) {
       const auto path = world().folder + "/fuzzed.tsv";
       std::ofstream(path, std::ios::binary) << in.rest();
       const caunoi_str paths[] = {{path.data(), path.size()}};
       caunoi_lexicon* l = nullptr;
       caunoi_texts* doubts = nullptr;
       ENDS(caunoi_lexicon_check(paths, 1, &doubts, &err));
       ENDS(caunoi_lexicon_load(path.data(), path.size(), &l, &err));
       caunoi_texts_free(doubts);
       caunoi_lexicon_free(l);
     }},
    {"caunoi_lexicon_import",
     [](Input& in) {
       static const char* const formats[] = {"tsv", "tbx", "skos", "edict", "iso-codes", "", "wordnet", "cldr"};
       static const char* const names[] = {"/x.tsv", "/x.tbx", "/x.rdf", "/x", "/x.json", "/x.ttl", "/x.xml", "/x.txt"};
       const auto which = in.byte() % 8, name = in.byte() % 8;
       const auto path = world().folder + names[name];
       std::ofstream(path, std::ios::binary) << in.rest();
       const caunoi_str paths[] = {{path.data(), path.size()}};
       caunoi_blob* tsv = nullptr;
       caunoi_texts* findings = nullptr;
       ENDS(caunoi_lexicon_import(paths, 1, formats[which], CAUNOI_NUL_TERMINATED, nullptr, &tsv, &findings, &err));
       caunoi_blob_free(tsv);
       caunoi_texts_free(findings);
       std::filesystem::remove(path);
     }},
    {"caunoi_survey_load",
     [](Input& in) {
       static const char* const names[] = {"/s.xlsx", "/s.ods", "/s.xls", "/s.csv", "/s.tsv", "/s.jsonl"};
       const auto path = world().folder + names[in.byte() % 6];
       std::ofstream(path, std::ios::binary) << in.rest();
       caunoi_survey* s = nullptr;
       ENDS(caunoi_survey_load(path.data(), path.size(), nullptr, &s, &err));
       if (s != nullptr) {
         const auto repair = world().folder + "/repair.xlsx";
         ENDS(caunoi_survey_save_repair(s, CAUNOI_LANG_JA, repair.data(), repair.size(), &err));
       }
       look(s);
       std::filesystem::remove(path);
     }},
    {"caunoi_matcher_update",
     [](Input& in) {
       const Lent key(in.piece()), lines(in.rest());
       const caunoi_str remove[] = {key.str()};
       caunoi_survey* changes = nullptr;
       if (caunoi_survey_parse(lines.data(), lines.size(), nullptr, 0, &changes, nullptr) != CAUNOI_OK) changes = nullptr;
       auto& live = Live::now();
       ENDS(caunoi_matcher_update(live.matcher, live.index, changes, remove, key.size() == 0 ? 0 : 1, nullptr, &err));
       for (const std::string_view need : {"N-1", "N-2"}) {
         caunoi_matches* m = nullptr;
         ENDS(caunoi_matcher_match(live.matcher, need.data(), need.size(), nullptr, &m, &err));
         caunoi_matches_free(m);
       }
       caunoi_survey_free(changes);
     }},
};
constexpr std::size_t target_count = sizeof targets / sizeof targets[0];

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Named* const only = [] {
    const char* name = std::getenv("FUZZ_ONLY");
    for (const Named& target : targets)
      if (name != nullptr && std::strcmp(target.name, name) == 0) return &target;
    return static_cast<const Named*>(nullptr);
  }();
  if (size == 0) return 0;
  Input in(std::string_view(reinterpret_cast<const char*>(data), size));
  const std::size_t chosen = in.byte();
  if (only != nullptr && &targets[chosen % target_count] != only) return -1;  // not kept
  targets[chosen % target_count].call(in);
  return 0;
}

#ifdef CAUNOI_FUZZ_MAIN
// Runs files, or all files of folders, once; "--names" prints the targets in order.
int main(int argc, char** argv) {
  std::size_t runs = 0;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--names") {
      for (const Named& target : targets) std::puts(target.name);
      return 0;
    }
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(argv[i]))
      for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) files.push_back(entry.path());
    else
      files.emplace_back(argv[i]);
    for (const auto& path : files) {
      if (!std::filesystem::is_regular_file(path)) continue;
      std::ifstream file(path, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++runs;
    }
  }
  std::printf("%zu seeds, %zu functions\n", runs, target_count);
  return runs == 0 ? 1 : 0;
}
#endif
