"""How the reacting surface is driven, and for how long."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from .block import Block, as_written
from .quantities import Duration, Instant, Plain, Tolerance, Voltage

PartialFraction = Annotated[float, Plain(above=0.0, at_most=1.0)]


class Surface(Block):
    """How the reacting surface is controlled."""

    control: Literal["potentiostatic"] = Field("potentiostatic", description="the surface is held at a voltage")
    voltage: Voltage = Field(description="V [V] against the carrier metal; lower drives more carrier in")
    initial_voltage: Voltage | None = Field(
        None,
        description="voltage [V] the ramp starts from (default: mu = -7 RT, an almost empty product)",
    )
    ramp: Instant = Field(
        as_written("10 s"), validate_default=True, description="time [s] in which the voltage is reached"
    )


class Time(Block):
    """When the run ends: whichever comes first."""

    end: Duration = Field(description="end time [s]")
    stop_at_fraction: PartialFraction = Field(0.995, description="stop when this volume fraction has reacted [-]")
    stop_when_arrested: StrictBool = Field(True, description="stop when the front has come to rest")
    arrest_tolerance: Tolerance = Field(
        0.01, description="the front has come to rest when d ln L/d ln t of its depth stays below this [-]"
    )
