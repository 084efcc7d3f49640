"""Uptake of a plane sheet, a cylinder and a sphere whose surface is brought to a constant concentration at ``t = 0``.

Dimensionless: ``tau = D t/R^2``, ``x = r/R`` (``R`` the radius, or the half-thickness of a sheet that takes up from
both sides), concentrations over that of the surface. J. Crank, *The Mathematics of Diffusion*, 2nd ed. (1975),
equations 4.17, 4.18 (sheet), 5.22, 5.23 (cylinder), 6.18, 6.20 (sphere)::

    sheet      c = 1 - 2 sum (-1)^n cos(q_n x)/q_n exp(-q_n^2 tau)          M = 1 - 2 sum exp(-q_n^2 tau)/q_n^2
    cylinder   c = 1 - 2 sum J_0(q_n x)/(q_n J_1(q_n)) exp(-q_n^2 tau)      M = 1 - 4 sum exp(-q_n^2 tau)/q_n^2
    sphere     c = 1 + 2 sum (-1)^n sin(q_n x)/(q_n x) exp(-q_n^2 tau)      M = 1 - 6 sum exp(-q_n^2 tau)/q_n^2

with ``q_n = (n + 1/2) pi`` from ``n = 0``, the zeros of ``J_0``, and ``n pi`` from ``n = 1``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import j0, j1, jn_zeros

SHORTEST = 1e-5
"""Times below are refused: the series would need too many terms."""

Array = NDArray[np.float64]


def fractional_uptake(tau: ArrayLike, dimension: int) -> Array:
    """``M(t)/M(oo)`` of a sheet, cylinder or sphere (`dimension` 1, 2, 3) for times 0 or at least :data:`SHORTEST`."""
    tau = np.asarray(tau, dtype=np.float64)
    q = _roots(tau, dimension)
    decay = np.exp(-np.multiply.outer(tau, q**2)) / q**2
    return np.where(tau > 0, 1 - 2 * dimension * decay.sum(axis=-1), 0.0)


def concentration(x: ArrayLike, tau: float, dimension: int) -> Array:
    """``c/c_s`` at ``0 <= x <= 1`` and one time ``tau``, at least :data:`SHORTEST`."""
    x = np.asarray(x, dtype=np.float64)
    if not tau > 0:
        raise ValueError("a profile needs a positive time")
    q = _roots(np.asarray(tau), dimension)
    phase = np.multiply.outer(x, q)
    sign = (-1.0) ** np.arange(len(q))
    if dimension == 1:
        modes = sign * np.cos(phase) / q
    elif dimension == 2:
        modes = j0(phase) / (q * j1(q))
    else:
        modes = sign * np.sinc(phase / np.pi)
    return np.asarray(1 - 2 * (modes * np.exp(-(q**2) * tau)).sum(axis=-1))


def _roots(tau: Array, dimension: int) -> Array:
    """All ``q_n`` whose modes are not negligible at the earliest time."""
    if dimension not in (1, 2, 3):
        raise ValueError(f"dimension must be 1, 2 or 3, not {dimension}")
    positive = tau[tau > 0]
    if np.any(tau < 0) or np.any(positive < SHORTEST):
        raise ValueError(f"times must be 0 or at least {SHORTEST:g} R^2/D")
    earliest = float(positive.min(initial=np.inf))
    count = 2 + int(np.sqrt(40 / earliest) / np.pi)  # exp(-40) is below rounding
    n = np.arange(count)
    if dimension == 2:
        return np.asarray(jn_zeros(0, count))
    return np.asarray((n + 0.5) * np.pi if dimension == 1 else (n + 1) * np.pi)
