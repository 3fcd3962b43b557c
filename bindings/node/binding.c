/* binding.c -- the C API for Node: every function of caunoi.h under its own name, once at once and once as a promise.
 *
 * table.h, which is written from the header, says what each function takes and gives; the code here knows kinds of
 * arguments and no function by name. Handles are externals that free themselves. A promise's call runs on a thread of
 * libuv's pool; what it was given was copied, and the handles it uses cannot be freed meanwhile. The idioms of JavaScript
 * are in lib/index.js. Tested by tests/node. */
#define NAPI_VERSION 8
#include <math.h>
#include <node_api.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "caunoi/caunoi.h"

/* -- What the table is made of -- */

typedef struct member {
  const char *name; /* "must-meet"; NULL ends the list */
  int32_t number;
} member;
typedef struct enumeration {
  const char *name;
  const member *members;
} enumeration;
typedef struct handle_kind {
  const char *name;
  void (*free)(void *);
} handle_kind;

enum {
  F_STR, F_BYTES, F_TEXT3, F_INT32, F_UINT32, F_BOOL, F_INT64, F_UINT64, F_DOUBLE, F_ENUM, F_ENUMS, F_STRS, F_INT32S, F_FLOATS, F_STRUCT, F_STRUCTS,
  F_HANDLE, F_ADDRESS
};
typedef struct field {
  const char *name; /* as JavaScript has it; NULL ends the list */
  int kind;
  int of;           /* which enumeration, structure or handle */
  size_t offset;
  size_t count;     /* offset of the field that counts a list */
} field;
typedef struct structure {
  const char *name;
  size_t size;
  const void *init;
  const field *fields;
} structure;

/* Where an argument or a result stands. */
typedef struct slot {
  const void *p;
  void *m;
  size_t n;
  int32_t i32;
  uint32_t u32;
  uint64_t u64;
  caunoi_str s;
} slot;

enum { A_TEXT, A_STRS, A_ENUMS, A_ENUM, A_INT32, A_UINT32, A_SIZE, A_HANDLE, A_ALONE, A_STRUCT, A_STRUCTS, A_ROW, A_OUT, A_CONTROL };
enum { R_STATUS, R_NOTHING, R_SIZE, R_UINT32, R_UINT64, R_STR, R_BYTES, R_TEXT, R_HANDLE, R_ENUM };
enum { most_arguments = 10, most_handles = 8 };
typedef struct argument {
  int kind;
  int of;
} argument;
typedef struct function {
  const char *name;
  void (*call)(slot *s, caunoi_error **err);
  int result;
  int of;
  int count;
  argument arguments[most_arguments];
  int frees;
} function;

#include "table.h"

/* -- Handles -- */

/* All but `pointer` belongs to the thread of JavaScript. */
typedef struct box {
  const void *mark;
  int kind;
  void *pointer; /* NULL: closed */
  unsigned uses; /* by calls that have not ended */
  bool alone;    /* one of them wants nobody beside it */
  bool closed;   /* free it when the last ends */
  bool left;     /* JavaScript has forgotten it */
} box;

static const char box_mark[] = "caunoi";

static void box_end(box *b) {
  if (b->uses != 0) return;
  if ((b->closed || b->left) && b->pointer != NULL) {
    handle_kinds[b->kind].free(b->pointer);
    b->pointer = NULL;
  }
  if (b->left) free(b);
}

static void box_forget(napi_env env, void *data, void *hint) {
  (void)env, (void)hint;
  ((box *)data)->left = true;
  box_end((box *)data);
}

/* -- A call -- */

typedef struct piece {
  struct piece *next;
  max_align_t bytes[];
} piece;

typedef struct call {
  const function *f;
  slot slots[most_arguments + 1];
  box *boxes[most_handles];
  size_t box_count;
  caunoi_error *err;
  piece *memory;
  caunoi_control control;
  /* Of a promise: */
  napi_deferred deferred;
  napi_async_work work;
  napi_threadsafe_function ticker;
  napi_ref progress, log;
  struct timespec told;
  char stage[32];
} call;

static bool throws(napi_env env, bool range, const char *message) {
  bool pending = true;
  if (napi_is_exception_pending(env, &pending) == napi_ok && !pending) {
    if (range)
      napi_throw_range_error(env, NULL, message);
    else
      napi_throw_type_error(env, NULL, message);
  }
  return false;
}

