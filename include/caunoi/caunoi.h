/* clang-format off */
/* caunoi.h -- the C API: the only ABI promise of libcaunoi. C11 and C++; text is UTF-8, lengths are bytes.
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
 *   array of structs all elements have the same struct_size. Fields named reserved are 0. caunoi_str alone has no
 *   struct_size: it never grows.
 * Numbers of an enum are only ever added: treat one you do not know as an error.
 * Threads, stated per function: [any] no shared state; [shared] any number of threads may use the handles at once;
 *   [one] one thread at a time per handle, and nobody else in a [shared] call on it. */
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

typedef int32_t caunoi_kind; /* of a record */
enum { CAUNOI_KIND_TECHNOLOGY = 0, CAUNOI_KIND_NEED = 1, CAUNOI_KIND_EXPERT = 2, CAUNOI_KIND_ORGANISATION = 3 };

typedef int32_t caunoi_level; /* of a finding */
enum { CAUNOI_LEVEL_NOTE = 0, CAUNOI_LEVEL_WARNING = 1, CAUNOI_LEVEL_ERROR = 2 };

typedef int32_t caunoi_wish_kind;
enum { CAUNOI_WISH_MUST_MEET = 0, CAUNOI_WISH_MUST_NOT = 1, CAUNOI_WISH_ALREADY_MET = 2 };

typedef int32_t caunoi_plan_status;
enum {
  CAUNOI_PLAN_OPTIMAL = 0,   /* proved: no programme is better */
  CAUNOI_PLAN_FEASIBLE = 1,  /* keeps every rule; the bounds say how much better one could be */
  CAUNOI_PLAN_INFEASIBLE = 2 /* no programme keeps every rule: see caunoi_programme_conflict() */
};

/* ---- Handles ----------------------------------------------------------------------------------------------------- */

typedef struct caunoi_error caunoi_error;
typedef struct caunoi_cancel caunoi_cancel;         /* a flag that ends calls early */
typedef struct caunoi_blob caunoi_blob;             /* bytes */
typedef struct caunoi_texts caunoi_texts;           /* a list of texts */
typedef struct caunoi_lexicon caunoi_lexicon;       /* terms of three languages that mean the same */
typedef struct caunoi_survey caunoi_survey;         /* records, and what a person should look at in them */
typedef struct caunoi_index caunoi_index;           /* a folder that a survey can be searched and matched in */
typedef struct caunoi_answer caunoi_answer;         /* what a search found */
typedef struct caunoi_matches caunoi_matches;       /* which supply suits which need, and why */
typedef struct caunoi_fair caunoi_fair;             /* the event: sessions, tables, participants, wishes */
typedef struct caunoi_programme caunoi_programme;   /* who meets whom, when and where */
typedef struct caunoi_papers caunoi_papers;         /* pages, workbooks, calendars: names and bytes */
typedef struct caunoi_evaluation caunoi_evaluation; /* measures of a ranking */

typedef struct caunoi_str {
  const char *data;
  size_t size;
} caunoi_str;

/* ---- Version, errors --------------------------------------------------------------------------------------------- */

CAUNOI_API uint32_t caunoi_abi_version(void);                        /* [any] compare with CAUNOI_ABI_VERSION */
CAUNOI_API const char *caunoi_version(void);                         /* [any] "1.4.0", static */
CAUNOI_API const char *caunoi_status_name(caunoi_status status);     /* [any] "CAUNOI_IO", static, never NULL */

CAUNOI_API caunoi_status caunoi_error_status(const caunoi_error *e); /* [shared] CAUNOI_OK for NULL */
/* [shared] what is wrong and what would be right */
CAUNOI_API caunoi_str caunoi_error_message(const caunoi_error *e);
/* [shared] "fair.json#/pairs/3/slot", a path, or empty */
CAUNOI_API caunoi_str caunoi_error_place(const caunoi_error *e);
CAUNOI_API void caunoi_error_free(caunoi_error *e);                  /* [one] */

