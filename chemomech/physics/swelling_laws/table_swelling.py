"""Volume that grows in steps, as measured."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chemomech.input.quantities import Fraction, Positive
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.monotone_cubic import check_increasing, monotone_cubic
from chemomech.physics.swelling_law import SwellingLaw


class TableSwelling(SwellingLaw):
    """``J_c`` smooth and monotone between `points`, from [0, 1] to [1, J_c of the full product]."""

    example: ClassVar[str] = "points: [[0, 1], [0.13, 1.6], [1, 5.2]]"
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
        """``J_c`` [-] at the site fraction `c` [-]."""
        return monotone_cubic(self.points, c, functions)
