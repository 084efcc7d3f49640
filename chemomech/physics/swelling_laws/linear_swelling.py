"""Volume that grows in proportion to the carrier."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from chemomech.input.quantities import Plain
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.swelling_law import SwellingLaw

Expansion = Annotated[float, Plain(above=-0.9, at_most=20.0)]


class LinearSwelling(SwellingLaw):
    """``J_c = 1 + full_expansion c`` (Vegard's law of volumes)."""

    example: ClassVar[str] = "full_expansion: 2.81"
    law: Literal["linear"] = Field(description="volume linear in the site fraction")
    full_expansion: Expansion = Field(
        description="relative volume change of the full product, (V - V0)/V0 [-]; 2.81 for Li15Si4"
    )

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """``J_c`` [-] at the site fraction `c` [-]."""
        return 1.0 + self.full_expansion * c
