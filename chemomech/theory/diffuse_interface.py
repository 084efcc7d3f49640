"""A regular solution with a gradient energy: two phases in equilibrium, the interface between them, and how it forms.

Energy per site in units of RT::

    f(c) = c ln c + (1 - c) ln(1 - c) + chi c (1 - c) + kappa/2 |grad c|^2

For ``chi > 2`` it separates into phases with the contents ``b`` and ``1 - b``, ``ln(b/(1 - b)) + chi (1 - 2 b) = 0``. A
plane interface between them has the profile ``kappa/2 (dc/dx)^2 = f(c) - f(b)`` and the energy
``int sqrt(2 kappa (f - f(b))) dc`` per area. J. W. Cahn and J. E. Hilliard, Journal of Chemical Physics 28 (1958) 258.

A homogeneous content between the spinodals, ``f'' < 0``, is unstable: with the flux ``-M grad mu`` a wave
``exp(i q x)`` grows at the rate ``-M q^2 (f'' + kappa q^2)``. J. W. Cahn, Acta Metallurgica 9 (1961) 795.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.integrate import quad, solve_ivp
from scipy.optimize import brentq
from scipy.special import xlogy

Array = NDArray[np.float64]


@dataclass(frozen=True)
class RegularSolution:
    """``chi`` [RT] and ``kappa`` [RT times a length squared]."""

    chi: float
    kappa: float

    def energy(self, c: ArrayLike) -> Array:
        """``f(c)`` of a homogeneous content [RT]."""
        c = np.asarray(c, dtype=np.float64)
        return np.asarray(xlogy(c, c) + xlogy(1 - c, 1 - c) + self.chi * c * (1 - c))

    def curvature(self, c: float) -> float:
        """``f''(c) = 1/(c (1 - c)) - 2 chi``."""
        return 1 / (c * (1 - c)) - 2 * self.chi

    @cached_property
    def poor(self) -> float:
        """Content ``b < 1/2`` of the poor phase; that of the rich one is ``1 - b``. Raises ValueError for chi <= 2."""
        if self.chi <= 2:
            raise ValueError(f"a regular solution separates for chi above 2, not for {self.chi:g}")
        spinodal = 0.5 - math.sqrt(0.25 - 0.5 / self.chi)
        lowest = math.exp(-self.chi) / 2  # below the root, where the potential is still negative
        return float(brentq(lambda c: math.log(c / (1 - c)) + self.chi * (1 - 2 * c), lowest, spinodal, xtol=1e-15))

    def excess(self, c: ArrayLike) -> Array:
        """``f(c) - f(b)``: energy above that of the two phases."""
        return self.energy(c) - self.energy(self.poor)

    @property
    def interface_energy(self) -> float:
        """Per area [RT times a length]."""
        density = quad(lambda c: math.sqrt(max(float(self.excess(c)), 0.0)), self.poor, 0.5, epsabs=1e-12)[0]
        return 2 * math.sqrt(2 * self.kappa) * density

    def profile(self, x: ArrayLike) -> Array:
        """Content at the distances `x` from the middle of the interface, growing with `x`."""
        x = np.asarray(x, dtype=np.float64)
        distances, inverse = np.unique(np.abs(x), return_inverse=True)
        slope = math.sqrt(2 / self.kappa)

        def rate(_: float, c: Array) -> Array:
            return slope * np.sqrt(np.maximum(self.excess(np.minimum(c, 1 - self.poor)), 0.0))

        span = (0.0, max(float(distances[-1]), 1e-300))
        found = solve_ivp(rate, span, [0.5], t_eval=distances, rtol=1e-10, atol=1e-12).y[0][inverse].reshape(x.shape)
        return np.asarray(np.where(x < 0, 1 - found, found))

    def growth_rate(self, wavenumber: float, content: float, mobility: float) -> float:
        """``-M q^2 (f'' + kappa q^2)`` of a small wave on a homogeneous content."""
        return -mobility * wavenumber**2 * (self.curvature(content) + self.kappa * wavenumber**2)
