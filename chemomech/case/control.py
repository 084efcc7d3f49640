"""How the reacting surface is driven, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, model_validator

from .block import Block, as_written, fault
from .kinetics import LinearKinetics
from .quantities import CurrentDensity, Duration, Instant, Plain, Tolerance, Voltage

PartialFraction = Annotated[float, Plain(above=0.0, at_most=1.0)]


class VoltageChange(Block):
    """A later set point of a potentiostat."""

    at: Duration = Field(description="time [s] at which the voltage begins to change")
    voltage: Voltage = Field(description="the new voltage V [V]")
    ramp: Instant = Field(as_written("10 s"), validate_default=True, description="time [s] the change takes")

    @property
    def value(self) -> float:
        """The new voltage [V]."""
        return self.voltage


class CurrentChange(Block):
    """A later set point of a galvanostat."""

    at: Duration = Field(description="time [s] at which the current begins to change")
    current_density: CurrentDensity = Field(description="the new current density i [A/m^2]")
    ramp: Instant = Field(as_written("0 s"), validate_default=True, description="time [s] the change takes")

    @property
    def value(self) -> float:
        """The new current density [A/m^2]."""
        return self.current_density


class _Controlled(Block):
    initial_voltage: Voltage | None = Field(
        None,
        description="voltage [V] the run starts at (default: that of an almost empty product, site fraction 9e-4; 5e-5 "
        "where it does not swell alike in all directions)",
    )


class Potentiostatic(_Controlled):
    """The surface is held at a voltage."""

    control: Literal["potentiostatic"] = Field("potentiostatic", description="the surface is held at a voltage")
    voltage: Voltage = Field(description="V [V] against the carrier metal; lower drives more carrier in")
    ramp: Instant = Field(
        as_written("10 s"), validate_default=True, description="time [s] in which the voltage is reached"
    )
    changes: tuple[VoltageChange, ...] = Field((), max_length=1000, description="later voltages, in order of time")
    kinetics: LinearKinetics | None = Field(
        None,
        description="how fast the carrier passes the surface; without it so fast that the carrier there is in "
        "equilibrium with the voltage",
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _check_order(self.ramp, self.changes)
        return self

    @property
    def value(self) -> float:
        """The voltage [V] after the ramp."""
        return self.voltage


class Galvanostatic(_Controlled):
    """The current through the surface is given; its voltage is an outcome."""

    control: Literal["galvanostatic"] = Field(description="the current through the surface is given")
    current_density: CurrentDensity = Field(
        description="i [A/m^2] per area of the pristine surface; positive currents insert the carrier"
    )
    ramp: Instant = Field(
        as_written("0 s"), validate_default=True, description="time [s] in which the current is reached, from 0"
    )
    changes: tuple[CurrentChange, ...] = Field((), max_length=1000, description="later currents, in order of time")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _check_order(self.ramp, self.changes)
        return self

    @property
    def value(self) -> float:
        """The current density [A/m^2] after the ramp."""
        return self.current_density


def _check_order(ramp: float, changes: Sequence[VoltageChange | CurrentChange]) -> None:
    settled = ramp
    for i, change in enumerate(changes):
        if change.at < settled:
            raise fault(f"changes.{i}.at", "begins before the ramp before it has ended")
        settled = change.at + change.ramp


def _potentiostatic_unless_said(block: Any) -> Any:
    return {"control": "potentiostatic"} | block if isinstance(block, dict) else block


Surface = Annotated[
    Potentiostatic | Galvanostatic,
    Field(discriminator="control"),
    BeforeValidator(_potentiostatic_unless_said),
]


def settled(surface: Potentiostatic | Galvanostatic) -> float:
    """Time [s] after which the set point does not change any more."""
    last = surface.changes[-1] if surface.changes else None
    return surface.ramp if last is None else last.at + last.ramp


class Time(Block):
    """When the run ends: whichever comes first."""

    end: Duration = Field(description="end time [s]")
    stop_at_fraction: PartialFraction = Field(0.995, description="stop when this volume fraction has reacted [-]")
    stop_when_arrested: StrictBool = Field(True, description="stop when the front has come to rest")
    arrest_tolerance: Tolerance = Field(
        0.01, description="the front has come to rest when d ln L/d ln t of its depth stays below this [-]"
    )
