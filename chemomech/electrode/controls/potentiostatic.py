"""A given voltage."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from chemomech.case.control import Control
from chemomech.electrode.program import Program
from chemomech.electrode.set_point_changes import check_order, settled
from chemomech.electrode.set_points import SetPoints
from chemomech.electrode.size import ElectrodeSize
from chemomech.electrode.step import Programmed
from chemomech.input.block import Block, as_written
from chemomech.input.quantities import Duration, Instant, Voltage
from chemomech.input.readable import as_typed
from chemomech.input.units import VOLTAGE
from chemomech.materials.material import Material

if TYPE_CHECKING:
    from chemomech.case.case import Case


class VoltageChange(Block):
    """A later set point of a potentiostat."""

    at: Duration = Field(description="time [s] at which the voltage begins to change")
    voltage: Voltage = Field(description="the new voltage V [V]")
    ramp: Instant = Field(as_written("10 s"), validate_default=True, description="time [s] the change takes")


class Potentiostatic(Control):
    """The surface is held at a voltage."""

    has_growth_law: ClassVar[bool] = True

    example: ClassVar[str] = "voltage: 22 mV, ramp: 10 s"
    control: Literal["potentiostatic"] = Field("potentiostatic", description="the surface is held at a voltage")
    voltage: Voltage = Field(description="V [V] against the carrier metal; lower drives more carrier in")
    ramp: Instant = Field(
        as_written("10 s"), validate_default=True, description="time [s] in which the voltage is reached"
    )
    changes: tuple[VoltageChange, ...] = Field((), max_length=1000, description="later voltages, in order of time")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        check_order(self.ramp, self.changes)
        return self

    def program(self, case: Case, size: ElectrodeSize) -> Program:
        """The voltage, reached from the initial one, and its changes."""
        changes = [(change.at, change.ramp, change.voltage) for change in self.changes]
        set_points = SetPoints.through(case.initial_voltage, self.ramp, self.voltage, changes)
        return Program([Programmed(set_points, gives_current=False, expected=case.end_time)], 1, case.initial_voltage)

    @property
    def ramp_end(self) -> float:
        """Time [s] at which the voltage is reached."""
        return self.ramp

    @property
    def settled(self) -> float:
        """Time [s] at which the last voltage is reached."""
        return settled(self.ramp, self.changes)

    def driving_potential(self, material: Material, temperature: float) -> float:
        """Diffusion potential [RT] of the voltage."""
        return material.surface_potential(self.voltage, temperature)

    def drive_warnings(self, equilibrium_voltage: float) -> list[str]:
        """That nothing reacts at the plateau of host and product or above it."""
        if self.voltage >= equilibrium_voltage:
            return [
                f"surface.voltage {as_typed(self.voltage, VOLTAGE)} is not below the equilibrium voltage "
                f"{as_typed(equilibrium_voltage, VOLTAGE)}: nothing will react"
            ]
        return []

    @property
    def in_short(self) -> str:
        """The voltage."""
        return f"{self.voltage:g} V"