/* ---- Long calls -------------------------------------------------------------------------------------------------- */

CAUNOI_API caunoi_cancel *caunoi_cancel_new(void);           /* [any] NULL only without memory */
CAUNOI_API void caunoi_cancel_request(caunoi_cancel *c);     /* [shared] from any thread; not from a signal handler */
CAUNOI_API void caunoi_cancel_free(caunoi_cancel *c);        /* [one] after the calls that use it */

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

/* Every long call takes one; NULL: defaults. Nothing here changes an answer. */
typedef struct caunoi_control {
  size_t struct_size;
  caunoi_progress_fn progress; /* may be NULL */
  void *user;                  /* handed to progress */
  const caunoi_cancel *cancel; /* may be NULL */
  uint32_t threads;            /* most threads to use, up to 1024; 0: as many as the machine has */
  uint32_t reserved;
} caunoi_control;
#define CAUNOI_CONTROL_INIT { sizeof(caunoi_control), NULL, NULL, NULL, 0, 0 }

/* ---- Bytes and lists of texts ------------------------------------------------------------------------------------ */

CAUNOI_API caunoi_str caunoi_blob_view(const caunoi_blob *b); /* [shared] */
/* Written beside path and renamed, so that nobody sees a half. [shared] IO */
CAUNOI_API caunoi_status caunoi_blob_save(const caunoi_blob *b, const char *path, size_t path_len, caunoi_error **err);
CAUNOI_API void caunoi_blob_free(caunoi_blob *b);             /* [one] */

CAUNOI_API size_t caunoi_texts_count(const caunoi_texts *t);             /* [shared] O(1) */
CAUNOI_API caunoi_str caunoi_texts_at(const caunoi_texts *t, size_t i);  /* [shared] O(1); empty beyond the last */
CAUNOI_API void caunoi_texts_free(caunoi_texts *t);                      /* [one] */

/* ---- Lexicon ----------------------------------------------------------------------------------------------------- */

/* One *.tsv file or a folder of them. [any] NOT_FOUND, IO, INVALID_ARGUMENT with `file:line` */
CAUNOI_API caunoi_status caunoi_lexicon_load(const char *path, size_t path_len, caunoi_lexicon **out,
                                             caunoi_error **err);
CAUNOI_API size_t caunoi_lexicon_count(const caunoi_lexicon *l); /* [shared] concepts; O(1) */
CAUNOI_API void caunoi_lexicon_free(caunoi_lexicon *l);          /* [one] */

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
  caunoi_str record;  /* id, if any */
  caunoi_str field;   /* "need.budget" */
  caunoi_str value;   /* the cell as typed */
  caunoi_str message; /* what is wrong and what would be right, in the language asked for */
} caunoi_finding;
#define CAUNOI_FINDING_INIT \
  { sizeof(caunoi_finding), 0, 0, 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, \
    {NULL, 0} }

typedef struct caunoi_record {
  size_t struct_size;
  caunoi_kind kind;
  uint32_t confidential;   /* 1: a need whose organisation is not to be named */
  caunoi_str id;
  caunoi_str title;        /* or name, in the language asked for if there, else in another */
  caunoi_str text;         /* a need's problem, a technology's summary, expertise, or an organisation's products */
  caunoi_str organisation; /* id: who asks, offers or employs; empty: unknown */
} caunoi_record;
#define CAUNOI_RECORD_INIT { sizeof(caunoi_record), 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0} }

/* A folder (its workbooks, CSV and JSONL; sub-folders not) or one file. A damaged file in a folder is a finding; named
 * itself it is an error. [any] NOT_FOUND, IO, CORRUPT, UNSUPPORTED, INVALID_ARGUMENT, CANCELLED; stage "read" */
CAUNOI_API caunoi_status caunoi_survey_load(const char *path, size_t path_len, const caunoi_control *ctl,
                                            caunoi_survey **out, caunoi_error **err);
