"""Ideal mixing and a polynomial excess energy."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from chemomech.input.quantities import MolarEnergy
from chemomech.physics.functions import Functions
from chemomech.physics.mixing_law import Conditions, MixingLaw, ln_vacancies, site_fraction


class RedlichKister(MixingLaw):
    """``f = c ln c + (1 - c) ln(1 - c) + c (1 - c) sum_k L_k (1 - 2c)^k / RT``."""

    example: ClassVar[str] = "coefficients: [-4 kJ/mol, 1 kJ/mol]"
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
