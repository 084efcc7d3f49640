"""Elastic stress that diffusion causes in a sphere: constant surface concentration and constant flux.

A sphere of radius ``R`` takes up (gives off) a carrier with constant diffusivity ``D``; concentration is given in
``x = r/R`` and ``tau = D t/R^2``::

    constant concentration   c = 1 + 2 sum (-1)^k j_0(k pi x) exp(-k^2 pi^2 tau)
    constant flux            c = 3 tau + x^2/2 - 3/10 - 2 sum j_0(lam x) exp(-lam^2 tau)/(lam sin lam),  tan lam = lam

in units of the step at the surface and of ``flux R/D``, with spherical Bessel functions ``j_n``. Carrier swells the
sphere by the volume strain ``beta c`` (small), and with the mean concentration ``c_m(x)`` inside ``x``::

    sigma_r = (2/3) [c_m(1) - c_m(x)]               in units of  E beta c_0 / 3(1 - nu)
    sigma_t = (1/3) [2 c_m(1) + c_m(x) - 3 c(x)]

J. Crank, *The Mathematics of Diffusion*, 2nd ed. (1975), section 6.3; Y.-T. Cheng and M. W. Verbrugge, J. Appl. Phys.
104 (2008) 083521 and J. Power Sources 190 (2009) 453; J. Christensen and J. Newman, J. Solid State Electrochem. 10
(2006) 293.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import spherical_jn

Array = npt.NDArray[np.float64]

_NEGLIGIBLE = 40.0
"""Terms with a larger ``lam^2 tau`` are smaller than rounding errors."""


@dataclass(frozen=True)
class SphereUptake:
    """``c = offset + 3 inflow tau + inflow x^2/2 + sum amplitude(lam) j_0(lam x) exp(-lam^2 tau)``."""

    offset: float
    inflow: float
    eigenvalues: Callable[[int], Array]
    """The first ``n`` positive ones."""
    amplitude: Callable[[Array], Array]

    def concentration(self, x: npt.ArrayLike, tau: float) -> Array:
        """``c(x, tau)``, ``0 <= x <= 1``, ``tau > 0``; early times take more terms of the series."""
        x = np.asarray(x, dtype=np.float64)
        return self._sum(x, tau, lambda z: np.asarray(spherical_jn(0, z)), x**2 / 2)

    def mean(self, x: npt.ArrayLike, tau: float) -> Array:
        """``c_m = (3/x^3) int_0^x c x'^2 dx'``, the mean concentration inside ``x``."""
        x = np.asarray(x, dtype=np.float64)
        return self._sum(x, tau, _mean_of_j0, 3 * x**2 / 10)

    def radial_stress(self, x: npt.ArrayLike, tau: float) -> Array:
        """``sigma_r`` over ``E beta c_0/3(1 - nu)``, positive in tension."""
        return 2 / 3 * (self.mean(1.0, tau) - self.mean(x, tau))

    def hoop_stress(self, x: npt.ArrayLike, tau: float) -> Array:
        """``sigma_t`` over ``E beta c_0/3(1 - nu)``."""
        return (2 * self.mean(1.0, tau) + self.mean(x, tau) - 3 * self.concentration(x, tau)) / 3

    def _sum(self, x: Array, tau: float, shape: Callable[[Array], Array], steady: Array) -> Array:
        if not tau > 0:
            raise ValueError(f"the time must be positive, not {tau}")
        lam = self.eigenvalues(int(np.sqrt(_NEGLIGIBLE / tau) / np.pi) + 1)
        decay = self.amplitude(lam) * np.exp(-(lam**2) * tau)
        return self.offset + self.inflow * (3 * tau + steady) + shape(np.multiply.outer(x, lam)) @ decay


def _mean_of_j0(z: Array) -> Array:
    """``3 j_1(z)/z``, the mean of ``j_0`` inside a sphere."""
    return np.where(z < 1e-4, 1 - z**2 / 10, 3 * spherical_jn(1, z) / np.where(z == 0, 1, z))


def _roots_of_tangent(count: int) -> Array:
    """Positive roots of ``tan lam = lam``; the fixed point of ``lam = n pi + arctan lam`` attracts strongly."""
    n_pi = np.pi * np.arange(1, count + 1, dtype=np.float64)
    lam: Array = n_pi + np.pi / 2
    for _ in range(12):
        lam = n_pi + np.arctan(lam)
    return lam


CONSTANT_CONCENTRATION = SphereUptake(
    offset=1.0,
    inflow=0.0,
    eigenvalues=lambda count: np.pi * np.arange(1, count + 1, dtype=np.float64),
    amplitude=lambda lam: 2 * np.cos(lam),
)
"""An empty sphere whose surface is brought to ``c = 1`` at once."""
CONSTANT_FLUX = SphereUptake(
    offset=-0.3,
    inflow=1.0,
    eigenvalues=_roots_of_tangent,
    amplitude=lambda lam: -2 / (lam * np.sin(lam)),
)
"""An empty sphere with unit flux through its surface, ``dc/dx = 1``."""
