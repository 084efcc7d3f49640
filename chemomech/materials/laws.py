"""Laws of the site fraction c of the carrier (0 empty, 1 full), chosen by name in the material file.

A law is data and one formula made of ``+ - * /``, ``exp`` and ``maximum``; it never branches on c,
so the same law evaluates on numbers, on arrays and on UFL expressions.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Any, Generic, Literal, Self

import numpy as np
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from scipy.interpolate import PchipInterpolator

from chemomech.input.quantities import Diffusivity, Fraction, Modulus, Plain, Positive
from chemomech.materials.functions import NUMPY, Functions
from chemomech.materials.provenance import Provenance, Q, schema_name

PoissonsRatio = Annotated[float, Plain(above=-1.0, below=0.5)]


class _Law(Provenance, Generic[Q]):
    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        return schema_name(cls, params)


class ConstantLaw(_Law[Q], Generic[Q]):
    """``f(c) = value``."""

    law: Literal["constant"] = Field(description="the same at every site fraction")
    value: Q = Field(description="the value")

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """f at site fraction `c`, in SI."""
        return self.value


class LinearLaw(_Law[Q], Generic[Q]):
    """``f(c) = at_zero + (at_full - at_zero) c``."""

    law: Literal["linear"] = Field(description="linear in the site fraction")
    at_zero: Q = Field(description="value of the empty phase, c = 0")
    at_full: Q = Field(description="value of the full phase, c = 1")

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """f at site fraction `c`, in SI."""
        return self.at_zero + (self.at_full - self.at_zero) * c  # type: ignore[operator]


class ExponentialLaw(_Law[Q], Generic[Q]):
    """``f(c) = saturation + (initial - saturation) exp(-c / decay)``.

    Source: Di Leo, Rejovitzky, Anand 2015, concentration softening of the yield strength.
    """

    law: Literal["exponential"] = Field(description="exponential decay to a saturation value")
    initial: Q = Field(description="value of the empty phase, c = 0")
    saturation: Q = Field(description="value approached when c is much larger than the decay")
    decay: Positive = Field(description="site fraction over which the difference falls to 1/e [-]")

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """f at site fraction `c`, in SI."""
        span = self.initial - self.saturation  # type: ignore[operator]
        return self.saturation + span * functions.exp(c * (-1.0 / self.decay))


class TableLaw(_Law[Q], Generic[Q]):
    """Smooth and monotone between ``points``, constant beyond the first and the last."""

    law: Literal["table"] = Field(description="smooth and monotone between points")
    points: tuple[tuple[Fraction, Q], ...] = Field(
        min_length=2, max_length=1000, description="pairs [site fraction, value], site fraction increasing"
    )

    @model_validator(mode="after")
    def _increasing(self) -> Self:
        check_increasing([c for c, _ in self.points])
        return self

    def __call__(self, c: Any, functions: Functions = NUMPY) -> Any:
        """f at site fraction `c`, in SI."""
        points = [(x, float(y)) for x, y in self.points]  # type: ignore[arg-type]
        first, last = points[0][0], points[-1][0]
        within = first + functions.maximum(c - first, 0.0) - functions.maximum(c - last, 0.0)
        return monotone_cubic(points, within, functions)


def check_increasing(abscissas: list[float]) -> None:
    """Raise an error for the user unless every entry is larger than the one before."""
    for left, right in pairwise(abscissas):
        if not right > left:
            raise PydanticCustomError(
                "table",
                "the first column of a table must increase; {right} follows {left}",
                {"left": f"{left:g}", "right": f"{right:g}"},
            )


def monotone_cubic(points: Sequence[tuple[float, float]], c: Any, functions: Functions = NUMPY) -> Any:
    """Monotone cubic interpolation (PCHIP) as a sum of truncated powers; the outer cubics go on beyond the ends.

    ``p_0(c) + sum_i [ a_i + b_i (c - x_i) ] max(c - x_i, 0)^2``: neighbouring cubics share value and slope, so their
    difference starts with the square. A smooth first derivative matters where the law is part of an energy: a jump
    in it would be a jump of the diffusion potential. F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5
    (1984) 300.
    """
    x = [point[0] for point in points]
    cubics = PchipInterpolator(x, [point[1] for point in points]).c.T
    third, second, slope, start = (float(number) for number in cubics[0])
    t = c - x[0]
    value: Any = start + t * (slope + t * (second + t * third))
    for knot, width, (before, after) in zip(x[1:-1], np.diff(x), pairwise(cubics), strict=False):
        beyond = functions.maximum(c - knot, 0.0)
        square = float(after[1] - before[1] - 3 * before[0] * width)
        value = value + (square + float(after[0] - before[0]) * beyond) * beyond * beyond
    return value


StressLaw = Annotated[
    ConstantLaw[Modulus] | LinearLaw[Modulus] | ExponentialLaw[Modulus] | TableLaw[Modulus],
    Field(discriminator="law"),
]
RatioLaw = Annotated[
    ConstantLaw[PoissonsRatio] | LinearLaw[PoissonsRatio] | ExponentialLaw[PoissonsRatio] | TableLaw[PoissonsRatio],
    Field(discriminator="law"),
]
DiffusivityLaw = Annotated[
    ConstantLaw[Diffusivity] | LinearLaw[Diffusivity] | ExponentialLaw[Diffusivity] | TableLaw[Diffusivity],
    Field(discriminator="law"),
]
