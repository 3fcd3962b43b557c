// Matching over the border.
// Tested by tests/c/c_api_test, tests/python/test_binding.
#include "caunoi/match.hpp"

#include "c/border.hpp"

using namespace caunoi;
using namespace caunoi::c;

static_assert(CAUNOI_WISH_MUST_MEET == static_cast<int>(Wish::Kind::must_meet) &&
              CAUNOI_WISH_MUST_NOT == static_cast<int>(Wish::Kind::must_not) &&
              CAUNOI_WISH_ALREADY_MET == static_cast<int>(Wish::Kind::already_met));

namespace {

// The elements are as far apart as the first one's struct_size says, which may be that of another version of the
// header.
Result<std::vector<Wish>> wishes_of(const caunoi_wish* wishes, std::size_t count) {
  if (wishes == nullptr && count != 0)
    return fail(Code::invalid_argument, fmt::format("`wishes` is NULL with a count of {}", count));
  std::vector<Wish> out;
  const auto* at = reinterpret_cast<const char*>(wishes);
  for (std::size_t i = 0; i < count; ++i, at += wishes->struct_size) {
    const auto name = fmt::format("wishes[{}]", i);
    const auto* theirs = reinterpret_cast<const caunoi_wish*>(at);
    CAUNOI_TRY(const auto wish, read_struct<caunoi_wish>(theirs, CAUNOI_WISH_INIT, name));
    if (theirs->struct_size != wishes->struct_size)
      return fail(Code::invalid_argument, fmt::format("`{}.struct_size` is not that of wishes[0]", name));
    if (theirs->struct_size % alignof(caunoi_wish) != 0)
      return fail(Code::invalid_argument, fmt::format("`{}.struct_size` is no size of a struct", name));
    CAUNOI_CHECK(must_be_zero(wish.reserved, name));
    if (wish.kind < CAUNOI_WISH_MUST_MEET || wish.kind > CAUNOI_WISH_ALREADY_MET)
      return fail(
          Code::invalid_argument,
          fmt::format("`{}.kind` is {}; CAUNOI_WISH_MUST_MEET, _MUST_NOT and _ALREADY_MET are known", name, wish.kind));
    CAUNOI_TRY(const auto demand, text_of(wish.demand.data, wish.demand.size, name + ".demand"));
    CAUNOI_TRY(const auto supply, text_of(wish.supply.data, wish.supply.size, name + ".supply"));
    out.push_back({static_cast<Wish::Kind>(wish.kind), std::string(demand), std::string(supply)});
  }
  return out;
}

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
    CAUNOI_TRY(auto matches, match(s->content->survey, ix->index, how, control));
    return caunoi_matches{s->content, std::move(matches)};
  });
}

void caunoi_matches_free(caunoi_matches* m) { delete m; }
size_t caunoi_matches_count(const caunoi_matches* m) { return m == nullptr ? 0 : m->matches.matches.size(); }

caunoi_status caunoi_matches_row(const caunoi_matches* m, size_t i, caunoi_match_row* row) {
  return row_of(
      m, [&]() -> auto& { return m->matches.matches; }, i, row,
      [](const Match& match) {
        const auto kind = match.kind == SupplyKind::technology ? CAUNOI_KIND_TECHNOLOGY : CAUNOI_KIND_EXPERT;
        return caunoi_match_row{0,
                                lend(match.need),
                                lend(match.supply),
                                kind,
                                match.capped ? 1U : 0U,
                                match.score,
                                match.demand_score,
                                match.supply_score,
                                match.confidence};
      });
}

caunoi_status caunoi_matches_explain(const caunoi_matches* m, size_t i, caunoi_lang lang, uint32_t words,
                                     caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(m, "m"));
    CAUNOI_TRY(const auto in, lang_of(lang));
    const auto& matches = m->matches.matches;
    if (i >= matches.size())
      return fail(Code::invalid_argument,
                  fmt::format("there is no match {}; the last is {}", i, static_cast<long long>(matches.size()) - 1));
    return caunoi_blob{words == 0 ? explain(matches[i], m->survey->survey, in)
                                  : explain(matches[i], m->survey->survey, in, words)};
  });
}

caunoi_status caunoi_matches_jsonl(const caunoi_matches* m, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(m, "m"));
    return caunoi_blob{matches_jsonl(m->survey->survey, m->matches)};
  });
}

}  // extern "C"
