"""Later set points of a voltage or a current, each reached by a ramp. Pure Python, no mesh."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from chemomech.input.block import fault


class Change(Protocol):
    """A later set point."""

    @property
    def at(self) -> float:
        """Time [s] at which it begins to be approached."""
        ...

    @property
    def ramp(self) -> float:
        """Time [s] that takes."""
        ...


def check_order(ramp: float, changes: Sequence[Change]) -> None:
    """Raise a fault of the key ``changes`` if one begins before the ramp [s] before it has ended."""
    reached = ramp
    for i, change in enumerate(changes):
        if change.at < reached:
            raise fault(f"changes.{i}.at", "begins before the ramp before it has ended")
        reached = change.at + change.ramp


def settled(ramp: float, changes: Sequence[Change]) -> float:
    """Time [s] at which the last set point is reached: that of the first ``ramp`` [s] without changes."""
    last = changes[-1] if changes else None
    return ramp if last is None else last.at + last.ramp
