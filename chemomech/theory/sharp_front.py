"""Sharp reaction front in a film, wire or particle: diffusion, first-order reaction and storage in the product.

In the product, between the front ``r = s(t)`` and the surface ``r = R``, without swelling::

    dc/dt = D r^(1-d) d/dr ( r^(d-1) dc/dr )          c = c_s(t) at r = R
    c_f v = D dc/dr          at r = s                   the front fills what it converts
    v = -ds/dt = k max(c_f - c_eq, 0)/(1 - c_eq)        first order, irreversible

The coordinate ``xi = (r - s)/(R - s)`` fixes the front (H. G. Landau, Quarterly of Applied Mathematics 8 (1950) 81;
J. Crank, *Free and Moving Boundary Problems* (1984), chapter 5). In it, the concentration is a polynomial through
Chebyshev points (L. N. Trefethen, *Spectral Methods in MATLAB* (2000), chapters 6 and 13), so that ordinary
differential equations remain, and a quadratic one for ``c_f``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from numpy.polynomial import chebyshev
from scipy.integrate import OdeSolution, solve_ivp

from chemomech.theory.planar import reaction_speed

Array = npt.NDArray[np.float64]


class _Chebyshev:
    """Collocation at ``xi_j = (1 - cos(pi j/n))/2``, ``j = 0 ... n``: slopes and integrals from values."""

    def __init__(self, degree: int) -> None:
        x = -np.cos(np.pi * np.arange(degree + 1) / degree)
        basis = chebyshev.chebvander(x, degree)
        slopes = np.column_stack([chebyshev.chebval(x, chebyshev.chebder(row)) for row in np.eye(degree + 1)])
        integrals = [0.0 if k % 2 else 2 / (1 - k**2) for k in range(degree + 1)]
        self.points = (1 + x) / 2
        self.derivative: Array = 2 * np.linalg.solve(basis.T, slopes.T).T
        self.weights: Array = np.linalg.solve(basis.T, integrals) / 2


@dataclass(frozen=True)
class SharpFront:
    """A front on its way from an initial product layer of uniform content towards the centre (substrate).

    Any consistent units. Raises ``ValueError`` for numbers outside their range.
    """

    dimension: int
    """``d``: 1 film, 2 wire, 3 particle."""
    size: float
    """``R``: thickness or radius."""
    rate_constant: float
    """``k``."""
    diffusivity: float
    """``D``."""
    equilibrium: float
    """``c_eq``, between 0 and 1."""
    surface: Callable[[float], float]
    """``c_s(t)``."""
    initial_depth: float
    """``R - s`` at ``t = 0``, positive."""
    initial_fraction: float
    """Site fraction of the layer at ``t = 0``."""
    degree: int = 16
    """Of the polynomial in ``xi``."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        if self.dimension not in (1, 2, 3):
            raise ValueError(f"dimension must be 1, 2 or 3, not {self.dimension}")
        if not 0 < self.initial_depth < self.size:
            raise ValueError(f"the initial depth must lie between 0 and {self.size}, not {self.initial_depth}")
        if not 0 < self.equilibrium < 1:
            raise ValueError(f"c_eq must lie between 0 and 1, not {self.equilibrium}")
        if not (self.rate_constant > 0 and self.diffusivity > 0):
            raise ValueError("rate constant and diffusivity must be positive")

    @cached_property
    def _grid(self) -> _Chebyshev:
        return _Chebyshev(self.degree)

    def advance(self, end: float, until_depth: float = np.inf, tolerance: float = 1e-6) -> FrontHistory:
        """The front from ``t = 0`` to ``end``, or until it is ``until_depth`` or 99.9 % of the size deep.

        ``tolerance`` is relative. Raises ``RuntimeError`` if the integrator fails.
        """
        deepest = min(until_depth, 0.999 * self.size)

        def remaining(time: float, state: Array) -> float:
            return float(deepest - state[-1])

        remaining.terminal = True  # type: ignore[attr-defined]
        start = np.concatenate([np.full(self.degree - 1, self.initial_fraction), [self.initial_depth]])
        scale = np.concatenate([np.ones(self.degree - 1), [self.size]])
        found = solve_ivp(
            self._rate,
            (0.0, end),
            start,
            method="Radau",
            events=remaining,
            dense_output=True,
            rtol=tolerance,
            atol=0.01 * tolerance * scale,
        )
        if not found.success:
            raise RuntimeError(f"the sharp front could not be integrated: {found.message}")
        return FrontHistory(self, found.t, found.sol)

    def profile(self, time: float, state: Array) -> tuple[Array, float]:
        """Site fractions at the collocation points from front to surface, and the front's speed."""
        *inner, depth = state
        values = np.concatenate([[0.0], inner, [self.surface(time)]])
        slope = self._grid.derivative[0]
        # the slope at the front, slope[0] c_f + supply, is a (c_f - c_eq) c_f, or 0 where that is negative
        a = depth / self.diffusivity * self.rate_constant / (1 - self.equilibrium)
        supply = float(slope @ values)
        if supply <= -slope[0] * self.equilibrium:
            values[0] = -supply / slope[0]
            return values, 0.0
        b = -slope[0] - a * self.equilibrium
        values[0] = 2 * supply / (b + np.sqrt(b**2 + 4 * a * supply))
        return values, reaction_speed(self.rate_constant, values[0], self.equilibrium)

    def _rate(self, time: float, state: Array) -> Array:
        depth = state[-1]
        values, speed = self.profile(time, state)
        xi = self._grid.points
        radius = self.size - depth * (1 - xi)
        slope = self._grid.derivative @ (values - values[-1]) / depth  # no rounding errors of a uniform content
        curvature = self._grid.derivative @ slope / depth
        # the points move with the front: d/dt at fixed xi = d/dt at fixed r - v (1 - xi) d/dr
        diffusion = self.diffusivity * (curvature + (self.dimension - 1) / np.where(radius > 0, radius, 1) * slope)
        return np.concatenate([(diffusion - speed * (1 - xi) * slope)[1:-1], [speed]])


