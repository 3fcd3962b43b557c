// Measures of a ranking over the border.
// Tested by tests/c/c_api_test, tests/python/test_binding.
#include "caunoi/evaluate.hpp"

#include "c/border.hpp"

using namespace caunoi;
using namespace caunoi::c;

extern "C" {

caunoi_status caunoi_evaluate(const char* run, size_t run_len, const char* judgments, size_t judgments_len,
                              caunoi_evaluation** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_evaluation> {
    CAUNOI_CHECK(given(run, "run"));
    CAUNOI_CHECK(given(judgments, "judgments"));
    CAUNOI_TRY(const auto run_text, text_of(run, run_len, "run", "run.trec"));
    CAUNOI_TRY(const auto judgment_text, text_of(judgments, judgments_len, "judgments", "qrels.tsv"));
    CAUNOI_TRY(const auto ranked, parse_run(run_text));
    CAUNOI_TRY(const auto judged, parse_judgments(judgment_text));
    return caunoi_evaluation(evaluate(ranked, judged));
  });
}

size_t caunoi_evaluation_queries(const caunoi_evaluation* e) { return e == nullptr ? 0 : e->evaluation.queries.size(); }
size_t caunoi_evaluation_count(const caunoi_evaluation* e) { return e == nullptr ? 0 : e->evaluation.measures.size(); }

caunoi_status caunoi_evaluation_measure(const caunoi_evaluation* e, size_t i, caunoi_measure* row) {
  return row_of(
      e, [&]() -> auto& { return e->evaluation.measures; }, i, row,
      [](const Measure& m) {
        return caunoi_measure{0, lend(m.name), m.mean, m.low, m.high};
      });
}

void caunoi_evaluation_free(caunoi_evaluation* e) { delete e; }

caunoi_status caunoi_evaluation_compare(const caunoi_evaluation* e, const caunoi_evaluation* other,
                                        caunoi_differences** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_differences> {
    CAUNOI_CHECK(given(e, "e"));
    CAUNOI_CHECK(given(other, "other"));
    CAUNOI_TRY(auto found, compare(e->evaluation, other->evaluation));
    return caunoi_differences(std::move(found));
  });
}

size_t caunoi_differences_count(const caunoi_differences* d) { return d == nullptr ? 0 : d->rows.size(); }
caunoi_status caunoi_differences_row(const caunoi_differences* d, size_t i, caunoi_difference* row) {
  return row_of(
      d, [&]() -> auto& { return d->rows; }, i, row,
      [](const Difference& one) {
        return caunoi_difference{0,     lend(one.measure), one.mean,  one.low,  one.high,
                                 one.p, one.better,        one.worse, one.equal};
      });
}
void caunoi_differences_free(caunoi_differences* d) { delete d; }

}  // extern "C"
