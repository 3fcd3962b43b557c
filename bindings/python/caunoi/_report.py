"""Papers, the whole way in one call, and measures of a ranking."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, Optional

from . import _abi
from ._border import (
    Blob, Cancel, Control, Handle, Language, Path, PlanStatus, Progress, Text, call, data, lang, make, pair, path_pair,
    pointer_or_none, row, text,
)
from ._fair import Fair, PlanOptions, Programme
from ._library import library
from ._match import Matches, MatchOptions
from ._survey import Lexicon, Survey


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


def papers(
    *, survey: Optional[Survey] = None, matches: Optional[Matches] = None, fair: Optional[Fair] = None,
    programme: Optional[Programme] = None, language: Language = "vi",
) -> dict[str, bytes]:
    """Workbooks, calendars and, last, index.html, which leads to them: path relative to their folder, and bytes."""
    what = _input(survey, matches, fair, programme, language)
    with _Papers(make("caunoi_report_papers", _abi.caunoi_papers, ctypes.byref(what))) as found:
        rows = (
            row(_abi.caunoi_paper, "caunoi_papers_row", found.pointer, i) for i in range(library().caunoi_papers_count(found.pointer))
        )
        return {text(paper.name): data(paper.bytes) for paper in rows}


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
    cancel: Optional[Cancel] = None, threads: int = 0,
) -> RunSummary:
    """Reads the workbooks and the fair of a folder, indexes, matches, plans and writes everything into the folder `out`, whose
    index.html leads to all of it. On failure or cancellation `out` keeps what it had."""
    keep: list[Any] = []
    how_match, how_plan = match._struct(keep), plan._struct()
    options = _abi.caunoi_run_options(
        lexicon=pointer_or_none(lexicon), match=ctypes.pointer(how_match), plan=ctypes.pointer(how_plan), lang=lang(language)
    )
    summary = _abi.caunoi_run_summary()
    with Control(progress, cancel, threads) as control:
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
class Evaluation:
    queries: int  # with at least one relevant judgment
    measures: list[Measure]


class _Evaluation(Handle):
    _free = "caunoi_evaluation_free"


def evaluate(run: Text, judgments: Text) -> Evaluation:
    """A TREC run against judgments, both as the contents of their files: nDCG@10, MRR, MAP, P@5, R@100."""
    with _Evaluation(make("caunoi_evaluate", _abi.caunoi_evaluation, *pair(run), *pair(judgments))) as found:
        lib = library()
        rows = (
            row(_abi.caunoi_measure, "caunoi_evaluation_measure", found.pointer, i)
            for i in range(lib.caunoi_evaluation_count(found.pointer))
        )
        return Evaluation(
            lib.caunoi_evaluation_queries(found.pointer), [Measure(text(m.name), m.mean, m.low, m.high) for m in rows]
        )
