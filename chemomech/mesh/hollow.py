"""Hollow sphere that reacts on its outside; its inside is free."""

from __future__ import annotations

from typing import Any

import numpy as np
from mpi4py import MPI

from chemomech.case.mesh_size import CellSize
from chemomech.mesh.body import Body, Values
from chemomech.mesh.gmsh_model import meshed
from chemomech.mesh.interval import interval
from chemomech.mesh.planes import (
    mirrors,
    named_boundary,
    pin_at_equator,
    pins,
    positive_part,
    supports,
    with_pin_vertices,
)
from chemomech.mesh.radial import end_of


def hollow_radius(comm: MPI.Comm, cells: int, inner: float) -> Body:
    """Interval from the inner radius to the outer one; the wall's thickness is 1."""
    domain = interval(comm, cells)
    domain.geometry.x[:, 0] += inner
    outer = end_of(domain, inner + 1)
    parts = {"surface": outer, "inside": end_of(domain, inner)}
    return Body(domain, outer, (), _depth(inner), outermost=inner + 1, parts=parts)


def hollow_sphere(comm: MPI.Comm, cell_size: CellSize, inner: float, dimension: int, mirrored: bool) -> Body:
    """Meridian (2) or volume (3) with a wall of thickness 1 around a hole of radius ``inner``, whole or mirrored."""
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