/* Several files as one survey. [any] as caunoi_survey_load() */
CAUNOI_API caunoi_status caunoi_survey_load_files(const caunoi_str *paths, size_t count, const caunoi_control *ctl,
                                                  caunoi_survey **out, caunoi_error **err);
/* JSON lines as corpus/README.md describes them. `name` stands for the file in findings and errors; empty:
 * "survey.jsonl". [any] INVALID_ARGUMENT only for bytes that are not UTF-8: all else is a finding */
CAUNOI_API caunoi_status caunoi_survey_parse(const char *jsonl, size_t jsonl_len, const char *name, size_t name_len,
                                             caunoi_survey **out, caunoi_error **err);
CAUNOI_API void caunoi_survey_free(caunoi_survey *s); /* [one] */

/* The records as JSON lines: what caunoi_survey_parse() reads, budgets included. [shared] O(bytes) */
CAUNOI_API caunoi_status caunoi_survey_jsonl(const caunoi_survey *s, caunoi_blob **out, caunoi_error **err);
/* The findings as JSON lines, messages in every language. [shared] O(bytes) */
CAUNOI_API caunoi_status caunoi_survey_findings_jsonl(const caunoi_survey *s, caunoi_blob **out, caunoi_error **err);

CAUNOI_API size_t caunoi_survey_count(const caunoi_survey *s, caunoi_kind kind); /* [shared] records of a kind; O(1) */
/* Records are sorted by id. [shared] O(1); borrowed from s */
CAUNOI_API caunoi_status caunoi_survey_record(const caunoi_survey *s, caunoi_kind kind, size_t i, caunoi_lang lang,
                                              caunoi_record *row);
/* By id. [shared] NOT_FOUND; O(log records); borrowed from s */
CAUNOI_API caunoi_status caunoi_survey_find(const caunoi_survey *s, caunoi_kind kind, const char *id, size_t id_len,
                                            caunoi_lang lang, caunoi_record *row);
CAUNOI_API size_t caunoi_survey_finding_count(const caunoi_survey *s); /* [shared] O(1) */
/* By file, sheet, row and column. [shared] O(1); borrowed from s */
CAUNOI_API caunoi_status caunoi_survey_finding(const caunoi_survey *s, size_t i, caunoi_lang lang, caunoi_finding *row);

/* ---- Index ------------------------------------------------------------------------------------------------------- */

/* Makes the index of s in the folder dir, in place of what is there once the new one is whole. `lexicon` may be NULL:
 * texts of different languages then hardly meet. [shared] s, lexicon; IO, CANCELLED; stage "index" */
CAUNOI_API caunoi_status caunoi_index_build(const caunoi_survey *s, const char *dir, size_t dir_len,
                                            const caunoi_lexicon *lexicon, const caunoi_control *ctl,
                                            caunoi_index **out, caunoi_error **err);
/* [any] NOT_FOUND when dir holds no index, CORRUPT, BAD_VERSION */
CAUNOI_API caunoi_status caunoi_index_open(const char *dir, size_t dir_len, const caunoi_lexicon *lexicon,
                                           caunoi_index **out, caunoi_error **err);
CAUNOI_API void caunoi_index_free(caunoi_index *ix); /* [one] */
/* Adds or replaces the records of `changes` (may be NULL) and removes those named in `remove` ("need/N-07",
 * "technology/T-1"), in one commit. [one] ix; IO when another process is writing */
CAUNOI_API caunoi_status caunoi_index_update(caunoi_index *ix, const caunoi_survey *changes, const caunoi_str *remove,
                                             size_t remove_count, caunoi_error **err);
CAUNOI_API uint64_t caunoi_index_size(const caunoi_index *ix); /* [shared] records; O(1) */
/* The records as they were indexed; without findings. [shared] O(records) */
CAUNOI_API caunoi_status caunoi_index_survey(const caunoi_index *ix, caunoi_survey **out, caunoi_error **err);

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

