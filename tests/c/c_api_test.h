/* c_api_test.h -- what the parts of c_api_test share: checks, and one of every handle. */
#ifndef C_API_TEST_H
#define C_API_TEST_H

#include <stdio.h>
#include <string.h>

#include "caunoi/caunoi.h"

#define NT CAUNOI_NUL_TERMINATED

/* Counts and prints what does not hold; goes on. */
void check_true(int holds, const char* what, const char* file, int line);
void check_status(caunoi_status got, caunoi_status wanted, const char* what, const char* file, int line);
/* The same for a call that ended in `err`: a failure comes with a message, a success without an object. Frees err. */
void check_error(caunoi_status got, caunoi_status wanted, caunoi_error* err, const char* what, const char* file,
                 int line);

#define CHECK(condition) check_true((condition) != 0, #condition, __FILE__, __LINE__)
/* For calls that end in `&err`, with `caunoi_error *err` in scope: the call comes before err is read. */
#define GIVES(call, wanted) \
  (err = NULL, last_status = (call), check_error(last_status, (wanted), err, #call, __FILE__, __LINE__))
/* For calls without err. */
#define ANSWERS(call, wanted) check_status((call), (wanted), #call, __FILE__, __LINE__)

extern caunoi_status last_status;

int equals(caunoi_str text, const char* wanted);
int contains(caunoi_str text, const char* part);
/* "FOLDER/name" in the scratch folder; valid until the next call but three. */
const char* scratch(const char* name);
/* A file of the source tree; as scratch(). */
const char* source(const char* name);

void write_text(const char* path, const char* text);

extern const char small_survey[]; /* JSON lines */
extern const char small_fair[];   /* caunoi-fair/1 */

/* One of every handle, made from the two above. */
typedef struct handles {
  caunoi_survey* survey;
  caunoi_index* index;
  caunoi_answer* answer;
  caunoi_matches* matches;
  caunoi_fair* fair;
  caunoi_programme* programme;
  caunoi_papers* papers;
  caunoi_blob* blob;
  caunoi_texts* texts;
  caunoi_evaluation* evaluation;
} handles;

void test_nulls(const handles* h);
void test_structs(const handles* h);
void test_walk(const handles* h);
void test_errors(const handles* h);
void test_building(const handles* h);
void test_cancelling(const handles* h);
void test_day(const handles* h);
void test_allocator(void); /* while no handle is alive */

#endif
