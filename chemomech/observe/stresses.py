"""Extreme stresses and where they are, stresses at core and surface, plastic strain."""

from __future__ import annotations

from chemomech.input.constants import NANOMETRE
from chemomech.observe.observation import Observation
from chemomech.observe.quantity_table import STRESSES

GIGAPASCAL = 1e9


class StressObserver:
    """Radial, hoop, axial and mean Cauchy stress; the extremes are those of cell averages."""

    def __call__(self, seen: Observation) -> dict[str, float]:
        """Extremes with their reference positions, and the values next to core and surface."""
        sample = seen.sample
        cells = sample.by_cell("reference_radius", *(f"{kind}_stress" for kind in STRESSES))
        stress, length = seen.scales.stress / GIGAPASCAL, seen.scales.length / NANOMETRE
        values: dict[str, float] = {}
        for kind in STRESSES:
            field = sample[f"{kind}_stress"]
            for which in ("smallest", "largest"):
                value, position = cells.extreme(cells[f"{kind}_stress"], largest=which == "largest")
                values[f"{which}_{kind}_stress"] = value * stress
                values[f"{which}_{kind}_stress_at"] = position * length
            values[f"core_{kind}_stress"] = sample.at_end(field, surface=False) * stress
            values[f"surface_{kind}_stress"] = sample.at_end(field, surface=True) * stress
        values["largest_plastic_strain"] = sample.extreme(sample["plastic_strain"], largest=True)[0]
        return values
