"""How a field is coloured: which map, and from where to where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from matplotlib.colors import Normalize

from chemomech.deformed.grid import Array
from chemomech.observe.quantity_table import FIELD


@dataclass(frozen=True)
class Colours:
    """A matplotlib colour map with its limits."""

    name: str
    low: float
    high: float

    @property
    def norm(self) -> Normalize:
        """For a colour bar."""
        return Normalize(self.low, self.high)


FRACTIONS = ("order_parameter", "content", "site_fraction")
POSITIVE = ("equivalent_stress", "plastic_strain", "displacement")


def colours_of(key: str, values: Iterable[Array]) -> Colours:
    """The same for all snapshots, given by their ``values``.

    Fractions run from 0 to 1 and amounts from 0, in maps whose lightness rises evenly; stresses with a sign lie
    symmetrically about a white zero, red in tension and blue in compression; anything else fills its range.
    """
    arrays = list(values)
    low, high = min(float(v.min()) for v in arrays), max(float(v.max()) for v in arrays)
    if key in FRACTIONS:
        return Colours("cividis" if key == "order_parameter" else "viridis", 0.0, 1.0)
    if key in POSITIVE:
        return Colours("plasma", 0.0, _up(high))
    if FIELD[key].unit == "GPa":
        limit = _up(max(abs(low), abs(high)))
        return Colours("RdBu_r", -limit, limit)
    return Colours("viridis", low, high if high > low else low + 1)


def _up(value: float) -> float:
    """The next number of two digits, so that a colour bar ends at one that can be read."""
    if value <= 0:
        return 1.0
    unit = 10 ** (np.floor(np.log10(value)) - 1)
    return float(np.ceil(value / unit * (1 - 1e-9)) * unit)
