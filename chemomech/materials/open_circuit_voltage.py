"""Mixing that is given by the open-circuit voltage U(c) of the product: a table, a polynomial or plateaus.

Between the site fractions ``c_1`` and ``c_2`` in which the voltage is known the diffusion potential is that of the
voltage and nothing else; beyond them mixing is ideal. With the logit ``y`` and ``y^``, the nearest to it in the range::

    mu    = g(c^) + (y - y^),   g = z F (U_0 - U) / RT,   c^ = 1 / (1 + exp(-y^))
    omega = ln(1 - c) - ln(1 - c^) + ln(1 - c_1) - int_(c_1)^(c^) c dg

No ideal part is taken off and added again: in the range ``y - y^ = 0``, and beyond it ``mu`` rises like ``y``. The
integral is exact, and so is ``d omega = -c d mu``.
"""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, Literal, Protocol, Self

import numpy as np
from numpy.polynomial import Polynomial
from pydantic import Field, model_validator

from chemomech.input.block import as_written, fault
from chemomech.input.quantities import Plain, Quantity, Voltage
from chemomech.input.units import VOLTAGE, format_quantity
from chemomech.physics.functions import NUMPY, Functions
from chemomech.physics.monotone_cubic import check_increasing
from chemomech.materials.mixing import Conditions, ln_vacancies, site_fraction
from chemomech.input.provenance import Provenance
from chemomech.physics.spline import MonotoneSpline

InnerFraction = Annotated[float, Plain(above=0.0, below=1.0)]
Coefficient = Annotated[float, Quantity(VOLTAGE, at_least=-1e6, at_most=1e6)]
Fall = Annotated[float, Quantity(VOLTAGE, above=0.0, at_most=1.0)]


class Curve(Protocol):
    """A function of the site fraction and its integral: formulas for numbers, arrays and UFL."""

    def __call__(self, x: Any, functions: Functions) -> Any:
        """The function at `x`."""

    def integral(self, x: Any, functions: Functions) -> Any:
        """Its integral from the beginning of the range to `x`."""


