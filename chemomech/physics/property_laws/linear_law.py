"""A property that changes in proportion to the content."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, Literal

from pydantic import Field

from chemomech.input.provenance import Q
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.property_law import PropertyLaw


class LinearLaw(PropertyLaw, Generic[Q]):
    """``f(c) = at_zero + (at_full - at_zero) c``."""

    example: ClassVar[str] = "at_zero: 90 GPa, at_full: 40 GPa"
    law: Literal["linear"] = Field(description="linear in the site fraction")
    at_zero: Q = Field(description="value of the empty phase, c = 0")
    at_full: Q = Field(description="value of the full phase, c = 1")

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """``f`` at the site fraction `c`, in SI."""
        return self.at_zero + (self.at_full - self.at_zero) * c  # type: ignore[operator]
