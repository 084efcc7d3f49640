"""Carriers that do not feel each other."""

from __future__ import annotations

import math
from typing import Any, Literal

from pydantic import Field

from chemomech.physics.functions import Functions
from chemomech.physics.mixing_law import FULL, Conditions, MixingLaw, ln_vacancies


class IdealMixing(MixingLaw):
    """``f = c ln c + (1 - c) ln(1 - c)``."""

    model: Literal["ideal"] = Field(description="ideal mixing on the carrier sites")

    def potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``mu = y`` [RT]."""
        return logit

    def grand_potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``omega = ln(1 - c)`` [RT]."""
        return ln_vacancies(logit, functions)

    def equilibrium_fraction(self, amorphisation_energy: float, at: Conditions) -> float:
        """``1 - exp(-dg_am)``."""
        return min(-math.expm1(-amorphisation_energy), FULL)
