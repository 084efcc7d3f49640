"""A product with a stretch of its own along each axis of the crystal."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chemomech.input.quantities import Plain
from chemomech.physics.chemical_stretch import ChemicalStretch

Stretch = Annotated[float, Plain(above=0.0, at_most=20.0)]
CLOSE = 0.01
"""Relative difference of volume ratios that is taken for rounding."""


class AxesStretch(ChemicalStretch):
    """Stretches of the full product along the axes a, b and c of the crystal."""

    example: ClassVar[str] = "along_a: 1.2, along_b: 1.2, along_c: 2.65"
    law: Literal["axes"] = Field(description="orthogonal axes with a stretch each")
    along_a: Stretch = Field(description="length of the full product over that of the host along a [-]")
    along_b: Stretch = Field(description="length of the full product over that of the host along b [-]")
    along_c: Stretch = Field(description="length of the full product over that of the host along c [-]")

    @model_validator(mode="after")
    def _changes_the_volume(self) -> Self:
        if abs(math.log(self._product)) < CLOSE:
            raise PydanticCustomError(
                "stretch",
                "the product of the three stretches is {product}: a volume that does not change cannot be shared out",
                {"product": f"{self._product:.4g}"},
            )
        return self

    @property
    def _product(self) -> float:
        return self.along_a * self.along_b * self.along_c

    @property
    def shares(self) -> tuple[float, float, float]:
        """``w_i`` along a, b and c; their sum is 1."""
        total = math.log(self._product)
        a, b, c = (math.log(stretch) / total for stretch in (self.along_a, self.along_b, self.along_c))
        return a, b, c

    def fault(self, volume_ratio: float) -> str | None:
        """Why the stretches do not fit the volume ratio of the full product; None if they do."""
        if math.isclose(self._product, volume_ratio, rel_tol=CLOSE):
            return None
        return (
            f"the product of the three stretches is {self._product:.4g}, but the swelling makes the full product "
            f"{volume_ratio:.4g} times as large as the host; they must agree to {100 * CLOSE:.2g} %"
        )
