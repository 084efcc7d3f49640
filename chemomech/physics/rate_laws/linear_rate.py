"""Kinetics of the front in proportion to its energy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Self

from pydantic import Field, PrivateAttr

from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.rate_law import RateLaw

LEAST_REFERENCE = 1e-300
"""Where the surface does not drive at all, nothing does: the drive is 0 and not undefined."""


class Linear(RateLaw):
    """``drive = -omega / omega_ref`` with ``omega_ref = |omega|`` at the surface: ``k`` is the speed at its drive."""

    law: Literal["linear"] = Field(description="-omega/|omega at the surface|")
    _reference: Any = PrivateAttr(1.0)
    _reverse: float = PrivateAttr(1.0)

    def at_surface(self, surface_energy: float, amorphisation_energy: float) -> Self:
        """With ``omega_ref``; the reverse branch may exceed 1, and the barrier grows with it."""
        found = self.model_copy()
        found._reference = max(abs(surface_energy), LEAST_REFERENCE)
        found._reverse = amorphisation_energy / found._reference
        return found

    def on_constants(self, constant: Callable[[float], Any]) -> Self:
        """``omega_ref`` is a number of the case, too."""
        found = self.model_copy()
        found._reference = constant(self._reference)
        return found

    def drive(self, omega: Any, functions: Functions = NUMPY) -> Any:
        """``-omega / omega_ref``."""
        return -omega / self._reference

    @property
    def slope(self) -> Any:
        """``1 / omega_ref``."""
        return 1 / self._reference

    @property
    def largest_drive(self) -> float:
        """1, or that of empty product, which turns back into host."""
        return max(1.0, self._reverse)
