"""Cylinders of finite length: pillar, wire that reacts from its end, segment of a wire."""

from __future__ import annotations

from typing import Any

import numpy as np
from mpi4py import MPI

from chemomech.case.mesh_size import CellSize
from chemomech.mesh.body import Body, Values
from chemomech.mesh.gmsh_model import meshed
from chemomech.mesh.planes import Plane, mirrors, named_boundary, pins, pins_in_plane, supports, with_pin_vertices

AXIS = Plane("axis", 0, held=(0,))


def pillar(comm: MPI.Comm, cell_size: CellSize, radius: float, height: float, clamped: bool) -> Body:
    """Half plane ``(r, z)`` of an upright cylinder that reacts on side and top.

    On the substrate, ``z = 0``, it is clamped or slides.
    """
    planes = (AXIS, Plane("substrate", 1, held=(0, 1) if clamped else (1,)))
    domain, parts = meshed(comm, lambda gmsh: _rectangle(gmsh, radius, height, planes, "surface"), 2, cell_size)

    def depth(points: Values) -> Values:
        return np.asarray(np.minimum(radius - points[:, 0], height - points[:, 1]))

    return Body(domain, parts["surface"], tuple(supports(planes, parts, 2)), depth, cell_size.finest, parts=parts)


def wire_from_its_end(comm: MPI.Comm, cell_size: CellSize, radius: float, length: float) -> Body:
    """Half plane ``(r, z)`` of a wire that reacts at ``z = length`` only; ``z = 0`` is a plane of symmetry."""
    planes = (AXIS, Plane("middle", 1, held=(1,)), Plane("surface", 1, length))
    domain, parts = meshed(comm, lambda gmsh: _rectangle(gmsh, radius, length, planes, "side"), 2, cell_size)

    def depth(points: Values) -> Values:
        return np.asarray(length - points[:, 1])

    return Body(
        domain, parts["surface"], tuple(supports(planes, parts, 2)), depth, cell_size.finest, copies=2, parts=parts
    )


def wire_segment(comm: MPI.Comm, cell_size: CellSize, length: float, held: bool, mirrored: bool) -> Body:
    """Piece of a wire of radius 1 along z that reacts on its side; its ends are held at their places or free.

    An eighth between three planes of symmetry, or all of it.
    """
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


def _rectangle(gmsh: Any, radius: float, height: float, planes: tuple[Plane, ...], rest: str) -> dict[str, list[int]]:
    gmsh.model.occ.addRectangle(0, 0, 0, radius, height)
    gmsh.model.occ.synchronize()
    return named_boundary(gmsh, planes, 2, rest)
