"""Fairs and their programmes."""

from __future__ import annotations

import ctypes
import os
from dataclasses import dataclass
from typing import Any, Optional

from . import _abi
from ._border import Blob, Cancel, Control, Handle, Path, PlanStatus, Progress, Text, make, pair, row, text
from ._library import library
from ._match import Matches


@dataclass(frozen=True)
class PlanOptions:
    time_limit: float = 30.0  # seconds; only this can make two runs differ, and then the status is feasible
    seed: int = 1

    def _struct(self) -> _abi.caunoi_plan_options:
        return _abi.caunoi_plan_options(time_limit=self.time_limit, seed=self.seed)


@dataclass(frozen=True)
class Meeting:
    slot: int  # from 0 across all sessions
    pair: str
    a: str
    b: str
    table: str
    interpreter: str  # empty: none


@dataclass(frozen=True)
class Unplaced:
    pair: str
    a: str
    b: str
    code: str
    reason: str
    remedy: str  # the cheapest; may be empty


class Fair(Handle):
    """The event as fair.json states it."""

    _free = "caunoi_fair_free"

    @classmethod
    def parse(cls, json: Text, name: str = "") -> "Fair":
        """`name` stands for the file in errors."""
        return cls(make("caunoi_fair_parse", _abi.caunoi_fair, *pair(json), *pair(name)))

    @classmethod
    def load(cls, path: Path) -> "Fair":
        with open(path, "rb") as file:
            return cls.parse(file.read(), os.fsdecode(path))

    def with_matches(self, matches: Matches) -> "Fair":
        """With the score of the best match for each pair without a value; with pairs proposed where it has none at all."""
        return Fair(make("caunoi_fair_with_matches", _abi.caunoi_fair, self.pointer, matches.pointer))

    def json(self) -> str:
        return Blob.of("caunoi_fair_json", self.pointer).text()

    def save(self, path: Path) -> None:
        Blob.of("caunoi_fair_json", self.pointer).save(path)


class Programme(Handle):
    """Who meets whom, when and where; with a proof or a gap."""

    _free = "caunoi_programme_free"

    def __init__(self, pointer: Any) -> None:
        super().__init__(pointer)
        about = row(_abi.caunoi_programme_summary, "caunoi_programme_summarise", pointer)
        self.status = PlanStatus(about.status)
        self.value: float = about.value
        self.value_bound: float = about.value_bound  # no programme has more
        self.breaks: int = about.breaks
        self.breaks_bound: int = about.breaks_bound  # no programme of this value has fewer
        self._counts = (about.meetings, about.unplaced, about.conflicts)

    @classmethod
    def parse(cls, json: Text, name: str = "") -> "Programme":
        """`name` stands for the file in errors."""
        return cls(make("caunoi_programme_parse", _abi.caunoi_programme, *pair(json), *pair(name)))

    @classmethod
    def load(cls, path: Path) -> "Programme":
        with open(path, "rb") as file:
            return cls.parse(file.read(), os.fsdecode(path))

    @property
    def meetings(self) -> list[Meeting]:
        rows = (row(_abi.caunoi_meeting, "caunoi_programme_meeting", self.pointer, i) for i in range(self._counts[0]))
        return [Meeting(m.slot, text(m.pair), text(m.a), text(m.b), text(m.table), text(m.interpreter)) for m in rows]

    @property
    def unplaced(self) -> list[Unplaced]:
        rows = (row(_abi.caunoi_unplaced, "caunoi_programme_unplaced", self.pointer, i) for i in range(self._counts[1]))
        return [Unplaced(text(u.pair), text(u.a), text(u.b), text(u.code), text(u.reason), text(u.remedy)) for u in rows]

    @property
    def conflict(self) -> list[str]:
        """Infeasible only: rules that cannot hold together, in words."""
        return [text(library().caunoi_programme_conflict(self.pointer, i)) for i in range(self._counts[2])]

    def json(self) -> str:
        return Blob.of("caunoi_programme_json", self.pointer).text()

    def save(self, path: Path) -> None:
        Blob.of("caunoi_programme_json", self.pointer).save(path)


class _Texts(Handle):
    _free = "caunoi_texts_free"


def plan(
    fair: Fair, options: PlanOptions = PlanOptions(), *, progress: Optional[Progress] = None, cancel: Optional[Cancel] = None,
    threads: int = 0,
) -> Programme:
    """The best programme found within the limit; infeasible is an answer too. Cancelled with a programme already found that keeps
    every rule: gives that one."""
    how = options._struct()
    with Control(progress, cancel, threads) as control:
        return Programme(make("caunoi_plan", _abi.caunoi_programme, fair.pointer, ctypes.byref(how), control.pointer))


def check(fair: Fair, programme: Programme) -> list[str]:
    """Every rule of the fair that the programme breaks, in words; shares no code with plan()."""
    with _Texts(make("caunoi_check", _abi.caunoi_texts, fair.pointer, programme.pointer)) as found:
        lib = library()
        return [text(lib.caunoi_texts_at(found.pointer, i)) for i in range(lib.caunoi_texts_count(found.pointer))]
