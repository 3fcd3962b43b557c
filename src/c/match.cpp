// Matching over the border.
// Tested by tests/c/c_api_test, tests/python/test_binding.
#include "caunoi/match.hpp"

#include "c/border.hpp"

using namespace caunoi;
using namespace caunoi::c;

static_assert(CAUNOI_WISH_MUST_MEET == static_cast<int>(Wish::Kind::must_meet) &&
              CAUNOI_WISH_MUST_NOT == static_cast<int>(Wish::Kind::must_not) &&
              CAUNOI_WISH_ALREADY_MET == static_cast<int>(Wish::Kind::already_met));

static_assert(CAUNOI_REASON_REASON == static_cast<int>(Reason::Part::reason) &&
              CAUNOI_REASON_CAUTION == static_cast<int>(Reason::Part::caution) &&
              CAUNOI_REASON_LEGAL == static_cast<int>(Reason::Part::legal) &&
              CAUNOI_REASON_BENEFIT == static_cast<int>(Reason::Part::benefit) &&
              CAUNOI_REASON_ASK == static_cast<int>(Reason::Part::ask) &&
              CAUNOI_REASON_CONFIDENCE == static_cast<int>(Reason::Part::confidence));

namespace {

Result<std::vector<Wish>> wishes_of(const caunoi_wish* wishes, std::size_t count) {
  std::vector<Wish> out;
  CAUNOI_CHECK(each_struct<caunoi_wish>(
      wishes, count, CAUNOI_WISH_INIT, "wishes", [&](const auto& wish, const std::string& name) -> Result<void> {
        CAUNOI_CHECK(must_be_zero(wish.reserved, name));
        if (wish.kind < CAUNOI_WISH_MUST_MEET || wish.kind > CAUNOI_WISH_ALREADY_MET)
          return fail(Code::invalid_argument,
                      fmt::format("`{}.kind` is {}; CAUNOI_WISH_MUST_MEET, _MUST_NOT and _ALREADY_MET are known", name,
                                  wish.kind));
        CAUNOI_TRY(const auto demand, text_of(wish.demand.data, wish.demand.size, name + ".demand"));
        CAUNOI_TRY(const auto supply, text_of(wish.supply.data, wish.supply.size, name + ".supply"));
        out.push_back({static_cast<Wish::Kind>(wish.kind), std::string(demand), std::string(supply)});
        return {};
      }));
  return out;
}

// Match i of the caller's.
Result<const Match*> match_at(const caunoi_matches* m, std::size_t i) {
  CAUNOI_CHECK(given(m, "m"));
  const auto& matches = m->matches.matches;
  if (i < matches.size()) return &matches[i];
  return fail(Code::invalid_argument,
              fmt::format("there is no match {}; the last is {}", i, static_cast<long long>(matches.size()) - 1));
}

// Tells the log what happened to the index meanwhile.
class Telling {
 public:
  Telling(const caunoi_control* ctl, const Index& index) : log_(ctl), index_(index) {
    if (log_) before_ = index.notices().size();
  }
  void operator()() const {
    if (log_) log_(index_.notices(), before_);
  }

 private:
  Log log_;
  const Index& index_;
  std::size_t before_ = 0;
};

}  // namespace

Result<MatchOptions> caunoi::c::match_options_of(const caunoi_match_options* options) {
  CAUNOI_TRY(const auto how, read_struct<caunoi_match_options>(options, CAUNOI_MATCH_OPTIONS_INIT, "options"));
  MatchOptions out;
  out.per_need = how.per_need;
  out.experts_per_need = how.experts_per_need;
  CAUNOI_TRY(out.needs, texts_of(how.needs, how.need_count, "needs"));
  CAUNOI_TRY(out.supplies, texts_of(how.supplies, how.supply_count, "supplies"));
  CAUNOI_TRY(out.wishes, wishes_of(how.wishes, how.wish_count));
  CAUNOI_TRY(const auto rates, text_of(how.rates_csv.data, how.rates_csv.size, "rates_csv", "rates.csv"));
  if (!rates.empty()) {
    CAUNOI_TRY(out.rates, parse_rates(rates));
  }
  CAUNOI_TRY(const auto weights, text_of(how.weights_json.data, how.weights_json.size, "weights_json", "weights.json"));
  if (!weights.empty()) {
    CAUNOI_TRY(out.weights, parse_weights(weights));
  }
  return out;
}

extern "C" {

caunoi_status caunoi_match(const caunoi_survey* s, const caunoi_index* ix, const caunoi_match_options* options,
                           const caunoi_control* ctl, caunoi_matches** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_matches> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_CHECK(given(ix, "ix"));
    CAUNOI_TRY(const auto how, match_options_of(options));
    CAUNOI_TRY(const auto control, control_of(ctl));
    const Telling tell(ctl, *ix->index);
    CAUNOI_TRY(auto matches, match(s->content->survey, *ix->index, how, control));
    tell();
    return caunoi_matches(s->content, std::move(matches));
  });
}

caunoi_status caunoi_match_supply(const caunoi_survey* s, const caunoi_index* ix, const char* supply, size_t supply_len,
                                  const caunoi_match_options* options, const caunoi_control* ctl, caunoi_matches** out,
                                  caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_matches> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_CHECK(given(ix, "ix"));
    CAUNOI_CHECK(given(supply, "supply"));
    CAUNOI_TRY(const auto id, text_of(supply, supply_len, "supply"));
    CAUNOI_TRY(auto how, match_options_of(options));
    CAUNOI_TRY(const auto control, control_of(ctl));
    const Telling tell(ctl, *ix->index);
    CAUNOI_TRY(auto matches, match_supply(s->content->survey, *ix->index, id, std::move(how), control));
    tell();
    return caunoi_matches(s->content, std::move(matches));
  });
}

