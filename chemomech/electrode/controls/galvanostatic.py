"""A given current."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from chemomech.case.control import Control
from chemomech.case.current import Current
from chemomech.electrode.densities import Densities
from chemomech.electrode.limit import VoltageLimit
from chemomech.electrode.program import Program
from chemomech.electrode.set_point_changes import check_order, settled
from chemomech.electrode.set_points import SetPoints
from chemomech.electrode.size import ElectrodeSize
from chemomech.electrode.step import Programmed
from chemomech.input.block import Block, as_written
from chemomech.input.quantities import Duration, Instant, Voltage

if TYPE_CHECKING:
    from chemomech.case.case import Case


class CurrentChange(Block):
    """A later set point of a galvanostat."""

    at: Duration = Field(description="time [s] at which the current begins to change")
    current: Current = Field(description="the new current")
    ramp: Instant = Field(as_written("0 s"), validate_default=True, description="time [s] the change takes")


class Galvanostatic(Control):
    """The current is given; the voltage of the electrode, the same all over its surface, is an outcome."""

    told_by: ClassVar[str | None] = "current"
    may_give_current: ClassVar[bool] = True

    example: ClassVar[str] = "current: C/10, until: 5 mV"
    control: Literal["galvanostatic"] = Field(description="the current is given, the voltage an outcome")
    current: Current = Field(
        description="i, positive where it inserts the carrier: as a C-rate (C/10), per area of the pristine reacting "
        "surface (0.1 A/m^2), per mass of host (0.1 A/g), or of the whole body (2 nA)"
    )
    ramp: Instant = Field(
        as_written("0 s"), validate_default=True, description="time [s] in which the current is reached, from 0"
    )
    changes: tuple[CurrentChange, ...] = Field((), max_length=1000, description="later currents, in order of time")
    until: Voltage | None = Field(
        None, description="cut-off voltage [V] at which the run ends: from above at a current that inserts"
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        check_order(self.ramp, self.changes)
        return self

    def program(self, case: Case, size: ElectrodeSize) -> Program:
        """The current and its changes, until the cut-off voltage."""
        of = Densities(case.material, size)
        changes = [(change.at, change.ramp, of(change.current)) for change in self.changes]
        set_points = SetPoints.through(0.0, self.ramp, of(self.current), changes)
        largest = max(abs(value) for value in set_points.values)
        expected = min(case.end_time, of.filling(largest)) if largest else case.end_time
        limits = () if self.until is None else (VoltageLimit(self.until, rising=self.current.value < 0),)
        only = Programmed(set_points, True, expected, limits)
        return Program([only], 1, case.initial_voltage, "the cut-off voltage was reached")

    @property
    def ramp_end(self) -> float:
        """Time [s] at which the current is reached."""
        return self.ramp

    @property
    def settled(self) -> float:
        """Time [s] at which the last current is reached."""
        return settled(self.ramp, self.changes)

    @property
    def ends_run(self) -> bool:
        """With a cut-off voltage."""
        return self.until is not None

    def currents(self) -> Iterator[tuple[str, Current]]:
        """The current and its changes."""
        yield "current", self.current
        for i, change in enumerate(self.changes):
            yield f"changes.{i}.current", change.current

    @property
    def in_short(self) -> str:
        """The current."""
        return f"{self.current}"
