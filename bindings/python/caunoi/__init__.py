"""caunoi: match surveyed technologies with the needs of enterprises, and plan the meetings of a fair.

The way through, first to last:

    Survey.load(folder)            records and findings of an organiser's workbooks
    Index.build(survey, folder)    search and match run on it
    match(survey, index)           who suits whom, with reasons
    plan(fair)                     who meets whom, when, at which table
    Day(fair, programme)           the day itself: absences, walk-ins, locks
    page(...), papers(...)         what people hold in their hands
    run(workspace, out)            all of it in one call
"""

from ._abi import Cause, Change, Fairness, Goal, Kind, Lang, Level, Part, PlanStatus, ReasonPart, Side, Status, WishKind
from ._border import (
    BadVersion, Cancel, Cancelled, Corrupt, Error, Internal, InvalidArgument, IOFailure, LogLine, NotFound, OutOfMemory, Tick,
    Unsupported, live_handles, set_allocator, status_name,
)
from ._day import Day, Notice, Place, Relaxed, Repaired, Standby, check_repair, repair
from ._fair import Draft, Fair, Meeting, PlanOptions, Price, Programme, Unplaced, advise, advise_text, check, plan
from ._index import Answer, Hit, Index
from ._library import library as _library
from ._library import load
from ._match import Match, Matcher, Matches, MatchOptions, Reason, Wish, match, match_supply
from ._network import Near, Network
from ._report import Difference, Evaluation, Measure, RunSummary, calendars, evaluate, page, papers, programme_xlsx, run
from ._survey import Concept, Finding, Lexicon, Record, Records, Survey, check_lexicon, import_lexicon
from ._values import (
    Expert, FieldWeight, Interpreter, LangText, Lock, Money, Need, Organisation, Pair, Participant, Quantity, Reference, Session, Table,
    Technology, Visit, Work,
)

__all__ = [
    "Answer", "BadVersion", "Cancel", "Cancelled", "Cause", "Change", "Concept", "Corrupt", "Day", "Difference", "Draft", "Error",
    "Evaluation", "Expert", "Fair", "Fairness", "FieldWeight", "Finding", "Goal", "Hit", "IOFailure", "Index", "Internal", "Interpreter",
    "InvalidArgument", "Kind", "Lang", "LangText", "Level", "Lexicon", "Lock", "LogLine", "Match", "MatchOptions", "Matcher",
    "Matches", "Measure", "Meeting", "Money", "Near", "Need", "Network", "NotFound", "Notice", "Organisation", "OutOfMemory",
    "Pair", "Part", "Participant", "Place", "PlanOptions", "PlanStatus", "Price", "Programme", "Quantity", "Reason", "ReasonPart", "Record",
    "Records", "Reference", "Relaxed", "Repaired", "RunSummary", "Session", "Side", "Standby", "Status", "Survey", "Table",
    "Technology", "Tick", "Unplaced", "Unsupported", "Visit", "Wish", "WishKind", "Work", "advise", "advise_text", "calendars", "check",
    "check_lexicon", "check_repair", "evaluate", "import_lexicon", "live_handles", "load", "match", "match_supply", "page",
    "papers", "plan", "programme_xlsx", "repair", "run", "set_allocator", "status_name", "version",
]


def version() -> str:
    """Of the library, "1.4.0"."""
    name: bytes = _library().caunoi_version()
    return name.decode()
