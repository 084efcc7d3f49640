"""When a run ends."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool

from chemomech.input.block import Block
from chemomech.input.quantities import Duration, Plain, Tolerance

PartialFraction = Annotated[float, Plain(above=0.0, at_most=1.0)]


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
