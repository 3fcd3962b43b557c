/* clang-format off */
/* caunoi.h -- the C API: the only ABI promise of libcaunoi_c. C11 and C++; text is UTF-8, lengths are bytes.
 *
 * Text in: a pointer and its length, or CAUNOI_NUL_TERMINATED as the length. NULL with length 0 is the empty text.
 *   Paths are bytes and need not be UTF-8; everything else must be, or the call answers CAUNOI_INVALID_ARGUMENT.
 * Text out: a caunoi_str, never with NULL data, with a NUL after its last byte. It borrows from the handle it came from
 *   and is valid until that handle is freed or changed.
 * Ownership: only handles are owned; what `_new` or a `**out` gives you, you free with that type's `_free` (NULL is
 *   fine), in any order: a handle keeps alive what it was made from.
 * Errors: fallible calls return caunoi_status and fill `*err` if err is not NULL; on failure every `*out` is NULL and,
 *   if even the message finds no memory, so is `*err`. Calls that only look (rows, counts) have no err: a NULL handle
 *   has no rows. No C++ exception leaves; nothing is printed; abort() is never called. Only where memory runs out while
 *   files or JSON are read or written, an index is written or a plan is made may a library that we stand on end the
 *   process; everywhere else it is a status.
 * Structs start with struct_size; fill them with their _INIT. They grow at the end only: a shorter one of an older
 *   program gets defaults, a longer one of a newer program is taken when what this library does not know is zero. In an
 *   array of structs all elements have the same struct_size. Fields named reserved are 0. caunoi_str and caunoi_text3
 *   alone have no struct_size: they never grow.
 * Numbers of an enum are only ever added: treat one you do not know as an error.
 *
 * The last line of each function's comment says, one after the other,
 *   [thread rule] | who owns | errors | cost | since which version
 * Thread rules: [any] no shared state; [shared] any number of threads may use the handles named (else: all) at once;
 *   [one] one thread at a time per handle, and nobody else in a [shared] call on it.
 * Errors: INVALID_ARGUMENT (a NULL that must not be one, text that is not UTF-8, a struct that was never filled) and
 *   OUT_OF_MEMORY, which every call with a status can answer, are named only where they mean more. `-`: none. */
#ifndef CAUNOI_H
#define CAUNOI_H

#include <stddef.h>
#include <stdint.h>

#ifndef CAUNOI_API
#if defined(__GNUC__)
#define CAUNOI_API __attribute__((visibility("default")))
#else
#define CAUNOI_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define CAUNOI_ABI_VERSION 1
#define CAUNOI_NUL_TERMINATED ((size_t)-1)

/* ---- Numbers ----------------------------------------------------------------------------------------------------- */

typedef int32_t caunoi_status; /* fixed width: enums are not an ABI */
enum {
  CAUNOI_OK = 0,
  CAUNOI_INVALID_ARGUMENT = 1, /* the caller's words or input are wrong; the error's place says where */
  CAUNOI_NOT_FOUND = 2,        /* an id or a file that does not exist */
  CAUNOI_IO = 3,               /* it cannot be read or written */
  CAUNOI_CORRUPT = 4,          /* it was read and is damaged */
  CAUNOI_BAD_VERSION = 5,      /* written by another version of the format */
  CAUNOI_UNSUPPORTED = 6,      /* understood, but not something this build can do */
  CAUNOI_CANCELLED = 7,        /* the caller asked to stop */
  CAUNOI_OUT_OF_MEMORY = 8,
  CAUNOI_INTERNAL = 9          /* a defect of ours */
};

typedef int32_t caunoi_lang;
enum { CAUNOI_LANG_VI = 1, CAUNOI_LANG_JA = 2, CAUNOI_LANG_EN = 3 };

typedef int32_t caunoi_kind; /* of a record; visits are part of a survey and cannot be searched */
enum {
  CAUNOI_KIND_TECHNOLOGY = 0,
  CAUNOI_KIND_NEED = 1,
  CAUNOI_KIND_EXPERT = 2,
  CAUNOI_KIND_ORGANISATION = 3,
  CAUNOI_KIND_VISIT = 4
};

typedef int32_t caunoi_level; /* of a finding, or of a line of the log */
enum { CAUNOI_LEVEL_NOTE = 0, CAUNOI_LEVEL_WARNING = 1, CAUNOI_LEVEL_ERROR = 2 };

typedef int32_t caunoi_wish_kind;
enum { CAUNOI_WISH_MUST_MEET = 0, CAUNOI_WISH_MUST_NOT = 1, CAUNOI_WISH_ALREADY_MET = 2 };

typedef int32_t caunoi_reason_part; /* what a sentence of an explanation is there for */
enum {
  CAUNOI_REASON_REASON = 0,
  CAUNOI_REASON_CAUTION = 1,
  CAUNOI_REASON_LEGAL = 2,
  CAUNOI_REASON_BENEFIT = 3,
  CAUNOI_REASON_ASK = 4,       /* what to ask the other side */
  CAUNOI_REASON_CONFIDENCE = 5
};

typedef int32_t caunoi_side; /* of a participant */
enum { CAUNOI_SIDE_NONE = 0, CAUNOI_SIDE_EXHIBITOR = 1, CAUNOI_SIDE_VISITOR = 2 };

typedef int32_t caunoi_goal; /* what a programme is better by; fair.hpp says how each is counted */
enum { CAUNOI_GOAL_VALUE = 0, CAUNOI_GOAL_FAIRNESS = 1, CAUNOI_GOAL_BREAKS = 2, CAUNOI_GOAL_CHANGES = 3 };

typedef int32_t caunoi_fairness; /* what the goal fairness means */
enum {
  CAUNOI_FAIRNESS_MEETINGS = 0, /* as many have as many meetings as can be */
  CAUNOI_FAIRNESS_LEXIMIN = 1   /* the participant with the least value has as much as can be, then the next, and so on */
};

typedef int32_t caunoi_part; /* of a fair */
enum {
  CAUNOI_PART_SESSION = 0,
  CAUNOI_PART_TABLE = 1,
  CAUNOI_PART_INTERPRETER = 2,
  CAUNOI_PART_PARTICIPANT = 3,
  CAUNOI_PART_PAIR = 4,
  CAUNOI_PART_LOCK = 5         /* named by its pair */
};

typedef int32_t caunoi_change; /* what happens to a meeting that somebody is told about */
enum {
  CAUNOI_CHANGE_CANCELLED = 0,
  CAUNOI_CHANGE_PLACED = 1,
  CAUNOI_CHANGE_MOVED = 2,      /* to another slot */
  CAUNOI_CHANGE_TABLE = 3,      /* the same slot at another table */
  CAUNOI_CHANGE_INTERPRETER = 4 /* the same slot and table with another interpreter, or with none */
};

typedef int32_t caunoi_cause; /* of such a change */
enum {
  CAUNOI_CAUSE_WISH = 0,
  CAUNOI_CAUSE_WITHDRAWN = 1,
  CAUNOI_CAUSE_ABSENT = 2,
  CAUNOI_CAUSE_TABLE = 3,
  CAUNOI_CAUSE_INTERPRETER = 4,
  CAUNOI_CAUSE_LOCKED = 5,
  CAUNOI_CAUSE_ROOM = 6         /* for the sake of another meeting */
};

typedef int32_t caunoi_plan_status;
enum {
  CAUNOI_PLAN_OPTIMAL = 0,   /* proved: no programme is better */
  CAUNOI_PLAN_FEASIBLE = 1,  /* keeps every rule; the bounds say how much better one could be */
  CAUNOI_PLAN_INFEASIBLE = 2 /* no programme keeps every rule: see caunoi_programme_conflict() */
};

/* ---- Handles ----------------------------------------------------------------------------------------------------- */

typedef struct caunoi_error caunoi_error;
typedef struct caunoi_cancel caunoi_cancel;           /* a flag that ends calls early */
typedef struct caunoi_blob caunoi_blob;               /* bytes */
typedef struct caunoi_texts caunoi_texts;             /* a list of texts */
typedef struct caunoi_lexicon caunoi_lexicon;         /* terms of three languages that mean the same */
typedef struct caunoi_records caunoi_records;         /* records being put together */
typedef struct caunoi_survey caunoi_survey;           /* records, and what a person should look at in them */
typedef struct caunoi_index caunoi_index;             /* a folder that a survey can be searched and matched in */
typedef struct caunoi_answer caunoi_answer;           /* what a search found */
typedef struct caunoi_matcher caunoi_matcher;         /* a survey made ready to answer one need after the other */
typedef struct caunoi_matches caunoi_matches;         /* which supply suits which need, and why */
typedef struct caunoi_reasons caunoi_reasons;         /* why a pair suits, sentence by sentence */
typedef struct caunoi_network caunoi_network;         /* who is near whom */
typedef struct caunoi_nearness caunoi_nearness;       /* what is near somebody */
typedef struct caunoi_draft caunoi_draft;             /* a fair being put together */
typedef struct caunoi_fair caunoi_fair;               /* the event: sessions, tables, participants, wishes */
typedef struct caunoi_programme caunoi_programme;     /* who meets whom, when and where */
typedef struct caunoi_repaired caunoi_repaired;       /* a programme after changes, and who is told what */
typedef struct caunoi_day caunoi_day;                 /* a programme while it is lived: changed and read at once */
typedef struct caunoi_papers caunoi_papers;           /* pages, workbooks, calendars: names and bytes */
typedef struct caunoi_evaluation caunoi_evaluation;   /* measures of a ranking */
typedef struct caunoi_differences caunoi_differences; /* measures of one ranking against those of another */

typedef struct caunoi_str {
  const char *data;
  size_t size;
} caunoi_str;

/* A text in one or more languages. Empty in a language: not given in it. */
typedef struct caunoi_text3 {
  caunoi_str vi, ja, en;
} caunoi_text3;

/* ---- Version, errors --------------------------------------------------------------------------------------------- */

/* To compare with CAUNOI_ABI_VERSION: another number is another border.
 * [any] | - | - | O(1) | 0.1 */
CAUNOI_API uint32_t caunoi_abi_version(void);
/* "1.4.0".
 * [any] | static | - | O(1) | 0.1 */
