"""Convex core whose front moves at a speed that depends on its direction: the kinematic Wulff construction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numpy.typing import ArrayLike

Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class ConvexCore:
    """Cross-section of a round core of radius ``R0`` that a front with the speed ``v(n)`` eats up from outside.

    ``host(s) = { x : x . n <= R0 - v(n) s  for all n }``: every tangent moves inwards at its own speed, and what is
    left is on the inner side of all of them. Fast directions become facets, slow ones disappear in the corners
    between. It is the solution for convex cores, Hopf's formula: M. Bardi and L. C. Evans, Nonlinear Analysis 8 (1984)
    1373. Lengths in any unit; ``s`` is the way of a front whose ``v`` is 1.
    """

    radius: float
    speed: Callable[[Values], Values]
    """``v`` over the angle [rad] of the outward normal."""
    samples: int = 2880
    """Normals that are looked at; the error of the radii is of the order of their spacing squared."""

    def __post_init__(self) -> None:
        if not self.radius > 0:
            raise ValueError("the radius must be positive")
        if self.samples < 8:
            raise ValueError("at least 8 samples")

    @property
    def angles(self) -> Values:
        """Angles [rad] of the samples, from 0 to a full turn."""
        return np.asarray(np.linspace(0.0, 2 * np.pi, self.samples, endpoint=False), dtype=float)

    def radii(self, directions: ArrayLike, progress: float) -> Values:
        """Distance of the front from the centre along directions [rad]; 0 once the core is gone.

        ``r(a) = min { (R0 - v(b) s)/cos(a - b) : cos(a - b) > 0 }``, as the inverse of a maximum.
        """
        tangents = self.radius - np.asarray(self.speed(self.angles), dtype=float) * progress
        towards = np.atleast_1d(np.asarray(directions, dtype=float))
        if tangents.min() <= 0:
            return np.zeros(len(towards))
        return np.asarray([1 / (np.cos(angle - self.angles) / tangents).max() for angle in towards])

    def area(self, progress: float) -> float:
        """``1/2 int r^2 da``."""
        return float(np.pi * np.mean(self.radii(self.angles, progress) ** 2))
