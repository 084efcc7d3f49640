"""Pieces of a wire in three dimensions."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
from pydantic import Field

from chemomech.case.mesh_size import CellSize, WantedMesh
from chemomech.case.mirrored_shape import MirroredShape
from chemomech.input.quantities import Length

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.mesh.body import Body, Values


class WireSegment(MirroredShape):
    """A piece of a wire in three dimensions, reacting from its side."""

    example: ClassVar[str] = "radius: 10 nm, length: 6 nm"
    shape: Literal["wire segment"] = Field(description="piece of a cylinder, in three dimensions; reacts on its side")
    radius: Length = Field(description="radius [m] of the pristine wire")
    length: Length = Field(description="length [m] of the piece")
    constraint: Literal["plane strain", "free ends"] = Field(
        "free ends", description="whether the ends are held at their places, as in a long wire, or are free"
    )
    dimension: ClassVar[int] = 2
    resolved: ClassVar[str] = "volume"
    size_keys: ClassVar[tuple[str, ...]] = ("radius", "length")
    size_name: ClassVar[str] = "radius"
    has_growth_law: ClassVar[bool] = True

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the radius."""
        return self.radius

    def content(self, mirrored: bool) -> float:
        """Meshed volume [m^3]."""
        return math.pi * self.radius**2 * self.length / (8 if mirrored else 1)

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Body:
        """An eighth or all of it."""
        held = self.constraint == "plane strain"
        return wire_segment(comm, wanted.cell_size, self.length / self.size, held, wanted.mirrored)


def wire_segment(comm: MPI.Comm, cell_size: CellSize, length: float, held: bool, mirrored: bool) -> Body:
    """Piece of a wire of radius 1 along z that reacts on its side; its ends are held at their places or free.

    An eighth between three planes of symmetry, or all of it.
    """
    from chemomech.mesh.body import Body
    from chemomech.mesh.gmsh_model import meshed
    from chemomech.mesh.planes import (
        Plane,
        mirrors,
        named_boundary,
        pins,
        pins_in_plane,
        supports,
        with_pin_vertices,
    )

    half = length / 2
    kept = (2,) if held else ()
    ends = (Plane("end", 2, half, kept),) if mirrored else (Plane("end", 2, half, kept), Plane("start", 2, -half, kept))
    planes = (*ends, *mirrors((0, 1, 2) if mirrored else ()))

    def draw(gmsh: Any) -> dict[str, list[int]]:
        occ = gmsh.model.occ
        whole = [(3, occ.addCylinder(0, 0, -half, 0, 0, length, 1))]
        if mirrored:
            occ.intersect(whole, [(3, occ.addBox(0, 0, 0, 2, 2, length))])
        else:
            with_pin_vertices(gmsh, whole, (1, 1, half))
        occ.synchronize()
        return named_boundary(gmsh, planes, 3)

    domain, parts = meshed(comm, draw, 3, cell_size)
    supported = supports(planes, parts, 3)
    if not mirrored:
        supported += pins_in_plane(domain, (1, 1)) if held else pins(domain, (1.0, 1.0, half))

    def depth(points: Values) -> Values:
        return np.asarray(1 - np.linalg.norm(points[:, :2], axis=1))

    return Body(
        domain, parts["surface"], tuple(supported), depth, cell_size.finest, copies=8 if mirrored else 1, parts=parts
    )
