"""Surveys: records, and what a person should look at in them."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

from . import _abi
from ._abi import Kind, Level
from ._border import (
    Blob, Cancel, Control, Handle, LogFunction, Path, Progress, Text, Texts, call, fill, lang, lent_list, make, number, pair, path_pair,
    pointer_or_none, row, text,
)
from ._library import library
from ._values import Expert, Language, Need, Organisation, Technology, Visit


@dataclass(frozen=True)
class Finding:
    """Something to look at; row and column count from 1, 0 is the whole file or row."""

    level: Level
    code: str
    place: str
    message: str
    file: str
    sheet: str
    row: int
    column: int
    record: str
    field: str
    value: str


@dataclass(frozen=True)
class Record:
    """What every record has, in one language where it has several. `Survey.jsonl()` has all of it."""

    kind: Kind
    id: str
    title: str
    text: str
    organisation: str
    confidential: bool


def _record(found: Any) -> Record:
    return Record(
        Kind(found.kind), text(found.id), text(found.title), text(found.text), text(found.organisation), bool(found.confidential)
    )


def _paths(paths: Union[Path, Sequence[Path]], keep: list[Any]) -> tuple[Any, int]:
    listed = [paths] if isinstance(paths, (str, bytes, os.PathLike)) else paths
    return lent_list([path_pair(path)[0] for path in listed], keep)


@dataclass(frozen=True)
class Concept:
    id: str
    field: str  # "BIO", "ENV", "NEN", "AUT", "MAT", or empty for common language
    broader: str  # id of a broader concept, or empty
    weight: float  # above 0, at most 1: how far it is to be trusted


class Lexicon(Handle):
    """Terms of three languages that mean the same. A sequence of Concept."""

    _free = "caunoi_lexicon_free"

    @classmethod
    def load(cls, path: Union[Path, Sequence[Path]]) -> "Lexicon":
        """One *.tsv file or a folder of them; or a list of these, the most trusted first."""
        if isinstance(path, (str, bytes, os.PathLike)):
            return cls(make("caunoi_lexicon_load", _abi.caunoi_lexicon, *path_pair(path)))
        keep: list[Any] = []
        return cls(make("caunoi_lexicon_load_files", _abi.caunoi_lexicon, *_paths(path, keep)))

    def __len__(self) -> int:
        return number("caunoi_lexicon_count", self.pointer)

    def __getitem__(self, i: int) -> Concept:
        count = len(self)
        if not -count <= i < count:
            raise IndexError(f"concept {i} of {count}")
        found = row(_abi.caunoi_concept, "caunoi_lexicon_concept", self.pointer, i % count)
        return Concept(text(found.id), text(found.field), text(found.broader), found.weight)

    def terms(self, i: int, language: Language = "vi") -> list[str]:
        """Of concept i, the usual one first."""
        if i < 0:
            raise IndexError(f"concept {i}")
        return Texts.of("caunoi_lexicon_terms", self.pointer, i, lang(language))


def check_lexicon(paths: Union[Path, Sequence[Path]]) -> list[str]:
    """What is wrong or doubtful in lexicon files or folders taken together, each with its place."""
    keep: list[Any] = []
    return Texts.of("caunoi_lexicon_check", *_paths(paths, keep))


def import_lexicon(
    paths: Union[Path, Sequence[Path]], format: str = "", onto: Optional[Lexicon] = None
) -> tuple[str, list[str]]:
    """Terminology in the forms people have it ("tsv", "tbx", "skos", "edict", "wordnet", "iso-codes", "cldr",
    "id-tagging-schema"; empty: guessed) as the text of a lexicon file, and what was left out. With `onto`, the lexicon it will
    be loaded beside, only what that does not know."""
    keep: list[Any] = []
    tsv, findings = ctypes.POINTER(_abi.caunoi_blob)(), ctypes.POINTER(_abi.caunoi_texts)()
    call(
        "caunoi_lexicon_import", *_paths(paths, keep), *pair(format), pointer_or_none(onto), ctypes.byref(tsv), ctypes.byref(findings)
    )
    left_out = Texts(findings).take()
    return Blob(tsv).text(), left_out


AnyRecord = Union[Organisation, Technology, Need, Expert, Visit]
_PUTS = {
    Organisation: ("caunoi_records_put_organisation", _abi.caunoi_organisation),
    Technology: ("caunoi_records_put_technology", _abi.caunoi_technology),
    Need: ("caunoi_records_put_need", _abi.caunoi_need),
    Expert: ("caunoi_records_put_expert", _abi.caunoi_expert),
    Visit: ("caunoi_records_put_visit", _abi.caunoi_visit),
}


class Records(Handle):
    """Records being put together. One thread at a time."""

    _free = "caunoi_records_free"

    def __init__(self, survey: Optional["Survey"] = None) -> None:
        """Those of `survey`, which stays as it is, to change them; none yet without one."""
        super().__init__(make("caunoi_records_new", _abi.caunoi_records, pointer_or_none(survey)))

    def put(self, record: AnyRecord) -> None:
        """Adds the record, or replaces the one of its kind and id."""
        if type(record) not in _PUTS:
            raise TypeError(f"{type(record).__name__} is no record; Organisation, Technology, Need, Expert and Visit are")
        name, struct = _PUTS[type(record)]
        keep: list[Any] = []
        call(name, self.pointer, ctypes.byref(fill(struct, record, keep)))

    def put_jsonl(self, jsonl: Text, name: str = "") -> None:
        """Every record of JSON lines; what cannot be read there is a finding of the survey made."""
        call("caunoi_records_put_jsonl", self.pointer, *pair(jsonl), *pair(name))

    def remove(self, kind: Kind, id: str) -> None:
        """Takes a record out; NotFound when there is none."""
        call("caunoi_records_remove", self.pointer, Kind(kind), *pair(id))

    def count(self, kind: Kind) -> int:
        return number("caunoi_records_count", self.pointer, Kind(kind))

    def survey(self) -> "Survey":
        """The survey of these records, looked through: what cannot be is a finding. The records may go on."""
        return Survey(make("caunoi_records_survey", _abi.caunoi_survey, self.pointer))


class Survey(Handle):
    """All records of a survey, sorted by id within a kind, and its findings."""

    _free = "caunoi_survey_free"

    @classmethod
    def load(
        cls, source: Union[Path, Sequence[Path]], *, progress: Optional[Progress] = None, cancel: Optional[Cancel] = None,
        threads: int = 0, log: Optional[LogFunction] = None,
    ) -> "Survey":
        """A folder of workbooks, one file, or a list of files as one survey."""
        with Control(progress, cancel, threads, log) as control:
            if isinstance(source, (str, bytes, os.PathLike)):
                return cls(make("caunoi_survey_load", _abi.caunoi_survey, *path_pair(source), control.pointer))
            keep: list[Any] = []
            return cls(make("caunoi_survey_load_files", _abi.caunoi_survey, *_paths(source, keep), control.pointer))

    @classmethod
    def build(cls, records: Iterable[AnyRecord]) -> "Survey":
        """The survey of these records; the later of two with one id."""
        with Records() as draft:
            for record in records:
                draft.put(record)
            return draft.survey()

    @classmethod
    def parse(cls, jsonl: Text, name: str = "") -> "Survey":
        """JSON lines; `name` stands for the file in findings."""
        return cls(make("caunoi_survey_parse", _abi.caunoi_survey, *pair(jsonl), *pair(name)))

    def jsonl(self) -> str:
        """The records as JSON lines: what parse() reads, budgets included."""
        return Blob.of("caunoi_survey_jsonl", self.pointer).text()

    def save(self, path: Path) -> None:
        """Writes jsonl() to a file."""
        Blob.of("caunoi_survey_jsonl", self.pointer).save(path)

    def findings_jsonl(self) -> str:
        """The findings as JSON lines, messages in every language."""
        return Blob.of("caunoi_survey_findings_jsonl", self.pointer).text()

    def findings(self, language: Language = "vi") -> list[Finding]:
        """By file, sheet, row and column, with messages in `language`."""
        found = []
        for i in range(library().caunoi_survey_finding_count(self.pointer)):
            f = row(_abi.caunoi_finding, "caunoi_survey_finding", self.pointer, i, lang(language))
            found.append(Finding(
                Level(f.level), text(f.code), text(f.place), text(f.message), text(f.file), text(f.sheet), f.row, f.column,
                text(f.record), text(f.field), text(f.value),
            ))
        return found

    def count(self, kind: Kind) -> int:
        return number("caunoi_survey_count", self.pointer, Kind(kind))

    def records(self, kind: Kind, language: Language = "vi") -> Iterator[Record]:
        """By id; titles in `language` if there, else in another."""
        for i in range(self.count(kind)):
            yield _record(row(_abi.caunoi_record, "caunoi_survey_record", self.pointer, Kind(kind), i, lang(language)))

    def record_json(self, kind: Kind, id: str) -> str:
        """Everything of one record, as a line of JSON; NotFound when there is none."""
        return Blob.of("caunoi_survey_record_json", self.pointer, Kind(kind), *pair(id)).text()

    def save_repair(self, path: Path, language: Language = "vi") -> None:
        """The repair workbook: a sheet that lists every finding, then the sheets the survey was loaded from with cells to fix
        coloured and noted."""
        call("caunoi_survey_save_repair", self.pointer, lang(language), *path_pair(path))

    def find(self, kind: Kind, id: str, language: Language = "vi") -> Record:
        """By id; NotFound when there is none."""
        return _record(row(_abi.caunoi_record, "caunoi_survey_find", self.pointer, Kind(kind), *pair(id), lang(language)))
