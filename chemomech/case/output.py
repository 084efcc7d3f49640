"""What a run writes."""

from __future__ import annotations

from pydantic import Field, StrictBool

from .block import Block
from .quantities import Duration, Instant, Length


class Output(Block):
    """What a run writes besides its table and its summary."""

    every: Duration | None = Field(None, description="write the fields in this interval of time [s]")
    times: tuple[Instant, ...] = Field(
        (), max_length=10_000, description="write the fields at these times, e.g. [1 min, 1 h]"
    )
    every_depth: Length | None = Field(
        None,
        description="write the fields each time the front has advanced so far [m] (default: size/20)",
    )
    pictures: StrictBool = Field(True, description="draw pictures and the report")
    fields: StrictBool = Field(True, description="write fields for ParaView")
