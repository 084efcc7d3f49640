"""Mixing in the product: how its free energy deviates from ideal mixing.

With the site fraction c, per carrier site and in units of RT::

    f(c)  = c ln c + (1 - c) ln(1 - c) + excess energy
    f'(c) = ln(c / (1 - c)) + excess potential = mu
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from scipy.constants import R as GAS_CONSTANT
from scipy.constants import physical_constants

from ..case.quantities import MolarEnergy, Plain, Voltage
from .functions import Functions
from .laws import check_increasing, piecewise_linear
from .provenance import Provenance

FARADAY: float = physical_constants["Faraday constant"][0]
InnerFraction = Annotated[float, Plain(above=0.0, below=1.0)]


@dataclass(frozen=True)
class Conditions:
    """What an excess depends on besides the site fraction."""

    temperature: float
    """T [K]."""
    charge: float
    """z, charges per carrier [-]."""
    reference_voltage: float
    """U_0 [V]."""

    @property
    def thermal_energy(self) -> float:
        """RT [J/mol]."""
        return GAS_CONSTANT * self.temperature

    def potential(self, voltage: float) -> float:
        """``mu = z F (U_0 - V) / RT`` [RT]."""
        return self.charge * FARADAY * (self.reference_voltage - voltage) / self.thermal_energy

    def voltage(self, potential: float) -> float:
        """The voltage [V] that belongs to the diffusion potential `potential` [RT]."""
        return self.reference_voltage - potential * self.thermal_energy / (self.charge * FARADAY)


class IdealMixing(Provenance):
    """No excess: ``f' = ln(c / (1 - c))``."""

    model: Literal["ideal"] = Field(description="ideal mixing on the carrier sites")

    def potential(self, c: Any, at: Conditions, functions: Functions) -> Any:
        """Excess diffusion potential [RT]."""
        return 0.0 * c

    def energy(self, c: Any, at: Conditions, functions: Functions) -> Any:
        """Excess energy [RT], the integral of the potential from c = 0."""
        return 0.0 * c


class RedlichKister(Provenance):
    """``f_excess = c (1 - c) sum_k L_k (1 - 2c)^k / RT``."""

    model: Literal["redlich-kister"] = Field(description="polynomial excess energy")
    coefficients: tuple[MolarEnergy, ...] = Field(
        min_length=1,
        max_length=12,
        description="L_0, L_1, ... per mole of carrier sites, e.g. [-4 kJ/mol, 1 kJ/mol]",
    )

    def potential(self, c: Any, at: Conditions, functions: Functions) -> Any:
        """Excess diffusion potential [RT], the derivative of the energy."""
        s = 1.0 - 2.0 * c
        total: Any = 0.0 * c
        for k, coefficient in enumerate(self.coefficients):
            term = s ** (k + 1) - (2.0 * k) * c * (1.0 - c) * s ** (k - 1) if k else s
            total = total + (coefficient / at.thermal_energy) * term
        return total

    def energy(self, c: Any, at: Conditions, functions: Functions) -> Any:
        """Excess energy [RT]."""
        s = 1.0 - 2.0 * c
        total: Any = 0.0 * c
        for k, coefficient in enumerate(self.coefficients):
            term = c * (1.0 - c) * s**k if k else c * (1.0 - c)
            total = total + (coefficient / at.thermal_energy) * term
        return total


class OpenCircuitVoltage(Provenance):
    """Excess that reproduces a measured open-circuit voltage U(c) of the product at the table's points.

    ``excess(c_i) = z F (U_0 - U_i) / RT - ln(c_i / (1 - c_i))``, piecewise linear in between and constant
    beyond the ends, where ideal mixing takes over: the potential stays invertible up to c = 0 and 1.
    """

    model: Literal["open circuit voltage"] = Field(description="tabulated open-circuit voltage of the product")
    points: tuple[tuple[InnerFraction, Voltage], ...] = Field(
        min_length=2,
        max_length=1000,
        description="pairs [site fraction, voltage], e.g. [0.5, 0.2 V], strictly inside 0..1",
    )

    @model_validator(mode="after")
    def _increasing(self) -> Self:
        check_increasing([c for c, _ in self.points])
        return self

    def _nodes(self, at: Conditions) -> list[tuple[float, float]]:
        return [(c, at.potential(u) - math.log(c / (1.0 - c))) for c, u in self.points]

    def potential(self, c: Any, at: Conditions, functions: Functions) -> Any:
        """Excess diffusion potential [RT]."""
        return piecewise_linear(self._nodes(at), c, functions)

    def energy(self, c: Any, at: Conditions, functions: Functions) -> Any:
        """Excess energy [RT], the integral of the potential from c = 0."""
        nodes = self._nodes(at)
        slopes = [0.0, *((y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(nodes)), 0.0]
        value: Any = nodes[0][1] * c
        for (x, _), (before, after) in zip(nodes, pairwise(slopes), strict=True):
            beyond = functions.maximum(c - x, 0.0)
            value = value + (0.5 * (after - before)) * beyond * beyond
        return value


Excess = Annotated[IdealMixing | RedlichKister | OpenCircuitVoltage, Field(discriminator="model")]