class _MeasuredVoltage(Provenance):
    @property
    @abstractmethod
    def ends(self) -> tuple[float, float]:
        """``c_1`` and ``c_2`` [-]."""

    @abstractmethod
    def curve(self, at: Conditions) -> Curve:
        """``g = z F (U_0 - U) / RT`` over the site fraction."""

    def potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``mu`` [RT]."""
        within = self._within(logit, functions)
        return self.curve(at)(site_fraction(within, functions), functions) + (logit - within)

    def grand_potential(self, logit: Any, at: Conditions, functions: Functions) -> Any:
        """``omega`` [RT], with ``int c dg = c g - c_1 g_1 - int g dc``."""
        curve, first, within = self.curve(at), self.ends[0], self._within(logit, functions)
        c = site_fraction(within, functions)
        work = c * curve(c, functions) - first * float(curve(first, NUMPY)) - curve.integral(c, functions)
        ideal = ln_vacancies(logit, functions) - ln_vacancies(within, functions) + math.log1p(-first)
        return ideal - work

    def _within(self, logit: Any, functions: Functions) -> Any:
        first, last = (math.log(c / (1.0 - c)) for c in self.ends)
        return first + functions.maximum(logit - first, 0.0) - functions.maximum(logit - last, 0.0)


class OpenCircuitVoltage(_MeasuredVoltage):
    """A table, with a monotone cubic spline (PCHIP) through its points.

    At its ends the spline takes the slope of ideal mixing, ``dg/dc = 1/(c (1 - c))``, as far as it may without rising:
    there is no kink, or a small one.
    """

    model: Literal["open circuit voltage"] = Field(description="tabulated open-circuit voltage of the product")
    points: tuple[tuple[InnerFraction, Voltage], ...] = Field(
        min_length=2,
        max_length=1000,
        description="pairs [site fraction, voltage], e.g. [0.5, 0.2 V], strictly inside 0..1",
    )

    @model_validator(mode="after")
    def _increasing(self) -> Self:
        check_increasing([c for c, _ in self.points])
        return self

    @property
    def ends(self) -> tuple[float, float]:
        """Site fractions [-] of the first and the last point."""
        return self.points[0][0], self.points[-1][0]

    def curve(self, at: Conditions) -> Curve:
        """The spline through the potentials of the points."""
        first, last = (1.0 / (c * (1.0 - c)) for c in self.ends)
        return MonotoneSpline.monotone([(c, at.potential(voltage)) for c, voltage in self.points], (first, last))

    def separation(self) -> tuple[str, str] | None:
        """The first key at which the voltage does not fall, and where that is; None if it falls everywhere."""
        for i, ((left, high), (right, low)) in enumerate(pairwise(self.points)):
            if low >= high:
                voltages = f"from {format_quantity(high, VOLTAGE)} to {format_quantity(low, VOLTAGE)}"
                verb = "rises" if low > high else "does not fall"
                return f"points.{i + 1}", f"the voltage {verb} {voltages} between c = {left:g} and {right:g}"
        return None


class PolynomialVoltage(_MeasuredVoltage):
    """``U(c) = sum_k a_k c^k`` in a range of c."""

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


class VoltagePlateaus(_MeasuredVoltage):
    """A staircase: the voltages at which one phase turns into the next, a convex hull of straight lines.

    Along a plateau the voltage falls a little, and between plateaus smoothly over a width in site fraction: the free
    energy is curved everywhere, ``f'' > 0``.
    """

    model: Literal["voltage plateaus"] = Field(description="voltage plateaus of an alloy with several phases")
    plateaus: tuple[tuple[Annotated[float, Plain(above=0.0, at_most=1.0)], Voltage], ...] = Field(
        min_length=1,
        max_length=100,
        description="pairs [site fraction at which the plateau ends, voltage], e.g. [0.6, 0.06 V]; the first begins "
        "at 0, each other one where the one before it ends",
    )
    smoothing: Annotated[float, Plain(above=0.0, at_most=0.5)] = Field(
        0.02, description="site fraction over which the voltage passes from one plateau to the next [-]"
    )
    fall: Fall = Field(as_written("2 mV"), validate_default=True, description="fall of the voltage along a plateau [V]")

    @model_validator(mode="after")
    def _staircase(self) -> Self:
        check_increasing([0.0, *(end for end, _ in self.plateaus)])
        for i, (begin, end) in enumerate(pairwise([0.0, *(end for end, _ in self.plateaus)])):
            if end - begin <= self.smoothing:
                raise fault(
                    f"plateaus.{i}",
                    f"the plateau from {begin:g} to {end:g} is not longer than smoothing, {self.smoothing:g}",
                )
        for i, ((_, high), (_, low)) in enumerate(pairwise(self.plateaus)):
            if high - low <= self.fall:
                raise fault(
                    f"plateaus.{i + 1}",
                    f"{format_quantity(low, VOLTAGE)} follows {format_quantity(high, VOLTAGE)}: each plateau must lie "
                    f"below the one before it by more than the fall along a plateau, "
                    f"{format_quantity(self.fall, VOLTAGE)}",
                )
        return self

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """Both ends of every plateau: site fraction [-] and voltage [V]."""
        starts = [0.0, *(end for end, _ in self.plateaus)]
        return tuple(
            point
            for start, (end, voltage) in zip(starts, self.plateaus, strict=False)
            for point in (
                (start + 0.5 * self.smoothing, voltage + 0.5 * self.fall),
                (end - 0.5 * self.smoothing, voltage - 0.5 * self.fall),
            )
        )

    @property
    def ends(self) -> tuple[float, float]:
        """Beginning of the first and end of the last plateau, half the smoothing inside."""
        return self.points[0][0], self.points[-1][0]

    def curve(self, at: Conditions) -> Curve:
        """Straight along the plateaus."""
        points = [(c, at.potential(voltage)) for c, voltage in self.points]
        slopes = [(high - low) / (right - left) for (left, low), (right, high) in pairwise(points)]
        return MonotoneSpline.with_slopes(points, [slope for slope in slopes[::2] for _ in range(2)])

    def separation(self) -> None:
        """It falls everywhere."""
