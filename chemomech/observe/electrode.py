"""Current and charge of the electrode, and where its experiment is."""

from __future__ import annotations

import math

from chemomech.observe.balances import CarrierBalance
from chemomech.observe.observation import Observation

COULOMB_PER_KILOGRAM = 1 / 3600.0
"""mAh/g in a C/kg."""


class ElectrodeObserver:
    """Current density, capacity, step and cycle."""

    def __init__(self, carrier: CarrierBalance, specific_capacity: float | None) -> None:
        """``specific_capacity`` [C/kg] of the full host; ``None`` if it is not known."""
        self._carrier = carrier
        self._capacity = math.nan if specific_capacity is None else specific_capacity * COULOMB_PER_KILOGRAM

    def __call__(self, seen: Observation) -> dict[str, float]:
        """After the carrier balance has been asked about the same step."""
        return {
            "current_density": seen.electrode.current_density,
            "capacity": self._carrier.supplied * self._capacity,
            "experiment_step": seen.electrode.step,
            "cycle": seen.electrode.cycle,
        }
