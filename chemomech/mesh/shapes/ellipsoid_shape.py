"""Ellipsoids of revolution, on their half plane ``(r, z)``."""

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

SEGMENTS = 4000
"""Of the polygon that stands for half an ellipse: its distance is exact to about 1e-7."""


class Ellipsoid(MirroredShape):
    """An ellipsoid of revolution, free at its surface."""

    example: ClassVar[str] = "semi_axis_along: 16 nm, semi_axis_across: 10 nm"
    shape: Literal["ellipsoid"] = Field(description="ellipsoid of revolution, resolved on its meridian")
    semi_axis_along: Length = Field(description="semi-axis [m] along the axis of revolution")
    semi_axis_across: Length = Field(description="semi-axis [m] across the axis of revolution")
    dimension: ClassVar[int] = 3
    resolved: ClassVar[str] = "meridian"
    size_keys: ClassVar[tuple[str, ...]] = ("semi_axis_along", "semi_axis_across")
    size_name: ClassVar[str] = "smaller semi-axis"

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the smaller semi-axis."""
        return min(self.semi_axis_along, self.semi_axis_across)

    def content(self, mirrored: bool) -> float:
        """Meshed area [m^2]."""
        return math.pi / (4 if mirrored else 2) * self.semi_axis_along * self.semi_axis_across

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Body:
        """Its half plane, above the equator or all of it."""
        semi_axes = self.semi_axis_across / self.size, self.semi_axis_along / self.size
        return ellipsoid(comm, wanted.cell_size, semi_axes, wanted.mirrored)


def ellipsoid(comm: MPI.Comm, cell_size: CellSize, semi_axes: tuple[float, float], mirrored: bool) -> Body:
    """Body with ``semi_axes`` ``(across, along)`` the axis of revolution; half of it, or all."""
    from chemomech.mesh.body import Body
    from chemomech.mesh.gmsh_model import meshed
    from chemomech.mesh.planes import mirrors, named_boundary, pin_at_equator, positive_part, supports

    normal = (0, 1) if mirrored else (0,)
    planes = mirrors(normal)

    def draw(gmsh: Any) -> dict[str, list[int]]:
        occ = gmsh.model.occ
        part = positive_part(gmsh, [(2, occ.addDisk(0, 0, 0, 1, 1))], normal, 1.0)
        occ.dilate(part, 0, 0, 0, *semi_axes, 1)
        occ.synchronize()
        return named_boundary(gmsh, planes, 2)

    domain, parts = meshed(comm, draw, 2, cell_size)
    held = supports(planes, parts, 2)
    if not mirrored:
        held.append(pin_at_equator(domain, semi_axes[0]))
    return Body(
        domain,
        parts["surface"],
        tuple(held),
        _depth(semi_axes),
        cell_size.finest,
        copies=2 if mirrored else 1,
        parts=parts,
    )


def _depth(semi_axes: tuple[float, float]) -> Any:
    from chemomech.mesh_files.distance import distance_to

    angle = np.linspace(-np.pi / 2, np.pi / 2, SEGMENTS + 1)
    curve = np.column_stack([semi_axes[0] * np.cos(angle), semi_axes[1] * np.sin(angle), np.zeros_like(angle)])
    corners = np.stack([curve[:-1], curve[1:]], axis=1)

    def depth(points: Values) -> Values:
        return distance_to(corners, points)

    return depth