/* For calls of Node-API that only fail when an exception is pending or memory is gone. */
#define NEED(step)                                                                          \
  do {                                                                                      \
    if ((step) != napi_ok) return throws(env, false, "caunoi: Node-API refused: " #step);   \
  } while (0)

static void *take(napi_env env, call *c, size_t size) {
  piece *p = (piece *)calloc(1, sizeof(piece) + size);
  if (p == NULL) {
    throws(env, true, "caunoi: there is not enough memory");
    return NULL;
  }
  p->next = c->memory;
  c->memory = p;
  return p->bytes;
}

static void end_call(napi_env env, call *c) {
  for (size_t i = 0; i < c->box_count; ++i) {
    --c->boxes[i]->uses;
    c->boxes[i]->alone = false;
    box_end(c->boxes[i]);
  }
  c->box_count = 0;
  while (c->memory != NULL) {
    piece *next = c->memory->next;
    free(c->memory);
    c->memory = next;
  }
  caunoi_error_free(c->err);
  c->err = NULL;
  if (c->progress != NULL) napi_delete_reference(env, c->progress);
  if (c->log != NULL) napi_delete_reference(env, c->log);
  c->progress = c->log = NULL;
}

/* -- From JavaScript -- */

static bool is_nothing(napi_env env, napi_value value) {
  napi_valuetype type = napi_undefined;
  napi_typeof(env, value, &type);
  return type == napi_undefined || type == napi_null;
}

static bool text_from(napi_env env, call *c, napi_value value, const char *name, caunoi_str *out) {
  napi_valuetype type;
  bool is = false;
  char message[160];
  out->data = NULL;
  out->size = 0;
  NEED(napi_typeof(env, value, &type));
  if (type == napi_undefined || type == napi_null) return true;
  if (type == napi_string) {
    size_t size = 0;
    NEED(napi_get_value_string_utf8(env, value, NULL, 0, &size));
    char *bytes = (char *)take(env, c, size + 1);
    if (bytes == NULL) return false;
    NEED(napi_get_value_string_utf8(env, value, bytes, size + 1, &size));
    out->data = bytes;
    out->size = size;
    return true;
  }
  NEED(napi_is_typedarray(env, value, &is));
  if (is) {
    napi_typedarray_type kind;
    size_t size = 0;
    void *data = NULL;
    NEED(napi_get_typedarray_info(env, value, &kind, &size, &data, NULL, NULL));
    if (kind == napi_uint8_array || kind == napi_uint8_clamped_array) {
      char *bytes = (char *)take(env, c, size + 1);
      if (bytes == NULL) return false;
      if (size != 0) memcpy(bytes, data, size);
      out->data = bytes;
      out->size = size;
      return true;
    }
  }
  snprintf(message, sizeof message, "%s must be a string or a Uint8Array", name);
  return throws(env, false, message);
}

static bool number_from(napi_env env, napi_value value, const char *name, double low, double high, double *out) {
  napi_valuetype type;
  char message[160];
  NEED(napi_typeof(env, value, &type));
  if (type == napi_boolean) {
    bool truth = false;
    NEED(napi_get_value_bool(env, value, &truth));
    *out = truth ? 1 : 0;
  } else if (type == napi_bigint) {
    int64_t whole = 0;
    bool lossless = false;
    NEED(napi_get_value_bigint_int64(env, value, &whole, &lossless));
    *out = lossless ? (double)whole : (double)NAN;
  } else if (type == napi_number) {
    NEED(napi_get_value_double(env, value, out));
  } else {
    snprintf(message, sizeof message, "%s must be a number", name);
    return throws(env, false, message);
  }
  if (*out >= low && *out <= high && (high == (double)INFINITY || *out == floor(*out))) return true;
  if (high == (double)INFINITY) return true; /* any double, NaN too: the library says what it thinks of it */
  snprintf(message, sizeof message, "%s must be a whole number from %.0f to %.0f", name, low, high);
  return throws(env, true, message);
}

static bool enum_from(napi_env env, napi_value value, const char *name, int of, int32_t *out) {
  char word[64], message[400];
  size_t size = 0;
  napi_valuetype type;
  NEED(napi_typeof(env, value, &type));
  if (type == napi_string) {
    NEED(napi_get_value_string_utf8(env, value, word, sizeof word, &size));
    for (const member *m = enumerations[of].members; m->name != NULL; ++m)
      if (strcmp(m->name, word) == 0) {
        *out = m->number;
        return true;
      }
  }
  int at = snprintf(message, sizeof message, "%s must be one of", name);
  for (const member *m = enumerations[of].members; m->name != NULL && at < (int)sizeof message; ++m)
    at += snprintf(message + at, sizeof message - (size_t)at, "%s '%s'", m == enumerations[of].members ? "" : ",", m->name);
  return throws(env, false, message);
}

static bool handle_from(napi_env env, call *c, napi_value value, const char *name, int of, bool alone, void **out) {
  napi_valuetype type;
  box *b = NULL;
  char message[160];
  *out = NULL;
  NEED(napi_typeof(env, value, &type));
  if (type == napi_undefined || type == napi_null) return true;
  if (type == napi_external) NEED(napi_get_value_external(env, value, (void **)&b));
  if (b == NULL || b->mark != box_mark || b->kind != of) {
    snprintf(message, sizeof message, "%s must be a %s", name, handle_kinds[of].name);
    return throws(env, false, message);
  }
  if (b->pointer == NULL || b->closed) {
    snprintf(message, sizeof message, "this %s is closed", handle_kinds[of].name);
    return throws(env, false, message);
  }
  if (b->alone || (alone && b->uses != 0)) {
    snprintf(message, sizeof message, "this %s is in use by a call that has not ended; await that first", handle_kinds[of].name);
    return throws(env, false, message);
  }
  if (c->box_count == most_handles) return throws(env, false, "caunoi: too many handles in one call");
  c->boxes[c->box_count++] = b;
  ++b->uses;
  b->alone = alone;
  *out = b->pointer;
  return true;
}

static bool length_of(napi_env env, napi_value value, const char *name, uint32_t *length) {
  bool is = false;
  char message[160];
  NEED(napi_is_array(env, value, &is));
  if (!is) {
    snprintf(message, sizeof message, "%s must be an array", name);
    return throws(env, false, message);
  }
  NEED(napi_get_array_length(env, value, length));
  return true;
}

static bool texts_from(napi_env env, call *c, napi_value value, const char *name, const caunoi_str **out, size_t *count) {
  uint32_t length = 0;
  *out = NULL;
  *count = 0;
  if (is_nothing(env, value)) return true;
  if (!length_of(env, value, name, &length)) return false;
  if (length == 0) return true;
  caunoi_str *items = (caunoi_str *)take(env, c, length * sizeof *items);
  if (items == NULL) return false;
  for (uint32_t i = 0; i < length; ++i) {
    napi_value item;
    NEED(napi_get_element(env, value, i, &item));
    if (!text_from(env, c, item, name, &items[i])) return false;
  }
  *out = items;
  *count = length;
  return true;
}

static bool enums_from(napi_env env, call *c, napi_value value, const char *name, int of, const int32_t **out, size_t *count) {
  uint32_t length = 0;
  *out = NULL;
  *count = 0;
  if (is_nothing(env, value)) return true;
  if (!length_of(env, value, name, &length)) return false;
  if (length == 0) return true;
  int32_t *items = (int32_t *)take(env, c, length * sizeof *items);
  if (items == NULL) return false;
  for (uint32_t i = 0; i < length; ++i) {
    napi_value item;
    NEED(napi_get_element(env, value, i, &item));
    if (!enum_from(env, item, name, of, &items[i])) return false;
  }
  *out = items;
  *count = length;
  return true;
}

/* An array or a typed array of numbers. */
static bool numbers_from(napi_env env, call *c, napi_value value, const char *name, bool floats, const void **out, size_t *count) {
  bool typed = false;
  uint32_t length = 0;
  *out = NULL;
  *count = 0;
  if (is_nothing(env, value)) return true;
  NEED(napi_is_typedarray(env, value, &typed));
  if (typed) {
    napi_typedarray_type kind;
    size_t size = 0;
    void *data = NULL;
    NEED(napi_get_typedarray_info(env, value, &kind, &size, &data, NULL, NULL));
    if (size > UINT32_MAX) return throws(env, true, "caunoi: this array is too long");
    length = (uint32_t)size;
    if (length != 0 && (floats ? kind == napi_float32_array : kind == napi_int32_array)) { /* the same bytes */
      void *copy = take(env, c, length * 4);
      if (copy == NULL) return false;
      memcpy(copy, data, length * 4);
      *out = copy;
      *count = length;
      return true;
    }
  } else if (!length_of(env, value, name, &length)) {
    return false;
  }
  if (length == 0) return true;
  void *items = take(env, c, length * 4);
  if (items == NULL) return false;
  for (uint32_t i = 0; i < length; ++i) {
    napi_value item;
    double number = 0;
    NEED(napi_get_element(env, value, i, &item));
    if (!number_from(env, item, name, floats ? -(double)INFINITY : INT32_MIN, floats ? (double)INFINITY : INT32_MAX, &number)) return false;
    if (floats)
      ((float *)items)[i] = (float)number;
    else
      ((int32_t *)items)[i] = (int32_t)number;
  }
  *out = items;
  *count = length;
  return true;
}

static bool struct_from(napi_env env, call *c, napi_value value, int of, void *out);

static bool structs_from(napi_env env, call *c, napi_value value, const char *name, int of, const void **out, size_t *count) {
  uint32_t length = 0;
  *out = NULL;
  *count = 0;
  if (is_nothing(env, value)) return true;
  if (!length_of(env, value, name, &length)) return false;
  if (length == 0) return true;
  const size_t size = structures[of].size;
  char *items = (char *)take(env, c, length * size);
  if (items == NULL) return false;
  for (uint32_t i = 0; i < length; ++i) {
    napi_value item;
    NEED(napi_get_element(env, value, i, &item));
    if (!struct_from(env, c, item, of, items + i * size)) return false;
  }
  *out = items;
  *count = length;
  return true;
}

static bool field_from(napi_env env, call *c, napi_value value, const field *f, char *at) {
  double number = 0;
  void *p = at + f->offset;
  size_t *count = (size_t *)(void *)(at + f->count);
  switch (f->kind) {
    case F_STR:
    case F_BYTES:
      return text_from(env, c, value, f->name, (caunoi_str *)p);
    case F_TEXT3: {
      static const char *const languages[] = {"vi", "ja", "en"};
      caunoi_text3 *texts = (caunoi_text3 *)p;
      caunoi_str *all[] = {&texts->vi, &texts->ja, &texts->en};
      napi_valuetype type;
      NEED(napi_typeof(env, value, &type));
      if (type != napi_object) {
        char message[160];
        snprintf(message, sizeof message, "%s must be an object with texts in vi, ja or en", f->name);
        return throws(env, false, message);
      }
      for (int i = 0; i < 3; ++i) {
        napi_value text;
        NEED(napi_get_named_property(env, value, languages[i], &text));
        if (!text_from(env, c, text, f->name, all[i])) return false;
      }
      return true;
    }
    case F_INT32:
      if (!number_from(env, value, f->name, INT32_MIN, INT32_MAX, &number)) return false;
      *(int32_t *)p = (int32_t)number;
      return true;
    case F_UINT32:
      if (!number_from(env, value, f->name, 0, UINT32_MAX, &number)) return false;
      *(uint32_t *)p = (uint32_t)number;
      return true;
    case F_BOOL:
      if (!number_from(env, value, f->name, 0, 1, &number)) return false;
      *(uint32_t *)p = (uint32_t)number;
      return true;
    case F_UINT64:
      if (!number_from(env, value, f->name, 0, 9007199254740991.0, &number)) return false;
      *(uint64_t *)p = (uint64_t)number;
      return true;
    case F_INT64:
      if (!number_from(env, value, f->name, -9007199254740991.0, 9007199254740991.0, &number)) return false;
      *(int64_t *)p = (int64_t)number;
      return true;
    case F_DOUBLE:
      return number_from(env, value, f->name, -(double)INFINITY, (double)INFINITY, (double *)p);
    case F_ENUM:
      return enum_from(env, value, f->name, f->of, (int32_t *)p);
    case F_ENUMS:
      return enums_from(env, c, value, f->name, f->of, (const int32_t **)p, count);
    case F_STRS:
      return texts_from(env, c, value, f->name, (const caunoi_str **)p, count);
    case F_INT32S:
      return numbers_from(env, c, value, f->name, false, (const void **)p, count);
    case F_FLOATS:
      return numbers_from(env, c, value, f->name, true, (const void **)p, count);
    case F_STRUCTS:
      return structs_from(env, c, value, f->name, f->of, (const void **)p, count);
    case F_STRUCT: {
      void *inner = take(env, c, structures[f->of].size);
      if (inner == NULL || !struct_from(env, c, value, f->of, inner)) return false;
      *(const void **)p = inner;
      return true;
    }
    case F_HANDLE:
      return handle_from(env, c, value, f->name, f->of, false, (void **)p);
    default: { /* F_ADDRESS */
      napi_valuetype type;
      uint64_t address = 0;
      bool lossless = false;
      NEED(napi_typeof(env, value, &type));
      if (type != napi_bigint) return throws(env, false, "an address must be a bigint");
      NEED(napi_get_value_bigint_uint64(env, value, &address, &lossless));
      const uintptr_t narrow = (uintptr_t)address;
      memcpy(p, &narrow, sizeof narrow);
      return lossless ? true : throws(env, true, "an address must fit");
    }
  }
}

static bool struct_from(napi_env env, call *c, napi_value value, int of, void *out) {
  const structure *s = &structures[of];
  napi_valuetype type;
  napi_value names;
  uint32_t length = 0;
  char message[200], word[64];
  memcpy(out, s->init, s->size);
  if (is_nothing(env, value)) return true;
  NEED(napi_typeof(env, value, &type));
  if (type != napi_object) {
    snprintf(message, sizeof message, "a %s must be an object", s->name);
    return throws(env, false, message);
  }
  NEED(napi_get_property_names(env, value, &names));
  NEED(napi_get_array_length(env, names, &length));
  for (uint32_t i = 0; i < length; ++i) {
    napi_value name, item;
    size_t size = 0;
    NEED(napi_get_element(env, names, i, &name));
    NEED(napi_get_value_string_utf8(env, name, word, sizeof word, &size));
    const field *f = s->fields;
    while (f->name != NULL && strcmp(f->name, word) != 0) ++f;
    if (f->name == NULL) {
      snprintf(message, sizeof message, "a %s has no '%s'", s->name, word);
      return throws(env, false, message);
    }
    NEED(napi_get_property(env, value, name, &item));
    if (!is_nothing(env, item) && !field_from(env, c, item, f, (char *)out)) return false;
  }
  return true;
}

/* -- To JavaScript -- */

static bool text_to(napi_env env, caunoi_str text, napi_value *out) {
  NEED(napi_create_string_utf8(env, text.data, text.size, out));
  return true;
}

static bool whole_to(napi_env env, uint64_t number, napi_value *out) {
  if (number <= 9007199254740991ULL)
    NEED(napi_create_int64(env, (int64_t)number, out));
  else
    NEED(napi_create_bigint_uint64(env, number, out));
  return true;
}

static bool enum_to(napi_env env, int of, int32_t number, napi_value *out) {
  char message[160];
  for (const member *m = enumerations[of].members; m->name != NULL; ++m)
    if (m->number == number) {
      NEED(napi_create_string_utf8(env, m->name, NAPI_AUTO_LENGTH, out));
      return true;
    }
  snprintf(message, sizeof message, "the library answered with the %s %d, which this binding does not know", enumerations[of].name, number);
  return throws(env, true, message);
}

static bool handle_to(napi_env env, int kind, void **pointer, napi_value *out) {
  if (*pointer == NULL) {
    NEED(napi_get_null(env, out));
    return true;
  }
  box *b = (box *)calloc(1, sizeof *b);
  if (b != NULL) {
    b->mark = box_mark;
    b->kind = kind;
    b->pointer = *pointer;
    if (napi_create_external(env, b, box_forget, NULL, out) == napi_ok) {
      *pointer = NULL;
      return true;
    }
    free(b);
  }
  return throws(env, true, "caunoi: there is not enough memory");
}

static bool struct_to(napi_env env, int of, const void *from, napi_value *out) {
  NEED(napi_create_object(env, out));
  for (const field *f = structures[of].fields; f->name != NULL; ++f) {
    const void *p = (const char *)from + f->offset;
    napi_value value;
    switch (f->kind) {
      case F_STR:
        if (!text_to(env, *(const caunoi_str *)p, &value)) return false;
        break;
      case F_BYTES: {
        const caunoi_str *bytes = (const caunoi_str *)p;
        NEED(napi_create_buffer_copy(env, bytes->size, bytes->data, NULL, &value));
        break;
      }
      case F_INT32:
        NEED(napi_create_int32(env, *(const int32_t *)p, &value));
        break;
      case F_UINT32:
        NEED(napi_create_uint32(env, *(const uint32_t *)p, &value));
        break;
      case F_BOOL:
        NEED(napi_get_boolean(env, *(const uint32_t *)p != 0, &value));
        break;
      case F_INT64:
        NEED(napi_create_int64(env, *(const int64_t *)p, &value));
        break;
      case F_UINT64:
        if (!whole_to(env, *(const uint64_t *)p, &value)) return false;
        break;
      case F_DOUBLE:
        NEED(napi_create_double(env, *(const double *)p, &value));
        break;
      case F_ENUM:
        if (!enum_to(env, f->of, *(const int32_t *)p, &value)) return false;
        break;
      default:
        return throws(env, false, "caunoi: a row with a field that no row has");
    }
    NEED(napi_set_named_property(env, *out, f->name, value));
  }
  return true;
}

/* The status of a call that has one; CAUNOI_OK of others. */
static caunoi_status status_of(const call *c) { return c->f->result == R_STATUS ? c->slots[c->f->count].i32 : CAUNOI_OK; }

/* An Error with the code ("NOT_FOUND") and the place. */
static bool error_to(napi_env env, const call *c, napi_value *out) {
  napi_value code, message, place, ours;
  const char *name = caunoi_status_name(status_of(c));
  const caunoi_str said = caunoi_error_message(c->err);
  NEED(napi_create_string_utf8(env, name + strlen("CAUNOI_"), NAPI_AUTO_LENGTH, &code));
  NEED(napi_create_string_utf8(env, said.size != 0 ? said.data : name, NAPI_AUTO_LENGTH, &message));
  if (!text_to(env, caunoi_error_place(c->err), &place)) return false;
  NEED(napi_create_error(env, code, message, out));
  NEED(napi_set_named_property(env, *out, "place", place));
  NEED(napi_get_boolean(env, true, &ours));
  NEED(napi_set_named_property(env, *out, "caunoi", ours));
  return true;
}

/* What the call has come to: its result, or its row, or its handles. Handles not given away are freed. */
static bool result_to(napi_env env, call *c, napi_value *out) {
  const function *f = c->f;
  slot *result = &c->slots[f->count];
  bool fine = true;
  uint32_t given = 0;
  napi_value values[2];
  switch (f->result) {
    case R_SIZE:
      return whole_to(env, result->n, out);
    case R_UINT32:
      NEED(napi_create_uint32(env, result->u32, out));
      return true;
    case R_UINT64:
      return whole_to(env, result->u64, out);
    case R_STR:
      return text_to(env, result->s, out);
    case R_BYTES:
      NEED(napi_create_buffer_copy(env, result->s.size, result->s.data, NULL, out));
      return true;
    case R_TEXT:
      NEED(napi_create_string_utf8(env, (const char *)result->p, NAPI_AUTO_LENGTH, out));
      return true;
    case R_ENUM:
      return enum_to(env, f->of, result->i32, out);
    case R_HANDLE:
      return result->m == NULL ? throws(env, true, "caunoi: there is not enough memory") : handle_to(env, f->of, &result->m, out);
    default:
      break;
  }
  NEED(napi_get_undefined(env, out));
  for (int i = 0; i < f->count; ++i) {
    const argument *a = &f->arguments[i];
    if (a->kind == A_ROW && fine) fine = struct_to(env, a->of, c->slots[i].m, out);
    if (a->kind != A_OUT) continue;
    if (fine) fine = handle_to(env, a->of, &c->slots[i].m, &values[given++]);
    if (c->slots[i].m != NULL) handle_kinds[a->of].free(c->slots[i].m);
    c->slots[i].m = NULL;
  }
  if (!fine) return false;
  if (given == 1) *out = values[0];
  if (given == 2) {
    NEED(napi_create_array_with_length(env, 2, out));
    for (uint32_t i = 0; i < 2; ++i) NEED(napi_set_element(env, *out, i, values[i]));
  }
  return true;
}

/* -- Progress and log: from the thread that works to the one of JavaScript -- */

typedef struct message {
  bool line; /* of the log */
  int32_t level;
  double done, total;
  size_t place;
  char text[]; /* stage, or message and, after a NUL, place */
} message;

static int32_t on_progress(const caunoi_tick *tick, void *user) {
  call *c = (call *)user;
  struct timespec now;
  timespec_get(&now, TIME_UTC);
  const double since = (double)(now.tv_sec - c->told.tv_sec) + 1e-9 * (double)(now.tv_nsec - c->told.tv_nsec);
  const bool new_stage = strncmp(c->stage, tick->stage.data, sizeof c->stage - 1) != 0;
  if (!new_stage && tick->done != tick->total && since < 0.02) return 0; /* nobody looks that often */
  message *m = (message *)calloc(1, sizeof *m + tick->stage.size + 1);
  if (m == NULL) return 0;
  c->told = now;
  snprintf(c->stage, sizeof c->stage, "%s", tick->stage.data);
  m->done = (double)tick->done;
  m->total = (double)tick->total;
  memcpy(m->text, tick->stage.data, tick->stage.size);
  if (napi_call_threadsafe_function(c->ticker, m, napi_tsfn_nonblocking) != napi_ok) free(m);
  return 0;
}

static void on_log(const caunoi_log_line *line, void *user) {
  call *c = (call *)user;
  message *m = (message *)calloc(1, sizeof *m + line->message.size + line->place.size + 2);
  if (m == NULL) return;
  m->line = true;
  m->level = line->level;
  m->place = line->message.size + 1;
  memcpy(m->text, line->message.data, line->message.size);
  memcpy(m->text + m->place, line->place.data, line->place.size);
  if (napi_call_threadsafe_function(c->ticker, m, napi_tsfn_nonblocking) != napi_ok) free(m);
}

static bool tell(napi_env env, call *c, const message *m) {
  napi_value object, value, function, nothing;
  NEED(napi_create_object(env, &object));
  if (m->line) {
    for (const member *level = enumerations[ENUM_LEVEL].members; level->name != NULL; ++level)
      if (level->number == m->level) {
        NEED(napi_create_string_utf8(env, level->name, NAPI_AUTO_LENGTH, &value));
        NEED(napi_set_named_property(env, object, "level", value));
      }
    NEED(napi_create_string_utf8(env, m->text, NAPI_AUTO_LENGTH, &value));
    NEED(napi_set_named_property(env, object, "message", value));
    NEED(napi_create_string_utf8(env, m->text + m->place, NAPI_AUTO_LENGTH, &value));
    NEED(napi_set_named_property(env, object, "place", value));
  } else {
    NEED(napi_create_string_utf8(env, m->text, NAPI_AUTO_LENGTH, &value));
    NEED(napi_set_named_property(env, object, "stage", value));
    NEED(napi_create_double(env, m->done, &value));
    NEED(napi_set_named_property(env, object, "done", value));
    NEED(napi_create_double(env, m->total, &value));
    NEED(napi_set_named_property(env, object, "total", value));
  }
  NEED(napi_get_undefined(env, &nothing));
  NEED(napi_get_reference_value(env, m->line ? c->log : c->progress, &function));
  NEED(napi_call_function(env, nothing, function, 1, &object, NULL));
  return true;
}

static void on_message(napi_env env, napi_value unused, void *context, void *data) {
  (void)unused;
  if (env != NULL) tell(env, (call *)context, (const message *)data);
  free(data);
}

static bool control_from(napi_env env, call *c, napi_value value, const caunoi_control **out) {
  static const caunoi_control init = CAUNOI_CONTROL_INIT;
  napi_value part;
  void *cancel = NULL;
  double threads = 0;
  *out = NULL;
  if (is_nothing(env, value)) return true;
  c->control = init;
  c->control.user = c;
  NEED(napi_get_named_property(env, value, "cancel", &part));
  if (!handle_from(env, c, part, "cancel", HANDLE_CANCEL, false, &cancel)) return false;
  c->control.cancel = (const caunoi_cancel *)cancel;
  NEED(napi_get_named_property(env, value, "threads", &part));
  if (!is_nothing(env, part) && !number_from(env, part, "threads", 0, UINT32_MAX, &threads)) return false;
  c->control.threads = (uint32_t)threads;
  NEED(napi_get_named_property(env, value, "progress", &part));
  if (!is_nothing(env, part)) {
    NEED(napi_create_reference(env, part, 1, &c->progress));
    c->control.progress = on_progress;
  }
  NEED(napi_get_named_property(env, value, "log", &part));
  if (!is_nothing(env, part)) {
    NEED(napi_create_reference(env, part, 1, &c->log));
    c->control.log = on_log;
  }
  *out = &c->control;
  return true;
}

/* -- Calling -- */

static bool arguments_from(napi_env env, call *c, const napi_value *given) {
  const function *f = c->f;
  int at = 0;
  char name[96];
  for (int i = 0; i < f->count; ++i) {
    const argument *a = &f->arguments[i];
    slot *s = &c->slots[i];
    double number = 0;
    if (a->kind == A_OUT) continue;
    if (a->kind == A_ROW) {
      s->m = take(env, c, structures[a->of].size);
      if (s->m == NULL) return false;
      memcpy(s->m, structures[a->of].init, structures[a->of].size);
      continue;
    }
    const napi_value value = given[at++];
    snprintf(name, sizeof name, "argument %d of %s", at, f->name);
    switch (a->kind) {
      case A_TEXT:
        if (!text_from(env, c, value, name, &s->s)) return false;
        s->p = s->s.data;
        s->n = s->s.size;
        break;
      case A_STRS: {
        const caunoi_str *items;
        if (!texts_from(env, c, value, name, &items, &s->n)) return false;
        s->p = items;
        break;
      }
      case A_ENUMS: {
        const int32_t *items;
        if (!enums_from(env, c, value, name, a->of, &items, &s->n)) return false;
        s->p = items;
        break;
      }
      case A_ENUM:
        if (!enum_from(env, value, name, a->of, &s->i32)) return false;
        break;
      case A_INT32:
        if (!number_from(env, value, name, INT32_MIN, INT32_MAX, &number)) return false;
        s->i32 = (int32_t)number;
        break;
      case A_UINT32:
        if (!number_from(env, value, name, 0, UINT32_MAX, &number)) return false;
        s->u32 = (uint32_t)number;
        break;
      case A_SIZE:
        if (!number_from(env, value, name, 0, 9007199254740991.0, &number)) return false;
        s->n = (size_t)number;
        break;
      case A_HANDLE:
      case A_ALONE:
        if (!handle_from(env, c, value, name, a->of, a->kind == A_ALONE, &s->m)) return false;
        break;
      case A_STRUCT:
        if (is_nothing(env, value)) break;
        s->m = take(env, c, structures[a->of].size);
        if (s->m == NULL || !struct_from(env, c, value, a->of, s->m)) return false;
        break;
      case A_STRUCTS:
        if (!structs_from(env, c, value, name, a->of, &s->p, &s->n)) return false;
        break;
      default: { /* A_CONTROL */
        const caunoi_control *control;
        if (!control_from(env, c, value, &control)) return false;
        s->p = control;
      }
    }
  }
  return true;
}

static const function *called(napi_env env, napi_callback_info info, napi_value *given) {
  size_t count = most_arguments;
  void *data = NULL;
  napi_value nothing;
  if (napi_get_undefined(env, &nothing) != napi_ok) return NULL;
  for (size_t i = 0; i < most_arguments; ++i) given[i] = nothing;
  if (napi_get_cb_info(env, info, &count, given, NULL, &data) != napi_ok) return NULL;
  return (const function *)data;
}

/* A handle that is freed while calls use it goes when the last of them ends. */
static napi_value close_handle(napi_env env, const function *f, napi_value value) {
  box *b = NULL;
  napi_valuetype type = napi_undefined;
  if (is_nothing(env, value)) return NULL;
  if (napi_typeof(env, value, &type) == napi_ok && type == napi_external) napi_get_value_external(env, value, (void **)&b);
  if (b == NULL || b->mark != box_mark || b->kind != f->arguments[0].of) {
    throws(env, false, "this is not such a handle");
    return NULL;
  }
  b->closed = true;
  box_end(b);
  return NULL;
}

static napi_value call_now(napi_env env, napi_callback_info info) {
  napi_value given[most_arguments], out = NULL;
  call c;
  memset(&c, 0, sizeof c);
  c.f = called(env, info, given);
  if (c.f == NULL) return NULL;
  if (c.f->frees) return close_handle(env, c.f, given[0]);
  if (arguments_from(env, &c, given)) {
    c.control.progress = NULL; /* these are for promises */
    c.control.log = NULL;
    c.f->call(c.slots, &c.err);
    if (status_of(&c) == CAUNOI_OK) {
      if (!result_to(env, &c, &out)) out = NULL;
    } else if (error_to(env, &c, &out)) {
      napi_throw(env, out);
      out = NULL;
    }
  }
  end_call(env, &c);
  return out;
}

static void work(napi_env env, void *data) {
  call *c = (call *)data;
  (void)env;
  c->f->call(c->slots, &c->err);
}

/* Resolves or rejects; the call is over. */
static void settle(napi_env env, call *c) {
  napi_value value = NULL;
  const bool good = status_of(c) == CAUNOI_OK;
  if (good ? result_to(env, c, &value) : error_to(env, c, &value)) {
    if (good)
      napi_resolve_deferred(env, c->deferred, value);
    else
      napi_reject_deferred(env, c->deferred, value);
  } else if (napi_get_and_clear_last_exception(env, &value) == napi_ok) {
    napi_reject_deferred(env, c->deferred, value);
  }
  napi_delete_async_work(env, c->work);
  end_call(env, c);
  free(c);
}

/* After the last message was told. */
static void ticker_ends(napi_env env, void *data, void *hint) {
  (void)hint;
  settle(env, (call *)data);
}

static void done(napi_env env, napi_status status, void *data) {
  call *c = (call *)data;
  (void)status; /* nobody cancels the work itself */
  if (c->ticker != NULL)
    napi_release_threadsafe_function(c->ticker, napi_tsfn_release);
  else
    settle(env, c);
}

static bool begin(napi_env env, call *c, const napi_value *given, napi_value *promise) {
  napi_value name;
  if (!arguments_from(env, c, given)) return false;
  NEED(napi_create_string_utf8(env, c->f->name, NAPI_AUTO_LENGTH, &name));
  NEED(napi_create_async_work(env, NULL, name, work, done, c, &c->work));
  if (c->progress != NULL || c->log != NULL)
    NEED(napi_create_threadsafe_function(env, NULL, NULL, name, 0, 1, c, ticker_ends, c, on_message, &c->ticker));
  NEED(napi_create_promise(env, &c->deferred, promise));
  NEED(napi_queue_async_work(env, c->work));
  return true;
}

static napi_value call_later(napi_env env, napi_callback_info info) {
  napi_value given[most_arguments], promise = NULL;
  const function *f = called(env, info, given);
  call *c = (call *)calloc(1, sizeof *c);
  if (f == NULL || c == NULL) {
    free(c);
    throws(env, true, "caunoi: there is not enough memory");
    return NULL;
  }
  c->f = f;
  if (begin(env, c, given, &promise)) return promise;
  end_call(env, c);
  free(c);
  return NULL;
}

/* exports: every function under its name; exports.later: the same, as promises; exports.names: all names. */
static bool fill(napi_env env, napi_value exports) {
  napi_value later, names, value;
  NEED(napi_create_object(env, &later));
  NEED(napi_create_array_with_length(env, function_count, &names));
  for (uint32_t i = 0; i < function_count; ++i) {
    const function *f = &functions[i];
    NEED(napi_create_function(env, f->name, NAPI_AUTO_LENGTH, call_now, (void *)f, &value));
    NEED(napi_set_named_property(env, exports, f->name, value));
    if (!f->frees) {
      NEED(napi_create_function(env, f->name, NAPI_AUTO_LENGTH, call_later, (void *)f, &value));
      NEED(napi_set_named_property(env, later, f->name, value));
    }
    NEED(napi_create_string_utf8(env, f->name, NAPI_AUTO_LENGTH, &value));
    NEED(napi_set_element(env, names, i, value));
  }
  NEED(napi_set_named_property(env, exports, "later", later));
  NEED(napi_set_named_property(env, exports, "names", names));
  return true;
}

NAPI_MODULE_INIT() {
  if (caunoi_abi_version() != CAUNOI_ABI_VERSION) {
    napi_throw_error(env, NULL, "libcaunoi_c has another ABI than this binding was built for");
    return NULL;
  }
  return fill(env, exports) ? exports : NULL;
}