caunoi_status caunoi_matcher_new(const caunoi_survey* s, const caunoi_index* ix, const caunoi_match_options* options,
                                 const caunoi_control* ctl, caunoi_matcher** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_matcher> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_CHECK(given(ix, "ix"));
    CAUNOI_TRY(auto how, match_options_of(options));
    CAUNOI_TRY(const auto control, control_of(ctl));
    const auto weights = how.weights;
    const Telling tell(ctl, *ix->index);
    CAUNOI_TRY(auto matcher, Matcher::make(s->content->survey, *ix->index, std::move(how), control));
    tell();
    return caunoi_matcher(s->content, ix->lexicon, ix->index, weights, std::move(matcher));
  });
}

caunoi_status caunoi_matcher_match(const caunoi_matcher* m, const char* need, size_t need_len,
                                   const caunoi_control* ctl, caunoi_matches** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_matches> {
    CAUNOI_CHECK(given(m, "m"));
    CAUNOI_CHECK(given(need, "need"));
    CAUNOI_TRY(const auto id, text_of(need, need_len, "need"));
    CAUNOI_TRY(const auto control, control_of(ctl));
    CAUNOI_TRY(auto found, m->matcher.match(id, control));
    auto survey = m->survey;
    if (m->updated) {
      Intake now;
      now.survey = m->matcher.records_of(found);
      survey = std::make_shared<const SurveyContent>(std::move(now));
    }
    return caunoi_matches(std::move(survey), Matches{std::move(found.matches), std::move(found.blocked), m->weights});
  });
}

caunoi_status caunoi_matcher_update(caunoi_matcher* m, caunoi_index* ix, const caunoi_survey* changes,
                                    const caunoi_str* remove, size_t remove_count, const caunoi_control* ctl,
                                    caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(m, "m"));
    CAUNOI_CHECK(given(ix, "ix"));
    CAUNOI_TRY(const auto removed, records_named(remove, remove_count, "remove"));
    CAUNOI_TRY(const auto control, control_of(ctl));
    if (m->index != ix->index) return fail(Code::invalid_argument, "`ix` is not the index of `m`");
    if (ix->index.use_count() != 2)  // the index itself and this matcher
      return fail(Code::invalid_argument, "another matcher of this index is alive");
    const Survey none;
    const auto& survey = changes == nullptr ? none : changes->content->survey;
    const Telling tell(ctl, *ix->index);
    CAUNOI_CHECK(ix->index->update(survey, removed));
    m->updated = true;
    CAUNOI_CHECK(m->matcher.update(survey, removed, control));
    tell();
    return {};
  });
}

void caunoi_matcher_free(caunoi_matcher* m) { delete m; }

void caunoi_matches_free(caunoi_matches* m) { delete m; }
size_t caunoi_matches_count(const caunoi_matches* m) { return m == nullptr ? 0 : m->matches.matches.size(); }

caunoi_status caunoi_matches_row(const caunoi_matches* m, size_t i, caunoi_match_row* row) {
  return row_of(
      m, [&]() -> auto& { return m->matches.matches; }, i, row,
      [](const Match& match) {
        return caunoi_match_row{
            0,           lend(match.need),   lend(match.supply), number_of(match.kind), match.capped ? 1U : 0U,
            match.score, match.demand_score, match.supply_score, match.confidence};
      });
}

caunoi_status caunoi_matches_explain(const caunoi_matches* m, size_t i, caunoi_lang lang, uint32_t words,
                                     caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_TRY(const auto* match, match_at(m, i));
    CAUNOI_TRY(const auto in, lang_of(lang));
    return caunoi_blob(words == 0 ? explain(*match, m->survey->survey, in)
                                  : explain(*match, m->survey->survey, in, words));
  });
}

caunoi_status caunoi_matches_reasons(const caunoi_matches* m, size_t i, caunoi_lang lang, caunoi_reasons** out,
                                     caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_reasons> {
    CAUNOI_TRY(const auto* match, match_at(m, i));
    CAUNOI_TRY(const auto in, lang_of(lang));
    std::vector<ReasonRow> rows;
    for (const Reason& reason : match->reasons)
      rows.push_back(
          {static_cast<caunoi_reason_part>(reason.part), reason.code, sentence(reason, in), reason.strength});
    return caunoi_reasons(std::move(rows));
  });
}

size_t caunoi_reasons_count(const caunoi_reasons* r) { return r == nullptr ? 0 : r->rows.size(); }
caunoi_status caunoi_reasons_row(const caunoi_reasons* r, size_t i, caunoi_reason* row) {
  return row_of(
      r, [&]() -> auto& { return r->rows; }, i, row,
      [](const ReasonRow& reason) {
        return caunoi_reason{0, reason.part, 0, lend(reason.code), lend(reason.sentence), reason.strength};
      });
}
void caunoi_reasons_free(caunoi_reasons* r) { delete r; }

caunoi_status caunoi_matches_jsonl(const caunoi_matches* m, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(m, "m"));
    return caunoi_blob(matches_jsonl(m->survey->survey, m->matches));
  });
}

}  // extern "C"