CAUNOI_API const char *caunoi_version(void);
/* "CAUNOI_IO"; "CAUNOI_UNKNOWN_STATUS" for a number it does not know; never NULL.
 * [any] | static | - | O(1) | 0.1 */
CAUNOI_API const char *caunoi_status_name(caunoi_status status);

/* CAUNOI_OK for NULL.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_error_status(const caunoi_error *e);
/* What is wrong and what would be right.
 * [shared] | borrowed from e | - | O(1) | 0.1 */
CAUNOI_API caunoi_str caunoi_error_message(const caunoi_error *e);
/* "fair.json#/pairs/3/slot", "needs.csv:17", a path, or empty.
 * [shared] | borrowed from e | - | O(1) | 0.1 */
CAUNOI_API caunoi_str caunoi_error_place(const caunoi_error *e);
/* Ends it.
 * [one] e | takes e | - | O(1) | 0.1 */
CAUNOI_API void caunoi_error_free(caunoi_error *e);

/* ---- Memory ------------------------------------------------------------------------------------------------------ */

/* Where handles and the bytes of blobs come from. Both functions run on any thread, several at once; `user` is handed
 * to them. What the engine needs while it works comes from C++'s operator new: a program that defines its own operator
 * new and delete takes over that as well. */
typedef struct caunoi_allocator {
  size_t struct_size;
  void *(*allocate)(size_t size, void *user); /* aligned for any type; NULL: there is none */
  void (*release)(void *memory, void *user);  /* never NULL */
  void *user;
} caunoi_allocator;
#define CAUNOI_ALLOCATOR_INIT { sizeof(caunoi_allocator), NULL, NULL, NULL }

/* From now on handles come from `allocator`; NULL: from C++'s operator new, as at first. The only setting of the whole
 * process.
 * [one] in the process | - | INVALID_ARGUMENT while any handle is alive, or for a function that is NULL | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_allocator_set(const caunoi_allocator *allocator, caunoi_error **err);
/* Handles that were given and not freed yet.
 * [any] | - | - | O(1) | 0.1 */
CAUNOI_API uint64_t caunoi_live_handles(void);

/* ---- Long calls -------------------------------------------------------------------------------------------------- */

/* A token that nobody has asked to end anything yet.
 * [any] | yours | NULL without memory | O(1) | 0.1 */
CAUNOI_API caunoi_cancel *caunoi_cancel_new(void);
/* Ends the calls it was given to, and those it will be. From any thread; not from a signal handler.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API void caunoi_cancel_request(caunoi_cancel *c);
/* After the calls that use it.
 * [one] c | takes c | - | O(1) | 0.1 */
CAUNOI_API void caunoi_cancel_free(caunoi_cancel *c);

typedef struct caunoi_tick {
  size_t struct_size;
  caunoi_str stage; /* "read", "index", "match", "plan", ...; borrowed for the callback */
  uint64_t done;
  uint64_t total;   /* 0 while it is not known */
} caunoi_tick;

/* Runs on the calling thread, never twice at once; must not use the handles of the call. Return 0 to go on, anything
 * else to cancel: the call then answers CAUNOI_CANCELLED, or gives what is already whole where its description says
 * so. */
typedef int32_t (*caunoi_progress_fn)(const caunoi_tick *tick, void *user);

typedef struct caunoi_log_line {
  size_t struct_size;
  caunoi_level level;
  uint32_t reserved;
  caunoi_str message; /* one sentence, in English; borrowed for the callback */
  caunoi_str place;   /* a file, or empty */
} caunoi_log_line;

/* What a call would tell somebody who looks over its shoulder: what it read, what it had to make anew. Runs on the
 * calling thread, never twice at once; must not use the handles of the call. */
typedef void (*caunoi_log_fn)(const caunoi_log_line *line, void *user);

/* Every long call takes one; NULL: defaults. Nothing here changes an answer. */
typedef struct caunoi_control {
  size_t struct_size;
  caunoi_progress_fn progress; /* may be NULL */
  void *user;                  /* handed to progress and log */
  const caunoi_cancel *cancel; /* may be NULL */
  uint32_t threads;            /* most threads to use, up to 1024; 0: as many as the machine has */
  uint32_t reserved;
  caunoi_log_fn log;           /* may be NULL */
} caunoi_control;
#define CAUNOI_CONTROL_INIT { sizeof(caunoi_control), NULL, NULL, NULL, 0, 0, NULL }

/* ---- Bytes and lists of texts ------------------------------------------------------------------------------------ */

/* The bytes, with a NUL after the last.
 * [shared] | borrowed from b | - | O(1) | 0.1 */
CAUNOI_API caunoi_str caunoi_blob_view(const caunoi_blob *b);
/* Written beside path and renamed, so that nobody sees a half.
 * [shared] | - | IO | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_blob_save(const caunoi_blob *b, const char *path, size_t path_len, caunoi_error **err);
/* Ends it.
 * [one] b | takes b | - | O(1) | 0.1 */
CAUNOI_API void caunoi_blob_free(caunoi_blob *b);

/* How many there are.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_texts_count(const caunoi_texts *t);
/* Empty beyond the last.
 * [shared] | borrowed from t | - | O(1) | 0.1 */
CAUNOI_API caunoi_str caunoi_texts_at(const caunoi_texts *t, size_t i);
/* Ends it.
 * [one] t | takes t | - | O(texts) | 0.1 */
CAUNOI_API void caunoi_texts_free(caunoi_texts *t);

/* ---- Lexicon ----------------------------------------------------------------------------------------------------- */

/* One *.tsv file or a folder of them.
 * [any] | out is yours | NOT_FOUND, IO, INVALID_ARGUMENT with `file:line` | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_lexicon_load(const char *path, size_t path_len, caunoi_lexicon **out,
                                             caunoi_error **err);
/* Several files or folders, the most trusted first: later ones add what the first does not know.
 * [any] | out is yours | as caunoi_lexicon_load() | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_lexicon_load_files(const caunoi_str *paths, size_t path_count, caunoi_lexicon **out,
                                                   caunoi_error **err);
/* Concepts.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_lexicon_count(const caunoi_lexicon *l);

typedef struct caunoi_concept {
  size_t struct_size;
  caunoi_str id;      /* "reverse_osmosis" */
  caunoi_str field;   /* "BIO", "ENV", "NEN", "AUT", "MAT", or empty for common language */
  caunoi_str broader; /* id of a broader concept, or empty */
  double weight;      /* above 0, at most 1: how far it is to be trusted */
} caunoi_concept;
#define CAUNOI_CONCEPT_INIT { sizeof(caunoi_concept), {NULL, 0}, {NULL, 0}, {NULL, 0}, 0.0 }

/* Concept i.
 * [shared] | row borrows from l | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_lexicon_concept(const caunoi_lexicon *l, size_t i, caunoi_concept *row);
/* The terms of concept i in one language, the usual one first.
 * [shared] | out is yours | INVALID_ARGUMENT beyond the last | O(terms) | 0.1 */
CAUNOI_API caunoi_status caunoi_lexicon_terms(const caunoi_lexicon *l, size_t i, caunoi_lang lang, caunoi_texts **out,
                                              caunoi_error **err);
/* What is wrong or doubtful in lexicon files or folders taken together, each with its place: rows that loading would
 * refuse, terms given twice, languages without a term, terms with many senses.
 * [any] | out is yours | NOT_FOUND, IO | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_lexicon_check(const caunoi_str *paths, size_t path_count, caunoi_texts **out,
                                              caunoi_error **err);
/* Terminology in the forms people have it, as the text of a lexicon file. format: "tsv", "tbx", "skos", "edict",
 * "wordnet", "iso-codes", "cldr", "id-tagging-schema", or empty to guess. onto, which may be NULL, is the lexicon it
 * will be loaded beside: then only what that does not know. findings may be NULL, else it is told what was left out.
 * [shared] onto | out and findings are yours | NOT_FOUND, IO, INVALID_ARGUMENT with the place | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_lexicon_import(const caunoi_str *paths, size_t path_count, const char *format,
                                               size_t format_len, const caunoi_lexicon *onto, caunoi_blob **out,
                                               caunoi_texts **findings, caunoi_error **err);
/* Ends it; an index that was given it keeps it.
 * [one] l | takes l | - | O(terms) | 0.1 */
CAUNOI_API void caunoi_lexicon_free(caunoi_lexicon *l);

/* ---- Records ----------------------------------------------------------------------------------------------------- */

/* What is empty, NULL or 0 in these structs is unknown, which never counts for or against anybody. corpus/README.md
 * says what each field means and which codes there are; a value that cannot be is a finding of the survey, and unknown.
 * All that they point to is copied. */

typedef struct caunoi_money {
  size_t struct_size;
  double min, max;     /* whole units of the currency, 0 <= min <= max */
  caunoi_str currency; /* VND, JPY, USD, EUR */
  int32_t year;        /* of the prices */
  uint32_t reserved;
} caunoi_money;
#define CAUNOI_MONEY_INIT { sizeof(caunoi_money), 0.0, 0.0, {NULL, 0}, 0, 0 }

typedef struct caunoi_quantity {
  size_t struct_size;
  double min, max; /* min <= max */
  caunoi_str unit; /* "m3/d", "t/h", "kW", as people write it */
} caunoi_quantity;
#define CAUNOI_QUANTITY_INIT { sizeof(caunoi_quantity), 0.0, 0.0, {NULL, 0} }

typedef struct caunoi_field_weight {
  size_t struct_size;
  caunoi_str field; /* "BIO", "ENV", "NEN", "AUT", "MAT" */
  double weight;    /* above 0; those of a record are scaled to sum to 1 */
} caunoi_field_weight;
#define CAUNOI_FIELD_WEIGHT_INIT { sizeof(caunoi_field_weight), {NULL, 0}, 1.0 }

/* Where a technology runs already. */
typedef struct caunoi_reference {
  size_t struct_size;
  caunoi_str place;
  int32_t year;
  uint32_t reserved;
} caunoi_reference;
#define CAUNOI_REFERENCE_INIT { sizeof(caunoi_reference), {NULL, 0}, 0, 0 }

/* Of an expert. */
typedef struct caunoi_work {
  size_t struct_size;
  caunoi_text3 title, text;
  int32_t year;
  uint32_t reserved;
} caunoi_work;
#define CAUNOI_WORK_INIT { sizeof(caunoi_work), {{NULL, 0}, {NULL, 0}, {NULL, 0}}, {{NULL, 0}, {NULL, 0}, {NULL, 0}}, 0, 0 }

