"""Wires that react from their side, over the radius or the cross-section."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from pydantic import Field

from chemomech.case.mesh_size import WantedMesh
from chemomech.case.round_shape import RoundShape
from chemomech.case.shape import PartOfSurface

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.mesh.body import Body


class Wire(RoundShape):
    """A long cylinder reacting from its side."""

    example: ClassVar[str] = "radius: 10 nm, core_radius: 5 nm"
    shape: Literal["wire"] = Field(description="long cylinder")
    constraint: Literal["generalised plane strain", "plane strain"] = Field(
        "generalised plane strain",
        description="free to stretch along the axis without axial force, or held at its length",
    )
    resolved: Literal["radius", "cross-section"] = Field(
        "radius",
        description="radius: every field depends on the radius only, the fastest; cross-section: on both directions "
        "across the axis",
    )
    dimension: ClassVar[int] = 2
    word_for_directions: ClassVar[str] = "cross-section"

    @property
    def has_free_axis(self) -> bool:
        """Whether it is free to stretch along its axis."""
        return self.constraint == "generalised plane strain"

    def reacting_part(self) -> PartOfSurface | None:
        """What lies within the angle ``pi s`` of the y axis, if a share ``s`` of the surface reacts."""
        if self.contact is None:
            return None
        least = np.cos(np.pi * self.contact)
        return lambda x: x[:, 1] > least * np.linalg.norm(x, axis=1)

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Body:
        """The interval from the axis to the surface, or a disc."""
        if self.resolved_body.is_one_dimensional:
            from chemomech.mesh.radial import radial_body

            return radial_body(comm, wanted.cells_of_regions, self.relative_ends)
        from chemomech.mesh.round import disc

        return disc(comm, wanted.cell_size, wanted.mirrored, self.relative_core)
