"""Chemistry of the product: mixing free energy, amorphisation energy, voltage.

Energies per carrier site in units of RT; c is the site fraction of the product::

    f(c)     = c ln c + (1 - c) ln(1 - c) + excess energy
    f'(c)    = ln(c / (1 - c)) + excess potential = mu
    omega(c) = dg_am + f - c f'          the transformation runs forward where omega < 0
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from scipy.constants import R as GAS_CONSTANT
from scipy.constants import physical_constants

from ..case.block import Block
from ..case.units import Barrier, MolarEnergy, Plain, Voltage
from .functions import NUMPY, Functions
from .laws import check_increasing, piecewise_linear
from .provenance import Provenance, Sourced

FARADAY = physical_constants["Faraday constant"][0]
InnerFraction = Annotated[float, Plain(above=0.0, below=1.0)]
Solubility = Annotated[float, Plain(above=0.0, at_most=0.1)]


class IdealMixing(Provenance):
    """No excess: ``f' = ln(c / (1 - c))``."""

    model: Literal["ideal"] = Field(description="ideal mixing on the carrier sites")

    def potential(self, c: Any, chemistry: Chemistry, charge: float, temperature: float, functions: Functions) -> Any:
        """Excess diffusion potential [RT]."""
        return 0.0 * c

    def energy(self, c: Any, chemistry: Chemistry, charge: float, temperature: float, functions: Functions) -> Any:
        """Excess energy [RT], the integral of the potential from c = 0."""
        return 0.0 * c


class RedlichKister(Provenance):
    """``f_excess = c (1 - c) sum_k L_k (1 - 2c)^k / RT``."""

    model: Literal["redlich-kister"] = Field(description="polynomial excess energy")
    coefficients: tuple[MolarEnergy, ...] = Field(
        min_length=1, max_length=12, description="L_0, L_1, ... per mole of carrier sites, e.g. [-4 kJ/mol, 1 kJ/mol]"
    )

    def potential(self, c: Any, chemistry: Chemistry, charge: float, temperature: float, functions: Functions) -> Any:
        """Excess diffusion potential [RT], the derivative of the energy."""
        s = 1.0 - 2.0 * c
        total: Any = 0.0 * c
        for k, coefficient in enumerate(self.coefficients):
            term = s ** (k + 1) - (2.0 * k) * c * (1.0 - c) * s ** (k - 1) if k else s
            total = total + (coefficient / (GAS_CONSTANT * temperature)) * term
        return total

    def energy(self, c: Any, chemistry: Chemistry, charge: float, temperature: float, functions: Functions) -> Any:
        """Excess energy [RT]."""
        s = 1.0 - 2.0 * c
        total: Any = 0.0 * c
        for k, coefficient in enumerate(self.coefficients):
            term = c * (1.0 - c) * s**k if k else c * (1.0 - c)
            total = total + (coefficient / (GAS_CONSTANT * temperature)) * term
        return total


class OpenCircuitVoltage(Provenance):
    """Excess that reproduces a measured open-circuit voltage U(c) of the product at the table's points.

    ``excess(c_i) = z F (U_0 - U_i) / RT - ln(c_i / (1 - c_i))``, piecewise linear in between and constant
    beyond the ends, where ideal mixing takes over: the potential stays invertible up to c = 0 and 1.
    """

    model: Literal["open circuit voltage"] = Field(description="tabulated open-circuit voltage of the product")
    points: tuple[tuple[InnerFraction, Voltage], ...] = Field(
        min_length=2, max_length=1000, description="pairs [site fraction, voltage], e.g. [0.5, 0.2 V], strictly inside 0..1"
    )

    @model_validator(mode="after")
    def _increasing(self) -> Self:
        check_increasing([c for c, _ in self.points])
        return self

    def _nodes(self, chemistry: Chemistry, charge: float, temperature: float) -> list[tuple[float, float]]:
        scale = charge * FARADAY / (GAS_CONSTANT * temperature)
        return [(c, scale * (chemistry.reference_voltage.value - u) - math.log(c / (1 - c))) for c, u in self.points]

    def potential(self, c: Any, chemistry: Chemistry, charge: float, temperature: float, functions: Functions) -> Any:
        """Excess diffusion potential [RT]."""
        return piecewise_linear(self._nodes(chemistry, charge, temperature), c, functions)

    def energy(self, c: Any, chemistry: Chemistry, charge: float, temperature: float, functions: Functions) -> Any:
        """Excess energy [RT], the integral of the potential from c = 0."""
        nodes = self._nodes(chemistry, charge, temperature)
        slopes = [0.0, *((y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(nodes)), 0.0]
        value: Any = nodes[0][1] * c
        for (x, _), (before, after) in zip(nodes, pairwise(slopes), strict=True):
            beyond = functions.maximum(c - x, 0.0)
            value = value + (0.5 * (after - before)) * beyond * beyond
        return value


Excess = Annotated[IdealMixing | RedlichKister | OpenCircuitVoltage, Field(discriminator="model")]


class Chemistry(Block):
    """Thermodynamics of host and product without stress."""

    reference_voltage: Sourced[Voltage] = Field(
        description="U_0 [V]: voltage at which the ideal product is half full, mu = z F (U_0 - V) / RT"
    )
    amorphisation_energy: Sourced[Barrier] = Field(
        description="dg_am [J/mol of carrier sites]: energy that turns the host into empty product"
    )
    host_solubility: Sourced[Solubility] = Field(
        description="epsilon [-]: carrier the host takes up, relative to the product"
    )
    excess: Excess = Field(description="deviation of the product from ideal mixing")