typedef struct caunoi_organisation {
  size_t struct_size;
  caunoi_str id;
  caunoi_text3 name;
  const caunoi_str *aliases;
  size_t alias_count;
  caunoi_str kind;        /* ENTERPRISE, ... */
  caunoi_str country;     /* ISO 3166-1 alpha-2 */
  caunoi_str province;
  caunoi_str tax_id;
  const caunoi_str *sectors;
  size_t sector_count;
  const caunoi_field_weight *fields;
  size_t field_count;
  int32_t employees;
  int32_t capability;     /* to absorb technology, 1..5 */
  const caunoi_lang *languages;
  size_t language_count;
  const caunoi_str *certs;
  size_t cert_count;
  caunoi_str vn_presence; /* NONE, AGENT, OFFICE, FACTORY */
  caunoi_text3 products;
  int32_t founded;
  uint32_t reserved;
  caunoi_str address, contact, phone, email;
} caunoi_organisation;
#define CAUNOI_ORGANISATION_INIT \
  { sizeof(caunoi_organisation), {NULL, 0}, {{NULL, 0}, {NULL, 0}, {NULL, 0}}, NULL, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, \
    {NULL, 0}, NULL, 0, NULL, 0, 0, 0, NULL, 0, NULL, 0, {NULL, 0}, {{NULL, 0}, {NULL, 0}, {NULL, 0}}, 0, 0, {NULL, 0}, \
    {NULL, 0}, {NULL, 0}, {NULL, 0} }

typedef struct caunoi_technology {
  size_t struct_size;
  caunoi_str id;
  caunoi_str provider;         /* id of an organisation */
  caunoi_str visit;            /* id of a visit; empty: not from one */
  caunoi_text3 title, summary, problem, advantage;
  const caunoi_field_weight *fields;
  size_t field_count;
  int32_t trl;                 /* 1..9 */
  int32_t operator_skill;      /* 1..5 */
  caunoi_str kind;             /* PRODUCT, PROCESS, ... */
  const caunoi_str *ip;        /* PAT_GRANTED, ... */
  size_t ip_count;
  const caunoi_str *modes;     /* of transfer: SALE, LIC_EX, ... */
  size_t mode_count;
  const caunoi_money *price;
  const caunoi_money *capex;
  const caunoi_quantity *capacity;
  const caunoi_str *standards;
  size_t standard_count;
  const caunoi_reference *references;
  size_t reference_count;
  const caunoi_str *keywords;
  size_t keyword_count;
  int32_t proposed;            /* marked as transferable by the survey: 1 yes, 0 no, -1: not a surveyed technology */
  uint32_t reserved;
  const float *embedding;      /* your vector of it, of one width throughout the survey */
  size_t embedding_count;
} caunoi_technology;
#define CAUNOI_TECHNOLOGY_INIT \
  { sizeof(caunoi_technology), {NULL, 0}, {NULL, 0}, {NULL, 0}, {{NULL, 0}, {NULL, 0}, {NULL, 0}}, \
    {{NULL, 0}, {NULL, 0}, {NULL, 0}}, {{NULL, 0}, {NULL, 0}, {NULL, 0}}, {{NULL, 0}, {NULL, 0}, {NULL, 0}}, NULL, 0, 0, 0, \
    {NULL, 0}, NULL, 0, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, 0, NULL, 0, -1, 0, NULL, 0 }

typedef struct caunoi_need {
  size_t struct_size;
  caunoi_str id;
  caunoi_str organisation;       /* id of the enterprise that asks */
  caunoi_text3 title, problem, requirements;
  const caunoi_field_weight *fields;
  size_t field_count;
  const caunoi_str *kinds_wanted; /* PRODUCT, PROCESS, ... */
  size_t kind_wanted_count;
  const caunoi_str *modes;       /* acceptable */
  size_t mode_count;
  int32_t trl_min;               /* 1..9 */
  int32_t urgency;               /* 1..3 */
  const caunoi_money *budget;    /* secret: scored, never printed */
  const caunoi_quantity *capacity;
  const caunoi_str *standards;
  size_t standard_count;
  caunoi_str deadline;           /* ISO date */
  uint32_t confidential;         /* 1: its organisation is not to be named */
  uint32_t reserved;
  const float *embedding;
  size_t embedding_count;
} caunoi_need;
#define CAUNOI_NEED_INIT \
  { sizeof(caunoi_need), {NULL, 0}, {NULL, 0}, {{NULL, 0}, {NULL, 0}, {NULL, 0}}, {{NULL, 0}, {NULL, 0}, {NULL, 0}}, \
    {{NULL, 0}, {NULL, 0}, {NULL, 0}}, NULL, 0, NULL, 0, NULL, 0, 0, 0, NULL, NULL, NULL, 0, {NULL, 0}, 0, 0, NULL, 0 }

typedef struct caunoi_expert {
  size_t struct_size;
  caunoi_str id;
  caunoi_text3 name;
  caunoi_str organisation; /* id; may be empty */
  caunoi_str country;
  const caunoi_lang *languages;
  size_t language_count;
  const caunoi_field_weight *fields;
  size_t field_count;
  caunoi_text3 expertise;
  const caunoi_work *works;
  size_t work_count;
  const float *embedding;
  size_t embedding_count;
} caunoi_expert;
#define CAUNOI_EXPERT_INIT \
  { sizeof(caunoi_expert), {NULL, 0}, {{NULL, 0}, {NULL, 0}, {NULL, 0}}, {NULL, 0}, {NULL, 0}, NULL, 0, NULL, 0, \
    {{NULL, 0}, {NULL, 0}, {NULL, 0}}, NULL, 0, NULL, 0 }

