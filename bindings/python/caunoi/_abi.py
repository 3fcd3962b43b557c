"""The border: every struct and function of caunoi.h, as ctypes sees it, under its own name.

tests/python/test_binding.py reads the header and fails when a line here differs from it.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any

ABI_VERSION = 1

# -- Handles: a class each, so that ctypes refuses one for another ------------------------------------------------------------


class caunoi_error(ctypes.Structure): ...
class caunoi_cancel(ctypes.Structure): ...
class caunoi_blob(ctypes.Structure): ...
class caunoi_texts(ctypes.Structure): ...
class caunoi_lexicon(ctypes.Structure): ...
class caunoi_survey(ctypes.Structure): ...
class caunoi_index(ctypes.Structure): ...
class caunoi_answer(ctypes.Structure): ...
class caunoi_matches(ctypes.Structure): ...
class caunoi_fair(ctypes.Structure): ...
class caunoi_programme(ctypes.Structure): ...
class caunoi_papers(ctypes.Structure): ...
class caunoi_evaluation(ctypes.Structure): ...


# -- Structs ------------------------------------------------------------------------------------------------------------------


class caunoi_str(ctypes.Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]  # not c_char_p: that stops at the first NUL


class Sized(ctypes.Structure):
    """A struct that starts with its own size."""

    def __init__(self, **values: Any) -> None:
        super().__init__(struct_size=ctypes.sizeof(self), **values)
        for name, value in values.items():  # ctypes would cut a number that does not fit, silently
            if isinstance(value, int) and getattr(self, name) != value:
                raise OverflowError(f"{name} is {value}, which does not fit")


class caunoi_tick(Sized):
    _fields_ = [("struct_size", c_size_t), ("stage", caunoi_str), ("done", c_uint64), ("total", c_uint64)]


caunoi_progress_fn = ctypes.CFUNCTYPE(c_int32, POINTER(caunoi_tick), c_void_p)


class caunoi_control(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("progress", caunoi_progress_fn), ("user", c_void_p), ("cancel", POINTER(caunoi_cancel)),
        ("threads", c_uint32), ("reserved", c_uint32),
    ]


class caunoi_finding(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("level", c_int32), ("row", c_uint32), ("column", c_uint32), ("reserved", c_uint32),
        ("code", caunoi_str), ("place", caunoi_str), ("file", caunoi_str), ("sheet", caunoi_str), ("record", caunoi_str),
        ("field", caunoi_str), ("value", caunoi_str), ("message", caunoi_str),
    ]


class caunoi_record(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("kind", c_int32), ("confidential", c_uint32), ("id", caunoi_str), ("title", caunoi_str),
        ("text", caunoi_str), ("organisation", caunoi_str),
    ]


class caunoi_search_options(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("first", c_uint64), ("count", c_uint32), ("lang", c_int32),
        ("kinds", POINTER(c_int32)), ("kind_count", c_size_t), ("fields", POINTER(caunoi_str)), ("field_count", c_size_t),
        ("countries", POINTER(caunoi_str)), ("country_count", c_size_t),
        ("organisations", POINTER(caunoi_str)), ("organisation_count", c_size_t),
        ("trl_min", c_int32), ("trl_max", c_int32), ("cost_max", c_double), ("currency", caunoi_str),
    ]


class caunoi_hit(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("kind", c_int32), ("reserved", c_uint32), ("score", c_double), ("id", caunoi_str),
        ("title", caunoi_str), ("snippet", caunoi_str),
    ]


class caunoi_facet_value(Sized):
    _fields_ = [("struct_size", c_size_t), ("facet", caunoi_str), ("value", caunoi_str), ("count", c_uint64)]


class caunoi_wish(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("kind", c_int32), ("reserved", c_uint32), ("demand", caunoi_str), ("supply", caunoi_str),
    ]


class caunoi_match_options(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("per_need", c_uint32), ("experts_per_need", c_uint32), ("needs", POINTER(caunoi_str)),
        ("need_count", c_size_t), ("supplies", POINTER(caunoi_str)), ("supply_count", c_size_t), ("wishes", POINTER(caunoi_wish)), ("wish_count", c_size_t), ("rates_csv", caunoi_str),
    ]


class caunoi_match_row(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("need", caunoi_str), ("supply", caunoi_str), ("kind", c_int32), ("capped", c_uint32),
        ("score", c_double), ("demand_score", c_double), ("supply_score", c_double), ("confidence", c_double),
    ]


class caunoi_plan_options(Sized):
    _fields_ = [("struct_size", c_size_t), ("time_limit", c_double), ("seed", c_uint64)]


class caunoi_programme_summary(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("status", c_int32), ("reserved", c_uint32), ("meetings", c_uint64), ("unplaced", c_uint64),
        ("conflicts", c_uint64), ("value", c_double), ("value_bound", c_double), ("breaks", c_int64), ("breaks_bound", c_int64),
    ]


class caunoi_meeting(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("slot", c_int32), ("reserved", c_uint32), ("pair", caunoi_str), ("a", caunoi_str),
        ("b", caunoi_str), ("table", caunoi_str), ("interpreter", caunoi_str),
    ]


class caunoi_unplaced(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("pair", caunoi_str), ("a", caunoi_str), ("b", caunoi_str), ("code", caunoi_str),
        ("reason", caunoi_str), ("remedy", caunoi_str),
    ]


class caunoi_report_input(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("survey", POINTER(caunoi_survey)), ("matches", POINTER(caunoi_matches)),
        ("fair", POINTER(caunoi_fair)), ("programme", POINTER(caunoi_programme)), ("lang", c_int32), ("reserved", c_uint32),
    ]


class caunoi_paper(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", caunoi_str), ("bytes", caunoi_str)]


class caunoi_run_options(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("lexicon", POINTER(caunoi_lexicon)), ("match", POINTER(caunoi_match_options)),
        ("plan", POINTER(caunoi_plan_options)), ("lang", c_int32), ("reserved", c_uint32),
    ]


class caunoi_run_summary(Sized):
    _fields_ = [
        ("struct_size", c_size_t), ("organisations", c_uint64), ("technologies", c_uint64), ("needs", c_uint64),
        ("experts", c_uint64), ("findings", c_uint64), ("matches", c_uint64), ("meetings", c_uint64), ("unplaced", c_uint64),
        ("status", c_int32), ("planned", c_uint32),
    ]


class caunoi_measure(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", caunoi_str), ("mean", c_double), ("low", c_double), ("high", c_double)]


# -- Functions: result, arguments ---------------------------------------------------------------------------------------------

_status = c_int32
_text = (c_char_p, c_size_t)
_err = POINTER(POINTER(caunoi_error))
_control = POINTER(caunoi_control)


def _in(handle: type) -> Any:
    return POINTER(handle)


def _out(handle: type) -> Any:
    return POINTER(POINTER(handle))


FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "caunoi_abi_version": (c_uint32, ()),
    "caunoi_version": (c_char_p, ()),
    "caunoi_status_name": (c_char_p, (_status,)),
    "caunoi_error_status": (_status, (_in(caunoi_error),)),
    "caunoi_error_message": (caunoi_str, (_in(caunoi_error),)),
    "caunoi_error_place": (caunoi_str, (_in(caunoi_error),)),
    "caunoi_error_free": (None, (_in(caunoi_error),)),
    "caunoi_cancel_new": (POINTER(caunoi_cancel), ()),
    "caunoi_cancel_request": (None, (_in(caunoi_cancel),)),
    "caunoi_cancel_free": (None, (_in(caunoi_cancel),)),
    "caunoi_blob_view": (caunoi_str, (_in(caunoi_blob),)),
    "caunoi_blob_save": (_status, (_in(caunoi_blob), *_text, _err)),
    "caunoi_blob_free": (None, (_in(caunoi_blob),)),
    "caunoi_texts_count": (c_size_t, (_in(caunoi_texts),)),
    "caunoi_texts_at": (caunoi_str, (_in(caunoi_texts), c_size_t)),
    "caunoi_texts_free": (None, (_in(caunoi_texts),)),
    "caunoi_lexicon_load": (_status, (*_text, _out(caunoi_lexicon), _err)),
    "caunoi_lexicon_count": (c_size_t, (_in(caunoi_lexicon),)),
    "caunoi_lexicon_free": (None, (_in(caunoi_lexicon),)),
    "caunoi_survey_load": (_status, (*_text, _control, _out(caunoi_survey), _err)),
    "caunoi_survey_load_files": (_status, (POINTER(caunoi_str), c_size_t, _control, _out(caunoi_survey), _err)),
    "caunoi_survey_parse": (_status, (*_text, *_text, _out(caunoi_survey), _err)),
    "caunoi_survey_free": (None, (_in(caunoi_survey),)),
    "caunoi_survey_jsonl": (_status, (_in(caunoi_survey), _out(caunoi_blob), _err)),
    "caunoi_survey_findings_jsonl": (_status, (_in(caunoi_survey), _out(caunoi_blob), _err)),
    "caunoi_survey_count": (c_size_t, (_in(caunoi_survey), c_int32)),
    "caunoi_survey_record": (_status, (_in(caunoi_survey), c_int32, c_size_t, c_int32, POINTER(caunoi_record))),
    "caunoi_survey_find": (_status, (_in(caunoi_survey), c_int32, *_text, c_int32, POINTER(caunoi_record))),
    "caunoi_survey_finding_count": (c_size_t, (_in(caunoi_survey),)),
    "caunoi_survey_finding": (_status, (_in(caunoi_survey), c_size_t, c_int32, POINTER(caunoi_finding))),
    "caunoi_index_build": (
        _status, (_in(caunoi_survey), *_text, _in(caunoi_lexicon), _control, _out(caunoi_index), _err),
    ),
    "caunoi_index_open": (_status, (*_text, _in(caunoi_lexicon), _out(caunoi_index), _err)),
    "caunoi_index_free": (None, (_in(caunoi_index),)),
    "caunoi_index_update": (_status, (_in(caunoi_index), _in(caunoi_survey), POINTER(caunoi_str), c_size_t, _err)),
    "caunoi_index_size": (c_uint64, (_in(caunoi_index),)),
    "caunoi_index_survey": (_status, (_in(caunoi_index), _out(caunoi_survey), _err)),
    "caunoi_index_search": (
        _status, (_in(caunoi_index), *_text, POINTER(caunoi_search_options), _out(caunoi_answer), _err),
    ),
    "caunoi_answer_free": (None, (_in(caunoi_answer),)),
    "caunoi_answer_found": (c_uint64, (_in(caunoi_answer),)),
    "caunoi_answer_count": (c_size_t, (_in(caunoi_answer),)),
    "caunoi_answer_suggestion": (caunoi_str, (_in(caunoi_answer),)),
    "caunoi_answer_hit": (_status, (_in(caunoi_answer), c_size_t, POINTER(caunoi_hit))),
    "caunoi_answer_facet_count": (c_size_t, (_in(caunoi_answer),)),
    "caunoi_answer_facet": (_status, (_in(caunoi_answer), c_size_t, POINTER(caunoi_facet_value))),
    "caunoi_match": (
        _status,
        (_in(caunoi_survey), _in(caunoi_index), POINTER(caunoi_match_options), _control, _out(caunoi_matches), _err),
    ),
    "caunoi_matches_free": (None, (_in(caunoi_matches),)),
    "caunoi_matches_count": (c_size_t, (_in(caunoi_matches),)),
    "caunoi_matches_row": (_status, (_in(caunoi_matches), c_size_t, POINTER(caunoi_match_row))),
    "caunoi_matches_explain": (_status, (_in(caunoi_matches), c_size_t, c_int32, c_uint32, _out(caunoi_blob), _err)),
    "caunoi_matches_jsonl": (_status, (_in(caunoi_matches), _out(caunoi_blob), _err)),
    "caunoi_fair_parse": (_status, (*_text, *_text, _out(caunoi_fair), _err)),
    "caunoi_fair_with_matches": (_status, (_in(caunoi_fair), _in(caunoi_matches), _out(caunoi_fair), _err)),
    "caunoi_fair_json": (_status, (_in(caunoi_fair), _out(caunoi_blob), _err)),
    "caunoi_fair_free": (None, (_in(caunoi_fair),)),
    "caunoi_plan": (_status, (_in(caunoi_fair), POINTER(caunoi_plan_options), _control, _out(caunoi_programme), _err)),
    "caunoi_programme_parse": (_status, (*_text, *_text, _out(caunoi_programme), _err)),
    "caunoi_programme_json": (_status, (_in(caunoi_programme), _out(caunoi_blob), _err)),
    "caunoi_programme_free": (None, (_in(caunoi_programme),)),
    "caunoi_programme_summarise": (_status, (_in(caunoi_programme), POINTER(caunoi_programme_summary))),
    "caunoi_programme_meeting": (_status, (_in(caunoi_programme), c_size_t, POINTER(caunoi_meeting))),
    "caunoi_programme_unplaced": (_status, (_in(caunoi_programme), c_size_t, POINTER(caunoi_unplaced))),
    "caunoi_programme_conflict": (caunoi_str, (_in(caunoi_programme), c_size_t)),
    "caunoi_check": (_status, (_in(caunoi_fair), _in(caunoi_programme), _out(caunoi_texts), _err)),
    "caunoi_report_page": (_status, (POINTER(caunoi_report_input), _out(caunoi_blob), _err)),
    "caunoi_report_papers": (_status, (POINTER(caunoi_report_input), _out(caunoi_papers), _err)),
    "caunoi_papers_count": (c_size_t, (_in(caunoi_papers),)),
    "caunoi_papers_row": (_status, (_in(caunoi_papers), c_size_t, POINTER(caunoi_paper))),
    "caunoi_papers_free": (None, (_in(caunoi_papers),)),
    "caunoi_run": (
        _status, (*_text, *_text, POINTER(caunoi_run_options), _control, POINTER(caunoi_run_summary), _err),
    ),
    "caunoi_evaluate": (_status, (*_text, *_text, _out(caunoi_evaluation), _err)),
    "caunoi_evaluation_queries": (c_size_t, (_in(caunoi_evaluation),)),
    "caunoi_evaluation_count": (c_size_t, (_in(caunoi_evaluation),)),
    "caunoi_evaluation_measure": (_status, (_in(caunoi_evaluation), c_size_t, POINTER(caunoi_measure))),
    "caunoi_evaluation_free": (None, (_in(caunoi_evaluation),)),
}
