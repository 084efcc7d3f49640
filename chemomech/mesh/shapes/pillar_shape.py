"""Pillars: upright cylinders on a substrate."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from pydantic import Field

from chemomech.case.mesh_size import CellSize, WantedMesh
from chemomech.case.shape import PartOfSurface, Shape
from chemomech.input.quantities import Length

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.mesh.body import Body, Values

EDGE = 1e-6


class Pillar(Shape):
    """An upright cylinder on a substrate, reacting on its side, on its top or on both."""

    example: ClassVar[str] = "radius: 10 nm, height: 14 nm"
    shape: Literal["pillar"] = Field(description="upright cylinder on a substrate, resolved on its meridian")
    radius: Length = Field(description="radius [m] of the pristine pillar")
    height: Length = Field(description="height [m] of the pristine pillar")
    constraint: Literal["rigid substrate", "frictionless substrate"] = Field(
        "rigid substrate", description="the bottom sticks to the substrate, or slides on it"
    )
    contact: Literal["side and top", "side", "top"] = Field(
        "side and top", description="what of the surface reacts; the rest is dry: no carrier passes it"
    )
    resolved: ClassVar[str] = "meridian"
    size_keys: ClassVar[tuple[str, ...]] = ("radius", "height")
    size_name: ClassVar[str] = "largest depth"
    has_contact: ClassVar[bool] = True

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: radius, height, or the smaller of them where side and top react."""
        return {"side": self.radius, "top": self.height}.get(self.contact, min(self.radius, self.height))

    @property
    def dimension(self) -> int:
        """Directions from which the front converges."""
        return 1 if self.contact == "top" else 2

    @property
    def dry(self) -> str | None:
        """The other part of the surface; None if both react."""
        return {"side": "top", "top": "side"}.get(self.contact)

    def content(self, mirrored: bool) -> float:
        """Meshed area [m^2]."""
        return self.radius * self.height

    def reacting_part(self) -> PartOfSurface | None:
        """Its side or its top; None if both react."""
        if self.contact == "side":
            return lambda x: x[:, 0] > self.radius / self.size - EDGE
        if self.contact == "top":
            return lambda x: x[:, 1] > self.height / self.size - EDGE
        return None

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Body:
        """Its half plane."""
        clamped = self.constraint == "rigid substrate"
        return pillar(comm, wanted.cell_size, self.radius / self.size, self.height / self.size, clamped)


def pillar(comm: MPI.Comm, cell_size: CellSize, radius: float, height: float, clamped: bool) -> Body:
    """Half plane ``(r, z)`` of an upright cylinder that reacts on side and top.

    On the substrate, ``z = 0``, it is ``clamped`` or slides.
    """
    from chemomech.mesh.cylinder import upright_cylinder
    from chemomech.mesh.planes import Plane

    def depth(points: Values) -> Values:
        return np.asarray(np.minimum(radius - points[:, 0], height - points[:, 1]))

    substrate = Plane("substrate", 1, held=(0, 1) if clamped else (1,))
    return upright_cylinder(comm, cell_size, (radius, height), (substrate,), depth)
