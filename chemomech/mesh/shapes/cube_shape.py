"""Cubes with rounded edges and corners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from chemomech.case.mesh_size import CellSize, WantedMesh
from chemomech.case.mirrored_shape import MirroredShape
from chemomech.input.block import fault
from chemomech.input.quantities import Length, Quantity
from chemomech.input.units import LENGTH, format_quantity

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.mesh.body import Body, Values

LengthOrNone = Annotated[float, Quantity(LENGTH, at_least=0.0, at_most=1e-2)]


class Cube(MirroredShape):
    """A cube with rounded edges, free at its surface."""

    example: ClassVar[str] = "edge: 20 nm, rounding: 4 nm"
    shape: Literal["cube"] = Field(description="cube with rounded edges and corners")
    edge: Length = Field(description="edge [m] of the pristine cube")
    rounding: LengthOrNone = Field(description="radius [m] of edges and corners; 0 nm leaves them sharp")
    dimension: ClassVar[int] = 3
    resolved: ClassVar[str] = "volume"
    size_keys: ClassVar[tuple[str, ...]] = ("edge",)
    size_name: ClassVar[str] = "half edge"
    has_growth_law: ClassVar[bool] = True

    @model_validator(mode="after")
    def _rounded_edges_leave_faces(self) -> Self:
        if self.rounding > 0.45 * self.edge:
            rounding, edge = (format_quantity(length, LENGTH) for length in (self.rounding, self.edge))
            raise fault("rounding", f"{rounding} leaves no flat faces; at most 0.45 of the edge, {edge}, is allowed")
        return self

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: half the edge."""
        return 0.5 * self.edge

    def content(self, mirrored: bool) -> float:
        """Meshed volume [m^3]."""
        return self.edge**3 / (8 if mirrored else 1)

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Body:
        """An octant or all of it."""
        return cube(comm, wanted.cell_size, self.rounding / self.size, wanted.mirrored)


def cube(comm: MPI.Comm, cell_size: CellSize, rounding: float, mirrored: bool) -> Body:
    """Cube of edge 2 with edges of radius ``rounding``: an octant between three mirror planes, or all of it."""
    from chemomech.mesh.body import Body
    from chemomech.mesh.gmsh_model import meshed
    from chemomech.mesh.planes import mirrors, named_boundary, pins, supports, with_pin_vertices

    planes = mirrors((0, 1, 2) if mirrored else ())

    def draw(gmsh: Any) -> dict[str, list[int]]:
        occ = gmsh.model.occ
        tag = occ.addBox(0, 0, 0, 1, 1, 1) if mirrored else occ.addBox(-1, -1, -1, 2, 2, 2)
        occ.synchronize()
        if rounding > 0:
            edges = [edge for _, edge in gmsh.model.getEntities(1) if not mirrored or _is_outer(gmsh, edge)]
            ((_, tag),) = occ.fillet([tag], edges, [rounding])
        if not mirrored:
            with_pin_vertices(gmsh, [(3, tag)], (1, 1, 1))
        occ.synchronize()
        return named_boundary(gmsh, planes, 3)

    domain, parts = meshed(comm, draw, 3, cell_size)
    held = supports(planes, parts, 3) + ([] if mirrored else pins(domain, (1, 1, 1)))

    def depth(points: Values) -> Values:
        beyond = np.abs(points) - (1 - rounding)
        outside = np.linalg.norm(np.maximum(beyond, 0), axis=1)
        return np.asarray(rounding - outside - np.minimum(beyond.max(axis=1), 0))

    return Body(
        domain, parts["surface"], tuple(held), depth, cell_size.finest, copies=8 if mirrored else 1, parts=parts
    )


def _is_outer(gmsh: Any, edge: int) -> bool:
    """Whether an edge of the octant is one of the whole cube: it lies in two of its faces."""
    box = gmsh.model.getBoundingBox(1, edge)
    return sum(abs(box[axis] - 1) < 1e-6 and abs(box[axis + 3] - 1) < 1e-6 for axis in range(3)) == 2
