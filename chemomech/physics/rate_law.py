"""Drive of the front as a function of its energy."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar, Self

from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.laws import Law
from chemomech.register.kind import Kind
from chemomech.register.kinds import RATE_LAW


class RateLaw(Law):
    """Drive of the front over ``omega`` [RT], what the transformation of a carrier site costs (< 0 where it reacts)."""

    kind: ClassVar[Kind] = RATE_LAW

    @abstractmethod
    def drive(self, omega: Any, functions: Functions = NUMPY) -> Any:
        """Dimensionless drive, positive exactly where ``omega < 0``: the speed of a plane front is ``k drive``."""

    @property
    @abstractmethod
    def slope(self) -> Any:
        """``-d drive / d omega`` at equilibrium: the energy of the front is its barrier over this."""

    def at_surface(self, surface_energy: float, amorphisation_energy: float) -> Self:
        """The law in a body that is driven from its surface.

        ``surface_energy`` [RT] is omega of product at the potential of the surface, ``amorphisation_energy`` [RT]
        omega of empty product: between them lies what drives the front forward and back.
        """
        return self

    @property
    def largest_drive(self) -> float:
        """Bound of the drive, forward or back: the barrier of the double well is so many times as high."""
        return 1.0
