"""How the crystal of the host lies in the body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from pydantic import Field, StrictInt, model_validator

from chemomech.input.block import Block, fault
from chemomech.input.quantities import Number
from chemomech.materials.crystal_frame import frame, rotation

Indices = tuple[StrictInt, StrictInt, StrictInt]
Row = tuple[Number, Number, Number]


class Crystal(Block):
    """Lattice directions along the body's axes, or a rotation."""

    axis: Indices | None = Field(
        None, description="Miller indices [u, v, w] of the direction along z: the wire, a film's normal"
    )
    in_plane: Indices | None = Field(
        None, description="Miller indices [u, v, w] of the direction along x, perpendicular to the axis"
    )
    rotation: tuple[Row, Row, Row] | None = Field(
        None,
        description="instead of axis and in_plane: the body's x, y and z axis, a row each, as unit vectors along the "
        "crystal's a, b and c",
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        given = [key for key in ("axis", "in_plane", "rotation") if getattr(self, key) is not None]
        if given not in (["axis", "in_plane"], ["rotation"]):
            found = " and ".join(given) or "none"
            raise fault(given[0] if given else "axis", f"give axis and in_plane, or rotation alone (found {found})")
        return self

    def frame(self, lengths: Sequence[float]) -> npt.NDArray[np.float64]:
        """Rows: the body's axes in the frame of the crystal, whose lattice has the `lengths` a, b and c.

        Raises a fault of the block unless they are a frame.
        """
        try:
            if self.rotation is not None:
                return rotation(self.rotation)
            assert self.axis is not None
            assert self.in_plane is not None
            return frame(self.axis, self.in_plane, lengths)
        except ValueError as error:
            key = "rotation" if self.rotation is not None else str(error).partition(" ")[0]
            raise fault(key, str(error)) from None
