"""Extreme stresses and where they are, stresses at core and surface, plastic strain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chemomech.input.constants import GIGAPASCAL, NANOMETRE
from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.profile_table import STRESSES
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation


def _columns() -> list[Quantity]:
    found = []
    for kind, symbol in STRESSES.items():
        for which in ("smallest", "largest"):
            key, name, text = (
                f"{which}_{kind}_stress",
                f"{which} {kind} stress",
                f"{which} {kind} Cauchy stress in the body",
            )
            found += [
                Quantity(key, name.capitalize(), symbol, "GPa", f"{text}, tension positive"),
                Quantity(f"{key}_at", f"Position of {name}", "r", "nm", f"where the {text} is"),
            ]
        for place in ("core", "surface"):
            name, text = f"{place.title()} {kind} stress", f"{kind} Cauchy stress next to the {place}"
            found.append(Quantity(f"{place}_{kind}_stress", name, symbol, "GPa", text))
    return found


class Stresses(HistoryQuantity):
    """Radial, hoop, axial and mean Cauchy stress, whose extremes are those of cell averages; largest plastic strain."""

    word = "stresses"
    position = 80
    columns = (
        *_columns(),
        Quantity(
            "largest_plastic_strain",
            "Largest plastic strain",
            r"\varepsilon_p",
            "-",
            "largest accumulated plastic strain",
        ),
    )

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
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
