"""Wires that react from one end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from pydantic import Field

from chemomech.case.mesh_size import CellSize, WantedMesh
from chemomech.case.shape import Shape
from chemomech.input.quantities import Length

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.mesh.body import Body, Values


class WireFromItsEnd(Shape):
    """A wire that reacts from one end, as between the electrodes of a microscope; its side is free and inert."""

    example: ClassVar[str] = "radius: 6 nm, length: 16 nm"
    shape: Literal["wire from its end"] = Field(
        description="cylinder that reacts at one end only, resolved on its meridian"
    )
    radius: Length = Field(description="radius [m] of the pristine wire")
    length: Length = Field(description="length [m] from the end that reacts to the end that does not")
    dimension: ClassVar[int] = 1
    resolved: ClassVar[str] = "meridian"
    size_keys: ClassVar[tuple[str, ...]] = ("radius", "length")
    size_name: ClassVar[str] = "length"
    has_growth_law: ClassVar[bool] = True
    dry: ClassVar[str | None] = "side"

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the length."""
        return self.length

    def content(self, mirrored: bool) -> float:
        """Meshed area [m^2]."""
        return self.radius * self.length

    def mirror_axes(self, mirrored: bool) -> tuple[int, ...]:
        """The end that does not react is the middle of a wire that reacts at both, whatever the crystal."""
        return (1,)

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Body:
        """Its half plane."""
        return wire_from_its_end(comm, wanted.cell_size, self.radius / self.size, self.length / self.size)


def wire_from_its_end(comm: MPI.Comm, cell_size: CellSize, radius: float, length: float) -> Body:
    """Half plane ``(r, z)`` of a wire that reacts at ``z = length`` only; ``z = 0`` is a plane of symmetry."""
    from chemomech.mesh.cylinder import upright_cylinder
    from chemomech.mesh.planes import Plane

    def depth(points: Values) -> Values:
        return np.asarray(length - points[:, 1])

    planes = (Plane("middle", 1, held=(1,)), Plane("surface", 1, length))
    return upright_cylinder(comm, cell_size, (radius, length), planes, depth, rest="side", copies=2)