@dataclass(frozen=True)
class FrontHistory:
    """What a sharp front did, at any time up to the last."""

    front: SharpFront
    times: Array
    """Times of the integrator's steps."""
    _states: OdeSolution

    def depth(self, time: npt.ArrayLike) -> Array:
        """``L(t) = R - s(t)``."""
        return np.asarray(self._states(np.asarray(time, dtype=np.float64))[-1])

    def speed(self, time: float) -> float:
        """``v(t)``."""
        return self.front.profile(time, self._states(time))[1]

    def front_fraction(self, time: float) -> float:
        """``c_f(t)``."""
        return float(self.front.profile(time, self._states(time))[0][0])

    def site_fraction(self, radius: npt.ArrayLike, time: float) -> Array:
        """Site fraction at radii (distance from the substrate for a film) at one time; 0 in the host."""
        state = self._states(time)
        values = self.front.profile(time, state)[0]
        xi = 1 - (self.front.size - np.asarray(radius, dtype=np.float64)) / state[-1]
        through = chebyshev.Chebyshev.fit(self.front._grid.points, values, self.front.degree, domain=[0, 1])
        return np.where(xi >= 0, through(xi), 0.0)

    def content(self, time: float) -> float:
        """Carrier in the product per area of the surface, ``int c (r/R)^(d-1) dr``."""
        front, state = self.front, self._states(time)
        grid, depth = front._grid, state[-1]
        radius = front.size - depth * (1 - grid.points)
        values = front.profile(time, state)[0]
        return float(depth * grid.weights @ (values * (radius / front.size) ** (front.dimension - 1)))

    def supply(self, time: float) -> float:
        """Flux ``D dc/dr`` through the surface."""
        state = self._states(time)
        values = self.front.profile(time, state)[0]
        return float(self.front.diffusivity * self.front._grid.derivative[-1] @ values / state[-1])
