"""Indexes: a folder that a survey can be searched and matched in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Optional

from . import _abi
from ._abi import Kind
from ._border import (
    Cancel, Control, Handle, LogFunction, Path, Progress, Texts, call, lang, lent, lent_list, make, number, pair, path_pair, pointer_or_none,
    row, text,
)
from ._library import library
from ._survey import Lexicon, Survey
from ._values import Language


@dataclass(frozen=True)
class Hit:
    kind: Kind
    id: str
    score: float
    title: str
    snippet: str  # HTML-escaped; the words found stand between <b> and </b>


@dataclass(frozen=True)
class Answer:
    hits: list[Hit]
    found: int  # records that match, exact
    facets: dict[str, dict[str, int]]  # over all records found, most frequent value first
    suggestion: str  # the words, spelt better; empty: nothing better


class _Answer(Handle):
    _free = "caunoi_answer_free"


class Index(Handle):
    """Any number of threads may search and match at once. len() is the number of records."""

    _free = "caunoi_index_free"

    @classmethod
    def build(
        cls, survey: Survey, folder: Path, lexicon: Optional[Lexicon] = None, *, progress: Optional[Progress] = None,
        cancel: Optional[Cancel] = None, threads: int = 0, log: Optional[LogFunction] = None,
    ) -> "Index":
        """Makes the index of `survey` in `folder`, in place of what is there once the new one is whole."""
        with Control(progress, cancel, threads, log) as control:
            return cls(make(
                "caunoi_index_build", _abi.caunoi_index, survey.pointer, *path_pair(folder), pointer_or_none(lexicon), control.pointer
            ))

    @classmethod
    def open(cls, folder: Path, lexicon: Optional[Lexicon] = None) -> "Index":
        return cls(make("caunoi_index_open", _abi.caunoi_index, *path_pair(folder), pointer_or_none(lexicon)))

    def __len__(self) -> int:
        return number("caunoi_index_size", self.pointer)

    def survey(self) -> Survey:
        """The records as they were indexed; without findings."""
        return Survey(make("caunoi_index_survey", _abi.caunoi_survey, self.pointer))

    def update(self, changes: Optional[Survey] = None, remove: Iterable[str] = ()) -> None:
        """Adds or replaces the records of `changes` and removes those named ("need/N-07"), in one commit."""
        keep: list[Any] = []
        call("caunoi_index_update", self.pointer, pointer_or_none(changes), *lent_list(remove, keep))

    def notices(self) -> list[str]:
        """What somebody should know of what happened since it was opened: a part that was damaged and made anew."""
        return Texts.of("caunoi_index_notices", self.pointer)

    def search(
        self, words: str, *, first: int = 0, count: int = 10, language: Language = "vi", kinds: Iterable[Kind] = (),
        fields: Iterable[str] = (), countries: Iterable[str] = (), organisations: Iterable[str] = (),
        trl_min: Optional[int] = None, trl_max: Optional[int] = None, cost_max: Optional[float] = None, currency: str = "VND",
    ) -> Answer:
        """AND OR NOT NEAR "a phrase" (brackets) +must -not wild* title:word org:word. Lists narrow what is found; several
        values mean any of them."""
        keep: list[Any] = []
        wanted = [Kind(kind) for kind in kinds]
        options = _abi.caunoi_search_options(first=first, count=count, lang=lang(language))
        options.kinds, options.kind_count = ((ctypes.c_int32 * len(wanted))(*wanted) if wanted else None), len(wanted)
        options.fields, options.field_count = lent_list(fields, keep)
        options.countries, options.country_count = lent_list(countries, keep)
        options.organisations, options.organisation_count = lent_list(organisations, keep)
        options.trl_min, options.trl_max = trl_min or 0, trl_max or 0
        options.cost_max, options.currency = cost_max or 0.0, lent(currency, keep)
        lib = library()
        with _Answer(make("caunoi_index_search", _abi.caunoi_answer, self.pointer, *pair(words), ctypes.byref(options))) as answer:
            hits = []
            for i in range(lib.caunoi_answer_count(answer.pointer)):
                h = row(_abi.caunoi_hit, "caunoi_answer_hit", answer.pointer, i)
                hits.append(Hit(Kind(h.kind), text(h.id), h.score, text(h.title), text(h.snippet)))
            facets: dict[str, dict[str, int]] = {}
            for i in range(lib.caunoi_answer_facet_count(answer.pointer)):
                v = row(_abi.caunoi_facet_value, "caunoi_answer_facet", answer.pointer, i)
                facets.setdefault(text(v.facet), {})[text(v.value)] = v.count
            return Answer(hits, lib.caunoi_answer_found(answer.pointer), facets, text(lib.caunoi_answer_suggestion(answer.pointer)))
