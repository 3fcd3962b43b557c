"""Matching: which supply suits which need, and why."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Optional, Union

from . import _abi
from ._abi import Kind, ReasonPart, WishKind
from ._border import (
    Blob, Cancel, Control, Handle, LogFunction, Path, Progress, Text, call, lang, lent, lent_list, make, number, pair, pointer_or_none, row, text,
)
from ._index import Index
from ._library import library
from ._survey import Survey
from ._values import Language


@dataclass(frozen=True)
class Wish:
    """What somebody wants or must not have; each side names a record or its organisation."""

    kind: WishKind
    demand: str
    supply: str


@dataclass(frozen=True)
class MatchOptions:
    per_need: int = 20  # longest list of technologies a need
    experts_per_need: int = 3  # longest list of experts a need
    needs: Iterable[str] = ()  # ids; empty: all
    supplies: Iterable[str] = ()  # ids of technologies and experts; empty: all
    wishes: Iterable[Wish] = ()
    rates_csv: Text = ""  # date,currency,vnd lines under that header; empty: costs in another currency are unknown
    weights_json: Text = ""  # caunoi-weights/1, as `caunoi learn` writes it; empty: the weights of the house

    def _struct(self, keep: list[Any]) -> _abi.caunoi_match_options:
        options = _abi.caunoi_match_options(per_need=self.per_need, experts_per_need=self.experts_per_need)
        options.needs, options.need_count = lent_list(self.needs, keep)
        options.supplies, options.supply_count = lent_list(self.supplies, keep)
        wishes = [
            _abi.caunoi_wish(kind=WishKind(w.kind), demand=lent(w.demand, keep), supply=lent(w.supply, keep)) for w in self.wishes
        ]
        if wishes:
            options.wishes, options.wish_count = (_abi.caunoi_wish * len(wishes))(*wishes), len(wishes)
        options.rates_csv = lent(self.rates_csv, keep)
        options.weights_json = lent(self.weights_json, keep)
        keep.append(options)
        return options


@dataclass(frozen=True)
class Match:
    row: int = field(repr=False)  # its place in the Matches it came from
    need: str
    supply: str
    kind: Kind  # of the supply: technology or expert
    score: float  # 0..1
    demand_score: float
    supply_score: float
    confidence: float  # 0..1: how much of the score rests on known values
    capped: bool  # no topic in common, so structure counts at the share of the relevance gate only


@dataclass(frozen=True)
class Reason:
    part: ReasonPart
    code: str  # "text_fit", "trl_ok", "cost_unknown", ...: the same in every language
    sentence: str
    strength: float  # 0..1, for ordering within a part


class _Reasons(Handle):
    _free = "caunoi_reasons_free"


class Matches(Handle):
    """A sequence of Match: by need, then best first."""

    _free = "caunoi_matches_free"

    def __len__(self) -> int:
        return number("caunoi_matches_count", self.pointer)

    def __getitem__(self, i: int) -> Match:
        count = len(self)
        if not -count <= i < count:
            raise IndexError(f"match {i} of {count}")
        i %= count
        m = row(_abi.caunoi_match_row, "caunoi_matches_row", self.pointer, i)
        return Match(
            i, text(m.need), text(m.supply), Kind(m.kind), m.score, m.demand_score, m.supply_score, m.confidence, bool(m.capped)
        )

    def __iter__(self) -> Iterator[Match]:
        return (self[i] for i in range(len(self)))

    def explain(self, match: Union[Match, int], language: Language = "vi", words: int = 0) -> str:
        """Why, in sentences of at most `words` words (0: 90); never a secret."""
        i = match.row if isinstance(match, Match) else match
        if i < 0 or not 0 <= words < 2**32:
            raise ValueError("neither the row nor the number of words may be below 0 or beyond 32 bits")
        return Blob.of("caunoi_matches_explain", self.pointer, i, lang(language), words).text()

    def reasons(self, match: Union[Match, int], language: Language = "vi") -> list[Reason]:
        """Why, every reason by itself, the strongest first within a part; never a secret."""
        i = match.row if isinstance(match, Match) else match
        if i < 0:
            raise ValueError("the row must not be below 0")
        lib = library()
        with _Reasons(make("caunoi_matches_reasons", _abi.caunoi_reasons, self.pointer, i, lang(language))) as found:
            rows = (
                row(_abi.caunoi_reason, "caunoi_reasons_row", found.pointer, j)
                for j in range(lib.caunoi_reasons_count(found.pointer))
            )
            return [Reason(ReasonPart(r.part), text(r.code), text(r.sentence), r.strength) for r in rows]

    def xlsx(self, language: Language = "vi") -> bytes:
        """As a workbook."""
        return Blob.of("caunoi_report_matches_xlsx", self.pointer, lang(language)).take()

    def jsonl(self) -> str:
        """One JSON object a match with its reasons; no secret in it."""
        return Blob.of("caunoi_matches_jsonl", self.pointer).text()

    def save(self, path: Path) -> None:
        """Writes jsonl() to a file."""
        Blob.of("caunoi_matches_jsonl", self.pointer).save(path)


def match(
    survey: Survey, index: Index, options: MatchOptions = MatchOptions(), *, progress: Optional[Progress] = None,
    cancel: Optional[Cancel] = None, threads: int = 0, log: Optional[LogFunction] = None,
) -> Matches:
    """Every need against every technology and expert. The index must be that of the survey."""
    keep: list[Any] = []
    how = options._struct(keep)
    with Control(progress, cancel, threads, log) as control:
        return Matches(make(
            "caunoi_match", _abi.caunoi_matches, survey.pointer, index.pointer, ctypes.byref(how), control.pointer
        ))


def match_supply(
    survey: Survey, index: Index, supply: str, options: MatchOptions = MatchOptions(), *, progress: Optional[Progress] = None,
    cancel: Optional[Cancel] = None, threads: int = 0, log: Optional[LogFunction] = None,
) -> Matches:
    """One technology or expert looking for enterprises: the needs it answers, the best first."""
    keep: list[Any] = []
    how = options._struct(keep)
    with Control(progress, cancel, threads, log) as control:
        return Matches(make(
            "caunoi_match_supply", _abi.caunoi_matches, survey.pointer, index.pointer, *pair(supply), ctypes.byref(how),
            control.pointer,
        ))


class Matcher(Handle):
    """A survey made ready so that one need after the other is answered at once, from any number of threads. While it is open its
    index is updated by update() alone, which waits for nobody: no other thread may use either meanwhile."""

    _free = "caunoi_matcher_free"

    def __init__(
        self, survey: Survey, index: Index, options: MatchOptions = MatchOptions(), *, progress: Optional[Progress] = None,
        cancel: Optional[Cancel] = None, threads: int = 0, log: Optional[LogFunction] = None,
    ) -> None:
        keep: list[Any] = []
        how = options._struct(keep)
        with Control(progress, cancel, threads, log) as control:
            super().__init__(make(
                "caunoi_matcher_new", _abi.caunoi_matcher, survey.pointer, index.pointer, ctypes.byref(how), control.pointer
            ))
        self._index = index

    def update(
        self, changes: Optional[Survey] = None, remove: Iterable[str] = (), *, progress: Optional[Progress] = None,
        cancel: Optional[Cancel] = None, threads: int = 0, log: Optional[LogFunction] = None,
    ) -> None:
        """What Index.update() does, to the index and to this: what is matched from then on are the records as they are now."""
        keep: list[Any] = []
        with Control(progress, cancel, threads, log) as control:
            call(
                "caunoi_matcher_update", self.pointer, self._index.pointer, pointer_or_none(changes), *lent_list(remove, keep),
                control.pointer,
            )

    def match(self, need: str, *, cancel: Optional[Cancel] = None, threads: int = 0) -> Matches:
        """What match() gives of one need; NotFound when there is none with that id."""
        with Control(None, cancel, threads) as control:
            return Matches(make("caunoi_matcher_match", _abi.caunoi_matches, self.pointer, *pair(need), control.pointer))
