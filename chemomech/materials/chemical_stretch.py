"""Chemical stretch F_c: how the volume ratio J_c is shared out between the directions of the crystal.

With the full product's stretches ``lambda_a, lambda_b, lambda_c`` along orthogonal axes::

    F_c = sum_i J_c^(w_i) a_i (x) a_i,   w_i = ln lambda_i / ln(lambda_a lambda_b lambda_c)

so that ``det F_c = J_c`` at every content, whatever the law of the volume, and all axes go in step. An isotropic
product has ``w_i = 1/3``.
"""

from __future__ import annotations

import math
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chemomech.input.quantities import Plain
from chemomech.input.provenance import Provenance

Stretch = Annotated[float, Plain(above=0.0, at_most=20.0)]
CLOSE = 0.01
"""Relative difference of volume ratios that is taken for rounding."""
ISOTROPIC = (1 / 3, 1 / 3, 1 / 3)


class IsotropicStretch(Provenance):
    """``F_c = J_c^(1/3) I``."""

    law: Literal["isotropic"] = Field(description="the same along all directions")

    @property
    def shares(self) -> tuple[float, float, float]:
        """``w_i`` along a, b and c: a third each."""
        return ISOTROPIC

    def fault(self, volume_ratio: float) -> str | None:
        """None: any volume will do."""
        return None


class AxesStretch(Provenance):
    """Stretches of the full product along the axes a, b and c of the crystal."""

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


ChemicalStretch = Annotated[IsotropicStretch | AxesStretch, Field(discriminator="law")]
