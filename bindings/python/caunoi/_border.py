"""What every call across the border shares: texts, errors, handles, progress."""

from __future__ import annotations

import ctypes
import os
import weakref
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Optional, TypeVar, Union

from . import _abi
from ._abi import Kind, Lang, Level, PlanStatus, Status
from ._library import library
from ._values import Language, LangText

Path = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]
Text = Union[str, bytes]


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
    name: bytes = library().caunoi_status_name(number)
    return name.decode()


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


def set_allocator(allocate: int = 0, release: int = 0, user: int = 0) -> None:
    """Where the library's handles come from: the addresses of two C functions (caunoi_allocator in caunoi.h) and what they are
    handed; without any, as at first. InvalidArgument while a handle is alive."""
    allocator = _abi.caunoi_allocator(allocate=allocate or None, release=release or None, user=user or None)
    call("caunoi_allocator_set", ctypes.byref(allocator) if allocate or release else None)


def number(name: str, *arguments: Any) -> int:
    """What a function gives that does not fail."""
    given: int = getattr(library(), name)(*arguments)
    return given


def live_handles() -> int:
    """Handles of the whole process that are not freed yet."""
    return number("caunoi_live_handles")


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


def numbers(values: Any, item: Any, keep: list[Any]) -> tuple[Any, int]:
    """A list of numbers as an array of `item`. Whatever has a buffer (array.array, a NumPy array) is read through it."""
    try:
        view = memoryview(values)
    except TypeError:
        items = list(values)
    else:
        if view.ndim != 1:
            raise ValueError(f"a list of numbers is needed, not {view.ndim} dimensions")
        if item is ctypes.c_float and view.format == "f" and view.c_contiguous:  # the same bytes
            array = (item * len(view)).from_buffer_copy(view)
            keep.append(array)
            return array, len(view)
        items = view.tolist()
    if not items:
        return None, 0
    array = (item * len(items))(*(float(i) if item is ctypes.c_float else fitting(i) for i in items))
    keep.append(array)
    return array, len(items)


def fitting(number: Any) -> int:
    """As an int32, which ctypes would cut silently."""
    value = int(lang(number)) if isinstance(number, str) else int(number)
    if not -(2**31) <= value < 2**31:
        raise OverflowError(f"{value} does not fit")
    return value


def fill(struct: Any, value: Any, keep: list[Any]) -> Any:
    """A struct from the value of the same name in _values.py, field by field. None: the default stays."""
    counts = _abi.COUNTS.get(struct.__name__, {})
    out = struct()
    for name, kind in struct._fields_:
        given = getattr(value, name, None)
        if given is None or name == "struct_size":
            continue
        if name in counts:
            item = kind._type_
            if item is _abi.caunoi_str:
                array, count = lent_list(given, keep)
            elif item in (ctypes.c_int32, ctypes.c_float):
                array, count = numbers(given, item, keep)
            else:
                items = [fill(item, one, keep) for one in given]
                array, count = ((item * len(items))(*items) if items else None), len(items)
                keep.append(array)
            setattr(out, name, array)
            setattr(out, counts[name], count)
        elif kind is _abi.caunoi_str:
            setattr(out, name, lent(given, keep))
        elif kind is _abi.caunoi_text3:
            texts = LangText(**given) if isinstance(given, Mapping) else given
            setattr(out, name, _abi.caunoi_text3(*(lent(text, keep) for text in (texts.vi, texts.ja, texts.en))))
        elif isinstance(kind, type) and issubclass(kind, ctypes._Pointer):
            inner = fill(kind._type_, given, keep)
            keep.append(inner)
            setattr(out, name, ctypes.pointer(inner))
        else:
            setattr(out, name, float(given) if kind is ctypes.c_double else fitting(given))
    return out


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
    out: Any = ctypes.POINTER(handle)()
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

    def take(self) -> bytes:
        with self:
            return data(library().caunoi_blob_view(self.pointer))

    def text(self) -> str:
        with self:
            return text(library().caunoi_blob_view(self.pointer))

    def save(self, path: Path) -> None:
        with self:
            call("caunoi_blob_save", self.pointer, *path_pair(path))


class Texts(Handle):
    """A list of texts of the library."""

    _free = "caunoi_texts_free"

    @classmethod
    def of(cls, name: str, *arguments: Any) -> list[str]:
        return cls(make(name, _abi.caunoi_texts, *arguments)).take()

    def take(self) -> list[str]:
        with self:
            lib = library()
            return [text(lib.caunoi_texts_at(self.pointer, i)) for i in range(lib.caunoi_texts_count(self.pointer))]


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


@dataclass(frozen=True)
class LogLine:
    """What a call would tell somebody who looks over its shoulder."""

    level: Level
    message: str
    place: str  # a file, or empty


LogFunction = Callable[[LogLine], None]


class Control:
    """The caunoi_control of one call. `with control:` rethrows what the progress function raised, instead of the cancellation
    that it became. There is always a callback, so that Ctrl-C gets through to the interpreter during a long call."""

    def __init__(
        self, progress: Optional[Progress], cancel: Optional[Cancel], threads: int, log: Optional[LogFunction] = None
    ) -> None:
        self._raised: Optional[BaseException] = None
        self._progress = progress
        self._log = log
        self._callback = _abi.caunoi_progress_fn(self._on_tick)
        self._struct = _abi.caunoi_control(progress=self._callback, cancel=pointer_or_none(cancel), threads=threads)
        if log is not None:
            self._log_callback = _abi.caunoi_log_fn(self._on_line)
            self._struct.log = self._log_callback
        self.pointer = ctypes.byref(self._struct)

    def _on_line(self, line: Any, _user: Any) -> None:
        try:
            now = line.contents
            assert self._log is not None
            self._log(LogLine(Level(now.level), text(now.message), text(now.place)))
        except BaseException as error:
            self._raised = error

    def _on_tick(self, tick: Any, _user: Any) -> int:
        try:
            if self._raised is not None:  # by the log
                return 1
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
