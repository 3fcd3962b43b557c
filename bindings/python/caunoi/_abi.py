"""The border: every number, struct and function of caunoi.h as ctypes sees it. Written by bindings/generate.py."""

from __future__ import annotations

import ctypes
import enum
from ctypes import POINTER, c_char_p, c_double, c_float, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any, ClassVar

ABI_VERSION = 1


class Number(enum.IntEnum):
    """A number of caunoi.h that prints as its name; one that is not known raises ValueError."""

    __str__ = enum.Enum.__str__


class Status(Number):
    """Fixed width: enums are not an ABI."""

    OK = 0
    INVALID_ARGUMENT = 1  # the caller's words or input are wrong; the error's place says where
    NOT_FOUND = 2  # an id or a file that does not exist
    IO = 3  # it cannot be read or written
    CORRUPT = 4  # it was read and is damaged
    BAD_VERSION = 5  # written by another version of the format
    UNSUPPORTED = 6  # understood, but not something this build can do
    CANCELLED = 7  # the caller asked to stop
    OUT_OF_MEMORY = 8
    INTERNAL = 9  # a defect of ours


class Lang(Number):
    VI = 1
    JA = 2
    EN = 3


class Kind(Number):
    """Of a record; visits are part of a survey and cannot be searched."""

    TECHNOLOGY = 0
    NEED = 1
    EXPERT = 2
    ORGANISATION = 3
    VISIT = 4


