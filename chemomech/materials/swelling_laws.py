"""Chemical swelling: the volume ratio J_c of the product as a function of its site fraction."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chemomech.input.quantities import Fraction, Plain, Positive
from chemomech.materials.functions import NUMPY, Functions
from chemomech.materials.laws import check_increasing, monotone_cubic
from chemomech.materials.provenance import Provenance

Expansion = Annotated[float, Plain(above=-0.9, at_most=20.0)]


class LinearSwelling(Provenance):
    """``J_c = 1 + full_expansion c`` (Vegard's law of volumes)."""

    law: Literal["linear"] = Field(description="volume linear in the site fraction")
    full_expansion: Expansion = Field(
        description="relative volume change of the full product, (V - V0)/V0 [-]; 2.81 for Li15Si4"
    )

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """J_c at site fraction `c` [-]."""
        return 1.0 + self.full_expansion * c


class TableSwelling(Provenance):
    """J_c smooth and monotone between `points`, from [0, 1] to [1, J_c of the full product]."""

    law: Literal["table"] = Field(description="smooth and monotone between points, for stepwise alloying")
    points: tuple[tuple[Fraction, Positive], ...] = Field(
        min_length=2,
        max_length=1000,
        description="pairs [site fraction, J_c], from [0, 1] to [1, full volume ratio]",
    )

    @model_validator(mode="after")
    def _starts_pristine(self) -> Self:
        check_increasing([c for c, _ in self.points])
        if self.points[0] != (0.0, 1.0) or self.points[-1][0] != 1.0:
            raise PydanticCustomError("table", "a swelling table must start at [0, 1] and end at site fraction 1")
        return self

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """J_c at site fraction `c` [-]."""
        return monotone_cubic(self.points, c, functions)


Swelling = Annotated[LinearSwelling | TableSwelling, Field(discriminator="law")]
