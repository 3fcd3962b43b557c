// Without memory: the calls that only read handles answer CAUNOI_OUT_OF_MEMORY, or do without, and never end the
// process. Allocation number n fails, alone or with all after it, for n from the first to beyond the last.
//
// Calls that read or write JSON, write an index, or plan are not here: nlohmann's destructor allocates and Xapian's and
// CaDiCaL's use what their starved constructors left undone, so there the process may end; nor are searches for phrases
// and with a typed NEAR, whose places Xapian compares. caunoi.h promises accordingly.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>

#include "caunoi/caunoi.h"

namespace {

std::atomic<long> left{-1};    // allocations until one fails; below 0: none does
std::atomic<long> failing{0};  // how many fail then
std::atomic<long> failed{0};

bool fails() {
  if (left.load() < 0) return false;
  if (left.fetch_sub(1) > 0) return false;
  left = 0;
  if (failing.fetch_sub(1) <= 0) {
    left = -1;
    return false;
  }
  ++failed;
  return true;
}

}  // namespace

// The library takes these, as it takes any the program brings.
void* operator new(std::size_t size) {
  if (fails()) throw std::bad_alloc();
  if (void* p = std::malloc(size == 0 ? 1 : size)) return p;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept { return operator new(size, tag); }
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete[](void* p) noexcept { std::free(p); }
void operator delete[](void* p, std::size_t) noexcept { std::free(p); }

namespace {

int failures = 0;

// `call` must free what it gets. `together`: how many allocations fail in a row; with 1 even the error finds memory.
void starve(const char* name, long together, const std::function<caunoi_status(caunoi_error**)>& call) {
  long runs = 0, answered = 0;
  for (long n = 0;; ++n) {
    caunoi_error* err = nullptr;
    failed = 0;
    failing = together;
    left = n;
    const caunoi_status status = call(&err);
    left = -1;
    ++runs;
    const bool enough = failed.load() == 0;
    const bool fits = status == CAUNOI_OK ? err == nullptr
                                          : status == CAUNOI_OUT_OF_MEMORY && !enough &&
                                                (err == nullptr || caunoi_error_status(err) == status);
    if (status == CAUNOI_OUT_OF_MEMORY) ++answered;
    if (!fits) {
      ++failures;
      std::fprintf(stderr, "%s, allocation %ld: %s: %s\n", name, n, caunoi_status_name(status),
                   caunoi_error_message(err).data);
    }
    caunoi_error_free(err);
    if (enough || failures > 20) break;
  }
  if (answered == 0) ++failures, std::fprintf(stderr, "%s: never out of memory\n", name);
  std::printf("%-14s %5ld runs, %5ld out of memory\n", name, runs, answered);
}

const char survey_text[] =
    "{\"type\":\"organisation\",\"id\":\"O-1\",\"name\":\"Dệt Kiến An\",\"province\":\"Hải "
    "Phòng\",\"languages\":[\"vi\"]}\n"
    "{\"type\":\"technology\",\"id\":\"T-1\",\"provider\":\"O-9\",\"title\":{\"vi\":\"Màng lọc nước thải dệt "
    "nhuộm\"},\"trl\":12}\n"
    "{\"type\":\"need\",\"id\":\"N-1\",\"organisation\":\"O-1\",\"title\":{\"vi\":\"Xử lý nước thải dệt nhuộm\"}}\n"
    "{\"type\":\"expert\",\"id\":\"E-1\",\"name\":\"Nguyễn Văn An\",\"expertise\":{\"vi\":\"Nước thải dệt nhuộm.\"}}\n";
const char fair_text[] =
    "{\"sessions\":[{\"id\":\"s\",\"slots\":2}],\"tables\":1,\"participants\":[{\"id\":\"a\",\"languages\":[\"vi\"]},{"
    "\"id\":\"b\",\"languages\":[\"vi\"]},"
    "{\"id\":\"c\",\"languages\":[\"vi\"]}],\"pairs\":[{\"a\":\"a\",\"b\":\"b\"},{\"a\":\"a\",\"b\":\"c\"},{\"a\":"
    "\"b\",\"b\":\"c\"}]}";

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string index_folder = std::string(argv[1]) + "/memory-index";
  const std::size_t nt = CAUNOI_NUL_TERMINATED;
  caunoi_survey* survey = nullptr;
  caunoi_index* index = nullptr;
  caunoi_matches* matches = nullptr;
  caunoi_fair* fair = nullptr;
  caunoi_programme* programme = nullptr;
  if (caunoi_survey_parse(survey_text, nt, nullptr, 0, &survey, nullptr) != CAUNOI_OK ||
      caunoi_index_build(survey, index_folder.c_str(), nt, nullptr, nullptr, &index, nullptr) != CAUNOI_OK ||
      caunoi_match(survey, index, nullptr, nullptr, &matches, nullptr) != CAUNOI_OK ||
      caunoi_fair_parse(fair_text, nt, nullptr, 0, &fair, nullptr) != CAUNOI_OK ||
      caunoi_plan(fair, nullptr, nullptr, &programme, nullptr) != CAUNOI_OK)
    return 2;

  for (const long together : {1L, 1000000L}) {
    for (const char* words : {"nước thải", "nuoc thai"})
      starve(words, together, [&](caunoi_error** err) {
        caunoi_answer* out = nullptr;
        const auto status = caunoi_index_search(index, words, nt, nullptr, &out, err);
        caunoi_answer_free(out);
        return status;
      });
    starve("match", together, [&](caunoi_error** err) {
      caunoi_matches* out = matches;
      const auto status = caunoi_match(survey, index, nullptr, nullptr, &out, err);
      caunoi_matches_free(out);
      return status;
    });
    starve("explain", together, [&](caunoi_error** err) {
      caunoi_blob* out = nullptr;
      const auto status = caunoi_matches_explain(matches, 0, CAUNOI_LANG_VI, 0, &out, err);
      caunoi_blob_free(out);
      return status;
    });
    starve("check", together, [&](caunoi_error** err) {
      caunoi_texts* out = nullptr;
      const auto status = caunoi_check(fair, programme, &out, err);
      caunoi_texts_free(out);
      return status;
    });
    starve("evaluate", together, [&](caunoi_error** err) {
      caunoi_evaluation* out = nullptr;
      const auto status = caunoi_evaluate("q Q0 a 1 2 t\n", nt, "q 0 a 1\n", nt, &out, err);
      caunoi_evaluation_free(out);
      return status;
    });
  }
  left = 0;
  failing = 1;
  caunoi_cancel* token = caunoi_cancel_new();
  left = -1;
  if (token != nullptr) ++failures, std::fprintf(stderr, "a token was made without memory\n");

  caunoi_survey_free(survey);
  caunoi_index_free(index);
  caunoi_matches_free(matches);
  caunoi_fair_free(fair);
  caunoi_programme_free(programme);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
