"""Monotone cubic interpolation as one formula for numbers, arrays and UFL expressions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from pydantic_core import PydanticCustomError
from scipy.interpolate import PchipInterpolator

from chemomech.physics.functions import NUMPY, Functions


def check_increasing(abscissas: list[float]) -> None:
    """Raise an error for the user unless every entry is larger than the one before."""
    for left, right in pairwise(abscissas):
        if not right > left:
            raise PydanticCustomError(
                "table",
                "the first column of a table must increase; {right} follows {left}",
                {"left": f"{left:g}", "right": f"{right:g}"},
            )


def monotone_cubic(points: Sequence[tuple[float, float]], c: Any, functions: Functions = NUMPY) -> Any:
    """Monotone cubic interpolation (PCHIP) as a sum of truncated powers; the outer cubics go on beyond the ends.

    ``p_0(c) + sum_i [ a_i + b_i (c - x_i) ] max(c - x_i, 0)^2``: neighbouring cubics share value and slope, so their
    difference starts with the square. A smooth first derivative matters where the law is part of an energy: a jump
    in it would be a jump of the diffusion potential. F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5
    (1984) 300.
    """
    x = [point[0] for point in points]
    cubics = PchipInterpolator(x, [point[1] for point in points]).c.T
    third, second, slope, start = (float(number) for number in cubics[0])
    t = c - x[0]
    value: Any = start + t * (slope + t * (second + t * third))
    for knot, width, (before, after) in zip(x[1:-1], np.diff(x), pairwise(cubics), strict=False):
        beyond = functions.maximum(c - knot, 0.0)
        square = float(after[1] - before[1] - 3 * before[0] * width)
        value = value + (square + float(after[0] - before[0]) * beyond) * beyond * beyond
    return value
