"""What records and fairs are put together from, as plain values. None, and what is empty, stands for the default of the header:
not known. Written by bindings/generate.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

from ._abi import Lang, Side

Text = Union[str, bytes]
Language = Union[str, Lang]
Numbers = Any  # a list of numbers, or whatever has a buffer of them: array.array, a NumPy array


@dataclass(frozen=True)
class LangText:
    """A text in one or more languages. Empty in a language: not given in it."""

    vi: Text = ""
    ja: Text = ""
    en: Text = ""


Trilingual = Union[LangText, Mapping[str, Text]]  # {"vi": ..., "en": ...} is fine too


@dataclass(frozen=True)
class Money:
    min: Optional[float] = None  # whole units of the currency, 0 <= min <= max
    max: Optional[float] = None  # whole units of the currency, 0 <= min <= max
    currency: Text = ""  # VND, JPY, USD, EUR
    year: Optional[int] = None  # of the prices


@dataclass(frozen=True)
class Quantity:
    min: Optional[float] = None  # min <= max
    max: Optional[float] = None  # min <= max
    unit: Text = ""  # "m3/d", "t/h", "kW", as people write it


@dataclass(frozen=True)
class FieldWeight:
    field: Text = ""  # "BIO", "ENV", "NEN", "AUT", "MAT"
    weight: Optional[float] = None  # above 0; those of a record are scaled to sum to 1


@dataclass(frozen=True)
class Reference:
    """Where a technology runs already."""

    place: Text = ""
    year: Optional[int] = None


@dataclass(frozen=True)
class Work:
    """Of an expert."""

    title: Trilingual = LangText()
    text: Trilingual = LangText()
    year: Optional[int] = None


@dataclass(frozen=True)
class Organisation:
    id: Text = ""
    name: Trilingual = LangText()
    aliases: Sequence[Text] = ()
    kind: Text = ""  # ENTERPRISE, ...
    country: Text = ""  # ISO 3166-1 alpha-2
    province: Text = ""
    tax_id: Text = ""
    sectors: Sequence[Text] = ()
    fields: Sequence[FieldWeight] = ()
    employees: Optional[int] = None
    capability: Optional[int] = None  # to absorb technology, 1..5
    languages: Sequence[Language] = ()
    certs: Sequence[Text] = ()
    vn_presence: Text = ""  # NONE, AGENT, OFFICE, FACTORY
    products: Trilingual = LangText()
    founded: Optional[int] = None
    address: Text = ""
    contact: Text = ""
    phone: Text = ""
    email: Text = ""


@dataclass(frozen=True)
class Technology:
    id: Text = ""
    provider: Text = ""  # id of an organisation
    visit: Text = ""  # id of a visit; empty: not from one
    title: Trilingual = LangText()
    summary: Trilingual = LangText()
    problem: Trilingual = LangText()
    advantage: Trilingual = LangText()
    fields: Sequence[FieldWeight] = ()
    trl: Optional[int] = None  # 1..9
    operator_skill: Optional[int] = None  # 1..5
    kind: Text = ""  # PRODUCT, PROCESS, ...
    ip: Sequence[Text] = ()  # PAT_GRANTED, ...
    modes: Sequence[Text] = ()  # of transfer: SALE, LIC_EX, ...
    price: Optional[Money] = None
    capex: Optional[Money] = None
    capacity: Optional[Quantity] = None
    standards: Sequence[Text] = ()
    references: Sequence[Reference] = ()
    keywords: Sequence[Text] = ()
    proposed: Optional[int] = None  # marked as transferable by the survey: 1 yes, 0 no, -1: not a surveyed technology
    embedding: Numbers = ()  # your vector of it, of one width throughout the survey


@dataclass(frozen=True)
class Need:
    id: Text = ""
    organisation: Text = ""  # id of the enterprise that asks
    title: Trilingual = LangText()
    problem: Trilingual = LangText()
    requirements: Trilingual = LangText()
    fields: Sequence[FieldWeight] = ()
    kinds_wanted: Sequence[Text] = ()  # PRODUCT, PROCESS, ...
    modes: Sequence[Text] = ()  # acceptable
    trl_min: Optional[int] = None  # 1..9
    urgency: Optional[int] = None  # 1..3
    budget: Optional[Money] = None  # secret: scored, never printed
    capacity: Optional[Quantity] = None
    standards: Sequence[Text] = ()
    deadline: Text = ""  # ISO date
    confidential: Optional[bool] = None  # 1: its organisation is not to be named
    embedding: Numbers = ()


@dataclass(frozen=True)
class Expert:
    id: Text = ""
    name: Trilingual = LangText()
    organisation: Text = ""  # id; may be empty
    country: Text = ""
    languages: Sequence[Language] = ()
    fields: Sequence[FieldWeight] = ()
    expertise: Trilingual = LangText()
    works: Sequence[Work] = ()
    embedding: Numbers = ()


@dataclass(frozen=True)
class Visit:
    id: Text = ""
    organisation: Text = ""
    region: Text = ""  # NORTH, SOUTH
    field: Text = ""
    date: Text = ""  # ISO
    note: Trilingual = LangText()


@dataclass(frozen=True)
class Session:
    id: Text = ""
    start: Text = ""  # "2015-10-15T08:30", local; or empty
    slots: Optional[int] = None
    slot_minutes: Optional[int] = None


@dataclass(frozen=True)
class Table:
    id: Text = ""
    room: Text = ""
    unavailable: Numbers = ()  # slots


@dataclass(frozen=True)
class Interpreter:
    id: Text = ""
    languages: Sequence[Text] = ()  # ISO 639-1
    unavailable: Numbers = ()


@dataclass(frozen=True)
class Participant:
    id: Text = ""
    name: Text = ""
    side: Optional[Side] = None
    min_meetings: Optional[int] = None
    max_meetings: Optional[int] = None  # -1: as many as there are slots
    languages: Sequence[Text] = ()  # ISO 639-1
    unavailable: Numbers = ()  # slots
    table: Text = ""  # id of the fixed booth, or empty


@dataclass(frozen=True)
class Pair:
    id: Text = ""  # empty: "a~b"
    a: Text = ""  # ids of participants
    b: Text = ""
    value: Optional[float] = None  # >= 0; below: not stated, which counts as 1 or what the matching finds
    session: Text = ""  # id, or empty: any
    slot: Optional[int] = None  # -1: any
    interpreter: Optional[int] = None  # 1 needed, 0 not, -1: needed when both name languages and share none
    required: Optional[bool] = None  # 1: a programme without it is none
    before: Sequence[Text] = ()  # this pair meets before those, when both are placed


@dataclass(frozen=True)
class Lock:
    """A meeting that stays where it is."""

    pair: Text = ""
    slot: Optional[int] = None
    table: Text = ""  # empty: any
    interpreter: Text = ""  # empty: any
