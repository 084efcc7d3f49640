"""Flow whose rate is a power of the overstress."""

from __future__ import annotations

from math import sqrt
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field

from chemomech.input.quantities import Plain, Rate
from chemomech.physics.flow_rule import FlowRule
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.scales import Scales

Exponent = Annotated[float, Plain(at_least=0.2, at_most=50.0)]
NEWTON_STEPS = 6
"""Fixed for UFL; they do for exponents from 0.2 to 50."""


class PowerLaw(FlowRule):
    """``eps_p' = reference_rate (sigma_eq / sigma_Y - 1)^exponent``.

    With the relative overstress ``q = sigma_eq/sigma_Y - 1`` the backward Euler step is the scalar equation
    ``a q + b q^m = 1``, ``a = sqrt(2/3) sigma_Y / overstress``, ``b = sqrt(3/2) stiffness eps_0 dt / overstress``.
    ``min(1/a, b^(-1/m))`` bounds its root from above, and Newton's method converges from there (monotonically for
    ``m >= 1``, where the left side is convex).
    """

    example: ClassVar[str] = "reference_rate: 2.3e-3 1/s, exponent: 2.94"
    model: Literal["power law"] = Field(description="overstress follows a power of the flow rate")
    reference_rate: Rate = Field(description="plastic strain rate at twice the yield strength [1/s]")
    exponent: Exponent = Field(description="exponent of the relative overstress, 0.2 to 50 [-]")
    compiled_in: ClassVar[frozenset[str]] = frozenset({"exponent"})

    def scaled(self, scales: Scales) -> Self:
        """With the rate per unit of time of the problem."""
        return self.with_numbers(reference_rate=self.reference_rate * scales.time)

    def multiplier(
        self, overstress: Any, stiffness: Any, yield_strength: Any, time_step: Any, functions: Functions = NUMPY
    ) -> Any:
        """``sqrt(3/2) eps_0 q^m dt``."""
        m = self.exponent
        a = sqrt(2 / 3) * yield_strength / overstress
        b = sqrt(3 / 2) * stiffness * self.reference_rate * time_step / overstress
        q = functions.minimum(1 / a, b ** (-1 / m))
        for _ in range(NEWTON_STEPS):
            q = q - (a * q + b * q**m - 1) / (a + m * b * q ** (m - 1))
        return sqrt(3 / 2) * self.reference_rate * time_step * q**m
