"""A monotone cubic spline and its exact integral."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator

from chemomech.physics.functions import NUMPY, Functions

Points = Sequence[tuple[float, float]]
STEEPEST_END = 2.0
"""Slope at an end over that of the line to the next point: below 3 the spline keeps rising (Fritsch and Carlson)."""


@dataclass(frozen=True)
class MonotoneSpline:
    """``y(x) = y_0 + sum_i p_i(t_i)``, ``t_i = (x - x_i)/h_i`` kept between 0 and 1; constant beyond the ends.

    ``p_i(t) = a_i t + b_i t^2 + c_i t^3`` is what the spline gains in interval ``i``: a sum of gains of one sign has no
    rounding errors to speak of, however many and however narrow the intervals. F. N. Fritsch and R. E. Carlson, SIAM J.
    Numer. Anal. 17 (1980) 238; for PCHIP, F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300.
    """

    knots: tuple[float, ...]
    start: float
    """``y_0``."""
    gains: tuple[tuple[float, float, float], ...]
    """``a_i, b_i, c_i``."""

    @classmethod
    def monotone(cls, points: Points, end_slopes: tuple[float, float]) -> MonotoneSpline:
        """Through at least two ``points`` of increasing x, with the slopes of PCHIP.

        At the ends it has the slopes wanted there, or as much of them as lets it rise between rising points.
        """
        x, y = np.asarray(points, dtype=np.float64).T
        slopes = PchipInterpolator(x, y).derivative()(x)
        rises = np.diff(y) / np.diff(x)
        for end, wanted in zip((0, -1), end_slopes, strict=True):
            if rises[end] > 0.0:
                slopes[end] = min(wanted, STEEPEST_END * rises[end])
        return cls.with_slopes(points, slopes)

    @classmethod
    def with_slopes(cls, points: Points, slopes: Sequence[float]) -> MonotoneSpline:
        """Through ``points`` of increasing x; it is monotone with slopes up to 3 times those of the lines between."""
        x, y = np.asarray(points, dtype=np.float64).T
        width, rise = np.diff(x), np.diff(y)
        begin, finish = np.asarray(slopes[:-1]) * width, np.asarray(slopes[1:]) * width
        gains = np.column_stack([begin, 3.0 * rise - 2.0 * begin - finish, begin + finish - 2.0 * rise])
        return cls(_floats(x), float(y[0]), tuple((a, b, c) for a, b, c in map(_floats, gains)))

    def __call__(self, x: Any, functions: Functions = NUMPY) -> Any:
        """y at `x`."""
        value: Any = self.start
        for (a, b, c), (_, t, _) in zip(self.gains, self._intervals(x, functions), strict=True):
            value = value + t * (a + t * (b + t * c))
        return value

    def integral(self, x: Any, functions: Functions = NUMPY) -> Any:
        """``int y dx`` from the first knot to `x`, which lies between the first knot and the last."""
        value: Any = self.start * (x - self.knots[0])
        for (a, b, c), (h, t, beyond) in zip(self.gains, self._intervals(x, functions), strict=True):
            within = h * t * t * (a / 2.0 + t * (b / 3.0 + t * (c / 4.0)))
            value = value + within + (a + b + c) * beyond
        return value

    def _intervals(self, x: Any, functions: Functions) -> list[tuple[float, Any, Any]]:
        """Of each interval: its width, ``t`` and how far `x` lies beyond its end."""
        beyond = [functions.maximum(x - knot, 0.0) for knot in self.knots]
        return [
            (h, (behind - ahead) * (1.0 / h), ahead)
            for h, (behind, ahead) in zip(_widths(self.knots), pairwise(beyond), strict=True)
        ]


def _widths(knots: Sequence[float]) -> list[float]:
    return [right - left for left, right in pairwise(knots)]


def _floats(values: npt.NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
