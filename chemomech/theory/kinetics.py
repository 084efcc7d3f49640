"""What a front's history says about its kinetics: growth laws fitted, exponent, regime.

In a wire or a particle the front converges, so its depth is no power of time even in a pure regime. The growth
laws of the geometry (:mod:`chemomech.theory.growth`) take this out: ``t = A g_R(X) + B g_D(X)`` with the reacted
volume fraction ``X``, a reaction resistance ``A`` and a diffusion resistance ``B``.

Stress slows a front in either regime (and curvature speeds it up a little). With the share ``s`` of the surface
drive that they take, a front in series resistances would without them need ``(1 - s) dt`` for what took ``dt``: the
*intrinsic* law is fitted in this corrected time, the *apparent* one in real time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import nnls

from chemomech.theory.growth import diffusion_function, reaction_function

Array = npt.NDArray[np.float64]

INTERFACE_CONTROLLED = "interface-controlled"
MIXED = "mixed"
DIFFUSION_CONTROLLED = "diffusion-controlled"
SURFACE_CONTROLLED = "limited at the surface"

SMALLEST_WINDOW = 6
"""Points below which nothing is fitted."""
STRESS_RETARDED = 0.5
"""Share of the drive taken by stress from which a front counts as retarded by it."""


def regime_of(diffusion_share: float, surface_share: float = 0.0) -> str:
    """What controls a front: diffusion's share of the resistance below 0.3, above 0.7 or in between.

    Where the surface, with what lies on it, has more than 0.7 of all three, that does.
    """
    if surface_share > 0.7:
        return SURFACE_CONTROLLED
    if diffusion_share < 0.3:
        return INTERFACE_CONTROLLED
    return DIFFUSION_CONTROLLED if diffusion_share > 0.7 else MIXED


@dataclass(frozen=True)
class GrowthFit:
    """``t + t_0 = A g_R + B g_D`` fitted to a front."""

    reaction_time: float
    """``A`` [s]: full conversion without diffusion resistance takes this long."""
    diffusion_time: float
    """``B`` [s]; full conversion without reaction resistance takes ``B g_D(1)``."""
    offset: float
    """``t_0`` [s]: how much earlier a front that obeys the law from the surface would have started."""
    diffusion_share: float
    """Part of the fitted time that is due to diffusion."""
    residual: float
    """Root mean square of the misfit over the time spanned."""

    @property
    def regime(self) -> str:
        """By the share of diffusion in the fit."""
        return regime_of(self.diffusion_share)


@dataclass(frozen=True)
class Kinetics:
    """Apparent and intrinsic law of a front over a range of time."""

    apparent: GrowthFit
    intrinsic: GrowthFit
    apparent_exponent: float
    """``n`` of ``zeta ~ (t + t_0)^n`` in real time."""
    intrinsic_exponent: float
    """The same in corrected time: 1 under reaction control, 1/2 under diffusion control."""
    begin: float
    end: float
    largest_stress_share: float

    @property
    def stress_retarded(self) -> bool:
        """Whether stress took more than half of the drive at some time."""
        return self.largest_stress_share > STRESS_RETARDED


def corrected_depth(fraction: Array, dimension: int, swelling: float, diffusion_share: float) -> Array:
    """Depth coordinate ``zeta`` that grows as a power of time, between both pure regimes in proportion.

    ``zeta_R = g_R`` is the depth over the radius; ``zeta_D = sqrt(2 g_D/Z)`` agrees with it for shallow fronts.
    ``zeta = zeta_R^(1-w) zeta_D^w`` with ``w`` the share of diffusion.
    """
    reaction = reaction_function(fraction, dimension)
    diffusion = np.sqrt(2 * diffusion_function(fraction, dimension, swelling) / swelling)
    return np.asarray(reaction ** (1 - diffusion_share) * diffusion**diffusion_share)


def fit_growth(time: Array, fraction: Array, dimension: int, swelling: float) -> GrowthFit:
    """Least-squares fit with non-negative resistances through the first point.

    The origin of time follows: at ``-t_0`` a front that obeys the fitted law would have left the surface. ``time``
    [s] and ``fraction`` (reacted volume fraction behind the front) have the same length, at least
    :data:`SMALLEST_WINDOW`. Points count by the depth they cover, so that small steps do not dominate.
    """
    g_R = reaction_function(fraction, dimension)
    g_D = diffusion_function(fraction, dimension, swelling)
    weight = np.sqrt(np.maximum(np.gradient(g_R), 0.0))
    elapsed, slow, fast = time - time[0], g_D - g_D[0], g_R - g_R[0]
    unit = elapsed[-1]
    (A, B), _ = nnls(np.column_stack([fast, slow]) * weight[:, None], elapsed / unit * weight)
    total = A * fast[-1] + B * slow[-1]
    share = float(B * slow[-1] / total) if total > 0 else float("nan")
    model = time[0] + (A * fast + B * slow) * unit
    offset = (A * g_R[0] + B * g_D[0]) * unit - time[0]
    return GrowthFit(
        reaction_time=float(A * unit),
        diffusion_time=float(B * unit),
        offset=float(offset),
        diffusion_share=share,
        residual=float(np.sqrt(np.mean((model - time) ** 2)) / (time[-1] - time[0])),
    )


def stress_free_time(time: Array, stress_share: Array) -> Array:
    """Time a front without stress would need, ``int (1 - s) dt`` with the share ``s`` it takes (NaN: none)."""
    share = np.where(np.isfinite(stress_share), stress_share, 0.0)
    remaining = np.maximum(1 - (share[1:] + share[:-1]) / 2, 0.0)
    return np.concatenate([[0.0], np.cumsum(np.diff(time) * remaining)])


def analyse(
    time: Array,
    depth: Array,
    stress_share: Array,
    size: float,
    dimension: int,
    swelling: float,
    ramp: float,
    width: float,
) -> Kinetics | None:
    """Kinetics of a front after its start-up, or ``None`` if it moved too little to tell.

    ``time`` [s], ``depth`` and ``size`` and ``width`` in one unit of length. The start-up is over when the ramp is,
    and the front has advanced by two widths since; the window ends at nine tenths of the final depth (the rest of
    an arresting front says nothing about its law) and four widths before the centre, where the front collapses.
    """
    started = (time >= ramp) & np.isfinite(stress_share)
    if not started.any():
        return None
    first = depth[started][0] + 2 * width
    last = min(first + 0.9 * (depth[-1] - first), size - 4 * width)
    window = started & (depth >= first) & (depth <= last)
    window &= np.concatenate([[True], np.diff(depth) > 0])
    if np.count_nonzero(window) < SMALLEST_WINDOW:
        return None
    free_time = stress_free_time(time, stress_share)
    fraction = 1 - (1 - np.clip(depth / size, 0, 1)) ** dimension
    if free_time[window][-1] <= free_time[window][0]:
        return None
    intrinsic = fit_growth(free_time[window], fraction[window], dimension, swelling)
    corrected = corrected_depth(fraction[window], dimension, swelling, intrinsic.diffusion_share)
    age = float(free_time[window][0]) + intrinsic.offset
    return Kinetics(
        apparent=fit_growth(time[window], fraction[window], dimension, swelling),
        intrinsic=intrinsic,
        apparent_exponent=_exponent(time[window] - time[window][0] + age, corrected),
        intrinsic_exponent=_exponent(free_time[window] - free_time[window][0] + age, corrected),
        begin=float(time[window][0]),
        end=float(time[window][-1]),
        largest_stress_share=float(stress_share[started].max()),
    )


def _exponent(age: Array, depth: Array) -> float:
    """Slope of ``ln zeta`` over the logarithm of the time since the law left the surface."""
    use = age > 0
    weight = np.sqrt(np.maximum(np.gradient(depth), 0.0))
    return float(np.polyfit(np.log(age[use]), np.log(depth[use]), 1, w=weight[use])[0])
