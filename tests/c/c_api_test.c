/* The C API as a strict C11 program uses it. nulls.c: nothing crashes on NULL; structs.c: sizes of structs; walk.c:
 * every verb does its work; building.c: surveys and fairs put together call by call; errors.c: errors name their place;
 * day.c: changes one by one while 32 threads read; cancelling.c: calls end when asked; allocator.c: where handles come
 * from.
 *
 *     c_api_test SOURCE_FOLDER SCRATCH_FOLDER */
#include "c_api_test.h"

#include <stdlib.h>

static unsigned failures, checks;
caunoi_status last_status;
static const char *source_folder, *scratch_folder;

void check_true(int holds, const char* what, const char* file, int line) {
  ++checks;
  if (holds) return;
  ++failures;
  fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
}

void check_status(caunoi_status got, caunoi_status wanted, const char* what, const char* file, int line) {
  ++checks;
  if (got == wanted) return;
  ++failures;
  fprintf(stderr, "%s:%d: %s instead of %s: %s\n", file, line, caunoi_status_name(got), caunoi_status_name(wanted),
          what);
}

void check_error(caunoi_status got, caunoi_status wanted, caunoi_error* err, const char* what, const char* file,
                 int line) {
  check_status(got, wanted, what, file, line);
  if (got != wanted) fprintf(stderr, "  %s: %s\n", caunoi_error_place(err).data, caunoi_error_message(err).data);
  check_true((got == CAUNOI_OK) == (err == NULL) && caunoi_error_status(err) == got, what, file, line);
  check_true(err == NULL || caunoi_error_message(err).size > 0, what, file, line);
  caunoi_error_free(err);
}

int equals(caunoi_str text, const char* wanted) {
  return text.size == strlen(wanted) && memcmp(text.data, wanted, text.size) == 0 && text.data[text.size] == '\0';
}

int contains(caunoi_str text, const char* part) { return text.data != NULL && strstr(text.data, part) != NULL; }

static const char* joined(const char* folder, const char* name) {
  static char paths[4][1024];
  static unsigned next;
  char* path = paths[next++ % 4];
  snprintf(path, sizeof paths[0], "%s/%s", folder, name);
  return path;
}

const char* scratch(const char* name) { return joined(scratch_folder, name); }
const char* source(const char* name) { return joined(source_folder, name); }

