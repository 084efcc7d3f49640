"""The limit of a result as a parameter is halved again and again: order, extrapolated value, error bar.

Close to its limit a result behaves as ``f(l) = f_0 + a l^p``. Three results at ``l``, ``l/2`` and ``l/4`` give all
three numbers::

    q   = (f_3 - f_2) / (f_2 - f_1) = 2^(-p)        the differences shrink by the same factor
    f_0 = f_3 + (f_3 - f_2) / (2^p - 1)

Richardson's extrapolation with the order that is observed, which is Aitken's. The error bar is the distance from the
finest result to the limit, not the smaller uncertainty of the extrapolation itself: the extrapolation may be wholly
wrong, and the bar still covers the result it began with. P. J. Roache, J. Fluids Eng. 116 (1994) 405; that an
observed order is not trusted outside of a range follows L. Eça, M. Hoekstra, J. Comput. Phys. 262 (2014) 104.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

LOWEST_ORDER, HIGHEST_ORDER = 0.5, 2.1
"""Below the lowest order the limit is further away than the results are apart. Above the highest the last difference
is too small to be trusted: the highest order is used, and the error bar is the whole difference."""
RESOLUTION = 1e-3
"""Relative change of a result that mesh and time step alone may cause at their defaults."""


class Trend(StrEnum):
    """What the last three results do."""

    CONVERGING = "converging"
    """each difference is smaller than the one before, and all have one sign"""
    CONSTANT = "constant"
    """the results are the same but for :data:`RESOLUTION`"""
    OSCILLATING = "oscillating"
    """the differences shrink, but do not have one sign"""
    UNCERTAIN = "uncertain"
    """the differences do not shrink, or too slowly to say where they lead"""


REMARKS = {
    Trend.CONVERGING: "",
    Trend.CONSTANT: "hardly depends on the width",
    Trend.OSCILLATING: "does not approach a limit from one side: the value is the finest one, the error bar the spread",
    Trend.UNCERTAIN: "not converging yet: no extrapolation; begin with a smaller width or use more levels",
}
"""What a reader of the result should know."""


@dataclass(frozen=True)
class Limit:
    """Where a sequence of results leads; value and error bar are ``None`` if that cannot be said."""

    trend: Trend
    value: float | None
    error_bar: float | None
    order: float | None
    """``p`` as observed, of a sequence that converges."""

    @property
    def remark(self) -> str:
        """What to know about it; empty if it converges."""
        return REMARKS[self.trend]


def limit_of(results: Sequence[float]) -> Limit:
    """Limit of ``results`` at a parameter ``l, l/2, l/4, ...``; the last three of them count.

    Raises :class:`ValueError` if there are fewer than three, or one is not a finite number.
    """
    if len(results) < 3 or not np.all(np.isfinite(results)):
        raise ValueError("an extrapolation needs three results that are finite numbers")
    *_, first, second, third = (float(result) for result in results)
    spread = max(first, second, third) - min(first, second, third)
    if spread <= RESOLUTION * max(abs(first), abs(second), abs(third)):
        return Limit(Trend.CONSTANT, third, spread, None)
    last, before = third - second, second - first
    if abs(last) >= abs(before):
        return Limit(Trend.UNCERTAIN, None, None, None)
    if last * before <= 0:
        return Limit(Trend.OSCILLATING, third, spread, None)
    order = float(np.log2(before / last))
    if order < LOWEST_ORDER:
        return Limit(Trend.UNCERTAIN, None, None, order)
    correction = last / (2 ** min(order, HIGHEST_ORDER) - 1)
    error_bar = abs(correction) if order <= HIGHEST_ORDER else abs(last)
    return Limit(Trend.CONVERGING, third + correction, error_bar, order)


def convergence_curve(
    results: Sequence[float], parameters: Sequence[float]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]] | None:
    """``f_0 + a l^p`` through the finest result, from 0 to the coarsest of the last three; ``None`` if not converging.

    ``parameters`` are the values ``l`` of the ``results``.
    """
    found = limit_of(results)
    if found.trend is not Trend.CONVERGING or found.value is None or found.order is None:
        return None
    order = min(found.order, HIGHEST_ORDER)
    at: npt.NDArray[np.float64] = parameters[-3] * np.linspace(0.0, 1.0, 50, dtype=np.float64)
    return at, found.value + (results[-1] - found.value) * (at / parameters[-1]) ** order
