"""From reaction to diffusion control: how the exponent of a front's growth falls from 1 to 1/2.

A quasi-steady plane front under constant drive obeys ``t = L/k' + L^2/(2 D')`` (B. E. Deal and A. S. Grove, Journal
of Applied Physics 36 (1965) 3770): ``k'`` is its speed without diffusion resistance, ``2 D'`` the square of its depth
over time without reaction resistance. Its local exponent ``n = d ln L/d ln t`` depends on ``Da = k' L/D'`` only::

    n = (1 + Da/2) / (1 + Da)

In a wire or a particle the front converges and ``L`` is no power of time in either limit. With the growth laws of
the geometry, ``t = (R/k') g_R(X) + (R^2/D') g_D(X)/Z``, the *equivalent planar depth* is the depth that a plane front
with the same ``k'`` and ``D'`` has at the time when the fraction ``X`` has reacted. It grows with the exponent above.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chemomech.theory.growth import diffusion_function, reaction_function
from chemomech.theory.planar import Stefan, reaction_speed


def exponent(damkoehler: ArrayLike) -> NDArray[np.float64]:
    """``n = (1 + Da/2)/(1 + Da)`` for ``Da >= 0``: 1 for a reaction-controlled front, 1/2 under diffusion control."""
    Da = np.asarray(damkoehler, dtype=np.float64)
    return np.asarray((1 + Da / 2) / (1 + Da))


def effective_damkoehler(
    length: ArrayLike, rate_constant: float, diffusivity: float, surface: float, equilibrium: float
) -> NDArray[np.float64]:
    """``Da = k' L/D'`` of a front at depth ``L`` (or for the size ``L`` of a body), without swelling.

    ``k' = k (c_s - c_eq)/(1 - c_eq)`` and ``D' = 2 lam^2 D`` with Stefan's constant ``lam``: both limits are exact for
    any drive. For small drives ``Da`` tends to ``k L/D c_eq/(1 - c_eq)``, which the drive has left.
    """
    slow = Stefan(surface, equilibrium, diffusivity).parabolic_constant
    return np.asarray(reaction_speed(rate_constant, surface, equilibrium) * np.asarray(length) / slow)


def equivalent_depth(
    fraction: ArrayLike, dimension: int, damkoehler: float, swelling: float = 1.0
) -> NDArray[np.float64]:
    """Depth over size, ``zeta``, of the plane front that is as old as one that has converted ``fraction``.

    ``zeta + Da zeta^2/2 = g_R + Da g_D/Z`` with ``Da >= 0`` the effective Damköhler number of the size: ``g_R`` under
    reaction control, ``sqrt(2 g_D/Z)`` under diffusion control, and the depth itself in a film.
    """
    age = (
        reaction_function(fraction, dimension)
        + damkoehler * diffusion_function(fraction, dimension, swelling) / swelling
    )
    return np.asarray(2 * age / (1 + np.sqrt(1 + 2 * damkoehler * age)))


def local_exponents(time: ArrayLike, depth: ArrayLike) -> NDArray[np.float64]:
    """``d ln L/d ln t`` between neighbouring points of a history with increasing positive ``time`` and ``depth``."""
    return np.asarray(np.diff(np.log(np.asarray(depth))) / np.diff(np.log(np.asarray(time))))
