"""What a run writes."""

from __future__ import annotations

from pydantic import Field, StrictBool, StrictInt

from chemomech.input.block import Block, as_written
from chemomech.input.quantities import Duration, Instant, Length


class Checkpoint(Block):
    """When a run writes what `chemomech resume` goes on from; the last two are kept."""

    write: StrictBool = Field(True, description="write checkpoints, at least one when the run ends")
    every: Duration = Field(
        as_written("10 min"), validate_default=True, description="write one in this interval of time on the clock [s]"
    )
    steps: StrictInt | None = Field(
        None, ge=1, le=1_000_000, description="write one every so many time steps too (default: by the clock only)"
    )


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
    checkpoint: Checkpoint = Field(
        as_written({}), validate_default=True, description="checkpoints, which `chemomech resume` goes on from"
    )
    fields: StrictBool = Field(True, description="write fields for ParaView")
