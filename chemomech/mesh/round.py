"""Round bodies of radius 1 in two and three dimensions: disc, meridian of a ball, ball."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from dolfinx import mesh
from mpi4py import MPI

from chemomech.mesh.body import Body, Entities, Support, Values
from chemomech.mesh.gmsh_model import meshed

AXES = "xyz"


def disc(comm: MPI.Comm, cell_size: float, mirrored: bool) -> Body:
    """Cross-section of a wire: a quarter between two mirror planes, or all of it."""
    return _body(comm, cell_size, (0, 1) if mirrored else (), 2, copies=4 if mirrored else 1)


def meridian(comm: MPI.Comm, cell_size: float, mirrored: bool) -> Body:
    """Half plane ``(r, z)`` of a ball that is turned about the z axis; ``mirrored`` at its equator or whole."""
    return _body(comm, cell_size, (0, 1) if mirrored else (0,), 2, copies=2 if mirrored else 1)


def ball(comm: MPI.Comm, cell_size: float, mirrored: bool) -> Body:
    """Octant between three mirror planes, or all of a ball."""
    return _body(comm, cell_size, (0, 1, 2) if mirrored else (), 3, copies=8 if mirrored else 1)


def _body(comm: MPI.Comm, cell_size: float, mirrors: Sequence[int], dimension: int, copies: int) -> Body:
    domain, parts = meshed(comm, lambda gmsh: _draw(gmsh, mirrors, dimension), dimension, cell_size)
    supports = [Support(parts[AXES[axis]], dimension - 1, axis) for axis in mirrors]
    supports += _pins(domain, mirrors)
    return Body(domain, parts["surface"], tuple(supports), _depth, cell_size, copies)


def _depth(points: Values) -> Values:
    return np.asarray(1 - np.linalg.norm(points, axis=1))


def _draw(gmsh: Any, mirrors: Sequence[int], dimension: int) -> dict[str, list[int]]:
    """The part of the unit ball on the positive side of each mirror plane, with a vertex on every half axis."""
    occ = gmsh.model.occ
    whole = [(2, occ.addDisk(0, 0, 0, 1, 1))] if dimension == 2 else [(3, occ.addSphere(0, 0, 0, 1))]
    far = 2.0
    corner = [0.0 if axis in mirrors else -far for axis in range(dimension)]
    sides = [far if axis in mirrors else 2 * far for axis in range(dimension)]
    if not mirrors:
        ends = [side * np.eye(3)[axis] for axis in range(dimension) for side in (1, -1)]
        occ.fragment(whole, [(0, occ.addPoint(*end)) for end in ends])
    elif dimension == 2:
        occ.intersect(whole, [(2, occ.addRectangle(corner[0], corner[1], 0, *sides))])
    else:
        occ.intersect(whole, [(3, occ.addBox(*corner, *sides))])
    occ.synchronize()
    return _named_boundary(gmsh, mirrors, dimension)


def _named_boundary(gmsh: Any, mirrors: Sequence[int], dimension: int) -> dict[str, list[int]]:
    """Boundary entities by the plane they lie in; those in none are the surface."""
    named: dict[str, list[int]] = {"surface": [], **{AXES[axis]: [] for axis in mirrors}}
    for _, tag in gmsh.model.getEntities(dimension - 1):
        box = gmsh.model.getBoundingBox(dimension - 1, tag)
        plane = next((axis for axis in mirrors if max(abs(box[axis]), abs(box[axis + 3])) < 1e-6), None)
        named["surface" if plane is None else AXES[plane]].append(tag)
    return named


def _pins(domain: mesh.Mesh, mirrors: Sequence[int]) -> list[Support]:
    """What keeps a body without mirror planes from moving rigidly, without stressing it.

    In a plane ``u_y = 0`` on both ends of the x axis and ``u_x = 0`` on one of the y axis; of a meridian that is not
    mirrored ``u_z = 0`` at the pole; in space one component on both ends of each axis.
    """
    dimension = domain.geometry.dim
    if len(mirrors) == dimension:
        return []
    if mirrors:
        return [Support(_at(domain, [0, -1]), 0, 1)]
    if dimension == 2:
        return [Support(_at(domain, [side, 0]), 0, 1) for side in (1, -1)] + [Support(_at(domain, [0, 1]), 0, 0)]
    return [Support(_at(domain, side * np.eye(3)[axis]), 0, (axis + 1) % 3) for axis in range(3) for side in (1, -1)]


def _at(domain: mesh.Mesh, point: Sequence[float] | Values) -> Entities:
    """The vertex at a point."""
    place = np.zeros(3)
    place[: len(point)] = point
    return mesh.locate_entities(domain, 0, lambda x: np.linalg.norm(x - place[:, None], axis=0) < 1e-6)
