"""What every call across the border shares: texts, errors, handles, progress."""

from __future__ import annotations

import ctypes
import enum
import os
import weakref
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Optional, TypeVar, Union

from . import _abi
from ._library import library

Path = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]
Text = Union[str, bytes]


class Number(enum.IntEnum):
    """A number of caunoi.h that prints as its name."""

    __str__ = enum.Enum.__str__


class Status(Number):
    OK = 0
    INVALID_ARGUMENT = 1
    NOT_FOUND = 2
    IO = 3
    CORRUPT = 4
    BAD_VERSION = 5
    UNSUPPORTED = 6
    CANCELLED = 7
    OUT_OF_MEMORY = 8
    INTERNAL = 9


class Lang(Number):
    VI = 1
    JA = 2
    EN = 3


class Kind(Number):
    """Of a record."""

    TECHNOLOGY = 0
    NEED = 1
    EXPERT = 2
    ORGANISATION = 3


class Level(Number):
    """Of a finding."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


class WishKind(Number):
    MUST_MEET = 0
    MUST_NOT = 1
    ALREADY_MET = 2


class PlanStatus(Number):
    OPTIMAL = 0
    FEASIBLE = 1
    INFEASIBLE = 2


Language = Union[str, Lang]


def lang(value: Language) -> Lang:
    """"vi", "ja", "en" or a Lang."""
    if isinstance(value, Lang):
        return value
    try:
        return Lang[value.upper()]
    except KeyError:
        raise ValueError(f"{value!r} is no language; 'vi', 'ja' and 'en' are") from None


# -- Errors -------------------------------------------------------------------------------------------------------------------


class Error(Exception):
    """A failure: its status, what is wrong and what would be right, and where ("fair.json#/pairs/3/slot"; may be empty)."""

    def __init__(self, status: Status, message: str, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.status, self.message, self.place = status, message, place

    def __reduce__(self) -> Any:
        return type(self), (self.status, self.message, self.place)


class InvalidArgument(Error, ValueError): ...
class NotFound(Error, LookupError): ...
class IOFailure(Error): ...
class Corrupt(Error): ...
class BadVersion(Error): ...
class Unsupported(Error): ...
class Cancelled(Error): ...
class OutOfMemory(Error, MemoryError): ...
class Internal(Error): ...


_classes = {
    Status.INVALID_ARGUMENT: InvalidArgument,
    Status.NOT_FOUND: NotFound,
    Status.IO: IOFailure,
    Status.CORRUPT: Corrupt,
    Status.BAD_VERSION: BadVersion,
    Status.UNSUPPORTED: Unsupported,
    Status.CANCELLED: Cancelled,
    Status.OUT_OF_MEMORY: OutOfMemory,
    Status.INTERNAL: Internal,
}


def status_name(number: int) -> str:
    return library().caunoi_status_name(number).decode()


def error_of(number: int, err: Any = None) -> Error:
    """The exception of a status; takes the error object, if any, and frees it."""
    status = Status(number)  # a number this package does not know raises here
    message, place = status_name(number), ""
    if err:
        lib = library()
        assert lib.caunoi_error_status(err) == number
        message, place = text(lib.caunoi_error_message(err)), text(lib.caunoi_error_place(err))
        lib.caunoi_error_free(err)
    return _classes[status](status, message, place)


def check(number: int, err: Any = None) -> None:
    if number != Status.OK:
        raise error_of(number, err)


# -- Texts --------------------------------------------------------------------------------------------------------------------
# Names of files may hold any bytes; surrogateescape takes them there and back, as Python does for paths.


def text(lent: _abi.caunoi_str) -> str:
    return data(lent).decode("utf-8", "surrogateescape")


def data(lent: _abi.caunoi_str) -> bytes:
    return ctypes.string_at(lent.data, lent.size)


def pair(value: Text) -> tuple[bytes, int]:
    """A text as the two arguments of a call."""
    encoded = value.encode("utf-8", "surrogateescape") if isinstance(value, str) else bytes(value)
    return encoded, len(encoded)


def path_pair(value: Path) -> tuple[bytes, int]:
    return pair(os.fsencode(value))


def lent(value: Text, keep: list[Any]) -> _abi.caunoi_str:
    """A caunoi_str for a call; `keep` holds its bytes for as long as the caller holds `keep`."""
    encoded, size = pair(value)
    keep.append(encoded)
    return _abi.caunoi_str(ctypes.cast(ctypes.c_char_p(encoded), ctypes.c_void_p), size)


def lent_list(values: Iterable[Text], keep: list[Any]) -> tuple[Any, int]:
    if isinstance(values, (str, bytes)):
        raise TypeError("a list of texts is needed, not one text")
    items = [lent(value, keep) for value in values]
    if not items:
        return None, 0
    array = (_abi.caunoi_str * len(items))(*items)
    keep.append(array)
    return array, len(items)


# -- Handles ------------------------------------------------------------------------------------------------------------------

Self = TypeVar("Self", bound="Handle")


class Handle:
    """Owns a handle of the library. A context manager; `close()` frees it early, else it goes with the object."""

    _free: ClassVar[str]

    def __init__(self, pointer: Any) -> None:
        self._pointer = pointer
        self._finalizer = weakref.finalize(self, getattr(library(), self._free), pointer)

    def close(self) -> None:
        """Frees the handle; again is fine. No other thread may be using it."""
        self._finalizer()

    @property
    def pointer(self) -> Any:
        if not self._finalizer.alive:
            raise ValueError(f"this {type(self).__name__} is closed")
        return self._pointer

    def __enter__(self: Self) -> Self:
        self.pointer
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def pointer_or_none(handle: Optional[Handle]) -> Any:
    return None if handle is None else handle.pointer


def call(name: str, *arguments: Any) -> None:
    """A fallible call without an out-parameter."""
    err = ctypes.POINTER(_abi.caunoi_error)()
    check(getattr(library(), name)(*arguments, ctypes.byref(err)), err)


def make(name: str, handle: type, *arguments: Any) -> Any:
    """A fallible call that gives a handle: its pointer."""
    out = ctypes.POINTER(handle)()
    call(name, *arguments, ctypes.byref(out))
    return out


def row(struct: type, name: str, *arguments: Any) -> Any:
    """A struct filled by a call."""
    out = struct()
    check(getattr(library(), name)(*arguments, ctypes.byref(out)))
    return out


class Blob(Handle):
    """Bytes of the library."""

    _free = "caunoi_blob_free"

    @classmethod
    def of(cls, name: str, *arguments: Any) -> "Blob":
        return cls(make(name, _abi.caunoi_blob, *arguments))

    def bytes(self) -> bytes:
        return data(library().caunoi_blob_view(self.pointer))

    def text(self) -> str:
        with self:
            return text(library().caunoi_blob_view(self.pointer))

    def save(self, path: Path) -> None:
        with self:
            call("caunoi_blob_save", self.pointer, *path_pair(path))


# -- Long calls ---------------------------------------------------------------------------------------------------------------


class Cancel(Handle):
    """Ends calls early: give it to them and call request() from any thread."""

    _free = "caunoi_cancel_free"

    def __init__(self) -> None:
        pointer = library().caunoi_cancel_new()
        if not pointer:
            raise MemoryError
        super().__init__(pointer)

    def request(self) -> None:
        library().caunoi_cancel_request(self.pointer)


@dataclass(frozen=True)
class Tick:
    """One report of progress; total is 0 while it is not known."""

    stage: str
    done: int
    total: int


Progress = Callable[[Tick], Optional[bool]]


class Control:
    """The caunoi_control of one call. `with control:` rethrows what the progress function raised, instead of the cancellation
    that it became. There is always a callback, so that Ctrl-C gets through to the interpreter during a long call."""

    def __init__(self, progress: Optional[Progress], cancel: Optional[Cancel], threads: int) -> None:
        self._raised: Optional[BaseException] = None
        self._progress = progress
        self._callback = _abi.caunoi_progress_fn(self._on_tick)
        self._struct = _abi.caunoi_control(progress=self._callback, cancel=pointer_or_none(cancel), threads=threads)
        self.pointer = ctypes.byref(self._struct)

    def _on_tick(self, tick: Any, _user: Any) -> int:
        try:
            if self._progress is None:
                return 0
            now = tick.contents
            return 1 if self._progress(Tick(text(now.stage), now.done, now.total)) is False else 0
        except BaseException as error:  # KeyboardInterrupt too: nothing may unwind through the library
            self._raised = error
            return 1

    def __enter__(self) -> "Control":
        return self

    def __exit__(self, *_: object) -> None:
        if self._raised is not None:
            raise self._raised from None