typedef struct caunoi_visit {
  size_t struct_size;
  caunoi_str id;
  caunoi_str organisation;
  caunoi_str region; /* NORTH, SOUTH */
  caunoi_str field;
  caunoi_str date;   /* ISO */
  caunoi_text3 note;
} caunoi_visit;
#define CAUNOI_VISIT_INIT \
  { sizeof(caunoi_visit), {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {{NULL, 0}, {NULL, 0}, {NULL, 0}} }

/* The records of `from`, to change them; NULL: none yet. `from` stays as it is.
 * [shared] from | out is yours | - | O(records) | 0.1 */
CAUNOI_API caunoi_status caunoi_records_new(const caunoi_survey *from, caunoi_records **out, caunoi_error **err);
/* Adds an organisation, or replaces the one with its id. So do the five below.
 * [one] r | copies | INVALID_ARGUMENT: no id | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_records_put_organisation(caunoi_records *r, const caunoi_organisation *organisation,
                                                         caunoi_error **err);
/* Adds or replaces a technology.
 * [one] r | copies | INVALID_ARGUMENT: no id | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_records_put_technology(caunoi_records *r, const caunoi_technology *technology,
                                                       caunoi_error **err);
/* Adds or replaces a need.
 * [one] r | copies | INVALID_ARGUMENT: no id | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_records_put_need(caunoi_records *r, const caunoi_need *need, caunoi_error **err);
/* Adds or replaces an expert.
 * [one] r | copies | INVALID_ARGUMENT: no id | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_records_put_expert(caunoi_records *r, const caunoi_expert *expert, caunoi_error **err);
/* Adds or replaces a visit.
 * [one] r | copies | INVALID_ARGUMENT: no id | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_records_put_visit(caunoi_records *r, const caunoi_visit *visit, caunoi_error **err);
/* Adds or replaces every record of JSON lines; what cannot be read there is a finding of the survey made. `name` stands
 * for the file in findings; empty: "survey.jsonl".
 * [one] r | copies | INVALID_ARGUMENT only for bytes that are not UTF-8 | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_records_put_jsonl(caunoi_records *r, const char *jsonl, size_t jsonl_len,
                                                  const char *name, size_t name_len, caunoi_error **err);
/* Takes a record out.
 * [one] r | - | NOT_FOUND | O(log records) | 0.1 */
CAUNOI_API caunoi_status caunoi_records_remove(caunoi_records *r, caunoi_kind kind, const char *id, size_t id_len,
                                               caunoi_error **err);
/* Records of a kind.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_records_count(const caunoi_records *r, caunoi_kind kind);
/* The survey of these records, looked through: a value that cannot be is a finding and unknown, a record without what
 * it cannot do without is a finding and left out. r stays as it is and may go on.
 * [shared] r | out is yours | - | O(records log records) | 0.1 */
CAUNOI_API caunoi_status caunoi_records_survey(const caunoi_records *r, caunoi_survey **out, caunoi_error **err);
/* Ends it; surveys made of it stay.
 * [one] r | takes r | - | O(records) | 0.1 */
CAUNOI_API void caunoi_records_free(caunoi_records *r);

/* ---- Survey ------------------------------------------------------------------------------------------------------ */

/* Something the organiser should look at. A cell that cannot be read is a finding, never a lost record. */
typedef struct caunoi_finding {
  size_t struct_size;
  caunoi_level level;
  uint32_t row;       /* from 1, as the spreadsheet shows it; the line of a text file; 0: the whole file */
  uint32_t column;    /* from 1; 0: the whole row */
  uint32_t reserved;
  caunoi_str code;    /* "money_unreadable", "duplicate_id", ... */
  caunoi_str place;   /* "khao-sat.xlsx:Nhu cầu:17:F" or "needs.csv:17:budget" */
  caunoi_str file;
  caunoi_str sheet;   /* empty for text files */
  caunoi_str record;  /* id, if there is one */
  caunoi_str field;   /* "need.budget" */
  caunoi_str value;   /* the cell as typed */
  caunoi_str message; /* what is wrong and what would be right, in the language asked for */
} caunoi_finding;
#define CAUNOI_FINDING_INIT \
  { sizeof(caunoi_finding), 0, 0, 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, \
    {NULL, 0} }

/* What every record has; caunoi_survey_record_json() has all of it. */
typedef struct caunoi_record {
  size_t struct_size;
  caunoi_kind kind;
  uint32_t confidential;   /* 1: a need whose organisation is not to be named */
  caunoi_str id;
  caunoi_str title;        /* or name, in the language asked for if there, else in another; the date of a visit */
  caunoi_str text;         /* a need's problem, a technology's summary, expertise, products, or the note of a visit */
  caunoi_str organisation; /* id: who asks, offers, employs, or was visited; empty: unknown */
} caunoi_record;
#define CAUNOI_RECORD_INIT { sizeof(caunoi_record), 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0} }

/* A folder (its workbooks, CSV and JSONL; sub-folders not) or one file. A damaged file in a folder is a finding; named
 * itself it is an error. Stage "read".
 * [any] | out is yours | NOT_FOUND, IO, CORRUPT, UNSUPPORTED, INVALID_ARGUMENT, CANCELLED | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_survey_load(const char *path, size_t path_len, const caunoi_control *ctl,
                                            caunoi_survey **out, caunoi_error **err);
/* Several files as one survey. Stage "read".
 * [any] | out is yours | as caunoi_survey_load() | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_survey_load_files(const caunoi_str *paths, size_t path_count, const caunoi_control *ctl,
                                                  caunoi_survey **out, caunoi_error **err);
/* JSON lines as corpus/README.md describes them. `name` stands for the file in findings and errors; empty:
 * "survey.jsonl".
 * [any] | out is yours | INVALID_ARGUMENT only for bytes that are not UTF-8: all else is a finding | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_survey_parse(const char *jsonl, size_t jsonl_len, const char *name, size_t name_len,
                                             caunoi_survey **out, caunoi_error **err);
/* Ends it; what was made from it stays.
 * [one] s | takes s | - | O(records) | 0.1 */
CAUNOI_API void caunoi_survey_free(caunoi_survey *s);

/* The records as JSON lines: what caunoi_survey_parse() reads, budgets included.
 * [shared] | out is yours | - | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_survey_jsonl(const caunoi_survey *s, caunoi_blob **out, caunoi_error **err);
/* The findings as JSON lines, messages in every language.
 * [shared] | out is yours | - | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_survey_findings_jsonl(const caunoi_survey *s, caunoi_blob **out, caunoi_error **err);
/* One XLSX whose first sheet lists every finding; then the sheets that the survey was loaded from, if it was, with cells
 * to fix coloured and a note in `lang` on each.
 * [shared] | - | IO | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_survey_save_repair(const caunoi_survey *s, caunoi_lang lang, const char *path,
                                                   size_t path_len, caunoi_error **err);

/* Records of a kind.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_survey_count(const caunoi_survey *s, caunoi_kind kind);
/* Record i of a kind; they are sorted by id.
 * [shared] | row borrows from s | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_survey_record(const caunoi_survey *s, caunoi_kind kind, size_t i, caunoi_lang lang,
                                              caunoi_record *row);
/* The record with an id.
 * [shared] | row borrows from s | NOT_FOUND | O(log records) | 0.1 */
CAUNOI_API caunoi_status caunoi_survey_find(const caunoi_survey *s, caunoi_kind kind, const char *id, size_t id_len,
                                            caunoi_lang lang, caunoi_record *row);
/* Everything of one record, as a line of JSON: what caunoi_records_put_jsonl() reads.
 * [shared] | out is yours | NOT_FOUND | O(bytes + log records) | 0.1 */
CAUNOI_API caunoi_status caunoi_survey_record_json(const caunoi_survey *s, caunoi_kind kind, const char *id,
                                                   size_t id_len, caunoi_blob **out, caunoi_error **err);
/* Findings.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_survey_finding_count(const caunoi_survey *s);
/* Finding i, by file, sheet, row and column.
 * [shared] | row borrows from s | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_survey_finding(const caunoi_survey *s, size_t i, caunoi_lang lang, caunoi_finding *row);

/* ---- Index ------------------------------------------------------------------------------------------------------- */

/* Makes the index of s in the folder dir, in place of what is there once the new one is whole. `lexicon` may be NULL:
 * texts of different languages then hardly meet. Stage "index".
 * [shared] s, lexicon; [one] dir | out is yours | IO, CANCELLED | O(bytes of the records) | 0.1 */
CAUNOI_API caunoi_status caunoi_index_build(const caunoi_survey *s, const char *dir, size_t dir_len,
                                            const caunoi_lexicon *lexicon, const caunoi_control *ctl,
                                            caunoi_index **out, caunoi_error **err);
/* The index in a folder.
 * [shared] lexicon | out is yours | NOT_FOUND when dir holds no index, CORRUPT, BAD_VERSION | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_index_open(const char *dir, size_t dir_len, const caunoi_lexicon *lexicon,
                                           caunoi_index **out, caunoi_error **err);
/* Ends it; the folder stays.
 * [one] ix | takes ix | - | O(1) | 0.1 */
CAUNOI_API void caunoi_index_free(caunoi_index *ix);
/* Adds or replaces the records of `changes` (may be NULL) and removes those named in `remove` ("need/N-07",
 * "technology/T-1"), in one commit. caunoi_matcher_update() is for an index with a matcher.
 * [one] ix; [shared] changes | - | INVALID_ARGUMENT while a matcher of ix lives; IO when another process is writing |
 * O(bytes changed) | 0.1 */
CAUNOI_API caunoi_status caunoi_index_update(caunoi_index *ix, const caunoi_survey *changes, const caunoi_str *remove,
                                             size_t remove_count, caunoi_error **err);
/* Records.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API uint64_t caunoi_index_size(const caunoi_index *ix);
/* The records as they were indexed; without findings.
 * [shared] | out is yours | IO, CORRUPT | O(records) | 0.1 */
CAUNOI_API caunoi_status caunoi_index_survey(const caunoi_index *ix, caunoi_survey **out, caunoi_error **err);
/* What somebody should know of what happened since it was opened: a part that was damaged and had to be made anew.
 * [shared] | out is yours | - | O(notices) | 0.1 */
CAUNOI_API caunoi_status caunoi_index_notices(const caunoi_index *ix, caunoi_texts **out, caunoi_error **err);

/* ---- Search ------------------------------------------------------------------------------------------------------ */

/* Lists narrow what is found; empty: no restriction; several values: any of them. */
typedef struct caunoi_search_options {
  size_t struct_size;
  uint64_t first;                  /* rank of the first hit, from 0 */
  uint32_t count;                  /* most hits */
  caunoi_lang lang;                /* of titles and snippets, where a record has several */
  const caunoi_kind *kinds;
  size_t kind_count;
  const caunoi_str *fields;        /* "BIO", "ENV", "NEN", "AUT", "MAT" */
  size_t field_count;
  const caunoi_str *countries;     /* ISO 3166-1 alpha-2 */
  size_t country_count;
  const caunoi_str *organisations; /* ids */
  size_t organisation_count;
  int32_t trl_min;                 /* 1..9; 0: none. Records without a TRL are left out when either is given */
  int32_t trl_max;
  double cost_max;                 /* of the least cost, in `currency`; 0: none. Others are then left out */
  caunoi_str currency;             /* VND, JPY, USD, EUR; empty: VND */
} caunoi_search_options;
#define CAUNOI_SEARCH_OPTIONS_INIT \
  { sizeof(caunoi_search_options), 0, 10, CAUNOI_LANG_VI, NULL, 0, NULL, 0, NULL, 0, NULL, 0, 0, 0, 0.0, {NULL, 0} }

typedef struct caunoi_hit {
  size_t struct_size;
  caunoi_kind kind;
  uint32_t reserved;
  double score;
  caunoi_str id;
  caunoi_str title;
  caunoi_str snippet; /* HTML-escaped; the words found stand between <b> and </b> */
} caunoi_hit;
#define CAUNOI_HIT_INIT { sizeof(caunoi_hit), 0, 0, 0.0, {NULL, 0}, {NULL, 0}, {NULL, 0} }

typedef struct caunoi_facet_value {
  size_t struct_size;
  caunoi_str facet;  /* "kind", "field", "trl", "country", "organisation" */
  caunoi_str value;
  uint64_t count;    /* records found that have it */
} caunoi_facet_value;
#define CAUNOI_FACET_VALUE_INIT { sizeof(caunoi_facet_value), {NULL, 0}, {NULL, 0}, 0 }

/* `words`: AND OR NOT NEAR "a phrase" (brackets) +must -not wild* title:word org:word. English words are found whatever
 * their endings, in phrases too. options may be NULL.
 * [shared] | out is yours | INVALID_ARGUMENT, IO | O(postings of the words) | 0.1 */
CAUNOI_API caunoi_status caunoi_index_search(const caunoi_index *ix, const char *words, size_t words_len,
                                             const caunoi_search_options *options, caunoi_answer **out,
                                             caunoi_error **err);
/* Ends it.
 * [one] a | takes a | - | O(hits) | 0.1 */
CAUNOI_API void caunoi_answer_free(caunoi_answer *a);
/* Records that match, exactly.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API uint64_t caunoi_answer_found(const caunoi_answer *a);
/* Hits given.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_answer_count(const caunoi_answer *a);
/* The words, spelt better; empty: nothing better.
 * [shared] | borrowed from a | - | O(1) | 0.1 */
CAUNOI_API caunoi_str caunoi_answer_suggestion(const caunoi_answer *a);
/* Hit i, best first.
 * [shared] | row borrows from a | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_answer_hit(const caunoi_answer *a, size_t i, caunoi_hit *row);
/* Values of all facets.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_answer_facet_count(const caunoi_answer *a);
/* Value i; a facet's values stand together, the most frequent first.
 * [shared] | row borrows from a | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_answer_facet(const caunoi_answer *a, size_t i, caunoi_facet_value *row);

/* ---- Match ------------------------------------------------------------------------------------------------------- */

/* What somebody wants or must not have; each side names a record or its organisation. */
typedef struct caunoi_wish {
  size_t struct_size;
  caunoi_wish_kind kind;
  uint32_t reserved;
  caunoi_str demand; /* id of a need or an enterprise */
  caunoi_str supply; /* id of a technology, an expert or their organisation */
} caunoi_wish;
#define CAUNOI_WISH_INIT { sizeof(caunoi_wish), 0, 0, {NULL, 0}, {NULL, 0} }

typedef struct caunoi_match_options {
  size_t struct_size;
  uint32_t per_need;          /* longest list of technologies a need */
  uint32_t experts_per_need;  /* longest list of experts a need */
  const caunoi_str *needs;    /* ids; empty: all */
  size_t need_count;
  const caunoi_str *supplies; /* ids of technologies and experts; empty: all. A pair scores the same either way */
  size_t supply_count;
  const caunoi_wish *wishes;
  size_t wish_count;
  caunoi_str rates_csv;       /* date,currency,vnd lines under that header; empty: foreign costs are unknown */
  caunoi_str weights_json;    /* caunoi-weights/1, as `caunoi learn` writes it; empty: the weights of the house */
} caunoi_match_options;
#define CAUNOI_MATCH_OPTIONS_INIT { sizeof(caunoi_match_options), 20, 3, NULL, 0, NULL, 0, NULL, 0, {NULL, 0}, {NULL, 0} }

typedef struct caunoi_match_row {
  size_t struct_size;
  caunoi_str need;      /* id */
  caunoi_str supply;    /* id */
  caunoi_kind kind;     /* of the supply: technology or expert */
  uint32_t capped;      /* 1: no topic in common, so structure counts at the share of the relevance gate only */
  double score;         /* 0..1 */
  double demand_score;  /* as the enterprise sees it */
  double supply_score;  /* as the provider sees it */
  double confidence;    /* 0..1: how much of the score rests on known values */
} caunoi_match_row;
#define CAUNOI_MATCH_ROW_INIT { sizeof(caunoi_match_row), {NULL, 0}, {NULL, 0}, 0, 0, 0.0, 0.0, 0.0, 0.0 }

/* Every need against every technology and expert. The index must be that of s. options may be NULL. Stage "match".
 * [shared] | out is yours | INVALID_ARGUMENT, CANCELLED | O(needs x (postings + candidates)) | 0.1 */
CAUNOI_API caunoi_status caunoi_match(const caunoi_survey *s, const caunoi_index *ix,
                                      const caunoi_match_options *options, const caunoi_control *ctl,
                                      caunoi_matches **out, caunoi_error **err);
/* The other way round: one technology or expert looking for enterprises. Rows are the needs it answers, the best first,
 * scored as caunoi_match() scores the pair; `per_need`, `experts_per_need` and `supplies` of the options are not looked
 * at. Stage "match".
 * [shared] | out is yours | NOT_FOUND, INVALID_ARGUMENT, CANCELLED | O(needs x postings) | 0.1 */
CAUNOI_API caunoi_status caunoi_match_supply(const caunoi_survey *s, const caunoi_index *ix, const char *supply,
                                             size_t supply_len, const caunoi_match_options *options,
                                             const caunoi_control *ctl, caunoi_matches **out, caunoi_error **err);
/* A survey made ready so that one need after the other is answered at once, as a desk does; `needs` of the options is
 * not looked at. While it lives its index is updated by caunoi_matcher_update() alone.
 * [shared] | out is yours; keeps s and ix | as caunoi_match() | O(records + 200 needs x postings) | 0.1 */
CAUNOI_API caunoi_status caunoi_matcher_new(const caunoi_survey *s, const caunoi_index *ix,
                                            const caunoi_match_options *options, const caunoi_control *ctl,
                                            caunoi_matcher **out, caunoi_error **err);
/* What caunoi_match() gives of one need.
 * [shared] | out is yours | NOT_FOUND, CANCELLED | O(postings + candidates) | 0.1 */
CAUNOI_API caunoi_status caunoi_matcher_match(const caunoi_matcher *m, const char *need, size_t need_len,
                                              const caunoi_control *ctl, caunoi_matches **out, caunoi_error **err);
/* What caunoi_index_update() does, to the index of m and to m: from then on needs, technologies and experts are matched
 * as they are now, in milliseconds a record. What is usual for texts, the network and the vectors stay as they were when
 * m was made, which moves scores by hundredths; after a sixteenth of the supplies (at least 1,000), or 1,000 updates, m
 * makes itself anew. Should m fail after the index has taken the changes (CANCELLED, IO, OUT_OF_MEMORY), it answers
 * INVALID_ARGUMENT until an update has succeeded. Stage "match".
 * [one] m, ix; [shared] changes | - | INVALID_ARGUMENT when ix is not the index of m or has another matcher; IO,
 * CANCELLED | O(bytes changed + 600 x terms), at times as caunoi_matcher_new() | 0.1 */
CAUNOI_API caunoi_status caunoi_matcher_update(caunoi_matcher *m, caunoi_index *ix, const caunoi_survey *changes,
                                               const caunoi_str *remove, size_t remove_count,
                                               const caunoi_control *ctl, caunoi_error **err);
/* Ends it; its index can be updated again.
 * [one] m | takes m | - | O(records) | 0.1 */
CAUNOI_API void caunoi_matcher_free(caunoi_matcher *m);
/* Ends it.
 * [one] m | takes m | - | O(rows) | 0.1 */
CAUNOI_API void caunoi_matches_free(caunoi_matches *m);
/* Rows.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_matches_count(const caunoi_matches *m);
/* Row i: by need, then best first.
 * [shared] | row borrows from m | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_matches_row(const caunoi_matches *m, size_t i, caunoi_match_row *row);
/* Why, in sentences of at most `words` words (0: 90); never a secret.
 * [shared] | out is yours | INVALID_ARGUMENT beyond the last | O(reasons) | 0.1 */
CAUNOI_API caunoi_status caunoi_matches_explain(const caunoi_matches *m, size_t i, caunoi_lang lang, uint32_t words,
                                                caunoi_blob **out, caunoi_error **err);
/* Why, every reason by itself, in one language; never a secret.
 * [shared] | out is yours | INVALID_ARGUMENT beyond the last | O(reasons) | 0.1 */
CAUNOI_API caunoi_status caunoi_matches_reasons(const caunoi_matches *m, size_t i, caunoi_lang lang,
                                                caunoi_reasons **out, caunoi_error **err);
/* The bytes that `caunoi match` writes; no secret in them.
 * [shared] | out is yours | - | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_matches_jsonl(const caunoi_matches *m, caunoi_blob **out, caunoi_error **err);

typedef struct caunoi_reason {
  size_t struct_size;
  caunoi_reason_part part;
  uint32_t reserved;
  caunoi_str code;     /* "text_fit", "trl_ok", "cost_unknown", ...: the same in every language */
  caunoi_str sentence;
  double strength;     /* 0..1, for ordering within a part */
} caunoi_reason;
#define CAUNOI_REASON_INIT { sizeof(caunoi_reason), 0, 0, {NULL, 0}, {NULL, 0}, 0.0 }

