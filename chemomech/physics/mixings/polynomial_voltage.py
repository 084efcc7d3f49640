"""Mixing by a polynomial of the open-circuit voltage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal, Self

import numpy as np
from numpy.polynomial import Polynomial
from pydantic import Field, model_validator

from chemomech.input.quantities import Quantity
from chemomech.input.units import VOLTAGE
from chemomech.physics.functions import Functions
from chemomech.physics.measured_voltage import Curve, InnerFraction, MeasuredVoltage
from chemomech.physics.mixing_law import Conditions
from chemomech.physics.monotone_cubic import check_increasing

Coefficient = Annotated[float, Quantity(VOLTAGE, at_least=-1e6, at_most=1e6)]


class PolynomialVoltage(MeasuredVoltage):
    """``U(c) = sum_k a_k c^k`` in a range of c."""

    example: ClassVar[str] = "coefficients: [0.6 V, -0.5 V], range: [0.02, 0.97]"
    model: Literal["polynomial voltage"] = Field(description="open-circuit voltage of the product as a polynomial")
    coefficients: tuple[Coefficient, ...] = Field(
        min_length=2,
        max_length=20,
        description="a_0, a_1, ... of U = a_0 + a_1 c + a_2 c^2 + ... with the site fraction c, e.g. [0.6 V, -0.5 V]",
    )
    range: tuple[InnerFraction, InnerFraction] = Field(
        description="[first, last] site fraction in which the polynomial holds; beyond them mixing is ideal"
    )

    @model_validator(mode="after")
    def _first_and_last(self) -> Self:
        check_increasing(list(self.range))
        return self

    @property
    def ends(self) -> tuple[float, float]:
        """The range."""
        return self.range

    def curve(self, at: Conditions) -> Curve:
        """The polynomial in units of the potential."""
        constant, *others = self.coefficients
        return _PolynomialCurve(
            (at.potential(constant), *(at.potential(a) - at.potential(0.0) for a in others)), self.range[0]
        )

    def separation(self) -> tuple[str, str] | None:
        """The key that says the polynomial and where in its range it does not fall; None if it falls throughout."""
        rising = [f"c = {left:.4g} and {right:.4g}" for left, right in self._rising()]
        return ("coefficients", f"the voltage rises between {' and between '.join(rising)}") if rising else None

    def _rising(self) -> Iterator[tuple[float, float]]:
        """Intervals of the range in which the voltage does not fall."""
        first, last = self.range
        slope = Polynomial(self.coefficients).deriv()
        roots = np.asarray(slope.roots(), dtype=np.complex128)
        real = sorted(float(root.real) for root in roots if abs(root.imag) < 1e-9 and first < root.real < last)
        for left, right in pairwise([first, *real, last]):
            if slope(0.5 * (left + right)) >= 0.0:
                yield left, right


@dataclass(frozen=True)
class _PolynomialCurve:
    coefficients: tuple[float, ...]
    start: float

    def __call__(self, x: Any, functions: Functions) -> Any:
        return _horner(self.coefficients, x)

    def integral(self, x: Any, functions: Functions) -> Any:
        primitive = (0.0, *(a / (k + 1) for k, a in enumerate(self.coefficients)))
        return _horner(primitive, x) - _horner(primitive, self.start)


def _horner(coefficients: tuple[float, ...], x: Any) -> Any:
    value: Any = coefficients[-1]
    for a in reversed(coefficients[:-1]):
        value = a + x * value
    return value
