"""Round bodies of radius 1 in two and three dimensions: disc, meridian of a ball, ball."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from mpi4py import MPI

from chemomech.mesh.body import Body, Support, Values
from chemomech.mesh.gmsh_model import meshed
from chemomech.mesh.planes import mirrors as mirror_planes
from chemomech.mesh.planes import named_boundary, pins, supports, vertex_at


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
    held = supports(mirror_planes(mirrors), parts, dimension)
    if not mirrors:
        held += pins(domain, [1.0] * dimension)
    elif len(mirrors) < dimension:
        held.append(Support(vertex_at(domain, [0, -1]), 0, 1))  # the pole of a meridian
    return Body(domain, parts["surface"], tuple(held), _depth, cell_size, copies, parts=parts)


def _depth(points: Values) -> Values:
    return np.asarray(1 - np.linalg.norm(points, axis=1))


def _draw(gmsh: Any, mirrors: Sequence[int], dimension: int) -> dict[str, list[int]]:
    """The part of the unit ball on the positive side of each mirror plane; with vertices on every half axis."""
    occ = gmsh.model.occ
    whole = [(2, occ.addDisk(0, 0, 0, 1, 1))] if dimension == 2 else [(3, occ.addSphere(0, 0, 0, 1))]
    far = 2.0
    corner = [0.0 if axis in mirrors else -far for axis in range(dimension)]
    sides = [far if axis in mirrors else 2 * far for axis in range(dimension)]
    if not mirrors:
        ends = [side * np.eye(3)[axis] for axis in range(dimension) for side in (1, -1)]
        centre = [[0, 0, 0]] if dimension == 2 else []
        occ.fragment(whole, [(0, occ.addPoint(*place)) for place in (*ends, *centre)])
    elif dimension == 2:
        occ.intersect(whole, [(2, occ.addRectangle(corner[0], corner[1], 0, *sides))])
    else:
        occ.intersect(whole, [(3, occ.addBox(*corner, *sides))])
    occ.synchronize()
    return named_boundary(gmsh, mirror_planes(mirrors), dimension)
