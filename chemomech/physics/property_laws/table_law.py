"""A property as measured at some contents."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, Literal, Self

from pydantic import Field, model_validator

from chemomech.input.provenance import Q
from chemomech.input.quantities import Fraction
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.monotone_cubic import check_increasing, monotone_cubic
from chemomech.physics.property_law import PropertyLaw


class TableLaw(PropertyLaw, Generic[Q]):
    """Smooth and monotone between ``points``, constant beyond the first and the last."""

    example: ClassVar[str] = "points: [[0.1, 1 GPa], [0.4, 3 GPa], [1, 2 GPa]]"
    law: Literal["table"] = Field(description="smooth and monotone between points")
    points: tuple[tuple[Fraction, Q], ...] = Field(
        min_length=2, max_length=1000, description="pairs [site fraction, value], site fraction increasing"
    )

    @model_validator(mode="after")
    def _increasing(self) -> Self:
        check_increasing([c for c, _ in self.points])
        return self

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """``f`` at the site fraction `c`, in SI."""
        points = [(x, float(y)) for x, y in self.points]  # type: ignore[arg-type]
        first, last = points[0][0], points[-1][0]
        within = first + functions.maximum(c - first, 0.0) - functions.maximum(c - last, 0.0)
        return monotone_cubic(points, within, functions)
