"""Fairs and their programmes."""

from __future__ import annotations

import ctypes
import json as _json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Optional, Union

from . import _abi
from ._abi import Fairness, Goal, Part, PlanStatus, Side
from ._border import (
    Blob, Cancel, Control, Handle, LogFunction, Path, Progress, Text, Texts, call, fill, lang, make, numbers, pair,
    pointer_or_none, row, text,
)
from ._library import library
from ._match import Matches
from ._values import Interpreter, Language, Lock, Pair, Participant, Session, Table


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


AnyPart = Union[Session, Table, Interpreter, Participant, Pair, Lock]
_PUTS = {
    Session: ("caunoi_draft_put_session", _abi.caunoi_session),
    Table: ("caunoi_draft_put_table", _abi.caunoi_table),
    Interpreter: ("caunoi_draft_put_interpreter", _abi.caunoi_interpreter),
    Participant: ("caunoi_draft_put_participant", _abi.caunoi_participant),
    Pair: ("caunoi_draft_put_pair", _abi.caunoi_pair),
    Lock: ("caunoi_draft_put_lock", _abi.caunoi_lock),
}


class Draft(Handle):
    """A fair being put together. Slots are numbered from 0 across all sessions, in the order in which these were put. One thread
    at a time."""

    _free = "caunoi_draft_free"

    def __init__(self, fair: Optional[Fair] = None) -> None:
        """The parts of `fair`, which stays as it is, to change them; a fair without any without one."""
        super().__init__(make("caunoi_draft_new", _abi.caunoi_draft, pointer_or_none(fair)))

    def name(self, name: str, time_zone: str = "") -> None:
        call("caunoi_draft_name", self.pointer, *pair(name), *pair(time_zone))

    def objective(self, goals: Iterable[Goal] = (), break_spread: Optional[int] = None) -> None:
        """What a programme is better by, the most important first; empty: value, then breaks."""
        keep: list[Any] = []
        array = numbers([Goal(goal) for goal in goals], ctypes.c_int32, keep)
        call("caunoi_draft_objective", self.pointer, *array, -1 if break_spread is None else break_spread)

    def fairness(self, fairness: Fairness, side: Side = Side.NONE) -> None:
        """What the goal fairness means, and of which side leximin looks at the participants; NONE: of all."""
        call("caunoi_draft_fairness", self.pointer, Fairness(fairness), Side(side))

    def put(self, part: AnyPart) -> None:
        """Adds the part, or replaces the one of its kind and id."""
        if type(part) not in _PUTS:
            raise TypeError(
                f"{type(part).__name__} is no part of a fair; Session, Table, Interpreter, Participant, Pair and Lock are"
            )
        name, struct = _PUTS[type(part)]
        keep: list[Any] = []
        call(name, self.pointer, ctypes.byref(fill(struct, part, keep)))

    def remove(self, part: Part, id: str) -> None:
        """Takes a part out, a lock by the id of its pair; NotFound when there is none."""
        call("caunoi_draft_remove", self.pointer, Part(part), *pair(id))

    def fair(self) -> Fair:
        """The fair of these parts; InvalidArgument with a JSON pointer where they do not fit together. The draft may go on."""
        return Fair(make("caunoi_draft_fair", _abi.caunoi_fair, self.pointer))


@dataclass(frozen=True)
class Price:
    least: float  # value of the participant with the least
    least_bound: float  # nobody can be sure of more
    value_without: float  # no programme has more value, fair or not


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
        #: What the goal fairness gave and cost; None when it is no goal.
        self.fairness: Optional[Price] = Price(about.least, about.least_bound, about.value_without) if about.fair else None
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


def plan(
    fair: Fair, options: PlanOptions = PlanOptions(), *, progress: Optional[Progress] = None, cancel: Optional[Cancel] = None,
    threads: int = 0, log: Optional[LogFunction] = None,
) -> Programme:
    """The best programme found within the limit; infeasible is an answer too. Cancelled with a programme already found that keeps
    every rule: gives that one."""
    how = options._struct()
    with Control(progress, cancel, threads, log) as control:
        return Programme(make("caunoi_plan", _abi.caunoi_programme, fair.pointer, ctypes.byref(how), control.pointer))


def advise(
    fair: Fair, options: PlanOptions = PlanOptions(), *, progress: Optional[Progress] = None, cancel: Optional[Cancel] = None,
    threads: int = 0, log: Optional[LogFunction] = None,
) -> dict[str, Any]:
    """What the wishes of a fair need: how many tables, slots and interpreters are enough, and what one more of each would bring."""
    how = options._struct()
    with Control(progress, cancel, threads, log) as control:
        text = Blob.of("caunoi_advise", fair.pointer, ctypes.byref(how), control.pointer).text()
    advice: dict[str, Any] = _json.loads(text)
    return advice


def advise_text(
    fair: Fair, options: PlanOptions = PlanOptions(), language: Language = "vi", *, progress: Optional[Progress] = None,
    cancel: Optional[Cancel] = None, threads: int = 0, log: Optional[LogFunction] = None,
) -> str:
    """The same as a table to read."""
    how = options._struct()
    with Control(progress, cancel, threads, log) as control:
        return Blob.of("caunoi_advise_text", fair.pointer, ctypes.byref(how), lang(language), control.pointer).text()


def check(fair: Fair, programme: Programme) -> list[str]:
    """Every rule of the fair that the programme breaks, in words; shares no code with plan()."""
    return Texts.of("caunoi_check", fair.pointer, programme.pointer)