/* Reasons.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_reasons_count(const caunoi_reasons *r);
/* Reason i, the strongest first within a part.
 * [shared] | row borrows from r | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_reasons_row(const caunoi_reasons *r, size_t i, caunoi_reason *row);
/* Ends it.
 * [one] r | takes r | - | O(reasons) | 0.1 */
CAUNOI_API void caunoi_reasons_free(caunoi_reasons *r);

/* ---- Network ----------------------------------------------------------------------------------------------------- */

/* The cooperation network of a survey: through fields, places, providers, visits and past work. Stage "network".
 * [shared] | out is yours | CANCELLED | O(arcs x busiest nodes) | 0.1 */
CAUNOI_API caunoi_status caunoi_network_new(const caunoi_survey *s, const caunoi_control *ctl, caunoi_network **out,
                                            caunoi_error **err);
/* Nodes: organisations, technologies, needs, experts, visits, fields, provinces, sectors.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_network_node_count(const caunoi_network *n);
/* What joins them.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_network_arc_count(const caunoi_network *n);
/* Technologies and experts by how close they are to an organisation ("organisation/E-01") or a need ("need/N-07"): the
 * nearest `count` of those that are joined to it.
 * [shared] | out is yours | NOT_FOUND: no such record | O(supplies), at worst O(arcs x steps) | 0.1 */
CAUNOI_API caunoi_status caunoi_network_near(const caunoi_network *n, const char *seed, size_t seed_len, uint32_t count,
                                             caunoi_nearness **out, caunoi_error **err);
/* Ends it.
 * [one] n | takes n | - | O(nodes) | 0.1 */
CAUNOI_API void caunoi_network_free(caunoi_network *n);

typedef struct caunoi_near {
  size_t struct_size;
  caunoi_kind kind;  /* technology or expert */
  uint32_t reserved;
  caunoi_str id;
  double closeness;  /* 0..1; 0.5: as near as anybody */
} caunoi_near;
#define CAUNOI_NEAR_INIT { sizeof(caunoi_near), 0, 0, {NULL, 0}, 0.0 }

/* How many there are.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_nearness_count(const caunoi_nearness *n);
/* Row i, the nearest first, then by kind and id.
 * [shared] | row borrows from n | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_nearness_row(const caunoi_nearness *n, size_t i, caunoi_near *row);
/* Ends it.
 * [one] n | takes n | - | O(rows) | 0.1 */
CAUNOI_API void caunoi_nearness_free(caunoi_nearness *n);

/* ---- A fair, call by call ---------------------------------------------------------------------------------------- */

/* Slots are numbered from 0 across all sessions, in the order in which these were put. All that the structs point to is
 * copied. Whether it all fits together is looked at by caunoi_draft_fair(). */

typedef struct caunoi_session {
  size_t struct_size;
  caunoi_str id;
  caunoi_str start;     /* "2015-10-15T08:30", local; or empty */
  int32_t slots;
  int32_t slot_minutes;
} caunoi_session;
#define CAUNOI_SESSION_INIT { sizeof(caunoi_session), {NULL, 0}, {NULL, 0}, 0, 30 }

typedef struct caunoi_table {
  size_t struct_size;
  caunoi_str id;
  caunoi_str room;
  const int32_t *unavailable; /* slots */
  size_t unavailable_count;
} caunoi_table;
#define CAUNOI_TABLE_INIT { sizeof(caunoi_table), {NULL, 0}, {NULL, 0}, NULL, 0 }

typedef struct caunoi_interpreter {
  size_t struct_size;
  caunoi_str id;
  const caunoi_str *languages; /* ISO 639-1 */
  size_t language_count;
  const int32_t *unavailable;
  size_t unavailable_count;
} caunoi_interpreter;
#define CAUNOI_INTERPRETER_INIT { sizeof(caunoi_interpreter), {NULL, 0}, NULL, 0, NULL, 0 }

