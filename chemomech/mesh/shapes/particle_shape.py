"""Spheres that react all around, over the radius, the meridian or the volume."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from chemomech.case.mesh_size import WantedMesh
from chemomech.case.round_shape import RoundShape
from chemomech.case.shape import PartOfSurface

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.mesh.body import Body


class Particle(RoundShape):
    """A sphere, free at its surface."""

    example: ClassVar[str] = "radius: 10 nm, core_radius: 5 nm"
    shape: Literal["particle"] = Field(description="sphere")
    resolved: Literal["radius", "meridian", "volume"] = Field(
        "radius",
        description="radius: every field depends on the radius only, the fastest; meridian: on radius and height of a "
        "body of revolution; volume: on all three directions",
    )
    dimension: ClassVar[int] = 3
    word_for_directions: ClassVar[str] = "volume"

    def reacting_part(self) -> PartOfSurface | None:
        """A cap, if a share of the surface reacts."""
        return self.cap()

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Body:
        """The interval from the centre to the surface, a half plane or a ball."""
        body = self.resolved_body
        if body.is_one_dimensional:
            from chemomech.mesh.radial import radial_body

            return radial_body(comm, wanted.cells_of_regions, self.relative_ends)
        from chemomech.mesh.round import ball, meridian

        return (meridian if body.is_revolved else ball)(comm, wanted.cell_size, wanted.mirrored, self.relative_core)
