"""Flow against a linear viscosity."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from pydantic import Field

from chemomech.input.quantities import Viscosity
from chemomech.physics.flow_rule import FlowRule
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.scales import Scales


class LinearViscosity(FlowRule):
    """Perzyna: ``eps_p' = (sigma_eq - sigma_Y) / viscosity``."""

    example: ClassVar[str] = "viscosity: 1 GPa*s"
    model: Literal["linear viscosity"] = Field(description="overstress proportional to the flow rate")
    viscosity: Viscosity = Field(description="overstress per plastic strain rate [Pa s]")

    def scaled(self, scales: Scales) -> Self:
        """With the viscosity that multiplies ``dgamma/dt``, 2/3 of the uniaxial one: ``q = sqrt(3/2) |s|``."""
        return self.with_numbers(viscosity=2 / 3 * self.viscosity / (scales.stress * scales.time))

    def multiplier(
        self, overstress: Any, stiffness: Any, yield_strength: Any, time_step: Any, functions: Functions = NUMPY
    ) -> Any:
        """``overstress / (2 Gbar + 2/3 H + eta/dt)``."""
        return overstress / (stiffness + self.viscosity / time_step)
