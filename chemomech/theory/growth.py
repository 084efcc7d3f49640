"""Quasi-steady growth laws of a reaction front: shrinking core with reaction, diffusion and swelling.

The time to convert the fraction X of a host of size R (thickness, radius) is::

    t = N R / (k dc) g_R(X)  +  N R^2 / (D dc) g_D(X)

with N the carriers taken up per reference volume, dc the driving concentration (surface minus front
equilibrium, per current volume of the product), k the rate constant of the front, D the diffusivity of the
product and Z its swelling ratio. Valid while dc is small against N / Z. With u = 1 + (Z - 1) X:

=========  ====================  ==========================================================
dimension  g_R                   g_D
=========  ====================  ==========================================================
1 film     X                     Z X^2 / 2                                       (Deal-Grove)
2 wire     1 - (1 - X)^(1/2)     [u ln u / (Z - 1) + (1 - X) ln(1 - X)] / 4
3 particle 1 - (1 - X)^(1/3)     [1 - (1 - X)^(2/3) - (u^(2/3) - 1) / (Z - 1)] / 2  (Carter-Valensi)
=========  ====================  ==========================================================
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import binom

_TERMS = 12
_SERIES_BELOW = 0.02


def reaction_function(X: ArrayLike, dimension: int) -> NDArray[np.float64]:
    """g_R(X) for converted volume fractions 0 <= X <= 1 in a film, wire or particle (`dimension` 1, 2, 3)."""
    X = _checked(X, dimension, 1.0)
    with np.errstate(divide="ignore"):  # X = 1: log 0 = -inf and g_R = 1
        return np.asarray(-np.expm1(np.log1p(-X) / dimension))


def diffusion_function(X: ArrayLike, dimension: int, Z: float = 1.0) -> NDArray[np.float64]:
    """g_D(X) for converted volume fractions 0 <= X <= 1 and swelling ratio `Z` > 0 (`dimension` 1, 2, 3)."""
    X = _checked(X, dimension, Z)
    if dimension == 1:
        return 0.5 * Z * X**2
    near_start = X * max(1.0, abs(Z - 1.0)) < _SERIES_BELOW
    # both closed forms are differences of nearly equal terms at small X
    return np.where(near_start, _series(X, dimension, Z - 1.0), _closed_form(X, dimension, Z - 1.0))


def _closed_form(X: NDArray[np.float64], dimension: int, e: float) -> NDArray[np.float64]:
    rest = 1.0 - X
    if dimension == 2:
        swollen = (1.0 + e * X) * np.log1p(e * X) / e if e else X
        core = rest * np.log(np.where(rest > 0.0, rest, 1.0))
        return 0.25 * (swollen + core)
    swollen = np.expm1(2.0 / 3.0 * np.log1p(e * X)) / e if e else 2.0 / 3.0 * X
    return 0.5 * (1.0 - np.cbrt(rest) ** 2 - swollen)


def _series(X: NDArray[np.float64], dimension: int, e: float) -> NDArray[np.float64]:
    j = np.arange(2, _TERMS)
    sign = (-1.0) ** j
    if dimension == 2:
        coefficients = 0.25 * (1.0 + sign * e ** (j - 1.0)) / (j * (j - 1.0))
    else:
        coefficients = 0.5 * binom(2.0 / 3.0, j) * (-sign - e ** (j - 1.0))
    return np.asarray(np.polynomial.polynomial.polyval(X, np.concatenate([[0.0, 0.0], coefficients])))


def _checked(X: ArrayLike, dimension: int, Z: float) -> NDArray[np.float64]:
    if dimension not in (1, 2, 3):
        raise ValueError(f"dimension must be 1, 2 or 3, not {dimension}")
    if not Z > 0.0:
        raise ValueError(f"the swelling ratio must be positive, not {Z}")
    X = np.asarray(X, dtype=np.float64)
    if np.any((X < 0.0) | (X > 1.0)):
        raise ValueError("converted fractions lie between 0 and 1")
    return X
