"""Kinetics of the front that are alike forward and back."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.rate_law import RateLaw


class Symmetric(RateLaw):
    """``drive = -tanh(omega / 2)``: forward and reverse branches alike."""

    law: Literal["symmetric"] = Field(description="-tanh(omega/2)")

    def drive(self, omega: Any, functions: Functions = NUMPY) -> Any:
        """``-tanh(omega / 2)``."""
        return -functions.tanh(omega / 2)

    @property
    def slope(self) -> float:
        """1/2."""
        return 0.5