typedef struct caunoi_participant {
  size_t struct_size;
  caunoi_str id;
  caunoi_str name;
  caunoi_side side;
  int32_t min_meetings;
  int32_t max_meetings;        /* -1: as many as there are slots */
  uint32_t reserved;
  const caunoi_str *languages; /* ISO 639-1 */
  size_t language_count;
  const int32_t *unavailable;  /* slots */
  size_t unavailable_count;
  caunoi_str table;            /* id of the fixed booth, or empty */
} caunoi_participant;
#define CAUNOI_PARTICIPANT_INIT \
  { sizeof(caunoi_participant), {NULL, 0}, {NULL, 0}, CAUNOI_SIDE_NONE, 0, -1, 0, NULL, 0, NULL, 0, {NULL, 0} }

typedef struct caunoi_pair {
  size_t struct_size;
  caunoi_str id;            /* empty: "a~b" */
  caunoi_str a;             /* ids of participants */
  caunoi_str b;
  double value;             /* >= 0; below: not stated, which counts as 1 or what the matching finds */
  caunoi_str session;       /* id, or empty: any */
  int32_t slot;             /* -1: any */
  int32_t interpreter;      /* 1 needed, 0 not, -1: needed when both name languages and share none */
  uint32_t required;        /* 1: a programme without it is none */
  uint32_t reserved;
  const caunoi_str *before; /* this pair meets before those, when both are placed */
  size_t before_count;
} caunoi_pair;
#define CAUNOI_PAIR_INIT \
  { sizeof(caunoi_pair), {NULL, 0}, {NULL, 0}, {NULL, 0}, -1.0, {NULL, 0}, -1, -1, 0, 0, NULL, 0 }

/* A meeting that stays where it is. */
typedef struct caunoi_lock {
  size_t struct_size;
  caunoi_str pair;
  int32_t slot;
  uint32_t reserved;
  caunoi_str table;       /* empty: any */
  caunoi_str interpreter; /* empty: any */
} caunoi_lock;
#define CAUNOI_LOCK_INIT { sizeof(caunoi_lock), {NULL, 0}, 0, 0, {NULL, 0}, {NULL, 0} }

/* The parts of `from`, to change them; NULL: a fair without any. `from` stays as it is.
 * [shared] from | out is yours | - | O(parts) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_new(const caunoi_fair *from, caunoi_draft **out, caunoi_error **err);
/* What the fair is called, and its time zone ("Asia/Ho_Chi_Minh", or empty).
 * [one] d | copies | - | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_name(caunoi_draft *d, const char *name, size_t name_len, const char *time_zone,
                                           size_t time_zone_len, caunoi_error **err);
/* What a programme is better by, the most important first; empty: value, then breaks. break_spread is the most by which
 * the breaks of two participants may differ; below 0: no limit.
 * [one] d | copies | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_objective(caunoi_draft *d, const caunoi_goal *goals, size_t goal_count,
                                                int32_t break_spread, caunoi_error **err);
/* What the goal fairness means, and of which side leximin looks at the participants; CAUNOI_SIDE_NONE: of all.
 * [one] d | - | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_fairness(caunoi_draft *d, caunoi_fairness fairness, caunoi_side side,
                                               caunoi_error **err);
/* Adds a session, or replaces the one with its id. So do the five below.
 * [one] d | copies | - | O(sessions) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_put_session(caunoi_draft *d, const caunoi_session *session, caunoi_error **err);
/* Adds or replaces a table.
 * [one] d | copies | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_put_table(caunoi_draft *d, const caunoi_table *table, caunoi_error **err);
/* Adds or replaces an interpreter.
 * [one] d | copies | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_put_interpreter(caunoi_draft *d, const caunoi_interpreter *interpreter,
                                                      caunoi_error **err);
/* Adds or replaces a participant.
 * [one] d | copies | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_put_participant(caunoi_draft *d, const caunoi_participant *participant,
                                                      caunoi_error **err);
/* Adds or replaces two who would like to meet.
 * [one] d | copies | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_put_pair(caunoi_draft *d, const caunoi_pair *pair, caunoi_error **err);
/* Adds or replaces the lock of a pair.
 * [one] d | copies | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_put_lock(caunoi_draft *d, const caunoi_lock *lock, caunoi_error **err);
/* Takes a part out, and nothing with it: what still speaks of it is refused by caunoi_draft_fair().
 * [one] d | - | NOT_FOUND | O(parts) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_remove(caunoi_draft *d, caunoi_part part, const char *id, size_t id_len,
                                             caunoi_error **err);
/* The fair of these parts. d stays as it is and may go on.
 * [shared] d | out is yours | INVALID_ARGUMENT with a JSON pointer into the fair | O(parts log parts) | 0.1 */
CAUNOI_API caunoi_status caunoi_draft_fair(const caunoi_draft *d, caunoi_fair **out, caunoi_error **err);
/* Ends it; fairs made of it stay.
 * [one] d | takes d | - | O(parts) | 0.1 */
CAUNOI_API void caunoi_draft_free(caunoi_draft *d);

/* ---- Fair and programme ------------------------------------------------------------------------------------------ */

/* Format caunoi-fair/1. `name` stands for the file in errors; empty: "fair.json".
 * [any] | out is yours | INVALID_ARGUMENT with a JSON pointer | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_fair_parse(const char *json, size_t json_len, const char *name, size_t name_len,
                                           caunoi_fair **out, caunoi_error **err);
/* The fair with the score of the best match for each pair without a value and, where it has no pairs at all, pairs
 * proposed from the matches.
 * [shared] | out is yours | - | O(matches + pairs) | 0.1 */
CAUNOI_API caunoi_status caunoi_fair_with_matches(const caunoi_fair *f, const caunoi_matches *m, caunoi_fair **out,
                                                  caunoi_error **err);
/* What caunoi_fair_parse() reads.
 * [shared] | out is yours | - | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_fair_json(const caunoi_fair *f, caunoi_blob **out, caunoi_error **err);
/* Ends it; programmes of it stay.
 * [one] f | takes f | - | O(parts) | 0.1 */
CAUNOI_API void caunoi_fair_free(caunoi_fair *f);

typedef struct caunoi_plan_options {
  size_t struct_size;
  double time_limit; /* seconds, >= 0, for making it better; only this can make two runs differ: status feasible */
  uint64_t seed;
} caunoi_plan_options;
#define CAUNOI_PLAN_OPTIONS_INIT { sizeof(caunoi_plan_options), 30.0, 1 }

typedef struct caunoi_programme_summary {
  size_t struct_size;
  caunoi_plan_status status;
  uint32_t reserved;
  uint64_t meetings;
  uint64_t unplaced;
  uint64_t conflicts;    /* infeasible only: rules that cannot hold together */
  double value;          /* of the pairs placed */
  double value_bound;    /* no programme has more */
  int64_t breaks;
  int64_t breaks_bound;  /* no programme of this value has fewer */
  uint32_t fair;         /* 1: fairness is a goal, and the three below say what it gave and cost */
  uint32_t reserved2;
  double least;          /* value of the participant with the least */
  double least_bound;    /* nobody can be sure of more */
  double value_without;  /* no programme has more value, fair or not */
} caunoi_programme_summary;
#define CAUNOI_PROGRAMME_SUMMARY_INIT \
  { sizeof(caunoi_programme_summary), 0, 0, 0, 0, 0, 0.0, 0.0, 0, 0, 0, 0, 0.0, 0.0, 0.0 }

typedef struct caunoi_meeting {
  size_t struct_size;
  int32_t slot;           /* from 0 across all sessions */
  uint32_t reserved;
  caunoi_str pair;
  caunoi_str a;
  caunoi_str b;
  caunoi_str table;
  caunoi_str interpreter; /* empty: none */
} caunoi_meeting;
#define CAUNOI_MEETING_INIT { sizeof(caunoi_meeting), 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0} }

typedef struct caunoi_unplaced {
  size_t struct_size;
  caunoi_str pair;
  caunoi_str a;
  caunoi_str b;
  caunoi_str code;   /* "participant_full", "no_table", "no_interpreter", "no_common_slot", "less_valuable", "rules" */
  caunoi_str reason;
  caunoi_str remedy; /* the cheapest; may be empty */
} caunoi_unplaced;
#define CAUNOI_UNPLACED_INIT \
  { sizeof(caunoi_unplaced), {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0} }

/* The best programme found within the limit; infeasible is an answer too. options may be NULL. Cancelled with a
 * programme already found that keeps every rule: gives that one. Stage "plan".
 * [shared] | out is yours | INVALID_ARGUMENT, CANCELLED | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_plan(const caunoi_fair *f, const caunoi_plan_options *options,
                                     const caunoi_control *ctl, caunoi_programme **out, caunoi_error **err);
/* What the wishes of a fair need: how many tables, slots and interpreters are enough, and what one more of each would
 * bring; as JSON. options may be NULL; their time limit is for all of it. Stage "advise".
 * [shared] | out is yours | INVALID_ARGUMENT, CANCELLED | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_advise(const caunoi_fair *f, const caunoi_plan_options *options,
                                       const caunoi_control *ctl, caunoi_blob **out, caunoi_error **err);
/* The same as a table to read, in a language.
 * [shared] | out is yours | INVALID_ARGUMENT, CANCELLED | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_advise_text(const caunoi_fair *f, const caunoi_plan_options *options, caunoi_lang lang,
                                            const caunoi_control *ctl, caunoi_blob **out, caunoi_error **err);
/* Format caunoi-programme/1; `name` stands for the file in errors; empty: "programme.json".
 * [any] | out is yours | INVALID_ARGUMENT with a JSON pointer | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_programme_parse(const char *json, size_t json_len, const char *name, size_t name_len,
                                                caunoi_programme **out, caunoi_error **err);
/* What caunoi_programme_parse() reads.
 * [shared] | out is yours | - | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_programme_json(const caunoi_programme *p, caunoi_blob **out, caunoi_error **err);
/* Ends it.
 * [one] p | takes p | - | O(meetings) | 0.1 */
CAUNOI_API void caunoi_programme_free(caunoi_programme *p);
/* How it came out, and how many rows it has.
 * [shared] | row is yours | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_programme_summarise(const caunoi_programme *p, caunoi_programme_summary *row);
/* Meeting i, by slot, then pair.
 * [shared] | row borrows from p | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_programme_meeting(const caunoi_programme *p, size_t i, caunoi_meeting *row);
/* Wish i that could not be placed, by pair.
 * [shared] | row borrows from p | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_programme_unplaced(const caunoi_programme *p, size_t i, caunoi_unplaced *row);
/* Rule i of those that cannot hold together, in words; empty beyond the last.
 * [shared] | borrowed from p | - | O(1) | 0.1 */