/* `words`: AND OR NOT NEAR "a phrase" (brackets) +must -not wild* title:word org:word. options may be NULL. [shared]
 * ix; INVALID_ARGUMENT, IO */
CAUNOI_API caunoi_status caunoi_index_search(const caunoi_index *ix, const char *words, size_t words_len,
                                             const caunoi_search_options *options, caunoi_answer **out,
                                             caunoi_error **err);
CAUNOI_API void caunoi_answer_free(caunoi_answer *a);                /* [one] */
CAUNOI_API uint64_t caunoi_answer_found(const caunoi_answer *a);     /* [shared] records that match, exact; O(1) */
CAUNOI_API size_t caunoi_answer_count(const caunoi_answer *a);       /* [shared] hits given; O(1) */
/* [shared] the words, spelt better; empty: nothing better */
CAUNOI_API caunoi_str caunoi_answer_suggestion(const caunoi_answer *a);
/* [shared] best first; O(1) */
CAUNOI_API caunoi_status caunoi_answer_hit(const caunoi_answer *a, size_t i, caunoi_hit *row);
CAUNOI_API size_t caunoi_answer_facet_count(const caunoi_answer *a); /* [shared] values of all facets; O(1) */
/* A facet's values stand together, most frequent first. [shared] O(1); borrowed from a */
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
} caunoi_match_options;
#define CAUNOI_MATCH_OPTIONS_INIT { sizeof(caunoi_match_options), 20, 3, NULL, 0, NULL, 0, NULL, 0, {NULL, 0} }

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

/* Every need against every technology and expert. The index must be that of s. options may be NULL. [shared] s, ix;
 * INVALID_ARGUMENT, CANCELLED; stage "match" */
CAUNOI_API caunoi_status caunoi_match(const caunoi_survey *s, const caunoi_index *ix,
                                      const caunoi_match_options *options, const caunoi_control *ctl,
                                      caunoi_matches **out, caunoi_error **err);
CAUNOI_API void caunoi_matches_free(caunoi_matches *m);         /* [one] */
CAUNOI_API size_t caunoi_matches_count(const caunoi_matches *m); /* [shared] O(1) */
/* By need, then best first. [shared] O(1); borrowed from m */
CAUNOI_API caunoi_status caunoi_matches_row(const caunoi_matches *m, size_t i, caunoi_match_row *row);
/* Why, in sentences of at most `words` words (0: 90); never a secret. [shared] INVALID_ARGUMENT */
CAUNOI_API caunoi_status caunoi_matches_explain(const caunoi_matches *m, size_t i, caunoi_lang lang, uint32_t words,
                                                caunoi_blob **out, caunoi_error **err);
/* The bytes that `caunoi match` writes; no secret in them. [shared] O(bytes) */
CAUNOI_API caunoi_status caunoi_matches_jsonl(const caunoi_matches *m, caunoi_blob **out, caunoi_error **err);

/* ---- Fair and programme ------------------------------------------------------------------------------------------ */

/* Format caunoi-fair/1. `name` stands for the file in errors; empty: "fair.json". [any] INVALID_ARGUMENT with a JSON
 * pointer */
CAUNOI_API caunoi_status caunoi_fair_parse(const char *json, size_t json_len, const char *name, size_t name_len,
                                           caunoi_fair **out, caunoi_error **err);
/* The fair with the score of the best match for each pair without a value and, where it has no pairs at all, pairs
 * proposed from the matches. [shared] f, m */
CAUNOI_API caunoi_status caunoi_fair_with_matches(const caunoi_fair *f, const caunoi_matches *m, caunoi_fair **out,
                                                  caunoi_error **err);
CAUNOI_API caunoi_status caunoi_fair_json(const caunoi_fair *f, caunoi_blob **out, caunoi_error **err); /* [shared] */
CAUNOI_API void caunoi_fair_free(caunoi_fair *f);                                                        /* [one] */

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
} caunoi_programme_summary;
#define CAUNOI_PROGRAMME_SUMMARY_INIT { sizeof(caunoi_programme_summary), 0, 0, 0, 0, 0, 0.0, 0.0, 0, 0 }

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
 * programme already found that keeps every rule: gives that one.
 * [shared] f; INVALID_ARGUMENT, CANCELLED; stage "plan" */
