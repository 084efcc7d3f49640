"""How the reacting surface is driven, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, model_validator

from chemomech.case.current import Current
from chemomech.case.experiment import ExperimentStep
from chemomech.input.block import Block, as_written, fault
from chemomech.input.quantities import AreaResistance, Duration, Instant, Plain, Tolerance, Voltage
from chemomech.physics.surface_kinetics_law import SurfaceKinetics
from chemomech.register.choice import Choice
from chemomech.register.kinds import SURFACE_KINETICS

PartialFraction = Annotated[float, Plain(above=0.0, at_most=1.0)]


class VoltageChange(Block):
    """A later set point of a potentiostat."""

    at: Duration = Field(description="time [s] at which the voltage begins to change")
    voltage: Voltage = Field(description="the new voltage V [V]")
    ramp: Instant = Field(as_written("10 s"), validate_default=True, description="time [s] the change takes")


class CurrentChange(Block):
    """A later set point of a galvanostat."""

    at: Duration = Field(description="time [s] at which the current begins to change")
    current: Current = Field(description="the new current")
    ramp: Instant = Field(as_written("0 s"), validate_default=True, description="time [s] the change takes")


class _Controlled(Block):
    initial_voltage: Voltage | None = Field(
        None,
        description="voltage [V] the run starts at (default: that of an almost empty product, site fraction 9e-4; 5e-5 "
        "where it does not swell alike in all directions)",
    )
    kinetics: Annotated[SurfaceKinetics, Choice(SURFACE_KINETICS)] | None = Field(
        None,
        description="how fast the carrier passes the surface; without it so fast that the carrier there is in "
        "equilibrium with the voltage",
    )
    film_resistance: AreaResistance | None = Field(
        None, description="resistance [ohm m^2] of a thin film on the deformed surface, e.g. of the SEI"
    )


class Potentiostatic(_Controlled):
    """The surface is held at a voltage."""

    control: Literal["potentiostatic"] = Field("potentiostatic", description="the surface is held at a voltage")
    voltage: Voltage = Field(description="V [V] against the carrier metal; lower drives more carrier in")
    ramp: Instant = Field(
        as_written("10 s"), validate_default=True, description="time [s] in which the voltage is reached"
    )
    changes: tuple[VoltageChange, ...] = Field((), max_length=1000, description="later voltages, in order of time")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _check_order(self.ramp, self.changes)
        return self


class Galvanostatic(_Controlled):
    """The current is given; the voltage of the electrode, the same all over its surface, is an outcome."""

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
        _check_order(self.ramp, self.changes)
        return self


class Experiment(_Controlled):
    """Steps one after the other, in plain words."""

    control: Literal["experiment"] = Field(description="steps in plain words, one after the other")
    steps: tuple[ExperimentStep, ...] = Field(
        min_length=1,
        max_length=1000,
        description="what is done, e.g. [discharge at C/10 until 5 mV, rest for 1 h]; discharge inserts the carrier",
    )
    repeat: StrictInt = Field(1, ge=1, le=10_000, description="how many times all steps are done: cycles")
    ramp: Instant = Field(
        as_written("10 s"),
        validate_default=True,
        description="time [s] in which a hold reaches its voltage from another one",
    )


def _check_order(ramp: float, changes: Sequence[VoltageChange | CurrentChange]) -> None:
    settled = ramp
    for i, change in enumerate(changes):
        if change.at < settled:
            raise fault(f"changes.{i}.at", "begins before the ramp before it has ended")
        settled = change.at + change.ramp


def _potentiostatic_unless_said(block: Any) -> Any:
    if not isinstance(block, dict):
        return block
    own = "experiment" if "steps" in block else "galvanostatic" if "current" in block else "potentiostatic"
    return {"control": own} | block


Surface = Annotated[
    Potentiostatic | Galvanostatic | Experiment,
    Field(discriminator="control"),
    BeforeValidator(_potentiostatic_unless_said),
]


def settled(surface: Surface) -> float:
    """Time [s] after which the set point does not change any more."""
    if isinstance(surface, Experiment):
        return 0.0
    last = surface.changes[-1] if surface.changes else None
    return surface.ramp if last is None else last.at + last.ramp


class Time(Block):
    """When the run ends: whichever comes first."""

    end: Duration | None = Field(
        None,
        description="end time [s] (default in an experiment: twice as long as it may take; it ends by itself)",
    )
    stop_at_fraction: PartialFraction = Field(
        0.995,
        description="stop when this volume fraction has reacted [-]; not in an experiment or before a cut-off voltage",
    )
    stop_when_arrested: StrictBool = Field(
        True,
        description="stop when the front has come to rest; not in an experiment or before a cut-off voltage",
    )
    arrest_tolerance: Tolerance = Field(
        0.01, description="the front has come to rest when d ln L/d ln t of its depth stays below this [-]"
    )