CAUNOI_API caunoi_str caunoi_programme_conflict(const caunoi_programme *p, size_t i);
/* Every rule of f that p breaks, in words; none: it may be printed. Shares no code with caunoi_plan().
 * [shared] | out is yours | - | O(parts + meetings log meetings) | 0.1 */
CAUNOI_API caunoi_status caunoi_check(const caunoi_fair *f, const caunoi_programme *p, caunoi_texts **out,
                                      caunoi_error **err);

/* ---- The day itself ---------------------------------------------------------------------------------------------- */

/* Meetings that are over, running or locked never move; a meeting is given up only where the changes leave no place for
 * it; as few people as possible are told anything. repair.hpp says it in full. */

typedef struct caunoi_repair_options {
  size_t struct_size;
  double time_limit; /* seconds, >= 0, for making the repair better; finding the first one is not limited */
  int32_t disturb;   /* so many more participants than the fewest may be disturbed where that places more value, >= 0 */
  uint32_t reserved;
} caunoi_repair_options;
#define CAUNOI_REPAIR_OPTIONS_INIT { sizeof(caunoi_repair_options), 5.0, 0, 0 }

typedef struct caunoi_repair_summary {
  size_t struct_size;
  caunoi_plan_status status; /* infeasible: locks and meetings that have begun contradict each other */
  uint32_t reserved;
  uint64_t notices;
  uint64_t standbys;
  uint64_t relaxed;
  int64_t disturbed;         /* people whose meeting stays and changes its slot, table or interpreter */
  int64_t disturbed_bound;   /* no programme that is as good otherwise disturbs fewer */
} caunoi_repair_summary;
#define CAUNOI_REPAIR_SUMMARY_INIT { sizeof(caunoi_repair_summary), 0, 0, 0, 0, 0, 0, 0 }

/* What one participant or interpreter is told about one meeting. */
typedef struct caunoi_notice {
  size_t struct_size;
  caunoi_str who;
  caunoi_change what;
  caunoi_cause because;
  caunoi_str pair;
  caunoi_str with;            /* the other participant; empty for an interpreter */
  caunoi_str cause;           /* id of who or what is missing; may be empty */
  uint32_t interprets;        /* 1: who is an interpreter */
  int32_t was_slot;           /* -1: there was no meeting */
  int32_t is_slot;            /* -1: there is none any more */
  uint32_t reserved;
  caunoi_str was_table;
  caunoi_str was_interpreter;
  caunoi_str is_table;
  caunoi_str is_interpreter;
} caunoi_notice;
#define CAUNOI_NOTICE_INIT \
  { sizeof(caunoi_notice), {NULL, 0}, 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, 0, 0, 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, \
    {NULL, 0} }

/* If `missing` does not come to the meeting of `pair`, `host` could meet others in its place. */
typedef struct caunoi_standby {
  size_t struct_size;
  int32_t slot;
  uint32_t reserved;
  caunoi_str pair;
  caunoi_str missing;
  caunoi_str host;
  caunoi_str table;
} caunoi_standby;
#define CAUNOI_STANDBY_INIT { sizeof(caunoi_standby), 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0} }

/* A rule that the changes leave no way to keep. */
typedef struct caunoi_relaxed {
  size_t struct_size;
  caunoi_str rule; /* "required" of a pair, "min_meetings" of a participant, "break_spread" */
  caunoi_str id;
  int32_t was;
  int32_t is;
} caunoi_relaxed;
#define CAUNOI_RELAXED_INIT { sizeof(caunoi_relaxed), {NULL, 0}, {NULL, 0}, 0, 0 }

/* The programme after changes, format caunoi-changes/1; `name` stands for the file in errors; empty: "changes.json".
 * options may be NULL. Stage "repair".
 * [shared] | out is yours | INVALID_ARGUMENT with a JSON pointer, CANCELLED | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_repair(const caunoi_fair *f, const caunoi_programme *p, const char *json,
                                       size_t json_len, const char *name, size_t name_len,
                                       const caunoi_repair_options *options, const caunoi_control *ctl,
                                       caunoi_repaired **out, caunoi_error **err);
/* Every way in which r is no repair of f and p for these changes, in words; none: it may be told. Shares no code with
 * caunoi_repair().
 * [shared] | out is yours | INVALID_ARGUMENT with a JSON pointer | O(parts + meetings log meetings) | 0.1 */
CAUNOI_API caunoi_status caunoi_check_repair(const caunoi_fair *f, const caunoi_programme *p, const char *json,
                                             size_t json_len, const char *name, size_t name_len,
                                             const caunoi_repaired *r, caunoi_texts **out, caunoi_error **err);
/* The fair as it is now: the changes made, meetings that have begun locked. Check, plan and repair go on with it.
 * [shared] | out is yours | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_repaired_fair(const caunoi_repaired *r, caunoi_fair **out, caunoi_error **err);
/* The programme as it is now.
 * [shared] | out is yours | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_repaired_programme(const caunoi_repaired *r, caunoi_programme **out, caunoi_error **err);
/* The programme as JSON with all that is told about it: what `caunoi repair` writes.
 * [shared] | out is yours | - | O(bytes) | 0.1 */
CAUNOI_API caunoi_status caunoi_repaired_json(const caunoi_repaired *r, caunoi_blob **out, caunoi_error **err);
/* How it came out, and how many rows it has.
 * [shared] | row is yours | - | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_repaired_summarise(const caunoi_repaired *r, caunoi_repair_summary *row);
/* Notice i: participants, then interpreters, by id; each by slot. What is in none has not changed.
 * [shared] | row borrows from r | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_repaired_notice(const caunoi_repaired *r, size_t i, caunoi_notice *row);
/* Standby i, by slot, pair, who is missing.
 * [shared] | row borrows from r | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_repaired_standby(const caunoi_repaired *r, size_t i, caunoi_standby *row);
/* The pairs that could meet then, the best first.
 * [shared] | out is yours | INVALID_ARGUMENT beyond the last | O(pairs) | 0.1 */
CAUNOI_API caunoi_status caunoi_repaired_standby_pairs(const caunoi_repaired *r, size_t i, caunoi_texts **out,
                                                       caunoi_error **err);
/* Rule i that could not be kept.
 * [shared] | row borrows from r | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_repaired_relaxed(const caunoi_repaired *r, size_t i, caunoi_relaxed *row);
/* Ends it.
 * [one] r | takes r | - | O(notices) | 0.1 */
CAUNOI_API void caunoi_repaired_free(caunoi_repaired *r);

/* A day begins with a programme that keeps every rule of its fair. From then on every call may come from any thread:
 * changes are made one after the other, each on what the one before left; whoever reads meanwhile gets, at once, the
 * state before it. A change that is infeasible is told and not taken. out may be NULL where only the day is wanted.
 * [shared] f, p | out is yours | INVALID_ARGUMENT: p breaks a rule of f | O(parts + meetings log meetings) | 0.1 */
CAUNOI_API caunoi_status caunoi_day_new(const caunoi_fair *f, const caunoi_programme *p, caunoi_day **out,
                                        caunoi_error **err);
/* Changes made so far.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API uint64_t caunoi_day_revision(const caunoi_day *d);
/* The fair as it is now; it stays what it is when the day goes on.
 * [shared] | out is yours | - | O(1), never waits for a change | 0.1 */
CAUNOI_API caunoi_status caunoi_day_fair(const caunoi_day *d, caunoi_fair **out, caunoi_error **err);
/* The programme as it is now; it stays what it is when the day goes on.
 * [shared] | out is yours | - | O(1), never waits for a change | 0.1 */
CAUNOI_API caunoi_status caunoi_day_programme(const caunoi_day *d, caunoi_programme **out, caunoi_error **err);
/* Any changes at once, format caunoi-changes/1.
 * [shared] | out is yours | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_apply(caunoi_day *d, const char *json, size_t json_len, const char *name,
                                          size_t name_len, const caunoi_repair_options *options,
                                          const caunoi_control *ctl, caunoi_repaired **out, caunoi_error **err);
/* The slot that runs; it and those before it are over for every change from now on.
 * [shared] | out is yours | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_now(caunoi_day *d, int32_t slot, const caunoi_repair_options *options,
                                        const caunoi_control *ctl, caunoi_repaired **out, caunoi_error **err);
/* A participant is not there from the slot `from` on; below 0: in every slot that has not begun.
 * [shared] | out is yours | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_absent(caunoi_day *d, const char *id, size_t id_len, int32_t from,
                                           const caunoi_repair_options *options, const caunoi_control *ctl,
                                           caunoi_repaired **out, caunoi_error **err);
/* A participant is there after all, from the slot `from` on; below 0: in every slot that has not begun.
 * [shared] | out is yours | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_present(caunoi_day *d, const char *id, size_t id_len, int32_t from,
                                            const caunoi_repair_options *options, const caunoi_control *ctl,
                                            caunoi_repaired **out, caunoi_error **err);
/* A participant comes late: there from this slot on.
 * [shared] | out is yours | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_late(caunoi_day *d, const char *id, size_t id_len, int32_t slot,
                                         const caunoi_repair_options *options, const caunoi_control *ctl,
                                         caunoi_repaired **out, caunoi_error **err);
/* Somebody who was not expected, and whom they would like to meet.
 * [shared] | out is yours; copies | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_walk_in(caunoi_day *d, const caunoi_participant *participant,
                                            const caunoi_pair *wishes, size_t wish_count,
                                            const caunoi_repair_options *options, const caunoi_control *ctl,
                                            caunoi_repaired **out, caunoi_error **err);
/* Two more who would like to meet.
 * [shared] | out is yours; copies | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_wish(caunoi_day *d, const caunoi_pair *pair, const caunoi_repair_options *options,
                                         const caunoi_control *ctl, caunoi_repaired **out, caunoi_error **err);
/* A pair that nobody wants any more.
 * [shared] | out is yours | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_withdraw(caunoi_day *d, const char *pair, size_t pair_len,
                                             const caunoi_repair_options *options, const caunoi_control *ctl,
                                             caunoi_repaired **out, caunoi_error **err);
/* A meeting that is to stay, or to be put, where the lock says.
 * [shared] | out is yours; copies | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_lock(caunoi_day *d, const caunoi_lock *lock, const caunoi_repair_options *options,
                                         const caunoi_control *ctl, caunoi_repaired **out, caunoi_error **err);
/* A pair that may move again.
 * [shared] | out is yours | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_unlock(caunoi_day *d, const char *pair, size_t pair_len,
                                           const caunoi_repair_options *options, const caunoi_control *ctl,
                                           caunoi_repaired **out, caunoi_error **err);
/* A table that cannot be used from the slot `from` on; below 0: in every slot that has not begun.
 * [shared] | out is yours | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_break_table(caunoi_day *d, const char *id, size_t id_len, int32_t from,
                                                const caunoi_repair_options *options, const caunoi_control *ctl,
                                                caunoi_repaired **out, caunoi_error **err);
/* An interpreter who is not there from the slot `from` on; below 0: in every slot that has not begun.
 * [shared] | out is yours | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_lose_interpreter(caunoi_day *d, const char *id, size_t id_len, int32_t from,
                                                     const caunoi_repair_options *options, const caunoi_control *ctl,
                                                     caunoi_repaired **out, caunoi_error **err);
/* One more table.
 * [shared] | out is yours; copies | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_add_table(caunoi_day *d, const caunoi_table *table,
                                              const caunoi_repair_options *options, const caunoi_control *ctl,
                                              caunoi_repaired **out, caunoi_error **err);
/* One more interpreter.
 * [shared] | out is yours; copies | as caunoi_repair() | up to the time limit | 0.1 */
