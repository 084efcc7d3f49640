"""What an observer sees of an accepted step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from chemomech.electrode.state import ElectrodeState
from chemomech.observe.sample import Sample
from chemomech.physics.scales import Scales
from chemomech.solve.integrator import Attempt, Integrator


@dataclass(frozen=True)
class Observation:
    """An accepted step before it enters the history; all values dimensionless, ``scales`` convert them."""

    number: int
    time: float
    time_step: float
    surface_potential: float
    potential_before: float
    """Surface potential just after the beginning of the step."""
    inflow: float
    """Rate at which carrier enters, relative to the full product."""
    electrode: ElectrodeState
    attempt: Attempt | None
    sample: Sample
    integrator: Integrator
    scales: Scales


class Observer(Protocol):
    """Turns an observation into columns of the history."""

    def __call__(self, seen: Observation) -> dict[str, float]:
        """Values by the keys of :data:`chemomech.observe.quantity_table.HISTORY`, in their units."""
        ...
