"""First-order kinetics of the front."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.rate_law import RateLaw


class FirstOrder(RateLaw):
    """``drive = max(1 - exp(omega), -1)``: first-order kinetics ``(c - c_eq)/(1 - c_eq)``, reverse bounded."""

    law: Literal["first order"] = Field(description="max(1 - exp(omega), -1)")

    def drive(self, omega: Any, functions: Functions = NUMPY) -> Any:
        """``max(1 - exp(omega), -1)``."""
        return functions.maximum(1 - functions.exp(functions.minimum(omega, 1)), -1)

    @property
    def slope(self) -> float:
        """1."""
        return 1.0
