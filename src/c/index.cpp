// Indexes and searches over the border.
// Tested by tests/c/c_api_test, tests/python/test_binding.
#include <cmath>

#include "c/border.hpp"

using namespace caunoi;
using namespace caunoi::c;

namespace {

std::shared_ptr<const Lexicon> shared(const caunoi_lexicon* lexicon) {
  return lexicon == nullptr ? nullptr : lexicon->lexicon;
}

Result<std::optional<int>> trl_bound(std::int32_t value, std::string_view name) {
  if (value == 0) return std::optional<int>();
  if (value < 1 || value > 9)
    return fail(Code::invalid_argument, fmt::format("`{}` is {}; it must be 1 to 9, or 0 for none", name, value));
  return std::optional<int>(value);
}

Result<Filter> filter_of(const caunoi_search_options& options) {
  Filter out;
  if (options.kinds == nullptr && options.kind_count != 0)
    return fail(Code::invalid_argument, fmt::format("`kinds` is NULL with a count of {}", options.kind_count));
  for (size_t i = 0; i < options.kind_count; ++i) {
    CAUNOI_TRY(const auto kind, kind_of(options.kinds[i]));
    out.kinds.push_back(kind);
  }
  CAUNOI_TRY(const auto fields, texts_of(options.fields, options.field_count, "fields"));
  for (const auto& code : fields) {
    const auto field = field_from(code);
    if (!field)
      return fail(Code::invalid_argument, fmt::format("\"{}\" is no field; BIO, ENV, NEN, AUT and MAT are", code));
    out.fields.push_back(*field);
  }
  CAUNOI_TRY(out.countries, texts_of(options.countries, options.country_count, "countries"));
  CAUNOI_TRY(out.organisations, texts_of(options.organisations, options.organisation_count, "organisations"));
  CAUNOI_TRY(out.trl_min, trl_bound(options.trl_min, "trl_min"));
  CAUNOI_TRY(out.trl_max, trl_bound(options.trl_max, "trl_max"));
  if (!std::isfinite(options.cost_max) || options.cost_max < 0)
    return fail(Code::invalid_argument,
                fmt::format("`cost_max` is {}; it must be above 0, or 0 for none", options.cost_max));
  if (options.cost_max > 0) out.cost_max = options.cost_max;
  CAUNOI_TRY(const auto currency, text_of(options.currency.data, options.currency.size, "currency"));
  if (!currency.empty()) out.currency = currency;
  return out;
}

// The facets of an answer as one list of values. There are few facets, so a value is found by walking over them: a table
// of all would cost each search more than it spares its reader.
struct FacetValues {
  const std::vector<Facet>& facets;

  [[nodiscard]] std::size_t size() const noexcept {
    std::size_t out = 0;
    for (const auto& facet : facets) out += facet.counts.size();
    return out;
  }
  [[nodiscard]] std::pair<const Facet*, std::size_t> operator[](std::size_t i) const noexcept {
    auto facet = facets.begin();
    for (; i >= facet->counts.size(); ++facet) i -= facet->counts.size();
    return {&*facet, i};
  }
};

}  // namespace

extern "C" {

caunoi_status caunoi_index_build(const caunoi_survey* s, const char* dir, size_t dir_len, const caunoi_lexicon* lexicon,
                                 const caunoi_control* ctl, caunoi_index** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_index> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_TRY(const auto folder, path_of(dir, dir_len, "dir"));
    CAUNOI_TRY(const auto control, control_of(ctl));
    auto words = shared(lexicon);
    CAUNOI_TRY(auto index, Index::build(s->content->survey, folder, words.get(), control));
    if (const Log log(ctl); log)
      log(CAUNOI_LEVEL_NOTE, fmt::format("indexed {} records", index.size()), folder.string());
    return caunoi_index(std::move(words), std::move(index));
  });
}

