"""Curved fronts of finite width: ``v = k [drive + (W_b/6) l K]`` with ``K = (d - 1)/R`` around a core of radius ``R``.

The capillary term comes from the double well (height ``W_b``, interface width ``l``), whose front shortens itself:
S. M. Allen and J. W. Cahn, Acta Metallurgica 27 (1979) 1085. It drives a front that converges on a core. With
``b = (W_b/6) l (d - 1)``, ``d = 2`` for a wire and 3 for a particle, ``dR/dt = -k (drive + b/R)``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class ShrinkingCore:
    """Core of a wire or a particle behind a front under a constant drive, in any consistent units."""

    dimension: int
    """``d``: 2 wire, 3 particle."""
    radius: float
    """``R_0`` at ``t = 0``."""
    rate_constant: float
    """``k``."""
    width: float
    """``l``."""
    barrier: float
    """``W_b``."""
    drive: float = 0.0
    """Constant; 0 leaves curvature alone."""

    def __post_init__(self) -> None:
        """Refuse fronts without curvature or with a negative drive."""
        if self.dimension not in (2, 3):
            raise ValueError(f"dimension must be 2 or 3, not {self.dimension}")
        if self.drive < 0:
            raise ValueError(f"the drive must not be negative, not {self.drive}")

    @property
    def capillary_length(self) -> float:
        """``b = (W_b/6) l (d - 1)``: curvature counts for as much as a drive of 1 where ``R = b``."""
        return self.barrier / 6 * self.width * (self.dimension - 1)

    def speed(self, radius: ArrayLike) -> NDArray[np.float64]:
        """``-dR/dt = k (drive + b/R)``."""
        return np.asarray(self.rate_constant * (self.drive + self.capillary_length / np.asarray(radius)))

    def time(self, radius: ArrayLike) -> NDArray[np.float64]:
        """Time at which the core has the given radius, ``0 <= R <= R_0``.

        ``(R_0^2 - R^2)/(2 k b)`` without drive, else ``[R_0 - R - q ln((R_0 + q)/(R + q))]/(k drive)`` with
        ``q = b/drive``.
        """
        R = np.asarray(radius, dtype=np.float64)
        if self.drive == 0:
            return np.asarray((self.radius**2 - R**2) / (2 * self.rate_constant * self.capillary_length))
        q = self.capillary_length / self.drive
        return np.asarray(
            (self.radius - R - q * np.log((self.radius + q) / (R + q))) / (self.rate_constant * self.drive)
        )

    def radius_at(self, time: ArrayLike) -> NDArray[np.float64]:
        """``R(t) = sqrt(R_0^2 - 2 k b t)`` without drive, 0 once it has vanished. Raises ``ValueError`` with drive."""
        if self.drive != 0:
            raise ValueError("R(t) has a closed form without drive only; use time(R)")
        square = self.radius**2 - 2 * self.rate_constant * self.capillary_length * np.asarray(time)
        return np.asarray(np.sqrt(np.maximum(square, 0.0)))
