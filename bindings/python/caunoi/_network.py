"""The cooperation network: who is near whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from . import _abi
from ._abi import Kind
from ._border import Cancel, Control, Handle, Progress, make, number, pair, row, text
from ._library import library
from ._survey import Survey


@dataclass(frozen=True)
class Near:
    kind: Kind  # technology or expert
    id: str
    closeness: float  # 0..1; 0.5: as near as anybody


class _Nearness(Handle):
    _free = "caunoi_nearness_free"


class Network(Handle):
    """Of a survey: through fields, places, providers, visits and past work."""

    _free = "caunoi_network_free"

    def __init__(
        self, survey: Survey, *, progress: Optional[Progress] = None, cancel: Optional[Cancel] = None, threads: int = 0
    ) -> None:
        with Control(progress, cancel, threads) as control:
            super().__init__(make("caunoi_network_new", _abi.caunoi_network, survey.pointer, control.pointer))

    @property
    def node_count(self) -> int:
        return number("caunoi_network_node_count", self.pointer)

    @property
    def arc_count(self) -> int:
        return number("caunoi_network_arc_count", self.pointer)

    def near(self, seed: str, count: int = 10) -> list[Near]:
        """The technologies and experts closest to an organisation ("organisation/E-01") or a need ("need/N-07")."""
        lib = library()
        with _Nearness(make("caunoi_network_near", _abi.caunoi_nearness, self.pointer, *pair(seed), count)) as found:
            rows = (
                row(_abi.caunoi_near, "caunoi_nearness_row", found.pointer, i) for i in range(lib.caunoi_nearness_count(found.pointer))
            )
            return [Near(Kind(n.kind), text(n.id), n.closeness) for n in rows]
