"""A rate constant that does not feel pressure."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.pressure_dependence import PressureDependence


class NoPressureDependence(PressureDependence):
    """``k`` is the same at any pressure, which acts on the drive only."""

    law: Literal["none"] = Field(description="pressure does not change the rate constant")
    depends: ClassVar[bool] = False

    def factor(self, pressure: Any, functions: Functions = NUMPY) -> Any:
        """1."""
        return 1.0