caunoi_status caunoi_index_open(const char* dir, size_t dir_len, const caunoi_lexicon* lexicon, caunoi_index** out,
                                caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_index> {
    CAUNOI_TRY(const auto folder, path_of(dir, dir_len, "dir"));
    auto words = shared(lexicon);
    CAUNOI_TRY(auto index, Index::open(folder, words.get()));
    return caunoi_index(std::move(words), std::move(index));
  });
}

void caunoi_index_free(caunoi_index* ix) { delete ix; }

caunoi_status caunoi_index_update(caunoi_index* ix, const caunoi_survey* changes, const caunoi_str* remove,
                                  size_t remove_count, caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(ix, "ix"));
    CAUNOI_TRY(const auto removed, records_named(remove, remove_count, "remove"));
    if (ix->index.use_count() != 1)  // only caunoi_matcher_new() and caunoi_matcher_free() change that
      return fail(Code::invalid_argument, "a matcher of this index is alive; caunoi_matcher_update() updates both");
    return ix->index->update(changes == nullptr ? Survey() : changes->content->survey, removed);
  });
}

uint64_t caunoi_index_size(const caunoi_index* ix) { return ix == nullptr ? 0 : ix->index->size(); }

caunoi_status caunoi_index_survey(const caunoi_index* ix, caunoi_survey** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_survey> {
    CAUNOI_CHECK(given(ix, "ix"));
    CAUNOI_TRY(auto survey, ix->index->survey());
    Intake read;
    read.survey = std::move(survey);
    return caunoi_survey(std::move(read));
  });
}

caunoi_status caunoi_index_notices(const caunoi_index* ix, caunoi_texts** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_texts> {
    CAUNOI_CHECK(given(ix, "ix"));
    return caunoi_texts(ix->index->notices());
  });
}

caunoi_status caunoi_index_search(const caunoi_index* ix, const char* words, size_t words_len,
                                  const caunoi_search_options* options, caunoi_answer** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_answer> {
    CAUNOI_CHECK(given(ix, "ix"));
    CAUNOI_TRY(const auto asked, text_of(words, words_len, "words"));
    CAUNOI_TRY(const auto how, read_struct<caunoi_search_options>(options, CAUNOI_SEARCH_OPTIONS_INIT, "options"));
    SearchQuery query{.words = std::string(asked), .first = how.first, .count = how.count};
    CAUNOI_TRY(query.filter, filter_of(how));
    CAUNOI_TRY(query.lang, lang_of(how.lang));
    CAUNOI_TRY(auto answer, ix->index->search(query));
    return caunoi_answer(std::move(answer));
  });
}

void caunoi_answer_free(caunoi_answer* a) { delete a; }
uint64_t caunoi_answer_found(const caunoi_answer* a) { return a == nullptr ? 0 : a->answer.found; }
size_t caunoi_answer_count(const caunoi_answer* a) { return a == nullptr ? 0 : a->answer.hits.size(); }
caunoi_str caunoi_answer_suggestion(const caunoi_answer* a) {
  return a == nullptr ? lend("") : lend(a->answer.suggestion);
}

caunoi_status caunoi_answer_hit(const caunoi_answer* a, size_t i, caunoi_hit* row) {
  return row_of(
      a, [&]() -> auto& { return a->answer.hits; }, i, row,
      [](const SearchHit& hit) {
        return caunoi_hit{
            0, static_cast<caunoi_kind>(hit.kind), 0, hit.score, lend(hit.id), lend(hit.title), lend(hit.snippet)};
      });
}

size_t caunoi_answer_facet_count(const caunoi_answer* a) { return a == nullptr ? 0 : FacetValues{a->answer.facets}.size(); }

caunoi_status caunoi_answer_facet(const caunoi_answer* a, size_t i, caunoi_facet_value* row) {
  return row_of(
      a, [&] { return FacetValues{a->answer.facets}; }, i, row,
      [](const auto& at) {
        const auto& [facet, value] = at;
        return caunoi_facet_value{0, lend(facet->name), lend(facet->counts[value].first), facet->counts[value].second};
      });
}

}  // extern "C"