class Level(Number):
    """Of a finding, or of a line of the log."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


class WishKind(Number):
    MUST_MEET = 0
    MUST_NOT = 1
    ALREADY_MET = 2


class ReasonPart(Number):
    """What a sentence of an explanation is there for."""

    REASON = 0
    CAUTION = 1
    LEGAL = 2
    BENEFIT = 3
    ASK = 4  # what to ask the other side
    CONFIDENCE = 5


class Side(Number):
    """Of a participant."""

    NONE = 0
    EXHIBITOR = 1
    VISITOR = 2


class Goal(Number):
    """What a programme is better by; fair.hpp says how each is counted."""

    VALUE = 0
    FAIRNESS = 1
    BREAKS = 2
    CHANGES = 3


class Fairness(Number):
    """What the goal fairness means."""

    MEETINGS = 0  # as many have as many meetings as can be
    LEXIMIN = 1  # the participant with the least value has as much as can be, then the next, and so on


class Part(Number):
    """Of a fair."""

    SESSION = 0
    TABLE = 1
    INTERPRETER = 2
    PARTICIPANT = 3
    PAIR = 4
    LOCK = 5  # named by its pair


class Change(Number):
    """What happens to a meeting that somebody is told about."""

    CANCELLED = 0
    PLACED = 1
    MOVED = 2  # to another slot
    TABLE = 3  # the same slot at another table
    INTERPRETER = 4  # the same slot and table with another interpreter, or with none


class Cause(Number):
    """Of such a change."""

    WISH = 0
    WITHDRAWN = 1
    ABSENT = 2
    TABLE = 3
    INTERPRETER = 4
    LOCKED = 5
    ROOM = 6  # for the sake of another meeting


class PlanStatus(Number):
    OPTIMAL = 0  # proved: no programme is better
    FEASIBLE = 1  # keeps every rule; the bounds say how much better one could be
    INFEASIBLE = 2  # no programme keeps every rule: see caunoi_programme_conflict()


# A class a handle, so that ctypes refuses one for another.


class caunoi_error(ctypes.Structure): ...
class caunoi_cancel(ctypes.Structure): ...
class caunoi_blob(ctypes.Structure): ...
class caunoi_texts(ctypes.Structure): ...
class caunoi_lexicon(ctypes.Structure): ...
class caunoi_records(ctypes.Structure): ...
class caunoi_survey(ctypes.Structure): ...
class caunoi_index(ctypes.Structure): ...
class caunoi_answer(ctypes.Structure): ...
class caunoi_matcher(ctypes.Structure): ...
class caunoi_matches(ctypes.Structure): ...
class caunoi_reasons(ctypes.Structure): ...
class caunoi_network(ctypes.Structure): ...
class caunoi_nearness(ctypes.Structure): ...
class caunoi_draft(ctypes.Structure): ...
class caunoi_fair(ctypes.Structure): ...
class caunoi_programme(ctypes.Structure): ...
class caunoi_repaired(ctypes.Structure): ...
class caunoi_day(ctypes.Structure): ...
class caunoi_papers(ctypes.Structure): ...
class caunoi_evaluation(ctypes.Structure): ...
class caunoi_differences(ctypes.Structure): ...


class Sized(ctypes.Structure):
    """A struct that starts with its own size, and with the defaults of its _INIT."""

    _defaults_: ClassVar[dict[str, Any]] = {}

    def __init__(self, **values: Any) -> None:
        values = {**self._defaults_, **values}
        super().__init__(struct_size=ctypes.sizeof(self), **values)
        for name, value in values.items():  # ctypes would cut a number that does not fit, silently
            if isinstance(value, int) and getattr(self, name) != value:
                raise OverflowError(f"{name} is {value}, which does not fit")


class caunoi_str(ctypes.Structure):
    _fields_ = [
        ("data", c_void_p), ("size", c_size_t),
    ]

class caunoi_text3(ctypes.Structure):
    _fields_ = [
        ("vi", caunoi_str), ("ja", caunoi_str), ("en", caunoi_str),
    ]

class caunoi_allocator(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("allocate", c_void_p), ("release", c_void_p), ("user", c_void_p),
    ]

class caunoi_tick(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("stage", caunoi_str), ("done", c_uint64), ("total", c_uint64),
    ]

class caunoi_log_line(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("level", c_int32), ("reserved", c_uint32), ("message", caunoi_str), ("place", caunoi_str),
    ]

caunoi_progress_fn = ctypes.CFUNCTYPE(c_int32, POINTER(caunoi_tick), c_void_p)
caunoi_log_fn = ctypes.CFUNCTYPE(None, POINTER(caunoi_log_line), c_void_p)


class caunoi_control(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("progress", caunoi_progress_fn), ("user", c_void_p), ("cancel", POINTER(caunoi_cancel)),
        ("threads", c_uint32), ("reserved", c_uint32), ("log", caunoi_log_fn),
    ]

class caunoi_concept(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("field", caunoi_str), ("broader", caunoi_str), ("weight", c_double),
    ]

class caunoi_money(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("min", c_double), ("max", c_double), ("currency", caunoi_str), ("year", c_int32), ("reserved",
        c_uint32),
    ]

class caunoi_quantity(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("min", c_double), ("max", c_double), ("unit", caunoi_str),
    ]

class caunoi_field_weight(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("field", caunoi_str), ("weight", c_double),
    ]
    _defaults_ = {"weight": 1.0}

class caunoi_reference(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("place", caunoi_str), ("year", c_int32), ("reserved", c_uint32),
    ]

class caunoi_work(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("title", caunoi_text3), ("text", caunoi_text3), ("year", c_int32), ("reserved", c_uint32),
    ]

class caunoi_organisation(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("name", caunoi_text3), ("aliases", POINTER(caunoi_str)), ("alias_count",
        c_size_t), ("kind", caunoi_str), ("country", caunoi_str), ("province", caunoi_str), ("tax_id", caunoi_str), ("sectors",
        POINTER(caunoi_str)), ("sector_count", c_size_t), ("fields", POINTER(caunoi_field_weight)), ("field_count", c_size_t),
        ("employees", c_int32), ("capability", c_int32), ("languages", POINTER(c_int32)), ("language_count", c_size_t), ("certs",
        POINTER(caunoi_str)), ("cert_count", c_size_t), ("vn_presence", caunoi_str), ("products", caunoi_text3), ("founded",
        c_int32), ("reserved", c_uint32), ("address", caunoi_str), ("contact", caunoi_str), ("phone", caunoi_str), ("email",
        caunoi_str),
    ]

class caunoi_technology(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("provider", caunoi_str), ("visit", caunoi_str), ("title", caunoi_text3),
        ("summary", caunoi_text3), ("problem", caunoi_text3), ("advantage", caunoi_text3), ("fields", POINTER(caunoi_field_weight)),
        ("field_count", c_size_t), ("trl", c_int32), ("operator_skill", c_int32), ("kind", caunoi_str), ("ip", POINTER(caunoi_str)),
        ("ip_count", c_size_t), ("modes", POINTER(caunoi_str)), ("mode_count", c_size_t), ("price", POINTER(caunoi_money)),
        ("capex", POINTER(caunoi_money)), ("capacity", POINTER(caunoi_quantity)), ("standards", POINTER(caunoi_str)),
        ("standard_count", c_size_t), ("references", POINTER(caunoi_reference)), ("reference_count", c_size_t), ("keywords",
        POINTER(caunoi_str)), ("keyword_count", c_size_t), ("proposed", c_int32), ("reserved", c_uint32), ("embedding",
        POINTER(c_float)), ("embedding_count", c_size_t),
    ]
    _defaults_ = {"proposed": -1}

class caunoi_need(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("organisation", caunoi_str), ("title", caunoi_text3), ("problem",
        caunoi_text3), ("requirements", caunoi_text3), ("fields", POINTER(caunoi_field_weight)), ("field_count", c_size_t),
        ("kinds_wanted", POINTER(caunoi_str)), ("kind_wanted_count", c_size_t), ("modes", POINTER(caunoi_str)), ("mode_count",
        c_size_t), ("trl_min", c_int32), ("urgency", c_int32), ("budget", POINTER(caunoi_money)), ("capacity",
        POINTER(caunoi_quantity)), ("standards", POINTER(caunoi_str)), ("standard_count", c_size_t), ("deadline", caunoi_str),
        ("confidential", c_uint32), ("reserved", c_uint32), ("embedding", POINTER(c_float)), ("embedding_count", c_size_t),
    ]

class caunoi_expert(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("name", caunoi_text3), ("organisation", caunoi_str), ("country",
        caunoi_str), ("languages", POINTER(c_int32)), ("language_count", c_size_t), ("fields", POINTER(caunoi_field_weight)),
        ("field_count", c_size_t), ("expertise", caunoi_text3), ("works", POINTER(caunoi_work)), ("work_count", c_size_t),
        ("embedding", POINTER(c_float)), ("embedding_count", c_size_t),
    ]

class caunoi_visit(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("organisation", caunoi_str), ("region", caunoi_str), ("field", caunoi_str),
        ("date", caunoi_str), ("note", caunoi_text3),
    ]

class caunoi_finding(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("level", c_int32), ("row", c_uint32), ("column", c_uint32), ("reserved", c_uint32), ("code",
        caunoi_str), ("place", caunoi_str), ("file", caunoi_str), ("sheet", caunoi_str), ("record", caunoi_str), ("field",
        caunoi_str), ("value", caunoi_str), ("message", caunoi_str),
    ]

class caunoi_record(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("kind", c_int32), ("confidential", c_uint32), ("id", caunoi_str), ("title", caunoi_str),
        ("text", caunoi_str), ("organisation", caunoi_str),
    ]

class caunoi_search_options(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("first", c_uint64), ("count", c_uint32), ("lang", c_int32), ("kinds", POINTER(c_int32)),
        ("kind_count", c_size_t), ("fields", POINTER(caunoi_str)), ("field_count", c_size_t), ("countries", POINTER(caunoi_str)),
        ("country_count", c_size_t), ("organisations", POINTER(caunoi_str)), ("organisation_count", c_size_t), ("trl_min", c_int32),
        ("trl_max", c_int32), ("cost_max", c_double), ("currency", caunoi_str),
    ]
    _defaults_ = {"count": 10, "lang": 1}

class caunoi_hit(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("kind", c_int32), ("reserved", c_uint32), ("score", c_double), ("id", caunoi_str), ("title",
        caunoi_str), ("snippet", caunoi_str),
    ]

class caunoi_facet_value(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("facet", caunoi_str), ("value", caunoi_str), ("count", c_uint64),
    ]

class caunoi_wish(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("kind", c_int32), ("reserved", c_uint32), ("demand", caunoi_str), ("supply", caunoi_str),
    ]

class caunoi_match_options(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("per_need", c_uint32), ("experts_per_need", c_uint32), ("needs", POINTER(caunoi_str)),
        ("need_count", c_size_t), ("supplies", POINTER(caunoi_str)), ("supply_count", c_size_t), ("wishes", POINTER(caunoi_wish)),
        ("wish_count", c_size_t), ("rates_csv", caunoi_str), ("weights_json", caunoi_str),
    ]
    _defaults_ = {"per_need": 20, "experts_per_need": 3}

class caunoi_match_row(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("need", caunoi_str), ("supply", caunoi_str), ("kind", c_int32), ("capped", c_uint32), ("score",
        c_double), ("demand_score", c_double), ("supply_score", c_double), ("confidence", c_double),
    ]

class caunoi_reason(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("part", c_int32), ("reserved", c_uint32), ("code", caunoi_str), ("sentence", caunoi_str),
        ("strength", c_double),
    ]

class caunoi_near(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("kind", c_int32), ("reserved", c_uint32), ("id", caunoi_str), ("closeness", c_double),
    ]

class caunoi_session(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("start", caunoi_str), ("slots", c_int32), ("slot_minutes", c_int32),
    ]
    _defaults_ = {"slot_minutes": 30}

class caunoi_table(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("room", caunoi_str), ("unavailable", POINTER(c_int32)),
        ("unavailable_count", c_size_t),
    ]

class caunoi_interpreter(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("languages", POINTER(caunoi_str)), ("language_count", c_size_t),
        ("unavailable", POINTER(c_int32)), ("unavailable_count", c_size_t),
    ]

class caunoi_participant(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("name", caunoi_str), ("side", c_int32), ("min_meetings", c_int32),
        ("max_meetings", c_int32), ("reserved", c_uint32), ("languages", POINTER(caunoi_str)), ("language_count", c_size_t),
        ("unavailable", POINTER(c_int32)), ("unavailable_count", c_size_t), ("table", caunoi_str),
    ]
    _defaults_ = {"max_meetings": -1}

class caunoi_pair(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("id", caunoi_str), ("a", caunoi_str), ("b", caunoi_str), ("value", c_double), ("session",
        caunoi_str), ("slot", c_int32), ("interpreter", c_int32), ("required", c_uint32), ("reserved", c_uint32), ("before",
        POINTER(caunoi_str)), ("before_count", c_size_t),
    ]
    _defaults_ = {"value": -1.0, "slot": -1, "interpreter": -1}

class caunoi_lock(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("pair", caunoi_str), ("slot", c_int32), ("reserved", c_uint32), ("table", caunoi_str),
        ("interpreter", caunoi_str),
    ]

class caunoi_plan_options(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("time_limit", c_double), ("seed", c_uint64),
    ]
    _defaults_ = {"time_limit": 30.0, "seed": 1}

class caunoi_programme_summary(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("status", c_int32), ("reserved", c_uint32), ("meetings", c_uint64), ("unplaced", c_uint64),
        ("conflicts", c_uint64), ("value", c_double), ("value_bound", c_double), ("breaks", c_int64), ("breaks_bound", c_int64),
        ("fair", c_uint32), ("reserved2", c_uint32), ("least", c_double), ("least_bound", c_double), ("value_without", c_double),
    ]

class caunoi_meeting(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("slot", c_int32), ("reserved", c_uint32), ("pair", caunoi_str), ("a", caunoi_str), ("b",
        caunoi_str), ("table", caunoi_str), ("interpreter", caunoi_str),
    ]

class caunoi_unplaced(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("pair", caunoi_str), ("a", caunoi_str), ("b", caunoi_str), ("code", caunoi_str), ("reason",
        caunoi_str), ("remedy", caunoi_str),
    ]

class caunoi_repair_options(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("time_limit", c_double), ("disturb", c_int32), ("reserved", c_uint32),
    ]
    _defaults_ = {"time_limit": 5.0}

class caunoi_repair_summary(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("status", c_int32), ("reserved", c_uint32), ("notices", c_uint64), ("standbys", c_uint64),
        ("relaxed", c_uint64), ("disturbed", c_int64), ("disturbed_bound", c_int64),
    ]

class caunoi_notice(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("who", caunoi_str), ("what", c_int32), ("because", c_int32), ("pair", caunoi_str), ("with",
        caunoi_str), ("cause", caunoi_str), ("interprets", c_uint32), ("was_slot", c_int32), ("is_slot", c_int32), ("reserved",
        c_uint32), ("was_table", caunoi_str), ("was_interpreter", caunoi_str), ("is_table", caunoi_str), ("is_interpreter",
        caunoi_str),
    ]

class caunoi_standby(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("slot", c_int32), ("reserved", c_uint32), ("pair", caunoi_str), ("missing", caunoi_str),
        ("host", caunoi_str), ("table", caunoi_str),
    ]

class caunoi_relaxed(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("rule", caunoi_str), ("id", caunoi_str), ("was", c_int32), ("is", c_int32),
    ]

class caunoi_report_input(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("survey", POINTER(caunoi_survey)), ("matches", POINTER(caunoi_matches)), ("fair",
        POINTER(caunoi_fair)), ("programme", POINTER(caunoi_programme)), ("lang", c_int32), ("reserved", c_uint32),
    ]
    _defaults_ = {"lang": 1}

class caunoi_paper(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("name", caunoi_str), ("bytes", caunoi_str),
    ]

class caunoi_run_options(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("lexicon", POINTER(caunoi_lexicon)), ("match", POINTER(caunoi_match_options)), ("plan",
        POINTER(caunoi_plan_options)), ("lang", c_int32), ("reserved", c_uint32),
    ]
    _defaults_ = {"lang": 1}

class caunoi_run_summary(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("organisations", c_uint64), ("technologies", c_uint64), ("needs", c_uint64), ("experts",
        c_uint64), ("findings", c_uint64), ("matches", c_uint64), ("meetings", c_uint64), ("unplaced", c_uint64), ("status",
        c_int32), ("planned", c_uint32),
    ]

class caunoi_measure(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("name", caunoi_str), ("mean", c_double), ("low", c_double), ("high", c_double),
    ]

class caunoi_difference(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("measure", caunoi_str), ("mean", c_double), ("low", c_double), ("high", c_double), ("p",
        c_double), ("better", c_uint64), ("worse", c_uint64), ("equal", c_uint64),
    ]


# Lists in structs: which field counts them.
COUNTS: dict[str, dict[str, str]] = {
    "caunoi_organisation": {
        "aliases": "alias_count", "sectors": "sector_count", "fields": "field_count", "languages": "language_count", "certs":
        "cert_count",
    },
    "caunoi_technology": {
        "fields": "field_count", "ip": "ip_count", "modes": "mode_count", "standards": "standard_count", "references":
        "reference_count", "keywords": "keyword_count", "embedding": "embedding_count",
    },
    "caunoi_need": {
        "fields": "field_count", "kinds_wanted": "kind_wanted_count", "modes": "mode_count", "standards": "standard_count",
        "embedding": "embedding_count",
    },
    "caunoi_expert": {
        "languages": "language_count", "fields": "field_count", "works": "work_count", "embedding": "embedding_count",
    },
    "caunoi_search_options": {
        "kinds": "kind_count", "fields": "field_count", "countries": "country_count", "organisations": "organisation_count",
    },
    "caunoi_match_options": {
        "needs": "need_count", "supplies": "supply_count", "wishes": "wish_count",
    },
    "caunoi_table": {
        "unavailable": "unavailable_count",
    },
    "caunoi_interpreter": {
        "languages": "language_count", "unavailable": "unavailable_count",
    },
    "caunoi_participant": {
        "languages": "language_count", "unavailable": "unavailable_count",
    },
    "caunoi_pair": {
        "before": "before_count",
    },
}

# Result, arguments.
FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "caunoi_abi_version": (c_uint32, ()),
    "caunoi_version": (c_char_p, ()),
    "caunoi_status_name": (c_char_p, (c_int32,)),
    "caunoi_error_status": (c_int32, (POINTER(caunoi_error),)),
    "caunoi_error_message": (caunoi_str, (POINTER(caunoi_error),)),
    "caunoi_error_place": (caunoi_str, (POINTER(caunoi_error),)),
    "caunoi_error_free": (None, (POINTER(caunoi_error),)),
    "caunoi_allocator_set": (c_int32, (POINTER(caunoi_allocator), POINTER(POINTER(caunoi_error)))),
    "caunoi_live_handles": (c_uint64, ()),
    "caunoi_cancel_new": (POINTER(caunoi_cancel), ()),
    "caunoi_cancel_request": (None, (POINTER(caunoi_cancel),)),
    "caunoi_cancel_free": (None, (POINTER(caunoi_cancel),)),
    "caunoi_blob_view": (caunoi_str, (POINTER(caunoi_blob),)),
    "caunoi_blob_save": (c_int32, (POINTER(caunoi_blob), c_char_p, c_size_t, POINTER(POINTER(caunoi_error)))),
    "caunoi_blob_free": (None, (POINTER(caunoi_blob),)),
    "caunoi_texts_count": (c_size_t, (POINTER(caunoi_texts),)),
    "caunoi_texts_at": (caunoi_str, (POINTER(caunoi_texts), c_size_t)),
    "caunoi_texts_free": (None, (POINTER(caunoi_texts),)),
    "caunoi_lexicon_load": (c_int32, (c_char_p, c_size_t, POINTER(POINTER(caunoi_lexicon)), POINTER(POINTER(caunoi_error)))),
    "caunoi_lexicon_load_files": (
        c_int32,
        (
            POINTER(caunoi_str), c_size_t, POINTER(POINTER(caunoi_lexicon)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_lexicon_count": (c_size_t, (POINTER(caunoi_lexicon),)),
    "caunoi_lexicon_concept": (c_int32, (POINTER(caunoi_lexicon), c_size_t, POINTER(caunoi_concept))),
    "caunoi_lexicon_terms": (
        c_int32,
        (
            POINTER(caunoi_lexicon), c_size_t, c_int32, POINTER(POINTER(caunoi_texts)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_lexicon_check": (
        c_int32,
        (
            POINTER(caunoi_str), c_size_t, POINTER(POINTER(caunoi_texts)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_lexicon_import": (
        c_int32,
        (
            POINTER(caunoi_str), c_size_t, c_char_p, c_size_t, POINTER(caunoi_lexicon), POINTER(POINTER(caunoi_blob)),
            POINTER(POINTER(caunoi_texts)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_lexicon_free": (None, (POINTER(caunoi_lexicon),)),
    "caunoi_records_new": (c_int32, (POINTER(caunoi_survey), POINTER(POINTER(caunoi_records)), POINTER(POINTER(caunoi_error)))),
    "caunoi_records_put_organisation": (
        c_int32,
        (
            POINTER(caunoi_records), POINTER(caunoi_organisation), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_records_put_technology": (
        c_int32,
        (
            POINTER(caunoi_records), POINTER(caunoi_technology), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_records_put_need": (c_int32, (POINTER(caunoi_records), POINTER(caunoi_need), POINTER(POINTER(caunoi_error)))),
    "caunoi_records_put_expert": (c_int32, (POINTER(caunoi_records), POINTER(caunoi_expert), POINTER(POINTER(caunoi_error)))),
    "caunoi_records_put_visit": (c_int32, (POINTER(caunoi_records), POINTER(caunoi_visit), POINTER(POINTER(caunoi_error)))),
    "caunoi_records_put_jsonl": (
        c_int32,
        (
            POINTER(caunoi_records), c_char_p, c_size_t, c_char_p, c_size_t, POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_records_remove": (c_int32, (POINTER(caunoi_records), c_int32, c_char_p, c_size_t, POINTER(POINTER(caunoi_error)))),
    "caunoi_records_count": (c_size_t, (POINTER(caunoi_records), c_int32)),
    "caunoi_records_survey": (c_int32, (POINTER(caunoi_records), POINTER(POINTER(caunoi_survey)), POINTER(POINTER(caunoi_error)))),
    "caunoi_records_free": (None, (POINTER(caunoi_records),)),
    "caunoi_survey_load": (
        c_int32,
        (
            c_char_p, c_size_t, POINTER(caunoi_control), POINTER(POINTER(caunoi_survey)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_survey_load_files": (
        c_int32,
        (
            POINTER(caunoi_str), c_size_t, POINTER(caunoi_control), POINTER(POINTER(caunoi_survey)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_survey_parse": (
        c_int32,
        (
            c_char_p, c_size_t, c_char_p, c_size_t, POINTER(POINTER(caunoi_survey)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_survey_free": (None, (POINTER(caunoi_survey),)),
    "caunoi_survey_jsonl": (c_int32, (POINTER(caunoi_survey), POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)))),
    "caunoi_survey_findings_jsonl": (
        c_int32,
        (
            POINTER(caunoi_survey), POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_survey_save_repair": (c_int32, (POINTER(caunoi_survey), c_int32, c_char_p, c_size_t, POINTER(POINTER(caunoi_error)))),
    "caunoi_survey_count": (c_size_t, (POINTER(caunoi_survey), c_int32)),
    "caunoi_survey_record": (c_int32, (POINTER(caunoi_survey), c_int32, c_size_t, c_int32, POINTER(caunoi_record))),
    "caunoi_survey_find": (c_int32, (POINTER(caunoi_survey), c_int32, c_char_p, c_size_t, c_int32, POINTER(caunoi_record))),
    "caunoi_survey_record_json": (
        c_int32,
        (
            POINTER(caunoi_survey), c_int32, c_char_p, c_size_t, POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_survey_finding_count": (c_size_t, (POINTER(caunoi_survey),)),
    "caunoi_survey_finding": (c_int32, (POINTER(caunoi_survey), c_size_t, c_int32, POINTER(caunoi_finding))),
    "caunoi_index_build": (
        c_int32,
        (
            POINTER(caunoi_survey), c_char_p, c_size_t, POINTER(caunoi_lexicon), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_index)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_index_open": (
        c_int32,
        (
            c_char_p, c_size_t, POINTER(caunoi_lexicon), POINTER(POINTER(caunoi_index)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_index_free": (None, (POINTER(caunoi_index),)),
    "caunoi_index_update": (
        c_int32,
        (
            POINTER(caunoi_index), POINTER(caunoi_survey), POINTER(caunoi_str), c_size_t, POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_index_size": (c_uint64, (POINTER(caunoi_index),)),
    "caunoi_index_survey": (c_int32, (POINTER(caunoi_index), POINTER(POINTER(caunoi_survey)), POINTER(POINTER(caunoi_error)))),
    "caunoi_index_notices": (c_int32, (POINTER(caunoi_index), POINTER(POINTER(caunoi_texts)), POINTER(POINTER(caunoi_error)))),
    "caunoi_index_search": (
        c_int32,
        (
            POINTER(caunoi_index), c_char_p, c_size_t, POINTER(caunoi_search_options), POINTER(POINTER(caunoi_answer)),
            POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_answer_free": (None, (POINTER(caunoi_answer),)),
    "caunoi_answer_found": (c_uint64, (POINTER(caunoi_answer),)),
    "caunoi_answer_count": (c_size_t, (POINTER(caunoi_answer),)),
    "caunoi_answer_suggestion": (caunoi_str, (POINTER(caunoi_answer),)),
    "caunoi_answer_hit": (c_int32, (POINTER(caunoi_answer), c_size_t, POINTER(caunoi_hit))),
    "caunoi_answer_facet_count": (c_size_t, (POINTER(caunoi_answer),)),
    "caunoi_answer_facet": (c_int32, (POINTER(caunoi_answer), c_size_t, POINTER(caunoi_facet_value))),
    "caunoi_match": (
        c_int32,
        (
            POINTER(caunoi_survey), POINTER(caunoi_index), POINTER(caunoi_match_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_matches)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_match_supply": (
        c_int32,
        (
            POINTER(caunoi_survey), POINTER(caunoi_index), c_char_p, c_size_t, POINTER(caunoi_match_options),
            POINTER(caunoi_control), POINTER(POINTER(caunoi_matches)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_matcher_new": (
        c_int32,
        (
            POINTER(caunoi_survey), POINTER(caunoi_index), POINTER(caunoi_match_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_matcher)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_matcher_match": (
        c_int32,
        (
            POINTER(caunoi_matcher), c_char_p, c_size_t, POINTER(caunoi_control), POINTER(POINTER(caunoi_matches)),
            POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_matcher_update": (
        c_int32,
        (
            POINTER(caunoi_matcher), POINTER(caunoi_index), POINTER(caunoi_survey), POINTER(caunoi_str), c_size_t,
            POINTER(caunoi_control), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_matcher_free": (None, (POINTER(caunoi_matcher),)),
    "caunoi_matches_free": (None, (POINTER(caunoi_matches),)),
    "caunoi_matches_count": (c_size_t, (POINTER(caunoi_matches),)),
    "caunoi_matches_row": (c_int32, (POINTER(caunoi_matches), c_size_t, POINTER(caunoi_match_row))),
    "caunoi_matches_explain": (
        c_int32,
        (
            POINTER(caunoi_matches), c_size_t, c_int32, c_uint32, POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_matches_reasons": (
        c_int32,
        (
            POINTER(caunoi_matches), c_size_t, c_int32, POINTER(POINTER(caunoi_reasons)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_matches_jsonl": (c_int32, (POINTER(caunoi_matches), POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)))),
    "caunoi_reasons_count": (c_size_t, (POINTER(caunoi_reasons),)),
    "caunoi_reasons_row": (c_int32, (POINTER(caunoi_reasons), c_size_t, POINTER(caunoi_reason))),
    "caunoi_reasons_free": (None, (POINTER(caunoi_reasons),)),
    "caunoi_network_new": (
        c_int32,
        (
            POINTER(caunoi_survey), POINTER(caunoi_control), POINTER(POINTER(caunoi_network)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_network_node_count": (c_size_t, (POINTER(caunoi_network),)),
    "caunoi_network_arc_count": (c_size_t, (POINTER(caunoi_network),)),
    "caunoi_network_near": (
        c_int32,
        (
            POINTER(caunoi_network), c_char_p, c_size_t, c_uint32, POINTER(POINTER(caunoi_nearness)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_network_free": (None, (POINTER(caunoi_network),)),
    "caunoi_nearness_count": (c_size_t, (POINTER(caunoi_nearness),)),
    "caunoi_nearness_row": (c_int32, (POINTER(caunoi_nearness), c_size_t, POINTER(caunoi_near))),
    "caunoi_nearness_free": (None, (POINTER(caunoi_nearness),)),
    "caunoi_draft_new": (c_int32, (POINTER(caunoi_fair), POINTER(POINTER(caunoi_draft)), POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_name": (c_int32, (POINTER(caunoi_draft), c_char_p, c_size_t, c_char_p, c_size_t, POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_objective": (
        c_int32,
        (
            POINTER(caunoi_draft), POINTER(c_int32), c_size_t, c_int32, POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_draft_fairness": (c_int32, (POINTER(caunoi_draft), c_int32, c_int32, POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_put_session": (c_int32, (POINTER(caunoi_draft), POINTER(caunoi_session), POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_put_table": (c_int32, (POINTER(caunoi_draft), POINTER(caunoi_table), POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_put_interpreter": (c_int32, (POINTER(caunoi_draft), POINTER(caunoi_interpreter), POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_put_participant": (c_int32, (POINTER(caunoi_draft), POINTER(caunoi_participant), POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_put_pair": (c_int32, (POINTER(caunoi_draft), POINTER(caunoi_pair), POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_put_lock": (c_int32, (POINTER(caunoi_draft), POINTER(caunoi_lock), POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_remove": (c_int32, (POINTER(caunoi_draft), c_int32, c_char_p, c_size_t, POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_fair": (c_int32, (POINTER(caunoi_draft), POINTER(POINTER(caunoi_fair)), POINTER(POINTER(caunoi_error)))),
    "caunoi_draft_free": (None, (POINTER(caunoi_draft),)),
    "caunoi_fair_parse": (
        c_int32,
        (
            c_char_p, c_size_t, c_char_p, c_size_t, POINTER(POINTER(caunoi_fair)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_fair_with_matches": (
        c_int32,
        (
            POINTER(caunoi_fair), POINTER(caunoi_matches), POINTER(POINTER(caunoi_fair)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_fair_json": (c_int32, (POINTER(caunoi_fair), POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)))),
    "caunoi_fair_free": (None, (POINTER(caunoi_fair),)),
    "caunoi_plan": (
        c_int32,
        (
            POINTER(caunoi_fair), POINTER(caunoi_plan_options), POINTER(caunoi_control), POINTER(POINTER(caunoi_programme)),
            POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_advise": (
        c_int32,
        (
            POINTER(caunoi_fair), POINTER(caunoi_plan_options), POINTER(caunoi_control), POINTER(POINTER(caunoi_blob)),
            POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_advise_text": (
        c_int32,
        (
            POINTER(caunoi_fair), POINTER(caunoi_plan_options), c_int32, POINTER(caunoi_control), POINTER(POINTER(caunoi_blob)),
            POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_programme_parse": (
        c_int32,
        (
            c_char_p, c_size_t, c_char_p, c_size_t, POINTER(POINTER(caunoi_programme)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_programme_json": (c_int32, (POINTER(caunoi_programme), POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)))),
    "caunoi_programme_free": (None, (POINTER(caunoi_programme),)),
    "caunoi_programme_summarise": (c_int32, (POINTER(caunoi_programme), POINTER(caunoi_programme_summary))),
    "caunoi_programme_meeting": (c_int32, (POINTER(caunoi_programme), c_size_t, POINTER(caunoi_meeting))),
    "caunoi_programme_unplaced": (c_int32, (POINTER(caunoi_programme), c_size_t, POINTER(caunoi_unplaced))),
    "caunoi_programme_conflict": (caunoi_str, (POINTER(caunoi_programme), c_size_t)),
    "caunoi_check": (
        c_int32,
        (
            POINTER(caunoi_fair), POINTER(caunoi_programme), POINTER(POINTER(caunoi_texts)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_repair": (
        c_int32,
        (
            POINTER(caunoi_fair), POINTER(caunoi_programme), c_char_p, c_size_t, c_char_p, c_size_t, POINTER(caunoi_repair_options),
            POINTER(caunoi_control), POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_check_repair": (
        c_int32,
        (
            POINTER(caunoi_fair), POINTER(caunoi_programme), c_char_p, c_size_t, c_char_p, c_size_t, POINTER(caunoi_repaired),
            POINTER(POINTER(caunoi_texts)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_repaired_fair": (c_int32, (POINTER(caunoi_repaired), POINTER(POINTER(caunoi_fair)), POINTER(POINTER(caunoi_error)))),
    "caunoi_repaired_programme": (
        c_int32,
        (
            POINTER(caunoi_repaired), POINTER(POINTER(caunoi_programme)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_repaired_json": (c_int32, (POINTER(caunoi_repaired), POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)))),
    "caunoi_repaired_summarise": (c_int32, (POINTER(caunoi_repaired), POINTER(caunoi_repair_summary))),
    "caunoi_repaired_notice": (c_int32, (POINTER(caunoi_repaired), c_size_t, POINTER(caunoi_notice))),
    "caunoi_repaired_standby": (c_int32, (POINTER(caunoi_repaired), c_size_t, POINTER(caunoi_standby))),
    "caunoi_repaired_standby_pairs": (
        c_int32,
        (
            POINTER(caunoi_repaired), c_size_t, POINTER(POINTER(caunoi_texts)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_repaired_relaxed": (c_int32, (POINTER(caunoi_repaired), c_size_t, POINTER(caunoi_relaxed))),
    "caunoi_repaired_free": (None, (POINTER(caunoi_repaired),)),
    "caunoi_day_new": (
        c_int32,
        (
            POINTER(caunoi_fair), POINTER(caunoi_programme), POINTER(POINTER(caunoi_day)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_revision": (c_uint64, (POINTER(caunoi_day),)),
    "caunoi_day_fair": (c_int32, (POINTER(caunoi_day), POINTER(POINTER(caunoi_fair)), POINTER(POINTER(caunoi_error)))),
    "caunoi_day_programme": (c_int32, (POINTER(caunoi_day), POINTER(POINTER(caunoi_programme)), POINTER(POINTER(caunoi_error)))),
    "caunoi_day_apply": (
        c_int32,
        (
            POINTER(caunoi_day), c_char_p, c_size_t, c_char_p, c_size_t, POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_now": (
        c_int32,
        (
            POINTER(caunoi_day), c_int32, POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_absent": (
        c_int32,
        (
            POINTER(caunoi_day), c_char_p, c_size_t, c_int32, POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_present": (
        c_int32,
        (
            POINTER(caunoi_day), c_char_p, c_size_t, c_int32, POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_late": (
        c_int32,
        (
            POINTER(caunoi_day), c_char_p, c_size_t, c_int32, POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_walk_in": (
        c_int32,
        (
            POINTER(caunoi_day), POINTER(caunoi_participant), POINTER(caunoi_pair), c_size_t, POINTER(caunoi_repair_options),
            POINTER(caunoi_control), POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_wish": (
        c_int32,
        (
            POINTER(caunoi_day), POINTER(caunoi_pair), POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_withdraw": (
        c_int32,
        (
            POINTER(caunoi_day), c_char_p, c_size_t, POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_lock": (
        c_int32,
        (
            POINTER(caunoi_day), POINTER(caunoi_lock), POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_unlock": (
        c_int32,
        (
            POINTER(caunoi_day), c_char_p, c_size_t, POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_break_table": (
        c_int32,
        (
            POINTER(caunoi_day), c_char_p, c_size_t, c_int32, POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_lose_interpreter": (
        c_int32,
        (
            POINTER(caunoi_day), c_char_p, c_size_t, c_int32, POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_add_table": (
        c_int32,
        (
            POINTER(caunoi_day), POINTER(caunoi_table), POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_add_interpreter": (
        c_int32,
        (
            POINTER(caunoi_day), POINTER(caunoi_interpreter), POINTER(caunoi_repair_options), POINTER(caunoi_control),
            POINTER(POINTER(caunoi_repaired)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_day_free": (None, (POINTER(caunoi_day),)),
    "caunoi_report_page": (c_int32, (POINTER(caunoi_report_input), POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)))),
    "caunoi_report_papers": (
        c_int32,
        (
            POINTER(caunoi_report_input), POINTER(POINTER(caunoi_papers)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_report_matches_xlsx": (
        c_int32,
        (
            POINTER(caunoi_matches), c_int32, POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_report_programme_xlsx": (
        c_int32,
        (
            POINTER(caunoi_fair), POINTER(caunoi_programme), c_int32, POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_report_calendars": (
        c_int32,
        (
            POINTER(caunoi_fair), POINTER(caunoi_programme), c_int32, c_uint32, POINTER(POINTER(caunoi_papers)),
            POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_report_notices_page": (
        c_int32,
        (
            POINTER(caunoi_repaired), c_int32, POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_report_notices_text": (
        c_int32,
        (
            POINTER(caunoi_repaired), c_int32, POINTER(POINTER(caunoi_blob)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_papers_count": (c_size_t, (POINTER(caunoi_papers),)),
    "caunoi_papers_row": (c_int32, (POINTER(caunoi_papers), c_size_t, POINTER(caunoi_paper))),
    "caunoi_papers_free": (None, (POINTER(caunoi_papers),)),
    "caunoi_run": (
        c_int32,
        (
            c_char_p, c_size_t, c_char_p, c_size_t, POINTER(caunoi_run_options), POINTER(caunoi_control),
            POINTER(caunoi_run_summary), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_evaluate": (
        c_int32,
        (
            c_char_p, c_size_t, c_char_p, c_size_t, POINTER(POINTER(caunoi_evaluation)), POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_evaluation_queries": (c_size_t, (POINTER(caunoi_evaluation),)),
    "caunoi_evaluation_count": (c_size_t, (POINTER(caunoi_evaluation),)),
    "caunoi_evaluation_measure": (c_int32, (POINTER(caunoi_evaluation), c_size_t, POINTER(caunoi_measure))),
    "caunoi_evaluation_compare": (
        c_int32,
        (
            POINTER(caunoi_evaluation), POINTER(caunoi_evaluation), POINTER(POINTER(caunoi_differences)),
            POINTER(POINTER(caunoi_error)),
        ),
    ),
    "caunoi_evaluation_free": (None, (POINTER(caunoi_evaluation),)),
    "caunoi_differences_count": (c_size_t, (POINTER(caunoi_differences),)),
    "caunoi_differences_row": (c_int32, (POINTER(caunoi_differences), c_size_t, POINTER(caunoi_difference))),
    "caunoi_differences_free": (None, (POINTER(caunoi_differences),)),
}
