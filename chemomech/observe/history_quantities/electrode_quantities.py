"""Current and charge of the electrode, and where its experiment is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation, ObservedRun

COULOMB_PER_KILOGRAM = 1 / 3600.0
"""mAh/g in a C/kg."""


class ElectrodeQuantities(HistoryQuantity):
    """Current density, capacity, step and cycle; the capacity is that of the carrier that the balance has counted."""

    word = "electrode"
    position = 110
    columns = (
        Quantity(
            "current_density",
            "Current density",
            "i",
            "A/m^2",
            "per area of the pristine reacting surface, positive where carrier is inserted",
        ),
        Quantity(
            "capacity", "Capacity", "Q_m", "mAh/g", "charge inserted since the start per mass of host; nan if not known"
        ),
        Quantity("experiment_step", "Step of the experiment", "k", "-", "from 1; 1 without an experiment"),
        Quantity("cycle", "Cycle", "N_c", "-", "repetition of the experiment, from 1"),
    )

    def __init__(self, specific_capacity: float | None) -> None:
        """`specific_capacity` [C/kg] of the full host; ``None`` if it is not known."""
        self._capacity = math.nan if specific_capacity is None else specific_capacity * COULOMB_PER_KILOGRAM

    @classmethod
    def of(cls, run: ObservedRun) -> Self:
        """Current, capacity and step of the electrode of the body that a `run` is about."""
        return cls(run.case.material.specific_capacity)

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """What the electrode shows after the step."""
        return {
            "current_density": seen.electrode.current_density,
            "capacity": row["carrier_supplied"] * self._capacity,
            "experiment_step": seen.electrode.step,
            "cycle": seen.electrode.cycle,
        }
