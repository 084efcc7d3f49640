"""The pressure of the product at the front."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from chemomech.input.constants import GIGAPASCAL
from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity
from chemomech.physics.order_parameter import behind_the_front

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation

NOTHING = 1e-9
"""Integral of the weight of the front, in units of the body's size, below which there is none."""


class FrontPressure(HistoryQuantity):
    """``p = -int sigma_m w / int w``, ``w = s(phi) h'(phi) |grad phi|``, with the mean Cauchy stress ``sigma_m``.

    The weight ``s`` leaves the foot of the front on the side of the product, four to five widths from its middle:
    stress jumps across a front, and within it, it is that of neither side. This is the pressure that an activation
    volume of the rate constant goes by. It is nan where there is no front: in a body that is product from the start, or
    has become it.
    """

    word = "front pressure"
    position = 130
    columns = (
        Quantity(
            "front_pressure",
            "Pressure at the front",
            "p_f",
            "GPa",
            "of the product, mean over the front, compression positive; nan without a front",
        ),
    )

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Mean over the front."""
        sample = seen.sample
        front = sample["front_weight"]
        if sample.integral(front) < NOTHING:
            return {"front_pressure": math.nan}
        weight = front * behind_the_front(sample["order_parameter"])
        return {"front_pressure": -sample.mean(sample["mean_stress"], weight) * seen.scales.stress / GIGAPASCAL}
