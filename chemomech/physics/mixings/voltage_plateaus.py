"""Mixing by the voltages of plateaus, as of an alloy with several phases."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from chemomech.input.block import as_written, fault
from chemomech.input.quantities import Plain, Quantity, Voltage
from chemomech.input.units import VOLTAGE, format_quantity
from chemomech.physics.measured_voltage import Curve, MeasuredVoltage
from chemomech.physics.mixing_law import Conditions
from chemomech.physics.monotone_cubic import check_increasing
from chemomech.physics.spline import MonotoneSpline

Fall = Annotated[float, Quantity(VOLTAGE, above=0.0, at_most=1.0)]


class VoltagePlateaus(MeasuredVoltage):
    """A staircase: the voltages at which one phase turns into the next, a convex hull of straight lines.

    Along a plateau the voltage falls a little, and between plateaus smoothly over a width in site fraction: the free
    energy is curved everywhere, ``f'' > 0``.
    """

    example: ClassVar[str] = "plateaus: [[0.27, 0.1 V], [1, 0.06 V]]"
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
