"""What ends a step of an experiment before its time: a voltage or a current that is reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from chemomech.electrode.state import ElectrodeState

VOLTAGE_TOLERANCE = 1e-5
"""[V] to which a voltage is hit."""
CURRENT_TOLERANCE = 1e-4
"""To which a current is hit, relative to it."""


class Limit(Protocol):
    """A state of the electrode at which a step is over."""

    def excess(self, state: ElectrodeState) -> float:
        """How far the state is beyond the limit, in units of the tolerance: within +-1 the limit is hit."""
        ...


@dataclass(frozen=True)
class VoltageLimit:
    """A voltage that the electrode falls to, or rises to."""

    voltage: float
    """[V]"""
    rising: bool

    def excess(self, state: ElectrodeState) -> float:
        """``+-(V - V_limit)`` over the tolerance."""
        beyond = (state.voltage - self.voltage) / VOLTAGE_TOLERANCE
        return beyond if self.rising else -beyond


@dataclass(frozen=True)
class CurrentLimit:
    """A current whose size has fallen to a value."""

    current_density: float
    """[A/m^2], positive."""

    def excess(self, state: ElectrodeState) -> float:
        """``i_limit - |i|`` over the tolerance."""
        return (self.current_density / max(abs(state.current_density), 1e-300) - 1) / CURRENT_TOLERANCE