void write_text(const char* path, const char* text) {
  FILE* file = fopen(path, "wb");
  CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

const char small_survey[] =
    "{\"type\":\"organisation\",\"id\":\"O-1\",\"name\":{\"vi\":\"Công ty Dệt Kiến "
    "An\"},\"kind\":\"ENTERPRISE\",\"country\":\"VN\","
    "\"province\":\"Hải Phòng\",\"capability\":3,\"languages\":[\"vi\"]}\n"
    "{\"type\":\"organisation\",\"id\":\"O-2\",\"name\":{\"ja\":\"響野膜工業株式会社\",\"en\":\"Hibikino "
    "Membrane\"},\"kind\":\"ENTERPRISE\","
    "\"country\":\"JP\",\"languages\":[\"ja\",\"en\"],\"vn_presence\":\"OFFICE\"}\n"
    "{\"type\":\"technology\",\"id\":\"T-1\",\"provider\":\"O-2\",\"title\":{\"vi\":\"Màng lọc nước thải dệt "
    "nhuộm\",\"en\":\"Membrane filter "
    "for dyeing wastewater\"},\"summary\":{\"vi\":\"Hệ thống màng lọc tái sử dụng nước thải dệt nhuộm.\",\"en\":\"A "
    "membrane system that "
    "reuses wastewater of dyeing.\"},\"fields\":[{\"code\":\"ENV\",\"weight\":1}],\"trl\":8}\n"
    "{\"type\":\"technology\",\"id\":\"T-2\",\"provider\":\"O-2\",\"title\":{\"vi\":\"Giống lúa chịu "
    "mặn\",\"en\":\"Salt-tolerant rice\"},"
    "\"fields\":[{\"code\":\"BIO\",\"weight\":1}],\"trl\":9}\n"
    "{\"type\":\"need\",\"id\":\"N-1\",\"organisation\":\"O-1\",\"title\":{\"vi\":\"Xử lý nước thải dệt "
    "nhuộm\"},\"problem\":{\"vi\":\"Nước thải "
    "dệt nhuộm vượt quy chuẩn, cần tái sử dụng nước.\"},\"fields\":[{\"code\":\"ENV\",\"weight\":1}]}\n"
    "{\"type\":\"need\",\"id\":\"N-2\",\"organisation\":\"O-1\",\"title\":{\"vi\":\"Tiết kiệm điện lò "
    "hơi\"},\"trl_min\":12,\"confidential\":true}\n"
    "{\"type\":\"expert\",\"id\":\"E-1\",\"name\":{\"vi\":\"Nguyễn Văn An\"},\"expertise\":{\"vi\":\"Nước thải dệt "
    "nhuộm, màng lọc.\"},"
    "\"languages\":[\"vi\"]}\n";

const char small_fair[] =
    "{\"name\":\"Ngày hội\",\"time_zone\":\"Asia/Ho_Chi_Minh\","
    "\"sessions\":[{\"id\":\"s\",\"start\":\"2015-10-15T08:30\",\"slots\":2,\"slot_minutes\":30}],\"tables\":2,"
    "\"participants\":[{\"id\":\"O-1\",\"languages\":[\"vi\"]},{\"id\":\"O-2\",\"languages\":[\"vi\"]},{\"id\":\"O-3\","
    "\"languages\":[\"vi\"]},"
    "{\"id\":\"O-4\",\"languages\":[\"vi\"]}],"
    "\"pairs\":[{\"a\":\"O-1\",\"b\":\"O-2\",\"value\":3},{\"a\":\"O-1\",\"b\":\"O-3\",\"value\":2},{\"a\":\"O-1\","
    "\"b\":\"O-4\",\"value\":1}]}";

static handles make_handles(void) {
  handles h;
  caunoi_error* err = NULL;
  caunoi_report_input input = CAUNOI_REPORT_INPUT_INIT;
  memset(&h, 0, sizeof h);
  GIVES(caunoi_survey_parse(small_survey, NT, "small.jsonl", NT, &h.survey, &err), CAUNOI_OK);
  GIVES(caunoi_index_build(h.survey, scratch("index"), NT, NULL, NULL, &h.index, &err), CAUNOI_OK);
  GIVES(caunoi_index_search(h.index, "nước thải", NT, NULL, &h.answer, &err), CAUNOI_OK);
  GIVES(caunoi_match(h.survey, h.index, NULL, NULL, &h.matches, &err), CAUNOI_OK);
  GIVES(caunoi_fair_parse(small_fair, NT, NULL, 0, &h.fair, &err), CAUNOI_OK);
  GIVES(caunoi_plan(h.fair, NULL, NULL, &h.programme, &err), CAUNOI_OK);
  input.fair = h.fair;
  input.programme = h.programme;
  GIVES(caunoi_report_papers(&input, &h.papers, &err), CAUNOI_OK);
  GIVES(caunoi_programme_json(h.programme, &h.blob, &err), CAUNOI_OK);
  GIVES(caunoi_check(h.fair, h.programme, &h.texts, &err), CAUNOI_OK);
  GIVES(caunoi_evaluate("q Q0 d1 1 2.0 t\nq Q0 d2 2 1.0 t\n", NT, "q 0 d2 1\n", NT, &h.evaluation, &err), CAUNOI_OK);
  return h;
}

/* What a handle was made from goes first: each must keep its own alive. */
static void free_handles(handles* h) {
  caunoi_survey_free(h->survey);
  if (caunoi_matches_count(h->matches) > 0) {
    caunoi_blob* why = NULL;
    ANSWERS(caunoi_matches_explain(h->matches, 0, CAUNOI_LANG_VI, 0, &why, NULL), CAUNOI_OK);
    caunoi_blob_free(why);
  }
  caunoi_fair_free(h->fair);
  caunoi_index_free(h->index);
  caunoi_answer_free(h->answer);
  caunoi_matches_free(h->matches);
  caunoi_programme_free(h->programme);
  caunoi_papers_free(h->papers);
  caunoi_blob_free(h->blob);
  caunoi_texts_free(h->texts);
  caunoi_evaluation_free(h->evaluation);
}

int main(int argc, char** argv) {
  handles h;
  if (argc != 3) return 2;
  source_folder = argv[1];
  scratch_folder = argv[2];
  CHECK(caunoi_abi_version() == CAUNOI_ABI_VERSION);
  h = make_handles();
  if (failures == 0) {
    test_nulls(&h);
    test_structs(&h);
    test_walk(&h);
    test_errors(&h);
    test_building(&h);
    test_day(&h);
    test_cancelling(&h);
  }
  free_handles(&h);
  test_allocator();
  printf("%u checks, %u failures\n", checks, failures);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
