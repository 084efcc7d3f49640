"""Hollow spheres that react on their outside."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from chemomech.case.contact_share import CONTACT, PartlyReacting, Share
from chemomech.case.mesh_size import CellSize, WantedMesh
from chemomech.case.mirrored_shape import MirroredShape
from chemomech.case.shape import PartOfSurface
from chemomech.input.block import fault
from chemomech.input.quantities import Length
from chemomech.input.units import LENGTH, format_quantity

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.mesh.body import Body, Values


class HollowSphere(MirroredShape, PartlyReacting):
    """A hollow sphere that reacts on its outside; its inside is free."""

    example: ClassVar[str] = "outer_radius: 15 nm, inner_radius: 7 nm"
    shape: Literal["hollow sphere"] = Field(description="sphere with a hole in its centre; reacts on its outside")
    outer_radius: Length = Field(description="outer radius [m] of the pristine host")
    inner_radius: Length = Field(description="radius [m] of the hole")
    resolved: Literal["radius", "meridian", "volume"] = Field(
        "radius",
        description="radius: every field depends on the radius only, the fastest; meridian: on radius and height of a "
        "body of revolution; volume: on all three directions",
    )
    contact: Share | None = Field(None, description=CONTACT)
    dimension: ClassVar[int] = 3
    size_keys: ClassVar[tuple[str, ...]] = ("outer_radius",)
    size_name: ClassVar[str] = "thickness of the wall"

    @model_validator(mode="after")
    def _hole_inside(self) -> Self:
        if self.inner_radius >= self.outer_radius:
            inner, outer = (format_quantity(radius, LENGTH) for radius in (self.inner_radius, self.outer_radius))
            raise fault("inner_radius", f"the hole, {inner}, must be smaller than the sphere, {outer}")
        return self

    @property
    def size(self) -> float:
        """Depth [m] the front can travel: the thickness of the wall."""
        return self.outer_radius - self.inner_radius

    def content(self, mirrored: bool) -> float:
        """Meshed area [m^2] of the meridian or volume [m^3]."""
        if self.resolved_body.mesh_dimension == 3:
            volume = 4 / 3 * math.pi * (self.outer_radius**3 - self.inner_radius**3)
            return volume / (8 if mirrored else 1)
        return math.pi / (4 if mirrored else 2) * (self.outer_radius**2 - self.inner_radius**2)

    def reacting_part(self) -> PartOfSurface | None:
        """A cap, if a share of the outside reacts."""
        return self.cap()

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Body:
        """The interval between the radii, a half plane or a ball with a hole."""
        body, inner = self.resolved_body, self.inner_radius / self.size
        if body.is_one_dimensional:
            return hollow_radius(comm, sum(wanted.cells_of_regions), inner)
        return hollow_sphere(comm, wanted.cell_size, inner, body.mesh_dimension, wanted.mirrored)


def hollow_radius(comm: MPI.Comm, cells: int, inner: float) -> Body:
    """Interval from the inner radius to the outer one; the wall's thickness is 1."""
    from chemomech.mesh.body import Body
    from chemomech.mesh.interval import interval
    from chemomech.mesh.radial import end_of

    domain = interval(comm, cells)
    domain.geometry.x[:, 0] += inner
    outer = end_of(domain, inner + 1)
    parts = {"surface": outer, "inside": end_of(domain, inner)}
    return Body(domain, outer, (), _depth(inner), outermost=inner + 1, parts=parts)


def hollow_sphere(comm: MPI.Comm, cell_size: CellSize, inner: float, dimension: int, mirrored: bool) -> Body:
    """Meridian (2) or volume (3) with a wall of thickness 1 around a hole of radius ``inner``, whole or mirrored."""
    from chemomech.mesh.body import Body
    from chemomech.mesh.gmsh_model import meshed
    from chemomech.mesh.planes import (
        mirrors,
        named_boundary,
        pin_at_equator,
        pins,
        positive_part,
        supports,
        with_pin_vertices,
    )

    outer = inner + 1
    normal = tuple(range(dimension)) if mirrored else (0,) if dimension == 2 else ()
    planes = mirrors(normal)

    def draw(gmsh: Any) -> dict[str, list[int]]:
        occ = gmsh.model.occ
        round_body = (
            (lambda r: (2, occ.addDisk(0, 0, 0, r, r))) if dimension == 2 else lambda r: (3, occ.addSphere(0, 0, 0, r))
        )
        wall, _ = occ.cut([round_body(outer)], [round_body(inner)])
        if normal:
            positive_part(gmsh, wall, normal, outer)
        else:
            with_pin_vertices(gmsh, wall, [outer] * 3)
        occ.synchronize()
        named = named_boundary(gmsh, planes, dimension)
        named["inside"] = [tag for tag in named["surface"] if _reach(gmsh, dimension - 1, tag) < inner + 0.5]
        named["surface"] = [tag for tag in named["surface"] if tag not in named["inside"]]
        return named

    domain, parts = meshed(comm, draw, dimension, cell_size)
    held = supports(planes, parts, dimension)
    if not normal:
        held += pins(domain, [outer] * 3)
    elif not mirrored:
        held.append(pin_at_equator(domain, outer))
    copies = 2 ** len(normal) // (2 if dimension == 2 else 1)
    return Body(domain, parts["surface"], tuple(held), _depth(inner), cell_size.finest, copies, outer, parts)


def _reach(gmsh: Any, dimension: int, tag: int) -> float:
    return max(abs(coordinate) for coordinate in gmsh.model.getBoundingBox(dimension, tag))


def _depth(inner: float) -> Any:
    def depth(points: Values) -> Values:
        return np.asarray(inner + 1 - np.linalg.norm(points, axis=1))

    return depth
