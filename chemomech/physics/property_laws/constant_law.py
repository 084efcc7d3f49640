"""A property that does not depend on the content."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, Literal

from pydantic import Field

from chemomech.input.provenance import Q
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.property_law import PropertyLaw


class ConstantLaw(PropertyLaw, Generic[Q]):
    """``f(c) = value``."""

    example: ClassVar[str] = "value: 80 GPa"
    law: Literal["constant"] = Field(description="the same at every site fraction")
    value: Q = Field(description="the value")

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """``f`` at the site fraction `c`, in SI."""
        return self.value
