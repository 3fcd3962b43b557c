"""Papers, the whole way in one call, and measures of a ranking."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, Optional

from . import _abi
from ._abi import PlanStatus
from ._border import (
    Blob, Cancel, Control, Handle, LogFunction, Path, Progress, Text, call, data, lang, make, number, pair, path_pair, pointer_or_none, row,
    text,
)
from ._fair import Fair, PlanOptions, Programme
from ._library import library
from ._match import Matches, MatchOptions
from ._survey import Lexicon, Survey
from ._values import Language


def _input(
    survey: Optional[Survey], matches: Optional[Matches], fair: Optional[Fair], programme: Optional[Programme], language: Language
) -> _abi.caunoi_report_input:
    return _abi.caunoi_report_input(
        survey=pointer_or_none(survey), matches=pointer_or_none(matches), fair=pointer_or_none(fair),
        programme=pointer_or_none(programme), lang=lang(language),
    )


def page(
    *, survey: Optional[Survey] = None, matches: Optional[Matches] = None, fair: Optional[Fair] = None,
    programme: Optional[Programme] = None, language: Language = "vi",
) -> str:
    """One HTML page that asks the network for nothing. A programme needs its fair, matches need their survey."""
    what = _input(survey, matches, fair, programme, language)
    return Blob.of("caunoi_report_page", ctypes.byref(what)).text()


class _Papers(Handle):
    _free = "caunoi_papers_free"

    def take(self) -> dict[str, bytes]:
        with self:
            rows = (
                row(_abi.caunoi_paper, "caunoi_papers_row", self.pointer, i)
                for i in range(library().caunoi_papers_count(self.pointer))
            )
            return {text(paper.name): data(paper.bytes) for paper in rows}


def papers(
    *, survey: Optional[Survey] = None, matches: Optional[Matches] = None, fair: Optional[Fair] = None,
    programme: Optional[Programme] = None, language: Language = "vi",
) -> dict[str, bytes]:
    """Workbooks, calendars and, last, index.html, which leads to them: path relative to their folder, and bytes."""
    what = _input(survey, matches, fair, programme, language)
    return _Papers(make("caunoi_report_papers", _abi.caunoi_papers, ctypes.byref(what))).take()


def programme_xlsx(fair: Fair, programme: Programme, language: Language = "vi") -> bytes:
    """The programme as a workbook: the organiser's working paper."""
    return Blob.of("caunoi_report_programme_xlsx", fair.pointer, programme.pointer, lang(language)).take()


def calendars(fair: Fair, programme: Programme, language: Language = "vi", revision: int = 0) -> dict[str, bytes]:
    """A calendar file for each participant with a meeting. `revision` should rise with every plan sent out."""
    if not 0 <= revision < 2**32:
        raise OverflowError(f"revision is {revision}, which does not fit")
    return _Papers(make(
        "caunoi_report_calendars", _abi.caunoi_papers, fair.pointer, programme.pointer, lang(language), revision
    )).take()


@dataclass(frozen=True)
class RunSummary:
    organisations: int
    technologies: int
    needs: int
    experts: int
    findings: int
    matches: int
    meetings: int
    unplaced: int
    status: Optional[PlanStatus]  # None: the workspace has no fair


def run(
    workspace: Path, out: Path, *, language: Language = "vi", lexicon: Optional[Lexicon] = None,
    match: MatchOptions = MatchOptions(), plan: PlanOptions = PlanOptions(), progress: Optional[Progress] = None,
    cancel: Optional[Cancel] = None, threads: int = 0, log: Optional[LogFunction] = None,
) -> RunSummary:
    """Reads the workbooks and the fair of a folder, indexes, matches, plans and writes everything into the folder `out`, whose
    index.html leads to all of it. On failure or cancellation `out` keeps what it had."""
    keep: list[Any] = []
    how_match, how_plan = match._struct(keep), plan._struct()
    options = _abi.caunoi_run_options(
        lexicon=pointer_or_none(lexicon), match=ctypes.pointer(how_match), plan=ctypes.pointer(how_plan), lang=lang(language)
    )
    summary = _abi.caunoi_run_summary()
    with Control(progress, cancel, threads, log) as control:
        call(
            "caunoi_run", *path_pair(workspace), *path_pair(out), ctypes.byref(options), control.pointer, ctypes.byref(summary)
        )
    return RunSummary(
        summary.organisations, summary.technologies, summary.needs, summary.experts, summary.findings, summary.matches,
        summary.meetings, summary.unplaced, PlanStatus(summary.status) if summary.planned else None,
    )


@dataclass(frozen=True)
class Measure:
    """A mean over queries with its 95 % bootstrap interval."""

    name: str
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Difference:
    """One measure of a run less that of another, with its 95 % bootstrap interval."""

    measure: str
    mean: float
    low: float
    high: float
    p: float  # two-sided paired randomisation test
    better: int  # queries
    worse: int
    equal: int


class _Differences(Handle):
    _free = "caunoi_differences_free"


class Evaluation(Handle):
    """Measures of a ranking."""

    _free = "caunoi_evaluation_free"

    @property
    def queries(self) -> int:
        """With at least one relevant judgment."""
        return number("caunoi_evaluation_queries", self.pointer)

    @property
    def measures(self) -> list[Measure]:
        rows = (
            row(_abi.caunoi_measure, "caunoi_evaluation_measure", self.pointer, i)
            for i in range(library().caunoi_evaluation_count(self.pointer))
        )
        return [Measure(text(m.name), m.mean, m.low, m.high) for m in rows]

    def compare(self, other: "Evaluation") -> list[Difference]:
        """Is this one better than the other? Paired by query, measure by measure."""
        lib = library()
        found = _Differences(make("caunoi_evaluation_compare", _abi.caunoi_differences, self.pointer, other.pointer))
        with found:
            rows = (
                row(_abi.caunoi_difference, "caunoi_differences_row", found.pointer, i)
                for i in range(lib.caunoi_differences_count(found.pointer))
            )
            return [Difference(text(d.measure), d.mean, d.low, d.high, d.p, d.better, d.worse, d.equal) for d in rows]


def evaluate(run: Text, judgments: Text) -> Evaluation:
    """A TREC run against judgments, both as the contents of their files: nDCG@10, MRR, MAP, P@5, R@100."""
    return Evaluation(make("caunoi_evaluate", _abi.caunoi_evaluation, *pair(run), *pair(judgments)))
