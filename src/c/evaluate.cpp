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
    return caunoi_evaluation{evaluate(ranked, judged)};
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

}  // extern "C"