CAUNOI_API caunoi_status caunoi_day_add_interpreter(caunoi_day *d, const caunoi_interpreter *interpreter,
                                                    const caunoi_repair_options *options, const caunoi_control *ctl,
                                                    caunoi_repaired **out, caunoi_error **err);
/* Ends it; what was read from it stays.
 * [one] d | takes d | - | O(parts) | 0.1 */
CAUNOI_API void caunoi_day_free(caunoi_day *d);

/* ---- Papers ------------------------------------------------------------------------------------------------------ */

/* What there is to tell; NULL: left out. A survey brings its findings; a programme needs its fair, matches need their
 * survey. */
typedef struct caunoi_report_input {
  size_t struct_size;
  const caunoi_survey *survey;
  const caunoi_matches *matches;
  const caunoi_fair *fair;
  const caunoi_programme *programme;
  caunoi_lang lang; /* of the papers; the page can be switched */
  uint32_t reserved;
} caunoi_report_input;
#define CAUNOI_REPORT_INPUT_INIT { sizeof(caunoi_report_input), NULL, NULL, NULL, NULL, CAUNOI_LANG_VI, 0 }

typedef struct caunoi_paper {
  size_t struct_size;
  caunoi_str name;  /* path relative to the folder of the papers, with '/' */
  caunoi_str bytes;
} caunoi_paper;
#define CAUNOI_PAPER_INIT { sizeof(caunoi_paper), {NULL, 0}, {NULL, 0} }

/* One HTML page that asks the network for nothing.
 * [shared] every handle of input | out is yours | INVALID_ARGUMENT | O(bytes of the records shown) | 0.1 */
CAUNOI_API caunoi_status caunoi_report_page(const caunoi_report_input *input, caunoi_blob **out, caunoi_error **err);
/* Every paper there is: workbooks, calendars and, last, index.html, which leads to them.
 * [shared] every handle of input | out is yours | INVALID_ARGUMENT | O(bytes of the records shown) | 0.1 */
CAUNOI_API caunoi_status caunoi_report_papers(const caunoi_report_input *input, caunoi_papers **out,
                                              caunoi_error **err);
/* The matches as a workbook, XLSX.
 * [shared] | out is yours | - | O(matches) | 0.1 */
CAUNOI_API caunoi_status caunoi_report_matches_xlsx(const caunoi_matches *m, caunoi_lang lang, caunoi_blob **out,
                                                    caunoi_error **err);
/* The programme as a workbook, XLSX: the organiser's working paper.
 * [shared] | out is yours | - | O(meetings) | 0.1 */
CAUNOI_API caunoi_status caunoi_report_programme_xlsx(const caunoi_fair *f, const caunoi_programme *p, caunoi_lang lang,
                                                      caunoi_blob **out, caunoi_error **err);
/* A calendar file for each participant with a meeting. `revision` should rise with every plan sent out.
 * [shared] | out is yours | - | O(meetings) | 0.1 */
CAUNOI_API caunoi_status caunoi_report_calendars(const caunoi_fair *f, const caunoi_programme *p, caunoi_lang lang,
                                                 uint32_t revision, caunoi_papers **out, caunoi_error **err);
/* Who is told what after a repair, as one HTML page to print and cut up, with the standby list.
 * [shared] | out is yours | - | O(notices) | 0.1 */
CAUNOI_API caunoi_status caunoi_report_notices_page(const caunoi_repaired *r, caunoi_lang lang, caunoi_blob **out,
                                                    caunoi_error **err);
/* The same as lines of text.
 * [shared] | out is yours | - | O(notices) | 0.1 */
CAUNOI_API caunoi_status caunoi_report_notices_text(const caunoi_repaired *r, caunoi_lang lang, caunoi_blob **out,
                                                    caunoi_error **err);
/* Papers.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_papers_count(const caunoi_papers *p);
/* Paper i.
 * [shared] | row borrows from p | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_papers_row(const caunoi_papers *p, size_t i, caunoi_paper *row);
/* Ends it.
 * [one] p | takes p | - | O(papers) | 0.1 */
CAUNOI_API void caunoi_papers_free(caunoi_papers *p);

/* ---- The whole way in one call ----------------------------------------------------------------------------------- */

typedef struct caunoi_run_options {
  size_t struct_size;
  const caunoi_lexicon *lexicon;     /* may be NULL */
  const caunoi_match_options *match; /* NULL: defaults */
  const caunoi_plan_options *plan;   /* NULL: defaults */
  caunoi_lang lang;                  /* of the papers */
  uint32_t reserved;
} caunoi_run_options;
#define CAUNOI_RUN_OPTIONS_INIT { sizeof(caunoi_run_options), NULL, NULL, NULL, CAUNOI_LANG_VI, 0 }

typedef struct caunoi_run_summary {
  size_t struct_size;
  uint64_t organisations, technologies, needs, experts;
  uint64_t findings, matches, meetings, unplaced;
  caunoi_plan_status status; /* of the programme, if planned */
  uint32_t planned;          /* 0: the workspace has no fair */
} caunoi_run_summary;
#define CAUNOI_RUN_SUMMARY_INIT { sizeof(caunoi_run_summary), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/* Reads the workbooks and the fair of the folder `workspace`, indexes, matches, plans and writes everything into the
 * folder `out`; out/index.html leads to all of it. On failure or cancellation `out` keeps what it had. options, ctl and
 * summary may be NULL.
 * [any] one call a folder `out` at a time | summary is yours | all | the calls above, one after the other | 0.1 */
CAUNOI_API caunoi_status caunoi_run(const char *workspace, size_t workspace_len, const char *out, size_t out_len,
                                    const caunoi_run_options *options, const caunoi_control *ctl,
                                    caunoi_run_summary *summary, caunoi_error **err);

/* ---- Evaluation -------------------------------------------------------------------------------------------------- */

/* A mean over queries with its 95 % bootstrap interval. */
typedef struct caunoi_measure {
  size_t struct_size;
  caunoi_str name; /* "nDCG@10", "MRR", "MAP", "P@5", "R@100" */
  double mean, low, high;
} caunoi_measure;
#define CAUNOI_MEASURE_INIT { sizeof(caunoi_measure), {NULL, 0}, 0.0, 0.0, 0.0 }

/* A TREC run against judgments (query-id, corpus-id, score under a header, or classic qrels).
 * [any] | out is yours | INVALID_ARGUMENT with "run.trec:LINE" or "qrels.tsv:LINE" | O(rows log rows) | 0.1 */
CAUNOI_API caunoi_status caunoi_evaluate(const char *run, size_t run_len, const char *judgments, size_t judgments_len,
                                         caunoi_evaluation **out, caunoi_error **err);
/* Queries with a relevant judgment.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_evaluation_queries(const caunoi_evaluation *e);
/* Measures.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_evaluation_count(const caunoi_evaluation *e);
/* Measure i.
 * [shared] | row borrows from e | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_evaluation_measure(const caunoi_evaluation *e, size_t i, caunoi_measure *row);
/* Is e better than other? Paired by query, measure by measure.
 * [shared] | out is yours | INVALID_ARGUMENT when their queries differ | O(queries x 10,000) | 0.1 */
CAUNOI_API caunoi_status caunoi_evaluation_compare(const caunoi_evaluation *e, const caunoi_evaluation *other,
                                                   caunoi_differences **out, caunoi_error **err);
/* Ends it.
 * [one] e | takes e | - | O(queries) | 0.1 */
CAUNOI_API void caunoi_evaluation_free(caunoi_evaluation *e);

typedef struct caunoi_difference {
  size_t struct_size;
  caunoi_str measure;
  double mean, low, high;         /* of e less other; 95 % bootstrap interval */
  double p;                       /* two-sided paired randomisation test */
  uint64_t better, worse, equal;  /* queries */
} caunoi_difference;
#define CAUNOI_DIFFERENCE_INIT { sizeof(caunoi_difference), {NULL, 0}, 0.0, 0.0, 0.0, 0.0, 0, 0, 0 }

/* Differences: one a measure.
 * [shared] | - | - | O(1) | 0.1 */
CAUNOI_API size_t caunoi_differences_count(const caunoi_differences *d);
/* Difference i.
 * [shared] | row borrows from d | INVALID_ARGUMENT beyond the last | O(1) | 0.1 */
CAUNOI_API caunoi_status caunoi_differences_row(const caunoi_differences *d, size_t i, caunoi_difference *row);
/* Ends it.
 * [one] d | takes d | - | O(1) | 0.1 */
CAUNOI_API void caunoi_differences_free(caunoi_differences *d);

#ifdef __cplusplus
}
#endif
#endif
