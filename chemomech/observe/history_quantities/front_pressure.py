"""The pressure under which the front moves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from chemomech.input.constants import GIGAPASCAL
from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation

NOTHING = 1e-9
"""Integral of the weight of the front, in units of the body's size, below which there is none."""


class FrontPressure(HistoryQuantity):
    """``p = -int sigma_m w / int w`` with the mean Cauchy stress ``sigma_m`` and ``w = h'(phi) |grad phi|``.

    The weight is that with which the front feels the stress, so this is the pressure that slows it down. It is nan
    where there is no front: in a body that is product from the start, or has become it.
    """

    word = "front pressure"
    position = 130
    columns = (
        Quantity(
            "front_pressure",
            "Pressure at the front",
            "p_f",
            "GPa",
            "mean over the front, compression positive; nan without",
        ),
    )

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Mean over the front."""
        sample = seen.sample
        weight = sample["front_weight"]
        if sample.integral(weight) < NOTHING:
            return {"front_pressure": math.nan}
        return {"front_pressure": -sample.mean(sample["mean_stress"], weight) * seen.scales.stress / GIGAPASCAL}
