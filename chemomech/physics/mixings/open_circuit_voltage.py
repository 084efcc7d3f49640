"""Mixing by a table of the open-circuit voltage."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from chemomech.input.quantities import Voltage
from chemomech.input.units import VOLTAGE, format_quantity
from chemomech.physics.measured_voltage import Curve, InnerFraction, MeasuredVoltage
from chemomech.physics.mixing_law import Conditions
from chemomech.physics.monotone_cubic import check_increasing
from chemomech.physics.spline import MonotoneSpline


class OpenCircuitVoltage(MeasuredVoltage):
    """A table, with a monotone cubic spline (PCHIP) through its points.

    At its ends the spline takes the slope of ideal mixing, ``dg/dc = 1/(c (1 - c))``, as far as it may without rising:
    there is no kink, or a small one.
    """

    example: ClassVar[str] = "points: [[0.1, 0.4 V], [0.5, 0.2 V], [0.95, 0.05 V]]"
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
