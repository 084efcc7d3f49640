"""Charge transfer in proportion to the overpotential."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from pydantic import Field

from chemomech.input.quantities import ExchangeCurrentDensity
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.scales import Scales
from chemomech.physics.surface_kinetics_law import SurfaceKinetics


class LinearKinetics(SurfaceKinetics):
    """``i = i_0 (mu_ext - mu)`` per current area, with the potential ``mu_ext`` [RT] of the voltage.

    Small overpotentials of any law of charge transfer: the linear Butler-Volmer equation.
    """

    example: ClassVar[str] = "exchange_current_density: 1 A/m^2"
    law: Literal["linear"] = Field(description="current proportional to the overpotential (linear Butler-Volmer)")
    exchange_current_density: ExchangeCurrentDensity = Field(
        description="i_0 [A/m^2] of the deformed surface: current per RT of difference between the potential that "
        "belongs to the voltage and that of the carrier at the surface"
    )

    def scaled(self, scales: Scales) -> Self:
        """With the flux that belongs to ``i_0``."""
        return self.with_numbers(exchange_current_density=self.exchange_current_density * scales.per_current_density)

    def flux(self, difference: Any, logit: Any, film_resistance: Any = None, functions: Functions = NUMPY) -> Any:
        """``j_0 (mu_ext - mu)``, less in series with a film."""
        if film_resistance is None:
            return self.exchange_current_density * difference
        return difference / (1 / self.exchange_current_density + film_resistance)
