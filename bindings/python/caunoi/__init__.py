"""caunoi: match surveyed technologies with the needs of enterprises, and plan the meetings of a fair.

The way through, first to last:

    Survey.load(folder)            records and findings of an organiser's workbooks
    Index.build(survey, folder)    search and match run on it
    match(survey, index)           who suits whom, with reasons
    plan(fair)                     who meets whom, when, at which table
    page(...), papers(...)         what people hold in their hands
    run(workspace, out)            all of it in one call
"""

from ._border import (
    BadVersion, Cancel, Cancelled, Corrupt, Error, Internal, InvalidArgument, IOFailure, Kind, Lang, Level, NotFound, OutOfMemory,
    PlanStatus, Status, Tick, Unsupported, WishKind, status_name,
)
from ._fair import Fair, Meeting, PlanOptions, Programme, Unplaced, check, plan
from ._index import Answer, Hit, Index
from ._library import library as _library
from ._library import load
from ._match import Match, Matches, MatchOptions, Wish, match
from ._report import Evaluation, Measure, RunSummary, evaluate, page, papers, run
from ._survey import Finding, Lexicon, Record, Survey

__all__ = [
    "Answer", "BadVersion", "Cancel", "Cancelled", "Corrupt", "Error", "Evaluation", "Fair", "Finding", "Hit", "IOFailure", "Index",
    "Internal", "InvalidArgument", "Kind", "Lang", "Level", "Lexicon", "Match", "MatchOptions", "Matches", "Measure", "Meeting",
    "NotFound", "OutOfMemory", "PlanOptions", "PlanStatus", "Programme", "Record", "RunSummary", "Status", "Survey", "Tick",
    "Unplaced", "Unsupported", "Wish", "WishKind", "check", "evaluate", "load", "match", "page", "papers", "plan", "run",
    "status_name", "version",
]


def version() -> str:
    """Of the library, "1.4.0"."""
    return _library().caunoi_version().decode()
