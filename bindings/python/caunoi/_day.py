"""The day itself: changes of a programme, and who is told what."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Optional

from . import _abi
from ._abi import Cause, Change, PlanStatus
from ._border import Blob, Cancel, Control, Handle, LogFunction, Progress, Text, Texts, fill, lang, make, number, pair, row, text
from ._fair import Fair, Programme
from ._values import Interpreter, Language, Lock, Pair, Participant, Table


@dataclass(frozen=True)
class Place:
    slot: int
    table: str
    interpreter: str  # empty: none


@dataclass(frozen=True)
class Notice:
    """What one participant or interpreter is told about one meeting."""

    who: str
    what: Change
    because: Cause
    pair: str
    other: str  # the other participant; empty for an interpreter
    cause: str  # id of who or what is missing; may be empty
    interprets: bool  # who is an interpreter
    was: Optional[Place]  # None: there was no meeting
    now: Optional[Place]  # None: there is none any more


@dataclass(frozen=True)
class Standby:
    """If `missing` does not come to the meeting of `pair`, `host` could hold these pairs in its place, the best first."""

    slot: int
    pair: str
    missing: str
    host: str
    table: str
    pairs: list[str]


@dataclass(frozen=True)
class Relaxed:
    """A rule that the changes leave no way to keep: "required" of a pair, "min_meetings" of a participant, "break_spread"."""

    rule: str
    id: str
    was: int
    now: int


def _options(time_limit: float, disturb: int) -> Any:
    return ctypes.byref(_abi.caunoi_repair_options(time_limit=time_limit, disturb=disturb))


def _place(slot: int, table: Any, interpreter: Any) -> Optional[Place]:
    return None if slot < 0 else Place(slot, text(table), text(interpreter))


class Repaired(Handle):
    """A programme after changes."""

    _free = "caunoi_repaired_free"

    def __init__(self, pointer: Any) -> None:
        super().__init__(pointer)
        about = row(_abi.caunoi_repair_summary, "caunoi_repaired_summarise", pointer)
        self.status = PlanStatus(about.status)
        self.disturbed: int = about.disturbed  # people whose meeting stays and changes its slot, table or interpreter
        self.disturbed_bound: int = about.disturbed_bound  # no programme that is as good otherwise disturbs fewer
        self._counts = (about.notices, about.standbys, about.relaxed)

    @property
    def fair(self) -> Fair:
        """As it is now: the changes made, meetings that have begun locked."""
        return Fair(make("caunoi_repaired_fair", _abi.caunoi_fair, self.pointer))

    @property
    def programme(self) -> Programme:
        return Programme(make("caunoi_repaired_programme", _abi.caunoi_programme, self.pointer))

    @property
    def ledger(self) -> list[Notice]:
        """Participants, then interpreters, by id; each by slot. What is in no notice has not changed."""
        rows = (row(_abi.caunoi_notice, "caunoi_repaired_notice", self.pointer, i) for i in range(self._counts[0]))
        return [
            Notice(
                text(n.who), Change(n.what), Cause(n.because), text(n.pair), text(getattr(n, "with")), text(n.cause), bool(n.interprets),
                _place(n.was_slot, n.was_table, n.was_interpreter), _place(n.is_slot, n.is_table, n.is_interpreter),
            )
            for n in rows
        ]

    @property
    def standby(self) -> list[Standby]:
        """By slot, pair, who is missing."""
        found = []
        for i in range(self._counts[1]):
            s = row(_abi.caunoi_standby, "caunoi_repaired_standby", self.pointer, i)
            pairs = Texts.of("caunoi_repaired_standby_pairs", self.pointer, i)
            found.append(Standby(s.slot, text(s.pair), text(s.missing), text(s.host), text(s.table), pairs))
        return found

    @property
    def relaxed(self) -> list[Relaxed]:
        rows = (row(_abi.caunoi_relaxed, "caunoi_repaired_relaxed", self.pointer, i) for i in range(self._counts[2]))
        return [Relaxed(text(r.rule), text(r.id), r.was, getattr(r, "is")) for r in rows]

    def page(self, language: Language = "vi") -> str:
        """Who is told what, as one HTML page to print and cut up, with the standby list."""
        return Blob.of("caunoi_report_notices_page", self.pointer, lang(language)).text()

    def text(self, language: Language = "vi") -> str:
        """The same as lines of text."""
        return Blob.of("caunoi_report_notices_text", self.pointer, lang(language)).text()

    def json(self) -> str:
        """The programme as JSON with all that is told about it."""
        return Blob.of("caunoi_repaired_json", self.pointer).text()


def repair(
    fair: Fair, programme: Programme, changes: Text, name: str = "", *, time_limit: float = 5.0, disturb: int = 0,
    progress: Optional[Progress] = None, cancel: Optional[Cancel] = None, threads: int = 0, log: Optional[LogFunction] = None,
) -> Repaired:
    """The programme after changes (JSON, caunoi-changes/1) with the fewest people disturbed, or with so many more as `disturb` says
    where that places more value."""
    with Control(progress, cancel, threads, log) as control:
        return Repaired(make(
            "caunoi_repair", _abi.caunoi_repaired, fair.pointer, programme.pointer, *pair(changes), *pair(name),
            _options(time_limit, disturb), control.pointer,
        ))


def check_repair(fair: Fair, programme: Programme, changes: Text, repaired: Repaired, name: str = "") -> list[str]:
    """Every way in which it is no repair of the programme for these changes, in words; shares no code with repair()."""
    return Texts.of("caunoi_check_repair", fair.pointer, programme.pointer, *pair(changes), *pair(name), repaired.pointer)


class Day(Handle):
    """A programme while it is lived. Any thread may call anything: changes are made one after the other; whoever reads meanwhile
    gets, at once, the state before. `fair` and `programme` stay what they are when the day goes on. A change that is infeasible is
    told and not taken."""

    _free = "caunoi_day_free"

    def __init__(self, fair: Fair, programme: Programme, *, time_limit: float = 5.0, disturb: int = 0) -> None:
        """The programme must keep every rule of the fair. `time_limit`: seconds for making each repair better; `disturb`: so many
        more participants than the fewest may be disturbed where that places more value."""
        self.time_limit = time_limit
        self.disturb = disturb
        super().__init__(make("caunoi_day_new", _abi.caunoi_day, fair.pointer, programme.pointer))

    @property
    def revision(self) -> int:
        """Changes made so far."""
        return number("caunoi_day_revision", self.pointer)

    @property
    def fair(self) -> Fair:
        return Fair(make("caunoi_day_fair", _abi.caunoi_fair, self.pointer))

    @property
    def programme(self) -> Programme:
        return Programme(make("caunoi_day_programme", _abi.caunoi_programme, self.pointer))

    def _change(self, verb: str, *arguments: Any, cancel: Optional[Cancel] = None) -> Repaired:
        with Control(None, cancel, 0) as control:
            return Repaired(make(
                f"caunoi_day_{verb}", _abi.caunoi_repaired, self.pointer, *arguments, _options(self.time_limit, self.disturb), control.pointer
            ))

    def _part(self, verb: str, struct: type, part: Any, *more: Any, cancel: Optional[Cancel], keep: Optional[list[Any]] = None) -> Repaired:
        kept: list[Any] = [] if keep is None else keep
        return self._change(verb, ctypes.byref(fill(struct, part, kept)), *more, cancel=cancel)

    def apply(self, changes: Text, name: str = "", *, cancel: Optional[Cancel] = None) -> Repaired:
        """Any changes at once (JSON, caunoi-changes/1)."""
        return self._change("apply", *pair(changes), *pair(name), cancel=cancel)

    def now(self, slot: int, *, cancel: Optional[Cancel] = None) -> Repaired:
        """The slot that runs; it and those before it are over for every change from now on."""
        return self._change("now", slot, cancel=cancel)

    def absent(self, id: str, start: int = -1, *, cancel: Optional[Cancel] = None) -> Repaired:
        """A participant is not there from the slot `start` on; below 0: in every slot that has not begun."""
        return self._change("absent", *pair(id), start, cancel=cancel)

    def present(self, id: str, start: int = -1, *, cancel: Optional[Cancel] = None) -> Repaired:
        """A participant is there after all."""
        return self._change("present", *pair(id), start, cancel=cancel)

    def late(self, id: str, slot: int, *, cancel: Optional[Cancel] = None) -> Repaired:
        """A participant is there from this slot on only."""
        return self._change("late", *pair(id), slot, cancel=cancel)

    def walk_in(self, participant: Participant, wishes: Iterable[Pair] = (), *, cancel: Optional[Cancel] = None) -> Repaired:
        """Somebody who was not expected, and whom they would like to meet."""
        keep: list[Any] = []
        pairs = [fill(_abi.caunoi_pair, wish, keep) for wish in wishes]
        array = (_abi.caunoi_pair * len(pairs))(*pairs) if pairs else None
        return self._part("walk_in", _abi.caunoi_participant, participant, array, len(pairs), cancel=cancel, keep=keep)

    def wish(self, pair: Pair, *, cancel: Optional[Cancel] = None) -> Repaired:
        """Two more who would like to meet."""
        return self._part("wish", _abi.caunoi_pair, pair, cancel=cancel)

    def withdraw(self, pair_id: str, *, cancel: Optional[Cancel] = None) -> Repaired:
        """A pair that nobody wants any more."""
        return self._change("withdraw", *pair(pair_id), cancel=cancel)

    def lock(self, lock: Lock, *, cancel: Optional[Cancel] = None) -> Repaired:
        """A meeting that is to stay, or to be put, where the lock says."""
        return self._part("lock", _abi.caunoi_lock, lock, cancel=cancel)

    def unlock(self, pair_id: str, *, cancel: Optional[Cancel] = None) -> Repaired:
        """A pair that may move again."""
        return self._change("unlock", *pair(pair_id), cancel=cancel)

    def break_table(self, id: str, start: int = -1, *, cancel: Optional[Cancel] = None) -> Repaired:
        """A table that cannot be used from the slot `start` on."""
        return self._change("break_table", *pair(id), start, cancel=cancel)

    def lose_interpreter(self, id: str, start: int = -1, *, cancel: Optional[Cancel] = None) -> Repaired:
        """An interpreter who is not there from the slot `start` on."""
        return self._change("lose_interpreter", *pair(id), start, cancel=cancel)

    def add_table(self, table: Table, *, cancel: Optional[Cancel] = None) -> Repaired:
        """One more table."""
        return self._part("add_table", _abi.caunoi_table, table, cancel=cancel)

    def add_interpreter(self, interpreter: Interpreter, *, cancel: Optional[Cancel] = None) -> Repaired:
        """One more interpreter."""
        return self._part("add_interpreter", _abi.caunoi_interpreter, interpreter, cancel=cancel)
