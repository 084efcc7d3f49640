"""Bodies whose boundary is flat in places: mirror planes, an axis, a substrate; what moves freely is pinned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from dolfinx import mesh

from chemomech.mesh.body import Entities, Support, Values

AXES = "xyz"


@dataclass(frozen=True)
class Plane:
    """The part of the boundary where one coordinate has one value."""

    name: str
    axis: int
    at: float = 0.0
    held: tuple[int, ...] = ()
    """Components of the displacement that are 0 there."""


def mirrors(axes: Sequence[int]) -> tuple[Plane, ...]:
    """Planes of symmetry through the origin, normal to ``axes``."""
    return tuple(Plane(AXES[axis], axis, held=(axis,)) for axis in axes)


def named_boundary(gmsh: Any, planes: Sequence[Plane], dimension: int, rest: str = "surface") -> dict[str, list[int]]:
    """Boundary entities by the plane they lie in; those in none are the ``rest``."""
    named: dict[str, list[int]] = {name: [] for name in dict.fromkeys((rest, *(plane.name for plane in planes)))}
    for _, tag in gmsh.model.getEntities(dimension - 1):
        if len(gmsh.model.getAdjacencies(dimension - 1, tag)[0]) != 1:  # of no body, or between two regions
            continue
        box = gmsh.model.getBoundingBox(dimension - 1, tag)
        inside = (p.name for p in planes if max(abs(box[p.axis] - p.at), abs(box[p.axis + 3] - p.at)) < 1e-6)
        named[next(inside, rest)].append(tag)
    return named


def positive_part(gmsh: Any, whole: Sequence[tuple[int, int]], axes: Sequence[int], reach: float) -> Any:
    """What of entities within ``reach`` lies on the positive side of the planes normal to ``axes``."""
    dimension, occ = whole[0][0], gmsh.model.occ
    low = [0.0 if axis in axes else -2 * reach for axis in range(dimension)]
    sides = [2 * reach - start for start in low]
    box = occ.addRectangle(*low, 0, *sides) if dimension == 2 else occ.addBox(*low, *sides)
    return occ.intersect(whole, [(dimension, box)])[0]


def with_pin_vertices(gmsh: Any, whole: Sequence[tuple[int, int]], half_axes: Sequence[float]) -> None:
    """Give a whole body a vertex on each half axis, and one in the centre in a plane, for :func:`pins`."""
    occ = gmsh.model.occ
    ends = [side * length * np.eye(3)[axis] for axis, length in enumerate(half_axes) for side in (1, -1)]
    centre = [np.zeros(3)] if len(half_axes) == 2 else []
    occ.fragment(whole, [(0, occ.addPoint(*place)) for place in (*ends, *centre)])


def supports(planes: Sequence[Plane], parts: dict[str, Entities], dimension: int) -> list[Support]:
    """What the planes hold."""
    return [Support(parts[plane.name], dimension - 1, axis) for plane in planes for axis in plane.held]


def pins(domain: mesh.Mesh, half_axes: Sequence[float]) -> list[Support]:
    """What keeps a whole body from moving rigidly, without stressing it; its centre stays where it is.

    In a plane ``u = 0`` in the centre, which is a vertex, and ``u_y = 0`` on one end of the x axis; in space one
    component on both ends of each axis.
    """
    if domain.geometry.dim == 2:
        centre, end = vertex_at(domain, [0, 0]), vertex_at(domain, [half_axes[0], 0])
        return [Support(centre, 0, 0), Support(centre, 0, 1), Support(end, 0, 1)]
    ends = [length * np.eye(3)[axis] for axis, length in enumerate(half_axes)]
    return [Support(vertex_at(domain, s * end), 0, (axis + 1) % 3) for axis, end in enumerate(ends) for s in (1, -1)]


def pins_in_plane(domain: mesh.Mesh, half_axes: Sequence[float]) -> list[Support]:
    """What keeps a whole body from moving in the (x, y) plane; it has a vertex on each half axis."""
    x, y = half_axes[:2]
    return [Support(vertex_at(domain, [end, 0]), 0, 1) for end in (x, -x)] + [Support(vertex_at(domain, [0, y]), 0, 0)]


def pin_at_equator(domain: mesh.Mesh, radius: float) -> Support:
    """What keeps the half plane of a whole body of revolution from moving along its axis, and its centre in place."""
    return Support(vertex_at(domain, [radius, 0]), 0, 1)


def vertex_at(domain: mesh.Mesh, point: Sequence[float] | Values) -> Entities:
    """The vertex at a point."""
    place = np.zeros(3)
    place[: len(point)] = point
    return mesh.locate_entities(domain, 0, lambda x: np.linalg.norm(x - place[:, None], axis=0) < 1e-6)
