"""Mixing in the product: its free energy, per carrier site and in units of RT.

Every ingredient gives, as functions of the logit ``y = ln(c / (1 - c))`` of the site fraction c, so that they are
exact up to c = 0 and 1::

    mu    = f'(c)         diffusion potential; goes like y + constant far out, where all mixing is ideal
    omega = f - c f'      grand potential, 0 at c = 0;  d omega = -c d mu  (Gibbs and Duhem)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from chemomech.input.constants import FARADAY, GAS_CONSTANT
from chemomech.input.quantities import MolarEnergy
from chemomech.physics.functions import Functions
from chemomech.input.provenance import Provenance


@dataclass(frozen=True)
class Conditions:
    """What mixing depends on besides the site fraction."""

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


def site_fraction(logit: Any, functions: Functions) -> Any:
    """``c = 1 / (1 + exp(-y))``."""
    return 1.0 / (1.0 + functions.exp(-logit))


def ln_vacancies(logit: Any, functions: Functions) -> Any:
    """``ln(1 - c) = -ln(1 + exp(y))``: the grand potential of ideal mixing."""
    return -functions.ln(1.0 + functions.exp(logit))


class IdealMixing(Provenance):
    """``f = c ln c + (1 - c) ln(1 - c)``."""

    model: Literal["ideal"] = Field(description="ideal mixing on the carrier sites")

    def potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``mu = y`` [RT]."""
        return logit

    def grand_potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``omega = ln(1 - c)`` [RT]."""
        return ln_vacancies(logit, functions)

    def separation(self) -> None:
        """It never separates."""


class RedlichKister(Provenance):
    """``f = c ln c + (1 - c) ln(1 - c) + c (1 - c) sum_k L_k (1 - 2c)^k / RT``."""

    model: Literal["redlich-kister"] = Field(description="ideal mixing and a polynomial excess energy")
    coefficients: tuple[MolarEnergy, ...] = Field(
        min_length=1,
        max_length=12,
        description="L_0, L_1, ... per mole of carrier sites, e.g. [-4 kJ/mol, 1 kJ/mol]",
    )

    def potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``mu = y + excess'(c)`` [RT]."""
        return logit + self._slope(site_fraction(logit, functions), at)

    def grand_potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``omega = ln(1 - c) + excess - c excess'`` [RT]."""
        c = site_fraction(logit, functions)
        return ln_vacancies(logit, functions) + self._energy(c, at) - c * self._slope(c, at)

    def separation(self) -> None:
        """Whether it separates depends on the temperature; a case warns of it."""

    def _slope(self, c: Any, at: Conditions) -> Any:
        s = 1.0 - 2.0 * c
        total: Any = 0.0 * c
        for k, coefficient in enumerate(self.coefficients):
            term = s ** (k + 1) - (2.0 * k) * c * (1.0 - c) * s ** (k - 1) if k else s
            total = total + (coefficient / at.thermal_energy) * term
        return total

    def _energy(self, c: Any, at: Conditions) -> Any:
        s = 1.0 - 2.0 * c
        total: Any = 0.0 * c
        for k, coefficient in enumerate(self.coefficients):
            term = c * (1.0 - c) * s**k if k else c * (1.0 - c)
            total = total + (coefficient / at.thermal_energy) * term
        return total
