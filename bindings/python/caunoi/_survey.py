"""Surveys: records, and what a person should look at in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

from . import _abi
from ._border import (
    Blob, Cancel, Control, Handle, Kind, Language, Level, Path, Progress, Text, lang, lent_list, make, pair, path_pair, row, text,
)
from ._library import library


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


class Lexicon(Handle):
    """Terms of three languages that mean the same. len() is the number of concepts."""

    _free = "caunoi_lexicon_free"

    @classmethod
    def load(cls, path: Path) -> "Lexicon":
        """One *.tsv file or a folder of them."""
        return cls(make("caunoi_lexicon_load", _abi.caunoi_lexicon, *path_pair(path)))

    def __len__(self) -> int:
        return library().caunoi_lexicon_count(self.pointer)


class Survey(Handle):
    """All records of a survey, sorted by id within a kind, and its findings."""

    _free = "caunoi_survey_free"

    @classmethod
    def load(
        cls, source: Union[Path, Sequence[Path]], *, progress: Optional[Progress] = None, cancel: Optional[Cancel] = None,
        threads: int = 0,
    ) -> "Survey":
        """A folder of workbooks, one file, or a list of files as one survey."""
        with Control(progress, cancel, threads) as control:
            if not isinstance(source, (list, tuple)):
                return cls(make("caunoi_survey_load", _abi.caunoi_survey, *path_pair(source), control.pointer))
            keep: list[Any] = []
            paths = lent_list([path_pair(path)[0] for path in source], keep)
            return cls(make("caunoi_survey_load_files", _abi.caunoi_survey, *paths, control.pointer))

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
        return library().caunoi_survey_count(self.pointer, Kind(kind))

    def records(self, kind: Kind, language: Language = "vi") -> Iterator[Record]:
        """By id; titles in `language` if there, else in another."""
        for i in range(self.count(kind)):
            yield _record(row(_abi.caunoi_record, "caunoi_survey_record", self.pointer, Kind(kind), i, lang(language)))

    def find(self, kind: Kind, id: str, language: Language = "vi") -> Record:
        """By id; NotFound when there is none."""
        return _record(row(_abi.caunoi_record, "caunoi_survey_find", self.pointer, Kind(kind), *pair(id), lang(language)))
