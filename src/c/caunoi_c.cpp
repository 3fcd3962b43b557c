// The C API of caunoi.h: versions, errors, and the small handles every other call uses. The verbs are in the files
// named after their nouns. No logic lives here: each function looks at what it was given, calls the C++ function of the
// same meaning, and lends what came of it. Tested by tests/c/c_api_test, tests/python/test_binding.
#include <new>

#include "base/file.hpp"
#include "c/border.hpp"
#include "caunoi/caunoi.h"

using namespace caunoi;
using namespace caunoi::c;

extern "C" {

uint32_t caunoi_abi_version(void) { return CAUNOI_ABI_VERSION; }

const char* caunoi_version(void) { return CAUNOI_VERSION; }

const char* caunoi_status_name(caunoi_status status) {
  if (status == CAUNOI_OK) return "CAUNOI_OK";
  if (status < CAUNOI_OK || status > CAUNOI_INTERNAL) return "CAUNOI_UNKNOWN_STATUS";
  return code_name(static_cast<Code>(status)).data();
}

// -- Errors --

caunoi_status caunoi_error_status(const caunoi_error* e) {
  return e == nullptr ? CAUNOI_OK : static_cast<caunoi_status>(e->error.code);
}
caunoi_str caunoi_error_message(const caunoi_error* e) { return e == nullptr ? lend("") : lend(e->error.message); }
caunoi_str caunoi_error_place(const caunoi_error* e) { return e == nullptr ? lend("") : lend(e->error.place); }
void caunoi_error_free(caunoi_error* e) { delete e; }

// -- Cancellation --

caunoi_cancel* caunoi_cancel_new(void) { return new (std::nothrow) caunoi_cancel; }
void caunoi_cancel_request(caunoi_cancel* c) {
  if (c != nullptr) c->flag.request();
}
void caunoi_cancel_free(caunoi_cancel* c) { delete c; }

// -- Bytes and lists of texts --

caunoi_str caunoi_blob_view(const caunoi_blob* b) {
  if (b == nullptr) return lend("");
  return b->copy != nullptr ? caunoi_str{b->copy, b->size} : lend(b->bytes);
}
caunoi_status caunoi_blob_save(const caunoi_blob* b, const char* path, size_t path_len, caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(b, "b"));
    CAUNOI_TRY(const auto file, path_of(path, path_len, "path"));
    const auto bytes = caunoi_blob_view(b);
    return write_file(file, {bytes.data, bytes.size});
  });
}
void caunoi_blob_free(caunoi_blob* b) { delete b; }

size_t caunoi_texts_count(const caunoi_texts* t) { return t == nullptr ? 0 : t->items.size(); }
caunoi_str caunoi_texts_at(const caunoi_texts* t, size_t i) {
  return i < caunoi_texts_count(t) ? lend(t->items[i]) : lend("");
}
void caunoi_texts_free(caunoi_texts* t) { delete t; }

}  // extern "C"
