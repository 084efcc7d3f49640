"""A plane front under pure reaction control and under pure diffusion control.

The product (site fraction ``c``, Fick's law with constant ``D``) holds its carrier at ``c_s`` on the surface and is
in equilibrium with the host at ``c_eq``; the host holds none. A first-order front moves at
``v = k (c_f - c_eq)/(1 - c_eq)``.

* Reaction control, ``c_f = c_s``: constant speed.
* Diffusion control, ``c_f = c_eq``: Stefan's problem, ``X = 2 lam sqrt(D t)``; J. Crank, *The Mathematics of
  Diffusion*, 2nd ed. (1975), chapter 13; H. S. Carslaw and J. C. Jaeger, *Conduction of Heat in Solids*, 2nd ed.
  (1959), section 11.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq
from scipy.special import erf


def reaction_speed(rate_constant: float, front: float, equilibrium: float) -> float:
    """``v = k (c_f - c_eq)/(1 - c_eq)``, speed of a first-order front with site fraction ``c_f`` behind it."""
    return rate_constant * (front - equilibrium) / (1 - equilibrium)


@dataclass(frozen=True)
class Stefan:
    """Front that leaves the surface at ``t = 0`` under diffusion control.

    Any consistent units. Raises ``ValueError`` unless ``c_s > c_eq > 0`` and ``D > 0``.
    """

    surface: float
    """``c_s``."""
    equilibrium: float
    """``c_eq``: what the front takes up per site."""
    diffusivity: float

    def __post_init__(self) -> None:
        """Refuse fronts that do not advance."""
        if not self.surface > self.equilibrium > 0:
            raise ValueError(f"needs c_s > c_eq > 0, not {self.surface} and {self.equilibrium}")
        if not self.diffusivity > 0:
            raise ValueError(f"the diffusivity must be positive, not {self.diffusivity}")

    @cached_property
    def growth_constant(self) -> float:
        """``lam``, the root of ``sqrt(pi) lam exp(lam^2) erf(lam) = (c_s - c_eq)/c_eq``."""
        supply = (self.surface - self.equilibrium) / self.equilibrium
        beyond = np.sqrt(np.log1p(supply)) + 1  # there the left side exceeds 1 + supply

        def excess(lam: float) -> float:
            return float(np.sqrt(np.pi) * lam * np.exp(lam**2) * erf(lam) - supply)

        return float(brentq(excess, 0.0, beyond, xtol=1e-15, rtol=1e-14))

    @property
    def parabolic_constant(self) -> float:
        """``D' = 2 lam^2 D`` of ``X^2 = 2 D' t``; tends to ``D (c_s - c_eq)/c_eq`` for small drives."""
        return 2 * self.growth_constant**2 * self.diffusivity

    def depth(self, time: ArrayLike) -> NDArray[np.float64]:
        """``X(t) = 2 lam sqrt(D t)``."""
        return np.asarray(2 * self.growth_constant * np.sqrt(self.diffusivity * np.asarray(time, dtype=np.float64)))

    def site_fraction(self, distance: ArrayLike, time: float) -> NDArray[np.float64]:
        """``c = c_s - (c_s - c_eq) erf(x / 2 sqrt(D t)) / erf(lam)`` behind the front, 0 in the host.

        ``distance`` is measured from the surface; ``time`` is positive.
        """
        x = np.asarray(distance, dtype=np.float64)
        ratio = erf(x / (2 * np.sqrt(self.diffusivity * time))) / erf(self.growth_constant)
        return np.where(ratio <= 1, self.surface - (self.surface - self.equilibrium) * ratio, 0.0)
