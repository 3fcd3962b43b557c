"""Finds and loads libcaunoi_c.so, once a process."""

from __future__ import annotations

import ctypes
import os
import threading
from pathlib import Path
from typing import Optional, Union

from . import _abi

_lock = threading.Lock()
_loaded: Optional[ctypes.CDLL] = None


def _candidates(path: Optional[Union[str, "os.PathLike[str]"]]) -> list[str]:
    """Where to look, first to last. Somebody who names a place means it: nothing else is tried then."""
    if path is not None:
        return [os.fspath(path)]
    named = os.environ.get("CAUNOI_LIBRARY")
    if named:
        return [named]
    beside = Path(__file__).resolve().parent
    return [str(file) for file in (beside / "libcaunoi_c.so", beside / "libcaunoi_c.so.1") if file.exists()] + ["libcaunoi_c.so.1"]


def _open(path: Optional[Union[str, "os.PathLike[str]"]]) -> ctypes.CDLL:
    tried = []
    for candidate in _candidates(path):
        try:
            lib = ctypes.CDLL(candidate)
        except OSError as error:
            tried.append(str(error))
            continue
        for name, (result, arguments) in _abi.FUNCTIONS.items():
            try:
                function = getattr(lib, name)
            except AttributeError:
                raise ImportError(f"{candidate} has no {name}: it is older than this package") from None
            function.restype, function.argtypes = result, arguments
        if lib.caunoi_abi_version() != _abi.ABI_VERSION:
            raise ImportError(f"{candidate} has ABI {lib.caunoi_abi_version()}, this package speaks {_abi.ABI_VERSION}")
        return lib
    raise ImportError(
        "libcaunoi_c.so was not found; name it with caunoi.load(path) or the environment variable CAUNOI_LIBRARY ("
        + "; ".join(tried) + ")"
    )


def load(path: Optional[Union[str, "os.PathLike[str]"]] = None) -> None:
    """Loads the library from `path`; without one from CAUNOI_LIBRARY, beside the package, or the system.

    Needed only to name a path: every other call loads by itself. Raises ImportError, also when another one is loaded already.
    """
    global _loaded
    with _lock:
        if _loaded is None:
            _loaded = _open(path)
        elif path is not None and not os.path.samefile(_loaded._name, os.fspath(path)):
            raise ImportError(f"{_loaded._name} is loaded already")


def library() -> ctypes.CDLL:
    if _loaded is None:
        load()
    assert _loaded is not None
    return _loaded