CAUNOI_API caunoi_status caunoi_plan(const caunoi_fair *f, const caunoi_plan_options *options,
                                     const caunoi_control *ctl, caunoi_programme **out, caunoi_error **err);
/* Format caunoi-programme/1; `name` as for caunoi_fair_parse(). [any] INVALID_ARGUMENT with a JSON pointer */
CAUNOI_API caunoi_status caunoi_programme_parse(const char *json, size_t json_len, const char *name, size_t name_len,
                                                caunoi_programme **out, caunoi_error **err);
/* [shared] */
CAUNOI_API caunoi_status caunoi_programme_json(const caunoi_programme *p, caunoi_blob **out, caunoi_error **err);
/* [one] */
CAUNOI_API void caunoi_programme_free(caunoi_programme *p);
/* [shared] O(1) */
CAUNOI_API caunoi_status caunoi_programme_summarise(const caunoi_programme *p, caunoi_programme_summary *row);
/* [shared] by slot */
CAUNOI_API caunoi_status caunoi_programme_meeting(const caunoi_programme *p, size_t i, caunoi_meeting *row);
/* [shared] by pair */
CAUNOI_API caunoi_status caunoi_programme_unplaced(const caunoi_programme *p, size_t i, caunoi_unplaced *row);
/* [shared] empty beyond the last */
CAUNOI_API caunoi_str caunoi_programme_conflict(const caunoi_programme *p, size_t i);
/* Every rule of f that p breaks, in words; none: it may be printed. Shares no code with caunoi_plan(). [shared] f, p */
CAUNOI_API caunoi_status caunoi_check(const caunoi_fair *f, const caunoi_programme *p, caunoi_texts **out,
                                      caunoi_error **err);

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

/* One HTML page that asks the network for nothing. [shared] all handles */
CAUNOI_API caunoi_status caunoi_report_page(const caunoi_report_input *input, caunoi_blob **out, caunoi_error **err);
/* Every paper there is: workbooks, calendars and, last, index.html, which leads to them. [shared] all handles */
CAUNOI_API caunoi_status caunoi_report_papers(const caunoi_report_input *input, caunoi_papers **out,
                                              caunoi_error **err);
CAUNOI_API size_t caunoi_papers_count(const caunoi_papers *p);                                     /* [shared] O(1) */
/* [shared] O(1); borrowed from p */
CAUNOI_API caunoi_status caunoi_papers_row(const caunoi_papers *p, size_t i, caunoi_paper *row);
CAUNOI_API void caunoi_papers_free(caunoi_papers *p);                                              /* [one] */

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
 * summary may be NULL. [any] one call a folder `out` at a time; all codes */
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

/* A TREC run against judgments (query-id, corpus-id, score under a header, or classic qrels). [any] INVALID_ARGUMENT
 * with "run.trec:LINE" or "qrels.tsv:LINE" */
CAUNOI_API caunoi_status caunoi_evaluate(const char *run, size_t run_len, const char *judgments, size_t judgments_len,
                                         caunoi_evaluation **out, caunoi_error **err);
CAUNOI_API size_t caunoi_evaluation_queries(const caunoi_evaluation *e); /* [shared] with a relevant judgment; O(1) */
CAUNOI_API size_t caunoi_evaluation_count(const caunoi_evaluation *e);   /* [shared] measures; O(1) */
/* [shared] O(1) */
CAUNOI_API caunoi_status caunoi_evaluation_measure(const caunoi_evaluation *e, size_t i, caunoi_measure *row);
CAUNOI_API void caunoi_evaluation_free(caunoi_evaluation *e);            /* [one] */

#ifdef __cplusplus
}
#endif
#endif
